"""Keys that mean something in a panel come to it, though a command of the window has them too."""

from collections.abc import Container

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotator.ui.guard import guard

Chord = tuple[Qt.Key, Qt.KeyboardModifier]


class OwnKeys(QObject):
    """Tells Qt that a widget wants these keys before any shortcut of the window is looked up."""

    def __init__(self, widget: QWidget, keys: Container[Chord]) -> None:
        super().__init__(widget)
        self._keys = keys
        widget.installEventFilter(self)

    @override
    @guard(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if (Qt.Key(event.key()), modifiers) in self._keys:
                event.accept()
                return True
        return False
