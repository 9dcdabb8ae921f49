"""Edits that start from raw: blocks made of raw lines, raw taken out and put back, line ends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from annotator.page.check import uncovered
from annotator.page.edits.arrange import (
    Draft,
    Fresh,
    Interval,
    Run,
    Slice,
    rearranged,
    subtract,
    without,
)
from annotator.page.edits.blocks import JoinBlocks, SplitBlock
from annotator.page.edits.edit import Batch, Edit, block_of, by_hand, fresh_ids
from annotator.page.edits.moves import place_in
from annotator.page.errors import EditError
from annotator.page.lines import neighbours
from annotator.page.model import Article, Block, Page, Role, Status
from annotator.page.pieces import Kept, Place, RawMap, offset_of, text_of
from annotator.page.spacing import clean, glue, unprintable

Ranges = tuple[Interval, ...]
"""Stretches `[start, end)` of raw."""


def _runs_of(page: Page, ranges: Iterable[Interval], role: Role) -> list[Run]:
    """Give the text of raw stretches as runs, in the order given.

    What stands in blocks is taken from there, with what was mended in it and its labels; what
    stands nowhere is cleaned. What a correction took out stays out, unless there is nothing else.
    Where stretches overlap, the first has what they share.
    """
    raw_map = RawMap((block.id, block.pieces) for block in page.blocks)
    free = uncovered(page)
    runs: list[Run] = []
    for start, end in _apart(page, ranges):
        found: list[tuple[int, Run]] = []
        for low, high, block, at in raw_map.runs:
            first, last = max(low, start), min(high, end)
            if first < last:
                found.append((first, Slice(block, at + first - low, at + last - low)))
        for low, high in free:
            first, last = max(low, start), min(high, end)
            if first < last:
                found.append((first, Fresh(clean(page.raw, first, last, role))))
        if not found:
            found.append((start, Fresh(clean(page.raw, start, end, role))))
        found.sort(key=lambda item: item[0])
        runs += [run for _, run in found if len(run)]
    if not any(_text(page, run).strip() for run in runs):
        raise EditError("Nothing was changed: the chosen lines hold only white space.")
    return _widened(page, runs)


def _apart(page: Page, ranges: Iterable[Interval]) -> list[Interval]:
    """Give the stretches in the order given, each without what one before it has already."""
    apart: list[Interval] = []
    for start, end in ranges:
        if not 0 <= start <= end <= len(page.raw):
            raise EditError("Nothing was changed: the chosen lines lie outside the raw text.")
        apart += subtract([(start, end)], sorted(apart))
    return apart


def _unprintable_in(page: Page, ranges: Iterable[Interval]) -> list[Interval]:
    """Give the control characters of raw stretches that no correction notes yet."""
    return [
        (max(low, first), min(high, last))
        for start, end in _apart(page, ranges)
        for low, high in unprintable(page.raw, start, end)
        for first, last in uncovered(page)
        if max(low, first) < min(high, last)
    ]


def _text(page: Page, run: Run) -> str:
    if isinstance(run, Slice):
        return page.block(run.block).text[run.start : run.end]
    return text_of(page.raw, run.pieces)


def _widened(page: Page, runs: list[Run]) -> list[Run]:
    """Give the runs with the added characters between and around kept ones taken along."""
    merged: list[Run] = []
    for run in runs:
        last = merged[-1] if merged else None
        if isinstance(run, Slice) and isinstance(last, Slice) and run.block == last.block:
            between = page.block(run.block)
            if last.end <= run.start and not _holds_kept(between, last.end, run.start):
                merged[-1] = Slice(run.block, last.start, run.end)
                continue
        merged.append(run)
    result: list[Run] = []
    for run in merged:
        if isinstance(run, Slice):
            block = page.block(run.block)
            start = 0 if not _holds_kept(block, 0, run.start) else run.start
            full = not _holds_kept(block, run.end, len(block.text))
            run = Slice(run.block, start, len(block.text) if full else run.end)
        result.append(run)
    return result


def _holds_kept(block: Block, start: int, end: int) -> bool:
    at = 0
    for piece in block.pieces:
        if isinstance(piece, Kept) and max(at, start) < min(at + len(piece), end):
            return True
        at += len(piece)
    return False


def _glued(page: Page, runs: Sequence[Run], role: Role, left: str = "") -> tuple[Run, ...]:
    """Give the runs with a space between those that need one, the first following `left`."""
    result: list[Run] = []
    for run in runs:
        text = _text(page, run)
        between = glue(left, text, role)
        if between:
            result.append(Fresh.typed(between))
        result.append(run)
        left = text
    return tuple(result)


def _bereft(page: Page, runs: Iterable[Run]) -> list[Block | Draft]:
    """Give the page's blocks without what the runs take; those left with nothing are gone."""
    taken: dict[str, list[Slice]] = {}
    for run in runs:
        if isinstance(run, Slice):
            taken.setdefault(run.block, []).append(run)
    layout: list[Block | Draft] = []
    for block in page.blocks:
        if block.id not in taken:
            layout.append(block)
            continue
        left = without(block, taken[block.id])
        if any(block.text[s.start : s.end].strip() for s in left):
            layout.append(Draft(by_hand(block), left))
    return layout


@dataclass(frozen=True, slots=True)
class MakeBlock:
    """Make a block of raw stretches, taking their text out of the blocks that hold it.

    It goes into `article`, or begins a new one where that is None (furniture is in none), before
    the block `before`; where both are None, behind the block that holds the raw text before it.
    """

    ranges: Ranges
    role: Role = Role.BODY
    article: str | None = None
    before: str | None = None
    name: ClassVar[str] = "Make paragraph"

    def apply(self, page: Page) -> Page:
        if self.before is not None:
            block_of(page, self.before)
        if self.article is not None and self.article not in page.article_by_id:
            raise EditError(
                "No paragraph was made: the page has no article {id!r}.", id=self.article
            )
        runs = _runs_of(page, self.ranges, self.role)
        id = fresh_ids(page.block_index, "b")[0]
        article, new = self.article, []
        if self.role is Role.FURNITURE:
            article = None
        elif article is None:
            new = [Article(fresh_ids(page.article_by_id, "a")[0])]
            article = new[0].id
        layout = _bereft(page, runs)
        block = Block(id, article, self.role, (), "")
        left = {item.id if isinstance(item, Block) else item.block.id for item in layout}
        before = self._anchor(page, left)
        at = place_in(layout, article, before, known=not new and article is not None)
        layout.insert(at, Draft(block, _glued(page, runs, self.role)))
        odd = _unprintable_in(page, self.ranges)
        return rearranged(page, layout, new_articles=new, dismissed=odd)

    def _anchor(self, page: Page, left: set[str]) -> str | None:
        """Give the first block that is left from the anchor, or from the place in raw, on."""
        index = None
        if self.before is not None:
            index = page.block_index[self.before]
        elif self.article is not None:
            # An article that gives all its text would lose its place on the page.
            own = [page.block_index[block.id] for block in page.blocks_of(self.article)]
            index = own[0] if left.isdisjoint(page.blocks[at].id for at in own) else None
        else:
            start = self.ranges[0][0]
            found = [run for run in _raw_map(page).runs if run[1] <= start and run[2] in left]
            index = page.block_index[found[-1][2]] + 1 if found else 0
        if index is None:
            return None
        return next((block.id for block in page.blocks[index:] if block.id in left), None)


def _raw_map(page: Page) -> RawMap:
    return RawMap((block.id, block.pieces) for block in page.blocks)


@dataclass(frozen=True, slots=True)
class TakeLines:
    """Put the text of raw stretches into a block, at `offset` or at its end, out of the others."""

    ranges: Ranges
    block: str
    offset: int | None = None
    name: ClassVar[str] = "Append lines"

    def apply(self, page: Page) -> Page:
        target = block_of(page, self.block)
        runs = _runs_of(page, self.ranges, target.role)
        own = [run for run in runs if isinstance(run, Slice) and run.block == target.id]
        at = len(target.text) if self.offset is None else self.offset
        if not 0 <= at <= len(target.text):
            raise EditError("Nothing was appended: the place lies outside the paragraph.")
        left = without(target, own)
        head = tuple(Slice(s.block, s.start, min(s.end, at)) for s in left if s.start < at)
        tail = tuple(Slice(s.block, max(s.start, at), s.end) for s in left if s.end > at)
        before = "".join(target.text[s.start : s.end] for s in head)
        after = "".join(target.text[s.start : s.end] for s in tail)
        content = (*head, *_glued(page, runs, target.role, before))
        if after:
            between = glue(_text(page, runs[-1]), after, target.role)
            content = (*content, Fresh.typed(between), *tail)
        others = [run for run in runs if run not in own]
        layout = [
            Draft(by_hand(target), content) if item is target else item
            for item in _bereft(page, others)
        ]
        return rearranged(page, layout, dismissed=_unprintable_in(page, self.ranges))


@dataclass(frozen=True, slots=True)
class TakeOut:
    """Take raw stretches out of the text: a hand correction notes them."""

    ranges: Ranges
    name: ClassVar[str] = "Take out"

    def apply(self, page: Page) -> Page:
        runs = [run for run in _runs_of(page, self.ranges, Role.BODY) if isinstance(run, Slice)]
        stray = [
            (max(low, start), min(high, end))
            for low, high in uncovered(page)
            for start, end in self.ranges
            if max(low, start) < min(high, end)
        ]
        if not runs and not stray:
            raise EditError("Nothing was taken out: these characters are in no paragraph.")
        return rearranged(page, _bereft(page, runs), dismissed=sorted(stray))


@dataclass(frozen=True, slots=True)
class PutBack:
    """Put raw characters that were taken out, or stand in no block, back into the text.

    They go to `place`, or behind the raw characters before them where that is None, and take
    the place of what stands instead of them.
    """

    start: int
    end: int
    place: Place | None = None
    name: ClassVar[str] = "Put back"

    def apply(self, page: Page) -> Page:
        raw_map = _raw_map(page)
        start, end = self.start, self.end
        if not page.raw[start:end].strip() or not 0 <= start < end <= len(page.raw):
            raise EditError("Nothing was put back: no characters are chosen.")
        if any(low < end and start < high for low, high, _, _ in raw_map.runs):
            raise EditError("Nothing was put back: some of these characters are in the text.")
        before = [run for run in raw_map.runs if run[1] <= start]
        after = [run for run in raw_map.runs if run[0] >= end]
        if self.place is not None:
            block, offset = block_of(page, self.place.block), self.place.offset
        elif before:
            low, high, id, at = before[-1]
            block, offset = block_of(page, id), at + high - low
        elif after:
            block, offset = block_of(page, after[0][2]), after[0][3]
        else:
            return MakeBlock(((start, end),)).apply(page)
        if not 0 <= offset <= len(block.text):
            raise EditError("Nothing was put back: the place lies outside the paragraph.")
        fresh = clean(page.raw, start, end, block.role)
        if not fresh:
            raise EditError("Nothing was put back: fixed text holds no control character.")
        # What stands instead of more than is put back stays: the rest of it still stands for that.
        whole = (c for c in page.corrections if start <= c.start and c.end <= end)
        live = (c.text for c in whole if c.status is not Status.REJECTED)
        instead = next(filter(None, live), "")
        stop = offset
        if instead and block.text.startswith(instead, offset):
            stop = offset + len(instead)
            if _holds_kept(block, offset, stop):
                stop = offset
        inside = frozenset(
            span.id
            for span in page.spans_by_block.get(block.id, ())
            for part in span.parts
            if part.block == block.id
            and part.start <= offset < part.end
            and (part.start < offset or stop > offset)
            and stop <= part.end
        )
        runs = (
            Slice(block.id, 0, offset),
            Fresh(fresh, inside),
            Slice(block.id, stop, len(block.text)),
        )
        layout = [Draft(by_hand(block), runs) if b is block else b for b in page.blocks]
        odd = _unprintable_in(page, ((start, end),))
        return rearranged(page, layout, dismissed=odd)


def flip_line_end(page: Page, newline: int) -> Edit:
    """Give the edit that turns a joined line end into a paragraph's end, or the other way.

    `newline` is the offset in raw of the line's `\\n`. EditError where there is nothing to flip,
    or where a join would cross articles or roles: another command does that on purpose.
    """
    left, following, right = neighbours(page, newline)
    if left is None:
        raise EditError("Nothing was flipped: no text of this line stands in a paragraph.")
    if following is not None:
        offset = offset_of(page.block(left.block).pieces, following)
        assert offset is not None
        return SplitBlock(left.block, offset)
    if right is None:
        raise EditError("Nothing was flipped: no text follows this line.")
    head, tail = page.block(left.block), page.block(right.block)
    if head is tail:
        raise EditError(
            "Nothing was flipped: the lines stand in one paragraph in another order. "
            "Select the lines and append them in the order you want."
        )
    if head.article != tail.article:
        raise EditError(
            "The lines were not joined: they stand in two articles. Use “Join with…” to join "
            "them all the same, or merge the articles first."
        )
    if right.offset == 0:
        return JoinBlocks(head.id, tail.id, glue(head.text, tail.text, head.role))
    cut_off = fresh_ids(page.block_index, "b")[0]
    between = glue(head.text, tail.text[right.offset :], head.role)
    return Batch(
        (SplitBlock(tail.id, right.offset), JoinBlocks(head.id, cut_off, between)),
        JoinBlocks.name,
    )
