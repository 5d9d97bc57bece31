"""A question's worlds: the scene, a table over the inputs of some formulas, and their requests as JSON."""

from datetime import datetime

from domains import Choice, all_combined, choices
from formulas import Input, Node, leaves
from model import Policy
from scenes import Scene, Slot
from truthtables import Column, Table


class Worlds:
    """All worlds of one scene that the formulas can tell apart; `complete` but where too many kinds of places could be combined."""

    def __init__(self, policy: Policy, scene: Scene, nodes: list[Node], located: list[Slot], thorough: bool, limit: int):
        """`located` are the people whose place matters though no formula may ask for it."""
        self.policy, self.scene = policy, scene
        self.location = next(a.name for a in policy.vocabulary.person.attributes.values() if a.type == "located")
        tests: dict[Input, list[tuple]] = {self.place_of(slot): [] for slot in located}
        for leaf in leaves(nodes):
            tests.setdefault(leaf.input, []).append(leaf.test)
            if thorough and leaf.input.kind == "tag":
                tests.setdefault(Input("tags known", leaf.input.subject, leaf.input.path, type="tags"), [])
        tests = dict(sorted(tests.items(), key=lambda item: sort_key(item[0])))
        borders = list({atoms: None for atoms in policy.bailiwicks.values() if atoms is not None})
        places = {self.place_of(slot) for slot in located}
        told = {input_: (policy, input_, found, borders if input_ in places else [], thorough) for input_, found in tests.items()}
        self.complete = all(all_combined(*arguments) for arguments in told.values())
        self.table = Table({input_: choices(*arguments) for input_, arguments in told.items()}, limit)
        self.valid = self.consistent_ids()

    def place_of(self, slot: Slot) -> Input:
        return Input("fact", slot.path, (self.location,), type="located")

    @property
    def columns(self) -> list[Column]:
        return list(self.table.columns.values())

    # Which worlds are requests

    def consistent_ids(self) -> int:
        """Worlds in which different people have different ids, and people mentioned twice have one."""
        table, valid = self.table, self.table.all
        columns = [column for column in self.columns if column.input.kind == "fact" and column.input.path == ("id",)]
        for column in columns:
            if any(slot.path == column.input.subject for slot in self.scene.merged):
                valid &= table.where(column, [choice.said is not None or choice.supposed for choice in column.choices])
        constants = {text for column in columns for choice in column.choices for test in choice.truths
                     if test[0] == "is" for text in test[1]}
        for text in sorted(constants):
            so_far = 0
            for column in columns:
                here = table.where(column, [choice.said == text for choice in column.choices])
                valid &= ~(so_far & here)
                so_far |= here
        return valid & table.all

    @property
    def requests(self) -> int:
        """Worlds that one request can describe: every reader of a tag finds the same."""
        return self.valid & self.one_reading()

    def found(self) -> int:
        """Worlds all of whose texts were found."""
        worlds = self.table.all
        for column in self.columns:
            if any(choice.supposed for choice in column.choices):
                worlds &= self.table.where(column, [not choice.supposed for choice in column.choices])
        return worlds

    def one_reading(self, columns: list[Column] | None = None) -> int:
        """Worlds in which all readers of a tag find the same, or all of those columns."""
        worlds, first = self.table.all, {}
        for column in self.columns if columns is None else columns:
            if column.input.kind == "tag":
                here = self.table.where(column, [False, True])
                worlds &= ~(here ^ first.setdefault(column.input.fact, here))
        return worlds

    # Places

    def where_place(self, slot: Slot, wanted) -> int:
        """Worlds in which the choice for a person's place is a wanted one."""
        column = self.table.columns[self.place_of(slot)]
        return self.table.where(column, [wanted(choice) for choice in column.choices])

    # Requests

    def request(self, world: int) -> dict:
        """The request of a world, with what its table says."""
        vocabulary, policy = self.policy.vocabulary, self.policy
        people: dict[str, dict] = {}
        thing: dict = {}
        result: dict = {}
        has_id = "id" in vocabulary.person.attributes
        singles = [slot for _, slot in self.scene.singles if slot]
        for slot in [self.scene.participant, *singles, *(self.scene.listed or ())]:
            if slot:
                people.setdefault(slot.path, {"id": slot.path} if has_id and slot in self.scene.merged else {})
        for column in self.columns:
            input_, choice = column.input, column.choice_in(world)
            if input_.kind == "order":
                result.setdefault("orders", {})[input_.subject] = choice.said
            elif input_.subject in ("time", "activity"):
                result[input_.subject] = spoken(choice)
            else:
                owner = thing if input_.subject == "thing" else people[input_.subject]
                self.say(owner, input_, choice, world)
        if self.scene.participant:
            result[vocabulary.person.name] = people[self.scene.participant.path]
        for name, slot in self.scene.singles:
            if slot:
                thing[name] = people[slot.path]
        if self.scene.listed is not None:
            thing[policy.people.name] = [people[slot.path] for slot in self.scene.listed]
        result[vocabulary.thing.name] = thing
        return result

    def say(self, owner: dict, input_: Input, choice: Choice, world: int) -> None:
        for name in input_.path[:-1]:
            owner = owner.setdefault(name, {})
        name = input_.path[-1]
        if input_.kind == "fact":
            if choice.said is not None:
                owner[name] = spoken(choice)
            return
        known = self.table.columns.get(Input("tags known", input_.subject, input_.path, type="tags"))
        if known is None or known.choice_in(world).said:
            tags = owner.setdefault(name, [])
            if input_.kind == "tag" and choice.said and input_.tag not in tags:
                tags.append(input_.tag)


def spoken(choice: Choice):
    return choice.said.strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(choice.said, datetime) else choice.said


def sort_key(input_: Input) -> tuple:
    return input_.kind, input_.subject, input_.path, input_.tag, sorted(input_.owners)
