"""Backups in a process beside the window: made, compared with now, gone back to. Knows no Qt."""

from dataclasses import dataclass
from pathlib import Path

from annotator.page.progress import Progress, silent
from annotator.store.backups.comparing import Difference, difference
from annotator.store.backups.making import Backup, Why
from annotator.store.backups.restoring import restore
from annotator.store.errors import ProjectError
from annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class Look:
    """What a backup holds beside the project now."""

    file: Path
    """The backup."""
    difference: Difference
    now_readable: bool
    """Whether the project itself can be read; where not, all pages count as gone."""


def look_back(project: Path, backup: Path, progress: Progress = silent) -> Look:
    """Compare a project with a backup."""
    with Project.open(backup, read_only=True) as then:
        try:
            now = Project.open(project, read_only=True)
        except ProjectError:
            return Look(backup, difference(then, None, progress), False)
        with now:
            return Look(backup, difference(then, now, progress), True)


def back_up(project: Path, progress: Progress = silent) -> Backup:
    """Make a backup of a project that a window has open, because a person asked for it."""
    with Project.open(project, read_only=True) as store:
        return store.make_backup(Why.ASKED, progress)


def go_back(project: Path, backup: Path, progress: Progress = silent) -> Path | None:
    """Put a backup in the place of a project that is closed; give the file of what was there."""
    return restore(project, backup, progress)
