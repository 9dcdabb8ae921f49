"""Edits of order and membership: moving blocks, roles, splitting and merging articles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from annotator.page.edits.arrange import Draft, rearranged
from annotator.page.edits.edit import block_of, by_hand, fresh_ids, opened
from annotator.page.errors import EditError
from annotator.page.model import Article, ArticleKind, ArticleStatus, Block, Page, Role


def place_in(
    rest: Sequence[Block | Draft], article: str | None, before: str | None, known: bool
) -> int:
    """Say at which index of `rest` blocks of an article go so that every article stays in one.

    In a `known` article they go before the block `before` where that is one of its blocks, else
    to its end. A new article, or furniture, goes before `before` where an article begins there,
    else behind the article that `before` is in; to the end of the page where it is None.
    """
    blocks = [item.block if isinstance(item, Draft) else item for item in rest]
    ids = [block.id for block in blocks]
    if known and article is not None:
        own = [index for index, block in enumerate(blocks) if block.article == article]
        at = ids.index(before) if before in ids else -1
        if at in own:
            return at
        if own:
            return own[-1] + 1
    if before not in ids:
        return len(blocks)
    at = ids.index(before)
    around = blocks[at].article
    if around is None or at == 0 or blocks[at - 1].article != around:
        return at
    while at < len(blocks) and blocks[at].article == around:
        at += 1
    return at


def set_in(block: Block, article: str | None) -> Block:
    """Give the block as one of the article (None for furniture), its role made to fit."""
    if article is None:
        return by_hand(block, article=None, role=Role.FURNITURE)
    role = Role.BODY if block.role is Role.FURNITURE else block.role
    return by_hand(block, article=article, role=role)


def _known_article(page: Page, id: str) -> Article:
    if id not in page.article_by_id:
        raise EditError(
            "The page has no article {id!r}; it may have been merged or emptied.", id=id
        )
    return page.article_by_id[id]


def _placed(
    page: Page, moving: Sequence[Block], article: str | None, before: str | None, known: bool
) -> list[Block | Draft]:
    ids = {block.id for block in moving}
    blocks = page.blocks
    while before in ids:  # the anchor moves too: the next one that stays takes its place
        after = page.block_index[before] + 1
        before = blocks[after].id if after < len(blocks) else None
    rest: list[Block | Draft] = [block for block in blocks if block.id not in ids]
    at = place_in(rest, article, before, known)
    return [*rest[:at], *(set_in(block, article) for block in moving), *rest[at:]]


def _chosen(page: Page, ids: Sequence[str]) -> list[Block]:
    if not ids:
        raise EditError("Nothing was moved: no paragraph is chosen.")
    indexes = {page.block_index[block_of(page, id).id] for id in ids}
    return [page.blocks[index] for index in sorted(indexes)]


@dataclass(frozen=True, slots=True)
class MoveBlocks:
    """Move blocks into an article (None makes them furniture), before a block or to its end."""

    blocks: tuple[str, ...]
    article: str | None
    before: str | None = None
    name: ClassVar[str] = "Move paragraphs"

    def apply(self, page: Page) -> Page:
        moving = _chosen(page, self.blocks)
        if self.article is not None:
            _known_article(page, self.article)
        if self.before is not None:
            block_of(page, self.before)
        before = self.before
        if before is None and self.article is not None:
            own = page.blocks_of(self.article)
            if all(
                block in moving for block in own
            ):  # it would be emptied and lose its place on the page
                before = own[0].id
        return rearranged(page, _placed(page, moving, self.article, before, known=True))


@dataclass(frozen=True, slots=True)
class MoveToNewArticle:
    """Move blocks into an article of their own, before the block `before` or to the page's end."""

    blocks: tuple[str, ...]
    before: str | None = None
    kind: ArticleKind = ArticleKind.NEWS
    name: ClassVar[str] = "New article"

    def apply(self, page: Page) -> Page:
        moving = _chosen(page, self.blocks)
        if self.before is not None:
            block_of(page, self.before)
        article = Article(fresh_ids(page.article_by_id, "a")[0], self.kind)
        layout = _placed(page, moving, article.id, self.before, known=False)
        return rearranged(page, layout, new_articles=[article])


@dataclass(frozen=True, slots=True)
class SetRole:
    """Set the role of blocks. Furniture leaves its article; what was furniture joins the article
    before it on the page, or behind it, or begins one."""

    blocks: tuple[str, ...]
    role: Role
    name: ClassVar[str] = "Set role"

    def apply(self, page: Page) -> Page:
        for block in _chosen(page, self.blocks):
            page = self._set(page, block.id)
        return page

    def _set(self, page: Page, id: str) -> Page:
        block = block_of(page, id)
        if self.role is Role.FURNITURE:
            if block.article is None:
                return _with_role(page, id, self.role)
            behind = page.blocks_of(block.article)[-1].id
            after = page.block_index[behind] + 1
            before = page.blocks[after].id if after < len(page.blocks) else None
            return rearranged(page, _placed(page, [block], None, before, known=False))
        if block.article is None:
            index = page.block_index[id]
            near = [*reversed(page.blocks[:index]), *page.blocks[index:]]
            article = next((other.article for other in near if other.article), None)
            if article is None:
                page = MoveToNewArticle((id,), _next_id(page, index)).apply(page)
            else:
                ahead = any(other.article == article for other in page.blocks[:index])
                first = None if ahead else page.blocks_of(article)[0].id
                page = MoveBlocks((id,), article, first).apply(page)
        return _with_role(page, id, self.role)


def _next_id(page: Page, index: int) -> str | None:
    return page.blocks[index + 1].id if index + 1 < len(page.blocks) else None


def _with_role(page: Page, id: str, role: Role) -> Page:
    blocks = list(page.blocks)
    index = page.block_index[id]
    blocks[index] = by_hand(blocks[index], role=role)
    return opened(replace(page, blocks=tuple(blocks)))


@dataclass(frozen=True, slots=True)
class SplitArticle:
    """Begin a new article with this block: it and what follows it in its article."""

    block: str
    name: ClassVar[str] = "Split article"

    def apply(self, page: Page) -> Page:
        block = block_of(page, self.block)
        if block.article is None:
            raise EditError("Page furniture is in no article. Set another role first.")
        old = page.article_by_id[block.article]
        own = page.blocks_of(old.id)
        if own[0] is block:
            raise EditError("The article was not split: this is its first paragraph already.")
        new = Article(fresh_ids(page.article_by_id, "a")[0], old.kind)
        moving = {other.id for other in own[own.index(block) :]}
        return rearranged(
            page,
            [by_hand(b, article=new.id) if b.id in moving else b for b in page.blocks],
            new_articles=[new],
        )


@dataclass(frozen=True, slots=True)
class MergeArticles:
    """Append all blocks of the second article to the first."""

    first: str
    second: str
    name: ClassVar[str] = "Merge articles"

    def apply(self, page: Page) -> Page:
        if _known_article(page, self.first) is _known_article(page, self.second):
            raise EditError("An article can't be merged with itself. Choose another one.")
        moving = page.blocks_of(self.second)
        return rearranged(page, _placed(page, moving, self.first, None, known=True))


@dataclass(frozen=True, slots=True)
class MoveArticle:
    """Move an article before another one, or to the end of the page."""

    article: str
    before: str | None = None
    name: ClassVar[str] = "Move article"

    def apply(self, page: Page) -> Page:
        moving = page.blocks_of(_known_article(page, self.article).id)
        if self.before == self.article:
            return page
        anchor = None
        if self.before is not None:
            anchor = page.blocks_of(_known_article(page, self.before).id)[0].id
        return rearranged(page, _placed(page, moving, self.article, anchor, known=False))


@dataclass(frozen=True, slots=True)
class ChangeArticle:
    """Set an article's kind or status."""

    article: str
    fields: Mapping[str, Any]
    name: ClassVar[str] = "Change article"

    def apply(self, page: Page) -> Page:
        old = _known_article(page, self.article)
        kinds = {"kind": ArticleKind, "status": ArticleStatus}
        try:
            fields: dict[str, Any] = {key: kinds[key](self.fields[key]) for key in self.fields}
            new = replace(old, **fields)
        except (KeyError, ValueError) as error:
            raise EditError(
                "The article was not changed: {value} can't be set.", value=error
            ) from None
        articles = tuple(new if article is old else article for article in page.articles)
        return opened(replace(page, articles=articles))


def move_up(page: Page, ids: Sequence[str]) -> MoveBlocks | None:
    """Give the edit that moves blocks of one article one place up; None at the page's top.

    From the top of an article they go to the end of the article before, over page furniture.
    """
    first = _chosen(page, ids)[0]
    above = page.blocks[: page.block_index[first.id]]
    if first.article is None:
        return MoveBlocks(tuple(ids), None, _head(page, above[-1]).id) if above else None
    if above and above[-1].article == first.article:
        return MoveBlocks(tuple(ids), first.article, above[-1].id)
    target = next((block.article for block in reversed(above) if block.article), None)
    return MoveBlocks(tuple(ids), target) if target else None


def move_down(page: Page, ids: Sequence[str]) -> MoveBlocks | None:
    """Give the edit that moves blocks of one article one place down; None at the page's bottom.

    From the bottom of an article they go to the head of the next one, over page furniture.
    """
    last = _chosen(page, ids)[-1]
    below = page.blocks[page.block_index[last.id] + 1 :]
    if last.article is None:
        if not below:
            return None
        over = below[0].article
        rest = (block for block in below[1:] if over is None or block.article != over)
        after = next(rest, None)
        return MoveBlocks(tuple(ids), None, after.id if after else None)
    if below and below[0].article == last.article:
        after = below[1] if len(below) > 1 else None
        return MoveBlocks(tuple(ids), last.article, after.id if after else None)
    target = next((block for block in below if block.article), None)
    return MoveBlocks(tuple(ids), target.article, target.id) if target else None


def _head(page: Page, block: Block) -> Block:
    return block if block.article is None else page.blocks_of(block.article)[0]
