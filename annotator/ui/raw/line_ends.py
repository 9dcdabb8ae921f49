"""The mark at each raw line's end: how it is drawn, where it lies, what it says."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTextBlock

from annotator.page.lines import LineEndKind
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.theme import Theme, small_font

SIZE = 16.0
"""Width and height in pixels of a mark, and of the place that can be clicked."""

TIPS = {
    LineEndKind.JOINED: QT_TRANSLATE_NOOP(
        "line_ends", "The paragraph goes on in the next line. Click to end it here."
    ),
    LineEndKind.PARAGRAPH: QT_TRANSLATE_NOOP(
        "line_ends", "The paragraph ends here. Click to join it with the next line."
    ),
    LineEndKind.COLUMN: QT_TRANSLATE_NOOP(
        "line_ends", "A column break: the paragraph goes on elsewhere. Click to end it here."
    ),
    LineEndKind.LOOSE: QT_TRANSLATE_NOOP("line_ends", "Nothing of this line is in the text."),
}


def mark_rect(qt_block: QTextBlock, rect: QRectF) -> QRectF:
    """Give where the mark of a paragraph lies, by the paragraph's rectangle in the viewport."""
    layout = qt_block.layout()
    line = layout.lineAt(layout.lineCount() - 1)
    if not line.isValid():
        return QRectF()
    x = rect.left() + line.x() + line.naturalTextWidth() + 4
    y = rect.top() + line.y() + (line.height() - SIZE) / 2
    return QRectF(x, y, SIZE, SIZE)


def paint_mark(
    painter: QPainter, rect: QRectF, kind: LineEndKind, theme: Theme, hovered: bool
) -> None:
    """Paint one mark; under the mouse it shows that it can be clicked."""
    if kind is LineEndKind.LOOSE:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if hovered:
        wash = theme.accent
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.wash(wash, 50))
        painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if kind is LineEndKind.PARAGRAPH:
        painter.setPen(theme.accent)
        painter.setFont(small_font(bold=True))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "\u00b6")
        return
    ink = theme.warning if kind is LineEndKind.COLUMN else theme.faint
    pen = QPen(theme.accent if hovered else ink, 1.3)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(_hook(rect) if kind is LineEndKind.JOINED else _column(rect))


def _hook(rect: QRectF) -> QPainterPath:
    """An arrow that turns back to the left, for a line that goes on in the next."""
    left, right = rect.left() + 3.5, rect.right() - 3.5
    top, middle = rect.top() + 4.5, rect.center().y() + 2
    path = QPainterPath(QPointF(right, top))
    path.lineTo(right, middle)
    path.lineTo(left, middle)
    path.moveTo(left + 3, middle - 3)
    path.lineTo(left, middle)
    path.lineTo(left + 3, middle + 3)
    return path


def _column(rect: QRectF) -> QPainterPath:
    """An arrow over a bar into the next column."""
    centre = rect.center()
    path = QPainterPath(QPointF(rect.left() + 3, rect.top() + 2.5))
    path.lineTo(rect.left() + 3, rect.bottom() - 2.5)
    path.moveTo(rect.left() + 5.5, centre.y())
    path.lineTo(rect.right() - 2.5, centre.y())
    path.moveTo(rect.right() - 5.5, centre.y() - 3)
    path.lineTo(rect.right() - 2.5, centre.y())
    path.lineTo(rect.right() - 5.5, centre.y() + 3)
    return path
