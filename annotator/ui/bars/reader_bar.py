"""The bar that stays while another window has the project: who, since when, and when it is free."""

from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from annotator.page.errors import AnnotatorError
from annotator.store.lock import Holder, holder_of, is_held
from annotator.ui.dates import stamp_said
from annotator.ui.plain import Label
from annotator.ui.session import Session
from annotator.ui.theme import SPACE, current

LOOK_MS = 2000
"""How often it is looked whether the project is free, and whether it has changed."""


class ReaderBar(QFrame):
    """Says who has the project; once nobody has, it offers to work here.

    What is kept elsewhere is shown here too, a moment later.
    """

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
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
        row.setSpacing(SPACE)
        row.addWidget(self.label, 1)
        row.addWidget(self.work_button)
        self._state = 0
        self._asking = False
        # The thread calls from beside; a queued signal brings its word here.
        self._answered.connect(self._take_answer, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        session.project_changed.connect(self._project_changed)
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
        if project is None or self.session.locked_out is None:
            return
        path = project.path
        if project.journal_mode == "wal":
            self._take(path, is_held(path))
        elif not self._asking:
            self._asking = True
            ask = partial(self._ask, path)
            Thread(target=ask, name="who has the project", daemon=True).start()

    def _ask(self, path: Path) -> None:
        self._answered.emit(path, is_held(path))

    def _take_answer(self, path: Path, held: bool) -> None:
        self._asking = False
        self._take(path, held)

    def _take(self, path: Path, held: bool) -> None:
        project = self.session.project
        if project is None or self.session.locked_out is None or project.path != path:
            return
        if held or not self.free:
            self._say(held)
        try:
            state = project.state
        except AnnotatorError:
            return  # it is told where the person asks for something
        if state != self._state:
            self._state = state
            self.session.reload()

    def work_here(self) -> None:
        """Open the project to write, on the page and at the place where the person is."""
        session = self.session
        project, page, caret = session.project, session.page, session.caret
        if project is None or not session.open_project(project.path) or session.read_only:
            return
        if page is not None and session.open_page(page.id) and caret.block is not None:
            session.show_place(caret.block, caret.offset)

    def _project_changed(self) -> None:
        out, project = self.session.locked_out, self.session.project
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
        project, out = self.session.project, self.session.locked_out
        assert project is not None
        assert out is not None
        holder = (holder_of(project.path) if held else None) or out.holder
        self.label.setText(self._held(holder) if held else self._freed(holder))
        self.work_button.setVisible(self.free)
        theme = current()
        ink = theme.accent if self.free else theme.warning
        self.setStyleSheet(
            f"#reader_bar {{ background: {theme.mixed(ink, 0.82).name()}; border: none;"
            f" border-left: 4px solid {ink.name()}; }}"
        )
        self.show()

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
