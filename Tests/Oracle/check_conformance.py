#!/usr/bin/env python3
"""Holds the oracle against conformance cases: `check_conformance.py FOLDER`.

A case is NAME.bwk with NAME.expect.json; only its `requests` (facts and decision) are looked at.
"""

import json
import sys
from pathlib import Path

from oracle import evaluate, places
from model import read_policy
from words import Invalid, instant

CLOCK = instant("2020-06-04T12:00:00+00:00")


def main(folder: Path) -> int:
    failures = requests = 0
    for policy in sorted(folder.glob("*.bwk")):
        text = policy.read_text(encoding="utf-8")
        try:
            read_policy(text, places())
        except Invalid as error:
            print(f"{policy.name}: {error}")
            failures += 1
            continue
        expected = json.loads(policy.with_suffix(".expect.json").read_text(encoding="utf-8")).get("requests", [])
        results = evaluate(text, [case["facts"] for case in expected], CLOCK)
        for case, result in zip(expected, results):
            requests += 1
            if case.get("decision") != result.get("decision") or ("decision" in case) == ("error" in result):
                print(f"{policy.name}: {case}: {result}")
                failures += 1
    for policy in sorted(folder.glob("reject/*.bwk")):
        try:
            read_policy(policy.read_text(encoding="utf-8"), places())
            print(f"{policy.name} is not rejected")
            failures += 1
        except Invalid:
            pass
    print(f"{requests} requests, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
