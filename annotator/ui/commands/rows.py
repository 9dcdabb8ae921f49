"""Commands on the chosen rows of the lists of speeches, meetings, people and doubts."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QWidget

from annotator.ui.commands.menus import DOUBT_MENU, PEOPLE_MENU, RECORD_MENU, Entry, row_menu
from annotator.ui.commands.records import RecordCommands
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.panel_tabs import PanelTabs
from annotator.ui.panels.row_acts import RowAct
from annotator.ui.session import Session

if TYPE_CHECKING:  # loaded with the panels
    from annotator.ui.panels.record_list import RecordList

NO_ROWS = QT_TRANSLATE_NOOP(
    "row_commands", "Nothing was done: choose rows of the list beside the text first."
)
MENUS: dict[str, tuple[Entry, ...]] = {
    "speeches": RECORD_MENU,
    "meetings": RECORD_MENU,
    "people": PEOPLE_MENU,
    "doubts": DOUBT_MENU,
}
"""What the right mouse button offers in the list of each panel."""


class RowCommands:
    """Offers one method a command, and the menus of the lists."""

    def __init__(
        self, session: Session, tabs: PanelTabs, records: RecordCommands, window: QWidget
    ) -> None:
        self.session, self.tabs, self.records, self.window = session, tabs, records, window
        tabs.made.connect(self._made)
        for name, panel in tabs.panels.items():
            self._made(name, panel)

    def show_row(self) -> None:
        """Show the row that the list in front stands on in the text, and go on there."""
        self._do("show_row")

    def remove_rows(self) -> None:
        """Take the chosen records off the page, suggested or not."""
        self._do("remove_rows")

    def merge_people(self) -> None:
        """Make one person of those that are chosen."""
        self._do("merge_people")

    def new_person(self) -> None:
        """Add somebody whom the text does not name, and let the name be written."""
        self.tabs.show_panel("people")
        self._do("new_person")

    def _do(self, name: str) -> None:
        rows = getattr(self.tabs.panel(self.tabs.in_front), "list", None)
        act = rows.acts.get(name) if rows is not None else None
        if act is not None and act.can():
            act.do()
        else:
            self.session.trouble.emit(QCoreApplication.translate("row_commands", NO_ROWS))

    # -- menus ----------------------------------------------------------------------------------

    def _made(self, name: str, panel: QWidget) -> None:
        if name not in MENUS:
            return
        rows: RecordList = panel.list  # type: ignore[attr-defined]
        if name in ("speeches", "meetings"):
            rows.acts["take_up"] = RowAct(
                lambda: self._take_up(name, rows),
                lambda: len(rows.chosen()) == 1 and not self.session.read_only,
            )
        rows.menu_asked.connect(lambda at: self._open(name, rows, at))

    def _open(self, name: str, rows: "RecordList", at: QPoint) -> None:
        row_menu(MENUS[name], rows.acts, self.window).popup(at)

    def _take_up(self, name: str, rows: "RecordList") -> None:
        """Let the next strokes fill the record that the list stands on."""
        if name == "speeches":
            self.records.choose(speech=rows.current)
        else:
            self.records.choose(meeting=rows.current)
