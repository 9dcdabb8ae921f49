"""`annotator-page/1`: one page as a JSON object, or JSON Lines with a page on each."""

from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from annotator.formats.reading.arriving import reading
from annotator.formats.reading.incoming import Incoming
from annotator.formats.reading.json_items import is_ours
from annotator.formats.reading.opened import line_of, whole
from annotator.formats.reading.quick_page import quick_page
from annotator.page.codec import read_page
from annotator.page.errors import FormatError, Sentence
from annotator.page.json_text import parse_json
from annotator.page.model import Page

TITLE = "annotator-page/1"
SUFFIXES = (".jsonl", ".json", ".ndjson")
OTHERWISE = SUFFIXES


def recognises(path: Path, head: bytes) -> bool:
    """Whether a file that begins so holds pages of this format."""
    return is_ours(head)


def read(path: Path, file: BinaryIO) -> Iterator[Incoming]:
    """Give the pages of the file; FormatError names line, path and rule of what is broken."""
    with reading(path):
        number, line = _first(file)
        if _begins_one_object(line):
            data = line + whole(file)
            yield Incoming(path, quick_page(data) or read_page(parse_json(_text(data, number))))
            return
        # A file's lines end at \n alone, and are read as they are wanted.
        while line:
            if page := quick_page(line) or _strict_page(line, number):
                yield Incoming(path, page)
            number += 1
            line = line_of(file, number)


def _first(file: BinaryIO) -> tuple[int, bytes]:
    """Give the first line that isn't blank, with its number; FormatError where there is none."""
    number = 1
    while line := line_of(file, number):
        if (line.removeprefix(BOM_UTF8) if number == 1 else line).strip():
            return number, line
        number += 1
    raise FormatError("holds no page")


def _begins_one_object(line: bytes) -> bool:
    """Whether the file is one object set over several lines, as an editor would format it."""
    text = line.removeprefix(BOM_UTF8).strip()
    return text == b"{" or not text.endswith(b"}")


def _strict_page(data: bytes, line: int) -> Page | None:
    """Give the page of a line, None for a blank one; FormatError says what is wrong with it."""
    text = _text(data, line).strip()
    return read_page(parse_json(text, line), line) if text else None


def _text(data: bytes, line: int) -> str:
    try:
        return data.decode("utf-8-sig" if line == 1 else "utf-8")
    except UnicodeDecodeError as error:
        raise FormatError(
            Sentence("is no UTF-8 at byte {offset}", offset=error.start), line=line
        ) from None
