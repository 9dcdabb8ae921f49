"""The view of articles and blocks: drag, keys, and a menu for what can be done with the chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget
from typing_extensions import override

from annotator.page.model import Role
from annotator.ui.guard import guard
from annotator.ui.panels.article_cells import Column, is_told
from annotator.ui.panels.articles_look import UNSURE, ArticlesLook
from annotator.ui.panels.articles_model import ArticlesModel
from annotator.ui.panels.own_keys import OwnKeys
from annotator.ui.panels.row_look import smaller
from annotator.ui.panels.soon import Soon
from annotator.ui.panels.wording import (
    ARTICLE_KINDS,
    ARTICLE_STATUSES,
    ROLES,
    SHORT_ROLES,
    confidence_said,
    said,
)
from annotator.ui.theme import SPACE

ROLE_KEYS = dict(zip("1234567890", (role for role in Role), strict=True))
"""A digit sets the role of what is chosen, in the order in which roles stand on a page."""

WIDE = 400
"""Pixels from which on there is room for the length of every block."""
NARROW = 260
"""Pixels below which roles are said in short: the words of a paragraph tell more."""
BESIDE = {Column.KIND: 2 * SPACE + 2, Column.STATE: 3 * SPACE, Column.LENGTH: 2 * SPACE}
"""Pixels beside a column's words: its margins, and those of the frame round a confidence."""

Key, Modifier = Qt.Key, Qt.KeyboardModifier
KEYS = {
    (Key.Key_Up, Modifier.AltModifier): "move_up",
    (Key.Key_Down, Modifier.AltModifier): "move_down",
    (Key.Key_Home, Modifier.AltModifier): "move_to_head",
    (Key.Key_End, Modifier.AltModifier): "move_to_end",
    (Key.Key_N, Modifier.NoModifier): "new_article",
    (Key.Key_S, Modifier.NoModifier): "split_article",
    (Key.Key_M, Modifier.NoModifier): "merge_articles",
    (Key.Key_Space, Modifier.NoModifier): "accept",
    (Key.Key_Return, Modifier.NoModifier): "go",
    (Key.Key_Enter, Modifier.NoModifier): "go",
}
OWN = frozenset(KEYS) | {(Key(ord(digit)), Modifier.NoModifier) for digit in ROLE_KEYS}


class ArticlesTree(QTreeView):
    """Shows the model as a tree and says which act a key asked for."""

    act_asked = Signal(str)
    """Name of the panel's method that a key stands for."""
    role_asked = Signal(object)
    """Role that a digit stands for."""

    def __init__(self, model: ArticlesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._articles = model
        OwnKeys(self, OWN)
        self._look = ArticlesLook(self)
        self.setItemDelegate(self._look)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setIndentation(12)
        self.setHeaderHidden(True)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setExpandsOnDoubleClick(False)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(Column.TEXT, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(30)
        fit = Soon(self, 0, self.fit_columns)
        for changed in (
            model.modelReset,
            model.dataChanged,
            model.layoutChanged,
            model.rowsInserted,
            model.rowsRemoved,
        ):
            changed.connect(fit.ask)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give the narrow columns the width of the longest word they hold, the rest to the text."""
        metrics = QFontMetrics(smaller(self.font()))
        groups = self._articles.groups
        articles = [group.article for group in groups if group.article is not None]
        roles = {block.role for group in groups for block in group.blocks}
        words = {
            Column.KIND: [
                *(said(self._look.roles[role]) for role in roles),
                *(said(ARTICLE_KINDS[article.kind]) for article in articles),
            ],
            Column.STATE: [
                confidence_said(UNSURE),
                *(said(ARTICLE_STATUSES[one.status]) for one in articles if is_told(one)),
            ],
            Column.LENGTH: ["00000"],
        }
        for column, samples in words.items():
            widest = max(map(metrics.horizontalAdvance, samples), default=0)
            self.header().resizeSection(column, widest + BESIDE[column])

    @override
    @guard(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        width = event.size().width()
        self.setColumnHidden(Column.LENGTH, width < WIDE)
        self._look.roles = ROLES if width >= NARROW else SHORT_ROLES
        self.fit_columns()
        super().resizeEvent(event)

    @override
    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Modifier.KeypadModifier
        act = KEYS.get((Key(event.key()), modifiers))
        role = ROLE_KEYS.get(event.text()) if not modifiers else None
        if act is not None:
            self.act_asked.emit(act)
        elif role is not None:
            self.role_asked.emit(role)
        else:
            super().keyPressEvent(event)

    @override
    @guard(None)
    def keyboardSearch(self, search: str) -> None:
        """Letters are acts here, not a search."""
