"""Repairing a project beside the window: a file may be large, and every page is looked at."""

from pathlib import Path

from annotator.page.progress import Progress, silent
from annotator.store.soundness.repair import repair
from annotator.store.soundness.repaired import Repair


def repair_project(project: Path, new: Path, progress: Progress = silent) -> Repair:
    """Make a new project of what is sound in a damaged one; say what became of each page."""
    return repair(project, new, progress)
