"""The tree of articles and their blocks as an item model; what is dropped on it becomes an edit."""

from collections.abc import Iterable, Sequence
from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from annotator.page.edits import (
    ChangeArticle,
    Edit,
    MergeArticles,
    MoveArticle,
    MoveBlocks,
    MoveToNewArticle,
    SetRole,
)
from annotator.page.indexes import in_one_place
from annotator.page.model import Block, Role
from annotator.ui.guard import guard
from annotator.ui.panels.article_cells import BLOCK_CELLS, GROUP_CELLS, Column
from annotator.ui.panels.article_groups import FURNITURE, Group
from annotator.ui.panels.row_changed import tell_row
from annotator.ui.panels.row_look import NOTHING
from annotator.ui.panels.splice import splice

AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
BLOCKS_MIME = "application/x-annotator-blocks"
ARTICLE_MIME = "application/x-annotator-article"
ItemFlag = Qt.ItemFlag


class ArticlesModel(QAbstractItemModel):
    """Articles at the top, their blocks below them, the furniture as a last article.

    An index knows its article by a number that never changes (`internalId`; 0 for the articles
    themselves), so moving articles about leaves the view's own indexes right.
    """

    edit_asked = Signal(object)
    """An Edit: what was dropped, or chosen in a cell."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.groups: tuple[Group, ...] = ()
        self._number_of: dict[str, int] = {}
        self._id_of: dict[int, str] = {}
        self._row_of: dict[str, int] = {}

    # -- what is shown ------------------------------------------------------------------------

    def show(self, groups: tuple[Group, ...]) -> None:
        """Show these articles in place of the last ones; only what differs is told to the view."""
        start, old_end, new_end = splice([g.id for g in self.groups], [g.id for g in groups])
        if old_end > start:
            self.beginRemoveRows(NOWHERE, start, old_end - 1)
            self._hold(self.groups[:start] + self.groups[old_end:])
            self.endRemoveRows()
        if new_end > start:
            self.beginInsertRows(NOWHERE, start, new_end - 1)
            self._hold(self.groups[:start] + groups[start:new_end] + self.groups[start:])
            self.endInsertRows()
        for row, group in enumerate(groups):
            if self.groups[row] != group:
                self._show_group(row, group)

    def has_rows_of(self, groups: tuple[Group, ...]) -> bool:
        """Whether these articles have the rows that are shown, though perhaps other words."""
        return len(groups) == len(self.groups) and all(
            old.id == new.id and in_one_place(old.blocks, new.blocks)
            for old, new in zip(self.groups, groups, strict=True)
        )

    def _hold(self, groups: tuple[Group, ...]) -> None:
        self.groups = groups
        self._row_of = {group.id: row for row, group in enumerate(groups)}
        for group in groups:
            if group.id not in self._number_of:
                number = len(self._number_of) + 1
                self._number_of[group.id], self._id_of[number] = number, group.id

    def _show_group(self, row: int, group: Group) -> None:
        parent = self.index(row, 0)
        old = self.groups[row]
        start, old_end, new_end = splice([b.id for b in old.blocks], [b.id for b in group.blocks])

        def swap(blocks: tuple[Block, ...]) -> None:
            held = list(self.groups)
            held[row] = Group(old.article, blocks)
            self.groups = tuple(held)

        if old_end > start:
            self.beginRemoveRows(parent, start, old_end - 1)
            swap(old.blocks[:start] + old.blocks[old_end:])
            self.endRemoveRows()
        if new_end > start:
            left = self.groups[row].blocks
            self.beginInsertRows(parent, start, new_end - 1)
            swap(left[:start] + group.blocks[start:new_end] + left[start:])
            self.endInsertRows()
        last = self.groups[row].blocks
        held = list(self.groups)
        held[row] = group
        self.groups = tuple(held)
        tell_row(parent, len(Column))
        for at, (before, after) in enumerate(zip(last, group.blocks, strict=True)):
            if before is not after and before != after:
                tell_row(self.index(at, 0, parent), len(Column))

    # -- rows and what they stand for ---------------------------------------------------------

    def group_at(self, index: AnyIndex) -> Group | None:
        """Give the article an index stands for or stands in."""
        if not index.isValid():
            return None
        if index.internalId() == 0:
            return self.groups[index.row()]
        return self.groups[self._row_of[self._id_of[index.internalId()]]]

    def block_at(self, index: AnyIndex) -> Block | None:
        """Give the block an index stands for; None for an article."""
        group = self.group_at(index)
        return group.blocks[index.row()] if group and index.internalId() else None

    def index_of_block(self, id: str) -> QModelIndex:
        """Give the index of a block; an invalid one where the page has no such block."""
        for row, group in enumerate(self.groups):
            for at, block in enumerate(group.blocks):
                if block.id == id:
                    return self.index(at, 0, self.index(row, 0))
        return NOWHERE

    def index_of_article(self, id: str) -> QModelIndex:
        """Give the index of an article, or of the furniture; an invalid one where there is none."""
        row = self._row_of.get(id)
        return NOWHERE if row is None else self.index(row, 0)

    @override
    @guard(NOWHERE)
    def index(self, row: int, column: int, parent: AnyIndex = NOWHERE) -> QModelIndex:
        if not parent.isValid():
            return self.createIndex(row, column, 0) if row < len(self.groups) else NOWHERE
        if parent.internalId() or row >= len(self.groups[parent.row()].blocks):
            return NOWHERE
        return self.createIndex(row, column, self._number_of[self.groups[parent.row()].id])

    @override
    @guard(NOWHERE)
    def parent(self, index: AnyIndex = NOWHERE) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or not index.internalId():
            return NOWHERE
        row = self._row_of.get(self._id_of[index.internalId()])
        return NOWHERE if row is None else self.createIndex(row, 0, 0)

    @override
    @guard(0)
    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        if not parent.isValid():
            return len(self.groups)
        if parent.internalId() or parent.column():
            return 0
        return len(self.groups[parent.row()].blocks)

    @override
    @guard(0)
    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        return len(Column)

    @override
    @guard(NOTHING)
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        group = self.group_at(index)
        if group is None:
            return None
        column, block = Column(index.column()), self.block_at(index)
        if role == Qt.ItemDataRole.TextAlignmentRole and column is Column.LENGTH:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if block is not None:
            of_block = BLOCK_CELLS.get((int(role), column))
            return of_block(self._number(group), block) if of_block else None
        of_group = GROUP_CELLS.get((int(role), column))
        return of_group(self._number(group), group) if of_group else None

    def _number(self, group: Group) -> int | None:
        return self._row_of[group.id] if group.article else None

    @override
    @guard(NOTHING)
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        words = (self.tr("Article"), self.tr("Role"), self.tr("State"), self.tr("Length"))
        return words[section]

    # -- changing by hand ---------------------------------------------------------------------

    @override
    @guard(ItemFlag.NoItemFlags)
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        group = self.group_at(index)
        if group is None:
            return ItemFlag.NoItemFlags
        flags = ItemFlag.ItemIsEnabled | ItemFlag.ItemIsSelectable
        is_block = self.block_at(index) is not None
        if is_block or group.article:
            flags |= ItemFlag.ItemIsDragEnabled
        if not is_block:
            flags |= ItemFlag.ItemIsDropEnabled
        editable = (Column.KIND,) if is_block else (Column.KIND, Column.STATE)
        if index.column() in editable and (is_block or group.article):
            flags |= ItemFlag.ItemIsEditable
        return flags

    @override
    @guard(False)
    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        group, block = self.group_at(index), self.block_at(index)
        if block is not None:
            if value != block.role:
                self.edit_asked.emit(SetRole((block.id,), Role(str(value))))
        elif group and group.article:
            field = "kind" if index.column() == Column.KIND else "status"
            if getattr(group.article, field) != value:
                self.edit_asked.emit(ChangeArticle(group.id, {field: value}))
        return False  # the page answers by its next value, not the model

    # -- drag and drop ------------------------------------------------------------------------

    @override
    @guard(Qt.DropAction.MoveAction)
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    @guard([BLOCKS_MIME])
    def mimeTypes(self) -> list[str]:
        return [BLOCKS_MIME, ARTICLE_MIME]

    @override
    @guard(cast(QMimeData, None))
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        blocks = self.blocks_in_order(index for index in indexes if self.block_at(index))
        if blocks:
            data.setData(BLOCKS_MIME, "\n".join(blocks).encode())
        else:
            groups = filter(None, map(self.group_at, indexes))
            chosen = {group.id for group in groups if group.article}
            ids = [group.id for group in self.groups if group.id in chosen]
            data.setData(ARTICLE_MIME, "\n".join(ids[:1]).encode())
        return data

    def blocks_in_order(self, indexes: Iterable[AnyIndex]) -> tuple[str, ...]:
        """Give the ids of the blocks among the indexes, in reading order, each once."""
        chosen = {block.id for block in map(self.block_at, indexes) if block}
        return tuple(b.id for group in self.groups for b in group.blocks if b.id in chosen)

    @override
    @guard(False)
    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex
    ) -> bool:
        return self.dropped(data, row, parent) is not None

    @override
    @guard(False)
    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex
    ) -> bool:
        edit = self.dropped(data, row, parent)
        if edit is not None:
            self.edit_asked.emit(edit)
        return edit is not None

    def dropped(self, data: QMimeData, row: int, parent: AnyIndex) -> Edit | None:
        """Give the edit that a drop before `row` of `parent` means; None where it means nothing.

        A row of -1 is a drop upon `parent`; no parent is the stretch between articles.
        """
        target = self.group_at(parent)
        if data.hasFormat(BLOCKS_MIME):
            ids = tuple(bytes(data.data(BLOCKS_MIME).data()).decode().split("\n"))
            return self._blocks_dropped(ids, row, target)
        if data.hasFormat(ARTICLE_MIME):
            id = bytes(data.data(ARTICLE_MIME).data()).decode()
            return self._article_dropped(id, row, target)
        return None

    def _blocks_dropped(self, ids: tuple[str, ...], row: int, target: Group | None) -> Edit | None:
        if target is None:
            after = self.groups[row:] if row >= 0 else ()
            first = after[0].blocks[0].id if after and after[0].article else None
            return MoveToNewArticle(ids, first)
        rest = target.blocks[row:] if row >= 0 else ()
        before = next((block.id for block in rest if block.id not in ids), None)
        return MoveBlocks(ids, target.id or None, before)

    def _article_dropped(self, id: str, row: int, target: Group | None) -> Edit | None:
        if target is None:
            after = self.groups[row:] if row >= 0 else ()
            before = after[0].id if after and after[0].article else None
            return MoveArticle(id, before) if before != id else None
        if row >= 0 or target.id in (id, FURNITURE):
            return None
        return MergeArticles(target.id, id)
