#!/usr/bin/env python3
"""Holds what `bailiwick diff` says against random policies, each with one that says a little less, and random requests.

    compare_diff.py --bailiwick PATH --seed S --count N [--jobs 2]

Of every pair of policies: each witness is decided as it is said, and if confirmed shows the change; every request that the two
decide differently, among random ones and those near to a witness, is behind a change, also by its place; and the
relation is that of the changes.  Cases are those of `compare.py`; what a request means is left to `eval`.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from functools import partial
from pathlib import Path
from random import Random

from compare import CLOCK, QUIET_CRASH, line
from generate import Case, make_case
from model import read_policy
from oracle import places
from running import look_at, numbers, options
from shrink import smaller_facts

#: How many requests near to others are looked at.
NEAR = 150

STRICTER = {"newly", "newly undecided"}


class Wrong(Exception):
    """Something is not as it is said."""


class Policies:
    """An old and a new policy in a folder of their own."""

    def __init__(self, program: Path, folder: Path, old: str, new: str):
        self.program, self.folder = program, folder
        for name, text in ("old", old), ("new", new):
            (folder / f"{name}.bwk").write_text(text, encoding="utf-8")

    def run(self, *arguments: str) -> subprocess.CompletedProcess:
        command = [self.program, *arguments, "--color", "never", "--quiet"]
        return subprocess.run(
            command, cwd=self.folder, capture_output=True, timeout=300, check=False, env=os.environ | QUIET_CRASH)

    def difference(self) -> dict | None:
        """As JSON has it; nothing where there is nothing to compare."""
        run = self.run("diff", "old.bwk", "new.bwk", "--format", "json")
        if run.returncode == 3:
            return None
        if run.returncode not in (0, 4):
            raise Wrong(f"diff ends with {run.returncode}\n{run.stderr.decode()[-2000:]}")
        return json.loads(run.stdout)

    def outcomes(self, name: str, requests: list) -> list[dict]:
        (self.folder / "facts.ndjson").write_text("".join(map(line, requests)), encoding="utf-8")
        run = self.run("eval", f"{name}.bwk", "--facts", "facts.ndjson", "--format", "jsonl", "--at", CLOCK)
        results = [json.loads(text) for text in run.stdout.splitlines()]
        if len(results) != len(requests):
            raise Wrong(f"eval ends with {run.returncode}\n{run.stderr.decode()[-2000:]}")
        return results


def pairs(outcome: dict) -> set[tuple]:
    return {(effect["effect"], effect["on"]) for effect in outcome["effects"]}


def views(before: dict, after: dict) -> list[tuple]:
    """The outcomes of a request and, where there is no participant, those of its people, each by both policies."""
    return [(before, after), *zip(before.get("people", []), after.get("people", []))]


def shows(change: dict, before: dict, after: dict) -> bool:
    """Whether two outcomes of one request show a change."""
    pair = change["effect"], change["on"]
    decisions = before.get("decision"), after.get("decision")
    return {
        "newly": pair in pairs(after) - pairs(before),
        "no longer": pair in pairs(before) - pairs(after),
        "newly undecided": decisions == ("allow", "undecided"),
        "no longer undecided": decisions == ("undecided", "allow"),
    }[change["change"]]


def atoms(words: str) -> frozenset[str]:
    """The atoms of a place as a change has it: a code, or `rest of` one."""
    code = words.removeprefix("rest of ")
    return frozenset([code + "*"]) if words != code else places().meaning(code)


class Pair:
    """Two policies, what is said of them, and what they are about."""

    def __init__(self, difference: dict, policy: str):
        self.changes = difference["changes"]
        self.relation = difference["relation"]
        self.unproved = difference["unproved"]
        vocabulary = read_policy(policy, places()).vocabulary
        person = vocabulary.person
        self.effects = vocabulary.effects
        self.noun = person.name
        self.located = next((name for name, attribute in person.attributes.items() if attribute.type == "located"), None)

    def restricts(self, change: dict) -> bool:
        return self.effects[change["effect"]].manner == "restricts"

    def check_relation(self) -> None:
        leanings = {change["change"] in STRICTER for change in self.changes if self.restricts(change)}
        if not self.changes:
            expected = "equivalent"
        else:
            expected = {(True,): "stricter", (False,): "looser"}.get(tuple(leanings), "incomparable")
        if self.relation != expected:
            raise Wrong(f"the relation is {self.relation}, and by the changes it is {expected}")

    def where(self, request: dict) -> frozenset[str] | None:
        """The atom in which the participant is; nothing where they may be in several."""
        person = request.get(self.noun)
        code = person.get(self.located) if isinstance(person, dict) else None
        found = places().meaning(code) if isinstance(code, str) else frozenset()
        return found if len(found) == 1 else None

    def unexplained(self, before: dict, after: dict, where: frozenset[str] | None) -> str | None:
        """What of two outcomes no change has behind it, for a participant who is in an atom."""
        for policy, own, other, word in ("new", after, before, "newly"), ("old", before, after, "no longer"):
            for effect, on in sorted(pairs(own) - pairs(other)):
                rules = {found["rule"] for found in own["effects"] if (found["effect"], found["on"]) == (effect, on)}
                if not self.is_behind(policy, rules, where if on == self.noun else None):
                    return f"{word} {effect} {on} by {', '.join(sorted(rules))}"
            if own.get("decision") == "undecided" and other.get("decision") == "allow":
                rules = {found["rule"] for found in own["undecided"]}
                if not self.is_behind(policy, rules, None):
                    return f"{word} undecided by {', '.join(sorted(rules))}"
        return None

    def is_behind(self, policy: str, rules: set[str], where: frozenset[str] | None) -> bool:
        if any(entry["policy"] == policy and entry["rule"] in rules for entry in self.unproved):
            return True
        return any(
            change["policy"] == policy and change["rule"] in rules
            and (where is None or "places" not in change or where <= frozenset().union(*map(atoms, change["places"])))
            for change in self.changes)


def mutated(case: Case, random: Random) -> str:
    """The policy with one to three things less in it."""
    program = case.program
    for _ in range(random.randint(1, 3)):
        candidates = list(program.smaller())
        if not candidates:
            break
        program = random.choice(candidates)
    return program.render()


def near(requests: list, random: Random) -> list:
    """Requests with a fact less, or with a place of another one."""
    codes = sorted({code for request in requests for code in locations(request)})
    found = []
    for request in requests:
        found += smaller_facts(request)
        for code in locations(request):
            found += [json.loads(json.dumps(request).replace(json.dumps(code), json.dumps(other))) for other in codes]
    random.shuffle(found)
    return found[:NEAR]


def locations(value) -> set[str]:
    """The texts of a request that are places."""
    if isinstance(value, str):
        return {value} if places().is_place(value) else set()
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return set().union(*map(locations, parts))


def check(policies: Policies, old: str, requests: list, random: Random) -> tuple[int, int]:
    """How many changes there are, and how many requests are decided differently, if all is as it is said."""
    difference = policies.difference()
    if difference is None:
        return 0, 0
    pair = Pair(difference, old)
    pair.check_relation()
    witnesses = [change["witness"] for change in pair.changes]
    for change, before, after in zip(pair.changes, policies.outcomes("old", witnesses), policies.outcomes("new", witnesses)):
        if (before, after) != (change["before"], change["after"]):
            raise Wrong(f"decided otherwise than said: {json.dumps(change)}\n{json.dumps(before)}\n{json.dumps(after)}")
        if change["confirmed"] and not any(shows(change, *view) for view in views(before, after)):
            raise Wrong(f"a witness that shows nothing: {json.dumps(change)}")
    asked = [request for request in requests if isinstance(request, dict)]
    asked += near(asked + witnesses, random)
    changed = 0
    for request, *both in zip(asked, policies.outcomes("old", asked), policies.outcomes("new", asked)):
        if any("error" in outcome for outcome in both):
            continue
        for number, view in enumerate(views(*both)):
            missing = pair.unexplained(*view, pair.where(request) if number == 0 else None)
            if missing:
                raise Wrong(f"no change says {missing}\n{json.dumps(request)}\n{json.dumps(view[0])}\n{json.dumps(view[1])}"
                            f"\n{json.dumps(pair.changes)}")
            changed += any(shows({"change": word, "effect": effect, "on": on}, *view)
                           for word in ("newly", "no longer") for effect, on in pairs(view[0]) | pairs(view[1]))
    return len(pair.changes), changed


def examine(program: Path, seed: int, number: int) -> tuple[str | None, Counter]:
    """A report when something is not as it is said, and how much was looked at."""
    case = make_case(seed, number)
    random = Random(f"{seed}/{number}/diff")
    old, new = case.program.render(), mutated(case, random)
    if random.random() < 0.5:
        old, new = new, old
    with tempfile.TemporaryDirectory() as folder:
        try:
            changes, changed = check(Policies(program, Path(folder), old, new), old, list(case.requests), random)
            return None, Counter(changes=changes, changed=changed)
        except (Wrong, subprocess.TimeoutExpired) as problem:
            return f"=== seed {seed}, case {number}\n{old.rstrip()}\n--- new\n{new.rstrip()}\n--- {problem}", Counter()


def main() -> int:
    chosen = options(__doc__, count=100).parse_args()
    wrong, seen = look_at(numbers(chosen), partial(examine, chosen.bailiwick, chosen.seed), chosen)
    print(f"{seen['cases']} pairs of policies, {seen['changes']} changes, {seen['changed']} requests decided differently; {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
