"""Where a place of the fixed text lies in raw, and a stretch of raw in the fixed text."""

from collections.abc import Iterable

from annotator.page.model import Block, Page
from annotator.page.pieces import Kept, Place, cut, raw_at

Stretch = tuple[str, int, int]
Interval = tuple[int, int]


def raw_place(block: Block, offset: int) -> int | None:
    """Give the raw place of an offset: that of the next kept character, or behind the last."""
    found = raw_at(block.pieces, offset)
    if found is not None:
        return found
    before = raw_at(block.pieces, offset - 1) if offset else None
    if before is not None:
        return before + 1
    at, last = 0, None
    for piece in block.pieces:
        if isinstance(piece, Kept):
            if at >= offset:
                return piece.start
            last = piece.end
        at += len(piece)
    return last


def raw_ranges(page: Page, selection: Iterable[Stretch]) -> tuple[Interval, ...]:
    """Give the kept raw stretches of a selection in the text's order, near ones as one."""
    found: list[Interval] = []
    for id, start, end in selection:
        for piece in cut(page.block(id).pieces, start, end):
            if isinstance(piece, Kept):
                last = found[-1][1] if found else piece.start + 1
                if last <= piece.start and not page.raw[last : piece.start].strip():
                    found[-1] = (found[-1][0], piece.end)
                    continue
                found.append((piece.start, piece.end))
    return tuple(found)


def first_difference(before: Page, after: Page) -> Place | None:
    """Give the end of the first stretch of text that differs between two pages.

    Where two paragraphs have become one it is the seam.
    """
    old = before.block_index
    joined = any(block.id not in after.block_index for block in before.blocks)
    for block in after.blocks:
        was = before.blocks[old[block.id]] if block.id in old else None
        if was is None:
            return Place(block.id, 0)
        if was.text != block.text:
            head = 0
            limit = min(len(was.text), len(block.text))
            while head < limit and was.text[head] == block.text[head]:
                head += 1
            if joined and head == len(was.text):
                return Place(block.id, head)
            tail = 0
            while tail < limit - head and was.text[-1 - tail] == block.text[-1 - tail]:
                tail += 1
            return Place(block.id, len(block.text) - tail)
    return None
