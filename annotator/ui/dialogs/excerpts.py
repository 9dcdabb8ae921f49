"""As many of long words as there is room for: those that differ from how they read elsewhere."""

from collections.abc import Iterable
from itertools import takewhile

SURE = 3
"""Characters two texts must share at their ends for one to be what became of the other."""


def excerpt(words: str, others: Iterable[str], most: int) -> str:
    """Give at most this many characters of `words`, with “…” where others were left out.

    In their middle stands what differs from the likeliest of the `others`; where none of these
    is like the words, they are shown from their beginning.
    """
    if len(words) <= most:
        return words
    unlike = (_differing(words, other) for other in others if other != words)
    low, high = min(unlike, key=_size, default=(0, 0))
    if len(words) - (high - low) < SURE:
        low = high = 0
    room = most - (high - low)
    # Of a change that is longer than the room, the beginning, with a little of what is before it.
    start = low - (room // 2 if room > 0 else min(SURE, most // 3))
    start = max(0, min(start, len(words) - most))
    before, behind = "…" if start else "", "…" if start + most < len(words) else ""
    return f"{before}{words[start : start + most]}{behind}"


def _size(stretch: tuple[int, int]) -> int:
    return stretch[1] - stretch[0]


def _differing(words: str, other: str) -> tuple[int, int]:
    """Give the stretch of `words` between what both begin with and what both end with."""
    low = _alike(words, other)
    return low, len(words) - _alike(words[low:][::-1], other[low:][::-1])


def _alike(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
