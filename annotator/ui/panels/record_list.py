"""The list at the top of a record panel: a row for each record, accepted and refused by key."""

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget
from typing_extensions import override

from annotator.ui.guard import guard
from annotator.ui.panels.own_keys import OwnKeys
from annotator.ui.panels.record_rows import Row
from annotator.ui.panels.records_model import RecordsModel
from annotator.ui.panels.row_acts import RowAct
from annotator.ui.panels.row_look import RowLook, Shown

Key, Modifier = Qt.Key, Qt.KeyboardModifier
Select = QItemSelectionModel.SelectionFlag
KEYS = {
    Key.Key_Space: "accept",
    Key.Key_Return: "accept",
    Key.Key_Enter: "accept",
    Key.Key_Delete: "refuse",
    Key.Key_Backspace: "refuse",
}
MOVES = {Key.Key_Up: -1, Key.Key_Down: 1}
OWN = frozenset(
    [(key, Modifier.NoModifier) for key in KEYS] + [(key, Modifier.AltModifier) for key in MOVES]
)


class RecordList(QListView):
    """Rows by id; says which record the person came to and what they decided."""

    come_to = Signal(str)
    """Id of the record the person chose; not told when the list follows the caret."""
    current_changed = Signal(object)
    """Id of the record that is current now, or None, for whatever reason."""
    accept_asked = Signal()
    refuse_asked = Signal()
    menu_asked = Signal(QPoint)
    """Where on the screen the menu of the chosen rows shall open."""
    move_asked = Signal(int)
    """One place up (-1) or down (1), by Alt and an arrow."""

    def __init__(self, parent: QWidget | None = None, lines: int = 2) -> None:
        super().__init__(parent)
        self.records = RecordsModel(self)
        self.setModel(self.records)
        OwnKeys(self, OWN)
        self.setItemDelegate(RowLook(self, lines))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.acts: dict[str, RowAct] = {"copy": RowAct(self.copy, lambda: bool(self.chosen()))}
        """What commands of the window do with the chosen rows while this list has the keys."""
        self._quiet = False
        self._current: str | None = None
        self.selectionModel().currentChanged.connect(self._tell)
        self.clicked.connect(lambda index: self.come_to.emit(index.data(Shown.ID)))

    @property
    def current(self) -> str | None:
        """The id of the record the list stands on."""
        return self._current

    def chosen(self) -> list[str]:
        """Give the ids of all chosen records, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.records.rows[row].id for row in rows]

    def copy(self) -> None:
        """Put the words of the chosen rows on the clipboard, a line each."""
        chosen = set(self.chosen())
        rows = [row for row in self.records.rows if row.id in chosen]
        if rows:
            lines = ("\t".join(filter(None, (row.title, row.detail))) for row in rows)
            QGuiApplication.clipboard().setText("\n".join(lines))

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show these records; the list stays on its record, or goes to what stands there now."""
        keep, at = self._current, self.currentIndex().row()
        self._quiet = True
        try:
            self.records.show(rows)
        finally:
            self._quiet = False
        row = self.records.row_of(keep) if keep is not None else None
        if row is None and keep is not None and rows:
            row = min(max(at, 0), len(rows) - 1)
        self.stand_on(None if row is None else rows[row].id)

    def stand_on(self, id: str | None) -> None:
        """Make a record the current one without telling that the person came to it."""
        row = self.records.row_of(id) if id is not None else None
        self._quiet = True
        try:
            if row is None:
                self.selectionModel().clear()
            elif self.currentIndex().row() != row or not self.selectionModel().hasSelection():
                index = self.records.index(row)
                self.selectionModel().setCurrentIndex(index, Select.ClearAndSelect)
                self.scrollTo(index)
        finally:
            self._quiet = False
        self._now(None if row is None else id)

    def step_on(self) -> None:
        """Go to the next record that waits for a yes or no, if there is one further on."""
        rows = self.records.rows
        for row in range(self.currentIndex().row() + 1, len(rows)):
            if rows[row].status == "suggested":
                self.setCurrentIndex(self.records.index(row))
                return

    def _tell(self) -> None:
        if not self._quiet:
            id = self.currentIndex().data(Shown.ID)
            self._now(id)
            if id is not None:
                self.come_to.emit(id)

    def _now(self, id: str | None) -> None:
        if id != self._current:
            self._current = id
            self.current_changed.emit(id)

    @override
    @guard(None)
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the row that Qt makes the current one without choosing it."""
        super().focusInEvent(event)
        chosen = self.selectionModel()
        if self.currentIndex().isValid() and not chosen.hasSelection():
            chosen.select(self.currentIndex(), Select.ClearAndSelect)

    @override
    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, act = Key(event.key()), KEYS.get(Key(event.key()))
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.modifiers() == Modifier.AltModifier and key in MOVES:
            self.move_asked.emit(MOVES[key])
        elif act is not None:
            (self.accept_asked if act == "accept" else self.refuse_asked).emit()
        else:
            super().keyPressEvent(event)

    @override
    @guard(None)
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the mouse, or by the key of the current one."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        if by_key:
            self.scrollTo(index)
        at = self.visualRect(index).center() if by_key else event.pos()
        self.menu_asked.emit(self.viewport().mapToGlobal(at))
