"""What can go wrong with a project file: what did not happen, why, what to do next."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from annotator.page.errors import AnnotatorError


class ProjectError(AnnotatorError):
    """A project file that cannot be opened, read or written."""


# SQLite's primary result codes; those of sqlite3 have names only where Python was built with them.
_BUSY, _LOCKED, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 5, 6, 8, 10, 11, 13, 14, 26

_REASONS = {
    _BUSY: "another program is writing to it. Close that program, or try again in a moment.",
    _LOCKED: "another program is writing to it. Close that program, or try again in a moment.",
    _READONLY: "it is write-protected. Change the rights of the file and its folder, "
    "or work on a copy.",
    _IOERR: "the drive does not answer as it should. Look whether it is still connected, "
    "and whether it is full.",
    _CORRUPT: "the file is damaged. Run `annotator check` on a copy, or go back to a backup.",
    _FULL: "the drive is full. Make room; what is not kept yet waits.",
    _CANTOPEN: "it cannot be opened. Look whether file and folder are still there and whether "
    "you may write to them.",
    _NOTADB: "the file is damaged or no project. Go back to a backup.",
}


def reason_of(error: sqlite3.Error) -> str | None:
    """Say in a person's words why SQLite failed; None where the failure is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else _REASONS.get(code & 0xFF)


@contextmanager
def telling(path: Path, what: str) -> Iterator[None]:
    """Turn known failures of SQLite and the drive into a ProjectError that starts with `what`."""
    try:
        yield
    except sqlite3.Error as error:
        reason = reason_of(error)
        if reason is None:
            raise
        raise ProjectError(f"{what} “{path}”: {reason} ({error})") from error
    except OSError as error:
        raise ProjectError(f"{what} “{path}”: {error.strerror or error}.") from error
