"""Where copied text stood, so that what was cut can be put back as it was."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.page.edits.arrange import Draft, Fresh, Slice
from annotator.page.edits.edit import by_hand
from annotator.page.model import Article, Block, Page
from annotator.page.pieces import Piece, Place


@dataclass(frozen=True, slots=True)
class Origin:
    """The blocks that a stretch of several paragraphs was copied from, and their articles.

    `start` is the offset in the first block from which it was copied, `end` that in the last one
    up to which it was.
    """

    blocks: tuple[Block, ...]
    articles: tuple[Article, ...]
    start: int
    end: int

    @property
    def joined(self) -> bool:
        """Whether cutting joins what is left of the first and of the last block."""
        first, last = self.blocks[0], self.blocks[-1]
        return first.article is not None and first.article == last.article

    def left_on(self, page: Page, start: Place, end: Place) -> bool:
        """Whether a page still has at these places just what cutting left there."""
        first, last = self.blocks[0], self.blocks[-1]
        stay = (first,) if self.joined else (first, last)
        index = page.block_index
        if start != (first.id, self.start) or any(block.id not in index for block in stay):
            return False
        head, rest = first.text[: self.start], last.text[self.end :]
        texts = (head + rest,) if self.joined else (head, rest)
        gone = {block.id for block in self.blocks} - {block.id for block in stay}
        own = {block.article for block in stay}
        now = page.blocks[index[first.id] : index[first.id] + len(stay)]
        return (
            (end == start or (not self.joined and end == (last.id, 0)))
            and [block.id for block in now] == [block.id for block in stay]
            and [block.article for block in now] == [block.article for block in stay]
            and [block.text for block in now] == list(texts)
            and not any(id in index for id in gone)
            and not any(a.id in page.article_by_id for a in self.articles if a.id not in own)
        )

    def put_back(
        self, page: Page, contents: Sequence[tuple[Piece, ...]]
    ) -> tuple[list[Block | Draft], list[Article]]:
        """Give the layout with the contents back in their blocks, and the articles it needs.

        The page must still have what cutting `left_on` it.
        """
        low = page.block_index[self.blocks[0].id]
        first = page.blocks[low]
        if self.joined:
            last, rest = self.blocks[-1], Slice(first.id, self.start, len(first.text))
        else:
            last = page.blocks[low + 1]
            rest = Slice(last.id, 0, len(last.text))
        drafts = [
            Draft(by_hand(block), (Fresh(content),))
            for block, content in zip(self.blocks[1:-1], contents[1:-1], strict=True)
        ]
        layout: list[Block | Draft] = [
            *page.blocks[:low],
            Draft(by_hand(first), (Slice(first.id, 0, self.start), Fresh(contents[0]))),
            *drafts,
            Draft(by_hand(last), (Fresh(contents[-1]), rest)),
            *page.blocks[low + (1 if self.joined else 2) :],
        ]
        return layout, [one for one in self.articles if one.id not in page.article_by_id]


def origin_of(page: Page, start: Place, end: Place) -> Origin | None:
    """Give where the text between two places of several blocks, in reading order, stands."""
    first, last = page.block_index[start.block], page.block_index[end.block]
    if first == last:
        return None
    blocks = page.blocks[first : last + 1]
    ids = {block.article for block in blocks}
    articles = tuple(article for article in page.articles if article.id in ids)
    return Origin(blocks, articles, start.offset, end.offset)
