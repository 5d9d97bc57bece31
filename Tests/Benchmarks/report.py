#!/usr/bin/env python3
"""Writes tables into a Markdown file, each between `<!-- NAME -->` and `<!-- end NAME -->`."""

import re
import sys
from pathlib import Path


def main():
    readme, results = map(Path, sys.argv[1:])
    text = readme.read_text(encoding="utf-8")
    for table in sorted(results.glob("*.md")):
        name = re.escape(table.stem)
        pattern = re.compile(f"(<!-- {name} -->\n).*?(<!-- end {name} -->)", re.DOTALL)
        body = table.read_text(encoding="utf-8")
        text, count = pattern.subn(lambda match: f"{match[1]}{body}{match[2]}", text)
        if count != 1:
            sys.exit(f"{readme} has no place for {table.stem}")
    readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
