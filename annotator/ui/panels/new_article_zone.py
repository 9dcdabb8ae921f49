"""The place below the articles where dropped blocks become an article of their own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from annotator.ui.guard import guard
from annotator.ui.panels.articles_model import BLOCKS_MIME
from annotator.ui.theme import RADIUS, SPACE, current


class NewArticleZone(QAbstractButton):
    """A button that takes blocks: press it for the chosen ones, or drop others on it."""

    dropped = Signal(object)
    """Tuple of block ids."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("New article: press, or drop paragraphs here"))
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.fontMetrics().height() + 4 * SPACE)
        self._over = False

    @override
    @guard(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            lit = self._over or self.isDown() or self.hasFocus()
            ink = theme.accent if lit or self.underMouse() else theme.soft
            pen = QPen(theme.mixed(ink, 0.0 if lit else 0.45), 1.2, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            if self._over:
                painter.setBrush(theme.mixed(theme.accent, 0.85))
            frame = self.rect().adjusted(SPACE, SPACE // 2, -SPACE, -SPACE)
            painter.drawRoundedRect(frame, RADIUS, RADIUS)
            painter.setPen(ink)
            words = self.fontMetrics().elidedText(
                self.text(), Qt.TextElideMode.ElideRight, frame.width() - 2 * SPACE
            )
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, words)

    @override
    @guard(None)
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(BLOCKS_MIME):
            event.acceptProposedAction()
            self._light(True)

    @override
    @guard(None)
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(False)

    @override
    @guard(None)
    def dropEvent(self, event: QDropEvent) -> None:
        self._light(False)
        data = event.mimeData()
        if data.hasFormat(BLOCKS_MIME):
            event.acceptProposedAction()
            self.dropped.emit(tuple(bytes(data.data(BLOCKS_MIME).data()).decode().split("\n")))

    def _light(self, over: bool) -> None:
        self._over = over
        self.update()
