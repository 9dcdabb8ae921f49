"""What differs between two pages of one raw text, by kind and place, whatever their ids are."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from annotator.page.lines import LineEndKind, line_ends
from annotator.page.model import (
    CONTENT,
    CUE,
    DATE,
    MEETING,
    PERSON,
    PLACE,
    SPEAKER,
    Block,
    Page,
    Person,
    Span,
    Status,
)
from annotator.page.pieces import Kept

Place = tuple[int, ...]
"""Raw offsets of characters that are not white space, in the order of the text."""
_Fact = TypeVar("_Fact", bound=Hashable)
_OF_RECORDS = frozenset((CUE, CONTENT, SPEAKER, MEETING, DATE, PLACE))
"""Labels that are there for a speech or a meeting, and are told with it."""


class Kind(StrEnum):
    """What can differ, in the order in which it is told.

    From the speaker on they are fields that a record has on the new page and lacked on the old one.
    """

    LINE_END = "line end"
    ROLE = "role"
    ARTICLE = "article"
    WORDS = "words"
    NAME = "name"
    LABEL = "label"
    SPEECH = "speech"
    MEETING = "meeting"
    SPEAKER = "speaker"
    CUE = "cue"
    CONTENT = "content"
    DATE = "date"
    PLACE = "place"
    HOST = "host"
    ATTENDEE = "attendee"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs, and the stretch of raw where it shows: `[start, end)`."""

    kind: Kind
    start: int
    end: int


def differences(old: Page, new: Page) -> tuple[Difference, ...]:
    """Give what is another on the new page, by kind, then by place in raw.

    Ids, confidences and statuses don't matter: a name that was waiting and is fixed is the same.
    """
    one, other = _Sheet(old), _Sheet(new)
    return _ordered([*_structure(one, other), *_labels(one, other)])


def labels_apart(old: Page, new: Page) -> tuple[Difference, ...]:
    """Give what is another of names, labels, speeches and meetings alone."""
    return _ordered(_labels(_Sheet(old), _Sheet(new)))


def _structure(one: "_Sheet", other: "_Sheet") -> Iterator[Difference]:
    if one.page.blocks is not other.page.blocks:
        yield from _line_ends(one.page, other.page)
        yield from _roles(one, other)
        yield from _articles(one, other)
        yield from _words(one, other)


def _labels(one: "_Sheet", other: "_Sheet") -> Iterator[Difference]:
    yield from _apart(Kind.NAME, one.names, other.names)
    yield from _apart(Kind.LABEL, one.labels, other.labels)
    yield from _records(Kind.SPEECH, one.speeches, other.speeches)
    yield from _records(Kind.MEETING, one.meetings, other.meetings)


def _ordered(found: Iterable[Difference]) -> tuple[Difference, ...]:
    order = list(Kind)
    return tuple(sorted(set(found), key=lambda it: (order.index(it.kind), it.start, it.end)))


_Facts = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """Where a record shows, and where each of its fields does."""

    place: Place
    fields: Mapping[Kind, Sequence[Place]]


class _Sheet:
    """A page put down by raw characters; what was refused is not there."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.blocks = [block for block in page.blocks if block.status is not Status.REJECTED]
        self.at = {block.id: _offsets(block) for block in self.blocks}
        self.chars = {
            block.id: tuple(
                at for at in self.at[block.id] if at is not None and not page.raw[at].isspace()
            )
            for block in self.blocks
        }
        live = [span for span in page.spans if span.status is not Status.REJECTED]
        self.names = {
            (place, _name(page.person_by_id.get(span.person or "")), span.title or ""): place
            for span in live
            if span.label == PERSON
            for place in (self.place(span),)
        }
        self.labels = {
            (place, span.label): place
            for span in live
            if span.label != PERSON and span.label not in _OF_RECORDS
            for place in (self.place(span),)
        }
        self.speeches = dict(self._speeches())
        self.meetings = dict(self._meetings())

    @cached_property
    def block_of(self) -> dict[int, Block]:
        """The block of each raw character."""
        return {at: block for block in self.blocks for at in self.chars[block.id]}

    def place(self, span: str | Span | None) -> Place:
        found = self.page.span_by_id.get(span) if isinstance(span, str) else span
        if found is None or found.status is Status.REJECTED:
            return ()
        raw = self.page.raw
        return tuple(
            at
            for part in found.parts
            for at in self.at.get(part.block, ())[part.start : part.end]
            if at is not None and not raw[at].isspace()
        )

    def _speeches(self) -> Iterator[tuple[_Facts, _Told]]:
        people = self.page.person_by_id
        for one in self.page.speeches:
            if one.status is not Status.REJECTED:
                cue, content = self.place(one.cue), self.place(one.content)
                who = _name(people.get(one.speaker or "")) or one.speaker_text
                speaker = self.place(one.speaker_span)
                at = cue or content[:1]
                fields = {Kind.SPEAKER: [speaker or at] if who or speaker else []}
                fields |= {
                    Kind.CUE: [cue] if cue else [],
                    Kind.CONTENT: [content] if content else [],
                }
                yield (who, speaker, cue, content), _Told(at, fields)

    def _meetings(self) -> Iterator[tuple[_Facts, _Told]]:
        people = self.page.person_by_id
        for one in self.page.meetings:
            if one.status is not Status.REJECTED:
                name, date, place = (self.place(id) for id in (one.name, one.date, one.place))
                there = tuple(
                    frozenset(_name(people.get(entry.person)) for entry in entries)
                    for entries in (one.hosts, one.attendees)
                )
                came = {
                    kind: [self.place(entry.mention) or name for entry in entries]
                    for kind, entries in ((Kind.HOST, one.hosts), (Kind.ATTENDEE, one.attendees))
                }
                fields = {Kind.DATE: [date] if date else [], Kind.PLACE: [place] if place else []}
                fields |= {**came, Kind.MENTION: [self.place(id) for id in one.mentions]}
                yield (name, one.kind, date, one.date_value, place, *there), _Told(name, fields)


def _offsets(block: Block) -> list[int | None]:
    row: list[int | None] = []
    for piece in block.pieces:
        if isinstance(piece, Kept):
            row += range(piece.start, piece.end)
        else:
            row += [None] * len(piece)
    return row


def _name(person: Person | None) -> str:
    return person.name if person is not None else ""


def _line_ends(old: Page, new: Page) -> Iterator[Difference]:
    """Give the line ends that join on one page and don't on the other."""
    joined = (LineEndKind.JOINED, LineEndKind.COLUMN)
    for one, other in zip(line_ends(old), line_ends(new), strict=True):
        if (one.kind in joined) != (other.kind in joined):
            yield Difference(Kind.LINE_END, one.offset, one.offset + 1)


def _roles(old: _Sheet, new: _Sheet) -> Iterator[Difference]:
    """Give the blocks most of whose characters had another role."""
    for block in new.blocks:
        chars = new.chars[block.id]
        had = Counter(old.block_of[at].role for at in chars if at in old.block_of)
        if had and had.most_common(1)[0][0] is not block.role:
            yield Difference(Kind.ROLE, *_stretch(chars))


def _articles(old: _Sheet, new: _Sheet) -> Iterator[Difference]:
    """Give the blocks that stand in another article, or elsewhere in theirs.

    An article of the old page is the new one that has most of its characters.
    """
    shared: Counter[tuple[str, str]] = Counter()
    for block in new.blocks:
        for at in new.chars[block.id]:
            before = old.block_of.get(at)
            if before is not None and before.article and block.article:
                shared[before.article, block.article] += 1
    meant: dict[str, str] = {}
    for (theirs, ours), _ in shared.most_common():
        if theirs not in meant and ours not in meant.values():
            meant[theirs] = ours
    follows = dict(_pairs(old))
    for block in new.blocks:
        chars = new.chars[block.id]
        before = old.block_of.get(chars[0]) if chars else None
        if before is None or not (before.article and block.article):
            continue  # to or from furniture: told as a role
        if meant.get(before.article) != block.article:
            yield Difference(Kind.ARTICLE, *_stretch(chars))
    for first, last in _pairs(new):
        was = follows.get(first)
        if was is not None and was != last and last in old.block_of:
            kept = {old.block_of[first].article, old.block_of[last].article}
            starts = old.chars[old.block_of[first].id][0] == first
            if len(kept) == 1 and starts:
                yield Difference(Kind.ARTICLE, first, first + 1)


def _pairs(sheet: _Sheet) -> Iterator[tuple[int, int]]:
    """Give (first character, last character before it) of blocks inside an article."""
    shown = [block for block in sheet.blocks if sheet.chars[block.id]]
    for one, other in pairwise(shown):
        if one.article is not None and one.article == other.article:
            yield sheet.chars[other.id][0], sheet.chars[one.id][-1]


def _words(old: _Sheet, new: _Sheet) -> Iterator[Difference]:
    """Give the blocks of the same characters that read otherwise, and what is in or out."""
    texts = {old.chars[block.id]: block.text for block in old.blocks}
    for block in new.blocks:
        chars = new.chars[block.id]
        if chars and texts.get(chars, block.text) != block.text:
            yield Difference(Kind.WORDS, *_stretch(chars))
    for at in sorted(old.block_of.keys() ^ new.block_of.keys()):
        yield Difference(Kind.WORDS, at, at + 1)


def _apart(
    kind: Kind, old: Mapping[_Fact, Place], new: Mapping[_Fact, Place]
) -> Iterator[Difference]:
    for one, other in (old, new), (new, old):
        for fact in one.keys() - other.keys():
            yield Difference(kind, *_stretch(one[fact]))


def _records(
    kind: Kind, old: Mapping[_Facts, _Told], new: Mapping[_Facts, _Told]
) -> Iterator[Difference]:
    """Give the records that differ; of one that only has more on the new page, its new fields."""
    gone, came = old.keys() - new.keys(), new.keys() - old.keys()
    for fact in sorted(came, key=repr):
        before = next((one for one in gone if _is_part(one, fact)), None)
        gone = gone - {before}
        fresh = [
            Difference(field, *_stretch(place))
            for field, places in new[fact].fields.items()
            if before is not None and not old[before].fields[field]
            for place in places
        ]
        yield from fresh or [Difference(kind, *_stretch(new[fact].place))]
    for fact in gone:
        yield Difference(kind, *_stretch(old[fact].place))


def _is_part(one: _Facts, other: _Facts) -> bool:
    """Whether a record has nothing that the other one hasn't, and something of it."""
    given = [(mine, theirs) for mine, theirs in zip(one, other, strict=True) if mine]
    return all(mine == theirs for mine, theirs in given) and any(
        not isinstance(mine, str) for mine, _ in given
    )


def _stretch(chars: Sequence[int] | Iterable[int]) -> tuple[int, int]:
    """Give the first run of raw characters that follow each other, white space between or not."""
    chars = tuple(chars)
    return (min(chars), max(chars) + 1) if chars else (0, 0)
