#!/usr/bin/env python3
"""Holds DMN tables, as SpiffWorkflow reads and decides them, against `bailiwick eval`.

    python3 Tests/DMN/compare.py --bailiwick .build/release/bailiwick [POLICY.bwk ...]

Without policies it takes all of `Examples` and `Tests/DMN/policies`. Each table is written with
`--hit-policy collect` and asked about the requests beside the policy (`facts/`) and about random ones made
of the policy's own constants. The rules that match must be just those that fire: the ones whose effects
apply or are withheld, and, where something is undecided, no others than the undecided. For effects on the
person the strengths are applied too, and what is left must be what applies.

SpiffWorkflow (PyPI) reads FEEL as Python; `true`, `false` and `null` are given to it as names. What it is
not asked: candidate places, and inputs that a caller must answer (`asked_…`), but for `any PERSON in PLACE`.
"""

import argparse
import datetime
import itertools
import json
import pathlib
import random
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
DMN = "{https://www.omg.org/spec/DMN/20230324/MODEL/}"

try:
    from lxml import etree
    from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
    from SpiffWorkflow.dmn.engine.DMNEngine import DMNEngine
    from SpiffWorkflow.dmn.parser.BpmnDmnParser import BpmnDmnParser
except ImportError as missing:
    print(f"skipped: SpiffWorkflow is not installed ({missing}); `pip install SpiffWorkflow` gets it")
    sys.exit(0)


class Task:
    """As much of a workflow's task as the engine asks for."""

    def __init__(self, data):
        self.data = data
        self.workflow = self
        self.script_engine = PythonScriptEngine()


class Members(dict):
    """Data whose members FEEL reads with a dot."""

    __getattr__ = dict.__getitem__


class Table:
    """One table, read by SpiffWorkflow."""

    def __init__(self, bailiwick, policy, table):
        command = [bailiwick, "table", "--format", "dmn", "--hit-policy", "collect"]
        text = run(command + ["--decision", table["name"], policy])
        root = etree.fromstring(text.encode())
        parser = BpmnDmnParser()
        parser.add_dmn_xml(root)
        (dmn,) = parser.dmn_parsers.values()
        dmn.parse()
        self.name = table["name"]
        self.output = table["output"]
        self.engine = DMNEngine(dmn.decision.decisionTables[0])
        self.strengths = {row["rule"]: row["strength"] for row in table["rows"]}
        self.types = {
            item.get("name"): {
                part.get("name"): (part.findtext(DMN + "typeRef"), part.get("isCollection") == "true")
                for part in item.findall(DMN + "itemComponent")
            }
            for item in root.findall(DMN + "itemDefinition")
        }
        self.data = {
            data.get("name"): (data.find(DMN + "variable").get("typeRef"), data.get("label"))
            for data in root.findall(DMN + "inputData")
        }

    def fired(self, data):
        result = self.engine.result(Task({**data, "true": True, "false": False, "null": None}))
        for rule, strength in zip(result.get("rule", []), result.get("strength", [])):
            assert self.strengths[rule] == strength, f"{rule} is {strength}"
        return set(result.get("rule", []))


class Unaskable(Exception):
    """A request that DMN cannot be asked about."""


def run(command, text=None):
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8")
    assert done.returncode in (0, 1), f"{command}: {done.stderr}"
    return done.stdout


# Requests as DMN's data


def identifier(name):
    return re.sub("[-_]+", lambda run: separators(run[0]), name)


def separators(run):
    """A hyphen, underscores, or what has both."""
    if run == "-":
        return "_"
    if "-" not in run:
        return run * 2
    return "___" + run.replace("-", "h").replace("_", "u") + "_"


def members(value, kind, types):
    """A person, thing or record with all of its members, null where nothing is known."""
    found = {identifier(name): member for name, member in (value or {}).items()}
    return Members(
        (name, typed(found.get(name), of, many, types)) for name, (of, many) in types[kind].items())


def typed(value, kind, many, types):
    if kind in types and types[kind]:
        if many:
            return None if value is None else [members(one, kind, types) for one in value]
        return members(value, kind, types)
    if kind == "list_of_tags":
        return value
    if isinstance(value, list):
        raise Unaskable("candidate places")
    return value


def seconds(text):
    moment = datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(datetime.timezone.utc)
    if moment.microsecond:
        raise Unaskable("parts of seconds")
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def merge(request, table, person, thing):
    """Values with one id are one person; what is stated first wins, member by member."""
    roles = [name for name, (kind, many) in table.types[thing].items() if kind == person and not many]
    lists = [name for name, (kind, many) in table.types[thing].items() if kind == person and many]
    noun, noun_of_thing = person[2:], thing[2:]
    things = request.get(noun_of_thing) or {}
    mentions = [request.get(noun)] + [things.get(role) for role in roles]
    mentions += itertools.chain.from_iterable(things.get(name) or [] for name in lists)
    known = {}
    for mention in mentions:
        if isinstance(mention, dict) and "id" in mention:
            first = known.setdefault(mention["id"], mention)
            for name, value in mention.items():
                first.setdefault(name, value)
    for mention in mentions:
        if isinstance(mention, dict) and "id" in mention:
            mention.update(known[mention["id"]])


def in_force(name, request, orders):
    """Whether an order is in force: as stated, else by its dates; an authority's own is, always."""
    for stated, value in (request.get("orders") or {}).items():
        if identifier(stated) == name:
            return value
    for order in orders:
        if identifier(order["name"]) == name:
            if "time" not in request:
                return None
            time = seconds(request["time"])
            return order["from"] <= time and ("until" not in order or time < order["until"])
    return True


def answer(sentence, request, person, thing):
    """What a caller answers to `any participant in CN`: three-valued, as the reference says."""
    match = re.fullmatch(r"any (\S+) in ([A-Z]{2})", sentence)
    if not match:
        raise Unaskable(sentence)
    people = (request.get(thing[2:]) or {}).get("people")
    listed = (people or []) + ([request[person[2:]]] if request.get(person[2:]) else [])
    places = [one.get("location") for one in listed]
    if any(isinstance(place, list) for place in places):
        raise Unaskable("candidate places")
    if any(place and place.split("-")[0] == match[2] for place in places):
        return True
    return None if people is None or None in places else False


def data_of(request, table, orders):
    kinds = list(table.types)[1:3]
    person, thing = kinds
    request = json.loads(json.dumps(request))
    merge(request, table, person, thing)
    data = {}
    for name, (kind, label) in table.data.items():
        if name == "activity":
            if "activity" not in request:
                raise Unaskable("an activity by default")
            data[name] = request["activity"]
        elif name == "time":
            data[name] = seconds(request["time"]) if "time" in request else None
        elif name.startswith("order_"):
            data[name] = in_force(name.removeprefix("order_"), request, orders)
        elif name.startswith("asked_"):
            data[name] = answer(label, request, person, thing)
        else:
            data[name] = members(request.get(kind[2:]), kind, table.types)
            for part, (of, _) in table.types[kind].items():
                if table_time(of, part, data[name]):
                    data[name][part] = seconds(data[name][part])
    return data


def table_time(kind, part, value):
    text = value.get(part)
    return kind == "string" and isinstance(text, str) and re.fullmatch(r"\d{4}-\d\d-\d\dT.*", text)


# Random requests


def constants(document):
    """What the policy's tests speak of, by path."""
    found = {}

    def visit(test, path):
        if isinstance(test, list):
            for part in test:
                visit(part, path)
        elif isinstance(test, dict):
            path = test.get("path", path)
            for name in ("in", "possiblyIn", "oneOf"):
                found.setdefault(path, []).extend(test.get(name, []))
            for name in ("tagged", "contains", "startsWith", "endsWith", "before", "from", "after"):
                if name in test:
                    found.setdefault(path, []).append(test[name])
            for name in ("atLeast", "atMost"):
                if name in test:
                    found.setdefault(path, []).extend([test[name] - 1, test[name], test[name] + 1])
            for part in test.values():
                if isinstance(part, (dict, list)):
                    visit(part, path)

    for table in document["tables"]:
        for row in table["rows"]:
            for cell in row["cells"]:
                visit(cell["test"], table["columns"][cell["column"]].get("path", ""))
    return found


def random_requests(document, table, count, chance):
    person, thing = list(table.types)[1:3]
    activities = sorted({
        cell["test"]["activity"] for each in document["tables"] for row in each["rows"] for cell in row["cells"]
        if "activity" in cell["test"]
    })
    known = constants(document)
    places = ["CN", "CN-BJ", "HK", "US", "US-CA", "US-NY", "DE-BE", "AT", "TR", "CA-QC", "CA-ON", "CA", "PR", "JP"]
    places += [code for values in known.values() for code in values
               if isinstance(code, str) and re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", code)]

    def moment(values):
        times = [value for value in values if isinstance(value, str) and re.match(r"\d{4}-", value)]
        base = datetime.datetime.fromisoformat((chance.choice(times) if times else "2026-05-01T00:00:00Z")[:19])
        return (base + datetime.timedelta(seconds=chance.choice([-1, 0, 1, 86400]))).isoformat() + "Z"

    def entity(kind, path, depth=0):
        value = {}
        for name, (of, many) in table.types[kind].items():
            here = f"{path}.{name}"
            if name == "id" or many or (of in table.types and of == person) or chance.random() < 0.15:
                continue
            texts = [text for text in known.get(here, []) if isinstance(text, str)]
            if of == "list_of_tags":
                value[name] = [tag for tag in sorted(set(texts)) if chance.random() < 0.5]
            elif of in table.types and depth < 2:
                value[name] = entity(of, here, depth + 1)
            elif of == "boolean":
                value[name] = chance.random() < 0.5
            elif of == "number":
                value[name] = chance.choice([number for number in known.get(here, []) if isinstance(number, int)] or [1])
            elif (kind, name) in choices:
                value[name] = chance.choice(choices[kind, name])
            elif name in ("location", "residence", "nationality", "country", "home", "billing"):
                value[name] = chance.choice(places)
            elif name in ("starts", "kickoff", "published"):
                value[name] = moment(known.get(here, []))
            else:
                value[name] = chance.choice((texts or ["a"]) + ["a"])
        return value

    choices = table.choices
    for _ in range(count):
        request = {person[2:]: entity(person, person[2:]), thing[2:]: entity(thing, thing[2:])}
        request["time"] = moment(
            known.get("time", []) + [order[end] for order in document["orders"] for end in ("from", "until") if end in order])
        request["activity"] = chance.choice(activities or [""])
        if not activities:
            del request["activity"]
        if chance.random() < 0.3 and document["orders"]:
            order = chance.choice(document["orders"])["name"]
            request["orders"] = {order: chance.random() < 0.5}
        yield request


# Comparing


def outcome_of(tables, request, orders):
    """The rules that match, by table."""
    marks = [table for table in tables if "tag" in table.output]
    request = json.loads(json.dumps(request))
    for _ in marks:
        for table in marks:
            if table.fired(data_of(request, table, orders)):
                thing = request.setdefault(list(table.types)[2][2:], {})
                if thing.get("tags") is None:
                    raise Unaskable("marks where no tags are given")
                if table.output["tag"] not in thing["tags"]:
                    thing["tags"].append(table.output["tag"])
    return {
        table.name: table.fired(data_of(request, table, orders)) for table in tables if "effect" in table.output
    }


def differences(tables, request, outcome, orders, seen):
    fired = outcome_of(tables, request, orders)
    seen.update(rule for rules in fired.values() for rule in rules)
    acting = {"restricts", "restricts by default", "informs"}
    matched = {rule for table in tables for rule in fired.get(table.name, ()) if table.strengths[rule] in acting}
    certain = {effect["rule"] for effect in outcome["effects"] + outcome["withheld"]}
    open_ = {effect["rule"] for effect in outcome["undecided"]}
    if not certain <= matched <= certain | open_:
        yield f"DMN has {sorted(matched)}, eval {sorted(certain)} and undecided {sorted(open_)}"
    person = list(tables[0].types)[1][2:]
    lifting = {
        strength: any(
            table.strengths[rule] == strength
            for table in tables if table.output.get("on") == person for rule in fired.get(table.name, ()))
        for strength in ("protects", "permits")
    }
    others = any("protects" in table.strengths.values() and table.output.get("on") != person for table in tables)
    if open_ or others:
        return
    applies = {
        rule for table in tables if table.output.get("on") == person for rule in fired[table.name]
        if table.strengths[rule] == "restricts" and not lifting["protects"]
        or table.strengths[rule] == "restricts by default" and not lifting["protects"] and not lifting["permits"]
        or table.strengths[rule] == "informs"
    }
    wanted = {effect["rule"] for effect in outcome["effects"] if effect["on"] == person}
    if applies != wanted:
        yield f"by DMN {sorted(applies)} apply to the {person}, by eval {sorted(wanted)}"


def requests_beside(policy):
    for file in sorted((policy.parent / "facts").glob("*.json")):
        yield json.loads(file.read_text())
    for file in sorted((policy.parent / "facts").glob("*.ndjson")):
        yield from map(json.loads, file.read_text().splitlines())


def compare(bailiwick, policy, count, chance):
    document = json.loads(run([bailiwick, "table", "--format", "json", str(policy)]))
    if not document["tables"]:
        return 0, 0
    tables, skipped = [], []
    for each in document["tables"]:
        table = Table(bailiwick, str(policy), each)
        unanswered = [label for name, (_, label) in table.data.items() if name.startswith("asked_")
                      and not re.fullmatch(r"any \S+ in [A-Z]{2}", label)]
        (skipped if unanswered else tables).append(table)
    for table in skipped:
        print(f"{policy.name}: left out, since {table.name} asks what DMN cannot say")
    if skipped or not tables:
        return 0, 0
    text = run([bailiwick, "table", "--format", "dmn", "--hit-policy", "collect", str(policy)])
    root = etree.fromstring(text.encode())
    tables[0].choices = {
        (item.get("name"), part.get("name")): re.findall(r'"([^"]*)"', part.findtext(f"{DMN}allowedValues/{DMN}text"))
        for item in root.findall(DMN + "itemDefinition") for part in item.findall(DMN + "itemComponent")
        if part.find(DMN + "allowedValues") is not None
    }
    requests = [*requests_beside(policy), *random_requests(document, tables[0], count, chance)]
    requests = [request for request in requests if request.get(list(tables[0].types)[1][2:])]
    lines = "".join(json.dumps(request) + "\n" for request in requests)
    done = subprocess.run(
        [bailiwick, "eval", "--quiet", "--facts", "-", "--format", "jsonl", str(policy)], input=lines,
        capture_output=True, encoding="utf-8")
    outcomes = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(outcomes) == len(requests), done.stderr
    compared = failed = 0
    seen = set()
    for request, outcome in zip(requests, outcomes):
        if "error" in outcome:
            continue
        try:
            found = list(differences(tables, request, outcome, document["orders"], seen))
        except Unaskable:
            continue
        compared += 1
        for difference in found:
            failed += 1
            print(f"{policy}: {json.dumps(request)}\n  {difference}")
    rules = {rule for table in tables if "effect" in table.output for rule in table.strengths}
    shown = policy.relative_to(ROOT) if policy.is_relative_to(ROOT) else policy
    print(f"{shown}: {compared} requests compared, {failed} differ; {len(seen)} of {len(rules)} rules matched")
    return compared, failed


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bailiwick", default=str(ROOT / ".build/release/bailiwick"))
    parser.add_argument("--count", type=int, default=150, help="random requests for each policy")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("policies", nargs="*")
    options = parser.parse_args()
    found = [pathlib.Path(policy) for policy in options.policies] or sorted(
        [*(ROOT / "Examples").glob("*/*.bwk"), *(ROOT / "Tests/DMN/policies").glob("*.bwk")])
    failures = 0
    for policy in found:
        _, failed = compare(options.bailiwick, policy, options.count, random.Random(f"{options.seed} {policy.name}"))
        failures += failed
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
