"""The pages of the project as an item model that reads rows from the file as they are needed."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping
from enum import IntEnum
from typing import Protocol

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItemModel
from typing_extensions import override

from annotator.store.tables.listing import ALL, Order, PageFilter, PageRow
from annotator.ui.guard import guard
from annotator.ui.panels.row_changed import tell_row
from annotator.ui.panels.row_look import NOTHING, Shown
from annotator.ui.panels.wording import PAGE_STATUSES, said
from annotator.ui.plain import tip

AnyIndex = QModelIndex | QPersistentModelIndex

CHUNK = 128
"""Rows read at once: some screenfuls."""
KEPT_CHUNKS = 40


class Listing(Protocol):
    """What the model needs of a project."""

    def count(self, filter: PageFilter = ALL) -> int: ...
    def rows(self, offset: int, limit: int, filter: PageFilter = ALL) -> list[PageRow]: ...
    def number_of(self, page_id: str, filter: PageFilter = ALL) -> int | None: ...


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
    (Qt.ItemDataRole.ToolTipRole, PageColumn.NAME): lambda row: tip(
        f"{row.name}\n{said(PAGE_STATUSES[row.status])}"
    ),
    (Shown.ID, PageColumn.NAME): lambda row: row.id,
    (Shown.STATUS, PageColumn.NAME): lambda row: row.status,
}


class PagesModel(QStandardItemModel):
    """Knows how many pages there are, and holds only those rows that were looked at.

    Qt counts the rows, which have no items: a view asks for them one by one to lay itself out, and
    ten thousand answers by Python take longer than all else that is done to open a project.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.listing: Listing | None = None
        self.filter = ALL
        self._count = 0
        self._chunks: OrderedDict[int, list[PageRow]] = OrderedDict()

    def show(self, listing: Listing | None, filter: PageFilter = ALL) -> None:
        """Show the pages of a project that pass a filter."""
        self.listing, self.filter = listing, filter
        self._chunks.clear()
        self._count = listing.count(filter) if listing else 0
        self.clear()
        self.setColumnCount(len(PageColumn))
        self.setRowCount(self._count)

    def reread(self, ids: Collection[str] = ()) -> None:
        """Read the rows of these pages again, or all where none is named."""
        if self.listing is None:
            return
        moved = self.filter.order is Order.WORK  # each step changes what a page needs
        if not ids or moved or self.listing.count(self.filter) != self._count:
            self.show(self.listing, self.filter)
            return
        for chunk, rows in list(self._chunks.items()):
            for at, row in enumerate(rows):
                if row.id in ids:
                    self._chunks.pop(chunk, None)
                    tell_row(self.index(chunk * CHUNK + at, 0), len(PageColumn))

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
        return self.listing.number_of(id, self.filter) if self.listing else None

    @override
    @guard(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    @guard(NOTHING)
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = CELLS.get((int(role), PageColumn(index.column()))) if index.isValid() else None
        row = self.row(index.row()) if cell else None
        return cell(row) if cell and row else None
