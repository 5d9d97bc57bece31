#!/usr/bin/env python3
"""Policies to be proved, from a seed: the same on every machine.

    proof_workload.py FOLDER

writes, each into a folder of its own with a file `policy.bwk`:

    leaks       10,000 rules, each under the word of the authority of its place; every tenth reaches everybody
    shadows     10,000 rules, a tenth of them covered by two others together
    conflicts   750 restrictions and 750 protections of different authorities, over seven columns, and orders with demands
    before      10,000 rules; `after` differs from it in ten of them
    together    200 rules of all these kinds
"""

import random
import sys
from pathlib import Path

COUNTRIES = """AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL
CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FR GA GB GD GE GH GM GN GR GT GW GY HN HR HT HU ID IE
IL IN IQ IR IS IT JM JO JP KE KG KH KM KR KW KZ LA LB LK LR LS LT LU LV LY MA MC MD ME MG MK ML MM MN MR MT MU MV MW MX
MY MZ NA NE NG NI NL NO NP NZ OM PA PE PG PH PK PL PT PY QA RO RS RU RW SA SC SD SE SG SI SK SL SN SO SR SV SY SZ TD TG
TH TJ TN TO TR TT TZ UA UG US UY UZ VE VN VU WS YE ZA ZM ZW""".split()
KINDS = ["individual", "business", "education", "government"]


def more(draw: random.Random) -> str:
    """In three rules of ten one more condition."""
    if draw.random() >= 0.3:
        return ""
    return draw.choice([
        f" with account.kind is {draw.choice(KINDS)}",
        f" with residence in {draw.choice(COUNTRIES)}",
        f" with account.email ends with \".{draw.choice(COUNTRIES).lower()}\"",
    ])


def size(draw: random.Random) -> str:
    return f" when meeting.size is at least {draw.randrange(2, 500)}" if draw.random() < 0.3 else ""


def leaks(draw: random.Random, count: int) -> list[str]:
    lines = []
    for number in range(count):
        place = draw.choice(COUNTRIES)
        where = "" if number % 10 == 0 else f" in {place}"
        lines.append(f"rule l-{number}: block participants{where}{more(draw)} for meetings tagged t-{number // 2}{size(draw)} under {place}")
    return [f"tag t-{number} on meeting" for number in range((count + 1) // 2)] + lines


def shadows(draw: random.Random, count: int) -> list[str]:
    lines = []
    for number in range(count // 10):
        one, two = draw.sample(COUNTRIES, 2)
        tag = f"for meetings tagged s-{number}"
        for part in range(7):
            lines.append(f"rule s-{number}-{part}: block participants in {draw.choice(COUNTRIES)} with account.kind is business {tag} when meeting.size is {1000 + part}")
        lines.append(f"rule s-{number}-7: block participants in {one} {tag}")
        lines.append(f"rule s-{number}-8: block participants in {two} {tag}")
        lines.append(f"rule s-{number}-9: block participants {tag} when participant in {one} or participant in {two}")
    return [f"tag s-{number} on meeting" for number in range(count // 10)] + lines


def conflicts(draw: random.Random, count: int) -> list[str]:
    lines = [f"tag c-{number} on meeting" for number in range(50)]
    for number in range(count // 2):
        place, other = draw.sample(COUNTRIES, 2)
        conditions = [
            f" with account.kind is {draw.choice(KINDS)}", f" with residence in {draw.choice(COUNTRIES)}",
            f" with role is {draw.choice(['attendee', 'panelist', 'cohost'])}",
        ]
        ask = "".join(draw.sample(conditions, 2))
        thing = f"meetings tagged c-{draw.randrange(50)} with size at least {draw.randrange(2, 500)} and language is \"{draw.choice(COUNTRIES).lower()}\""
        lines.append(f"rule r-{number}: block participants in {place}{ask} for {thing} under {place}")
        lines.append(f"rule p-{number}: protect participants in {draw.choice([place, other])}{draw.choice(conditions)} for meetings tagged c-{draw.randrange(50)} under {other}")
    for number in range(20):
        place = draw.choice(COUNTRIES)
        lines.append(f"order o-{number} issued by {place} on 2026-01-01 demands block participants in {place} for meetings tagged c-{number}")
    return lines


def changed(lines: list[str], draw: random.Random, count: int) -> list[str]:
    """The same with some rules changed: another place, or another threshold."""
    rules = [number for number, line in enumerate(lines) if line.startswith("rule") and " in " in line]
    lines = list(lines)
    for number in draw.sample(rules, count):
        place = lines[number].split(" in ")[1][:2]
        lines[number] = lines[number].replace(f" in {place}", f" in {draw.choice([code for code in COUNTRIES if code != place])}", 1)
    return lines


def write(folder: Path, lines: list[str]):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "policy.bwk").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "requests.ndjson").write_text("{}\n", encoding="utf-8")


def main():
    folder = Path(sys.argv[1])
    draw = random.Random(2020)
    plain = leaks(draw, 10_000)
    write(folder / "leaks", plain)
    write(folder / "shadows", shadows(draw, 10_000))
    write(folder / "conflicts", conflicts(draw, 1_500))
    write(folder / "before", plain)
    write(folder / "after", changed(plain, draw, 10))
    write(folder / "together", leaks(draw, 80) + shadows(draw, 80) + conflicts(draw, 40))


if __name__ == "__main__":
    main()
