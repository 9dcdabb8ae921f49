"""What became of pages or files, in groups: a list that opens pages, and the report around it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.page.visible import visible
from annotator.ui.dialogs.return_key import ReturnKey
from annotator.ui.dialogs.screen_size import open_within_screen
from annotator.ui.dialogs.word_tree import WordTree
from annotator.ui.plain import Label, tip
from annotator.ui.theme import SPACE, current

PAGE = Qt.ItemDataRole.UserRole


class Outcomes(WordTree):
    """Groups of rows; the last column has the room that is left, and rows may open their page."""

    page_asked = Signal(str)
    """Id of a page the person wants to see."""
    page_chosen = Signal(bool)
    """Whether the row that the list stands on has a page that can be seen."""

    def __init__(self, widths: Sequence[int], parent: QWidget | None = None) -> None:
        """Make a list of columns as wide as this (pixels), and one that has what is left."""
        super().__init__(len(widths) + 1, parent)
        for column, width in enumerate(widths):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.header().resizeSection(column, width)
        self.itemActivated.connect(self.ask_for_page)
        self.currentItemChanged.connect(lambda *_: self.page_chosen.emit(bool(self.page)))

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


class OutcomeReport(QDialog):
    """A line on the whole, the outcomes, and what can be done with them."""

    page_asked = Signal(str)
    """Id of a page the person wants to see."""

    def __init__(
        self, title: str, widths: Sequence[int], size: tuple[int, int], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.summary = Label(self)
        font = self.summary.font()
        font.setBold(True)
        self.summary.setFont(font)
        self.summary.setWordWrap(True)
        self.tree = Outcomes(widths, self)
        self.tree.all_text = self.as_text
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.show_button = buttons.addButton(
            self.tr("Show page"), QDialogButtonBox.ButtonRole.ActionRole
        )
        copy = buttons.addButton(self.tr("Copy all"), QDialogButtonBox.ButtonRole.ActionRole)
        self.show_button.setEnabled(False)
        self.head = QVBoxLayout()
        self.head.setSpacing(SPACE)
        self.head.addWidget(self.summary)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(SPACE)
        layout.addLayout(self.head)
        layout.addWidget(self.tree, 1)
        layout.addWidget(buttons)
        open_within_screen(self, *size)
        buttons.rejected.connect(self.reject)
        copy.clicked.connect(self.copy)
        self.show_button.clicked.connect(self.tree.ask_for_page)
        self.tree.page_chosen.connect(self.show_button.setEnabled)
        self.tree.page_asked.connect(self.page_asked)
        ReturnKey(self)

    def begin(self, summary: str, tree_name: str) -> None:
        """Say what is in the list, now that it is filled, and give it the keys."""
        self.summary.setText(summary)
        self.tree.setAccessibleName(tree_name)
        self.tree.stand_on_first()
        self.tree.setFocus()

    def as_text(self) -> str:
        """Give the report as lines of text."""
        return self.tree.as_text()

    def copy(self) -> None:
        """Put the report on the clipboard."""
        self.tree.copy_all()
