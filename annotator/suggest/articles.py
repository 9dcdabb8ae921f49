"""Which paragraphs make an article, and which head belongs to it: before, behind or none."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

_FAR = 1e9
_INNER = 3
"""The Markdown level from which a heading is one inside an article."""
_UNRELATED = 25.0
"""The cost of a head that shares no word with its text is 0.3 of this."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph or a head line, as far as articles are concerned."""

    text: str
    head: bool
    opens: bool = False
    """Whether a report opens here (本报讯 …)."""
    dashed: bool = False
    """Whether it is a head line that can't stand first in a head."""
    measure: float = 0.0
    marked: int = 0
    """The level of the heading that the text itself marks it as; 0 for none."""
    counted: bool = False
    """Whether it is counted as headings inside an article are: 一、…"""
    far: bool = False
    """Whether more empty lines than usual stand before it."""


class State(NamedTuple):
    """Whose text a paragraph is: the head `group` before or behind it, cut at `cut`; or no head's."""

    kind: str
    group: int = -1
    cut: int = 0


@dataclass(frozen=True, slots=True)
class Grouping:
    """An article's units by their index: its head and its paragraphs (headings among them)."""

    head: tuple[int, ...]
    body: tuple[int, ...]


NONE = State("none")


def group(units: Sequence[Unit], behind_cost: float) -> tuple[list[Grouping], list[int]]:
    """Give the articles in the order of the units, and the head lines that head nothing."""
    return _Grouper(units, behind_cost).solve() if units else ([], [])


class _Grouper:
    def __init__(self, units: Sequence[Unit], behind_cost: float) -> None:
        self.units = units
        self.behind_cost = behind_cost
        # Where heads stand before their text as a rule, the place says more than the words.
        self.before_weight = _UNRELATED if behind_cost < 2 else 0.4 * _UNRELATED
        self.groups: list[list[int]] = []
        for index, unit in enumerate(units):
            if unit.head:
                if index and units[index - 1].head:
                    self.groups[-1].append(index)
                else:
                    self.groups.append([index])
        self.pairs = [_pairs(unit.text) if not unit.head else frozenset() for unit in units]
        seen = Counter(pair for pairs in self.pairs for pair in pairs)
        self.weight = {pair: 1.0 / (1 + count) for pair, count in seen.items()}
        self.run_of: list[int] = []
        self.run_pairs: list[set[str]] = []
        for index, unit in enumerate(units):
            if not unit.head:
                if not index or units[index - 1].head:
                    self.run_pairs.append(set())
                self.run_pairs[-1] |= self.pairs[index]
            self.run_of.append(len(self.run_pairs) - 1)
        self._like: dict[tuple[int, int], float] = {}
        self._heads: dict[int, dict[str, float]] = {}
        self._kin: dict[tuple[int, int], float] = {}
        self.any_opens = sum(unit.opens for unit in units) >= 2

    def _head_pairs(self, head: int) -> dict[str, float]:
        if head not in self._heads:
            unit = self.units[head]
            pairs = frozenset() if unit.dashed else _pairs(unit.text)
            weights = {pair: self.weight.get(pair, 1.0) for pair in pairs}
            total = sum(weights.values()) or 1.0
            self._heads[head] = {pair: value / total for pair, value in weights.items()}
        return self._heads[head]

    def kinship(self, state: State, unit: int) -> float:
        """Give the share of a head's words, the rarer the heavier, that a paragraph has."""
        if state.kind == "none":
            return 0.0
        members = self.groups[state.group]
        low, high = (state.cut, len(members)) if state.kind == "before" else (0, state.cut)
        shares = sorted(self._line_kinship(member, unit) for member in members[low:high])
        return shares[-1] + (0.4 * shares[-2] if len(shares) > 1 else 0.0)

    def _line_kinship(self, head: int, unit: int) -> float:
        key = (head, unit)
        if key not in self._kin:
            pairs = self.pairs[unit]
            weights = self._head_pairs(head)
            self._kin[key] = sum(value for pair, value in weights.items() if pair in pairs)
        return self._kin[key]

    def _head_cost(self, group: int, low: int, high: int) -> float:
        """The cost of lines `low` to `high` of a group being one head."""
        members = self.groups[group][low:high]
        cost = 2.5 * max(0, len(members) - 3)
        if self.units[members[0]].dashed:
            cost += 6.0
        if high < len(self.groups[group]) and self.units[self.groups[group][high]].dashed:
            cost += 6.0
        first_dash = next((n for n, m in enumerate(members) if self.units[m].dashed), None)
        if first_dash is not None:
            cost += 4.0 * sum(not self.units[m].dashed for m in members[first_dash:])
        cost += 5.0 * sum(self.units[m].marked >= _INNER or self.units[m].counted for m in members)
        marks = [n for n, m in enumerate(members) if self.units[m].marked]
        if len(marks) > 1 and marks[-1] - marks[0] >= len(marks):
            cost += 3.0
        return cost

    def _starts(self, unit: int) -> list[tuple[State, float]]:
        """The states an article that opens with this paragraph can be in, head before left out."""
        opens = self.units[unit].opens
        found = [(NONE, 2.0 if opens else 5.5)]
        nearest = next((n for n, group in enumerate(self.groups) if group[0] > unit), None)
        if nearest is not None:
            for target in range(nearest, min(nearest + 3, len(self.groups))):
                for cut in range(1, len(self.groups[target]) + 1):
                    found.append(
                        (
                            State("behind", target, cut),
                            self.behind_cost + self._head_cost(target, 0, cut),
                        )
                    )
        return found

    def _opening(self, state: State, unit: int) -> float:
        cost = 0.0 if self.units[unit].opens or not self.any_opens else 1.0
        if state.kind != "none":
            weight = _UNRELATED if state.kind == "behind" else self.before_weight
            cost += weight * max(0.0, 0.3 - self._likeness(state, unit))
        return cost - 5.0 * self.kinship(state, unit)

    def _likeness(self, state: State, unit: int) -> float:
        """Give the share of a head's words that the text about a paragraph has."""
        run = self.run_of[unit]
        members = self.groups[state.group]
        low, high = (state.cut, len(members)) if state.kind == "before" else (0, state.cut)
        best = 0.0
        for member in members[low:high]:
            key = (member, run)
            if key not in self._like:
                pairs = _pairs(self.units[member].text)
                shared = len(pairs & self.run_pairs[run]) / max(1, len(pairs))
                # A short line proves little by what it does not share.
                self._like[key] = 0.3 - (0.3 - shared) * min(1.0, len(pairs) / 16)
            best = max(best, self._like[key])
        return best

    def _split(self, unit: int) -> float:
        """The cost of an article's ending before this paragraph, no head between."""
        this, before = self.units[unit], self.units[unit - 1]
        if this.opens:
            return 0.0
        changed = this.measure and before.measure and abs(this.measure - before.measure) >= 1
        cost = 1.5 if changed else 5.0
        return cost - (1.0 if this.far else 0.0)

    def _heading(self, group: int, state: State) -> float:
        """The cost of a group's being a heading inside the article that goes on."""
        members = self.groups[group]
        after = members[-1] + 1
        if after >= len(self.units) or self.units[after].opens:
            return _FAR
        text = self.units[members[0]].text
        cost = 4.0 + 4.0 * (len(members) - 1) + 0.25 * max(0, len(text) - 12)
        for member in members:
            unit = self.units[member]
            if unit.marked >= _INNER or unit.counted:
                cost -= 6.0
            elif unit.marked or unit.dashed:
                cost += 8.0
        return cost

    def solve(self) -> tuple[list[Grouping], list[int]]:
        units = self.units
        best: dict[State, float] = {}
        back: list[dict[State, tuple[State | None, bool]]] = []
        number = -1
        for index, unit in enumerate(units):
            if unit.head:
                if index == 0 or not units[index - 1].head:
                    number += 1
                back.append({})
                continue
            now: dict[State, float] = {}
            came: dict[State, tuple[State | None, bool]] = {}
            after_head = index > 0 and units[index - 1].head

            def reach(
                state: State,
                cost: float,
                source: State | None,
                new: bool,
                now: dict[State, float] = now,
                came: dict[State, tuple[State | None, bool]] = came,
            ) -> None:
                if cost < now.get(state, _FAR):
                    now[state] = cost
                    came[state] = (source, new)

            if not best and not after_head:
                for state, cost in self._starts(index):
                    reach(state, cost + self._opening(state, index), None, True)
            elif after_head:
                self._over_head(number, index, best, reach)
            else:
                inside = 6.0 if unit.opens else 0.0
                if unit.measure and units[index - 1].measure:
                    inside += 1.0 if abs(unit.measure - units[index - 1].measure) >= 1 else 0.0
                if unit.far:
                    inside += 0.5
                for state, cost in best.items():
                    reach(state, cost + inside - 1.5 * self.kinship(state, index), state, False)
                closed = [item for item in best.items() if item[0].kind != "behind"]
                if closed:
                    source, cost = min(closed, key=lambda item: item[1])
                    cost += self._split(index)
                    for state, more in self._starts(index):
                        reach(state, cost + more + self._opening(state, index), source, True)
            best = now
            back.append(came)
        return self._trace(best, back)

    def _over_head(self, number, index, best, reach):  # type: ignore[no-untyped-def]
        members = self.groups[number]
        size = len(members)
        sources: list[tuple[float, int, State | None]] = []
        if not best:
            sources.append((0.0, 0, None))
        for state, cost in best.items():
            if state.kind == "behind" and state.group == number:
                sources.append((cost, state.cut, state))
            elif state.kind != "behind":
                sources.append((cost, 0, state))
            if state.kind != "behind" or state.group > number:
                more = self._heading(number, state) - 1.5 * self.kinship(state, index)
                reach(state, cost + more, state, False)
        if not sources:
            return
        for used in {cut for _, cut, _ in sources}:
            cost, _, source = min(
                (item for item in sources if item[1] == used), key=lambda item: item[0]
            )
            unused = _loose(size - used)
            for state, more in self._starts(index):
                reach(state, cost + unused + more + self._opening(state, index), source, True)
            for cut in range(used, size):
                state = State("before", number, cut)
                more = _loose(cut - used) + self._head_cost(number, cut, size)
                reach(state, cost + more + self._opening(state, index), source, True)

    def _trace(
        self, best: dict[State, float], back: list[dict[State, tuple[State | None, bool]]]
    ) -> tuple[list[Grouping], list[int]]:
        units = self.units
        last_group = len(self.groups) - 1
        trailing = bool(units) and units[-1].head
        rest = len(self.groups[-1]) if trailing else 0
        ends = {
            state: cost + _loose(rest - (state.cut if state.kind == "behind" else 0))
            for state, cost in best.items()
            if state.kind != "behind" or (trailing and state.group == last_group)
        }
        articles: list[Grouping] = []
        used: set[int] = set()
        if ends:
            state: State | None = min(ends, key=lambda one: ends[one])
            body: list[int] = []
            index = len(units) - 1
            pending: list[int] = []
            while index >= 0:
                if units[index].head:
                    pending.append(index)
                    index -= 1
                    continue
                assert state is not None
                source, new = back[index][state]
                if pending and body:
                    pass
                body.append(index)
                if new:
                    head = self._head_of(state)
                    used.update(head)
                    articles.append(Grouping(head, tuple(reversed(body))))
                    body = []
                elif index and units[index - 1].head:
                    inner = self.groups_at(index - 1)
                    body.extend(reversed(inner))
                    used.update(inner)
                state = source
                index -= 1
        articles.reverse()
        loose = [i for group in self.groups for i in group if i not in used]
        return articles, loose

    def groups_at(self, index: int) -> list[int]:
        return next(group for group in self.groups if index in group)

    def _head_of(self, state: State) -> tuple[int, ...]:
        if state.kind == "none":
            return ()
        members = self.groups[state.group]
        return tuple(members[state.cut :] if state.kind == "before" else members[: state.cut])


def _loose(count: int) -> float:
    """The cost of lines in a row that head nothing."""
    return 1.5 + 0.5 * count if count > 0 else 0.0


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[index : index + 2] for index in range(len(text) - 1))
