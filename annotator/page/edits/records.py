"""Edits of speeches and meetings."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from annotator.page.check import is_date_value
from annotator.page.edits.edit import fresh_ids, opened
from annotator.page.edits.gone import spans_in_records, without_spans, without_unnamed
from annotator.page.edits.people import once, with_mention
from annotator.page.edits.spans import Parts, with_label
from annotator.page.errors import EditError, Sentence
from annotator.page.model import (
    CONTENT,
    CUE,
    DATE,
    MEETING,
    PERSON,
    PLACE,
    SPEAKER,
    Attendance,
    Meeting,
    MeetingKind,
    Page,
    Speech,
)

_SPEECH_FIELDS = {"speaker", "speaker_text", "speaker_span", "cue", "content"}
_MEETING_FIELDS = {
    *("kind", "name", "date", "date_value", "place", "hosts", "attendees", "mentions"),
}


def speech_of(page: Page, id: str) -> Speech:
    """Give the speech with this id; EditError where the page has none."""
    for speech in page.speeches:
        if speech.id == id:
            return speech
    raise EditError("The page has no speech {id!r}; it may have been removed.", id=id)


def meeting_of(page: Page, id: str) -> Meeting:
    """Give the meeting with this id; EditError where the page has none."""
    for meeting in page.meetings:
        if meeting.id == id:
            return meeting
    raise EditError("The page has no meeting {id!r}; it may have been removed.", id=id)


@dataclass(frozen=True, slots=True)
class RecordSpeech:
    """Record who says what, labelling speaker, cue and content as far as they are given.

    The speaker is a person's mention, or, with `speaker_label` "speaker", what speaks where no
    person does (a meeting, a company). Without a mention `speaker_text` or the person id
    `speaker_person` says who speaks on.
    """

    cue: Parts = ()
    content: Parts = ()
    speaker: Parts = ()
    speaker_text: str = ""
    speaker_person: str | None = None
    speaker_label: str = PERSON
    name: ClassVar[str] = "Record speech"

    def apply(self, page: Page) -> Page:
        if not self.cue and not self.content:
            raise EditError("No speech was recorded: it needs a cue or a content.")
        person, mention, text = self.speaker_person, None, self.speaker_text
        if self.speaker and self.speaker_label == PERSON:
            page, mention, found = with_mention(page, self.speaker)
            person, text = found.id, text or found.name
        elif self.speaker:
            page, span = with_label(page, SPEAKER, self.speaker)
            mention, text = span.id, text or page.text_of(span)
        elif person is not None:
            if person not in page.person_by_id:
                raise EditError("No speech was recorded: the page has no person {id!r}.", id=person)
            text = text or page.person_by_id[person].name
        cue = content = None
        if self.cue:
            page, span = with_label(page, CUE, self.cue)
            cue = span.id
        if self.content:
            page, span = with_label(page, CONTENT, self.content)
            content = span.id
        id = fresh_ids((s.id for s in page.speeches), "u")[0]
        speech = Speech(id, person, text, mention, cue, content)
        return opened(replace(page, speeches=(*page.speeches, speech)))


@dataclass(frozen=True, slots=True)
class ChangeSpeech:
    """Change fields of a speech; it counts as made by hand from then on."""

    speech: str
    fields: Mapping[str, Any]
    name: ClassVar[str] = "Change speech"

    def apply(self, page: Page) -> Page:
        old = speech_of(page, self.speech)
        _check_fields(self.fields, _SPEECH_FIELDS, Sentence("speech"))
        new = replace(old, **self.fields, confidence=None, status=None)
        _check_spans(page, (new.speaker_span, new.cue, new.content))
        _check_people(page, (new.speaker,))
        if new.cue is None and new.content is None:
            raise EditError("The speech was not changed: it needs a cue or a content.")
        speeches = tuple(new if speech is old else speech for speech in page.speeches)
        page = replace(page, speeches=speeches)
        let_go = {old.cue, old.content} - {new.cue, new.content, None}
        return _tidied(page, {id for id in let_go if id}, {old.speaker} - {None})


@dataclass(frozen=True, slots=True)
class RemoveSpeech:
    """Remove a speech and the cue, content and speaker labels that were only its own."""

    speech: str
    name: ClassVar[str] = "Remove speech"

    def apply(self, page: Page) -> Page:
        old = speech_of(page, self.speech)
        page = replace(page, speeches=tuple(s for s in page.speeches if s is not old))
        spans = {old.cue, old.content}
        if old.speaker_span and page.span_by_id[old.speaker_span].label == SPEAKER:
            spans.add(old.speaker_span)
        return _tidied(page, {id for id in spans if id}, {old.speaker} - {None})


@dataclass(frozen=True, slots=True)
class RecordMeeting:
    """Record who met, labelling name, date and place as far as they are given.

    Hosts and attendees are stretches of text, each a mention.
    """

    meeting_name: Parts = ()
    kind: MeetingKind = MeetingKind.MEETING
    date: Parts = ()
    date_value: str | None = None
    place: Parts = ()
    hosts: tuple[Parts, ...] = ()
    attendees: tuple[Parts, ...] = ()
    name: ClassVar[str] = "Record meeting"

    def apply(self, page: Page) -> Page:
        if self.date_value is not None and not is_date_value(self.date_value):
            raise EditError(_NO_DATE, date=self.date_value)
        ids: dict[str, str | None] = {}
        stretches = {MEETING: self.meeting_name, DATE: self.date, PLACE: self.place}
        for label, parts in stretches.items():
            ids[label] = None
            if parts:
                page, span = with_label(page, label, parts)
                ids[label] = span.id
        page, hosts = with_attendance(page, self.hosts)
        page, attendees = with_attendance(page, self.attendees)
        hosting = {host.person for host in hosts}
        meeting = Meeting(
            id=fresh_ids((m.id for m in page.meetings), "m")[0],
            kind=MeetingKind(self.kind),
            name=ids[MEETING],
            date=ids[DATE],
            date_value=self.date_value,
            place=ids[PLACE],
            hosts=hosts,
            attendees=tuple(a for a in attendees if a.person not in hosting),
        )
        return opened(replace(page, meetings=(*page.meetings, meeting)))


@dataclass(frozen=True, slots=True)
class AddAttendance:
    """Tag stretches of text as people and add them to a meeting's hosts or attendees."""

    meeting: str
    people: tuple[Parts, ...]
    field: str = "attendees"
    name: ClassVar[str] = "Add attendees"

    def apply(self, page: Page) -> Page:
        _check_fields({self.field: None}, {"hosts", "attendees"}, Sentence("meeting"))
        page, entries = with_attendance(page, self.people)
        old = meeting_of(page, self.meeting)
        new = once((*getattr(old, self.field), *entries))
        fields: dict[str, Any] = {self.field: new}
        if self.field == "hosts":
            hosts = {host.person for host in new}
            fields["attendees"] = tuple(a for a in old.attendees if a.person not in hosts)
        else:
            hosts = {host.person for host in old.hosts}
            fields["attendees"] = tuple(a for a in new if a.person not in hosts)
        return ChangeMeeting(self.meeting, fields).apply(page)


def with_attendance(page: Page, people: tuple[Parts, ...]) -> tuple[Page, tuple[Attendance, ...]]:
    """Give the page with the stretches tagged as people, and an entry for each of them."""
    entries = []
    for parts in people:
        page, mention, person = with_mention(page, parts)
        entries.append(Attendance(person.id, mention))
    return page, once(entries)


@dataclass(frozen=True, slots=True)
class ChangeMeeting:
    """Change fields of a meeting; it counts as made by hand from then on."""

    meeting: str
    fields: Mapping[str, Any]
    name: ClassVar[str] = "Change meeting"

    def apply(self, page: Page) -> Page:
        old = meeting_of(page, self.meeting)
        _check_fields(self.fields, _MEETING_FIELDS, Sentence("meeting"))
        fields = dict(self.fields)
        for field in fields.keys() & {"hosts", "attendees", "mentions"}:
            fields[field] = tuple(fields[field])
        try:
            fields["kind"] = MeetingKind(fields.get("kind", old.kind))
        except ValueError:
            raise EditError(
                "The meeting was not changed: {kind!r} is no kind of meeting.", kind=fields["kind"]
            ) from None
        new = replace(old, **fields, confidence=None, status=None)
        entries = (*new.hosts, *new.attendees)
        _check_people(page, (entry.person for entry in entries))
        own = {new.name, new.date, new.place, *new.mentions}
        _check_spans(page, (*own, *(entry.mention for entry in entries)))
        if new.date_value is not None and not is_date_value(new.date_value):
            raise EditError(_NO_DATE, date=new.date_value)
        meetings = tuple(new if meeting is old else meeting for meeting in page.meetings)
        let_go = {old.name, old.date, old.place, *old.mentions} - own
        people = {entry.person for entry in (*old.hosts, *old.attendees)}
        page = replace(page, meetings=meetings)
        return _tidied(page, {id for id in let_go if id}, people)


_NO_DATE = (
    "The date {date!r} was not set: write it as 2022-11-21, 2022-11, or 2022-11-21/2022-11-23, "
    "or leave it empty where the text leaves it open."
)


@dataclass(frozen=True, slots=True)
class RemoveMeeting:
    """Remove a meeting and the name, date and place labels that were only its own."""

    meeting: str
    name: ClassVar[str] = "Remove meeting"

    def apply(self, page: Page) -> Page:
        old = meeting_of(page, self.meeting)
        page = replace(page, meetings=tuple(m for m in page.meetings if m is not old))
        spans = {old.name, old.date, old.place, *old.mentions}
        people = {entry.person for entry in (*old.hosts, *old.attendees)}
        return _tidied(page, {id for id in spans if id}, people)


def _tidied(page: Page, spans: Collection[str], people: Collection[str | None]) -> Page:
    """Give the page without those of the spans no record uses, and the people nothing names."""
    page = without_spans(page, set(spans) - spans_in_records(page))
    return opened(without_unnamed(page, {id for id in people if id is not None}))


def _check_fields(fields: Mapping[str, Any], known: Collection[str], what: str) -> None:
    if unknown := sorted(set(fields) - set(known)):
        raise EditError(
            "The {what} was not changed: there is no field {field!r}.", what=what, field=unknown[0]
        )


def _check_spans(page: Page, ids: Any) -> None:
    for id in ids:
        if id is not None and id not in page.span_by_id:
            raise EditError("The record was not changed: the page has no label {id!r}.", id=id)


def _check_people(page: Page, ids: Any) -> None:
    for id in ids:
        if id is not None and id not in page.person_by_id:
            raise EditError("The record was not changed: the page has no person {id!r}.", id=id)
