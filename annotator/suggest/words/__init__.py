"""The one door to the word segmenter: jieba, or rjieba where it is installed.

Both say the same of all but odd texts (`fast` tells which), so that suggestions and exports do not
depend on the machine; rjieba says it some twenty times faster and starts in a tenth of a second, so
it is taken first. Loading is put off until the first word is asked for.
"""

import re
from collections.abc import Callable, Collection, Iterable
from functools import cache
from typing import NamedTuple

from annotator import places
from annotator.suggest.lexicons import either

_REACH = 60
"""Characters to either side of a caret that decide where its word ends."""


class Engine(NamedTuple):
    """A segmenter: what cuts, what tags with parts of speech, what knows dictionary words."""

    name: str
    cut: Callable[[str], list[str]]
    tag: Callable[[str], list[tuple[str, str]]]
    has_word: Callable[[str], bool]


@cache
def rjieba_engine() -> Engine | None:
    """Give rjieba, or None where it is not installed."""
    try:
        from annotator.suggest.words import fast
    except ImportError:
        return None
    return Engine("rjieba", fast.cut, fast.tag, fast.has_word)


@cache
def jieba_engine() -> Engine:
    """Give jieba, silent and with its cache in the user's cache folder."""
    from annotator.suggest.words import plain

    plain.start(places.cache())
    return Engine("jieba", plain.cut, plain.tag, plain.has_word)


def engine() -> Engine:
    """Give the segmenter in use."""
    return _in_use or _load()


_in_use: Engine | None = None
"""Kept by name: it is asked so often that even a remembered call would be felt."""


def _load() -> Engine:
    global _in_use
    _in_use = rjieba_engine() or jieba_engine()
    return _in_use


def cut(text: str, known: Collection[str] = ()) -> list[str]:
    """Cut a text into words that spell it; `known` words, such as names, are never cut."""
    if not known:
        return (_in_use or _load()).cut(text)
    result: list[str] = []
    at = 0
    for hit in re.finditer(either(word for word in known if word), text):
        if hit.start() > at:
            result += engine().cut(text[at : hit.start()])
        result.append(hit.group())
        at = hit.end()
    return result + engine().cut(text[at:]) if at < len(text) else result


def tag(text: str) -> list[tuple[str, str]]:
    """Cut a text into words, each with jieba's part of speech (nr person, ns place, v verb …)."""
    return (_in_use or _load()).tag(text)


def has_word(word: str) -> bool:
    """Whether the segmenter's dictionary holds the word."""
    return (_in_use or _load()).has_word(word)


def word_at(text: str, offset: int, known: Collection[str] = ()) -> tuple[int, int]:
    """Give start and end of the word that a double click at `offset` selects.

    At the end of the text it is the last word; (0, 0) in an empty text.
    """
    found = (0, 0)
    for start, end in _words_near(text, offset, known):
        found = (start, end)
        if offset < end:
            break
    return found


def next_boundary(text: str, offset: int, known: Collection[str] = ()) -> int:
    """Say where the caret goes one word forward: the start of the next word, or the end."""
    for start, _ in _words_near(text, offset, known):
        if start > offset and not text[start].isspace():
            return start
    return len(text)


def previous_boundary(text: str, offset: int, known: Collection[str] = ()) -> int:
    """Say where the caret goes one word back: the start of the word before it, or 0."""
    found = 0
    for start, _ in _words_near(text, offset, known):
        if start >= offset:
            break
        if not text[start].isspace():
            found = start
    return found


def _words_near(text: str, offset: int, known: Collection[str]) -> Iterable[tuple[int, int]]:
    """Cut only the stretch around the caret, so that a key costs the same in any paragraph."""
    low = max(offset - _REACH, 0)
    high = min(offset + _REACH, len(text))
    low = max((text.rfind(mark, 0, low) + 1 for mark in "，。、；：,;"), default=0) if low else 0
    low = max(low, offset - 4 * _REACH)
    at = low
    for word in cut(text[low:high], known):
        yield at, at + len(word)
        at += len(word)
    # One word may be cut by the stretch's end; what lies behind it is not looked at.
