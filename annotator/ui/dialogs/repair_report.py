"""What a repaired project holds: how many pages are what they were, and what of others is lost."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.page.visible import visible
from annotator.store.soundness.repaired import EXACT, Repair, Whence
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.plain import Label, tip
from annotator.ui.spoken import spoken
from annotator.ui.theme import SPACE, current

WORDS = {
    Whence.LOST: QT_TRANSLATE_NOOP("RepairReport", "Lost"),
    Whence.SALVAGED: QT_TRANSLATE_NOOP("RepairReport", "Saved in part"),
    Whence.OLDER: QT_TRANSLATE_NOOP("RepairReport", "From a backup, older"),
    Whence.READ: QT_TRANSLATE_NOOP("RepairReport", "To be looked through"),
    Whence.BACKUP: QT_TRANSLATE_NOOP("RepairReport", "From a backup, complete"),
    Whence.HISTORY: QT_TRANSLATE_NOOP("RepairReport", "Made again by the history"),
    Whence.SOUND: QT_TRANSLATE_NOOP("RepairReport", "Sound"),
}
"""In the order of the report: what needs a person first."""

WIDTH, HEIGHT, PAGE_WIDTH = 720, 460, 240


class RepairReport(QDialog):
    """A line on the whole, and the pages by where they were taken from."""

    page_asked = Signal(str)
    """Id of a page the person wants to see."""

    def __init__(self, path: Path, made: Repair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path, self.made = path, made
        self.setWindowTitle(self.tr("Repair"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.summary = Label(self._summary(), self)
        font = self.summary.font()
        font.setBold(True)
        self.summary.setFont(font)
        self.place = Label(
            self.tr("The new project is {}. The damaged one is as it was: {}").format(
                visible(made.path.name), visible(path.name)
            ),
            self,
        )
        self.tree = QTreeWidget(self)
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.tree.header().resizeSection(0, PAGE_WIDTH)
        self.reason = Label(self)
        self.reason.hide()
        for label in (self.summary, self.place, self.reason):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._fill()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(SPACE)
        for widget in (self.summary, self.place):
            layout.addWidget(widget)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.reason)
        layout.addWidget(buttons)
        self.resize(WIDTH, HEIGHT)
        buttons.rejected.connect(self.reject)
        copy.clicked.connect(self.copy)
        self.tree.itemActivated.connect(self._activated)
        self.tree.currentItemChanged.connect(self._say_whole)
        group = self.tree.topLevelItem(0)
        first = group.child(0) if group is not None and group.isExpanded() else None
        if first is not None:
            self.tree.setCurrentItem(first)  # its reason is said whole below

    def _summary(self) -> str:
        total = len(self.made.pages)
        exact = sum(page.whence in EXACT for page in self.made.pages)
        if exact == total:
            return self.tr("All {:,} pages are exactly as they were kept last.").format(total)
        return self.tr("{:,} of {:,} pages are exactly as they were kept last.").format(
            exact, total
        )

    def _fill(self) -> None:
        counts = Counter(page.whence for page in self.made.pages)
        for whence, words in WORDS.items():
            if not counts[whence]:
                continue
            group = self._group(f"{self.tr(words)}  {counts[whence]:,}")
            for page in self.made.pages:
                if page.whence is whence:
                    words = "; ".join(map(spoken, page.said))
                    item = self._item(group, page.page_id, words)
                    if whence is not Whence.LOST:
                        item.setData(0, Qt.ItemDataRole.UserRole, page.page_id)
            group.setExpanded(whence is not Whence.SOUND or len(counts) == 1)
        if self.made.left_out:
            group = self._group(self.tr("Beside the pages"))
            for words in self.made.left_out:
                self._item(group, spoken(words), "").setFirstColumnSpanned(True)
            group.setExpanded(True)

    def _group(self, words: str) -> QTreeWidgetItem:
        group = QTreeWidgetItem(self.tree, [words])
        group.setFirstColumnSpanned(True)
        return group

    def _item(self, group: QTreeWidgetItem, name: str, words: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(group, [visible(name), visible(words)])
        item.setToolTip(0, tip(visible(name)))
        item.setToolTip(1, tip(visible(words)))
        item.setForeground(1, current().soft)
        return item

    def as_text(self) -> str:
        """Give the report as lines of text, tabs between page, where it is from and reason."""
        lines = [
            "\t".join(
                (page.page_id, self.tr(WORDS[page.whence]), "; ".join(map(spoken, page.said)))
            )
            for page in self.made.pages
        ]
        return "\n".join([*lines, *map(spoken, self.made.left_out)])

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.as_text())

    def _say_whole(self, item: QTreeWidgetItem | None) -> None:
        """Show the whole of what a row has to say: a row has no room for a long reason."""
        words = (item.text(1) or item.text(0)) if item is not None and item.parent() else ""
        self.reason.setText(words)
        self.reason.setVisible(bool(words))

    def _activated(self, item: QTreeWidgetItem) -> None:
        page = item.data(0, Qt.ItemDataRole.UserRole)
        if page is not None:
            self.page_asked.emit(page)
