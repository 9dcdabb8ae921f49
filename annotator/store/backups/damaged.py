"""Backups that are damaged, and the next older one that is not."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from annotator.page.errors import Sentence
from annotator.store.backups.making import SUFFIX, Backup, backups_of, time_in
from annotator.store.connection import connect_to_read, look
from annotator.store.errors import NOT_READ, DamagedError, ProjectError, failed
from annotator.store.placing import HEADER_BYTES, is_our_header
from annotator.store.schema import SCHEMA
from annotator.store.soundness.strangers import expected, things

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
            if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                return True
            _read_all(connection)
            return False
    except (DamagedError, sqlite3.DatabaseError):
        return True


def _read_all(connection: sqlite3.Connection) -> None:
    """Read each value of a project; sqlite3.Error where a text is none, as SQLite never asks."""
    own = {name for kind, name in expected(SCHEMA) if kind == "table"}
    for thing in things(connection):
        if thing.kind == "table" and thing.name in own:
            table = thing.name
            for _ in connection.execute(f"SELECT * FROM {table}"):
                pass


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
            head = file.read(HEADER_BYTES)
    except OSError:
        return True
    page = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    bytes_of_page = 65_536 if page == 1 else page  # as SQLite writes that size
    return len(head) == HEADER_BYTES and is_our_header(head) and size >= pages * bytes_of_page
