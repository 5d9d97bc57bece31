#!/usr/bin/env python3
"""The oracle: decides requests by the text of the language reference, independently of the program.

    oracle.py POLICY.bwk [FACTS.ndjson] [--at INSTANT]

prints one JSON object for each line of the facts (standard input without a file).
"""

import argparse
import json
import sys
from datetime import datetime
from functools import cache
from pathlib import Path

from facts import FactsError, Reader
from meaning import decide
from model import read_policy
from places import Places
from words import Invalid, instant


@cache
def places() -> Places:
    return Places()


def evaluate(policy_text: str, requests: list, clock: datetime) -> list[dict]:
    """The result of every request; one that cannot be read (a text is a malformed line) has `error` only."""
    policy = read_policy(policy_text, places())
    reader = Reader(policy, clock)
    results = []
    for facts in requests:
        try:
            results.append(decide(policy, reader.request(facts)))
        except FactsError as error:
            results.append({"error": str(error)})
    return results


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("policy", type=Path)
    arguments.add_argument("facts", type=argparse.FileType(encoding="utf-8"), nargs="?", default=sys.stdin)
    arguments.add_argument("--at", type=instant, default=instant("2020-06-04T12:00:00+00:00"))
    options = arguments.parse_args()
    requests = [json.loads(line) for line in options.facts if line.strip()]
    try:
        results = evaluate(options.policy.read_text(encoding="utf-8"), requests, options.at)
    except Invalid as error:
        print(f"{options.policy}: {error}", file=sys.stderr)
        return 3
    for result in results:
        print(json.dumps(result, ensure_ascii=False, sort_keys=True))
    return 0


if __name__ == "__main__":
    sys.exit(main())
