"""A button that opens a list to tick: none ticked means all."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from annotator.ui.guard import guard


class _StayingMenu(QMenu):
    """A menu that stays open while its entries are ticked."""

    @override
    @guard(None)
    def mouseReleaseEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        action = self.activeAction()
        if action is not None and action.isCheckable():
            action.toggle()
        else:
            super().mouseReleaseEvent(event)


class CheckMenu(QToolButton):
    """What is ticked stands on the button; nothing ticked asks for nothing in particular."""

    changed = Signal()

    def __init__(self, none: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.none = none
        self.choices = _StayingMenu(self)
        self.setMenu(self.choices)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer these values, each with its words; what was ticked and is there stays ticked."""
        ticked = self.ticked()
        self.choices.clear()
        for value, words in choices:
            action: QAction = self.choices.addAction(words)
            action.setCheckable(True)
            action.setData(value)
            action.setChecked(value in ticked)
            action.toggled.connect(self._toggled)
        self.setEnabled(not self.choices.isEmpty())
        self._say()

    def ticked(self) -> frozenset[str]:
        """Give the values that are ticked."""
        return frozenset(one.data() for one in self.choices.actions() if one.isChecked())

    def tick(self, values: Iterable[str] | None) -> None:
        """Tick these values and no others; those that aren't offered are offered from now on."""
        wanted = frozenset(values or ())
        offered = [(one.data(), one.text()) for one in self.choices.actions()]
        new = sorted(wanted - {value for value, _ in offered})
        self.offer([*offered, *((value, value) for value in new)])
        for action in self.choices.actions():
            action.setChecked(action.data() in wanted)

    def _toggled(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        words = [one.text() for one in self.choices.actions() if one.isChecked()]
        self.setText(", ".join(words) or self.none)
