"""Makes a disagreement small: fewer items, clauses, tests, and fewer members of the request."""

from typing import Callable, Iterator

from generate import Case

LIMIT = 1500


def smaller_facts(value) -> Iterator:
    """A JSON value with one member or element left out, somewhere, or one array of candidates made single."""
    if isinstance(value, dict):
        for name in value:
            yield {other: member for other, member in value.items() if other != name}
        for name, member in value.items():
            for less in smaller_facts(member):
                yield {other: less if other == name else old for other, old in value.items()}
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield value[:index] + value[index + 1:]
            for less in smaller_facts(member):
                yield value[:index] + [less] + value[index + 1:]


def smaller(case: Case) -> Iterator[Case]:
    several = len(case.requests) > 1
    if several:
        for request in case.requests:
            yield Case(case.program, (request,))
    for program in case.program.smaller():
        yield Case(program, case.requests)
    if several:
        for index in range(len(case.requests)):
            yield Case(case.program, case.requests[:index] + case.requests[index + 1:])
    elif case.requests:
        for request in smaller_facts(case.requests[0]):
            yield Case(case.program, (request,))


def shrink(case: Case, disagrees: Callable[[Case], bool]) -> Case:
    """The smallest case found, going down greedily, on which there is still a disagreement."""
    tries, found = 0, True
    while found and tries < LIMIT:
        found = False
        for candidate in smaller(case):
            tries += 1
            if tries >= LIMIT:
                break
            if disagrees(candidate):
                case, found = candidate, True
                break
    return case
