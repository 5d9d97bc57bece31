"""What the tables answer besides leaks (§7, §8, §10): dead, silent and shadowed rules, conflicts, violated assertions, gaps."""

from dataclasses import dataclass, replace
from itertools import combinations
from typing import Iterator

from formulas import FALSE, Formulas, Node, View, cast, conjunction
from leaking import Bounds
from model import Assertion, Policy, Rule
from scenes import Scene, scenes
from truthtables import TooLarge
from worlds import Worlds


@dataclass(frozen=True)
class Asking:
    """A scene, and whom the participant means in it."""

    scene: Scene
    formulas: Formulas
    view: View


class Idle:
    """The questions about one policy; `incomplete` collects what was too large to answer."""

    def __init__(self, policy: Policy, bounds: Bounds):
        self.policy, self.bounds = policy, bounds
        self.incomplete: list[str] = []

    # Worlds

    def askings(self, rules: list, lifted: bool, thorough: bool) -> Iterator[Asking]:
        """Every scene for these rules; a lifting rule is also asked about single people."""
        chosen = cast(self.policy, rules, lifted, self.bounds.others)
        lifts = any(rule.effect.manner in ("protects", "permits") for rule in rules)
        if lifts:
            singles = {attribute.name for attribute in self.policy.single_people}
            chosen = replace(chosen, singles=chosen.singles | singles, on_thing=bool(singles))
        for scene in scenes(self.policy, chosen, thorough):
            formulas = Formulas(self.policy, scene)
            if scene.participant or not lifts and any(r.noun != self.policy.vocabulary.person.name for r in rules):
                yield Asking(scene, formulas, formulas.top)
            if lifts:
                for slot in {slot for _, slot in scene.singles if slot and slot != scene.participant}:
                    yield Asking(scene, formulas, View(slot))

    def enough(self, rules: list, lifted: bool) -> bool:
        return cast(self.policy, rules, lifted, self.bounds.others).enough

    def worlds(self, asking: Asking, nodes: list[Node], thorough: bool, located=()) -> Worlds | None:
        try:
            return Worlds(self.policy, asking.scene, nodes, list(located), thorough, self.bounds.worlds)
        except TooLarge:
            return None

    def ever(self, name: str, rules: list, lifted: bool, formula, but=None) -> bool:
        """Whether a formula is true, and another not, in some world of some scene."""
        complete = self.enough(rules, lifted)
        for asking in self.askings(rules, lifted, self.bounds.thorough):
            node = formula(asking)
            other = but(asking) if but else FALSE
            worlds = self.worlds(asking, [node, other], self.bounds.thorough)
            if worlds is None:
                complete = False
                continue
            complete = complete and worlds.complete
            if worlds.table.evaluate(node)[0] & ~worlds.table.evaluate(other)[0] & worlds.requests:
                return True
        if not complete:
            self.incomplete.append(name)
        return False

    # Rules

    def dead(self) -> list[str]:
        """Rules that no request fires."""
        return [rule.name for rule in self.policy.rules
                if not self.ever(f"dead {rule.name}", [rule], False, lambda a: a.formulas.clauses(rule.clauses, a.view))]

    def silent(self, dead: list[str]) -> list[str]:
        """Rules that some request fires, but that are withheld in every such."""
        return [rule.name for rule in self.policy.rules if rule.restricts and rule.name not in dead
                and not self.ever(f"silent {rule.name}", [rule], True, lambda a: a.formulas.fires(rule),
                                  but=lambda a: a.formulas.withheld(rule))]

    def shadowed(self, dead: list[str]) -> list[dict]:
        """Rules that fire only when others of the same effect do, from the last to the first."""
        found: list[dict] = []
        for rule in reversed(self.policy.rules):
            gone = {entry["rule"] for entry in found} | set(dead) | {rule.name}
            others = [other for other in self.policy.rules
                      if other.name not in gone and other.effect is rule.effect and other.noun == rule.noun
                      and (rule.default or not other.default)]
            if rule.name not in dead and others:
                by = self.covering(rule, others)
                if by:
                    found.insert(0, {"rule": rule.name, "by": by})
        return found

    def covering(self, rule: Rule, others: list[Rule]) -> list[str] | None:
        """The fewest of the others one of which fires whenever the rule does."""
        fired: list[tuple[int, list[int]]] = []
        complete = self.enough([rule, *others], False)
        for asking in self.askings([rule, *others], False, True):
            nodes = [asking.formulas.clauses(one.clauses, asking.view) for one in [rule, *others]]
            worlds = self.worlds(asking, nodes, True)
            if worlds is None:
                complete = False
                continue
            complete = complete and worlds.complete
            sets = [worlds.table.evaluate(node)[0] & worlds.requests for node in nodes]
            uncovered = sets[0]
            for one in sets[1:]:
                uncovered &= ~one
            if uncovered:
                return None
            fired.append((sets[0], sets[1:]))
        if not complete:
            self.incomplete.append(f"shadowed {rule.name}")
            return None
        for size in range(1, len(others) + 1):
            for indices in combinations(range(len(others)), size):
                if all(covered(here, [those[index] for index in indices]) for here, those in fired):
                    return [others[index].name for index in indices]
        return None

    def conflicts(self) -> list[tuple[str, str]]:
        """Restricting rules, each with a protecting one of other authorities that meets it on one person."""
        return [(rule.name, other.name) for rule in self.policy.rules if rule.restricts and rule.authorities
                for other in self.policy.rules if other.effect.manner == "protects" and other.authorities
                and set(other.authorities) != set(rule.authorities) and self.meet(rule, other)]

    def meet(self, rule: Rule, other: Rule) -> bool:
        return self.ever(f"conflict {rule.name} {other.name}", [rule], True,
                         lambda a: conjunction([a.formulas.fires(rule), a.formulas.lifted(other, rule)]))

    # Assertions

    def concerned(self, assertion: Assertion) -> list[Rule]:
        return [rule for rule in self.policy.rules if rule.effect is assertion.effect and rule.noun == assertion.noun]

    def violated(self) -> list[int]:
        """The assertions, by number, against which some effect applies."""
        return [index for index, never in enumerate(self.policy.nevers)
                if any(self.ever(f"violated never {index}", [rule, never], True,
                                 lambda a: conjunction([a.formulas.applies(rule), a.formulas.fires(never)]))
                       for rule in self.concerned(never))]

    def gaps(self) -> list[str]:
        """The orders that demand, of somebody within their bailiwick, an effect that nothing gives them."""
        return [name for name, order in self.policy.orders.items()
                if any(self.gap(name, order.issuer, demand) for demand in order.demands)]

    def gap(self, name: str, issuer: str, demand: Assertion) -> bool:
        rules = self.concerned(demand)
        demanded = replace(demand, clauses=replace(demand.clauses, orders=[self.policy.orders[name]]))
        bailiwick, complete = self.policy.bailiwicks[issuer], self.enough([demanded, *rules], True)
        for asking in self.askings([demanded, *rules], True, True):
            node = asking.formulas.fires(demanded)
            given = [asking.formulas.applies(rule) for rule in rules]
            reached = [slot for slot in asking.formulas.reached(demanded) if not slot.somebody]
            worlds = self.worlds(asking, [node, *given], True, reached)
            if worlds is None:
                complete = False
                continue
            complete = complete and worlds.complete
            missing = worlds.table.evaluate(node)[0] & worlds.requests
            for one in given:
                missing &= ~worlds.table.evaluate(one)[0]
            for slot in reached:
                if missing & worlds.where_place(slot, lambda c: bailiwick is None or c.atoms is not None and c.atoms <= bailiwick):
                    return True
        if not complete:
            self.incomplete.append(f"gap {name}")
        return False


def covered(here: int, those: list[int]) -> bool:
    for one in those:
        here &= ~one
    return not here
