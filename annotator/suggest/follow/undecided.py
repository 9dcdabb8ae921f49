"""Which blocks have a role that nobody gave them, though a person may have moved or cut them."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from annotator.page.model import Block, Page, Role, Status
from annotator.page.pieces import Kept
from annotator.suggest.follow.sitting import Sitting

LIKELY = 0.75
"""The confidence of what follows from a correction."""


def undecided(sitting: Sitting, page: Page) -> frozenset[str]:
    """Give the blocks whose role nobody gave: suggestions, and what was one on the first page.

    A block that a person moved, cut or joined is the person's, and stays where it is and as it
    reads. As long as it has the role that was suggested there, and nobody gave or accepted it, its
    role is the program's still. One that is the person's, and reads and stands as it did, was
    confirmed.
    """
    return frozenset(
        block.id
        for block, old in _with_old(sitting.first, page)
        if block.status is Status.SUGGESTED
        or (block.by_hand and _was_suggested(old, block) and not _is_named(sitting, block))
    )


def unmoved(sitting: Sitting, page: Page) -> frozenset[str]:
    """Give the blocks whose role and article nobody gave, as `undecided` has it for roles."""
    free = undecided(sitting, page)
    return frozenset(
        block.id
        for block, old in _with_old(sitting.first, page)
        if block.id in free and (not block.by_hand or old.article == block.article)
    )


def _with_old(first: Page, page: Page) -> Iterator[tuple[Block, Block]]:
    """Give each block, and the one of the first page that has its first character, or itself."""
    was = {
        piece.start: block
        for block in first.blocks
        for piece in block.pieces
        if isinstance(piece, Kept)
    }
    starts = sorted(was)
    for block in page.blocks:
        at = raw_start(block)
        behind = bisect_right(starts, at) if at is not None else 0
        yield block, was[starts[behind - 1]] if behind else block


def _was_suggested(old: Block, block: Block) -> bool:
    """Whether a block was suggested in the role it has, and something else of it was mended."""
    mended = (old.text, old.article) != (block.text, block.article)
    return old.status is Status.SUGGESTED and old.role is block.role and mended


def _is_named(sitting: Sitting, block: Block) -> bool:
    """Whether a person gave the paragraph, or the one it was cut off, its role."""
    at = raw_start(block)
    return at is not None and any(start <= at < end for start, end in sitting.named)


def given(page: Page, roles: dict[str, Role]) -> Page:
    """Give the page with other roles; what waits goes on waiting, the rest stays a person's."""
    if all(page.block(id).role is role for id, role in roles.items()):
        return page
    return replace(page, blocks=tuple(_with_role(b, roles.get(b.id, b.role)) for b in page.blocks))


def _with_role(block: Block, role: Role) -> Block:
    if role is block.role:
        return block
    if block.status is Status.SUGGESTED:
        return replace(block, role=role, confidence=LIKELY)
    return replace(block, role=role)


def raw_start(block: Block) -> int | None:
    """Give the first raw character that a block keeps; None where it keeps none."""
    return next((piece.start for piece in block.pieces if isinstance(piece, Kept)), None)
