"""A project file that is open: its connection, its lock, and what each transaction is sure of."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from annotator.page.errors import Sentence
from annotator.store.connection import (
    Identity,
    connect,
    connect_to_read,
    journal_mode,
    look,
    reading,
    transaction,
)
from annotator.store.drive import seems_remote
from annotator.store.errors import (
    FOLDER_PROTECTED,
    FORBIDDING,
    FULL,
    NOT_CHANGED,
    NOT_MADE,
    NOT_OPENED,
    NOT_READ,
    WRITE_PROTECTED,
    ProjectError,
    ProtectedError,
    failed,
    has_room,
    telling,
)
from annotator.store.lock import Lock
from annotator.store.placing import (
    IS_THERE,
    LOG,
    place,
    real,
    refuse_log,
    refuse_side_name,
    sweep_drafts,
)
from annotator.store.schema import SCHEMA
from annotator.store.soundness.workroom import sweep_workrooms


def protection(path: Path, beside: bool = True) -> Sentence | None:
    """Say why a project can't be written to, where its file forbids it; None where it doesn't.

    Or where nothing may be laid `beside` it, as is needed to begin, or there is no room for it.
    """
    if not os.access(path, os.W_OK):
        return Sentence(WRITE_PROTECTED)
    if beside and not os.access(path.absolute().parent, os.W_OK):
        return Sentence(FOLDER_PROTECTED)
    if beside and not has_room(path):
        return Sentence(FULL)
    return None


def _locked(path: Path) -> Lock:
    """Take the lock of a project; ProtectedError where nothing may be laid beside it."""
    try:
        return Lock(path)
    except ProjectError as error:
        # Not every system says beforehand what it forbids.
        if isinstance(error.__cause__, OSError) and error.__cause__.errno in FORBIDDING:
            raise ProtectedError(
                failed(NOT_OPENED, Sentence(FOLDER_PROTECTED), path).sentence
            ) from error
        raise


class OpenFile:
    """A project file, held open by the thread that opened it; others open one of their own."""

    def __init__(
        self, path: Path, connection: sqlite3.Connection, lock: Lock | None, read_only: bool
    ) -> None:
        self.path = path
        self.read_only = read_only
        self.journal_mode = journal_mode(connection)
        """"wal", or "delete" on a network drive."""
        self.connection = connection
        self._lock = lock
        self._identity = Identity.of(path)

    @classmethod
    def create(cls, path: Path | str) -> Self:
        """Make an empty project and open it.

        ProjectError where there is such a file already, or a log of one that is gone, and where
        the name is one of a file beside a project; LockedError while a repair or a going back is
        about to put a file there.
        """
        path = Path(path).absolute()
        with telling(path, NOT_MADE):
            if path.exists():
                raise failed(NOT_MADE, Sentence(IS_THERE), path)
        refuse_side_name(path)
        refuse_log(path)
        from annotator.store.backups.copying import draft_of
        from annotator.store.migrations import migrate  # loads slowly, and only new files need it

        lock = Lock(path, NOT_MADE)
        try:
            with draft_of(path) as draft:
                with telling(path, NOT_MADE), closing(sqlite3.connect(draft)) as connection:
                    migrate(connection)
                with telling(path, NOT_MADE):
                    try:
                        place(draft, path)
                    except FileExistsError as error:  # it appeared meanwhile
                        raise failed(NOT_MADE, Sentence(IS_THERE), path) from error
        finally:
            lock.release()
        return cls.open(path)

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False, locked: bool = True) -> Self:
        """Open a project, brought to the newest schema after a backup; to read only, as it is.

        LockedError where another program has it, ProtectedError where it may not be written to; to
        read only is possible with both. `locked=False` is for threads and processes that work for
        the one that holds the lock. ProjectError where the file is missing, foreign or a newer
        program's. Then it is untouched.
        """
        path = real(Path(path))
        version = look(path)
        # Who works for the one that has it needs nothing more beside it.
        if not read_only and (why := protection(path, beside=locked)) is not None:
            # SQLite would open it all the same, and leave its log beside it.
            raise ProtectedError(failed(NOT_OPENED, why, path).sentence)
        lock = _locked(path) if locked and not read_only else None
        connection: sqlite3.Connection | None = None
        try:
            if lock is not None:
                sweep_drafts(path)
                sweep_workrooms(path.parent, ours=path)
            if version < SCHEMA and not read_only:
                from annotator.store.updating import bring_up_to_date  # seldom wanted

                bring_up_to_date(path)
            connection = connect_to_read(path, as_newest=True) if read_only else connect(path)
            with telling(path, NOT_OPENED):
                connection.execute("SELECT count(*) FROM setting").fetchone()
                return cls(path, connection, lock, read_only)
        except BaseException:
            if connection is not None:
                connection.close()
            if lock is not None:
                lock.release()
            raise

    def close(self) -> None:
        """Leave one file behind: what the write-ahead log holds moves into it.

        SQLite does so when the last connection goes; where others are open it is done as far as
        they let it, without waiting for them.
        """
        with suppress(sqlite3.Error):
            if not self.read_only:
                self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        self.connection.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def in_place(self) -> bool:
        """Whether the file that was opened is the one that stands at the path now."""
        try:
            return Identity.of(self.path) == self._identity
        except OSError:
            return False

    def reopened(self) -> Self:
        """Close this project and open what stands at its path now: its file was away and is back.

        ProjectError where that is no project; then this one is still open. LockedError where
        another program took it meanwhile; then this one is closed.
        """
        fresh = type(self).open(self.path, locked=False)
        self.close()
        try:
            fresh._lock = Lock(self.path)
        except ProjectError:
            fresh.close()
            raise
        return fresh

    @property
    def state(self) -> int:
        """A number that is another one after somebody else has written to the project.

        On a network drive it is always 0: asking would be a way there and back.
        """
        if self.read_only and protection(self.path) is not None and not seems_remote(self.path):
            return self._seen()  # SQLite does not look whether such a file changes
        if self.journal_mode != "wal":
            return 0
        with telling(self.path, NOT_READ):
            return int(self.connection.execute("PRAGMA data_version").fetchone()[0])

    def _seen(self) -> int:
        """Give a number that is another one once anybody has written to the file; 0 without one."""
        with suppress(OSError):
            found = self.path.stat()
            return hash((found.st_mtime_ns, found.st_size, found.st_ino, self._log_bytes()))
        return 0

    def _log_bytes(self) -> int:
        with suppress(OSError):
            return self.path.with_name(self.path.name + LOG).stat().st_size
        return 0

    @contextmanager
    def one_moment(self) -> Iterator[None]:
        """Let everything that is read inside be of one moment, whatever others write meanwhile.

        On a network drive only each page is: there, who reads for long holds up who writes.
        """
        if self.journal_mode == "wal":
            with telling(self.path, NOT_READ), reading(self.connection):
                yield
        else:
            yield

    @contextmanager
    def _writing(self, what: str = NOT_CHANGED) -> Iterator[None]:
        """Do what is inside in one transaction on the file that stands at the path."""
        if self.read_only:
            raise failed(what, Sentence("it is open to read only."), self.path)
        with telling(self.path, what):
            self._look_for_file(what)
            with transaction(self.connection, "BEGIN IMMEDIATE"):
                yield

    def _look_for_file(self, what: str) -> None:
        # SQLite goes on writing into a file that was deleted or moved, which nobody would find.
        try:
            there = Identity.of(self.path) == self._identity
        except (FileNotFoundError, NotADirectoryError):
            there = False
        if not there:
            why = Sentence(
                "the file was moved, deleted or replaced while it was open. "
                "Put it back where it was."
            )
            raise failed(what, why, self.path)
