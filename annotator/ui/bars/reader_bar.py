"""The bar that stays while a project is only to be read: why, and what to do to work on it."""

from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from annotator.page.errors import AnnotatorError
from annotator.store.drive import seems_remote
from annotator.store.errors import ProtectedError
from annotator.store.lock import Holder, holder_of, is_held
from annotator.store.open_file import protection
from annotator.ui.dates import stamp_said
from annotator.ui.file_chooser import FileChooser
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.plain import Label
from annotator.ui.session import Session
from annotator.ui.session.lost import Lost
from annotator.ui.session.reopening import open_again, open_copy
from annotator.ui.spoken import spoken
from annotator.ui.theme import SPACE, current

LOOK_MS = 2000
"""How often it is looked whether the project is free, and whether it has changed."""


LOST = {
    Lost.IN_TRASH: QT_TRANSLATE_NOOP(
        "ReaderBar", "The page shown here was deleted there: it is in the trash."
    ),
    Lost.FOR_GOOD: QT_TRANSLATE_NOOP(
        "ReaderBar", "The page shown here was deleted there for good."
    ),
}


class ReaderBar(QFrame):
    """Says who has the project, or why it may not be written to; once it is free, it offers to work
    here.

    What is kept elsewhere is shown here too, a moment later.
    """

    moved = Signal(object)
    """Path of the copy in which the work goes on."""

    _answered = Signal(object, bool)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.free = False
        """Whether nobody has the project any more."""
        self.setObjectName("reader_bar")
        self.setAccessibleName(self.tr("Open to read only"))
        self.label = Label(self)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.work_button = QPushButton(self.tr("Work here"), self)
        self.work_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the caret stays where it is
        self.work_button.setAutoDefault(True)  # pressed by Return, too
        self.work_button.clicked.connect(self.work_here)
        self.copy_button = QPushButton(self.tr("Work on a copy…"), self)
        self.copy_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.copy_button.setAutoDefault(True)
        self.copy_button.clicked.connect(self.ask_where)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
        row.setSpacing(SPACE)
        row.addWidget(self.label, 1)
        row.addWidget(self.copy_button)
        row.addWidget(self.work_button)
        self._state = 0
        self._reason = ""
        self._asking = False
        # The thread calls from beside; a queued signal brings its word here.
        self._answered.connect(self._take_answer, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        session.project_changed.connect(self._project_changed)
        session.page_opened.connect(self._page_opened)
        self.hide()

    @property
    def words(self) -> str:
        """What stands in the bar; empty where it is hidden."""
        return self.label.text() if not self.isHidden() else ""

    def look(self) -> None:
        """See whether the project is free, and whether what is shown is still what is there.

        A network drive is asked by a thread of its own: it may not answer for minutes.
        """
        project = self.session.project
        if project is None or self.session.barred is None:
            return
        path, protected = project.path, self._protected
        if project.journal_mode == "wal" or (protected and not seems_remote(path)):
            self._take(path, _is_barred(path, protected))
        elif not self._asking:
            self._asking = True
            ask = partial(self._ask, path, protected)
            Thread(target=ask, name="who has the project", daemon=True).start()

    @property
    def _protected(self) -> bool:
        return isinstance(self.session.barred, ProtectedError)

    def _ask(self, path: Path, protected: bool) -> None:
        self._answered.emit(path, _is_barred(path, protected))

    def _take_answer(self, path: Path, held: bool) -> None:
        self._asking = False
        self._take(path, held)

    def _take(self, path: Path, held: bool) -> None:
        project = self.session.project
        if project is None or self.session.barred is None or project.path != path:
            return
        if held or not self.free:
            self._say(held)
        try:
            state = project.state
        except AnnotatorError:
            return  # it is told where the person asks for something
        if state != self._state:
            self._state = state
            if self._protected and held:
                open_again(self.session)  # SQLite read it as a file that never changes
            else:
                self.session.reload()
            self._say(held)

    def work_here(self) -> None:
        """Open the project to write, on the page and at the place where the person is."""
        open_again(self.session)

    def ask_where(self) -> None:
        """Ask where a copy shall lie, and go on in it."""
        project = self.session.project
        if project is None:
            return
        chooser = FileChooser(self.window(), self.tr("Work on a copy"))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDirectory(str(Path.home()))  # the project's own folder may be protected, too
        chooser.selectFile(project.path.name)
        chooser.fileSelected.connect(lambda name: self.copy_to(Path(name)))
        chooser.open()

    def copy_to(self, path: Path) -> bool:
        """Go on in a copy at this place; say whether it was made. Why not is told."""
        done = open_copy(self.session, path.absolute())
        if done:
            self.moved.emit(path.absolute())
        return done

    def _page_opened(self, _: object) -> None:
        if not self.isHidden():
            self._show_words()

    def _project_changed(self) -> None:
        out, project = self.session.barred, self.session.project
        if project is None or out is None:
            self._timer.stop()
            self.hide()
            return
        with suppress(AnnotatorError):
            self._state = project.state
        self._say(True)
        self._timer.start()

    def _say(self, held: bool) -> None:
        self.free = not held
        project, out = self.session.project, self.session.barred
        if project is None or out is None:  # opened to write just now
            return
        if isinstance(out, ProtectedError):
            self._reason = self._protected_so(out) if held else self._unprotected()
        else:
            holder = (holder_of(project.path) if held else None) or out.holder
            self._reason = self._held(holder) if held else self._freed(holder)
        self._show_words()
        self.work_button.setVisible(self.free)
        self.copy_button.setVisible(held and isinstance(out, ProtectedError))
        theme = current()
        ink = theme.accent if self.free else theme.warning
        self.setStyleSheet(
            f"#reader_bar {{ background: {theme.mixed(ink, 0.82).name()}; border: none;"
            f" border-left: 4px solid {ink.name()}; }}"
        )
        self.show()

    def _show_words(self) -> None:
        lost = self.session.lost
        more = QCoreApplication.translate("ReaderBar", LOST[lost]) if lost is not None else ""
        self.label.setText(f"{self._reason} {more}".strip())

    def _protected_so(self, error: ProtectedError) -> str:
        why = error.sentence.values.get("why", error.sentence)
        return self.tr("Open to read only: {}").format(spoken(why))

    def _unprotected(self) -> str:
        return self.tr("The project can be written to now.")

    def _held(self, holder: Holder | None) -> str:
        if holder is None:
            return self.tr("Open to read only: another window has the project.")
        return self.tr(
            "Open to read only: {0} on {1} has the project since {2} (process {3})."
        ).format(holder.user, holder.host, stamp_said(holder.since), holder.pid)

    def _freed(self, holder: Holder | None) -> str:
        if holder is None:
            return self.tr("The project is free now: it was closed in the other window.")
        return self.tr("The project is free now: {0} on {1} does not have it any more.").format(
            holder.user, holder.host
        )


def _is_barred(path: Path, protected: bool) -> bool:
    """Whether a project still can't be worked on, for the same reason as before."""
    return protection(path) is not None if protected else is_held(path)
