"""All commands with their keys, from the one table of commands, searchable."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QSortFilterProxyModel, Qt
from PySide6.QtGui import QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QTreeView, QVBoxLayout, QWidget

from annotator.ui.commands.table import COMMANDS, without_accelerator
from annotator.ui.panels.hint import Hint
from annotator.ui.panels.panel_keys import PANEL_KEYS
from annotator.ui.theme import SPACE


class SheetRow(NamedTuple):
    """A command or panel key in words: where it stands, what it does, its keys."""

    group: str
    words: str
    keys: str


def sheet_rows() -> Iterator[SheetRow]:
    """Give every command, and every key of the panels, in the language of the interface."""
    translate = QCoreApplication.translate
    for command in COMMANDS:
        group = without_accelerator(translate("commands", command.group))
        yield SheetRow(group, without_accelerator(command.words), _native(command.keys))
    for place, text, keys in PANEL_KEYS:
        yield SheetRow(
            translate("panel_keys", place), translate("panel_keys", text), _native((keys,))
        )


def _native(keys: tuple[str, ...]) -> str:
    form = QKeySequence.SequenceFormat.NativeText
    return "   ".join(QKeySequence(key).toString(form) or key for key in keys)


class ShortcutSheet(QDialog):
    """A search line over the commands by menu; typing narrows them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Commands and keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search a command or a key"))
        self.search.setClearButtonEnabled(True)
        self.matching = _Matching(self)
        self.matching.setSourceModel(self._model())
        self.tree = QTreeView(self)
        self.tree.setModel(self.matching)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setItemsExpandable(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setSelectionBehavior(QTreeView.SelectionBehavior.SelectRows)
        self.tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.hint = Hint(self.tree, self.tr("No command is called so."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        layout.setSpacing(SPACE)
        layout.addWidget(self.search)
        layout.addWidget(self.tree, 1)
        self.resize(520, 620)
        self.tree.expandAll()
        self.search.textChanged.connect(self._narrow)

    def _model(self) -> QStandardItemModel:
        model = QStandardItemModel(0, 2, self)
        groups: dict[str, QStandardItem] = {}
        for row in sheet_rows():
            if row.group not in groups:
                groups[row.group] = QStandardItem(row.group)
                font = self.font()
                font.setBold(True)
                groups[row.group].setFont(font)
                model.appendRow([groups[row.group], QStandardItem()])
            keys = QStandardItem(row.keys)
            keys.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            groups[row.group].appendRow([QStandardItem(row.words), keys])
        return model

    def _narrow(self, text: str) -> None:
        self.matching.setFilterFixedString(text.strip())
        self.tree.expandAll()

    def shown(self) -> list[SheetRow]:
        """Give the rows that match what was searched for."""
        found = []
        for at in range(self.matching.rowCount()):
            group = self.matching.index(at, 0)
            for row in range(self.matching.rowCount(group)):
                words, keys = (self.matching.index(row, column, group) for column in (0, 1))
                found.append(SheetRow(group.data(), words.data(), keys.data()))
        return found


class _Matching(QSortFilterProxyModel):
    """Finds words and keys, and shows the menus that hold a hit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFilterKeyColumn(-1)
        self.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setRecursiveFilteringEnabled(True)
        self.setAutoAcceptChildRows(True)
