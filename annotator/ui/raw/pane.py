"""Raw under the hand: lines are chosen, line ends clicked, stretches copied; nothing is typed."""

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from annotator.ui.guard import guard
from annotator.ui.own_data import own_data
from annotator.ui.raw.line_ends import TIPS, mark_rect
from annotator.ui.raw.view import Move, RawView
from annotator.ui.session import Session


class RawPane(RawView):
    """A click on a line end asks to flip it, one on a line's number chooses the line."""

    flip_asked = Signal(int)
    """Offset in raw of the line end that was clicked."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._pressed = -1
        self.gutter.pressed.connect(self._line_pressed)

    # -- choosing lines -------------------------------------------------------------------------

    def _line_pressed(self, row: int, _: QPoint) -> None:
        """Choose a whole line; with Shift up to it, with Ctrl one more."""
        keys = QCoreApplication.instance().keyboardModifiers()  # type: ignore[union-attr]
        self.setFocus()
        start, end = self.index.line_bounds(row)
        cursor = self.textCursor()
        if keys & Qt.KeyboardModifier.ControlModifier:
            self._more = self.selected()
        elif keys & Qt.KeyboardModifier.ShiftModifier and cursor.hasSelection():
            first = self.raw_at(min(cursor.anchor(), cursor.position()))
            start, end = min(first, start), max(self.raw_at(cursor.selectionEnd()), end)
        else:
            self._more = ()
        cursor.setPosition(self.position_at(start))
        cursor.setPosition(self.position_at(end), Move.KeepAnchor)
        self.setTextCursor(cursor)

    @override
    @guard(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._end_at(event.position())
        left = event.button() is Qt.MouseButton.LeftButton
        if left and self._pressed >= 0:
            return
        if left and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._more = self.selected()
            cursor = self.cursorForPosition(event.position().toPoint())
            self.setTextCursor(cursor)
        elif left and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._more = ()
        super().mousePressEvent(event)

    @override
    @guard(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = self._end_at(event.position())
        if self._pressed >= 0:
            if row == self._pressed:
                self.flip_asked.emit(self.index.bounds(row)[1])
            self._pressed = -1
            return
        super().mouseReleaseEvent(event)

    @override
    @guard(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self._end_at(event.position())
        if row != self._hovered:
            rows, self._hovered = {row, self._hovered}, row
            self._update_rows(rows)
            shape = Qt.CursorShape.PointingHandCursor if row >= 0 else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)
        if self._pressed < 0:
            super().mouseMoveEvent(event)

    def _end_at(self, at: QPointF) -> int:
        """Give the row whose end mark is at this place of the viewport; -1 for none."""
        for block, rect in self.rows_in_view():
            if rect.top() <= at.y() < rect.bottom():
                number = block.blockNumber()
                found = mark_rect(block, rect).adjusted(-2, -3, 4, 3).contains(at)
                return number if found and self.index.ends_line(number) else -1
        return -1

    @override
    @guard(False)
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if event.matches(keys.Undo) or event.matches(keys.Redo):
                event.ignore()
                return False
        return super().event(event)

    @override
    @guard(False)
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self._end_at(QPointF(event.pos()))
            kind = self.index.kind(row) if row >= 0 else None
            words = QCoreApplication.translate("line_ends", TIPS[kind]) if kind else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        if event.type() is QEvent.Type.Leave and self._hovered >= 0:
            rows, self._hovered = {self._hovered}, -1
            self._update_rows(rows)
        return super().viewportEvent(event)

    @override
    @guard(None)
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        event.ignore()  # Qt lets an input method type even into a read-only widget

    @override
    @guard(QMimeData())
    def createMimeDataFromSelection(self) -> QMimeData:
        page, ranges = self.session.page, self.selected()
        return own_data("\n".join(page.raw[a:b] for a, b in ranges) if page else "")

    @override
    @guard(None)
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.selected():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        self.menu_asked.emit(event.globalPos())
