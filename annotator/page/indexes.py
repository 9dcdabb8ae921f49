"""Hands a page's indexes on to the next page, mended where the two differ.

A page works its indexes out when they are first asked for, which takes some milliseconds on a page
with thousands of labels: too long to be done anew at every key.
"""

from collections.abc import Sequence
from itertools import compress
from operator import is_not
from typing import TypeVar

from annotator.page.model import Block, Page, Span

Item = TypeVar("Item")


def carry_indexes(before: Page, after: Page) -> None:
    """Give `after` the indexes that `before` has worked out already."""
    known = vars(before)
    if not in_one_order(before.spans, after.spans):
        return
    if "spans_by_block" in known and "spans_by_block" not in vars(after):
        vars(after)["spans_by_block"] = _spans_by_block(before, after)
    if "span_by_id" in known and before.spans is after.spans:
        vars(after)["span_by_id"] = before.span_by_id
    if "span_index" in known and in_one_place(before.spans, after.spans):
        vars(after)["span_index"] = before.span_index
    if "block_index" in known and in_one_place(before.blocks, after.blocks):
        vars(after)["block_index"] = before.block_index


def in_one_place(before: Sequence[Block | Span], after: Sequence[Block | Span]) -> bool:
    """Whether the two hold items of the same ids in the same order."""
    if before is after:
        return True
    if len(before) != len(after):
        return False
    others = list(map(is_not, before, after))
    pairs = zip(compress(before, others), compress(after, others), strict=True)
    return all(old.id == new.id for old, new in pairs)


def _spans_by_block(before: Page, after: Page) -> dict[str, tuple[Span, ...]]:
    if before.spans is after.spans:
        return before.spans_by_block
    gone, come = differing(before.spans, after.spans)
    index = dict(before.spans_by_block)
    blocks = {part.block for span in (*gone, *come) for part in span.parts}
    left = {id(span) for span in gone}
    if _one_for_one(gone, come):
        changed = {id(old): new for old, new in zip(gone, come, strict=True)}
        for block in blocks:
            index[block] = tuple(changed.get(id(span), span) for span in index[block])
        return index
    # The page's own order decides between the spans of a block.
    order = {span.id: number for number, span in enumerate(after.spans)} if come else {}
    for block in blocks:
        spans = [span for span in index.get(block, ()) if id(span) not in left]
        spans += [span for span in come for part in span.parts if part.block == block]
        if order:
            spans.sort(key=lambda span: order[span.id])
        if spans:
            index[block] = tuple(spans)
        else:
            index.pop(block, None)
    return index


def _one_for_one(gone: list[Span], come: list[Span]) -> bool:
    """Whether each span that goes is followed by itself, changed but in the same blocks."""
    return len(gone) == len(come) and all(
        old.id == new.id
        and [part.block for part in old.parts] == [part.block for part in new.parts]
        for old, new in zip(gone, come, strict=True)
    )


Spans = tuple[Span, ...]

_last: list[tuple[Spans, Spans, tuple[list[Span], list[Span]]]] = []
"""The last answer of `differing`: several ask the same of each step, of thousands of spans."""


def differing(before: Spans, after: Spans) -> tuple[list[Span], list[Span]]:
    """Give the spans that are only in the first and only in the second, compared by identity."""
    for was, now, known in _last:  # one look, as other threads may ask too
        if was is before and now is after:
            return known
    found = parted(before, after)
    _last[:] = [(before, after, found)]
    return found


def parted(before: Sequence[Item], after: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """Give what stands elsewhere, or only, in the first and in the second, by identity."""
    if len(before) == len(after):
        others = list(map(is_not, before, after))
        return list(compress(before, others)), list(compress(after, others))
    old_ids, new_ids = set(map(id, before)), set(map(id, after))
    return (
        [item for item in before if id(item) not in new_ids],
        [item for item in after if id(item) not in old_ids],
    )


def in_one_order(before: Spans, after: Spans) -> bool:
    """Whether the spans that both hold stand in the same order in both."""
    if len(before) == len(after):
        gone, come = differing(before, after)
        return not set(map(id, gone)) & set(map(id, come))
    old_ids, new_ids = set(map(id, before)), set(map(id, after))
    return [id(one) for one in before if id(one) in new_ids] == [
        id(one) for one in after if id(one) in old_ids
    ]
