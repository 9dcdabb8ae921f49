"""Text that XML can carry, with markup put into it at offsets."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from annotator.formats.documents.document import Document
from annotator.page.errors import Sentence

if TYPE_CHECKING:
    from annotator.formats.writers import Job

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})
_IN_ATTRIBUTES = str.maketrans({"\t": "&#9;", "\n": "&#10;"})


class Element(NamedTuple):
    """An element over `[start, end)` of a text, with its tags."""

    start: int
    end: int
    opening: str
    closing: str


class Point(NamedTuple):
    """What stands at an offset and covers nothing. One that ends something stands before what
    begins there."""

    at: int
    markup: str
    ends: bool = False


def legal(text: str) -> str:
    """Give a text in which what XML can't carry is shown by a character that stands for it.

    Control characters become their pictures, so that offsets stay.
    """
    return _ILLEGAL.sub(lambda found: _picture(found[0]), text)


def _picture(character: str) -> str:
    return chr(0x2400 + ord(character)) if character < "\x20" else "\ufffd"


def illegal(text: str) -> int:
    """Count what XML can't carry."""
    return sum(1 for _ in _ILLEGAL.finditer(text))


def legal_document(document: Document, job: "Job", why: str) -> Document:
    """Give the document with a text that can be carried; what can't be is noted."""
    for _ in range(illegal(document.text)):
        job.left.add(Sentence("control character"), why, document.page)
    return document._replace(text=legal(document.text))


def escaped(text: str) -> str:
    """Give a text as it stands between tags."""
    return legal(text).translate(_MARKUP)


def attributes(**values: str | None) -> str:
    """Give attributes, each behind a space; a name may end with `_`, and has `:` for `__`."""
    return "".join(
        f' {name.removesuffix("_").replace("__", ":")}="{escaped(value).translate(_IN_ATTRIBUTES)}"'
        for name, value in values.items()
        if value is not None
    )


def nested(spans: Iterable[tuple[int, int]]) -> list[bool]:
    """Say of stretches, by start and the longer first, which nest: those that cross one before
    them don't."""
    open_ends: list[int] = []
    found: list[bool] = []
    for start, end in spans:
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        fits = not open_ends or end <= open_ends[-1]
        found.append(fits)
        if fits:
            open_ends.append(end)
    return found


def marked_up(
    text: str, start: int, end: int, elements: Sequence[Element], points: Iterable[Point]
) -> str:
    """Give `text[start:end]` with elements, which nest and are in order, and points in it."""
    parts: list[str] = []
    at = start
    for place, markup in _events(elements, points):
        parts.append(escaped(text[at:place]))
        parts.append(markup)
        at = place
    parts.append(escaped(text[at:end]))
    return "".join(parts)


def _events(elements: Sequence[Element], points: Iterable[Point]) -> Iterator[tuple[int, str]]:
    """Give all markup in order: at one place what ends stands before what begins."""
    found: list[tuple[int, int, int, str]] = []
    for number, one in enumerate(elements):
        # What was opened last is closed first.
        found.append((one.start, 3, number, one.opening))
        found.append((one.end, 1, -number, one.closing))
    for number, point in enumerate(points):
        found.append((point.at, 0 if point.ends else 2, number, point.markup))
    for place, _, _, markup in sorted(found):
        yield place, markup
