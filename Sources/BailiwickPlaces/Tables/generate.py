#!/usr/bin/env python3
"""Writes the place tables of BailiwickPlaces from CLDR and identities.txt.

    apt-get install unicode-cldr-core
    python3 Sources/BailiwickPlaces/Tables/generate.py [CLDR's folder "common"]

The tables are committed, so that a build needs no CLDR; rerun this for a new release of CLDR, or after a
change to identities.txt, and read the difference. What comes out is text inside Swift source, one line a
place, group or alias, that a program scans at its first use:

    PlaceTable   `CN|CHN|156|China`     a country: code, alpha-3, number, English name, other names
                 `.CN-AH|Anhui`         a subdivision, one dot a level below its country
    GroupTable   `EU|European Union|AT BE …`   a group: code or M49 number, name, its countries
    AliasTable   `UK|GB`                an alias and what it stands for

Places are in order, each before its parts. So a line of PlaceTable is also an atom: the place itself when it
has no parts, else the rest of it; and a place is the run of lines from its own to the last of its parts.

Whatever CLDR says that would not fit (a replacement that is no place, two places of one code) stops the
script: put the answer into identities.txt.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

TABLES = Path(__file__).resolve().parent
CLDR = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode/cldr/common")


def elements(file, tag):
    return ElementTree.parse(CLDR / file).iter(tag)


def iso(code):
    """CLDR's `usca` is ISO 3166-2's `US-CA`; countries and numbers stay."""
    return f"{code[:2]}-{code[2:]}".upper() if code.islower() else code


def identities():
    """The sections of identities.txt: {heading: {code on the right: [codes on the left]}}."""
    sections = {}
    for line in (TABLES / "identities.txt").read_text(encoding="utf-8").splitlines():
        if heading := re.fullmatch(r"\[(.+)\]", line):
            section = sections[heading[1]] = {}
        elif line and not line.startswith("#"):
            places, spellings = line.split(": ")
            for spelling in spellings.split():
                section[spelling] = places.split()
    return sections


def valid_regions(status):
    """The codes in validity/region.xml, where `AC~G` abbreviates AC, AD, AE, AF, AG."""
    codes = []
    for element in elements("validity/region.xml", "id"):
        if element.get("idStatus") == status:
            for word in element.text.split():
                first, _, last = word.partition("~")
                codes += [first[:-1] + chr(c) for c in range(ord(first[-1]), ord(last or first[-1]) + 1)]
    return codes


class Tree:
    """Countries, and under them subdivisions, by ISO's codes, each place where identities.txt wants it."""

    def __init__(self, sections):
        same, parts, aliases = (sections[x] for x in ("same place", "parts", "alias codes"))
        self.countries = sorted(set(valid_regions("regular")) - set(aliases))
        self.parts = {}
        moved = {part: whole for part, [whole] in parts.items()}
        for group in elements("supplemental/subdivisions.xml", "subgroup"):
            parent = iso(group.get("type"))
            parent = same.get(parent, [parent])[0]
            for code in map(iso, group.get("contains").split()):
                if code not in same:
                    self.parts.setdefault(moved.get(code, parent), []).append(code)

    def rows(self):
        """(depth, code) of every place, each before its parts."""

        def walk(depth, code):
            yield depth, code
            for part in sorted(self.parts.get(code, [])):
                yield from walk(depth + 1, part)

        return [row for country in self.countries for row in walk(0, country)]


def english_names():
    """{code: [name, other names]}."""
    names = {}
    territories = elements("main/en.xml", "territory")
    for element in [*territories, *elements("subdivisions/en.xml", "subdivision")]:
        if element.text:
            names.setdefault(iso(element.get("type")), []).append(element.text)
    return names


def group_members(countries):
    """{group: its countries, directly or through other groups}; deprecated members left out."""
    contains = {}
    for group in elements("supplemental/supplementalData.xml", "group"):
        if group.get("status") != "deprecated":
            contains.setdefault(group.get("type"), []).extend(group.get("contains").split())

    def members(code):
        return {code} & countries if code not in contains else set().union(*map(members, contains[code]))

    groups = {code: members(code) for code in contains}
    # CLDR puts the political groups into the world; they are no region, but add no country to it either.
    assert groups["001"] == countries
    return groups


def retired_codes(sections, places, groups, numbers):
    """{former code or number: what replaces it}, for all that have a replacement."""
    aliases = sections["alias codes"] | sections["former codes"]
    for kind in ("territoryAlias", "subdivisionAlias"):
        for element in elements("supplemental/supplementalMetadata.xml", kind):
            code, replacements = iso(element.get("type")), list(map(iso, element.get("replacement").split()))
            is_code = re.fullmatch(r"[A-Z]{2}(-.*)?|[0-8]\d\d", code) and code not in numbers
            if is_code and code not in aliases and code not in sections["same place"] and code not in places:
                aliases[code] = replacements
    for code, replacements in aliases.items():
        for replacement in replacements:
            assert replacement in places or replacement in groups, f"{code} is replaced by {replacement}?"
        assert code not in places and code not in groups, f"{code} is both a place and an alias"
    return aliases


def swift(name, comment, members):
    release = re.search(r'cldrVersion CDATA #FIXED "(.+?)"', (CLDR / "dtd/ldml.dtd").read_text())[1]
    header = f"""// Generated by generate.py from CLDR {release}; do not edit. Licence of the data: UNICODE-LICENSE.txt.

/// {comment}
enum {name} {{
"""
    (TABLES / f"{name}.swift").write_text(header + "".join(members).lstrip("\n") + "}\n", encoding="utf-8")


def text(name, lines):
    assert not any('"""' in line or "\\" in line for line in lines)
    indented = "".join(f"    {line}\n" for line in lines)
    return f'\n  static let {name}: StaticString = """\n{indented}    """\n'


def main():
    sections = identities()
    tree = Tree(sections)
    names = english_names()
    rows = tree.rows()
    places = {code for _, code in rows}
    assert len(places) == len(rows)

    codes = {e.get("type"): e for e in elements("supplemental/supplementalData.xml", "territoryCodes")}
    numbers = {codes[country].get("numeric") for country in tree.countries}
    groups = group_members(set(tree.countries))
    same = sections["same place"]
    assert all(place in places and code not in places for code, [place] in same.items())
    retired = retired_codes(sections, places, groups, numbers)

    def place_line(depth, code):
        known = [codes[code].get("alpha3"), codes[code].get("numeric")] if depth == 0 else []
        return "|".join(["." * depth + code, *known, *names[code]])

    def alias_lines(aliases):
        return [f"{code}|{' '.join(stands_for)}" for code, stands_for in sorted(aliases.items())]

    swift("PlaceTable", "Every country and subdivision, each before its parts; a line is an atom.", [
        f"  static let atomCount = {len(rows)}\n", text("rows", [place_line(*row) for row in rows])])
    swift("GroupTable", "CLDR's territory containment: groups and M49 regions, with their countries.", [
        text("rows", [f"{code}|{names[code][0]}|{' '.join(sorted(members))}"
                      for code, members in sorted(groups.items())])])
    swift("AliasTable", "Codes that stand for other codes.", [
        text("doubleCoded", alias_lines(same)), text("retired", alias_lines(retired))])


if __name__ == "__main__":
    main()
