"""What a policy does with a request (§5, §6), as plainly as it can be said."""

from dataclasses import dataclass, replace

import kleene
from facts import Candidates, Person, Request
from kleene import FALSE, TRUE, Truth, definite, every, some, unknown
from model import All, Clauses, Count, In, Known, Not, Order, Policy, PossiblyIn, Rule, Some, Tagged, Test, Value


@dataclass(frozen=True)
class View:
    """Whom a condition means by the participant, and (within a quantifier) by the person counted."""

    participant: Person
    it: Person | None = None


class Meaning:
    """One request, decided for one person as its participant, or for none."""

    def __init__(self, policy: Policy, request: Request, decided: Person | None):
        self.policy, self.request, self.decided = policy, request, decided
        self.person_name = policy.vocabulary.person.name
        self.thing_name = policy.vocabulary.thing.name
        self.people_path = f"{self.thing_name}.{policy.people.name}"
        self.absent = Person([self.person_name], somebody=True)
        self.view = View(decided or self.absent)

    # People

    def single(self, attribute: str) -> Person:
        """The host; one who is not given is a person without facts."""
        return self.request.single[attribute] or Person([f"{self.thing_name}.{attribute}"])

    def party(self) -> list[Person]:
        """The known people of the thing, the request's participant among them."""
        people = list(self.request.listed or [])
        if self.decided and not any(self.decided is person for person in people):
            people.insert(0, self.decided)
        return people

    def others(self) -> Person:
        """Whoever else may be there while the people are unknown."""
        return Person([self.people_path], somebody=True)

    def reached(self, rule: Rule) -> list[Person]:
        """Everybody whom a restriction reaches; people who are not known stand as `somebody`."""
        if rule.noun == self.person_name:
            return [self.decided] if self.decided else []
        if rule.noun != self.thing_name:
            return [self.reached_single(self.role_attribute(rule.noun))]
        reached = []
        for path in rule.effect.reaching:
            if path == self.policy.people.name:
                reached += self.party()
                if self.request.listed is None:
                    reached.append(self.others())
            else:
                reached.append(self.reached_single(path))
        return reached

    def reached_single(self, attribute: str) -> Person:
        return self.request.single[attribute] or Person([f"{self.thing_name}.{attribute}"], somebody=True)

    def role_attribute(self, noun: str) -> str:
        return next(a.name for a in self.policy.single_people if a.role and a.role[0] == noun)

    # Conditions

    def leaf(self, person: Person, path: tuple) -> str:
        """The path of a missing fact about a person."""
        base = self.person_name if person is self.decided else person.mentions[0]
        return base if base == self.people_path else ".".join((base,) + path)

    def read(self, value: Value, view: View):
        """A value (None when unknown), its leaf path, and whether its person is only somebody."""
        if value.of == "time":
            return self.request.time, "time", False
        if value.of == "thing":
            facts, leaf, somebody = self.request.thing, ".".join((self.thing_name,) + value.path), False
        else:
            person = {"participant": view.participant, "it": view.it}.get(value.of) or self.single(value.of)
            facts, leaf, somebody = person.facts, self.leaf(person, value.path), person.somebody
        for name in value.path:
            facts = facts.get(name) if facts is not None else None
        return facts, leaf, somebody

    def holds(self, condition, view: View) -> Truth:
        match condition:
            case All(parts):
                return every(self.holds(part, view) for part in parts)
            case Some(parts):
                return some(self.holds(part, view) for part in parts)
            case Not(part):
                return ~self.holds(part, view)
            case Count():
                return self.count(condition, view)
            case _:
                return self.test(condition, view)

    def count(self, condition: Count, view: View) -> Truth:
        truths = [self.holds(condition.test, replace(view, it=person)) for person in self.party()]
        rest = FALSE
        if self.request.listed is None:
            rest = every([unknown(self.people_path), self.holds(condition.test, replace(view, it=self.others()))])
        match condition.quantifier:
            case "any":
                return kleene.count("at least", 1, truths, rest)
            case "no":
                return kleene.count("at most", 0, truths, rest)
            case "every":
                if self.request.listed is None:
                    test = self.holds(condition.test, replace(view, it=self.others()))
                    truths.append(some([unknown(self.people_path), test]))
                return every(truths)
            case quantifier:
                return kleene.count(quantifier, condition.number, truths, rest)

    def test(self, condition, view: View) -> Truth:
        value, leaf, somebody = self.read(condition.value, view)
        if somebody:
            return unknown(leaf)
        match condition:
            case Known():
                return definite(value is not None and not (isinstance(value, Candidates) and len(value.codes) > 1))
            case PossiblyIn(_, atoms):
                return definite(value is None or bool(value.atoms & atoms))
            case Tagged(_, tag):
                given = unknown(leaf) if value is None else definite(tag in value)
                return some([given] + (self.marked(tag, view) if condition.value.of == "thing" else []))
        if value is None:
            return unknown(leaf)
        match condition:
            case In(_, atoms):
                if value.atoms <= atoms:
                    return TRUE
                return unknown(leaf) if value.atoms & atoms else FALSE
            case Test(_, test, operand):
                return definite(passes(value, test, operand))
        raise TypeError(condition)

    def marked(self, tag: str, view: View) -> list[Truth]:
        return [self.clauses(mark, view) for mark in self.policy.marks.get(tag, [])]

    # Rules

    def in_force(self, order: Order) -> bool:
        if order.name in self.request.orders:
            return self.request.orders[order.name]
        if order.anonymous:
            return True
        return order.on <= self.request.time and (order.until is None or self.request.time < order.until)

    def clauses(self, clauses: Clauses, view: View) -> Truth:
        """Whether what has these clauses fires."""
        time = self.request.time
        definite_parts = (
            clauses.activity in (None, self.request.activity),
            clauses.start is None or clauses.start <= time,
            clauses.end is None or time < clauses.end,
            not clauses.orders or any(map(self.in_force, clauses.orders)),
        )
        return every([*map(definite, definite_parts), self.holds(clauses.test, view)])

    def fires_on(self, rule: Rule, person: Person) -> Truth:
        """Whether a protecting or permitting rule fires with `participant` meaning that person."""
        return every([self.concerns(rule, person), self.clauses(rule.clauses, View(person))])

    def concerns(self, rule: Rule, person: Person) -> Truth:
        """Whether a person is whom a rule is about: anybody, or who is in a role."""
        if rule.noun == self.person_name:
            return TRUE
        attribute = self.role_attribute(rule.noun)
        if person.somebody:
            return TRUE if person.mentions == [f"{self.thing_name}.{attribute}"] else unknown(*person.mentions)
        return definite(self.request.single[attribute] is person)

    def lifting(self, rule: Rule) -> list[tuple[Rule, Truth]]:
        """The rules that may withhold a restriction, the stronger manner first, and whether they do."""
        if not rule.restricts:
            return []
        manners = ["protects"]
        if rule.default and rule.noun != self.thing_name:
            manners.append("permits")
        people = self.reached(rule)
        return [(other, some(self.fires_on(other, person) for person in people))
                for manner in manners for other in self.policy.rules if other.effect.manner == manner]

    def outcome(self) -> dict:
        """Effects, undecided and withheld; with a participant, the decision too."""
        result = {"effects": [], "undecided": [], "withheld": []}
        applying, open_ = False, False
        for rule in self.policy.rules:
            if rule.effect.manner not in ("restricts", "informs"):
                continue
            if rule.noun == self.person_name and self.decided is None:
                continue
            fires = self.clauses(rule.clauses, self.view)
            lifting = self.lifting(rule)
            withheld = some(truth for _, truth in lifting)
            applies = every([fires, ~withheld])
            concerns = rule.restricts and self.decided is not None and any(p is self.decided for p in self.reached(rule))
            entry = {"effect": rule.effect.name, "on": rule.noun, "rule": rule.name}
            if applies.value:
                applying = applying or concerns
                result["effects"].append(entry | self.reasons(rule))
            elif applies.value is None:
                open_ = open_ or concerns
                result["undecided"].append(entry | {"needs": sorted(applies.needs)})
            elif fires.value:
                by = next(other.name for other, truth in lifting if truth.value)
                result["withheld"].append(entry | {"by": by})
        if self.decided is not None:
            result["decision"] = "block" if applying else "undecided" if open_ else "allow"
        return result

    def reasons(self, rule: Rule) -> dict:
        clauses = rule.clauses
        reasons = {"authorities": rule.authorities}
        order = next((o.name for o in clauses.orders if not o.anonymous and self.in_force(o)), None)
        for name, value in (("order", order), ("because", clauses.because), ("notice", clauses.notice)):
            if value is not None:
                reasons[name] = value
        return reasons


def passes(value, test: str, operand) -> bool:
    """A test of a known text, number, time, choice or flag."""
    match test:
        case "flag":
            return value
        case "is":
            return value in operand
        case "at least" | "from":
            return value >= operand
        case "at most":
            return value <= operand
        case "more than" | "after":
            return value > operand
        case "less than" | "before":
            return value < operand
        case "between":
            return operand[0] <= value <= operand[1]
        case "matches":
            return operand.search(value) is not None
        case "contains":
            return operand in value
        case "starts":
            return value.startswith(operand)
        case "ends":
            return value.endswith(operand)
    raise ValueError(test)


def decide(policy: Policy, request: Request) -> dict:
    """One result object for one request."""
    if request.participant is not None:
        return Meaning(policy, request, request.participant).outcome()
    result = Meaning(policy, request, None).outcome()
    result["people"] = []
    for person in request.listed or []:
        entry = Meaning(policy, request, person).outcome()
        if person.id is not None:
            entry["id"] = person.id
        result["people"].append(entry)
    return result
