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
