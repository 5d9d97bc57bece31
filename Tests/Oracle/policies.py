"""Random valid policies over a vocabulary, with every construct that decides something."""

import re
from dataclasses import dataclass
from random import Random

import tree
from palette import DAYS, INSTANTS, NUMBERS, REGEXES, TEXTS, Palette, quoted
from parser import RESERVED
from sketch import Clause, Counted, Item, Joined, Leaf, Negated, Program, With


@dataclass
class Scope:
    """Where a condition stands: what a path may start at, and which kinds of nouns stand alone."""

    paths: list[tuple[str, tree.Attribute]]
    located: list[str]
    tagged: list[str]
    quantifies: bool


class PolicyMaker:
    """Makes one policy."""

    def __init__(self, random: Random, vocabulary: tree.Vocabulary, text: str, palette: Palette):
        self.random, self.vocabulary, self.text, self.palette = random, vocabulary, text, palette
        self.person, self.thing = vocabulary.person, vocabulary.thing
        self.singles = [a for a in self.thing.attributes.values() if a.type == "other" and a.of == self.person.name]
        self.roles = [a for a in self.singles if a.role]
        self.orders: list[str] = []
        self.issuers = list(palette.codes)
        self.tagged_people = any(a.type == "tags" for a in self.person.attributes.values())

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    # Scopes

    def leaves(self, kind: tree.Kind, prefix: str) -> list[tuple[str, tree.Attribute]]:
        found = []
        for name, attribute in kind.attributes.items():
            if attribute.type == "other":
                inner = self.person if attribute.of == self.person.name else self.vocabulary.records[attribute.of]
                found += self.leaves(inner, f"{prefix}{name}.")
            elif attribute.type not in ("many", "tags"):
                found.append((prefix + name, attribute))
        return found

    def outer(self, participant: bool) -> Scope:
        """Outside `with`: paths from nouns; a mark has no participant."""
        nouns = [(a.role[0], self.person) for a in self.roles] + [(self.thing.name, self.thing)]
        if participant:
            nouns += [(self.person.name, self.person)] * 2
        paths = [leaf for noun, kind in nouns for leaf in self.leaves(kind, noun + ".")]
        people = [noun for noun, kind in nouns if kind is self.person]
        return Scope(paths, people, [self.thing.name] + (people if self.tagged_people else []), True)

    def inner(self, kind: tree.Kind) -> Scope:
        """Inside `with`: paths from attributes; the noun itself has no name."""
        own = [""] if kind is self.person else []
        hosts = [a.name for a in self.singles] if kind is self.thing and self.chance(0.3) else []
        tagged = [""] if kind is self.thing or self.tagged_people else []
        return Scope(self.leaves(kind, ""), own + hosts, tagged, self.chance(0.15))

    # Conditions

    def condition(self, scope: Scope, depth: int):
        if depth > 0 and self.chance(0.45):
            word = self.random.choice(["and", "or"])
            parts = tuple(self.condition(scope, depth - 1) for _ in range(self.random.choice([2, 2, 3])))
            return Joined(word, parts, self.chance(0.2))
        if depth > 0 and self.chance(0.15):
            return Negated(self.condition(scope, depth - 1))
        return self.leaf(scope, depth)

    def leaf(self, scope: Scope, depth: int):
        forms = [self.predicate] * 5
        forms += [self.placed] * 4 if scope.located else []
        forms += [self.tagged] * 2 if scope.tagged else []
        forms += [self.timed]
        forms += [self.quantified] * 3 if scope.quantifies and depth >= 0 else []
        return self.random.choice(forms)(scope, depth)

    def placed(self, scope: Scope, depth: int) -> Leaf:
        return Leaf(f"{self.random.choice(scope.located)} {self.placement()}".strip())

    def tagged(self, scope: Scope, depth: int) -> Leaf:
        return Leaf(f"{self.random.choice(scope.tagged)} {self.tagging()}".strip())

    def timed(self, scope: Scope, depth: int) -> Leaf:
        return Leaf("time " + self.time_test())

    def quantified(self, scope: Scope, depth: int) -> Counted:
        word = self.random.choice(["any", "any", "every", "every", "no", "at least", "at most", "exactly"])
        noun = self.person.name
        if word.startswith(("at", "exactly")):
            word, noun = f"{word} {self.random.randint(0, 3)}", self.random.choice([self.person.plural, self.person.plural, noun])
        return Counted(f"{word} {noun}", self.tests(self.person, depth - 1, self.random.choice([0, 1, 1, 1, 2])))

    def tests(self, kind: tree.Kind, depth: int, count: int) -> tuple:
        """Qualifiers of a noun."""
        tests = []
        for _ in range(count):
            choice = self.random.random()
            if kind is self.person and choice < 0.6:
                tests.append(Leaf(self.placement()))
            elif (kind is self.thing or self.tagged_people) and choice < 0.75:
                tests.append(Leaf(self.tagging()))
            else:
                tests.append(With(self.condition(self.inner(kind), max(depth, 0)), self.chance(0.2)))
        return tuple(tests)

    def predicate(self, scope: Scope, depth: int) -> Leaf:
        path, attribute = self.random.choice(scope.paths)
        if self.chance(0.12):
            return Leaf(f"{path} is {self.random.choice(['known', 'unknown', 'not known'])}")
        match attribute.type:
            case "located" | "place":
                if self.chance(0.3):
                    return Leaf(f"{path} {self.identity(self.random.choice, self.palette.codes + self.palette.territories)}")
                return Leaf(f"{path} {self.placement()}")
            case "number":
                return Leaf(f"{path} {self.number_test()}")
            case "time":
                return Leaf(f"{path} {self.time_test()}")
            case "flag":
                return Leaf(path, open=True)
            case "choice":
                return Leaf(f"{path} {self.identity(self.random.choice, attribute.choices)}")
            case _:
                return Leaf(f"{path} {self.text_test()}")

    def identity(self, choose, values: list[str]) -> str:
        negation = "not " if self.chance(0.3) else ""
        if self.chance(0.4):
            return f"is {negation}one of {', '.join(choose(values) for _ in range(self.random.randint(1, 3)))}"
        return f"is {negation}{choose(values)}"

    def number_test(self) -> str:
        number = self.random.choice(NUMBERS)
        copula = self.random.choice(["is ", ""])
        if self.chance(0.2):
            return f"{copula}between {number} and {number + self.random.randint(0, 5)}"
        if self.chance(0.25):
            return self.identity(lambda values: str(self.random.choice(values)), NUMBERS)
        return copula + self.random.choice(["at least", "at most", "more than", "less than"]) + f" {number}"

    def time_test(self) -> str:
        return self.random.choice(["is ", ""]) + self.random.choice(["before", "after"]) + " " + self.random.choice(DAYS + INSTANTS)

    def text_test(self) -> str:
        text, regex = quoted(self.random.choice(TEXTS)), self.random.choice(REGEXES)
        form = self.random.randrange(5)
        if form == 0:
            return self.identity(lambda values: quoted(self.random.choice(values)), TEXTS)
        if form == 1:
            return self.random.choice([f"matches {regex}", f"does not match {regex}"])
        return self.random.choice(["contains {}", "does not contain {}", "starts with {}", "does not start with {}",
                                   "ends with {}", "does not end with {}"]).format(text)

    def placement(self) -> str:
        return self.random.choice(["in", "in", "in", "outside", "outside", "possibly in"]) + " " + self.places(True)

    def places(self, nested: bool) -> str:
        pool = self.palette.places()
        parts = [self.random.choice(pool) for _ in range(self.random.choice([1, 1, 1, 2, 2, 3]))]
        if nested and self.chance(0.1):
            parts[0] = f"({self.places(False)})"
        text = parts[0]
        for part in parts[1:]:
            text += self.random.choice([", ", " or "]) + part
        if self.chance(0.12):
            others = [place for place in pool if place not in parts] or ["JP"]
            text += " except " + self.random.choice(others)
        return text

    def tagging(self) -> str:
        tags = self.palette.all_tags()
        negation = "not " if self.chance(0.2) else ""
        if self.chance(0.3):
            mode = self.random.choice(["any", "all", "none"])
            return f"{negation}tagged {mode} of " + ", ".join(self.tag(t) for t in self.random.choices(tags, k=self.random.randint(1, 3)))
        return f"{negation}tagged {self.tag(self.random.choice(tags))}"

    def tag(self, name: str) -> str:
        plain = re.fullmatch(r"[a-z]\w*(-\w+)*", name) and name not in RESERVED
        return name if plain and self.chance(0.8) else quoted(name)

    # Clauses

    def clauses(self, participant: bool) -> tuple:
        clauses = []
        if self.chance(0.5):
            words = f"for {self.thing.plural}"
            if self.chance(0.3):
                words = f"from {self.random.choice(list(self.vocabulary.activities.values()))} {self.thing.plural}"
            clauses.append(Clause(words, self.tests(self.thing, 1, self.random.choice([0, 1, 1, 2]))))
        if self.chance(0.45):
            clauses.append(Clause("when", (), self.condition(self.outer(participant), 2)))
        if self.chance(0.25):
            clauses.append(Clause("unless", (), self.condition(self.outer(participant), 1)))
        if self.chance(0.3):
            names = self.orders * 2 + self.issuers
            clauses.append(Clause("under " + ", ".join(self.random.choices(names, k=self.random.randint(1, 2)))))
        clauses += self.window()
        for word in ("because", "notice"):
            if self.chance(0.15):
                clauses.append(Clause(f"{word} {quoted(self.random.choice(TEXTS[1:]))}"))
        self.random.shuffle(clauses)
        return tuple(clauses)

    def window(self) -> list[Clause]:
        if not self.chance(0.2):
            return []
        start, end = sorted(self.random.sample(range(len(DAYS)), 2))
        clauses = []
        if self.chance(0.6):
            clauses.append(Clause("from " + DAYS[start] + self.random.choice(["", "T00:00:00Z", "T12:00:00+02:00"])))
        if self.chance(0.6):
            clauses.append(Clause(self.random.choice([f"until {DAYS[end]}", f"through {DAYS[end]}", f"until {DAYS[end]}T20:00:00-03:00"])))
        return clauses

    # Items

    def program(self) -> Program:
        declarations = [self.territory(name) for name in ("Claimed", "Zone-2") if self.chance(0.2)]
        if "illegal-in-Claimed" in self.palette.tags and "Claimed" not in self.palette.territories:
            declarations.append(self.territory("Claimed"))
        if self.chance(0.2):
            declarations.append(Item('authority World "The world" binds everywhere'))
            self.issuers.append("World")
        declarations += [self.order(number) for number in range(self.random.choice([0, 1, 1, 2, 3]))]
        declarations += self.tag_declarations()
        marks = [self.mark(number) for number in range(self.random.choice([0, 0, 1, 1, 2, 3]))]
        rules = [self.rule(number) for number in range(self.random.randint(3, 8))]
        items = declarations + marks + rules
        if self.chance(0.5):
            self.random.shuffle(items)
        return Program(self.text, tuple(items))

    def territory(self, name: str) -> Item:
        item = Item(f"territory {name} = {self.places(True)}")
        self.palette.territories.append(name)
        self.issuers.append(name)
        return item

    def order(self, number: int) -> Item:
        name = f"order-{number}"
        start, end = sorted(self.random.choices(range(len(DAYS)), k=2))
        text = f"order {name} issued by {self.random.choice(self.issuers)} on {DAYS[start]}"
        parts = []
        if self.chance(0.6):
            parts.append(f"expires {DAYS[end]}")
        if self.chance(0.2):
            parts.append('cites "an act"')
        if self.chance(0.1):
            effect = self.random.choice([e for e in self.vocabulary.effects.values() if e.manner == "restricts"])
            where = "" if effect.nouns[0] == self.thing.name else f" in {self.random.choice(self.palette.codes)}"
            parts.append(f"demands {effect.name} {effect.nouns[0]}{where}")
        if self.chance(0.4):
            parts.append("adopts " + ", ".join(self.tag(t) for t in self.random.sample(self.palette.tags, self.random.randint(1, 2))))
        self.random.shuffle(parts)
        self.orders.append(name)
        return Item(" ".join([text] + parts))

    def tag_declarations(self) -> list[Item]:
        items = []
        for name in self.palette.tags:
            if self.chance(0.3):
                asserted = f" asserted by {self.random.choice(self.issuers)}" if self.chance(0.5) else ""
                noun = self.person.name if self.tagged_people and self.chance(0.4) else self.thing.name
                items.append(Item(f"tag {self.tag(name)} on {noun}{asserted}"))
        return items

    def mark(self, number: int) -> Item:
        """A mark; its conditions may name the tags of earlier marks, so there is no cycle."""
        tag = f"marked-{number}"
        if self.chance(0.25):
            free = [t for t in ("illegal-in-CN", "two words", "spam") if t not in self.palette.all_tags()]
            tag = self.random.choice(free or [tag])
        item = Item(f"mark {self.thing.plural}", self.tests(self.thing, 1, self.random.choice([0, 1, 1, 2])),
                    f"as {self.tag(tag)}", self.clauses(False), self.random.randrange(3))
        if self.chance(0.8):
            self.palette.marked.append(tag)
        return item

    def rule(self, number: int) -> Item:
        manner = self.random.choices(["restricts", "permits", "protects", "informs"], [60, 13, 15, 12])[0]
        effect = self.random.choice([e for e in self.vocabulary.effects.values() if e.manner == manner])
        noun = self.random.choice(effect.nouns)
        kind = self.thing if noun == self.thing.name else self.person
        plural = {self.person.name: self.person.plural, self.thing.name: self.thing.plural}
        plural |= {role.role[0]: role.role[1] for role in self.roles}
        default = "by default " if manner == "restricts" and self.chance(0.35) else ""
        named = f"rule r{number}{self.random.choice(['', ' ' + quoted('a title')])}: " if self.chance(0.4) else ""
        tests = self.tests(kind, 1, self.random.choice([0, 1, 1, 1, 2]))
        return Item(f"{named}{default}{effect.name} {plural[noun]}", tests, "", self.clauses(True), self.random.randrange(3))
