"""What a policy means before any request: names bound, places turned into atoms (§2–§4, §6)."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import tree
from parser import parse
from places import Places, UnknownPlace
from words import DAY, Invalid

MEETINGS = Path(__file__).resolve().parents[2] / "Sources/Bailiwick/Vocabularies/meetings.bwk"


class EmptyPlace(Invalid):
    """Places from which an exception takes everything."""


# Conditions, bound


@dataclass(frozen=True)
class Value:
    """Where a value is found: `of` is participant, thing, time, it (a quantifier's person) or a single person's attribute."""

    of: str
    path: tuple = ()
    type: str = ""
    choices: tuple = ()


@dataclass(frozen=True)
class All:
    parts: tuple


@dataclass(frozen=True)
class Some:
    parts: tuple


@dataclass(frozen=True)
class Not:
    part: object


@dataclass(frozen=True)
class In:
    value: Value
    atoms: frozenset


@dataclass(frozen=True)
class PossiblyIn:
    value: Value
    atoms: frozenset


@dataclass(frozen=True)
class Tagged:
    value: Value
    tag: str


@dataclass(frozen=True)
class Known:
    value: Value


@dataclass(frozen=True)
class Test:
    """A test of a text, number, time, choice or flag."""

    value: Value
    test: str
    operand: object


@dataclass(frozen=True)
class Count:
    """A quantifier over the thing's people."""

    quantifier: str
    number: int | None
    test: All


# Items, bound


@dataclass
class Order:
    """A named order, or (without dates) the anonymous one of an authority."""

    name: str
    issuer: str
    on: datetime | None = None
    until: datetime | None = None
    adopts: frozenset = frozenset()
    demands: tuple["Assertion", ...] = ()
    line: int = 0

    @property
    def anonymous(self) -> bool:
        return self.on is None


@dataclass
class Clauses:
    """What decides when a rule or mark fires."""

    test: All
    activity: str | None = None
    orders: list[Order] = field(default_factory=list)
    start: datetime | None = None
    end: datetime | None = None
    because: str | None = None
    notice: str | None = None

    def adopters(self, tag: str) -> frozenset:
        """The authorities whose orders adopt a tag here."""
        return frozenset(order.issuer for order in self.orders if tag in order.adopts)


@dataclass
class Assertion:
    """An effect on a target, in the cases of its clauses: what a `never` excludes and an order demands."""

    effect: tree.Effect
    noun: str
    clauses: Clauses
    line: int = 0


@dataclass
class Rule:
    name: str
    effect: tree.Effect
    noun: str
    default: bool
    clauses: Clauses
    authorities: list[str]
    line: int = 0

    @property
    def restricts(self) -> bool:
        return self.effect.manner == "restricts"


@dataclass
class Policy:
    vocabulary: tree.Vocabulary
    rules: list[Rule] = field(default_factory=list)
    marks: dict[str, list[Clauses]] = field(default_factory=dict)
    orders: dict[str, Order] = field(default_factory=dict)
    nevers: list[Assertion] = field(default_factory=list)
    places: Places | None = None
    declared_authorities: list[str] = field(default_factory=list)
    bailiwicks: dict[str, frozenset | None] = field(default_factory=dict)
    asserters: dict[tuple, str | None] = field(default_factory=dict)

    @property
    def single_people(self) -> list[tree.Attribute]:
        """The thing's attributes that are one person (the host), in the order of their declaration."""
        person = self.vocabulary.person.name
        return [a for a in self.vocabulary.thing.attributes.values() if a.type == "other" and a.of == person]

    @property
    def people(self) -> tree.Attribute:
        """The thing's attribute that is its people."""
        return next(a for a in self.vocabulary.thing.attributes.values() if a.type == "many")


def read_policy(text: str, places: Places) -> Policy:
    """Parses and resolves one policy that is one text."""
    items = parse(text)
    if any(isinstance(item, tree.Use) for item in items):
        raise Invalid("a single text uses no files")
    return resolve(items, places)


def read_files(paths: list[Path], places: Places) -> Policy:
    """Reads the files named, each after those that it uses, all of them once."""
    items: list = []
    seen: set[Path] = set()

    def read(path: Path) -> None:
        if path not in seen:
            seen.add(path)
            found = parse(path.read_text(encoding="utf-8"))
            for item in found:
                if isinstance(item, tree.Use):
                    read((path.parent / item.path).resolve())
            items.extend(found)

    for path in paths:
        read(path.resolve())
    return resolve(items, places)


def resolve(items: list, places: Places) -> Policy:
    vocabularies = [item for item in items if isinstance(item, tree.Vocabulary)]
    if not vocabularies:
        vocabularies = parse(MEETINGS.read_text(encoding="utf-8"))
    if len(vocabularies) > 1:
        raise Invalid("a program has one vocabulary")
    return Resolver(items, vocabularies[0], places).policy


class Resolver:
    """Binds the names of one program."""

    def __init__(self, items: list, vocabulary: tree.Vocabulary, places: Places):
        self.vocabulary, self.places = vocabulary, places
        self.policy = Policy(vocabulary, places=places)
        self.roles = {word: a.name for a in self.policy.single_people if a.role for word in a.role}
        self.territories = self._declared(items, tree.Territory)
        self.authorities = self._declared(items, tree.Authority)
        self.tags = self._declared_tags(items)
        self._territory_atoms: dict[str, frozenset | None] = {}  # none while it is being found out
        for name in self.territories:
            self._place(tree.Place(name, False))
        for item in items:
            if isinstance(item, tree.Order):
                self._order(item)
        rules = [item for item in items if isinstance(item, tree.Rule)]
        for number, rule in enumerate(rules, 1):
            self._rule(rule, rule.name or f"rule-{number}")
        for item in items:
            if isinstance(item, tree.Mark):
                self._mark(item)
            elif isinstance(item, tree.Never):
                self.policy.nevers.append(replace(self._assertion(item), line=item.line))
            elif isinstance(item, tree.Order):
                self.policy.orders[item.name].demands = tuple(map(self._assertion, item.demands))
        self._reject_cycles()
        self._bind()

    def _declared(self, items: list, kind: type) -> dict:
        found = {}
        for item in items:
            if isinstance(item, kind):
                if item.name in found:
                    raise Invalid(f"{item.name} is declared twice")
                found[item.name] = item
        return found

    def _declared_tags(self, items: list) -> dict[tuple, tree.Tag]:
        """Declared tags by what they are on, the thing or its people, and their name."""
        found = {}
        for item in items:
            if isinstance(item, tree.Tag):
                key = (self.owner(item.noun) == "thing", item.name)
                if key in found:
                    raise Invalid(f"tag {item.name} is declared twice")
                found[key] = item
        return found

    # Orders and authorities

    def _bind(self) -> None:
        """Notes who asserts which tag, and what each authority of the program binds (none: everywhere)."""
        policy = self.policy
        policy.declared_authorities = list(self.authorities)
        for (of_thing, name), tag in self.tags.items():
            policy.asserters[of_thing, name] = self.authority(tag.asserter) if tag.asserter else self.illegal_in(name)
        everything = [rule.clauses for rule in policy.rules] + sum(policy.marks.values(), [])
        for clauses in everything:
            for tagged in taggings(clauses.test):
                policy.asserters[tagged.value.of == "thing", tagged.tag] = self.asserter(tagged)
        issuers = [order.issuer for order in policy.orders.values()]
        issuers += [order.issuer for clauses in everything for order in clauses.orders]
        for name in [*self.authorities, *issuers, *filter(None, policy.asserters.values())]:
            if name in self.authorities:
                written = self.authorities[name].places
                policy.bailiwicks[name] = None if written is None else self.atoms(written)
            else:
                policy.bailiwicks[name] = self._place(tree.Place(name, False))

    def _assertion(self, item) -> Assertion:
        effect = self.vocabulary.effects.get(item.effect)
        noun = self.singular(item.noun)
        if effect is None or noun not in effect.nouns:
            raise Invalid(f"{item.effect} is no effect on {item.noun}")
        return Assertion(effect, noun, self.clauses(item))

    def _order(self, item: tree.Order) -> None:
        if item.name in self.policy.orders:
            raise Invalid(f"two orders {item.name}")
        until = item.expires + DAY if item.expires else None
        self.policy.orders[item.name] = Order(item.name, self.authority(item.issuer), item.on, until, frozenset(item.adopts), line=item.line)

    def authority(self, name: str) -> str:
        """The canonical name of an authority."""
        if name in self.authorities or name in self.territories or name in self.places.groups:
            return name
        try:
            canonical = self.places.canonical(name)
        except UnknownPlace:
            raise Invalid(f"{name} is no authority") from None
        if len(canonical) != 1:
            raise Invalid(f"{name} is several authorities")
        return canonical[0]

    def under(self, name: str) -> Order:
        if name[0].isupper():
            issuer = self.authority(name)
            return Order(issuer, issuer)
        if name not in self.policy.orders:
            raise Invalid(f"{name} is no order")
        return self.policy.orders[name]

    def asserter(self, tagged: Tagged) -> str | None:
        """The authority that asserts a tag; none for the house's own."""
        declared = self.tags.get((tagged.value.of == "thing", tagged.tag))
        if declared and declared.asserter:
            return self.authority(declared.asserter)
        return self.illegal_in(tagged.tag)

    def illegal_in(self, tag: str) -> str | None:
        """The authority that a tag of this shape names."""
        if tag.startswith("illegal-in-"):
            try:
                return self.authority(tag.removeprefix("illegal-in-"))
            except Invalid:
                return None
        return None

    # Places

    def atoms(self, places: tree.PlaceList) -> frozenset:
        found = frozenset().union(*map(self._place, places.parts)).difference(*map(self._place, places.minus))
        if not found:
            raise EmptyPlace("no place is left after `except`")
        return found

    def _place(self, place) -> frozenset:
        if isinstance(place, tree.PlaceList):
            return self.atoms(place)
        try:
            if place.quoted:
                return self.places.region(place.name)
            if place.name in self.territories:
                if place.name not in self._territory_atoms:
                    self._territory_atoms[place.name] = None
                    self._territory_atoms[place.name] = self.atoms(self.territories[place.name].places)
                atoms = self._territory_atoms[place.name]
                if atoms is None:
                    raise Invalid(f"{place.name} is part of itself")
                return atoms
            return self.places.meaning(place.name)
        except UnknownPlace:
            raise Invalid(f"{place.name} is no place") from None

    # Rules and marks

    def owner(self, noun: str) -> str:
        """What a noun stands for: participant, thing, or the attribute of a role."""
        vocabulary = self.vocabulary
        if noun in (vocabulary.person.name, vocabulary.person.plural):
            return "participant"
        if noun in (vocabulary.thing.name, vocabulary.thing.plural):
            return "thing"
        if noun in self.roles:
            return self.roles[noun]
        raise Invalid(f"{noun} is no noun")

    def singular(self, noun: str) -> str:
        match self.owner(noun):
            case "participant":
                return self.vocabulary.person.name
            case "thing":
                return self.vocabulary.thing.name
            case attribute:
                return self.vocabulary.thing.attributes[attribute].role[0]

    def _rule(self, item: tree.Rule, name: str) -> None:
        if any(rule.name == name for rule in self.policy.rules):
            raise Invalid(f"two rules {name}")
        effect = self.vocabulary.effects.get(item.effect)
        if effect is None:
            raise Invalid(f"{item.effect} is no effect")
        noun = self.singular(item.noun)
        if noun not in effect.nouns:
            raise Invalid(f"{item.effect} is not for {item.noun}")
        if item.default and effect.manner != "restricts":
            raise Invalid("`by default` goes only with restricting effects")
        clauses = self.clauses(item)
        adopted = frozenset().union(*(order.adopts for order in clauses.orders))
        authorities = {order.issuer for order in clauses.orders}
        authorities.update(self.asserter(tagged) for tagged in taggings(clauses.test) if tagged.tag not in adopted)
        authorities.discard(None)
        self.policy.rules.append(Rule(name, effect, noun, item.default, clauses, sorted(authorities), item.line))

    def _mark(self, item: tree.Mark) -> None:
        if self.owner(item.noun) != "thing":
            raise Invalid("only a thing is marked")
        clauses = self.clauses(item)
        if mentions_participant(clauses.test):
            raise Invalid("a mark does not mention the request's participant")
        self.policy.marks.setdefault(item.tag, []).append(clauses)

    def _reject_cycles(self) -> None:
        def visit(tag: str, trail: tuple) -> None:
            if tag in trail:
                raise Invalid("marks in a cycle: " + ", ".join(trail))
            for mark in self.policy.marks.get(tag, []):
                for tagged in taggings(mark.test):
                    if tagged.value.of == "thing":
                        visit(tagged.tag, trail + (tag,))

        for tag in self.policy.marks:
            visit(tag, ())

    def clauses(self, item) -> Clauses:
        owner = self.owner(item.noun)
        tests = [self.condition(test, owner) for test in item.tests]
        clauses = Clauses(All(()))
        for clause in item.clauses:
            match clause.word:
                case "for" | "activity":
                    if self.owner(clause.noun) != "thing":
                        raise Invalid(f"`{clause.word}` names the thing, not {clause.noun}")
                    tests += [self.condition(test, "thing") for test in clause.tests]
                    if clause.value is not None:
                        clauses.activity = self._activity(clause.value)
                case "when":
                    tests.append(self.condition(clause.value, None))
                case "unless":
                    tests.append(Not(self.condition(clause.value, None)))
                case "under":
                    clauses.orders += map(self.under, clause.value)
                case "from":
                    clauses.start = clause.value
                case "until" | "through":
                    clauses.end = clause.value
                case "because":
                    clauses.because = clause.value
                case "notice":
                    clauses.notice = clause.value
        clauses.test = All(tuple(tests))
        return clauses

    def _activity(self, gerund: str) -> str:
        for name, known in self.vocabulary.activities.items():
            if gerund == known:
                return name
        raise Invalid(f"{gerund} is no activity")

    # Conditions; `it` is what a path in `with` starts at, none outside

    def condition(self, condition, it: str | None):
        match condition:
            case tree.And(parts):
                return All(tuple(self.condition(part, it) for part in parts))
            case tree.Or(parts):
                return Some(tuple(self.condition(part, it) for part in parts))
            case tree.Not(part):
                return Not(self.condition(part, it))
            case tree.Quantified(quantifier, number, noun, tests):
                if self.owner(noun) != "participant":
                    raise Invalid(f"a quantifier names people, not {noun}")
                return Count(quantifier, number, All(tuple(self.condition(test, "it") for test in tests)))
            case tree.Placement(path, how, places):
                value, atoms = self.value(path, it, "located"), self.atoms(places)
                if value.type not in ("located", "place"):
                    raise Invalid(f"{path} is no place")
                return {"in": In, "possibly": PossiblyIn, "outside": lambda v, a: Not(In(v, a))}[how](value, atoms)
            case tree.Tagging(path, mode, tags):
                value = self.value(path, it, "tags")
                if value.type != "tags":
                    raise Invalid(f"{path} has no tags")
                tests = tuple(Tagged(value, tag) for tag in tags)
                return {"any": Some, "all": All, "none": lambda t: Not(Some(t))}[mode](tests)
            case tree.Predicate(path, test, operand):
                return self.predicate(self.value(path, it, None), test, operand)
        raise Invalid(f"no condition: {condition}")

    def predicate(self, value: Value, test: str, operand):
        if test == "known":
            return Known(value)
        if value.type in ("located", "place") and test == "is":
            if not all(isinstance(place, tree.Place) for place in operand):
                raise Invalid("a place is compared with a place")
            return In(value, self.atoms(tree.PlaceList(operand)))
        numeric = ("is", "at least", "at most", "more than", "less than", "between")
        tests = {"number": numeric, "time": ("before", "after", "from"), "flag": ("flag",), "choice": ("is",),
                 "text": ("is", "matches", "contains", "starts", "ends")}
        if test not in tests.get(value.type, ()):
            raise Invalid(f"`{test}` does not go with {value}")
        if value.type == "choice" and not set(operand) <= set(value.choices):
            raise Invalid(f"{operand} is not among {value.choices}")
        wanted = {"number": int, "choice": str, "text": str}.get(value.type)
        if test == "is" and not all(isinstance(one, wanted) for one in operand):
            raise Invalid(f"{operand} is not what {value} can be")
        return Test(value, test, tuple(operand) if isinstance(operand, list) else operand)

    def value(self, path: tuple, it: str | None, alone: str | None) -> Value:
        """Binds a path; a person or thing at its end stands for its attribute of the type `alone`."""
        if path == ("time",):
            return Value("time", (), "time")
        if it:
            of, rest = it, path
        else:
            of, rest = self.owner(path[0]), path[1:]
        kind = self.vocabulary.thing if of == "thing" else self.vocabulary.person
        attribute, walked = None, ()
        for name in rest:
            attribute = kind.attributes.get(name) if kind else None
            if attribute is None:
                raise Invalid(f"{'.'.join(path)} is unknown at {name}")
            if attribute.type == "other" and attribute.of == self.vocabulary.person.name:
                of, kind, walked, attribute = name, self.vocabulary.person, (), None
                continue
            walked += (name,)
            kind = self.vocabulary.records.get(attribute.of) if attribute.type == "other" else None
        if attribute is None:
            if alone is None:
                raise Invalid(f"{'.'.join(path)} is no value")
            attribute = next((a for a in kind.attributes.values() if a.type == alone), None)
            if attribute is None:
                raise Invalid(f"{'.'.join(path)} has no {alone}")
            walked = (attribute.name,)
        return Value(of, walked, attribute.type, tuple(attribute.choices))


def walk(condition):
    """A bound condition and everything inside it."""
    yield condition
    match condition:
        case All(parts) | Some(parts):
            for part in parts:
                yield from walk(part)
        case Not(part) | Count(test=part):
            yield from walk(part)


def taggings(condition) -> list[Tagged]:
    return [part for part in walk(condition) if isinstance(part, Tagged)]


def mentions_participant(condition) -> bool:
    return any(getattr(getattr(part, "value", None), "of", None) == "participant" for part in walk(condition))
