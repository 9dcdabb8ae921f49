"""What a person made or judged on a page, which no suggestion may touch."""

from dataclasses import dataclass

from annotator.page.model import ArticleStatus, Page, Span, Status
from annotator.page.pieces import Kept


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
    corrections = {one.id for one in page.corrections if one.status is not Status.SUGGESTED}
    spans |= {span.id for span in page.spans if all(part.block in blocks for part in span.parts)}
    taken = bytearray(len(page.raw))
    for block in page.blocks:
        if block.id in blocks:
            for piece in block.pieces:
                if isinstance(piece, Kept):
                    taken[piece.start : piece.end] = b"\1" * len(piece)
    for one in page.corrections:
        if one.id in corrections or _overlaps(taken, one.start, one.end):
            corrections.add(one.id)
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
    return Held(frozenset(blocks), frozenset(corrections), frozenset(spans), taken)


def _overlaps(taken: bytearray, start: int, end: int) -> bool:
    """Whether a suggested correction lies inside a held block: then it is part of that block."""
    return bool(start and taken[start - 1] and end < len(taken) and taken[end])


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
