"""Pieces: the runs of kept raw characters and of added ones that spell a block's text."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from annotator.page.quick_init import quick_init

Extra = tuple[tuple[str, Any], ...]
"""Keys of a file that this version does not know, with their values: written back on export."""


class Place(NamedTuple):
    """The place before the character at `offset` of a block's text."""

    block: str
    offset: int


@quick_init
@dataclass(frozen=True, slots=True)
class Kept:
    """The raw characters `raw[start:end]`, standing in the text as they are."""

    start: int
    end: int
    extra: Extra = ()

    def __len__(self) -> int:
        return self.end - self.start


@quick_init
@dataclass(frozen=True, slots=True)
class Added:
    """Characters that are not in raw: typed by hand, or put in by clean-up."""

    text: str
    extra: Extra = ()

    def __len__(self) -> int:
        return len(self.text)


Piece = Kept | Added


def text_of(raw: str, pieces: Iterable[Piece]) -> str:
    """Spell the text of the pieces over the page's raw text."""
    return "".join(
        [raw[one.start : one.end] if isinstance(one, Kept) else one.text for one in pieces]
    )


def length_of(pieces: Iterable[Piece]) -> int:
    """Count the characters the pieces spell."""
    return sum(map(len, pieces))


def joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Give the same text in as few pieces as possible: touching runs merged, empty ones dropped."""
    result: list[Piece] = []
    for piece in pieces:
        if not len(piece):
            continue
        last = result[-1] if result else None
        if last is None or last.extra or piece.extra:
            result.append(piece)
        elif isinstance(last, Kept) and isinstance(piece, Kept) and last.end == piece.start:
            result[-1] = Kept(last.start, piece.end)
        elif isinstance(last, Added) and isinstance(piece, Added):
            result[-1] = Added(last.text + piece.text)
        else:
            result.append(piece)
    return tuple(result)


def cut(pieces: Iterable[Piece], start: int, end: int) -> tuple[Piece, ...]:
    """Give the pieces of the text's stretch `[start, end)`."""
    result: list[Piece] = []
    at = 0
    for piece in pieces:
        low, high = max(start - at, 0), min(end - at, len(piece))
        if low < high:
            if isinstance(piece, Kept):
                result.append(replace(piece, start=piece.start + low, end=piece.start + high))
            else:
                result.append(replace(piece, text=piece.text[low:high]))
        at += len(piece)
        if at >= end:
            break
    return tuple(result)


def kept_runs(pieces: Iterable[Piece]) -> Iterator[tuple[int, Kept]]:
    """Give each kept run with the offset in the text at which it stands."""
    at = 0
    for piece in pieces:
        if isinstance(piece, Kept):
            yield at, piece
        at += len(piece)


def raw_at(pieces: Iterable[Piece], offset: int) -> int | None:
    """Say which raw character the text's character at `offset` is; None where it was added."""
    at = 0
    for piece in pieces:
        if offset < at + len(piece):
            return piece.start + offset - at if isinstance(piece, Kept) else None
        at += len(piece)
    return None


def offset_of(pieces: Iterable[Piece], raw_offset: int) -> int | None:
    """Say where in the text the raw character at `raw_offset` stands; None where it doesn't."""
    for at, run in kept_runs(pieces):
        if run.start <= raw_offset < run.end:
            return at + raw_offset - run.start
    return None


class RawMap:
    """Which block holds each raw character, and where: built once, asked often.

    Kept runs of a page never overlap, so a sorted list of them answers by bisection.
    """

    def __init__(self, blocks: Iterable[tuple[str, Iterable[Piece]]]) -> None:
        found = [
            (run.start, run.end, block, at)
            for block, pieces in blocks
            for at, run in kept_runs(pieces)
        ]
        found.sort()
        self.runs = found
        self._starts = [run[0] for run in found]

    def place(self, raw_offset: int) -> Place | None:
        """Give the place in the text of a raw character; None where it is in no block."""
        index = bisect_right(self._starts, raw_offset) - 1
        if index < 0:
            return None
        start, end, block, at = self.runs[index]
        return Place(block, at + raw_offset - start) if raw_offset < end else None
