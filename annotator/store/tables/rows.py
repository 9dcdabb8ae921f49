"""What a page's items look like as rows, one row of `TABLES` for each kind of item.

Every such table starts with the columns page, id and position. Rows of parts and attendances hang
on their span and meeting; see `parts_of` and `attendances_of`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from annotator.page.enums import by_value
from annotator.page.model import (
    Article,
    ArticleKind,
    ArticleStatus,
    Attendance,
    Block,
    Correction,
    CorrectionKind,
    Meeting,
    MeetingKind,
    Page,
    PageStatus,
    Part,
    Person,
    Role,
    Span,
    Speech,
    Status,
)
from annotator.page.pieces import Extra
from annotator.store.tables.statements import NO_NUMBER, NO_TEXT, Row, insert, update
from annotator.store.tables.values import (
    encode,
    extra_json,
    extra_of,
    pieces_json,
    pieces_of,
    texts,
)

HOST, ATTENDEE = "host", "attendee"


_ROLES = by_value(Role)
_ARTICLE_KINDS = by_value(ArticleKind)
_ARTICLE_STATUSES = by_value(ArticleStatus)
_MEETING_KINDS = by_value(MeetingKind)
_CORRECTION_KINDS = by_value(CorrectionKind)
_STATUSES: dict[str | None, Status | None] = {None: None}
_STATUSES.update(by_value(Status))
PAGE_STATUSES = by_value(PageStatus)


def _review(confidence: float | None, status: Status | None, extra: Extra) -> Row:
    """Give the three columns that end most rows."""
    return (
        NO_NUMBER if confidence is None else float(confidence),  # as the column has it
        NO_TEXT if status is None else status.value,  # slow with subclasses of str as well
        encode(dict(extra)) if extra else NO_TEXT,
    )


def _text(text: str | None) -> str | int:
    return NO_TEXT if text is None else text


@dataclass(frozen=True, slots=True)
class Table:
    """How one kind of item is kept: its table, its columns, and the way to rows and back.

    `row` takes the page's key, a position and an item, and gives page, id, position and what stands
    in `columns`; `item` takes page, id, those columns, and the rows that hang on the item, already
    made into parts or attendances.
    """

    name: str
    of: Callable[[Page], tuple[Any, ...]]
    columns: tuple[str, ...]
    row: Callable[[int, int, Any], Row]
    item: Callable[[Row, Any], Any]

    def values(self, item: Any) -> Row:
        """Give what stands in `columns`."""
        return self.row(0, 0, item)[3:]

    @property
    def insert(self) -> str:
        return insert(self.name, ("page", "id", "position", *self.columns))

    @property
    def update(self) -> str:
        return update(self.name, self.columns, ("page", "id"))

    @property
    def select(self) -> str:
        return f"SELECT page, id, {', '.join(self.columns)} FROM {self.name}"


def _article_row(page: int, position: int, article: Article) -> Row:
    return (
        page,
        article.id,
        position,
        article.kind.value,
        article.status.value,
        extra_json(article.extra),
    )


def _article(row: Row, _: Any) -> Article:
    _, id, kind, status, extra = row
    return Article(id, _ARTICLE_KINDS[kind], _ARTICLE_STATUSES[status], extra_of(extra))


def _block_row(page: int, position: int, block: Block) -> Row:
    return (
        page,
        block.id,
        position,
        _text(block.article),
        block.role.value,
        block.text,
        pieces_json(block.pieces),
        *_review(block.confidence, block.status, block.extra),
    )


def _block(row: Row, _: Any) -> Block:
    _, id, article, role, text, pieces, confidence, status, extra = row
    return Block(
        id,
        article,
        _ROLES[role],
        pieces_of(pieces),
        text,
        confidence,
        _STATUSES[status],
        () if extra is None else extra_of(extra),
    )


def _person_row(page: int, position: int, person: Person) -> Row:
    return (
        page,
        person.id,
        position,
        person.name,
        encode(person.titles) if person.titles else "[]",
        extra_json(person.extra),
    )


def _person(row: Row, _: Any) -> Person:
    _, id, name, titles, extra = row
    return Person(id, name, texts(titles), () if extra is None else extra_of(extra))


def _span_row(page: int, position: int, span: Span) -> Row:
    return (
        page,
        span.id,
        position,
        span.label,
        NO_TEXT if span.person is None else span.person,
        NO_TEXT if span.title is None else span.title,
        # What `_review` says, without the call: there are more spans than all else together.
        NO_NUMBER if span.confidence is None else float(span.confidence),
        NO_TEXT if span.status is None else span.status.value,
        extra_json(span.extra) if span.extra else NO_TEXT,
    )


def _span(row: Row, parts: tuple[Part, ...]) -> Span:
    _, id, label, person, title, confidence, status, extra = row
    return Span(
        id,
        label,
        parts,
        person,
        title,
        confidence,
        _STATUSES[status],
        () if extra is None else extra_of(extra),
    )


def _speech_row(page: int, position: int, speech: Speech) -> Row:
    return (
        page,
        speech.id,
        position,
        _text(speech.speaker),
        speech.speaker_text,
        _text(speech.speaker_span),
        _text(speech.cue),
        _text(speech.content),
        *_review(speech.confidence, speech.status, speech.extra),
    )


def _speech(row: Row, _: Any) -> Speech:
    _, id, speaker, speaker_text, speaker_span, cue, content, confidence, status, extra = row
    return Speech(
        id,
        speaker,
        speaker_text,
        speaker_span,
        cue,
        content,
        confidence,
        _STATUSES[status],
        extra_of(extra),
    )


def _meeting_row(page: int, position: int, meeting: Meeting) -> Row:
    return (
        page,
        meeting.id,
        position,
        meeting.kind.value,
        _text(meeting.name),
        _text(meeting.date),
        _text(meeting.date_value),
        _text(meeting.place),
        encode(meeting.mentions) if meeting.mentions else "[]",
        *_review(meeting.confidence, meeting.status, meeting.extra),
    )


def _meeting(row: Row, entries: Mapping[str, tuple[Attendance, ...]]) -> Meeting:
    _, id, kind, name, date, date_value, place, mentions, confidence, status, extra = row
    return Meeting(
        id=id,
        kind=_MEETING_KINDS[kind],
        name=name,
        date=date,
        date_value=date_value,
        place=place,
        hosts=entries.get(HOST, ()),
        attendees=entries.get(ATTENDEE, ()),
        mentions=texts(mentions),
        confidence=confidence,
        status=_STATUSES[status],
        extra=extra_of(extra),
    )


def _correction_row(page: int, position: int, correction: Correction) -> Row:
    return (
        page,
        correction.id,
        position,
        correction.kind.value,
        correction.start,
        correction.end,
        correction.text,
        *_review(correction.confidence, correction.status, correction.extra),
    )


def _correction(row: Row, _: Any) -> Correction:
    _, id, kind, start, end, text, confidence, status, extra = row
    return Correction(
        id,
        _CORRECTION_KINDS[kind],
        start,
        end,
        text,
        confidence,
        _STATUSES[status],
        extra_of(extra),
    )


PART_COLUMNS = ("page", "span", "position", "block", "start_offset", "end_offset", "extra")
ATTENDANCE_COLUMNS = ("page", "meeting", "role", "position", "person", "mention_span", "extra")


def parts_of(page: int, spans: Iterable[Span]) -> list[Row]:
    """Give the rows of the parts of spans, in `PART_COLUMNS`."""
    return [
        (
            page,
            span.id,
            number,
            part.block,
            part.start,
            part.end,
            extra_json(part.extra) if part.extra else NO_TEXT,
        )
        for span in spans
        for number, part in enumerate(span.parts)
    ]


def attendances_of(page: int, meetings: Iterable[Meeting]) -> list[Row]:
    """Give the rows of the hosts and attendees of meetings, in `ATTENDANCE_COLUMNS`."""
    return [
        (
            page,
            meeting.id,
            role,
            number,
            entry.person,
            _text(entry.mention),
            extra_json(entry.extra),
        )
        for meeting in meetings
        for role, entries in ((HOST, meeting.hosts), (ATTENDEE, meeting.attendees))
        for number, entry in enumerate(entries)
    ]


_REVIEW = ("confidence", "status", "extra")

# In this order each row's references are there before it.
ARTICLES = Table(
    "article", lambda page: page.articles, ("kind", "status", "extra"), _article_row, _article
)
BLOCKS = Table(
    "block",
    lambda page: page.blocks,
    ("article", "role", "text", "pieces", *_REVIEW),
    _block_row,
    _block,
)
PEOPLE = Table(
    "person", lambda page: page.people, ("name", "titles", "extra"), _person_row, _person
)
SPANS = Table(
    "span", lambda page: page.spans, ("label", "person", "title", *_REVIEW), _span_row, _span
)
SPEECHES = Table(
    "speech",
    lambda page: page.speeches,
    ("speaker", "speaker_text", "speaker_span", "cue_span", "content_span", *_REVIEW),
    _speech_row,
    _speech,
)
MEETINGS = Table(
    "meeting",
    lambda page: page.meetings,
    ("kind", "name_span", "date_span", "date_value", "place_span", "mentions", *_REVIEW),
    _meeting_row,
    _meeting,
)
CORRECTIONS = Table(
    "correction",
    lambda page: page.corrections,
    ("kind", "raw_start", "raw_end", "text", *_REVIEW),
    _correction_row,
    _correction,
)
TABLES = (ARTICLES, BLOCKS, PEOPLE, SPANS, SPEECHES, MEETINGS, CORRECTIONS)
FIELDS = {
    "article": "articles",
    "block": "blocks",
    "person": "people",
    "span": "spans",
    "speech": "speeches",
    "meeting": "meetings",
    "correction": "corrections",
}
"""The field of a page that each table holds."""
