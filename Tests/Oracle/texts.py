"""Texts that a policy's tests can tell apart (§7): built from its constants, and from samples of its expressions.

Without regular expressions the texts found are all there is to tell apart.  Regular expressions
count as independent of everything but equality with a constant; a combination for which no text
was found has none.
"""

import random
import re
import re._constants as codes
import re._parser as regex_parser
from itertools import chain, combinations, product

from meaning import passes

SAMPLES = 4
MOST = 4000


def kinds_of_text(tests: list[tuple]) -> list[tuple[str | None, dict]]:
    """Texts, each with the truth of every test; a text is none where one is only supposed to exist."""
    regexes = [test for test in tests if test[0] == "matches"]
    constants = {text for test in tests if test[0] == "is" for text in test[1]}
    found: dict[tuple, str] = {}
    for text in candidates(tests, constants):
        truths = tuple(passes(text, *test) for test in tests)
        found.setdefault(truths, text)
    result = [(text, dict(zip(tests, truths))) for truths, text in found.items()]
    if regexes:
        free = {tuple(t for test, t in zip(tests, truths) if test[0] != "matches")
                for truths, text in found.items() if text not in constants}
        plain = [test for test in tests if test[0] != "matches"]
        for vector, guesses in product(free, product((True, False), repeat=len(regexes))):
            truths = dict(zip(plain, vector)) | dict(zip(regexes, guesses))
            if tuple(truths[test] for test in tests) not in found:
                result.append((None, {test: truths[test] for test in tests}))
    return result


def candidates(tests: list[tuple], constants: set[str]) -> list[str]:
    of = {kind: sorted({test[1] for test in tests if test[0] == kind}) for kind in ("starts", "ends", "contains")}
    regexes = [test[1] for test in tests if test[0] == "matches"]
    written = "".join(chain(constants, *of.values()))
    filler = next(char for char in "~^|%§¶" if char not in written)
    subsets = list(chain.from_iterable(combinations(of["contains"], size) for size in range(len(of["contains"]) + 1)))
    samples = [sample for regex in regexes for sample in samples_of(regex)]
    several = ["".join(pair) for pair in product(samples, repeat=2)] if len(regexes) > 1 else []
    texts = sorted(constants) + ["", filler] + samples
    for start, end, inside in product(["", *of["starts"]], ["", *of["ends"]], subsets):
        middle = filler.join(("", *inside, ""))
        texts.append(start + middle + end)
        for sample in (samples + several)[:40]:
            for filled in (sample, filler + sample + filler, "\n" + sample + "\n", sample + filler, filler + sample):
                texts.append(start + filled + middle + end)
                texts.append(start + middle + filled + end)
        if len(texts) > MOST:
            break
    return texts


def samples_of(regex: re.Pattern) -> list[str]:
    """A few texts that the expression matches, the same at each run."""
    source = random.Random(regex.pattern)
    flags = regex.flags
    try:
        tree = regex_parser.parse(regex.pattern, flags)
    except re.error:
        return []
    found = [sample(tree, source, flags) for _ in range(SAMPLES * 3)]
    return [text for text in dict.fromkeys(found) if regex.search(text)][:SAMPLES]


def sample(tree, source: random.Random, flags: int) -> str:
    text = ""
    for code, argument in tree:
        match code:
            case codes.LITERAL:
                text += chr(argument)
            case codes.NOT_LITERAL:
                text += next(char for char in "zy" if ord(char) != argument)
            case codes.ANY:
                text += source.choice("xz")
            case codes.IN:
                text += member(argument, source)
            case codes.BRANCH:
                text += sample(source.choice(argument[1]), source, flags)
            case codes.SUBPATTERN:
                text += sample(argument[3], source, flags)
            case codes.MAX_REPEAT | codes.MIN_REPEAT | codes.POSSESSIVE_REPEAT:
                low, high, inner = argument
                for _ in range(source.randint(low, min(high, low + 1))):
                    text += sample(inner, source, flags)
    return text


def member(items, source: random.Random) -> str:
    """A character of a class."""
    negated = bool(items) and items[0][0] == codes.NEGATE
    chars = [char for char in "aAzZ09x5_ -.é六" if (in_class(items, ord(char)) != negated)]
    if not negated:
        chars += [chr(argument if code == codes.LITERAL else argument[0]) for code, argument in items
                  if code in (codes.LITERAL, codes.RANGE)]
    return source.choice(chars) if chars else ""


def in_class(items, char: int) -> bool:
    for code, argument in items:
        if code == codes.LITERAL and argument == char or code == codes.RANGE and argument[0] <= char <= argument[1]:
            return True
        if code == codes.CATEGORY:
            text, name = chr(char), str(argument)
            kind = {"DIGIT": text.isdigit(), "WORD": text.isalnum() or text == "_", "SPACE": text.isspace()}
            for word, holds in kind.items():
                if name.endswith("NOT_" + word):
                    if not holds:
                        return True
                elif name.endswith(word) and holds:
                    return True
    return False
