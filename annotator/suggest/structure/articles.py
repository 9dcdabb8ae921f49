"""Which paragraphs make an article, and which head belongs to it: before, behind or none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise
from typing import NamedTuple

from annotator.suggest.structure.article_costs import COSTS, Costs
from annotator.suggest.structure.kinship import USUAL, Kinship

_FAR = 1e9
_INNER = 3
"""The Markdown level from which a heading is one inside an article, as a rule."""
_RUNS = re.compile(r"[\u3400-\u9fff]+")
_HOPELESS = 20.0
"""A reading that costs so much more than another one does not come out best."""
_MOST_STATES = 64
_LONGEST = 8
"""The most lines that a head is tried with."""
_REACH = 3
"""How many groups of head lines ahead a text's own head is looked for, headings in between."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph or a head line, as far as articles are concerned."""

    text: str
    head: bool
    opens: bool = False
    """Whether a report opens here (本报讯 …)."""
    dashed: bool = False
    """Whether it starts with a dash, as a line under a headline does."""
    byline: bool = False
    measure: float = 0.0
    """The width of its column in em; 0 where that isn't known."""
    marked: int = 0
    """The level of the heading that the text itself marks it as; 0 for none."""
    counted: bool = False
    """Whether it is counted as headings inside an article are: 一、…"""
    parted: bool = False
    """Whether something that is no article's text stands between it and the unit before."""
    tight: bool = False
    """Whether it stands right under the head line before it, as its next line does."""
    fresh: bool = False
    """Whether what stands before it sends the reader on or back to another page."""
    item: bool = False
    """Whether it is the first of a list of items with a mark before each."""
    titled: bool = False
    """Whether it is the name of a series, which stands over a headline: …故事（三）."""
    far: bool = False
    """Whether more empty lines than usual stand before it."""
    spaced: bool = False
    """Whether its letters stand apart, as those of the largest line of a head do."""
    continues: bool = False
    """Whether it sounds like the midst of a text: 会议强调…, 二是…"""
    listed: bool = False
    """Whether it is an entry of a list, and no sentence."""
    notice: bool = False
    """Whether it heads a notice, a list or news in brief."""
    pictured: bool = False
    """Whether a picture's caption or credit stands right before it or behind it."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """An article's units by their index: its head and its paragraphs (headings among them)."""

    head: tuple[int, ...]
    body: tuple[int, ...]
    likeness: float
    """How much head and text share, 0 to 1; 1 where there is no head."""


class _State(NamedTuple):
    """Whose text a paragraph is: that of the head in group `group`, cut at `cut`, or no head's."""

    side: str
    """Where the head stands: "before" with the group's end, "behind" with its start, or "none".

    A text whose last part stands over its head is a "tail" there and goes on "around" the head.
    """
    group: int = -1
    cut: int = 0


class _Step(NamedTuple):
    cost: float
    source: "_State | None"
    new: bool
    """Whether an article opens here."""


_NONE = _State("none")
_WAITING = frozenset(("behind", "tail"))
"""Where the head is yet to come."""
_Steps = dict[_State, _Step]


def group(
    units: Sequence[Unit], behind_cost: float, costs: Costs | None = None
) -> tuple[list[Grouping], list[int]]:
    """Give the articles in the order of the units, and the head lines that head nothing.

    `behind_cost` is what it costs that a head stands behind its text rather than before it.
    """
    return _Grouper(units, behind_cost, costs or COSTS).solve() if units else ([], [])


class _Grouper:
    """The cheapest way to put paragraphs and heads together, found from the first to the last."""

    def __init__(self, units: Sequence[Unit], behind_cost: float, costs: Costs) -> None:
        self.units = units
        self.costs = costs
        self.behind_cost = behind_cost
        # Where heads stand before their text as a rule, the place says more than the words.
        self.before_weight = costs.unrelated * (1.0 if behind_cost < 2 else costs.unrelated_before)
        self._lines_of: dict[_State, list[int]] = {}
        self._head_costs: dict[tuple[int, int, int], float] = {}
        self.groups: list[list[int]] = []
        self.group_ahead: list[int] = []
        """For each unit, the number of the last group that starts at or before it, plus one."""
        for index, unit in enumerate(units):
            if unit.head:
                if not index or not units[index - 1].head:
                    self.groups.append([])
                self.groups[-1].append(index)
            self.group_ahead.append(len(self.groups))
        self.kin = Kinship(
            [unit.text for unit in units],
            [unit.head for unit in units],
            [unit.dashed for unit in units],
        )
        reported = (one.marked for one, after in pairwise(units) if one.marked and after.opens)
        self.inner = max(_INNER, 1 + max(reported, default=0))
        """The Markdown level from which a heading is one inside an article of this page."""
        self.reports = sum(unit.opens for unit in units) >= 2

    def _lines(self, state: _State) -> list[int]:
        """Give the lines of a state's head, worked out once."""
        lines = self._lines_of.get(state)
        if lines is None:
            members = self.groups[state.group]
            lines = members[state.cut :] if state.side == "before" else members[: state.cut]
            self._lines_of[state] = lines
        return lines

    def _share(self, state: _State, unit: int) -> float:
        return 0.0 if state is _NONE else self.kin.share(self._lines(state), unit)

    def _cohesion(self, state: _State, unit: int) -> float:
        """Say how well a paragraph goes with the one next to the state's head."""
        anchor = unit - 1 if state is _NONE else self._anchor(state)
        if anchor == unit or not 0 <= anchor < len(self.units) or self.units[anchor].head:
            return 0.0
        lines = () if state is _NONE else self._lines(state)
        return self.costs.cohesion * self.kin.cohesion(anchor, lines, unit)

    def _anchor(self, state: _State) -> int:
        """Give the paragraph next to the state's head; an index out of reach where none is."""
        members = self.groups[state.group]
        return members[0] - 1 if state.side == "behind" else members[-1] + 1

    def _column(self, state: _State, unit: int) -> float:
        """The cost of a paragraph's width, beside that of the one next to the head."""
        anchor = self._anchor(state)
        if not 0 <= anchor < len(self.units):
            return 0.0
        return self.costs.other_column * _other_column(self.units[unit], self.units[anchor])

    def _tail_column(self, state: _State, unit: int) -> float:
        """The cost of the width of a text's last part that stands over its head."""
        anchor = self._anchor(state)
        if anchor >= len(self.units):
            return 0.0
        this, under = self.units[unit], self.units[anchor]
        if _other_column(this, under):
            return self.costs.tail_other_column
        above = next((one for one in reversed(self.units[:unit]) if not one.head), None)
        own = under.measure and above is not None and _other_column(this, above)
        return self.costs.tail_own_column if own else 0.0

    def _kindred(self, state: _State, unit: int) -> float:
        """The cost of a paragraph's going on under, or over, this head."""
        if state is _NONE:
            return self._cohesion(state, unit)
        cost = self._column(state, unit) + self._cohesion(state, unit)
        return cost + self.costs.share_inside * self._share(state, unit)

    def _opens(self, index: int) -> bool:
        """Whether a report opens with this unit."""
        return index < len(self.units) and self.units[index].opens

    def _is_signed(self, state: _State) -> bool:
        """Whether the head of an article names who wrote it, as those of long stories do."""
        return state is not _NONE and any(self.units[n].byline for n in self._lines(state))

    def _head_cost(self, group: int, low: int, high: int) -> float:
        """The cost of lines `low` to `high` of a group being one head, worked out once."""
        key = (group, low, high)
        if key not in self._head_costs:
            self._head_costs[key] = self._one_head(group, low, high)
        return self._head_costs[key]

    def _one_head(self, group: int, low: int, high: int) -> float:
        units = [self.units[member] for member in self.groups[group][low:high]]
        telling = [unit for unit in units if not (unit.dashed or unit.byline)]
        price = self.costs
        cost = price.long_head * max(0, sum(not unit.tight for unit in telling) - 3)
        cost += price.torn_apart * units[0].tight
        cost += price.parted * sum(unit.parted for unit in units[1:])
        upside_down = len(units) == 2 and units[0].byline and not units[1].byline
        if upside_down and not units[1].dashed:
            return cost + price.upside_down
        cost += price.signed_first * (units[0].dashed or units[0].byline)
        if low:
            cost += price.under * _is_led(units[0], self.units[self.groups[group][low - 1]])
        if high < len(self.groups[group]):
            beyond = self.units[self.groups[group][high]]
            cost += price.torn_apart * beyond.tight + price.under * _is_led(beyond, units[-1])
            cost += price.signed_first * (beyond.dashed or beyond.byline)
        bylines = [number for number, unit in enumerate(units) if unit.byline]
        if bylines:
            # A name closes the head that it signs; the text's first heading may follow it.
            unsigned = sum(not unit.byline for unit in units[bylines[0] :])
            led = high == len(self.groups[group]) and 0 < bylines[-1] == len(units) - 2
            if led and unsigned == 1 and not self._opens(self.groups[group][-1] + 1):
                cost += price.led
                units = units[:-1]
            else:
                cost += price.after_name * unsigned
        dashes = [number for number, unit in enumerate(units) if unit.dashed]
        if dashes:
            cost += price.after_dash * sum(not unit.dashed for unit in units[dashes[0] :])
        cost += price.inner_mark * sum(
            (unit.marked >= self.inner and not unit.notice) or unit.counted for unit in units
        )
        cost += price.titled * sum(unit.titled for unit in units[1:])
        marks = [number for number, unit in enumerate(units) if unit.marked]
        if len(marks) > 1 and marks[-1] - marks[0] >= len(marks):
            cost += price.marks_apart
        return cost

    def _loose(self, group: int, low: int, high: int) -> float:
        """The cost of lines `low` to `high` of a group heading nothing."""
        if low >= high:
            return 0.0
        units = [self.units[member] for member in self.groups[group][low:high]]
        marked = sum(unit.marked > 0 for unit in units)
        signed = sum(unit.byline or unit.dashed for unit in units)
        price = self.costs
        plain = price.loose + price.loose_line * sum(not unit.tight for unit in units)
        plain += price.pictured * any(unit.pictured for unit in units)
        plain += price.loose_notice * any(unit.notice for unit in units)
        return plain + price.loose_marked * marked + price.loose_signed * min(2, signed)

    def _heading(self, group: int) -> float:
        """The cost of a group's being a heading inside the article that goes on."""
        members = self.groups[group]
        after = members[-1] + 1
        if after >= len(self.units) or self.units[after].opens:
            return _FAR
        price = self.costs
        cost = price.heading * sum(not self.units[n].tight for n in members)
        cost += price.parted * sum(self.units[n].parted for n in members[1:])
        cost += price.heading_marked * any(self.units[n].byline for n in members)
        before = self.groups[group - 1] if group else []
        if before and len(members) == 1:
            cost += price.heading_alike * _built_alike(
                *(self.units[n[-1]] for n in (before, members))
            )
        cost += price.heading_long * max(0, len(self.units[members[0]].text) - 12)
        for member in members:
            unit = self.units[member]
            if (unit.marked >= self.inner and not unit.notice) or unit.counted:
                cost += price.heading_inner
            elif unit.marked or unit.dashed:
                cost += price.heading_marked
            cost += price.heading_notice * unit.notice
        return cost

    def _split(self, unit: int) -> float:
        """The cost of an article's ending before this paragraph, no head between."""
        this, before = self.units[unit], self.units[unit - 1]
        if this.opens or this.item or this.fresh:
            return 0.0
        price = self.costs
        cost = price.split_column if _other_column(this, before) else price.split
        if before.listed and not this.listed:
            cost = min(cost, price.split_listed)
        return cost + price.split_far * this.far

    def _inside(self, unit: int) -> float:
        """The cost of a paragraph's going on with the article of the one before it."""
        this, before = self.units[unit], self.units[unit - 1]
        price = self.costs
        cost = price.inside_opens * this.opens + price.inside_far * this.far
        cost += price.inside_fresh * (this.item or this.fresh)
        return cost + price.inside_column * _other_column(this, before)

    def _unopened(self, state: _State) -> float:
        """The cost of a text whose end stands over its head not opening as a report does."""
        story = not self.reports or self._is_signed(state)
        return self.costs.unopened * (self.costs.unopened_story if story else 1.0)

    def _starts(self, unit: int) -> list[tuple[_State, float]]:
        """The states an article without a head before it can open in, with their costs."""
        this = self.units[unit]
        price = self.costs
        plain = this.opens or this.item or this.fresh
        found = [
            (
                _NONE,
                self._opening(_NONE, unit) + (price.headless_opens if plain else price.headless),
            )
        ]
        nearest = self.group_ahead[unit]
        for target in range(nearest, min(nearest + 2, len(self.groups))):
            if this.opens:
                break
            state = _State("tail", target, len(self.groups[target]))
            cost = price.tail + self._head_cost(target, 0, state.cut) + self._cohesion(state, unit)
            cost += self._tail_column(state, unit) + price.tail_far * (target > nearest)
            found.append((state, cost + price.share_tail * self._share(state, unit)))
        for target in range(nearest, min(nearest + _REACH, len(self.groups))):
            for cut in range(1, min(len(self.groups[target]), _LONGEST) + 1):
                state = _State("behind", target, cut)
                cost = self.behind_cost + self._head_cost(target, 0, cut)
                found.append((state, cost + self._opening(state, unit)))
        return found

    def _opening(self, state: _State, unit: int) -> float:
        """The cost of an article's opening with this paragraph under, or over, this head."""
        price = self.costs
        cost = 0.0 if self.units[unit].opens or not self.reports else price.unlike_reports
        late = price.continues * self.units[unit].continues
        if state is _NONE:
            return cost + late
        if cost and not self._is_signed(state):
            cost = price.plain
        cost += late + self._cohesion(state, unit)
        weight = price.unrelated if state.side == "behind" else self.before_weight
        if any(self.units[line].notice for line in self._lines(state)):
            weight *= price.unrelated_notice
        cost += weight * max(0.0, USUAL - self.kin.likeness(self._lines(state), unit))
        return cost + price.share_opening * self._share(state, unit)

    def solve(self) -> tuple[list[Grouping], list[int]]:
        """Give the articles and the loose head lines of the cheapest reading."""
        steps: list[_Steps] = []
        best: _Steps = {}
        for index, unit in enumerate(self.units):
            if unit.head:
                steps.append({})
                continue
            now: _Steps = {}
            if index and self.units[index - 1].head:
                self._over_head(self.group_ahead[index] - 1, index, best, now)
            elif not index:
                for state, cost in self._starts(index):
                    _reach(now, state, _Step(cost, None, True))
            else:
                self._next(index, best, now)
            best = _likely(now)
            steps.append(best)
        return self._traced(best, steps)

    def _next(self, index: int, best: _Steps, now: _Steps) -> None:
        """Reach a paragraph from the one right before it."""
        inside = self._inside(index)
        for state, step in best.items():
            cost = step.cost + inside + self._kindred(state, index)
            _reach(now, state, _Step(cost, state, False))
        closed = [(step.cost, state) for state, step in best.items() if not _waits(state)]
        if closed:
            before, source = min(closed)
            before += self._split(index)
            for state, cost in self._starts(index):
                _reach(now, state, _Step(before + cost, source, True))

    def _over_head(self, number: int, index: int, best: _Steps, now: _Steps) -> None:
        """Reach a paragraph over the group of head lines before it.

        The group's first lines may head the text before, its last ones the text that opens here;
        or all of it is a heading inside an article.
        """
        size = len(self.groups[number])
        sources: dict[int, tuple[float, _State | None]] = {} if best else {0: (0.0, None)}
        heading = self._heading(number)
        for state, step in best.items():
            waits = _waits(state)
            if state.side == "tail" and state.group == number:
                around = state._replace(side="around")
                cost = step.cost + self._opening(around, index)
                cost += 0.0 if self.units[index].opens else self._unopened(around)
                _reach(now, around, _Step(cost, state, False))
                continue
            if heading < _FAR and (not waits or state.group > number):
                cost = step.cost + heading + self._kindred(state, index)
                cost += self.costs.story if self._is_signed(state) else 0.0
                _reach(now, state, _Step(cost, state, False))
            if not waits or state.group == number:
                used = state.cut if waits else 0
                if step.cost < sources.get(used, (_FAR, None))[0]:
                    sources[used] = (step.cost, state)
        starts = self._starts(index)
        heads = []
        for cut in range(max(0, size - _LONGEST), size):
            state = _State("before", number, cut)
            cost = self._head_cost(number, cut, size) + self._opening(state, index)
            heads.append((state, cost))
        for used, (before, source) in sources.items():
            unused = before + self._loose(number, used, size)
            for state, cost in starts:
                _reach(now, state, _Step(unused + cost, source, True))
            for state, cost in heads:
                if state.cut >= used:
                    cost += before + self._loose(number, used, state.cut)
                    _reach(now, state, _Step(cost, source, True))

    def _traced(self, best: _Steps, steps: list[_Steps]) -> tuple[list[Grouping], list[int]]:
        """Follow the cheapest reading back from the last unit."""
        articles: list[Grouping] = []
        used: set[int] = set()
        body: list[int] = []
        state = self._end(best)
        for index in range(len(self.units) - 1, -1, -1):
            if self.units[index].head or state is None:
                continue
            step = steps[index][state]
            body.append(index)
            if step.new:
                articles.append(self._article(state, body))
                used.update(articles[-1].head)
                body = []
            elif self.units[index - 1].head and not _resumes(step, state):
                heading = self.groups[self.group_ahead[index] - 1]
                body += reversed(heading)
                used.update(heading)
            state = step.source
        articles.reverse()
        return articles, [n for members in self.groups for n in members if n not in used]

    def _end(self, best: _Steps) -> _State | None:
        """Choose the state of the last paragraph, with the head lines behind it, if any."""
        last = len(self.groups) - 1
        size = len(self.groups[-1]) if self.groups and self.units[-1].head else 0
        ends = []
        for state, step in best.items():
            if not _waits(state):
                ends.append((step.cost + self._loose(last, 0, size), state))
            elif size and state.group == last and state.side == "behind":
                ends.append((step.cost + self._loose(last, state.cut, size), state))
        return min(ends)[1] if ends else None

    def _article(self, state: _State, body: Sequence[int]) -> Grouping:
        if state is _NONE:
            return Grouping((), tuple(reversed(body)), 1.0)
        head = tuple(self._lines(state))
        return Grouping(head, tuple(reversed(body)), self.kin.likeness(head, body[-1]))


def _built_alike(line: Unit, other: Unit) -> bool:
    """Whether two lines have the same marks at the same places, runs of characters left aside."""
    forms = [_RUNS.sub("X", one.text) for one in (line, other)]
    return forms[0] == forms[1] != "X"


def _is_led(line: Unit, over: Unit) -> bool:
    """Whether a letter-spaced line certainly goes on with the line over it.

    That is a plain one, as a kicker is over a headline, or one of its own length.
    """
    if not line.spaced or line.parted or over.byline or over.dashed:
        return False
    return not over.spaced or abs(len(line.text) - len(over.text)) <= 1


def _waits(state: _State) -> bool:
    return state.side in _WAITING


def _resumes(step: _Step, state: _State) -> bool:
    """Whether a text goes on behind its own head here."""
    return state.side == "around" and step.source is not None and step.source.side == "tail"


def _reach(now: _Steps, state: _State, step: _Step) -> None:
    if state not in now or step.cost < now[state].cost:
        now[state] = step


def _likely(steps: _Steps) -> _Steps:
    """Leave out what is too dear to come out best, so that a long page stays quick."""
    most = min((step.cost for step in steps.values()), default=0.0) + _HOPELESS
    steps = {state: step for state, step in steps.items() if step.cost <= most}
    if len(steps) <= _MOST_STATES:
        return steps
    cheapest = nsmallest(_MOST_STATES, steps.items(), key=lambda item: item[1].cost)
    return dict(cheapest)


def _other_column(this: Unit, before: Unit) -> bool:
    """Whether two paragraphs are known to be set to different widths."""
    return bool(this.measure and before.measure) and abs(this.measure - before.measure) >= 1
