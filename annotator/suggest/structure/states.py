"""Whose text a paragraph may be: the heads of a page, each with the place where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from annotator.suggest.structure.article_costs import Costs
from annotator.suggest.structure.head_costs import HeadCosts
from annotator.suggest.structure.kinship import About, Kinship
from annotator.suggest.structure.units import Unit

LONGEST = 8
"""The most lines that a head is tried with."""
_ONE_SIDED = frozenset(("before", "behind"))
_CLAIMS = 0.1
"""How much more a line must share with the text on its other side to tell something."""


@dataclass(slots=True, eq=False)
class State:
    """Whose text a paragraph is: that of the head in group `group`, cut at `cut`, or no head's."""

    side: str
    """Where the head stands: "before" with the group's end, "behind" with its start, or "none".

    A text whose last part stands over its head is a "tail" there and goes on "around" the head;
    one whose first part does goes on with its head "amid" it.
    """
    group: int = -1
    cut: int = 0
    lines: Sequence[int] = ()
    """The lines of the head."""
    cost: float = 0.0
    """What it costs that these are a head."""
    anchor: int = -1
    """The paragraph next to the head; below zero where there is none."""
    measure: float = 0.0
    """The width of that one's column in em; 0 where that isn't known."""
    shares: Mapping[int, float] = field(default_factory=dict)
    """What paragraphs share with the head."""
    signed: bool = False
    """Whether the head names who wrote the article, as those of long stories do."""
    marked: int = 0
    """The level that the text itself marks the head with; 0 for none."""
    weight: float = 0.0
    """What it costs that head and text share nothing."""
    unlike: dict[int, float] = field(default_factory=dict)
    """What it costs that the runs of paragraphs asked for so far share too little with it."""
    waits: bool = False
    """Whether the head is yet to come."""
    abouts: dict[int, About] = field(default_factory=dict)
    """What the head is about with a paragraph beside it, for all states of this head."""
    about: About | None = None
    """What the head and the paragraph next to it are about; None until it is asked for."""
    asked: int = -1
    """The paragraph that was asked for last: going on with a text, and opening one."""
    goes_with: float = 0.0
    """What it costs how well that goes with the one next to the head."""

    def __lt__(self, other: "State") -> bool:
        """Say which one comes first where two cost the same."""
        return (self.side, self.group, self.cut) < (other.side, other.group, other.cut)


NONE = State("none")
_WAITING = ("behind", "tail")


class _Head(NamedTuple):
    """What lines of a group are as a head, wherever their text stands."""

    lines: Sequence[int]
    cost: float
    shares: Mapping[int, float]
    signed: bool
    marked: int
    unrelated: float
    """How much it counts that head and text share nothing."""
    abouts: dict[int, About]
    """What the head is about together with a paragraph beside it."""


class States:
    """The states that the paragraphs of one page can be in, each worked out once."""

    def __init__(
        self,
        units: Sequence[Unit],
        groups: Sequence[Sequence[int]],
        kin: Kinship,
        heads: HeadCosts,
        costs: Costs,
        before_weight: float,
    ) -> None:
        """`before_weight` is what it costs that a head shares nothing with the text behind it."""
        self.units = units
        self.groups = groups
        self.kin = kin
        self.heads = heads
        self.costs = costs
        self.before_weight = before_weight
        self._notices = {index for index, unit in enumerate(units) if unit.notice}
        self._bylines = {index for index, unit in enumerate(units) if unit.byline}
        self._marked = {index: unit.marked for index, unit in enumerate(units) if unit.marked}
        self._heads: dict[tuple[int, int, int], _Head] = {}
        self._drawn: dict[int, float] = {}
        self._states: dict[tuple[str, int, int], State] = {}
        self._behind: dict[int, list[State]] = {}

    def of(self, side: str, group: int, cut: int) -> State:
        """Give the state of a head."""
        key = (side, group, cut)
        state = self._states.get(key)
        if state is None:
            state = self._states[key] = self._new(side, group, cut)
        return state

    def behind(self, group: int) -> list[State]:
        """Give the states of a text over a group of lines, by how many of them are its head."""
        if group not in self._behind:
            cuts = range(1, min(len(self.groups[group]), LONGEST) + 1)
            self._behind[group] = [self.of("behind", group, cut) for cut in cuts]
        return self._behind[group]

    def _new(self, side: str, group: int, cut: int) -> State:
        members = self.groups[group]
        head = (
            self._head(group, cut, len(members)) if side == "before" else self._head(group, 0, cut)
        )
        anchor = members[0] - 1 if side == "behind" else members[-1] + 1
        there = 0 <= anchor < len(self.units)
        weight = self.costs.unrelated if side == "behind" else self.before_weight
        return State(
            side,
            group,
            cut,
            head.lines,
            head.cost + self._claimed(side, members, head.lines),
            anchor if there else -1,
            self.units[anchor].measure if there else 0.0,
            head.shares,
            head.signed,
            head.marked,
            weight * head.unrelated,
            {},
            side in _WAITING,
            head.abouts,
        )

    def _claimed(self, side: str, members: Sequence[int], lines: Sequence[int]) -> float:
        """The cost of a head's lines sharing more with the text on the group's other side."""
        above, below = members[0] - 1, members[-1] + 1
        if side not in _ONE_SIDED or above < 0 or below >= len(self.units):
            return 0.0
        way = -1.0 if side == "before" else 1.0
        cost = 0.0
        for line in lines:
            cost += max(0.0, way * self._drawn_down(line, above, below) - _CLAIMS)
        return self.costs.claimed * cost

    def _drawn_down(self, line: int, above: int, below: int) -> float:
        """Say how much more a line shares with the text below its group than with that above."""
        drawn = self._drawn.get(line)
        if drawn is None:
            over, under = self.kin.run_of[above], self.kin.run_of[below]
            alike = self.kin.likeness((line,), under) - self.kin.likeness((line,), over)
            drawn = self._drawn[line] = alike
        return drawn

    def _head(self, group: int, low: int, high: int) -> _Head:
        """Give lines `low` to `high` of a group as a head, looked up once."""
        head = self._heads.get((group, low, high))
        if head is None:
            lines = self.groups[group][low:high]
            head = self._heads[group, low, high] = _Head(
                lines,
                self.heads.head(group, low, high),
                self.kin.shares(lines),
                not self._bylines.isdisjoint(lines),
                max([self._marked.get(line, 0) for line in lines]) if self._marked else 0,
                1.0 if self._notices.isdisjoint(lines) else self.costs.unrelated_notice,
                {},
            )
        return head
