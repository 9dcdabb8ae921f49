"""A list of choices that the wheel scrolls past: in a form that scrolls it would choose unasked."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox
from typing_extensions import override

from annotator.ui.guard import guard


class StillCombo(QComboBox):
    """Leaves the wheel to the form around it."""

    @override
    @guard(None)
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
