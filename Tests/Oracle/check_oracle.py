#!/usr/bin/env python3
"""Requests decided by hand from the text, held against the oracle: `check_oracle.py`."""

import unittest

from oracle import evaluate
from words import Invalid, instant

CLOCK = instant("2020-06-04T12:00:00+00:00")


def decide(policy: str, request: dict) -> dict:
    return evaluate(policy, [request], CLOCK)[0]


def person(location=None, **members) -> dict:
    return members | ({"location": location} if location else {})


class Places(unittest.TestCase):
    def decision(self, places: str, location) -> str:
        return decide(f"block participants in {places}", {"participant": person(location)})["decision"]

    def test_own_code_wins(self):
        self.assertEqual(self.decision("CN", "HK"), "allow")
        self.assertEqual(self.decision("CN-HK", "HK"), "block")
        self.assertEqual(self.decision("FR", "FR-974"), "allow")
        self.assertEqual(self.decision("US", "US-PR"), "allow")

    def test_a_country_lies_across_its_subdivision(self):
        self.assertEqual(self.decision("US-CA", "US"), "undecided")
        self.assertEqual(self.decision("US", "US-CA"), "block")
        self.assertEqual(self.decision("US except US-CA", "US-CA"), "allow")

    def test_groups(self):
        self.assertEqual(self.decision("EU", "FR-75"), "block")
        self.assertEqual(self.decision('"142"', "TW"), "block")
        self.assertEqual(self.decision('"Europe" except EU', "UK"), "block")

    def test_candidates(self):
        self.assertEqual(self.decision("CN, HK", ["CN", "HK"]), "block")
        self.assertEqual(self.decision("CN", ["CN", "HK"]), "undecided")
        self.assertEqual(self.decision("CN", []), "undecided")

    def test_known_counts_canonical_codes(self):
        policy = "block participants with location is known"
        self.assertEqual(decide(policy, {"participant": person(["HK", "CN-HK"])})["decision"], "block")
        self.assertEqual(decide(policy, {"participant": person(["HK", "CN"])})["decision"], "allow")


class Needs(unittest.TestCase):
    def needs(self, policy: str, request: dict) -> list[str]:
        return decide(policy, request)["undecided"][0]["needs"]

    def test_leaves(self):
        policy = "block participants in CN with account.country in US for meetings tagged x when host in HK"
        self.assertEqual(self.needs(policy, {"participant": {}}),
                         ["meeting.host.location", "meeting.tags", "participant.account.country", "participant.location"])

    def test_only_what_still_matters(self):
        policy = "block participants when participant in CN and meeting tagged x or meeting.size at least 5"
        self.assertEqual(self.needs(policy, {"participant": person("CN"), "meeting": {"size": 1}}), ["meeting.tags"])

    def test_people(self):
        policy = "block participants when any participant in CN"
        self.assertEqual(self.needs(policy, {"participant": person("HK")}), ["meeting.people"])
        listed = [person("HK"), {}, {}]
        self.assertEqual(self.needs(policy, {"participant": person("HK"), "meeting": {"people": listed}}),
                         ["meeting.people[1].location", "meeting.people[2].location"])

    def test_pending_protection(self):
        policy = "end meetings\nprotect participants in HK"
        request = {"participant": person("CN"), "meeting": {"people": []}}
        self.assertEqual(self.needs(policy, request), ["meeting.host.location"])


class People(unittest.TestCase):
    def test_merging(self):
        request = {"participant": {"id": "a"}, "meeting": {"host": {"id": "a", "location": "CN"}, "people": [{"id": "a", "location": "HK"}]}}
        self.assertEqual(decide("block participants in CN when exactly 1 participant", request)["decision"], "block")
        self.assertEqual(decide("suspend hosts in CN", request)["decision"], "block")

    def test_without_ids_people_differ(self):
        request = {"participant": {}, "meeting": {"people": [{}]}}
        self.assertEqual(decide("block participants when exactly 2 participants", request)["decision"], "block")

    def test_no_participant(self):
        policy = "block participants in CN\nend meetings when participant in CN\nsuspend hosts"
        result = decide(policy, {"meeting": {"people": [{"id": "a", "location": "CN"}, {"location": "HK"}]}})
        self.assertNotIn("decision", result)
        self.assertEqual([e["effect"] for e in result["effects"]], ["suspend"])
        self.assertEqual(result["undecided"], [{"effect": "end", "on": "meeting", "rule": "rule-2", "needs": ["participant.location"]}])
        self.assertEqual([(p.get("id"), p["decision"]) for p in result["people"]], [("a", "block"), (None, "allow")])


class Strength(unittest.TestCase):
    def test_protect_everybody_reached(self):
        policy = "end meetings\nprotect participants in HK"
        people = {"people": [person("HK")], "host": person("CN")}
        result = decide(policy, {"participant": person("CN"), "meeting": people})
        self.assertEqual(result["withheld"], [{"effect": "end", "on": "meeting", "rule": "rule-1", "by": "rule-2"}])

    def test_allow_lifts_only_defaults_on_people(self):
        allow = "\nallow participants in CN"
        request = {"participant": person("CN"), "meeting": {"people": []}}
        self.assertEqual(decide("block participants" + allow, request)["decision"], "block")
        self.assertEqual(decide("by default block participants" + allow, request)["decision"], "allow")
        self.assertEqual(decide("by default end meetings" + allow, request)["decision"], "block")

    def test_the_asked_person_is_the_participant(self):
        policy = "suspend hosts\nprotect participants in HK when participant in HK"
        request = {"participant": person("CN"), "meeting": {"host": person("HK")}}
        self.assertEqual(decide(policy, request)["withheld"][0]["by"], "rule-2")


class Reasons(unittest.TestCase):
    def test_authorities_and_order(self):
        policy = """order o issued by UK on 2020-06-01 expires 2020-06-02
order p issued by FR on 2020-06-01 adopts illegal-in-CN
block participants for meetings not tagged illegal-in-CN with tagged none of illegal-in-DE, house under o, p, US because "b" """
        effect = decide(policy, {"participant": {}, "meeting": {"tags": []}})["effects"][0]
        self.assertEqual(effect, {"effect": "block", "on": "participant", "rule": "rule-1", "order": "p", "because": "b",
                                  "authorities": ["DE", "FR", "GB", "US"]})


class Syntax(unittest.TestCase):
    def test_or_goes_on_with_places_only_before_places(self):
        request = {"participant": person("HK"), "meeting": {"size": 3}}
        self.assertEqual(decide("block participants when participant in CN or HK", request)["decision"], "block")
        self.assertEqual(decide("block participants when participant in CN or meeting.size is 3", request)["decision"], "block")
        self.assertEqual(decide("block participants when participant in CN or (HK, MO) except MO", request)["decision"], "block")

    def test_a_new_item_begins_on_a_new_line(self):
        with self.assertRaises(Invalid):
            decide("block participants block participants", {})

    def test_days(self):
        for test, time, holds in [("before 2020-06-04", "2020-06-03T23:59:59Z", True), ("before 2020-06-04", "2020-06-04T00:00:00Z", False),
                                  ("after 2020-06-04", "2020-06-04T23:59:59Z", False), ("after 2020-06-04", "2020-06-05T00:00:00Z", True),
                                  ("after 2020-06-04T12:00:00Z", "2020-06-04T12:00:00Z", False)]:
            decision = decide(f"block participants when time {test}", {"time": time, "participant": {}})["decision"]
            self.assertEqual(decision == "block", holds, (test, time))


if __name__ == "__main__":
    unittest.main()
