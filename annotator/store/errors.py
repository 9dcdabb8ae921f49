"""What can go wrong with a project file: what did not happen, why, what to do next."""

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.page.errors import AnnotatorError, Sentence
from annotator.store.drive import seems_remote


class ProjectError(AnnotatorError):
    """A project file that cannot be opened, read or written."""

    @property
    def path(self) -> str:
        """The file it is about; empty where it names none."""
        what = self.values.get("what")
        said = what.values if isinstance(what, Sentence) else self.values
        return str(said.get("path", ""))


class DamagedError(ProjectError):
    """A file with damaged bytes: a new one can be made of what is sound and of its backups."""


class StrangeError(ProjectError):
    """A file with something in it that could run; its pages can be had in a new file without."""


class ProtectedError(ProjectError):
    """A project that may not be written to here; it can be opened to read only."""


class RefusedError(ProjectError):
    """Something a project won't do however often it is asked; nothing is wrong with its file."""


NOT_OPENED = "“{path}” was not opened"
NOT_MADE = "“{path}” was not made"
NOT_READ = "“{path}” could not be read"
NOT_CHANGED = "“{path}” was not changed"
NOT_KEPT = "The last step is not kept in “{path}” yet"

_BUSY = "another program is writing to it. Close that program, or try again in a moment."
WRITE_PROTECTED = (
    "it is write-protected. Change the rights of the file and of its folder, or work on a copy."
)
FOLDER_PROTECTED = (
    "you may not write to its folder, where room is needed beside it. Change the rights of the "
    "folder, or work on a copy."
)
_FORBIDDEN = (
    "the rights of the file or of its folder do not allow it. Change them, or choose another place."
)
_ONLY_READ = "the drive can only be read. Choose a place on another drive."
_NOWHERE = (
    "the file or its folder is not there. Look whether it was moved or deleted, or choose another "
    "place."
)
_LOOP = "it is a link that leads to itself. Choose the file that is meant."
_TOO_LONG = "the name is too long for the drive. Choose a shorter one."
_DRIVE = (
    "the drive does not answer as it should. Look whether it is still connected and whether "
    "there is room on it."
)
_DAMAGED = (
    "the file is damaged. A new file can be made of what is sound in it, in its history and in its "
    "backups; this one stays as it is."
)
FULL = "the drive is full. Make room on it."
_BESIDE_BYTES = 65_536
"""More than what SQLite lays beside a file to read it while others write."""
_UNREACHABLE = (
    "the file cannot be opened. Look whether it and its folder are still there and whether you "
    "may write to them."
)
FORBIDDING = frozenset((errno.EACCES, errno.EPERM, errno.EROFS))
"""What the system says where something may only be read."""
# By what the system says.
_SYSTEM_REASONS = {
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _ONLY_READ,
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.ENOENT: _NOWHERE,
    errno.ENOTDIR: _NOWHERE,
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.ELOOP: _LOOP,
    errno.EIO: _DRIVE,
    errno.ENXIO: _DRIVE,
    errno.ENODEV: _DRIVE,
    errno.ENOTCONN: _DRIVE,
    errno.ESTALE: _DRIVE,
    errno.ETIMEDOUT: _DRIVE,
    errno.EBUSY: _BUSY,
}
HALF_A_CHARACTER = Sentence("a text holds half a character (a lone surrogate). Remove it there.")
# By SQLite's primary result codes; sqlite3 names them only from Python 3.11 on, and not all.
_REASONS = {
    5: _BUSY,
    6: _BUSY,
    8: WRITE_PROTECTED,
    10: _DRIVE,
    11: _DAMAGED,
    13: FULL,
    14: _UNREACHABLE,
    26: _DAMAGED,
}


def failed(what: str, why: str, path: Path) -> ProjectError:
    """Make the error that says what did not happen to a project file (a NOT_… above), and why."""
    return ProjectError("{what}: {why}", what=Sentence(what, path=str(path)), why=why)


def has_room(path: Path) -> bool:
    """Whether a drive has room for what SQLite lays beside a file; True where nobody can say.

    A network drive is not asked: it may not answer.
    """
    try:
        return seems_remote(path) or shutil.disk_usage(path.parent).free > _BESIDE_BYTES
    except OSError:
        return True


@contextmanager
def telling(path: Path, what: str) -> Iterator[None]:
    """Turn known failures of SQLite and the drive into a ProjectError that starts with `what`.

    What SQLite itself said is its cause. Anything unknown is a bug and comes through as it is.
    """
    try:
        yield
    except sqlite3.Error as error:
        reason = _REASONS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if reason is _DRIVE and not has_room(path):
            reason = FULL  # SQLite says of its side files only that they could not be made
        if reason is None and "Could not decode to UTF-8" in str(error):
            reason = _DAMAGED  # Python itself says so, of a text that SQLite gave it
        if reason is None:
            raise
        told = failed(what, Sentence(reason), path)
        raise (DamagedError(told.sentence) if reason is _DAMAGED else told) from error
    except UnicodeDecodeError as error:
        # SQLite quotes in its own words what is damaged, and Python can't read them.
        raise DamagedError(failed(what, Sentence(_DAMAGED), path).sentence) from error
    except UnicodeEncodeError as error:
        raise failed(what, HALF_A_CHARACTER, path) from error
    except OSError as error:
        raise failed(what, said_by_system(error), path) from error


def said_by_system(error: OSError) -> Sentence:
    """Give in words of our own why the system did not do something, and what to do."""
    reason = _SYSTEM_REASONS.get(error.errno or 0)
    if reason is not None:
        return Sentence(reason)
    return Sentence("the system says “{said}”.", said=str(error.strerror or error))
