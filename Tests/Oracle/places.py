"""Places as sets of atoms (§4), read from Debian's `unicode-cldr-core` at start.

An atom is a subdivision without parts, or "the rest of" a country or parent subdivision
(written here with a trailing `*`).  Every place is a set of atoms.
"""

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

CLDR = Path("/usr/share/unicode/cldr/common")

#: Codes of ISO 3166-2 that mean a place with an alpha-2 code, and that CLDR does not list as overlong aliases.
OWN_CODES = {
    "CN-HK": "HK", "CN-MO": "MO", "CN-TW": "TW",
    "FR-971": "GP", "FR-972": "MQ", "FR-973": "GF", "FR-974": "RE", "FR-976": "YT",
    "NO-21": "SJ", "NO-22": "SJ", "NL-BQ1": "BQ-BO", "NL-BQ2": "BQ-SA", "NL-BQ3": "BQ-SE",
}

OWN_CODES |= dict.fromkeys(("RS-KM", "RS-25", "RS-26", "RS-27", "RS-28", "RS-29"), "XK")

#: Reserved exceptionally: CLDR lists them as territories, ISO 3166-1 does not.
EXCEPTIONAL = {"AC", "CP", "DG", "EA", "IC", "TA"}

#: Retired codes whose replacement CLDR knows only in a comment.
RETIRED = {"FR-75": "FR-75C"}


class UnknownPlace(Exception):
    """A code or name that is no place."""


def iso(code: str) -> str:
    """CLDR's `usca` in the spelling of ISO 3166-2, `US-CA`; territories stay as they are."""
    if re.fullmatch(r"[A-Z]{2}|[0-9]{3}", code):
        return code
    return f"{code[:2].upper()}-{code[2:].upper()}"


class Places:
    """The tables of CLDR, and what a code or a group means in them."""

    def __init__(self, cldr: Path = CLDR):
        self.groups: dict[str, list[str]] = {}
        self.parts: dict[str, list[str]] = {}
        self.aliases: dict[str, list[str]] = {}
        self.names: dict[str, str] = {}
        self.countries: set[str] = set()
        self.every_code: list[str] = []
        self._read_aliases(cldr / "supplemental/supplementalMetadata.xml")
        self._read_groups(cldr / "supplemental/supplementalData.xml")
        self._read_subdivisions(cldr / "supplemental/subdivisions.xml")
        self._read_names(cldr / "main/en.xml")
        self._atoms: dict[str, frozenset[str]] = {}

    # Reading

    def _read_aliases(self, path: Path) -> None:
        root = ElementTree.parse(path).getroot()
        for tag, shape in (("territoryAlias", "[A-Z]{2}"), ("subdivisionAlias", "[a-z]{2}[a-z0-9]+")):
            for alias in root.iter(tag):
                if re.fullmatch(shape, alias.get("type")):
                    self.aliases[iso(alias.get("type"))] = [iso(part) for part in alias.get("replacement").split()]
        for table in (OWN_CODES, RETIRED):
            for code, replacement in table.items():
                self.aliases[code] = [replacement]
        del self.aliases["QU"]  # stands for a group
        self.aliases = {code: new for code, new in self.aliases.items() if not EXCEPTIONAL.intersection(new)}

    def _read_groups(self, path: Path) -> None:
        root = ElementTree.parse(path).getroot()
        for group in root.find("territoryContainment").iter("group"):
            if group.get("status") == "deprecated":
                continue
            members = group.get("contains").split()
            self.groups.setdefault(group.get("type"), []).extend(members)
        for members in self.groups.values():
            self.countries.update(m for m in members if re.fullmatch("[A-Z]{2}", m))
        self.countries -= set(self.groups) | EXCEPTIONAL
        for group, members in self.groups.items():
            self.groups[group] = [member for member in members if member not in EXCEPTIONAL]

    def _read_subdivisions(self, path: Path) -> None:
        root = ElementTree.parse(path).getroot()
        for group in root.iter("subgroup"):
            members = [iso(code) for code in group.get("contains").split()]
            self.parts[iso(group.get("type"))] = [m for m in members if m not in self.aliases]
        self.countries.update(code for code in self.parts if len(code) == 2)
        self.subdivisions = {m for members in self.parts.values() for m in members}
        self.every_code = sorted(self.countries) + sorted(self.subdivisions)

    def _read_names(self, path: Path) -> None:
        root = ElementTree.parse(path).getroot()
        for territory in root.find("localeDisplayNames/territories"):
            if territory.get("alt") is None:
                self.names[territory.text] = territory.get("type")

    # Meaning

    def canonical(self, code: str) -> list[str]:
        """The canonical codes that a country, subdivision or alias code stands for."""
        if code in self.aliases:
            return [c for replacement in self.aliases[code] for c in self.canonical(replacement)]
        if code in self.countries or code in self.subdivisions:
            return [code]
        raise UnknownPlace(code)

    def atoms(self, code: str) -> frozenset[str]:
        """The atoms of a canonical code."""
        if code not in self._atoms:
            parts = self.parts.get(code)
            if parts:
                inner = (self.atoms(part) for part in parts)
                self._atoms[code] = frozenset().union(*inner, [code + "*"])
            else:
                self._atoms[code] = frozenset([code])
        return self._atoms[code]

    def meaning(self, name: str) -> frozenset[str]:
        """The atoms of a code, an alias or a group, as a policy may write them."""
        if name in self.groups:
            return frozenset().union(*(self.meaning(member) for member in self.groups[name]))
        return frozenset().union(*(self.atoms(code) for code in self.canonical(name)))

    def region(self, text: str) -> frozenset[str]:
        """The atoms of a place written as a string: an M49 number or a name in English."""
        return self.meaning(self.names.get(text, text))

    def is_place(self, name: str) -> bool:
        return name in self.groups or name in self.aliases or name in self.countries or name in self.subdivisions
