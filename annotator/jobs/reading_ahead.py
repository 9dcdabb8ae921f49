"""A long file read by a process of its own, while this one writes what was read. Knows no Qt."""

import gc
import os
import traceback
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from annotator.formats.readers import read_each
from annotator.jobs.worker import BUG, DONE, KNOWN, Pipe
from annotator.page.errors import AnnotatorError
from annotator.store.project import Project
from annotator.store.tables.adding import Arrival, Ready, ready_beside

LONG = 4 << 20
"""Bytes from which a second process is worth the third of a second that it takes to begin."""

_MORE = "more"


class Read(NamedTuple):
    """A few pages of the file made ready to be written, and of each what is told of it."""

    ready: Ready
    words: list[str]
    labelled: list[bool]


def worth_it(path: Path) -> bool:
    """Whether a file is read faster by a process of its own."""
    return (os.cpu_count() or 1) > 1 and path.stat().st_size >= LONG


def read_ahead(project: Path, path: Path) -> Iterator[Read]:
    """Give the pages of a file, made ready for a project to which nobody writes but the caller.

    AnnotatorError where the file won't do. The process ends with the iterator.
    """
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_serve, args=(theirs, project, path), daemon=True)
    process.start()
    theirs.close()  # else nobody would notice that the process is gone
    try:
        while True:
            try:
                kind, value = ours.recv()
            except EOFError:
                process.join()
                kind, value = BUG, f"its process ended by itself (exit code {process.exitcode})"
            if kind == DONE:
                return
            if kind == KNOWN:
                raise AnnotatorError(value)
            if kind == BUG:
                raise RuntimeError(f"{path.name} was not read: {value}")
            yield value
    finally:
        ours.close()
        process.terminate()
        process.join()


def _serve(pipe: Pipe, project: Path, path: Path) -> None:
    gc.disable()  # pages hold no circles
    try:
        for read in _read(project, path):
            pipe.send((_MORE, read))
        pipe.send((DONE, None))
    except AnnotatorError as error:
        pipe.send((KNOWN, error.sentence))
    except BrokenPipeError:
        pass  # nobody wants the rest
    except Exception:
        pipe.send((BUG, traceback.format_exc()))
    finally:
        pipe.close()


def _read(project: Path, path: Path) -> Iterator[Read]:
    words: list[str] = []
    labelled: list[bool] = []

    def arrivals() -> Iterator[Arrival]:
        for one in read_each(path):
            words.append(one.words)
            labelled.append(bool(one.page.blocks))
            yield Arrival(one.page, one.data, one.found)

    with closing(Project.open(project, read_only=True)) as store:
        batches = ready_beside(store.connection, arrivals())
    for ready in batches:
        yield Read(ready, words.copy(), labelled.copy())
        words.clear()
        labelled.clear()
