"""Hands a page's indexes on to the next page, mended where the two differ.

A page works its indexes out when they are first asked for, which takes some milliseconds on a page
with thousands of labels: too long to be done anew at every key.
"""

from annotator.page.model import Page, Span
from annotator.ui.label_marks import differing, in_one_order


def carry_indexes(before: Page, after: Page) -> None:
    """Give `after` the indexes that `before` has worked out already."""
    known = vars(before)
    if not in_one_order(before.spans, after.spans):
        return
    if "spans_by_block" in known and "spans_by_block" not in vars(after):
        vars(after)["spans_by_block"] = _spans_by_block(before, after)
    if "span_by_id" in known and "span_by_id" not in vars(after):
        vars(after)["span_by_id"] = _span_by_id(before, after)
    if "block_index" in known and "block_index" not in vars(after):
        same = len(before.blocks) == len(after.blocks) and all(
            old is new or old.id == new.id
            for old, new in zip(before.blocks, after.blocks, strict=True)
        )
        if same:
            vars(after)["block_index"] = before.block_index


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


def _span_by_id(before: Page, after: Page) -> dict[str, Span]:
    if before.spans is after.spans:
        return before.span_by_id
    gone, come = differing(before.spans, after.spans)
    index = dict(before.span_by_id)
    for span in gone:
        index.pop(span.id, None)
    index.update((span.id, span) for span in come)
    return index
