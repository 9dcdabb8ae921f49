"""The white space of raw text: which of it stays when raw characters become fixed text."""

import re
import unicodedata

from annotator.page.check import UNPRINTABLE
from annotator.page.model import Role
from annotator.page.pieces import Added, Kept, Piece, joined, length_of, text_of

SET_APART = frozenset((Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE, Role.BYLINE, Role.CREDIT))
"""Roles in which the layout sets parts apart by spaces and lines, so that a space may stay."""

_SIGNED = re.compile(
    r"[（(](?=[^（()）]{0,40}?(?:记者|通讯员|评论员|摄影|作者))[^（()）]{0,80}[）)]"
)
"""A byline in brackets, as reports open and end with it: （记者 某某 通讯员 某某）."""
_MARKS = "（）()，、。"
_WORD = re.compile(r"\S+")
_UNPRINTABLE_RUN = re.compile(f"{UNPRINTABLE.pattern}+")


def is_wide(character: str) -> bool:
    """Whether a character is set on the Chinese square: ideographs, their punctuation, quotes."""
    return unicodedata.east_asian_width(character) in "WFA"


def glue(left: str, right: str, role: Role = Role.BODY) -> str:
    """Give what stands between two texts that are joined: a space, or nothing.

    Latin words keep their space; where the role sets its parts apart, all parts do.
    """
    if not left or not right or left[-1].isspace() or right[0].isspace():
        return ""
    if role in SET_APART:
        return " "
    return "" if is_wide(left[-1]) or is_wide(right[0]) else " "


def clean(raw: str, start: int, end: int, role: Role = Role.BODY) -> tuple[Piece, ...]:
    """Give the pieces of `raw[start:end]` as clean text: no letter-spacing, no line breaks.

    White space stays, as one space, between Latin words; where the role sets parts apart, and
    inside a line of a byline in brackets, it stays between parts of more than one character too.
    Control characters are left out.
    """
    signed = {at for byline in _SIGNED.finditer(raw, start, end) for at in range(*byline.span())}
    words = [
        (word.start(), runs)
        for word in _WORD.finditer(raw, start, end)
        if (runs := _printable(raw, *word.span()))
    ]
    spaced_out = sum(length_of(runs) == 1 for _, runs in words) * 2 > len(words)
    pieces: list[Piece] = []
    before, ended = "", start
    for first, runs in words:
        text = text_of(raw, runs)
        named = (
            {first - 1, first} <= signed
            and "\n" not in raw[ended:first]
            and before[-1] not in "（("
            and text[0] not in "）)"
            and not len(before.strip(_MARKS)) == len(text.strip(_MARKS)) == 1  # 杜 若
        )
        between = glue(before, text, Role.BODY if spaced_out else Role.BYLINE if named else role)
        if between and raw[first - 1] == " ":
            pieces.append(Kept(first - 1, first))
        else:
            pieces.append(Added(between))
        pieces += runs
        before, ended = text, runs[-1].end
    return joined(pieces)


def unprintable(raw: str, start: int, end: int) -> list[tuple[int, int]]:
    """Give the stretches of `raw[start:end]` that no fixed text can hold, white space left out."""
    found = (match.span() for match in _UNPRINTABLE_RUN.finditer(raw, start, end))
    return [(low, high) for low, high in found if raw[low:high].strip()]


def _printable(raw: str, start: int, end: int) -> list[Kept]:
    """Give a word's characters without those that no fixed text can hold."""
    runs: list[Kept] = []
    for match in _UNPRINTABLE_RUN.finditer(raw, start, end):
        if start < match.start():
            runs.append(Kept(start, match.start()))
        start = match.end()
    if start < end:
        runs.append(Kept(start, end))
    return runs
