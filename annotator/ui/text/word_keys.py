"""Steps by Chinese words: where double-click and Ctrl+arrow go, by the segmenter."""

from collections.abc import Collection

from PySide6.QtGui import QTextCursor

from annotator.suggest.words import next_boundary, previous_boundary, word_at
from annotator.ui.qt_text import code_points, utf16_units

Move = QTextCursor.MoveMode


def step_word(cursor: QTextCursor, forward: bool, mode: Move, known: Collection[str]) -> None:
    """Move a cursor by one word; over the border of a paragraph by one character."""
    qt_block = cursor.block()
    text = qt_block.text()
    inside = code_points(text, cursor.positionInBlock())
    if inside == (len(text) if forward else 0):
        step = cursor.MoveOperation.Right if forward else cursor.MoveOperation.Left
        cursor.movePosition(step, mode)
        return
    step_to = next_boundary if forward else previous_boundary
    target = step_to(text, inside, known)
    cursor.setPosition(qt_block.position() + utf16_units(text, target), mode)


def select_word(cursor: QTextCursor, known: Collection[str]) -> None:
    """Select the word a cursor stands in."""
    qt_block = cursor.block()
    text = qt_block.text()
    start, end = word_at(text, code_points(text, cursor.positionInBlock()), known)
    cursor.setPosition(qt_block.position() + utf16_units(text, start))
    cursor.setPosition(qt_block.position() + utf16_units(text, end), Move.KeepAnchor)
