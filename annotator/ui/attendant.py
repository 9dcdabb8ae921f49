"""A process that stays warm beside the window and answers the newest question within a blink.

A job (`annotator.ui.work`) starts a process for itself, which takes most of a second; what shall
follow a key or the opening of a page can't wait for that.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.jobs import attendant, worker
from annotator.ui.spoken import spoken

POLL_MS = 8
STOP_SECONDS = 2.0
MOST_STARTS = 3
"""How often in a row a process may end by itself before no other is started."""

Then = Callable[[Any], object]
Otherwise = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class _Question:
    task: Callable[..., Any]
    arguments: tuple[Any, ...]
    then: Then
    otherwise: Otherwise


class Attendant(QObject):
    """Asks the process; only the newest question is answered, those before it are forgotten."""

    bug = Signal(str)
    """The traceback of a question that failed by a fault of the program."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: Any = None
        self._pipe: worker.Pipe | None = None
        self._ready = False
        self._asked: _Question | None = None
        self._next: _Question | None = None
        self._failures = 0
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self._poll)

    @property
    def pid(self) -> int | None:
        """The number of the process; None where there is none."""
        return self._process.pid if self._process is not None else None

    @property
    def idle(self) -> bool:
        """Whether the process is warm and no question waits."""
        return self._ready and self._asked is None and self._next is None

    def warm(self) -> None:
        """Start the process where there is none, so that the first question finds it ready."""
        if self._process is not None or self._failures >= MOST_STARTS:
            return
        from multiprocessing import get_context  # slow to load, and no start needs it

        context = get_context("spawn")
        pipe, theirs = context.Pipe()
        process = context.Process(target=attendant.attend, args=(theirs,), daemon=True)
        try:
            process.start()
        except OSError:
            self._failures = MOST_STARTS
            pipe.close()
            return
        finally:
            theirs.close()
        self._process, self._pipe, self._ready = process, pipe, False
        self._timer.start()

    def ask(
        self, task: Callable[..., Any], *arguments: Any, then: Then, otherwise: Otherwise
    ) -> None:
        """Have `task(*arguments)` answered in the process, in place of what was asked before.

        `then` hears what came of it; `otherwise` why nothing did, in words, empty where the
        process could not be started or ended by itself.
        """
        self._next = _Question(task, arguments, then, otherwise)
        self.warm()
        if self._process is None:
            self._give_up()
        else:
            self._send()

    def forget(self) -> None:
        """Have no question answered that was asked so far."""
        self._next = None
        if self._asked is not None:
            self._asked = _Question(self._asked.task, (), lambda _: None, lambda _: None)

    def stop(self) -> None:
        """End the process now; another question starts another."""
        self._next = self._asked = None
        self._failures = 0
        self._end()

    def _send(self) -> None:
        if not self._ready or self._asked is not None or self._next is None or self._pipe is None:
            return
        self._asked, self._next = self._next, None
        try:
            self._pipe.send((self._asked.task, self._asked.arguments))
        except OSError:  # it ended while nobody asked anything
            self._next, self._asked = self._asked, None
            self._died()
        else:
            self._timer.start()

    def _poll(self) -> None:
        try:
            while self._pipe is not None and self._pipe.poll():
                self._hear(*self._pipe.recv())
        except (EOFError, OSError):
            self._died()
            return
        if self._ready and self._asked is None:
            self._timer.stop()

    def _hear(self, kind: str, value: Any) -> None:
        if kind == attendant.READY:
            self._ready = True
            self._send()
            return
        asked, self._asked = self._asked, None
        self._failures = 0
        newer = self._next is not None
        self._send()
        if asked is None or newer:
            return
        if kind == worker.DONE:
            asked.then(value)
        elif kind == worker.KNOWN:
            asked.otherwise(spoken(value))
        else:
            asked.otherwise("")
            self.bug.emit(value)

    def _died(self) -> None:
        """Start another process for what waits; what the last one was asked is not asked again."""
        asked, self._asked = self._asked, None
        self._failures += 1
        self._end()
        if self._next is not None:
            self.warm()
            if self._process is None:
                self._give_up()
        if asked is not None:
            asked.otherwise("")

    def _give_up(self) -> None:
        question, self._next = self._next, None
        if question is not None:
            question.otherwise("")

    def _end(self) -> None:
        self._timer.stop()
        self._ready = False
        process, self._process = self._process, None
        pipe, self._pipe = self._pipe, None
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
        if process is not None:
            process.terminate()
            process.join(STOP_SECONDS)
            process.close() if process.exitcode is not None else None
