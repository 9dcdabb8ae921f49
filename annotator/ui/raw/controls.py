"""Pictures of control characters in raw: the text holds a stand-in, the name is drawn over it."""

import re

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QTextCharFormat, QTextDocument, QTextLayout

from annotator.ui.qt_text import utf16_units
from annotator.ui.raw.index import RawIndex
from annotator.ui.theme import Theme, small_font

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_NAMES = (
    *("NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL"),
    *("BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI"),
    *("DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB"),
    *("CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US"),
)
"""What ASCII calls its first 32 characters."""
PIXELS = {1: 8, 2: 8, 3: 6}
"""Height of the letters of a name, by their number."""


def controls_in(line: str) -> list[int]:
    """Give the offsets of the control characters of a line; a tab is white space."""
    return [match.start() for match in _CONTROL.finditer(line)]


def name_of(char: str) -> str:
    """Give the short name of a control character, as its picture shows it."""
    code = ord(char)
    return _NAMES[code] if code < len(_NAMES) else f"{code:02X}"


def hide_controls(document: QTextDocument, index: RawIndex) -> None:
    """Keep the stand-ins of control characters from showing, so that pictures can take their place.

    Only how they look changes: text, offsets and widths stay.
    """
    unseen = QTextCharFormat()
    unseen.setForeground(Qt.GlobalColor.transparent)
    for number in sorted({index.row_of(at) for at in controls_in(index.raw)}):
        block = document.findBlockByNumber(number)
        first, last = index.bounds(number)
        formats = []
        for at in controls_in(index.raw[first:last]):
            hidden = QTextLayout.FormatRange()
            hidden.start, hidden.length = utf16_units(block.text(), at), 1
            hidden.format = unseen
            formats.append(hidden)
        block.layout().setFormats(formats)


def paint_control(painter: QPainter, rect: QRectF, char: str, theme: Theme) -> None:
    """Draw a control character: its name, small and faint, in a box as wide as its stand-in."""
    name = name_of(char)
    font = small_font()
    font.setPixelSize(PIXELS[len(name)])
    font.setStretch(QFont.Stretch.SemiCondensed)
    box = QRectF(rect.left() + 0.5, rect.center().y() - 5.5, rect.width() - 1, 11)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.faint, 0.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 2, 2)
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
