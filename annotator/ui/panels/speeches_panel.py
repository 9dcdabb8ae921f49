"""Who says what: the speeches of a page, each field editable."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from annotator.page.edits import ChangeSpeech, RemoveSpeech, Target
from annotator.page.edits.fill import FillSpeech
from annotator.page.model import CONTENT, CUE, PERSON, SPEAKER, Page, Speech, Status
from annotator.ui.chosen import parts_of
from annotator.ui.panels.mention_field import MentionField
from annotator.ui.panels.person_field import PersonField
from annotator.ui.panels.record_form import form_layout
from annotator.ui.panels.record_panel import RecordKind, RecordPanel
from annotator.ui.panels.record_rows import speaker_of, speech_rows, speech_spans
from annotator.ui.session import Session


def speech_with(page: Page, id: str | None) -> Speech | None:
    """Give the speech with this id, None where the page has none."""
    return next((speech for speech in page.speeches if speech.id == id), None)


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


def _spans(page: Page, id: str) -> tuple[str, ...]:
    speech = speech_with(page, id)
    return speech_spans(speech) if speech else ()


def _owners(page: Page, spans: Collection[str]) -> dict[str, str]:
    return {
        span: one.id
        for one in page.speeches
        if one.status is not Status.REJECTED
        for span in speech_spans(one)
        if span in spans
    }


def _waiting(page: Page, id: str) -> tuple[Target, ...]:
    speech = speech_with(page, id)
    return (("speech", id),) if speech and speech.status is Status.SUGGESTED else ()


class SpeechForm(QWidget):
    """The fields of one speech."""

    edit_asked = Signal(object)
    span_asked = Signal(str)
    """Id of a span to bring into view."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.speech: Speech | None = None
        self.speaker = PersonField(self)
        self.mention = MentionField(SPEAKER, self.tr("Carried on from before"), self)
        self.cue = MentionField(CUE, parent=self)
        self.content = MentionField(CONTENT, parent=self)
        layout: QFormLayout = form_layout(self)
        layout.addRow(self.tr("Speaker"), self.speaker)
        layout.addRow(self.tr("Named at"), self.mention)
        layout.addRow(self.tr("Cue"), self.cue)
        layout.addRow(self.tr("Content"), self.content)
        self.speaker.chosen.connect(self._choose_speaker)
        fields = (("speaker_span", self.mention), ("cue", self.cue), ("content", self.content))
        for field, widget in fields:
            widget.used.connect(partial(self._use_selection, field))
            widget.cleared.connect(partial(self._change, field, None))
            widget.shown.connect(partial(self._show, field))

    def show_record(self, page: Page | None, id: str | None) -> None:
        """Show a speech of the page; nothing for None."""
        self.speech = speech = speech_with(page, id) if page else None
        if page is None or speech is None:
            return
        self.speaker.show_people(page.people, speech.speaker, speaker_of(page, speech))
        self.mention.show_span(page, speech.speaker_span)
        self.cue.show_span(page, speech.cue)
        self.content.show_span(page, speech.content)

    def offer(self, selected: bool, free: bool) -> None:
        """Say whether words are selected in the text, and whether the page may be changed."""
        self.speaker.setEnabled(free)
        for field in (self.mention, self.cue, self.content):
            field.offer(selected, free)

    def _choose_speaker(self, person: str | None, text: str) -> None:
        page = self.session.page
        if self.speech and page:
            self.edit_asked.emit(speaker_chosen(page, self.speech.id, person, text))

    def _use_selection(self, field: str) -> None:
        page, speech = self.session.page, self.speech
        parts = parts_of(page, self.session.caret) if page else ()
        if speech is None or not parts:
            return
        if field == "cue":
            edit = FillSpeech(speech.id, cue=parts)
        elif field == "content":
            edit = FillSpeech(speech.id, content=parts)
        else:
            no_person = speech.speaker is None and bool(speech.speaker_text)
            label = SPEAKER if no_person else PERSON
            edit = FillSpeech(speech.id, speaker=parts, speaker_label=label)
        self.edit_asked.emit(edit)

    def _change(self, field: str, value: object) -> None:
        if self.speech:
            self.edit_asked.emit(ChangeSpeech(self.speech.id, {field: value}))

    def _show(self, field: str) -> None:
        if self.speech and (span := getattr(self.speech, field)):
            self.span_asked.emit(span)


class SpeechesPanel(RecordPanel):
    """The list of speeches above the fields of one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        form = SpeechForm(session)
        empty = QCoreApplication.translate(
            "SpeechesPanel",
            "No speeches yet. Suggest them, or select who speaks, the cue and what is said, and "
            "record a speech.",
        )
        kind = RecordKind(
            "speeches", speech_rows, _spans, _owners, _waiting, RemoveSpeech, 2, empty
        )
        super().__init__(session, kind, form, parent)
        form.edit_asked.connect(self.apply)
        form.span_asked.connect(self.show_span)
