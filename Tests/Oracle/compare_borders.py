#!/usr/bin/env python3
"""Holds what `bailiwick test` says of borders against random policies and requests.

    compare_borders.py --bailiwick PATH --seed S --count N [--jobs 2]

Of every policy: no request shows a side of a border of which it is said that none can; every generated test passes;
and with the generated tests every side is shown but those that are named.  Cases are those of `compare.py`.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from functools import partial
from pathlib import Path

from compare import QUIET_CRASH
from generate import make_case
from running import look_at, numbers, options


class Tests:
    """The tests of one policy, in a folder of their own."""

    def __init__(self, program: Path, folder: Path):
        self.program, self.folder = program, folder

    def run(self, *arguments: str) -> subprocess.CompletedProcess:
        command = [self.program, "test", "--color", "never", *arguments]
        return subprocess.run(
            command, cwd=self.folder, capture_output=True, timeout=300, check=False, env=os.environ | QUIET_CRASH)

    def borders(self, policy: str) -> list[dict] | None:
        """The sides of borders as JSON has them; nothing for a policy that does not compile."""
        run = self.run("--quiet", "--coverage-report", "json=coverage.json", policy)
        if run.returncode == 3:
            return None
        if run.returncode not in (0, 1):
            raise Wrong(f"test {policy} ends with {run.returncode}\n{run.stderr.decode()[-2000:]}")
        return json.loads((self.folder / "coverage.json").read_text(encoding="utf-8"))["borders"]


class Wrong(Exception):
    """Something is not as it is said."""


def identity(side: dict) -> tuple:
    offsets = side["range"]["start"]["byte"], side["range"]["end"]["byte"]
    return side["rule"], side["place"], side["side"], *offsets


def check(tests: Tests, requests: list) -> tuple[int, int]:
    """How many sides there are and how many tests were written, if all is as it is said."""
    sides = tests.borders("policy.bwk")
    if sides is None:
        return 0, 0
    impossible = {identity(side) for side in sides if "impossible" in side}
    stated = ['use "policy.bwk"\n']
    for number, request in enumerate(requests):
        if isinstance(request, dict):
            (tests.folder / f"{number}.json").write_text(json.dumps(request), encoding="utf-8")
            stated.append(f'test "{number}" given facts "{number}.json" expect no effects\n')
    (tests.folder / "requests.bwk").write_text("".join(stated), encoding="utf-8")
    for side in tests.borders("requests.bwk") or []:
        if side["tests"] and identity(side) in impossible:
            request = requests[int(side["tests"][0])]
            raise Wrong(f"said to be impossible: {side['what']}, {side['side']} of {side['place']}\n{json.dumps(request)}")

    generated = tests.run("--generate", "borders", "policy.bwk")
    if generated.returncode != 0:
        raise Wrong(f"--generate ends with {generated.returncode}\n{generated.stderr.decode()[-2000:]}")
    text, told = generated.stdout.decode(), generated.stderr.decode()
    (tests.folder / "borders.bwk").write_text('use "policy.bwk"\n\n' + text, encoding="utf-8")
    passing = tests.run("--quiet", "borders.bwk")
    if passing.returncode != 0:
        raise Wrong(f"generated tests fail\n{passing.stdout.decode()}")
    for side in tests.borders("borders.bwk") or []:
        if "missing" in side and f"{side['what']}: {side['missing']}" not in told:
            raise Wrong(f"open and not named: {side['what']}: {side['missing']}")
    return len(sides), text.count('test "')


def examine(program: Path, seed: int, number: int) -> tuple[str | None, Counter]:
    """A report when something is not as it is said, and how much was looked at."""
    case = make_case(seed, number)
    policy = case.program.render()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "policy.bwk").write_text(policy, encoding="utf-8")
        try:
            sides, written = check(Tests(program, Path(folder)), list(case.requests))
            return None, Counter(sides=sides, written=written)
        except (Wrong, subprocess.TimeoutExpired) as problem:
            return f"=== seed {seed}, case {number}\n{policy.rstrip()}\n--- {problem}", Counter()


def main() -> int:
    chosen = options(__doc__, count=50).parse_args()
    wrong, seen = look_at(numbers(chosen), partial(examine, chosen.bailiwick, chosen.seed), chosen)
    print(f"{seen['cases']} policies, {seen['sides']} sides of borders, {seen['written']} tests written; {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
