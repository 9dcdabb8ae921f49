"""Who has a project open: a lock that dies with its process, and a note that says whose it is."""

import contextlib
import getpass
import json
import os
import socket
import sys
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from annotator.page.errors import Sentence
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


WHO = "{user} on {host}, process {pid}, since {since}"


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that has a project open, and since when (ISO 8601, local time)."""

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
        since = datetime.now().astimezone().isoformat(timespec="seconds")
        return cls(os.getpid(), socket.gethostname(), user, since)

    def __str__(self) -> str:
        return Sentence(WHO, **asdict(self))


class LockedError(ProjectError):
    """Another window or program has the project open; `holder` says who, where that is known."""

    def __init__(self, path: Path, holder: Holder | None) -> None:
        self.holder = holder
        super().__init__(
            "“{path}” was not opened: it is open elsewhere ({holder}). Go on there, or close it "
            "there first; to look at it only, open it read-only.",
            path=path,
            holder=Sentence(WHO, **asdict(holder)) if holder else "?",
        )


class Lock:
    """The lock of one project, in a file beside it that goes when the project is closed.

    The system frees it when its process ends in whatever way; a file left by a killed process
    is simply taken over.
    """

    def __init__(self, project: Path) -> None:
        self.path = project.with_name(f"{project.name}.lock")
        with telling(project, NOT_OPENED):
            file = self._take()
            if file is None:
                raise LockedError(project, self._holder())
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
            os.close(self._file)

    def _take(self) -> int | None:
        while True:
            file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o644)
            if not _seize(file):
                os.close(file)
                return None
            with contextlib.suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(file), os.stat(self.path)):
                    return file
            # Its last holder took the file away between the two calls.
            os.close(file)

    def _holder(self) -> Holder | None:
        try:
            return Holder(**json.loads(self.path.read_bytes()))
        except (OSError, ValueError, TypeError):
            return None
