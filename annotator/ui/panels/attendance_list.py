"""Who was at a meeting: a short list in a form, filled from the selection and put in order."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from annotator.page.model import Attendance, Page
from annotator.ui.panels.record_rows import Row, span_text
from annotator.ui.panels.short_list import Entry, ShortList


class AttendanceList(ShortList):
    """People by row, each with the words that name them; becomes a tuple of Attendance."""

    person_added = Signal(str)
    """Id of a person of the page to be added without a mention."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, self.tr("Add every name selected in the text"), parent)
        self._page: Page | None = None
        before = self.head.indexOf(self.remove_button)
        self.person_button = self.button(
            self.tr("Person…"), self.tr("Add someone of this page"), before
        )
        self.up_button = self.button("↑", self.tr("Move up (Alt+Up)"), before + 1)
        self.down_button = self.button("↓", self.tr("Move down (Alt+Down)"), before + 2)
        self.person_button.clicked.connect(self._choose_person)
        self.up_button.clicked.connect(lambda: self.move_chosen(-1))
        self.down_button.clicked.connect(lambda: self.move_chosen(1))
        self.list.move_asked.connect(self.move_chosen)

    def show_people(self, page: Page, people: Sequence[Attendance]) -> None:
        """Show who is in the list on this page."""
        self._page = page
        self.show_entries(tuple(Entry(_row(page, one), one, one.mention) for one in people))

    @override
    def enable(self) -> None:
        super().enable()
        self.person_button.setEnabled(self.free and bool(self._page and self._page.people))
        chosen = bool(self.list.chosen()) and self.free
        for button in (self.up_button, self.down_button):
            button.setEnabled(chosen)
            button.setVisible(len(self.entries) > 1)

    # -- acts ---------------------------------------------------------------------------------

    def move_chosen(self, by: int) -> None:
        """Move those that are chosen one place up or down, all together."""
        chosen = set(self.list.chosen())
        order = [entry.value for entry in self.entries]
        steps = range(len(order)) if by < 0 else range(len(order) - 1, -1, -1)
        for at in steps:
            to = at + by
            if (
                order[at].person in chosen
                and 0 <= to < len(order)
                and order[to].person not in chosen
            ):
                order[at], order[to] = order[to], order[at]
        if self.free and order != [entry.value for entry in self.entries]:
            self.changed.emit(tuple(order))

    def _choose_person(self) -> None:
        self.people_menu().popup(
            self.person_button.mapToGlobal(self.person_button.rect().bottomLeft())
        )

    def people_menu(self) -> QMenu:
        """Give the menu of the page's people that aren't in the list yet."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        there = {entry.value.person for entry in self.entries}
        for person in self._page.people if self._page else ():
            if person.id not in there:
                action: QAction = menu.addAction(
                    " ".join((person.name, "、".join(person.titles))).strip()
                )
                action.triggered.connect(lambda _=False, id=person.id: self.person_added.emit(id))
        return menu


def _row(page: Page, entry: Attendance) -> Row:
    person = page.person_by_id.get(entry.person)
    name = person.name if person else "？"
    words = span_text(page, entry.mention)
    return Row(entry.person, name if words in (name, "") else f"{name}（{words}）")
