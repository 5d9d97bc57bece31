"""Scenes: who is in a request, and who of them are the same person, before any fact about them (§5).

A fact that is not known only ever makes answers unknown, unless a test asks for just that (`is known`,
`possibly in`).  So absent people and absent hosts are left out where only definite answers
count, and taken in (`thorough`) where the question is which answers are unknown together.
"""

from dataclasses import dataclass
from itertools import product
from typing import Iterator

from model import Policy


@dataclass(frozen=True)
class Slot:
    """A person of a scene: the path of their first mention; of `somebody` every test is unknown."""

    path: str
    somebody: bool = False


@dataclass(frozen=True)
class Scene:
    """Who is there.  `listed` are the people (the participant belongs to them unsaid); none when they are not known."""

    participant: Slot | None
    singles: tuple[tuple[str, Slot | None], ...]
    listed: tuple[Slot, ...] | None

    def single(self, attribute: str) -> Slot | None:
        return dict(self.singles)[attribute]

    @property
    def party(self) -> list[Slot]:
        people = list(self.listed or ())
        if self.participant and self.participant not in people:
            people.insert(0, self.participant)
        return people

    @property
    def merged(self) -> list[Slot]:
        """The people who are mentioned more than once, and so need an id."""
        mentions = [self.participant, *(slot for _, slot in self.singles), *(self.listed or ())]
        return [slot for slot in dict.fromkeys(mentions) if slot and mentions.count(slot) > 1]


@dataclass(frozen=True)
class Cast:
    """What of a scene a question depends on: which single people, whether the party, and with how many others in it.

    `enough` says whether those are as many as the counts can tell apart.
    """

    singles: frozenset
    party: bool
    others: int
    on_thing: bool
    enough: bool = True


def scenes(policy: Policy, cast: Cast, thorough: bool) -> Iterator[Scene]:
    """The scenes that matter, those with few people first."""
    thing, many = policy.vocabulary.thing.name, policy.people.name
    participant = Slot(policy.vocabulary.person.name)
    names = [attribute.name for attribute in policy.single_people]
    counts: list[int | None] = list(range(cast.others + 1)) if cast.party else [0]
    if thorough and cast.party:
        counts.append(None)
    for count in counts:
        others = tuple(Slot(f"{thing}.{many}[{index}]") for index in range(count or 0))
        for present in (True, False) if cast.on_thing else (True,):
            if not present and others and not thorough:
                continue  # one of the others might as well be the participant
            for roles in product(*(roles_of(policy, cast, name, present, count is not None, thorough) for name in names)):
                singles: dict[str, Slot | None] = {}
                for name, role in zip(names, roles):
                    own = Slot(f"{thing}.{name}")
                    same = {"absent": None, "participant": participant, "own": own, "listed": own}
                    singles[name] = same[role] if role in same else singles[role]
                listed = others + tuple(singles[name] for name, role in zip(names, roles) if role == "listed")
                yield Scene(participant if present else None, tuple(singles.items()), None if count is None else listed)


def roles_of(policy: Policy, cast: Cast, name: str, present: bool, listed: bool, thorough: bool) -> list[str]:
    """What a single person can be: absent, somebody apart, one of the people, the participant, an earlier single person."""
    if name not in cast.singles:
        return ["absent"]
    found = ["own"] + (["absent"] if thorough else [])
    if "id" in policy.vocabulary.person.attributes:
        found += ["listed"] if cast.party and listed else []
        found += ["participant"] if present else []
        names = [attribute.name for attribute in policy.single_people]
        found += [other for other in names[:names.index(name)] if other in cast.singles]
    return found
