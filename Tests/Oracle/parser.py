"""From text to tree (§2, §3): recursive descent along the grammar, one method a production.

The input may be assumed valid; what is not is rejected with a message, at the first fault.
"""

from tree import (And, Attribute, Authority, Clause, Demand, Effect, Kind, Mark, Never, Not, Or, Order, Place, PlaceList,
                  Placement, Predicate, Quantified, Rule, Tag, Tagging, Territory, Test, Use, Vocabulary)
from words import DAY, Invalid, Token, tokenize

RESERVED = set(
    """and or not any every no all none one of at exactly between before after known unknown in outside possibly is
    tagged with for from when unless under until through because notice by""".split())

CLAUSES = {"for", "from", "when", "unless", "under", "until", "through", "because", "notice"}

IN_TESTS = {"given", "expect", "with", "in", "outside", "tagged", "and", "or", "not", "for", "people", "host", "facts"}

MANNERS = {"restricts", "permits", "protects", "informs"}

VALUE_TYPES = {"located", "place", "text", "number", "time", "flag", "tags"}


def parse(text: str) -> list:
    """The items of a program in their order."""
    return Parser(tokenize(text)).program()


class Parser:
    """A cursor over the tokens."""

    def __init__(self, tokens: list[Token]):
        self.tokens = tokens
        self.position = 0

    # The cursor

    @property
    def token(self) -> Token:
        return self.tokens[self.position]

    def peek(self, distance: int = 1) -> Token:
        return self.tokens[min(self.position + distance, len(self.tokens) - 1)]

    def at(self, *words: str) -> bool:
        return self.token.kind in ("word", "mark") and self.token.value in words

    def accept(self, *words: str) -> str | None:
        if self.at(*words):
            return self.advance()
        return None

    def advance(self):
        token = self.token
        self.position += 1
        return token.value

    def expect(self, *words: str) -> str:
        if not self.at(*words):
            self.fail(" or ".join(words))
        return self.advance()

    def take(self, *kinds: str):
        if self.token.kind not in kinds:
            self.fail(" or ".join(kinds))
        return self.advance()

    def fail(self, wanted: str):
        raise Invalid(f"expected {wanted}, found {self.token}")

    def name(self) -> str:
        """A lower-case name that is not reserved."""
        if self.token.kind != "word" or self.token.value in RESERVED:
            self.fail("a name")
        return self.advance()

    def tagname(self) -> str:
        return self.advance() if self.token.kind == "string" else self.name()

    def names(self, one) -> list:
        """One or more, separated by commas."""
        found = [one()]
        while self.accept(","):
            found.append(one())
        return found

    # Items

    def program(self) -> list:
        items = []
        while self.token.kind != "end":
            if not self.token.starts_line:
                self.fail("a new line before a new item")
            line = self.token.line
            item = self.item()
            if isinstance(item, (Never, Order, Rule)):
                item.line = line
            items.append(item)
        return items

    def item(self):
        word = self.token.value if self.token.kind == "word" else None
        production = {"territory": self.territory, "authority": self.authority, "order": self.order,
                      "tag": self.tag, "vocabulary": self.vocabulary, "mark": self.mark, "never": self.never,
                      "use": self.use, "test": self.a_test}.get(word)
        if production:
            self.advance()
            return production()
        return self.rule()

    def territory(self) -> Territory:
        name = self.take("name")
        self.expect("=")
        return Territory(name, self.places())

    def authority(self) -> Authority:
        name = self.take("name")
        if self.token.kind == "string":
            self.advance()
        self.expect("binds")
        return Authority(name, None if self.accept("everywhere") else self.places())

    def order(self) -> Order:
        name = self.name()
        if self.token.kind == "string":
            self.advance()
        self.expect("issued")
        self.expect("by")
        issuer = self.take("name")
        self.expect("on")
        order = Order(name, issuer, self.take("date"))
        while not self.token.starts_line or self.at("expires", "cites", "adopts", "demands"):
            match self.expect("expires", "cites", "adopts", "demands"):
                case "expires":
                    order.expires = self.take("date")
                case "cites":
                    self.take("string")
                case "adopts":
                    order.adopts += self.names(self.tagname)
                case "demands":
                    order.demands.append(Demand(self.name(), *self.target(), self.clauses()))
        return order

    def tag(self) -> Tag:
        name = self.tagname()
        self.expect("on")
        noun = self.name()
        asserter = None
        if self.accept("asserted"):
            self.expect("by")
            asserter = self.take("name")
        if self.token.kind == "string":
            self.advance()
        return Tag(name, noun, asserter)

    def mark(self) -> Mark:
        noun, tests = self.target()
        self.expect("as")
        return Mark(self.tagname(), noun, tests, self.clauses())

    def use(self) -> Use:
        return Use(self.take("string"))

    def a_test(self) -> Test:
        """A test, every line of which begins with one of the words that go on with it."""
        test = Test(self.take("string"))
        while self.token.kind != "end" and (not self.token.starts_line or self.token.kind != "word" or self.at(*IN_TESTS)):
            self.advance()
        return test

    def never(self) -> Never:
        return Never(self.name(), *self.target(), self.clauses())

    def rule(self) -> Rule:
        name = None
        if self.at("rule"):
            self.advance()
            name = self.name()
            if self.token.kind == "string":
                self.advance()
            self.expect(":")
        default = bool(self.accept("by"))
        if default:
            self.expect("default")
        effect = self.name()
        noun, tests = self.target()
        return Rule(name, default, effect, noun, tests, self.clauses())

    # Targets and clauses

    def target(self) -> tuple[str, list]:
        return self.name(), self.qualifiers(self.condition)

    def qualifiers(self, after_with) -> list:
        tests = []
        while True:
            if self.at("in", "outside", "possibly"):
                tests.append(self.placement(()))
            elif self.at("tagged") or self.at("not") and self.peek().value == "tagged":
                tests.append(self.tagging(()))
            elif self.accept("with"):
                tests.append(after_with())
            else:
                return tests

    def clauses(self) -> list[Clause]:
        clauses = []
        while self.at(*CLAUSES):
            clauses.append(self.clause())
        seen = set()
        for clause in clauses:
            place = {"activity": "for", "through": "until"}.get(clause.word, clause.word)
            if place in seen and place != "under":
                raise Invalid(f"a second `{clause.word}`")
            seen.add(place)
        return clauses

    def clause(self) -> Clause:
        word = self.advance()
        match word:
            case "for":
                noun, tests = self.target()
                return Clause("for", None, noun, tests)
            case "from" if self.token.kind == "word":
                gerund = self.name()
                noun, tests = self.target()
                return Clause("activity", gerund, noun, tests)
            case "from" | "until":
                return Clause(word, self.take("date", "instant"))
            case "through":
                return Clause(word, self.take("date") + DAY)
            case "when" | "unless":
                return Clause(word, self.condition())
            case "under":
                return Clause(word, self.names(lambda: self.advance() if self.token.kind == "name" else self.name()))
            case _:
                return Clause(word, self.take("string"))

    # Places

    def placement(self, path: tuple) -> Placement:
        how = self.expect("in", "outside", "possibly")
        if how == "possibly":
            self.expect("in")
        return Placement(path, how, self.places())

    def at_place(self, distance: int) -> bool:
        """Whether a place stands there: an upper-case word, a string, or `(` before one of those."""
        token = self.peek(distance)
        if token.kind == "mark" and token.value == "(":
            token = self.peek(distance + 1)
        return token.kind in ("name", "string")

    def places(self) -> PlaceList:
        result = PlaceList(self.alternatives())
        if self.accept("except"):
            result.minus = self.alternatives()
        return result

    def alternatives(self) -> list:
        parts = [self.place()]
        while self.at(",", "or") and self.at_place(1):
            self.advance()
            parts.append(self.place())
        return parts

    def place(self):
        if self.accept("("):
            inner = self.places()
            self.expect(")")
            return inner
        quoted = self.token.kind == "string"
        return Place(self.take("name", "string"), quoted)

    # Conditions

    def tagging(self, path: tuple):
        negated = bool(self.accept("not"))
        line = self.token.line
        self.expect("tagged")
        mode = self.accept("any", "all", "none")
        if mode:
            self.expect("of")
            tagging = Tagging(path, mode, self.names(self.tagname), line)
        else:
            tagging = Tagging(path, "any", [self.tagname()], line)
        return Not(tagging) if negated else tagging

    def condition(self):
        parts = [self.conjunction()]
        while self.accept("or"):
            parts.append(self.conjunction())
        return parts[0] if len(parts) == 1 else Or(parts)

    def conjunction(self):
        parts = [self.negation()]
        while self.accept("and"):
            parts.append(self.negation())
        return parts[0] if len(parts) == 1 else And(parts)

    def negation(self):
        if self.at("not") and self.peek().value != "tagged":
            self.advance()
            return Not(self.negation())
        return self.primary()

    def primary(self):
        if self.accept("("):
            inner = self.condition()
            self.expect(")")
            return inner
        if self.at("any", "every", "no", "at", "exactly"):
            return self.quantified()
        return self.predicate()

    def quantified(self) -> Quantified:
        word, number = self.advance(), None
        if word == "at":
            word = "at " + self.expect("least", "most")
        if word in ("at least", "at most", "exactly"):
            number = self.take("int")
        return Quantified(word, number, self.name(), self.qualifiers(self.negation))

    def predicate(self):
        path = ()
        if not self.at("in", "outside", "possibly", "tagged", "not"):
            path = (self.name(),)
            while self.accept("."):
                path += (self.name(),)
        if self.at("in", "outside", "possibly"):
            return self.placement(path)
        if self.at("tagged") or self.at("not") and self.peek().value == "tagged":
            return self.tagging(path)
        if not path:
            self.fail("a condition")
        return self.test(path)

    def test(self, path: tuple):
        copula = self.accept("is")
        if copula and self.accept("not"):
            return Not(self.identity(path))
        if self.at("at"):
            self.advance()
            return Predicate(path, "at " + self.expect("least", "most"), self.take("int"))
        if self.at("more", "less") and self.peek().value == "than":
            word = self.advance()
            self.advance()
            return Predicate(path, word + " than", self.take("int"))
        if self.accept("between"):
            low = self.take("int")
            self.expect("and")
            return Predicate(path, "between", (low, self.take("int")))
        if self.at("before", "after"):
            word = self.advance()
            day = self.token.kind == "date"
            time = self.take("date", "instant")
            return Predicate(path, "from" if word == "after" and day else word, time + DAY if word == "after" and day else time)
        if copula:
            return self.identity(path)
        if self.accept("does"):
            self.expect("not")
            return Not(self.text_test(path, "match", "contain", "start", "end"))
        if self.at("matches", "contains", "starts", "ends"):
            return self.text_test(path, "matches", "contains", "starts", "ends")
        return Predicate(path, "flag")

    def text_test(self, path: tuple, matches: str, contains: str, starts: str, ends: str) -> Predicate:
        word = self.expect(matches, contains, starts, ends)
        if word == matches:
            return Predicate(path, "matches", self.take("regex"))
        if word == contains:
            return Predicate(path, "contains", self.take("string"))
        self.expect("with")
        return Predicate(path, "starts" if word == starts else "ends", self.take("string"))

    def identity(self, path: tuple):
        """What follows `is` or `is not`: a value, several, `known` or `unknown`."""
        if self.accept("known"):
            return Predicate(path, "known")
        if self.accept("unknown"):
            return Not(Predicate(path, "known"))
        if self.accept("one"):
            self.expect("of")
            return Predicate(path, "is", self.names(self.value))
        return Predicate(path, "is", [self.value()])

    def value(self):
        if self.token.kind == "word":
            return self.name()
        if self.token.kind == "name":
            return Place(self.advance(), False)
        return self.take("string", "int")

    # Vocabulary

    def vocabulary(self) -> Vocabulary:
        vocabulary = Vocabulary(self.name())
        kind = None
        while self.token.kind == "word":
            if self.peek().value == ":":
                if kind is None:
                    self.fail("a section")
                attribute = self.attribute()
                kind.attributes[attribute.name] = attribute
            elif self.at("person", "thing"):
                word = self.advance()
                kind = Kind(self.name(), self.second_name())
                setattr(vocabulary, word, kind)
            elif self.accept("record"):
                kind = Kind(self.name(), None)
                vocabulary.records[kind.name] = kind
            elif self.accept("activity"):
                name = self.name()
                vocabulary.activities[name] = self.second_name()
                kind = None
            elif self.accept("effect"):
                effect = self.effect()
                vocabulary.effects[effect.name] = effect
                kind = None
            else:
                break
        return vocabulary

    def second_name(self) -> str:
        self.expect(",")
        return self.name()

    def effect(self) -> Effect:
        name = self.name()
        effect = Effect(name, self.expect(*MANNERS), self.names(self.name))
        if self.accept("in"):
            self.expect("activity")
            effect.per_activity = True
        effect.lasting = bool(self.accept("lasting"))
        if self.accept("reaching"):
            effect.reaching = self.names(self.name)
        return effect

    def attribute(self) -> Attribute:
        name = self.name()
        self.expect(":")
        if self.accept("one"):
            self.expect("of")
            return Attribute(name, "choice", choices=self.names(self.name))
        word = self.name()
        if word in VALUE_TYPES:
            return Attribute(name, word)
        if word == "many":
            return Attribute(name, "many", of=self.name())
        attribute = Attribute(name, "other", of=word)
        if self.accept("as"):
            attribute.role = (self.name(), self.second_name())
        return attribute
