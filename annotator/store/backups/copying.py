"""A copy of a project file while others work on it: whole, checked, and in place at once."""

import os
import shutil
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from annotator.page.errors import Sentence
from annotator.page.progress import Progress, silent
from annotator.store.connection import journal_mode, reading
from annotator.store.errors import FULL, NOT_MADE, DamagedError, ProjectError, failed, telling
from annotator.store.lock import Lock, LockedError
from annotator.store.placing import (
    SIDES,
    place,
    refuse_log,
    refuse_no_place,
    refuse_taken,
    sides_of,
    sweep_drafts,
)

_PAGES = 256
"""Copied at a time: a megabyte, between which others have their turn and progress is told."""
_REST = 2.0
"""How long a gentle copy rests after each of its steps, by how long the step took."""
_SYNC_PAGES = 2048
"""After so many pages what is written is brought to the drive: a step of the person's would have to
wait for all of it, where the file system writes one file's data out with another's."""

_IN_USE = "another program or window has it open to read. Close it there, and try again."
_DAMAGED_COPY = "the copy is damaged, as the file is that it was made of, or the drive."


@contextmanager
def draft_of(path: Path) -> Iterator[Path]:
    """Give the path of a draft beside `path`; it is gone at the end, unless it took its place.

    Drafts that killed programs left go too, also those of one that had this process's number. It
    has a lock as long as it is worked on: in another container that number says nothing.
    """
    sweep_drafts(path)
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    lock = _locked(draft)
    try:
        _remove(draft)
        yield draft
    finally:
        _remove(draft)
        if lock is not None:
            lock.release()


def _locked(draft: Path) -> Lock | None:
    """Take the lock of a draft; None on a drive that has no locks. LockedError where one has it."""
    try:
        return Lock(draft)
    except LockedError:
        raise
    except ProjectError:
        return None


def _remove(draft: Path) -> None:
    for side in ("", *SIDES):
        with suppress(OSError):
            Path(f"{draft}{side}").unlink()


def copy_project(
    source: sqlite3.Connection,
    path: Path,
    progress: Progress = silent,
    gently: bool = False,
    what: str = NOT_MADE,
    new: bool = False,
    of: Path | None = None,
) -> None:
    """Copy what `source` is connected to, complete to the last kept step, to `path`.

    The copy is made beside its target by SQLite's backup API, is checked, is on the drive, and only
    then takes its place. `gently` leaves others their turn after every megabyte. ProjectError where
    it can't be made, which names `path` or what it is a copy `of`; DamagedError where that is
    damaged; TakenError where it shall be a new file and there is one. Then `path` is what it was.
    """
    refuse_no_place(path, what)
    if new:
        refuse_taken(path, what)
    with draft_of(path) as draft, telling(of or path, what):
        with closing(sqlite3.connect(draft)) as copy:
            # What a crash leaves of a draft is of no use: one sync, at its end, is enough.
            copy.execute("PRAGMA synchronous = OFF")
            _copied(source, copy, draft, progress, gently)
            copy.execute("PRAGMA journal_mode = DELETE")
            (found,) = copy.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise DamagedError(failed(what, Sentence(_DAMAGED_COPY), of or path).sentence)
        put_in_place(draft, path, what, new)


def put_in_place(draft: Path, path: Path, what: str, new: bool = False) -> None:
    """Have a whole project file, closed by all, take the place of another, or of none.

    A crash leaves one or the other. ProjectError where a program has the other one open, or where
    its log is left: SQLite would read the new file by what it knows of the old one. TakenError
    where the file shall be `new` and there is one.
    """
    with telling(path, what):
        refuse_no_place(path, what)
        if sides_of(draft):
            # Closing it could not bring them in: what they hold would be lost.
            raise failed(what, Sentence(FULL), path)
        on_drive(draft)
        if new:
            refuse_taken(path, what)
        if new or not path.exists():
            refuse_log(path, what)
        elif sides_of(path):
            raise failed(what, Sentence(_IN_USE), path)
        if new:
            try:
                place(draft, path)
            except FileExistsError:  # it appeared just now
                refuse_taken(path, what)
                raise
        else:
            with suppress(OSError):  # whoever else may write to it, may still
                shutil.copymode(path, draft)
            draft.replace(path)
        folder_on_drive(path.parent)


def _copied(
    source: sqlite3.Connection,
    copy: sqlite3.Connection,
    draft: Path,
    progress: Progress,
    gently: bool,
) -> None:
    began, synced = time.perf_counter(), 0

    def tell(status: int, left: int, total: int) -> None:
        nonlocal began, synced
        progress(total - left, total)
        if gently:
            time.sleep(_REST * (time.perf_counter() - began))
            if total - left - synced >= _SYNC_PAGES:
                synced = total - left
                on_drive(draft)
            began = time.perf_counter()

    # In a write-ahead log a reader sees one moment and holds nobody up. Elsewhere he does so as
    # long as he reads: there all is copied in one go.
    in_steps = journal_mode(source) == "wal"
    with reading(source):
        source.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        source.backup(copy, pages=_PAGES if in_steps else -1, progress=tell)


def on_drive(path: Path) -> None:
    """Wait until a file is on the drive; OSError where it can't be."""
    with path.open("rb+") as file:
        _sync(file.fileno())


def folder_on_drive(folder: Path) -> None:
    """Wait until a folder's names are on the drive, where the system can do so."""
    with suppress(OSError):  # Windows opens no folders
        handle = os.open(folder, os.O_RDONLY)
        try:
            _sync(handle)
        finally:
            os.close(handle)


def _sync(handle: int) -> None:
    """Bring to the drive what is open; on macOS out of the drive's own cache, too, as SQLite is."""
    os.fsync(handle)
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):  # network drives don't know it
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
