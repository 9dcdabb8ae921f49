"""A page on its way to another wording, and the words there are for it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from annotator.page.model import Page
from annotator.page.pieces import Kept
from tools.reworded import Runs, reworded

SPACES = " \u3000"
_ROW = 8
"""So many characters of a line tell whether it is spaced out."""


@dataclass(slots=True)
class Variant:
    """A page on its way to another wording."""

    page: Page
    changes: dict[int, Runs] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    """What people are called instead."""
    days: dict[str, str | None] = field(default_factory=dict)
    """The day of a meeting, by its id, where it is another."""
    _offsets: dict[str, list[int | None]] = field(default_factory=dict)

    def text(self, block: str) -> str:
        return self.page.block(block).text

    def offsets(self, block: str) -> list[int | None]:
        """Give the raw offset of each character of a block; None where it was added."""
        if block not in self._offsets:
            row: list[int | None] = []
            for piece in self.page.block(block).pieces:
                if isinstance(piece, Kept):
                    row += range(piece.start, piece.end)
                else:
                    row += [None] * len(piece)
            self._offsets[block] = row
        return self._offsets[block]

    def put(self, block: str, start: int, end: int, words: str) -> bool:
        """Put words in the place of a block's characters; False where that can't be done."""
        row = self.offsets(block)[start:end]
        places = [at for at in row if at is not None]
        if len(places) < len(row) or not places or any(at in self.changes for at in places):
            return False
        new = list(words[: len(places)]) + [""] * (len(places) - len(words))
        for at, text in zip(places, new, strict=True):
            self.changes[at] = ((text, True),)
        rest = words[len(places) :]
        if rest:
            spaced = self.page.raw[places[-1] + 1 : places[-1] + 2] == " " and self._spaced(
                places[-1]
            )
            glue: Runs = ((" ", False),) if spaced else ()
            last = self.changes[places[-1]]
            self.changes[places[-1]] = last + sum(((*glue, (c, True)) for c in rest), ())
        if len(row) == 2 < len(words):  # two characters set apart to be as wide as three
            for at in range(places[0] + 1, places[-1]):
                if self.page.raw[at] in SPACES:
                    self.changes.setdefault(at, ())
        return True

    def _spaced(self, at: int) -> bool:
        row = self.page.raw[max(at - _ROW, 0) : at]
        return sum(c in SPACES for c in row) >= _ROW // 2 - 1

    def each(
        self, pattern: str, blocks: Sequence[str] | None = None
    ) -> Iterator[tuple[str, re.Match[str]]]:
        """Give every place of a pattern in the texts of blocks, or of all."""
        for block in self.page.blocks:
            if blocks is None or block.id in blocks:
                for found in re.finditer(pattern, block.text):
                    yield block.id, found

    def result(self) -> Page:
        """Give the page with its gold in the new wording."""
        return reworded(self.page, self.changes, self.names, self.days)


@cache
def groups(name: str) -> tuple[tuple[str, ...], ...]:
    """Give the lines of words under a heading of `other_words.txt`."""
    text = Path(__file__).with_name("other_words.txt").read_text(encoding="utf-8")
    section = text.partition(f"# {name}\n")[2].partition("\n#")[0]
    return tuple(tuple(line.split()) for line in section.splitlines())


@cache
def words(name: str) -> tuple[str, ...]:
    """Give all words under a heading of `other_words.txt`."""
    return tuple(word for group in groups(name) for word in group)
