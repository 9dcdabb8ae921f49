"""A project opened anew, or a copy of it, on the page and at the place where the person is."""

from pathlib import Path

from annotator.page.errors import AnnotatorError
from annotator.page.model import Page
from annotator.ui.session.session import Session
from annotator.ui.session.told import Caret


def open_again(session: Session) -> bool:
    """Open the project anew, to write where it can be; say whether it was opened."""
    project = session.project
    return project is not None and _opened(session, project.path)


def open_copy(session: Session, path: Path) -> bool:
    """Copy the project to `path` and go on there; say whether that was done, why not is told.

    What lies at the path is replaced: the person was asked.
    """
    if session.project is None:
        return False
    try:
        session.project.backup(path, replace=True)
    except AnnotatorError as error:
        session.tell(error)
        return False
    return _opened(session, path)


def _opened(session: Session, path: Path) -> bool:
    page, caret = session.page, session.caret
    if not session.open_project(path):
        return False
    _go_to(session, page, caret)
    return True


def _go_to(session: Session, page: Page | None, caret: Caret) -> None:
    project = session.project
    if page is None or project is None or project.number_of(page.id) is None:
        return
    if session.open_page(page.id) and caret.block is not None:
        session.show_place(caret.block, caret.offset)
