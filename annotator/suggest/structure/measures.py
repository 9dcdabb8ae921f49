"""The widths that columns of a page may have."""

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from annotator.suggest.structure.lines import Line

UNSET = 0.0
"""The column width of text that has a whole paragraph, or a column's share of it, on each line."""
_LEAST_SHARE = 0.06
"""How many lines a column has at least, of those that the commonest has."""


def measures(lines: Sequence[Line], captions: Collection[int]) -> list[float]:
    """Give the column widths worth trying: those which many lines have, and none at all.

    The last lines of paragraphs have all widths; a column's width stands in neighbouring lines.
    """
    widths = [line.width for line in lines]
    rounded = list(map(round, widths))
    counts = Counter(
        [measure for measure, wide in zip(rounded, widths, strict=True) if 5 <= wide <= 44]
    )
    side_by_side: set[int] = set()
    for index, (wide, after) in enumerate(pairwise(widths)):
        if -1.1 <= wide - after <= 1.1:
            side_by_side.add(rounded[index])
            side_by_side.add(rounded[index + 1])
    near = {
        measure: count + 0.5 * (counts[measure - 1] + counts[measure + 1])
        for measure, count in counts.items()
    }
    least = _LEAST_SHARE * max(near.values(), default=0.0)
    common = [
        measure
        for measure, count in near.items()
        if counts[measure] >= 2 and count >= least and (measure in side_by_side or count >= 4)
    ]
    common.sort(key=lambda measure: -near[measure])
    # A caption has a column of its own, if only of a few lines.
    own = {round(lines[at].width) for at in captions if lines[at].width < 44}
    return [UNSET, *map(float, sorted({*common[:12], *own}))]
