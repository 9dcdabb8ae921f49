"""The lines of raw text as a page shows them: what is set, how wide, how far apart."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from annotator.suggest.structure.glyphs import is_chinese, width, width_of
from annotator.suggest.structure.misread import Misread


class Line(NamedTuple):
    """A line of raw with something on it; `text` has no white space, one glyph a character."""

    number: int
    """Its place among all lines of raw."""
    text: str
    at: Sequence[int]
    """The raw offset of each glyph."""
    gaps: Sequence[int]
    """How many half-em spaces stand before each glyph; the first is the line's indent."""
    blank: int
    """How many empty lines stand before it."""
    whole: bool
    """Whether the line holds all of its raw characters; False where a person took some."""
    width: float
    """The width in em, indent left out; a stretched line as if it were not."""
    spaced_out: bool
    """Whether the Chinese characters stand apart, as a line stretched to its column does."""

    @property
    def indent(self) -> float:
        """The white space before the line, in em."""
        return self.gaps[0] / 2


def _line(
    number: int, text: str, at: Sequence[int], gaps: Sequence[int], blank: int, whole: bool = True
) -> Line:
    """Give a line with what its glyphs and gaps say of it."""
    wide = width_of(text)
    if not any(gaps[1:]):
        return Line(number, text, at, gaps, blank, whole, wide, False)
    spaced = _is_spaced_out(text, gaps)
    if not spaced:
        for index in range(1, len(gaps)):
            gap = gaps[index]
            if gap:
                thin = gap == 1 and width(text[index - 1]) != width(text[index])
                wide += min(gap, 4) * (0.25 if thin else 0.5)
    return Line(number, text, at, gaps, blank, whole, wide, spaced)


def _is_spaced_out(text: str, gaps: Sequence[int]) -> bool:
    """Whether two thirds of the neighbouring Chinese characters stand apart."""
    pairs = apart = 0
    before = False
    for character, gap in zip(text, gaps, strict=True):
        chinese = is_chinese(character)
        if chinese and before:
            pairs += 1
            apart += gap > 0
        before = chinese
    return pairs > 1 and apart * 3 > pairs * 2


_GAPS = {"\u3000": 2, "\t": 4, "\f": 0}
_NO_GAPS = (0,) * 256
_PAGE_BREAK = 2
"""As many empty lines a form feed stands for."""


def _no_gaps(size: int) -> tuple[int, ...]:
    return _NO_GAPS[:size] if size <= len(_NO_GAPS) else (0,) * size


def read_lines(raw: str, taken: bytearray, swaps: Mapping[int, Misread]) -> list[Line]:
    """Give the lines that hold a character which isn't white space and isn't `taken`.

    `taken[i]` says that the raw character belongs to a person's block or a correction. `swaps`
    has each misreading by its start; one with text stands as one glyph, the others are left out.
    """
    lines: list[Line] = []
    start = blank = 0
    odd = sorted(swaps)
    for number, content in enumerate(raw.split("\n")):
        end = start + len(content)
        if "\f" in content:
            blank += _PAGE_BREAK
        upcoming = bisect_left(odd, start)
        if not (upcoming < len(odd) and odd[upcoming] < end) and not any(taken[start:end]):
            line = _plain(content, number, start, blank)
            if line is not None:
                lines.append(line)
            blank = blank + 1 if line is None else 0
            start = end + 1
            continue
        text: list[str] = []
        at: list[int] = []
        gaps: list[int] = []
        gap, whole, skip = 0, True, start
        for offset, character in enumerate(content, start):
            if offset < skip:
                continue
            swap = swaps.get(offset)
            if swap is not None:
                skip = swap.end
                if not swap.text:
                    continue
                character = swap.text
                gap = 0 if raw[offset].isspace() else gap
            elif character.isspace():
                gap += _gap(character)
                continue
            elif taken[offset]:
                whole, gap = False, 0
                continue
            text.append(character)
            at.append(offset)
            gaps.append(gap)
            gap = 0
        if text:
            lines.append(_line(number, "".join(text), tuple(at), tuple(gaps), blank, whole))
            blank = 0
        elif whole:
            blank += 1
        start += len(content) + 1
    return lines


def _plain(content: str, number: int, start: int, blank: int) -> Line | None:
    """Give the line of a content that holds nothing but its glyphs and white space."""
    inner = content.strip()
    if not inner:
        return None
    first = content.index(inner)
    indent = sum(map(_gap, content[:first])) if first else 0
    if len(inner.split(maxsplit=1)) == 1:
        size = len(inner)
        at = range(start + first, start + first + size)
        none = (indent, *_no_gaps(size - 1)) if indent else _no_gaps(size)
        return Line(number, inner, at, none, blank, True, width_of(inner), False)
    gaps: list[int] = []
    places: list[int] = []
    gap = indent
    for offset, character in enumerate(inner, start + first):
        if character.isspace():
            gap += _gap(character)
        else:
            places.append(offset)
            gaps.append(gap)
            gap = 0
    return _line(number, "".join(inner.split()), tuple(places), tuple(gaps), blank)


def _gap(space: str) -> int:
    """Give the width of a white character in half em."""
    return _GAPS.get(space, 1)
