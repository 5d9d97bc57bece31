"""Formulas evaluated in all worlds at once.

A world is one choice for every input; worlds are numbered, and a set of worlds is an integer with
the bits of its members set.  Kleene's values are two such sets: where it is true, where it is false.
"""

from dataclasses import dataclass

from domains import Choice
from formulas import Input, Node


@dataclass(frozen=True)
class Column:
    """An input, its choices, and how far apart in the numbering two neighbouring choices are."""

    input: Input
    choices: list[Choice]
    stride: int

    def choice_in(self, world: int) -> Choice:
        return self.choices[world // self.stride % len(self.choices)]


class TooLarge(Exception):
    """More worlds than the limit."""


class Table:
    """All worlds of some inputs."""

    def __init__(self, inputs: dict[Input, list[Choice]], limit: int):
        self.columns: dict[Input, Column] = {}
        size = 1
        for input_, choices in inputs.items():
            self.columns[input_] = Column(input_, choices, size)
            size *= len(choices)
            if size > limit:
                raise TooLarge()
        self.size = size
        self.all = (1 << size) - 1
        self._memo: dict[int, tuple[int, int]] = {}
        self._leaves: dict[tuple, tuple[int, int]] = {}

    # Sets of worlds

    def where(self, column: Column, wanted: list[bool]) -> int:
        """The worlds in which the column's choice is a wanted one."""
        block, pattern = (1 << column.stride) - 1, 0
        for index, want in enumerate(wanted):
            if want:
                pattern |= block << index * column.stride
        length = column.stride * len(wanted)
        while length < self.size:
            pattern |= pattern << length
            length *= 2
        return pattern & self.all

    def somewhere(self, worlds: int, columns: list[Column]) -> int:
        """The worlds with the first choice of each column that become members by other choices of them."""
        for column in columns:
            result = worlds
            for index in range(1, len(column.choices)):
                result |= worlds >> index * column.stride
            worlds = result & self.where(column, [index == 0 for index in range(len(column.choices))])
        return worlds

    def flipped(self, worlds: int, columns: list[Column]) -> int:
        """The worlds in which each of these two-valued columns has its other value."""
        for column in columns:
            low = self.where(column, [True, False])
            worlds = (worlds & low) << column.stride | (worlds & ~low) >> column.stride
        return worlds

    def upward(self, worlds: int, columns: list[Column]) -> int:
        """With every world, those in which some of these two-valued columns are true instead of false."""
        for column in columns:
            worlds |= (worlds & self.where(column, [True, False])) << column.stride
        return worlds

    # Formulas

    def evaluate(self, node: Node) -> tuple[int, int]:
        """Where a formula is true, and where it is false."""
        key = id(node)
        if key not in self._memo:
            self._memo[key] = self._evaluate(node)
        return self._memo[key]

    def _evaluate(self, node: Node) -> tuple[int, int]:
        match node.kind:
            case "true":
                return self.all, 0
            case "false":
                return 0, self.all
            case "unknown":
                return 0, 0
            case "not":
                true, false = self.evaluate(node.parts[0])
                return false, true
            case "and":
                true, false = self.all, 0
                for part in node.parts:
                    part_true, part_false = self.evaluate(part)
                    true, false = true & part_true, false | part_false
                return true, false
            case "or":
                true, false = 0, self.all
                for part in node.parts:
                    part_true, part_false = self.evaluate(part)
                    true, false = true | part_true, false & part_false
                return true, false
        return self.leaf(node)

    def leaf(self, node: Node) -> tuple[int, int]:
        key = node.input, node.test
        if key not in self._leaves:
            column = self.columns[node.input]
            true, false = (self.where(column, [choice.truths[node.test] is wanted for choice in column.choices])
                           for wanted in (True, False))
            present = self.columns.get(Input("tags known", node.input.subject, node.input.path, type="tags"))
            if node.input.kind == "tag" and present:
                known = self.where(present, [False, True])
                true, false = true & known, false & known
            self._leaves[key] = true, false
        return self._leaves[key]


def first(worlds: int) -> int:
    """The member with the lowest number."""
    return (worlds & -worlds).bit_length() - 1
