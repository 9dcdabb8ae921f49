"""What became of each line end of raw: joined, a paragraph's end, or broken by a column."""

from bisect import bisect_left, bisect_right
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from annotator.page.model import Page
from annotator.page.pieces import Kept, Place, RawMap


class LineEndKind(StrEnum):
    JOINED = "joined"
    """The block goes on at the start of the next line."""
    PARAGRAPH = "paragraph"
    """The block ends with the line."""
    COLUMN = "column"
    """The block goes on, but behind a blank line or elsewhere on the page."""
    LOOSE = "loose"
    """No character of the line stands in a block."""


class LineEnd(NamedTuple):
    """The line end at `offset` of raw, where its `\\n` is."""

    offset: int
    kind: LineEndKind


class _Reader:
    """Answers what is kept before, after and behind a raw offset, by bisection."""

    def __init__(self, page: Page) -> None:
        self.map = RawMap((block.id, block.pieces) for block in page.blocks)
        self.runs = self.map.runs
        self.starts = [run[0] for run in self.runs]
        self.following: dict[int, int] = {}
        for block in page.blocks:
            kept = [piece for piece in block.pieces if isinstance(piece, Kept)]
            for one, other in pairwise(kept):
                self.following[one.end - 1] = other.start

    def last_in(self, start: int, end: int) -> int | None:
        """Give the last kept raw character of `[start, end)`."""
        index = bisect_left(self.starts, end) - 1
        if index < 0:
            return None
        last = min(self.runs[index][1], end) - 1
        return last if last >= start else None

    def first_from(self, start: int) -> int | None:
        """Give the first kept raw character at or behind `start`."""
        index = bisect_left(self.starts, start)
        if index and self.runs[index - 1][1] > start:
            return start
        return self.starts[index] if index < len(self.starts) else None

    def next_of(self, at: int) -> int | None:
        """Give the raw character that the block of a kept one goes on with."""
        if at in self.following:
            return self.following[at]
        index = bisect_right(self.starts, at) - 1
        return at + 1 if at + 1 < self.runs[index][1] else None


def line_ends(page: Page) -> tuple[LineEnd, ...]:
    """Give every line end of raw in order, with what became of it."""
    reader = _Reader(page)
    ends = []
    start = 0
    while (newline := page.raw.find("\n", start)) >= 0:
        ends.append(LineEnd(newline, _kind(page.raw, reader, start, newline)))
        start = newline + 1
    return tuple(ends)


def _kind(raw: str, reader: _Reader, start: int, newline: int) -> LineEndKind:
    left = reader.last_in(start, newline)
    if left is None:
        return LineEndKind.LOOSE
    following = reader.next_of(left)
    if following is None:
        return LineEndKind.PARAGRAPH
    if following == reader.first_from(newline) and raw.count("\n", newline, following) == 1:
        return LineEndKind.JOINED
    return LineEndKind.COLUMN


def neighbours(page: Page, newline: int) -> tuple[Place | None, int | None, Place | None]:
    """Give what stands around a line end.

    That is: the place of its line's last kept character, the raw character that character's block
    goes on with (None where the block ends there), and the place of the first kept character
    behind the line end. Places are None where there is no such character.
    """
    reader = _Reader(page)
    left = reader.last_in(page.raw.rfind("\n", 0, newline) + 1, newline)
    right = reader.first_from(newline)
    return (
        _place(reader, left),
        None if left is None else reader.next_of(left),
        _place(reader, right),
    )


def _place(reader: _Reader, at: int | None) -> Place | None:
    return None if at is None else reader.map.place(at)
