"""What a policy says, as written: the parser's result, before any name is bound."""

from dataclasses import dataclass, field
from datetime import datetime


# Places


@dataclass
class Place:
    """One place: a code or declared name, or (quoted) an M49 number or English name."""

    name: str
    quoted: bool


@dataclass
class PlaceList:
    """`A, B or C except D`."""

    parts: list
    minus: list = field(default_factory=list)


# Conditions


@dataclass
class And:
    parts: list


@dataclass
class Or:
    parts: list


@dataclass
class Not:
    part: object


@dataclass
class Placement:
    """`in`, `outside` or `possibly in` places; without a path, of the noun itself."""

    path: tuple
    how: str
    places: PlaceList


@dataclass
class Tagging:
    """`tagged any of a, b`; without a path, of the noun itself."""

    path: tuple
    mode: str
    tags: list[str]
    line: int = 0


@dataclass
class Predicate:
    """A path and a test of its value: `is`, `known`, `flag`, `at-least`, `before`, `matches` …"""

    path: tuple
    test: str
    operand: object = None


@dataclass
class Quantified:
    """`at least 2 participants in CN`."""

    quantifier: str
    number: int | None
    noun: str
    tests: list


# Items


@dataclass
class Clause:
    """A clause by its leading word; a window clause holds a date (`day`) or an instant."""

    word: str
    value: object
    noun: str | None = None
    tests: list = field(default_factory=list)


@dataclass
class Rule:
    name: str | None
    default: bool
    effect: str
    noun: str
    tests: list
    clauses: list[Clause]
    line: int = 0


@dataclass
class Use:
    """Another file of the program, relative to the one that names it."""

    path: str


@dataclass
class Test:
    """A test; what it gives and expects is passed over."""

    name: str


@dataclass
class Never:
    effect: str
    noun: str
    tests: list
    clauses: list[Clause]
    line: int = 0


@dataclass
class Mark:
    tag: str
    noun: str
    tests: list
    clauses: list[Clause]


@dataclass
class Demand:
    """What an order asks for: an effect on a target."""

    effect: str
    noun: str
    tests: list
    clauses: list[Clause]


@dataclass
class Order:
    name: str
    issuer: str
    on: datetime
    expires: datetime | None = None
    adopts: list[str] = field(default_factory=list)
    demands: list[Demand] = field(default_factory=list)
    line: int = 0


@dataclass
class Territory:
    name: str
    places: PlaceList


@dataclass
class Authority:
    """An authority; one that binds everywhere has no places."""

    name: str
    places: PlaceList | None


@dataclass
class Tag:
    name: str
    noun: str
    asserter: str | None


# Vocabulary


@dataclass
class Attribute:
    """An attribute: `type` is one of the built-in words, `choice`, `other` (a record or person) or `many`."""

    name: str
    type: str
    choices: list[str] = field(default_factory=list)
    of: str | None = None
    role: tuple | None = None


@dataclass
class Kind:
    """A person, a thing or a record."""

    name: str
    plural: str | None
    attributes: dict[str, Attribute] = field(default_factory=dict)


@dataclass
class Effect:
    name: str
    manner: str
    nouns: list[str]
    per_activity: bool = False
    lasting: bool = False
    reaching: list[str] = field(default_factory=list)


@dataclass
class Vocabulary:
    name: str
    person: Kind | None = None
    thing: Kind | None = None
    records: dict[str, Kind] = field(default_factory=dict)
    activities: dict[str, str] = field(default_factory=dict)
    effects: dict[str, Effect] = field(default_factory=dict)
