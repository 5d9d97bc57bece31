"""Policies as data that can be written out and made smaller.

Every piece has `render`, its text, and `smaller`, the pieces that could stand in its place with
less in them; the shrinker needs no more.
"""

from dataclasses import dataclass, field, replace
from typing import Iterator


@dataclass(frozen=True)
class Leaf:
    """A condition without conditions inside; `open` when a placement could go on with it (a bare flag)."""

    text: str
    open: bool = False

    def render(self) -> str:
        return self.text

    def smaller(self) -> Iterator:
        return iter(())

    def parts_open(self) -> bool:
        return self.open


@dataclass(frozen=True)
class Negated:
    part: object

    def render(self) -> str:
        inner = self.part.render()
        return f"not ({inner})" if isinstance(self.part, Joined) else f"not {inner}"

    def smaller(self) -> Iterator:
        yield self.part
        for part in self.part.smaller():
            yield Negated(part)

    def parts_open(self) -> bool:
        return not isinstance(self.part, Joined) and self.part.parts_open()


@dataclass(frozen=True)
class Joined:
    """Parts joined by `and` or `or`; `wrapped` puts parentheses where none are needed."""

    word: str
    parts: tuple
    wrapped: bool = False

    def render(self) -> str:
        texts = []
        for part in self.parts:
            needed = isinstance(part, Joined) and (self.word == "and" or part.word == self.word)
            texts.append(f"({part.render()})" if needed or isinstance(part, Joined) and self.wrapped else part.render())
        return f" {self.word} ".join(texts)

    def smaller(self) -> Iterator:
        yield from self.parts
        if len(self.parts) > 2:
            for index in range(len(self.parts)):
                yield replace(self, parts=self.parts[:index] + self.parts[index + 1:])
        for index, part in enumerate(self.parts):
            for less in part.smaller():
                yield replace(self, parts=self.parts[:index] + (less,) + self.parts[index + 1:])

    def parts_open(self) -> bool:
        return self.parts[-1].parts_open()


@dataclass(frozen=True)
class With:
    """The qualifier `with` and its condition."""

    condition: object
    wrapped: bool = False

    def render(self) -> str:
        text = self.condition.render()
        return f"with ({text})" if self.wrapped or self.condition.parts_open() else f"with {text}"

    def smaller(self) -> Iterator:
        for condition in self.condition.smaller():
            yield replace(self, condition=condition)

    def parts_open(self) -> bool:
        return False


@dataclass(frozen=True)
class Counted:
    """A quantifier and its tests; a `with` in it takes parentheses around more than one test."""

    head: str
    tests: tuple

    def render(self) -> str:
        texts = [self.head]
        for test in self.tests:
            if isinstance(test, With) and isinstance(test.condition, Joined):
                test = replace(test, wrapped=True)
            texts.append(test.render())
        return " ".join(texts)

    def smaller(self) -> Iterator:
        yield from (Counted(self.head, tests) for tests in fewer(self.tests))

    def parts_open(self) -> bool:
        return True


def fewer(tests: tuple) -> Iterator[tuple]:
    """The tests with one left out, or one made smaller."""
    for index, test in enumerate(tests):
        yield tests[:index] + tests[index + 1:]
        for less in test.smaller():
            yield tests[:index] + (less,) + tests[index + 1:]


@dataclass(frozen=True)
class Clause:
    """A clause: its words, then tests (`for meetings …`) or a condition (`when …`), or neither."""

    words: str
    tests: tuple = ()
    condition: object = None

    def render(self) -> str:
        texts = [self.words] + [test.render() for test in self.tests]
        if self.condition is not None:
            texts.append(self.condition.render())
        return " ".join(texts)

    def smaller(self) -> Iterator:
        for tests in fewer(self.tests):
            yield replace(self, tests=tests)
        if self.condition is not None:
            for condition in self.condition.smaller():
                yield replace(self, condition=condition)


@dataclass(frozen=True)
class Item:
    """A rule or mark: `head` up to the noun, tests, `tail` (`as t`), clauses; or a declaration, all in its head."""

    head: str
    tests: tuple = ()
    tail: str = ""
    clauses: tuple = ()
    spread: int = 0

    def render(self) -> str:
        start = " ".join([self.head] + [test.render() for test in self.tests] + ([self.tail] if self.tail else []))
        separator = (" ", "\n  ", "  # a comment, with `block` in it\n\t")[self.spread]
        return separator.join([start] + [clause.render() for clause in self.clauses])

    def smaller(self) -> Iterator:
        for index, clause in enumerate(self.clauses):
            yield replace(self, clauses=self.clauses[:index] + self.clauses[index + 1:])
            for less in clause.smaller():
                yield replace(self, clauses=self.clauses[:index] + (less,) + self.clauses[index + 1:])
        for tests in fewer(self.tests):
            yield replace(self, tests=tests)
        if self.spread:
            yield replace(self, spread=0)


@dataclass(frozen=True)
class Program:
    vocabulary: str = ""
    items: tuple = field(default=())

    def render(self) -> str:
        texts = ([self.vocabulary] if self.vocabulary else []) + [item.render() for item in self.items]
        return "\n".join(texts) + "\n"

    def smaller(self) -> Iterator:
        for index in range(len(self.items)):
            yield replace(self, items=self.items[:index] + self.items[index + 1:])
        for index, item in enumerate(self.items):
            for less in item.smaller():
                yield replace(self, items=self.items[:index] + (less,) + self.items[index + 1:])
