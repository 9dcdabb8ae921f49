"""Reads the page model from the JSON object of `annotator-page/1`: its keys, types and words.

Each function takes a JSON value and raises FormatError where it won't do. The path of what is
refused is put together on the way up: paths of the millions of values that are right cost time.
For the same reason pieces and parts, of which a page has hundreds, are first tried in one look.
"""

from collections.abc import Callable, Mapping
from typing import Any, Never, TypeVar

from annotator.page.enums import E, by_value
from annotator.page.errors import FormatError, Sentence
from annotator.page.json_text import FORMAT, Json, at
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

T = TypeVar("T")


_PAGE_STATUSES = by_value(PageStatus)
_ARTICLE_KINDS = by_value(ArticleKind)
_ARTICLE_STATUSES = by_value(ArticleStatus)
_ROLES = by_value(Role)
_STATUSES = by_value(Status)
_MEETING_KINDS = by_value(MeetingKind)
_CORRECTION_KINDS = by_value(CorrectionKind)

_LISTS = {"articles", "blocks", "people", "spans", "speeches", "meetings", "corrections"}
_PAGE = frozenset(_LISTS | {"format", "id", "status", "meta", "source", "raw"})
_META = frozenset({"paper", "published", "page_number"})
_SOURCE = frozenset({"name", "sha256", "encoding"})
_ARTICLE = frozenset({"id", "kind", "status"})
_RAW_PIECE = frozenset({"raw"})
_TEXT_PIECE = frozenset({"text"})
_PERSON = frozenset({"id", "name", "titles"})
_PART = frozenset({"block", "start", "end"})
_ATTENDANCE = frozenset({"person", "mention"})
_REVIEW = frozenset({"confidence", "status"})
_BLOCK = _REVIEW | {"id", "article", "role", "text", "pieces"}
_SPAN = _REVIEW | {"id", "label", "parts", "person", "title"}
_SPEECH = _REVIEW | {"id", "speaker", "speaker_text", "speaker_span", "cue", "content"}
_RECORDED = {"name", "date", "date_value", "place", "hosts", "attendees", "mentions"}
_MEETING = _REVIEW | {"id", "kind"} | _RECORDED
_CORRECTION = _REVIEW | {"id", "kind", "raw", "text"}


def page_of(value: object) -> Page:
    """Make the page of a JSON object, its rules not checked yet; FormatError names the path."""
    obj = _dict(value)
    if obj.get("format") != FORMAT:
        raise _wrong("format", Sentence("must be {format!r}", format=FORMAT))
    return Page(
        id=_str(obj, "id"),
        raw=_str(obj, "raw"),
        status=_word(_PAGE_STATUSES, obj, "status", PageStatus.NEW),
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


# Values of one key


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


def _word(known: Mapping[str, E], obj: Json, key: str, default: E | None = None) -> E:
    value = obj.get(key, default)
    found = known.get(value) if isinstance(value, str) else None
    if found is None:
        raise _wrong(key, Sentence("must be one of {known}", known=", ".join(known)))
    return found


def _status(obj: Json) -> Status | None:
    return None if obj.get("status") is None else _word(_STATUSES, obj, "status")


def _confidence(obj: Json) -> float | None:
    value = obj.get("confidence")
    if value is None or type(value) in (int, float):
        return value
    raise _wrong("confidence", "must be a number or null")


def _list(obj: Json, key: str, read: Callable[[Any], T]) -> tuple[T, ...]:
    value = obj.get(key, [])
    if not isinstance(value, list):
        raise _wrong(key, "must be a list")
    try:
        return tuple(map(read, value))
    except FormatError:
        _refuse_item(key, value, read)


def _refuse_item(key: str, items: list[Any], read: Callable[[Any], Any]) -> Never:
    """Read the items of a list once more, up to the one that won't do, to say which it is."""
    for index, item in enumerate(items):
        at(f"{key}[{index}]", read, item)
    raise AssertionError("what was refused once is taken now")


def _extra(obj: Json, known: frozenset[str]) -> Extra:
    if obj.keys() <= known:
        return ()
    return tuple((key, value) for key, value in obj.items() if key not in known)


# Items


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
        _word(_ARTICLE_KINDS, obj, "kind", ArticleKind.NEWS),
        _word(_ARTICLE_STATUSES, obj, "status", ArticleStatus.OPEN),
        _extra(obj, _ARTICLE),
    )


def _block(value: object) -> Block:
    obj = _dict(value)
    return Block(
        _str(obj, "id"),
        _text(obj, "article"),
        _word(_ROLES, obj, "role"),
        _list(obj, "pieces", _piece),
        _str(obj, "text"),
        _confidence(obj),
        _status(obj),
        _extra(obj, _BLOCK),
    )


def _piece(value: Any) -> Piece:
    try:  # nearly every piece: a page of 1,000 characters has fifty of them
        start, end = value["raw"]
        if type(start) is int and type(end) is int and len(value) == 1:
            return Kept(start, end)
    except (KeyError, TypeError, ValueError):
        pass
    obj = _dict(value)
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


def _part(value: Any) -> Part:
    try:  # nearly every part
        block, start, end = value["block"], value["start"], value["end"]
        if type(block) is str and type(start) is int and type(end) is int and len(value) == 3:
            return Part(block, start, end)
    except (KeyError, TypeError):
        pass
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
        kind=_word(_MEETING_KINDS, obj, "kind", MeetingKind.MEETING),
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
        _word(_CORRECTION_KINDS, obj, "kind"),
        start,
        end,
        _str(obj, "text") if "text" in obj else "",
        _confidence(obj),
        _status(obj),
        _extra(obj, _CORRECTION),
    )
