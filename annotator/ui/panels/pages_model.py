"""The pages of the project as an item model that reads rows from the file as they are needed."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping
from enum import IntEnum
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from annotator.store.listing import ALL, PageFilter, PageRow
from annotator.ui.guard import guard
from annotator.ui.panels.row_look import NOTHING, Shown
from annotator.ui.panels.wording import PAGE_STATUSES, said

AnyIndex = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()

CHUNK = 128
"""Rows read at once: some screenfuls."""
KEPT_CHUNKS = 40


class Listing(Protocol):
    """What the model needs of a project."""

    def count(self, filter: PageFilter = ALL) -> int: ...
    def rows(self, offset: int, limit: int, filter: PageFilter = ALL) -> list[PageRow]: ...
    def ids(self, filter: PageFilter = ALL) -> list[str]: ...


class PageColumn(IntEnum):
    """What the model tells about a page, column by column; the list paints all in one."""

    NAME = 0
    PUBLISHED = 1
    STATUS = 2
    COUNTS = 3


CELLS: Mapping[tuple[int, PageColumn], Callable[[PageRow], object]] = {
    (Qt.ItemDataRole.DisplayRole, PageColumn.NAME): lambda row: row.name,
    (Qt.ItemDataRole.DisplayRole, PageColumn.PUBLISHED): lambda row: row.published or "",
    (Qt.ItemDataRole.DisplayRole, PageColumn.STATUS): lambda row: said(PAGE_STATUSES[row.status]),
    (Qt.ItemDataRole.DisplayRole, PageColumn.COUNTS): lambda row: row.spans,
    (Qt.ItemDataRole.ToolTipRole, PageColumn.NAME): lambda row: (
        f"{row.name}\n{said(PAGE_STATUSES[row.status])}"
    ),
    (Shown.ID, PageColumn.NAME): lambda row: row.id,
    (Shown.STATUS, PageColumn.NAME): lambda row: row.status,
}


class PagesModel(QAbstractTableModel):
    """Knows how many pages there are, and holds only those rows that were looked at."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.listing: Listing | None = None
        self.filter = ALL
        self._count = 0
        self._chunks: OrderedDict[int, list[PageRow]] = OrderedDict()

    def show(self, listing: Listing | None, filter: PageFilter = ALL) -> None:
        """Show the pages of a project that pass a filter."""
        self.beginResetModel()
        self.listing, self.filter = listing, filter
        self._chunks.clear()
        self._count = listing.count(filter) if listing else 0
        self.endResetModel()

    def reread(self, ids: Collection[str] = ()) -> None:
        """Read the rows of these pages again, or all where none is named."""
        if self.listing is None:
            return
        if not ids or self.listing.count(self.filter) != self._count:
            self.show(self.listing, self.filter)
            return
        for chunk, rows in list(self._chunks.items()):
            for at, row in enumerate(rows):
                if row.id in ids:
                    self._chunks.pop(chunk, None)
                    number = chunk * CHUNK + at
                    last = self.index(number, PageColumn.COUNTS)
                    self.dataChanged.emit(self.index(number, 0), last)

    def row(self, number: int) -> PageRow | None:
        """Give a row, read now if it was not looked at yet; None where the list is shorter."""
        if self.listing is None or not 0 <= number < self._count:
            return None
        chunk = number // CHUNK
        rows = self._chunks.get(chunk)
        if rows is None:
            rows = self._chunks[chunk] = self.listing.rows(chunk * CHUNK, CHUNK, self.filter)
            if len(self._chunks) > KEPT_CHUNKS:
                self._chunks.popitem(last=False)
        else:
            self._chunks.move_to_end(chunk)
        at = number % CHUNK
        return rows[at] if at < len(rows) else None

    def number_of(self, id: str) -> int | None:
        """Say in which row a page stands; None where the filter hides it."""
        for chunk, rows in self._chunks.items():
            for at, row in enumerate(rows):
                if row.id == id:
                    return chunk * CHUNK + at
        ids = self.listing.ids(self.filter) if self.listing else []
        return ids.index(id) if id in ids else None

    @override
    @guard(0)
    def rowCount(self, parent: AnyIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else self._count

    @override
    @guard(0)
    def columnCount(self, parent: AnyIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(PageColumn)

    @override
    @guard(NOTHING)
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = CELLS.get((int(role), PageColumn(index.column()))) if index.isValid() else None
        row = self.row(index.row()) if cell else None
        return cell(row) if cell and row else None
