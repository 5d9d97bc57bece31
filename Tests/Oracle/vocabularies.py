"""Random vocabularies: other nouns, attributes, activities and effects than those of meetings."""

from random import Random

PEOPLE = [("viewer", "viewers"), ("listener", "listeners"), ("player", "players"), ("customer", "customers")]
THINGS = [("post", "posts"), ("stream", "streams"), ("match", "matches"), ("app", "apps"), ("room", "rooms")]
ACTIVITIES = [("read", "reading"), ("share", "sharing"), ("enter", "entering"), ("vote", "voting"), ("record", "recording")]
RESTRICTING = ["hide", "mute", "ban", "remove", "lock", "fine", "close"]
OTHERS = {"permits": ["show", "admit"], "protects": ["keep", "shield"], "informs": ["label", "notify"]}
SINGLE = [("author", ("author", "authors")), ("owner", None), ("lead", ("captain", "captains")), ("host", ("host", "hosts"))]
ATTRIBUTES = {
    "text": ["title", "nick", "language", "text", "starts"],
    "number": ["level", "age", "count", "size"],
    "time": ["opened", "born", "ends"],
    "flag": ["verified", "paid", "end"],
    "place": ["home", "storefront", "issued"],
}
CHOICES = ["free", "plus", "pro", "gold", "record", "order"]


def random_vocabulary(random: Random) -> str:
    person, people = random.choice(PEOPLE)
    thing, things = random.choice(THINGS)
    activities = random.sample(ACTIVITIES, random.randint(1, 3))
    singles = random.sample(SINGLE, random.choice([0, 1, 1, 1, 2]))
    records = random.sample(["profile", "account"], random.choice([0, 1, 1, 2]))
    names = {kind: random.sample(pool, len(pool)) for kind, pool in ATTRIBUTES.items()}

    def plain(count: int) -> list[str]:
        lines = []
        for _ in range(count):
            kind = random.choice([kind for kind in names if names[kind]] + ["choice"])
            if kind == "choice":
                lines.append(f"  {random.choice(['tier', 'kind', 'plan'])}: one of {', '.join(random.sample(CHOICES, 3))}")
            else:
                lines.append(f"  {names[kind].pop()}: {kind}")
        return list({line.split(":")[0]: line for line in lines}.values())

    person_lines = [f"  {random.choice(['location', 'whereabouts'])}: located"] + plain(random.randint(1, 4))
    if random.random() < 0.85:
        person_lines.append("  id: text")
    if random.random() < 0.4:
        person_lines.append(f"  {random.choice(['tags', 'badges'])}: tags")
    if records:
        person_lines.append(f"  {records[0]}: {records[0]}")
    thing_lines = [f"  {random.choice(['tags', 'labels'])}: tags"] + plain(random.randint(1, 4))
    for name, role in singles:
        thing_lines.append(f"  {name}: {person}" + (f" as {', '.join(role)}" if role else ""))
    many = random.choice(["people", "audience", "members"])
    thing_lines.append(f"  {many}: many {person}")
    if records and random.random() < 0.3:
        thing_lines.append(f"  about: {records[0]}")
    for lines in (person_lines, thing_lines):
        random.shuffle(lines)

    text = [f"vocabulary {random.choice(['own', 'shop', 'record'])}", f"person {person}, {people}", *person_lines]
    for index, record in enumerate(records):
        lines = plain(random.randint(1, 3)) or ["  note: text"]
        if index + 1 < len(records):
            lines.append(f"  {records[index + 1]}: {records[index + 1]}")
        text += [f"record {record}", *lines]
    text += [f"thing {thing}, {things}", *thing_lines]
    text += [f"activity {name}, {gerund}" for name, gerund in activities]
    text += effects(random, person, thing, [role[0] for _, role in singles if role], many, [name for name, _ in singles])
    return "\n".join(text)


def effects(random: Random, person: str, thing: str, roles: list[str], many: str, singles: list[str]) -> list[str]:
    lines = []
    verbs = random.sample(RESTRICTING, 4)
    for verb in verbs[:random.randint(1, 2)]:
        lines.append(f"effect {verb} restricts {', '.join(random.sample([person] + roles, random.randint(1, 1 + len(roles))))}"
                     + random.choice([" in activity", "", " lasting"]))
    paths = random.sample([many] + singles, random.randint(1, 1 + len(singles)))
    reaching = f" reaching {', '.join(paths)}" if random.random() < 0.9 else ""
    nouns = [thing] + random.sample([person] + roles, random.choice([0, 0, 0, 1]))
    lines.append(f"effect {verbs[2]} restricts {', '.join(nouns)}{random.choice(['', ' in activity'])}{reaching}")
    lines.append(f"effect {verbs[3]} restricts {person}{random.choice([' in activity', ''])}")
    for manner in ("permits", "protects"):
        for verb in OTHERS[manner][:random.randint(1, 2)]:
            lines.append(f"effect {verb} {manner} {person}{random.choice([' in activity', ''])}")
    nouns = random.sample([person, thing] + roles, random.randint(1, 2 + len(roles)))
    lines.append(f"effect {OTHERS['informs'][0]} informs {', '.join(nouns)}")
    random.shuffle(lines)
    return lines
