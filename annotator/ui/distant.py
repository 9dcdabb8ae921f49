"""A project on a network drive, asked in a thread of its own: a drive that stalls stops no window.

Whoever asks waits for two seconds at most. Until the drive has answered that one question, all
others are refused at once.
"""

from collections.abc import Callable, Iterator
from functools import partial
from inspect import isgenerator
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, cast

from annotator.page.errors import Sentence
from annotator.store.drive import is_remote, seems_remote
from annotator.store.errors import NOT_OPENED, NOT_READ, failed
from annotator.store.project import Project

PATIENCE_S = 2.0
LONG_S = 30.0
LONG = ("backup", "make_backup", "check", "stats", "confirmed")
"""What takes long on a drive that answers, too."""
KNOWN = ("path", "read_only", "journal_mode")
"""What needs no asking."""

_NO_ANSWER = "the drive does not answer. Look whether it is still connected."
_Answer = SimpleQueue[tuple[Any, BaseException | None]]


def opened(path: Path, *, read_only: bool = False) -> Project:
    """Open a project; where it lies on a network drive, so that a stalled drive is not waited for.

    ProjectError and LockedError as `Project.open` raises them, or where the drive does not answer.
    """
    if seems_remote(path) or is_remote(path):  # the words first: they stop nobody
        asked = _Asked(path)
        try:
            return cast(Project, Distant(asked, read_only))
        except BaseException:
            asked.end()
            raise
    return Project.open(path, read_only=read_only)


def kept_at_distance(project: Project) -> Project:
    """Give a project that was just opened, opened anew where it lies on a network drive."""
    if isinstance(project, Distant) or project.journal_mode == "wal":
        return project
    path, read_only = project.path, project.read_only
    project.close()
    return opened(path, read_only=read_only)


class _Asked:
    """A thread that does one thing after the other, and whoever has it done."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._questions: SimpleQueue[tuple[Callable[[], Any], _Answer] | None] = SimpleQueue()
        self._late: _Answer | None = None
        self._thread = Thread(target=self._answer, name="network drive", daemon=True)
        self._thread.start()

    def ask(self, act: Callable[[], Any], what: str, patience: float = PATIENCE_S) -> Any:
        """Give what the act gives or raises; ProjectError where it takes too long."""
        if self._late is not None:
            try:
                self._late.get_nowait()
            except Empty:
                raise failed(what, Sentence(_NO_ANSWER), self.path) from None
            self._late = None
        answer: _Answer = SimpleQueue()
        self._questions.put((act, answer))
        try:
            found, error = answer.get(timeout=patience)
        except Empty:
            self._late = answer
            raise failed(what, Sentence(_NO_ANSWER), self.path) from None
        if error is not None:
            raise error
        return found

    def end(self) -> None:
        """Let the thread go once it has done what it was asked."""
        self._questions.put(None)
        if self._late is None:
            self._thread.join(PATIENCE_S)

    def _answer(self) -> None:
        while (question := self._questions.get()) is not None:
            act, answer = question
            try:
                answer.put((act(), None))
            except BaseException as error:  # whoever asked raises it
                answer.put((None, error))


class Distant:
    """Has all that a Project has; each call is done beside the window."""

    def __init__(self, asked: _Asked, read_only: bool) -> None:
        self._asked = asked
        self._project: Project = asked.ask(
            lambda: Project.open(asked.path, read_only=read_only), NOT_OPENED, LONG_S
        )

    def __getattr__(self, name: str) -> Any:
        if name in KNOWN:
            return getattr(self._project, name)
        if callable(getattr(Project, name, None)):
            return partial(self._call, name)
        return self._asked.ask(lambda: getattr(self._project, name), NOT_READ)

    def _call(self, name: str, *arguments: Any, **words: Any) -> Any:
        def act() -> Any:
            found = getattr(self._project, name)(*arguments, **words)
            return list(found) if isgenerator(found) else found

        return self._asked.ask(act, NOT_READ, LONG_S if name in LONG else PATIENCE_S)

    def iter_pages(self, *arguments: Any, **words: Any) -> Iterator[Any]:
        return iter(self._call("iter_pages", *arguments, **words))

    def reopened(self) -> "Distant":
        """Open anew what stands at the path now; the same words go to it from then on."""

        def act() -> None:
            self._project = self._project.reopened()

        self._asked.ask(act, NOT_OPENED, LONG_S)
        return self

    def close(self) -> None:
        """Close the project, as soon as the drive lets it."""
        try:
            self._asked.ask(self._project.close, NOT_READ)
        finally:
            self._asked.end()
