"""What differs between two tuples of items with ids: which rows to drop, change, add and move.

Pages share what an edit left alone, so identity finds the few items that differ among thousands.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise
from operator import is_not
from typing import Any


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbours that need new positions, and the items that stand still around them."""

    ids: tuple[str, ...]
    left: str | None
    right: str | None


@dataclass(frozen=True, slots=True)
class Changes:
    removed: tuple[Any, ...]
    """Items that are gone."""
    changed: tuple[tuple[Any, Any], ...]
    """Items with another value, as it was and as it is."""
    added: tuple[Any, ...]
    moved: frozenset[str]
    """Ids of as few items as explain the new order."""
    runs: tuple[Run, ...]
    """Where the added and the moved items stand now."""


def changes(before: Sequence[Any], after: Sequence[Any]) -> Changes:
    """Say what makes `before` into `after`; ids are unique in each."""
    size = min(len(before), len(after))
    head = _alike(before, after, size)
    tail = _alike(reversed(before), reversed(after), size - head)
    old = before[head : len(before) - tail]
    new = after[head : len(after) - tail]
    was = {item.id: index for index, item in enumerate(old)}
    now = {item.id for item in new}
    kept = [was[item.id] for item in new if item.id in was]
    still = _longest_rise(kept)
    return Changes(
        removed=tuple(item for item in old if item.id not in now),
        changed=tuple(
            (old[was[item.id]], item)
            for item in new
            if item.id in was and old[was[item.id]] is not item and old[was[item.id]] != item
        ),
        added=tuple(item for item in new if item.id not in was),
        moved=frozenset(old[index].id for index in kept if index not in still),
        runs=_runs(
            [(item.id, was.get(item.id) in still) for item in new],
            before=after[head - 1].id if head else None,
            behind=after[len(after) - tail].id if tail else None,
        ),
    )


def _alike(before: Iterable[Any], after: Iterable[Any], most: int) -> int:
    """Count the items at the head, at most `most`, that both share."""
    return next(compress(range(most), map(is_not, before, after)), most)


def _longest_rise(numbers: list[int]) -> set[int]:
    """Give the members of a longest rising subsequence; the numbers are distinct."""
    if all(low < high for low, high in pairwise(numbers)):
        return set(numbers)
    ends: list[int] = []
    previous: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        previous[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    rise: set[int] = set()
    member: int | None = ends[-1]
    while member is not None:
        rise.add(member)
        member = previous[member]
    return rise


def _runs(items: list[tuple[str, bool]], before: str | None, behind: str | None) -> tuple[Run, ...]:
    runs: list[Run] = []
    waiting: list[str] = []
    left = before
    for id, stands in items:
        if not stands:
            waiting.append(id)
            continue
        if waiting:
            runs.append(Run(tuple(waiting), left, id))
            waiting = []
        left = id
    if waiting:
        runs.append(Run(tuple(waiting), left, behind))
    return tuple(runs)


def spread(
    order: Sequence[str], runs: Sequence[Run], known: dict[str, int], gap: int
) -> dict[str, int]:
    """Give the positions to write so that the items of `order` rise.

    `known` has the positions of all items that stand still. Where a run finds no room between its
    neighbours, as many of them as it takes to make room are spread anew with it.
    """
    positions = dict(known)
    written: dict[str, int] = {}
    place = {id: index for index, id in enumerate(order)}
    for run in runs:
        low, high = place[run.ids[0]], place[run.ids[-1]] + 1
        reach = least = 1
        while not (room := _room(order, positions, low, high, gap, least)):
            # Doubling keeps the work small; the steps of at least an eighth of a gap leave room
            # for those who come next.
            least = max(1, gap // 8)
            low, high = max(0, low - reach), min(len(order), high + reach)
            # The window ends at items with a position, never inside another waiting run.
            while low > 0 and order[low - 1] not in positions:
                low -= 1
            while high < len(order) and order[high] not in positions:
                high += 1
            reach *= 2
        fresh = dict(zip(order[low:high], room, strict=True))
        positions |= fresh
        written |= fresh
    return written


def _room(
    order: Sequence[str], positions: dict[str, int], low: int, high: int, gap: int, least: int
) -> list[int]:
    """Give rising positions for `order[low:high]`, none where steps of `least` don't fit in."""
    count = high - low
    floor = positions[order[low - 1]] if low else None
    ceiling = positions[order[high]] if high < len(order) else None
    if ceiling is None:
        return [(floor or 0) + gap * number for number in range(1, count + 1)]
    if floor is None:
        return [ceiling - gap * number for number in range(count, 0, -1)]
    width = ceiling - floor
    if width < least * (count + 1):
        return []
    return [floor + width * number // (count + 1) for number in range(1, count + 1)]
