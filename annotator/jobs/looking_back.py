"""Backups in a process beside the window: made, compared with now, gone back to. Knows no Qt."""

from dataclasses import dataclass
from pathlib import Path

from annotator.page.errors import Sentence
from annotator.page.progress import Progress, silent
from annotator.store.backups.comparing import Difference, difference
from annotator.store.backups.damaged import bad_backup, is_damaged
from annotator.store.backups.making import Backup, Why
from annotator.store.backups.restoring import restore
from annotator.store.errors import ProjectError
from annotator.store.project import Project


@dataclass(frozen=True, slots=True)
class Look:
    """What a backup holds beside the project now."""

    file: Path
    """The backup."""
    difference: Difference | None
    """None where the backup is damaged."""
    now_readable: bool = True
    """Whether the project itself can be read; where not, all pages count as gone."""
    trouble: Sentence | None = None
    """What is wrong with a damaged backup."""
    older: Backup | None = None
    """The next older backup that is sound, where this one is damaged."""


def look_back(project: Path, backup: Path, progress: Progress = silent) -> Look:
    """Compare a project with a backup, which may be damaged."""
    if is_damaged(backup):
        bad = bad_backup(project, backup)
        return Look(backup, None, trouble=bad.sentence.values["why"], older=bad.older)
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
