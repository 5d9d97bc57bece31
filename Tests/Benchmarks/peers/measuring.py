"""What all peers share: the workload's files, the check against Bailiwick's decisions, and the clock.

A peer is made from a workload. Its `stage` gets requests as JSON objects and returns what its `decide` takes, which
returns a decision for each: `block`, `undecided` or `allow` as Bailiwick has it, by rules that hold for certain, then
by those that may hold, which are the ones on a place inside a stated location, or on any place when none is stated.
What `stage` does is not measured.
"""

import argparse
import json
import sys
import time
from itertools import islice
from pathlib import Path


class Workload:
    def __init__(self, folder):
        self.folder = folder
        self.rules = json.loads((folder / "rules.json").read_text())
        self.containing = json.loads((folder / "places.json").read_text())
        # By location: the places of rules that lie in it without being all of it.
        self.partly = {}
        for place in {rule["place"] for rule in self.rules}:
            for location in self.containing.get(place, [])[1:]:
                self.partly.setdefault(location, set()).add(place)

    def requests(self, count):
        with open(self.folder / "requests.ndjson", "rb") as file:
            return [json.loads(line) for line in islice(file, count)]

    def decisions(self, count):
        """Bailiwick's, one a line."""
        with open(self.folder / "decisions.txt", encoding="utf-8") as file:
            return [line.strip() for line in islice(file, count)]


def day(text):
    """2020-06-04 as the number 20200604, of a date or an instant."""
    return int(text[:4] + text[5:7] + text[8:10])


class Peer:
    def stage(self, requests):
        return requests


def measure(name, make_peer, seconds=10):
    """Prepares, compares, and measures a peer; prints a row of a Markdown table for each folder."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", type=int, default=2000, help="how many decisions to compare")
    parser.add_argument("folders", type=Path, nargs="+")
    arguments = parser.parse_args()
    for folder in arguments.folders:
        workload = Workload(folder)
        start = time.process_time()
        peer = make_peer(workload)
        loading = time.process_time() - start
        requests = workload.requests(20000)
        compared = compare(name, workload, peer, requests, arguments.check, seconds)
        count, each = least_time(peer, requests, compared, seconds)
        print(f"| {name} | {folder.name} | {loading * 1000:.0f} | {each * 1e6:.2f} | {1 / each:.0f} | {count} "
              f"| {compared} |", flush=True)


def compare(name, workload, peer, requests, limit, seconds):
    """Compares as many decisions as there is time for, at least 20."""
    expected = workload.decisions(limit)
    start = time.process_time()
    done = 0
    while done < len(expected) and (done < 20 or time.process_time() - start < seconds):
        end = min(len(expected), max(20, done * 2))
        for offset, decision in enumerate(peer.decide(peer.stage(requests[done:end])), start=done):
            if decision != expected[offset]:
                sys.exit(f"{name}, {workload.folder.name}, request {offset + 1}: {decision}, "
                         f"but Bailiwick says {expected[offset]}")
        done = end
    return done


def least_time(peer, requests, first, seconds):
    """How many requests were decided, and the processor time of each in the quickest of up to five passes."""
    staged = peer.stage(requests[:first])
    begin = time.process_time()
    peer.decide(staged)
    each = (time.process_time() - begin) / first
    count = max(20, min(len(requests), int(seconds / 5 / each)))
    staged = peer.stage(requests[:count])
    least = float("inf")
    for _ in range(5):
        start = time.process_time()
        peer.decide(staged)
        least = min(least, time.process_time() - start)
        if time.process_time() - begin > 2 * seconds:
            break
    return count, least / count
