"""Tries to refute proofs with random requests and the evaluator alone: no tables, no scenes, no choices of values."""

import copy
from itertools import product
from typing import Iterator

from facts import FactsError, Reader
from meaning import Meaning
from model import Policy, Rule
from replay import CLOCK, check_place, controlled_tags, Wrong

#: No more inputs of one authority are changed together.
MOST_INPUTS = 4


class Doubt:
    """What is claimed of one policy, and requests held against it."""

    def __init__(self, policy: Policy, leaks: set[tuple[str, str]], dead: list[str], silent: list[str], violated: list[int]):
        self.policy, self.leaks, self.dead, self.silent, self.violated = policy, leaks, dead, silent, violated
        self.reader = Reader(policy, CLOCK)

    def refutations(self, facts: dict) -> Iterator[str]:
        """What a request shows to be wrong."""
        try:
            base = self.outcomes(facts)
        except FactsError:
            return
        yield from self.idle(facts)
        for authority in self.policy.bailiwicks:
            outcomes = [base] + [self.outcomes(other) for other in self.changed(facts, authority)]
            for rule in self.policy.rules:
                if rule.restricts and (rule.name, authority) not in self.leaks:
                    for path in {path for outcome in outcomes for name, path in outcome if name == rule.name}:
                        found = {outcome.get((rule.name, path)) for outcome in outcomes}
                        if {"applies", "not"} <= found and self.counts(rule, authority, facts, path):
                            yield f"{rule.name} leaks from {authority} to {path}"

    # What a request says of every rule and person

    def outcomes(self, facts: dict) -> dict[tuple[str, str], str]:
        """Applies, undecided or not, for every restricting rule and every person given whom it reaches."""
        request = self.reader.request(facts)
        found = {}
        decided = [request.participant] if request.participant else [None, *(request.listed or [])]
        for person in decided:
            meaning = Meaning(self.policy, request, person)
            outcome = meaning.outcome()
            for rule in self.policy.rules:
                top = rule.noun != self.policy.vocabulary.person.name
                if rule.restricts and (top == (person is None) or request.participant):
                    names = {member: {entry["rule"] for entry in outcome[member]} for member in ("effects", "undecided")}
                    status = "applies" if rule.name in names["effects"] else "undecided" if rule.name in names["undecided"] else "not"
                    for reached in meaning.reached(rule):
                        if not reached.somebody:
                            found[rule.name, reached.mentions[0]] = status
        return found

    def idle(self, facts: dict) -> Iterator[str]:
        request = self.reader.request(facts)
        if request.participant is None:
            return
        meaning = Meaning(self.policy, request, request.participant)
        outcome = meaning.outcome()
        for rule in self.policy.rules:
            if rule.name in self.dead and meaning.clauses(rule.clauses, meaning.view).value:
                yield f"{rule.name} is not dead"
            if rule.name in self.silent and any(entry["rule"] == rule.name for entry in outcome["effects"]):
                yield f"{rule.name} is not silent"
        for index, never in enumerate(self.policy.nevers):
            if index not in self.violated and meaning.clauses(never.clauses, meaning.view).value:
                if any((entry["effect"], entry["on"]) == (never.effect.name, never.noun) for entry in outcome["effects"]):
                    yield f"never {index} is violated"

    def counts(self, rule: Rule, authority: str, facts: dict, path: str) -> bool:
        """Whether a change for that person is a leak: they may be outside, or take the effect there."""
        bailiwick = self.policy.bailiwicks[authority]
        if bailiwick is None:
            return False
        if rule.effect.lasting:
            return True
        request = self.reader.request(facts)
        people = [request.participant, *request.single.values(), *(request.listed or [])]
        try:
            check_place(self.policy, next(p for p in people if p and path == p.mentions[0]), authority, None)
        except Wrong:
            return False
        return True

    # Worlds that differ in one authority's inputs

    def changed(self, facts: dict, authority: str) -> Iterator[dict]:
        """The request with other values of an authority's orders, and of the tags that nobody else has a say in."""
        clauses = [rule.clauses for rule in self.policy.rules] + sum(self.policy.marks.values(), [])
        orders = sorted({order.name for one in clauses for order in one.orders if order.issuer == authority})
        tags = sorted(tag for tag in controlled_tags(self.policy, authority) if self.only_reader(tag, authority))
        places = [(of_thing, tag, holder) for of_thing, tag in tags for holder in self.holders(facts, of_thing)]
        inputs = (orders + places)[:MOST_INPUTS]
        for values in product((False, True), repeat=len(inputs)):
            other = copy.deepcopy(facts)
            for input_, value in zip(inputs, values):
                if isinstance(input_, str):
                    other["orders"] = (other.get("orders") or {}) | {input_: value}
                else:
                    self.set_tag(other, *input_[1:], value)
            yield other

    def only_reader(self, tag: tuple[bool, str], authority: str) -> bool:
        adopters = {issuer for order in self.policy.orders.values() if tag[1] in order.adopts for issuer in [order.issuer]}
        return self.policy.asserters.get(tag) == authority and adopters <= {authority}

    def holders(self, facts: dict, of_thing: bool) -> list[tuple]:
        """Where, in a request, given tags of the thing or of a person stand that no other mention supplements."""
        vocabulary = self.policy.vocabulary
        thing = facts.get(vocabulary.thing.name)
        if of_thing:
            name = tags_of(vocabulary.thing)
            return [(vocabulary.thing.name, name)] if isinstance(thing, dict) and isinstance(thing.get(name), list) else []
        name, person = tags_of(vocabulary.person), facts.get(vocabulary.person.name)
        if isinstance(person, dict) and isinstance(person.get(name), list):
            return [(vocabulary.person.name, name)]
        return []

    def set_tag(self, facts: dict, tag: str, holder: tuple, value: bool) -> None:
        *path, last = holder
        for name in path:
            facts = facts[name]
        facts[last] = [one for one in facts[last] if one != tag] + ([tag] if value else [])


def tags_of(kind) -> str | None:
    return next((a.name for a in kind.attributes.values() if a.type == "tags"), None)
