"""What an export wrote, and what it left out and why, for a person to read."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.formats.report import Report
from annotator.ui.theme import SPACE


class ExportReport(QWidget):
    """The place, the counts of what was written, and the reasons with their examples."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = Path()
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.summary.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.tree = QTreeWidget(self)
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE, 0, SPACE, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.summary)
        layout.addWidget(self.tree, 1)

    def show_report(self, report: Report) -> None:
        """Show the report of an export."""
        self.path = report.path
        self.summary.setText(
            self.tr("Written to {}, read back and found the same.").format(report.path)
        )
        self.tree.clear()
        written = self._group(self.tr("Written"))
        for what, count in report.written.items():
            _item(written, what, count)
        left = self._group(self.tr("Left out") if report.left_out else self.tr("Nothing left out"))
        for one in report.left_out:
            reason = _item(left, f"{one.what}: {one.why}", one.count)
            for example in one.examples:
                QTreeWidgetItem(reason, [example])
        self.tree.expandToDepth(0)

    def _group(self, words: str) -> QTreeWidgetItem:
        group = QTreeWidgetItem(self.tree, [words])
        font = self.font()
        font.setBold(True)
        group.setFont(0, font)
        return group


def _item(parent: QTreeWidgetItem, words: str, count: int) -> QTreeWidgetItem:
    item = QTreeWidgetItem(parent, [words, f"{count:,}"])
    item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setToolTip(0, words)
    return item
