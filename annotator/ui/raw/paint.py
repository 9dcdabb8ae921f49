"""Paints the raw pane: what lies under a row of raw, and what over it."""

from collections.abc import Iterable
from itertools import compress
from operator import is_not

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock

from annotator.page.model import Block, Page
from annotator.ui.label_paint import EVERYWHERE, Visible, stretches, x_of
from annotator.ui.qt_text import utf16_units
from annotator.ui.raw.controls import controls_in, paint_control
from annotator.ui.raw.index import RawIndex
from annotator.ui.raw.line_ends import mark_rect, paint_mark
from annotator.ui.theme import Theme


class RawPainter:
    """Knows the colour of each block, and paints one row at a time."""

    def __init__(self, index: RawIndex) -> None:
        self.index = index
        self.visible: Visible = EVERYWHERE
        """The heights between which something is to be painted."""
        self._articles: dict[str, int] = {}
        self._of_block: dict[str, str | None] = {}

    def fill(self, page: Page | None) -> None:
        """Take the articles of a page."""
        articles = page.articles if page else ()
        self._articles = {article.id: number for number, article in enumerate(articles)}
        self._of_block = {block.id: block.article for block in page.blocks} if page else {}

    def follow(self, before: Page, after: Page) -> bool:
        """Take the next value of the page; say whether colours changed."""
        if before.blocks is after.blocks and before.articles is after.articles:
            return False
        articles = before.articles is not after.articles
        if articles:
            self._articles = {article.id: i for i, article in enumerate(after.articles)}
        blocks: Iterable[Block] = after.blocks
        if len(before.blocks) == len(after.blocks):
            blocks = compress(after.blocks, map(is_not, before.blocks, after.blocks))
        changed = articles
        for block in blocks:
            if self._of_block.get(block.id, "") != block.article:
                self._of_block[block.id] = block.article
                changed = True
        return changed

    def _rects(self, qt_block: QTextBlock, rect: QRectF, start: int, end: int) -> list[QRectF]:
        """Give the rectangles of the raw stretch `[start, end)` as far as it is on this row."""
        first, last = self.index.bounds(qt_block.blockNumber())
        low, high = max(start, first), min(end, last)
        if low >= high:
            return []
        text = qt_block.text()
        units = utf16_units(text, low - first), utf16_units(text, high - first)
        return list(stretches(qt_block.layout(), rect.topLeft(), *units, self.visible))

    def under(self, painter: QPainter, qt_block: QTextBlock, rect: QRectF, theme: Theme) -> None:
        """Lay each character on the colour of its block's article."""
        for article, start, end in self._coloured(qt_block.blockNumber()):
            tint = (
                theme.wash(theme.faint, 30)
                if article is None
                else theme.article_tint(self._articles.get(article, 0))
            )
            for stretch in self._rects(qt_block, rect, start, end):
                painter.fillRect(stretch.adjusted(0, -1, 0, 1), tint)

    def _coloured(self, number: int) -> list[tuple[str | None, int, int]]:
        """Give the stretches of a row by article, over white space between like neighbours."""
        found: list[tuple[str | None, int, int]] = []
        for run in self.index.lines[number]:
            article = self._of_block.get(run.block)
            if found and found[-1][0] == article:
                between = self.index.raw[found[-1][2] : run.start]
                if not between or between.isspace():
                    found[-1] = (article, found[-1][1], run.end)
                    continue
            found.append((article, run.start, run.end))
        return found

    def chosen(
        self,
        painter: QPainter,
        qt_block: QTextBlock,
        rect: QRectF,
        theme: Theme,
        start: int,
        end: int,
    ) -> None:
        """Show that a stretch is selected, here or in the other pane."""
        for stretch in self._rects(qt_block, rect, start, end):
            painter.fillRect(stretch.adjusted(0, -1, 0, 1), theme.wash(theme.accent, 85))

    def caret(
        self, painter: QPainter, qt_block: QTextBlock, rect: QRectF, theme: Theme, at: int
    ) -> None:
        """Show where the caret of the other pane stands."""
        row = qt_block.blockNumber()
        if self.index.row_of(at) == row:
            units = utf16_units(qt_block.text(), at - self.index.starts[row])
            line = qt_block.layout().lineForTextPosition(units)
            left = rect.left() + x_of(line, units)
            top = rect.top() + line.y()
            painter.fillRect(
                QRectF(rect.left() + 2, top - 1, rect.width(), line.height() + 2),
                theme.wash(theme.accent, 18),
            )
            painter.fillRect(QRectF(left - 1, top, 2, line.height()), theme.accent)

    def over(
        self, painter: QPainter, qt_block: QTextBlock, rect: QRectF, theme: Theme, hovered: bool
    ) -> None:
        """Strike out what was taken out, mark what stands nowhere, and draw the line end."""
        number = qt_block.blockNumber()
        for start, end, taken_out in self.index.missing(number):
            for stretch in self._rects(qt_block, rect, start, end):
                painter.fillRect(stretch, theme.wash(theme.base, 150))
                if taken_out:
                    painter.setPen(QPen(theme.faint, 1.2))
                    y = stretch.center().y() + 1
                else:
                    painter.setPen(QPen(theme.warning, 1.6, Qt.PenStyle.DotLine))
                    y = stretch.bottom() - 1
                painter.drawLine(QLineF(QPointF(stretch.left(), y), QPointF(stretch.right(), y)))
        first, last = self.index.bounds(number)
        for at in controls_in(self.index.raw[first:last]):
            for stretch in self._rects(qt_block, rect, first + at, first + at + 1):
                paint_control(painter, stretch, self.index.raw[first + at], theme)
        kind = self.index.kind(number)
        if kind is not None:
            paint_mark(painter, mark_rect(qt_block, rect), kind, theme, hovered)
