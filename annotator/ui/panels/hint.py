"""What an empty list says instead of nothing: one helpful sentence in its middle."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from annotator.ui.guard import guard
from annotator.ui.plain import Label
from annotator.ui.theme import SPACE, current

WIDEST = 300
"""Pixels; longer lines of a hint would be hard to read."""


class Hint(Label):
    """Lies over a view while its model has no rows. Lets every click through."""

    def __init__(self, view: QAbstractItemView, words: str) -> None:
        super().__init__(words, view.viewport())
        self._view = view
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        view.viewport().installEventFilter(self)
        model = view.model()
        model.rowsInserted.connect(self.refresh)
        model.rowsRemoved.connect(self.refresh)
        model.modelReset.connect(self.refresh)
        self._ink()
        self.refresh()

    def refresh(self) -> None:
        """Show the sentence exactly while there is nothing else to see."""
        self.setVisible(self._view.model().rowCount() == 0)
        self._place()

    def say(self, words: str) -> None:
        """Change the sentence."""
        self.setText(words)
        self._place()

    @override
    @guard(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        elif event.type() == QEvent.Type.PaletteChange:
            self._ink()
        return False

    def _place(self) -> None:
        room = self._view.viewport().rect()
        width = max(40, min(WIDEST, room.width() - 4 * SPACE))
        height = self.heightForWidth(width)
        top = max(SPACE, (room.height() - height) * 2 // 5)
        self.setGeometry((room.width() - width) // 2, top, width, height)

    def _ink(self) -> None:
        palette = self.palette()
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
            palette.setColor(role, current().soft)
        self.setPalette(palette)
