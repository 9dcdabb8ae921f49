"""What caret and selection mean for labels: the parts chosen, the labels that are there."""

from collections.abc import Collection

from annotator.page.edits import Batch, Refuse, RemoveSpans
from annotator.page.model import Page, Part, Span, Status
from annotator.ui.session import Caret


def parts_of(page: Page, caret: Caret) -> tuple[Part, ...]:
    """Give the selection as parts of a label, white space at both ends left out."""
    found = []
    for block, start, end in caret.selection:
        text = page.block(block).text[start:end]
        low = start + len(text) - len(text.lstrip())
        if low < start + len(text.rstrip()):
            found.append(Part(block, low, start + len(text.rstrip())))
    return tuple(found)


def spans_at(page: Page, caret: Caret) -> list[Span]:
    """Give the labels that are selected or that the caret touches, the one in hand first.

    In hand is the innermost, or another that the person has gone on to; the others follow it.
    """
    block, start = caret.block, caret.offset
    end = start
    if caret.selection:
        block, start, end = caret.selection[0]
    found = []
    for span in page.spans_by_block.get(block or "", ()):
        for part in span.parts:
            hit = part.block == block and part.start <= end and start <= part.end
            if caret.selection and hit:
                hit = part.start < end and start < part.end
            if hit and span.status is not Status.REJECTED:
                exact = (part.start, part.end) == (start, end)
                inside = part.start <= start < part.end
                found.append((not exact, not inside, part.end - part.start, span))
    spans = [span for *_, span in sorted(found, key=lambda one: one[:3])]
    first = caret.label % len(spans) if spans else 0
    return [*spans[first:], *spans[:first]]


def taken_off(page: Page, spans: Collection[str]) -> Batch:
    """Give the step that takes labels off the words.

    Those that wait for a yes or no are refused: the program won't offer them again. The others
    are somebody's work, and lie in the trash.
    """
    offered = {id for id in spans if page.span_by_id[id].status is Status.SUGGESTED}
    made = tuple(span for span in spans if span not in offered)
    edits = (RemoveSpans(made), Refuse(tuple(("span", span) for span in spans if span in offered)))
    return Batch(edits, RemoveSpans.name)
