"""Which line ends end a paragraph: the likeliest reading of a page's lines as set columns.

Every line is body text of a column so many em wide, or stands by itself (headlines, bylines and
what else is not set as running text). A line inside a paragraph fills its column, the first one
leaves two em for the indent, and the last one ends where the sentence does. The costs below are
negative log-likelihoods, roughly, of what pages in several forms look like.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.suggest.glyphs import (
    CLOSERS,
    NO_START,
    OPENERS,
    PARTNER,
    PAUSES,
    ends_sentence,
    is_latin,
    width,
)
from annotator.suggest.lines import Line

UNSET = 0.0
"""The column width of text that has a whole paragraph, or a column's share of it, on each line."""
_FAR = 1e9
_LEAD = re.compile(
    r"^(本报|本台|本刊)?[^，。]{0,8}(讯|电)[（(　]|^[^，。（(]{0,6}[（(](本报|.{0,6})?(见习|实习|特约)?(记者|通讯员)"
    r"|^(本报|新华社|中新社)[^，。]{0,12}[讯电]"
)


def leads(text: str) -> bool:
    """Whether the text opens as a report does: 本报讯（记者 …）, 新华社…电."""
    return _LEAD.match(text[:40]) is not None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines read as one paragraph, or one line that stands by itself."""

    lines: tuple[int, ...]
    body: bool
    measure: float
    """The width of its column in em; `UNSET` where lines are not broken by a column."""
    confidence: float
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class _Ends:
    """The costs of what follows a line, whatever the column is."""

    join: float
    part: float
    to_lone: float
    from_lone: float


def paragraphs(
    lines: Sequence[Line], marked: frozenset[int] | set[int] = frozenset()
) -> list[Paragraph]:
    """Give the paragraphs of the lines in their order; every line stands in exactly one."""
    if not lines:
        return []
    return _Reading(lines, marked).paragraphs()


class _Reading:
    """The dynamic programme over (column width, inside or at the end of a paragraph)."""

    def __init__(self, lines: Sequence[Line], marked: frozenset[int] | set[int]) -> None:
        self.lines = lines
        self.marked = marked
        self.measures = _measures(lines)
        follow = [line.blank for line in lines[1:]]
        self.blank_share = sum(map(bool, follow)) / len(follow) if follow else 1.0
        self.indents = sum(line.indent >= 1.5 for line in lines) >= max(2, len(lines) / 60)
        self.ends = [self._ends(index) for index in range(len(lines) - 1)]

    def _ends(self, index: int) -> _Ends:
        line, after = self.lines[index], self.lines[index + 1]
        join = part = lone = 0.0
        if 0.02 < self.blank_share < 0.9:
            if after.blank:
                join += 2.2
                part += 0.25
            else:
                join += 0.1
                part += 1.6
                lone += 2.0
        if after.blank > 1:
            join += 2.5
        text, following = line.text, after.text
        last = text[-1]
        if ends_sentence(text):
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
        if following[0] in NO_START:
            part += 10.0
            lone += 6.0
        if leads(following):
            join += 9.0
        if _left_open(self.lines, index):
            part += 5.0
            lone += 2.0
        if self.indents:
            if after.indent >= 1.5:
                join += 5.0
            else:
                part += 1.5
        return _Ends(join, part, part + lone, lone)

    def _lone(self, index: int) -> float:
        """The cost of a line that is no running text."""
        line = self.lines[index]
        text = line.text
        if line.number in self.marked:
            return 0.0
        cost = 3.0 + max(0.0, line.width - 26) * 0.15
        if ends_sentence(text):
            cost += 1.5 if text[-1] in "！？!?…" else 8.0
        elif text[-1] in PAUSES:
            cost += 3.0
        cost += 1.2 * sum(character in "，,；;。" for character in text[:-1])
        if leads(text):
            cost += 8.0
        if not line.whole:
            cost += 2.0
        return cost

    def _fill(self, index: int, room: float) -> float:
        """The cost of a line that goes on in the next one, set in `room` em."""
        line = self.lines[index]
        short = room - line.width
        if short > 0.5 and index + 1 < len(self.lines):
            short = max(short - _unbroken(self.lines[index + 1].text), min(short, 0.5))
        if line.spaced_out and short > 0:
            short = max(0.0, short - 2.0)
        if short < -1.05:
            return min(1.5 - 2.5 * (short + 1.05), 14.0)
        if short <= 0.6:
            return 0.0
        if short <= 1.3:
            return 0.4
        return min(1.5 + 2.0 * (short - 1.3), 14.0)

    def _set(self, index: int, measure: float) -> tuple[float, float, float, float]:
        """The costs as (first and on, inside and on, last, only) line of a paragraph."""
        line = self.lines[index]
        if measure == UNSET:
            broken = 2.5 + (2.5 if line.width < 30 else 0.0)
            return broken, broken, 1.0 if line.width > 8 else 1.6, 0.3
        full = self._fill(index, measure)
        opening = min(self._fill(index, measure - 2), full + 3.0)
        inside = full
        last_room, only_room = measure - line.width, measure - 2 - line.width
        if line.indent >= 1.5 and line.whole:
            opening = self._fill(index, measure - line.indent)
            inside += 5.0
            last_room -= 5.0
        last = 0.6 if last_room >= 0.8 else 1.8 if last_room > -1.1 else 14.0
        only = 0.9 if only_room >= -0.6 else 3.5 if only_room > -3.1 else 14.0
        if line.spaced_out:
            last += 2.5
            only += 2.5
        return opening, inside, last, only

    def _run(self) -> tuple[list[list[float]], list[list[float]], list[float]]:
        """Give the best cost of every (line, column) with the paragraph going on, ended, lone."""
        going: list[list[float]] = []
        ended: list[list[float]] = []
        lone: list[float] = []
        for index in range(len(self.lines)):
            now_going, now_ended = [], []
            end = self.ends[index - 1] if index else None
            best_ended = min(ended[-1]) if index else 0.0
            for column, measure in enumerate(self.measures):
                opening, inside, last, only = self._set(index, measure)
                if end is None:
                    before_new, before_on = 0.0, 3.0
                else:
                    before_new = min(
                        min(ended[-1][column], best_ended + 4.0) + end.part,
                        lone[-1] + end.from_lone + 1.0,
                    )
                    before_on = going[-1][column] + end.join
                now_going.append(min(before_new + opening, before_on + inside))
                now_ended.append(min(before_new + only, before_on + last))
            if end is None:
                alone = 0.0
            else:
                alone = min(best_ended + end.to_lone, lone[-1] + 0.0)
            going.append(now_going)
            ended.append(now_ended)
            lone.append(alone + self._lone(index))
        return going, ended, lone

    def paragraphs(self) -> list[Paragraph]:
        going, ended, lone = self._run()
        found: list[Paragraph] = []
        index = len(self.lines) - 1
        column = min(range(len(self.measures)), key=lambda one: ended[index][one])
        open_column = min(range(len(self.measures)), key=lambda one: going[index][one])
        unfinished = _unended(self.lines[index].text)
        costs = [ended[index][column] + unfinished, going[index][open_column] + 1.0, lone[index]]
        state = costs.index(min(costs))  # 0 ended, 1 going on, 2 lone
        if state == 1:
            column = open_column
        members: list[int] = []
        open_end = state == 1
        while index >= 0:
            end = self.ends[index - 1] if index else None
            if state == 2:
                found.append(Paragraph((index,), False, UNSET, 0.9))
                if end is None:
                    break
                best = min(range(len(self.measures)), key=lambda one: ended[index - 1][one])
                if ended[index - 1][best] + end.to_lone < lone[index - 1]:
                    state, column = 0, best
                index -= 1
                continue
            members.append(index)
            opening, inside, last, only = self._set(index, self.measures[column])
            new_cost, on_cost = (only, last) if state == 0 else (opening, inside)
            target = ended[index][column] if state == 0 else going[index][column]
            if end is not None and math.isclose(
                going[index - 1][column] + end.join + on_cost, target, abs_tol=1e-6
            ):
                state = 1
                index -= 1
                continue
            if end is None and math.isclose(3.0 + on_cost, target, abs_tol=1e-6):
                new_cost = on_cost
            measure = self.measures[column]
            found.append(Paragraph(tuple(reversed(members)), True, measure, 0.9, open_end=open_end))
            members, open_end = [], False
            if end is None:
                break
            best = min(range(len(self.measures)), key=lambda one: ended[index - 1][one])
            options = (
                (ended[index - 1][column] + end.part, 0, column),
                (ended[index - 1][best] + 4.0 + end.part, 0, best),
                (lone[index - 1] + end.from_lone + 1.0, 2, column),
            )
            _, state, column = min(options)
            index -= 1
        found.reverse()
        return found


def _unended(text: str) -> float:
    return 0.0 if ends_sentence(text) else 6.0


def _measures(lines: Sequence[Line]) -> list[float]:
    """Give the column widths worth trying: those which many lines have, and none at all."""
    counts = Counter(round(line.width) for line in lines if 5 <= line.width <= 44)
    near = {
        measure: count + 0.5 * (counts[measure - 1] + counts[measure + 1])
        for measure, count in counts.items()
    }
    common = [measure for measure, weight in near.items() if counts[measure] >= 2 and weight >= 3]
    common.sort(key=lambda measure: -near[measure])
    return [UNSET, *map(float, sorted(common[:12]))]


def _unbroken(text: str) -> float:
    """How much of a line's start could not have stood at the end of the line before, in em."""
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


def _left_open(lines: Sequence[Line], index: int) -> bool:
    """Whether a quote or bracket opened before this line's end is closed behind it."""
    text = "".join(line.text for line in lines[max(0, index - 3) : index + 1])
    opened = next((mark for mark in reversed(text) if mark in OPENERS or mark in CLOSERS), "")
    if opened not in OPENERS or not opened:
        return False
    text = "".join(line.text for line in lines[index + 1 : index + 4])
    closed = next((mark for mark in text if mark in OPENERS or mark in CLOSERS), "")
    return closed == PARTNER[opened]
