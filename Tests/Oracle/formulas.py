"""What a rule does in a scene, as a formula over tests of single inputs (§5, §6).

A formula is `meaning.py` with the facts left open: its leaves name an input and a test of it, and
whatever evaluates it (truth tables here, a solver elsewhere) says what the inputs can be.
"""

from dataclasses import dataclass

from model import (All, Assertion, Clauses, Count, In, Known, Not, Order, Policy, PossiblyIn, Rule, Some, Tagged, Test,
                   Value, taggings, walk)
from scenes import Cast, Scene, Slot


@dataclass(frozen=True)
class Input:
    """One thing that a request says: a fact, a tag as `owners` have it, an order, the time or the activity."""

    kind: str
    subject: str
    path: tuple = ()
    tag: str = ""
    owners: frozenset = frozenset()
    type: str = ""
    choices: tuple = ()

    @property
    def fact(self) -> tuple:
        """What a request can say once: the readers of one tag share it."""
        return self.kind, self.subject, self.path, self.tag


@dataclass(frozen=True, eq=False)
class Node:
    """`and`, `or`, `not`, `leaf`, or a constant (`true`, `false`, `unknown`)."""

    kind: str
    parts: tuple = ()
    input: Input | None = None
    test: tuple = ()


TRUE, FALSE, UNKNOWN = Node("true"), Node("false"), Node("unknown")


def conjunction(parts) -> Node:
    parts = [part for part in parts if part is not TRUE]
    if any(part is FALSE for part in parts):
        return FALSE
    return Node("and", tuple(parts)) if len(parts) > 1 else (parts[0] if parts else TRUE)


def disjunction(parts) -> Node:
    parts = [part for part in parts if part is not FALSE]
    if any(part is TRUE for part in parts):
        return TRUE
    return Node("or", tuple(parts)) if len(parts) > 1 else (parts[0] if parts else FALSE)


def negation(part: Node) -> Node:
    match part.kind:
        case "true":
            return FALSE
        case "false":
            return TRUE
        case "unknown":
            return UNKNOWN
        case "not":
            return part.parts[0]
    return Node("not", (part,))


def at_least(number: int, parts: list[Node]) -> Node:
    """So many of the parts; monotone, so Kleene's values follow from its two-valued form."""
    memo: dict[tuple, Node] = {}

    def threshold(wanted: int, start: int) -> Node:
        if wanted <= 0:
            return TRUE
        if wanted > len(parts) - start:
            return FALSE
        if (wanted, start) not in memo:
            with_it = conjunction([parts[start], threshold(wanted - 1, start + 1)])
            memo[wanted, start] = disjunction([with_it, threshold(wanted, start + 1)])
        return memo[wanted, start]

    return threshold(number, 0)


def leaves(nodes: list[Node]) -> list[Node]:
    """The leaves of formulas, each object once."""
    found, seen, open_ = [], set(), list(nodes)
    while open_:
        node = open_.pop()
        if id(node) not in seen:
            seen.add(id(node))
            open_ += node.parts
            if node.kind == "leaf":
                found.append(node)
    return found


@dataclass(frozen=True)
class View:
    """Whom a condition means by the participant, and (within a quantifier) by the person counted."""

    participant: Slot
    it: Slot | None = None


class Formulas:
    """The formulas of one policy in one scene."""

    def __init__(self, policy: Policy, scene: Scene):
        self.policy, self.scene = policy, scene
        self.person, self.thing = policy.vocabulary.person.name, policy.vocabulary.thing.name
        self.top = View(scene.participant or Slot(self.person, somebody=True))
        self._memo: dict = {}

    # Conditions

    def holds(self, condition, view: View, clauses: Clauses) -> Node:
        match condition:
            case All(parts):
                return conjunction(self.holds(part, view, clauses) for part in parts)
            case Some(parts):
                return disjunction(self.holds(part, view, clauses) for part in parts)
            case Not(part):
                return negation(self.holds(part, view, clauses))
            case Count():
                return self.count(condition, view, clauses)
        return self.test(condition, view, clauses)

    def count(self, condition: Count, view: View, clauses: Clauses) -> Node:
        parts = [self.holds(condition.test, View(view.participant, slot), clauses) for slot in self.scene.party]
        rest, rest_too = FALSE, TRUE
        if self.scene.listed is None:
            test = self.holds(condition.test, View(view.participant, self.others()), clauses)
            rest, rest_too = conjunction([UNKNOWN, test]), disjunction([UNKNOWN, test])

        def least(number: int) -> Node:
            return disjunction([at_least(number, parts), rest])

        match condition.quantifier:
            case "any":
                return least(1)
            case "no":
                return negation(least(1))
            case "every":
                return conjunction([*parts, rest_too])
            case "at least":
                return least(condition.number)
            case "at most":
                return negation(least(condition.number + 1))
        return conjunction([least(condition.number), negation(least(condition.number + 1))])

    def others(self) -> Slot:
        return Slot(f"{self.thing}.{self.policy.people.name}", somebody=True)

    def test(self, condition, view: View, clauses: Clauses) -> Node:
        value, subject = condition.value, condition.value.of
        if subject not in ("time", "thing"):
            slot = {"participant": view.participant, "it": view.it}.get(subject) or self.scene.single(subject)
            if slot is None:
                return absent(condition)
            if slot.somebody:
                return UNKNOWN
            subject = slot.path
        if isinstance(condition, Tagged):
            owners = clauses.adopters(condition.tag)
            asserter = self.policy.asserters.get((value.of == "thing", condition.tag))
            owners = owners or frozenset([asserter] if asserter else [])
            given = Node("leaf", (), Input("tag", subject, value.path, condition.tag, owners), ("tagged", condition.tag))
            marks = self.policy.marks.get(condition.tag, []) if value.of == "thing" else []
            return disjunction([given, *(self.clauses(mark, view) for mark in marks)])
        kind = "tags known" if value.type == "tags" else "fact"
        read = Input(kind, subject, value.path, type=value.type, choices=value.choices)
        match condition:
            case In(_, atoms):
                return Node("leaf", (), read, ("in", atoms))
            case PossiblyIn(_, atoms):
                return Node("leaf", (), read, ("possibly", atoms))
            case Known():
                return Node("leaf", (), read, ("known",))
            case Test(_, test, operand):
                return Node("leaf", (), read, (test, operand))
        raise TypeError(condition)

    # Rules and marks

    def clauses(self, clauses: Clauses, view: View) -> Node:
        """Whether what has these clauses fires."""
        key = id(clauses), view
        if key not in self._memo:
            parts = []
            time = Input("fact", "time", type="time")
            if clauses.activity is not None:
                parts.append(Node("leaf", (), Input("fact", "activity", type="activity"), ("is", (clauses.activity,))))
            if clauses.start is not None:
                parts.append(Node("leaf", (), time, ("from", clauses.start)))
            if clauses.end is not None:
                parts.append(Node("leaf", (), time, ("before", clauses.end)))
            if clauses.orders:
                parts.append(disjunction(map(self.order, clauses.orders)))
            self._memo[key] = conjunction([*parts, self.holds(clauses.test, view, clauses)])
        return self._memo[key]

    def order(self, order: Order) -> Node:
        return Node("leaf", (), Input("order", order.name, owners=frozenset([order.issuer])), ("in force",))

    def fires(self, rule: Rule | Assertion) -> Node:
        return self.clauses(rule.clauses, self.top)

    def reached(self, rule: Rule | Assertion) -> list[Slot]:
        """Everybody whom a restriction reaches; whoever is not known stands as somebody."""
        if rule.noun == self.person:
            return [self.scene.participant] if self.scene.participant else []
        if rule.noun != self.thing:
            return [self.single(single_of(self.policy, rule.noun))]
        found = []
        for path in rule.effect.reaching:
            if path == self.policy.people.name:
                found += self.scene.party + ([self.others()] if self.scene.listed is None else [])
            else:
                found.append(self.single(path))
        return list(dict.fromkeys(found))

    def single(self, attribute: str) -> Slot:
        return self.scene.single(attribute) or Slot(f"{self.thing}.{attribute}", somebody=True)

    def applies(self, rule: Rule) -> Node:
        return conjunction([self.fires(rule), negation(self.withheld(rule))])

    def withheld(self, rule: Rule) -> Node:
        """Whether any stronger rule lifts the effect."""
        return disjunction([self.lifted(other, rule) for other in lifting(self.policy, rule)])

    def lifted(self, other: Rule, rule: Rule) -> Node:
        """Whether a rule lifts another's effect off somebody whom that reaches."""
        return disjunction(conjunction([self.concerns(other, slot), self.clauses(other.clauses, View(slot))])
                           for slot in self.reached(rule))

    def concerns(self, lifter: Rule, slot: Slot) -> Node:
        """Whether somebody is whom a lifting rule is about: anybody, or who is in a role."""
        if lifter.noun == self.person:
            return TRUE
        role = self.single(single_of(self.policy, lifter.noun))
        return TRUE if slot == role else UNKNOWN if slot.somebody else FALSE


def single_of(policy: Policy, noun: str) -> str:
    """The attribute whose role has this noun."""
    return next(a.name for a in policy.single_people if a.role and a.role[0] == noun)


def absent(condition) -> Node:
    """A test of a single person who is not given: one without facts."""
    return {Known: FALSE, PossiblyIn: TRUE}.get(type(condition), UNKNOWN)


def lifting(policy: Policy, rule: Rule) -> list[Rule]:
    """The rules that may withhold a restriction."""
    manners = {"protects"} if rule.restricts else set()
    if rule.restricts and rule.default and rule.noun != policy.vocabulary.thing.name:
        manners.add("permits")
    return [other for other in policy.rules if other.effect.manner in manners]


def conditions(policy: Policy, all_clauses: list[Clauses]) -> list:
    """Every condition that decides these clauses, marks included."""
    found, open_, seen = [], list(all_clauses), set()
    while open_:
        clauses = open_.pop()
        if id(clauses) in seen:
            continue
        seen.add(id(clauses))
        found += walk(clauses.test)
        open_ += [mark for tagged in taggings(clauses.test) if tagged.value.of == "thing"
                  for mark in policy.marks.get(tagged.tag, [])]
    return found


def cast(policy: Policy, rules: list[Rule | Assertion], lifted: bool, most_others: int) -> Cast:
    """Who of a scene matters for these rules (with what may withhold them, when `lifted`)."""
    asked = [other for rule in rules if isinstance(rule, Rule) and lifted for other in lifting(policy, rule)]
    read = conditions(policy, [rule.clauses for rule in [*rules, *asked]])
    person, thing = policy.vocabulary.person.name, policy.vocabulary.thing.name
    names = {attribute.name for attribute in policy.single_people}
    singles = {part.value.of for part in read if isinstance(getattr(part, "value", None), Value)} & names
    counts = {(c.quantifier, c.number, c.test) for c in read if isinstance(c, Count)}
    need = sum({"at least": c[1], "at most": (c[1] or 0) + 1, "exactly": (c[1] or 0) + 1}.get(c[0], 1) for c in counts)
    party, on_thing = bool(counts), False
    singles |= {single_of(policy, rule.noun) for rule in asked if rule.noun != person}
    for rule in rules:
        if rule.noun == thing:
            on_thing = True
            singles |= names & set(rule.effect.reaching)
            if policy.people.name in rule.effect.reaching:
                party, need = True, need + 1
        elif rule.noun != person:
            on_thing = True
            singles.add(single_of(policy, rule.noun))
    return Cast(frozenset(singles), party, min(need, most_others), on_thing, need <= most_others)
