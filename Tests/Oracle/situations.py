"""Random requests for a policy: known, unknown and disputed facts, people who are one, and faults."""

from random import Random

import tree
from palette import ALIASES, BOUNDARIES, COUNTRIES, NUMBERS, SEVERAL, SUBDIVISIONS, TEXTS, Palette

#: Lines that are no JSON object; each is an error in its place, and the stream goes on.
MALFORMED = ['{"time": ', "{]", "{} x", '{"orders": {},}', '{"time": "2020-06-04T12:00:00Z" "activity": null}', '{"shoe": 01}',
             '{"shoe": 1.}', '{"shoe": .5}', '{"shoe": +1}', '{"shoe": "a\tb"}', '{"shoe": "\\x"}', '{"shoe": "\\u12"}', "{'shoe': 1}",
             '{"shoe": tru}', '{"shoe": [1, 2}', '{"shoe": nul}', "{shoe: 1}", "3", '"x"', "nonsense", '{"shoe": "a}', '{"shoe": -}']

FAULTS = [3, True, "x", [], {}, 1.5, [1], ["x"], "EU", "Claimed", ["CN", "142"], "cn"]


class SituationMaker:
    """Makes requests; `knowledge` is how probable it is that a fact is given."""

    def __init__(self, random: Random, vocabulary: tree.Vocabulary, palette: Palette, orders: list[str], issuers: list[str]):
        self.random, self.vocabulary, self.palette = random, vocabulary, palette
        self.orders, self.issuers = orders, issuers
        self.knowledge = 1.0

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def requests(self, count: int) -> list:
        """Requests, some of them like the one before but for some values, some of them no JSON (a text)."""
        found = [self.request()]
        while len(found) < count:
            if self.chance(0.01):
                found.append(self.random.choice(MALFORMED))
            elif isinstance(found[-1], dict) and self.chance(0.4):
                found.append(self.sibling(found[-1]))
            else:
                found.append(self.request())
        return found

    def request(self) -> dict:
        self.knowledge = self.random.choice([1.0, 0.95, 0.8, 0.5])
        person, thing = self.vocabulary.person, self.vocabulary.thing
        members = {}
        if self.chance(0.85):
            members["time"] = self.random.choice(BOUNDARIES)
        if self.chance(0.6) and self.vocabulary.activities:
            members["activity"] = self.random.choice(list(self.vocabulary.activities))
        if self.chance(0.75):
            members[person.name] = self.person()
        if self.chance(0.95):
            members[thing.name] = self.thing()
        if self.chance(0.3):
            members["orders"] = self.overrides()
        for name in ("time", "activity", person.name, thing.name, "orders"):
            if name not in members and self.chance(0.1):
                members[name] = None
        self.undeclared(members)
        members = self.shuffled(members)
        if self.chance(0.04):
            self.spoil(members)
        return members

    def shuffled(self, members: dict) -> dict:
        return dict(self.random.sample(list(members.items()), len(members)))

    def undeclared(self, members: dict) -> None:
        if self.chance(0.04):
            members["shoe"] = self.random.choice(
                [43, "x", None, {"location": "XQ"}, ["a"], -0.5, 1e30, [[], {"a": [{}, True]}], "\\\"\n}", {"shoe": {"shoe": []}}])

    def overrides(self) -> dict:
        names = self.orders * 3 + self.issuers + ["FR", "nobody", "nothing"]
        overrides = {name: self.random.choice([True, False, False]) for name in self.random.sample(names, min(len(names), 2))}
        if self.chance(0.1):
            overrides["nobody"] = self.random.choice([3, None, "x"])
        return overrides

    # Siblings

    def sibling(self, request: dict) -> dict:
        """A request of the same shape: the same members in the same order, some values others."""
        person, thing = self.vocabulary.person, self.vocabulary.thing
        varied = {}
        for name, value in request.items():
            if name == "time" and isinstance(value, str) and self.chance(0.3):
                value = self.random.choice(BOUNDARIES)
            elif name in (person.name, thing.name):
                value = self.vary(person if name == person.name else thing, value)
            varied[name] = value
        return varied

    def vary(self, kind: tree.Kind, value):
        if not isinstance(value, dict):
            return value
        varied = {}
        for name, member in value.items():
            attribute = kind.attributes.get(name)
            if attribute is None or member is None:
                pass
            elif attribute.type in ("other", "many"):
                inner = self.vocabulary.records.get(attribute.of, self.vocabulary.person)
                elements = member if isinstance(member, list) else [member]
                elements = [self.vary(inner, element) for element in elements]
                member = elements if isinstance(member, list) else elements[0]
            elif name == "id":
                member = self.random.choice("abch") if self.chance(0.2) else member
            elif self.chance(0.3):
                member = self.value(attribute)
            varied[name] = member
        return varied

    # Objects

    def record(self, kind: tree.Kind) -> dict:
        members = {}
        for name, attribute in kind.attributes.items():
            if attribute.type == "many":
                continue
            if self.chance(self.knowledge):
                members[name] = self.value(attribute)
            elif self.chance(0.3):
                members[name] = None
        self.undeclared(members)
        return self.shuffled(members)

    def person(self) -> dict:
        members = self.record(self.vocabulary.person)
        members.pop("id", None)
        if self.chance(0.75):
            members["id"] = self.random.choice("abch")
        elif self.chance(0.2):
            members["id"] = None
        return members

    def thing(self) -> dict:
        kind = self.vocabulary.thing
        members = self.record(kind)
        many = next(a.name for a in kind.attributes.values() if a.type == "many")
        if self.chance(0.75):
            members[many] = [self.person() for _ in range(self.random.choice([0, 1, 1, 2, 2, 3, 4]))]
        return members

    def value(self, attribute: tree.Attribute):
        match attribute.type:
            case "located" | "place":
                return self.place()
            case "number":
                return self.random.choice(NUMBERS) + self.random.choice([-1, 0, 0, 1])
            case "flag":
                return self.chance(0.5)
            case "time":
                return self.random.choice(BOUNDARIES)
            case "tags":
                return self.random.sample(self.palette.all_tags(), self.random.choice([0, 0, 1, 1, 2]))
            case "choice":
                return self.random.choice(attribute.choices)
            case "text":
                return self.random.choice(TEXTS)
            case _:
                if attribute.of == self.vocabulary.person.name:
                    return self.person()
                return self.record(self.vocabulary.records[attribute.of])

    def place(self):
        if self.chance(0.2):
            return [self.code() for _ in range(self.random.choice([0, 1, 2, 2, 3]))]
        return self.code()

    def code(self) -> str:
        choice = self.random.random()
        if choice < 0.7:
            code = self.random.choice(self.palette.codes)
            return code[:2] if self.chance(0.15) and code != "UK" else code
        return self.random.choice(COUNTRIES if choice < 0.87 else SUBDIVISIONS if choice < 0.95 else ALIASES + SEVERAL)

    # Faults

    def spoil(self, members: dict) -> None:
        """Puts a value of some wrong type, or an unknown code, somewhere."""
        name = self.random.choice(list(members) or ["time"])
        value = members.get(name)
        while isinstance(value, dict) and value and self.chance(0.85):
            members, name = value, self.random.choice(list(value))
            value = members[name]
        members[name] = self.random.choice(FAULTS)
