"""A recent project on the start screen: its name and, below it, the folder it lies in."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.page.visible import visible
from annotator.ui.guard import guard
from annotator.ui.plain import Label, tip
from annotator.ui.theme import SPACE, current


class RecentButton(QPushButton):
    """Both lines are cut in the middle where there is no room; the tooltip has the whole path."""

    def __init__(self, path: Path, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.setFlat(True)
        self.setAutoDefault(True)  # pressed by Return, too
        self.setStyleSheet(
            "RecentButton { border: 1px solid transparent; border-radius: 5px; }"
            "RecentButton:hover { background: palette(base); }"
            "RecentButton:focus { border-color: palette(highlight); background: palette(base); }"
        )
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tip(str(path)))
        self.setAccessibleName(visible(f"{path.stem} — {path.parent}"))
        room = width - 2 * SPACE - 2
        middle = Qt.TextElideMode.ElideMiddle
        self.lines = tuple(
            Label(self.fontMetrics().elidedText(visible(words), middle, room), self)
            for words in (path.stem, str(path.parent))
        )
        palette = self.lines[1].palette()
        palette.setColor(self.lines[1].foregroundRole(), current().soft)
        self.lines[1].setPalette(palette)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE // 2, SPACE, SPACE // 2)
        column.setSpacing(0)
        for label in self.lines:
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)

    @override
    @guard(QSize(200, 44))
    def sizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None
        return layout.sizeHint()
