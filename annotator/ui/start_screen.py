"""What a window without a project shows: recent projects, new, open, the sample."""

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.places import resources
from annotator.ui.plain import Label
from annotator.ui.recent_button import RecentButton
from annotator.ui.theme import SPACE

WIDE = 460


class StartScreen(QWidget):
    """A short list of ways to begin; everything can be reached by Tab and Return."""

    new_asked = Signal()
    open_asked = Signal()
    sample_asked = Signal()
    project_asked = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QWidget(self)
        self.column.setFixedWidth(WIDE)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(self.column)
        outer.addStretch(1)
        layout = QVBoxLayout(self.column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addStretch(2)
        head = QHBoxLayout()
        picture = Label(self)
        picture.setPixmap(QIcon(str(resources() / "icons" / "annotator.svg")).pixmap(QSize(56, 56)))
        head.addWidget(picture)
        head.addSpacing(2 * SPACE)
        words = QVBoxLayout()
        words.setSpacing(0)
        title = Label("Annotator", self)
        font = QFont(title.font())
        font.setPointSizeF(font.pointSizeF() * 1.9)
        font.setBold(True)
        title.setFont(font)
        words.addWidget(title)
        words.addWidget(Label(self.tr("Chinese newspaper pages: fix, label, export"), self))
        head.addLayout(words, 1)
        layout.addLayout(head)
        layout.addSpacing(3 * SPACE)
        row = QHBoxLayout()
        self.new_button = self._button(self.tr("New project…"), self.new_asked.emit)
        self.open_button = self._button(self.tr("Open project…"), self.open_asked.emit)
        self.sample_button = self._button(self.tr("Open the sample"), self.sample_asked.emit)
        for button in (self.new_button, self.open_button, self.sample_button):
            row.addWidget(button)
        layout.addLayout(row)
        layout.addSpacing(3 * SPACE)
        self.recent_title = Label(self.tr("Recent projects"), self)
        font = QFont(self.recent_title.font())
        font.setBold(True)
        self.recent_title.setFont(font)
        layout.addWidget(self.recent_title)
        self.list = QVBoxLayout()
        self.list.setSpacing(2)
        layout.addLayout(self.list)
        layout.addSpacing(2 * SPACE)
        hint = Label(self.tr("Files and folders can be dropped anywhere in the window."), self)
        hint.setEnabled(False)
        layout.addWidget(hint)
        layout.addStretch(3)

    def _button(self, words: str, act: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setMinimumHeight(34)
        button.setAutoDefault(True)  # pressed by Return, too
        button.clicked.connect(act)
        return button

    def show_recent(self, paths: list[Path]) -> None:
        """List these projects."""
        while (item := self.list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for path in paths:
            button = RecentButton(path, WIDE, self)
            button.clicked.connect(lambda _=False, path=path: self.project_asked.emit(path))
            self.list.addWidget(button)
        self.recent_title.setVisible(bool(paths))

    def take_keys(self) -> None:
        """Give the keys to the project that was open last, or to the first of the ways to begin."""
        first = self.list.itemAt(0)
        button = first.widget() if first is not None else None
        (button or self.new_button).setFocus()
