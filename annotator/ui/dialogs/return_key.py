"""Return in a dialog of lists: it presses the button that has the keys, and no other."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QPushButton
from typing_extensions import override

from annotator.ui.guard import guard


class ReturnKey(QObject):
    """Hears what the widgets of a dialog leave of Return; made when all its buttons are there.

    Qt would press the dialog's default button for a Return that was meant for a row of a list.
    """

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self.dialog = dialog
        for button in dialog.findChildren(QPushButton):
            button.setAutoDefault(False)
            button.setDefault(False)
        dialog.installEventFilter(self)

    @override
    @guard(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        focus = self.dialog.focusWidget()
        if isinstance(focus, QPushButton):
            focus.click()
        return True
