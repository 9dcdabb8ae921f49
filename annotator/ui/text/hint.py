"""What the text pane says where a page has no paragraphs yet: what can be done about it."""

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QKeySequence, QPainter

from annotator.page.model import Page
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.theme import SPACE, Theme

NO_PAGE = QT_TRANSLATE_NOOP("text_hint", "No page is open. Import files with {import_files}.")
EMPTY = QT_TRANSLATE_NOOP("text_hint", "This page holds no text.")
NOT_FIXED = QT_TRANSLATE_NOOP(
    "text_hint",
    "Nothing is fixed yet. {suggest} fixes and suggests; or select lines of the raw text and make"
    " them a paragraph with {make_paragraph}.",
)
WIDEST = 340
"""Pixels; longer lines of a hint would be hard to read."""


def hint(page: Page | None) -> str:
    """Give what to say in place of the text; empty where the page has paragraphs."""
    if page is None:
        words = NO_PAGE
    elif page.blocks:
        return ""
    else:
        words = NOT_FIXED if page.raw.strip() else EMPTY
    from annotator.ui.commands.table import COMMANDS  # slow to load

    first = {command.name: command.keys[0] for command in COMMANDS if command.keys}
    native = QKeySequence.SequenceFormat.NativeText
    keys = {name: QKeySequence(key).toString(native) for name, key in first.items()}
    return QCoreApplication.translate("text_hint", words).format(**keys)


def paint_hint(painter: QPainter, room: QRect, page: Page | None, theme: Theme) -> None:
    """Write the hint into the upper middle of the room there is."""
    words = hint(page)
    if not words:
        return
    width = max(40, min(WIDEST, room.width() - 4 * SPACE))
    left, top = room.left() + (room.width() - width) // 2, room.top() + room.height() * 2 // 5
    painter.setPen(theme.soft)
    align = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
    place = QRect(left, top, width, room.bottom() - top)
    painter.drawText(place, int(align | Qt.TextFlag.TextWordWrap), words)
