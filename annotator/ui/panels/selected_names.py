"""The names in a selected list: those tagged already, and what stands between the list's marks."""

import re
from collections.abc import Sequence

from annotator.page.edits.spans import Parts
from annotator.page.model import PERSON, Page, Part, Status

MARKS = re.compile(r"[、，,；;。：:（）()\s/|]|以及|等(?=$|[、，,；;。\s])")
"""What stands between the names of a list, and the 等 behind the last."""

JOINT = re.compile(r"(?<=..)[和及与]")
"""An "and" has two characters of a name before it, so that 李和平 stays whole."""

NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}|\S+[·•]\S+|[A-Z][\w.’'-]+")


def parts_of(selection: Sequence[tuple[str, int, int]]) -> Parts:
    """Give the selection as parts of a label, stretches without any character left out."""
    return tuple(Part(block, start, end) for block, start, end in selection if start < end)


def names_in(page: Page, selection: Sequence[tuple[str, int, int]]) -> tuple[Parts, ...]:
    """Give the names in a selection, in order, each as the parts of a mention.

    A mention that is tagged counts wherever it lies inside; between the tagged ones, what reads
    as a name between two marks of a list. A selection that is one word is that name, whatever it
    looks like.
    """
    found: list[tuple[int, int, Parts]] = []
    for part in parts_of(selection):
        order, text = page.block_index[part.block], page.block(part.block).text
        tagged = [
            (other.start, other.end, span.parts)
            for span in page.spans_by_block.get(part.block, ())
            if span.label == PERSON and span.status is not Status.REJECTED
            for other in span.parts
            if other.block == part.block and part.start <= other.start and other.end <= part.end
        ]
        found += [(order, start, parts) for start, _, parts in tagged]
        for start, end in _free(part, [(start, end) for start, end, _ in tagged]):
            found += [
                (order, low, (Part(part.block, low, high),))
                for low, high in _items(text, start, end)
                if NAME.fullmatch(text[low:high]) or (low, high) == (part.start, part.end)
            ]
    found.sort(key=lambda item: item[:2])
    return tuple(dict.fromkeys(parts for _, _, parts in found))


def _free(part: Part, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    free, at = [], part.start
    for start, end in sorted(taken):
        if at < start:
            free.append((at, start))
        at = max(at, end)
    if at < part.end:
        free.append((at, part.end))
    return free


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [mark.span() for mark in MARKS.finditer(text, start, end)]
    items, at = [], start
    for low, high in [*cuts, (end, end)]:
        items += _apart(text, at, low)
        at = high
    return [(low, high) for low, high in items if low < high]


def _apart(text: str, start: int, end: int) -> list[tuple[int, int]]:
    joint = JOINT.search(text[start:end])
    if joint is None or end - start < 5:
        return [(start, end)]
    return [(start, start + joint.start()), (start + joint.end(), end)]
