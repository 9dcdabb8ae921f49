"""A page as someone finds it who starts without help: what hand actions are measured against."""

from annotator.page.model import Article, Block, Page, Role
from annotator.page.pieces import Kept, Piece


def from_scratch(page: Page) -> Page:
    """Give the page as someone finds it who starts without help: one article of body blocks.

    A blank line, or one of 。！？” at the end of a line, ends a paragraph.
    """
    blocks: list[Block] = []
    lines: list[Piece] = []
    at = 0

    def finish() -> None:
        if lines:
            name = f"b{len(blocks) + 1}"
            blocks.append(Block.spelt(page.raw, name, "a1", Role.BODY, tuple(lines)))
            lines.clear()

    for line in page.raw.split("\n"):
        words = line.strip()
        if words:
            start = at + len(line) - len(line.lstrip())
            lines.append(Kept(start, start + len(words)))
        if not words or words[-1] in "。！？”":
            finish()
        at += len(line) + 1
    finish()
    articles = (Article("a1"),) if blocks else ()
    return Page(page.id, page.raw, articles=articles, blocks=tuple(blocks))
