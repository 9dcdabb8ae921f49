"""What each cell of the articles panel holds: a table for blocks, and one for articles."""

from collections.abc import Callable, Mapping
from enum import IntEnum

from PySide6.QtCore import Qt

from annotator.page.model import Article, ArticleStatus, Block
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.panels.article_groups import Group
from annotator.ui.panels.row_look import Shown
from annotator.ui.panels.wording import ARTICLE_KINDS, ARTICLE_STATUSES, ROLES, STATUSES, said
from annotator.ui.plain import tip

EXCERPT, TIP = 80, 400
"""Characters of a block's text that a cell and its tool tip hold."""

NO_ARTICLE = QT_TRANSLATE_NOOP("wording", "Furniture, in no article")


class Column(IntEnum):
    """What stands beside what."""

    TEXT = 0
    KIND = 1
    """The role of a block, the kind of an article."""
    STATE = 2
    """How sure a block is, how far an article is."""
    LENGTH = 3


DISPLAY, EDIT, TIP_ROLE = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
)
Number = int | None
"""The place of the article on the page, from 0; None for the furniture."""
Cell = tuple[int, Column]

BLOCK_CELLS: Mapping[Cell, Callable[[Number, Block], object]] = {
    (DISPLAY, Column.TEXT): lambda _, block: block.text[:EXCERPT],
    (DISPLAY, Column.KIND): lambda _, block: said(ROLES[block.role]),
    (DISPLAY, Column.LENGTH): lambda _, block: len(block.text),
    (EDIT, Column.KIND): lambda _, block: block.role,
    (TIP_ROLE, Column.TEXT): lambda _, block: tip(block.text[:TIP]),
    (TIP_ROLE, Column.KIND): lambda _, block: said(ROLES[block.role]),
    (TIP_ROLE, Column.STATE): lambda _, block: said(STATUSES[block.status]),
    (Shown.ID, Column.TEXT): lambda _, block: block.id,
    (Shown.STATUS, Column.TEXT): lambda _, block: block.status,
    (Shown.STATUS, Column.STATE): lambda _, block: block.status,
    (Shown.CONFIDENCE, Column.STATE): lambda _, block: block.confidence,
    (Shown.NUMBER, Column.TEXT): lambda number, _: number,
}


def is_told(article: Article) -> bool:
    """Whether a status is worth its room: what is still open goes without saying."""
    return article.status is not ArticleStatus.OPEN


GROUP_CELLS: Mapping[Cell, Callable[[Number, Group], object]] = {
    (DISPLAY, Column.TEXT): lambda _, group: group.title if group.article else said(NO_ARTICLE),
    (DISPLAY, Column.KIND): lambda _, group: (
        said(ARTICLE_KINDS[group.article.kind]) if group.article else ""
    ),
    (DISPLAY, Column.STATE): lambda _, group: (
        said(ARTICLE_STATUSES[group.article.status])
        if group.article and is_told(group.article)
        else ""
    ),
    (DISPLAY, Column.LENGTH): lambda _, group: group.length,
    (EDIT, Column.KIND): lambda _, group: group.article.kind if group.article else None,
    (EDIT, Column.STATE): lambda _, group: group.article.status if group.article else None,
    (TIP_ROLE, Column.TEXT): lambda _, group: tip(group.title),
    (Shown.ID, Column.TEXT): lambda _, group: group.id,
    (Shown.NUMBER, Column.TEXT): lambda number, _: number,
}
