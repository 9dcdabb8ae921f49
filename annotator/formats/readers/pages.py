"""`annotator-page/1`: one page as a JSON object, or JSON Lines with a page on each."""

from collections.abc import Iterator
from pathlib import Path

from annotator.formats.incoming import Incoming
from annotator.page.codec import parse_json, read_page
from annotator.page.errors import AnnotatorError, FormatError, Sentence

TITLE = "annotator-page/1"
SUFFIXES = (".jsonl", ".json", ".ndjson")


def read(path: Path, data: bytes) -> Iterator[Incoming]:
    """Give the pages of the file; FormatError names line, path and rule of what is broken."""
    try:
        if _is_one_object(data):
            yield Incoming(path, read_page(parse_json(_text(data, 1))))
            return
        for number, line in enumerate(data.split(b"\n"), start=1):
            if text := _text(line, number).strip():
                yield Incoming(path, read_page(parse_json(text, number), number))
    except FormatError as error:
        raise AnnotatorError(
            "{name} was not read: {error}. Nothing of it came in; mend it there.",
            name=path.name,
            error=error,
        ) from None


def _is_one_object(data: bytes) -> bool:
    """Whether the file is one object set over several lines, as an editor would format it."""
    first = data.lstrip().split(b"\n", 1)[0].rstrip()
    return first.removeprefix(b"\xef\xbb\xbf").strip() == b"{" or not first.endswith(b"}")


def _text(data: bytes, line: int) -> str:
    try:
        return data.decode("utf-8-sig" if line == 1 else "utf-8")
    except UnicodeDecodeError as error:
        raise FormatError(
            Sentence("is no UTF-8 at byte {offset}", offset=error.start), line=line
        ) from None
