"""ZEN: a decision table of a row for each rule, the first row that matches decides.

A second table of rules that may hold answers for requests that the first one does not block, unless no rule's place
lies in the location.
"""

import json

import zen
from measuring import Peer, day, measure

CERTAIN, POSSIBLE = "certain", "possible"
COLUMNS = {"tag": "tags", "place": "", "kind": "kind", "size": "size", "topic": "topic", "day": "day"}


class Zen(Peer):
    def __init__(self, workload):
        self.containing = workload.containing
        self.partly = workload.partly
        engine = zen.ZenEngine()
        self.tables = {
            CERTAIN: engine.create_decision(json.dumps(table("places", [
                row(number, rule, f"contains($, '{rule['place']}')")
                for number, rule in enumerate(workload.rules)]))),
            POSSIBLE: engine.create_decision(json.dumps(table("location", [
                row(number, rule, f"$ == '' or $ in {self.around(rule['place'])}")
                for number, rule in enumerate(workload.rules)])))}

    def around(self, place):
        return "[" + ", ".join(f"'{code}'" for code in self.containing.get(place, [])[1:]) + "]"

    def decide(self, requests):
        return [self.decision(request) for request in requests]

    def decision(self, request):
        location = request["participant"].get("location")
        facts = {
            "tags": request["meeting"]["tags"], "kind": request["participant"]["account"]["kind"],
            "size": request["meeting"]["size"], "topic": request["meeting"]["topic"], "day": day(request["time"]),
            "location": location or "", "places": self.containing.get(location, [])}
        if location is not None:
            if self.hits(CERTAIN, facts):
                return "block"
            if location not in self.partly:
                return "allow"
        return "undecided" if self.hits(POSSIBLE, facts) else "allow"

    def hits(self, table, facts):
        return bool(self.tables[table].evaluate(facts)["result"])


def row(number, rule, place):
    condition = rule["condition"] or {"test": None}
    cells = {"_id": f"row-{number}", "tag": f"contains($, '{rule['tag']}')", "place": place, "kind": "", "size": "",
             "topic": "", "day": "", "hit": "true"}
    if condition["test"] == "kind":
        cells["kind"] = f"'{condition['kind']}'"
    if condition["test"] == "size":
        cells["size"] = f">= {condition['least']}"
    if condition["test"] == "topic":
        cells["topic"] = f"matches($, '{condition['pattern']}')"
    if condition["test"] == "dates":
        cells["day"] = f"[{day(condition['first'])}..{day(condition['last'])}]"
    return cells


def table(place_fact, rows):
    inputs = [{"id": column, "name": column, "field": fact or place_fact} for column, fact in COLUMNS.items()]
    content = {"hitPolicy": "first", "inputs": inputs, "outputs": [{"id": "hit", "name": "hit", "field": "hit"}],
               "rules": rows}
    return {
        "nodes": [{"id": "request", "name": "request", "type": "inputNode"},
                  {"id": "table", "name": "table", "type": "decisionTableNode", "content": content},
                  {"id": "response", "name": "response", "type": "outputNode"}],
        "edges": [{"id": "to-table", "sourceId": "request", "targetId": "table", "type": "edge"},
                  {"id": "to-response", "sourceId": "table", "targetId": "response", "type": "edge"}]}


if __name__ == "__main__":
    measure("ZEN (zen-engine)", Zen)
