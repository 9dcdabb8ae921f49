"""The item model behind the lists of records: rows by id, told to the view as little as may be."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from annotator.ui.guard import guard
from annotator.ui.panels.record_rows import Row
from annotator.ui.panels.row_look import NOTHING, Shown
from annotator.ui.panels.splice import splice
from annotator.ui.plain import tip

AnyIndex = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class RecordsModel(QAbstractListModel):
    """Holds rows; `show` replaces them and touches only those that differ."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self._answers: Mapping[int, Callable[[Row], object]] = {
            int(Qt.ItemDataRole.DisplayRole): lambda row: row.title,
            int(Qt.ItemDataRole.ToolTipRole): lambda row: tip(_tip(row)),
            int(Qt.ItemDataRole.AccessibleTextRole): _tip,
            int(Shown.ID): lambda row: row.id,
            int(Shown.DETAIL): lambda row: row.detail,
            int(Shown.STATUS): lambda row: row.status,
            int(Shown.CONFIDENCE): lambda row: row.confidence,
            int(Shown.URGENCY): lambda row: row.urgency,
            int(Shown.NUMBER): lambda row: row.number,
        }

    @override
    @guard(0)
    def rowCount(self, parent: AnyIndex = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    @guard(NOTHING)
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        answer = self._answers.get(int(role))
        return answer(self.rows[index.row()]) if answer and index.isValid() else None

    def row_of(self, id: str) -> int | None:
        """Say in which row a record stands; None where it is not shown."""
        return next((at for at, row in enumerate(self.rows) if row.id == id), None)

    def show(self, rows: tuple[Row, ...]) -> None:
        """Show these rows in place of the last ones."""
        start, old_end, new_end = splice([x.id for x in self.rows], [x.id for x in rows])
        if old_end > start:
            self.beginRemoveRows(NO_PARENT, start, old_end - 1)
            self.rows = self.rows[:start] + self.rows[old_end:]
            self.endRemoveRows()
        if new_end > start:
            self.beginInsertRows(NO_PARENT, start, new_end - 1)
            self.rows = self.rows[:start] + rows[start:new_end] + self.rows[start:]
            self.endInsertRows()
        old, self.rows = self.rows, rows
        for at, (before, after) in enumerate(zip(old, rows, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(at), self.index(at))


def _tip(row: Row) -> str:
    return f"{row.title}\n{row.detail}" if row.detail else row.title
