"""A list of choices of which several can be ticked: none ticked means all."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QMenu,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QWidget,
)
from typing_extensions import override

from annotator.ui.guard import guard
from annotator.ui.plain import tip

OPENING = (Qt.Key.Key_Down, Qt.Key.Key_F4, Qt.Key.Key_Return, Qt.Key.Key_Enter)
LEAST_CHARACTERS = 8


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

    @override
    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None:
            action.toggle()
        else:
            super().keyPressEvent(event)


class CheckMenu(QToolButton):
    """Looks like the lists of one choice; what is ticked stands on it, cut where it is long."""

    changed = Signal()

    def __init__(self, none: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.none = none
        self.choices = _StayingMenu(self)
        self.setMenu(self.choices)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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
        self.setToolTip(tip(", ".join(words)))

    def _look(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        option.initFrom(self)
        if self.choices.isVisible():
            option.state |= QStyle.StateFlag.State_On
        fields = QStyle.SubControl
        option.subControls = fields.SC_ComboBoxFrame | fields.SC_ComboBoxArrow
        style = self.style()
        room = style.subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, fields.SC_ComboBoxEditField, self
        )
        mode = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(self.text(), mode, room.width() - 4)
        return option

    @override
    @guard(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        with painter:
            option = self._look()
            painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
            painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    @override
    @guard(QSize(80, 24))
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        words = QSize(LEAST_CHARACTERS * metrics.horizontalAdvance("中"), metrics.height())
        option = QStyleOptionComboBox()
        option.initFrom(self)
        kind = QStyle.ContentsType.CT_ComboBox
        return self.style().sizeFromContents(kind, option, words, self)

    @override
    @guard(QSize(80, 24))
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in OPENING:
            self.showMenu()
        else:
            super().keyPressEvent(event)
