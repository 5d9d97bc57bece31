"""What the comparisons of this folder share: their options, and how they look at many cases side by side."""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path


def options(description: str, count: int) -> argparse.ArgumentParser:
    """The options that all have: the program, and which of the random cases of a seed to look at, so many unless told."""
    arguments = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--bailiwick", type=lambda text: Path(text).resolve(), required=True)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--count", type=int, default=count)
    arguments.add_argument("--case", type=int, help="look at this case only")
    arguments.add_argument("--jobs", type=int, default=2)
    arguments.add_argument("--reports", type=int, default=10, help="stop after so many disagreements")
    return arguments


def numbers(chosen: argparse.Namespace) -> list[int]:
    """The cases that the options choose."""
    return list(range(chosen.count)) if chosen.case is None else [chosen.case]


def look_at(cases: Iterable, look: Callable[[object], tuple[str | None, Counter]], chosen: argparse.Namespace) -> tuple[int, Counter]:
    """Looks at cases, and prints a report of each that has one.

    `look` gives the report, if any, and what was seen. The answer is how many reports there are, and all that was
    seen, with the number of `cases`.
    """
    reports, seen = 0, Counter()
    with ProcessPoolExecutor(chosen.jobs) as pool:
        for text, counts in pool.map(look, cases):
            seen += counts
            seen["cases"] += 1
            if text:
                reports += 1
                print(text + "\n", flush=True)
            if reports >= chosen.reports:
                pool.shutdown(cancel_futures=True)
                break
    return reports, seen
