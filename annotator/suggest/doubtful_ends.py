"""Line ends that may be read the other way: where a paragraph perhaps ends, or perhaps goes on."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from annotator.page.edits import Edit, flip_line_end
from annotator.page.errors import EditError
from annotator.page.model import Block, Page, Role, Status
from annotator.page.pieces import RawMap
from annotator.suggest.logistic import chance
from annotator.suggest.structure.line_ends import judge
from annotator.suggest.structure.lines import read_lines
from annotator.suggest.structure.paragraphs import alone_in, likeliest

_SURE = 0.9
"""A line end that is as it should be with this probability is no doubt."""
_LONGEST = 60_000
"""Characters of raw beyond which a look would keep the window waiting."""


class DoubtfulEnd(NamedTuple):
    """A line end inside body text, and how likely it is right as it stands."""

    block: Block
    at: int
    """The place in the block's text: the first character behind the line end where it joins, else
    that before it.
    """
    joined: bool
    sure: float
    flip: Edit | None
    """What reads it the other way; None where more than one step would."""


def doubtful_ends(page: Page) -> Iterator[DoubtfulEnd]:
    """Give the line ends between suggested body text that may well be read the other way.

    What a person made or accepted is no doubt; neither is where a column's text was put together
    from far apart.
    """
    if len(page.raw) > _LONGEST:
        return
    places = RawMap((block.id, block.pieces) for block in page.blocks)
    for before, behind, joins in _likely(page.raw):
        one, other = places.place(before), places.place(behind)
        if one is None or other is None:
            continue
        head, tail = page.block(one.block), page.block(other.block)
        if not (_is_open(head) and _is_open(tail)) or head.article != tail.article:
            continue
        joined = head is tail
        sure = joins if joined else 1.0 - joins
        if sure < _SURE and (not joined or 0 < other.offset - one.offset <= 2):
            at = other.offset if joined else one.offset
            yield DoubtfulEnd(head, at, joined, sure, _flipped(page, before))


def _is_open(block: Block) -> bool:
    return block.role is Role.BODY and block.status is Status.SUGGESTED


def _flipped(page: Page, before: int) -> Edit | None:
    try:
        return flip_line_end(page, page.raw.index("\n", before))
    except EditError:
        return None


@lru_cache(maxsize=8)
def _likely(raw: str) -> tuple[tuple[int, int, float], ...]:
    """Give for each line end the raw characters on both sides, and how likely it joins."""
    lines = read_lines(raw, bytearray(len(raw)), {})
    if len(lines) < 2:
        return ()
    reading, found = likeliest(lines)
    odds = judge(lines, reading.margins, alone_in(found)).odds
    return tuple(
        (line.at[-1], after.at[0], chance(odd))
        for line, after, odd in zip(lines, lines[1:], odds, strict=False)
    )
