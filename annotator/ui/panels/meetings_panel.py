"""Who met when and where: the meetings of a page, each field editable."""

from collections.abc import Collection
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from annotator.page.edits import AddAttendance, ChangeMeeting, RemoveMeeting, Target
from annotator.page.edits.fill import FillMeeting
from annotator.page.model import DATE, MEETING, PLACE, Attendance, Meeting, Page, Part, Status
from annotator.suggest.labels.meetings.dates import dates
from annotator.ui.chosen import parts_of
from annotator.ui.commands.records import names_in
from annotator.ui.panels.attendance_list import AttendanceList
from annotator.ui.panels.date_field import DateField
from annotator.ui.panels.mention_field import MentionField
from annotator.ui.panels.mentions_list import MentionsList
from annotator.ui.panels.record_form import form_layout
from annotator.ui.panels.record_panel import RecordKind, RecordPanel
from annotator.ui.panels.record_rows import meeting_rows, meeting_spans
from annotator.ui.panels.still_combo import StillCombo
from annotator.ui.panels.wording import MEETING_KINDS, said
from annotator.ui.session import Session


def meeting_with(page: Page, id: str | None) -> Meeting | None:
    """Give the meeting with this id, None where the page has none."""
    return next((meeting for meeting in page.meetings if meeting.id == id), None)


def _spans(page: Page, id: str) -> tuple[str, ...]:
    meeting = meeting_with(page, id)
    return meeting_spans(meeting) if meeting else ()


def _owners(page: Page, spans: Collection[str]) -> dict[str, str]:
    return {
        span: one.id
        for one in page.meetings
        if one.status is not Status.REJECTED
        for span in meeting_spans(one)
        if span in spans
    }


def _waiting(page: Page, id: str) -> tuple[Target, ...]:
    meeting = meeting_with(page, id)
    return (("meeting", id),) if meeting and meeting.status is Status.SUGGESTED else ()


class MeetingForm(QWidget):
    """The fields of one meeting."""

    edit_asked = Signal(object)
    span_asked = Signal(str)
    """Id of a span to bring into view."""
    trouble = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.meeting: Meeting | None = None
        self.kind = StillCombo(self)
        for value, words in MEETING_KINDS.items():
            self.kind.addItem(said(words), value.value)
        self.name = MentionField(MEETING, parent=self)
        self.date = MentionField(DATE, parent=self)
        self.date_value = DateField(self)
        self.place = MentionField(PLACE, parent=self)
        self.hosts = AttendanceList(self.tr("Hosts"), self)
        self.attendees = AttendanceList(self.tr("Attendees"), self)
        self.mentions = MentionsList(self.tr("Further mentions"), self)
        layout = form_layout(self)
        layout.addRow(self.tr("Kind"), self.kind)
        layout.addRow(self.tr("Name"), self.name)
        layout.addRow(self.tr("Date"), self.date)
        layout.addRow(self.tr("ISO date"), self.date_value)
        layout.addRow(self.tr("Place"), self.place)
        layout.addRow(self.hosts)
        layout.addRow(self.attendees)
        layout.addRow(self.mentions)
        self.kind.activated.connect(lambda _: self._change("kind", self.kind.currentData()))
        self.date_value.changed.connect(partial(self._change, "date_value"))
        for field, widget in self._fields().items():
            widget.used.connect(partial(self._use_selection, field))
            widget.cleared.connect(partial(self._change, field, None))
            widget.shown.connect(partial(self._show, field))
        for field, people in (("hosts", self.hosts), ("attendees", self.attendees)):
            people.changed.connect(partial(self._change, field))
            people.selection_used.connect(partial(self._add_selected, field))
            people.person_added.connect(partial(self._add_person, field))
            people.shown.connect(self.span_asked)
        self.mentions.changed.connect(partial(self._change, "mentions"))
        self.mentions.selection_used.connect(self._add_mention)
        self.mentions.shown.connect(self.span_asked)

    def _fields(self) -> dict[str, MentionField]:
        return {"name": self.name, "date": self.date, "place": self.place}

    def show_record(self, page: Page | None, id: str | None) -> None:
        """Show a meeting of the page; nothing for None."""
        self.meeting = meeting = meeting_with(page, id) if page else None
        if page is None or meeting is None:
            return
        self.kind.setCurrentIndex(self.kind.findData(meeting.kind.value))
        for field, widget in self._fields().items():
            widget.show_span(page, getattr(meeting, field))
        self.date_value.say(meeting.date_value)
        self.hosts.show_people(page, meeting.hosts)
        self.attendees.show_people(page, meeting.attendees)
        self.mentions.show_spans(page, meeting.mentions)

    def offer(self, selected: bool, free: bool) -> None:
        """Say whether words are selected in the text, and whether the page may be changed."""
        self.kind.setEnabled(free)
        self.date_value.setEnabled(free)
        for field in self._fields().values():
            field.offer(selected, free)
        for people in (self.hosts, self.attendees):
            people.offer(selected, free)
        self.mentions.offer(selected, free)

    def _change(self, field: str, value: Any) -> None:
        if self.meeting and getattr(self.meeting, field) != value:
            self.edit_asked.emit(ChangeMeeting(self.meeting.id, {field: value}))

    def _use_selection(self, field: str) -> None:
        page, parts = self.session.page, self._selected()
        if page is None or self.meeting is None or not parts:
            return
        id = self.meeting.id
        if field == "date":
            text = page.block(parts[0].block).text[parts[0].start : parts[0].end]
            found = next(iter(dates(text, page.meta.published)), None)
            edit = FillMeeting(id, date=parts, date_value=found.value if found else None)
        elif field == "place":
            edit = FillMeeting(id, place=parts)
        else:
            edit = FillMeeting(id, meeting_name=parts)
        self.edit_asked.emit(edit)

    def _selected(self) -> tuple[Part, ...]:
        page = self.session.page
        return parts_of(page, self.session.caret) if page else ()

    def _add_selected(self, field: str) -> None:
        page = self.session.page
        stretches = self._selected()
        names = (
            tuple((name,) for part in stretches for name in names_in(page, part)) if page else ()
        )
        if self.meeting and names:
            self.edit_asked.emit(AddAttendance(self.meeting.id, names, field))
        elif self.meeting:
            self.trouble.emit(self.tr("Nobody was added: there is no name in the selection."))

    def _add_person(self, field: str, person: str) -> None:
        if self.meeting:
            entries = (*getattr(self.meeting, field), Attendance(person))
            self.edit_asked.emit(ChangeMeeting(self.meeting.id, {field: entries}))

    def _add_mention(self) -> None:
        parts = self._selected()
        if self.meeting and parts:
            self.edit_asked.emit(FillMeeting(self.meeting.id, mention=parts))

    def _show(self, field: str) -> None:
        if self.meeting and (span := getattr(self.meeting, field)):
            self.span_asked.emit(span)


class MeetingsPanel(RecordPanel):
    """The list of meetings above the fields of one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        form = MeetingForm(session)
        empty = QCoreApplication.translate(
            "MeetingsPanel",
            "No meetings yet. Suggest them, or select the name of a meeting and record one.",
        )
        kind = RecordKind(
            "meetings", meeting_rows, _spans, _owners, _waiting, RemoveMeeting, 2, empty
        )
        super().__init__(session, kind, form, parent)
        form.edit_asked.connect(self.apply)
        form.span_asked.connect(self.show_span)
        form.trouble.connect(session.trouble)
