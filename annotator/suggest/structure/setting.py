"""How well lines fit their reading as set text: costs, roughly negative log-likelihoods.

A line inside a paragraph fills its column, the first one leaves two em for the indent, the last one
ends where the sentence does. Lines that stand by themselves (headlines, bylines and what else is
not running text) are free in width and end without a full stop.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from copy import copy
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from annotator.page.model import Role
from annotator.suggest.structure.glyphs import (
    NO_START,
    OPENERS,
    PAIRED,
    PARTNER,
    PAUSES,
    is_chinese,
    is_latin,
    width,
)
from annotator.suggest.structure.heads import (
    attends,
    came,
    is_dashed,
    is_entry,
    is_numbered,
    is_signed,
    says,
)
from annotator.suggest.structure.lines import Line

UNSET = 0.0
"""The column width of text that has a whole paragraph, or a column's share of it, on each line."""
INDENT = 2.0
"""How far a paragraph's first line is set in, in em, where raw does not show it."""
_UNINDENTED = 4.0
"""The cost of a paragraph that starts without the indent."""
_SENTENCE_INSIDE = 5.0
"""The cost of a line that is no running text though a sentence ends inside it."""
_INNER = re.compile("[，,；;。、]")
_INNER_COST = {"，": 1.2, ",": 1.2, "；": 1.2, ";": 1.2, "。": _SENTENCE_INSIDE, "、": 0.5}
"""The cost of the marks inside a line that is no running text."""
_SHORTEST = 9.0
"""The cost of any line that falls far short of its column and goes on: a line read in parts."""
_NO_ROOM = -60.0
"""A line that goes so far over its column's edge, in em, is as dear as any that goes farther."""
UNFINISHED = 6.0
"""The cost of a page's last paragraph that ends inside a sentence."""
_NUMBERS = "一二三四五六七八九十"
_POINT = re.compile(f"^([{_NUMBERS}])(要|是|、)")
_TURN = re.compile(r"^(?:[●○◆◇■□△▲▽▼★☆◎]|(?:问|答|记者|主持人)[：:])")
"""How a line starts a paragraph: with a mark before each item, or with whose turn it is."""
_MARKED = -4.0
"""The cost of a line that the text itself marks as a heading: it stands alone for certain."""
_FRAGMENT_ENDS = ("。", "，", "、", "；")
"""What stands behind the one character that a line's end cut off a word."""
_TURNS = frozenset("●○◆◇■□△▲▽▼★☆◎问答记主")
_DAY = re.compile(r"\d{1,2} ?日(上午|下午|晚|凌晨|中午|，|,)?")
_LEAST_SHARE = 0.06
"""How many lines a column has at least, of those that the commonest has."""
_LIKELY_ALONE = frozenset((Role.FURNITURE, Role.CREDIT, Role.JUMP, Role.BYLINE))


class Ends(NamedTuple):
    """The costs of what the end of a line can be, whatever the column is."""

    join: float
    """Nothing: the paragraph goes on in the next line."""
    join_whole: float
    """The same where lines are not broken by a column, so that blank lines tell less."""
    part: float
    """A paragraph's end, another one's start."""
    to_lone: float
    from_lone: float
    lone_on: float


Fit = tuple[float, float, float, float, float]
"""The costs of a line's being the first of several, the same under a head or a picture, where a
text may start without an indent, one inside, the last, the only one.

A plain tuple: all of them are taken apart again and again, and a named one takes three times as
long to take apart.
"""


class Setting:
    """The lines of a page, the columns they may be set in, and all costs."""

    def __init__(self, lines: Sequence[Line], marked: Collection[int], indent: float) -> None:
        self.lines = lines
        self.marked = marked
        self.indent = indent
        self.measures = _measures(lines)
        follow = [line.blank for line in lines[1:]]
        blank_share = sum(map(bool, follow)) / len(follow) if follow else 1.0
        self.blanks_tell = 0.02 < blank_share < 0.9
        self.indents = sum(line.indent >= 1.5 for line in lines) >= max(3, len(lines) / 12)
        self.unbroken = [_unbroken(line.text) for line in lines]
        self.entries = [is_entry(line.text) for line in lines]
        self.marks: list[list[str]] = [PAIRED.findall(line.text) for line in lines]
        self.ends = [self._ends(index) for index in range(len(lines) - 1)]
        self.alone = [self._alone(index) for index in range(len(lines))]
        self.fits = [self._fits(index) for index in range(len(lines))]

    def set_in_by(self, indent: float) -> "Setting":
        """Give the same lines with first lines set in by `indent` em."""
        other = copy(self)
        other.indent = indent
        other.fits = [other._fits(index) for index in range(len(self.lines))]
        return other

    def _ends(self, index: int) -> Ends:
        line, after = self.lines[index], self.lines[index + 1]
        join = part = lone = lone_on = gap = 0.0
        if self.blanks_tell:
            if after.blank:
                gap, part, lone_on = 2.4, 0.25, -0.4
            else:
                join, part, lone, lone_on = 0.1, 1.6, 2.0, -1.0
        if after.blank > 1:
            gap += 2.5
        text, following = line.text, after.text
        last = text[-1]
        finished = line.finished
        if finished:
            join += 3.0
        elif last in "：:":
            part += 2.0
            join += 0.3
        elif last in "；;":
            part += 3.0
        elif last in PAUSES or last in OPENERS:
            part += 10.0
        else:
            part += 7.0
        if is_latin(last) and is_latin(following[0]):
            part += 3.0
            lone += 2.0
        if following[0] in NO_START:
            part += 10.0
            lone += 6.0
        if after.kind is Role.BODY or _takes_turn(following):
            join += 9.0
        if is_numbered(following) and (finished or last in "；;"):
            join += 9.0
        if self.entries[index + 1] and any(self.entries[max(0, index - 2) : index + 1]):
            join += 7.0
        if not after.blank and is_signed(following):
            join -= 6.0
        if self._left_open(index):
            part += 5.0
            lone += 2.0
        if following[1:2] in _FRAGMENT_ENDS and is_chinese(following[0]):
            part += 3.0
        if enumerates(text, following):
            part += 3.0
            join -= 2.5
        if self.indents:
            if after.indent >= 1.5:
                join += 5.0
            else:
                part += 1.5
        return Ends(join + gap, join + gap / 4, part, part + lone, lone + 1.0, lone_on)

    def _left_open(self, index: int) -> bool:
        """Whether a quote or bracket opened before this line's end is closed behind it."""
        marks = self.marks
        for near in range(index, max(-1, index - 4), -1):
            if marks[near]:
                opened = marks[near][-1]
                break
        else:
            return False
        if opened not in PARTNER:
            return False
        for found in marks[index + 1 : index + 4]:
            if found:
                return found[0] == PARTNER[opened]
        return False

    def _alone(self, index: int) -> float:
        """The cost of a line that is no running text."""
        line = self.lines[index]
        text = line.text
        if line.number in self.marked:
            return _MARKED
        finished = line.finished
        likely = _is_heading(line, finished) or is_dashed(text)
        if likely or line.kind in _LIKELY_ALONE:
            return 0.5 + (6.0 if finished and line.width > 30 else 0.0)
        cost = 2.6
        if self.blanks_tell and line.blank and self._blank_behind(index):
            cost -= 1.5 if says(text) or (attends(text) and line.width < 20) else 0.0
            cost -= 1.5 if came(text) else 0.0
        cost += max(0.0, line.width - 26) * 0.15
        if finished:
            cost += 1.5 if text[-1] in "！？!?…" else 8.0
        elif text[-1] in PAUSES:
            cost += 3.0
        for mark in _INNER.findall(text):
            cost += _INNER_COST[mark]
        cost -= _INNER_COST.get(text[-1], 0.0) if text[-1] != "、" else 0.0
        if not any(map(is_chinese, text)):
            cost += 3.0  # a figure out of the middle of a sentence
        if line.kind is Role.BODY:
            cost += 8.0
        if "日" in text and _DAY.search(text):
            cost += 1.2  # reports name the day, headlines don't
        if _takes_turn(text):
            cost += 3.0
        if not line.whole:
            cost += 2.0
        return cost

    def _blank_behind(self, index: int) -> bool:
        return index + 1 == len(self.lines) or self.lines[index + 1].blank > 0

    def _fill(self, index: int, room: float) -> float:
        """The cost of a line that goes on in the next one, set in `room` em."""
        line = self.lines[index]
        hangs = line.text[-1] in NO_START
        return _short_by(room - line.width, self._held_back(index), line.spaced_out, hangs)

    def _held_back(self, index: int) -> float:
        """How much of the next line's start could not have stood at the end of this one, in em."""
        return self.unbroken[index + 1] if index + 1 < len(self.lines) else 0.0

    def is_flush(self, index: int, measure: float, only: bool) -> bool:
        """Whether a paragraph's first line leaves no room for an indent in its column."""
        line = self.lines[index]
        if measure == UNSET or not self.indent or line.indent >= 1.5:
            return False
        if only:
            return line.width > measure - self.indent + 0.8
        return self._fill(index, measure) + 1.0 < self._fill(index, measure - self.indent)

    def _fits(self, index: int) -> list[Fit]:
        """Give the costs of a line in each column."""
        line = self.lines[index]
        last, wide = line.text[-1], line.width
        rooms = _rooms(
            self._held_back(index),
            line.spaced_out,
            line.indent if line.whole and line.indent >= 1.5 else 0.0,
            # Two columns that break about a line between blank ones, or one after a first line.
            self.blanks_tell and line.blank > 0 and self._blank_behind(index),
            line.finished or last in "：:；;",
            last in NO_START,
            self.indent,
        )
        fits = [_whole_line(wide)]
        fits += [rooms[measure - wide] for measure in self.measures[1:]]
        return fits


def _whole_line(wide: float) -> Fit:
    """Give the costs of a line that no column breaks."""
    broken = 2.5 + (2.5 if wide < 30 else 0.0)
    return broken, broken, broken, 1.0 if wide > 8 else 1.6, 0.3


class _Rooms(dict[float, Fit]):
    """The costs of lines of one kind, by the room in em that their column leaves them."""

    def __init__(
        self,
        held_back: float,
        stretched: bool,
        own_indent: float,
        torn: bool,
        stops: bool,
        hangs: bool,
        indent: float,
    ) -> None:
        """`held_back` says how much of the next line's start could not have stood at the end, in
        em; `own_indent` how far raw sets them in, 0 where that is no paragraph's indent; `torn`
        whether they stand between blank lines that tell something; `stops` whether a paragraph can
        end with their last mark; `hangs` whether that may hang over the column's edge.
        """
        self.held_back, self.stretched, self.own_indent = held_back, stretched, own_indent
        self.torn, self.stops, self.hangs, self.indent = torn, stops, hangs, indent

    def __missing__(self, room: float) -> Fit:
        if room < _NO_ROOM:
            return self[_NO_ROOM]
        self[room] = self._fit(room)
        return self[room]

    def _fit(self, room: float) -> Fit:
        full = self._short_by(room) + (0.8 if self.torn else 0.0)
        opening = self._short_by(room - self.indent)
        unindented = min(opening, full + 3.0)
        opening = min(opening, full + _UNINDENTED)
        inside = full
        last_room, only_room = room, room - self.indent
        if self.own_indent:
            opening = self._short_by(room - self.own_indent)
            unindented = opening
            inside += 5.0
            last_room -= 5.0
        last = 0.6 if last_room >= 0.8 else 1.8 if last_room > -1.1 else 14.0
        only = 0.9 if only_room >= -0.6 else 3.5 if only_room > -3.1 else 14.0
        if not self.stops:
            # A paragraph that is torn off ends with a full line.
            last = last + 2.0 if last_room > 1.5 else min(last, 0.6)
            only += 2.0 if only_room > 1.5 else 0.0
        if self.stretched:
            last += 2.5
            only += 2.5
        return opening, unindented, inside, last, only

    def _short_by(self, short: float) -> float:
        return _short_by(short, self.held_back, self.stretched, self.hangs)


_rooms = lru_cache(maxsize=1 << 12)(_Rooms)


def _short_by(short: float, held_back: float, stretched: bool, hangs: bool) -> float:
    """The cost of a line that goes on in the next one and is `short` em from the column's edge."""
    if short > 0.5:
        short = max(short - held_back, min(short, 0.5))
    if stretched and short > 0:
        if short > 2.5:
            return min(4.0 * short - 6.0, 14.0)  # what is stretched fills its column
        short = max(0.0, short - 2.0)
    if short < -0.3:
        if short < -1.05:
            return min(2.0 - 2.5 * (short + 1.05), 14.0)
        return 0.9 if short > -0.8 or hangs else 1.8
    if short <= 0.3:
        return 0.1
    if short <= 1.05:
        return 0.9 if short < 0.8 else 1.4
    return min(2.0 + 2.0 * (short - 1.05), _SHORTEST)


def _is_heading(line: Line, finished: bool) -> bool:
    """Whether a line is counted as headings are, and no part of a sentence."""
    return (
        line.width <= 20
        and not finished
        and line.text[-1] not in "，；,;"
        and is_numbered(line.text)
    )


def _takes_turn(text: str) -> bool:
    """Whether a line starts a paragraph with a mark before an item, or with whose turn it is."""
    return text[0] in _TURNS and _TURN.match(text) is not None


def enumerates(text: str, following: str) -> bool:
    """Whether points are counted inside the paragraph and the next line starts with the next one.

    一要 …。二要 …。 set in one go: where the line counts on inside itself, its own first point
    starts no paragraph.
    """
    counted = _POINT.match(following) if following[0] in _NUMBERS else None
    if counted is None or counted[1] == "一":
        return False
    number = _NUMBERS.index(counted[1])
    before, behind = (f"{_NUMBERS[n]}{counted[2]}" for n in (number - 1, min(number + 1, 9)))
    return text.find(before) > 0 and re.search(f"[。；;]{behind}", following) is not None


def _measures(lines: Sequence[Line]) -> list[float]:
    """Give the column widths worth trying: those which many lines have, and none at all.

    The last lines of paragraphs have all widths; a column's width stands in neighbouring lines.
    """
    counts = Counter(round(line.width) for line in lines if 5 <= line.width <= 44)
    side_by_side = {
        round(one.width)
        for pair in pairwise(lines)
        if abs(pair[0].width - pair[1].width) <= 1.1
        for one in pair
    }
    near = {
        measure: count + 0.5 * (counts[measure - 1] + counts[measure + 1])
        for measure, count in counts.items()
    }
    least = _LEAST_SHARE * max(near.values(), default=0.0)
    common = [
        measure
        for measure, count in near.items()
        if counts[measure] >= 2 and count >= least and (measure in side_by_side or count >= 4)
    ]
    common.sort(key=lambda measure: -near[measure])
    return [UNSET, *map(float, sorted(common[:12]))]


def _unbroken(text: str) -> float:
    """How much of a line's start could not have stood at the end of the line before, in em."""
    if len(text) > 1 and text[1] not in NO_START and is_chinese(text[0]):
        return width(text[0]) - 1.0
    size = 0
    while size < len(text) and is_latin(text[size]):
        size += 1
    size = max(size, 1)
    if text[0] in OPENERS and len(text) > 1:
        size = 2
    total = sum(width(character) for character in text[:size])
    while size < len(text) and text[size] in NO_START:
        total += width(text[size])
        size += 1
    return total - 1.0
