"""The slow tasks of the window, to run in a process of their own. Knows no Qt.

What they need is imported when they run: in the window's own process that would only cost time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from annotator.formats.exports.options import Options
from annotator.formats.exports.report import Report
from annotator.page.collecting import collector_rests
from annotator.page.model import Page
from annotator.page.progress import Progress, silent


class Came(StrEnum):
    """What can become of a page or a file that is brought in."""

    READ = "read"
    LABELS = "labels"
    SAME = "same"
    REFUSED = "refused"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Arrived:
    """One page or file, what became of it, and a reason or what was found in it."""

    path: Path
    came: Came
    words: str = ""
    page: str | None = None
    step: tuple[Page, Page] | None = None
    """The page before and after its labels came in."""


def suggest_page(page: Page, project: Path | None = None, progress: Progress = silent) -> Page:
    """Give the page with suggestions, made with what its project knows."""
    from annotator.jobs.learning import knowledge
    from annotator.suggest.pipeline import suggest

    return suggest(page, progress, knowledge(project))


def import_files(
    project: Path,
    paths: Sequence[Path],
    suggest_at_most: int,
    progress: Progress = silent,
    alone: bool = False,
) -> list[Arrived]:
    """Bring files into a project that is open already; say what became of each.

    `alone` says that nobody else writes to it meanwhile.
    """
    from annotator.jobs.importing import bring_in

    with collector_rests():
        return bring_in(project, paths, suggest_at_most, progress, alone)


def export_pages(
    project: Path, format: str, path: Path, options: Options, progress: Progress = silent
) -> Report:
    """Export the wanted pages of a project and give the report."""
    from annotator.formats.exports.export import export
    from annotator.store.project import PageFilter, Project
    from annotator.suggest.structure.line_signs import line_signs
    from annotator.suggest.words import cut

    with Project.open(project, read_only=True) as store, store.one_moment():
        chosen = PageFilter(statuses=options.pages.statuses)
        pages, total = store.iter_pages(chosen), store.count(chosen)
        return export(format, pages, path, options, progress, total, cut, line_signs)


def preview_export(
    project: Path, format: str, options: Options, progress: Progress = silent
) -> str | None:
    """Give the beginning of what an export would write; None where no page is chosen so."""
    from annotator.formats.exports.export import preview
    from annotator.store.project import PageFilter, Project
    from annotator.suggest.structure.line_signs import line_signs
    from annotator.suggest.words import cut

    store = Project.open(project, read_only=True)
    try:
        chosen = PageFilter(statuses=options.pages.statuses)
        return preview(format, store.iter_pages(chosen), options, cut, line_signs)
    finally:
        store.close()
