"""Drives `bailiwick repl` on a real terminal, as somebody at a keyboard does, and says what is not as it should be.

    python3 Tests/Terminal/check.py .build/debug/bailiwick
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time

PROMPT = "bailiwick> "
MORE = "       ... "
UP = "\x1b[A"


class Session:
    """A session on a terminal of its own."""

    def __init__(self, program, state, *arguments):
        environment = dict(os.environ, XDG_STATE_HOME=state, TERM="xterm", NO_COLOR="1", COLUMNS="")
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.execve(program, [program, "repl", *arguments], environment)
        self.resize(40, 100)
        self.seen = ""

    def resize(self, rows, columns):
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds):
        """What is shown within some seconds, or nothing; `None` at the end."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            return ""
        try:
            return os.read(self.terminal, 1 << 16).decode(errors="replace")
        except OSError:
            return None

    def expect(self, text, seconds=20):
        """Waits for a text, and returns what stands before it."""
        end = time.monotonic() + seconds
        while text not in self.seen:
            more = self.read(max(0, end - time.monotonic()))
            if not more:
                raise AssertionError(f"{text!r} does not come; shown: {self.seen!r}")
            # Movements of the cursor within a line are of no concern.
            self.seen += re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", more)
        before, self.seen = self.seen.split(text, 1)
        return before

    def send(self, keys):
        os.write(self.terminal, keys.encode())

    def status(self):
        while self.read(20):
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


def check(program):
    state = tempfile.mkdtemp()
    session = Session(program, state)
    session.expect(PROMPT)

    # Completion by what can stand there, and the answer.
    session.send("partic\t.loc\t\r")
    session.expect("unknown: needs participant.location")
    session.expect(PROMPT)
    session.send("block participants in CN for meetings tag\t")
    session.expect("ged ")

    # Ctrl-C clears the line.
    session.send("\x03")
    session.expect("^C")
    session.expect(PROMPT)

    # A statement goes on where it is incomplete, and Ctrl-C gives all of it up.
    session.send("rule cut:\r")
    session.expect(MORE)
    session.send("\x03")
    session.expect(PROMPT)
    session.send("rule cut:\r")
    session.expect(MORE)
    session.send("  end meetings tagged illegal-in-CN\r")
    session.expect("added rule cut")
    session.expect("collective-leak")
    session.expect(PROMPT)

    # What is pasted keeps its indented lines together.
    session.send("rule kept:\n  block participants in IT\n  for meetings tagged illegal-in-IT\nparticipant in FR\n")
    session.expect("added rule kept")
    session.expect("unknown: needs participant.location")
    session.send("\r")
    session.expect(PROMPT)
    session.send(":show\r")
    session.expect("for meetings tagged illegal-in-IT")
    session.expect(PROMPT)

    # An error does not end what somebody types, and a narrower window is no harm.
    session.resize(20, 60)
    session.send(":w\r")
    session.expect("`:w` may be `:why`, `:whatif`, `:who`")
    session.expect(PROMPT)
    session.send("\x04")
    assert session.status() == 0, "Ctrl-D ends a session well"

    # What was entered is there the next time.
    session = Session(program, state)
    session.expect(PROMPT)
    session.send(UP + UP + "\r")
    session.expect("nothing was entered")
    session.expect(PROMPT)
    session.send(":quit\r")
    assert session.status() == 0, ":quit ends a session well"


if __name__ == "__main__":
    signal.alarm(120)
    check(os.path.abspath(sys.argv[1]))
    print("the terminal is as it should be")
