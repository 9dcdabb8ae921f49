"""Plain text and Markdown, as OCR and text extraction leave it: one page a file."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from annotator.formats.reading.arriving import reading
from annotator.formats.reading.decode import decode
from annotator.formats.reading.file_name import meta_of, whole_name
from annotator.formats.reading.incoming import Incoming
from annotator.formats.reading.opened import whole
from annotator.page.model import Page, Source

TITLE = "Text and Markdown"
SUFFIXES = (".txt", ".md", ".markdown", ".text")
OTHERWISE = SUFFIXES


def read(path: Path, file: BinaryIO) -> Iterator[Incoming]:
    """Give the one page of a text file: raw, what the file's name says, and no blocks."""
    with reading(path):
        data = whole(file)
        found = decode(data)
    stem = whole_name(path.stem)
    page = Page(
        id=stem,
        raw=found.text,
        meta=meta_of(stem),
        source=Source(whole_name(path.name), hashlib.sha256(data).hexdigest(), found.encoding),
    )
    yield Incoming(path, page, data, found.encoding, found.line_ends, found.notes)
