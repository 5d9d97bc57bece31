"""Leaks, by the definition (§7): two worlds that differ in one authority's inputs, and a person outside."""

from dataclasses import dataclass, field
from itertools import product

from formulas import Formulas, cast
from model import Policy, Rule, walk
from scenes import Slot, scenes
from truthtables import Column, TooLarge, first
from worlds import Worlds


@dataclass
class Leak:
    """What was found about one rule and one authority; `supposed` when it takes texts that were not found.

    `grounded` is the kind that it has when all readers of a tag must agree in one of the two worlds; none when it is no leak then.
    """

    rule: str
    authority: str
    licence: bool = False
    from_outside: bool = False
    from_certain: bool = False
    confirmed: bool = False
    overstay: bool = False
    supposed: bool = True
    witness: dict | None = None
    kind: str = ""
    grounded: str | None = None


@dataclass
class Proof:
    """The leaks of a policy, and the rules of which not all worlds within the bounds were looked at."""

    leaks: list[Leak] = field(default_factory=list)
    incomplete: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Bounds:
    """How far to look: other people at most, worlds of one table at most, and whether needless unknowns too."""

    others: int = 3
    worlds: int = 1 << 22
    thorough: bool = False


def prove(policy: Policy, bounds: Bounds = Bounds()) -> Proof:
    proof = Proof()
    for rule in policy.rules:
        if rule.restricts:
            leaks, complete = RuleProof(policy, rule, bounds).leaks()
            proof.leaks += leaks
            if not complete:
                proof.incomplete.append(rule.name)
    return proof


class RuleProof:
    """Everything about one restricting rule."""

    def __init__(self, policy: Policy, rule: Rule, bounds: Bounds):
        self.policy, self.rule, self.bounds = policy, rule, bounds
        self.found: dict[str, Leak] = {}
        self.grounded: dict[str, Leak] = {}
        self.adopts = any(order.adopts for order in policy.orders.values())
        self.can_apply = False

    def leaks(self) -> tuple[list[Leak], bool]:
        chosen = cast(self.policy, [self.rule], True, self.bounds.others)
        complete = chosen.enough
        for scene in scenes(self.policy, chosen, self.bounds.thorough):
            formulas = Formulas(self.policy, scene)
            applies = formulas.applies(self.rule)
            reached = [slot for slot in formulas.reached(self.rule) if not slot.somebody]
            if not reached:
                continue
            try:
                worlds = Worlds(self.policy, scene, [applies], reached, self.bounds.thorough, self.bounds.worlds)
            except TooLarge:
                complete = False
                continue
            complete = complete and worlds.complete
            true, false = worlds.table.evaluate(applies)
            true, false = true & worlds.valid, false & worlds.valid
            real = worlds.one_reading()
            self.can_apply = self.can_apply or bool(true & real)
            for authority in self.policy.bailiwicks:
                self.look(self.found, worlds, reached, authority, true, false)
                if self.adopts:
                    self.look(self.grounded, worlds, reached, authority, true & real, false)
                    self.look(self.grounded, worlds, reached, authority, true, false & real)
        return self.settled(), complete

    def settled(self) -> list[Leak]:
        """The leaks found, with their kinds."""
        for found in (self.found, self.grounded):
            self.overstays(found)
            for leak in found.values():
                leak.kind = self.kind(leak)
        for authority, leak in self.found.items():
            leak.grounded = leak.kind
            if self.adopts:
                leak.grounded = self.grounded[authority].kind if authority in self.grounded else None
        return sorted(self.found.values(), key=lambda leak: leak.authority)

    def look(self, leaks: dict[str, Leak], worlds: Worlds, reached: list[Slot], authority: str, true: int, false: int) -> None:
        """Adds what one table says about one authority."""
        table, bailiwick = worlds.table, self.policy.bailiwicks[authority]
        own = [column for column in worlds.columns if authority in column.input.owners]
        lasting = self.rule.effect.lasting
        if not own or bailiwick is None:
            return
        word = worlds.one_reading(own)
        true, false = true & word, false & word
        pairs = table.somewhere(true, own) & table.somewhere(false, own)
        if not pairs or lasting and not any_place_outside(self.policy, bailiwick):
            return
        outside = certain = 0
        for slot in reached:
            here = worlds.where_place(slot, lambda choice: may_be_outside(choice, bailiwick))
            outside |= here
            certain |= worlds.where_place(slot, lambda choice: is_certain(choice, bailiwick)) & (table.all if lasting else here)
        witnesses = table.all if lasting else outside
        pairs &= witnesses
        if not pairs:
            return
        leak = leaks.setdefault(authority, Leak(self.rule.name, authority))
        leak.from_outside = leak.from_outside or bool(pairs & outside)
        leak.from_certain = leak.from_certain or bool(pairs & certain)
        found = worlds.found()
        if pairs & table.somewhere(true & found, own) & table.somewhere(false & found, own):
            leak.supposed = False
        if not leak.licence and table.upward(true, own) & false & witnesses:
            # What was told so far shows another kind.
            leak.licence, leak.confirmed, leak.witness = True, False, None
        if not leak.confirmed:
            self.confirm(leak, worlds, reached, true, false, own)

    def confirm(self, leak: Leak, worlds: Worlds, reached: list[Slot], true: int, false: int, own: list[Column]) -> None:
        """Looks for two worlds that are requests: every text found, all readers of a tag of one mind.

        What the authority reads, changed by itself, must make the difference. Where others read a fact too, that is
        looked for only in pairs that differ in that one fact.
        """
        facts: dict[object, list[Column]] = {}
        for column in worlds.columns:
            facts.setdefault(column.input.fact, []).append(column)
        table = worlds.table
        real = worlds.found() & worlds.one_reading()
        alone = [column for column in own if len(facts[column.input.fact]) == 1]
        without = false & real & table.upward(true & real, alone) if leak.licence else false & real
        self.tell(leak, worlds, reached, true & real, without, alone)
        for fact in dict.fromkeys(column.input.fact for column in own):
            if leak.confirmed or len(facts[fact]) == 1:
                continue
            mine = [column for column in facts[fact] if column in own]
            changed = table.flipped(false & real, facts[fact])
            by_word = table.flipped(false, mine) | table.flipped(table.flipped(true, mine), facts[fact])
            shown = true & real & changed & by_word
            if leak.licence:
                shown &= table.where(mine[0], [True, False])
            self.tell(leak, worlds, reached, shown, table.flipped(shown, facts[fact]), facts[fact])

    def tell(self, leak: Leak, worlds: Worlds, reached: list[Slot], true: int, false: int, changed: list[Column]) -> None:
        """Two requests that differ in some columns, if there are any."""
        pairs = worlds.table.somewhere(true, changed) & worlds.table.somewhere(false, changed)
        bailiwick = self.policy.bailiwicks[leak.authority]
        for slot in reached:
            lasting = self.rule.effect.lasting
            here = pairs & worlds.where_place(slot, lambda choice: lasting or may_be_outside(choice, bailiwick))
            if here:
                with_effect, without = closest(first(here), true, false, changed)
                leak.confirmed = True
                leak.witness = {"person": slot.path, "before": worlds.request(without), "after": worlds.request(with_effect)}
                return

    def overstays(self, leaks: dict[str, Leak]) -> None:
        """A lasting effect that can apply and all of whose orders expire leaks from each issuer."""
        orders = self.rule.clauses.orders
        if self.rule.effect.lasting and self.can_apply and orders and all(order.until for order in orders):
            for order in orders:
                leak = leaks.setdefault(order.issuer, Leak(self.rule.name, order.issuer, confirmed=True))
                leak.overstay, leak.supposed = True, False

    def kind(self, leak: Leak) -> str:
        """The first kind that holds."""
        if leak.licence:
            return "licence"
        if leak.authority not in self.named():
            return "laundered"
        if self.rule.noun == self.policy.vocabulary.thing.name:
            return "collective"
        if leak.overstay:
            return "overstay"
        if self.rule.effect.lasting and not leak.from_outside:
            return "lasting"
        if not leak.from_certain:
            return "uncertain"
        return "proxy" if self.tests_proxy() else "territory"

    def named(self) -> set[str]:
        """The authorities of the rule's own orders, and of the tags that it names itself and does not adopt."""
        return set(self.rule.authorities)

    def tests_proxy(self) -> bool:
        """Whether the rule itself tests a place that proves no presence, or a text about a person."""
        for condition in walk(self.rule.clauses.test):
            value = getattr(condition, "value", None)
            if value and (value.type == "place" or value.type == "text" and value.of not in ("thing", "time")):
                return True
        return False


def may_be_outside(choice, bailiwick: frozenset) -> bool:
    return choice.atoms is None or not choice.atoms <= bailiwick


def is_certain(choice, bailiwick: frozenset) -> bool:
    """Whether a place is one code on one side of the border."""
    return choice.single and (choice.atoms <= bailiwick or not choice.atoms & bailiwick)


def any_place_outside(policy: Policy, bailiwick: frozenset) -> bool:
    return any(not policy.places.atoms(code) <= bailiwick for code in policy.places.every_code)


def closest(base: int, true: int, false: int, changed: list[Column]) -> tuple[int, int]:
    """A world of each set, equal but for the changed columns, and there as equal as can be."""
    offsets = [[index * column.stride for index in range(len(column.choices))] for column in changed]
    variants = [(indices, base + sum(indices)) for indices in product(*offsets)]
    pairs = [(sum(a != b for a, b in zip(left, right)), with_effect, without)
             for left, with_effect in variants if true >> with_effect & 1
             for right, without in variants if false >> without & 1]
    return min(pairs)[1:]
