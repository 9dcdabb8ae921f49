"""The lines of raw text as a page shows them: what is set, how wide, how far apart."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import and_

from annotator.page.model import Role
from annotator.suggest.structure.glyphs import is_chinese, width, width_of
from annotator.suggest.structure.heads import finishes, kind_of
from annotator.suggest.structure.misread import Misread


class Gaps(dict[int, int]):
    """How many half-em spaces stand before each glyph that has some, in the glyphs' order."""

    def __missing__(self, index: int) -> int:
        return 0


@dataclass(slots=True, eq=False)
class Line:
    """A line of raw with something on it; `text` has no white space, one glyph a character.

    Not frozen, and no tuple: a page has many, and all that is asked of each is asked again and
    again.
    """

    number: int
    """Its place among all lines of raw."""
    text: str
    ranges: Sequence[range]
    """The raw offsets of its glyphs."""
    gaps: Gaps
    """The spaces before its glyphs."""
    indent: float
    """The white space before it, in em."""
    blank: int
    """How many empty lines stand before it."""
    whole: bool
    """Whether the line holds all of its raw characters; False where a person took some."""
    width: float
    """The width in em, indent left out; a stretched line as if it were not."""
    spaced_out: bool
    """Whether the Chinese characters stand apart, as a line stretched to its column does."""
    finished: bool
    """Whether a paragraph can end with it."""
    kind: Role
    """What it is by its own words; BODY where it opens as a report does."""

    @property
    def at(self) -> Sequence[int]:
        """The raw offset of each glyph."""
        return self.ranges[0] if len(self.ranges) == 1 else list(chain(*self.ranges))


_NO_GAPS = Gaps()


def _line(
    number: int, text: str, ranges: Sequence[range], gaps: Gaps, blank: int, whole: bool = True
) -> Line:
    """Give a line with what its glyphs and gaps say of it."""
    wide = width_of(text)
    spaced = len(gaps) > 1 and _is_spaced_out(text, gaps)
    if gaps and not spaced:
        for index, gap in gaps.items():
            if index:
                thin = gap == 1 and width(text[index - 1]) != width(text[index])
                wide += (gap if gap < 4 else 4) * (0.25 if thin else 0.5)
    indent = gaps[0] / 2 if gaps else 0.0
    ends, kind = finishes(text), kind_of(text, wide, gaps)
    return Line(number, text, ranges, gaps, indent, blank, whole, wide, spaced, ends, kind)


def _is_spaced_out(text: str, gaps: Gaps) -> bool:
    """Whether two thirds of the neighbouring Chinese characters stand apart."""
    apart = len([at for at in gaps if at and is_chinese(text[at]) and is_chinese(text[at - 1])])
    if apart < 2:
        return False
    chinese = list(map(is_chinese, text))
    pairs: int = sum(map(and_, chinese, chinese[1:]))
    return apart * 3 > pairs * 2


_GAPS = {"\u3000": 2, "\t": 4, "\f": 0}
_PAGE_BREAK = 2
"""As many empty lines a form feed stands for."""


def ranges_of(places: Iterable[int]) -> list[range]:
    """Put rising numbers into as few ranges as they make."""
    found: list[range] = []
    for at in places:
        if found and found[-1].stop == at:
            found[-1] = range(found[-1].start, at + 1)
        else:
            found.append(range(at, at + 1))
    return found


def read_lines(raw: str, taken: bytearray, swaps: Mapping[int, Misread]) -> list[Line]:
    """Give the lines that hold a character which isn't white space and isn't `taken`.

    `taken[i]` says that the raw character belongs to a person's block or a correction. `swaps`
    has each misreading by its start; one with text stands as one glyph, the others are left out.
    """
    lines: list[Line] = []
    start = blank = 0
    odd = sorted(swaps)
    untouched, page_breaks = 1 not in taken, "\f" in raw
    for number, content in enumerate(raw.split("\n")):
        end = start + len(content)
        if page_breaks and "\f" in content:
            blank += _PAGE_BREAK
        plain = not odd or bisect_left(odd, start) == bisect_left(odd, end)
        if plain and (untouched or taken.find(1, start, end) < 0):
            words = content.split()
            if words:
                lines.append(_plain(content, words, number, start, blank))
                blank = 0
            else:
                blank += 1
            start = end + 1
            continue
        text: list[str] = []
        places: list[range] = []
        gaps = Gaps()
        gap, whole, skip = 0, True, start
        first = behind = start  # of the range that the last glyph stands in
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
            if gap:
                gaps[len(text)] = gap
                gap = 0
            text.append(character)
            if offset != behind:
                if first < behind:
                    places.append(range(first, behind))
                first = offset
            behind = offset + 1
        if text:
            places.append(range(first, behind))
            lines.append(_line(number, "".join(text), places, gaps, blank, whole))
            blank = 0
        elif whole:
            blank += 1
        start += len(content) + 1
    return lines


def _plain(content: str, words: Sequence[str], number: int, start: int, blank: int) -> Line:
    """Give the line of a content that holds nothing but these words and white space."""
    if len(words) == 1:
        text = words[0]
        first = 0 if len(text) == len(content) else content.index(text)
        gaps = Gaps({0: indent}) if first and (indent := _wide(content[:first])) else _NO_GAPS
        ranges = (range(start + first, start + first + len(text)),)
        return _line(number, text, ranges, gaps, blank)
    gaps, places = Gaps(), []
    size = end = 0
    for word in words:
        first = content.index(word, end)
        if first > end and (gap := _wide(content[end:first])):
            gaps[size] = gap
        end = first + len(word)
        places.append(range(start + first, start + end))
        size += end - first
    return _line(number, "".join(words), places, gaps, blank)


def _wide(space: str) -> int:
    """Give the width of white space in half em."""
    return _GAPS.get(space, 1) if len(space) == 1 else sum(map(_gap, space))


def _gap(space: str) -> int:
    """Give the width of a white character in half em."""
    return _GAPS.get(space, 1)
