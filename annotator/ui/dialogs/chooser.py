"""A light list that pops up at the caret: type a few characters, press Return, it is chosen."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.page.model import Page
from annotator.ui.guard import guard
from annotator.ui.panels.article_groups import groups_of
from annotator.ui.panels.hint import Hint
from annotator.ui.panels.record_list import RecordList
from annotator.ui.panels.record_rows import Row, person_rows
from annotator.ui.theme import SPACE

WIDTH, HEIGHT = 340, 300
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Choice(NamedTuple):
    """Something to choose: its id, what it is called, and a line about it."""

    id: str
    title: str
    detail: str = ""


def article_choices(page: Page) -> tuple[Choice, ...]:
    """Give the articles of a page, numbered as they are everywhere."""
    return tuple(
        Choice(group.id, f"{number}  {group.title}")
        for number, group in enumerate(groups_of(page), 1)
        if group.article
    )


def person_choices(page: Page) -> tuple[Choice, ...]:
    """Give the people of a page in the order in which they are named."""
    return tuple(Choice(row.id, row.title, row.detail) for row in person_rows(page))


def block_choices(page: Page, without: str | None = None) -> tuple[Choice, ...]:
    """Give the blocks of a page by their first words, all but one."""
    return tuple(
        Choice(block.id, block.text[:60] or "—", "") for block in page.blocks if block.id != without
    )


class Chooser(QFrame):
    """A popup with a line to narrow the list; it closes when something is chosen, or by Esc."""

    chosen = Signal(str)
    """Id of what was chosen."""
    typed = Signal(str)
    """What was typed, where nothing in the list is called so and new names are welcome."""

    def __init__(
        self,
        choices: Sequence[Choice],
        hint: str,
        parent: QWidget | None = None,
        *,
        new_names: bool = False,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.choices, self.new_names = tuple(choices), new_names
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(hint)
        self.list = RecordList(self, lines=2 if any(c.detail for c in choices) else 1)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hint = Hint(
            self.list,
            self.tr("Return makes a new one.") if new_names else self.tr("Nothing is called so."),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        layout.setSpacing(SPACE)
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        self.resize(WIDTH, HEIGHT)
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self.narrow)
        self.line.returnPressed.connect(self.choose)
        self.list.clicked.connect(self.choose)
        self.narrow("")

    def pop_up(self, at: QPoint) -> None:
        """Open with the upper left corner at this place of the screen."""
        self.move(at)
        self.show()
        self.line.setFocus()

    def narrow(self, text: str) -> None:
        """Show what holds every word of the text."""
        words = text.casefold().split()
        rows = tuple(
            Row(choice.id, choice.title, choice.detail)
            for choice in self.choices
            if all(word in f"{choice.title} {choice.detail}".casefold() for word in words)
        )
        self.list.show_rows(rows)
        self.list.stand_on(rows[0].id if rows else None)

    def choose(self, *_: object) -> None:
        """Take what the list stands on, or what was typed where that is welcome, and close."""
        text = self.line.text().strip()
        if self.list.current is not None:
            self.chosen.emit(self.list.current)
        elif self.new_names and text:
            self.typed.emit(text)
        else:
            return
        self.close()

    @override
    @guard(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in MOVES:
                self.list.keyPressEvent(event)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
        return False
