"""Pages against gold: the metrics, the hand actions that are left, and every miss in words.

Everything is compared in raw offsets of characters that are not white space, so that neither ids
nor layout matter. What was rejected does not count.
"""

from annotator.evaluate.compare import measure
from annotator.evaluate.measures import (
    METRICS,
    Actions,
    Cubed,
    Mean,
    Measures,
    Miss,
    Tally,
    pool,
)
from annotator.evaluate.scratch import from_scratch

__all__ = [
    "METRICS",
    "Actions",
    "Cubed",
    "Mean",
    "Measures",
    "Miss",
    "Tally",
    "from_scratch",
    "measure",
    "pool",
]
