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
import subprocess
import sys
import tempfile
import termios
import time

PROMPT = "bailiwick> "
MORE = "       ... "
UP = "\x1b[A"
CTRL_C, CTRL_D, CTRL_R = "\x03", "\x04", "\x12"

# What a terminal sends around a paste.
PASTE = "\x1b[200~{}\x1b[201~"

POLICY = "rule mainland: block participants in CN for meetings tagged illegal-in-CN\n"


class Session:
    """A session on a terminal of its own, in a directory."""

    def __init__(self, program, directory, *arguments, **environment):
        environment = {"TERM": "xterm", "NO_COLOR": "1", "COLUMNS": "", **environment}
        environment = dict(os.environ, XDG_STATE_HOME=os.path.join(directory, ".state"), **environment)
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(directory)
            os.execve(program, [program, "repl", *arguments], environment)
        self.resize(40, 100)
        self.raw = ""
        self.taken = 0

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

    @property
    def seen(self):
        # Movements of the cursor within a line are of no concern.
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", self.raw)[self.taken :]

    def expect(self, text, seconds=30):
        """Waits for a text, and returns what stands before it."""
        end = time.monotonic() + seconds
        while text not in self.seen:
            more = self.read(max(0, end - time.monotonic()))
            if not more:
                raise AssertionError(f"{text!r} does not come; shown: {self.seen!r}")
            self.raw += more
        before = self.seen.split(text, 1)[0]
        self.taken += len(before) + len(text)
        return before

    def send(self, keys):
        os.write(self.terminal, keys.encode())

    def enter(self, line, *answers):
        """Enters a line, and waits for its answers and for the next prompt."""
        self.send(line + "\r")
        for answer in answers:
            self.expect(answer)
        self.expect(PROMPT)

    def status(self):
        while self.read(20):
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])

    def quit(self):
        self.send(CTRL_D)
        assert self.status() == 0, "Ctrl-D ends a session well"


def completes(program, directory):
    """Tab adds what can stand there; where that is several words, it lists them."""
    session = Session(program, directory)
    session.expect("there are no .bwk files here")
    session.expect(PROMPT)
    session.enter("partic\t.loc\t", "unknown: needs participant.location")
    session.send("block participants in CN for meetings tag\t")
    session.expect("ged ")
    session.send(CTRL_C)
    session.expect("^C")
    session.expect(PROMPT)
    session.send(":w\t")
    for word in [":watch", ":whatif", ":who", ":why", PROMPT]:
        session.expect(word)
    session.send("ho nobody\r")
    session.expect("no rule is named `nobody`")
    session.expect(PROMPT)
    session.quit()


def goes_on(program, directory):
    """A statement goes on where it is incomplete, and Ctrl-C gives all of it up."""
    session = Session(program, directory, "--quiet")
    session.expect(PROMPT)
    session.send("rule cut:\r")
    session.expect(MORE)
    session.send(CTRL_C)
    session.expect(PROMPT)
    session.send("rule cut:\r")
    session.expect(MORE)
    session.enter("  end meetings tagged illegal-in-CN", "added rule cut", "collective-leak")
    session.enter(":show", "rule cut:", "end meetings tagged illegal-in-CN")
    session.send("(CN or\r")
    session.expect(MORE)
    session.enter("HK)", "CN")
    session.quit()


def takes_lines_one_by_one(program, directory):
    """A line that goes on with a statement which has been answered is answered with it, as if both had come at once."""
    session = Session(program, directory, "--quiet")
    session.expect(PROMPT)
    session.enter("rule cut: end meetings tagged illegal-in-CN", "added rule cut")
    session.enter("  when any participant in CN", "added rule cut")
    session.enter(":show", "rule cut: end meetings tagged illegal-in-CN", "when any participant in CN")
    session.enter("participant in CN", "needs participant.location")
    session.enter("or meeting.size is 3", "needs meeting.size, participant.location")
    session.enter(" CN", "CN: China")
    session.enter(":undo", "took back:", "when any participant in CN")
    session.enter(":show", "nothing was entered")
    session.quit()


def asks_before_something_is_lost(program, directory):
    """`:quit` says once what is not saved."""
    session = Session(program, directory, "--quiet")
    session.expect(PROMPT)
    session.enter("rule cut: block participants in CN", "added rule cut")
    session.enter(":quit", "what was entered is not saved")
    session.enter(":save cut.bwk", "written to cut.bwk")
    session.enter("rule soft: warn participants in CN", "added rule soft")
    session.enter(":quit", "what was entered is not saved")
    session.send(":quit\r")
    assert session.status() == 0, "the second :quit ends the session"


def takes_pastes(program, directory):
    """What is pasted waits for Return; its indented lines go on with the ones before. So it is without the marks."""
    lines = "rule kept:\n  block participants in IT\n  for meetings tagged illegal-in-IT\nparticipant in FR"
    session = Session(program, directory)
    session.expect(PROMPT)
    session.send(PASTE.format(lines.replace("\n", "\r")))
    session.expect("participant in FR")
    assert session.read(1) == "", "a paste waits for Return"
    session.send("\r")
    session.expect("added rule kept")
    session.expect(PROMPT + "participant in FR")
    session.expect("unknown: needs participant.location")
    session.expect(PROMPT)
    session.enter(":undo", "took back:", "rule kept:")
    session.send(lines + "\n")
    session.expect("added rule kept")
    session.expect("unknown: needs participant.location")
    session.expect(PROMPT)
    # From the history it comes back with its lines.
    session.enter(UP + UP, "rule kept:", "block participants in IT", "replaced rule kept")
    session.quit()


def keeps_its_place(program, directory):
    """An error does not end what somebody types; another size of the window, and being stopped, is no harm."""
    session = Session(program, directory)
    session.expect(PROMPT)
    session.send("participant in F")
    session.expect("participant in F")
    session.resize(30, 60)
    session.expect("participant in F")
    session.enter("R", "unknown: needs participant.location")
    session.enter(":nothing", "no command is named `:nothing`")
    session.enter(":sweep participant.location", "everywhere")
    assert "fr" not in session.seen, "a narrow window has no map"
    session.resize(40, 100)
    session.enter(":sweep participant.location", "everywhere", "fr ch", "us ", "xx allow 250")
    os.kill(session.process, signal.SIGSTOP)
    os.kill(session.process, signal.SIGCONT)
    session.expect(PROMPT)
    session.enter("HK", "Hong Kong")
    os.kill(session.process, signal.SIGTERM)
    assert session.status() == -signal.SIGTERM, "SIGTERM ends it"


def remembers(program, directory):
    """What was entered is there the next time, and found by Ctrl-R."""
    session = Session(program, directory)
    session.expect(PROMPT)
    session.enter("territory Home = US, CA", "added territory Home")
    session.enter(":show", "entered:")
    session.quit()
    session = Session(program, directory)
    session.expect(PROMPT)
    session.enter(UP, ":show", "nothing was entered")
    session.send(CTRL_R + "Home")
    session.expect("territory Home")
    session.send("\r")
    session.send("\r")
    session.expect("added territory Home")
    session.expect(PROMPT)
    session.enter(":undo", "took back:")
    session.send(":quit\r")
    assert session.status() == 0, ":quit ends a session well"


def watches(program, directory):
    """The policies below the directory are loaded, and loaded again at once when they change; the line stays."""
    path = os.path.join(directory, "policy.bwk")
    with open(path, "w") as file:
        file.write(POLICY)
    session = Session(program, directory)
    session.expect("policy.bwk: 1 rule")
    session.expect(PROMPT)
    # What has changed before is seen as well, and what changes before the next statement.
    with open(path, "a") as file:
        file.write("rule early: block participants in IT\n")
    session.enter(":watch on", "watching .", "loaded again: stricter", "newly block participants in IT")
    with open(path, "w") as file:
        file.write(POLICY)
    session.expect("loaded again: looser")
    session.expect(PROMPT)
    session.enter(":time on", " ms")
    session.send("participant in C")
    session.expect("participant in C")
    with open(path, "a") as file:
        file.write("rule more: block participants in FR\n")
    session.expect("loaded again: stricter")
    session.expect("newly block participants in FR")
    session.expect(PROMPT + "participant in C")
    session.enter("N", "unknown: needs participant.location", " ms")
    with open(path, "a") as file:
        file.write("rule broken: block\n")
    session.expect("loaded again: error[Y001]")
    session.expect(PROMPT)
    session.enter(":who more", "block participant")
    with open(path, "w") as file:
        file.write(POLICY)
    session.expect("loaded again: ")
    session.expect(PROMPT)
    # What is written by the session itself is no news.
    session.enter("rule own: block participants in DE", "added rule own")
    session.enter(":save", "written to policy.bwk")
    time.sleep(1)
    session.enter("CN", "China")
    assert "loaded again" not in session.raw.rsplit("written to", 1)[1], session.raw
    # What others write right after it is.
    session.enter("rule last: block participants in NL", "added rule last")
    session.send(":save\r")
    session.expect("written to policy.bwk")
    with open(path, "a") as file:
        file.write("rule late: block participants in BE\n")
    session.expect("newly block participants in BE")
    session.expect(PROMPT)
    session.quit()
    os.remove(path)


def watches_from_a_pipe(program, directory):
    """What changes between `:watch on` or `:save` and the next statement is seen there."""
    path = os.path.join(directory, "policy.bwk")
    with open(path, "w") as file:
        file.write(POLICY)
    streams = dict(stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1)
    with subprocess.Popen([program, "repl", path], **streams) as session:

        def ask(statement, answer):
            session.stdin.write(statement + "\n")
            while answer not in (line := session.stdout.readline()):
                assert line, f"{answer!r} does not come"

        ask(":watch on", "watching")
        with open(path, "a") as file:
            file.write("rule early: block participants in IT\n")
        ask(":who early", "newly block participants in IT")
        # An item may go on in the next line, so it is answered after that.
        ask("rule own: block participants in DE\n:save", "written to")
        with open(path, "a") as file:
            file.write("rule late: block participants in BE\n")
        ask(":who late", "newly block participants in BE")
        session.stdin.close()
        assert session.wait() == 0
    os.remove(path)


def is_interrupted(program, directory):
    """Ctrl-C ends a long proof, and not the session; what was entered stays."""
    places = ["CN", "US", "DE", "FR", "HK", "BR"]
    with open(os.path.join(directory, "long.bwk"), "w") as file:
        for number in range(12):
            before = "any of " + ", ".join(f"m{earlier}" for earlier in range(number)) if number else "illegal-in-CN"
            file.write(f"mark meetings tagged {before} as m{number} when exactly 3 participants in {places[number % 6]}\n")
        for number in range(30):
            there, here = places[number % 6], places[(number + 2) % 6]
            file.write(
                f"protect participants when at most {number % 4 + 1} participants in {there} and meeting tagged any of "
                f"m{number % 12}, illegal-in-{here} unless every participant with (residence in {here} or nationality in {there})\n"
            )
            file.write(f"end meetings tagged m{number % 12} when at least {number % 5} participants in {here}\n")
    session = Session(program, directory, "long.bwk")
    session.expect(PROMPT)
    session.enter("territory Home = US, CA", "added territory Home")
    session.send(":leaks\r")
    session.expect("\n")
    time.sleep(0.5)
    session.send(CTRL_C)
    session.expect("interrupted: nothing has changed", 5)
    session.expect(PROMPT)
    session.enter("Home", "66 atoms")
    session.quit()


def is_coloured(program, directory):
    """Colours are on the terminal and not in a transcript."""
    session = Session(program, directory, NO_COLOR="")
    session.expect(PROMPT)
    assert "\x1b[1;34mbailiwick" in session.raw, "the prompt is coloured"
    session.enter(":transcript session.md")
    session.enter("participant in CN", "unknown: needs participant.location")
    assert "\x1b[1;33munknown" in session.raw, "the answer is coloured"
    session.quit()
    with open(os.path.join(directory, "session.md")) as file:
        text = file.read()
    assert "> participant in CN\nunknown: needs participant.location\n```\n" in text, text


CHECKS = [
    completes,
    goes_on,
    takes_lines_one_by_one,
    asks_before_something_is_lost,
    takes_pastes,
    keeps_its_place,
    remembers,
    watches,
    watches_from_a_pipe,
    is_interrupted,
    is_coloured,
]


if __name__ == "__main__":
    signal.alarm(240)
    for check in CHECKS:
        with tempfile.TemporaryDirectory() as directory:
            check(os.path.abspath(sys.argv[1]), directory)
    print("the terminal is as it should be")
