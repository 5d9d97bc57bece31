#!/usr/bin/env python3
"""Leaks and idle rules of a small policy, by looking at all its worlds.

    leaks.py POLICY.bwk … [--others N] [--worlds N] [--thorough]

prints one JSON object.  Exit code 0 when every authority is confined, 1 when one leaks, 3 when the
policy does not compile, 4 when not all worlds could be looked at and no leak was found.
"""

import argparse
import json
import sys
from pathlib import Path

from idle import Idle
from leaking import Bounds, Proof, prove
from model import Policy, read_files
from oracle import places
from words import Invalid


def authorities(policy: Policy, proof: Proof) -> dict[str, str]:
    """The verdict for every authority that is declared or controls an input."""
    leaking = {leak.authority for leak in proof.leaks}
    return {name: "leaks" if name in leaking else "confined" for name in sorted(policy.bailiwicks)}


def report(policy: Policy, bounds: Bounds) -> dict:
    proof = prove(policy, bounds)
    idle = Idle(policy, bounds)
    dead = idle.dead()
    return {
        "authorities": authorities(policy, proof),
        "leaks": [{"rule": leak.rule, "authority": leak.authority, "kind": leak.kind, "confirmed": leak.confirmed, "grounded": leak.grounded}
                  | (leak.witness or {}) for leak in proof.leaks],
        "dead": dead,
        "silent": idle.silent(dead),
        "shadowed": idle.shadowed(dead),
        "never": idle.violated(),
        "gaps": idle.gaps(),
        "incomplete": proof.incomplete + idle.incomplete,
    }


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("policy", type=Path, nargs="+")
    arguments.add_argument("--others", type=int, default=Bounds.others, help="people besides participant and host")
    arguments.add_argument("--worlds", type=int, default=Bounds.worlds, help="the largest table")
    arguments.add_argument("--thorough", action="store_true", help="also unknown facts that can make no difference")
    options = arguments.parse_args()
    try:
        policy = read_files(options.policy, places())
    except Invalid as error:
        print(f"{options.policy[0]}: {error}", file=sys.stderr)
        return 3
    result = report(policy, Bounds(options.others, options.worlds, options.thorough))
    print(json.dumps(result, ensure_ascii=False, indent=2))
    if result["leaks"]:
        return 1
    return 4 if result["incomplete"] else 0


if __name__ == "__main__":
    sys.exit(main())
