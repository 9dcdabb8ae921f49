"""Who was at a meeting: a short list in a form, filled from the selection and put in order."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.page.model import Attendance, Page
from annotator.ui.guard import guard
from annotator.ui.panels.record_list import RecordList
from annotator.ui.panels.record_rows import Row, span_text
from annotator.ui.panels.row_look import smaller
from annotator.ui.theme import SPACE

MOST_ROWS = 7
"""Rows a list in a form shows before it scrolls by itself."""


class ShortList(RecordList):
    """A list as high as its rows, up to a few."""

    def fit(self) -> None:
        """Take the height that the rows need now."""
        rows = min(max(len(self.records.rows), 1), MOST_ROWS)
        self.setFixedHeight(rows * self.sizeHintForRow(0) + 2 if self.records.rows else 26)

    @override
    @guard(QSize(100, 26))
    def minimumSizeHint(self) -> QSize:
        return QSize(100, 26)


class AttendanceList(QWidget):
    """People by row, each with the words that name them; tells what the list shall become."""

    changed = Signal(object)
    """Tuple of Attendance: the list in its new order, or without someone."""
    selection_used = Signal()
    """The names selected in the text shall be added."""
    person_added = Signal(str)
    """Id of a person of the page to be added without a mention."""
    shown = Signal(str)
    """Id of a mention to bring into view."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.entries: tuple[Attendance, ...] = ()
        self._page: Page | None = None
        self.heading = QLabel(title, self)
        self.list = ShortList(self, lines=1)
        self.list.setFrameShape(QFrame.Shape.StyledPanel)
        self.use_button = self._button(
            self.tr("Add selection"), self.tr("Add every name selected in the text")
        )
        self.person_button = self._button(self.tr("Person…"), self.tr("Add someone of this page"))
        self.up_button = self._button("↑", self.tr("Move up (Alt+Up)"))
        self.down_button = self._button("↓", self.tr("Move down (Alt+Down)"))
        self.remove_button = self._button("✕", self.tr("Take out of the list (Del)"))
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.heading)
        head.addStretch(1)
        for button in (
            self.use_button,
            self.person_button,
            self.up_button,
            self.down_button,
            self.remove_button,
        ):
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE // 2, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.list)
        self.use_button.clicked.connect(self._use)
        self.person_button.clicked.connect(self._choose_person)
        self.up_button.clicked.connect(lambda: self.move_chosen(-1))
        self.down_button.clicked.connect(lambda: self.move_chosen(1))
        self.remove_button.clicked.connect(self.remove)
        self.list.refuse_asked.connect(self.remove)
        self.list.accept_asked.connect(self._show)
        self.list.come_to.connect(self._show)
        self.list.move_asked.connect(self.move_chosen)
        self.list.selectionModel().selectionChanged.connect(self._enable)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._free, self._selected = True, False

    def _button(self, words: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(words)
        button.setToolTip(tip)
        button.setAutoRaise(True)
        button.setFont(smaller(self.font()))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def show_entries(self, page: Page, entries: Sequence[Attendance]) -> None:
        """Show who is in the list on this page."""
        self._page, self.entries = page, tuple(entries)
        self.heading.setText(f"{self.title}  {len(entries)}" if entries else self.title)
        self.list.show_rows(tuple(_row(page, entry) for entry in entries))
        self.list.fit()
        self._enable()

    def offer(self, selected: bool, free: bool) -> None:
        """Say whether words are selected in the text, and whether the page may be changed."""
        self._selected, self._free = selected, free
        self._enable()

    def _enable(self) -> None:
        chosen = bool(self.list.chosen()) and self._free
        self.use_button.setEnabled(self._selected and self._free)
        self.use_button.setVisible(self._selected and self._free)
        self.person_button.setEnabled(self._free and bool(self._page and self._page.people))
        for button in (self.up_button, self.down_button, self.remove_button):
            button.setEnabled(chosen)

    # -- acts ---------------------------------------------------------------------------------

    def _use(self) -> None:
        if self._free and self._selected:
            self.selection_used.emit()

    def move_chosen(self, by: int) -> None:
        """Move those that are chosen one place up or down, all together."""
        chosen = set(self.list.chosen())
        order = list(self.entries)
        steps = range(len(order)) if by < 0 else range(len(order) - 1, -1, -1)
        for at in steps:
            to = at + by
            if (
                order[at].person in chosen
                and 0 <= to < len(order)
                and order[to].person not in chosen
            ):
                order[at], order[to] = order[to], order[at]
        if self._free and tuple(order) != self.entries:
            self.changed.emit(tuple(order))

    def remove(self) -> None:
        """Take those that are chosen out of the list."""
        chosen = set(self.list.chosen())
        if chosen and self._free:
            self.changed.emit(tuple(e for e in self.entries if e.person not in chosen))

    def _choose_person(self) -> None:
        self.people_menu().popup(
            self.person_button.mapToGlobal(self.person_button.rect().bottomLeft())
        )

    def people_menu(self) -> QMenu:
        """Give the menu of the page's people that aren't in the list yet."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        there = {entry.person for entry in self.entries}
        for person in self._page.people if self._page else ():
            if person.id not in there:
                action: QAction = menu.addAction(
                    " ".join((person.name, "、".join(person.titles))).strip()
                )
                action.triggered.connect(lambda _=False, id=person.id: self.person_added.emit(id))
        return menu

    def _show(self, *_: object) -> None:
        mention = next((e.mention for e in self.entries if e.person == self.list.current), None)
        if mention is not None:
            self.shown.emit(mention)


def _row(page: Page, entry: Attendance) -> Row:
    person = page.person_by_id.get(entry.person)
    name = person.name if person else "？"
    words = span_text(page, entry.mention)
    return Row(entry.person, name if words in (name, "") else f"{name}（{words}）")
