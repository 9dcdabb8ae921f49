"""The bar that stays while steps wait for the project's file, and offers a copy elsewhere."""

import time
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QSizePolicy

from annotator.page.errors import AnnotatorError
from annotator.ui.bars.messages import MessageBar
from annotator.ui.file_chooser import FileChooser
from annotator.ui.keeping import Waiting
from annotator.ui.plain import Label
from annotator.ui.session import Session
from annotator.ui.spoken import spoken
from annotator.ui.theme import SPACE, current


class WaitingBar(QFrame):
    """Says how many steps wait, since when and why; it goes by itself once all are kept."""

    moved = Signal(object)
    """Path of the copy in which the work goes on."""

    def __init__(self, session: Session, messages: MessageBar) -> None:
        super().__init__(messages.parentWidget())
        self.session, self.messages = session, messages
        self.setObjectName("waiting_bar")
        self.setAccessibleName(self.tr("Steps that wait"))
        self.label = Label(self)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.again_button = QPushButton(self.tr("Try now"), self)
        self.again_button.clicked.connect(session.keeping.retry)
        self.copy_button = QPushButton(self.tr("Save a copy elsewhere…"), self)
        self.copy_button.clicked.connect(self.ask_where)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
        row.setSpacing(SPACE)
        row.addWidget(self.label, 1)
        for button in (self.again_button, self.copy_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the caret stays in the text
            button.setAutoDefault(True)  # pressed by Return, too
            row.addWidget(button)
        session.keeping.waiting.connect(self._show_waiting)
        self.hide()

    @property
    def words(self) -> str:
        """What stands in the bar; empty where it is hidden."""
        return self.label.text() if not self.isHidden() else ""

    def ask_where(self) -> None:
        """Ask where the copy shall lie."""
        chooser = FileChooser(self.window(), self.tr("Save a copy elsewhere"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDirectory(str(Path.home()))  # not the folder of the file that is in trouble
        if self.session.project is not None:
            chooser.selectFile(self.session.project.path.name)
        chooser.fileSelected.connect(lambda name: self.move_to(Path(name)))
        chooser.open()

    def move_to(self, path: Path) -> bool:
        """Go on in a copy at this place; say whether it was made. What came of it is told."""
        from annotator.ui import refuge  # seldom wanted

        if self.session.project is None:
            return False
        try:
            moved = refuge.move(self.session, path.absolute())
        except AnnotatorError as error:
            self.messages.stay(spoken(error))
            return False
        words = (
            self.tr(
                "You work in the copy “{}” now. It has everything; the file before is as it was."
            )
            if moved.whole
            else self.tr(
                "You work in the copy “{}” now. The file before could not be read, so the copy has "
                "only the {} pages worked on in this window; the others are in that file."
            )
        )
        self.messages.stay(words.format(moved.path, moved.pages))
        self.moved.emit(moved.path)
        return True

    def _show_waiting(self, waiting: Waiting | None) -> None:
        if waiting is None:
            self.hide()
            return
        theme = current()
        self.setStyleSheet(
            f"#waiting_bar {{ background: {theme.mixed(theme.warning, 0.82).name()}; border: none;"
            f" border-left: 4px solid {theme.warning.name()}; }}"
        )
        clock = time.strftime("%H:%M:%S", time.localtime(waiting.since))
        told = (
            self.tr("1 step since {1} is not in the file yet. {2} It is tried again.")
            if waiting.steps == 1
            else self.tr("{0} steps since {1} are not in the file yet. {2} They are tried again.")
        )
        self.label.setText(told.format(waiting.steps, clock, waiting.reason).strip())
        self.show()
