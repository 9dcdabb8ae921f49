"""Files of JSON objects: a list of them, one a line, or one alone; each with its line."""

import codecs
import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, NamedTuple, Never, TypeVar

from annotator.formats.reading.decode import as_written
from annotator.formats.reading.opened import ONE_FILE, ONE_PAGE, line_of
from annotator.formats.reading.opened import whole as read_whole
from annotator.page.check import is_iso_date
from annotator.page.errors import FormatError, Sentence
from annotator.page.json_text import Json, parse_json
from annotator.page.model import Meta

T = TypeVar("T")

TOO_LONG = Sentence("is longer than {limit} characters, which no page is", limit=ONE_PAGE)
_CHUNK = 1 << 20
_BRACKET = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[][{}]', re.DOTALL)
"""A string that never ends goes on to the end: else each quote in it would be tried anew."""
_NEXT = re.compile(r"[^\s]")
_LIST = re.compile(rb"\s*\[\s*(?:\{|\]|$)")
_OURS = re.compile(rb'"format"\s*:\s*"annotator-page/')
_OBJECT = re.compile(rb"\s*\{")


class Item(NamedTuple):
    """An object of a file, and where it begins."""

    line: int
    value: Any


def looks_like_json(head: bytes) -> bool:
    """Whether a file that begins so is a JSON object, or a list of them."""
    return bool(_OBJECT.match(head) or _LIST.match(head))


def is_ours(head: bytes) -> bool:
    """Whether JSON that begins so is a page as this program writes it."""
    return looks_like_json(head) and _OURS.search(head) is not None


def items(file: BinaryIO) -> Iterator[Item]:
    """Give the objects of a file from its beginning; FormatError says what is broken, and where.

    Files of one object a line are read line by line, all others whole.
    """
    first = file.readline(ONE_PAGE).removeprefix(codecs.BOM_UTF8).strip()
    file.seek(0)
    if first.startswith(b"{") and first.endswith(b"}") and _is_utf8(file):
        yield from _lines(file)
        return
    text = as_written(read_whole(file, ONE_FILE))[0].removeprefix("\ufeff")
    if text.lstrip().startswith("["):
        yield from _list(text)
    elif _all_lines_are_objects(text):
        for number, line in enumerate(text.split("\n"), start=1):
            if len(line) > ONE_PAGE:
                raise FormatError(TOO_LONG, line=number)
            if line.strip():
                yield Item(number, _parsed(line, number))
    elif len(text) > ONE_PAGE:
        raise FormatError(TOO_LONG, line=1)
    else:
        yield Item(1, _parsed(text, None))


def _all_lines_are_objects(text: str) -> bool:
    first = text.lstrip().partition("\n")[0].strip()
    return first.startswith("{") and first.endswith("}")


def _is_utf8(file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := file.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
        return True
    except UnicodeDecodeError:
        return False
    finally:
        file.seek(0)


def _lines(file: BinaryIO) -> Iterator[Item]:
    number = 1
    while line := line_of(file, number):
        text = line.decode("utf-8-sig" if number == 1 else "utf-8").strip()
        if text:
            yield Item(number, _parsed(text, number))
        number += 1


def _list(text: str) -> Iterator[Item]:
    """Give the members of a list one after the other, without having all of them at once."""
    at = text.index("[") + 1
    line, seen = 1, 0
    wants_more = False
    while True:
        found = _NEXT.search(text, at)
        if found is None:
            raise FormatError("ends before its list does", line=text.count("\n") + 1)
        start = found.start()
        line, seen = line + text.count("\n", seen, start), start
        if found[0] == "]" and not wants_more:
            break
        end = _end(text, start, line)
        yield Item(line, _parsed(text[start:end], line))
        following = _NEXT.search(text, end)
        if following is None or following[0] not in ",]":
            line += text.count("\n", seen, end)
            raise FormatError("is no JSON: a comma or the end of the list is missing", line=line)
        at = following.end()
        if following[0] == "]":
            start = following.start()
            break
        wants_more = True
    if _NEXT.search(text, start + 1):
        raise FormatError("holds more than one list", line=line)


def _end(text: str, start: int, line: int) -> int:
    """Give where the object that starts here ends."""
    depth = 0
    for bracket in _BRACKET.finditer(text, start, start + ONE_PAGE):
        kind = bracket[0]
        if kind in "{[":
            depth += 1
        elif kind in "]}":
            depth -= 1
            if depth <= 0:
                return bracket.end() if depth == 0 else start
        if depth == 0:
            return bracket.end()
    if len(text) - start > ONE_PAGE:
        raise FormatError(TOO_LONG, line=line)
    return len(text)


def _parsed(text: str, line: int | None) -> Any:
    value = parse_json(text, line)
    if not isinstance(value, dict):
        raise FormatError("must be an object", line=line or 1)
    return value


def string(obj: Json, key: str) -> str:
    """Give a member that is a string; FormatError where it is missing or none."""
    value = obj.get(key)
    if not isinstance(value, str):
        raise FormatError("must be a string" if key in obj else "is missing", path=key)
    return value


def listed(obj: Json, key: str) -> list[Any]:
    """Give a member that is a list, [] where it is missing or null; FormatError for another."""
    value = obj.get(key)
    if value is not None and not isinstance(value, list):
        raise FormatError("must be a list", path=key)
    return value or []


def members(obj: Json, key: str) -> Iterator[tuple[str, Json]]:
    """Give (path, member) for each object of a list; FormatError for what is none."""
    for index, value in enumerate(listed(obj, key)):
        path = f"{key}[{index}]"
        if not isinstance(value, dict):
            raise FormatError("must be an object", path=path)
        yield path, value


def whole(obj: Json, key: str) -> int:
    """Give a member that is a whole number; FormatError where it is missing or none."""
    return whole_number(obj.get(key), key) if key in obj else _missing(key)


def whole_number(value: object, path: str) -> int:
    """Give a value that is a whole number; FormatError, at `path`, where it isn't."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise FormatError("must be a whole number", path=path)
    return value


def _missing(key: str) -> Never:
    raise FormatError("is missing", path=key)


def meta_in(data: Json) -> Meta:
    """Give paper, date and page number where an object has them, as exports of ours do."""
    paper, published, number = (
        value if isinstance(value := data.get(key), str) and value else None
        for key in ("paper", "published", "page_number")
    )
    if published is not None and not is_iso_date(published):
        published = None
    return Meta(paper, published, number)


def at_item(item: Item, read: Callable[[Any], T]) -> T:
    """Read an item; a FormatError then names its line."""
    try:
        return read(item.value)
    except FormatError as error:
        raise FormatError(error.rule, path=error.path, line=item.line) from None
