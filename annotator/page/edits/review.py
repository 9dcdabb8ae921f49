"""Accepting and refusing what the program proposed, and what a page is as a whole."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, TypeVar

from annotator.page.check import is_iso_date, uncovered
from annotator.page.edits.edit import opened
from annotator.page.edits.gone import spans_in_records, without_spans
from annotator.page.edits.lines import PutBack
from annotator.page.errors import EditError, Sentence
from annotator.page.model import (
    CONTENT,
    CUE,
    DATE,
    MEETING,
    PLACE,
    SPEAKER,
    Block,
    Correction,
    Meeting,
    Page,
    PageStatus,
    Span,
    Speech,
    Status,
)

Target = tuple[str, str]
"""What is accepted or refused: (kind, id), the kind one of `KINDS`."""

KINDS = {
    "block": "blocks",
    "span": "spans",
    "speech": "speeches",
    "meeting": "meetings",
    "correction": "corrections",
}

_OF_RECORDS = frozenset((CUE, CONTENT, SPEAKER, MEETING, DATE, PLACE))
"""Labels whose spans are there only for a record, and share its fate."""

Item = TypeVar("Item", Block, Span, Speech, Meeting, Correction)


def suggested(page: Page, above: float = 0.0) -> tuple[Target, ...]:
    """Give everything on the page that waits for a yes or no, with at least this confidence.

    Less sure labels are among them where a record that is sure enough takes them along.
    """

    def sure(item: Item) -> bool:
        enough = 1.0 if item.confidence is None else item.confidence
        return item.status is Status.SUGGESTED and enough >= above

    along = {id for one in page.speeches if sure(one) for id in _spans_of_speech(one)}
    along |= {id for one in page.meetings if sure(one) for id in _spans_of_meeting(one)}
    return tuple(
        (kind, item.id)
        for kind, field in KINDS.items()
        for item in getattr(page, field)
        if sure(item) or (kind == "span" and item.id in along and item.status is Status.SUGGESTED)
    )


@dataclass(frozen=True, slots=True)
class Accept:
    """Accept suggestions; a record takes its labels and mentions along."""

    targets: tuple[Target, ...]
    name: ClassVar[str] = "Accept"

    def apply(self, page: Page) -> Page:
        chosen = _by_kind(page, self.targets)
        for speech in page.speeches:
            if speech.id in chosen["speech"]:
                chosen["span"] |= _spans_of_speech(speech)
        for meeting in page.meetings:
            if meeting.id in chosen["meeting"]:
                chosen["span"] |= _spans_of_meeting(meeting)
        for kind, ids in chosen.items():
            page = _with_status(page, kind, ids, Status.ACCEPTED)
        return opened(page)


@dataclass(frozen=True, slots=True)
class Refuse:
    """Refuse suggestions: they are kept as refused and hidden, and don't come back.

    The labels that only served a refused record are refused with it; records lose a refused
    span as they lose one that is removed. A refused correction puts its raw characters back,
    which makes their paragraph hand-made. A block can't be refused: mend it, or undo.
    """

    targets: tuple[Target, ...]
    name: ClassVar[str] = "Refuse"

    def apply(self, page: Page) -> Page:
        chosen = _by_kind(page, self.targets)
        if chosen["block"]:
            raise EditError("A paragraph can't be refused. Mend it, or take its text out.")
        own: set[str] = set()
        for speech in page.speeches:
            if speech.id in chosen["speech"]:
                own |= _spans_of_speech(speech)
        for meeting in page.meetings:
            if meeting.id in chosen["meeting"]:
                own |= _spans_of_meeting(meeting)
        page = _with_status(page, "speech", chosen["speech"], Status.REJECTED)
        page = _with_status(page, "meeting", chosen["meeting"], Status.REJECTED)
        for correction in page.corrections:
            if correction.id in chosen["correction"] and correction.status is not Status.REJECTED:
                page = PutBack(correction.start, correction.end).apply(page)
        live = spans_in_records(_without_refused(page))
        chosen["span"] |= {
            id
            for id in own - live
            if page.span_by_id[id].label in _OF_RECORDS
            and page.span_by_id[id].status is Status.SUGGESTED
        }
        return opened(_refused_spans(page, chosen["span"]))


def _refused_spans(page: Page, ids: Collection[str]) -> Page:
    """Give the page with these spans refused, and let go by every record that isn't itself."""
    refused = {s.id: replace(s, status=Status.REJECTED) for s in page.spans if s.id in ids}
    if not refused:
        return page
    keep = _without_refused(page)
    let_go = without_spans(replace(keep, people=page.people), refused.keys())
    speeches = {speech.id: speech for speech in let_go.speeches}
    meetings = {meeting.id: meeting for meeting in let_go.meetings}
    return replace(
        page,
        spans=tuple(refused.get(span.id, span) for span in page.spans),
        speeches=tuple(
            speeches.get(s.id, s)
            for s in page.speeches
            if s.status is Status.REJECTED or s.id in speeches
        ),
        meetings=tuple(meetings.get(m.id, m) for m in page.meetings),
    )


def _without_refused(page: Page) -> Page:
    return replace(
        page,
        speeches=tuple(s for s in page.speeches if s.status is not Status.REJECTED),
        meetings=tuple(m for m in page.meetings if m.status is not Status.REJECTED),
    )


def _by_kind(page: Page, targets: Collection[Target]) -> dict[str, set[str]]:
    chosen: dict[str, set[str]] = {kind: set() for kind in KINDS}
    known = {kind: {item.id for item in getattr(page, field)} for kind, field in KINDS.items()}
    for kind, id in targets:
        if id not in known.get(kind, ()):
            what = Sentence(kind)
            raise EditError(
                "The page has no {kind} {id!r}; it may have been removed.", kind=what, id=id
            )
        chosen[kind].add(id)
    return chosen


def _with_status(page: Page, kind: str, ids: Collection[str], status: Status) -> Page:
    if not ids:
        return page
    field = KINDS[kind]
    items = tuple(
        replace(item, status=status)
        if item.id in ids and item.status in (Status.SUGGESTED, Status.REJECTED)
        else item
        for item in getattr(page, field)
    )
    changes: dict[str, Any] = {field: items}
    return replace(page, **changes)


def _spans_of_speech(speech: Speech) -> set[str]:
    return {id for id in (speech.speaker_span, speech.cue, speech.content) if id}


def _spans_of_meeting(meeting: Meeting) -> set[str]:
    entries = (*meeting.hosts, *meeting.attendees)
    ids = (meeting.name, meeting.date, meeting.place, *meeting.mentions)
    return {id for id in (*ids, *(entry.mention for entry in entries)) if id}


_META_FIELDS = ("paper", "published", "page_number")


@dataclass(frozen=True, slots=True)
class ChangePage:
    """Set a page's status, paper, date (`published`, ISO 8601) or page number."""

    fields: Mapping[str, Any]
    name: ClassVar[str] = "Change page"

    def apply(self, page: Page) -> Page:
        if unknown := sorted(self.fields.keys() - {"status", *_META_FIELDS}):
            raise EditError(
                "The page was not changed: there is no field {field!r}.", field=unknown[0]
            )
        meta: dict[str, Any] = {
            key: self.fields[key] or None for key in _META_FIELDS if key in self.fields
        }
        published = meta.get("published")
        if published is not None and not is_iso_date(published):
            raise EditError(
                "The date {date!r} was not set: write it as year-month-day, 2022-11-21.",
                date=published,
            )
        page = replace(page, meta=replace(page.meta, **meta))
        if "status" not in self.fields:
            return opened(page)
        try:
            status = PageStatus(self.fields["status"])
        except ValueError:
            raise EditError(
                "The page was not changed: {status!r} is no status.", status=self.fields["status"]
            ) from None
        if status in (PageStatus.DONE, PageStatus.CHECKED) and (left := uncovered(page)):
            start, end = left[0]
            raise EditError(
                "The page was not marked {status}: {count} places of the raw text are in no "
                "paragraph, the first of them “{first}”. Put them into a paragraph or take them "
                "out.",
                status=status,
                count=len(left),
                first=page.raw[start:end][:20],
            )
        return replace(page, status=status)
