"""Characters as they are set in type: their width in em, and what they may begin or end."""

import re
import unicodedata
from collections.abc import Callable
from typing import Generic, TypeVar

_Told = TypeVar("_Told")

STOPS = frozenset("。！？!?…")
"""Marks that end a sentence."""
PAUSES = frozenset("，、；：,;:")
OPENERS = frozenset("“‘《〈（(「『【〔［[")
CLOSERS = frozenset("”’》〉）)」』】〕］]")
PARTNER = dict(zip("“‘《〈（(「『【〔［[", "”’》〉）)」』】〕］]", strict=True))
_PAIRED = "".join(map(re.escape, sorted(OPENERS | CLOSERS)))
PAIRED = re.compile(f"[{_PAIRED}]")
"""A quote or bracket, opening or closing."""
PAIRED_OR_END = re.compile(f"[{_PAIRED}\n]")
"""The same, or a line's end."""
NO_START = STOPS | PAUSES | CLOSERS | frozenset("．·%％℃")
"""Marks that Chinese typesetting never puts at the start of a line."""
_EM_WIDE = frozenset("“”‘’—…·×÷±°℃％㎡")


class _Known(dict[str, _Told], Generic[_Told]):
    """What is known of the characters met so far: looking one up is quicker than any call."""

    def __init__(self, tell: Callable[[str], _Told]) -> None:
        self.tell = tell

    def __missing__(self, character: str) -> _Told:
        found = self[character] = self.tell(character)
        return found


def _width(character: str) -> float:
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


width: Callable[[str], float] = _Known(_width).__getitem__
"""Give the width of a character in em: 1 on the Chinese square, 0.5 for Latin and digits."""
_NOT_SQUARE = re.compile("[^\u3001\u3002\u300a-\u3011\u4e00-\u9fff\uff01-\uff5e“”‘’…—]")
"""What may be narrower than an em."""


def width_of(text: str) -> float:
    """Give the width of a text in em, its characters side by side."""
    others = _NOT_SQUARE.findall(text)
    square = float(len(text) - len(others))
    return square + sum(map(width, others)) if others else square


def _is_chinese(character: str) -> bool:
    return unicodedata.name(character, "").startswith("CJK ") and character.isalpha()


def _is_latin(character: str) -> bool:
    return character.isalnum() and not is_chinese(character) and width(character) < 1


is_chinese: Callable[[str], bool] = _Known(_is_chinese).__getitem__
"""Whether a character is an ideograph."""
is_latin: Callable[[str], bool] = _Known(_is_latin).__getitem__
"""Whether a character is set as part of a Latin word or a number."""


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a sentence's end, brackets and quotes behind it left aside."""
    at = len(text)
    while at and text[at - 1] in CLOSERS:
        at -= 1
    if at and text[at - 1] in STOPS:
        return True
    return at > 0 and text[at - 1] == "." and not is_latin(text[at - 2 : at - 1] or "a")
