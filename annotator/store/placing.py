"""Giving a whole file its name without touching what has that name, or lies beside it, already."""

import os
import re
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path

from annotator.page.errors import Sentence
from annotator.store.drive import is_remote
from annotator.store.errors import NOT_MADE, NOT_OPENED, ProjectError, failed, telling

SIDES = ("-wal", "-shm", "-journal")
"""What SQLite puts beside a file, by the ends of the names."""

_MAGIC = b"SQLite format 3\x00"
_DRAFT_S = 3600.0
"""A draft that nobody wrote to for so long is a killed program's, whoever has its number now."""

IS_THERE = "there is such a file already. Open it, or choose another name."
_LOG_BESIDE = (
    "a log of another project lies beside it, “{log}”, which may hold work of a project that is "
    "not there any more, and would damage a new one. Put that project back, or move the log away."
)
_IS_TAKEN = "there is such a file already. Choose another name."
_SIDE_NAME = "a name that ends in “{end}” is one of a file beside a project. Choose another name."


_NO_FILE = (
    "what has its name is no file but a folder, a device or a pipe, and stays as it is. Choose "
    "another name."
)
_NO_SIDE = (
    "“{side}” beside it has the name of a log of it, but is no file. Move that away, or give it "
    "another name."
)


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


def refuse_no_file(path: Path) -> int:
    """Give the size of a project file; ProjectError where there is none, or where it is no file.

    Nothing is opened: a pipe would be waited for without end, and so may a device be.
    """
    try:
        with telling(path, NOT_OPENED):
            found = path.stat()
    except ProjectError as error:
        if isinstance(error.__cause__, FileNotFoundError | NotADirectoryError):
            raise _no_such_file(path) from error.__cause__
        raise
    except ValueError as error:
        raise _no_such_file(path) from error
    if stat.S_ISDIR(found.st_mode):
        raise ProjectError("“{path}” is a folder, not a project. Choose a project file.", path=path)
    if not stat.S_ISREG(found.st_mode):
        raise ProjectError(
            "“{path}” is no file but a device or a pipe. Choose a project file.", path=path
        )
    return found.st_size


def _no_such_file(path: Path) -> ProjectError:
    return ProjectError(
        "There is no file “{path}”. Look for it under another name or in another place.", path=path
    )


def refuse_no_place(path: Path, what: str) -> None:
    """Raise ProjectError where a file can't be put, as what has the name is something else."""
    with telling(path, what):
        try:
            is_file = stat.S_ISREG(path.stat().st_mode)
        except FileNotFoundError:
            return
        if not is_file:
            raise failed(what, Sentence(_NO_FILE), path)


def refuse_other_sides(path: Path, what: str) -> None:
    """Raise ProjectError where what has the name of one of SQLite's logs is no file."""
    for end in SIDES:
        side = Path(f"{path}{end}")
        with telling(path, what):
            try:
                is_file = stat.S_ISREG(side.lstat().st_mode)
            except FileNotFoundError:
                continue
            if not is_file:
                raise failed(what, Sentence(_NO_SIDE, side=side.name), path)


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


# A draft is made of a draft of its own where it is itself a copy.
_DRAFT = re.compile(
    rf"\.{{1,2}}(?P<name>.+?)\.(?P<process>\d{{1,9}})\.draft(?:\.(?P=process)\.draft)?"
    rf"(?P<side>{'|'.join(SIDES)}|\.lock)?",
    re.DOTALL,
)


def sweep_drafts(path: Path) -> None:
    """Remove the drafts that killed programs left in the folder of `path`, with their logs.

    Which process made one stands in its name. Those of `path` go whatever they hold; those of
    other names, as of a copy that was to lie there, only where they hold a project or nothing yet.
    Of a drive that other computers write to too only old ones go: their processes are not known
    here.
    """
    with suppress(OSError):
        drafts: dict[tuple[str, int], list[Path]] = {}
        for entry in path.parent.iterdir():
            if found := _DRAFT.fullmatch(entry.name):
                drafts.setdefault((found["name"], int(found["process"])), []).append(entry)
        for (name, process), files in drafts.items():
            newest = max(file.lstat().st_mtime for file in files)
            alive = is_remote(path.parent) or _runs(process)
            is_left = not alive or time.time() - newest > _DRAFT_S
            if is_left and (name == path.name or _are_ours(files)):
                for file in files:
                    file.unlink(missing_ok=True)


def _are_ours(files: list[Path]) -> bool:
    """Whether a draft and what lies beside it are of a project, by how they begin."""
    if not any(file.name.endswith(".draft") for file in files):
        return False
    for file in files:
        if not stat.S_ISREG(file.lstat().st_mode):
            return False
        if file.name.endswith(".draft"):
            with file.open("rb") as draft:
                # The first page is written last: until then it holds nothing.
                if draft.read(len(_MAGIC)) not in (_MAGIC, bytes(len(_MAGIC)), b""):
                    return False
    return True


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
