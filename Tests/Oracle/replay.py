"""Two requests held against the definition of a leak, by the evaluator (`meaning.py`) and nothing else."""

import json

from facts import Candidates, FactsError, Person, Reader, Request
from formulas import lifting
from meaning import Meaning
from model import Clauses, Policy, Rule, taggings
from places import UnknownPlace
from words import instant

CLOCK = instant("2020-06-04T12:00:00+00:00")


class Wrong(Exception):
    """What is wrong with a witness."""


def status(policy: Policy, rule: Rule, facts: dict, person_path: str) -> tuple[str, Person]:
    """What a rule does to a person of a request: applies, undecided, or not."""
    try:
        request = Reader(policy, CLOCK).request(facts)
    except FactsError as error:
        raise Wrong(f"no request: {error}") from None
    person = person_at(policy, request, person_path)
    decided = request.participant
    if rule.noun == policy.vocabulary.person.name and decided is None:
        decided = person
    meaning = Meaning(policy, request, decided)
    if not any(reached is person for reached in meaning.reached(rule)):
        raise Wrong(f"{rule.name} does not reach {person_path}")
    outcome = meaning.outcome()
    for member, name in (("effects", "applies"), ("undecided", "undecided")):
        if any(entry["rule"] == rule.name for entry in outcome[member]):
            return name, person
    return "not", person


def person_at(policy: Policy, request: Request, path: str) -> Person:
    """The person whom a path names, in any of their mentions."""
    everybody = [request.participant, *request.single.values(), *(request.listed or [])]
    for person in everybody:
        if person is not None and path in person.mentions:
            return person
    raise Wrong(f"nobody is at {path}")


def replay(policy: Policy, rule_name: str, authority: str, before: dict, after: dict, person_path: str, place: str | None) -> None:
    """Raises `Wrong` unless the two requests show a leak of the rule from the authority."""
    rule = next(rule for rule in policy.rules if rule.name == rule_name)
    (first, person), (second, _) = (status(policy, rule, facts, person_path) for facts in (before, after))
    if {first, second} != {"applies", "not"}:
        raise Wrong(f"before: {first}, after: {second}")
    if not rule.effect.lasting:
        check_place(policy, person, authority, place)
    left, right = (json.dumps(without_inputs(policy, authority, facts), sort_keys=True) for facts in (before, after))
    if left != right:
        raise Wrong(f"the requests differ in more than inputs of {authority}: {left} {right}")


def check_place(policy: Policy, person: Person, authority: str, place: str | None) -> None:
    """The true place must be one of the candidates, and outside."""
    bailiwick = policy.bailiwicks[authority]
    location = next(a.name for a in policy.vocabulary.person.attributes.values() if a.type == "located")
    candidates: Candidates | None = person.facts.get(location)
    if bailiwick is None:
        raise Wrong(f"nobody is outside {authority}")
    if candidates is not None and candidates.atoms <= bailiwick:
        raise Wrong(f"the person is inside {authority}")
    if place is not None:
        try:
            atoms = frozenset().union(*map(policy.places.atoms, policy.places.canonical(place)))
        except UnknownPlace:
            raise Wrong(f"{place} is no place") from None
        if not ((atoms if candidates is None else atoms & candidates.atoms) - bailiwick):
            raise Wrong(f"{place} is not among the candidates, or not outside {authority}")


def check_changes(policy: Policy, leak: dict) -> None:
    """The changes that a finding names must be those between its requests, with the values that they have there."""
    before, after = (inputs(policy, leak[name]) for name in ("before", "after"))
    named = {change["input"]: (change["from"], change["to"]) for change in leak["changes"]}
    real = {name: (before[name, holder], after[name, holder]) for name, holder in before if before[name, holder] != after[name, holder]}
    if named != real:
        raise Wrong(f"changes are {real}, not {named}")


def check_via(policy: Policy, leak: dict) -> None:
    """What carries a change must hang on the authority's word; it must be named when the rule alone does not hang on it."""
    rule = next(rule for rule in policy.rules if rule.name == leak["rule"])
    carriers = {other.name: [other.clauses] for other in lifting(policy, rule)}
    carriers |= {f"mark {tag}": marks for tag, marks in policy.marks.items()}
    for name in leak["via"]:
        if name not in carriers:
            raise Wrong(f"{name} cannot carry a change of {rule.name}")
        if not any(hangs(policy, clauses, leak["authority"], True) for clauses in carriers[name]):
            raise Wrong(f"{name} does not hang on the word of {leak['authority']}")
    if not leak["via"] and not hangs(policy, rule.clauses, leak["authority"], False):
        raise Wrong(f"{rule.name} itself does not hang on the word of {leak['authority']}, and nothing is named that carries it")


def hangs(policy: Policy, clauses: Clauses, authority: str, through_marks: bool) -> bool:
    """Whether clauses read an input of an authority, themselves or through marks."""
    if any(order.issuer == authority for order in clauses.orders):
        return True
    for tagged in taggings(clauses.test):
        of_thing = tagged.value.of == "thing"
        if authority in (clauses.adopters(tagged.tag) or {policy.asserters.get((of_thing, tagged.tag))}):
            return True
        if through_marks and of_thing and any(hangs(policy, mark, authority, True) for mark in policy.marks.get(tagged.tag, [])):
            return True
    return False


def inputs(policy: Policy, facts: dict) -> dict[tuple[str, int], bool]:
    """Every order and tag of the policy by the name that a finding gives it, and whose it is; whether it is in force or given."""
    request = Reader(policy, CLOCK).request(facts)
    meaning = Meaning(policy, request, request.participant)
    clauses = [rule.clauses for rule in policy.rules] + sum(policy.marks.values(), [])
    found = {(f"order {order.name}", 0): meaning.in_force(order) for one in clauses for order in one.orders}
    everybody = [request.participant, *request.single.values(), *(request.listed or [])]
    holders = [request.thing] + [person.facts if person else {} for person in everybody]
    for of_thing, tag in policy.asserters:
        for number, facts in enumerate(holders):
            if of_thing == (number == 0):
                found[f"tag {tag}", number] = any(tag in tags for tags in facts.values() if isinstance(tags, frozenset))
    return found


def controlled_tags(policy: Policy, authority: str) -> set[tuple[bool, str]]:
    """The tags (of the thing or not) that an authority asserts, or that an order of its own adopts."""
    tags = {key for key, asserter in policy.asserters.items() if asserter == authority}
    for clauses in [rule.clauses for rule in policy.rules] + sum(policy.marks.values(), []):
        tags |= {(tagged.value.of == "thing", tagged.tag) for tagged in taggings(clauses.test)
                 if authority in clauses.adopters(tagged.tag)}
    return tags


def without_inputs(policy: Policy, authority: str, facts: dict) -> dict:
    """A request with an authority's inputs left out, and tags in one order."""
    tags = controlled_tags(policy, authority)
    anonymous = {order.issuer for clauses in [r.clauses for r in policy.rules] + sum(policy.marks.values(), [])
                 for order in clauses.orders if order.anonymous}
    own = {name for name, order in policy.orders.items() if order.issuer == authority} | ({authority} & anonymous)
    result = dict(facts)
    result["orders"] = {name: force for name, force in (facts.get("orders") or {}).items() if name not in own}
    if not result["orders"]:
        del result["orders"]
    vocabulary = policy.vocabulary

    def strip(value, kind, of_thing: bool):
        if not isinstance(value, dict):
            return value
        found = {}
        for name, member in value.items():
            attribute = kind.attributes.get(name) if kind else None
            if attribute and attribute.type == "tags" and isinstance(member, list):
                member = sorted(tag for tag in member if (of_thing, tag) not in tags)
            elif attribute and attribute.of == vocabulary.person.name:
                people = [strip(one, vocabulary.person, False) for one in (member if isinstance(member, list) else [member])]
                member = people if isinstance(member, list) else people[0]
            found[name] = member
        return found

    result[vocabulary.thing.name] = strip(facts.get(vocabulary.thing.name), vocabulary.thing, True)
    result[vocabulary.person.name] = strip(facts.get(vocabulary.person.name), vocabulary.person, False)
    return result
