"""Bringing files into a project, in a process of its own. Knows no Qt."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.formats.decode import line_ends_said
from annotator.formats.incoming import Incoming, Refused
from annotator.formats.readers import read_paths
from annotator.formats.walk import files_in
from annotator.page.errors import AnnotatorError, Sentence
from annotator.page.progress import Progress, silent
from annotator.store.adding import AddedKind, Arrival
from annotator.store.project import Project
from annotator.suggest.pipeline import suggest
from annotator.ui.tasks import Arrived, Came

BATCH = 100


def bring_in(
    project: Path, paths: Iterable[Path], suggest_at_most: int, progress: Progress = silent
) -> list[Arrived]:
    """Bring files into a project that another process has open; say what became of each.

    Pages that come as mere text are fixed and labelled on the way where there are no more than
    `suggest_at_most` files. What is in when the person cancels stays in.
    """
    found: list[Arrived] = []
    paths = files_in(paths)
    suggested = len(paths) <= suggest_at_most
    store = Project.open(project, locked=False)
    try:
        for one in _one_by_one(read_paths(paths, progress)):
            if isinstance(one, Refused):
                came = Came.SKIPPED if one.skipped else Came.REFUSED
                found.append(Arrived(one.path, came, one.reason))
            else:
                found += _take_in(store, one, suggested)
    finally:
        store.close()
    return found


def _one_by_one(
    files: Iterable[list[Incoming] | Refused],
) -> Iterator[list[Incoming] | Refused]:
    """Give pages in lists of a sensible length: small files together, refusals between them."""
    waiting: list[Incoming] = []
    for file in files:
        if isinstance(file, Refused):
            yield file
            continue
        waiting += file
        if len(waiting) >= BATCH:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _take_in(store: Project, pages: list[Incoming], suggested: bool) -> list[Arrived]:
    arrivals = [
        Arrival(
            suggest(one.page) if suggested and not one.page.blocks else one.page,
            one.data,
            one.found,
        )
        for one in pages
    ]
    found = []
    for one, added in zip(pages, store.add_many(arrivals), strict=True):
        if added.kind is AddedKind.NEW:
            found.append(Arrived(one.path, Came.READ, _words(one), added.page_id))
        elif one.page.blocks:
            found.append(_labels(store, one, added.page_id))
        else:
            found.append(Arrived(one.path, Came.SAME, "", added.page_id))
    return found


def _labels(store: Project, one: Incoming, page_id: str) -> Arrived:
    try:
        before, after = store.merge_labels(one.page)
    except AnnotatorError as error:
        return Arrived(one.path, Came.REFUSED, error.sentence, page_id)
    if before == after:
        return Arrived(one.path, Came.SAME, "", page_id)
    return Arrived(one.path, Came.LABELS, "", page_id, (before, after))


def _words(one: Incoming) -> str:
    """Say what was found in a file: its encoding, its line ends, what was cleaned."""
    ends = line_ends_said(one.line_ends)
    words = Sentence("{encoding} · {line_ends}", encoding=one.encoding, line_ends=ends)
    for note in one.notes:
        noted = Sentence("{what} ×{count}", what=Sentence(note.what), count=note.count)
        words = Sentence("{words} · {noted}", words=words, noted=noted)
    return words
