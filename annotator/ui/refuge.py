"""A copy of the project at another place, with every step that waits; the window goes on in it."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from annotator.page.errors import AnnotatorError
from annotator.page.model import Page
from annotator.store.errors import NOT_MADE
from annotator.store.placing import refuse_no_place
from annotator.store.project import Project
from annotator.store.tables.adding import Arrival
from annotator.ui.distant import opened
from annotator.ui.session import Session


@dataclass(frozen=True, slots=True)
class Moved:
    """Where the work goes on, and whether the copy has all pages or those seen in this window."""

    path: Path
    pages: int
    whole: bool


def move(session: Session, path: Path) -> Moved:
    """Copy the open project to `path` and go on there with page, undo and waiting steps.

    Where the file can't be read any more, the copy has the pages that were worked on in this
    window. ProjectError where no copy could be made; then all stays as it was.
    """
    old = session.project
    assert old is not None
    whole = not session.keeping.stalled and _copied(old, path)
    if not whole:
        _copy_of_pages(path, session.pages_at_hand())
    fresh = opened(path)
    session.go_on_in(fresh)
    return Moved(path, fresh.count(), whole)


def _copied(project: Project, path: Path) -> bool:
    try:
        project.backup(path, replace=True)  # the dialog asked whether what lies there may go
    except AnnotatorError:
        return False
    return True


def _copy_of_pages(path: Path, pages: list[Page]) -> None:
    refuse_no_place(path, NOT_MADE)
    # The person was asked whether what lies there may go.
    with suppress(OSError):
        path.unlink()
    with Project.create(path) as copy:
        copy.add_many(map(Arrival, pages))
