"""Giving a whole file its name without touching what has that name, or lies beside it, already."""

import os
import re
import stat
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from annotator.page.errors import Sentence
from annotator.processes import runs
from annotator.store.drive import is_remote
from annotator.store.errors import NOT_MADE, NOT_OPENED, ProjectError, failed, telling
from annotator.store.lock import holder_of, is_held
from annotator.store.schema import APPLICATION_ID

LOG, INDEX, JOURNAL = SIDES = ("-wal", "-shm", "-journal")
"""What SQLite puts beside a file, by the ends of the names: a log, its index, or a journal."""

MAGIC = b"SQLite format 3\x00"
HEADER_BYTES = 100
"""What a SQLite file begins with, and how much of it says what it is and how long."""
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
    return Path(os.path.realpath(path)) if os.path.islink(path) else path  # which never fails


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
    r"(?P<draft>\.{1,2}(?P<name>.+?)\.(?P<process>\d{1,9})\.draft(?:\.(?P=process)\.draft)?)"
    rf"(?:{'|'.join(SIDES)}|\.lock)?",
    re.DOTALL,
)


class Draft(NamedTuple):
    """A draft of a file, by its name: what it was to become, and which process makes it."""

    path: Path
    name: str
    process: int


def drafts_in(folder: Path) -> dict[Draft, list[Path]]:
    """Give what is named like a draft in a folder, each with what lies there of it and beside it.

    OSError where the folder can't be read.
    """
    drafts: dict[Draft, list[Path]] = {}
    for entry in folder.iterdir():
        if found := _DRAFT.fullmatch(entry.name):
            draft = Draft(folder / found["draft"], found["name"], int(found["process"]))
            drafts.setdefault(draft, []).append(entry)
    return drafts


def sweep_drafts(path: Path) -> None:
    """Remove the drafts that killed programs left in the folder of `path`, with their logs.

    Which process made one stands in its name. Those of `path` go whatever they hold; those of
    other names, as of a copy that was to lie there, only where they hold a project, or where the
    note of their maker lies beside them: any program may call a file so. Who makes a draft has its
    lock, which is seen from containers too, where processes are not. Of a drive that other
    computers write to only old ones go.
    """
    with suppress(OSError):
        for draft, files in drafts_in(path.parent).items():
            ours = draft.name == path.name or _is_ours(draft, files)
            if ours and not _is_in_use(draft, files):
                for file in files:
                    with suppress(OSError):
                        file.unlink(missing_ok=True)


def _is_in_use(draft: Draft, files: list[Path]) -> bool:
    """Whether a program may still be at a draft."""
    if is_held(draft.path):
        return True
    if time.time() - max(file.lstat().st_mtime for file in files) > _DRAFT_S:
        return False
    return is_remote(draft.path) or runs(draft.process)


def _is_ours(draft: Draft, files: list[Path]) -> bool:
    """Whether a draft is surely of this program: by its header, or by its maker's note.

    An interrupted copy has no header yet: its first page is written last.
    """
    if not all(stat.S_ISREG(file.lstat().st_mode) for file in files):
        return False
    if (maker := holder_of(draft.path)) is not None and maker.pid == draft.process:
        return True
    if draft.path not in files:
        return False
    with draft.path.open("rb") as file:
        return is_our_header(file.read(HEADER_BYTES))


def is_our_header(head: bytes) -> bool:
    """Whether a file that begins with these bytes is one of annotator's projects."""
    return head.startswith(MAGIC) and int.from_bytes(head[68:72], "big") == APPLICATION_ID
