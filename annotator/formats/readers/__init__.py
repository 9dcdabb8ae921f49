"""Files to pages. Each module of this folder reads one format and is found by looking.

A reader has `TITLE`, its `SUFFIXES` (lower case, with the dot), and
`read(path, file) -> Iterator[Incoming]`, which raises `AnnotatorError` where the file is broken.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import BinaryIO, Protocol, cast

from annotator.formats.incoming import Incoming, Refused
from annotator.formats.walk import files_in
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
}
"""What can't be read yet, for the reason that is shown; any other suffix is named as it is."""


_BUFFER = 1 << 16
"""Bytes read at a time: a page's line is longer than Python's own 8 KB."""

NO_SUFFIX = Sentence("a file without a suffix")


class Reader(Protocol):
    TITLE: str
    SUFFIXES: tuple[str, ...]

    def read(self, path: Path, file: BinaryIO) -> Iterator[Incoming]: ...


@cache
def readers() -> dict[str, Reader]:
    """Give each reader by the suffixes it reads."""
    modules = (
        cast(Reader, import_module(f"{__name__}.{module.name}"))
        for module in iter_modules(__path__)
    )
    return {suffix: reader for reader in modules for suffix in reader.SUFFIXES}


def readable(path: Path) -> bool:
    """Whether a reader knows the file's suffix."""
    return path.suffix.lower() in readers()


def read_each(path: Path) -> Iterator[Incoming]:
    """Give the pages of a file one after the other.

    AnnotatorError where it can't be read: pages may have come before it, and none of the file's
    may be kept then.
    """
    if not readable(path):
        raise AnnotatorError(
            "{name} was not read: it is {kind}. Give one of {known}.",
            name=path.name,
            kind=_kind(path),
            known=", ".join(sorted(readers())),
        )
    try:
        if path.exists() and not path.is_file():
            # To open a pipe would be to wait for somebody who writes into it.
            raise AnnotatorError("{name} was not read: it is no file.", name=path.name)
        with path.open("rb", _BUFFER) as file:
            yield from readers()[path.suffix.lower()].read(path, file)
    except OSError as error:
        raise AnnotatorError(
            "{name} was not read: {why}. Check that the file is there and may be read.",
            name=path.name,
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
    files = files_in(paths)
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
    """Say why a file that is there is left out, where no reader knows its suffix."""
    if readable(path) or not path.exists():
        return None
    why = Sentence("{kind}, which can't be read yet", kind=_kind(path))
    return Refused(path, why, skipped=True)


def _kind(path: Path) -> Sentence:
    suffix = path.suffix.lower()
    if suffix in UNREADABLE:
        return Sentence(UNREADABLE[suffix])
    return Sentence("a {suffix} file", suffix=suffix) if suffix else NO_SUFFIX
