"""The constants from which a random policy and its requests are made: few, so that they meet."""

from random import Random

COUNTRIES = """CN HK MO TW US PR GU FR RE GP DE AT IT FI AX GB IE ES JP KR IN BR CA AU CH NL TR RU NO XK""".split()

SUBDIVISIONS = """US-CA US-NY US-TX US-WA GB-ENG GB-SCT GB-LND FR-IDF FR-BRE FR-75C DE-BY DE-BE CN-GD CN-BJ CN-JL
    CA-QC CA-ON IN-KA BR-SP ES-CN ES-CT AU-NSW CH-ZH IT-RM JP-13""".split()

ALIASES = "UK CN-22 CN-44 FR-75 CN-HK CN-TW CN-MO US-PR FR-974 FR-RE FI-01".split()

SEVERAL = "AN YU".split()

GROUPS = ["EU", "EZ", "UN", '"142"', '"150"', '"021"', '"Asia"', '"Europe"', '"Eastern Asia"', '"European Union"']

NUMBERS = [0, 1, 2, 3, 5, 8, 10, 12, 1000]

TEXTS = ["", "a", "b", "ab", "abc", "a\nb", "aXb", "xyz", "AB", "foo bar", "é", "e\u0301", "12", "m@site.cn", "A/B", "ünï",
         "六四", "😀x", 'say "x"', "tab\there", "back\\slash"]

REGEXES = [r"/^a/", r"/b$/", r"/a.b/", r"/a.b/s", r"/(?:x|y)+z/", r"/\d{2}/", r"/ab?c?/i", r"/^b/m", r"/f oo/x", r"/\bbar\b/",
           r"/A\/B/", r"/[^a-z]/", r"/é/", r"/^$/", r"/\.CN$/i", r"/^.$/", r"/a+|六/"]

DAYS = [f"2020-06-0{day}" for day in range(1, 8)]

INSTANTS = ["2020-06-02T00:00:00Z", "2020-06-03T12:30:00Z", "2020-06-04T20:00:00+08:00", "2020-06-05T23:59:59Z",
            "2020-06-04T19:00:00-05:00"]

BOUNDARIES = (
    [f"{day}T{time}Z" for day in DAYS for time in ("00:00:00", "00:00:01", "12:00:00", "23:59:59")]
    + INSTANTS + ["2020-06-04T11:59:59Z", "2020-06-04T20:00:01+08:00", "2019-12-31T00:00:00Z", "2021-01-01T00:00:00Z"]
)

TAGS = ["spam", "adult", "illegal-in-CN", "illegal-in-UK", "illegal-in-EU", "illegal-in-CN-HK", "illegal-in-US-CA",
        "illegal-in-Claimed", "六四", "two words", "Upper", "and"]


class Palette:
    """The places, tags and marks that one policy uses."""

    def __init__(self, random: Random):
        pool = COUNTRIES[:9] * 2 + COUNTRIES + SUBDIVISIONS
        self.codes = random.sample(pool, random.randint(3, 6))
        if random.random() < 0.4:
            self.codes.append(random.choice(ALIASES))
        self.groups = random.sample(GROUPS, random.randint(0, 2))
        self.tags = random.sample(TAGS, random.randint(2, 4))
        self.marked: list[str] = []
        self.territories: list[str] = []

    def places(self) -> list[str]:
        return self.codes + self.codes + self.groups + self.territories

    def all_tags(self) -> list[str]:
        return self.tags + self.marked * 2


def quoted(text: str) -> str:
    """A string of the language."""
    for plain, escape in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t"), ("\u0301", "\\u{301}")):
        text = text.replace(plain, escape)
    return f'"{text}"'
