"""Characters as they are set in type: their width in em, and what they may begin or end."""

import re
import unicodedata
from functools import cache

STOPS = frozenset("。！？!?…")
"""Marks that end a sentence."""
PAUSES = frozenset("，、；：,;:")
OPENERS = frozenset("“‘《〈（(「『【〔［[")
CLOSERS = frozenset("”’》〉）)」』】〕］]")
PARTNER = dict(zip("“‘《〈（(「『【〔［[", "”’》〉）)」』】〕］]", strict=True))
PAIRED = re.compile("[" + "".join(map(re.escape, sorted(OPENERS | CLOSERS))) + "]")
"""A quote or bracket, opening or closing."""
NO_START = STOPS | PAUSES | CLOSERS | frozenset("．·%％℃")
"""Marks that Chinese typesetting never puts at the start of a line."""
_EM_WIDE = frozenset("“”‘’—…·×÷±°℃％㎡")


@cache
def width(character: str) -> float:
    """Give the width of a character in em: 1 on the Chinese square, 0.5 for Latin and digits."""
    if character in _EM_WIDE:
        return 1.0
    kind = unicodedata.east_asian_width(character)
    if kind in "WF":
        return 1.0
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn"):
        return 0.0
    if kind == "A" and unicodedata.category(character)[0] in "SN":
        return 1.0
    return 0.5


class _Widths(dict[str, float]):
    """The widths of characters met so far; looking one up is quicker than a call."""

    def __missing__(self, character: str) -> float:
        self[character] = width(character)
        return self[character]


_WIDTHS = _Widths()
_NOT_SQUARE = re.compile("[^\u3001\u3002\u300a-\u3011\u4e00-\u9fff\uff01-\uff5e“”‘’…—]")
"""What may be narrower than an em."""


def width_of(text: str) -> float:
    """Give the width of a text in em, its characters side by side."""
    others = _NOT_SQUARE.findall(text)
    square = float(len(text) - len(others))
    return square + sum(map(_WIDTHS.__getitem__, others)) if others else square


@cache
def is_chinese(character: str) -> bool:
    """Whether a character is an ideograph."""
    return unicodedata.name(character, "").startswith("CJK ") and character.isalpha()


@cache
def is_latin(character: str) -> bool:
    """Whether a character is set as part of a Latin word or a number."""
    return character.isalnum() and not is_chinese(character) and width(character) < 1


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a sentence's end, brackets and quotes behind it left aside."""
    at = len(text)
    while at and text[at - 1] in CLOSERS:
        at -= 1
    if at and text[at - 1] in STOPS:
        return True
    return at > 0 and text[at - 1] == "." and not is_latin(text[at - 2 : at - 1] or "a")
