"""Backups of a project: where they lie, which there are, making one, letting old ones go.

A backup is a project file of its own, write-protected, and its name says when it was made, why, and
what it holds: so a list of them costs one look into a folder, on a network drive too.
"""

import hashlib
import json
import os
import re
import shutil
import sqlite3
import stat
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import chain, count
from pathlib import Path

from annotator.page.errors import Sentence
from annotator.page.progress import Progress, silent
from annotator.store.backups.copying import copy_project
from annotator.store.backups.policy import MEGABYTE, Policy
from annotator.store.backups.thinning import outlived, too_much
from annotator.store.connection import reading
from annotator.store.errors import failed, telling
from annotator.store.placing import TakenError, drafts_in, real

NO_BACKUP = "No backup of “{path}” was made"
SUFFIX = ".annotator"
SETTLED = "labels_settled"
"""Project setting: when (ISO 8601) a person last said that fewer labels are right."""

_NO_FOLDER = (
    "“{folder}”, where it would lie, is no folder. Move that away, or choose another folder for "
    "backups in the settings."
)

ROOM = 50 * MEGABYTE
"""What an unasked backup leaves free on its drive, besides as much again as it takes itself."""
FALL, SHARE = 50, 0.1
"""A sudden fall: at least so many labels fewer, and at least this share of them."""
_KEPT_LONGER = timedelta(days=30)
"""For so long what was made before something risky stays, whatever newer ones there are."""
_READ_ONLY = stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH
_DRAFT_S = 3600.0
_ADDED = len("/.") + len(f" (99){SUFFIX}") + len(".4194304.draft-journal")
"""Bytes that a backup's draft and its log add to its name."""
_LONGEST, _LONGEST_PATH = 255 - _ADDED, 500 - _ADDED
"""Bytes a name may have at most, and a path: SQLite opens none of more than 512."""


class Why(StrEnum):
    """Why a backup was made."""

    AUTOMATIC = "automatic"
    ASKED = "by hand"
    UPDATE = "before update"
    RESTORE = "before restore"
    TRIM = "before trim"


_NAME = re.compile(
    r"(?P<time>\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d[+-]\d{4}) "
    rf"(?P<why>{'|'.join(Why)}), (?P<pages>\d+) pages, (?P<labels>\d+) labels(?: \(\d+\))?"
    rf"{re.escape(SUFFIX)}$"
)
CLOCK = "%Y-%m-%d %H.%M.%S%z"
"""The time in a name: by the clock of who made it, and how far that is from UTC."""
FIRST_YEAR, LAST_YEAR = 1970, 9000
"""Of times that can be told in every time zone."""
MADE = "(status = 'accepted' OR status IS NULL AND confidence IS NULL)"
"""The condition for labels and records that a person made or accepted."""
_LIVE = "page IN (SELECT key FROM page WHERE deleted_at IS NULL)"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, when it was made and why, and what it holds."""

    path: Path
    time: datetime
    """With the time zone of whoever made it."""
    why: Why
    pages: int
    """Without those in the trash."""
    labels: int
    """Labels, speeches and meetings that a person made or accepted."""
    size: int
    """In bytes."""


def folder_of(project: Path, policy: Policy | None = None) -> Path:
    """Give the folder for a project's backups; it may not exist yet.

    It lies beside the project, or in the folder a person chose for the backups of all projects;
    there the name also says where the project lies, for there may be two of one name.
    """
    project = real(project)
    chosen = (policy or Policy.read()).folder
    if not chosen:
        return project.with_name(f"{project.name} backups")
    where = hashlib.sha256(str(project.parent).encode(errors="surrogateescape")).hexdigest()
    return Path(chosen) / f"{project.name} {where[:6]} backups"


def backups_of(project: Path, policy: Policy | None = None) -> list[Backup]:
    """Give the backups of a project, the newest first; none where their folder can't be read.

    Those beside it count wherever new ones are put.
    """
    folders = dict.fromkeys((folder_of(project, policy), folder_of(project, Policy())))
    found = [backup for folder in folders for backup in _in_folder(folder)]
    order = sorted(found, key=lambda one: (one.time, len(one.path.name), one.path.name))
    return order[::-1]


def time_in(name: str) -> datetime | None:
    """Give when a backup was made by its file's name, in the time zone of who made it.

    None where the name says no time, or one that no clock has.
    """
    read = _NAME.search(name)
    with suppress(ValueError):
        made = datetime.strptime(read["time"], CLOCK) if read else None
        return made if made and FIRST_YEAR <= made.year <= LAST_YEAR else None
    return None


def _in_folder(folder: Path) -> list[Backup]:
    found = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            read, at = _NAME.search(entry.name), time_in(entry.name)
            with suppress(OSError):
                if read and at and entry.is_file():
                    pages, labels = int(read["pages"]), int(read["labels"])
                    size = entry.stat().st_size
                    why = Why(read["why"])
                    found.append(Backup(folder / entry.name, at, why, pages, labels, size))
    return found


def count_labels(connection: sqlite3.Connection) -> int:
    """Count the labels, speeches and meetings that a person made or accepted, without the trash."""
    counts = (
        f"(SELECT count(*) FROM {table} WHERE {MADE} AND {_LIVE})"
        for table in ("span", "speech", "meeting")
    )
    return int(connection.execute(f"SELECT {' + '.join(counts)}").fetchone()[0])


def mark_of(connection: sqlite3.Connection) -> tuple[object, ...]:
    """Give what is another after any work on the project; where a person stands is no work."""
    query = """SELECT (SELECT max(number) FROM step), count(*), max(saved_at), max(deleted_at),
        count(deleted_at) FROM page"""
    return tuple(connection.execute(query).fetchone())


def make_backup(
    project: Path,
    connection: sqlite3.Connection,
    why: Why,
    progress: Progress = silent,
    gently: bool = False,
    policy: Policy | None = None,
) -> Backup:
    """Back a project up, complete to the last kept step, and give the backup.

    `connection` is one to that project, outside of a transaction; `gently` leaves others their turn
    after every megabyte. Old backups are let go then. ProjectError where there is no room, or where
    the folder can't be written to: who was about to do something risky leaves it.
    """
    policy = policy or Policy.read()
    project = project.absolute()
    folder = folder_of(project, policy)
    with telling(project, NO_BACKUP), _tidied(folder):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except FileExistsError as error:
            raise failed(NO_BACKUP, Sentence(_NO_FOLDER, folder=str(folder)), project) from error
        _sweep(folder, project)
        with reading(connection):
            pages, labels = _holds(connection)
            _look_for_room(project, folder, bytes_of(connection), why)
            now = datetime.now().astimezone()
            path = _placed(
                connection,
                project,
                folder,
                _name(folder, project, now, why, pages, labels),
                progress,
                gently,
            )
        with suppress(OSError):
            path.chmod(_READ_ONLY)
        size = path.stat().st_size
    made = Backup(path, now.replace(microsecond=0), why, pages, labels, size)
    let_go(project, connection, policy, made)
    return made


@contextmanager
def _tidied(folder: Path) -> Iterator[None]:
    """Leave no empty folder behind where no backup is made."""
    try:
        yield
    except BaseException:
        with suppress(OSError):  # as where it holds other backups
            folder.rmdir()
        raise


def _holds(connection: sqlite3.Connection) -> tuple[int, int]:
    (pages,) = connection.execute("SELECT count(*) FROM page WHERE deleted_at IS NULL").fetchone()
    return int(pages), count_labels(connection)


def bytes_of(connection: sqlite3.Connection) -> int:
    """Give the size of a project file, in bytes."""
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (size,) = connection.execute("PRAGMA page_size").fetchone()
    return int(pages) * int(size)


def _look_for_room(project: Path, folder: Path, size: int, why: Why) -> None:
    """Raise ProjectError where a backup would take the room that work needs."""
    spare = ROOM if why is Why.AUTOMATIC else 0
    if shutil.disk_usage(folder).free < 2 * size + spare:
        too_little = Sentence(
            "there is too little room for it in “{folder}”. Make room there, or choose another "
            "folder for backups in the settings.",
            folder=str(folder),
        )
        raise failed(NO_BACKUP, too_little, project)


def _name(folder: Path, project: Path, now: datetime, why: Why, pages: int, labels: int) -> str:
    """Give the name of a backup without its end; the project's part is cut where it is too long."""
    rest = f" {now.strftime(CLOCK)} {why}, {pages} pages, {labels} labels"
    room = min(_LONGEST, _LONGEST_PATH - len(os.fsencode(folder))) - len(rest.encode())
    stem = os.fsencode(project.stem)
    return (
        project.stem if len(stem) <= room else stem[: max(room, 0)].decode(errors="ignore")
    ) + rest


def _placed(
    connection: sqlite3.Connection,
    project: Path,
    folder: Path,
    name: str,
    progress: Progress,
    gently: bool,
) -> Path:
    """Write a backup under a name that no other has, nor takes while it is made; give its path."""
    names = chain([name], (f"{name} ({number})" for number in count(2)))
    while True:
        path = next(path for one in names if not (path := folder / f"{one}{SUFFIX}").exists())
        with suppress(TakenError):  # another window's backup of the same second was done first
            copy_project(connection, path, progress, gently, NO_BACKUP, True, project)
            return path


def _sweep(folder: Path, project: Path) -> None:
    """Remove the drafts of programs that were killed while they made a backup."""
    with suppress(OSError):
        for draft, files in drafts_in(folder).items():
            if draft.name == project.name or _NAME.search(draft.name):
                for file in files:
                    if time.time() - file.lstat().st_mtime > _DRAFT_S:
                        file.unlink()


# Letting old ones go


def let_go(
    project: Path,
    connection: sqlite3.Connection,
    policy: Policy | None = None,
    made: Backup | None = None,
) -> list[Backup]:
    """Remove the backups that newer ones stand for, then those that take too much room.

    Those that a person asked for stay, and so does one with labels that are missing now, until a
    person has said that this is right; and the one `made` just now, for others may be dated later,
    by a clock that was ahead. Gives what was removed.
    """
    policy = policy or Policy.read()
    now = datetime.now().astimezone()
    backups = backups_of(project, policy)
    missing = fallen(project, connection, backups)
    held = {one for one in backups if one.why is Why.ASKED or one in (missing, made)}
    aged = [
        one
        for one in backups
        if one not in held and (one.why is Why.AUTOMATIC or abs(now - one.time) > _KEPT_LONGER)
    ]
    gone = outlived(aged, now)
    left = [one for one in backups if one not in gone]
    gone += too_much(left, policy.most_bytes, now, held)
    return [one for one in gone if remove(one)]


def remove(backup: Backup) -> bool:
    """Remove a backup; say whether it is gone."""
    try:
        with suppress(OSError):
            backup.path.chmod(_READ_ONLY | stat.S_IWUSR)  # Windows removes nothing protected
        backup.path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def fallen(
    project: Path, connection: sqlite3.Connection, backups: Sequence[Backup] | None = None
) -> Backup | None:
    """Give the last backup that has many more labels than the project now; None where none has.

    Those from before a person last said that it is right so don't count. What is dated later than
    now, by a clock that was ahead, backup or answer, says nothing of what was before what.
    """
    now = datetime.now(UTC)
    backups = backups_of(project) if backups is None else backups
    row = connection.execute("SELECT value FROM setting WHERE key = ?", (SETTLED,)).fetchone()
    settled = _time(row[0]) if row else None
    if settled is not None and settled > now:
        settled = None
    asked = [one for one in backups if one.time <= now and (not settled or one.time > settled)]
    return fall(asked, count_labels(connection)) if asked else None


def fall(backups: Iterable[Backup], labels: int) -> Backup | None:
    """Give the newest of the backups from which the number of labels fell suddenly to `labels`."""
    lost = (one for one in backups if one.labels - labels >= max(FALL, SHARE * one.labels))
    return max(lost, key=lambda one: one.time, default=None)


def now_settled() -> str:
    """Give what to keep as SETTLED: now, in words that JSON and people read."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _time(value: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(json.loads(value))
    except (ValueError, TypeError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
