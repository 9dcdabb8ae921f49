"""The one place where text moves: blocks are laid out anew, and everything keeps to its words.

Every edit of text or line breaks is a new layout: a sequence of blocks, each either an old one or
a draft made of runs. A run is a slice of an old block, which brings its pieces and its labels, or
fresh characters. From that follow, here and nowhere else, where each span lies afterwards, which
raw characters were taken out (a hand correction is written) or put back (theirs goes), which
articles are left, and what becomes of the records of a span that is gone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.page.edits.edit import fresh_ids, opened
from annotator.page.edits.gone import without_spans
from annotator.page.indexes import in_one_place, parted
from annotator.page.model import (
    Article,
    Block,
    Correction,
    CorrectionKind,
    Page,
    Part,
    Span,
    Status,
)
from annotator.page.pieces import Added, Kept, Piece, cut, joined, length_of

Interval = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Slice:
    """The characters `[start, end)` of an old block's text, with their pieces and labels."""

    block: str
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Fresh:
    """Characters that were in no block, and the ids of the spans that shall cover them."""

    pieces: tuple[Piece, ...]
    spans: frozenset[str] = frozenset()

    @classmethod
    def typed(cls, text: str, spans: Iterable[str] = ()) -> "Fresh":
        return cls((Added(text),) if text else (), frozenset(spans))

    def __len__(self) -> int:
        return length_of(self.pieces)


Run = Slice | Fresh


@dataclass(frozen=True, slots=True)
class Draft:
    """A block to be: everything of `block` but its pieces and text, which the runs give."""

    block: Block
    runs: tuple[Run, ...]


def whole(block: Block) -> Slice:
    """Give a block's whole text as a run."""
    return Slice(block.id, 0, len(block.text))


def without(block: Block, taken: Iterable[Slice]) -> tuple[Slice, ...]:
    """Give the slices of a block that are left when the taken slices of it are gone."""
    left: list[Slice] = []
    at = 0
    for piece in sorted((s for s in taken if s.block == block.id), key=lambda s: s.start):
        if at < piece.start:
            left.append(Slice(block.id, at, piece.start))
        at = max(at, piece.end)
    if at < len(block.text):
        left.append(Slice(block.id, at, len(block.text)))
    return tuple(left)


def rearranged(
    page: Page,
    layout: Sequence[Block | Draft],
    *,
    new_articles: Iterable[Article] = (),
    instead: str = "",
    dismissed: Iterable[Interval] = (),
) -> Page:
    """Give the page laid out anew.

    `layout` names every block there shall be, in order. `instead` is noted on the correction
    that a taken-out stretch gets; `dismissed` are raw stretches that get one though they were
    in no block.
    """
    blocks, drafts = _typeset(page, layout)
    changed = {draft.block.id for draft in drafts}
    if in_one_place(page.blocks, blocks):  # typing, on a page with hundreds of blocks
        order, touched, moved = page.block_index, changed, False
    else:
        order = {block.id: index for index, block in enumerate(blocks)}
        touched = changed | (page.block_index.keys() - order.keys())
        moved = [id for id in page.block_index if id in order] != [
            id for id in order if id in page.block_index
        ]
    spans, gone = _carried(page, blocks, order, drafts, touched, moved)
    old_runs = _kept(page.block(id).pieces for id in touched if id in page.block_index)
    new_runs = _kept(blocks[order[id]].pieces for id in changed)
    taken_out = subtract(old_runs, new_runs) + subtract(list(dismissed), new_runs)
    put_back = subtract(new_runs, old_runs)
    stay = order is page.block_index and all(
        old.article == new.article for old, new in zip(*parted(page.blocks, blocks), strict=True)
    )
    page = replace(
        page,
        articles=page.articles if stay else _settled(page.articles, new_articles, blocks),
        blocks=blocks,
        spans=spans,
        corrections=_corrected(page, blocks, taken_out, put_back, instead),
    )
    return opened(without_spans(page, gone))


def _typeset(page: Page, layout: Sequence[Block | Draft]) -> tuple[tuple[Block, ...], list[Draft]]:
    blocks: list[Block] = [item if isinstance(item, Block) else item.block for item in layout]
    drafts = [(index, item) for index, item in enumerate(layout) if isinstance(item, Draft)]
    for index, item in drafts:
        pieces: list[Piece] = []
        text: list[str] = []
        for run in item.runs:
            if isinstance(run, Slice):
                source = page.block(run.block)
                text.append(source.text[run.start : run.end])
                pieces.extend(cut(source.pieces, run.start, run.end))
            else:
                text.extend(
                    page.raw[p.start : p.end] if isinstance(p, Kept) else p.text for p in run.pieces
                )
                pieces.extend(run.pieces)
        blocks[index] = replace(item.block, pieces=joined(pieces), text="".join(text))
    return tuple(blocks), [draft for _, draft in drafts]


def _carried(
    page: Page,
    blocks: Sequence[Block],
    order: dict[str, int],
    drafts: list[Draft],
    touched: set[str],
    moved: bool,
) -> tuple[tuple[Span, ...], set[str]]:
    """Give the spans as they lie on the new layout, and the ids of those that lost all words."""
    affected = {span.id for id in touched for span in page.spans_by_block.get(id, ())}
    if moved:  # parts follow the order of their blocks
        affected |= {span.id for span in page.spans if len(span.parts) > 1}
    if not affected:
        return page.spans, set()
    found: dict[str, list[Part]] = {}
    for draft in drafts:
        text = blocks[order[draft.block.id]].text
        for span_id, intervals in _covered(page, draft).items():
            start, end = _one_of(intervals, text)
            found.setdefault(span_id, []).append(Part(draft.block.id, start, end))
    result = list(page.spans)
    gone: set[str] = set()
    for id in affected:
        span = page.spans[page.span_index[id]]
        parts = [part for part in span.parts if part.block not in touched]
        parts += [_with_extra(part, span) for part in found.get(span.id, ())]
        parts.sort(key=lambda part: order[part.block])
        if not parts:
            gone.add(span.id)
        if tuple(parts) != span.parts:
            result[page.span_index[id]] = replace(span, parts=tuple(parts))
    return tuple(result), gone


def _with_extra(part: Part, span: Span) -> Part:
    """Keep the unknown keys of the part that lay in the same block before."""
    for old in span.parts:
        if old.block == part.block and old.extra:
            return replace(part, extra=old.extra)
    return part


def _covered(page: Page, draft: Draft) -> dict[str, list[Interval]]:
    """Give for each span the intervals of the draft's text that it covers, touching ones merged."""
    covered: dict[str, list[Interval]] = {}
    at = 0
    for run in draft.runs:
        if isinstance(run, Slice):
            for span in page.spans_by_block.get(run.block, ()):
                for part in span.parts:
                    if part.block == run.block:
                        low, high = max(part.start, run.start), min(part.end, run.end)
                        if low < high:
                            shift = at - run.start
                            _extend(covered.setdefault(span.id, []), low + shift, high + shift)
        elif len(run):
            for id in run.spans:
                _extend(covered.setdefault(id, []), at, at + len(run))
        at += len(run)
    return covered


def _extend(intervals: list[Interval], start: int, end: int) -> None:
    if intervals and intervals[-1][1] == start:
        intervals[-1] = (intervals[-1][0], end)
    else:
        intervals.append((start, end))


def _one_of(intervals: list[Interval], text: str) -> Interval:
    """Choose the one stretch a span may have in a block: gaps of white space are bridged, of what
    still lies apart the longest stays, the first of equals. Never covers a word it did not."""
    merged: list[Interval] = []
    for start, end in intervals:
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return max(merged, key=lambda interval: interval[1] - interval[0])


def _settled(
    old: tuple[Article, ...], new: Iterable[Article], blocks: Sequence[Block]
) -> tuple[Article, ...]:
    """Give the articles that have blocks, in the order of their first one."""
    known = {article.id: article for article in (*old, *new)}
    order = dict.fromkeys(block.article for block in blocks if block.article is not None)
    settled = tuple(known[id] for id in order)
    return old if settled == old else settled


def _kept(contents: Iterable[Iterable[Piece]]) -> list[Interval]:
    return sorted(
        (piece.start, piece.end)
        for pieces in contents
        for piece in pieces
        if isinstance(piece, Kept)
    )


def subtract(intervals: list[Interval], taken: list[Interval]) -> list[Interval]:
    """Give what is left of the sorted intervals without the sorted taken ones."""
    if intervals == taken:
        return []
    left: list[Interval] = []
    index = 0
    for start, end in intervals:
        while index < len(taken) and taken[index][1] <= start:
            index += 1
        at, look = start, index
        while look < len(taken) and taken[look][0] < end:
            low, high = taken[look]
            if at < low:
                left.append((at, low))
            at = max(at, high)
            look += 1
        if at < end:
            left.append((at, end))
    return left


def _corrected(
    page: Page,
    blocks: Sequence[Block],
    taken_out: list[Interval],
    put_back: list[Interval],
    instead: str,
) -> tuple[Correction, ...]:
    """Give the corrections once some raw characters were taken out and others put back."""
    corrections: list[Correction] = list(page.corrections)
    if put_back:
        used = {correction.id for correction in corrections}
        corrections = []
        for correction in page.corrections:
            whole = [(correction.start, correction.end)]
            left = subtract(whole, put_back)
            # A refused one takes nothing out, so nothing of it can be put back.
            if left == whole or correction.status is Status.REJECTED:
                corrections.append(correction)
                continue
            for number, (start, end) in enumerate(_printing(page.raw, left)):
                if number:  # what stands instead stands there once
                    id = fresh_ids(used, "c")[0]
                    used.add(id)
                    correction = replace(correction, id=id, text="")
                corrections.append(replace(correction, start=start, end=end))
    stretches = _printing(page.raw, taken_out)
    if stretches:
        if len(stretches) > 1:
            stretches = _bridged(page.raw, stretches, _kept(block.pieces for block in blocks))
        ids = fresh_ids((c.id for c in corrections), "c", len(stretches))
        for id, (start, end) in zip(ids, stretches, strict=True):
            corrections.append(Correction(id, CorrectionKind.HAND, start, end, instead))
            instead = ""
    if not put_back and not stretches:
        return page.corrections
    return tuple(sorted(corrections, key=lambda correction: correction.start))


def _printing(raw: str, intervals: Iterable[Interval]) -> list[Interval]:
    """Give the intervals trimmed of white space, those that hold nothing else left out."""
    printing: list[Interval] = []
    for start, end in sorted(intervals):
        text = raw[start:end]
        if text.strip():
            low = start + len(text) - len(text.lstrip())
            printing.append((low, low + len(text.strip())))
    return printing


def _bridged(raw: str, stretches: list[Interval], kept: list[Interval]) -> list[Interval]:
    """Merge stretches with nothing but unused white space between them."""
    bridged: list[Interval] = []
    for start, end in stretches:
        if bridged:
            gap = (bridged[-1][1], start)
            unused = not any(low < gap[1] and gap[0] < high for low, high in kept)
            if not raw[gap[0] : gap[1]].strip() and unused:
                bridged[-1] = (bridged[-1][0], end)
                continue
        bridged.append((start, end))
    return bridged
