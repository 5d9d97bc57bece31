"""The words of a policy (§1): from text to a flat list of tokens."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone


class Invalid(Exception):
    """A policy that the language does not accept."""


@dataclass(frozen=True)
class Token:
    """One word or mark: `kind` is word, name, string, int, date, instant, regex, mark or end."""

    kind: str
    value: object
    line: int
    starts_line: bool

    def __str__(self) -> str:
        return f"{self.value!r} in line {self.line}"


DAY = timedelta(days=1)

PATTERN = re.compile(
    r"""(?P<blank>[ \t\r\n]+|\#[^\n]*)
      | (?P<instant>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d))
      | (?P<date>\d{4}-\d\d-\d\d(?![\w-]))
      | (?P<int>\d[\d_]*(?![\w-]))
      | (?P<word>[^\W\d_]\w*(?:-\w+)*)
      | (?P<string>"(?:[^"\\\n]|\\.)*")
      | (?P<regex>/(?:[^/\\\n]|\\.)+/[imsx]*)
      | (?P<mark>[:=,.()])""",
    re.VERBOSE,
)

ESCAPES = {'"': '"', "\\": "\\", "n": "\n", "t": "\t"}


def instant(text: str) -> datetime:
    """An instant of RFC 3339."""
    return datetime.fromisoformat(text).astimezone(timezone.utc)


def unescape(text: str) -> str:
    def replacement(match: re.Match) -> str:
        if match[1]:
            return chr(int(match[1], 16))
        if match[2] not in ESCAPES:
            raise Invalid(f"unknown escape \\{match[2]}")
        return ESCAPES[match[2]]

    return re.sub(r"\\(?:u\{([0-9A-Fa-f]+)\}|(.))", replacement, text)


def pattern(text: str) -> re.Pattern:
    """A regular expression of the simple kind on which PCRE2 and Python agree."""
    body, flags = text[1:].rsplit("/", 1)
    options = re.ASCII
    for flag in flags:
        options |= getattr(re, flag.upper())
    return re.compile(body.replace("\\/", "/"), options)


def tokenize(text: str) -> list[Token]:
    """The tokens of a text, with an `end` token last."""
    tokens: list[Token] = []
    position, line, fresh = 0, 1, True
    while position < len(text):
        match = PATTERN.match(text, position)
        if match is None:
            raise Invalid(f"no word of the language in line {line}: {text[position:position + 20]!r}")
        position = match.end()
        kind, source = match.lastgroup, match[0]
        if kind == "blank":
            line += source.count("\n")
            fresh = fresh or "\n" in source
            continue
        value: object = source
        if kind == "word" and source[0].isupper():
            kind = "name"
        elif kind == "string":
            value = unescape(source[1:-1])
        elif kind == "int":
            value = int(source.replace("_", ""))
        elif kind == "date":
            value = instant(source + "T00:00:00+00:00")
        elif kind == "instant":
            value = instant(source)
        elif kind == "regex":
            value = pattern(source)
        tokens.append(Token(kind, value, line, fresh))
        fresh = False
    tokens.append(Token("end", "the end", line, True))
    return tokens
