"""A field of a record that holds words of the text: see them, go there, put the selection in."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from annotator.page.model import Page
from annotator.ui.guard import guard
from annotator.ui.panels.own_keys import OwnKeys
from annotator.ui.panels.record_rows import span_text
from annotator.ui.panels.row_look import BAR, smaller
from annotator.ui.plain import tip
from annotator.ui.theme import RADIUS, SPACE, current

Key = Qt.Key
USE, CLEAR = (Key.Key_Return, Key.Key_Enter), (Key.Key_Delete, Key.Key_Backspace)
OWN = frozenset((key, Qt.KeyboardModifier.NoModifier) for key in (*USE, *CLEAR, Key.Key_Space))


SHOWN = 200
"""Characters of a span that its field holds; it shows as many as fit."""


class MentionWords(QWidget):
    """The words themselves behind a bar in the label's colour; click or Space goes there."""

    pressed = Signal()
    use_pressed = Signal()
    clear_pressed = Signal()

    def __init__(self, label: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.usual = self.label = label
        self.hint, self.words = hint, ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        OwnKeys(self, OWN)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, words: str, label: str | None = None) -> None:
        """Show these words, in the colour of the label they have; the hint where there are none."""
        self.words = words
        self.label = label or self.usual
        self.setToolTip(tip(words))
        self.setAccessibleName(words or self.hint)
        pointing = Qt.CursorShape.PointingHandCursor if words else Qt.CursorShape.ArrowCursor
        self.setCursor(pointing)
        self.update()

    @override
    @guard(QSize(60, 26))
    def sizeHint(self) -> QSize:
        return QSize(60, self.fontMetrics().height() + SPACE + 4)

    @override
    @guard(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = theme.accent if self.hasFocus() else theme.mixed(theme.faint, 0.5)
            painter.setPen(QPen(edge, 1))
            painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
            frame = self.rect().adjusted(0, 0, -1, -1)
            painter.drawRoundedRect(frame, RADIUS, RADIUS)
            if self.words:
                bar = QRect(frame.left() + 4, frame.top() + 5, BAR, frame.height() - 9)
                painter.fillRect(bar, theme.label_ink(self.label))
            inside = frame.adjusted(2 * SPACE, 0, -SPACE, 0)
            painter.setPen(theme.text if self.words else theme.soft)
            fitting = self.fontMetrics().elidedText(
                self.words or self.hint, Qt.TextElideMode.ElideRight, inside.width()
            )
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(inside, left, fitting)

    @override
    @guard(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.words:
            self.pressed.emit()

    @override
    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in USE:
            self.use_pressed.emit()
        elif key in CLEAR:
            self.clear_pressed.emit()
        elif key == Key.Key_Space and self.words:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)


class MentionField(QWidget):
    """The words, a button that takes the selection instead, and one that empties the field."""

    used = Signal()
    """The selection in the text shall stand here."""
    cleared = Signal()
    shown = Signal()
    """The person wants to see the words in the text."""

    def __init__(self, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = MentionWords(label, hint or self.tr("Select the words in the text"), self)
        self.use_button, self.clear_button = QToolButton(self), QToolButton(self)
        self.use_button.setText(self.tr("Use selection"))
        self.use_button.setToolTip(self.tr("Put the words selected in the text here (Return)"))
        self.clear_button.setText("✕")
        self.clear_button.setToolTip(self.tr("Empty this field (Del)"))
        for button in (self.use_button, self.clear_button):
            button.setAutoRaise(True)
            button.setFont(smaller(self.font()))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.use_button)
        layout.addWidget(self.clear_button)
        self.setFocusProxy(self.words)
        self.use_button.clicked.connect(self._use)
        self.clear_button.clicked.connect(self._clear)
        self.words.use_pressed.connect(self._use)
        self.words.clear_pressed.connect(self._clear)
        self.words.pressed.connect(self.shown)
        self._free, self._selected = True, False
        self.say("")

    def say(self, words: str, label: str | None = None) -> None:
        """Show the words the field holds, "" for none, and the label they have in the text."""
        self.words.say(words, label)
        self._enable()

    def show_span(self, page: Page, span: str | None) -> None:
        """Show the words of a span in the colour of its label; nothing for None."""
        found = page.span_by_id.get(span) if span is not None else None
        self.say(span_text(page, span, SHOWN), found.label if found else None)

    def offer(self, selected: bool, free: bool) -> None:
        """Say whether words are selected in the text, and whether the page may be changed."""
        self._selected, self._free = selected, free
        self._enable()

    def _enable(self) -> None:
        self.use_button.setEnabled(self._selected and self._free)
        self.use_button.setVisible(self._selected and self._free)
        self.clear_button.setEnabled(bool(self.words.words) and self._free)

    def _use(self) -> None:
        if self.use_button.isEnabled():
            self.used.emit()

    def _clear(self) -> None:
        if self.clear_button.isEnabled():
            self.cleared.emit()
