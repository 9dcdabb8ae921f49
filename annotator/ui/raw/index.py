"""Which characters of each raw line stand in which block, kept up to date block by block."""

from bisect import bisect_right, insort
from typing import NamedTuple

from annotator.page.lines import LineEndKind
from annotator.page.model import Block, Correction, Page, Status
from annotator.page.pieces import Kept, Place, kept_runs


class Run(NamedTuple):
    """Raw characters `[start, end)` of one line, standing in a block at offset `at`."""

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
        self.starts = [0]
        at = self.raw.find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = self.raw.find("\n", at + 1)
        self.lines: list[list[Run]] = [[] for _ in self.starts]
        self._next: dict[int, int] = {}
        self._blocks = page.blocks if page else ()
        for block in self._blocks:
            self._add(block)
        self._take_corrections(page.corrections if page else ())

    def follow(self, before: Page, after: Page) -> set[int]:
        """Take the next value of the page; give the numbers of the lines that look different."""
        touched: set[int] = set()
        if before.blocks is not after.blocks:
            gone = {id(block): block for block in before.blocks}
            come = [block for block in after.blocks if gone.pop(id(block), None) is None]
            for block in gone.values():
                touched |= self._remove(block)
            for block in come:
                touched |= self._add(block)
        if before.corrections is not after.corrections:
            self._take_corrections(after.corrections)
        # The kind of a line end depends on where the text goes on, and on the next line.
        return touched | {line - 1 for line in touched if line} | {line + 1 for line in touched}

    def _add(self, block: Block) -> set[int]:
        touched = set()
        last = None
        for at, piece in kept_runs(block.pieces):
            line = self.line_of(piece.start)
            insort(self.lines[line], Run(piece.start, piece.end, block.id, at))
            if last is not None:
                self._next[last] = piece.start
            last = piece.end - 1
            touched.add(line)
        return touched

    def _remove(self, block: Block) -> set[int]:
        touched = set()
        for at, piece in kept_runs(block.pieces):
            line = self.line_of(piece.start)
            self.lines[line].remove(Run(piece.start, piece.end, block.id, at))
            self._next.pop(piece.end - 1, None)
            touched.add(line)
        return touched

    def _take_corrections(self, corrections: tuple[Correction, ...]) -> None:
        self._out = sorted(
            (one.start, one.end) for one in corrections if one.status is not Status.REJECTED
        )

    def line_of(self, raw_offset: int) -> int:
        """Give the number of the line with this raw character; its `\\n` belongs to it."""
        return bisect_right(self.starts, raw_offset) - 1

    def bounds(self, line: int) -> tuple[int, int]:
        """Give where a line starts, and where its characters end."""
        start = self.starts[line]
        end = self.starts[line + 1] - 1 if line + 1 < len(self.starts) else len(self.raw)
        return start, end

    def kind(self, line: int) -> LineEndKind | None:
        """Say what became of a line's end; None for the last line, which has none.

        The same answer as `annotator.page.lines.line_ends`, for one line.
        """
        if line + 1 >= len(self.starts):
            return None
        runs = self.lines[line]
        if not runs:
            return LineEndKind.LOOSE
        following = self._next.get(runs[-1].end - 1)
        if following is None:
            return LineEndKind.PARAGRAPH
        beyond = self.lines[line + 1]
        if beyond and beyond[0].start == following:
            return LineEndKind.JOINED
        return LineEndKind.COLUMN

    def missing(self, line: int) -> list[tuple[int, int, bool]]:
        """Give the stretches of a line that stand in no block, and whether they were taken out."""
        start, end = self.bounds(line)
        found: list[tuple[int, int, bool]] = []
        at = start
        for low, high in [*((run.start, run.end) for run in self.lines[line]), (end, end)]:
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
        """Give where a raw character stands in the fixed text, or the one before it on its line."""
        line = self.line_of(raw_offset)
        before = None
        for run in self.lines[line]:
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
            for line in range(self.line_of(start), self.line_of(max(start, end - 1)) + 1):
                for run in self.lines[line]:
                    low, high = max(run.start, start), min(run.end, end)
                    if low < high:
                        first, last = run.at + low - run.start, run.at + high - run.start
                        now = found.get(run.block, (first, last))
                        found[run.block] = (min(now[0], first), max(now[1], last))
        return tuple((block, *found[block]) for block in found)

    def kept_by(self, block: Block) -> list[int]:
        """Give the lines that hold characters of a block."""
        pieces = (piece for piece in block.pieces if isinstance(piece, Kept))
        return sorted({self.line_of(piece.start) for piece in pieces})
