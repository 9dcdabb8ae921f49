"""What became of the pages of a repaired project, and where each was taken from."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Whence(StrEnum):
    """Where a page of the new file was taken from."""

    SOUND = "sound"
    """From the damaged file: exactly what was kept last."""
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
    """What was taken from where; nothing for a sound page."""
    lacking: tuple[str, ...] = ()
    """What is lost or may be wrong beside the page: its file, its times, its history."""

    @property
    def words(self) -> str:
        """What is said, in one line."""
        return "; ".join((*self.said, *self.lacking))


@dataclass(frozen=True, slots=True)
class Repair:
    """What the new file holds."""

    path: Path
    pages: tuple[PageRepair, ...]
    left_out: tuple[str, ...]
    """What is not of a page: settings that are lost, tables of others that were not taken over."""

    @property
    def whole(self) -> bool:
        """Whether every page is exactly what was kept last, with all that stands beside it."""
        return all(page.whence in EXACT and not page.lacking for page in self.pages)
