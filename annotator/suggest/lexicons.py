"""Word lists: general knowledge of Chinese newspapers, kept as plain text under resources."""

import re
from collections.abc import Iterable
from functools import cache

from annotator.places import resources


@cache
def sections(name: str) -> tuple[tuple[str, ...], ...]:
    """Give the words of a list, section by section as the file's `#` lines part them."""
    found: list[list[str]] = []
    fresh = True
    for line in _read(name).split("\n"):
        if line.startswith("#"):
            fresh = True
        elif line.strip():
            if fresh:
                found.append([])
                fresh = False
            found[-1] += line.split()
    return tuple(map(tuple, found))


@cache
def words(name: str) -> frozenset[str]:
    """Give all words of a list."""
    return frozenset(word for section in sections(name) for word in section)


@cache
def table(name: str) -> dict[str, tuple[float, ...]]:
    """Give the numbers behind each word of a list that has one word a line."""
    return {
        word: tuple(map(float, numbers))
        for word, *numbers in (
            line.split() for line in _read(name).split("\n") if line and not line.startswith("#")
        )
    }


def either(choices: Iterable[str]) -> str:
    """Give the regular expression that matches any of the words, longer ones first."""
    return "(?:" + "|".join(map(re.escape, sorted(choices, key=lambda w: (-len(w), w)))) + ")"


def _read(name: str) -> str:
    return (resources() / "lexicons" / f"{name}.txt").read_text(encoding="utf-8")
