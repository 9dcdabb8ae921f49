"""What became of a page that is shown, where it was deleted in another window."""

from enum import Enum

from annotator.store.project import Project
from annotator.store.tables.listing import PageFilter


class Lost(Enum):
    """Where a page is that is no longer among the others."""

    IN_TRASH = 1
    FOR_GOOD = 2


def lost(project: Project, id: str) -> Lost | None:
    """Say what became of a page; None where it is where it was. ProjectError as a project's."""
    if project.number_of(id) is not None:
        return None
    if project.number_of(id, PageFilter(deleted=True)) is not None:
        return Lost.IN_TRASH
    return Lost.FOR_GOOD
