"""Flat spans, for formats that tag tokens: no two of them share a character."""

from collections.abc import Iterable, Sequence

from annotator.formats.document import TextSpan
from annotator.page.model import CONTENT


def flat(spans: Sequence[TextSpan], asked: bool) -> tuple[TextSpan, ...]:
    """Give those of some spans that are flat and in one stretch, in the order of the text.

    Of those that overlap the longest stays; of equally long ones, the first. Content holds whole
    sentences with names in them: it is among them only where labels were `asked` for.
    """
    kept: list[TextSpan] = []
    cluster: list[TextSpan] = []
    until = -1
    for span in spans:
        if len(span.parts) > 1 or (not asked and span.label == CONTENT):
            continue
        if span.start >= until:
            kept += _longest(cluster)
            cluster = []
        cluster.append(span)
        until = max(until, span.end)
    return *kept, *_longest(cluster)


def _longest(cluster: Sequence[TextSpan]) -> Iterable[TextSpan]:
    """Give the flat ones of spans of which each overlaps another."""
    if len(cluster) < 2:
        return cluster
    taken: list[TextSpan] = []
    for span in sorted(cluster, key=lambda one: one.start - one.end):
        if not any(one.start < span.end and span.start < one.end for one in taken):
            taken.append(span)
    return sorted(taken, key=lambda one: one.start)
