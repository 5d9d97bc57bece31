#!/usr/bin/env python3
"""Random policies that read few facts, so that all their worlds can be looked at.

    small.py --seed S --count N [--rules R]

prints them, a line of dashes before each.  Equal seeds make equal policies.  Those with many rules
(`--rules`) have more places, tags and orders too, and are for a solver.
"""

import argparse
from collections.abc import Callable
from random import Random

import tree
from model import MEETINGS, EmptyPlace, read_policy
from oracle import places
from parser import parse
from policies import PolicyMaker, Scope
from sketch import Clause, Counted, Item, Leaf, Program
from palette import quoted
from vocabularies import random_vocabulary

#: Places that meet, touch and lie inside each other.
NEIGHBOURS = [
    ["CN", "HK"], ["CN", "HK", "MO"], ["US", "US-CA"], ["US-CA", "US-NY", "PR"], ["EU", "FR", "RE"], ["DE", "FR"],
    ["EU", "DE", "US"], ["GB", "GB-SCT", "IE"], ["CN", "UK", "DE"], ["FR", "FR-IDF", "DE"],
]

TEXTS = ["a", "ab", "b", "m@site.cn", "x y"]
REGEXES = [r"/^a/", r"/b$/", r"/\.CN$/i", r"/^$/", r"/a.b/", r"/\d{2}/"]
DAYS = ["2020-06-01", "2020-06-04", "2020-06-08"]


class SmallPalette:
    """The constants of one policy, the more the larger it is."""

    def __init__(self, random: Random, size: int):
        several = [code for _ in range(size) for code in random.choice(NEIGHBOURS)]
        self.codes = list(dict.fromkeys(several))
        self.groups = [random.choice(['"Eastern Asia"', '"European Union"', "UN"])] if random.random() < 0.1 else []
        self.territories: list[str] = []
        self.marked: list[str] = []
        self.home = random.choice(self.codes)
        asserted = [f"illegal-in-{self.authority(random)}" for _ in range(random.choice([1, 1, 2]) * size)]
        self.tags = list(dict.fromkeys(asserted + random.sample(["spam", "court-list", "六四"], random.choice([0, 1, 1]))))

    def authority(self, random: Random) -> str:
        """Mostly the one authority that the policy is about."""
        return self.home if random.random() < 0.75 else random.choice(self.codes)

    def places(self) -> list[str]:
        return self.codes * 2 + self.groups + self.territories

    def all_tags(self) -> list[str]:
        return self.tags + self.marked


class SmallPolicyMaker(PolicyMaker):
    """Makes policies over a few facts, of few rules or of a given number."""

    def __init__(self, random: Random, vocabulary: tree.Vocabulary, text: str, rules: int | None):
        size = 1 if rules is None else 1 + rules // 15
        super().__init__(random, vocabulary, text, SmallPalette(random, size))
        self.size, self.rules = size, rules or random.choice([1, 2, 2, 3, 3, 4])
        self.read = set(random.sample(sorted(self.facts(self.person)), min(2, len(self.facts(self.person)))))
        self.read |= set(random.sample(sorted(self.facts(self.thing)), min(1, len(self.facts(self.thing)))))
        self.location = next(a.name for a in self.person.attributes.values() if a.type == "located")
        if random.random() < 0.5:
            self.read.add(self.location)
        self.number = random.randint(1, 3)

    def facts(self, kind: tree.Kind) -> set[str]:
        """The attributes of a kind, without those of its people; who has an id is not asked."""
        return {path for path, _ in super().leaves(kind, "")
                if path != "id" and not any(path.startswith(single.name + ".") for single in self.singles)}

    # Scopes, narrowed to the facts chosen

    def narrowed(self, scope: Scope) -> Scope:
        def chosen(path: str) -> bool:
            return path in self.read or any(path.endswith("." + one) for one in self.read)

        return Scope([(path, attribute) for path, attribute in scope.paths if chosen(path)], scope.located, scope.tagged,
                     scope.quantifies)

    def outer(self, participant: bool) -> Scope:
        return self.narrowed(super().outer(participant))

    def inner(self, kind: tree.Kind) -> Scope:
        scope = self.narrowed(super().inner(kind))
        scope.quantifies = scope.quantifies and self.chance(0.3)
        return scope

    def leaf(self, scope: Scope, depth: int):
        forms = [self.predicate] * 3 if scope.paths else []
        forms += [self.placed] * 4 if scope.located else []
        forms += [self.tagged] * 3 if scope.tagged else []
        forms += [self.timed] if self.chance(0.2) or not forms else []
        forms += [self.quantified] * 2 if scope.quantifies and depth >= 0 else []
        return self.random.choice(forms)(scope, depth)

    def quantified(self, scope: Scope, depth: int) -> Counted:
        word = self.random.choice(["any", "any", "every", "every", "no", "at least", "at most", "exactly"])
        noun = self.person.name
        if word.startswith(("at", "exactly")):
            word, noun = f"{word} {self.random.randint(0, 2)}", self.person.plural
        return Counted(f"{word} {noun}", self.tests(self.person, depth - 1, self.random.choice([0, 1, 1, 1])))

    # Tests, of few constants

    def number_test(self) -> str:
        if self.chance(0.2):
            return f"is {self.number}"
        return self.random.choice(["at least", "at most", "more than", "less than"]) + f" {self.number}"

    def time_test(self) -> str:
        return "is " + self.random.choice(["before", "after"]) + " " + self.random.choice(DAYS)

    def text_test(self) -> str:
        text = quoted(self.random.choice(TEXTS))
        return self.random.choice([
            f"is {text}", f"is not {text}", f"matches {self.random.choice(REGEXES)}", f"does not match {self.random.choice(REGEXES)}",
            f"contains {text}", f"does not contain {text}", f"starts with {text}", f"ends with {text}"])

    def window(self) -> list[Clause]:
        if not self.chance(0.08):
            return []
        start, end = sorted(self.random.sample(DAYS, 2))
        found = [Clause(f"from {start}"), Clause(self.random.choice(["until", "through"]) + f" {end}")]
        return self.random.sample(found, self.random.randint(1, 2))

    def placement(self) -> str:
        return self.random.choice(["in"] * 6 + ["outside"] * 3 + ["possibly in"] * 2) + " " + self.places(False)

    # Clauses and items

    def clauses(self, participant: bool) -> tuple:
        clauses = []
        if self.chance(0.65):
            words = f"for {self.thing.plural}"
            if self.chance(0.15):
                words = f"from {self.random.choice(list(self.vocabulary.activities.values()))} {self.thing.plural}"
            tests = (Leaf(self.tagging()),) if self.chance(0.75) else self.tests(self.thing, 0, 1)
            clauses.append(Clause(words, tests))
        if self.chance(0.35):
            clauses.append(Clause("when", (), self.condition(self.outer(participant), 1)))
        if self.chance(0.2):
            clauses.append(Clause("unless", (), self.condition(self.outer(participant), 1)))
        if self.chance(0.3):
            names = self.orders * 3 + self.issuers + [self.palette.home] * 2
            clauses.append(Clause("under " + ", ".join(self.random.choices(names, k=self.random.choice([1, 1, 1, 2])))))
        return tuple(clauses + self.window())

    def program(self) -> Program:
        declarations = [self.territory("Claimed")] if self.chance(0.15) else []
        if self.chance(0.12):
            declarations.append(Item('authority World "The world" binds everywhere'))
            self.issuers.append("World")
        if self.chance(0.12):
            declarations.append(Item(f"authority Court binds {self.places(False)}"))
            self.issuers.append("Court")
        declarations += [self.order(number) for number in range(self.random.choice([0, 0, 1, 1, 2]) * self.size)]
        declarations += self.tag_declarations()
        marks = [self.mark(number) for number in range(self.random.choice([0, 0, 0, 1, 2]))]
        rules = [self.rule(number) for number in range(self.rules)]
        nevers = [self.never()] if self.chance(0.3) else []
        return Program(self.text, tuple(declarations + marks + rules + nevers))

    def order(self, number: int) -> Item:
        name = f"order-{number}"
        text = f"order {name} issued by {self.random.choice(self.issuers + [self.palette.home])} on {DAYS[0]}"
        if self.chance(0.5):
            text += f" expires {DAYS[-1]}"
        if self.chance(0.35):
            text += f" adopts {self.tag(self.random.choice(self.palette.tags))}"
        if self.chance(0.2):
            effect = self.random.choice([e for e in self.vocabulary.effects.values() if e.manner == "restricts"])
            where = "" if effect.nouns[0] == self.thing.name else f" in {self.random.choice(self.palette.codes)}"
            text += f" demands {effect.name} {effect.nouns[0]}{where}"
        self.orders.append(name)
        return Item(text)

    def tag_declarations(self) -> list[Item]:
        items = []
        for name in self.palette.tags:
            plain = not name.startswith("illegal")
            if plain or self.chance(0.1):
                asserted = f" asserted by {self.random.choice(self.issuers)}" if self.chance(0.6) else ""
                noun = self.person.name if self.tagged_people and self.chance(0.3) else self.thing.name
                items.append(Item(f"tag {self.tag(name)} on {noun}{asserted}"))
        return items

    def rule(self, number: int) -> Item:
        lifting = 1 / self.size
        weights = [100, 0, 0, 0] if number == 0 else [52, 20 * lifting, 25 * lifting, 3]
        manner = self.random.choices(["restricts", "permits", "protects", "informs"], weights)[0]
        head, tests = self.target(manner)
        default = "by default " if manner == "restricts" and self.chance(0.35) else ""
        return Item(f"rule r{number}: {default}{head}", tests, "", self.clauses(True))

    def never(self) -> Item:
        head, tests = self.target("restricts")
        clauses = tuple(clause for clause in self.clauses(True) if not clause.words.startswith("under"))
        return Item(f"never {head}", tests, "", clauses)

    def target(self, manner: str) -> tuple[str, tuple]:
        effect = self.random.choice([e for e in self.vocabulary.effects.values() if e.manner == manner])
        noun = self.random.choice(effect.nouns)
        kind = self.thing if noun == self.thing.name else self.person
        plural = {self.person.name: self.person.plural, self.thing.name: self.thing.plural}
        plural |= {role.role[0]: role.role[1] for role in self.roles}
        if kind is self.thing:
            tests = (Leaf(self.tagging()),) if self.chance(0.8) else ()
        else:
            within = Leaf(f"in {self.palette.home}" if manner != "protects" else f"outside {self.palette.home}")
            other = self.tests(kind, 0, self.random.choice([0, 0, 1]))
            unsure = Leaf(self.random.choice([f"possibly in {self.palette.home}", f"with {self.location} is unknown",
                                              f"outside {self.palette.home} with {self.location} is not known"]))
            tests = self.random.choice([(within,), (within,), (Leaf(self.placement()),), other, (unsure,)])
        return f"{effect.name} {plural[noun]}", tests


def readable(make: Callable[[], Program]) -> Program:
    """The first policy made that has somebody in each of its places."""
    while True:
        program = make()
        try:
            read_policy(program.render(), places())
            return program
        except EmptyPlace:
            continue


def make_small(seed: int, number: int, rules: int | None = None) -> Program:
    """The policy of that number in the sequence of a seed, a small one or one of so many rules."""
    random = Random(f"small {seed}/{number}" if rules is None else f"{rules} rules {seed}/{number}")
    text = "" if random.random() < 0.65 else random_vocabulary(random)
    vocabulary = parse(text or MEETINGS.read_text(encoding="utf-8"))[0]
    return readable(lambda: SmallPolicyMaker(random, vocabulary, text, rules).program())


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--count", type=int, default=10)
    arguments.add_argument("--rules", type=int)
    options = arguments.parse_args()
    for number in range(options.count):
        print(f"---- {number}\n{make_small(options.seed, number, options.rules).render()}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
