"""Searching a text once for words, and trying a costly expression only where it may begin."""

import re
from bisect import bisect_right
from collections.abc import Iterator


class Hits:
    """Where an expression of plain words finds them in a text."""

    def __init__(self, words: re.Pattern[str], text: str) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for hit in words.finditer(text):
            self._starts.append(hit.start())
            self._ends.append(hit.end())

    def __bool__(self) -> bool:
        return bool(self._starts)

    def meet(self, start: int, end: int) -> bool:
        """Whether one of them lies in `[start, end)` or runs over its border.

        Where none does, a search from `start` to `end` finds none either: a word that the search
        of the whole text went past lies under one that it found.
        """
        if not self._starts:
            return False
        first = bisect_right(self._ends, start)
        return first < len(self._starts) and self._starts[first] < end


def matches(
    begins: re.Pattern[str], whole: re.Pattern[str], text: str, start: int, end: int
) -> Iterator[re.Match[str]]:
    """Give what `whole` finds in `[start, end)`, tried only where `begins` finds something.

    `begins` must find every place where `whole` matches, and be quick: one that begins with plain
    characters or a set of them, so that the search skips all others.
    """
    while (place := begins.search(text, start, end)) is not None:
        hit = whole.match(text, place.start(), end)
        if hit is None:
            start = place.start() + 1
        else:
            yield hit
            start = max(hit.end(), place.start() + 1)
