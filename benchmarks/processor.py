"""What processes took of the processor, which other programs' work disturbs less than the clock."""

import os
from collections.abc import Iterator

from benchmarks.figure import Figure


def processor_seconds() -> float:
    """Say how long the children of this process have computed; 0 where the system doesn't say."""
    times = os.times()
    return times.children_user + times.children_system


def processor(what: str, before: float, *beside: tuple[str, float]) -> Iterator[Figure]:
    """Give what a run took of the processor since it was at `before`."""
    if taken := processor_seconds() - before:
        yield Figure(f"{what}, processor time", taken, "s", None, beside)


def beside_floor(what: str, before: float, floor: float, limit: float) -> Iterator[Figure]:
    """Give what a run took of the processor since it was at `before`, and in times of plain
    sqlite3's `floor` seconds; that is held to a limit on any machine, a busy one too."""
    taken = processor_seconds() - before
    yield from processor(what, before, ("plain sqlite3", floor))
    times = f"{what}, processor time in times of plain sqlite3"
    yield Figure(times, taken / floor, "×", round(limit, 1))
