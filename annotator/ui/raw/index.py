"""Which characters of each row of raw stand in which block, kept up to date block by block.

A row is a line of raw, but for very long lines: Qt takes longer for a paragraph the longer it is,
so that they are shown as several rows of some thousand characters.
"""

from bisect import bisect_right, insort
from collections.abc import Iterator
from typing import NamedTuple

from annotator.page.indexes import parted
from annotator.page.lines import LineEndKind
from annotator.page.model import Block, Correction, Page, Status
from annotator.page.pieces import Place, kept_runs

LONG = 6000
CHUNK = 4000

Look = tuple[int, int, int | None]


class Run(NamedTuple):
    """Raw characters `[start, end)` of one row, standing in a block at offset `at`."""

    start: int
    end: int
    block: str
    at: int


class RawIndex:
    """Answers for the raw pane; a change of one block costs only that block's pieces."""

    def __init__(self) -> None:
        self.fill(None)

    def fill(self, page: Page | None) -> None:
        """Take a page anew."""
        self.raw = page.raw if page else ""
        self.starts: list[int] = []
        """Where in raw each row starts."""
        self._inside: list[int] = []
        """The numbers of the rows that go on with the line of the row before."""
        self._cut_into_rows()
        self.lines: list[list[Run]] = [[] for _ in self.starts]
        """What stands in blocks, row by row."""
        self._next: dict[int, int] = {}
        for block in page.blocks if page else ():
            self._add(block)
        self._out = _taken_out(page.corrections if page else ())

    def _cut_into_rows(self) -> None:
        start = 0
        while start >= 0:
            newline = self.raw.find("\n", start)
            end = len(self.raw) if newline < 0 else newline
            self.starts.append(start)
            if end - start > LONG:
                cuts = range(start + CHUNK, end - CHUNK // 2, CHUNK)
                self._inside += range(len(self.starts), len(self.starts) + len(cuts))
                self.starts += cuts
            start = newline + 1 if newline >= 0 else -1

    def follow(self, before: Page, after: Page) -> set[int]:
        """Take the next value of the page; give the numbers of the rows that look different."""
        touched: set[int] = set()
        if before.blocks is not after.blocks:
            gone, come = parted(before.blocks, after.blocks)
            looked = {block.id: self._remove(block) for block in gone}
            for block in come:
                touched |= self._rows_of(looked.pop(block.id, set()) ^ self._add(block))
            for looks in looked.values():
                touched |= self._rows_of(looks)
        if before.corrections is not after.corrections:
            out = _taken_out(after.corrections)
            touched |= self._rows_of({(*one, None) for one in set(self._out) ^ set(out)})
            self._out = out
        # The kind of a line end depends on where the text goes on, and on the next line.
        return touched | {row - 1 for row in touched if row} | {row + 1 for row in touched}

    def _rows_of(self, looks: set[Look]) -> set[int]:
        return {
            row
            for start, end, _ in looks
            for row in range(self.row_of(start), self.row_of(end - 1) + 1)
        }

    def _add(self, block: Block) -> set[Look]:
        for run in self._runs(block):
            insort(self.lines[self.row_of(run.start)], run)
        looks = _looks(block)
        self._next.update((end - 1, then) for _, end, then in looks if then is not None)
        return looks

    def _remove(self, block: Block) -> set[Look]:
        for run in self._runs(block):
            self.lines[self.row_of(run.start)].remove(run)
        looks = _looks(block)
        for _, end, _ in looks:
            self._next.pop(end - 1, None)
        return looks

    def _runs(self, block: Block) -> Iterator[Run]:
        """Give the kept runs of a block, cut where a row ends."""
        for at, piece in kept_runs(block.pieces):
            start = piece.start
            while start < piece.end:
                end = min(piece.end, self.bounds(self.row_of(start))[1])
                yield Run(start, end, block.id, at + start - piece.start)
                start = end

    def row_of(self, raw_offset: int) -> int:
        """Give the number of the row with this raw character; its `\\n` belongs to it."""
        return bisect_right(self.starts, raw_offset) - 1

    def bounds(self, row: int) -> tuple[int, int]:
        """Give where a row starts, and where its characters end."""
        start = self.starts[row]
        if row + 1 >= len(self.starts):
            return start, len(self.raw)
        return start, self.starts[row + 1] - self.ends_line(row)

    def ends_line(self, row: int) -> bool:
        """Whether a line end stands behind a row."""
        return row + 1 < len(self.starts) and self.raw[self.starts[row + 1] - 1] == "\n"

    def _goes_on(self, row: int) -> bool:
        return row + 1 < len(self.starts) and not self.starts_line(row + 1)

    def starts_line(self, row: int) -> bool:
        """Whether a row is not the rest of a long line."""
        at = bisect_right(self._inside, row)
        return not at or self._inside[at - 1] != row

    def number_of(self, row: int) -> int:
        """Give the number of the line that a row shows, or a part of; the first is 0."""
        return row - bisect_right(self._inside, row)

    def line_bounds(self, row: int) -> tuple[int, int]:
        """Give where the line of a row starts, and where its characters end."""
        first, last = row, row
        while not self.starts_line(first):
            first -= 1
        while self._goes_on(last):
            last += 1
        return self.starts[first], self.bounds(last)[1]

    def kind(self, row: int) -> LineEndKind | None:
        """Say what became of the line end behind a row; None where there is none.

        The same answer as `annotator.page.lines.line_ends`, for one line.
        """
        if not self.ends_line(row):
            return None
        last, first = row, row + 1
        while not self.lines[last] and not self.starts_line(last):
            last -= 1
        if not self.lines[last]:
            return LineEndKind.LOOSE
        end = self.lines[last][-1].end
        following = self._next.get(end - 1)
        if following is None:
            return LineEndKind.PARAGRAPH
        while not self.lines[first] and self._goes_on(first):
            first += 1
        beyond = self.lines[first]
        if beyond and beyond[0].start == following:
            return LineEndKind.JOINED
        return LineEndKind.COLUMN

    def missing(self, row: int) -> list[tuple[int, int, bool]]:
        """Give the stretches of a row that stand in no block, and whether they were taken out."""
        start, end = self.bounds(row)
        found: list[tuple[int, int, bool]] = []
        at = start
        for low, high in [*((run.start, run.end) for run in self.lines[row]), (end, end)]:
            gap = self.raw[at:low]
            if gap and not gap.isspace():
                first = at + len(gap) - len(gap.lstrip())
                found += self._by_reason(first, at + len(gap.rstrip()))
            at = max(at, high)
        return found

    def _by_reason(self, start: int, end: int) -> list[tuple[int, int, bool]]:
        found = []
        at = start
        for low, high in self._out[max(0, bisect_right(self._out, (start, start)) - 1) :]:
            if low >= end:
                break
            if high <= at:
                continue
            if low > at:
                found.append((at, low, False))
            found.append((max(low, at), min(high, end), True))
            at = min(high, end)
        if at < end:
            found.append((at, end, False))
        return [one for one in found if self.raw[one[0] : one[1]].strip()]

    def place(self, raw_offset: int) -> Place | None:
        """Give where a raw character stands in the fixed text, or the one before it on its row."""
        before = None
        for run in self.lines[self.row_of(raw_offset)]:
            if run.start <= raw_offset < run.end:
                return Place(run.block, run.at + raw_offset - run.start)
            if run.end <= raw_offset:
                before = Place(run.block, run.at + run.end - run.start)
            elif before is None:
                return Place(run.block, run.at)
        return before

    def stretches(self, ranges: tuple[tuple[int, int], ...]) -> tuple[tuple[str, int, int], ...]:
        """Give what of each block stands in these raw stretches, from its first to its last."""
        found: dict[str, tuple[int, int]] = {}
        for start, end in ranges:
            for row in range(self.row_of(start), self.row_of(max(start, end - 1)) + 1):
                for run in self.lines[row]:
                    low, high = max(run.start, start), min(run.end, end)
                    if low < high:
                        first, last = run.at + low - run.start, run.at + high - run.start
                        now = found.get(run.block, (first, last))
                        found[run.block] = (min(now[0], first), max(now[1], last))
        return tuple((block, *found[block]) for block in found)


def _looks(block: Block) -> set[Look]:
    """Give what raw shows of a block: its stretches, and where the text goes on behind each."""
    merged: list[tuple[int, int]] = []
    for _, piece in kept_runs(block.pieces):
        if merged and merged[-1][1] == piece.start:
            merged[-1] = (merged[-1][0], piece.end)
        else:
            merged.append((piece.start, piece.end))
    following = (*(start for start, _ in merged[1:]), None)
    return {(start, end, then) for (start, end), then in zip(merged, following, strict=False)}


def _taken_out(corrections: tuple[Correction, ...]) -> list[tuple[int, int]]:
    return sorted((one.start, one.end) for one in corrections if one.status is not Status.REJECTED)
