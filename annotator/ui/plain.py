"""Words shown as they stand: Qt takes what looks like HTML for HTML, with pictures from anywhere.

Names of files, pages and people, and words out of files, may be written to look so.
"""

from typing import Any

from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QImage, Qt, QTextDocument
from PySide6.QtWidgets import QLabel, QTextBrowser
from typing_extensions import override

from annotator.ui.guard import guard

_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


class Label(QLabel):
    """A label that shows words as they stand, tags and all."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.setTextFormat(Qt.TextFormat.PlainText)


def tip(words: str) -> str:
    """Give words for a tooltip, which has no format of its own, so that they are shown as they
    stand."""
    if not Qt.mightBeRichText(words):
        return words
    return f'<span style="white-space: pre-wrap">{words.translate(_ESCAPED)}</span>'


class Browser(QTextBrowser):
    """A view of HTML that this program makes: it fetches nothing and follows no link.

    Whoever makes the HTML escapes the words of files in it.
    """

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.setOpenLinks(False)

    @override
    @guard(QByteArray())
    def loadResource(self, type: int, name: QUrl | str) -> object:
        # Where it is given no picture, Qt looks for a file itself.
        nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        nothing.fill(Qt.GlobalColor.transparent)
        return nothing if type == QTextDocument.ResourceType.ImageResource.value else QByteArray()
