#!/usr/bin/env python3
"""Proofs decided by hand from the text, and random ones that must agree with themselves: `check_proofs.py [COUNT]`.

Of COUNT random policies every witness must replay, needless unknown facts must change nothing, and
random requests must refute nothing.
"""

import sys
import unittest
from collections import Counter
from dataclasses import dataclass
from random import Random

from doubt import Doubt
from idle import Idle
from leaking import Bounds, prove
from leaks import report
from model import Policy, read_policy
from oracle import places
from replay import replay
from situations import SituationMaker
from small import make_small


def found(text: str) -> dict:
    return report(read_policy(text, places()), Bounds(others=2))


def leaks(text: str) -> list[tuple[str, str]]:
    """Authority and kind of each leak."""
    return [(leak["authority"], leak["kind"]) for leak in found(text)["leaks"]]


class Leaks(unittest.TestCase):
    def test_an_adopted_tag_is_the_adopters(self):
        adopting = "order o issued by FR on 2020-06-01 adopts illegal-in-CN\n"
        self.assertEqual(leaks(adopting + "block participants in FR for meetings tagged illegal-in-CN under o"), [])
        self.assertEqual(leaks(adopting + "block participants in DE for meetings tagged illegal-in-CN under o"), [("FR", "territory")])
        self.assertEqual(leaks("order o issued by FR on 2020-06-01\nblock participants in FR for meetings tagged illegal-in-CN under o"),
                         [("CN", "territory")])

    def test_nobody_but_the_host_is_there(self):
        self.assertEqual(leaks("end meetings tagged illegal-in-CN when at most 0 participants"), [("CN", "collective")])
        self.assertEqual(leaks("end meetings tagged illegal-in-CN when every participant in CN"), [("CN", "collective")])

    def test_lasting(self):
        self.assertEqual(leaks("suspend participants in CN under CN"), [("CN", "lasting")])
        self.assertEqual(leaks("suspend participants possibly in CN under CN"), [("CN", "territory")])
        order = "order o issued by CN on 2020-06-01 expires 2020-06-30\n"
        self.assertEqual(leaks(order + "suspend participants in CN under o"), [("CN", "overstay")])
        self.assertEqual(leaks(order + "suspend participants in CN under o, CN"), [("CN", "lasting")])

    def test_the_first_kind_that_holds(self):
        self.assertEqual(leaks("block participants with residence in CN for meetings tagged illegal-in-CN"), [("CN", "proxy")])
        self.assertEqual(leaks("block participants in HK with residence in CN for meetings not tagged illegal-in-CN"), [("CN", "licence")])
        self.assertEqual(leaks("end meetings\nprotect participants under CN"), [("CN", "licence")])
        self.assertEqual(leaks("end meetings\nprotect participants for meetings not tagged illegal-in-CN"), [("CN", "laundered")])

    def test_texts(self):
        impossible = 'with topic starts with "ab" and topic does not contain "b"'
        self.assertEqual(leaks(f"block participants for meetings tagged illegal-in-CN {impossible}"), [])
        possible = 'with topic starts with "ab" and topic ends with "bc" and topic does not contain "abc"'
        self.assertEqual(leaks(f"block participants for meetings tagged illegal-in-CN {possible}"), [("CN", "territory")])

    def test_candidates(self):
        both = "block participants for meetings tagged illegal-in-CN when participant possibly in CN and participant possibly in HK"
        self.assertEqual(leaks(both), [("CN", "uncertain")])
        self.assertEqual(leaks(both + " and participant.location is known"), [])


class Rules(unittest.TestCase):
    def test_idle(self):
        result = found("rule a: block participants in CN\nrule b: block participants outside CN\nrule c: block participants\n"
                       "rule d: suspend participants in CN when participant in HK\nrule e: suspend participants\nprotect participants in HK")
        self.assertEqual((result["dead"], result["silent"], result["shadowed"]),
                         (["d"], [], [{"rule": "a", "by": ["c"]}, {"rule": "b", "by": ["c"]}]))
        self.assertEqual(found("rule a: block participants\nprotect participants")["silent"], ["a"])

    def test_a_tag_is_one_fact_whoever_reads_it(self):
        rules = "rule a: block participants for meetings tagged t\nrule b: block participants for meetings tagged t under o\n"
        self.assertEqual(found("order o issued by CN on 2020-06-01 adopts t\ntag t on meeting\n" + rules)["shadowed"], [{"rule": "b", "by": ["a"]}])

    def test_never(self):
        rules = "block participants in CN for meetings tagged x\ntag x on meeting\n"
        self.assertEqual(found(rules + "never block participants outside CN\nnever block participants in CN")["never"], [1])

    def test_gaps(self):
        order = "order o issued by CN on 2020-06-01 demands block participants for meetings tagged x\ntag x on meeting\n"
        self.assertEqual(found(order + "block participants in CN for meetings tagged x under o")["gaps"], [])
        self.assertEqual(found(order + "block participants in CN for meetings tagged x with size at least 3")["gaps"], ["o"])


def random_policies(count: int) -> Counter:
    """Checks the proofs of random policies; prints what is wrong."""
    seen: Counter = Counter()
    for number in range(count):
        text = make_small(2, number).render()
        policy = read_policy(text, places())
        proof = prove(policy, Bounds(others=2))
        complaints = []
        for leak in proof.leaks:
            seen["leaks"] += 1
            if leak.witness:
                replay(policy, leak.rule, leak.authority, leak.witness["before"], leak.witness["after"], leak.witness["person"], None)
        thorough = prove(policy, Bounds(others=2, thorough=True))
        if not proof.incomplete and not thorough.incomplete and summary(proof) != summary(thorough):
            complaints.append(f"{summary(proof)} is {summary(thorough)} with needless unknowns")
        idle = Idle(policy, Bounds(others=2))
        dead = idle.dead()
        doubt = Doubt(policy, {(leak.rule, leak.authority) for leak in proof.leaks}, dead, idle.silent(dead), idle.violated())
        unsure = proof.incomplete + [note.split(" ", 1)[1] for note in idle.incomplete]
        for facts in requests(number, policy):
            seen["requests"] += 1
            complaints += [f"{one}: {facts}" for one in doubt.refutations(facts) if not any(one.startswith(name) for name in unsure)]
        if complaints:
            seen["complaints"] += 1
            print(f"--- {number}\n{text}", *complaints[:3], sep="\n")
    return seen


def summary(proof) -> set:
    return {(leak.rule, leak.authority, leak.kind, leak.grounded, leak.supposed) for leak in proof.leaks}


@dataclass
class PolicyPalette:
    """The codes and tags that random requests for a policy are made of."""

    codes: list[str]
    tags: list[str]

    def all_tags(self) -> list[str]:
        return self.tags


def requests(number: int, policy: Policy) -> list[dict]:
    atoms = [sorted(code for code in bailiwick if "*" not in code)[:2] for bailiwick in policy.bailiwicks.values() if bailiwick]
    codes = sorted({code for some in atoms for code in some} | {"HK", "US", "US-CA", "FR"})
    palette = PolicyPalette(codes, sorted({tag for _, tag in policy.asserters} | {"spam", "two words"}))
    maker = SituationMaker(Random(number), policy.vocabulary, palette, list(policy.orders), list(policy.bailiwicks))
    return [facts for facts in maker.requests(30) if isinstance(facts, dict)]


if __name__ == "__main__":
    counts = random_policies(int(sys.argv.pop(1))) if len(sys.argv) > 1 else Counter()
    if counts:
        print(dict(counts))
    program = unittest.main(exit=False)
    sys.exit(1 if counts["complaints"] or not program.result.wasSuccessful() else 0)
