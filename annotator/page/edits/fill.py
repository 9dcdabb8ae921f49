"""Edits that label a stretch of text and put the label into a record, in one step."""

from dataclasses import dataclass
from typing import Any, ClassVar

from annotator.page.edits.people import with_mention
from annotator.page.edits.records import (
    ChangeMeeting,
    ChangeSpeech,
    meeting_of,
    speech_of,
    with_attendance,
)
from annotator.page.edits.spans import Parts, with_label
from annotator.page.model import CONTENT, CUE, DATE, MEETING, PERSON, PLACE, SPEAKER, Page


@dataclass(frozen=True, slots=True)
class FillSpeech:
    """Label speaker, cue or content, as far as given, and let the speech have them."""

    speech: str
    cue: Parts = ()
    content: Parts = ()
    speaker: Parts = ()
    speaker_label: str = PERSON
    name: ClassVar[str] = "Fill speech"

    def apply(self, page: Page) -> Page:
        speech_of(page, self.speech)
        fields: dict[str, Any] = {}
        if self.speaker and self.speaker_label == PERSON:
            page, mention, person = with_mention(page, self.speaker)
            fields.update(speaker=person.id, speaker_text=person.name, speaker_span=mention)
        elif self.speaker:
            page, span = with_label(page, SPEAKER, self.speaker)
            fields.update(speaker=None, speaker_text=page.text_of(span), speaker_span=span.id)
        for field, label, parts in (("cue", CUE, self.cue), ("content", CONTENT, self.content)):
            if parts:
                page, span = with_label(page, label, parts)
                fields[field] = span.id
        return ChangeSpeech(self.speech, fields).apply(page)


@dataclass(frozen=True, slots=True)
class FillMeeting:
    """Label a name, date, place or further mention, as far as given, and let the meeting have it.

    Hosts and attendees come in the place of those the meeting has.
    """

    meeting: str
    meeting_name: Parts = ()
    date: Parts = ()
    date_value: str | None = None
    place: Parts = ()
    mention: Parts = ()
    hosts: tuple[Parts, ...] = ()
    attendees: tuple[Parts, ...] = ()
    name: ClassVar[str] = "Fill meeting"

    def apply(self, page: Page) -> Page:
        meeting = meeting_of(page, self.meeting)
        fields: dict[str, Any] = {}
        stretches = (
            ("name", MEETING, self.meeting_name),
            ("date", DATE, self.date),
            ("place", PLACE, self.place),
        )
        for field, label, parts in stretches:
            if parts:
                page, span = with_label(page, label, parts)
                fields[field] = span.id
        if self.date_value is not None:
            fields["date_value"] = self.date_value
        if self.mention:
            page, span = with_label(page, MEETING, self.mention)
            fields["mentions"] = tuple(dict.fromkeys((*meeting.mentions, span.id)))
        if self.hosts:
            page, fields["hosts"] = with_attendance(page, self.hosts)
        if self.attendees:
            page, fields["attendees"] = with_attendance(page, self.attendees)
        hosting = {entry.person for entry in fields.get("hosts", meeting.hosts)}
        attendees = fields.get("attendees", meeting.attendees)
        fields["attendees"] = tuple(one for one in attendees if one.person not in hosting)
        return ChangeMeeting(self.meeting, fields).apply(page)
