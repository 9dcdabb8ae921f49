"""Cut, copied and dragged text: plain for others, with pieces and labels inside a page."""

from PySide6.QtCore import QMimeData

from annotator.page.edits.text import Fragment, copy_fragment
from annotator.page.model import Page
from annotator.page.pieces import Place
from annotator.ui.own_data import mark_of, own_data


class Clip:
    """The fragment last copied; the clipboard holds only its number, and the text."""

    def __init__(self) -> None:
        self._number = 0
        self._page = ""
        self._fragment = Fragment()

    def copied(self, page: Page, start: Place, end: Place) -> QMimeData:
        """Remember what lies between two places; give what goes to the clipboard."""
        self._number += 1
        self._page = page.id
        self._fragment = copy_fragment(page, start, end)
        text = "\n".join(texts_between(page, start, end))
        return own_data(text, f"{page.id}\n{self._number}")

    def fragment(self, data: QMimeData, page: Page) -> Fragment | None:
        """Give what the clipboard's data are on this page; None where they hold no text."""
        if mark_of(data) == f"{page.id}\n{self._number}":
            return self._fragment
        return Fragment.plain(data.text()) if data.hasText() and data.text() else None


def texts_between(page: Page, start: Place, end: Place) -> list[str]:
    """Give the text of each block between two places, the start first in reading order."""
    first, last = page.block_index[start.block], page.block_index[end.block]
    return [
        block.text[
            start.offset if block.id == start.block else 0 : end.offset
            if block.id == end.block
            else len(block.text)
        ]
        for block in page.blocks[first : last + 1]
    ]
