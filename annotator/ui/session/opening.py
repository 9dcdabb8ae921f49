"""A project's file opened to write or, where that can't be, to read; and let go of."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from annotator.page.errors import AnnotatorError
from annotator.store.errors import ProtectedError
from annotator.store.lock import LockedError
from annotator.store.placing import MAGIC
from annotator.store.project import Project
from annotator.ui.distant import opened
from annotator.ui.session.last_place import last_place

Barred = LockedError | ProtectedError
"""Why a project is only to be read: another window has it, or it may not be written to."""

_LEFT_BEHIND: list[Project] = []
"""Projects on drives that did not answer: even to forget one would close it."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A project that can be worked on, or why there is none."""

    project: Project | None = None
    barred: Barred | None = None
    """Why it is only to be read, where it is."""
    trouble: AnnotatorError | None = None


def open_file(path: Path) -> Opened:
    """Open a project file; what stands in the way is in what is given."""
    barred = None
    try:
        project = opened(path)
    except (LockedError, ProtectedError) as error:
        barred = error
        try:
            project = opened(path, read_only=True)
        except AnnotatorError as trouble:
            return Opened(None, barred, trouble)
    except AnnotatorError as trouble:
        return Opened(trouble=trouble)
    try:
        # Whoever shows the project reads this; a damaged list of pages can't be worked on.
        project.count()
        last_place(project)
    except AnnotatorError as trouble:
        project.close()
        return Opened(trouble=trouble)
    return Opened(project, barred)


def leave(project: Project, stalled: bool) -> None:
    """Close a project, but not on a drive that does not answer: that would wait for it."""
    if stalled:
        _LEFT_BEHIND.append(project)
        return
    with suppress(AnnotatorError):  # a drive that is gone leaves nothing to be closed
        project.close()


def same_file(path: Path, other: Path) -> bool:
    """Whether two paths are of one file."""
    try:
        return path.samefile(other)
    except OSError:
        return False


def is_project(path: Path, opened: Path | None) -> bool:
    """Whether a file is an SQLite file, as every project is.

    Nothing is looked into of the project that is open here: to close it, or what SQLite laid
    beside it, would give up the locks that this process has on it.
    """
    if opened is not None:
        if path.name.startswith(opened.name) and same_file(path.parent, opened.parent):
            return path.name == opened.name  # the folder may have another name as well
        if same_file(path, opened):
            return True
    try:
        if not path.is_file():  # a pipe would be waited for
            return False
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False
