"""Files to pages. Each module of this folder reads one format and is found by looking.

A reader has `TITLE`, the `SUFFIXES` its files have (lower case, with the dot), and
`read(path, file) -> Iterator[Incoming]`, which raises `AnnotatorError` where the file is broken.
Which reader reads a file its content says: `recognises(path, head)` is asked with the first bytes.
Where none recognises a file, the reader that has its suffix under `OTHERWISE` reads it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import BinaryIO, Protocol, cast

from annotator.formats.readers import brat
from annotator.formats.reading.decode import BOMS
from annotator.formats.reading.file_name import whole_name
from annotator.formats.reading.incoming import Incoming, Refused
from annotator.formats.reading.json_items import looks_like_json
from annotator.formats.reading.opened import NoFileError, opened
from annotator.formats.reading.walk import files_in
from annotator.page.errors import AnnotatorError, CancelledError, Sentence
from annotator.page.progress import Progress, silent

UNREADABLE = {
    ".pdf": "a PDF",
    ".jpg": "a picture",
    ".jpeg": "a picture",
    ".png": "a picture",
    ".tif": "a picture",
    ".tiff": "a picture",
    ".doc": "a Word document",
    ".docx": "a Word document",
    ".xls": "a spreadsheet",
    ".xlsx": "a spreadsheet",
    ".xml": "XML",
    ".html": "a web page",
    ".htm": "a web page",
    ".zip": "an archive",
    ".gz": "an archive",
    ".7z": "an archive",
    ".rar": "an archive",
    ".annotator": "a project of this program",
}
"""What can't be read yet, for the reason that is shown; any other suffix is named as it is."""

NO_SUFFIX = Sentence("a file without a suffix")
READ_ME = Sentence("it tells of the files beside it; give it another name if it is a page")
_TELLS_OF_OTHERS = re.compile(r"readme([._-].*)?", re.IGNORECASE)

HEAD = 1 << 16
"""How many bytes of a file are looked at to see what it is."""
LONG_HEAD = 1 << 22
"""The same for JSON, whose first object may be long."""


class Reader(Protocol):
    TITLE: str
    SUFFIXES: tuple[str, ...]

    def read(self, path: Path, file: BinaryIO) -> Iterator[Incoming]: ...


@cache
def readers() -> tuple[Reader, ...]:
    """Give each reader, in the order of their names."""
    return tuple(
        cast(Reader, import_module(f"{__name__}.{module.name}"))
        for module in iter_modules(__path__)
    )


@cache
def _otherwise() -> dict[str, Reader]:
    return {suffix: one for one in readers() for suffix in getattr(one, "OTHERWISE", ())}


def reader_of(path: Path) -> Reader | None:
    """Give the reader of a file, by its content and then by its suffix; None where none reads it.

    A file that can't be opened is judged by its suffix.
    """
    by_suffix = _otherwise().get(path.suffix.lower())
    try:
        with opened(path) as file:
            head = file.read(HEAD)
            found = _recognised(path, head)
            if found is None and len(head) == HEAD and looks_like_json(as_utf8(head)):
                found = _recognised(path, head + file.read(LONG_HEAD))
    except OSError:
        return by_suffix
    return found or by_suffix


def _recognised(path: Path, head: bytes) -> Reader | None:
    head = as_utf8(head)
    suffix = path.suffix.lower()
    return next(
        (
            one
            for one in readers()
            if suffix not in UNREADABLE
            and hasattr(one, "recognises")
            and one.recognises(path, head)
        ),
        None,
    )


def as_utf8(head: bytes) -> bytes:
    """Give the first bytes of a file without a BOM, and as UTF-8 where they are UTF-16."""
    for bom, encoding in BOMS:
        if head.startswith(bom):
            head = head[len(bom) :]
            return head if encoding == "utf-8" else head.decode(encoding, "ignore").encode()
    return head


def readable(path: Path) -> bool:
    """Whether a reader reads the file."""
    return reader_of(path) is not None


def documents_in(paths: Iterable[Path]) -> list[Path]:
    """Give the files below some paths, each document once: a text goes with the labels beside it.

    What isn't there is given back, for `read_each` to refuse.
    """
    files = files_in(paths)
    given = set(files)
    return [file for file in files if not _goes_with_another(file, given)]


def _goes_with_another(file: Path, given: set[Path]) -> bool:
    labels = file.with_suffix(brat.LABELS)
    return labels != file and labels in given and reader_of(file) is cast(Reader, brat)


def read_each(path: Path) -> Iterator[Incoming]:
    """Give the pages of a file one after the other.

    AnnotatorError where it can't be read: pages may have come before it, and none of the file's
    may be kept then.
    """
    reader = reader_of(path)
    if reader is None:
        raise AnnotatorError(
            "{name} was not read: it is {kind}. Give one of {known}.",
            name=whole_name(path.name),
            kind=_kind(path),
            known=", ".join(sorted({suffix for one in readers() for suffix in one.SUFFIXES})),
        )
    try:
        with opened(path) as file:
            yield from reader.read(path, file)
    except NoFileError:
        name = whole_name(path.name)
        raise AnnotatorError("{name} was not read: it is no file.", name=name) from None
    except OSError as error:
        raise AnnotatorError(
            "{name} was not read: {why}. Check that the file is there and may be read.",
            name=whole_name(path.name),
            why=error.strerror or Sentence("it can't be opened"),
        ) from None


def read_file(path: Path) -> list[Incoming]:
    """Give all pages of a file; AnnotatorError where it can't be read."""
    return list(read_each(path))


def read_paths(
    paths: Iterable[Path], progress: Progress = silent
) -> Iterator[list[Incoming] | Refused]:
    """Read files and folders, one file after the other: its pages, or why there are none.

    `progress` hears of each file and may cancel between two of them.
    """
    files = documents_in(paths)
    for done, path in enumerate(files):
        progress(done, len(files), path.name)
        if refused := skipped(path):
            yield refused
            continue
        try:
            found: list[Incoming] | Refused = read_file(path)
        except CancelledError:
            raise
        except AnnotatorError as error:
            found = Refused(path, error.sentence, skipped=False)
        yield found
    progress(len(files), len(files))


def skipped(path: Path) -> Refused | None:
    """Say why a file that is there is left out: no reader reads it, or it tells of others."""
    if not path.exists():
        return None
    if _TELLS_OF_OTHERS.fullmatch(path.name):
        return Refused(path, READ_ME, skipped=True)
    if readable(path):
        return None
    why = Sentence("{kind}, which can't be read yet", kind=_kind(path))
    return Refused(path, why, skipped=True)


def _kind(path: Path) -> Sentence:
    suffix = path.suffix.lower()
    if suffix in UNREADABLE:
        return Sentence(UNREADABLE[suffix])
    return Sentence("a {suffix} file", suffix=suffix) if suffix else NO_SUFFIX
