"""The articles of a page with their blocks, as the articles panel lists them."""

from dataclasses import dataclass

from annotator.page.model import Article, Block, Page, Role

FURNITURE = ""
"""The id of the group of blocks that belong to no article."""

TITLE_ROLES = (Role.HEADLINE, Role.KICKER, Role.SUBHEADLINE)
EXCERPT = 80


@dataclass(frozen=True, slots=True)
class Group:
    """An article with its blocks, or, with `article` None, the furniture of the page."""

    article: Article | None
    blocks: tuple[Block, ...]

    @property
    def id(self) -> str:
        return FURNITURE if self.article is None else self.article.id

    @property
    def title(self) -> str:
        """The headline, or the first words of what comes first; "" for an empty article."""
        for role in TITLE_ROLES:
            for block in self.blocks:
                if block.role is role and block.text:
                    return block.text[:EXCERPT]
        return next((block.text[:EXCERPT] for block in self.blocks if block.text), "")

    @property
    def length(self) -> int:
        """How many characters its blocks hold."""
        return sum(len(block.text) for block in self.blocks)


def groups_of(page: Page) -> tuple[Group, ...]:
    """Give the articles in order, and the furniture last, where there is any."""
    members: dict[str | None, list[Block]] = {article.id: [] for article in page.articles}
    for block in page.blocks:
        members.setdefault(block.article, []).append(block)
    groups = [Group(article, tuple(members[article.id])) for article in page.articles]
    if None in members:
        groups.append(Group(None, tuple(members[None])))
    return tuple(groups)
