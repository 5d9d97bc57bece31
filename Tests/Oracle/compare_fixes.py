#!/usr/bin/env python3
"""Holds what `bailiwick lint --fix` writes against random policies with some rules told twice, and random requests.

    compare_fixes.py --bailiwick PATH --seed S --count N [--jobs 2]

Of every policy: it is decided as before, by `eval` and by `diff`; and there is nothing left to fix.  Cases are those
of `compare.py`; what a request means is left to `eval`.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random

from compare_diff import Policies, Wrong, pairs, views
from generate import Case, make_case
from running import look_at, numbers, options

#: What may lead in a rule, before its effect.
NAMED = re.compile(r'rule [a-z][^":]*("(\\.|[^"\\])*")?\s*:\s*')

DECLARES = ("territory", "authority", "order", "tag", "mark", "never", "test", "use")


def swelled(case: Case, random: Random) -> str:
    """The policy with one to three rules again, some of them with less in them."""
    items = list(case.program.items)
    rules = [item for item in items if not item.head.startswith(DECLARES)]
    for item in random.choices(rules, k=random.randint(1, 3)) if rules else []:
        for _ in range(random.randint(0, 2)):
            item = random.choice(list(item.smaller()) or [item])
        again = replace(item, head=NAMED.sub("", item.head))
        items.insert(random.randint(0, len(items)), again)
    return replace(case.program, items=tuple(items)).render()


def told(outcome: dict) -> tuple:
    """What matters of an outcome: what applies, and what may besides, whatever rules say so."""
    open_effects = {(effect["effect"], effect["on"]) for effect in outcome["undecided"]}
    return outcome.get("decision"), pairs(outcome), open_effects - pairs(outcome)


def check(policies: Policies, requests: list) -> tuple[int, int]:
    """How many findings were fixed, and how many requests are decided alike, if all is as it should be."""
    run = policies.run("lint", "new.bwk", "--fix", "--no-cache", "--format", "json")
    if run.returncode == 3:
        return 0, 0
    if run.returncode not in (0, 1):
        raise Wrong(f"lint --fix ends with {run.returncode}\n{run.stderr.decode()[-2000:]}")
    path = policies.folder / "new.bwk"
    fixed = path.read_text(encoding="utf-8")
    if fixed == (policies.folder / "old.bwk").read_text(encoding="utf-8"):
        return 0, 0
    policies.run("lint", "new.bwk", "--fix", "--no-cache")
    if path.read_text(encoding="utf-8") != fixed:
        raise Wrong(f"something was left to fix\n{fixed}--- then\n{path.read_text(encoding='utf-8')}")
    difference = policies.difference()
    if difference is None or difference["changes"]:
        raise Wrong(f"diff says {json.dumps(difference)[:2000]}\n{fixed}")
    alike = 0
    for request, old, new in zip(requests, policies.outcomes("old", requests), policies.outcomes("new", requests)):
        if "error" in old or "error" in new:
            continue
        for before, after in views(old, new):
            if told(before) != told(after):
                raise Wrong(f"{json.dumps(request)}\n{json.dumps(before)}\n{json.dumps(after)}\n{fixed}")
            alike += 1
    return 1, alike


def examine(program: Path, seed: int, number: int) -> tuple[str | None, Counter]:
    """A report when something is not as it should be, and how much was looked at."""
    case = make_case(seed, number)
    policy = swelled(case, Random(f"{seed}/{number}/fixes"))
    requests = [request for request in case.requests if isinstance(request, dict)]
    with tempfile.TemporaryDirectory() as folder:
        try:
            changed, alike = check(Policies(program, Path(folder), policy, policy), requests)
            return None, Counter(changed=changed, alike=alike)
        except (Wrong, subprocess.TimeoutExpired) as problem:
            return f"=== seed {seed}, case {number}\n{policy.rstrip()}\n--- {problem}", Counter()


def main() -> int:
    chosen = options(__doc__, count=100).parse_args()
    wrong, seen = look_at(numbers(chosen), partial(examine, chosen.bailiwick, chosen.seed), chosen)
    print(f"{seen['cases']} policies, {seen['changed']} fixed, {seen['alike']} requests decided alike; {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
