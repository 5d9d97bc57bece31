"""Cedar: a policy that forbids for each rule; places are entities in entities, and the location is the principal.

Cedar decides yes or no. Whatever it allows is asked again under policies that forbid where a rule may hold: where
its place lies in the location, which is `Anywhere` when none is stated. Locations in which no rule's place lies need
no second answer.
"""

import json

import cedarpy
from measuring import Peer, day, measure

PERMIT = "permit (principal, action, resource);\n"


class Cedar(Peer):
    def __init__(self, workload):
        self.partly = workload.partly
        self.certain = cedarpy.PolicySet.from_str(PERMIT + "".join(map(certain, workload.rules)))
        self.possible = cedarpy.PolicySet.from_str(PERMIT + "".join(map(possible, workload.rules)))
        self.entities = cedarpy.Entities.from_json_str(json.dumps(entities(workload.containing)))

    def decide(self, requests):
        return [self.decision(request) for request in requests]

    def decision(self, request):
        location = request["participant"].get("location")
        query = {
            "principal": {"type": "Place", "id": location or "Anywhere"},
            "action": {"type": "Action", "id": "join"},
            "resource": {"type": "Meeting", "id": "meeting"},
            "context": {
                "tags": request["meeting"]["tags"], "kind": request["participant"]["account"]["kind"],
                "size": request["meeting"]["size"], "topic": request["meeting"]["topic"],
                "day": day(request["time"])}}
        if location is not None:
            if not self.allows(query, self.certain):
                return "block"
            if location not in self.partly:
                return "allow"
        return "allow" if self.allows(query, self.possible) else "undecided"

    def allows(self, query, policies):
        return cedarpy.is_authorized(query, policies, self.entities).decision == cedarpy.Decision.Allow


def certain(rule):
    return f'forbid (principal in Place::"{rule["place"]}", action, resource) when {{ {tests(rule)} }};\n'


def possible(rule):
    return f'forbid (principal, action, resource) when {{ {tests(rule)} && Place::"{rule["place"]}" in principal }};\n'


def tests(rule):
    condition = rule["condition"]
    text = f'context.tags.contains("{rule["tag"]}")'
    if condition is None:
        return text
    if condition["test"] == "kind":
        return f'{text} && context.kind == "{condition["kind"]}"'
    if condition["test"] == "size":
        return f'{text} && context.size >= {condition["least"]}'
    if condition["test"] == "topic":
        return f'{text} && context.topic like "*{"*".join(condition["words"])}*"'
    return f'{text} && context.day >= {day(condition["first"])} && context.day <= {day(condition["last"])}'


def entities(containing):
    parents = {code: places[1:] for code, places in containing.items()}
    groups = {place for places in containing.values() for place in places} - set(containing)
    parents.update(dict.fromkeys(groups, []))
    parents["Anywhere"] = []
    return [{"uid": {"type": "Place", "id": code}, "attrs": {}, "parents": [
        {"type": "Place", "id": place} for place in (places if code == "Anywhere" else places + ["Anywhere"])]}
        for code, places in parents.items()]


if __name__ == "__main__":
    measure("Cedar (cedarpy)", Cedar)
