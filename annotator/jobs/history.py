"""Slow work on the history of a project: forgetting what is old, and what was removed. No Qt."""

from pathlib import Path

from annotator.page.progress import Progress, silent
from annotator.store.past.history import Trimmed
from annotator.store.past.trash import Removed
from annotator.store.project import Project


def trim_history(project: Path, days: int, progress: Progress = silent) -> tuple[Path, Trimmed]:
    """Make a backup and forget the steps that are older; give the backup's path and what went.

    The project is open in the window, which holds its lock.
    """
    with Project.open(project, locked=False) as store:
        backup, trimmed = store.trim_history(days, progress)
    return backup.path, trimmed


def removed_things(project: Path, progress: Progress = silent) -> list[Removed]:
    """Give the labels and records of all pages that were removed, the last first."""
    with Project.open(project, read_only=True) as store:
        return store.removed_things(progress=progress)


def empty_trash(
    project: Path, page_ids: tuple[str, ...], up_to_step: int, progress: Progress = silent
) -> tuple[str, ...]:
    """Delete these pages of the trash for good, and clear the labels removed up to a step.

    Gives the ids of the pages. The project is open in the window, which holds its lock.
    """
    progress(0, None)
    with Project.open(project, locked=False) as store:
        store.empty_trash(page_ids, up_to_step)
    return page_ids
