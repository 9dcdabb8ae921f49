"""Edits that put the selected words into a field of a record: they label them and say so."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from annotator.page.edits import ChangeMeeting, ChangeSpeech
from annotator.page.edits.people import with_mention
from annotator.page.edits.records import meeting_of
from annotator.page.edits.spans import Parts, with_label
from annotator.page.model import CONTENT, CUE, DATE, MEETING, PLACE, SPEAKER, Page

SPEECH_LABELS: Mapping[str, str] = {"cue": CUE, "content": CONTENT}
MEETING_LABELS: Mapping[str, str] = {"name": MEETING, "date": DATE, "place": PLACE}


@dataclass(frozen=True, slots=True)
class LabelSpeechField:
    """Label words as the cue or the content of a speech."""

    speech: str
    field: str
    parts: Parts
    name: ClassVar[str] = "Change speech"

    def apply(self, page: Page) -> Page:
        page, span = with_label(page, SPEECH_LABELS[self.field], self.parts)
        return ChangeSpeech(self.speech, {self.field: span.id}).apply(page)


@dataclass(frozen=True, slots=True)
class LabelSpeaker:
    """Label words as who speaks: a person's mention, or an institution that is no person."""

    speech: str
    parts: Parts
    institution: bool = False
    name: ClassVar[str] = "Change speaker"

    def apply(self, page: Page) -> Page:
        fields: dict[str, Any]
        if self.institution:
            page, span = with_label(page, SPEAKER, self.parts)
            fields = {
                "speaker": None,
                "speaker_text": page.text_of(span),
                "speaker_span": span.id,
            }
        else:
            page, mention, person = with_mention(page, self.parts)
            fields = {
                "speaker": person.id,
                "speaker_text": person.name,
                "speaker_span": mention,
            }
        return ChangeSpeech(self.speech, fields).apply(page)


@dataclass(frozen=True, slots=True)
class LabelMeetingField:
    """Label words as the name, date or place of a meeting."""

    meeting: str
    field: str
    parts: Parts
    name: ClassVar[str] = "Change meeting"

    def apply(self, page: Page) -> Page:
        page, span = with_label(page, MEETING_LABELS[self.field], self.parts)
        return ChangeMeeting(self.meeting, {self.field: span.id}).apply(page)


@dataclass(frozen=True, slots=True)
class AddMeetingMention:
    """Label words as a further mention of a meeting."""

    meeting: str
    parts: Parts
    name: ClassVar[str] = "Add mention"

    def apply(self, page: Page) -> Page:
        page, span = with_label(page, MEETING, self.parts)
        mentions = dict.fromkeys((*meeting_of(page, self.meeting).mentions, span.id))
        return ChangeMeeting(self.meeting, {"mentions": tuple(mentions)}).apply(page)


def speaker_chosen(page: Page, speech: str, person: str | None, text: str) -> ChangeSpeech:
    """Give the edit that says who speaks: a person of the page, or only words for one.

    The mention stays where it names that person, and goes where it names another.
    """
    old = next(found for found in page.speeches if found.id == speech)
    span = page.span_by_id.get(old.speaker_span) if old.speaker_span else None
    if person is not None:
        text = page.person_by_id[person].name
        fits = span is not None and span.person == person
    else:
        fits = span is not None and span.person is None and page.text_of(span) == text
    return ChangeSpeech(
        speech,
        {
            "speaker": person,
            "speaker_text": text,
            "speaker_span": span.id if span is not None and fits else None,
        },
    )
