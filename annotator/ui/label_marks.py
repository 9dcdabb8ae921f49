"""Which labels lie on each block, in lanes: kept up to date by looking only at what changed."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.page.indexes import differing
from annotator.page.model import Page, Span, Status

LANES = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """A label's stretch in one block. Overlapping marks have different lanes, short ones low."""

    start: int
    end: int
    label: str
    span: str
    suggested: bool
    lane: int


def in_lanes(parts: Iterable[tuple[int, int, Span]]) -> tuple[Mark, ...]:
    """Give marks such that no two that overlap share a lane; an inner one lies above its outer."""
    marks: list[Mark] = []
    ends: list[list[tuple[int, int]]] = [[] for _ in range(LANES)]
    for start, end, span in sorted(parts, key=lambda part: (part[1] - part[0], part[0])):
        lane = 0
        for index, taken in enumerate(ends):
            if any(low < end and start < high for low, high in taken):
                lane = index + 1
        lane = min(lane, LANES - 1)
        ends[lane].append((start, end))
        suggested = span.status is Status.SUGGESTED or (
            span.status is None and span.confidence is not None
        )
        marks.append(Mark(start, end, span.label, span.id, suggested, lane))
    return tuple(sorted(marks, key=lambda mark: -mark.lane))


class LabelMarks:
    """The labels of each block, their lanes worked out when they are asked for."""

    def __init__(self) -> None:
        self._spans: dict[str, dict[str, Span]] = {}
        self._marks: dict[str, tuple[Mark, ...]] = {}

    def fill(self, page: Page | None) -> None:
        """Forget everything and take the labels of this page."""
        self._spans, self._marks = {}, {}
        for span in page.spans if page else ():
            self._add(span)

    def follow(self, before: Page, after: Page) -> set[str]:
        """Take what changed from one page to the next; give the ids of the blocks it touches."""
        if before.spans is after.spans:
            return set()
        gone, come = differing(before.spans, after.spans)
        touched: set[str] = set()
        for span in gone:
            for part in span.parts:
                self._spans.get(part.block, {}).pop(span.id, None)
                touched.add(part.block)
        for span in come:
            self._add(span)
            touched.update(part.block for part in span.parts)
        for block in touched:
            self._marks.pop(block, None)
        return touched

    def _add(self, span: Span) -> None:
        if span.status is not Status.REJECTED:
            for part in span.parts:
                self._spans.setdefault(part.block, {})[span.id] = span

    def of(self, block: str) -> tuple[Mark, ...]:
        """Give the marks of a block, the outermost first."""
        marks = self._marks.get(block)
        if marks is None:
            marks = self._marks[block] = in_lanes(
                (part.start, part.end, span)
                for span in self._spans.get(block, {}).values()
                for part in span.parts
                if part.block == block
            )
        return marks
