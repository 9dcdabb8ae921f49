"""Connections to a project file: looking without touching, opening, transactions."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from annotator.page.errors import Sentence
from annotator.store.drive import is_remote
from annotator.store.errors import (
    NOT_OPENED,
    DamagedError,
    ProjectError,
    StrangeError,
    failed,
    has_room,
    telling,
)
from annotator.store.older import read_as_newest
from annotator.store.placing import INDEX, JOURNAL, LOG, refuse_no_file, refuse_other_sides
from annotator.store.schema import APPLICATION_ID, SCHEMA
from annotator.store.soundness.strangers import strangeness

_SUFFIX = ".annotator"
_BUSY_SECONDS = 10.0
_READ_ONLY, _CORRUPT = 8, 11
"""SQLite's primary result codes."""


class Identity(NamedTuple):
    """Which file stands at a path, so that a moved or replaced one is noticed."""

    device: int
    inode: int

    @classmethod
    def of(cls, path: Path) -> "Identity":
        """Ask the drive; OSError where there is no file."""
        found = path.stat()
        return cls(found.st_dev, found.st_ino)


def look(path: Path) -> int:
    """Give the schema number of a project file without changing a byte of it or beside it.

    ProjectError where there is no file, where it is no project, or a newer program's; StrangeError
    where it holds what could run. SQLite itself is asked: a plain open and close would drop the
    locks that this process holds on the file.
    """
    size = refuse_no_file(path)
    refuse_other_sides(path, NOT_OPENED)
    if not size and not _unfinished(path):
        raise ProjectError(
            "“{path}” was not opened: it is empty, as a power cut can leave a project that was "
            "about to be made, and nothing was kept in it. Remove it and make the project anew.",
            path=path,
        )
    version, how = _version_in_what_is_whole(path)
    if _wal(path).exists() and _wal(path).stat().st_size:
        # After a crash the newest header may still stand in the write-ahead log.
        how = "mode=ro"
        _look_for_index(path)
        version = max(version, _version(path, how))
    if version > SCHEMA:
        raise newer(path, version)
    with telling(path, NOT_OPENED), closing(_connected(path, how)) as file:
        strange = next(strangeness(file, version), None)
    if strange is not None:
        raise StrangeError(failed(NOT_OPENED, Sentence(MENDABLE, why=strange), path).sentence)
    return version


def newer(path: Path, version: int) -> ProjectError:
    """Give the error that tells of a project that only a newer version knows."""
    return ProjectError(
        "“{path}” was not opened: a newer version of annotator wrote it (schema {version}, "
        "this one knows {known}). Update annotator; the file was not changed.",
        path=path,
        version=version,
        known=SCHEMA,
    )


MENDABLE = "{why} Its pages can be had without that, in a new file; this one stays as it is."


_WAYS = ("mode=ro&immutable=1", "mode=ro", "mode=rw")


def _version_in_what_is_whole(path: Path) -> tuple[int, str]:
    """Give the schema number, and how the file was opened for it.

    After a power cut, or while another program writes, the file may be whole only together with its
    log, or once its journal has taken back what was half written: so does SQLite, given the right.
    """
    for how in _WAYS[:-1]:
        try:
            return _version(path, how), how
        except ProjectError as error:
            code = getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF
            if code not in (_CORRUPT, _READ_ONLY) or not _unfinished(path):
                raise
    return _version(path, _WAYS[-1]), _WAYS[-1]


def _look_for_index(path: Path) -> None:
    """Raise ProjectError where a log can't be read, as nothing may be laid beside it."""
    if not _index(path).exists() and not os.access(path.absolute().parent, os.W_OK):
        why = Sentence(
            "its last steps stand in a log beside it, “{log}”, which can't be read in a folder "
            "that may not be written to. Copy both to another folder, and open it there.",
            log=_wal(path).name,
        )
        raise failed(NOT_OPENED, why, path)


def _unfinished(path: Path) -> bool:
    """Whether a log or a journal beside the file holds something."""
    for beside in (_wal(path), path.with_name(path.name + JOURNAL)):
        try:
            if beside.stat().st_size:
                return True
        except OSError:
            continue
    return False


def _version(path: Path, how: str) -> int:
    foreign = ProjectError(
        "“{path}” was not opened: it is no project of annotator. Choose a project file, or import "
        "it into a project; the file was not changed.",
        path=path,
    )
    with telling(path, NOT_OPENED):
        try:
            with closing(_connected(path, how)) as file:
                (application,) = file.execute("PRAGMA application_id").fetchone()
                (version,) = file.execute("PRAGMA user_version").fetchone()
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorname", "") != "SQLITE_NOTADB":
                raise
            raise (_beheaded(path) if path.suffix == _SUFFIX else foreign) from error
    if application != APPLICATION_ID:
        raise foreign
    return int(version)


def _beheaded(path: Path) -> DamagedError:
    """Give the trouble of a file that is called a project and has no head of a database."""
    return DamagedError(
        "“{path}” was not opened: it is no project of annotator, or its first bytes are damaged. "
        "If it was one, a new file can be made of what is left of it; the file was not changed.",
        path=path,
    )


def _connected(path: Path, how: str) -> sqlite3.Connection:
    """Connect to a file of whomever: nothing that stands in it is trusted to be run."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}", uri=True, timeout=_BUSY_SECONDS
    )
    distrust(connection)
    return connection


def distrust(connection: sqlite3.Connection) -> None:
    """Let nothing that stands in the file call what reaches beyond it, nor change how SQLite works.

    Damaged cells are found when they are read, not when they have led elsewhere.
    """
    connection.isolation_level = None
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, False)


def _wal(path: Path) -> Path:
    return path.with_name(path.name + LOG)


def _index(path: Path) -> Path:
    return path.with_name(path.name + INDEX)


def connect(path: Path) -> sqlite3.Connection:
    """Open a project file to read and write; transactions are begun by hand."""
    with telling(path, NOT_OPENED):
        connection = _connected(path, "mode=rw")
        mode = "DELETE" if is_remote(path) else "WAL"
        connection.execute(f"PRAGMA journal_mode = {mode}")
        # More than FULL, so that a journal whose end marks a step as kept is surely gone then.
        connection.execute("PRAGMA synchronous = EXTRA")
        # Without it macOS leaves the last commits in the drive's own cache.
        connection.execute("PRAGMA fullfsync = ON")
        connection.execute("PRAGMA foreign_keys = ON")
        return connection


def connect_to_read(path: Path, as_newest: bool = False) -> sqlite3.Connection:
    """Open a project file to read only, also while another program writes to it.

    It is read as it is or, `as_newest`, with all that the newest schema has.

    Where file and folder may be written to and there is room, SQLite gets a connection that could
    write and is told not to: one that cannot leaves its two side files behind.
    """
    allowed = os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)
    if allowed and (has_room(path) or os.path.exists(_index(path)) or _unfinished(path)):
        how = "mode=rw"
    elif os.path.exists(_wal(path)):
        how = "mode=ro"
    else:
        how = "mode=ro&immutable=1"
    with telling(path, NOT_OPENED):
        try:
            return _connected_to_read(path, how, as_newest)
        except sqlite3.OperationalError:
            # The room for the log's index went just now: nobody can write to it, all can be read.
            if how != "mode=rw" or _unfinished(path) or has_room(path):
                raise
            return _connected_to_read(path, "mode=ro&immutable=1", as_newest)


def _connected_to_read(path: Path, how: str, as_newest: bool) -> sqlite3.Connection:
    connection = _connected(path, how)
    try:
        if as_newest:
            read_as_newest(connection)
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def journal_mode(connection: sqlite3.Connection) -> str:
    """Give the journal mode in small letters: wal, or delete where the drive is a remote one."""
    return str(connection.execute("PRAGMA journal_mode").fetchone()[0])


@contextmanager
def transaction(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    """Do what is inside in one transaction, or nothing of it."""
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full drive may have rolled it back already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def roomy(connection: sqlite3.Connection) -> Iterator[None]:
    """Let SQLite keep 32 MB of the file in memory while many pages are written, not 2 MB.

    Else it writes the ends of the tables and of the indexes out again and again.
    """
    connection.execute("PRAGMA cache_size = -32000")
    try:
        yield
    finally:
        connection.execute("PRAGMA cache_size = -2000")


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """Let all queries inside see one state of the file."""
    if connection.in_transaction:
        yield
    else:
        with transaction(connection, "BEGIN"):
            yield
