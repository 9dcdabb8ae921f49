"""Waiting for paint: when a key has been answered on the screen, and how long that took."""

import time

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

PATIENCE_S = 10.0


class PaintWatch(QObject):
    """Counts the paint events of one widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.count = 0
        self.widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.count += event.type() == QEvent.Type.Paint
        return False

    def wait(self, count: int) -> None:
        """Let events run until there were more than `count` paints; RuntimeError after 10 s."""
        until = time.perf_counter() + PATIENCE_S
        while self.count <= count:
            QApplication.processEvents()
            if time.perf_counter() > until:
                raise RuntimeError("nothing was painted")


def milliseconds_to_paint(watch: PaintWatch, editor: QAbstractScrollArea, text: str) -> float:
    """Type a character into an editor and say how long it took to be on the screen."""
    QApplication.processEvents()
    before = watch.count
    start = time.perf_counter()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(editor, key)
    watch.wait(before)
    return (time.perf_counter() - start) * 1000
