"""What the panes put on the clipboard: text for others, with a mark for themselves."""

import os

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

MIME = "application/x-annotator-fragment"


def own_data(text: str, mark: str = "") -> QMimeData:
    """Give the data of some text; `mark` says which fragment of which page it was."""
    data = QMimeData()
    data.setText(text)
    data.setData(MIME, f"{os.getpid()}\n{mark}".encode())
    return data


def mark_of(data: QMimeData) -> str | None:
    """Give the mark of data that a pane of this very process made; None of all others."""
    said = bytes(data.data(MIME).data()).decode() if data.hasFormat(MIME) else ""
    process, _, mark = said.partition("\n")
    return mark if process == str(os.getpid()) else None


def leave_as_text() -> None:
    """Leave what was copied here on the clipboard as mere text, for after the program's end.

    Qt throws away data that Python made when there is no Python any more, and the process ends in
    a fault.
    """
    clipboard = QGuiApplication.clipboard()
    data: QMimeData | None = clipboard.mimeData()
    if data is not None and mark_of(data) is not None:
        clipboard.setText(clipboard.text())
