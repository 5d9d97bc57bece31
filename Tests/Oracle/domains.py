"""What an input can be, as far as the tests of it can tell (§4, §5)."""

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from itertools import combinations

from formulas import Input
from meaning import passes
from model import Policy
from places import Places
from texts import kinds_of_text
from words import Invalid, instant

TICK = timedelta(seconds=1)
NOON = instant("2020-06-04T12:00:00+00:00")

#: Three candidates are tried of the first so many kinds of codes; two of all.
MOST_KINDS = 16


@dataclass(frozen=True)
class Choice:
    """One thing that an input can be: what a request says, and what that makes of each test (none: unknown).

    Of a place, `atoms` is what its candidates come to (none: any), and `single` whether it is one code.
    `supposed` values stand for a text that was not found.
    """

    said: object
    truths: dict
    atoms: frozenset | None = None
    single: bool = False
    supposed: bool = False


def choices(policy: Policy, input_: Input, tests: list[tuple], borders: list[frozenset], thorough: bool) -> list[Choice]:
    """All choices; `borders` are the bailiwicks that a place must also tell apart."""
    tests = list(dict.fromkeys(tests))
    unknown_matters = asks_unknown(tests, thorough)
    if input_.kind in ("tag", "order", "tags known"):
        return [Choice(False, dict.fromkeys(tests, False)), Choice(True, dict.fromkeys(tests, True))]
    if input_.type in ("located", "place"):
        return place_choices(policy.places, tests, borders, unknown_matters)
    if input_.type in ("other", "many"):
        raise Invalid(f"whether all of {'.'.join(input_.path)} is known is outside what this oracle looks at")
    values = [(value, {t: t[0] == "known" or passes(value, *t) for t in tests}) for value in plain_values(policy, input_, tests)]
    if input_.type == "text":
        plain = [test for test in tests if test[0] != "known"]
        known = {test: True for test in tests if test[0] == "known"}
        values = [(text, truths | known) for text, truths in kinds_of_text(plain)]
    found: dict[tuple, Choice] = {}
    for value, truths in values:
        found.setdefault(tuple(truths[test] for test in tests), Choice(value, truths, supposed=value is None))
    if unknown_matters and input_.subject not in ("time", "activity"):
        unknown = {test: False if test[0] == "known" else None for test in tests}
        found.setdefault(tuple(unknown.values()), Choice(None, unknown))
    return list(found.values())


def asks_unknown(tests: list[tuple], thorough: bool) -> bool:
    return thorough or any(test[0] in ("known", "possibly") for test in tests)


def all_combined(policy: Policy, input_: Input, tests: list[tuple], borders: list[frozenset], thorough: bool) -> bool:
    """Whether the choices for an input are all up to three candidates."""
    if input_.type not in ("located", "place") or not asks_unknown(tests, thorough):
        return True
    return len(code_kinds(policy.places, place_sets(tests, borders))) <= MOST_KINDS


def plain_values(policy: Policy, input_: Input, tests: list[tuple]) -> list:
    operands = [test[1] for test in tests if len(test) > 1]
    constants = [one for operand in operands for one in (operand if isinstance(operand, tuple) else (operand,))]
    match input_.type:
        case "number":
            return sorted({value + step for value in constants for step in (-1, 0, 1)}) or [0]
        case "time":
            return sorted({value + step * TICK for value in constants for step in (-1, 0, 1)}) or [NOON]
        case "choice":
            return list(input_.choices)
        case "flag":
            return [False, True]
        case "activity":
            return list(policy.vocabulary.activities)
    return []


def place_choices(places: Places, tests: list[tuple], borders: list[frozenset], unknown_matters: bool) -> list[Choice]:
    sets = place_sets(tests, borders)
    singles = code_kinds(places, sets)
    found: dict[tuple, Choice] = {}

    def add(codes: tuple[str, ...]) -> None:
        atoms = frozenset().union(*map(places.atoms, codes))
        inside = {one: within(atoms, one) for one in sets}
        single = len(codes) == 1
        truths = {test: place_truth(test, inside, single) for test in tests}
        said = codes[0] if single else list(codes)
        found.setdefault((tuple(inside.values()), single), Choice(said, truths, atoms, single))

    for codes in singles:
        add((codes[0],))
    if unknown_matters:
        first = [codes[0] for codes in singles]
        for codes in singles:
            if len(codes) > 1:
                add(tuple(codes))
        for several in [*combinations(first, 2), *combinations(first[:MOST_KINDS], 3)]:
            add(several)
        unknown = {test: {"known": False, "possibly": True}.get(test[0]) for test in tests}
        found[tuple([None] * len(sets)), False] = Choice(None, unknown)
    return list(found.values())


def place_sets(tests: list[tuple], borders: list[frozenset]) -> tuple[frozenset, ...]:
    """The places that tests and borders name."""
    return tuple(dict.fromkeys([test[1] for test in tests if len(test) > 1] + borders))


@lru_cache(maxsize=2000)
def code_kinds(places: Places, sets: tuple[frozenset, ...]) -> list[list[str]]:
    """The codes by how they lie to some places, two of each kind."""
    kinds: dict[tuple, list[str]] = {}
    for code in places.every_code:
        kinds.setdefault(tuple(within(places.atoms(code), one) for one in sets), []).append(code)
    return [codes[:2] for codes in kinds.values()]


def within(atoms: frozenset, places: frozenset) -> bool | None:
    """Whether atoms lie in places: all, none, or (none) some."""
    if atoms <= places:
        return True
    return None if atoms & places else False


def place_truth(test: tuple, inside: dict, single: bool) -> bool | None:
    if test[0] == "known":
        return single
    truth = inside[test[1]]
    return truth is not False if test[0] == "possibly" else truth
