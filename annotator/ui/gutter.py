"""The strip at the left of a pane: one cell a paragraph, painted and clicked by its pane."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QToolTip, QWidget
from typing_extensions import override

from annotator.ui.guard import guard
from annotator.ui.plain import tip

EDGE = 2
"""Pixels by which what is painted of a paragraph may reach over its upper and lower edge."""
NOTCH = 120
"""A notch of a mouse's wheel, in eighths of a degree."""


class PlainPane(QPlainTextEdit):
    """A plain-text edit that tells which paragraphs are in view, and where."""

    zoom_asked = Signal(int)
    """Ctrl and a notch of the wheel: 1 for larger text, -1 for smaller."""

    def rows_in_view(self) -> Iterator[tuple[QTextBlock, QRectF]]:
        """Give each paragraph of which something is in view, with its rectangle there."""
        block = self.firstVisibleBlock()
        offset = self.contentOffset()
        rect = self.blockBoundingGeometry(block).translated(offset)
        bottom = self.viewport().height() + EDGE
        while block.isValid() and rect.top() <= bottom:
            yield block, rect
            block = block.next()
            if block.isValid():
                top = rect.bottom()
                rect = self.blockBoundingRect(block).translated(offset.x(), top)

    def centre(self) -> None:
        """Bring the caret to the middle where it is out of view; once shown, if not shown yet."""
        if not self.isVisible():
            self._centre_when_shown = True
        elif not self.in_view(self.cursorRect()):
            self.centerCursor()

    def go_to(self, cursor: QTextCursor) -> None:
        """Put the caret there, into the middle where that was out of view.

        Qt by itself would scroll no further than to the edge, with nothing to read around it.
        """
        seen = not self.isVisible() or self.in_view(self.cursorRect(cursor))
        self.setTextCursor(cursor)
        if not seen:
            self.centerCursor()
        else:
            self.centre()

    _centre_when_shown = False
    _turned = 0

    @override
    @guard(None)
    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()  # a touchpad sends many small turns
        if abs(self._turned) >= NOTCH:
            self.zoom_asked.emit(1 if self._turned > 0 else -1)
            self._turned = 0
        event.accept()

    @override
    @guard(None)
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._centre_when_shown:
            self._centre_when_shown = False
            QTimer.singleShot(0, self, self.centre)

    def in_view(self, rect: QRect) -> bool:
        """Whether the height of a rectangle of the viewport can be seen whole."""
        return rect.top() >= 0 and rect.bottom() <= self.viewport().height()


PaintCell = Callable[[QPainter, QTextBlock, QRectF], None]
SayOf = Callable[[int], str]
"""Gives the words for a paragraph's cell, by its number."""


class Gutter(QWidget):
    """Paints a cell beside each paragraph in view and says which one was pressed."""

    pressed = Signal(int, QPoint)
    """Number of the paragraph, and the place on the screen."""
    asked = Signal(int, QPoint)
    """The same for a context menu."""

    def __init__(
        self,
        pane: PlainPane,
        width: int,
        paint_cell: PaintCell,
        said_of: SayOf = lambda _: "",
    ) -> None:
        super().__init__(pane)
        self.pane, self.said_of = pane, said_of
        self.wide = width
        self.paint_cell = paint_cell
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        pane.updateRequest.connect(self._follow)

    @override
    @guard(QSize(0, 0))
    def sizeHint(self) -> QSize:
        return QSize(self.wide, 0)

    def _follow(self, rect: QRect, scrolled: int) -> None:
        """Follow the pane: where only a part of it is painted anew, no paragraph has moved."""
        if scrolled:
            self.scroll(0, scrolled)
        elif rect.height() >= self.pane.viewport().height():
            self.update()

    def number_at(self, y: float) -> int:
        """Give the number of the paragraph at this height; -1 below the last."""
        for block, rect in self.pane.rows_in_view():
            if rect.top() <= y < rect.bottom():
                return block.blockNumber()
        return -1

    @override
    @guard(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for block, rect in self.pane.rows_in_view():
                if rect.bottom() >= event.rect().top() and rect.top() <= event.rect().bottom():
                    self.paint_cell(painter, block, rect)

    @override
    @guard(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self.number_at(event.position().y())
        if number >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit(number, event.globalPosition().toPoint())

    @override
    @guard(None)
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        number = self.number_at(event.pos().y())
        if number >= 0:
            self.asked.emit(number, event.globalPos())

    @override
    @guard(False)
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            number = self.number_at(event.pos().y())
            words = self.said_of(number) if number >= 0 else ""
            QToolTip.showText(event.globalPos(), tip(words), self)
            return True
        return super().event(event)
