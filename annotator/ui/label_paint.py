"""Paints labels under the text of one visible paragraph: a tint, and an underline in its lane."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout, QTextLine

from annotator.ui.label_marks import Mark
from annotator.ui.qt_text import utf16_units
from annotator.ui.theme import Theme

LANE = 3.0
"""Pixels from one underline to the next."""
THICK, THIN = 1.6, 1.2
"""Height in pixels of an underline, and of a suggestion's; whole pixels of the screen are drawn."""
DASH, GAP = 2.0, 2.0
REACH = 12.0
"""Pixels that the lowest underline lies below its line, at most."""

Visible = tuple[float, float]
EVERYWHERE: Visible = (float("-inf"), float("inf"))

LONG_LABELS = frozenset({"content"})
"""Labels over whole sentences: their tint is fainter, so that what lies in them can be seen."""


def stretches(
    layout: QTextLayout, origin: QPointF, start: int, end: int, visible: Visible = EVERYWHERE
) -> Iterable[QRectF]:
    """Give the rectangle of each line of `[start, end)` (UTF-16 units of the paragraph).

    Only lines between the `visible` heights are looked at: a paragraph can have hundreds.
    """
    count = layout.lineCount()
    if start >= end or not count:
        return
    first = layout.lineForTextPosition(start).lineNumber()
    above, below = visible[0] - origin.y(), visible[1] - origin.y()
    if first + 1 < count and layout.lineAt(first + 1).y() < above:
        first = bisect_left(range(count), above, key=lambda at: layout.lineAt(at).y()) - 1
    for number in range(first, count):
        line = layout.lineAt(number)
        low = line.textStart()
        if low >= end or line.y() > below:
            return
        left = x_of(line, max(start, low))
        stop = min(end, low + line.textLength())
        right = x_of(line, stop)
        if right > left:
            top = origin.y() + line.y()
            yield QRectF(origin.x() + left, top, right - left, line.ascent() + line.descent())


def x_of(line: QTextLine, position: int) -> float:
    """Give how far from its paragraph's left edge a position of a line lies, in pixels."""
    found: Any = line.cursorToX(position)  # the binding gives the position back as well
    return float(found[0] if isinstance(found, tuple) else found)


def paint_marks(
    painter: QPainter,
    layout: QTextLayout,
    origin: QPointF,
    text: str,
    row_start: int,
    marks: Iterable[Mark],
    theme: Theme,
    visible: Visible,
) -> None:
    """Paint the marks of the paragraph that shows `text`, which starts `row_start` into its block.

    Only lines between the `visible` heights are painted.
    """
    length, seen = len(text), (visible[0] - REACH, visible[1])
    for mark in marks:
        low, high = max(0, mark.start - row_start), min(length, mark.end - row_start)
        if low >= high:
            continue
        ink = theme.label_ink(mark.label)
        tint = QColor(ink)
        tint.setAlpha(_alpha(mark, theme))
        if mark.suggested:
            ink.setAlpha(190)
        units = utf16_units(text, low), utf16_units(text, high)
        for rect in stretches(layout, origin, *units, seen):
            if tint.alpha():
                painter.fillRect(rect.adjusted(0, 3, 0, 0), tint)
            y = rect.bottom() - 0.5 + mark.lane * LANE
            _underline(painter, rect.left() + 0.5, rect.right() - 0.5, y, ink, mark.suggested)


def _underline(
    painter: QPainter, left: float, right: float, y: float, ink: QColor, dashed: bool
) -> None:
    """Draw a line around the height `y` upon whole pixels, so that all are alike and sharp."""
    device = painter.deviceTransform()
    scale, shift = device.m22() or 1.0, device.dy()
    thick = max(1, round((THIN if dashed else THICK) * scale))
    top = (round(y * scale + shift - thick / 2) - shift) / scale
    line = QRectF(left, top, right - left, thick / scale)
    if not dashed:
        painter.fillRect(line, ink)
        return
    pen = QPen(ink, thick / scale, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([DASH * scale / thick, GAP * scale / thick])
    painter.setPen(pen)
    painter.drawLine(QPointF(left, line.center().y()), QPointF(right, line.center().y()))


def _alpha(mark: Mark, theme: Theme) -> int:
    full = 56 if theme.dark else 36
    if mark.label in LONG_LABELS:
        full //= 3
    return full // 3 if mark.suggested else full
