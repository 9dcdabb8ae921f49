"""Find and replace in the page: a bar under the text; labels keep to their words."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)
from typing_extensions import override

from annotator.page.edits import Batch, ReplaceText
from annotator.page.model import Page
from annotator.ui.guard import guard
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.plain import Label
from annotator.ui.session import Session
from annotator.ui.theme import SPACE

Hit = tuple[str, int, int]
REPLACE = QT_TRANSLATE_NOOP("steps", "Replace")


class FindBar(QFrame):
    """Steps through the places that read like the line, and replaces one or all."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.line, self.other = QLineEdit(self), QLineEdit(self)
        self.line.setPlaceholderText(self.tr("Find in the page"))
        self.other.setPlaceholderText(self.tr("Replace with"))
        self.case = QCheckBox(self.tr("Match case"), self)
        self.count = Label(self)
        self.next_button = self._small("↓", self.tr("Next"))
        self.previous_button = self._small("↑", self.tr("Previous"))
        self.one_button = QPushButton(self.tr("Replace"), self)
        self.all_button = QPushButton(self.tr("Replace all"), self)
        close = self._small("✕", self.tr("Close"))
        self.line.setMinimumWidth(64)
        grid = QGridLayout(self)
        grid.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        grid.setSpacing(SPACE)
        for column, widget in enumerate((self.line, self.previous_button, self.next_button, close)):
            grid.addWidget(widget, 0, column)
        second, third = QHBoxLayout(), QHBoxLayout()  # none wider than a narrow pane of the text
        second.setSpacing(SPACE)
        second.addWidget(self.other, 1)
        second.addWidget(self.one_button)
        second.addWidget(self.all_button)
        third.addWidget(self.case)
        third.addStretch(1)
        third.addWidget(self.count)
        grid.addLayout(second, 1, 0, 1, 4)
        grid.addLayout(third, 2, 0, 1, 4)
        grid.setColumnStretch(0, 1)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(True)  # pressed by Return, too
        self.line.textChanged.connect(self._recount)
        self.case.toggled.connect(self._recount)
        self.line.returnPressed.connect(self.find_next)
        self.other.returnPressed.connect(self.replace_one)
        self.next_button.clicked.connect(self.find_next)
        self.previous_button.clicked.connect(self.find_previous)
        self.one_button.clicked.connect(self.replace_one)
        self.all_button.clicked.connect(self.replace_all)
        close.clicked.connect(self.leave)
        session.page_opened.connect(self._recount)
        session.page_changed.connect(self._recount)
        self.hide()

    def _small(self, mark: str, words: str) -> QPushButton:
        """Make a button that takes no more room than its mark, and says itself in words."""
        button = QPushButton(mark, self)
        button.setFixedWidth(button.sizeHint().height() + SPACE)
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def open(self, replacing: bool) -> None:
        """Show the bar with what is selected in its line."""
        page, caret = self.session.page, self.session.caret
        if page is not None and len(caret.selection) == 1:
            block, start, end = caret.selection[0]
            self.line.setText(page.block(block).text[start:end])
        for widget in (self.other, self.one_button, self.all_button):
            widget.setVisible(replacing and not self.session.read_only)
        self.show()
        self.line.setFocus()
        self.line.selectAll()
        self._recount()

    def leave(self) -> None:
        """Hide the bar and go back to the text."""
        self.hide()
        self.closed.emit()

    def hits(self) -> list[Hit]:
        """Give every place of the page that reads like the line."""
        page = self.session.page
        return hits(page, self.line.text(), self.case.isChecked()) if page is not None else []

    def _recount(self, *_: object) -> None:
        if self.isHidden():
            return
        found = self.hits()
        words = self.tr("{} of {}") if self._here(found) else self.tr("{1} found")
        self.count.setText(words.format(self._here(found), len(found)) if self.line.text() else "")
        for button in (self.next_button, self.previous_button, self.one_button, self.all_button):
            button.setEnabled(bool(found))

    def _here(self, found: list[Hit]) -> int:
        """Give the number of the hit that is selected, counted from 1; 0 for none."""
        chosen = self.session.caret.selection
        return found.index(chosen[0]) + 1 if len(chosen) == 1 and chosen[0] in found else 0

    def find_next(self) -> None:
        """Select the next hit behind the caret, from the top after the last."""
        self._step(1)

    def find_previous(self) -> None:
        """Select the last hit before the caret, from the end before the first."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if not self.line.text():
            self.open(replacing=False)
            return
        found, page, caret = self.hits(), self.session.page, self.session.caret
        if not found or page is None:
            return
        index = page.block_index
        start = caret.selection[0] if caret.selection else (caret.block, caret.offset, 0)
        here = (index.get(start[0] or "", -1), start[1])
        places = [(index[block], at) for block, at, _ in found]
        if by > 0:
            after = [n for n, place in enumerate(places) if place > here]
            number = after[0] if after else 0
            if not caret.selection and here in places:
                number = places.index(here)
        else:
            before = [n for n, place in enumerate(places) if place < here]
            number = before[-1] if before else len(found) - 1
        self.session.show_place(*found[number])
        self._recount()

    def replace_one(self) -> None:
        """Replace the hit that is selected and go to the next one."""
        found = self.hits()
        number = self._here(found)
        if number:
            block, start, end = found[number - 1]
            new = self.other.text()
            if self.session.apply(Batch((ReplaceText(block, start, end, new),), REPLACE)):
                self.session.show_place(block, start + len(new))
        self.find_next()

    def replace_all(self) -> None:
        """Replace every hit, as one step."""
        found = self.hits()
        new = self.other.text()
        edits = tuple(ReplaceText(block, low, high, new) for block, low, high in reversed(found))
        if edits and self.session.apply(Batch(edits, REPLACE)):
            words = self.tr("Places replaced: %n.", "", len(edits))
            self.session.note.emit(words)

    @override
    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def hits(page: Page, words: str, match_case: bool) -> list[Hit]:
    """Give the places of a page's text that read like the words, none over another."""
    if not words:
        return []
    wanted = re.compile(re.escape(words), re.NOFLAG if match_case else re.IGNORECASE)
    return [
        (block.id, *found.span()) for block in page.blocks for found in wanted.finditer(block.text)
    ]
