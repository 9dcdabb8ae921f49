"""Which line ends end a paragraph: the likeliest reading of a page's lines."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from operator import add

from annotator.page.quick_init import quick_init
from annotator.suggest.logistic import chance
from annotator.suggest.structure.line_ends import Judged, LineEnds, judge
from annotator.suggest.structure.lines import Line
from annotator.suggest.structure.setting import INDENT, UNFINISHED, UNSET, Setting

_OTHER_COLUMN = 4.0
_FLUSH = 10.0
"""How much better a reading without indents must be."""
_MOST_OF_HEAD = 3
"""The most lines in a row that stood alone and may be one head."""
_SURE = 0.99
"""The confidence of a page's only line."""
_NEVER = math.inf
_TORN = 3.0
"""The cost of a page's beginning or ending inside a paragraph."""


@quick_init
@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines read as one paragraph, or one line that stands by itself."""

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
    judged = judge(lines, reading.margins(), alone_in(found), weights)
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
            return flush, flush.paragraphs()
    return reading, found


def alone_in(found: Sequence[Paragraph]) -> list[bool]:
    """Say of each line whether it stands by itself."""
    return [not one.body for one in found for _ in one.lines]


def _revised(lines: Sequence[Line], found: Sequence[Paragraph], judged: Judged) -> list[Paragraph]:
    """Give the paragraphs as the line ends were judged, with what that says of their borders."""
    sure = [
        chance(odd if joins else -odd) for odd, joins in zip(judged.odds, judged.joins, strict=True)
    ]
    result: list[Paragraph] = []
    part: list[int] = []
    of: list[Paragraph] = []
    last = found[-1].lines[-1]
    for one in found:
        for line in one.lines:
            part.append(line)
            of.append(one)
            if line < last and judged.joins[line]:
                continue
            near = sure[max(0, part[0] - 1) : line + 1]
            body = _is_body(part, of, lines)
            result.append(_put_together(part, of, body, min(near, default=_SURE)))
            part, of = [], []
    return result


def _is_body(part: Sequence[int], of: Sequence[Paragraph], lines: Sequence[Line]) -> bool:
    """Whether lines put together are running text: few lines that stood alone may be a head."""
    if any(one.body for one in of):
        return True
    return len(part) > _MOST_OF_HEAD or (len(part) > 1 and lines[part[-1]].finished)


def _put_together(
    part: Sequence[int], of: Sequence[Paragraph], body: bool, confidence: float
) -> Paragraph:
    """Give the paragraph of some lines, each of which was read as one of the paragraphs `of`."""
    widest = max(of, key=lambda one: len(one.lines) if one.body else 0)
    flush = of[0].flush and of[0].lines[0] == part[0]
    return Paragraph(tuple(part), body, widest.measure, confidence, flush)


class Reading:
    """The dynamic programme: each line goes on, ends its paragraph, or is alone."""

    def __init__(self, setting: Setting) -> None:
        self.set = setting
        self.columns = range(len(setting.measures))
        self._look_back()
        self._look_ahead()
        self.best = min(self.lone[-1], *self.ended[-1], *self.going[-1])

    def _look_back(self) -> None:
        """Find the best cost up to each line, by column, with its paragraph going on or ended."""
        one = self.set
        self.going: list[list[float]] = []
        self.ended: list[list[float]] = []
        self.lone: list[float] = []
        columns = one.fits[0]
        before_going, before_ended = [_TORN] * len(columns), [0.0] * len(columns)
        after_lone = part = join = 0.0
        moved = _NEVER
        for index, fits in enumerate(one.fits):
            if not index:
                self.lone.append(one.alone[0])
            else:
                end = one.ends[index - 1]
                least = min(before_ended)
                moved = least + _OTHER_COLUMN
                after_lone = self.lone[-1] + end.from_lone
                part, join = end.part, end.join
                alone, other = least + end.to_lone, self.lone[-1] + end.lone_on
                self.lone.append((alone if alone < other else other) + one.alone[index])
                before_going = before_going.copy()
                before_going[0] += end.join_whole - join
            # Comparisons instead of min(): these few lines are most of what a page's reading costs.
            going, ended = [], []
            for (opening, unindented, inside, last, only), old, fresh in zip(
                fits, before_going, before_ended, strict=True
            ):
                fresh = (fresh if fresh < moved else moved) + part
                old += join
                best, other = fresh + opening, after_lone + unindented
                if other < best:
                    best = other
                other = old + inside
                going.append(other if other < best else best)
                best = (fresh if fresh < after_lone else after_lone) + only
                other = old + last
                ended.append(other if other < best else best)
            self.going.append(going)
            self.ended.append(ended)
            before_going, before_ended = going, ended
        unfinished = 0.0 if one.lines[-1].finished else UNFINISHED
        self.ended[-1] = [cost + unfinished for cost in self.ended[-1]]
        self.going[-1] = [cost + _TORN for cost in self.going[-1]]

    def _look_ahead(self) -> None:
        """Find the best cost of what follows each line, by what the line is."""
        one = self.set
        unfinished = 0.0 if one.lines[-1].finished else UNFINISHED
        self.going_on = [[_TORN for _ in self.columns]]
        self.from_ended = [[unfinished for _ in self.columns]]
        self.from_lone = [0.0]
        for index in range(len(one.lines) - 2, -1, -1):
            end, fits = one.ends[index], one.fits[index + 1]
            on, stop = self.going_on[-1], self.from_ended[-1]
            join, part = end.join, end.part
            lone = one.alone[index + 1] + self.from_lone[-1]
            new, inside = [], []
            least_new = least_under = _NEVER
            for (opening, unindented, within, last, only), goes, stops in zip(
                fits, on, stop, strict=True
            ):
                ends_here, best = only + stops, opening + goes
                if ends_here < best:
                    best = ends_here
                new.append(best)
                if best < least_new:
                    least_new = best
                best = unindented + goes
                if ends_here < best:
                    best = ends_here
                if best < least_under:
                    least_under = best
                best, other = within + goes, last + stops
                inside.append((other if other < best else best) + join)
            inside[0] += end.join_whole - join
            self.going_on.append(inside)
            most, other = least_new + _OTHER_COLUMN + part, lone + end.to_lone
            most = most if most < other else other
            self.from_ended.append([cost + part if cost + part < most else most for cost in new])
            least, other = least_under + end.from_lone, lone + end.lone_on
            self.from_lone.append(least if least < other else other)
        self.going_on.reverse()
        self.from_ended.reverse()
        self.from_lone.reverse()

    def paragraphs(self) -> list[Paragraph]:
        """Follow the best reading from the first line to the last."""
        found: list[Paragraph] = []
        members: list[int] = []
        state, column = "", 0
        for index in range(len(self.set.lines)):
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
        """Give (cost to the end, whether a paragraph starts, what the line is, its column)."""
        fits = self.set.fits[index]
        on, stop = self.going_on[index], self.from_ended[index]
        if state == "going":
            _, _, inside, last, _ = fits[column]
            return [
                (inside + on[column], False, "going", column),
                (last + stop[column], False, "ended", column),
            ]
        end = self.set.ends[index - 1] if index else None
        lone = self.set.alone[index] + self.from_lone[index]
        if state == "lone":
            part, moved = (end.from_lone if end else 0.0), 0.0
            lone += end.lone_on if end else 0.0
        elif state == "ended":
            part, moved = (end.part if end else 0.0), _OTHER_COLUMN
            lone += end.to_lone if end else 0.0
        else:
            part = moved = 0.0
        more = part + moved
        first = 0 if state == "ended" else 1  # a text may start without an indent under a head
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

    def margins(self) -> list[float]:
        """Say of each line end how much more the best reading with the other answer costs.

        Above zero where the paragraph goes on, below where it ends.
        """
        return [
            min(lone + from_lone, *map(add, ended, from_ended)) - min(map(add, going, going_on))
            for lone, from_lone, ended, from_ended, going, going_on in zip(
                self.lone[:-1],
                self.from_lone[:-1],
                self.ended[:-1],
                self.from_ended[:-1],
                self.going[:-1],
                self.going_on[:-1],
                strict=True,
            )
        ]


def _least(costs: Sequence[float], state: str) -> tuple[float, bool, str, int]:
    """Give the column in which a line that starts a paragraph costs least."""
    cost = min(costs)
    return cost, True, state, costs.index(cost)
