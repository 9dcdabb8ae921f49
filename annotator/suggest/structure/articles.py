"""Which paragraphs make an article, and which head belongs to it: before, behind or none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise

from annotator.suggest.structure.article_costs import COSTS, Costs
from annotator.suggest.structure.head_costs import NEVER, HeadCosts
from annotator.suggest.structure.kinship import USUAL, Kinship
from annotator.suggest.structure.states import LONGEST, NONE, State, States
from annotator.suggest.structure.units import Unit, differ, other_column

_INNER = 3
"""The Markdown level from which a heading is one inside an article, as a rule."""
_HOPELESS = 20.0
"""A reading that costs so much more than another one does not come out best."""
_MOST_STATES = 64
_BEGINNING = 10
"""The characters of a paragraph's beginning."""
_REACH, _TAIL_REACH = 3, 2
"""How many groups of head lines ahead the own head of a text, or of its last part, is looked for,
headings in between."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """An article's units by their index: its head and its paragraphs (headings among them)."""

    head: tuple[int, ...]
    body: tuple[int, ...]
    likeness: float
    """How much head and text share, 0 to 1; 1 where there is no head."""


_Step = tuple[float, State | None, bool]
"""The cost up to a paragraph, the state of the one before it, and whether an article opens here."""
_Steps = dict[State, _Step]


def group(
    units: Sequence[Unit],
    behind_cost: float,
    costs: Costs | None = None,
    leanings: Mapping[int, float] | None = None,
) -> tuple[list[Grouping], list[int]]:
    """Give the articles in the order of the units, and the head lines that head nothing.

    `behind_cost` is what it costs that a head stands behind its text rather than before it;
    `leanings` what it costs besides that lines are a heading, by the first of them.
    """
    if not units:
        return [], []
    return _Grouper(units, behind_cost, costs or COSTS, leanings or {}).solve()


class _Grouper:
    """The cheapest way to put paragraphs and heads together, found from the first to the last."""

    def __init__(
        self,
        units: Sequence[Unit],
        behind_cost: float,
        costs: Costs,
        leanings: Mapping[int, float],
    ) -> None:
        self.units = units
        self.costs = costs
        self.behind_cost = behind_cost
        self.groups: list[list[int]] = []
        self.group_ahead: list[int] = []
        """For each unit, the number of the last group that starts at or before it, plus one."""
        self.above: list[Unit | None] = []
        """The paragraph before each unit, heads left out."""
        above: Unit | None = None
        for index, unit in enumerate(units):
            self.above.append(above)
            if unit.head:
                if not index or not units[index - 1].head:
                    self.groups.append([])
                self.groups[-1].append(index)
            else:
                above = unit
            self.group_ahead.append(len(self.groups))
        self.kin = Kinship(
            [unit.text for unit in units],
            [unit.head for unit in units],
            [unit.dashed for unit in units],
        )
        reported = (one.marked for one, after in pairwise(units) if one.marked and after.opens)
        # The Markdown level from which a heading is one inside an article of this page.
        inner = max(_INNER, 1 + max(reported, default=0))
        self.heads = HeadCosts(units, self.groups, inner, costs)
        # Where heads stand before their text as a rule, the place says more than the words.
        weight = costs.unrelated * (1.0 if behind_cost < 2 else costs.unrelated_before)
        self.states = States(units, self.groups, self.kin, self.heads, costs, weight)
        self.reach = [self._reach(number) for number in range(len(self.groups) + 1)]
        """The groups that can hold the head of a text over them, by the next one under it."""
        self.leanings = leanings
        self.reports = sum(unit.opens for unit in units) >= 2

    def _reach(self, nearest: int) -> range:
        """Give the groups from `nearest` on up to the first that no text goes on behind."""
        end = nearest
        while end < min(nearest + _REACH, len(self.groups)):
            end += 1
            if not self.heads.may_be_heading(end - 1):
                break
        return range(nearest, end)

    def _cohesion(self, state: State, unit: int) -> float:
        """The cost of how well a paragraph goes with the one next to the state's head."""
        about, anchor = state.about, state.anchor
        if anchor == unit:
            return 0.0
        if state.asked == unit:
            return state.goes_with
        if about is None:
            if anchor >= 0:
                about = state.abouts.get(anchor)
                if about is None:
                    about = state.abouts[anchor] = self.kin.about(anchor, state.lines)
                state.about = about
            elif state is NONE and unit and not self.units[unit - 1].head:
                about = self.kin.about(unit - 1)  # without a head, with the one before it
            else:
                return 0.0
        cost = self.costs.cohesion * self.kin.cohesion(about, unit)
        if state is not NONE:
            state.asked, state.goes_with = unit, cost
        return cost

    def _tail_column(self, state: State, unit: int) -> float:
        """The cost of the width of a text's last part that stands over its head."""
        if state.anchor < 0:
            return 0.0
        this, under = self.units[unit], self.units[state.anchor]
        if other_column(this, under):
            return self.costs.tail_other_column
        above = self.above[unit]
        own = under.measure and above is not None and other_column(this, above)
        return self.costs.tail_own_column if own else 0.0

    def _kindred(self, state: State, unit: int) -> float:
        """The cost of a paragraph's going on under, or over, this head."""
        cost = self._cohesion(state, unit)
        measure = self.units[unit].measure
        if measure != state.measure and differ(measure, state.measure):
            cost += self.costs.other_column
        if unit in state.shares:
            cost += self.costs.share_inside * state.shares[unit]
        return cost

    def _split(self, unit: int) -> float:
        """The cost of an article's ending before this paragraph, no head between."""
        this, before = self.units[unit], self.units[unit - 1]
        if this.opens or this.item or this.fresh:
            return 0.0
        price = self.costs
        cost = price.split_column if other_column(this, before) else price.split
        if before.listed and not this.listed:
            cost = min(cost, price.split_listed)
        return cost + price.split_far * this.far + price.split_parted * this.parted

    def _inside(self, unit: int) -> float:
        """The cost of a paragraph's going on with the article of the one before it."""
        this, before = self.units[unit], self.units[unit - 1]
        price = self.costs
        cost = price.inside_opens * this.opens + price.inside_far * this.far
        cost += price.inside_parted * this.parted + price.inside_dated * this.dated
        cost += price.inside_fresh * (this.item or this.fresh)
        return cost + price.inside_column * other_column(this, before)

    def _unopened(self, state: State) -> float:
        """The cost of a text whose end stands over its head not opening as a report does."""
        story = not self.reports or state.signed
        return self.costs.unopened * (self.costs.unopened_story if story else 1.0)

    def _starts(self, unit: int) -> list[tuple[State, float]]:
        """The states an article without a head before it can open in, with their costs."""
        this = self.units[unit]
        price = self.costs
        plain = this.opens or this.item or this.fresh
        alone = price.headless_opens if plain else price.headless
        found = [(NONE, self._opening(NONE, unit) + alone)]
        reach = self.reach[self.group_ahead[unit]]
        for target in reach[:_TAIL_REACH] if not this.opens else ():
            state = self.states.of("tail", target, len(self.groups[target]))
            cost = price.tail + state.cost + self._cohesion(state, unit)
            cost += self._tail_column(state, unit) + price.tail_far * (target > reach[0])
            found.append((state, cost + price.share_tail * state.shares.get(unit, 0.0)))
        for target in reach:
            for state in self.states.behind(target):
                cost = self.behind_cost + state.cost
                found.append((state, cost + self._opening(state, unit)))
        return found

    def _opening(self, state: State, unit: int) -> float:
        """The cost of an article's opening with this paragraph under, or over, this head."""
        price, this = self.costs, self.units[unit]
        cost = 0.0 if this.opens or not self.reports else price.unlike_reports
        late = price.continues * this.continues
        if this.dated and not this.opens:
            late += price.dated
        if state is NONE:
            return cost + late
        if cost and not state.signed:
            cost = price.plain
        cost += late + self._cohesion(state, unit)
        run = self.kin.run_of[unit]
        unlike = state.unlike.get(run)
        if unlike is None:
            lacking = USUAL - self.kin.likeness(state.lines, run)
            unlike = state.unlike[run] = state.weight * lacking if lacking > 0 else 0.0
        return cost + unlike + price.share_opening * state.shares.get(unit, 0.0)

    def _resumes_above(self, unit: int) -> bool:
        """Whether a report that opened over the head lines goes on under them: it begins with words
        that stand above, as the name of whom it told there."""
        this = self.units[unit]
        if not self.reports or this.opens or this.dated or this.item or this.fresh:
            return False
        start = this.text[:_BEGINNING]
        words = {start[at : at + 3] for at in range(len(start) - 2)}
        over = self.groups[self.group_ahead[unit] - 1][0] - 1
        while over >= 0 and not self.units[over].head:
            if any(word in self.units[over].text for word in words):
                return True
            over -= 1
        return False

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
                self._open(now, self._starts(index), 0.0, None)
            else:
                self._next(index, best, now)
            best = _likely(now)
            steps.append(best)
        return self._traced(best, steps)

    def _next(self, index: int, best: _Steps, now: _Steps) -> None:
        """Reach a paragraph from the one right before it."""
        inside = self._inside(index)
        for state, (cost, _, _) in best.items():
            now[state] = cost + inside + self._kindred(state, index), state, False
        closed = [(step[0], state) for state, step in best.items() if not state.waits]
        if closed:
            before, source = min(closed)
            self._open(now, self._starts(index), before + self._split(index), source)

    def _over_head(self, number: int, index: int, best: _Steps, now: _Steps) -> None:
        """Reach a paragraph over the group of head lines before it.

        The group's first lines may head the text before, its last ones the text that opens here;
        or all of it is a heading inside an article.
        """
        size = len(self.groups[number])
        sources: dict[int, tuple[float, State | None]] = {} if best else {0: (0.0, None)}
        levels = {state.marked for state in best}
        leaning = self.leanings.get(self.groups[number][0], 0.0) if self.leanings else 0.0
        headings = {level: self.heads.heading(number, level) + leaning for level in levels}
        for state, (so_far, _, _) in best.items():
            if state.side == "tail" and state.group == number:
                around = self.states.of("around", number, state.cut)
                cost = so_far + self._opening(around, index)
                cost += 0.0 if self.units[index].opens else self._unopened(around)
                now[around] = cost, state, False
                continue
            over = state.side == "behind" and state.group == number and state.cut == size
            if over and self._resumes_above(index):
                amid = self.states.of("amid", number, size)
                cost = so_far + self.costs.amid + self._kindred(amid, index)
                now[amid] = cost, state, False
            heading = headings[state.marked]
            if heading < NEVER and (not state.waits or state.group > number):
                cost = so_far + heading + self._kindred(state, index)
                now[state] = cost + self.costs.story * state.signed, state, False
            if not state.waits or state.group == number:
                used = state.cut if state.waits else 0
                if so_far < sources.get(used, (NEVER, None))[0]:
                    sources[used] = (so_far, state)
        starts = self._starts(index)
        heads = []
        for cut in range(max(0, size - LONGEST), size):
            state = self.states.of("before", number, cut)
            heads.append((state, state.cost + self._opening(state, index)))
        for used, (before, source) in sources.items():
            unused = before + self.heads.loose(number, used, size)
            unheaded = unused + self.costs.unheaded * (used < size)
            self._open(now, starts[:1], unheaded, source)
            self._open(now, starts[1:], unused, source)
            for head in heads:
                cut = head[0].cut
                if cut >= used:
                    unused = before + self.heads.loose(number, used, cut)
                    self._open(now, (head,), unused, source)

    @staticmethod
    def _open(
        now: _Steps, starts: Iterable[tuple[State, float]], before: float, source: State | None
    ) -> None:
        """Open an article in each state that no other way reaches as cheaply."""
        for state, cost in starts:
            cost += before
            if state not in now or cost < now[state][0]:
                now[state] = cost, source, True

    def _traced(self, best: _Steps, steps: list[_Steps]) -> tuple[list[Grouping], list[int]]:
        """Follow the cheapest reading back from the last unit."""
        articles: list[Grouping] = []
        used: set[int] = set()
        body: list[int] = []
        state = self._end(best)
        for index in range(len(self.units) - 1, -1, -1):
            if self.units[index].head or state is None:
                continue
            _, source, new = steps[index][state]
            body.append(index)
            if new:
                articles.append(self._article(state, body))
                used.update(articles[-1].head)
                body = []
            elif self.units[index - 1].head and not _resumes(source, state):
                heading = self.groups[self.group_ahead[index] - 1]
                body += reversed(heading)
                used.update(heading)
            state = source
        articles.reverse()
        return articles, [n for members in self.groups for n in members if n not in used]

    def _end(self, best: _Steps) -> State | None:
        """Choose the state of the last paragraph, with the head lines behind it, if any."""
        last = len(self.groups) - 1
        size = len(self.groups[-1]) if self.groups and self.units[-1].head else 0
        ends = []
        for state, (cost, _, _) in best.items():
            if not state.waits:
                ends.append((cost + self.heads.loose(last, 0, size), state))
            elif size and state.group == last and state.side == "behind":
                ends.append((cost + self.heads.loose(last, state.cut, size), state))
        return min(ends)[1] if ends else None

    def _article(self, state: State, body: Sequence[int]) -> Grouping:
        paragraphs = tuple(reversed(body))
        if state is NONE:
            return Grouping((), paragraphs, 1.0)
        likeness = self.kin.likeness(state.lines, self.kin.run_of[body[-1]])
        return Grouping(tuple(state.lines), paragraphs, likeness)


def _resumes(source: State | None, state: State) -> bool:
    """Whether a text goes on behind its own head here."""
    sides = (source.side, state.side) if source is not None else ()
    return sides in (("tail", "around"), ("behind", "amid"))


def _likely(steps: _Steps) -> _Steps:
    """Leave out what is too dear to come out best, so that a long page stays quick."""
    costs = sorted([step[0] for step in steps.values()])
    if costs and costs[-1] > costs[0] + _HOPELESS:
        most = costs[0] + _HOPELESS
        steps = {state: step for state, step in steps.items() if step[0] <= most}
    if len(steps) <= _MOST_STATES:
        return steps
    return dict(nsmallest(_MOST_STATES, steps.items(), key=lambda item: item[1][0]))
