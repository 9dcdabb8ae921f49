"""Raw and fixed text aligned by character: what became of which, and why."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from annotator.formats.documents.raw_text import raw_text
from annotator.page.model import Block, Correction, Page, Status

EQUAL, REPLACE, DELETE, INSERT = "equal", "replace", "delete", "insert"
SPACE, LINE_END = "space", "line end"
"""Why white space goes; characters go for the kind of their correction."""
_LINE = re.compile(r"\n|[^\n]+")


class Op(NamedTuple):
    """What became of a stretch of raw text: `raw[raw_start:raw_end]` is `fixed[start:end]`."""

    op: str
    raw_start: int
    raw_end: int
    start: int
    end: int
    why: str = ""
    """A correction's kind, `space` or `line end`; "" where nothing says why."""


class Aligned(NamedTuple):
    """A raw and a fixed text, and the ops that lead from one to the other without a gap."""

    raw: str
    fixed: str
    ops: tuple[Op, ...]


def aligned(page: Page, block: Block) -> Aligned:
    """Align a block with its raw text.

    That is its own lines as they are read: where it goes on elsewhere on the page, a line break
    stands between. A character that stands in both is equal to itself and to no other.
    """
    found = raw_text(page, [block], whole=False)
    corrections = [one for one in page.corrections if one.status is not Status.REJECTED]
    kinds = _Kinds(corrections, found.stretches)
    raw, fixed = found.text, block.text
    ops: list[Op] = []
    raw_at = at = 0
    for one in found.anchors[block.id]:
        if one.low < raw_at or one.start < at:
            continue  # a misreading that stands for two pieces: the first has it
        ops += _gap(raw, fixed, (raw_at, one.low), (at, one.start), kinds)
        ops += _stretch(raw, fixed, (one.low, one.high), (one.start, one.end), kinds)
        raw_at, at = one.high, one.end
    ops += _gap(raw, fixed, (raw_at, len(raw)), (at, len(fixed)), kinds)
    return Aligned(raw, fixed, _merged(ops))


class _Kinds:
    """Says which correction took out a stretch of a text that raw stretches make up."""

    def __init__(
        self, corrections: Sequence[Correction], stretches: Iterable[tuple[int, int, int]]
    ) -> None:
        self.found = [
            (at + max(one.start - raw, 0), at + min(one.end - raw, length), one.kind.value)
            for at, raw, length in (stretches if corrections else ())
            for one in corrections
            if one.start < raw + length and raw < one.end
        ]

    def of(self, low: int, high: int) -> str:
        return next((kind for a, b, kind in self.found if a < high and low < b), "")


_Range = tuple[int, int]


def _gap(raw: str, fixed: str, of: _Range, to: _Range, kinds: _Kinds) -> Iterator[Op]:
    """Give the ops of what stands between two kept stretches, the white space about it apart."""
    (low, high), (start, end) = _inked(raw, *of), _inked(fixed, *to)
    if low == high:  # nothing but white space goes
        if start < end:
            yield from _stretch(raw, fixed, (of[0], of[0]), to, kinds)
            yield from _stretch(raw, fixed, of, (to[1], to[1]), kinds)
        else:
            yield from _stretch(raw, fixed, of, to, kinds)
        return
    if start == end:  # nothing but white space comes
        start = end = to[0]
    yield from _stretch(raw, fixed, (of[0], low), (to[0], start), kinds)
    yield from _stretch(raw, fixed, (low, high), (start, end), kinds)
    yield from _stretch(raw, fixed, (high, of[1]), (end, to[1]), kinds)


def _inked(text: str, start: int, end: int) -> _Range:
    """Give a stretch without the white space at its ends; an empty one at its end for blank."""
    words = text[start:end].strip()
    if not words:
        return end, end
    start += text[start:end].index(words)
    return start, start + len(words)


def _stretch(raw: str, fixed: str, of: _Range, to: _Range, kinds: _Kinds) -> Iterator[Op]:
    """Give the one op by which a stretch becomes another; none where both are empty."""
    gone, come = raw[slice(*of)], fixed[slice(*to)]
    if not gone and not come:
        return
    why = ""
    if gone == come:
        op = EQUAL
    else:
        op = REPLACE if gone and come else DELETE if gone else INSERT
        if gone.isspace():
            why = LINE_END if "\n" in gone else SPACE
        elif gone:
            why = kinds.of(*of)
    yield Op(op, *of, *to, why)


def _merged(ops: Iterable[Op]) -> tuple[Op, ...]:
    """Give the ops with those of one kind that touch made one."""
    found: list[Op] = []
    for one in ops:
        last = found[-1] if found else None
        if last and (last.op, last.why) == (one.op, one.why):
            found[-1] = last._replace(raw_end=one.raw_end, end=one.end)
        else:
            found.append(one)
    return tuple(found)


def joined(found: Sequence[Aligned]) -> Aligned:
    """Give alignments one after the other, a line break between them on either side."""
    ops: list[Op] = []
    raw_at = at = 0
    for number, one in enumerate(found):
        if number:
            ops.append(Op(EQUAL, raw_at - 1, raw_at, at - 1, at))
        ops += [
            op._replace(
                raw_start=op.raw_start + raw_at,
                raw_end=op.raw_end + raw_at,
                start=op.start + at,
                end=op.end + at,
            )
            for op in one.ops
        ]
        raw_at += len(one.raw) + 1
        at += len(one.fixed) + 1
    raw = "\n".join([one.raw for one in found])
    return Aligned(raw, "\n".join([one.fixed for one in found]), _merged(ops))


def by_line(found: Aligned) -> Iterator[Aligned]:
    """Cut an alignment at the line ends of its raw text, which are left out.

    What stands in their place in the fixed text, such as a space, goes with the line before.
    """
    ops: list[Op] = []
    raw_from = start = 0
    for op in _cut_at_line_ends(found):
        if op.op != INSERT and found.raw[op.raw_start] == "\n":
            if op.start < op.end:
                ops.append(op._replace(op=INSERT, raw_end=op.raw_start, why=""))
            yield _part(found, ops, (raw_from, op.raw_start), (start, op.end))
            ops, raw_from, start = [], op.raw_end, op.end
        else:
            ops.append(op)
    yield _part(found, ops, (raw_from, len(found.raw)), (start, len(found.fixed)))


def _cut_at_line_ends(found: Aligned) -> Iterator[Op]:
    """Give the ops with each line end of raw as an op of its own; fixed text has none."""
    for op in found.ops:
        gone = found.raw[op.raw_start : op.raw_end]
        if "\n" not in gone:
            yield op
            continue
        start = op.start
        for piece in _LINE.finditer(gone):  # what comes instead comes with the first of them
            low, high = op.raw_start + piece.start(), op.raw_start + piece.end()
            yield Op(REPLACE if start < op.end else DELETE, low, high, start, op.end, op.why)
            start = op.end


def _part(found: Aligned, ops: Sequence[Op], of: _Range, to: _Range) -> Aligned:
    moved = [
        op._replace(
            raw_start=op.raw_start - of[0],
            raw_end=op.raw_end - of[0],
            start=op.start - to[0],
            end=op.end - to[0],
        )
        for op in ops
    ]
    return Aligned(found.raw[slice(*of)], found.fixed[slice(*to)], _merged(moved))
