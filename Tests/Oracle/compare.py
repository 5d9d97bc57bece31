#!/usr/bin/env python3
"""Holds the program against the oracle on random cases.

    compare.py --bailiwick PATH --seed S --count N [--jobs 2]

Every case runs `bailiwick eval POLICY --facts FILE --format jsonl` once.  Disagreements are made
small and printed; then the exit code is 1.  `--case K` looks at one case of the seed only.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generate import Case, make_case
from oracle import evaluate
from running import look_at, numbers, options
from shrink import shrink
from words import Invalid, instant

CLOCK = "2020-06-04T12:00:00Z"

#: A crash is a disagreement; its backtrace would only take time.
QUIET_CRASH = {"SWIFT_BACKTRACE": "enable=no"}


@dataclass(frozen=True)
class Disagreement:
    """One request decided differently, or (without a request) a policy that only one side accepts."""

    request: dict | str | None
    expected: object
    got: object


def line(request: dict | str) -> str:
    """A request as a line of the stream; what is no JSON stays as it is.  Half of them escape and space otherwise."""
    if isinstance(request, str):
        return request + "\n"
    plain = json.dumps(request, ensure_ascii=False)
    return (plain if len(plain) % 2 else json.dumps(request, separators=(" ,", ":"))) + "\n"


def run(program: Path, case: Case) -> list | str:
    """The results of the program, or what it says when it gives none."""
    with tempfile.TemporaryDirectory() as folder:
        policy, facts = Path(folder, "policy.bwk"), Path(folder, "facts.ndjson")
        policy.write_text(case.program.render(), encoding="utf-8")
        facts.write_text("".join(map(line, case.requests)), encoding="utf-8")
        command = [program, "eval", policy, "--facts", facts, "--format", "jsonl", "--at", CLOCK, "--color", "never"]
        try:
            process = subprocess.run(command, capture_output=True, timeout=60, check=False, env=os.environ | QUIET_CRASH)
        except subprocess.TimeoutExpired:
            return "no answer within a minute"
    output = process.stdout.decode("utf-8", "replace")
    complaint = f"exit code {process.returncode}\n{output[:2000]}\n{process.stderr.decode('utf-8', 'replace')[:3000]}"
    try:
        results = [json.loads(line) for line in output.splitlines() if line.strip()]
    except ValueError:
        return complaint
    if len(results) != len(case.requests) or process.returncode not in (0, 3):
        return complaint
    return results


def comparable(result: dict) -> dict:
    """A result as it is compared: of an error, only that there is one."""
    return {"error": True} if "error" in result else result


def disagreements(program: Path, case: Case) -> list[Disagreement]:
    try:
        expected = evaluate(case.program.render(), list(case.requests), instant(CLOCK))
    except Invalid as invalid:
        got = run(program, case)
        return [] if isinstance(got, str) else [Disagreement(None, f"invalid: {invalid}", "accepted")]
    got = run(program, case)
    if isinstance(got, str):
        return [Disagreement(None, "valid", got)]
    return [Disagreement(request, wanted, found) for request, wanted, found in zip(case.requests, expected, got)
            if comparable(wanted) != comparable(found)]


def kind(found: list[Disagreement]) -> str:
    """What a smaller case must share with the one it comes from."""
    if not found:
        return "none"
    if found[0].request is None:
        return "accepted" if found[0].got == "accepted" else "rejected"
    return "difference"


def examine(program: Path, seed: int, number: int) -> tuple[str | None, Counter]:
    """A report when there is a disagreement, and how many requests the case has."""
    case = make_case(seed, number)
    requests = Counter(requests=len(case.requests))
    found = disagreements(program, case)
    if not found:
        return None, requests
    wanted = kind(found)
    small = shrink(case, lambda candidate: kind(disagreements(program, candidate)) == wanted)
    return report(seed, number, small, disagreements(program, small)[0]), requests


def report(seed: int, number: int, case: Case, disagreement: Disagreement) -> str:
    lines = [f"=== seed {seed}, case {number}", case.program.render().rstrip()]
    expected, got = disagreement.expected, disagreement.got
    if disagreement.request is not None:
        lines.append("--- request\n" + json.dumps(disagreement.request, ensure_ascii=False))
        for member in sorted(expected.keys() | got.keys()):
            if expected.get(member) != got.get(member):
                lines.append(f"--- {member}")
                lines.append("expected " + json.dumps(expected.get(member), ensure_ascii=False, sort_keys=True))
                lines.append("got      " + json.dumps(got.get(member), ensure_ascii=False, sort_keys=True))
    else:
        lines += ["--- requests", *map(line, case.requests[:3]), f"--- policy\nexpected {expected}\ngot      {got}"]
    return "\n".join(lines)


def main() -> int:
    chosen = options(__doc__, count=100).parse_args()
    reports, seen = look_at(numbers(chosen), partial(examine, chosen.bailiwick, chosen.seed), chosen)
    print(f"{seen['cases']} policies, {seen['requests']} requests, {reports} disagreements", file=sys.stderr)
    return 1 if reports else 0


if __name__ == "__main__":
    sys.exit(main())
