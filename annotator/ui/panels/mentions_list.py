"""The places in the text that name something: a short list in a form, clicked to go there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.page.model import Page, Span
from annotator.ui.panels.attendance_list import ShortList
from annotator.ui.panels.record_rows import Row
from annotator.ui.panels.row_look import smaller
from annotator.ui.theme import SPACE

AROUND = 14
"""Characters shown on either side of a mention."""


class MentionsList(QWidget):
    """Mentions by row, each inside its words; tells what the list shall become."""

    changed = Signal(object)
    """Tuple of span ids that stay."""
    selection_used = Signal()
    shown = Signal(str)
    """Id of a mention to bring into view."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.spans: tuple[str, ...] = ()
        self.heading = QLabel(title, self)
        self.list = ShortList(self, lines=1)
        self.list.setFrameShape(QFrame.Shape.StyledPanel)
        self.use_button, self.remove_button = QToolButton(self), QToolButton(self)
        self.use_button.setText(self.tr("Add selection"))
        self.use_button.setToolTip(self.tr("Add the words selected in the text"))
        self.remove_button.setText("✕")
        self.remove_button.setToolTip(self.tr("Take out of the list (Del)"))
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.heading)
        head.addStretch(1)
        for button in (self.use_button, self.remove_button):
            button.setAutoRaise(True)
            button.setFont(smaller(self.font()))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE // 2, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.list)
        self.use_button.clicked.connect(self.selection_used)
        self.remove_button.clicked.connect(self.remove)
        self.list.refuse_asked.connect(self.remove)
        self.list.accept_asked.connect(self._show)
        self.list.come_to.connect(self._show)
        self.list.selectionModel().selectionChanged.connect(self._enable)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._free, self._selected = True, False

    def show_spans(self, page: Page, spans: Sequence[str]) -> None:
        """Show these spans of the page."""
        self.spans = tuple(spans)
        found = [page.span_by_id[id] for id in spans if id in page.span_by_id]
        self.heading.setText(f"{self.title}  {len(found)}" if found else self.title)
        self.list.show_rows(tuple(_row(page, span) for span in found))
        self.list.fit()
        self._enable()

    def offer(self, selected: bool, free: bool) -> None:
        """Say whether words are selected in the text, and whether the page may be changed."""
        self._selected, self._free = selected, free
        self._enable()

    def remove(self) -> None:
        """Take those that are chosen out of the list."""
        chosen = set(self.list.chosen())
        if chosen and self._free:
            self.changed.emit(tuple(id for id in self.spans if id not in chosen))

    def _enable(self) -> None:
        self.use_button.setEnabled(self._selected and self._free)
        self.use_button.setVisible(self._selected and self._free)
        self.remove_button.setEnabled(bool(self.list.chosen()) and self._free)

    def _show(self, *_: object) -> None:
        if self.list.current is not None:
            self.shown.emit(self.list.current)


def _row(page: Page, span: Span) -> Row:
    part = span.parts[0]
    text = page.block(part.block).text
    before = text[max(0, part.start - AROUND) : part.start]
    behind = text[part.end : part.end + AROUND]
    words = f"{before}【{text[part.start : part.end]}】{behind}"
    return Row(span.id, words, "", span.status, span.confidence)
