"""What a reader hands over: a page, the bytes it came from, and what was found in them."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from annotator.formats.reading.decode import Note, line_ends_said
from annotator.page.errors import Sentence
from annotator.page.model import Page


@dataclass(frozen=True, slots=True)
class Incoming:
    """A page as it comes in from a file."""

    path: Path
    page: Page
    data: bytes | None = None
    """The file's bytes, to be kept; None where the file holds the page in full."""
    encoding: str = "utf-8"
    line_ends: str = "none"
    notes: tuple[Note, ...] = ()

    @property
    def found(self) -> dict[str, Any]:
        """What was found in the file, as plain values to keep and to show."""
        return {
            "encoding": self.encoding,
            "line_ends": self.line_ends,
            "notes": {note.what: note.count for note in self.notes},
        }

    @property
    def words(self) -> str:
        """The same in words: its encoding, its line ends, what was cleaned."""
        return _said(self.encoding, self.line_ends, self.notes)


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that did not come in, and why."""

    path: Path
    reason: str
    skipped: bool
    """Whether it can't be read at all yet; otherwise it is broken."""


@lru_cache(maxsize=64)
def _said(encoding: str, line_ends: str, notes: tuple[Note, ...]) -> str:
    ends = line_ends_said(line_ends)
    words = Sentence("{encoding} · {line_ends}", encoding=encoding, line_ends=ends)
    for note in notes:
        noted = Sentence("{what} ×{count}", what=Sentence(note.what), count=note.count)
        words = Sentence("{words} · {noted}", words=words, noted=noted)
    return words
