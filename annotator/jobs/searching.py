"""Looking through the texts of all pages of a project. No Qt."""

from pathlib import Path

from annotator.page.progress import Progress, silent
from annotator.store.project import Project


def pages_holding(project: Path, text: str, progress: Progress = silent) -> tuple[str, ...]:
    """Give the ids of the pages on which each word of `text` stands."""
    progress(0, None)
    with Project.open(project, read_only=True) as store:
        return tuple(store.holding(text))
