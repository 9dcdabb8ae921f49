"""A tree of words in a report: rows wrap, the chosen ones or all are copied by key and by menu."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QWidget,
)
from typing_extensions import override

from annotator.ui.guard import guard
from annotator.ui.theme import SPACE

MOST_PIXELS = 10_000
"""Higher than any row can become."""


class WordTree(QTreeWidget):
    """Groups of rows that show all of their words."""

    def __init__(self, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.all_text: Callable[[], str] = self.as_text
        """What “Copy all” copies."""
        self.setColumnCount(columns)
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setAllColumnsShowFocus(True)
        self.setItemDelegate(_Wrapping(self))
        # Qt keeps the height of a row though its words wrap at another place.
        self.header().sectionResized.connect(lambda *_: self.scheduleDelayedItemsLayout())

    def group(self, words: str) -> QTreeWidgetItem:
        """Give a new group under these words."""
        group = QTreeWidgetItem(self, [words])
        group.setFirstColumnSpanned(True)
        font = self.font()
        font.setBold(True)
        group.setFont(0, font)
        return group

    def _items(self) -> Iterator[QTreeWidgetItem]:
        walk = QTreeWidgetItemIterator(self)
        while item := walk.value():
            yield item
            walk += 1

    def _line(self, item: QTreeWidgetItem) -> str:
        return "\t".join(filter(None, (item.text(c) for c in range(self.columnCount()))))

    def as_text(self) -> str:
        """Give all rows as lines, tabs between their columns."""
        return "\n".join(map(self._line, self._items()))

    def copy(self) -> None:
        """Put the chosen rows on the clipboard, in their order, tabs between their columns."""
        lines = [self._line(item) for item in self._items() if item.isSelected()]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    def copy_all(self) -> None:
        """Put all there is to be said on the clipboard."""
        QGuiApplication.clipboard().setText(self.all_text())

    def menu(self) -> QMenu:
        """Give the menu of the chosen rows; it deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        keys = QKeySequence(QKeySequence.StandardKey.Copy)
        native = keys.toString(QKeySequence.SequenceFormat.NativeText)
        copy = menu.addAction("\t".join((self.tr("Copy"), native)))
        copy.triggered.connect(self.copy)
        copy.setEnabled(bool(self.selectedItems()))
        menu.addAction(self.tr("Copy all")).triggered.connect(self.copy_all)
        return menu

    @override
    @guard(None)
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at, item = event.globalPos(), self.currentItem()
        if event.reason() is QContextMenuEvent.Reason.Keyboard and item is not None:
            rect = self.visualItemRect(item)
            at = self.viewport().mapToGlobal(QPoint(rect.left(), rect.bottom()))
        self.menu().popup(at)

    @override
    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)


class _Wrapping(QStyledItemDelegate):
    """Gives a row the height that its words need in the width of their column."""

    def __init__(self, tree: WordTree) -> None:
        super().__init__(tree)
        self.tree = tree

    @override
    @guard(QSize(100, 24))
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        margin = 1 + self.tree.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin)
        words = str(index.data() or " ")
        column = self.tree.header().sectionResizeMode(index.column())
        if column == self.tree.header().ResizeMode.ResizeToContents:  # as wide as its words
            width = option.fontMetrics.horizontalAdvance(words) + 2 * margin
            return QSize(width + SPACE, option.fontMetrics.height() + SPACE)
        room = QRect(0, 0, self._width(index) - 2 * margin, MOST_PIXELS)
        height = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
        return QSize(room.width(), height + SPACE)

    def _width(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Give the pixels that the words of a cell have from left to right."""
        tree, column = self.tree, index.column()
        item = tree.itemFromIndex(index)
        spanned = item is not None and item.isFirstColumnSpanned()
        depth, parent = 1, index.parent()
        while parent.isValid():
            depth, parent = depth + 1, parent.parent()
        inset = 0 if column else depth * tree.indentation()
        return (tree.viewport().width() if spanned else tree.columnWidth(column)) - inset
