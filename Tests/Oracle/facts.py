"""A request's facts (§5): from JSON to typed values, and the people in them merged by their ids.

Values keep Python's own types; a place is `Candidates`, a record a dictionary.  A fact that is not
known is not there: missing, `null` and an empty array of candidates come to the same.
"""

from dataclasses import dataclass, field
from datetime import datetime

import tree
from model import Policy
from places import UnknownPlace
from words import instant


class FactsError(Exception):
    """A request that cannot be read; the message starts with the JSON path."""


@dataclass(frozen=True)
class Candidates:
    """A place value: its canonical codes and all their atoms."""

    codes: frozenset
    atoms: frozenset


@dataclass
class Person:
    """One person: the merged facts, and every place in the request where they are mentioned.

    Of a person who is not known (`somebody`) every test is unknown.
    """

    mentions: list[str]
    facts: dict = field(default_factory=dict)
    somebody: bool = False

    @property
    def id(self) -> str | None:
        return self.facts.get("id")


@dataclass
class Request:
    activity: str | None
    time: datetime
    participant: Person | None
    thing: dict
    single: dict[str, Person | None]
    listed: list[Person] | None
    orders: dict[str, bool]


def wrong(path: str, message: str):
    raise FactsError(f"{path}: {message}")


class Reader:
    """Reads the requests of one policy."""

    def __init__(self, policy: Policy, clock: datetime):
        self.policy, self.clock = policy, clock
        self.vocabulary, self.places = policy.vocabulary, policy.places

    def request(self, facts) -> Request:
        facts = self.object(facts, "")
        vocabulary, thing_kind = self.vocabulary, self.vocabulary.thing
        time = self.clock
        if facts.get("time") is not None:
            time = self.time(facts["time"], "time")
        mentioned: dict[str, dict] = {}
        self.mention(mentioned, facts.get(vocabulary.person.name), vocabulary.person.name)
        thing, thing_path = {}, thing_kind.name
        given = facts.get(thing_path)
        given = {} if given is None else self.object(given, thing_path)
        single_names = {attribute.name for attribute in self.policy.single_people}
        many = self.policy.people.name
        for name, attribute in thing_kind.attributes.items():
            if name not in single_names and name != many and given.get(name) is not None:
                self.store(thing, attribute, given[name], f"{thing_path}.{name}")
        for attribute in self.policy.single_people:
            self.mention(mentioned, given.get(attribute.name), f"{thing_path}.{attribute.name}")
        listed_paths = None
        if given.get(many) is not None:
            if not isinstance(given[many], list):
                wrong(f"{thing_path}.{many}", "a list is wanted")
            listed_paths = []
            for index, value in enumerate(given[many]):
                path = f"{thing_path}.{many}[{index}]"
                if value is None:
                    wrong(path, "null is nobody")
                self.mention(mentioned, value, path)
                listed_paths.append(path)
        people = self.merge(mentioned)
        listed = None
        if listed_paths is not None:
            listed = []
            for path in listed_paths:
                if not any(people[path] is person for person in listed):
                    listed.append(people[path])
        return Request(
            activity=self.activity(facts.get("activity")),
            time=time,
            participant=people.get(vocabulary.person.name),
            thing=thing,
            single={a.name: people.get(f"{thing_path}.{a.name}") for a in self.policy.single_people},
            listed=listed,
            orders=self.orders(facts.get("orders")),
        )

    # People

    def mention(self, mentioned: dict, value, path: str) -> None:
        if value is not None:
            mentioned[path] = self.record(self.vocabulary.person, value, path)

    def merge(self, mentioned: dict[str, dict]) -> dict[str, Person]:
        """The person at each path; mentions come in the order in which they win."""
        by_id: dict[str, Person] = {}
        people: dict[str, Person] = {}
        for path, facts in mentioned.items():
            person = by_id.get(facts.get("id"))
            if person is None:
                person = Person([path], facts)
                if person.id is not None:
                    by_id[person.id] = person
            else:
                person.mentions.append(path)
                fill(person.facts, facts)
            people[path] = person
        return people

    # Members of the request

    def activity(self, value) -> str | None:
        names = list(self.vocabulary.activities)
        if value is None:
            return names[0] if names else None
        if value not in names:
            wrong("activity", "no activity")
        return value

    def orders(self, value) -> dict[str, bool]:
        """Overrides by the name of an order, or the canonical name of an authority."""
        found = {}
        if value is None:
            return found
        anonymous = {order.issuer for rule in [rule.clauses for rule in self.policy.rules] + sum(self.policy.marks.values(), [])
                     for order in rule.orders if order.anonymous}
        for name, force in self.object(value, "orders").items():
            key = name
            if name not in self.policy.orders and name not in anonymous:
                try:
                    canonical = self.places.canonical(name)
                except UnknownPlace:
                    continue
                if len(canonical) != 1 or canonical[0] not in anonymous:
                    continue
                key = canonical[0]
            if force is None:
                continue
            if not isinstance(force, bool):
                wrong(f"orders.{name}", "true or false is wanted")
            if found.setdefault(key, force) != force:
                wrong(f"orders.{name}", "two names of one order contradict each other")
        return found

    # Values

    def object(self, value, path: str) -> dict:
        if not isinstance(value, dict):
            wrong(path, "an object is wanted")
        return value

    def record(self, kind: tree.Kind, value, path: str) -> dict:
        """The declared members of an object; others are ignored."""
        value, found = self.object(value, path), {}
        for name, attribute in kind.attributes.items():
            if value.get(name) is not None:
                self.store(found, attribute, value[name], f"{path}.{name}")
        return found

    def store(self, found: dict, attribute: tree.Attribute, value, path: str) -> None:
        match attribute.type:
            case "located" | "place":
                value = self.place(value, path)
                if value is None:
                    return
            case "number":
                if not isinstance(value, int) or isinstance(value, bool):
                    wrong(path, "a whole number is wanted")
            case "flag":
                if not isinstance(value, bool):
                    wrong(path, "true or false is wanted")
            case "time":
                value = self.time(value, path)
            case "tags":
                if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
                    wrong(path, "a list of tags is wanted")
                value = frozenset(value)
            case "choice" | "text":
                if not isinstance(value, str):
                    wrong(path, "a text is wanted")
                if attribute.type == "choice" and value not in attribute.choices:
                    wrong(path, "not among " + ", ".join(attribute.choices))
            case "other":
                value = self.record(self.vocabulary.records[attribute.of], value, path)
        found[attribute.name] = value

    def place(self, value, path: str) -> Candidates | None:
        codes = value if isinstance(value, list) else [value]
        canonical: set[str] = set()
        for code in codes:
            if not isinstance(code, str):
                wrong(path, "a place code is wanted")
            try:
                canonical.update(self.places.canonical(code))
            except UnknownPlace:
                wrong(path, f"{code} is no country or subdivision")
        if not canonical:
            return None
        return Candidates(frozenset(canonical), frozenset().union(*map(self.places.atoms, canonical)))

    def time(self, value, path: str) -> datetime:
        if not isinstance(value, str) or "T" not in value:
            wrong(path, "an instant is wanted")
        try:
            return instant(value)
        except ValueError:
            wrong(path, "an instant is wanted")


def fill(facts: dict, more: dict) -> None:
    """Adds what is not yet known, member by member and into records."""
    for name, value in more.items():
        if name not in facts:
            facts[name] = value
        elif isinstance(value, dict):
            fill(facts[name], value)
