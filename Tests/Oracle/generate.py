#!/usr/bin/env python3
"""Random policies and requests, the same for the same seed.

    generate.py --seed S --count N

prints a JSON object for each case: `{"policy": TEXT, "requests": [REQUEST, …]}`; a request that is a
text stands for that text as a line of the stream.
"""

import argparse
import json
import sys
from dataclasses import dataclass
from random import Random

from model import MEETINGS, EmptyPlace, read_policy
from oracle import places
from palette import Palette
from parser import parse
from policies import PolicyMaker
from situations import SituationMaker
from sketch import Program
from vocabularies import random_vocabulary


@dataclass(frozen=True)
class Case:
    program: Program
    requests: tuple


def make_case(seed: int, number: int) -> Case:
    """The case of that number in the sequence of a seed."""
    random = Random(f"{seed}/{number}")
    text = "" if random.random() < 0.5 else random_vocabulary(random)
    vocabulary = parse(text or MEETINGS.read_text(encoding="utf-8"))[0]
    while True:
        palette = Palette(random)
        maker = PolicyMaker(random, vocabulary, text, palette)
        program = maker.program()
        try:
            read_policy(program.render(), places())
            break
        except EmptyPlace:
            continue
    situations = SituationMaker(random, vocabulary, palette, maker.orders, maker.issuers)
    return Case(program, tuple(situations.requests(random.randint(10, 20))))


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--count", type=int, default=10)
    options = arguments.parse_args()
    for number in range(options.count):
        case = make_case(options.seed, number)
        print(json.dumps({"policy": case.program.render(), "requests": case.requests}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
