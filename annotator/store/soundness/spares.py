"""The backups as sources of pages, opened one after the other as pages are looked for in them."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

from annotator.page.model import Page
from annotator.store.backups.comparing import as_it_was
from annotator.store.errors import ProjectError
from annotator.store.project import Project
from annotator.store.soundness.checking import DAMAGE


class Spares:
    """The backups, the newest first, opened when a page is looked for in them."""

    def __init__(self, paths: Sequence[Path], stack: ExitStack) -> None:
        self._waiting = list(paths)
        self._stack = stack
        self._open: list[tuple[str, Project]] = []

    def __iter__(self) -> Iterator[tuple[str, Project]]:
        yield from self._open
        while self._waiting:
            path = self._waiting.pop(0)
            with suppress(*DAMAGE, ProjectError, OSError):
                project = self._stack.enter_context(as_it_was(path))
                self._open.append((path.name, project))
                yield self._open[-1]


@dataclass(frozen=True, slots=True)
class Spare:
    """A page as a backup has it, sound."""

    name: str
    project: Project
    key: int
    page: Page
    seal: int
    saved_at: str
