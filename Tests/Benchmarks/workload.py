#!/usr/bin/env python3
"""Writes a policy of N rules and requests to it, the same for the same arguments everywhere.

In the folder named, which is made:

    policy.bwk       the policy, for bailiwick
    rules.json       the same rules as data, for the peers
    places.json      by country and subdivision: itself and all places in which it lies
    requests.ndjson  a request a line, about 180 bytes

Rules block participants in a place for meetings with a tag: 70 % in one country, 20 % in a group, 10 % in a
subdivision; 30 % have one more condition: account kind, size, topic pattern, dates. There are N/2 tags unless
told otherwise, so that two rules share one. The world, a group too, is left out: a rule on everybody needs no
place.

Requests have 0 to 6 tags, half of them of no rule; 10 % state no location; 30 % are blocked by construction: made
to match a rule drawn at random. All others are made not to be blocked: a tag that would block is drawn anew.
"""

import argparse
import json
import random
import re
from datetime import date, timedelta
from pathlib import Path

TABLES = Path(__file__).resolve().parents[2] / "Sources/BailiwickPlaces/Tables"
KINDS = ["individual", "business", "education", "government"]
WORDS = """
    annual archive ballot border budget campus census charter church climate concert council court culture
    debate defence election energy factory film football forum garden harbour health history housing island
    justice labour language library market memorial museum music opera parade parliament party poetry press
    protest railway reform rights school science strike summit theatre union victims village
""".split()
WORLD = "001"


class Draw:
    """Random choices from the one function whose numbers Python keeps the same from release to release."""

    def __init__(self, seed):
        self.random = random.Random(seed).random

    def below(self, limit):
        return int(self.random() * limit)

    def one(self, items):
        return items[self.below(len(items))]

    def chance(self, probability):
        return self.random() < probability

    def shuffled(self, items):
        items = list(items)
        for index in range(len(items) - 1, 0, -1):
            other = self.below(index + 1)
            items[index], items[other] = items[other], items[index]
        return items


class Places:
    def __init__(self):
        self.containing = {}
        self.inside = {}
        self.countries = []
        self.subdivisions = []
        self.groups = []
        self._read_rows()
        self._read_groups()
        for code, containing in self.containing.items():
            for place in containing:
                self.inside.setdefault(place, []).append(code)

    @staticmethod
    def _rows(name):
        text = (TABLES / name).read_text(encoding="utf-8")
        rows = re.search(r'"""\n(.*?)\n *"""', text, re.DOTALL).group(1)
        return [line.strip() for line in rows.splitlines()]

    def _read_rows(self):
        """Each place stands before its parts, which have one dot more."""
        open_places = []
        for line in self._rows("PlaceTable.swift"):
            code = line.split("|")[0]
            depth = len(code) - len(code.lstrip("."))
            code = code.lstrip(".")
            open_places[depth:] = [code]
            self.containing[code] = open_places[::-1]
            (self.subdivisions if depth else self.countries).append(code)

    def _read_groups(self):
        members = {}
        for line in self._rows("GroupTable.swift"):
            code, _, countries = line.split("|")
            if code == WORLD:
                continue
            self.groups.append(code)
            for country in countries.split():
                members.setdefault(country, []).append(code)
        for containing in self.containing.values():
            containing += members.get(containing[-1], [])


def make_rules(draw, places, count, tag_count):
    tags = [f"t-{number}" for number in range(1, tag_count + 1)]
    rules = []
    for number in range(count):
        share = draw.random()
        place = draw.one(places.countries if share < 0.7 else places.groups if share < 0.9 else places.subdivisions)
        rules.append({"name": f"r-{number + 1}", "tag": tags[number % tag_count], "place": place,
                      "condition": make_condition(draw) if draw.chance(0.3) else None})
    return draw.shuffled(rules)


def make_condition(draw):
    kind = draw.below(4)
    if kind == 0:
        return {"test": "kind", "kind": draw.one(KINDS)}
    if kind == 1:
        return {"test": "size", "least": 10 * (1 + draw.below(50))}
    if kind == 2:
        words = [draw.one(WORDS), draw.one(WORDS)]
        return {"test": "topic", "words": words, "pattern": ".*".join(words)}
    first = date(2020, 1, 1) + timedelta(days=draw.below(300))
    last = first + timedelta(days=7 + draw.below(90))
    return {"test": "dates", "first": first.isoformat(), "last": last.isoformat()}


def sentence(rule):
    place = f'"{rule["place"]}"' if rule["place"][0].isdigit() else rule["place"]
    condition = rule["condition"] or {"test": None}
    with_kind = f' with account.kind is {condition["kind"]}' if condition["test"] == "kind" else ""
    text = f'rule {rule["name"]}: block participants in {place}{with_kind} for meetings tagged {rule["tag"]}'
    if condition["test"] == "size":
        text += f' when meeting.size is at least {condition["least"]}'
    if condition["test"] == "topic":
        text += f' when meeting.topic matches /{condition["pattern"]}/'
    if condition["test"] == "dates":
        text += f' from {condition["first"]} through {condition["last"]}'
    return text


def policy(rules, tag_count):
    """Every tag is declared, so that none is taken for a slip, and asserted where a place of letters has a rule."""
    asserter = {}
    for rule in rules:
        if not rule["place"][0].isdigit():
            asserter.setdefault(rule["tag"], rule["place"])
    lines = []
    for number in range(1, tag_count + 1):
        tag = f"t-{number}"
        lines.append(f"tag {tag} on meeting" + (f" asserted by {asserter[tag]}" if tag in asserter else ""))
    return "\n".join(lines + [sentence(rule) for rule in rules]) + "\n"


class Requests:
    def __init__(self, draw, places, rules):
        self.draw = draw
        self.places = places
        self.rules = rules
        self.tags = sorted({rule["tag"] for rule in rules})
        self.index = {}
        for rule in rules:
            self.index.setdefault((rule["tag"], rule["place"]), []).append(rule)

    def make(self):
        share = self.draw.random()
        if share < 0.3:
            return self._blocked(self.draw.one(self.rules))
        facts = self._facts()
        location = None if share < 0.4 else self._location()
        return self._request(facts, location, self._tags(facts, location, self.draw.below(7)))

    def _facts(self):
        day = date(2020, 1, 1) + timedelta(days=self.draw.below(366))
        words = [self.draw.one(WORDS) for _ in range(1 + self.draw.below(3))]
        return {"kind": self.draw.one(KINDS), "size": 2 + self.draw.below(600), "words": words, "day": day,
                "second": self.draw.below(86400)}

    def _location(self):
        return self.draw.one(self.places.countries if self.draw.chance(0.75) else self.places.subdivisions)

    def _tags(self, facts, location, count):
        tags = []
        for _ in range(count):
            tag = None
            if self.draw.chance(0.5):
                tries = (self.draw.one(self.tags) for _ in range(20))
                tag = next((tag for tag in tries if not self._blocks(tag, facts, location)), None)
            tag = tag or f"u-{1 + self.draw.below(9999)}"
            if tag not in tags:
                tags.append(tag)
        return tags

    def _blocks(self, tag, facts, location):
        return location is not None and any(
            holds(rule["condition"], facts) for place in self.places.containing[location]
            for rule in self.index.get((tag, place), ()))

    def _blocked(self, rule):
        facts = self._facts()
        condition = rule["condition"] or {"test": None}
        if condition["test"] == "kind":
            facts["kind"] = condition["kind"]
        if condition["test"] == "size":
            facts["size"] = condition["least"] + self.draw.below(300)
        if condition["test"] == "topic":
            facts["words"] = condition["words"] + facts["words"][:1]
        if condition["test"] == "dates":
            first, last = date.fromisoformat(condition["first"]), date.fromisoformat(condition["last"])
            facts["day"] = first + timedelta(days=self.draw.below((last - first).days + 1))
        others = self._tags(facts, None, self.draw.below(6))
        tags = self.draw.shuffled({rule["tag"]: None} | dict.fromkeys(others))
        return self._request(facts, self.draw.one(self.places.inside[rule["place"]]), tags)

    def _request(self, facts, location, tags):
        time, second = facts["day"].isoformat(), facts["second"]
        participant = {"id": f"p{self.draw.below(10000)}"}
        if location is not None:
            participant["location"] = location
        participant["account"] = {"kind": facts["kind"]}
        return {"time": f"{time}T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}Z",
                "participant": participant,
                "meeting": {"tags": tags, "topic": " ".join(facts["words"]), "size": facts["size"]}}


def holds(condition, facts):
    if condition is None:
        return True
    if condition["test"] == "kind":
        return facts["kind"] == condition["kind"]
    if condition["test"] == "size":
        return facts["size"] >= condition["least"]
    if condition["test"] == "topic":
        return re.search(condition["pattern"], " ".join(facts["words"])) is not None
    return condition["first"] <= facts["day"].isoformat() <= condition["last"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rules", type=int, default=10000)
    parser.add_argument("--tags", type=int, help="how many; half as many as rules unless told")
    parser.add_argument("--requests", type=int, default=100000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    tag_count = arguments.tags or arguments.rules // 2
    draw, places = Draw(arguments.seed), Places()
    rules = make_rules(draw, places, arguments.rules, tag_count)
    requests = Requests(draw, places, rules)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    (arguments.folder / "policy.bwk").write_text(policy(rules, tag_count))
    (arguments.folder / "rules.json").write_text(json.dumps(rules))
    (arguments.folder / "places.json").write_text(json.dumps(places.containing))
    with open(arguments.folder / "requests.ndjson", "w", encoding="utf-8") as file:
        for _ in range(arguments.requests):
            file.write(json.dumps(requests.make(), separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
