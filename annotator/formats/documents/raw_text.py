"""Blocks as they stand in raw: their raw text, and where in it each fixed character is."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from annotator.page.model import Block, Correction, Page, Status
from annotator.page.pieces import Kept


class Anchor(NamedTuple):
    """Where the fixed characters `[start, end)` of a block stand in a text: at `[low, high)`."""

    start: int
    end: int
    low: int
    high: int


class RawText(NamedTuple):
    """The raw text of some blocks.

    `stretches` are (start in the text, start in raw, length); `anchors` tell of each block.
    """

    text: str
    stretches: tuple[tuple[int, int, int], ...]
    anchors: dict[str, tuple[Anchor, ...]]
    corrected: tuple[tuple[int, int], ...]
    """What of the text was taken out of raw, or replaced."""

    def parts(self, block: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Give where the fixed characters of a block stand in the text, in reading order."""
        for anchor in self.anchors[block]:
            first, last = max(start, anchor.start), min(end, anchor.end)
            if first >= last:
                continue
            if anchor.end - anchor.start == anchor.high - anchor.low:
                yield anchor.low + first - anchor.start, anchor.low + last - anchor.start
            else:  # one misread stretch, which can't be told apart
                yield anchor.low, anchor.high

    def passable(self, start: int, end: int) -> bool:
        """Whether nothing stands in `[start, end)` but white space and what was corrected."""
        if start == end or self.text[start:end].isspace():
            return True
        for low, high in self.corrected:
            if low < end and start < high:
                if self.text[start:low].strip():
                    return False
                start = max(start, high)
        return not self.text[start:end].strip()


def raw_text(page: Page, blocks: Sequence[Block], whole: bool) -> RawText:
    """Give the raw text of some blocks of a page: all of raw where `whole`, else their own lines.

    In the latter the blocks follow one another as they are read. What stands between two of
    their characters in raw comes along where it is white space or corrected; elsewhere, as where
    a column ends, a line break stands instead.
    """
    corrections = sorted(
        (one for one in page.corrections if one.status is not Status.REJECTED),
        key=lambda one: one.start,
    )
    found = {block.id: tuple(_anchors(page, block, corrections)) for block in blocks}
    if whole:
        stretches: tuple[tuple[int, int, int], ...] = ((0, 0, len(page.raw)),)
        text = page.raw
    else:
        kept = (anchor for block in blocks for anchor in found[block.id])
        stretches = tuple(_stretches(page, kept, corrections))
        text = "\n".join([page.raw[raw : raw + length] for _, raw, length in stretches])
        order = sorted((raw, at, length) for at, raw, length in stretches)
        found = {id: tuple(_moved(order, anchor) for anchor in of) for id, of in found.items()}
    corrected = (
        (at + max(one.start - raw, 0), at + min(one.end - raw, length))
        for at, raw, length in stretches
        for one in corrections
        if one.start < raw + length and raw < one.end
    )
    return RawText(text, stretches, found, tuple(corrected))


def _moved(order: list[tuple[int, int, int]], anchor: Anchor) -> Anchor:
    """Move an anchor from raw to the text whose stretches, sorted by raw, are given."""
    raw, at, _ = order[bisect_left(order, (anchor.low + 1,)) - 1]
    return Anchor(anchor.start, anchor.end, at + anchor.low - raw, at + anchor.high - raw)


def _anchors(page: Page, block: Block, corrections: Sequence[Correction]) -> Iterator[Anchor]:
    """Say where the characters of a block stand in raw, those that replace a misreading too."""
    at = 0
    for index, piece in enumerate(block.pieces):
        end = at + len(piece)
        if isinstance(piece, Kept):
            yield Anchor(at, end, piece.start, piece.end)
        elif corrections and (one := _misread(page, block, index, corrections)):
            yield Anchor(at, end, one.start, one.end)
        at = end


def _misread(
    page: Page, block: Block, index: int, corrections: Sequence[Correction]
) -> Correction | None:
    """Give the correction that says what raw has where an added piece stands."""
    before = next((p for p in reversed(block.pieces[:index]) if isinstance(p, Kept)), None)
    after = next((p for p in block.pieces[index + 1 :] if isinstance(p, Kept)), None)
    added = block.pieces[index]
    assert not isinstance(added, Kept)
    for one in corrections:
        behind = before is not None and _touch(page.raw, before.end, one.start)
        ahead = after is not None and _touch(page.raw, one.end, after.start)
        if one.text and ((behind and ahead) or ((behind or ahead) and one.text == added.text)):
            return one
    return None


def _touch(raw: str, start: int, end: int) -> bool:
    return start <= end and not raw[start:end].strip()


def _stretches(
    page: Page, anchors: Iterable[Anchor], corrections: Sequence[Correction]
) -> Iterator[tuple[int, int, int]]:
    at, low, high = 0, -1, -1
    for anchor in anchors:
        if low < 0:
            low, high = anchor.low, anchor.high
        elif high <= anchor.low and _only_corrected(page.raw, high, anchor.low, corrections):
            high = anchor.high
        elif anchor.low < low or high < anchor.high:
            yield at, low, high - low
            at += high - low + 1
            low, high = anchor.low, anchor.high
    if low >= 0:
        yield at, low, high - low


def _only_corrected(raw: str, start: int, end: int, corrections: Sequence[Correction]) -> bool:
    if start == end or raw[start:end].isspace():
        return True
    for one in corrections:
        if one.start < end and start < one.end:
            if raw[start : one.start].strip():
                return False
            start = max(start, one.end)
    return not raw[start:end].strip()
