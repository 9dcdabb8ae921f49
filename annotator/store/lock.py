"""Who has a project open: a lock that dies with its process, and a note that says whose it is."""

import contextlib
import getpass
import json
import os
import socket
import stat
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from annotator.page.errors import Sentence
from annotator.store.clock import local
from annotator.store.errors import NOT_OPENED, ProjectError, telling

if sys.platform == "win32":
    import msvcrt

    # Windows keeps others from reading locked bytes, so the lock lies far behind the note.
    _FAR = 1 << 30

    def _seize(file: int) -> bool:
        try:
            os.lseek(file, _FAR, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        finally:
            os.lseek(file, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _seize(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


_MOST_BYTES = 4096
"""A note has some 100; what a power cut made of one has no more either."""

# A link would lead to somebody's file, a pipe would be waited for without end.
_ONLY_A_FILE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)

WHO = "{user} on {host}, process {pid}, since {since}"


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that has a project open, and since when (ISO 8601, UTC)."""

    pid: int
    host: str
    user: str
    since: str

    @classmethod
    def me(cls) -> "Holder":
        try:
            user = getpass.getuser()
        except (KeyError, OSError, ImportError):
            user = "?"  # an account without a name
        since = datetime.now(UTC).isoformat(timespec="seconds")
        return cls(os.getpid(), socket.gethostname(), user, since)

    @property
    def sentence(self) -> Sentence:
        """Words for who it is, the time by the clock here."""
        return Sentence(WHO, **{**asdict(self), "since": local(self.since)})

    def __str__(self) -> str:
        return self.sentence


class LockedError(ProjectError):
    """Another window or program has the project open; `holder` says who, where that is known."""

    def __init__(self, path: Path, holder: Holder | None) -> None:
        self.holder = holder
        super().__init__(
            "“{path}” was not opened: it is open elsewhere ({holder}). Go on there, or close it "
            "there first; to look at it only, open it read-only.",
            path=path,
            holder=holder.sentence if holder else "?",
        )


class Lock:
    """The lock of one project, in a file beside it that goes when the project is closed.

    The system frees it when its process ends in whatever way; a file left by a killed process
    is simply taken over.
    """

    def __init__(self, project: Path, what: str = NOT_OPENED) -> None:
        self.path = _file_of(project)
        with telling(project, what):
            file = self._take()
            if file is None:
                raise LockedError(project, holder_of(project))
            # Without room for the note the lock holds all the same.
            with contextlib.suppress(OSError):
                os.ftruncate(file, 0)
                os.write(file, json.dumps(asdict(Holder.me())).encode())
        self._file = file

    def release(self) -> None:
        """Let others have the project."""
        if sys.platform == "win32":
            os.close(self._file)
            with contextlib.suppress(OSError):
                self.path.unlink()  # an open file cannot go there, so another may have it by now
        else:
            with contextlib.suppress(OSError):
                self.path.unlink()
            with contextlib.suppress(OSError):  # on a drive that is gone even this is refused
                os.close(self._file)

    def _take(self) -> int | None:
        while True:
            file = self._open()
            if file is None:
                continue
            if not _seize(file):
                os.close(file)
                return None
            with contextlib.suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(file), os.stat(self.path)):
                    return file
            # Its last holder took the file away between the two calls.
            os.close(file)

    def _open(self) -> int | None:
        """Open the lock's file; None where it has to be tried again."""
        _refuse_other_things(self.path)
        try:
            return os.open(self.path, os.O_RDWR | os.O_CREAT | _ONLY_A_FILE, 0o644)
        except PermissionError:
            if sys.platform == "win32" or not self.path.exists():
                raise
        # It belongs to another person, who has the project, or whose program was killed.
        file = os.open(self.path, os.O_RDONLY | _ONLY_A_FILE)
        if not _seize(file):
            return file
        self.path.unlink()
        os.close(file)
        return None


def is_held(project: Path) -> bool:
    """Whether somebody has a project open to write; nothing is touched, and nobody is kept out."""
    path = _file_of(project)
    try:
        # On NFS only who may write can try a lock.
        may_write = os.access(path, os.W_OK)
        file = os.open(path, (os.O_RDWR if may_write else os.O_RDONLY) | _ONLY_A_FILE)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    try:
        return not _seize(file)
    except OSError:
        return True
    finally:
        os.close(file)


def holder_of(project: Path) -> Holder | None:
    """Give who has a project open to write, by the note beside it; None where that can't be told.

    A killed program leaves its note: whether it still holds is for `is_held` to say.
    """
    try:
        return Holder(**json.loads(_file_of(project).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def _refuse_other_things(path: Path) -> None:
    """Raise ProjectError where what has the lock's name is none, for its note is written over."""
    with contextlib.suppress(FileNotFoundError):
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > _MOST_BYTES:
            raise _no_lock(path)


def _no_lock(path: Path) -> ProjectError:
    return ProjectError(
        "“{path}” has the name of a project's lock, but is something else. Move it away, or give "
        "it another name.",
        path=path,
    )


def _file_of(project: Path) -> Path:
    return project.with_name(f"{project.name}.lock")
