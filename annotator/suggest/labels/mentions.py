"""The people a page names, in the order of its text, and block by block."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from annotator.page.model import PERSON, Page, Span, Status

Mention = tuple[int, int, Span]
"""Where a person is named in a block: start, end, and the span."""
Mentions = Sequence[Mention]
"""Person mentions of one block, in the order of its text."""

_FEW = 8
"""So few mentions are looked at one by one."""
_REPORTER = re.compile(r"记者|通讯员|实习生|(?<![总主])编辑(?!部)|摄影(?!师|家|协会)")


def live_people(page: Page) -> tuple[Span, ...]:
    """Give the person mentions that nobody refused, in the order of the text."""
    index = page.block_index
    found = _live(page)
    found.sort(key=lambda span: (index[span.parts[0].block], span.parts[0].start, span.id))
    return tuple(found)


def _live(page: Page) -> list[Span]:
    refused = Status.REJECTED
    return [
        span
        for span in page.spans
        if span.label == PERSON and span.status is not refused and span.parts
    ]


def people_by_block(page: Page) -> dict[str, list[Mention]]:
    """Give the people of the stories by block, those of bylines left out."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for span in _live(page):
        if not (span.title and _REPORTER.search(span.title)):
            part = span.parts[0]
            found[part.block].append((part.start, part.end, span))
    for mentions in found.values():
        mentions.sort(key=_place)
    return found


def within(mentions: Mentions, start: int, end: int) -> Mentions:
    """Give the mentions that begin in `[start, end)`."""
    if not mentions or mentions[-1][0] < start or mentions[0][0] >= end:
        return ()
    if len(mentions) < _FEW:
        return [one for one in mentions if start <= one[0] < end]
    low = bisect_left(mentions, start, key=_begin)
    return mentions[low : bisect_left(mentions, end, lo=low, key=_begin)]


def _place(mention: Mention) -> tuple[int, str]:
    return mention[0], mention[2].id


def _begin(mention: Mention) -> int:
    return mention[0]
