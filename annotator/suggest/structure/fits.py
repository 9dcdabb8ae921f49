"""How well a line fits a column: costs by the room that it leaves there.

A line inside a paragraph fills its column, the first one leaves two em for the indent, the last one
ends where the sentence does.
"""

from functools import lru_cache

_UNINDENTED = 4.0
"""The cost of a paragraph that starts without the indent."""
UNDER_HEAD = 1.0
"""How much less that costs under a head or a picture."""
_SHORTEST = 9.0
"""The cost of any line that falls far short of its column and goes on: a line read in parts."""
_NO_ROOM = -60.0
"""A line that goes so far over its column's edge, in em, is as dear as any that goes farther."""

Fit = tuple[float, float, float, float, float]
"""The costs of a line's being the first of several, the same under a head or a picture, where a
text may start without an indent, one inside, the last, the only one.

A plain tuple: all of them are taken apart again and again, and a named one takes three times as
long to take apart.
"""


def whole_line(wide: float) -> Fit:
    """Give the costs of a line that no column breaks."""
    broken = 2.5 + (2.5 if wide < 30 else 0.0)
    return broken, broken, broken, 1.0 if wide > 8 else 1.6, 0.3


class Rooms(dict[float, Fit]):
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
        slack: float,
    ) -> None:
        """`held_back` says how much of the next line's start could not have stood at the end, in
        em; `own_indent` how far raw sets them in, 0 where that is no paragraph's indent; `torn`
        whether they stand between blank lines that tell something; `stops` whether a paragraph can
        end with their last mark; `hangs` whether that may hang over the column's edge; `slack` how
        much less than elsewhere it tells that a line ends beside that edge, 1 where edges are true.
        """
        self.held_back, self.stretched, self.own_indent = held_back, stretched, own_indent
        self.torn, self.stops, self.hangs, self.indent = torn, stops, hangs, indent
        self.slack = slack

    def __missing__(self, room: float) -> Fit:
        if room < _NO_ROOM:
            return self[_NO_ROOM]
        self[room] = self._fit(room)
        return self[room]

    def _fit(self, room: float) -> Fit:
        full = self._short_by(room) + (0.8 if self.torn else 0.0)
        opening = self._short_by(room - self.indent)
        unindented = min(opening, full + (_UNINDENTED - UNDER_HEAD))
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
        return short_by(short / self.slack, self.held_back, self.stretched, self.hangs)


rooms = lru_cache(maxsize=1 << 12)(Rooms)
"""Give the costs of lines of one kind, which the lines of all pages share."""


def short_by(short: float, held_back: float, stretched: bool, hangs: bool) -> float:
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
