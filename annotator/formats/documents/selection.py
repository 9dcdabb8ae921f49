"""Which items of a page an export carries: references to what stays behind are let go."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from annotator.formats.documents.document import relations_in, waits
from annotator.formats.documents.lost_relations import note_lost
from annotator.formats.exports.report import LeftOuts
from annotator.page.errors import Sentence
from annotator.page.model import (
    ArticleStatus,
    Attendance,
    Block,
    Meeting,
    Page,
    Span,
    Speech,
    Status,
)

Labelled = TypeVar("Labelled", Span, Speech, Meeting)

REJECTED = "rejected"
SUGGESTED = "a suggestion that nobody accepted yet"
EMPTY = "empty"
IN_REJECTED = "its article is rejected"
NOT_ASKED = "its label was not asked for"
NO_CUE_NOR_CONTENT = "neither its cue nor its content comes along"
NO_BLOCK = "its block is left out"


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a page is wanted."""

    suggestions: bool = True
    """Whether spans, speeches and meetings that wait for a yes come along; text always does."""
    rejected: bool = False
    """Whether rejected items and articles come along, as they do where nothing may be lost."""
    labels: frozenset[str] | None = None
    """The labels of the spans that come along; None for all."""


def selected(page: Page, choice: Choice, left: LeftOuts) -> Page:
    """Give the page with the chosen items alone, and note in `left` what is missing and why.

    Empty blocks and the articles they leave empty never come along. The page itself comes back
    where everything does.
    """
    blocks = _blocks(page, choice, left)
    spans = _chosen(page, "span", page.spans, choice, left)
    if len(blocks) < len(page.blocks):
        kept = {block.id for block in blocks}
        spans = _spans_in(page, spans, kept, left)
    speeches = _chosen(page, "speech", page.speeches, choice, left)
    meetings = _chosen(page, "meeting", page.meetings, choice, left)
    if len(spans) < len(page.spans):
        keep = {span.id for span in spans}
        wanted = relations_in(speeches, meetings)
        speeches = speeches_with(page.id, speeches, keep, left)
        meetings = tuple(meeting_with(meeting, keep) for meeting in meetings)
        note_lost(page.id, wanted, relations_in(speeches, meetings), left)
    full = {block.article for block in blocks}
    articles = tuple(article for article in page.articles if article.id in full)
    same = (
        len(blocks) == len(page.blocks)
        and spans is page.spans
        and speeches is page.speeches
        and meetings is page.meetings
    )
    if same:
        return page
    return replace(
        page, articles=articles, blocks=blocks, spans=spans, speeches=speeches, meetings=meetings
    )


def _blocks(page: Page, choice: Choice, left: LeftOuts) -> tuple[Block, ...]:
    gone = {a.id for a in page.articles if a.status is ArticleStatus.REJECTED}
    kept: list[Block] = []
    for block in page.blocks:
        if not block.text:
            why = EMPTY
        elif not choice.rejected and block.status is Status.REJECTED:
            why = REJECTED
        elif not choice.rejected and block.article in gone:
            why = IN_REJECTED
        else:
            kept.append(block)
            continue
        left.add("block", why, f"{page.id} {block.id}")
    return tuple(kept)


def _chosen(
    page: Page,
    what: str,
    items: tuple[Labelled, ...],
    choice: Choice,
    left: LeftOuts,
) -> tuple[Labelled, ...]:
    all_wanted = choice.suggestions and choice.labels is None
    if all_wanted and (choice.rejected or Status.REJECTED not in [one.status for one in items]):
        return items
    kept: list[Labelled] = []
    for item in items:
        if item.status is Status.REJECTED and not choice.rejected:
            left.add(what, REJECTED, f"{page.id} {item.id}")
        elif not choice.suggestions and waits(item):
            left.add(what, SUGGESTED, f"{page.id} {item.id}")
        elif (
            choice.labels is not None and isinstance(item, Span) and item.label not in choice.labels
        ):
            label = Sentence("{label} span", label=item.label)
            left.add(label, NOT_ASKED, f"{page.id} {item.id}")
        else:
            kept.append(item)
    return items if len(kept) == len(items) else tuple(kept)


def _spans_in(
    page: Page, spans: Iterable[Span], blocks: set[str], left: LeftOuts
) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in spans:
        parts = tuple(part for part in span.parts if part.block in blocks)
        if not parts:
            left.add("span", NO_BLOCK, f"{page.id} {span.id}")
        elif len(parts) < len(span.parts):
            left.add("part of a span", NO_BLOCK, f"{page.id} {span.id}")
            kept.append(replace(span, parts=parts))
        else:
            kept.append(span)
    return tuple(kept)


def speeches_with(
    page: str, speeches: Iterable[Speech], keep: Container[str], left: LeftOuts
) -> tuple[Speech, ...]:
    """Give the speeches without spans that are not kept; one without cue and content goes."""
    kept: list[Speech] = []
    for speech in speeches:
        cue, content = _kept(speech.cue, keep), _kept(speech.content, keep)
        if (cue, content) == (None, None):
            left.add("speech", NO_CUE_NOR_CONTENT, f"{page} {speech.id}")
        else:
            said = _kept(speech.speaker_span, keep)
            kept.append(replace(speech, cue=cue, content=content, speaker_span=said))
    return tuple(kept)


def _kept(id: str | None, keep: Container[str]) -> str | None:
    return id if id in keep else None


def meeting_with(meeting: Meeting, keep: Container[str]) -> Meeting:
    """Give the meeting, let go of spans that are not kept."""

    def present(people: tuple[Attendance, ...]) -> tuple[Attendance, ...]:
        return tuple(replace(one, mention=_kept(one.mention, keep)) for one in people)

    return replace(
        meeting,
        name=_kept(meeting.name, keep),
        date=_kept(meeting.date, keep),
        place=_kept(meeting.place, keep),
        hosts=present(meeting.hosts),
        attendees=present(meeting.attendees),
        mentions=tuple(id for id in meeting.mentions if id in keep),
    )
