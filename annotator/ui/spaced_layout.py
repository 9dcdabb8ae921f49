"""A plain-text layout with air: more space between the lines of a paragraph and between paragraphs.

QPlainTextDocumentLayout sets lines tight and knows no paragraph spacing. Whoever paints, scrolls or
hits asks it for a paragraph's rectangle first, so that is where the lines are moved apart.
"""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QPlainTextDocumentLayout
from typing_extensions import override

from annotator.ui.guard import guard


class SpacedLayout(QPlainTextDocumentLayout):
    """Adds `leading` pixels under each line and `gap` more under each paragraph."""

    leading = 0.0
    gap = 0.0

    @override
    @guard(QRectF())
    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        rect = super().blockBoundingRect(block)
        if not rect.isValid():
            return rect
        layout = block.layout()
        count = layout.lineCount()
        if count > 1 and self.leading:
            second = layout.lineAt(1)
            tight = layout.lineAt(0).height() + self.leading
            if abs(second.y() - tight) > 0.5:
                y = 0.0
                for index in range(count):
                    line = layout.lineAt(index)
                    line.setPosition(QPointF(line.x(), y))
                    y += line.height() + self.leading
                rect = super().blockBoundingRect(block)
        rect.setHeight(rect.height() + self.leading + self.gap)
        return rect
