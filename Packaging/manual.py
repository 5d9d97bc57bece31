#!/usr/bin/env python3
"""Writes the manual pages from what the program says of itself: one for it, and one for each subcommand.

    bailiwick --experimental-dump-help | manual.py --date 2026-01-31 --version 0.1.0 FOLDER
"""

import argparse
import json
import pathlib
import re
import sys

EXIT_STATUS = [
    ("0", "Done, and the answer is yes."),
    ("1", "The answer is no: findings, a leak, a failed test, an unformatted file."),
    ("2", "Wrong usage or configuration."),
    ("3", "Input is missing or unreadable, or a policy that is needed does not compile."),
    ("4", "Undecided, or a proof ran into a limit."),
    ("70", "A defect of the program."),
]

ENVIRONMENT = [
    ("NO_COLOR", "Nothing is coloured, unless by --color."),
    ("FORCE_COLOR", "Results are coloured, also where they go to no terminal."),
    ("GITHUB_STEP_SUMMARY", "The file to which lint --format github appends a summary in Markdown."),
]

FILES = [("bailiwick.toml", "The linter's configuration, in the directory of a policy or above it.")]


def escaped(text):
    """A line of text that roff takes as it is."""
    text = text.replace("\\", r"\e").replace("--", r"\-\-")
    return r"\&" + text if text.startswith((".", "'")) else text


def prose(text):
    """Paragraphs, a sentence a line as manuals have them."""
    paragraphs = []
    for paragraph in text.strip().split("\n\n"):
        sentences = re.split(r"(?<=[.:;]) (?=[A-Z0-9])", " ".join(paragraph.split()))
        paragraphs.append("\n".join(escaped(sentence) for sentence in sentences))
    return "\n.Pp\n".join(paragraphs)


def word(text):
    """One argument of a macro."""
    return '"' + escaped(text).replace('"', r"\(dq") + '"'


def flags(argument):
    """The spellings of an option, the short one first."""
    names = sorted(argument["names"], key=lambda name: len(name["name"]) > 1)
    return ["Fl " + ("" if name["kind"] == "short" else r"\-") + name["name"] for name in names]


def synopsis(argument):
    value = "Ar " + word(argument["valueName"])
    if argument["kind"] == "positional":
        body = value + (" ..." if argument["isRepeating"] else "")
    else:
        body = flags(argument)[-1] + ("" if argument["kind"] == "flag" else " " + value)
        body += " ..." if argument["isRepeating"] else ""
    return (".Op " if argument["isOptional"] else ".") + body + "\n"


def item(argument):
    value = "Ar " + word(argument["valueName"])
    if argument["kind"] == "positional":
        head = value
    else:
        head = " , ".join(flags(argument)) + ("" if argument["kind"] == "flag" else " " + value)
    text = argument.get("abstract", "")
    default = argument.get("defaultValue")
    if default and default != "[]":
        text += f" The default is {default}."
    return f".It {head}\n{prose(text)}"


def described(arguments):
    if not arguments:
        return ""
    items = "\n".join(item(argument) for argument in arguments)
    return f".Bl -tag -width Ds\n{items}\n.El\n"


def shown(command):
    """Its arguments without --help and --version, which every command has."""
    everywhere = ("help", "version")
    return [
        argument
        for argument in command.get("arguments", [])
        if argument["shouldDisplay"] and argument["valueName"] not in everywhere
    ]


def subcommands(command):
    return [sub for sub in command.get("subcommands", []) if sub["shouldDisplay"] and sub["commandName"] != "help"]


def summary(command):
    """The abstract as NAME has it: no capital, no full stop."""
    text = command["abstract"].rstrip(".")
    return escaped(text[0].lower() + text[1:])


def table(rows, macro):
    items = "\n".join(f".It {macro} {word(name)}\n{prose(text)}" for name, text in rows)
    return f".Bl -tag -width Ds\n{items}\n.El\n"


def page(command, path, options, others):
    name = "-".join(path)
    out = f".Dd {options.date}\n.Dt {name.upper()} 1\n.Os {word('bailiwick ' + options.version)}\n"
    out += f".Sh NAME\n.Nm {name}\n.Nd {summary(command)}\n"
    out += ".Sh SYNOPSIS\n"
    leaves = [(sub["commandName"], sub) for sub in subcommands(command)] if len(path) > 1 else []
    if len(path) == 1:
        out += ".Nm\n.Ar command\n.Op Ar options\n.Op Ar path ...\n"
    elif leaves:
        for leaf, sub in leaves:
            out += f".Nm {' '.join(path)} {leaf}\n" + "".join(map(synopsis, shown(sub)))
    else:
        out += f".Nm {' '.join(path)}\n" + "".join(map(synopsis, shown(command)))
    out += ".Sh DESCRIPTION\n" + prose(command["abstract"]) + "\n"
    if command.get("discussion") and len(path) > 1:
        out += ".Pp\n" + prose(command["discussion"]) + "\n"
    if len(path) == 1:
        # The rest of its discussion are the exit codes, which have a section.
        out += ".Pp\n" + prose(command["discussion"].split("\n\n")[0]) + "\n"
        out += ".Pp\nEach command has\n.Fl \\-help .\nThe commands are:\n"
        rows = [(sub["commandName"], sub["abstract"]) for sub in subcommands(command)]
        out += table(rows, "Cm")
    elif leaves:
        for leaf, sub in leaves:
            out += f".Ss {' '.join(path)} {leaf}\n{prose(sub['abstract'])}\n" + described(shown(sub))
    else:
        out += ".Pp\nThe arguments are:\n" + described(shown(command))
    if len(path) == 1:
        out += ".Sh ENVIRONMENT\n" + table(ENVIRONMENT, "Ev") + ".Sh FILES\n" + table(FILES, "Pa")
    out += ".Sh EXIT STATUS\n" + (table(EXIT_STATUS, "") if len(path) == 1 else "See\n.Xr bailiwick 1 .\n")
    links = [f".Xr {other} 1" for other in sorted(others) if other != name]
    return out + ".Sh SEE ALSO\n" + " ,\n".join(links) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--date", required=True)
    parser.add_argument("--version", required=True)
    options = parser.parse_args()
    root = json.load(sys.stdin)["command"]
    paths = {(root["commandName"],): root}
    for sub in subcommands(root):
        paths[(root["commandName"], sub["commandName"])] = sub
    names = ["-".join(path) for path in paths]
    options.folder.mkdir(parents=True, exist_ok=True)
    for old in options.folder.glob(f"{root['commandName']}*.1"):
        old.unlink()
    for path, command in paths.items():
        (options.folder / f"{'-'.join(path)}.1").write_text(page(command, path, options, names))


if __name__ == "__main__":
    main()
