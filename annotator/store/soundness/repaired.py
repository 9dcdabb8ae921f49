"""What became of the pages of a repaired project, and where each was taken from."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Whence(StrEnum):
    """Where a page of the new file was taken from."""

    SOUND = "sound"
    """From the damaged file, where nothing is wrong with it."""
    HISTORY = "history"
    """Made again by its history: exactly what was kept last."""
    BACKUP = "backup"
    """From a backup: exactly what was kept last."""
    READ = "read"
    """As it can be read; it keeps the rules, but something on it is not what was written."""
    OLDER = "older"
    """From a backup, older than what was kept last."""
    SALVAGED = "salvaged"
    """What could be read of it."""
    LOST = "lost"
    """Nothing of it could be read."""


EXACT = frozenset((Whence.SOUND, Whence.HISTORY, Whence.BACKUP))


@dataclass(frozen=True, slots=True)
class PageRepair:
    """What became of a page."""

    page_id: str
    whence: Whence
    said: tuple[str, ...] = ()
    """What was taken from where, and what is lost; nothing for a sound page."""

    @property
    def words(self) -> str:
        """What is said, in one line."""
        return "; ".join(self.said)


@dataclass(frozen=True, slots=True)
class Repair:
    """What the new file holds."""

    path: Path
    pages: tuple[PageRepair, ...]
    left_out: tuple[str, ...]
    """What is not of a page: settings that are lost, tables of others that were not taken over."""

    @property
    def whole(self) -> bool:
        """Whether every page is exactly what was kept last."""
        return all(page.whence in EXACT for page in self.pages)
