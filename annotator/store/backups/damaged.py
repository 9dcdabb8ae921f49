"""Backups that are damaged, and the next older one that is not."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from annotator.page.errors import Sentence
from annotator.store.backups.making import SUFFIX, Backup, backups_of, time_in
from annotator.store.connection import connect_to_read, look
from annotator.store.errors import NOT_READ, DamagedError, ProjectError, failed
from annotator.store.schema import APPLICATION_ID

_MAGIC = b"SQLite format 3\x00"
_HEAD = 100
"""Bytes at the front of a SQLite file that say what it is and how long."""

_ANOTHER = (
    "the backup “{backup}” is damaged. The next older sound one is “{older}”: go back to that."
)
_NO_OTHER = (
    "the backup “{backup}” is damaged, and there is no older sound one. A new file can be made of "
    "what is left of that backup."
)


class BadBackupError(ProjectError):
    """A damaged backup, and the next older one that is sound; None where there is none."""

    def __init__(self, what: str, project: Path, backup: Path, older: Backup | None) -> None:
        self.backup, self.older = backup, older
        why = (
            Sentence(_NO_OTHER, backup=backup.name)
            if older is None
            else Sentence(_ANOTHER, backup=backup.name, older=older.path.name)
        )
        super().__init__(failed(what, why, project).sentence)


def with_damaged_heads(backups: Iterable[Backup]) -> set[Path]:
    """Give the files of those that are no projects at first sight, or shorter than they say.

    It costs one short look into each.
    """
    return {one.path for one in backups if not _head_is_whole(one.path)}


def is_damaged(path: Path) -> bool:
    """Whether a backup can't be read as SQLite wrote it; all of it is read.

    ProjectError where it can't be said: there is no such file, it is another program's or a newer
    version's, or the drive does not answer.
    """
    if path.suffix == SUFFIX and not _head_is_whole(path):
        return True
    try:
        look(path)
        with closing(connect_to_read(path)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",))
    except (DamagedError, sqlite3.DatabaseError):
        return True


def next_sound(project: Path, backup: Path) -> Backup | None:
    """Give the newest backup of a project that is older than another and is sound, or None."""
    for one in _older(project, backup):
        try:
            if not is_damaged(one.path):
                return one
        except ProjectError:
            continue
    return None


def bad_backup(project: Path, backup: Path, what: str = NOT_READ) -> BadBackupError:
    """Give the error that tells of a damaged backup and names the next older sound one."""
    return BadBackupError(what, project, backup, next_sound(project, backup))


def _older(project: Path, backup: Path) -> list[Backup]:
    backups = backups_of(project)
    paths = [one.path for one in backups]
    if backup in paths:
        return backups[paths.index(backup) + 1 :]
    made = time_in(backup.name)
    return [one for one in backups if made is None or one.time < made]


def _head_is_whole(path: Path) -> bool:
    """Whether a file begins as a project and is as long as it says; True where nobody can tell."""
    try:
        if not path.is_file():
            return True  # whoever opens it tells of that
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return True
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    bytes_of_page = 65_536 if page == 1 else page  # as SQLite writes that size
    return (
        len(head) == _HEAD
        and head.startswith(_MAGIC)
        and int.from_bytes(head[68:72], "big") == APPLICATION_ID
        and size >= pages * bytes_of_page
    )
