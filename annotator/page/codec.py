"""Pages to and from `annotator-page/1`, one JSON object a page, with every rule checked."""

import json
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Any, TypeVar

from annotator.page.check import violations
from annotator.page.errors import FormatError, Sentence
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


def parse_json(text: str, line: int | None = None) -> object:
    """Parse one JSON text; FormatError where it is none, or holds NaN or a key twice."""
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        where = line if line is not None else error.lineno
        rule = Sentence("is no JSON: {said} at column {column}", said=error.msg, column=error.colno)
        raise FormatError(rule, line=where) from None
    except RecursionError:
        raise FormatError("is no page: nested too deep", line=line) from None
    except FormatError as error:
        raise FormatError(error.rule, path=error.path, line=line) from None


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


def _object(pairs: list[tuple[str, Any]]) -> Json:
    obj = dict(pairs)
    if len(obj) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise FormatError(Sentence("has the key {key!r} twice", key=twice))
    return obj


def _no_constant(name: str) -> float:
    raise FormatError(Sentence("holds {name}, which is no JSON", name=name))


# Reading. Each function takes the JSON value and its path; `_wrong` is the one way to refuse.


def _wrong(path: str, rule: str) -> FormatError:
    return FormatError(rule, path=path)


def _dict(value: object, path: str) -> Json:
    if not isinstance(value, dict):
        raise _wrong(path, "must be an object")
    return value


def _str(obj: Json, key: str, path: str) -> str:
    value = obj.get(key)
    if not isinstance(value, str):
        raise _wrong(f"{path}{key}", "must be a string" if key in obj else "is missing")
    return value


def _text(obj: Json, key: str, path: str) -> str | None:
    value = obj.get(key)
    if value is not None and not isinstance(value, str):
        raise _wrong(f"{path}{key}", "must be a string or null")
    return value


def _whole(value: object, path: str) -> int:
    if type(value) is not int:
        raise _wrong(path, "must be a whole number")
    return value


def _enum(kind: type[E], obj: Json, key: str, path: str, default: E | None = None) -> E:
    value: Any = obj.get(key, default)
    try:
        return kind(value)
    except ValueError:
        rule = Sentence("must be one of {known}", known=", ".join(kind))
        raise _wrong(f"{path}{key}", rule) from None


def _status(obj: Json, path: str) -> Status | None:
    return None if obj.get("status") is None else _enum(Status, obj, "status", path)


def _confidence(obj: Json, path: str) -> float | None:
    value = obj.get("confidence")
    if value is None or type(value) in (int, float):
        return value
    raise _wrong(f"{path}confidence", "must be a number or null")


def _list(obj: Json, key: str, path: str, read: Callable[[Any, str], T]) -> tuple[T, ...]:
    value = obj.get(key, [])
    if not isinstance(value, list):
        raise _wrong(f"{path}{key}", "must be a list")
    return tuple([read(item, f"{path}{key}[{index}]") for index, item in enumerate(value)])


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
    obj = _dict(value, "")
    if obj.get("format") != FORMAT:
        raise _wrong("format", Sentence("must be {format!r}", format=FORMAT))
    meta = _dict(obj.get("meta", {}), "meta")
    return Page(
        id=_str(obj, "id", ""),
        raw=_str(obj, "raw", ""),
        status=_enum(PageStatus, obj, "status", "", PageStatus.NEW),
        meta=Meta(
            _text(meta, "paper", "meta."),
            _text(meta, "published", "meta."),
            _text(meta, "page_number", "meta."),
            _extra(meta, _META),
        ),
        source=None if obj.get("source") is None else _source(obj["source"], "source"),
        articles=_list(obj, "articles", "", _article),
        blocks=_list(obj, "blocks", "", _block),
        people=_list(obj, "people", "", _person),
        spans=_list(obj, "spans", "", _span),
        speeches=_list(obj, "speeches", "", _speech),
        meetings=_list(obj, "meetings", "", _meeting),
        corrections=_list(obj, "corrections", "", _correction),
        extra=_extra(obj, _PAGE),
    )


def _source(value: object, path: str) -> Source:
    obj, at = _dict(value, path), f"{path}."
    return Source(
        _str(obj, "name", at),
        _text(obj, "sha256", at),
        _text(obj, "encoding", at),
        _extra(obj, _SOURCE),
    )


def _article(value: object, path: str) -> Article:
    obj, at = _dict(value, path), f"{path}."
    return Article(
        _str(obj, "id", at),
        _enum(ArticleKind, obj, "kind", at, ArticleKind.NEWS),
        _enum(ArticleStatus, obj, "status", at, ArticleStatus.OPEN),
        _extra(obj, _ARTICLE),
    )


def _block(value: object, path: str) -> Block:
    obj, at = _dict(value, path), f"{path}."
    return Block(
        _str(obj, "id", at),
        _text(obj, "article", at),
        _enum(Role, obj, "role", at),
        _list(obj, "pieces", at, _piece),
        _str(obj, "text", at),
        _confidence(obj, at),
        _status(obj, at),
        _extra(obj, _BLOCK),
    )


def _piece(value: object, path: str) -> Piece:
    obj = _dict(value, path)
    if ("raw" in obj) == ("text" in obj):
        raise _wrong(path, "must have either raw or text")
    if "raw" in obj:
        start, end = _stretch(obj["raw"], f"{path}.raw")
        return Kept(start, end, _extra(obj, _RAW_PIECE))
    return Added(_str(obj, "text", f"{path}."), _extra(obj, _TEXT_PIECE))


def _stretch(value: object, path: str) -> tuple[int, int]:
    if not isinstance(value, list) or len(value) != 2:
        raise _wrong(path, "must be a list of a start and an end")
    return _whole(value[0], f"{path}[0]"), _whole(value[1], f"{path}[1]")


def _person(value: object, path: str) -> Person:
    obj, at = _dict(value, path), f"{path}."
    titles = _list(obj, "titles", at, _title)
    return Person(_str(obj, "id", at), _str(obj, "name", at), titles, _extra(obj, _PERSON))


def _title(value: object, path: str) -> str:
    if not isinstance(value, str):
        raise _wrong(path, "must be a string")
    return value


def _span(value: object, path: str) -> Span:
    obj, at = _dict(value, path), f"{path}."
    return Span(
        _str(obj, "id", at),
        _str(obj, "label", at),
        _list(obj, "parts", at, _part),
        _text(obj, "person", at),
        _text(obj, "title", at),
        _confidence(obj, at),
        _status(obj, at),
        _extra(obj, _SPAN),
    )


def _part(value: object, path: str) -> Part:
    obj, at = _dict(value, path), f"{path}."
    return Part(
        _str(obj, "block", at),
        _whole(obj.get("start"), f"{at}start"),
        _whole(obj.get("end"), f"{at}end"),
        _extra(obj, _PART),
    )


def _speech(value: object, path: str) -> Speech:
    obj, at = _dict(value, path), f"{path}."
    return Speech(
        _str(obj, "id", at),
        _text(obj, "speaker", at),
        _str(obj, "speaker_text", at) if "speaker_text" in obj else "",
        _text(obj, "speaker_span", at),
        _text(obj, "cue", at),
        _text(obj, "content", at),
        _confidence(obj, at),
        _status(obj, at),
        _extra(obj, _SPEECH),
    )


def _meeting(value: object, path: str) -> Meeting:
    obj, at = _dict(value, path), f"{path}."
    return Meeting(
        id=_str(obj, "id", at),
        kind=_enum(MeetingKind, obj, "kind", at, MeetingKind.MEETING),
        name=_text(obj, "name", at),
        date=_text(obj, "date", at),
        date_value=_text(obj, "date_value", at),
        place=_text(obj, "place", at),
        hosts=_list(obj, "hosts", at, _attendance),
        attendees=_list(obj, "attendees", at, _attendance),
        mentions=_list(obj, "mentions", at, _title),
        confidence=_confidence(obj, at),
        status=_status(obj, at),
        extra=_extra(obj, _MEETING),
    )


def _attendance(value: object, path: str) -> Attendance:
    obj, at = _dict(value, path), f"{path}."
    return Attendance(_str(obj, "person", at), _text(obj, "mention", at), _extra(obj, _ATTENDANCE))


def _correction(value: object, path: str) -> Correction:
    obj, at = _dict(value, path), f"{path}."
    start, end = _stretch(obj.get("raw"), f"{at}raw")
    return Correction(
        _str(obj, "id", at),
        _enum(CorrectionKind, obj, "kind", at),
        start,
        end,
        _str(obj, "text", at) if "text" in obj else "",
        _confidence(obj, at),
        _status(obj, at),
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
