"""How a record looks in a list: a bar for its state, a title, a line of detail, a confidence."""

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from annotator.page.model import Status
from annotator.ui.guard import guard
from annotator.ui.panels.wording import confidence_said
from annotator.ui.theme import RADIUS, SPACE, Theme, current

AnyIndex = QModelIndex | QPersistentModelIndex


NOTHING: object = None
"""What a model answers where something went wrong."""


class Shown(IntEnum):
    """What the models of the panels hold for painting, beside Qt's own roles."""

    ID = Qt.ItemDataRole.UserRole
    DETAIL = Qt.ItemDataRole.UserRole + 1
    STATUS = Qt.ItemDataRole.UserRole + 2
    CONFIDENCE = Qt.ItemDataRole.UserRole + 3
    NUMBER = Qt.ItemDataRole.UserRole + 4
    URGENCY = Qt.ItemDataRole.UserRole + 5


LEAST_DETAIL = 24
"""Pixels below which a detail would be nothing but dots."""

BAR = 3
"""Width in pixels of the bar at the left of a row."""


def smaller(font: QFont, factor: float = 0.88) -> QFont:
    """Give the font at a fraction of its size, whichever unit that is set in."""
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * factor)
    else:
        result.setPixelSize(max(1, round(font.pixelSize() * factor)))
    return result


def paint_background(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """Lay the tint of a selected or hovered row; the text keeps its colour in either."""
    if option.state & QStyle.StateFlag.State_Selected:
        active = bool(option.state & QStyle.StateFlag.State_Active)
        group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
        colour = option.palette.color(group, QPalette.ColorRole.Highlight)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        colour = theme.wash(theme.accent, 18)
    else:
        return
    painter.fillRect(option.rect, colour)


def paint_state(
    painter: QPainter, rect: QRect, status: str | None, ink: QColor, theme: Theme
) -> None:
    """Draw the bar: solid for what a person made or accepted, dashes for what is suggested."""
    if status == Status.SUGGESTED:  # Qt hands it back as a plain str
        pen = QPen(ink, BAR, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([1.0, 1.0])
        painter.setPen(pen)
        x = rect.left() + BAR / 2
        painter.drawLine(int(x), rect.top() + 2, int(x), rect.bottom() - 2)
    else:
        painter.fillRect(QRect(rect.left(), rect.top() + 2, BAR, rect.height() - 4), ink)


def pill_width(text: str, font: QFont) -> int:
    """Say how many pixels `paint_pill` takes for a text."""
    return QFontMetrics(font).horizontalAdvance(text) + 2 * SPACE if text else 0


def paint_pill(painter: QPainter, rect: QRect, text: str, font: QFont, ink: QColor) -> int:
    """Write a short text in a rounded frame at the right end of `rect`; give the width taken."""
    if not text:
        return 0
    width = pill_width(text, font)
    height = QFontMetrics(font).height() + 1
    top = rect.top() + (rect.height() - height) // 2
    frame = QRectF(rect.right() - width + 1, top, width, height)
    tint = QColor(ink)
    tint.setAlpha(30)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    painter.drawRoundedRect(frame, RADIUS + 2, RADIUS + 2)
    painter.setPen(ink)
    painter.setFont(font)
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)
    return width


def confidence_ink(confidence: float, theme: Theme) -> QColor:
    """The colour of a confidence: quiet where it is high, a warning where it is low."""
    return theme.soft if confidence >= 0.8 else theme.warning


def urgency_ink(urgency: int, theme: Theme) -> QColor:
    """The colour of a bar: the accent for a record, the warmer the more urgent for a doubt."""
    fault = QColor("#f47174") if theme.dark else QColor("#c53030")
    return (theme.accent, theme.soft, theme.warning, fault)[urgency]


class RowLook(QStyledItemDelegate):
    """Paints two lines a row, all rows of one height, so that long lists scroll at once."""

    def __init__(self, parent: QWidget | None = None, lines: int = 2) -> None:
        super().__init__(parent)
        self.lines = lines

    @override
    @guard(QSize(100, 40))
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        height = option.fontMetrics.height() + SPACE
        if self.lines > 1:
            height += QFontMetrics(smaller(option.font)).height() + 2
        return QSize(120, height + SPACE // 2)

    @override
    @guard(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme = current()
        painter.save()
        try:
            self._paint(painter, option, index, theme)
        finally:
            painter.restore()

    def _paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, theme: Theme
    ) -> None:
        paint_background(painter, option, theme)
        status = index.data(Shown.STATUS)
        ink = urgency_ink(int(index.data(Shown.URGENCY) or 0), theme)
        paint_state(painter, option.rect, status, ink, theme)
        small = smaller(option.font)
        inside = option.rect.adjusted(BAR + SPACE + 2, SPACE // 2, -SPACE, -SPACE // 2)
        title = QRect(inside)
        if self.lines > 1:
            title.setHeight(option.fontMetrics.height() + 1)
        confidence = index.data(Shown.CONFIDENCE)
        number = index.data(Shown.NUMBER)
        if status == Status.SUGGESTED and confidence is not None:
            pill = confidence_said(confidence)
            taken = paint_pill(painter, title, pill, small, confidence_ink(confidence, theme))
            title.setRight(title.right() - taken - SPACE)
        if number is not None:
            painter.setFont(small)
            painter.setPen(theme.soft)
            painter.drawText(
                title, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number)
            )
            title.setRight(
                title.right() - QFontMetrics(small).horizontalAdvance(str(number)) - SPACE
            )
        painter.setFont(option.font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        _line(painter, title, option.font, words)
        detail = QRect(inside)
        detail.setTop(title.bottom() + 1)
        if self.lines == 1:  # the detail follows the title, where there is room for it
            detail = title.adjusted(
                option.fontMetrics.horizontalAdvance(words) + 2 * SPACE, 0, 0, 0
            )
        if detail.width() > LEAST_DETAIL:
            painter.setFont(small)
            painter.setPen(theme.soft)
            _line(painter, detail, small, str(index.data(Shown.DETAIL) or ""))


def _line(painter: QPainter, rect: QRect, font: QFont, text: str) -> None:
    fitting = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitting)
