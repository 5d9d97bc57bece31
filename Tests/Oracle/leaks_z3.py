#!/usr/bin/env python3
"""Leaks of a policy of any size, by the solver z3 (Python package `z3-solver`).

    leaks_z3.py POLICY.bwk … [--others N]

The same formulas as for truth tables, each of Kleene's values two propositions; every input that an
authority controls is there twice, once for each of the two worlds.  Prints one JSON object; exit
codes as `leaks.py` has them.
"""

import argparse
import json
import sys
from pathlib import Path

import z3

from domains import asks_unknown, choices, code_kinds, place_sets, within
from formulas import Formulas, Input, Node, cast, leaves
from leaking import Bounds, Leak, Proof, RuleProof, any_place_outside
from leaks import authorities
from model import Policy, read_files
from oracle import places
from scenes import Scene, Slot, scenes
from words import Invalid

BITS = 12


class Places:
    """A place: one code, or up to three candidates, or unknown; `kinds` are the kinds of codes that can be told apart."""

    def __init__(self, policy: Policy, name: str, tests: list[tuple], borders: list[frozenset], solver: z3.Solver):
        self.policy = policy
        self.kinds = code_kinds(policy.places, place_sets(tests, borders))
        several = asks_unknown(tests, False)
        self.codes = [z3.BitVec(f"{name} {index}", BITS) for index in range(3 if several else 1)]
        solver.add(*(z3.ULT(code, len(self.kinds)) for code in self.codes))
        self.single, self.unknown = z3.BoolVal(True), z3.BoolVal(False)
        if several:
            self.single, self.unknown = z3.Bool(f"{name} single"), z3.Bool(f"{name} unknown")
            solver.add(z3.Not(z3.And(self.single, self.unknown)))
            rare = [index for index, codes in enumerate(self.kinds) if len(codes) == 1]
            same = z3.And(*(code == self.codes[0] for code in self.codes[1:]))
            solver.add(z3.Implies(self.single, same))
            solver.add(z3.Implies(z3.And(same, z3.Not(self.single), z3.Not(self.unknown)),
                                  z3.And(*(self.codes[0] != index for index in rare))))

    def all_are(self, places_: frozenset, wanted: bool | None):
        """Every candidate lies in, outside, or (none) across the border of places."""
        fit = [index for index, codes in enumerate(self.kinds)
               if within(self.policy.places.atoms(codes[0]), places_) is wanted]
        return z3.And(*(z3.Or(*(code == index for index in fit)) for code in self.codes))

    def leaf(self, test: tuple):
        if test[0] == "known":
            return self.single, z3.Not(self.single)
        inside, outside = self.all_are(test[1], True), self.all_are(test[1], False)
        if test[0] == "possibly":
            nowhere = z3.And(z3.Not(self.unknown), outside)
            return z3.Not(nowhere), nowhere
        known = z3.Not(self.unknown)
        return z3.And(known, inside), z3.And(known, outside)

    def may_be_outside(self, bailiwick: frozenset):
        return z3.Or(self.unknown, z3.Not(self.all_are(bailiwick, True)))

    def certain(self, bailiwick: frozenset):
        return z3.And(self.single, z3.Or(self.all_are(bailiwick, True), self.all_are(bailiwick, False)))


class Listed:
    """An input with a list of choices."""

    def __init__(self, name: str, found: list, solver: z3.Solver):
        self.found, self.choice = found, z3.BitVec(name, BITS)
        solver.add(z3.ULT(self.choice, len(found)))

    def leaf(self, test: tuple):
        return tuple(z3.Or(*(self.choice == index for index, choice in enumerate(self.found)
                             if choice.truths[test] is wanted)) for wanted in (True, False))

    def supposed(self):
        return z3.Or(*(self.choice == index for index, choice in enumerate(self.found) if choice.supposed))


class Flag:
    """A tag or an order: there, or not."""

    def __init__(self, name: str):
        self.holds = z3.Bool(name)

    def leaf(self, test: tuple):
        return self.holds, z3.Not(self.holds)


class Worlds:
    """Two worlds of one scene, alike but in what some authority controls."""

    def __init__(self, policy: Policy, scene: Scene, node: Node, located: list[Slot]):
        self.solver = z3.Solver()
        self.location = next(a.name for a in policy.vocabulary.person.attributes.values() if a.type == "located")
        tests: dict[Input, list[tuple]] = {self.place_of(slot): [] for slot in located}
        for leaf in leaves([node]):
            tests.setdefault(leaf.input, []).append(leaf.test)
        borders = list({atoms: None for atoms in policy.bailiwicks.values() if atoms is not None})
        reached = set(tests) & {self.place_of(slot) for slot in located}
        self.worlds: tuple[dict, dict] = ({}, {})
        for input_, found in tests.items():
            name = repr((input_.fact, sorted(input_.owners)))
            if input_.kind != "fact":
                pair = (Flag(name + " without"), Flag(name + " with")) if input_.owners else (Flag(name),) * 2
            elif input_.type in ("located", "place"):
                pair = (Places(policy, name, found, borders if input_ in reached else [], self.solver),) * 2
            else:
                pair = (Listed(name, choices(policy, input_, found, [], False), self.solver),) * 2
            for world, symbol in zip(self.worlds, pair):
                world[input_] = symbol
        self.owned = [input_ for input_ in tests if input_.owners]

    def place_of(self, slot: Slot) -> Input:
        return Input("fact", slot.path, (self.location,), type="located")

    def evaluate(self, node: Node, world: dict, memo: dict):
        """Where a formula is true, and where false, as propositions."""
        if id(node) not in memo:
            match node.kind:
                case "true":
                    memo[id(node)] = z3.BoolVal(True), z3.BoolVal(False)
                case "false":
                    memo[id(node)] = z3.BoolVal(False), z3.BoolVal(True)
                case "unknown":
                    memo[id(node)] = z3.BoolVal(False), z3.BoolVal(False)
                case "not":
                    memo[id(node)] = self.evaluate(node.parts[0], world, memo)[::-1]
                case "and" | "or":
                    true, false = zip(*(self.evaluate(part, world, memo) for part in node.parts))
                    both = (z3.And(*true), z3.Or(*false)) if node.kind == "and" else (z3.Or(*true), z3.And(*false))
                    memo[id(node)] = both
                case "leaf":
                    known = world.get(Input("tags known", node.input.subject, node.input.path, type="tags"))
                    true, false = world[node.input].leaf(node.test)
                    if node.input.kind == "tag" and known:
                        true, false = z3.And(true, known.holds), z3.And(false, known.holds)
                    memo[id(node)] = true, false
        return memo[id(node)]

    def agreed(self) -> list:
        """For each of the two worlds, that all readers of a tag find the same in it."""
        agree = []
        for world in self.worlds:
            first: dict = {}
            agree.append(z3.And(*(symbol.holds == first.setdefault(input_.fact, symbol).holds
                                  for input_, symbol in world.items() if input_.kind == "tag")))
        return agree

    def unlike(self, authority: str, between) -> list:
        """What the two worlds have alike, and how an authority's own inputs may differ."""
        result = []
        for input_ in self.owned:
            without, with_ = (world[input_].holds for world in self.worlds)
            result.append(between(without, with_) if authority in input_.owners else without == with_)
        return result


def free(without, with_):
    return z3.BoolVal(True)


def silent_first(without, with_):
    """The word is not there in the first world unless it is in the second."""
    return z3.Implies(without, with_)


class SolvedRule(RuleProof):
    """One restricting rule, by the solver instead of tables."""

    def leaks(self) -> tuple[list[Leak], bool]:
        for scene in scenes(self.policy, cast(self.policy, [self.rule], True, self.bounds.others), False):
            formulas = Formulas(self.policy, scene)
            applies = formulas.applies(self.rule)
            reached = [slot for slot in formulas.reached(self.rule) if not slot.somebody]
            owners = {owner for leaf in leaves([applies]) for owner in leaf.input.owners}
            if reached and (owners or self.rule.effect.lasting):
                worlds = Worlds(self.policy, scene, applies, reached)
                self.solve(self.found, worlds, applies, reached, sorted(owners), z3.BoolVal(True))
                if self.adopts:
                    self.solve(self.grounded, worlds, applies, reached, sorted(owners), z3.Or(*worlds.agreed()))
        return self.settled(), True

    def solve(self, leaks: dict, worlds: Worlds, applies: Node, reached: list[Slot], owners: list[str], real) -> None:
        first, second = (worlds.evaluate(applies, world, {}) for world in worlds.worlds)
        solver, lasting = worlds.solver, self.rule.effect.lasting
        if lasting and not self.can_apply:
            self.can_apply = solver.check(first[0], worlds.agreed()[0]) == z3.sat
        supposed = [symbol.supposed() for symbol in worlds.worlds[0].values() if isinstance(symbol, Listed)]
        for authority in owners:
            bailiwick = self.policy.bailiwicks[authority]
            if bailiwick is None or lasting and not any_place_outside(self.policy, bailiwick):
                continue
            symbols = [worlds.worlds[0][worlds.place_of(slot)] for slot in reached]
            outside = z3.Or(*(symbol.may_be_outside(bailiwick) for symbol in symbols))
            pair = [first[0], second[1], real, *worlds.unlike(authority, free)]
            if not lasting:
                pair.append(outside)
            if solver.check(*pair) != z3.sat:
                continue
            leak = leaks.setdefault(authority, Leak(self.rule.name, authority))
            certain = z3.Or(*(z3.And(symbol.certain(bailiwick), z3.Or(lasting, symbol.may_be_outside(bailiwick))) for symbol in symbols))
            word = [*pair, *worlds.unlike(authority, silent_first)]
            for name, condition in (("from_outside", [*pair, outside]), ("from_certain", [*pair, certain]), ("licence", word)):
                if not getattr(leak, name):
                    setattr(leak, name, solver.check(*condition) == z3.sat)
            if leak.supposed:
                leak.supposed = solver.check(*pair, *map(z3.Not, supposed)) != z3.sat


def solve(policy: Policy, bounds: Bounds = Bounds()) -> Proof:
    """The same proof as `leaking.prove` gives, without witnesses."""
    proof = Proof()
    for rule in policy.rules:
        if rule.restricts:
            proof.leaks += SolvedRule(policy, rule, bounds).leaks()[0]
    return proof


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("policy", type=Path, nargs="+")
    arguments.add_argument("--others", type=int, default=Bounds.others, help="people besides participant and host")
    options = arguments.parse_args()
    try:
        policy = read_files(options.policy, places())
    except Invalid as error:
        print(f"{options.policy[0]}: {error}", file=sys.stderr)
        return 3
    proof = solve(policy, Bounds(options.others))
    found = [{"rule": leak.rule, "authority": leak.authority, "kind": leak.kind} for leak in proof.leaks]
    print(json.dumps({"authorities": authorities(policy, proof), "leaks": found}, ensure_ascii=False, indent=2))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
