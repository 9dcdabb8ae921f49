"""Steps on their way to the drive: handed to the project's writer, and told of once they are kept.

Keys are handed over a moment after they were typed, those of a fast hand together: the writer's
thread would slow down the painting of the very key it keeps. Any other step gets its head start
before it is painted: the writer and the painting would only slow each other down.
"""

import sys
import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from annotator.page.errors import AnnotatorError
from annotator.page.model import Page
from annotator.store.writer import Job, Kept, NotKept, Writer
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.spoken import spoken

SET_ASIDE = QT_TRANSLATE_NOOP(
    "session",
    "A step could not be kept: {} It is tried again with the page's next step.",
)
NO_ANSWER = QT_TRANSLATE_NOOP(
    "session", "The drive has not answered for {} seconds. Look whether it is still connected."
)
PATIENCE_S = 20.0
STALLED_S = 3.0
"""After how long on its way to the drive a step is held up, and nobody had better wait for it."""
WAITS_S = 5.0
"""How long steps may be on their way, none having failed, until that is shown."""
WATCH_MS = 1000
TYPED_MS = 25
"""How long a key waits for the ones that follow it."""
HEAD_START_S = 0.004
"""How long the window waits for a step that was not typed; a slow drive holds up nobody longer."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Steps that are not in the file yet: how many, since when (seconds since the epoch), why."""

    steps: int
    since: float
    reason: str


class Keeping(QObject):
    """The way to the project file of one project after the other."""

    kept = Signal(int, float, str)
    """Number of steps kept so far, the time of the last (seconds since the epoch), its page."""
    trouble = Signal(str)
    """Why a step was set aside, in words for the person."""
    waiting = Signal(object)
    """Waiting, at once where a step could not be kept or is held up, and again and again while it
    lasts; None once all of them are kept."""
    back = Signal()
    """A step is kept after one that could not be: the file is there again, or another one is."""

    _kept_beside = Signal(object)
    _not_kept_beside = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer: Writer | None = None
        self._page_of_step: dict[int, str | None] = {}
        """What is on its way, by the numbers of the steps; None where it is no step of a page."""
        self._typed: tuple[Page, Page, str, object] | None = None
        self._typed_soon = QTimer(self)
        self._typed_soon.setSingleShot(True)
        self._typed_soon.setInterval(TYPED_MS)
        self._typed_soon.timeout.connect(self._hand_over)
        self._reason = ""
        self._shown = False
        self._waits_since = time.time()
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH_MS)
        self._watch.timeout.connect(self._look)
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
            self._writer.close(self._patience_s)
            self._writer = None
        self._page_of_step.clear()
        self._none_waits()

    def move(self, path: Path) -> None:
        """Keep in the project at this path what is not kept yet, and all that follows."""
        self._hand_over()
        if self._writer is not None:
            self._writer = self._writer.moved(path)
            self._waits_since = time.time()
            self._reason = ""

    def pages_on_the_way(self) -> set[str]:
        """Give the ids of the pages that have steps which are not kept yet."""
        typed = {self._typed[1].id} if self._typed is not None else set()
        return typed.union(filter(None, self._page_of_step.values()))

    def retry(self) -> None:
        """Try again now what could not be kept."""
        if self._writer is not None:
            self._writer.retry()

    @property
    def stalled(self) -> bool:
        """Whether the drive holds up a step: whoever asks it for anything would wait as well."""
        return self._writer is not None and self._writer.trying_s > STALLED_S

    @property
    def _patience_s(self) -> float:
        return STALLED_S if self.stalled else PATIENCE_S

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
            self._watch_it()

    def write(self, job: Job) -> None:
        """Have something else written in its turn; nothing where nothing is kept."""
        self._hand_over()
        if self._writer is not None:
            self._page_of_step[self._writer.run(job)] = None
            self._watch_it()

    def finish(self) -> bool:
        """Wait until every step so far is in the project file; False where that fails."""
        self._hand_over()
        return self._writer is None or self._writer.flush(self._patience_s)

    def _watch_it(self) -> None:
        if not self._watch.isActive():
            self._waits_since = time.time()
            self._watch.start()

    def _look(self) -> None:
        """Say that steps wait where they do so for long; stop looking where none does."""
        steps = self._writer.waiting if self._writer is not None else 0
        if not steps:
            if not self._page_of_step:  # else the word that they are kept is still on its way
                self._none_waits()
        elif self._shown or time.time() - self._waits_since >= WAITS_S:
            assert self._writer is not None
            if self.stalled:
                words = QCoreApplication.translate("session", NO_ANSWER)
                self._reason = words.format(round(self._writer.trying_s))
            self._shown = True
            self.waiting.emit(Waiting(steps, self._waits_since, self._reason))

    def _none_waits(self) -> None:
        self._watch.stop()
        self._reason = ""
        if self._shown:
            self._shown = False
            self.waiting.emit(None)

    def _step_kept(self, step: Kept) -> None:
        if not self._shown:
            self._waits_since = time.time()  # they do get through
        if self._reason:
            self._reason = ""
            self.back.emit()
        page = self._page_of_step.pop(step.number, None)
        if page is not None:
            self.kept.emit(step.number, step.at, page)
        if self._writer is None or not self._writer.waiting:
            # Steps that were set aside went along with later ones.
            for number in [one for one in self._page_of_step if one < step.number]:
                del self._page_of_step[number]
            if not self._page_of_step:
                self._none_waits()

    def _step_not_kept(self, step: NotKept) -> None:
        if not isinstance(step.error, AnnotatorError):
            sys.excepthook(type(step.error), step.error, step.error.__traceback__)
        if step.again:
            self._reason = spoken(step.error)
            self._shown = True
            self._look()
        else:
            if self._page_of_step.get(step.number, "") is None:  # it is not tried again
                del self._page_of_step[step.number]
            words = QCoreApplication.translate("session", SET_ASIDE)
            self.trouble.emit(words.format(spoken(step.error)))
