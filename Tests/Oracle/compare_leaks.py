#!/usr/bin/env python3
"""Holds the program's proofs against the oracle's on random small policies.

    compare_leaks.py --bailiwick PATH --seed S --count N [--jobs 2] [--rules R | --wide] [--z3] [--lint]
    compare_leaks.py --bailiwick PATH --files POLICY.bwk … [--z3] [--lint]

Every policy runs `bailiwick leaks --format json POLICY` once; verdicts, rules, authorities and kinds
must be the oracle's, and every witness must replay (`replay.py`).  With `--lint` the findings D001
(dead), D002 (shadowed), C014 (violated), A001 (conflict) and A002 (gap) of `bailiwick lint --format json
POLICY` are compared instead.  `--rules` makes policies of so many rules, `--wide` those of `wide.py`, and `--z3`
asks the solver instead of looking at all worlds.  Disagreements are made small and printed; then the exit code is 1.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from compare import QUIET_CRASH
from generate import Case
import leaking
from idle import Idle
from leaking import Bounds, Leak, Proof
from model import Policy, read_files
from oracle import places
from replay import Wrong, check_changes, check_via, replay
from running import look_at, numbers, options
from shrink import shrink
from small import make_small
from wide import make_wide
from words import Invalid


@dataclass
class Comparison:
    """What was compared about one policy: disagreements as (category, text), and counts of what was seen."""

    differences: list[tuple[str, str]] = field(default_factory=list)
    seen: Counter = field(default_factory=Counter)

    def differ(self, category: str, text: str) -> None:
        self.differences.append((category, text))


def run(program: Path, command: str, policy: Path, *options: str) -> dict | str:
    """The object that the program prints, twice the same, or what it says when there is none."""
    line = [program, command, *options, "--format", "json", "--color", "never", policy]
    try:
        process, again = (subprocess.run(line, capture_output=True, timeout=120, check=False, env=os.environ | QUIET_CRASH)
                          for _ in range(2))
    except subprocess.TimeoutExpired:
        return "no answer within two minutes"
    if process.stdout != again.stdout:
        return f"not the same twice\n{process.stdout.decode('utf-8', 'replace')}\n{again.stdout.decode('utf-8', 'replace')}"
    try:
        result = json.loads(process.stdout)
        return result | {"exit": process.returncode}
    except ValueError:
        output, errors = (stream.decode("utf-8", "replace")[:2000] for stream in (process.stdout, process.stderr))
        return f"exit code {process.returncode}\n{output}\n{errors}"


# Leaks


def compare_leaks(program: Path, path: Path, bounds: Bounds, prove) -> Comparison:
    comparison = Comparison()
    policy = read_files([path], places())
    proof = prove(policy, bounds)
    got = run(program, "leaks", path)
    if isinstance(got, str) or "leaks" not in got:
        comparison.differ("no answer", str(got))
        return comparison
    comparison.seen["policies that leak" if proof.leaks else "policies that do not"] += 1
    comparison.seen["rules not looked at in full"] += len(proof.incomplete)
    ours = {(leak.rule, leak.authority): leak for leak in proof.leaks}
    theirs = {(leak["rule"], leak["authority"]): leak for leak in got["leaks"]}
    if len(theirs) != len(got["leaks"]):
        comparison.differ("twice", f"a rule and authority are reported twice: {sorted(theirs)}")
    if got["exit"] != (1 if theirs else 0):
        comparison.differ("exit", f"exit code {got['exit']} with {len(theirs)} leaks")
    compare_verdicts(comparison, policy, theirs, got["authorities"])
    for key, leak in sorted(theirs.items()):
        witness = check_witness(comparison, policy, leak)
        if key not in ours:
            judge_extra(comparison, proof, key, leak, witness)
    for key, leak in sorted(ours.items()):
        compare_leak(comparison, proof, leak, theirs.get(key))
    return comparison


def compare_verdicts(comparison: Comparison, policy: Policy, leaks: dict, listed: list[dict]) -> None:
    """Every authority is listed once, with the verdict that the leaks give it."""
    verdicts = {entry["authority"]: entry["verdict"] for entry in listed}
    leaking = {authority for _, authority in leaks}
    wanted = {name: "leaks" if name in leaking else "confined" for name in policy.bailiwicks}
    if len(verdicts) != len(listed) or verdicts != wanted:
        comparison.differ("authorities", f"expected {wanted}, got {listed}")


def check_witness(comparison: Comparison, policy: Policy, leak: dict) -> str:
    """Replays a witness: shown, not confirmed, or wrong."""
    try:
        check_via(policy, leak)
    except Wrong as wrong:
        comparison.differ("via", f"{leak['rule']} {leak['authority']}: {wrong}\n{json.dumps(leak, ensure_ascii=False)}")
    if not leak.get("confirmed", True):
        return "not confirmed"
    if leak["kind"] == "overstay":
        return "shown"
    try:
        replay(policy, leak["rule"], leak["authority"], leak["before"], leak["after"], leak["person"], leak.get("place"))
        check_changes(policy, leak)
    except Wrong as wrong:
        comparison.differ("witness", f"{leak['rule']} {leak['authority']}: {wrong}\n{json.dumps(leak, ensure_ascii=False)}")
        return "wrong"
    comparison.seen["witnesses replayed"] += 1
    return "shown"


def judge_extra(comparison: Comparison, proof: Proof, key: tuple, leak: dict, witness: str) -> None:
    """A leak that the oracle did not find is none, unless its worlds were not all looked at."""
    if witness == "shown" and key[0] in proof.incomplete:
        comparison.seen["leaks beyond the bounds"] += 1
    elif witness != "wrong":
        category = "missed by the oracle" if witness == "shown" else "invented"
        comparison.differ(category, json.dumps(leak, ensure_ascii=False))


def compare_leak(comparison: Comparison, proof: Proof, leak: Leak, other: dict | None) -> None:
    described = f"{leak.rule} {leak.authority} {leak.kind}: {json.dumps(leak.witness, ensure_ascii=False)}"
    if other is None:
        if leak.supposed:
            comparison.seen["leaks by texts that were not found"] += 1
        elif leak.grounded is None:
            comparison.seen["leaks only where readers of a tag disagree in both worlds"] += 1
        else:
            comparison.differ("missed", described)
        return
    comparison.seen[leak.kind] += 1
    if other["kind"] not in (leak.kind, leak.grounded) and leak.rule not in proof.incomplete:
        comparison.differ("kind", f"expected {described}\ngot {json.dumps(other, ensure_ascii=False)}")
    if leak.witness and not other.get("confirmed", True):
        comparison.differ("confirmed", described)


# Idle rules, violated assertions and gaps

#: What may be said instead: a condition that is never true, a duplicate.
INSTEAD = {"D001": "C007", "D002": "D003"}


def compare_lint(program: Path, path: Path, bounds: Bounds) -> Comparison:
    comparison = Comparison()
    policy = read_files([path], places())
    got = run(program, "lint", path, "--no-cache")
    if isinstance(got, str):
        comparison.differ("no answer", got)
        return comparison
    lines = {rule.line: rule.name for rule in policy.rules} | {order.line: name for name, order in policy.orders.items()}
    lines |= {never.line: f"never {index}" for index, never in enumerate(policy.nevers)}
    theirs: dict[str, set] = {}
    for finding in got["findings"]:
        ranges = [finding["range"], *(label["range"] for label in finding["labels"] if finding["code"] == "A001")]
        theirs.setdefault(finding["code"], set()).add(" ".join(str(lines.get(part["start"]["line"])) for part in ranges))
    idle = Idle(policy, bounds)
    dead = idle.dead()
    ours = {"D001": dead, "D002": [entry["rule"] for entry in idle.shadowed(dead)],
            "C014": [f"never {index}" for index in idle.violated()], "A002": idle.gaps(), "A001": [" ".join(pair) for pair in idle.conflicts()]}
    unsure = {note.split(" ", 1)[1] for note in idle.incomplete}
    for code, wanted in ours.items():
        comparison.seen[code] += len(wanted)
        said = theirs.get(code, set()) | theirs.get(INSTEAD.get(code), set()) & set(wanted)
        if (said ^ set(wanted)) - unsure:
            comparison.differ(code, f"expected {sorted(wanted)}, got {sorted(map(str, said))}")
    return comparison


# The run


def prover(solver: bool):
    """What finds the leaks; the solver's package is needed only when it is asked."""
    if not solver:
        return leaking.prove
    import leaks_z3
    return leaks_z3.solve


def examine(compare, program: Path, make, number: int) -> tuple[str | None, Counter]:
    """A report when there is a disagreement, and what was seen."""
    policy = make(number)
    comparison = compare_text(compare, program, policy.render())
    if not comparison.differences:
        return None, comparison.seen
    category = comparison.differences[0][0]

    def still(case: Case) -> bool:
        try:
            return any(found == category for found, _ in compare_text(compare, program, case.program.render()).differences)
        except Invalid:
            return False

    small = shrink(Case(policy, ()), still).program.render()
    return report(f"policy {number}\n{small.rstrip()}", compare_text(compare, program, small)), comparison.seen


def examine_file(compare, program: Path, path: Path) -> tuple[str | None, Counter]:
    comparison = compare(program, path)
    return report(str(path), comparison) if comparison.differences else None, comparison.seen


def compare_text(compare, program: Path, text: str) -> Comparison:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "policy.bwk")
        path.write_text(text, encoding="utf-8")
        return compare(program, path)


def report(title: str, comparison: Comparison) -> str:
    return "\n".join([f"=== {title}", *(f"--- {found}\n{text}" for found, text in comparison.differences)])


def main() -> int:
    arguments = options(__doc__, count=100)
    arguments.add_argument("--others", type=int, default=Bounds.others, help="people besides participant and host")
    arguments.add_argument("--worlds", type=int, default=Bounds.worlds, help="the largest table")
    arguments.add_argument("--lint", action="store_true", help="compare findings about rules instead of leaks")
    arguments.add_argument("--rules", type=int, help="make policies of so many rules")
    arguments.add_argument("--wide", action="store_true", help="make policies of the rarer constructs")
    arguments.add_argument("--z3", action="store_true", help="ask the solver instead of looking at all worlds")
    arguments.add_argument("--files", type=Path, nargs="+", help="look at these policies instead of random ones")
    chosen = arguments.parse_args()
    bounds = Bounds(chosen.others, chosen.worlds)
    compare = partial(compare_lint, bounds=bounds) if chosen.lint else partial(compare_leaks, bounds=bounds, prove=prover(chosen.z3))
    make = partial(make_wide, chosen.seed) if chosen.wide else partial(make_small, chosen.seed, rules=chosen.rules)
    cases: list = chosen.files or numbers(chosen)
    look = partial(examine_file, compare, chosen.bailiwick) if chosen.files else partial(examine, compare, chosen.bailiwick, make)
    reports, seen = look_at(cases, look, chosen)
    policies = seen.pop("cases")
    details = ", ".join(f"{name} {count}" for name, count in sorted(seen.items()) if count)
    print(f"{policies} policies, {reports} disagreements ({details})", file=sys.stderr)
    return 1 if reports else 0


if __name__ == "__main__":
    sys.exit(main())
