"""What a person made or judged on a page, which no suggestion may touch."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from annotator.page.model import ArticleStatus, Correction, Page, Span, Status
from annotator.page.pieces import Added, Kept


@dataclass(frozen=True, slots=True)
class Held:
    """The blocks, corrections and spans that stay, and the raw characters they hold."""

    blocks: frozenset[str]
    corrections: frozenset[str]
    spans: frozenset[str]
    taken: bytearray
    """One byte a raw character: 1 where a held block or correction has it."""


def held(page: Page) -> Held:
    """Say what of the page stays as it is.

    That is each block a person made or accepted, each block of an article a person is done with,
    and each block under a label of a person's, whose words would be lost with it.
    """
    spans = _needed_spans(page)
    blocks = {block.id for block in page.blocks if block.fixed or block.status is Status.REJECTED}
    closed = {one.id for one in page.articles if one.status is not ArticleStatus.OPEN}
    blocks |= {block.id for block in page.blocks if block.article in closed}
    blocks |= {part.block for span in page.spans if span.id in spans for part in span.parts}
    spans |= {span.id for span in page.spans if all(part.block in blocks for part in span.parts)}
    taken = bytearray(len(page.raw))
    for block in page.blocks:
        if block.id in blocks:
            for piece in block.pieces:
                if isinstance(piece, Kept):
                    taken[piece.start : piece.end] = b"\1" * len(piece)
    corrections = {one.id for one in page.corrections if one.status is not Status.SUGGESTED}
    corrections |= _claimed(page, blocks)
    for one in page.corrections:
        if one.id in corrections:
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
    return Held(frozenset(blocks), frozenset(corrections), frozenset(spans), taken)


def _claimed(page: Page, blocks: Collection[str]) -> set[str]:
    """Give the suggested corrections that are part of a held block: taken out of it, or mended."""
    claimed: set[str] = set()
    corrections = sorted(page.corrections, key=lambda one: one.start)
    for block in page.blocks:
        if block.id not in blocks:
            continue
        kept = [piece for piece in block.pieces if isinstance(piece, Kept)]
        for before, after in pairwise(kept):
            claimed.update(_between(page.raw, corrections, before.end, after.start))
        first, last = (block.pieces[0], block.pieces[-1]) if block.pieces else (None, None)
        if isinstance(first, Added):
            ahead = reversed([one for one in corrections if not kept or one.end <= kept[0].start])
            claimed.update(_mending(ahead, first.text[::-1], claimed, back=True))
        elif isinstance(last, Added):
            behind = (one for one in corrections if one.start >= kept[-1].end)
            claimed.update(_mending(behind, last.text, claimed, back=False))
    return claimed


def _between(raw: str, corrections: Sequence[Correction], start: int, end: int) -> Iterator[str]:
    """Give the corrections between two kept runs, where they cover all that is there."""
    first = bisect_left(corrections, start, key=lambda one: one.start)
    inside = list(takewhile(lambda one: one.end <= end, corrections[first:]))
    edges = [start, *(edge for one in inside for edge in (one.start, one.end)), end]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    if all(not raw[low:high].strip() for low, high in gaps):
        yield from (one.id for one in inside)


def _mending(
    corrections: Iterable[Correction], text: str, claimed: Collection[str], *, back: bool
) -> Iterator[str]:
    """Give the nearest corrections whose text an added piece at a block's edge spells."""
    at = 0
    for one in corrections:
        if at == len(text):
            return
        if one.text and one.id not in claimed:
            expected = one.text[::-1] if back else one.text
            if text.startswith(expected, at):
                yield one.id
                at += len(expected)


def _needed_spans(page: Page) -> set[str]:
    """Give the spans a person made or judged, and those that records of theirs name."""
    needed: set[str | None] = {span.id for span in page.spans if span.fixed}
    for speech in page.speeches:
        if speech.status is not Status.SUGGESTED:
            needed |= {speech.speaker_span, speech.cue, speech.content}
    for meeting in page.meetings:
        if meeting.status is not Status.SUGGESTED:
            needed |= {meeting.name, meeting.date, meeting.place, *meeting.mentions}
            needed |= {entry.mention for entry in (*meeting.hosts, *meeting.attendees)}
    needed |= {span.id for span in page.spans if _refused(span)}
    return {id for id in needed if id is not None}


def _refused(span: Span) -> bool:
    return span.status is Status.REJECTED
