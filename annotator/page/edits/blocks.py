"""Edits of line breaks: splitting and joining blocks."""

from dataclasses import dataclass
from typing import ClassVar

from annotator.page.edits.arrange import Draft, Fresh, Slice, rearranged, whole
from annotator.page.edits.edit import block_of, by_hand, fresh_ids
from annotator.page.errors import EditError
from annotator.page.model import Block, Page


@dataclass(frozen=True, slots=True)
class SplitBlock:
    """Split a block in two before the character at `offset`.

    The first half keeps the id, both keep role and article; labels over the place get a part in
    each. White space at the new border goes.
    """

    block: str
    offset: int
    name: ClassVar[str] = "Split paragraph"

    def apply(self, page: Page) -> Page:
        block = block_of(page, self.block)
        if not 0 <= self.offset <= len(block.text):
            raise EditError("The paragraph was not split: the place lies outside of it.")
        end = len(block.text[: self.offset].rstrip())
        start = len(block.text) - len(block.text[self.offset :].lstrip())
        index = page.block_index[block.id]
        new = by_hand(block, id=fresh_ids(page.block_index, "b")[0], extra=())
        return rearranged(
            page,
            [
                *page.blocks[:index],
                Draft(by_hand(block), (Slice(block.id, 0, end),)),
                Draft(new, (Slice(block.id, start, len(block.text)),)),
                *page.blocks[index + 1 :],
            ],
        )


@dataclass(frozen=True, slots=True)
class JoinBlocks:
    """Append the text of `tail` to `head`, wherever on the page the two stand.

    The head keeps its id, role, article and place; touching parts of a label become one. `glue`
    is put between them: a space between Latin words.
    """

    head: str
    tail: str
    glue: str = ""
    name: ClassVar[str] = "Join paragraphs"

    def apply(self, page: Page) -> Page:
        head, tail = block_of(page, self.head), block_of(page, self.tail)
        if head is tail:
            raise EditError("A paragraph can't be joined with itself. Choose another one.")
        over = frozenset(
            span.id
            for span in page.spans_by_block.get(head.id, ())
            if any(p.block == head.id and p.end == len(head.text) for p in span.parts)
            and any(p.block == tail.id and p.start == 0 for p in span.parts)
        )
        runs = (whole(head), Fresh.typed(self.glue, over), whole(tail))
        layout: list[Block | Draft] = [
            Draft(by_hand(head), runs) if block is head else block
            for block in page.blocks
            if block is not tail
        ]
        return rearranged(page, layout)
