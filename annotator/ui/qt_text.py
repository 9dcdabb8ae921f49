"""UTF-16 <-> code points, a paragraph at a time: Qt counts the former, all else the latter.

All functions take the paragraph's text as Python holds it. Nothing else in the package may do this
arithmetic.
"""

import re
from bisect import bisect_left
from functools import lru_cache

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
# Qt breaks paragraphs at some of these, drops lone surrogates, and draws the others as nothing.
_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0\ufdd1\ufffc]")
# Chinese fonts have an arrow down for the form feed; its own symbol they lack.
_STAND_INS = {"\t": "\t", "\x0c": "\u2193", "\u2028": "\u21b5", "\u2029": "\u21b5"}


@lru_cache(maxsize=2048)
def _astral(text: str) -> tuple[int, ...]:
    return tuple(match.start() for match in _ASTRAL.finditer(text))


@lru_cache(maxsize=2048)
def _astral_units(text: str) -> tuple[int, ...]:
    return tuple(at + index for index, at in enumerate(_astral(text)))


def utf16_units(text: str, offset: int) -> int:
    """Say how many UTF-16 units the first `offset` characters of the text take."""
    return offset + bisect_left(_astral(text), offset)


def code_points(text: str, units: int) -> int:
    """Say how many characters lie in the first `units` UTF-16 units; a half character counts."""
    return units - bisect_left(_astral_units(text), units - 1) if units else 0


def shown(text: str) -> str:
    """Give the text with a visible stand-in, one for one, for each character Qt can't hold."""
    if _UNSHOWABLE.search(text) is None:
        return text
    return _UNSHOWABLE.sub(lambda match: _STAND_INS.get(match[0], "\ufffd"), text)
