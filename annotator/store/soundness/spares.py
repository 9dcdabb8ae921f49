"""The backups as sources of pages, opened one after the other as pages are looked for in them."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.page.model import Page
from annotator.store.errors import ProjectError
from annotator.store.project import Project
from annotator.store.soundness.checking import (
    DAMAGE,
    OTHER_BYTES,
    OTHER_ROW,
    UNSEALED,
    keys_and_ids,
    look_at,
)
from annotator.store.soundness.seal import READ_ROW, ROW, seal_of

_UNSEALED: frozenset[str] = frozenset((UNSEALED,))


@dataclass(frozen=True, slots=True)
class Spare:
    """A page as a backup has it, sound."""

    name: str
    project: Project
    key: int
    page: Page
    seal: int
    saved_at: str
    beside: tuple[str, ...]
    """What is wrong beside the page."""

    @property
    def row(self) -> dict[str, Any]:
        """What its row alone knows; nothing where that is not what was written."""
        if not {OTHER_ROW}.isdisjoint(self.beside):
            return {}
        values = self.project.connection.execute(READ_ROW, (self.key,)).fetchone()
        return dict(zip(ROW, values, strict=False))

    @property
    def file(self) -> tuple[bytes | None, dict[str, Any] | None]:
        """The bytes of its file and what was found in them; None where they are damaged."""
        if OTHER_BYTES in self.beside:
            return None, None
        return self.project.file_of(self.page.id)


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
                project = self._stack.enter_context(Project.open(path, read_only=True))
                self._open.append((path.name, project))
                yield self._open[-1]

    def of(self, id: str) -> Iterator[Spare]:
        """Give a page as the backups have it, the newest first, damaged ones left out."""
        for name, project in self:
            with suppress(*DAMAGE):
                query = "SELECT key, CAST(saved_at AS BLOB) FROM page WHERE id = ?"
                found = project.connection.execute(query, (id,)).fetchone()
                if found is None:
                    continue
                key, saved_at = found[0], bytes(found[1]).decode(errors="replace")
                looked = look_at(project.connection, key)
                page = looked.page
                if page is not None and _UNSEALED.issuperset(looked.troubles):
                    yield Spare(name, project, key, page, seal_of(page), saved_at, looked.beside)

    def id_of(self, key: int, raw: object, hashed: object) -> str | None:
        """Give the id of a page by its key and what is left of its raw text, or of the hash of it.

        None where no backup has it: a key is given again once its page was deleted for good.
        """
        for _, project in self:
            query = "SELECT id, raw, raw_sha256 FROM page JOIN source ON page = key WHERE key = ?"
            with suppress(*DAMAGE):
                row = project.connection.execute(query, (key,)).fetchone()
                nothing_left = raw is None and hashed is None
                if row is not None and (nothing_left or row[1] == raw or row[2] == hashed):
                    return str(row[0])
        return None

    def keys_and_ids(self) -> dict[int, str]:
        """Give the pages of the newest backup."""
        for _, project in self:
            return keys_and_ids(project.connection)
        return {}
