"""Lists of choices in a row or, where what is chosen would be cut off, one above the other."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QStyle, QStyleOptionComboBox, QWidget
from typing_extensions import override

from annotator.ui.guard import guard
from annotator.ui.theme import SPACE

MARGIN = 4
"""Pixels that the style leaves on either side of a choice."""


class ChoiceRow(QWidget):
    """As wide as there is room; the choices share it."""

    def __init__(self, boxes: tuple[QComboBox, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = boxes
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(SPACE)
        for box in boxes:
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            self.row.addWidget(box, 1)
            box.currentTextChanged.connect(self._arrange)

    def _arrange(self, *_: object) -> None:
        each = (self.width() - SPACE * (len(self.boxes) - 1)) // len(self.boxes)
        fits = all(_needed(box) <= each for box in self.boxes)
        way = QBoxLayout.Direction
        self.row.setDirection(way.LeftToRight if fits else way.TopToBottom)

    @override
    @guard(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def _needed(box: QComboBox) -> int:
    """Give the pixels in which a list shows the whole of what is chosen."""
    option = QStyleOptionComboBox()
    option.initFrom(box)
    room = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    words = box.fontMetrics().horizontalAdvance(box.currentText())
    return words + 2 * MARGIN + box.width() - room.width()
