"""Corrections with and without what follows from each, simulated on the invented pages."""

from collections.abc import Iterator

from benchmarks.figure import Figure, percentile_95
from benchmarks.following import FOLDERS, NOTHING, Followed, golds, worked
from benchmarks.material import Material

TITLE = "What follows from a correction, on the invented pages"
LIMIT_MS = 100
"""Within which what follows from a correction is to be there, on a page of 5,000 characters."""


def measure(material: Material) -> Iterator[Figure]:
    alone, helped = NOTHING, NOTHING
    for gold in golds(FOLDERS):
        alone, helped = alone + worked(gold, None), helped + worked(gold, Followed())
    beside = (("without following", float(alone.corrections)),)
    yield Figure("corrections by hand", helped.corrections, "", beside=beside)
    vanish = 100 * helped.vanished / helped.errors
    yield Figure("errors that vanish by following", vanish, "%", beside=(("published", 23.0),))
    every = 100 * (helped.vanished - helped.lost) / helped.errors
    yield Figure("the same, if every offer were taken", every, "%")
    left = (("refused", float(helped.refused)), ("mistakes they made", float(helped.made)))
    yield Figure("offers taken", helped.taken, "", beside=left)
    took = percentile_95(helped.milliseconds)
    yield Figure("what follows, 95th percentile", took, "ms", LIMIT_MS)
