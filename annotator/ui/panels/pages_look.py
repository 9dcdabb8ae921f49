"""How a page looks in the list: how far it is, its name, its date, what is on it, its doubts."""

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from annotator.page.model import PageStatus
from annotator.page.visible import visible
from annotator.store.tables.listing import PageRow
from annotator.ui.guard import guard
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.panels.pages_model import PagesModel
from annotator.ui.panels.row_look import paint_background, paint_pill, smaller
from annotator.ui.panels.wording import PAGE_STATUSES, said
from annotator.ui.theme import SPACE, Theme, current

AnyIndex = QModelIndex | QPersistentModelIndex
DONE_INK = "#2f855a"
DOT = 11
COUNT_WORDS = (
    QT_TRANSLATE_NOOP("PagesLook", "{} art."),
    QT_TRANSLATE_NOOP("PagesLook", "{} sp."),
    QT_TRANSLATE_NOOP("PagesLook", "{} mtg."),
)
"""Articles, speeches and meetings, short: the line is narrow."""
BETWEEN = " · "


class PagesLook(QStyledItemDelegate):
    """Paints two lines a page; all rows have one height, so that ten thousand scroll at once."""

    @override
    @guard(QSize(100, 44))
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        small = QFontMetrics(smaller(option.font))
        return QSize(120, option.fontMetrics.height() + small.height() + 2 * SPACE)

    @override
    @guard(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        row = model.row(index.row()) if isinstance(model, PagesModel) else None
        if row is None:
            return
        painter.save()
        try:
            self._paint(painter, option, row, current())
        finally:
            painter.restore()

    def _paint(
        self, painter: QPainter, option: QStyleOptionViewItem, row: PageRow, theme: Theme
    ) -> None:
        paint_background(painter, option, theme)
        inside = option.rect.adjusted(2 * SPACE, SPACE // 2 + 1, -SPACE, -SPACE // 2 - 1)
        small = smaller(option.font)
        title = QRect(inside)
        title.setHeight(option.fontMetrics.height() + 1)
        paint_progress(
            painter, QRect(title.left(), title.center().y() - DOT // 2, DOT, DOT), row.status, theme
        )
        title.setLeft(title.left() + DOT + SPACE + 1)
        if row.doubts:
            taken = paint_pill(painter, title, str(row.doubts), small, theme.warning)
            title.setRight(title.right() - taken - SPACE)
        font = QFont(option.font)
        font.setBold(row.status is PageStatus.NEW)
        _write(
            painter, title, font, visible(row.name), option.palette.color(QPalette.ColorRole.Text)
        )
        detail = QRect(title.left(), title.bottom() + 1, inside.right() - title.left(), 0)
        detail.setBottom(inside.bottom())
        words = fitting(details_of(row), QFontMetrics(small), detail.width())
        _write(painter, detail, small, words, theme.soft)


def details_of(row: PageRow) -> tuple[str, ...]:
    """Give what stands below a page's name: date, number, what was found; what matters first."""
    found = [
        QCoreApplication.translate("PagesLook", words).format(count)
        for count, words in zip(
            (row.articles, row.speeches, row.meetings), COUNT_WORDS, strict=True
        )
        if count
    ]
    return (*dated(row), *found) or (said(PAGE_STATUSES[row.status]),)


def dated(row: PageRow) -> tuple[str, ...]:
    """Give a page's date and number, as far as they are known."""
    words = QCoreApplication.translate("PagesLook", "p. {}")
    number = words.format(row.page_number) if row.page_number else ""
    return tuple(filter(None, (row.published, number)))


def fitting(details: tuple[str, ...], metrics: QFontMetrics, width: int) -> str:
    """Give as many of the details as can be read whole; the first in any case."""
    words = details[0]
    for detail in details[1:]:
        longer = words + BETWEEN + detail
        if metrics.horizontalAdvance(longer) > width:
            break
        words = longer
    return words


def paint_progress(painter: QPainter, rect: QRect, status: PageStatus, theme: Theme) -> None:
    """Draw how far a page is: an empty ring, a half one, a full one, a full one with a tick."""
    done = QColor(DONE_INK).lighter(150) if theme.dark else QColor(DONE_INK)
    finished = status in (PageStatus.DONE, PageStatus.CHECKED)
    ink = done if finished else theme.accent
    ring = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.3))
    painter.setBrush(ink if finished else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(ring)
    if status is PageStatus.OPEN:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPie(ring.adjusted(2, 2, -2, -2), 90 * 16, -180 * 16)
    if status is PageStatus.CHECKED:
        painter.setPen(QPen(theme.base, 1.6))
        side, left, top = ring.width(), ring.left(), ring.top()
        tick = ((0.26, 0.52), (0.44, 0.70), (0.76, 0.34))
        painter.drawPolyline([QPointF(left + x * side, top + y * side) for x, y in tick])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _write(painter: QPainter, rect: QRect, font: QFont, text: str, ink: QColor) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)
