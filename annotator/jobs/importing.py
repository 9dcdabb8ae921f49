"""Bringing files into a project, in a process of its own. Knows no Qt."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain, islice
from pathlib import Path

from annotator.formats.readers import documents_in, read_each, skipped
from annotator.formats.reading.incoming import Incoming
from annotator.jobs.learning import known_of
from annotator.jobs.tasks import Arrived, Came
from annotator.page.errors import AnnotatorError, CancelledError, Sentence
from annotator.page.progress import Progress, silent
from annotator.store.errors import ProjectError
from annotator.store.project import Project
from annotator.store.tables.adding import AddedKind, Arrival
from annotator.suggest.known import Known
from annotator.suggest.pipeline import suggest

BATCH = 100
"""Pages that are read before they are written together; a longer file is never held whole."""


def bring_in(
    project: Path,
    paths: Iterable[Path],
    suggest_at_most: int,
    progress: Progress = silent,
    alone: bool = False,
) -> list[Arrived]:
    """Bring files into a project that is open already; say what became of each.

    Pages that come as mere text are fixed and labelled on the way where there are no more than
    `suggest_at_most` files. What is in when the person cancels stays in; so it does where the
    project can't be written to any longer, and the rest is told as refused. `alone` says that
    nobody else writes to the project meanwhile, so that a long file needs reading only once.
    """
    found: list[Arrived] = []
    files = documents_in(paths)
    suggested = len(files) <= suggest_at_most
    with closing(Project.open(project, locked=False)) as store:
        known = known_of(store) if suggested else None
        try:
            _bring_each(store, files, known, progress, alone and not suggested, found)
        except ProjectError as error:
            if not any(one.page for one in found):
                raise
            told = {one.path for one in found}
            left = [path for path in files if path not in told]
            found += [Arrived(path, Came.REFUSED, error.sentence) for path in left]
    return found


def _bring_each(
    store: Project,
    files: Sequence[Path],
    known: Known | None,
    progress: Progress,
    at_once: bool,
    found: list[Arrived],
) -> None:
    """Bring in one file after the other; `found` says what became of those that are through."""
    waiting: list[Incoming] = []
    for done, path in enumerate(files):
        if len(waiting) >= BATCH:
            found += _take_in(store, waiting, known)
            waiting = []
        progress(done, len(files), path.name)
        if refused := skipped(path):
            found.append(Arrived(path, Came.SKIPPED, refused.reason))
            continue
        told = _within(progress, done, len(files), path.name)
        try:
            pages = read_each(path)
            first = list(islice(pages, BATCH))
            if len(first) < BATCH:
                waiting += first
            elif at_once:
                found += _streamed(store, path, chain(first, pages), told)
            else:
                _in_steps(store, path, chain(first, pages), known, told, found)
        except (CancelledError, ProjectError):
            raise
        except AnnotatorError as error:
            found.append(Arrived(path, Came.REFUSED, error.sentence))
    found += _take_in(store, waiting, known)
    progress(len(files), len(files))


def _within(progress: Progress, done: int, total: int, name: str) -> Progress:
    """Give a progress that tells how many pages of a long file are through."""
    return lambda pages, _, what="": progress(done, total, f"{name} · {pages}")


def _streamed(
    store: Project, path: Path, pages: Iterable[Incoming], progress: Progress
) -> list[Arrived]:
    """Take in a long file in one transaction, so that nothing of it is in where it is broken."""
    words: list[str] = []
    labelled: list[bool] = []

    def arrivals() -> Iterator[Arrival]:
        for one in pages:
            words.append(one.words)
            labelled.append(bool(one.page.blocks))
            yield Arrival(one.page, one.data, one.found)

    added = store.add_many(arrivals(), progress)
    found = [
        Arrived(path, Came.READ, word, one.page_id)
        if one.kind is AddedKind.NEW
        else Arrived(path, Came.SAME, "", one.page_id)
        for one, word in zip(added, words, strict=True)
    ]
    if any(a.came is Came.SAME and has for a, has in zip(found, labelled, strict=True)):
        # The pages are gone from memory; those with labels for a page that is there come again.
        for number, one in enumerate(read_each(path)):
            if found[number].came is Came.SAME and one.page.blocks:
                progress(number, None)
                found[number] = _labels(store, one, found[number].page or "")
    return found


def _in_steps(
    store: Project,
    path: Path,
    pages: Iterable[Incoming],
    known: Known | None,
    progress: Progress,
    found: list[Arrived],
) -> None:
    """Take in a long file in short transactions, between which others can write.

    It is read to its end before, so that nothing of it is in where it is broken. Where a
    transaction fails, those before it are in, and the file is told as refused beside them.
    """
    for number, _ in enumerate(pages):
        if not number % BATCH:
            progress(0, None)
    again = read_each(path)
    taken = 0
    try:
        while batch := list(islice(again, BATCH)):
            found += _take_in(store, batch, known)
            taken += len(batch)
            progress(taken, None)
    except CancelledError:
        raise
    except ProjectError as error:
        if not taken:
            raise
        found.append(Arrived(path, Came.REFUSED, error.sentence))
        raise
    except AnnotatorError as error:
        why = Sentence("it changed while it was read: {why}", why=error)
        found.append(Arrived(path, Came.REFUSED, why))


def _take_in(store: Project, pages: list[Incoming], known: Known | None) -> list[Arrived]:
    """Take in some pages; with what is known, mere text is fixed and labelled on the way."""
    if not pages:
        return []
    arrivals = [
        Arrival(
            suggest(one.page, known=known)
            if known is not None and not one.page.blocks
            else one.page,
            one.data,
            one.found,
        )
        for one in pages
    ]
    found = []
    for one, added in zip(pages, store.add_many(arrivals), strict=True):
        if added.kind is AddedKind.NEW:
            found.append(Arrived(one.path, Came.READ, one.words, added.page_id))
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
