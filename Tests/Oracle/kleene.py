"""Truth in three values, with the missing facts that keep an answer unknown (§5, §6)."""

from dataclasses import dataclass
from typing import Iterable


@dataclass(frozen=True)
class Truth:
    """`value` is True, False, or None for unknown; `needs` are then the leaf paths that it waits for."""

    value: bool | None
    needs: frozenset = frozenset()

    def __invert__(self) -> "Truth":
        return Truth(None if self.value is None else not self.value, self.needs)


TRUE, FALSE = Truth(True), Truth(False)


def definite(value: bool) -> Truth:
    return TRUE if value else FALSE


def unknown(*paths: str) -> Truth:
    return Truth(None, frozenset(paths))


def pending(truths: Iterable[Truth]) -> Truth:
    """Unknown for all that the unknown ones among these wait for."""
    return Truth(None, frozenset().union(*(truth.needs for truth in truths if truth.value is None)))


def every(truths: Iterable[Truth]) -> Truth:
    truths = list(truths)
    if any(truth.value is False for truth in truths):
        return FALSE
    if all(truth.value is True for truth in truths):
        return TRUE
    return pending(truths)


def some(truths: Iterable[Truth]) -> Truth:
    return ~every(~truth for truth in truths)


def count(quantifier: str, number: int, truths: list[Truth], rest: Truth) -> Truth:
    """`at least`, `at most` or `exactly` so many; `rest` is what holds of the unknown people who may be there besides."""
    least = sum(truth.value is True for truth in truths)
    most = least + sum(truth.value is None for truth in truths)
    if rest.value is not False:
        most = float("inf")
    if quantifier == "at most":
        return ~count("at least", number + 1, truths, rest)
    if quantifier == "exactly":
        if least > number or most < number:
            return FALSE
        if least == most:
            return TRUE
    else:
        if least >= number:
            return TRUE
        if most < number:
            return FALSE
    return pending(truths + [rest])
