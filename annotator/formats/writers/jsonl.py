"""`annotator-page/1` as JSON Lines: everything a page holds, to be read back as an equal page."""

import json
from collections import Counter
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import orjson

from annotator.formats.exports.options import ExportError
from annotator.formats.exports.proof import MismatchError
from annotator.formats.writers import Job
from annotator.page.codec import Json, read_page, write_page
from annotator.page.errors import FormatError, Sentence
from annotator.page.model import Page

NAME = "jsonl"
TITLE = "Pages as annotator-page/1, one a line: complete, and read back as they were"
SUFFIX = ".jsonl"
REJECTED = True
FILES: dict[str, str] = {}

_BATCH = 16
"""How many pages are in memory at once."""
_WHOLE = 100
"""One page in so many is read back to a page, and not only to its JSON object."""

_encode_any = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _line(obj: Json) -> bytes:
    try:
        return orjson.dumps(obj) + b"\n"
    except TypeError:  # an unknown key can hold a number of more than 64 bits
        return _encode_any(obj).encode() + b"\n"


def _holds(line: bytes, obj: Json) -> bool:
    """Whether a line that was read back is the object that was meant."""
    try:
        # Numbers of more than 64 bits are no longer whole to the fast reader.
        return bool(orjson.loads(line) == obj) or json.loads(line) == obj
    except ValueError:
        return False


def write_pages(pages: Iterable[Page], draft: Path, job: Job) -> dict[str, int]:
    """Write one page a line. Each batch is read back and compared before the next is taken.

    Every line must hold the object that was meant. That this object is the page is the codec's
    to show, so it is asked of some pages only.
    """
    written: Counter[str] = Counter()
    remaining = iter(pages)
    with draft.open("xb") as out, draft.open("rb") as back:
        while batch := list(islice(remaining, _BATCH)):
            meant = [write_page(page) for page in batch]
            out.writelines(map(_line, meant))
            out.flush()
            for page, obj in zip(batch, meant, strict=True):
                line = back.readline()
                whole = written["pages"] % _WHOLE == 0
                if not _holds(line, obj) or (whole and _read(json.loads(line)) != page):
                    raise MismatchError(Sentence("page {id}", id=page.id))
                _count(written, page)
        if back.read(1):
            raise MismatchError("more was written than was meant")
    return dict(written)


def _read(found: object) -> Page:
    try:
        return read_page(found)
    except FormatError as error:
        raise ExportError(
            "The export was not written: a page breaks a rule of the format ({error}). Run "
            "`annotator check`, which names it, and mend it.",
            error=error,
        ) from None


def _count(written: Counter[str], page: Page) -> None:
    written["pages"] += 1
    for name in ("articles", "blocks", "people", "spans", "speeches", "meetings", "corrections"):
        written[name] += len(getattr(page, name))
