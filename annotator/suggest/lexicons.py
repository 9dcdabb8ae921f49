"""Word lists: general knowledge of Chinese newspapers, kept as plain text under resources."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby

from annotator.places import resources

_LONGEST = 60
"""The most characters of a word that is put into a tree of words."""


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
    """Give the regular expression that matches any of the words, longer ones first.

    Words that begin alike share their beginning in it: a place in a text is held against the
    branches of a tree rather than against each word.
    """
    distinct = sorted(set(choices))
    if any(len(word) > _LONGEST for word in distinct):  # a tree so deep is none to walk
        return "(?:" + "|".join(map(re.escape, sorted(distinct, key=lambda w: (-len(w), w)))) + ")"
    return f"(?:{_branches(distinct)})" + ("?" if "" in distinct else "")


def _branches(choices: list[str]) -> str:
    """Give the expression of sorted words, without the group around it."""
    parts: list[str] = []
    for first, group in groupby((word for word in choices if word), key=lambda word: word[0]):
        rest = [word[1:] for word in group]
        if len(rest) == 1:
            parts.append(re.escape(first + rest[0]))
        elif rest[0]:
            parts.append(f"{re.escape(first)}(?:{_branches(rest)})")
        else:
            parts.append(f"{re.escape(first)}(?:{_branches(rest)})?")
    return "|".join(parts)


def _read(name: str) -> str:
    return (resources() / "lexicons" / f"{name}.txt").read_text(encoding="utf-8")
