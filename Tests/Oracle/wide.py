#!/usr/bin/env python3
"""Random small policies with what those of `small.py` have not.

    wide.py --seed S --count N

Protections and permissions of people in roles, lasting effects on the thing, chains of marks and several marks of one
tag, authorities that are territories or everywhere by their tags, orders that adopt several tags, demands with clauses,
assertions under orders, numbers between others or among them, instants, and counts up to three.
"""

import argparse
from random import Random

import tree
from model import MEETINGS
from palette import INSTANTS
from parser import parse
from sketch import Clause, Item, Joined, Leaf, Program
from small import DAYS, SmallPolicyMaker, readable
from vocabularies import random_vocabulary


class WidePolicyMaker(SmallPolicyMaker):
    """Makes policies of few rules in which the rarer constructs are common."""

    def number_test(self) -> str:
        near = [self.number + step for step in (-1, 0, 1)]
        return self.random.choice([
            f"is between {near[0]} and {self.random.choice(near[1:])}", f"is one of {near[0]}, {near[2]}",
            f"is not one of {near[0]}, {near[1]}", super().number_test()])

    def time_test(self) -> str:
        day = self.random.choice(DAYS + INSTANTS[:2])
        return "is " + self.random.choice(["before", "after"]) + " " + day

    def quantified(self, scope, depth: int):
        counted = super().quantified(scope, depth)
        if not self.chance(0.25):
            return counted
        word = self.random.choice(["at least", "at most", "exactly"])
        return type(counted)(f"{word} {self.random.randint(1, 3)} {self.person.plural}", counted.tests)

    def clauses(self, participant: bool) -> tuple:
        clauses = super().clauses(participant)
        if any(clause.words == "unless" for clause in clauses) or not self.chance(0.3):
            return clauses
        return clauses + (Clause("unless", (), self.condition(self.outer(participant), 1)),)

    def window(self) -> list[Clause]:
        if not self.chance(0.2):
            return super().window()
        both = [Clause(f"from {DAYS[0]}T00:00:00Z"), Clause(f"until {DAYS[-1]}T20:00:00-03:00")]
        return self.random.choice([both, both[:1], both[1:]])

    # Items

    def program(self) -> Program:
        declarations = [self.territory("Claimed")] if self.chance(0.4) else []
        if self.chance(0.25):
            declarations.append(Item("authority World binds everywhere"))
            self.issuers.append("World")
        if self.chance(0.25):
            declarations.append(Item(f"authority Court binds {self.places(False)}"))
            self.issuers.append("Court")
        named = [name for name in ("Claimed", "World", "Court") if name in self.issuers]
        if named and self.chance(0.7):
            self.palette.tags.append(f"illegal-in-{self.random.choice(named)}")
        declarations += [self.order(number) for number in range(self.random.choice([0, 1, 1, 2]))]
        declarations += self.tag_declarations()
        marks = [self.mark(number) for number in range(self.random.choice([0, 1, 2, 3]))]
        rules = [self.rule(number) for number in range(self.rules)]
        nevers = [self.never()] if self.chance(0.4) else []
        return Program(self.text, tuple(declarations + marks + rules + nevers))

    def order(self, number: int) -> Item:
        name = f"order-{number}"
        text = f"order {name} issued by {self.random.choice(self.issuers + [self.palette.home])} on {DAYS[0]}"
        if self.chance(0.5):
            text += f" expires {DAYS[-1]}"
        if self.chance(0.6):
            some = self.random.sample(self.palette.tags, min(len(self.palette.tags), self.random.choice([1, 2, 2])))
            text += " adopts " + ", ".join(map(self.tag, some))
        if self.chance(0.4):
            head, tests = self.target("restricts")
            wanted = [clause for clause in self.clauses(True) if clause.words.split()[0] in ("for", "when", "unless")]
            text += " demands " + Item(head, tests, "", tuple(wanted)).render()
        self.orders.append(name)
        return Item(text)

    def mark(self, number: int) -> Item:
        """A mark, often of the tag of another one, on the one before, or of a tag that somebody asserts."""
        item = super().mark(number)
        before = self.palette.marked[-2:-1] if len(self.palette.marked) > 1 else []
        if before and self.chance(0.5):
            return Item(item.head, (Leaf(f"tagged {self.tag(before[0])}"),), item.tail, item.clauses)
        if number == 0 and self.chance(0.3):
            asserted = [tag for tag in self.palette.tags if tag.startswith("illegal")]
            tag = self.random.choice(asserted)
            return Item(f"mark {self.thing.plural}", (), f"as {self.tag(tag)}", (Clause("when", (), self.untagged()),))
        if self.palette.marked and self.chance(0.3):
            return Item(item.head, (), f"as {self.tag(self.palette.marked[0])}", (Clause("when", (), self.untagged()),))
        return item

    def untagged(self):
        """A condition of a mark that reads no tag, and so makes no cycle."""
        return Joined("or", (self.timed(self.outer(False), 0), Leaf(f"any {self.person.name} {self.placement()}")), False)

    def never(self) -> Item:
        head, tests = self.target("restricts")
        return Item(f"never {head}", tests, "", self.clauses(True))


def lifting_roles(random: Random, text: str, vocabulary: tree.Vocabulary) -> str:
    """A vocabulary whose protections and permissions may be of roles, and whose effects on the thing may last."""
    person, thing = vocabulary.person.name, vocabulary.thing.name
    roles = [a.role[0] for a in vocabulary.thing.attributes.values() if a.type == "other" and a.of == person and a.role]
    lines = []
    for line in text.splitlines():
        words = line.split()
        if words[:1] == ["effect"] and words[2] in ("protects", "permits") and roles:
            nouns = [person, *roles] if random.random() < 0.7 else roles
            line = f"  effect {words[1]} {words[2]} {', '.join(nouns)}" + (" in activity" if line.endswith("in activity") else "")
        elif words[:1] == ["effect"] and words[2:4] == ["restricts", thing] and " in activity" not in line and random.random() < 0.4:
            start, reaching, paths = line.partition(" reaching ")
            line = start + " lasting" + reaching + paths
        lines.append(line)
    return "\n".join(lines)


def make_wide(seed: int, number: int) -> Program:
    """The policy of that number in the sequence of a seed."""
    random = Random(f"wide {seed}/{number}")
    text = MEETINGS.read_text(encoding="utf-8") if random.random() < 0.4 else random_vocabulary(random)
    text = lifting_roles(random, text, parse(text)[0])
    vocabulary = parse(text)[0]
    return readable(lambda: WidePolicyMaker(random, vocabulary, text, None).program())


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--count", type=int, default=10)
    options = arguments.parse_args()
    for number in range(options.count):
        print(f"---- {number}\n{make_wide(options.seed, number).render()}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
