"""How long `bailiwick repl` takes for each sort of statement over a workload.

    python3 Tests/Benchmarks/workload.py DIR --rules 10000 --tags 5000 --requests 1000
    python3 Tests/Benchmarks/prompt.py .build/release/bailiwick DIR [--times 3]

Prints a row for each statement, with the quickest time of several sessions, as `:time on` tells it: statements are
answered one after the other, so that what one has worked out is there for the next.
"""

import argparse
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
:test
:save /dev/null
:reload
:lint
""".splitlines()


def session(program, directory):
    """The time of each statement, in milliseconds."""
    ran = subprocess.run(
        [program, "repl", "policy.bwk", "--quiet"], cwd=directory, text=True, capture_output=True,
        input="\n".join([":time on", *STATEMENTS, ""]),
    )
    # What follows the first, which is of `:time on` itself.
    times = re.findall(r"^(\d+(?:\.\d+)?) (ms|s)$", ran.stderr, re.MULTILINE)[1:]
    if len(times) != len(STATEMENTS):
        sys.exit(f"{len(times)} of {len(STATEMENTS)} statements were answered: {ran.stderr[-400:]}")
    return [float(number) * (1000 if unit == "s" else 1) for number, unit in times]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("directory")
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    sessions = [session(program, options.directory) for _ in range(options.times)]
    print("| statement | ms |\n|---|---:|")
    for statement, times in zip(STATEMENTS, zip(*sessions)):
        print(f"| `{statement}` | {min(times):.0f} |".replace(" 0 |", " <1 |"))


if __name__ == "__main__":
    main()
