"""Plain text and Markdown, as OCR and text extraction leave it: one page a file."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from annotator.formats.decode import decode
from annotator.formats.file_name import meta_of
from annotator.formats.incoming import Incoming
from annotator.page.errors import AnnotatorError
from annotator.page.model import Page, Source

TITLE = "Text and Markdown"
SUFFIXES = (".txt", ".md", ".markdown", ".text")


def read(path: Path, data: bytes) -> Iterator[Incoming]:
    """Give the one page of a text file: raw, what the file's name says, and no blocks."""
    try:
        found = decode(data)
    except AnnotatorError as error:
        raise AnnotatorError("{name} was not read: {error}", name=path.name, error=error) from None
    page = Page(
        id=path.stem,
        raw=found.text,
        meta=meta_of(path.stem),
        source=Source(path.name, hashlib.sha256(data).hexdigest(), found.encoding),
    )
    yield Incoming(path, page, data, found.encoding, found.line_ends, found.notes)
