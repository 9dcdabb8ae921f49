"""Broken files of every format are read: each comes in sound, or is refused in words."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from torture.conditions import Conditions
from torture.fuzzed import SLOW_S, fuzz
from torture.mutated import Sample, mutations, samples, samples_in
from torture.outcome import Outcome

TITLE = "Files broken on purpose are read"
CHECKOUT = Path(__file__).resolve().parents[2]
SHARED = ("interchange", "encodings", "pages")
"""Folders of real files that may lie beside the checkout."""
MOST_GROWN_MB = 200


def run(conditions: Conditions) -> Iterator[Outcome]:
    yield from fuzzed("samples", samples(), conditions)
    sample_data = list(samples_in(CHECKOUT / "sample_data"))
    if sample_data:
        yield from fuzzed("sample pages", sample_data, conditions)
    real = [one for name in SHARED for one in samples_in(CHECKOUT.parent / "shared" / name)]
    if real:
        yield from fuzzed("real files", real, conditions)
    else:
        yield Outcome("real files", 0, "files", skipped="none lie beside the checkout")


def fuzzed(what: str, sources: Sequence[Sample], conditions: Conditions) -> Iterator[Outcome]:
    """Break such files many times and read each."""
    number = conditions.number(250, 20_000)
    before = memory_mb()
    seed = Random(f"{what}-{conditions.seed}").randrange(10**6)
    found = fuzz(mutations(sources, seed, number))
    yield Outcome(
        f"{what}, broken",
        found.files,
        "files",
        found.faults,
        remark=f"{found.came_in} came in, {found.refused} refused in words, "
        f"slowest {found.slowest_s:.2f} s of at most {SLOW_S:g}",
    )
    yield Outcome(f"memory grown, {what}", memory_mb() - before, "MB", most=MOST_GROWN_MB)


def memory_mb() -> float:
    """Give the most memory that this process ever held; 0 where the system does not say."""
    if sys.platform == "win32":
        return 0.0
    import resource  # not on Windows

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(most / (1 << 20 if sys.platform == "darwin" else 1 << 10), 1)
