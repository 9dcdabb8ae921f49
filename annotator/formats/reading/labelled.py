"""A text with labels, as other programs keep it, made a page: its lines are its blocks."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from annotator.formats.reading.decode import Note
from annotator.formats.reading.opened import MOST_LABELS, too_many_labels
from annotator.formats.reading.records import Record, meetings_of, speeches_of
from annotator.page.check import UNPRINTABLE
from annotator.page.errors import FormatError, Sentence
from annotator.page.model import (
    LABELS,
    PERSON,
    Article,
    Block,
    Correction,
    CorrectionKind,
    Meta,
    Page,
    Part,
    Person,
    Role,
    Source,
    Span,
    Status,
)
from annotator.page.pieces import Added, Kept, Piece

ARTICLE = "a1"
NO_META = Meta()
NOTHING = Sentence("label on nothing but white space")
_MARK_INSIDE = "its text begins with a byte order mark inside the file. Take it away there"
ONE_STRETCH = Sentence("label in several stretches of a line, taken as one")
LONGEST_NAME = 200
"""Characters of a name. A label may lie on a whole page, and there may be thousands of them."""
MARK = "?"
"""Behind the label of a suggestion, in formats of ours that have no other way to say so."""


class Label(NamedTuple):
    """A label on stretches of raw, as a file has it."""

    id: str
    """Unlike that of all other labels of the text."""
    label: str
    parts: tuple[tuple[int, int], ...]
    """(start, end) in code points of raw, in order, none empty."""
    status: Status | None = None
    confidence: float | None = None
    person: str = ""
    """The name of the person, where the file says more than the text."""
    title: str | None = None


@dataclass(slots=True)
class Labelled:
    """A text with its labels and records, on its way to be a page."""

    id: str
    raw: str
    labels: Sequence[Label]
    records: Sequence[Record] = ()
    meta: Meta = NO_META
    source: Source | None = None
    odd: Counter[str] = field(default_factory=Counter)
    """What the page can't hold, and how often."""

    def page(self) -> Page:
        """Give the page: a block for each line that holds something, and every label on it.

        All is as made by hand but for suggestions. What can't be held is counted in `odd`.
        FormatError where there are more labels than memory should hold, or where the text begins
        with a byte order mark, which is none inside a file.
        """
        if len(self.labels) > MOST_LABELS:
            raise too_many_labels()
        if self.raw.startswith("\ufeff"):
            raise FormatError(Sentence(_MARK_INSIDE))
        blocks = tuple(_blocks(self.raw))
        people = _People()
        ground = _Ground(self.raw, blocks)
        spans = tuple(
            Span(
                one.id,
                label,
                parts,
                people.of(one, self.raw) if label == PERSON or one.person else None,
                one.title or None,
                one.confidence,
                status,
            )
            for one, label, status in map(_unmarked, self.labels)
            if (parts := tuple(ground.parts(one, self.odd)))
        )
        by_id = {span.id: span for span in spans}
        records = [one for one in self.records if one.trigger in by_id]
        if len(records) < len(self.records):
            self.odd[NOTHING] += len(self.records) - len(records)
        labels = {one.id: one for one in self.labels} if records else {}

        def words(id: str) -> str:
            return words_of(labels[id], self.raw)

        speeches = tuple(speeches_of(records, by_id, words))
        meetings = tuple(meetings_of(records, by_id, people.named, words))
        return Page(
            self.id,
            self.raw,
            meta=self.meta,
            source=self.source,
            articles=(Article(ARTICLE),) if blocks else (),
            blocks=blocks,
            people=people.all(),
            spans=spans,
            speeches=speeches,
            meetings=meetings,
            corrections=tuple(_junk(self.raw)),
        )

    def notes(self) -> tuple[Note, ...]:
        """Give what the page could not hold."""
        return tuple(Note(what, count) for what, count in self.odd.items() if count)


def words_of(label: Label, raw: str) -> str:
    """Give the name a label covers, its line ends left out, and what no name is long enough for."""
    words: list[str] = []
    room = LONGEST_NAME
    for start, end in label.parts:
        words.append(raw[start : min(end, start + room)])
        room -= len(words[-1])
        if room <= 0:
            break
    return "".join(words).replace("\n", "")


def _unmarked(one: Label) -> tuple[Label, str, Status | None]:
    """Give a label with its name, and whether it is a suggestion."""
    bare = one.label.removesuffix(MARK)
    if bare != one.label and bare in LABELS:
        return one, bare, Status.SUGGESTED
    return one, one.label, one.status


class _People:
    """The people of a page: each name is one."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[str, dict[str, None]]] = {}
        """The id and the titles of each name."""

    def named(self, name: str, title: str | None = None) -> str:
        """Give the id of the person with this name, who may be new."""
        id, titles = self._found.setdefault(name, (f"p{len(self._found) + 1}", {}))
        if title:
            titles[title] = None
        return id

    def of(self, label: Label, raw: str) -> str | None:
        name = label.person or "".join(words_of(label, raw).split())
        return self.named(name, label.title) if name else None

    def all(self) -> tuple[Person, ...]:
        return tuple(Person(id, name, tuple(titles)) for name, (id, titles) in self._found.items())


def _blocks(raw: str) -> Iterator[Block]:
    at = number = 0
    for line in raw.split("\n"):
        pieces = tuple(_pieces(line, at))
        if any(isinstance(piece, Kept) for piece in pieces) and not line.isspace():
            number += 1
            yield Block.spelt(raw, f"b{number}", ARTICLE, Role.BODY, pieces)
        at += len(line) + 1


def _pieces(line: str, at: int) -> Iterator[Piece]:
    """Keep a line whole, but for what no text may hold: white space made a space, junk left out."""
    start = 0
    for odd in UNPRINTABLE.finditer(line):
        if start < odd.start():
            yield Kept(at + start, at + odd.start())
        if odd[0].isspace():
            yield Added(" ")
        start = odd.end()
    if start < len(line):
        yield Kept(at + start, at + len(line))


def _junk(raw: str) -> Iterator[Correction]:
    odd = (one for one in UNPRINTABLE.finditer(raw) if not one[0].isspace())
    for number, one in enumerate(odd, start=1):
        yield Correction(f"c{number}", CorrectionKind.JUNK, *one.span())


class _Ground:
    """Where the characters of raw stand in the blocks of a page made of its lines."""

    def __init__(self, raw: str, blocks: Sequence[Block]) -> None:
        self.junk = [one.start() for one in UNPRINTABLE.finditer(raw) if not one[0].isspace()]
        self.blocks: list[tuple[int, int, str]] = []
        at = 0
        rest = iter(blocks)
        block = next(rest, None)
        for line in raw.split("\n"):
            if block is not None and _begins_in(block, at, at + len(line)):
                self.blocks.append((at, at + len(line), block.id))
                block = next(rest, None)
            at += len(line) + 1
        self.starts = [start for start, _, _ in self.blocks]
        self.room = MOST_LABELS
        """How many more parts there may be: each label may lie on every line."""

    def _offset(self, line: int, raw_offset: int) -> int:
        dropped = bisect_left(self.junk, raw_offset) - bisect_left(self.junk, line)
        return raw_offset - line - dropped

    def parts(self, label: Label, odd: Counter[str]) -> Iterator[Part]:
        """Give a label's parts on the blocks, at most one a block; what is lost is counted."""
        found: dict[str, tuple[int, int]] = {}
        for start, end in label.parts:
            for line, line_end, block in self._lines(start, end):
                self.room -= 1
                if self.room < 0:
                    raise too_many_labels()
                low = self._offset(line, max(start, line))
                high = self._offset(line, min(end, line_end))
                if low >= high:
                    continue
                if block in found:
                    low, high = min(low, found[block][0]), max(high, found[block][1])
                    odd[ONE_STRETCH] += 1
                found[block] = low, high
        if not found:
            odd[NOTHING] += 1
        return (Part(block, low, high) for block, (low, high) in found.items())

    def _lines(self, start: int, end: int) -> Iterable[tuple[int, int, str]]:
        first = max(bisect_right(self.starts, start) - 1, 0)
        return self.blocks[first : bisect_left(self.starts, end)]


def _begins_in(block: Block, start: int, end: int) -> bool:
    kept = next(piece for piece in block.pieces if isinstance(piece, Kept))
    return start <= kept.start < end
