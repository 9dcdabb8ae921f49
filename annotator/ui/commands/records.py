"""Speeches in three strokes and meetings by their fields: each stroke fills the current record."""

import re
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.page.edits import AddAttendance, RecordMeeting, RecordSpeech
from annotator.page.edits.edit import Edit
from annotator.page.edits.fill import FillMeeting, FillSpeech
from annotator.page.model import PERSON, SPEAKER, Meeting, MeetingKind, Page, Part, Speech, Status
from annotator.suggest.labels.meetings.dates import dates
from annotator.suggest.labels.offices import office_before
from annotator.ui.chosen import parts_of, spans_at
from annotator.ui.commands.pending import Parts, Pending
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.session import Change, Session

NOTHING_MEANT = QT_TRANSLATE_NOOP(
    "record_commands", "Select the words, or put the caret into a label, first."
)
NO_NAMES = QT_TRANSLATE_NOOP("record_commands", "No names were found in the selection.")
NO_RECORD = QT_TRANSLATE_NOOP(
    "record_commands", "No label of a speech or of a meeting is at the caret."
)
SEPARATORS = re.compile(r"[、，,；;：:（）()\s]+")
AND = re.compile("以及|和|及|与")
A_NAME = re.compile(
    r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}|[\u3400-\u9fff]+(?:[·•][\u3400-\u9fff]+)+"
)
BEHIND = re.compile("等|同志|参加|出席|列席")


class RecordCommands(QObject):
    """Remembers which speech and which meeting the next stroke fills."""

    state_changed = Signal(str)
    """What the next strokes fill, in words for the status bar; empty for nothing."""
    speaker_set = Signal(object, str)
    """Who is put aside to speak now, as parts and a label; no parts where nobody is."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.pending = Pending()
        self._spent: tuple[str, Pending] | None = None
        """The speech that who was put aside speaks now: where undo takes it, they are back."""
        self.speech: str | None = None
        self.meeting: str | None = None
        session.page_opened.connect(self._forget)
        session.page_changed.connect(self._check)

    def _forget(self, _: object) -> None:
        self._put_aside(Pending())
        self.speech, self.meeting, self._spent = None, None, None
        self.state_changed.emit("")

    def _put_aside(self, pending: Pending) -> None:
        if pending != self.pending:
            self.pending = pending
            self.speaker_set.emit(pending.speaker, pending.label)

    def _check(self, change: Change) -> None:
        """Let go of records that undo took away; who is to speak goes along with the text."""
        page = self.session.page
        if page is not None:
            if self.pending.speaker:
                self._put_aside(self.pending.after(page))
            self._follow_speaker(page, change)
            if self.speech not in {one.id for one in page.speeches}:
                self.speech = None
            if self.meeting not in {one.id for one in page.meetings}:
                self.meeting = None
            self._say()

    def _follow_speaker(self, page: Page, change: Change) -> None:
        """Fill the speech that who was put aside speaks now; where undo took it, put them back."""
        there = {one.id for one in page.speeches}
        if change.jump and self._spent is not None:
            id, pending = self._spent
            if id not in there and self.speech == id:
                self.speech, self.pending = None, pending.after(page)
            elif id in there and self.pending == pending:
                self._take_from_aside(id)
        elif self.pending.speaker and change.before is not None:
            known = {one.id for one in change.before.speeches}
            made = [one for one in page.speeches if one.id not in known and self._is_theirs(one)]
            if made:
                self._take_from_aside(made[0].id)

    def _is_theirs(self, speech: Speech) -> bool:
        page = self.session.page
        assert page is not None
        span = page.span_by_id.get(speech.speaker_span or "")
        return span is not None and span.parts == self.pending.speaker

    def _take_from_aside(self, speech: str) -> None:
        self._spent, self.speech = (speech, self.pending), speech
        self._put_aside(Pending())

    def _tell(self, words: str) -> None:
        self.session.trouble.emit(QCoreApplication.translate("record_commands", words))

    def _meant(self, label: str | None = None) -> Parts:
        """Give the selection, or the label at the caret, as parts."""
        page, caret = self.session.page, self.session.caret
        if page is None:
            return ()
        parts = parts_of(page, caret)
        if not parts:
            at = spans_at(page, caret)
            own = [span for span in at if span.label == label]
            parts = (own or at)[0].parts if at else ()
        if not parts:
            self._tell(NOTHING_MEANT)
        return parts

    # -- speeches -------------------------------------------------------------------------------

    def speech_speaker(self) -> None:
        """First stroke: the selected name speaks; a new speech begins."""
        if parts := self._meant(PERSON):
            self._begin(parts, PERSON)

    def speech_other_speaker(self) -> None:
        """The same where no person speaks: a meeting, an office, a paper."""
        if parts := self._meant(SPEAKER):
            self._begin(parts, SPEAKER)

    def _begin(self, parts: Parts, label: str) -> None:
        page, speech = self.session.page, self._current_speech()
        if speech is not None and speech.speaker is None and not speech.speaker_text:
            self.session.apply(FillSpeech(speech.id, speaker=parts, speaker_label=label))
        elif page is not None:
            words = tuple(page.block(part.block).text[part.start : part.end] for part in parts)
            self.speech = None
            self._put_aside(Pending(parts, label, words=words))
        self._say()

    def speech_cue(self) -> None:
        """Second stroke: the selected verb reports what is said."""
        if parts := self._meant("cue"):
            self._fill("cue", parts)

    def speech_content(self) -> None:
        """Third stroke: the selection is what is said."""
        if parts := self._meant("content"):
            self._fill("content", parts)

    def speech_done(self) -> None:
        """Begin with a speech of nobody: the next strokes fill a new one."""
        self._put_aside(Pending())
        self.speech = None
        self._say()

    def _current_speech(self) -> Speech | None:
        page = self.session.page
        return next((s for s in page.speeches if s.id == self.speech), None) if page else None

    def _fill(self, field: str, parts: Parts) -> None:
        speech = self._current_speech()
        if speech is not None and getattr(speech, field) is None:
            strokes: dict[str, Any] = {field: parts}
            edit: Edit = FillSpeech(speech.id, **strokes)
            self.session.apply(edit)
        else:
            carried = self.pending
            if speech is not None:  # filled already: the same speaker goes on
                carried = Pending(person=speech.speaker)
                text = speech.speaker_text if speech.speaker is None else ""
            else:
                text = ""
            edit = RecordSpeech(
                speaker=carried.speaker,
                speaker_label=carried.label,
                speaker_person=carried.person,
                speaker_text=text,
                **{field: parts},
            )
            if self.session.apply(edit) and self.session.page is not None:
                self.speech = self.session.page.speeches[-1].id
                self._put_aside(Pending())
        self._say()

    # -- meetings -------------------------------------------------------------------------------

    def new_meeting(self) -> None:
        """Record a meeting whose name is selected."""
        self._new_meeting(MeetingKind.MEETING)

    def new_visit(self) -> None:
        """Record a visit whose name or phrase is selected."""
        self._new_meeting(MeetingKind.VISIT)

    def new_ceremony(self) -> None:
        """Record a ceremony whose name is selected."""
        self._new_meeting(MeetingKind.CEREMONY)

    def _new_meeting(self, kind: MeetingKind) -> None:
        if (parts := self._meant("meeting")) and self.session.apply(RecordMeeting(parts, kind)):
            page = self.session.page
            assert page is not None
            self.meeting = page.meetings[-1].id
            self._say()

    def meeting_date(self) -> None:
        """The selection is the date of the meeting; its value is worked out where it can be."""
        page = self.session.page
        if page is not None and (parts := self._meant("date")):
            text = page.block(parts[0].block).text[parts[0].start : parts[0].end]
            found = next(iter(dates(text, page.meta.published)), None)
            self._fill_meeting(date=parts, date_value=found.value if found else None)

    def meeting_place(self) -> None:
        """The selection is where the meeting was."""
        if parts := self._meant("place"):
            self._fill_meeting(place=parts)

    def meeting_mention(self) -> None:
        """The selection is a further mention of the meeting."""
        if parts := self._meant("meeting"):
            self._fill_meeting(mention=parts)

    def meeting_hosts(self) -> None:
        """The names in the selection hosted the meeting."""
        self._people("hosts")

    def meeting_attendees(self) -> None:
        """The names in the selection took part in the meeting."""
        self._people("attendees")

    def _people(self, field: str) -> None:
        page = self.session.page
        if page is None:
            return
        parts = parts_of(page, self.session.caret) or self._meant(PERSON)
        names = tuple((part,) for stretch in parts for part in names_in(page, stretch))
        if names:
            self._fill_meeting(**{field: names}, add=field)
        elif parts:
            self._tell(NO_NAMES)

    def _fill_meeting(self, add: str = "", **fields: object) -> None:
        page = self.session.page
        if page is None:
            return
        meeting = self.meeting or self._meeting_here(page)
        edit: Edit
        if meeting is None:
            mention = fields.pop("mention", None)
            if mention is not None:
                fields["meeting_name"] = mention
            edit = RecordMeeting(**fields)  # type: ignore[arg-type]
        elif add:
            edit = AddAttendance(meeting, fields[add], add)  # type: ignore[arg-type]
        else:
            edit = FillMeeting(meeting, **fields)  # type: ignore[arg-type]
        if self.session.apply(edit) and self.session.page is not None:
            self.meeting = meeting or self.session.page.meetings[-1].id
        self._say()

    def _meeting_here(self, page: Page) -> str | None:
        """Give the page's meeting where it has but one in the article of the caret."""
        block = self.session.caret.block
        article = page.block(block).article if block is not None else None
        found = []
        for meeting in page.meetings:
            spans = [page.span_by_id[id] for id in (meeting.name, meeting.date) if id]
            blocks = [part.block for span in spans for part in span.parts]
            if meeting.status is not Status.REJECTED and any(
                page.block(id).article == article for id in blocks
            ):
                found.append(meeting.id)
        return found[0] if len(found) == 1 else None

    def meeting_done(self) -> None:
        """The next strokes fill no meeting of before."""
        self.meeting = None
        self._say()

    def take_up(self) -> None:
        """Let the next strokes fill the speech or the meeting whose label is at the caret."""
        page = self.session.page
        if page is None:
            return
        at = {span.id for span in spans_at(page, self.session.caret)}
        speeches = [
            one.id for one in page.speeches if at & {one.speaker_span, one.cue, one.content}
        ]
        meetings = [one.id for one in page.meetings if at & _labels_of(one)]
        if speeches or meetings:
            self.choose(*speeches[:1] or (None,), *meetings[:1])
        else:
            self._tell(NO_RECORD)

    def choose(self, speech: str | None = None, meeting: str | None = None) -> None:
        """Let the next strokes fill this speech, or this meeting."""
        self.speech, self.meeting = speech or self.speech, meeting or self.meeting
        self._say()

    def _say(self) -> None:
        """Say which record is being filled, and which of its fields are."""
        page, words = self.session.page, []
        if page is not None:
            speech = self._current_speech()
            if speech is not None:
                fields = [self.tr("speaker")] if speech.speaker or speech.speaker_text else []
                fields += [self.tr("cue")] if speech.cue else []
                fields += [self.tr("content")] if speech.content else []
                words.append(
                    self.tr("Speech of {}: {}").format(
                        speech.speaker_text or self.tr("nobody"), " ✓ ".join([*fields, ""]).strip()
                    )
                )
            elif self.pending.speaker:
                name = self.pending.words[0]
                words.append(self.tr("Speech of {}: cue or content next").format(name))
            if self.meeting is not None:
                words.append(self._meeting_words(page, self.meeting))
        self.state_changed.emit(" · ".join(words))

    def _meeting_words(self, page: Page, id: str) -> str:
        meeting = next(one for one in page.meetings if one.id == id)
        name = page.text_of(page.span_by_id[meeting.name]) if meeting.name else ""
        short = name if len(name) <= 12 else name[:11] + "…"
        return self.tr("Meeting “{}” · hosts: {} · attendees: {}").format(
            short, len(meeting.hosts), len(meeting.attendees)
        )


def _labels_of(meeting: Meeting) -> set[str | None]:
    """Give the ids of the labels that say something of a meeting."""
    people = {one.mention for one in (*meeting.hosts, *meeting.attendees)}
    return {meeting.name, meeting.date, meeting.place, *meeting.mentions} | people


def names_in(page: Page, stretch: Part) -> list[Part]:
    """Give the names in a list: mentions that are tagged there, and what stands between 、."""
    tagged = sorted(
        (part.start, part.end)
        for span in page.spans_by_block.get(stretch.block, ())
        if span.label == PERSON and span.status is not Status.REJECTED
        for part in span.parts
        if part.block == stretch.block and stretch.start <= part.start and part.end <= stretch.end
    )
    found = list(tagged)
    text = page.block(stretch.block).text
    for low, high in _words(text, stretch.start, stretch.end):
        low, end = _name_within(text, low, high)
        free = all(end <= first or last <= low for first, last in tagged)
        if free and A_NAME.fullmatch(text, low, end):
            found.append((low, end))
    return [Part(stretch.block, low, high) for low, high in sorted(found)]


def _name_within(text: str, low: int, high: int) -> tuple[int, int]:
    """Leave out what a list says behind its last name, and the office before a name."""
    behind = BEHIND.search(text, low + 2, high)
    end = behind.start() if behind else high
    for start in range(end - 2, low + 1, -1):
        if office_before(text[low:start], start - low) and A_NAME.fullmatch(text, start, end):
            return start, end
    return low, end


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give what stands between the marks of a list; a word too long for a name is cut at 和."""
    at = start
    marks = [(hit.start(), hit.end()) for hit in SEPARATORS.finditer(text, start, end)]
    for low, high in [*marks, (end, end)]:
        if A_NAME.fullmatch(text, *_name_within(text, at, low)):
            yield at, low
        else:
            for hit in AND.finditer(text, at, low):
                yield at, hit.start()
                at = hit.end()
            yield at, low
        at = high
