"""What becomes of records when spans go (DESIGN.md, rule 2), in the same step."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from annotator.page.model import Attendance, Meeting, Page, Speech


def without_spans(page: Page, gone: Collection[str]) -> Page:
    """Give the page without these spans.

    A speech's cue, content and mention and a meeting's name, date, place and mentions are let go
    with them; a speech left with neither cue nor content goes; a person goes whom no span and no
    record names any more.
    """
    if not gone:
        return page
    speeches = tuple(
        speech
        for speech in (_speech_without(speech, gone) for speech in page.speeches)
        if speech is not None
    )
    meetings = tuple(_meeting_without(meeting, gone) for meeting in page.meetings)
    lost = {span.person for span in page.spans if span.id in gone}
    lost |= {s.speaker for s in page.speeches} - {s.speaker for s in speeches}
    spans = tuple(span for span in page.spans if span.id not in gone)
    page = replace(
        page,
        spans=spans,
        speeches=page.speeches if speeches == page.speeches else speeches,
        meetings=page.meetings if meetings == page.meetings else meetings,
    )
    return without_unnamed(page, {person for person in lost if person is not None})


def without_unnamed(page: Page, candidates: Collection[str]) -> Page:
    """Give the page without those of the candidate people whom no span and no record names."""
    if not candidates:
        return page
    unnamed = set(candidates) - set(named_people(page))
    if not unnamed:
        return page
    return replace(page, people=tuple(p for p in page.people if p.id not in unnamed))


def named_people(page: Page) -> Iterable[str]:
    """Give the ids of the people whom a span or a record names, some of them more than once."""
    for span in page.spans:
        if span.person is not None:
            yield span.person
    for speech in page.speeches:
        if speech.speaker is not None:
            yield speech.speaker
    for meeting in page.meetings:
        for entry in (*meeting.hosts, *meeting.attendees):
            yield entry.person


def spans_in_records(page: Page) -> set[str]:
    """Give the ids of the spans that some speech or meeting refers to."""
    used: set[str | None] = set()
    for speech in page.speeches:
        used |= {speech.speaker_span, speech.cue, speech.content}
    for meeting in page.meetings:
        used |= {meeting.name, meeting.date, meeting.place, *meeting.mentions}
        used |= {entry.mention for entry in (*meeting.hosts, *meeting.attendees)}
    return {id for id in used if id is not None}


def _left(id: str | None, gone: Collection[str]) -> str | None:
    return None if id in gone else id


def _speech_without(speech: Speech, gone: Collection[str]) -> Speech | None:
    cue, content = _left(speech.cue, gone), _left(speech.content, gone)
    mention = _left(speech.speaker_span, gone)
    if (cue, content, mention) == (speech.cue, speech.content, speech.speaker_span):
        return speech
    if cue is None and content is None:
        return None
    return replace(speech, cue=cue, content=content, speaker_span=mention)


def _meeting_without(meeting: Meeting, gone: Collection[str]) -> Meeting:
    left = replace(
        meeting,
        name=_left(meeting.name, gone),
        date=_left(meeting.date, gone),
        place=_left(meeting.place, gone),
        hosts=tuple(_entry_without(entry, gone) for entry in meeting.hosts),
        attendees=tuple(_entry_without(entry, gone) for entry in meeting.attendees),
        mentions=tuple(mention for mention in meeting.mentions if mention not in gone),
    )
    return meeting if left == meeting else left


def _entry_without(entry: Attendance, gone: Collection[str]) -> Attendance:
    return replace(entry, mention=None) if entry.mention in gone else entry
