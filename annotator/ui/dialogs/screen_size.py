"""How large a dialog opens: as it likes to be, but never larger than the screen it opens on."""

from PySide6.QtWidgets import QDialog

FRAME = 40
"""Pixels that the system's own frame and title bar may take."""


def open_within_screen(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog a size of which all of it can be seen."""
    room = dialog.screen().availableGeometry()
    dialog.resize(min(width, room.width()), min(height, room.height() - FRAME))
