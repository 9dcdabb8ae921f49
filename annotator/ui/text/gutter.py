"""What stands beside each paragraph of the text pane: its role, its article's number and colour."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextBlock

from annotator.page.indexes import in_one_place
from annotator.page.model import Block, Page, Role
from annotator.ui.panels.wording import ROLES, SHORT_ROLES, STATUSES, confidence_said, said
from annotator.ui.text.rows import TextRows
from annotator.ui.theme import Theme, small_font

BAR = 4
BADGE = 18
BESIDE = 22
"""Pixels of a cell that neither the badge nor the role takes."""
LONGEST = 76
"""Pixels that a role's words may take."""
SHARE = 0.25
"""Of the pane that the cells may take; where they would take more, roles are said in short."""


class TextCells:
    """Paints the gutter's cells, and knows which article has which number."""

    def __init__(self, rows: TextRows) -> None:
        self.rows = rows
        self.words: Mapping[StrEnum, str] = ROLES
        self.width = _width(ROLES)
        self.numbers: dict[str, int] = {}

    def suit(self, pane: int) -> bool:
        """Say roles at length or in short, by the pixels of the pane; give whether that is new."""
        before, self.words = self.words, ROLES if _width(ROLES) <= SHARE * pane else SHORT_ROLES
        self.width = _width(self.words)
        return self.words is not before

    def said_of(self, number: int) -> str:
        """Give the words for the cell of a row: its role, whose that is, and how sure."""
        if number >= len(self.rows.rows):
            return ""
        block = self.rows.blocks_by_id[self.rows.rows[number].block]
        words = said(ROLES[block.role]), said(STATUSES[block.status])
        return " · ".join(filter(None, (*words, confidence_said(block.confidence))))

    def fill(self, page: Page | None) -> None:
        """Number the articles of this page."""
        self.numbers = {article.id: i for i, article in enumerate(page.articles if page else ())}

    def follow(self, before: Page, after: Page, touched: Iterable[str]) -> bool:
        """Number the articles anew where they changed; say whether any cell looks different.

        `touched` are the ids of the blocks of `after` that changed, or are new.
        """
        if before.articles is not after.articles:
            self.fill(after)
            return True
        return not in_one_place(before.blocks, after.blocks) or any(
            _look(before.block(id)) != _look(after.block(id)) for id in touched
        )

    def paint(self, painter: QPainter, qt_block: QTextBlock, rect: QRectF, theme: Theme) -> None:
        """Paint the cell of one row, in the gutter's coordinates."""
        number = qt_block.blockNumber()
        if number >= len(self.rows.rows):
            return
        row = self.rows.rows[number]
        block = self.rows.blocks_by_id[row.block]
        left = self.width - BADGE / 2 - BAR / 2 - 4
        bar = QRectF(left, rect.top(), BAR, rect.height())
        first = number == 0 or self._article(number - 1) != block.article
        last = number + 1 >= len(self.rows.rows) or self._article(number + 1) != block.article
        bar.adjust(0, 3 if first else 0, 0, -6 if last else 0)
        if block.article is not None:
            index = self.numbers.get(block.article, 0)
            ink = theme.article_ink(index)
            faded = ink if block.fixed else theme.wash(ink, 110)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(faded)
            painter.drawRect(bar)
            if first:
                badge = QRectF(bar.center().x() - BADGE / 2, rect.top() + 4, BADGE, BADGE)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ink)
                painter.drawRoundedRect(badge, 5, 5)
                painter.setPen(theme.on_ink)
                painter.setFont(small_font(bold=True))
                painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(index + 1))
        else:
            painter.fillRect(bar, theme.line)
        if row.start == 0:
            self._role(painter, block.role, block.fixed, qt_block, rect, theme)

    def _article(self, number: int) -> str | None:
        return self.rows.blocks_by_id[self.rows.rows[number].block].article

    def _role(
        self,
        painter: QPainter,
        role: Role,
        fixed: bool,
        qt_block: QTextBlock,
        rect: QRectF,
        theme: Theme,
    ) -> None:
        font = small_font()
        if not fixed:
            font.setStyle(QFont.Style.StyleItalic)
        painter.setFont(font)
        plain = role in (Role.BODY, Role.FURNITURE)
        painter.setPen(theme.faint if plain else theme.soft)
        line = qt_block.layout().lineAt(0)
        height = line.height() if line.isValid() else rect.height()
        cell = QRectF(4, rect.top(), self.width - BADGE - 14, height)
        words = painter.fontMetrics().elidedText(
            said(self.words[role]), Qt.TextElideMode.ElideRight, int(cell.width())
        )
        painter.drawText(cell, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)


def _width(roles: Mapping[StrEnum, str]) -> int:
    """Give the pixels of a cell that says roles in these words."""
    metrics = QFontMetrics(small_font())
    longest = max(metrics.horizontalAdvance(said(words)) for words in roles.values())
    return BADGE + BESIDE + min(longest, LONGEST)


def _look(block: Block) -> tuple[object, ...]:
    """Give what a block's cell shows."""
    return block.article, block.role, block.fixed
