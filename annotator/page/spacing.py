"""The white space of raw text: which of it stays when raw characters become fixed text."""

import re
import unicodedata

from annotator.page.model import Role
from annotator.page.pieces import Added, Kept, Piece, joined

SET_APART = frozenset((Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE, Role.BYLINE, Role.CREDIT))
"""Roles in which the layout sets parts apart by spaces and lines, so that a space may stay."""

_SPACE = re.compile(r"\s+")


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

    White space stays, as one space, between Latin words; where the role sets parts apart it
    stays between parts of more than one character too.
    """
    words: list[tuple[int, int]] = []
    at = start
    for space in _SPACE.finditer(raw, start, end):
        if at < space.start():
            words.append((at, space.start()))
        at = space.end()
    if at < end:
        words.append((at, end))
    spaced_out = sum(stop - first == 1 for first, stop in words) * 2 > len(words)
    pieces: list[Piece] = []
    before = ""
    for first, stop in words:
        text = raw[first:stop]
        between = glue(before, text, Role.BODY if spaced_out else role)
        if between and raw[first - 1] == " ":
            pieces.append(Kept(first - 1, first))
        else:
            pieces.append(Added(between))
        pieces.append(Kept(first, stop))
        before = text
    return joined(pieces)
