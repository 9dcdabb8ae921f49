"""Pages to and from `annotator-page/1`, one JSON object a page, with every rule checked."""

import json
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Any, TypeVar

from annotator.page.check import violations
from annotator.page.errors import FormatError, Sentence
from annotator.page.json_text import at, parse_json
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
    Meta,
    Page,
    PageStatus,
    Part,
    Person,
    Role,
    Source,
    Span,
    Speech,
    Status,
)
from annotator.page.pieces import Added, Extra, Kept, Piece

FORMAT = "annotator-page/1"

Json = dict[str, Any]
T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


def read_page(obj: object, line: int | None = None) -> Page:
    """Make the page of a JSON object; FormatError names the line, the path and the broken rule."""
    try:
        page = _page(obj)
        for path, rule in violations(page):
            raise FormatError(rule, path=path)
    except FormatError as error:
        raise FormatError(error.rule, path=error.path, line=line) from None
    return page


def read_pages(lines: Iterable[str]) -> Iterator[Page]:
    """Give the pages of JSON Lines, one a line, lines counted from 1; empty lines are skipped.

    The lines must have been split at `\\n` alone: U+2028 is legal inside a JSON string.
    """
    for number, text in enumerate(lines, start=1):
        if text.strip():
            yield read_page(parse_json(text, line=number), line=number)


def write_page(page: Page) -> Json:
    """Give the JSON object of a page; `read_page` makes an equal page of it."""
    return {
        "format": FORMAT,
        "id": page.id,
        "status": page.status.value,
        "meta": {
            "paper": page.meta.paper,
            "published": page.meta.published,
            "page_number": page.meta.page_number,
            **dict(page.meta.extra),
        },
        **({} if page.source is None else {"source": _write_source(page.source)}),
        "raw": page.raw,
        "articles": [
            {"id": a.id, "kind": a.kind.value, "status": a.status.value, **dict(a.extra)}
            for a in page.articles
        ],
        "blocks": [_write_block(block) for block in page.blocks],
        "people": [
            {"id": p.id, "name": p.name, "titles": list(p.titles), **dict(p.extra)}
            for p in page.people
        ],
        "spans": [_write_span(span) for span in page.spans],
        "speeches": [_write_speech(speech) for speech in page.speeches],
        "meetings": [_write_meeting(meeting) for meeting in page.meetings],
        "corrections": [
            {
                "id": c.id,
                "kind": c.kind.value,
                "raw": [c.start, c.end],
                "text": c.text,
                **_review(c.confidence, c.status),
                **dict(c.extra),
            }
            for c in page.corrections
        ],
        **dict(page.extra),
    }


def dump_page(page: Page) -> str:
    """Give a page as one line of JSON, without the line end."""
    return json.dumps(write_page(page), ensure_ascii=False, separators=(",", ":"))


# Reading. Each function takes a JSON value; `_wrong` is the one way to refuse. The path of what is
# refused is put together on the way up: paths of the millions of values that are right cost time.


def _wrong(path: str, rule: str) -> FormatError:
    return FormatError(rule, path=path)


def _dict(value: object) -> Json:
    if not isinstance(value, dict):
        raise _wrong("", "must be an object")
    return value


def _str(obj: Json, key: str) -> str:
    value = obj.get(key)
    if not isinstance(value, str):
        raise _wrong(key, "must be a string" if key in obj else "is missing")
    return value


def _text(obj: Json, key: str) -> str | None:
    value = obj.get(key)
    if value is not None and not isinstance(value, str):
        raise _wrong(key, "must be a string or null")
    return value


def _whole(value: object, path: str) -> int:
    if type(value) is not int:
        raise _wrong(path, "must be a whole number")
    return value


def _enum(kind: type[E], obj: Json, key: str, default: E | None = None) -> E:
    value: Any = obj.get(key, default)
    try:
        return kind(value)
    except ValueError:
        raise _wrong(key, Sentence("must be one of {known}", known=", ".join(kind))) from None


def _status(obj: Json) -> Status | None:
    return None if obj.get("status") is None else _enum(Status, obj, "status")


def _confidence(obj: Json) -> float | None:
    value = obj.get("confidence")
    if value is None or type(value) in (int, float):
        return value
    raise _wrong("confidence", "must be a number or null")


def _list(obj: Json, key: str, read: Callable[[Any], T]) -> tuple[T, ...]:
    value = obj.get(key, [])
    if not isinstance(value, list):
        raise _wrong(key, "must be a list")
    items: list[T] = []
    try:
        for item in value:
            items.append(read(item))  # noqa: PERF401  (an error needs to know how many there are)
    except FormatError as error:
        raise error.under(f"{key}[{len(items)}]") from None
    return tuple(items)


def _extra(obj: Json, known: frozenset[str]) -> Extra:
    if obj.keys() <= known:
        return ()
    return tuple((key, value) for key, value in obj.items() if key not in known)


_PAGE = frozenset(
    [
        "format",
        "id",
        "status",
        "meta",
        "source",
        "raw",
        "articles",
        "blocks",
        "people",
        "spans",
        "speeches",
        "meetings",
        "corrections",
    ]
)
_META = frozenset(("paper", "published", "page_number"))
_SOURCE = frozenset(("name", "sha256", "encoding"))
_ARTICLE = frozenset(("id", "kind", "status"))
_BLOCK = frozenset(("id", "article", "role", "text", "pieces", "confidence", "status"))
_RAW_PIECE = frozenset(("raw",))
_TEXT_PIECE = frozenset(("text",))
_PERSON = frozenset(("id", "name", "titles"))
_SPAN = frozenset(("id", "label", "parts", "person", "title", "confidence", "status"))
_PART = frozenset(("block", "start", "end"))
_SPEECH = frozenset(
    ["id", "speaker", "speaker_text", "speaker_span", "cue", "content", "confidence", "status"]
)
_MEETING = frozenset(
    [
        "id",
        "kind",
        "name",
        "date",
        "date_value",
        "place",
        "hosts",
        "attendees",
        "mentions",
        "confidence",
        "status",
    ]
)
_ATTENDANCE = frozenset(("person", "mention"))
_CORRECTION = frozenset(("id", "kind", "raw", "text", "confidence", "status"))


def _page(value: object) -> Page:
    obj = _dict(value)
    if obj.get("format") != FORMAT:
        raise _wrong("format", Sentence("must be {format!r}", format=FORMAT))
    return Page(
        id=_str(obj, "id"),
        raw=_str(obj, "raw"),
        status=_enum(PageStatus, obj, "status", PageStatus.NEW),
        meta=at("meta", _meta, obj.get("meta", {})),
        source=None if obj.get("source") is None else at("source", _source, obj["source"]),
        articles=_list(obj, "articles", _article),
        blocks=_list(obj, "blocks", _block),
        people=_list(obj, "people", _person),
        spans=_list(obj, "spans", _span),
        speeches=_list(obj, "speeches", _speech),
        meetings=_list(obj, "meetings", _meeting),
        corrections=_list(obj, "corrections", _correction),
        extra=_extra(obj, _PAGE),
    )


def _meta(value: object) -> Meta:
    obj = _dict(value)
    return Meta(
        _text(obj, "paper"),
        _text(obj, "published"),
        _text(obj, "page_number"),
        _extra(obj, _META),
    )


def _source(value: object) -> Source:
    obj = _dict(value)
    return Source(
        _str(obj, "name"),
        _text(obj, "sha256"),
        _text(obj, "encoding"),
        _extra(obj, _SOURCE),
    )


def _article(value: object) -> Article:
    obj = _dict(value)
    return Article(
        _str(obj, "id"),
        _enum(ArticleKind, obj, "kind", ArticleKind.NEWS),
        _enum(ArticleStatus, obj, "status", ArticleStatus.OPEN),
        _extra(obj, _ARTICLE),
    )


def _block(value: object) -> Block:
    obj = _dict(value)
    return Block(
        _str(obj, "id"),
        _text(obj, "article"),
        _enum(Role, obj, "role"),
        _list(obj, "pieces", _piece),
        _str(obj, "text"),
        _confidence(obj),
        _status(obj),
        _extra(obj, _BLOCK),
    )


def _piece(value: object) -> Piece:
    obj = _dict(value)
    raw = obj.get("raw")
    if (  # nearly every piece: a page of 1,000 characters has fifty of them
        len(obj) == 1
        and type(raw) is list
        and len(raw) == 2
        and type(raw[0]) is int
        and type(raw[1]) is int
    ):
        return Kept(raw[0], raw[1])
    if ("raw" in obj) == ("text" in obj):
        raise _wrong("", "must have either raw or text")
    if "raw" in obj:
        start, end = _stretch(obj)
        return Kept(start, end, _extra(obj, _RAW_PIECE))
    return Added(_str(obj, "text"), _extra(obj, _TEXT_PIECE))


def _stretch(obj: Json) -> tuple[int, int]:
    value = obj.get("raw")
    if not isinstance(value, list) or len(value) != 2:
        raise _wrong("raw", "must be a list of a start and an end")
    start, end = value
    return _whole(start, "raw[0]"), _whole(end, "raw[1]")


def _person(value: object) -> Person:
    obj = _dict(value)
    titles = _list(obj, "titles", _title)
    return Person(_str(obj, "id"), _str(obj, "name"), titles, _extra(obj, _PERSON))


def _title(value: object) -> str:
    if not isinstance(value, str):
        raise _wrong("", "must be a string")
    return value


def _span(value: object) -> Span:
    obj = _dict(value)
    return Span(
        _str(obj, "id"),
        _str(obj, "label"),
        _list(obj, "parts", _part),
        _text(obj, "person"),
        _text(obj, "title"),
        _confidence(obj),
        _status(obj),
        _extra(obj, _SPAN),
    )


def _part(value: object) -> Part:
    obj = _dict(value)
    return Part(
        _str(obj, "block"),
        _whole(obj.get("start"), "start"),
        _whole(obj.get("end"), "end"),
        _extra(obj, _PART),
    )


def _speech(value: object) -> Speech:
    obj = _dict(value)
    return Speech(
        _str(obj, "id"),
        _text(obj, "speaker"),
        _str(obj, "speaker_text") if "speaker_text" in obj else "",
        _text(obj, "speaker_span"),
        _text(obj, "cue"),
        _text(obj, "content"),
        _confidence(obj),
        _status(obj),
        _extra(obj, _SPEECH),
    )


def _meeting(value: object) -> Meeting:
    obj = _dict(value)
    return Meeting(
        id=_str(obj, "id"),
        kind=_enum(MeetingKind, obj, "kind", MeetingKind.MEETING),
        name=_text(obj, "name"),
        date=_text(obj, "date"),
        date_value=_text(obj, "date_value"),
        place=_text(obj, "place"),
        hosts=_list(obj, "hosts", _attendance),
        attendees=_list(obj, "attendees", _attendance),
        mentions=_list(obj, "mentions", _title),
        confidence=_confidence(obj),
        status=_status(obj),
        extra=_extra(obj, _MEETING),
    )


def _attendance(value: object) -> Attendance:
    obj = _dict(value)
    return Attendance(_str(obj, "person"), _text(obj, "mention"), _extra(obj, _ATTENDANCE))


def _correction(value: object) -> Correction:
    obj = _dict(value)
    start, end = _stretch(obj)
    return Correction(
        _str(obj, "id"),
        _enum(CorrectionKind, obj, "kind"),
        start,
        end,
        _str(obj, "text") if "text" in obj else "",
        _confidence(obj),
        _status(obj),
        _extra(obj, _CORRECTION),
    )


# Writing. What is None by default is left out where the format leaves it out.


def _review(confidence: float | None, status: Status | None) -> Json:
    return {
        **({} if confidence is None else {"confidence": confidence}),
        **({} if status is None else {"status": status.value}),
    }


def _write_source(source: Source) -> Json:
    return {
        "name": source.name,
        "sha256": source.sha256,
        "encoding": source.encoding,
        **dict(source.extra),
    }


def _write_block(block: Block) -> Json:
    return {
        "id": block.id,
        "article": block.article,
        "role": block.role.value,
        "text": block.text,
        "pieces": [_write_piece(piece) for piece in block.pieces],
        **_review(block.confidence, block.status),
        **dict(block.extra),
    }


def _write_piece(piece: Piece) -> Json:
    if isinstance(piece, Kept):
        return {"raw": [piece.start, piece.end], **dict(piece.extra)}
    return {"text": piece.text, **dict(piece.extra)}


def _write_span(span: Span) -> Json:
    return {
        "id": span.id,
        "label": span.label,
        "parts": [
            {"block": p.block, "start": p.start, "end": p.end, **dict(p.extra)} for p in span.parts
        ],
        **({} if span.person is None else {"person": span.person}),
        **({} if span.title is None else {"title": span.title}),
        **_review(span.confidence, span.status),
        **dict(span.extra),
    }


def _write_speech(speech: Speech) -> Json:
    return {
        "id": speech.id,
        "speaker": speech.speaker,
        "speaker_text": speech.speaker_text,
        "speaker_span": speech.speaker_span,
        "cue": speech.cue,
        "content": speech.content,
        **_review(speech.confidence, speech.status),
        **dict(speech.extra),
    }


def _write_meeting(meeting: Meeting) -> Json:
    return {
        "id": meeting.id,
        "kind": meeting.kind.value,
        "name": meeting.name,
        "date": meeting.date,
        "date_value": meeting.date_value,
        "place": meeting.place,
        "hosts": [_write_attendance(entry) for entry in meeting.hosts],
        "attendees": [_write_attendance(entry) for entry in meeting.attendees],
        "mentions": list(meeting.mentions),
        **_review(meeting.confidence, meeting.status),
        **dict(meeting.extra),
    }


def _write_attendance(entry: Attendance) -> Json:
    return {"person": entry.person, "mention": entry.mention, **dict(entry.extra)}
