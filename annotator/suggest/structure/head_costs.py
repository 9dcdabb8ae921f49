"""What it costs that lines which stand together are a head, head nothing, or part a text."""

import re
from collections.abc import Sequence

from annotator.suggest.structure.article_costs import Costs
from annotator.suggest.structure.units import Unit

NEVER = 1e9
"""The cost of what can't be."""
_SHORTEST_TITLE, _LONGEST_TITLE = 6, 14
_SHORTEST_HEAD = 3
_RUNS = re.compile(r"[\u3400-\u9fff]+")


class HeadCosts:
    """The costs of a page's groups of head lines, each worked out once."""

    def __init__(
        self, units: Sequence[Unit], groups: Sequence[Sequence[int]], inner: int, costs: Costs
    ) -> None:
        """`groups` has the units of each; from the Markdown level `inner` on headings stand inside
        articles.
        """
        self.units = units
        self.groups = groups
        self.inner = inner
        self.costs = costs
        self._heads: dict[tuple[int, int, int], float] = {}
        self._loose: dict[tuple[int, int, int], float] = {}

    def head(self, group: int, low: int, high: int) -> float:
        """Give the cost of lines `low` to `high` of a group being one head."""
        key = (group, low, high)
        if key not in self._heads:
            self._heads[key] = self._one_head(group, low, high)
        return self._heads[key]

    def loose(self, group: int, low: int, high: int) -> float:
        """Give the cost of lines `low` to `high` of a group heading nothing."""
        if low >= high:
            return 0.0
        key = (group, low, high)
        if key not in self._loose:
            self._loose[key] = self._heading_nothing(group, low, high)
        return self._loose[key]

    def _one_head(self, group: int, low: int, high: int) -> float:
        units = [self.units[member] for member in self.groups[group][low:high]]
        price = self.costs
        parts = [unit for unit in units if not (unit.dashed or unit.byline or unit.tight)]
        cost = price.long_head * max(0, len(parts) - 3)
        cost += price.torn_apart * units[0].tight
        cost += price.parted * len([unit for unit in units[1:] if unit.parted])
        if len(units) == 1 and 0 < len(units[0].text) <= _SHORTEST_HEAD and not units[0].notice:
            cost += price.short_head * (not units[0].marked)
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
            unsigned = len(units) - bylines[0] - len(bylines)
            led = high == len(self.groups[group]) and 0 < bylines[-1] == len(units) - 2
            if led and unsigned == 1 and not self._opens(self.groups[group][-1] + 1):
                cost += price.led
                units = units[:-1]
            else:
                cost += price.after_name * unsigned
        dashes = [number for number, unit in enumerate(units) if unit.dashed]
        if dashes:
            cost += price.after_dash * sum(not unit.dashed for unit in units[dashes[0] :])
        cost += price.inner_mark * len([unit for unit in units if self._is_inner(unit)])
        cost += price.titled * len([unit for unit in units[1:] if unit.titled])
        marks = [number for number, unit in enumerate(units) if unit.marked]
        if len(marks) > 1 and marks[-1] - marks[0] >= len(marks):
            cost += price.marks_apart
        return cost

    def _heading_nothing(self, group: int, low: int, high: int) -> float:
        units = [self.units[member] for member in self.groups[group][low:high]]
        marked = len([unit for unit in units if unit.marked])
        signed = len([unit for unit in units if unit.byline or unit.dashed])
        price = self.costs
        plain = price.loose + price.loose_line * len([unit for unit in units if not unit.tight])
        # What stands right over a report's opening is that one's headline.
        below = self.groups[group][-1] + 1
        over = high == len(self.groups[group]) and self._opens(below)
        over = over and not self.units[below].parted
        pictured = not over and any(unit.pictured for unit in units)
        plain += price.pictured * pictured
        if not pictured:
            plain += price.loose_title * len([unit for unit in units if _is_title(unit)])
        plain += price.loose_notice * any(unit.notice for unit in units)
        return plain + price.loose_marked * marked + price.loose_signed * min(2, signed)

    def heading(self, group: int, under: int = 0) -> float:
        """Give the cost of a group's being a heading inside the article that goes on.

        `under` is the level that the text marks the article's own headline with.
        """
        if not self.may_be_heading(group):
            return NEVER
        members = self.groups[group]
        price = self.costs
        cost = price.heading * sum(not self.units[n].tight for n in members)
        cost += price.parted * sum(self.units[n].parted for n in members[1:])
        cost += price.heading_marked * any(self.units[n].byline for n in members)
        before = self.groups[group - 1] if group else []
        if before and len(members) == 1:
            cost += price.heading_alike * _built_alike(
                *(self.units[n[-1]] for n in (before, members))
            )
        if self.units[members[-1]].pictured and self.units[members[-1] + 1].parted:
            cost += price.heading_pictured
        cost += price.heading_long * max(0, len(self.units[members[0]].text) - 12)
        for member in members:
            unit = self.units[member]
            if self._is_inner(unit):
                cost += price.heading_inner
            elif unit.marked > under > 0:
                cost += price.heading_deeper
            elif unit.marked or unit.dashed:
                cost += price.heading_marked
            cost += price.heading_notice * unit.notice
        return cost

    def _is_inner(self, unit: Unit) -> bool:
        """Whether a line is marked or counted as headings inside articles are."""
        return unit.counted or (unit.marked >= self.inner and not unit.notice)

    def may_be_heading(self, group: int) -> bool:
        """Whether a text can go on behind a group: one follows, and no report opens there."""
        after = self.groups[group][-1] + 1
        return after < len(self.units) and not self.units[after].opens

    def _opens(self, index: int) -> bool:
        """Whether a report opens with this unit."""
        return index < len(self.units) and self.units[index].opens


def _is_title(unit: Unit) -> bool:
    """Whether a plain line is as long as headlines are, and does not end in a number."""
    plain = not (unit.tight or unit.byline or unit.text[-1:].isdigit())
    return plain and _SHORTEST_TITLE <= len(unit.text) <= _LONGEST_TITLE


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
