"""How many hand actions a page's suggestions are expected to need, by their confidence."""

from collections.abc import Iterable, Sequence
from typing import Any

from annotator.page.model import PERSON, Page, PageStatus, Status

OF_SPEECH = OF_MEETING = 3.0
"""The hand actions that a false record costs: each of its parts is told anew."""


def expected_actions(page: Page) -> float | None:
    """Give the expected number of hand actions; None where the page holds nothing at all yet.

    Each suggestion counts with the chance that it is wrong. What was judged needs none, and a page
    that is done needs none.
    """
    if page.status in (PageStatus.DONE, PageStatus.CHECKED):
        return 0.0
    if not page.blocks:
        return None
    names = [span for span in page.spans if span.label == PERSON]
    return round(
        _wrong(page.blocks)
        + _wrong(names)
        + OF_SPEECH * _wrong(page.speeches)
        + OF_MEETING * _wrong(page.meetings)
        + _wrong(page.corrections),
        2,
    )


def _wrong(items: Sequence[Any] | Iterable[Any]) -> float:
    return sum(
        (
            1.0 - item.confidence
            for item in items
            if item.status is Status.SUGGESTED and item.confidence is not None
        ),
        0.0,
    )
