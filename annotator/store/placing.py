"""Giving a whole file its name without touching what has that name, or lies beside it, already."""

import os
import re
import sys
import time
from contextlib import suppress
from pathlib import Path

from annotator.page.errors import Sentence
from annotator.store.drive import is_remote
from annotator.store.errors import NOT_MADE, ProjectError, failed

SIDES = ("-wal", "-shm", "-journal")
"""What SQLite puts beside a file, by the ends of the names."""

_DRAFT_S = 3600.0
"""A draft that nobody wrote to for so long is a killed program's, whoever has its number now."""

IS_THERE = "there is such a file already. Open it, or choose another name."
_LOG_BESIDE = (
    "a log of another project lies beside it, “{log}”, which may hold work of a project that is "
    "not there any more, and would damage a new one. Put that project back, or move the log away."
)
_IS_TAKEN = "there is such a file already. Choose another name."
_SIDE_NAME = "a name that ends in “{end}” is one of a file beside a project. Choose another name."


class TakenError(ProjectError):
    """A file that was to be new has the name of one that is there."""


def real(path: Path) -> Path:
    """Give the file that a link leads to, or the path itself where it is none, from the root on.

    SQLite keeps its log beside the file, not beside a link, and so two names must be one lock.
    """
    path = path.absolute()
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def sides_of(path: Path) -> list[Path]:
    """Give the logs of SQLite's that lie beside a path."""
    return [side for end in SIDES if os.path.lexists(side := Path(f"{path}{end}"))]


def refuse_log(path: Path, what: str = NOT_MADE) -> None:
    """Raise ProjectError where a log lies beside `path`: SQLite would play it into a new file."""
    for log in sides_of(path):
        raise failed(what, Sentence(_LOG_BESIDE, log=log.name), path)


def refuse_side_name(path: Path, what: str = NOT_MADE) -> None:
    """Raise ProjectError where `path` has the name of a lock, a log or a draft of some project."""
    for end in (".lock", ".draft", *SIDES):
        if path.name.casefold().endswith(end):
            raise failed(what, Sentence(_SIDE_NAME, end=end), path)


def refuse_taken(path: Path, what: str = NOT_MADE) -> None:
    """Raise TakenError where anything has the name `path`."""
    if os.path.lexists(path):
        raise TakenError(failed(what, Sentence(_IS_TAKEN), path).sentence)


def place(draft: Path, path: Path) -> None:
    """Give a draft the name `path`; FileExistsError where a file has it, which stays as it is."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:
        # FAT and some network drives know no second name: one is reserved, then taken over.
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
        try:
            draft.replace(path)
        except OSError:
            path.unlink()
            raise
    else:
        draft.unlink()


def sweep_drafts(path: Path) -> None:
    """Remove the drafts of `path` that killed programs left beside it, with their logs.

    Which process made one stands in its name. Of a drive that other computers write to too only
    old ones go: their processes are not known here.
    """
    name = re.escape(path.name)
    # A draft is made of a draft of its own where it is itself a copy.
    ours = re.compile(
        rf"\.{{1,2}}{name}\.(\d{{1,9}})\.draft(?:\.\1\.draft)?(?:{'|'.join(SIDES)}|\.lock)?"
    )
    with suppress(OSError):
        drafts: dict[int, list[Path]] = {}
        for entry in path.parent.iterdir():
            if found := ours.fullmatch(entry.name):
                drafts.setdefault(int(found[1]), []).append(entry)
        for process, files in drafts.items():
            newest = max(file.lstat().st_mtime for file in files)
            alive = is_remote(path.parent) or _runs(process)
            if not alive or time.time() - newest > _DRAFT_S:
                for file in files:
                    file.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    """Whether a process of this number runs here; True where that can't be asked safely."""
    if sys.platform == "win32":
        return True  # to ask is to interrupt it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
