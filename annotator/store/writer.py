"""The one background thread that keeps steps in order, each in a transaction of its own."""

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from annotator.page.model import Page
from annotator.store.project import Project

Job = Callable[[Project], object]

_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0
"""Seconds before a failed step is tried again by itself; doubled each time."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A step that is on the drive: its number, when (seconds since the epoch), how many wait."""

    number: int
    at: float
    waiting: int


@dataclass(frozen=True, slots=True)
class NotKept:
    """A step that could not be kept, and why. It waits at the head of the queue.

    A ProjectError is a trouble the person can end; anything else is a bug.
    """

    number: int
    error: Exception
    waiting: int
    """How many steps are not kept, this one included."""


@dataclass(slots=True)
class _Step:
    number: int
    job: Job
    pages: tuple[Page, Page, str] | None = None
    """The page before, the page after and the step's name, where the job is to save a page."""


class Writer:
    """Takes steps from one thread and keeps them from another, with a connection of its own.

    `on_kept` and `on_trouble` are called from the writer's thread and must not raise. The project
    stays open elsewhere: the writer works for the one that holds its lock.
    """

    def __init__(
        self,
        path: Path,
        on_kept: Callable[[Kept], None],
        on_trouble: Callable[[NotKept], None],
    ) -> None:
        self._path = path
        self._on_kept, self._on_trouble = on_kept, on_trouble
        self._steps: deque[_Step] = deque()
        self._last = 0
        self._changed = threading.Condition()
        self._closing = False
        self._hurry = False
        self._failing = False
        self._project: Project | None = None
        self._thread = threading.Thread(target=self._work, name="project writer", daemon=True)
        self._thread.start()

    def save(self, before: Page, after: Page, name: str = "") -> int:
        """Have a step kept; gives its number, counted from 1. Returns at once."""
        return self._put(_saving(before, after, name), (before, after, name))

    def run(self, job: Job) -> int:
        """Have something else written in its turn, like a deleted page; gives its number."""
        return self._put(job, None)

    @property
    def waiting(self) -> int:
        """How many steps are not kept yet."""
        with self._changed:
            return len(self._steps)

    def retry(self) -> None:
        """Try a failed step again now rather than after its pause."""
        with self._changed:
            self._hurry = True
            self._changed.notify_all()

    def flush(self, timeout: float | None = None) -> bool:
        """Wait until all is kept; False where it takes longer, or where a step fails again."""
        with self._changed:
            if self._failing:
                self._failing = False
                self._hurry = True
                self._changed.notify_all()
            self._changed.wait_for(lambda: not self._steps or self._failing, timeout)
            return not self._steps

    def close(self, timeout: float | None = None) -> bool:
        """Keep what waits and end the thread; False where steps are lost because they fail."""
        self.flush(timeout)
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(timeout)
        return self.waiting == 0

    def _put(self, job: Job, pages: tuple[Page, Page, str] | None) -> int:
        with self._changed:
            if self._closing:
                raise RuntimeError("the writer is closed")
            self._last += 1
            self._steps.append(_Step(self._last, job, pages))
            self._changed.notify_all()
            return self._last

    # The thread

    def _work(self) -> None:
        pause = _FIRST_PAUSE
        while (step := self._next()) is not None:
            error = self._try(step)
            if error is None:
                pause = _FIRST_PAUSE
                continue
            self._wait(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)
        self._leave()

    def _next(self) -> _Step | None:
        """Give the oldest step, once there is one; None to stop."""
        with self._changed:
            self._changed.wait_for(lambda: self._steps or self._closing)
            return None if self._closing else self._steps[0]

    def _try(self, step: _Step) -> Exception | None:
        try:
            if self._project is None:
                self._project = Project.open(self._path, locked=False)
            step.job(self._project)
        except Exception as error:  # whatever it is, the step stays and the person is told
            # A new connection next time: the file may be back, or another one.
            self._leave()
            self._merge()
            with self._changed:
                self._failing = True
                waiting = len(self._steps)
                self._changed.notify_all()
            self._on_trouble(NotKept(step.number, error, waiting))
            return error
        # Told first, taken off the queue then: who has flushed knows that everyone was told.
        self._on_kept(Kept(step.number, time.time(), self.waiting - 1))
        with self._changed:
            self._steps.popleft()
            self._failing = False
            self._changed.notify_all()
        return None

    def _merge(self) -> None:
        """Make one step of the failed one and those that follow it on the same page.

        Where a page cannot be written as it was, what the person did next may have mended it.
        """
        with self._changed:
            first = self._steps[0]
            while first.pages and len(self._steps) > 1:
                then = self._steps[1]
                if not then.pages or then.pages[0].id != first.pages[0].id:
                    break
                before, after, name = first.pages[0], then.pages[1], then.pages[2]
                first.number = then.number
                first.pages = (before, after, name)
                first.job = _saving(before, after, name)
                del self._steps[1]

    def _wait(self, seconds: float) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._hurry or self._closing, seconds)
            self._hurry = False

    def _leave(self) -> None:
        if self._project is not None:
            self._project.close()
            self._project = None


def _saving(before: Page, after: Page, name: str) -> Job:
    return lambda project: project.save(before, after, name)
