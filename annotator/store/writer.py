"""The one background thread that keeps steps in order, each in a transaction of its own.

A step can fail in two ways. Where the file can't be written now, it and all behind it wait, and it
is tried again after a pause. Where the step itself is the trouble, all others go on: a page that
can't be written is set aside until the next step on it, which may have mended it; any other job
that won't do is told of and let go.
"""

import sqlite3
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from annotator.page.model import Page
from annotator.store.errors import ProjectError, RefusedError
from annotator.store.project import Project

Job = Callable[[Project], object]

_PASSING = (ProjectError, OSError, MemoryError, sqlite3.OperationalError)
"""What has nothing to do with the step and may be over in a while; all else stays as it is."""

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
    """A step that could not be kept, and why.

    An AnnotatorError is a trouble the person can do something about; anything else is a bug.
    """

    number: int
    error: Exception
    waiting: int
    """How many steps are not kept: this one too, unless it was let go."""
    again: bool
    """Whether it is tried again by itself. A page's step that is not, is tried with the next."""


@dataclass(frozen=True, slots=True)
class _Step:
    number: int
    job: Job
    pages: tuple[Page, Page, str] | None = None
    """The page before, the page after and the step's name, where the job is to save a page."""

    @classmethod
    def saving(
        cls, number: int, before: Page, after: Page, name: str, run: object = None
    ) -> "_Step":
        pages = (before, after, name)
        return cls(number, lambda project: project.save(*pages, run), pages)


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
        self._at_work: _Step | None = None
        self._aside: dict[str, _Step] = {}
        """The steps that can't be written as they are, by page; the file holds what was before."""
        self._last = 0
        self._changed = threading.Condition()
        self._closing = False
        self._hurry = False
        self._failing = False
        self._project: Project | None = None
        self._thread = threading.Thread(target=self._work, name="project writer", daemon=True)
        self._thread.start()

    def save(self, before: Page, after: Page, name: str = "", run: object = None) -> int:
        """Have a step kept; gives its number, counted from 1. Returns at once.

        Steps of one `run` that follow each other are one entry of the history.
        """
        return self._put(lambda number: _Step.saving(number, before, after, name, run))

    def run(self, job: Job) -> int:
        """Have something else written in its turn, like a deleted page; gives its number."""
        return self._put(lambda number: _Step(number, job))

    @property
    def waiting(self) -> int:
        """How many steps are not kept yet."""
        with self._changed:
            return self._waiting()

    def retry(self) -> None:
        """Try failed steps again now, those that were set aside too."""
        with self._changed:
            self._try_again()

    def flush(self, timeout: float | None = None) -> bool:
        """Wait until all is kept; False where it takes longer, or where a step fails again."""
        self.retry()
        return self.wait(timeout)

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until all is kept or a step fails, as `flush`, but try nothing again for it."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._failing or not (self._steps or self._at_work), timeout
            )
            return not self._waiting()

    def close(self, timeout: float | None = None) -> bool:
        """Keep what waits and end the thread; False where steps are lost because they fail."""
        self.flush(timeout)
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(timeout)
        return self.waiting == 0

    def _put(self, make: Callable[[int], _Step]) -> int:
        with self._changed:
            if self._closing:
                raise RuntimeError("the writer is closed")
            self._last += 1
            self._steps.append(make(self._last))
            self._changed.notify_all()
            return self._last

    def _waiting(self) -> int:
        return len(self._steps) + len(self._aside) + (self._at_work is not None)

    def _try_again(self) -> None:
        self._steps.extendleft(reversed(self._aside.values()))
        self._aside.clear()
        self._failing = False
        self._hurry = True
        self._changed.notify_all()

    # The thread

    def _work(self) -> None:
        pause = _FIRST_PAUSE
        while (step := self._next()) is not None:
            if self._try(step):
                pause = _FIRST_PAUSE
                continue
            self._wait(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)
        self._leave()

    def _next(self) -> _Step | None:
        """Give the oldest step, once there is one; None to stop."""
        with self._changed:
            self._changed.wait_for(lambda: self._steps or self._closing)
            if self._closing:
                return None
            self._hurry = False
            step = self._steps.popleft()
            if step.pages and (earlier := self._aside.pop(step.pages[0].id, None)):
                assert earlier.pages is not None
                step = _Step.saving(step.number, earlier.pages[0], step.pages[1], step.pages[2])
            self._at_work = step
            return step

    def _try(self, step: _Step) -> bool:
        """Do a step and tell what came of it; False where the writer had better pause."""
        try:
            if self._project is None:
                self._project = Project.open(self._path, locked=False)
            step.job(self._project)
        except Exception as error:  # whatever it is, the person is told and the thread goes on
            # A new connection next time: the file may be back, or another one.
            self._leave()
            again = isinstance(error, _PASSING) and not isinstance(error, RefusedError)
            self._failed(step, error, again)
            return not again
        # Told first, taken off the queue then: who has flushed knows that everyone was told.
        self._on_kept(Kept(step.number, time.time(), self.waiting - 1))
        with self._changed:
            self._at_work = None
            self._failing = False
            self._changed.notify_all()
        return True

    def _failed(self, step: _Step, error: Exception, again: bool) -> None:
        with self._changed:
            waiting = self._waiting() - (not again and step.pages is None)
        self._on_trouble(NotKept(step.number, error, waiting, again))
        with self._changed:
            self._at_work = None
            if again:
                self._steps.appendleft(step)
                self._failing = True
            elif step.pages:
                self._aside[step.pages[0].id] = step
            self._changed.notify_all()

    def _wait(self, seconds: float) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._hurry or self._closing, seconds)

    def _leave(self) -> None:
        if self._project is not None:
            self._project.close()
            self._project = None
