"""The people of a page: names, titles, mentions; two of them made one."""

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from annotator.page.edits import (
    AddPerson,
    ChangePerson,
    MergePeople,
    RemovePerson,
    TagPeople,
    Target,
)
from annotator.page.model import Page, Person, Status
from annotator.ui.chosen import parts_of, taken_off
from annotator.ui.commands.records import names_in
from annotator.ui.panels.mentions_list import MentionsList
from annotator.ui.panels.record_form import form_layout
from annotator.ui.panels.record_panel import RecordKind, RecordPanel
from annotator.ui.panels.record_rows import mentions_of, person_rows
from annotator.ui.panels.row_acts import RowAct
from annotator.ui.session import Session

TITLE_MARK = "；"
"""Between two offices; a 、 stands inside of one: 市委常委、秘书长."""


def _spans(page: Page, id: str) -> tuple[str, ...]:
    return tuple(span.id for span in mentions_of(page, id))


def _owners(page: Page, spans: Collection[str]) -> dict[str, str]:
    found = {span: page.span_by_id[span].person for span in spans}
    return {span: person for span, person in found.items() if person is not None}


def _waiting(page: Page, id: str) -> tuple[Target, ...]:
    return tuple(
        ("span", span.id) for span in mentions_of(page, id) if span.status is Status.SUGGESTED
    )


class PersonForm(QWidget):
    """The fields of one person."""

    edit_asked = Signal(object)
    span_asked = Signal(str)
    """Id of a span to bring into view."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.person: Person | None = None
        self.name, self.titles = QLineEdit(self), QLineEdit(self)
        self.titles.setPlaceholderText(self.tr("Offices, with ； between them"))
        self.mentions = MentionsList(self.tr("Mentions"), self)
        layout = form_layout(self)
        layout.addRow(self.tr("Name"), self.name)
        layout.addRow(self.tr("Titles"), self.titles)
        layout.addRow(self.mentions)
        self.name.editingFinished.connect(self._rename)
        self.titles.editingFinished.connect(self._retitle)
        self.mentions.changed.connect(self._keep_mentions)
        self.mentions.selection_used.connect(self._add_mention)
        self.mentions.shown.connect(self.span_asked)

    def show_record(self, page: Page | None, id: str | None) -> None:
        """Show a person of the page; nothing for None."""
        self.person = person = page.person_by_id.get(id) if page and id else None
        if page is None or person is None:
            return
        titles = TITLE_MARK.join(person.titles)
        for line, text in ((self.name, person.name), (self.titles, titles)):
            if line.text() != text and not (line.hasFocus() and line.isModified()):
                line.setText(text)
        self.mentions.show_spans(page, _spans(page, person.id))

    def offer(self, selected: bool, free: bool) -> None:
        """Say whether words are selected in the text, and whether the page may be changed."""
        self.name.setReadOnly(not free)
        self.titles.setReadOnly(not free)
        self.mentions.offer(selected, free)

    def _rename(self) -> None:
        name = self.name.text().strip()
        self.name.setModified(False)
        if self.person is None or name == self.person.name:
            return
        if name:
            self.edit_asked.emit(ChangePerson(self.person.id, {"name": name}))
        else:
            self.name.setText(self.person.name)

    def _retitle(self) -> None:
        words = self.titles.text().replace(";", TITLE_MARK).split(TITLE_MARK)
        titles = tuple(filter(None, map(str.strip, words)))
        self.titles.setModified(False)
        if self.person is not None and titles != self.person.titles:
            self.edit_asked.emit(ChangePerson(self.person.id, {"titles": titles}))

    def _keep_mentions(self, spans: tuple[str, ...]) -> None:
        gone = tuple(e.value for e in self.mentions.entries if e.value not in spans)
        page = self.session.page
        if gone and page is not None:
            self.edit_asked.emit(taken_off(page, gone))

    def _add_mention(self) -> None:
        page = self.session.page
        parts = parts_of(page, self.session.caret) if page else ()
        if self.person is not None and parts:
            self.edit_asked.emit(TagPeople((parts,), self.person.name))


class PeoplePanel(RecordPanel):
    """The list of people above the fields of one; two of them can be merged."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        form = PersonForm(session)
        empty = QCoreApplication.translate(
            "PeoplePanel", "Nobody is named yet. Suggest people, or select a name and tag it."
        )
        kind = RecordKind("people", person_rows, _spans, _owners, _waiting, RemovePerson, 1, empty)
        super().__init__(session, kind, form, parent)
        self.merge_button = self.add_button(self.tr("Merge"), self.merge)
        self.merge_button.setToolTip(self.tr("Make one person of those that are chosen"))
        self.new_button = self.add_button(self.tr("New"), self.new_person)
        self.new_button.setToolTip(self.tr("Add someone whom the text does not name"))
        self.add_people_button = self.add_button(self.tr("Add selection"), self.add_selected)
        self.add_people_button.setToolTip(self.tr("Tag every name in the selection as a person"))
        self.list.acts |= {
            "merge_people": RowAct(self.merge, self._can_merge),
            "new_person": RowAct(self.new_person, self._can_add),
        }
        form.edit_asked.connect(self.apply)
        form.span_asked.connect(self.show_span)
        self.list.selectionModel().selectionChanged.connect(self._enable_own)
        session.caret_moved.connect(self._enable_own)
        session.page_opened.connect(self._enable_own)
        self._enable_own()

    def _enable_own(self, *_: object) -> None:
        self.merge_button.setEnabled(self._can_merge())
        self.new_button.setEnabled(self._can_add())
        self.add_people_button.setVisible(not self.session.read_only and self.fresh_selection)

    def _can_merge(self) -> bool:
        return not self.session.read_only and len(self.list.chosen()) > 1

    def _can_add(self) -> bool:
        return not self.session.read_only and self.session.page is not None

    def merge(self) -> None:
        """Make one person of those that are chosen: the one the list stands on stays."""
        chosen = self.list.chosen()
        keep = self.list.current if self.list.current in chosen else next(iter(chosen), None)
        others = tuple(id for id in chosen if id != keep)
        if keep is not None and others and self.apply(MergePeople(keep, others)):
            self.list.stand_on(keep)

    def new_person(self) -> None:
        """Add a person of no name yet, and let the name be written."""
        if self.apply(AddPerson(self.tr("New person"))) and self.session.page is not None:
            self.list.stand_on(self.session.page.people[-1].id)
            self.form.name.setFocus()
            self.form.name.selectAll()

    def add_selected(self) -> None:
        """Tag every name in the selection, each as the person of that name."""
        page = self.session.page
        if page is None:
            return
        stretches = parts_of(page, self.session.caret)
        names = tuple((name,) for part in stretches for name in names_in(page, part))
        if names:
            self.apply(TagPeople(names))
        elif stretches:
            self.session.trouble.emit(self.tr("Nobody was tagged: no name is selected."))
