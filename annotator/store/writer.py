"""The one background thread that keeps steps in order, each in a transaction of its own.

A step can fail in two ways. Where the file can't be written now, it and all behind it wait, and it
is tried again after a pause. Where the step itself is the trouble, all others go on: a page that
can't be written is set aside until the next step on it, which may have mended it; any other job
that won't do is told of and let go.

Steps that wait are never written into another file that came to stand at the path: a file that is
not the one they began in must hold what was kept last.
"""

import sqlite3
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from annotator.page.errors import Sentence
from annotator.page.model import Page
from annotator.store.connection import Identity
from annotator.store.errors import NOT_KEPT, DamagedError, ProjectError, RefusedError, failed
from annotator.store.project import Project

Job = Callable[[Project], object]

_PASSING = (ProjectError, OSError, MemoryError, sqlite3.OperationalError)
"""What has nothing to do with the step and may be over in a while; all else stays as it is."""

_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0
"""Seconds before a failed step is tried again by itself; doubled each time."""

_REMEMBERED = 20
"""Pages by whose last kept state a file that came back is known again."""

_ANOTHER = (
    "another file stands in its place. Put the project back where it was, or save a copy elsewhere."
)


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
        self._gone = False
        """Whether another writer took over: nobody listens any more."""
        self._trying_since: float | None = None
        self._project: Project | None = None
        self._identity: Identity | None = None
        with suppress(OSError):  # then the first file that is there will do
            self._identity = Identity.of(path)
        self._last_kept: OrderedDict[str, Page] = OrderedDict()
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

    @property
    def trying_s(self) -> float:
        """For how many seconds a step has been on its way to the drive by now; 0 where none is."""
        since = self._trying_since
        return 0.0 if since is None else time.monotonic() - since

    def moved(self, path: Path) -> Self:
        """Give a writer that keeps in another file all that is not kept yet, and let this one go.

        It does not wait for a step that the drive holds up; should that one come through after all,
        nobody hears of it.
        """
        other = type(self)(path, self._on_kept, self._on_trouble)
        with self._changed:
            self._closing = self._gone = True
            at_work = [self._at_work] if self._at_work else []
            steps = sorted([*self._aside.values(), *at_work, *self._steps], key=lambda s: s.number)
            self._steps.clear()
            self._aside.clear()
            self._changed.notify_all()
        with other._changed:
            other._last = self._last
            other._steps.extend(steps)
            other._changed.notify_all()
        return other

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
        self._trying_since = time.monotonic()
        lasting: tuple[type[Exception], ...] = (RefusedError,)
        try:
            if self._project is None:
                self._project = self._opened(step)
            lasting = (RefusedError, DamagedError)  # here of the step's own page, not of the file
            step.job(self._project)
        except Exception as error:  # whatever it is, the person is told and the thread goes on
            # A new connection next time: the file may be back, or another one.
            self._leave()
            self._trying_since = None
            again = isinstance(error, _PASSING) and not isinstance(error, lasting)
            self._failed(step, error, again)
            return not again
        self._trying_since = None
        if step.pages:
            self._last_kept[step.pages[1].id] = step.pages[1]
            self._last_kept.move_to_end(step.pages[1].id)
            if len(self._last_kept) > _REMEMBERED:
                self._last_kept.popitem(last=False)
        # Told first, taken off the queue then: who has flushed knows that everyone was told.
        if not self._gone:
            self._on_kept(Kept(step.number, time.time(), self.waiting - 1))
        with self._changed:
            self._at_work = None
            self._failing = False
            self._changed.notify_all()
        return True

    def _opened(self, step: _Step) -> Project:
        """Open the project; ProjectError where another file stands in its place."""
        project = Project.open(self._path, locked=False)
        identity = Identity.of(self._path)
        if self._identity is not None and identity != self._identity:
            try:
                ours = self._knows(project, step)
            except BaseException:
                project.close()
                raise
            if not ours:
                project.close()
                raise failed(NOT_KEPT, Sentence(_ANOTHER), self._path)
        self._identity = identity
        return project

    def _knows(self, project: Project, step: _Step) -> bool:
        """Whether a file holds what was kept last, or else what the next step begins with."""
        last = list(self._last_kept.values())
        if not last:
            with self._changed:
                waiting = [one.pages[0] for one in (step, *self._steps) if one.pages]
            last = waiting[:1]
        try:
            return bool(last) and all(project.load(page.id) == page for page in last)
        except RefusedError:
            return False

    def _failed(self, step: _Step, error: Exception, again: bool) -> None:
        with self._changed:
            waiting = self._waiting() - (not again and step.pages is None)
        if not self._gone:
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
