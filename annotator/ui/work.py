"""Slow jobs beside the window: each in a process of its own, with progress and cancel.

A Python thread that computes beside the window makes keys several times slower; a process doesn't.
"""

from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.jobs import worker
from annotator.ui.attendant import Attendant
from annotator.ui.spoken import spoken

POLL_MS = 30
STOP_SECONDS = 2.0


class Job(QObject):
    """One run of a task; it tells how far it is, and once what came of it."""

    progressed = Signal(int, object, str)
    """How many are done, of how many (None where not known), and what is at hand."""
    done = Signal(object)
    """What the task gave back."""
    failed = Signal(str, bool)
    """Why nothing came of it, and whether that is a bug (then the words are a traceback)."""
    cancelled = Signal()
    ended = Signal()
    """After each of the three."""

    def __init__(self, parent: QObject, task: worker.Task, *arguments: Any) -> None:
        super().__init__(parent)
        from multiprocessing import get_context  # slow to load, and no start needs it

        context = get_context("spawn")
        self._pipe: worker.Pipe
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=worker.serve, args=(theirs, task, arguments), daemon=True
        )
        self._theirs = theirs
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._poll)

    def start(self) -> None:
        """Begin; nothing is told before the caller's event loop runs again."""
        self._process.start()
        self._theirs.close()
        self._timer.start()

    def cancel(self) -> None:
        """Ask the task to stop at its next progress."""
        with suppress(OSError):
            self._pipe.send(worker.CANCEL)

    def stop(self) -> None:
        """End the process now: what it was writing in a transaction is as if never begun."""
        self._timer.stop()
        if self._process.is_alive():
            self._process.terminate()
            self._process.join(STOP_SECONDS)
        self._pipe.close()

    def _poll(self) -> None:
        """Tell what came since the last look; how far it is only once."""
        progress, end = None, None
        try:
            while end is None and self._pipe.poll():
                kind, value = self._pipe.recv()
                if kind == worker.PROGRESS:
                    progress = value
                else:
                    end = kind, value
        except (EOFError, OSError):
            code = self._process.exitcode
            end = worker.BUG, f"The process of a job ended by itself (exit code {code})."
        if progress is not None:
            self.progressed.emit(*progress)
        if end is not None:
            self._end(*end)

    def _end(self, kind: str, value: Any) -> None:
        self._timer.stop()
        self._process.join(STOP_SECONDS)
        self._pipe.close()
        if kind == worker.DONE:
            self.done.emit(value)
        elif kind == worker.CANCELLED:
            self.cancelled.emit()
        else:
            words = spoken(value) if kind == worker.KNOWN else value
            self.failed.emit(words, kind == worker.BUG)
        self.ended.emit()


class Work(QObject):
    """The jobs that run, one after the other: two at once would only slow each other down."""

    began = Signal(str)
    """The words of a job that starts."""
    progressed = Signal(int, object, str)
    ended = Signal()
    """No job runs any more."""
    bug = Signal(str)
    """The traceback of a job that failed by a fault of the program."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[tuple[str, Job]] = []
        self.job: Job | None = None
        self.attendant = Attendant(self)
        """For what can't wait until a process has started."""
        self.attendant.bug.connect(self.bug)

    def run(self, words: str, task: worker.Task, *arguments: Any) -> Job:
        """Have a task run; the job is given at once, to connect to, and starts in its turn."""
        job = Job(self, task, *arguments)
        job.ended.connect(self._next)
        job.failed.connect(lambda text, bug: self.bug.emit(text) if bug else None)
        job.progressed.connect(self.progressed)
        self._waiting.append((words, job))
        if self.job is None:
            self._next()
        return job

    def _next(self) -> None:
        if self.job is not None:
            self.job.deleteLater()
        self.job = None
        if self._waiting:
            words, self.job = self._waiting.pop(0)
            self.job.start()
            self.began.emit(words)
        else:
            self.ended.emit()

    def cancel(self) -> None:
        """Ask the job that runs to stop."""
        if self.job is not None:
            self.job.cancel()

    def stop(self) -> None:
        """End everything now, before the window goes."""
        self._waiting.clear()
        self.attendant.stop()
        if self.job is not None:
            self.job.stop()
            self.job = None
