"""Python by hand: rules by tag and place, so that a request tries only those of its tags and places."""

import re

from measuring import Peer, measure


class Index(Peer):
    def __init__(self, workload):
        self.containing = workload.containing
        self.by_tag = {}
        self.by_place = {}
        self.partly = {}
        for rule in workload.rules:
            tag, place, test = rule["tag"], rule["place"], compiled(rule["condition"])
            self.by_tag.setdefault(tag, []).append(test)
            self.by_place.setdefault((tag, place), []).append(test)
            for location in self.containing.get(place, [])[1:]:
                self.partly.setdefault((tag, location), []).append(test)

    def decide(self, requests):
        return [self.decision(request) for request in requests]

    def decision(self, request):
        location = request["participant"].get("location")
        tags = request["meeting"]["tags"]
        if location is None:
            return "undecided" if any(holds(self.by_tag.get(tag), request) for tag in tags) else "allow"
        for tag in tags:
            if tag in self.by_tag:
                for place in self.containing[location]:
                    if holds(self.by_place.get((tag, place)), request):
                        return "block"
        for tag in tags:
            if holds(self.partly.get((tag, location)), request):
                return "undecided"
        return "allow"


def holds(tests, request):
    return tests is not None and any(test is None or test(request) for test in tests)


def compiled(condition):
    if condition is None:
        return None
    if condition["test"] == "kind":
        kind = condition["kind"]
        return lambda request: request["participant"]["account"]["kind"] == kind
    if condition["test"] == "size":
        least = condition["least"]
        return lambda request: request["meeting"]["size"] >= least
    if condition["test"] == "topic":
        search = re.compile(condition["pattern"]).search
        return lambda request: search(request["meeting"]["topic"]) is not None
    first, last = condition["first"], condition["last"]
    return lambda request: first <= request["time"][:10] <= last


if __name__ == "__main__":
    measure("Python, index by hand", Index)
