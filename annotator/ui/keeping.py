"""Steps on their way to the drive: handed to the project's writer, and told of once they are kept.

Keys are handed over a moment after they were typed, those of a fast hand together: the writer's
thread would slow down the painting of the very key it keeps. Any other step gets its head start
before it is painted: the writer and the painting would only slow each other down.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from annotator.page.errors import AnnotatorError
from annotator.page.model import Page
from annotator.store.writer import Job, Kept, NotKept, Writer
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.spoken import spoken

NOT_KEPT = QT_TRANSLATE_NOOP(
    "session",
    "{} steps are not kept yet: {} They are tried again; leave the window open until they are.",
)
SET_ASIDE = QT_TRANSLATE_NOOP(
    "session",
    "A step could not be kept: {} It is tried again with the page's next step.",
)
PATIENCE_S = 20.0
TYPED_MS = 25
"""How long a key waits for the ones that follow it."""
HEAD_START_S = 0.004
"""How long the window waits for a step that was not typed; a slow drive holds up nobody longer."""


class Keeping(QObject):
    """The way to the project file of one project after the other."""

    kept = Signal(int, float, str)
    """Number of steps kept so far, the time of the last (seconds since the epoch), its page."""
    trouble = Signal(str)
    """Why a step could not be kept, in words for the person."""

    _kept_beside = Signal(object)
    _not_kept_beside = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer: Writer | None = None
        self._page_of_step: dict[int, str] = {}
        self._typed: tuple[Page, Page, str, object] | None = None
        self._typed_soon = QTimer(self)
        self._typed_soon.setSingleShot(True)
        self._typed_soon.setInterval(TYPED_MS)
        self._typed_soon.timeout.connect(self._hand_over)
        # The writer calls from its own thread; a queued signal brings its word into this one.
        queued = Qt.ConnectionType.QueuedConnection
        self._kept_beside.connect(self._step_kept, queued)
        self._not_kept_beside.connect(self._step_not_kept, queued)

    def begin(self, path: Path) -> None:
        """Keep what follows in the project at this path."""
        self._writer = Writer(path, self._kept_beside.emit, self._not_kept_beside.emit)

    def end(self) -> None:
        """Keep every step there is, and no more."""
        self._hand_over()
        if self._writer is not None:
            self._writer.close(PATIENCE_S)
            self._writer = None
        self._page_of_step.clear()

    def keep(self, before: Page, after: Page, name: str, run: object = None) -> None:
        """Have a step kept; one key of a `run` of typing a moment later.

        The history has one entry for a run, however often it is handed over.
        """
        waiting = self._typed
        if waiting is not None and not (run and waiting[3] is run and waiting[1] is before):
            self._hand_over()
        first = before if self._typed is None else self._typed[0]
        self._typed = (first, after, name, run)
        if run is None:
            self._hand_over()
            if self._writer is not None:
                self._writer.wait(HEAD_START_S)
        elif not self._typed_soon.isActive():
            self._typed_soon.start()

    def _hand_over(self) -> None:
        self._typed_soon.stop()
        step, self._typed = self._typed, None
        if step is not None and self._writer is not None:
            self._page_of_step[self._writer.save(*step)] = step[1].id

    def write(self, job: Job) -> None:
        """Have something else written in its turn; nothing where nothing is kept."""
        self._hand_over()
        if self._writer is not None:
            self._writer.run(job)

    def finish(self) -> bool:
        """Wait until every step so far is in the project file; False where that fails."""
        self._hand_over()
        return self._writer is None or self._writer.flush(PATIENCE_S)

    def _step_kept(self, step: Kept) -> None:
        page = self._page_of_step.pop(step.number, None)
        if page is not None:
            self.kept.emit(step.number, step.at, page)

    def _step_not_kept(self, step: NotKept) -> None:
        if not isinstance(step.error, AnnotatorError):
            sys.excepthook(type(step.error), step.error, step.error.__traceback__)
        if step.again:
            words = QCoreApplication.translate("session", NOT_KEPT)
            self.trouble.emit(words.format(step.waiting, spoken(step.error)))
        else:
            words = QCoreApplication.translate("session", SET_ASIDE)
            self.trouble.emit(words.format(spoken(step.error)))
