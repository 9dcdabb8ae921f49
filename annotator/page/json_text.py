"""JSON as pages are written in it: text to values, and nothing taken that could not be written."""

import json
from collections.abc import Callable
from math import isinf
from typing import Any, TypeVar

from annotator.page.check import SURROGATE
from annotator.page.errors import FormatError, Sentence

FORMAT = "annotator-page/1"

Json = dict[str, Any]
T = TypeVar("T")
DEEPEST = 50
"""How deep lists and objects may lie in one another: a page has five, and what is unknown is
written back, kept and handed on by what goes a level of its own down for each."""
_TOO_DEEP = Sentence("is no page: nested too deep")


def parse_json(text: str, line: int | None = None) -> object:
    """Parse one JSON text.

    FormatError where it is none, or holds what no page can be written with: NaN, a number beyond
    all bounds, a key twice, half a surrogate pair, lists in lists in lists.
    """
    try:
        obj = _parse(text)
        _no_deeper(obj)
        # Only such an escape can spell half a pair: the text itself came out of UTF-8.
        if "\\ud" in text or "\\uD" in text:
            _whole_characters(obj)
        return obj
    except json.JSONDecodeError as error:
        where = error.lineno if line is None else line + error.lineno - 1
        rule = Sentence("is no JSON: {said} at column {column}", said=error.msg, column=error.colno)
        raise FormatError(rule, line=where) from None
    except RecursionError:
        raise FormatError(_TOO_DEEP, line=line) from None
    except FormatError as error:
        raise FormatError(error.rule, path=error.path, line=line) from None
    except ValueError:  # Python reads whole numbers up to a length
        raise FormatError("holds a number of thousands of digits", line=line) from None


def at(path: str, read: Callable[[Any], T], value: object) -> T:
    """Read a value that stands at `path`, which a FormatError then names."""
    try:
        return read(value)
    except FormatError as error:
        raise error.under(path) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    obj = dict(pairs)
    if len(obj) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise FormatError(Sentence("has the key {key!r} twice", key=twice))
    return obj


def _finite(text: str) -> float:
    number = float(text)
    if isinf(number):
        raise FormatError(Sentence("holds {number}, which is beyond all bounds", number=text))
    return number


def _no_deeper(value: object) -> None:
    """Raise FormatError where lists and objects lie too deep in one another."""
    level: list[Any] = [value] if isinstance(value, (dict, list)) else []
    for _ in range(DEEPEST + 1):
        level = [
            inner
            for one in level
            for inner in (one.values() if isinstance(one, dict) else one)
            if isinstance(inner, (dict, list))
        ]
        if not level:
            return
    raise FormatError(_TOO_DEEP)


def _whole_characters(value: object) -> None:
    """Raise FormatError where a string, or a key, holds half a surrogate pair."""
    if isinstance(value, str):
        if SURROGATE.search(value):
            raise FormatError("holds half a surrogate pair")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            at(f"[{index}]", _whole_characters, item)
    elif isinstance(value, dict):
        for key, item in value.items():
            _whole_characters(key)
            at(key, _whole_characters, item)


def _no_constant(name: str) -> float:
    raise FormatError(Sentence("holds {name}, which is no JSON", name=name))


_parse = json.JSONDecoder(
    object_pairs_hook=_object, parse_constant=_no_constant, parse_float=_finite
).decode
