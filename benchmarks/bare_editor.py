"""The floor of a key: Qt's own editor with the same text, its labels coloured by a highlighter."""

from collections.abc import Iterator

from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from typing_extensions import override

from annotator.page.model import Page
from benchmarks.desk import settle
from benchmarks.painted import PaintWatch, milliseconds_to_paint


class LabelColours(QSyntaxHighlighter):
    """Underlines the labels of each paragraph where they lay at the start."""

    def __init__(self, editor: QPlainTextEdit, page: Page) -> None:
        super().__init__(editor.document())
        self.labels = [
            [
                (part.start, part.end - part.start)
                for span in page.spans_by_block.get(block.id, ())
                for part in span.parts
                if part.block == block.id
            ]
            for block in page.blocks
        ]
        self.look = QTextCharFormat()
        self.look.setFontUnderline(True)
        self.look.setBackground(QColor("#eeddff"))

    @override
    def highlightBlock(self, text: str) -> None:
        for start, length in self.labels[self.currentBlock().blockNumber()]:
            self.setFormat(start, length, self.look)


def bare_keys(page: Page, places: int, keys: int) -> Iterator[float]:
    """Type into a bare editor at places all over the page; give the milliseconds of each key."""
    editor = QPlainTextEdit()
    editor.setPlainText("\n".join(block.text for block in page.blocks))
    colours = LabelColours(editor, page)
    editor.resize(700, 800)
    editor.show()
    settle()
    watch = PaintWatch(editor.viewport())
    for number in range(places):
        paragraph = editor.document().findBlockByNumber(number * len(page.blocks) // places)
        cursor = QTextCursor(paragraph)
        cursor.movePosition(QTextCursor.MoveOperation.Right, n=min(20, paragraph.length() - 1))
        editor.setTextCursor(cursor)
        editor.centerCursor()
        editor.setFocus()
        settle()
        for _ in range(keys):
            yield milliseconds_to_paint(watch, editor, "字")
    colours.deleteLater()
    editor.close()
    editor.deleteLater()
    QApplication.processEvents()
