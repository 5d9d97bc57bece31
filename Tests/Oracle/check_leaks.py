#!/usr/bin/env python3
"""Holds the oracle of leaks against conformance cases: `check_leaks.py FOLDER`.

A case is NAME.bwk with NAME.expect.json; its `authorities`, `leaks`, `dead`, `shadowed` and `never` are looked at.
"""

import json
import sys
from pathlib import Path

from leaking import Bounds
from leaks import report
from model import read_policy
from oracle import places
from replay import replay


def wanted(expected: dict) -> dict:
    """What a case expects, in a form that can be compared."""
    found = {key: expected[key] for key in ("authorities", "dead", "never") if key in expected}
    if "leaks" in expected:
        found["leaks"] = sorted([leak["rule"], leak["authority"], leak["kind"]] for leak in expected["leaks"])
    if "shadowed" in expected:
        found["shadowed"] = sorted([pair[0], *pair[1:]] for pair in expected["shadowed"])
    return found


def got(result: dict) -> dict:
    return result | {
        "leaks": sorted([leak["rule"], leak["authority"], leak["kind"]] for leak in result["leaks"]),
        "shadowed": sorted([entry["rule"], *entry["by"]] for entry in result.get("shadowed", [])),
    }


def main(folder: Path) -> int:
    cases = failures = 0
    for path in sorted(folder.glob("*.bwk")):
        expected = wanted(json.loads(path.with_suffix(".expect.json").read_text(encoding="utf-8")))
        if not expected:
            continue
        cases += 1
        policy = read_policy(path.read_text(encoding="utf-8"), places())
        for thorough in (False, True):
            result = report(policy, Bounds(others=2, thorough=thorough))
            found = got(result)
            for key, value in expected.items():
                if found.get(key) != value:
                    failures += 1
                    print(f"{path.name}: {key}: expected {value}, got {found.get(key)}{' (thorough)' * thorough}")
            if result["incomplete"]:
                print(f"{path.name}: not all worlds{' (thorough)' * thorough}: {result['incomplete']}")
            for leak in result["leaks"]:
                if not leak["confirmed"]:
                    print(f"{path.name}: {leak['rule']} is not confirmed")
                elif "before" in leak:
                    replay(policy, leak["rule"], leak["authority"], leak["before"], leak["after"], leak["person"], None)
    print(f"{cases} cases, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
