"""How well lines fit their reading as set text: costs, roughly negative log-likelihoods.

A line inside a paragraph fills its column, the first one leaves two em for the indent, the last one
ends where the sentence does. Lines that stand by themselves (headlines, bylines and what else is
not running text) are free in width and end without a full stop.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from copy import copy
from itertools import pairwise
from operator import and_

from annotator.suggest.structure.fits import Fit, rooms, short_by, whole_line
from annotator.suggest.structure.glyphs import (
    NO_START,
    OPENERS,
    PAIRED_OR_END,
    PARTNER,
    PAUSES,
    is_chinese,
    is_latin,
    width,
)
from annotator.suggest.structure.heads import (
    attends,
    came,
    credit_start,
    happened,
    is_dashed,
    is_entry,
    is_numbered,
    is_signed,
    names_notice,
    says,
)
from annotator.suggest.structure.lines import Line
from annotator.suggest.structure.measures import UNSET, measures
from annotator.suggest.structure.role_names import BODY, BYLINE, CREDIT, FURNITURE, HEADLINE, JUMP

INDENT = 2.0
"""How far a paragraph's first line is set in, in em, where raw does not show it."""
_SLACK = 2.0
"""So much looser are the edges of columns whose lines a reading machine left uneven."""
_SENTENCE_INSIDE = 5.0
"""The cost of a line that is no running text though a sentence ends inside it."""
_INNER = re.compile("[，,；;。、\n]")
_INNER_COST = {"，": 1.2, ",": 1.2, "；": 1.2, ";": 1.2, "。": _SENTENCE_INSIDE, "、": 0.5}
"""The cost of the marks inside a line that is no running text."""
UNFINISHED = 6.0
"""The cost of a page's last paragraph that ends inside a sentence."""
_NUMBERS = "一二三四五六七八九十"
_POINT = re.compile(f"^([{_NUMBERS}])(要|是|、)")
_TURN = re.compile(r"^(?:[●○◆◇■□△▲▽▼★☆◎]|(?:问|答|记者|主持人)[：:])")
"""How a line starts a paragraph: with a mark before each item, or with whose turn it is."""
_MARKED = -4.0
"""The cost of a line that the text itself marks as a heading: it stands alone for certain."""
_PART_BEHIND = {
    **dict.fromkeys(PAUSES | OPENERS, 10.0),
    **dict.fromkeys("；;", 3.0),
    **dict.fromkeys("：:", 2.0),
}
"""The cost of a paragraph's end behind a mark that does not end a sentence."""
_PART_BEFORE_PICTURE = 2.0
"""The cost of a paragraph's end, wherever it is, before a picture's caption."""
_LONGEST_CAPTION = 10
"""The most lines of a picture's caption."""
_WIDEST_QUESTION, _ASKED = 26, 6.0
"""The most em of a headline that asks, and how much less it costs that one stands over a report,
or over who wrote it."""
_NOTICE_ENDS, _NOTIFIED = frozenset("告示事明讯闻单歉聘榜"), 2.0
"""How a notice's headline ends, and how much less it costs that one stands alone."""
_MARK_REACH = 3
"""How many lines further on a quote's or a bracket's partner tells something."""
_LEADS_ON = frozenset("的和与及或把被将从向对并")
"""What a clause does not end with."""
_FRAGMENT_ENDS = frozenset("。，、；")
"""What stands behind the one character that a line's end cut off a word."""
_TURNS = frozenset("●○◆◇■□△▲▽▼★☆◎问答记主")
_TELLING = NO_START | frozenset("的们") | _TURNS | frozenset(_NUMBERS)
"""Marks and ideographs that tell something at a line's start; what is no ideograph may, too."""
_RUNS_ON = re.compile("(?:指出|强调|表示|要求|认为|说)[，,]|^在[^，,]{2,12}[，,]")
"""What running text has inside a line more often than a headline: who says it, where it was."""
_DAY = re.compile(r"\d{1,2} ?日(上午|下午|晚|凌晨|中午|，|,)?")
_LIKELY_ALONE = frozenset((FURNITURE, CREDIT, JUMP, BYLINE))


Ends = tuple[float, float, float, float, float, float]
"""The costs of what the end of a line can be, whatever the column is: nothing, as the paragraph
goes on in the next line; the same where lines are not broken by a column, so that blank lines tell
less; a paragraph's end and another one's start; an end before a line that stands alone; a start
behind one; one behind another. A plain tuple, as `Fit` is.
"""


class Setting:
    """The lines of a page, the columns they may be set in, and all costs."""

    def __init__(self, lines: Sequence[Line], marked: Collection[int], indent: float) -> None:
        self.lines = lines
        self.slack = 1.0
        """How much less than elsewhere it tells that a line ends beside its column's edge."""
        self.marked = marked
        self.indent = indent
        self.captions = frozenset(_captions(lines))
        """The lines that pictures' captions start with for certain."""
        self.measures = measures(lines, self.captions)
        blank = [line.blank > 0 for line in lines]
        blank_share = sum(blank[1:]) / (len(lines) - 1) if len(lines) > 1 else 1.0
        self.blanks_tell = 0.02 < blank_share < 0.9
        self.indents = sum([line.indent >= 1.5 for line in lines]) >= max(3, len(lines) / 12)
        # Most lines start with an ordinary character, which spares most of the questions.
        firsts = [line.text[0] for line in lines]
        tells = {first: first in _TELLING or not is_chinese(first) for first in set(firsts)}
        self.telling = [tells[first] for first in firsts]
        held_back = [
            _unbroken(line.text) if telling or line.text[1:2] in NO_START else 0.0
            for line, telling in zip(lines, self.telling, strict=True)
        ]
        self.held_back = [*held_back[1:], 0.0]
        """How much of the next line's start could not have stood at a line's end, in em."""
        self.apart = list(map(and_, blank, [*blank[1:], True])) if self.blanks_tell else []
        self.apart = self.apart or [False] * len(lines)
        """Which lines stand between blank ones that tell something."""
        self.ends = self._ends()
        inner = "".join(_INNER.findall("\n".join([line.text for line in lines]))).split("\n")
        self.alone = list(map(self._alone, lines, self.apart, self.telling, inner))
        for index in self.captions:
            self.alone[index] += _SENTENCE_INSIDE
        for index, (line, after) in enumerate(pairwise(lines)):
            led = after.kind is BODY or after.kind is BYLINE
            if led and line.width <= _WIDEST_QUESTION and line.text[-1] in "？?":
                self.alone[index] -= _ASKED
        self.fits = self._fits()

    def set_in_by(self, indent: float) -> "Setting":
        """Give the same lines with first lines set in by `indent` em."""
        other = copy(self)
        other.indent = indent
        other.fits = other._fits()
        return other

    def with_loose_edges(self) -> "Setting":
        """Give the same lines in columns whose edges are not true, as where letters were lost."""
        other = copy(self)
        other.slack = _SLACK
        other.fits = other._fits()
        return other

    def _ends(self) -> list[Ends]:
        """Give the costs of the end of each line but the last."""
        lines, captions, indents = self.lines, self.captions, self.indents
        entries = [is_entry(line.text) for line in lines]
        listed = True in entries
        pairs = zip(pairwise(lines), self.telling[1:], _left_open(lines), strict=True)
        found = []
        for index, ((line, after), telling, left_open) in enumerate(pairs):
            text, following, finished, blank = line.text, after.text, line.finished, after.blank
            last, first = text[-1], following[0]
            join = part = lone = lone_on = gap = 0.0
            if self.blanks_tell:
                if blank:
                    gap, part, lone_on = 2.4, 0.25, -0.4
                else:
                    join, part, lone, lone_on = 0.1, 1.6, 2.0, -1.0
            if blank > 1:
                gap += 2.5
            if finished:
                join += 3.0
            else:
                part += _PART_BEHIND.get(last, 7.0)
                if last in "：:":
                    join += 0.3
            if telling:
                if is_latin(first) and is_latin(last):
                    part += 3.0
                    lone += 2.0
                if first in NO_START:
                    part += 10.0
                    lone += 6.0
                if first in "的们" and following[1:2] != "确":
                    part += 4.0
                    lone += 4.0
                # The name of who writes stands behind the dateline, wherever that ends.
                named = first in "（(" and last in "电讯"
                if (after.kind is BODY and not named) or _takes_turn(following):
                    join += 9.0
                if (finished or last in "；;：:") and is_numbered(following):
                    join += 9.0
            elif after.kind is BODY:
                join += 9.0
            if listed and entries[index + 1] and any(entries[max(0, index - 2) : index + 1]):
                join += 7.0
            if telling and not blank and is_signed(following):
                join -= 6.0
            if left_open:
                part += 5.0
                lone += 2.0
            if following[1:2] in _FRAGMENT_ENDS and is_chinese(first):
                part += 3.0
                if first == last:  # what stands at both columns' ends
                    part += 3.0
                    lone += 4.0
            if telling and enumerates(text, following):
                part += 3.0
                join -= 2.5
            if index + 1 in captions:
                join += 3.0
                # A lone line over it may be the picture's headline.
                if last in PAUSES or (self.blanks_tell and not line.blank):
                    part = min(part, _PART_BEFORE_PICTURE)
            if indents:
                if after.indent >= 1.5:
                    join += 5.0
                else:
                    part += 1.5
            behind = part
            under = blank and not finished and self.apart[index + 1] and not self.apart[index]
            if under and _leads_head(following):
                # The column ends inside a sentence, and a kicker stands under it.
                behind = min(part, _PART_BEFORE_PICTURE)
            found.append((join + gap, join + gap / 4, part, behind + lone, lone + 1.0, lone_on))
        return found

    def _alone(self, line: Line, apart: bool, telling: bool, inner: str) -> float:
        """The cost of a line that is no running text, its marks being `inner`."""
        text, finished, kind = line.text, line.finished, line.kind
        if line.number in self.marked:
            return _MARKED
        likely = telling and (_is_heading(line, finished) or is_dashed(text))
        if likely or (kind is not HEADLINE and kind in _LIKELY_ALONE):
            return 0.5 + (6.0 if finished and line.width > 30 else 0.0)
        cost = 2.6
        if apart:
            cost -= 1.5 if says(text) or (attends(text) and line.width < 20) else 0.0
            cost -= 1.5 if came(text) else 0.0
        last = text[-1]
        if line.width > 26:  # running text has a mark by then
            cost += (line.width - 26) * 0.15 if inner else -1.0 if line.blank else 0.0
        if last in _NOTICE_ENDS and line.width <= _WIDEST_QUESTION and names_notice(text):
            cost -= _NOTIFIED
        if finished:
            cost += 1.5 if last in "！？!?…" else 8.0
        elif last in PAUSES:
            cost += 3.0
        for mark in inner:
            cost += _INNER_COST[mark]
        if inner and last in _LEADS_ON:
            cost += 3.0
        under = self.blanks_tell and line.number and not line.blank
        if inner and under and _RUNS_ON.search(text):
            cost += 4.0
        cost -= _INNER_COST.get(last, 0.0) if last != "、" else 0.0
        if telling and not any(map(is_chinese, text)):
            cost += 3.0  # a figure out of the middle of a sentence
        if kind is BODY:
            cost += 8.0
        if "日" in text and _DAY.search(text):
            cost += 1.2  # reports name the day, headlines don't
        if telling and _takes_turn(text):
            cost += 3.0
        if not line.whole:
            cost += 2.0
        return cost

    def is_flush(self, index: int, measure: float, only: bool) -> bool:
        """Whether a paragraph's first line leaves no room for an indent in its column."""
        line = self.lines[index]
        if measure == UNSET or not self.indent or line.indent >= 1.5:
            return False
        if only:
            return line.width > measure - self.indent + 0.8
        kind = self.held_back[index], line.spaced_out, line.text[-1] in NO_START
        room = measure - line.width
        return short_by(room, *kind) + 1.0 < short_by(room - self.indent, *kind)

    def _fits(self) -> list[list[Fit]]:
        """Give the costs of each line in each column."""
        measures = self.measures[1:]
        known: dict[tuple[float, bool, float, bool, bool, bool, float], list[Fit]] = {}
        found = []
        for line, held_back, apart in zip(self.lines, self.held_back, self.apart, strict=True):
            last, wide = line.text[-1], line.width
            own_indent = line.indent if line.whole and line.indent >= 1.5 else 0.0
            stops = line.finished or last in "：:；;"
            # Two columns that break about a line between blank ones, or one after a first line,
            # are `apart`. Full lines of a column are alike: most of them are known by now.
            kind = held_back, line.spaced_out, own_indent, apart, stops, last in NO_START, wide
            fits = known.get(kind)
            if fits is None:
                costs = rooms(*kind[:-1], self.indent, self.slack)
                fits = [whole_line(wide), *[costs[measure - wide] for measure in measures]]
                known[kind] = fits
            found.append(fits)
        return found


def _leads_head(text: str) -> bool:
    """Whether a line may be a kicker: it ends in a verb of speech, or with what was held."""
    return says(text) or happened(text)


def _captions(lines: Sequence[Line]) -> Iterator[int]:
    """Give the lines that a picture's caption starts with for certain: they begin with a day behind
    an empty line, and the photographer's line follows.
    """
    for index, line in enumerate(lines):
        own = line.text[-1] in "摄影道图绘" and credit_start(line.text) > 0
        if not index or not (own or line.kind is CREDIT):
            continue
        start = index if own else index - 1
        while start > index - _LONGEST_CAPTION and start and not lines[start].blank:
            start -= 1
        day = _DAY.match(lines[start].text[:12].partition("月")[2])
        torn = 1 < start < index and not lines[start - 1].finished and lines[index - 1].finished
        if lines[start].blank and (day or (torn and line.blank)):
            yield start


def _left_open(lines: Sequence[Line]) -> Iterator[bool]:
    """Say of each line's end but the last whether a quote or bracket opened before it is closed
    behind it, both near.
    """
    found = PAIRED_OR_END.findall("\n".join([line.text for line in lines]))
    marks = "".join(found).split("\n")
    closer, until = "", 0
    """What would close the last mark, and the line up to whose end that tells something."""
    for index in range(len(lines) - 1):
        if marks[index]:
            closer, until = PARTNER.get(marks[index][-1], ""), index + _MARK_REACH
        if closer and index <= until:
            behind = "".join(marks[index + 1 : index + _MARK_REACH + 1])
            yield behind.startswith(closer)
        else:
            yield False


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
    total = sum(map(width, text[:size]))
    while size < len(text) and text[size] in NO_START:
        total += width(text[size])
        size += 1
    return total - 1.0
