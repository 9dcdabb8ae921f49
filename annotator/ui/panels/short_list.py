"""A short list in a form under its heading: the rows, and the buttons that act on them."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.ui.guard import guard
from annotator.ui.panels.record_list import RecordList
from annotator.ui.panels.record_rows import Row
from annotator.ui.panels.row_look import smaller
from annotator.ui.plain import Label
from annotator.ui.theme import SPACE

MOST_ROWS = 7
"""Rows a list in a form shows before it scrolls by itself."""


class FittedList(RecordList):
    """A list as high as its rows, up to a few; an empty one takes no room."""

    def fit(self) -> None:
        """Take the height that the rows need now."""
        rows = min(len(self.records.rows), MOST_ROWS)
        self.setVisible(rows > 0)
        if rows:
            self.setFixedHeight(rows * self.sizeHintForRow(0) + 2)

    @override
    @guard(QSize(100, 26))
    def minimumSizeHint(self) -> QSize:
        return QSize(100, 26)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row, what the record holds for it, and the id of the mention that it leads to."""

    row: Row
    value: Any
    mention: str | None


class ShortList(QWidget):
    """Entries under a heading, for a field of a record that holds several.

    The words that are selected in the text can be added, and rows that are chosen taken out.
    """

    changed = Signal(object)
    """What the field shall become: a tuple of the values that stay, in their order."""
    selection_used = Signal()
    """What is selected in the text shall be added."""
    shown = Signal(str)
    """Id of a mention to bring into view."""

    def __init__(self, title: str, add_tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.entries: tuple[Entry, ...] = ()
        self.heading = Label(title, self)
        self.list = FittedList(self, lines=1)
        self.list.setFrameShape(QFrame.Shape.StyledPanel)
        self.head = QHBoxLayout()
        self.head.setSpacing(2)
        self.head.addWidget(self.heading)
        self.head.addStretch(1)
        self.use_button = self.button(self.tr("Add selection"), add_tip)
        self.remove_button = self.button("✕", self.tr("Take out of the list (Del)"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE // 2, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(self.head)
        layout.addWidget(self.list)
        self.use_button.clicked.connect(self._use)
        self.remove_button.clicked.connect(self.remove)
        self.list.refuse_asked.connect(self.remove)
        self.list.accept_asked.connect(self._show_mention)
        self.list.come_to.connect(self._show_mention)
        self.list.selectionModel().selectionChanged.connect(self.enable)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.free, self._selected = True, False

    def button(self, words: str, tip: str, at: int = -1) -> QToolButton:
        """Give a new small button at this place of the heading's row, at its end without one."""
        button = QToolButton(self)
        button.setText(words)
        button.setToolTip(tip)
        button.setAutoRaise(True)
        button.setFont(smaller(self.font()))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.head.insertWidget(at, button)
        return button

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show these entries, and how many they are."""
        self.entries = entries
        self.heading.setText(f"{self.title}  {len(entries) or '–'}")
        self.list.show_rows(tuple(entry.row for entry in entries))
        self.list.fit()
        self.enable()

    def offer(self, selected: bool, free: bool) -> None:
        """Say whether words are selected in the text, and whether the page may be changed."""
        self._selected, self.free = selected, free
        self.enable()

    def enable(self) -> None:
        """Offer what can be done now."""
        self.use_button.setVisible(self._selected and self.free)
        self.remove_button.setEnabled(bool(self.list.chosen()) and self.free)
        self.remove_button.setVisible(bool(self.entries))

    def remove(self) -> None:
        """Take the rows that are chosen out of the list."""
        chosen = set(self.list.chosen())
        if chosen and self.free:
            self.changed.emit(tuple(e.value for e in self.entries if e.row.id not in chosen))

    def _show_mention(self) -> None:
        mention = next((e.mention for e in self.entries if e.row.id == self.list.current), None)
        if mention is not None:
            self.shown.emit(mention)

    def _use(self) -> None:
        if self.free and self._selected:
            self.selection_used.emit()
