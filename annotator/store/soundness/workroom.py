"""The folder in which a repair works beside its new file, and those that killed repairs left."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from annotator.page.errors import Sentence
from annotator.store.errors import NOT_MADE, ProjectError, failed, telling
from annotator.store.lock import Lock, is_held
from annotator.store.placing import SIDES

COPY, FRESH, NEW = "copy", "fresh", "new"
"""What lies there: a copy of the damaged file, an empty project, the new file in the making."""

_END = ".repair"
_IN_THE_WAY = (
    "“{room}” beside it is in the way, where the repair would work: it holds something else, which "
    "stays as it is. Move it away, or choose another name for the new file."
)
_MADE = frozenset(f"{name}{side}" for name in (COPY, FRESH, NEW) for side in ("", ".lock", *SIDES))


@contextmanager
def workroom(new: Path) -> Iterator[Path]:
    """Give an empty folder beside `new`, which goes at the end; those that were left go first.

    Whoever works in one has the lock of its new file. LockedError where another program has that;
    ProjectError where no folder can be made there, as where something else has its name.
    """
    sweep_workrooms(new.parent)
    lock = Lock(new, NOT_MADE)
    room = new.with_name(f".{new.name}{_END}")
    try:
        with telling(new, NOT_MADE):
            try:
                room.mkdir()
            except FileExistsError as error:
                why = Sentence(_IN_THE_WAY, room=room.name)
                raise failed(NOT_MADE, why, new) from error
        try:
            yield room
        except ProjectError as error:
            raise _of_new(error, room, new) from error
        finally:
            _clear(room)
    finally:
        lock.release()


def _of_new(error: ProjectError, room: Path, new: Path) -> ProjectError:
    """Give an error about a file in the room as one about the file that is made there."""
    what, why = (error.sentence.values.get(name) for name in ("what", "why"))
    path = what.values.get("path", "") if isinstance(what, Sentence) else ""
    inside = isinstance(why, str) and str(path).startswith(str(room))
    return failed(NOT_MADE, str(why), new) if inside else error


def sweep_workrooms(folder: Path, ours: Path | None = None) -> None:
    """Remove what killed repairs left in a folder; nothing that a live process works in.

    `ours` is a project whose lock the caller has.
    """
    with suppress(OSError):
        for room in folder.glob(f".*{_END}"):
            new = folder / room.name[1 : -len(_END)]
            if room.is_symlink() or not room.is_dir():
                continue
            if new == ours:
                _clear(room)
            if new == ours or is_held(new):
                continue
            with suppress(ProjectError):  # somebody took it just now, or nothing may be written
                lock = Lock(new)
                _clear(room)
                lock.release()


def _clear(room: Path) -> None:
    """Remove a folder with what a repair puts into it; with anything else in it, it stays."""
    with suppress(OSError):
        for file in room.iterdir():
            # A new project is made as a draft, whose name ends in one of these too.
            if file.name in _MADE or file.name.startswith((f".{NEW}.", f".{FRESH}.")):
                file.unlink(missing_ok=True)
        room.rmdir()
