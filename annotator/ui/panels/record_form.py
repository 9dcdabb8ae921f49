"""How the fields of a record stand: words at the left, fields as wide as there is room."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QWidget

from annotator.ui.theme import SPACE


def form_layout(owner: QWidget) -> QFormLayout:
    """Lay the owner's fields out in rows, and give the layout to add them to."""
    layout = QFormLayout(owner)
    layout.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
    layout.setHorizontalSpacing(2 * SPACE)
    layout.setVerticalSpacing(SPACE)
    layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    layout.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
    layout.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return layout
