"""Flat spans, for formats that tag tokens: no two of them share a character."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from annotator.formats.documents.document import TextSpan
from annotator.page.model import CONTENT


class Stretch(NamedTuple):
    """A span over `[start, end)` of a text's characters or tokens."""

    start: int
    end: int
    span: TextSpan


def flat(spans: Sequence[TextSpan], asked: bool) -> tuple[TextSpan, ...]:
    """Give those of some spans that are flat and in one stretch, in the order of the text.

    Of those that overlap the longest stays; of equally long ones, the first. Content holds whole
    sentences with names in them: it is among them only where labels were `asked` for.
    """
    wanted = (
        Stretch(span.start, span.end, span)
        for span in spans
        if len(span.parts) == 1 and (asked or span.label != CONTENT)
    )
    kept = [one for one, longer in flattened(wanted) if longer is None]
    return tuple([one.span for one in sorted(kept)])


def flattened(stretches: Iterable[Stretch]) -> Iterator[tuple[Stretch, Stretch | None]]:
    """Give each stretch with the one it gives way to, or None where it stays.

    They come by start, the longer first. The longest stays; of equally long ones, the first.
    """
    cluster: list[Stretch] = []
    until = 0
    for one in stretches:
        if one.start >= until:
            yield from _longest(cluster)
            cluster = []
        cluster.append(one)
        until = max(until, one.end)
    yield from _longest(cluster)


def _longest(cluster: Sequence[Stretch]) -> Iterator[tuple[Stretch, Stretch | None]]:
    """Flatten stretches of which each overlaps another."""
    if len(cluster) == 1:
        yield cluster[0], None
        return
    taken: list[Stretch] = []
    for one in sorted(cluster, key=lambda one: one.start - one.end):
        longer = next((x for x in taken if x.start < one.end and one.start < x.end), None)
        if longer is None:
            taken.append(one)
        yield one, longer
