"""Backups made by themselves while the person works, in a thread that hardly knows Python.

SQLite copies and counts without the interpreter; a process of its own would cost half a second of
a processor each time to begin with.
"""

import os
import sqlite3
import sys
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread, get_native_id
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from annotator.page.errors import AnnotatorError, CancelledError
from annotator.store.connection import connect_to_read
from annotator.ui.session import Session
from annotator.ui.spoken import spoken

if TYPE_CHECKING:  # loaded when there is something to back up
    from annotator.store.backups.making import Backup
    from annotator.store.backups.policy import Policy

FIRST_MS = 15_000
"""How long after a project was opened it is looked whether its last backup is still true."""
EVERY_MS = 10 * 60_000
STOP_S = 2.0
NICENESS = 10


@dataclass(frozen=True, slots=True)
class Fall:
    """Many labels are gone: the last backup that has them, and how many there are now."""

    backup: "Backup"
    labels: int


@dataclass(frozen=True, slots=True)
class _Came:
    """What a look came to: the state of the project it was about, and what was found."""

    project: Path
    mark: tuple[object, ...]
    made: "Backup | None"
    fall: Fall | None
    trouble: Exception | None


class BackingUp(QObject):
    """Looks every ten minutes whether there is work that no backup has, and makes one."""

    made = Signal(object)
    """Backup."""
    fell = Signal(object)
    """Fall: asked about until a person has answered; None once there is nothing to ask."""
    trouble = Signal(str)
    """Why there was no backup, in words for the person; the same words only once."""

    _came = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.session = session
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._stopping = Event()
        self._thread: Thread | None = None
        self._mark: tuple[object, ...] = ()
        self._told = ""
        # The thread calls from beside; a queued signal brings its word here.
        self._came.connect(self._take, Qt.ConnectionType.QueuedConnection)
        session.project_changed.connect(self._project_changed)
        session.leaving.connect(self.stop)

    @property
    def busy(self) -> bool:
        """Whether a backup is being made."""
        return self._thread is not None and self._thread.is_alive()

    def look(self) -> None:
        """Back up what no backup has, beside the window; nothing where there is nothing new."""
        project = self.session.project
        self._timer.start(EVERY_MS)
        if project is None or self.session.read_only or self.busy or self.session.keeping.stalled:
            return
        from annotator.store.backups.policy import Policy

        policy = Policy.read()
        self._stopping.clear()
        arguments = (project.path, policy, self._mark)
        self._thread = Thread(target=self._work, args=arguments, name="backup", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End what is being made, and leave nothing of it."""
        self._timer.stop()
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(STOP_S)
            self._thread = None

    def _project_changed(self) -> None:
        self._mark, self._told = (), ""
        self.fell.emit(None)
        if self.session.project is not None and not self.session.read_only:
            self._timer.start(FIRST_MS)
        else:
            self._timer.stop()

    # In the thread

    def _work(self, project: Path, policy: "Policy", mark: tuple[object, ...]) -> None:
        from annotator.store.backups import making

        made, fall, trouble = None, None, None
        _step_back()
        try:
            with closing(connect_to_read(project)) as connection:
                now = making.mark_of(connection)
                if policy.automatic and now not in (mark, _mark_of_last(project, policy)):
                    made = making.make_backup(
                        project,
                        connection,
                        making.Why.AUTOMATIC,
                        self._go_on,
                        gently=True,
                        policy=policy,
                    )
                mark = now
                if (lost := making.fallen(project, connection)) is not None:
                    fall = Fall(lost, making.count_labels(connection))
        except CancelledError:
            return
        except Exception as error:  # whatever it is, the person is told, and the thread ends
            trouble = error
        if not self._stopping.is_set():
            self._came.emit(_Came(project, mark, made, fall, trouble))

    def _go_on(self, done: int, total: int | None, what: str = "") -> None:
        if self._stopping.is_set():
            raise CancelledError("The project was closed while a backup of it was made.")

    # Back in the window's thread

    def _take(self, came: _Came) -> None:
        project = self.session.project
        if project is None or project.path != came.project:
            return
        if isinstance(came.trouble, AnnotatorError):
            self._tell(spoken(came.trouble))
        elif came.trouble is not None:
            sys.excepthook(type(came.trouble), came.trouble, came.trouble.__traceback__)
        else:
            self._mark, self._told = came.mark, ""
            self.fell.emit(came.fall)
        if came.made is not None:
            self.made.emit(came.made)

    def _tell(self, words: str) -> None:
        if words != self._told:
            self._told = words
            self.trouble.emit(words)


def _step_back() -> None:
    """Have this thread wait for all others of the machine, where the system knows of threads."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, get_native_id(), NICENESS)


def _mark_of_last(project: Path, policy: "Policy") -> tuple[object, ...] | None:
    """Give the state that the newest backup holds; None where there is none to be read."""
    from annotator.store.backups import making

    for backup in making.backups_of(project, policy)[:1]:
        try:
            with closing(connect_to_read(backup.path)) as connection:
                return making.mark_of(connection)
        except (AnnotatorError, sqlite3.Error):  # one that can't be read is none
            return None
    return None
