"""A list of what became of pages or files, in groups: rows wrap, can be copied, open their page."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from typing_extensions import override

from annotator.page.visible import visible
from annotator.ui.guard import guard
from annotator.ui.plain import tip
from annotator.ui.theme import SPACE, current

PAGE = Qt.ItemDataRole.UserRole
MOST_PIXELS = 10_000
"""Higher than any row can become."""


class Outcomes(QTreeWidget):
    """Groups of rows; the last column has the room that is left, and shows all of its words."""

    page_asked = Signal(str)
    """Id of a page the person wants to see."""
    page_chosen = Signal(bool)
    """Whether the row that the list stands on has a page that can be seen."""

    def __init__(self, widths: Sequence[int], parent: QWidget | None = None) -> None:
        """Make a list of columns as wide as this (pixels), and one that has what is left."""
        super().__init__(parent)
        self.setColumnCount(len(widths) + 1)
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setAllColumnsShowFocus(True)
        self.setItemDelegate(_Wrapping(self))
        for column, width in enumerate(widths):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.header().resizeSection(column, width)
        # Qt keeps the height of a row though its words wrap at another place.
        self.header().sectionResized.connect(lambda *_: self.scheduleDelayedItemsLayout())
        self.itemActivated.connect(self.ask_for_page)
        self.currentItemChanged.connect(lambda *_: self.page_chosen.emit(bool(self.page)))

    def group(self, words: str) -> QTreeWidgetItem:
        """Give a new group under these words."""
        group = QTreeWidgetItem(self, [words])
        group.setFirstColumnSpanned(True)
        font = self.font()
        font.setBold(True)
        group.setFont(0, font)
        return group

    def row(self, group: QTreeWidgetItem, words: Sequence[str], page: str | None = None) -> None:
        """Add a row to a group; `page` is the id of a page that it opens."""
        shown = [visible(one) for one in words]
        item = QTreeWidgetItem(group, shown)
        for column, one in enumerate(shown):
            item.setToolTip(column, tip(one))
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            if column:
                item.setForeground(column, current().soft)
        if len(shown) == 1:
            item.setFirstColumnSpanned(True)
        item.setData(0, PAGE, page)

    def stand_on_first(self) -> None:
        """Stand on the first row that can be seen, so that the keys go on from there."""
        group = self.topLevelItem(0)
        first = group.child(0) if group is not None and group.isExpanded() else group
        if first is not None:
            self.setCurrentItem(first)

    @property
    def page(self) -> str | None:
        """The page of the row that the list stands on."""
        item = self.currentItem()
        found = item.data(0, PAGE) if item is not None else None
        return found if isinstance(found, str) else None

    def ask_for_page(self, *_: object) -> None:
        """Ask for the page of the row that the list stands on."""
        if self.page is not None:
            self.page_asked.emit(self.page)

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, tabs between their columns."""
        lines = [
            "\t".join(filter(None, (item.text(c) for c in range(self.columnCount()))))
            for item in self.selectedItems()
        ]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    @override
    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)


class _Wrapping(QStyledItemDelegate):
    """Gives a row the height that its words need in the width of their column."""

    def __init__(self, tree: Outcomes) -> None:
        super().__init__(tree)
        self.tree = tree

    @override
    @guard(QSize(100, 24))
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        margin = 1 + self.tree.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin)
        room = QRect(0, 0, self._width(index) - 2 * margin, MOST_PIXELS)
        words = str(index.data() or " ")
        height = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
        return QSize(room.width(), height + SPACE)

    def _width(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Give the pixels that the words of a cell have from left to right."""
        tree, column = self.tree, index.column()
        item = tree.itemFromIndex(index)
        spanned = item is not None and item.isFirstColumnSpanned()
        depth = 2 if index.parent().isValid() else 1
        inset = 0 if column else depth * tree.indentation()
        return (tree.viewport().width() if spanned else tree.columnWidth(column)) - inset
