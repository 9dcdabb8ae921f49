"""What the lists of speeches, meetings and people say about each record, from the page alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.page.model import PERSON, Meeting, Page, Person, Span, Speech, Status
from annotator.ui.panels.wording import MEETING_KINDS, said

EXCERPT = 60
"""Characters of a text that a row shows; the view elides what doesn't fit."""

NOWHERE = (1 << 40, 0)
"""Behind everything: where a record without any span is sorted."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record as a list shows it: a title, a line of detail, and how sure it is."""

    id: str
    title: str
    detail: str = ""
    status: Status | None = None
    confidence: float | None = None
    number: int | None = None
    """Shown at the right where it says something: how often a person is mentioned."""
    urgency: int = 0
    """Of a doubt: 1 good to know, 2 look at it, 3 something is wrong; 0 for records."""


def span_text(page: Page, span: str | None, most: int | None = None) -> str:
    """Give the text of a span, or its first `most` characters; "" where there is no such span."""
    found = page.span_by_id.get(span) if span is not None else None
    if found is None:
        return ""
    text = page.text_of(found)
    return text if most is None or len(text) <= most else text[:most] + "…"


def start_of(page: Page, spans: Iterable[str | None]) -> tuple[int, int]:
    """Say where the first of these spans starts, as (block's place on the page, offset)."""
    starts = [
        (page.block_index[part.block], part.start)
        for span in spans
        if span is not None and span in page.span_by_id
        for part in page.span_by_id[span].parts[:1]
    ]
    return min(starts, default=NOWHERE)


def speaker_of(page: Page, speech: Speech) -> str:
    """Give the name to show for a speaker: as printed, or the person's; "" where it is open."""
    if speech.speaker in page.person_by_id:
        return page.person_by_id[speech.speaker].name
    return speech.speaker_text


def speech_spans(speech: Speech) -> tuple[str, ...]:
    """Give the spans of a speech, the narrow ones first."""
    return tuple(x for x in (speech.cue, speech.speaker_span, speech.content) if x is not None)


def meeting_spans(meeting: Meeting) -> tuple[str, ...]:
    """Give the spans of a meeting: name, date, place, who was there, further mentions."""
    people = (at.mention for at in (*meeting.hosts, *meeting.attendees))
    found = (meeting.name, meeting.date, meeting.place, *people, *meeting.mentions)
    return tuple(span for span in found if span is not None)


def mentions_of(page: Page, person: str) -> tuple[Span, ...]:
    """Give the mentions of a person that weren't refused, in reading order."""
    found = [
        span
        for span in page.spans
        if span.person == person and span.label == PERSON and span.status is not Status.REJECTED
    ]
    return tuple(sorted(found, key=lambda span: start_of(page, (span.id,))))


def speech_rows(page: Page) -> tuple[Row, ...]:
    """Give a row for each speech that wasn't refused, in reading order."""
    speeches = [speech for speech in page.speeches if speech.status is not Status.REJECTED]
    speeches.sort(key=lambda speech: start_of(page, speech_spans(speech)))
    return tuple(
        Row(
            speech.id,
            " · ".join(filter(None, (speaker_of(page, speech) or "？", _text(page, speech.cue)))),
            _text(page, speech.content),
            speech.status,
            speech.confidence,
        )
        for speech in speeches
    )


def meeting_rows(page: Page) -> tuple[Row, ...]:
    """Give a row for each meeting that wasn't refused, in reading order."""
    meetings = [meeting for meeting in page.meetings if meeting.status is not Status.REJECTED]
    meetings.sort(key=lambda meeting: start_of(page, meeting_spans(meeting)))
    return tuple(
        Row(
            meeting.id,
            _text(page, meeting.name) or said(MEETING_KINDS[meeting.kind]),
            " · ".join(
                filter(
                    None,
                    (
                        meeting.date_value or _text(page, meeting.date),
                        _text(page, meeting.place),
                        _names(page, meeting),
                    ),
                )
            ),
            meeting.status,
            meeting.confidence,
        )
        for meeting in meetings
    )


def person_rows(page: Page) -> tuple[Row, ...]:
    """Give a row for each person, those mentioned first on the page first.

    Somebody whose mentions were all refused, and whom no record names, is left out.
    """
    mentions: dict[str, list[Span]] = {}
    refused: set[str] = set()
    for span in page.spans:
        if span.person is not None and span.status is Status.REJECTED:
            refused.add(span.person)
        elif span.person is not None and span.label == PERSON:
            mentions.setdefault(span.person, []).append(span)
    gone = refused - mentions.keys() - _in_records(page)
    first = {
        person: min((page.block_index[s.parts[0].block], s.parts[0].start) for s in spans)
        for person, spans in mentions.items()
    }
    people = sorted(page.people, key=lambda person: first.get(person.id, NOWHERE))
    return tuple(
        _person_row(person, mentions.get(person.id, ()))
        for person in people
        if person.id not in gone
    )


def _person_row(person: Person, spans: Sequence[Span]) -> Row:
    waiting = bool(spans) and all(span.status is Status.SUGGESTED for span in spans)
    return Row(
        person.id,
        person.name,
        "、".join(person.titles),
        Status.SUGGESTED if waiting else None,
        spans[0].confidence if waiting else None,
        len(spans),
    )


def _in_records(page: Page) -> set[str]:
    named = {s.speaker for s in page.speeches if s.status is not Status.REJECTED}
    for meeting in page.meetings:
        if meeting.status is not Status.REJECTED:
            named |= {at.person for at in (*meeting.hosts, *meeting.attendees)}
    return {person for person in named if person is not None}


def _text(page: Page, span: str | None) -> str:
    return span_text(page, span, EXCERPT)


def _names(page: Page, meeting: Meeting) -> str:
    there = [
        page.person_by_id[at.person].name
        for at in (*meeting.hosts, *meeting.attendees)
        if at.person in page.person_by_id
    ]
    return "、".join(there[:3]) + (f"… {len(there)}" if len(there) > 3 else "")
