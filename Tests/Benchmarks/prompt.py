"""How long `bailiwick repl` takes for each sort of statement over a workload.

    python3 Tests/Benchmarks/workload.py DIR --rules 10000 --tags 5000 --requests 1000
    python3 Tests/Benchmarks/prompt.py .build/release/bailiwick DIR [--times 3]

Prints a row for each statement, with the quickest of several sessions: the time as `:time on` tells it, and what all
processors took together. Statements are answered one after the other: what one has worked out is there for the next.
"""

import argparse
import glob
import os
import re
import subprocess
import sys

STATEMENTS = """\
:facts requests.ndjson
:eval
:eval
:why
:whatif participant.location = CN
:sweep participant.location
:sweep meeting.tags
participant in CN and meeting.size is more than 10
EU except FR
:info CN
:info r-100
:who r-100
:table block participant
rule first: block participants in CN for meetings tagged illegal-in-CN
:eval
rule first: block participants in CN, HK for meetings tagged illegal-in-CN
:undo
:compare r-100 first
:diff
:leaks CN
:leaks
:leaks
rule second: block participants in FR for meetings tagged illegal-in-FR
:leaks
order quiet issued by CN on 2020-05-20
:undo
block participants in DE
:undo
never block participants when participant in CN
:undo
allow participants in DE for meetings tagged t-1
:undo
protect participants in DE for meetings tagged t-1
:diff
:undo
:test
:save /dev/null
:reload
:lint
:lint
rule third: block participants in DE for meetings tagged illegal-in-DE
:lint
""".splitlines()


def processor(process):
    """The processor time that it has taken, in milliseconds."""
    taken = 0
    for task in glob.glob(f"/proc/{process.pid}/task/*/schedstat"):
        try:
            with open(task) as file:
                taken += int(file.read().split()[0])
        except OSError:
            pass
    return taken / 1e6


def session(program, directory):
    """Of each statement the time that it took, and the processor's, in milliseconds."""
    process = subprocess.Popen(
        [program, "repl", "policy.bwk", "--quiet"], cwd=directory, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )

    def answered():
        for line in process.stderr:
            if told := re.fullmatch(r"(\d+(?:\.\d+)?) (ms|s)\n", line):
                return float(told[1]) * (1000 if told[2] == "s" else 1)
        sys.exit("the session has ended")

    def enter(statement):
        before = processor(process)
        # Only a command is answered before the next line is there.
        ahead = "" if statement.startswith(":") else ":format\n"
        process.stdin.write(f"{statement}\n{ahead}")
        process.stdin.flush()
        time = answered()
        taken = processor(process) - before
        if ahead:
            answered()
        return time, taken

    enter(":time on")
    figures = [enter(statement) for statement in STATEMENTS]
    process.stdin.close()
    process.wait()
    return figures


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("directory")
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    sessions = [session(program, options.directory) for _ in range(options.times)]
    print("| statement | ms | of a processor |\n|---|---:|---:|")
    for statement, figures in zip(STATEMENTS, zip(*sessions)):
        cells = [f"{min(column):.0f}" for column in zip(*figures)]
        print(f"| `{statement}` | {' | '.join('<1' if cell == '0' else cell for cell in cells)} |")


if __name__ == "__main__":
    main()
