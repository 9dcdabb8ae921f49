"""Which line ends end a paragraph: the likeliest reading of a page's lines."""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from annotator.suggest.logistic import chance
from annotator.suggest.structure.evidence import FAR, LONG
from annotator.suggest.structure.fits import UNDER_HEAD
from annotator.suggest.structure.glyphs import PAUSES
from annotator.suggest.structure.line_ends import Judged, LineEnds, is_torn, judge
from annotator.suggest.structure.lines import Line
from annotator.suggest.structure.measures import UNSET
from annotator.suggest.structure.setting import INDENT, UNFINISHED, Setting

_OTHER_COLUMN = 4.0
_FLUSH = 10.0
"""How much better a reading without indents must be."""
_MOST_OF_HEAD = 3
"""The most lines in a row that stood alone and may be one head."""
_SURE = 0.99
"""The confidence of a page's only line."""
_NEVER = math.inf
_TINY = 1e-6
"""More than sums of costs in another order differ by."""
_TORN = 3.0
"""The cost of a page's beginning or ending inside a paragraph."""


@dataclass(slots=True)
class Paragraph:
    """Lines read as one paragraph, or one line that stands by itself; nobody changes one.

    Not frozen: a page has thousands in the making, and frozen ones take twice as long to fill.
    """

    lines: tuple[int, ...]
    body: bool
    measure: float
    """The width of its column in em; `UNSET` where lines are not broken by a column."""
    confidence: float
    """How likely all of its borders and inner line ends are right."""
    flush: bool = False
    """Whether it starts at the column's edge where others are indented, as a torn-off tail does."""


def paragraphs(
    lines: Sequence[Line], marked: Collection[int] = (), weights: LineEnds | None = None
) -> list[Paragraph]:
    """Give the paragraphs of the lines in their order; every line stands in exactly one.

    `marked` has the numbers of the lines that the text itself marks as headings; `weights` are
    those of the line ends, the program's own where there are none.
    """
    if not lines:
        return []
    reading, found = likeliest(lines, marked)
    judged = judge(lines, reading.margins, alone_in(found), weights)
    return _revised(lines, found, judged)


def likeliest(
    lines: Sequence[Line], marked: Collection[int] = ()
) -> tuple["Reading", list[Paragraph]]:
    """Give the likeliest reading of some lines by their setting alone, and its paragraphs."""
    reading = Reading(Setting(lines, marked, INDENT))
    found = reading.paragraphs()
    set_in_columns = [one for one in found if one.measure != UNSET]
    if sum(one.flush for one in set_in_columns) * 4 > len(set_in_columns) > 0:
        # Some papers set first lines flush; it takes clear proof.
        flush = Reading(reading.set.set_in_by(0.0))
        if flush.best + _FLUSH < reading.best:
            reading, found = flush, flush.paragraphs()
    if is_torn(lines, reading.margins, alone_in(found)):
        reading = Reading(reading.set.with_loose_edges())
        found = reading.paragraphs()
    return reading, found


def alone_in(found: Sequence[Paragraph]) -> list[bool]:
    """Say of each line whether it stands by itself."""
    return [not one.body for one in found for _ in one.lines]


def _revised(lines: Sequence[Line], found: Sequence[Paragraph], judged: Judged) -> list[Paragraph]:
    """Give the paragraphs as the line ends were judged, with what that says of their borders."""
    sure = [odd if joins else -odd for odd, joins in zip(judged.odds, judged.joins, strict=True)]
    result: list[Paragraph] = []
    part: list[int] = []
    of: list[Paragraph] = []
    last = found[-1].lines[-1]
    for one in found:
        start, end = one.lines[0], one.lines[-1]
        if not part and not (end < last and judged.joins[end]) and all(judged.joins[start:end]):
            confidence = chance(min(near)) if (near := sure[max(0, start - 1) : end + 1]) else _SURE
            result.append(_judged(one, lines, confidence))
            continue
        for line in one.lines:
            part.append(line)
            of.append(one)
            if line < last and judged.joins[line]:
                continue
            near = sure[max(0, part[0] - 1) : line + 1]
            confidence = chance(min(near)) if near else _SURE
            result.append(_put_together(part, of, lines, confidence))
            part, of = [], []
    return result


def _judged(one: Paragraph, lines: Sequence[Line], confidence: float) -> Paragraph:
    """Give a paragraph that was judged as it was read."""
    measure = one.measure
    if one.body and measure == UNSET:
        measure = _column_of(one.lines, lines)
    return Paragraph(one.lines, one.body, measure, confidence, one.flush)


def _is_body(part: Sequence[int], of: Sequence[Paragraph], lines: Sequence[Line]) -> bool:
    """Whether lines put together are running text: few lines that stood alone may be a head."""
    if any(one.body for one in of):
        return True
    if len(part) < 2:
        return False
    last = lines[part[-1]]
    if len(part) > _MOST_OF_HEAD or last.finished or last.text[-1] in PAUSES:
        return True
    return sum(lines[index].text.count(mark) for index in part for mark in "，。；") > 1


def _column_of(part: Sequence[int], lines: Sequence[Line]) -> float:
    """Give the width of the column that running text fills whose lines were read as standing alone;
    `UNSET` where there are too few to tell.
    """
    widths = sorted(lines[index].width for index in part[:-1])
    if widths and lines[part[-1]].width >= widths[-1]:
        widths.append(lines[part[-1]].width)
    set_in = len(widths) > 1 and widths[-1] < LONG and widths[-1] - widths[0] <= INDENT + 1
    return float(int(widths[-1])) if set_in else UNSET


def _put_together(
    part: Sequence[int], of: Sequence[Paragraph], lines: Sequence[Line], confidence: float
) -> Paragraph:
    """Give the paragraph of some lines, each of which was read as one of the paragraphs `of`."""
    widest = of[0]
    if widest is not of[-1]:
        widest = max(of, key=lambda one: len(one.lines) if one.body else 0)
    flush = of[0].flush and of[0].lines[0] == part[0]
    body, measure = _is_body(part, of, lines), widest.measure
    if body and measure == UNSET:
        measure = _column_of(part, lines)
    return Paragraph(tuple(part), body, measure, confidence, flush)


class Reading:
    """The dynamic programme: each line goes on, ends its paragraph, or is alone.

    From the last line back it finds for every column what the rest costs; from the first line on it
    then follows only what may come near the best.
    """

    def __init__(self, setting: Setting) -> None:
        self.set = setting
        self._look_ahead()
        self.best = min(cost for cost, *_ in self._choices(0, "", 0))

    def _look_ahead(self) -> None:
        """Find the best cost of what follows each line, by what the line is."""
        one = self.set
        unfinished = 0.0 if one.lines[-1].finished else UNFINISHED
        on, stop = [_TORN] * len(one.measures), [unfinished] * len(one.measures)
        from_lone = 0.0
        self.going_on, self.from_ended, self.from_lone = [on], [stop], [from_lone]
        self.new: list[list[float]] = []
        """What each line and all behind it cost by column where a paragraph starts with it."""
        self.least_new: list[float] = []
        """The least of that."""
        self.least_under: list[float] = []
        """The same under a line that is alone."""
        for index in range(len(one.lines) - 1, -1, -1):
            join = one.ends[index - 1][0] if index else 0.0
            new, inside = [], []
            least_under = _NEVER
            # Comparisons instead of min(): these few lines are most of what a page's reading costs.
            for (opening, unindented, within, last, only), goes, stops in zip(
                one.fits[index], on, stop, strict=True
            ):
                best, other = opening + goes, only + stops
                new.append(other if other < best else best)
                if unindented < opening and unindented + goes < least_under:
                    least_under = unindented + goes
                best, other = within + goes, last + stops
                inside.append((other if other < best else best) + join)
            least_new = min(new)
            if least_new < least_under:
                least_under = least_new
            self.new.append(new)
            self.least_new.append(least_new)
            self.least_under.append(least_under)
            if not index:
                break
            _, join_whole, part, to_lone, from_lone_on, lone_on = one.ends[index - 1]
            lone = one.alone[index] + from_lone
            on = inside
            on[0] += join_whole - join
            most, other = least_new + _OTHER_COLUMN + part, lone + to_lone
            most = most if most < other else other
            if least_new + part < most:
                stop = [own if (own := cost + part) < most else most for cost in new]
            else:
                stop = [most] * len(new)
            most, other = least_under + from_lone_on, lone + lone_on
            from_lone = most if most < other else other
            self.going_on.append(on)
            self.from_ended.append(stop)
            self.from_lone.append(from_lone)
        for costs in (self.going_on, self.from_ended, self.new):
            costs.reverse()
        for least in (self.from_lone, self.least_new, self.least_under):
            least.reverse()

    def paragraphs(self) -> list[Paragraph]:
        """Follow the best reading from the first line to the last."""
        found: list[Paragraph] = []
        members: list[int] = []
        state, column = "", 0
        fits, on, stop = self.set.fits, self.going_on, self.from_ended
        for index in range(len(self.set.lines)):
            if state == "going":
                members.append(index)
                _, _, inside, ends, _ = fits[index][column]
                if inside + on[index][column] >= ends + stop[index][column]:
                    state = "ended"  # nothing is won by going on
                continue
            _, first, state, new_column = min(self._choices(index, state, column))
            if first and members:
                found.append(self._paragraph(members, column))
                members = []
            column = new_column
            if state == "lone":
                found.append(Paragraph((index,), False, UNSET, 1.0))
            else:
                members.append(index)
        if members:
            found.append(self._paragraph(members, column))
        return found

    def _choices(self, index: int, state: str, column: int) -> list[tuple[float, bool, str, int]]:
        """Give (cost to the end, whether a paragraph starts, what the line is, its column).

        That is where no paragraph goes on. What is dearer than another one for certain may be left
        out.
        """
        fits = self.set.fits[index]
        on, stop = self.going_on[index], self.from_ended[index]
        lone = self.set.alone[index] + self.from_lone[index]
        part = moved = 0.0
        first = 1  # a text may start without an indent under a head
        if state:
            _, _, part, to_lone, from_lone, lone_on = self.set.ends[index - 1]
            if state == "lone":
                part = from_lone
                lone += lone_on
                choices = [(lone, True, "lone", column)]
                least = self.least_under[index] + part
            else:
                first, moved = 0, _OTHER_COLUMN
                lone += to_lone
                choices = [
                    (lone, True, "lone", column),
                    (fits[column][first] + on[column] + part, True, "going", column),
                    (fits[column][-1] + stop[column] + part, True, "ended", column),
                ]
                least = self.least_new[index] + part + moved
            if min(choices)[0] < least - _TINY:
                return choices
        more = part + moved
        going = [fit[first] + goes + more for fit, goes in zip(fits, on, strict=True)]
        ended = [fit[-1] + stops + more for fit, stops in zip(fits, stop, strict=True)]
        going[column] = fits[column][first] + on[column] + part
        ended[column] = fits[column][-1] + stop[column] + part
        choices = [(lone, True, "lone", column), _least(going, "going"), _least(ended, "ended")]
        if not index:
            torn = [fit[2] + goes + _TORN for fit, goes in zip(fits, on, strict=True)]
            torn_off = [fit[3] + stops + _TORN for fit, stops in zip(fits, stop, strict=True)]
            choices += [_least(torn, "going"), _least(torn_off, "ended")]
        return choices

    def _paragraph(self, members: Sequence[int], column: int) -> Paragraph:
        measure = self.set.measures[column]
        flush = self.set.is_flush(members[0], measure, len(members) == 1)
        return Paragraph(tuple(members), True, measure, 1.0, flush)

    @cached_property
    def margins(self) -> list[float]:
        """Say of each line end how much more the best reading with the other answer costs.

        Above zero where the paragraph goes on, below where it ends; `FAR` at the most.

        From line to line only what is near is followed: what a line can be in a reading that costs
        no more than `FAR` beyond the best one. On the cheapest way to what is near all is near, so
        that nothing is missed; inside most paragraphs that is one column.
        """
        one = self.set
        limit = self.best + FAR + _TINY
        columns = range(len(one.measures))
        # The best costs up to a line: by column where it goes on or ended, and where it is alone.
        going, ended = dict.fromkeys(columns, _TORN), dict.fromkeys(columns, 0.0)
        lone, part, join, moved, after_lone = one.alone[0], 0.0, 0.0, _NEVER, 0.0
        tried: Iterable[int] = columns
        margins = []
        for index in range(len(one.lines) - 1):
            if index:
                join, join_whole, part, to_lone, from_lone, lone_on = one.ends[index - 1]
                if 0 in going:
                    going[0] += join_whole - join
                tried, moved, after_lone = going, _NEVER, _NEVER
                if ended or lone < _NEVER:
                    least = min(ended.values()) if ended else _NEVER
                    moved, after_lone = least + _OTHER_COLUMN, lone + from_lone
                    best, other = moved + part, after_lone - UNDER_HEAD
                    most = limit - (other if other < best else best)
                    best, other = least + to_lone, lone + lone_on
                    lone = (other if other < best else best) + one.alone[index]
                    tried = {*going, *ended}
                    if self.least_new[index] <= most:
                        new = enumerate(self.new[index])
                        tried.update([column for column, cost in new if cost <= most])
            fits, on, stop = one.fits[index], self.going_on[index], self.from_ended[index]
            goes, ends = _NEVER, lone + self.from_lone[index]
            if ends > limit:
                lone = _NEVER
            old_going, old_ended, going, ended = going, ended, {}, {}
            for column in tried:
                opening, unindented, inside, last, only = fits[column]
                old = old_going[column] + join if column in old_going else _NEVER
                fresh = old_ended.get(column, moved)
                fresh = (fresh if fresh < moved else moved) + part
                best, other = fresh + opening, after_lone + unindented
                if other < best:
                    best = other
                other = old + inside
                if other < best:
                    best = other
                rest = best + on[column]
                if rest <= limit:
                    going[column] = best
                    if rest < goes:
                        goes = rest
                best = (fresh if fresh < after_lone else after_lone) + only
                other = old + last
                if other < best:
                    best = other
                rest = best + stop[column]
                if rest <= limit:
                    ended[column] = best
                    if rest < ends:
                        ends = rest
            margin = ends - goes
            margins.append(FAR if margin > FAR else margin if margin > -FAR else -FAR)
        return margins


def _least(costs: Sequence[float], state: str) -> tuple[float, bool, str, int]:
    """Give the column in which a line that starts a paragraph costs least."""
    cost = min(costs)
    return cost, True, state, costs.index(cost)
