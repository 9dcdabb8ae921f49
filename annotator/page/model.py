"""The page and everything on it, as immutable values.

Offsets count Unicode code points, start at 0 and exclude their end. A page never changes: an edit
(`annotator.page.edits`) answers with the next page and shares every part it left alone.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from annotator.page.pieces import Extra, Piece, text_of
from annotator.page.quick_init import quick_init


class Role(StrEnum):
    """What a block is on the printed page, in reading order inside an article."""

    KICKER = "kicker"
    HEADLINE = "headline"
    SUBHEADLINE = "subheadline"
    BYLINE = "byline"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    JUMP = "jump"
    FURNITURE = "furniture"


class ArticleKind(StrEnum):
    NEWS = "news"
    COMMENTARY = "commentary"
    INTERVIEW = "interview"
    NOTICE = "notice"
    BRIEF = "brief"
    PHOTO = "photo"
    SERIES = "series"
    ADVERT = "advert"
    OTHER = "other"


class PageStatus(StrEnum):
    NEW = "new"
    OPEN = "open"
    DONE = "done"
    CHECKED = "checked"


class ArticleStatus(StrEnum):
    OPEN = "open"
    DONE = "done"
    CHECKED = "checked"
    REJECTED = "rejected"


class Status(StrEnum):
    """The state of something the program proposed. Made by hand is None, not a status."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class MeetingKind(StrEnum):
    MEETING = "meeting"
    VISIT = "visit"
    CEREMONY = "ceremony"
    OTHER = "other"


class CorrectionKind(StrEnum):
    DUPLICATE = "duplicate"
    MISREAD = "misread"
    JUNK = "junk"
    HAND = "hand"


PERSON, CUE, CONTENT, SPEAKER = "person", "cue", "content", "speaker"
MEETING, DATE, PLACE, ORGANIZATION = "meeting", "date", "place", "organization"
LABELS = (PERSON, CUE, CONTENT, SPEAKER, MEETING, DATE, PLACE, ORGANIZATION)
"""Labels every project has. A project's label schema may name more, so a label is a plain str."""


@dataclass(frozen=True, slots=True)
class Meta:
    paper: str | None = None
    published: str | None = None
    """ISO 8601 date."""
    page_number: str | None = None
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The file the raw text came from."""

    name: str
    sha256: str | None = None
    """Of the file's bytes, in hexadecimal."""
    encoding: str | None = None
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Article:
    id: str
    kind: ArticleKind = ArticleKind.NEWS
    status: ArticleStatus = ArticleStatus.OPEN
    extra: Extra = ()


@quick_init
@dataclass(frozen=True, slots=True)
class Block:
    """One printed paragraph. `text` is what `pieces` spell; build blocks with `Block.spelt`."""

    id: str
    article: str | None
    role: Role
    pieces: tuple[Piece, ...]
    text: str
    confidence: float | None = None
    status: Status | None = None
    extra: Extra = ()

    @classmethod
    def spelt(
        cls,
        raw: str,
        id: str,
        article: str | None,
        role: Role,
        pieces: tuple[Piece, ...],
        confidence: float | None = None,
        status: Status | None = None,
        extra: Extra = (),
    ) -> "Block":
        """Make a block whose text is spelt from its pieces over the page's raw text."""
        text = text_of(raw, pieces)
        return cls(id, article, role, pieces, text, confidence, status, extra)

    @property
    def by_hand(self) -> bool:
        return self.status is None and self.confidence is None

    @property
    def fixed(self) -> bool:
        """Whether a person made or accepted it, so that no suggestion may touch it."""
        return self.by_hand or self.status is Status.ACCEPTED


@quick_init
@dataclass(frozen=True, slots=True)
class Person:
    """A person on this page; the project's register links people of several pages."""

    id: str
    name: str
    titles: tuple[str, ...] = ()
    extra: Extra = ()


@quick_init
@dataclass(frozen=True, slots=True)
class Part:
    """The stretch `[start, end)` of one block's text; never empty."""

    block: str
    start: int
    end: int
    extra: Extra = ()


@quick_init
@dataclass(frozen=True, slots=True)
class Span:
    """A labelled stretch of fixed text: parts in reading order, at most one a block."""

    id: str
    label: str
    parts: tuple[Part, ...]
    person: str | None = None
    title: str | None = None
    confidence: float | None = None
    status: Status | None = None
    extra: Extra = ()

    @property
    def fixed(self) -> bool:
        return self.status in (None, Status.ACCEPTED) and (
            self.status is not None or self.confidence is None
        )


@quick_init
@dataclass(frozen=True, slots=True)
class Speech:
    """Who says what: a speaker (person id, or only the printed text), a cue, a content span."""

    id: str
    speaker: str | None = None
    speaker_text: str = ""
    speaker_span: str | None = None
    cue: str | None = None
    content: str | None = None
    confidence: float | None = None
    status: Status | None = None
    extra: Extra = ()


@quick_init
@dataclass(frozen=True, slots=True)
class Attendance:
    """A person at a meeting and the mention that says so, where there is one."""

    person: str
    mention: str | None = None
    extra: Extra = ()


@quick_init
@dataclass(frozen=True, slots=True)
class Meeting:
    """Who met when and where; `name`, `date`, `place` and `mentions` are span ids."""

    id: str
    kind: MeetingKind = MeetingKind.MEETING
    name: str | None = None
    date: str | None = None
    date_value: str | None = None
    """ISO 8601: a date, a month or an interval; None where the text leaves it open."""
    place: str | None = None
    hosts: tuple[Attendance, ...] = ()
    attendees: tuple[Attendance, ...] = ()
    mentions: tuple[str, ...] = ()
    confidence: float | None = None
    status: Status | None = None
    extra: Extra = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """Why `raw[start:end]` stands in no piece, and what stands instead ("" for nothing)."""

    id: str
    kind: CorrectionKind
    start: int
    end: int
    text: str = ""
    confidence: float | None = None
    status: Status | None = None
    extra: Extra = ()


@dataclass(frozen=True)
class Page:
    """One newspaper page. Not slotted, so that its indexes can be computed once and kept."""

    id: str
    raw: str
    status: PageStatus = PageStatus.NEW
    meta: Meta = Meta()
    source: Source | None = None
    articles: tuple[Article, ...] = ()
    blocks: tuple[Block, ...] = ()
    people: tuple[Person, ...] = ()
    spans: tuple[Span, ...] = ()
    speeches: tuple[Speech, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    corrections: tuple[Correction, ...] = ()
    extra: Extra = ()

    @cached_property
    def block_index(self) -> dict[str, int]:
        """Where each block stands in `blocks`, by id."""
        return {block.id: index for index, block in enumerate(self.blocks)}

    @cached_property
    def span_index(self) -> dict[str, int]:
        """Where each span stands in `spans`, by id."""
        return {span.id: index for index, span in enumerate(self.spans)}

    @cached_property
    def span_by_id(self) -> dict[str, Span]:
        return {span.id: span for span in self.spans}

    @cached_property
    def person_by_id(self) -> dict[str, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def article_by_id(self) -> dict[str, Article]:
        return {article.id: article for article in self.articles}

    @cached_property
    def spans_by_block(self) -> dict[str, tuple[Span, ...]]:
        """The spans with a part in each block, rejected ones too, in the page's order."""
        found: dict[str, list[Span]] = {}
        for span in self.spans:
            for part in span.parts:
                found.setdefault(part.block, []).append(span)
        return {block: tuple(spans) for block, spans in found.items()}

    def block(self, id: str) -> Block:
        """Give the block with this id; KeyError where there is none."""
        return self.blocks[self.block_index[id]]

    def blocks_of(self, article: str) -> tuple[Block, ...]:
        """Give the blocks of an article in reading order."""
        return tuple(block for block in self.blocks if block.article == article)

    def text_of(self, span: Span) -> str:
        """Give the text a span covers, its parts joined by nothing."""
        return "".join(self.block(part.block).text[part.start : part.end] for part in span.parts)
