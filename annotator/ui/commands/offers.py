"""Everything the window offers: who does which command, the actions, the filled menus."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QSettings
from PySide6.QtWidgets import QMainWindow, QMenu

from annotator.ui.bars.messages import MessageBar
from annotator.ui.commands.actions import Actions
from annotator.ui.commands.backups import BackupCommands
from annotator.ui.commands.blocks import BlockCommands
from annotator.ui.commands.choices import ChoiceCommands
from annotator.ui.commands.clips import ClipCommands
from annotator.ui.commands.files import FileCommands
from annotator.ui.commands.history import HistoryCommands
from annotator.ui.commands.labels import LabelCommands
from annotator.ui.commands.lines import LineCommands
from annotator.ui.commands.menus import RAW_MENU, TEXT_MENU, context_menu, fill_menus, role_menu
from annotator.ui.commands.pages import PageCommands
from annotator.ui.commands.records import RecordCommands
from annotator.ui.commands.repair import RepairCommands
from annotator.ui.commands.rows import RowCommands
from annotator.ui.commands.views import Places, ViewCommands
from annotator.ui.session import Session
from annotator.ui.work import Work


class Offers:
    """The commands, made together: they are slow to load, and a page can be typed on before."""

    def __init__(
        self,
        session: Session,
        work: Work,
        settings: QSettings,
        messages: MessageBar,
        places: Places,
        menus: Mapping[str, QMenu],
        window: QMainWindow,
    ) -> None:
        self.session, self.places, self.window = session, places, window
        self.files = FileCommands(session, work, settings, window)
        self.pages = PageCommands(session, work, settings, messages, places.text, window)
        self.lines = LineCommands(session, places.text.block_of_caret)
        self.blocks = BlockCommands(session)
        self.labels = LabelCommands(session)
        self.records = RecordCommands(session, window)
        self.rows = RowCommands(session, places.tabs, self.records, window)
        self.choices = ChoiceCommands(session, self.blocks, places.text)
        self.clips = ClipCommands(session, window)
        self.backups = BackupCommands(session, work, settings, messages, window)
        self.repairs = RepairCommands(session, work, settings, messages, window)
        self.repairs.backups_asked.connect(self.backups.show_of)
        self.history = HistoryCommands(session, work, window)
        self.view = ViewCommands(places, settings, messages, window)
        self.actions = Actions(session, window)
        for owner in (
            self.files,
            self.pages,
            self.lines,
            self.blocks,
            self.labels,
            self.records,
            self.rows,
            self.choices,
            self.clips,
            self.backups,
            self.history,
            self.view,
        ):
            self.actions.offer(owner)
        window.addActions(list(self.actions.by_name.values()))
        fill_menus(menus, self.actions)
        self._connect()

    def _connect(self) -> None:
        places = self.places
        places.raw.flip_asked.connect(self.lines.flip)
        places.raw.menu_asked.connect(
            lambda at: context_menu(RAW_MENU, self.actions, self.window).popup(at)
        )
        places.text.menu_asked.connect(
            lambda at: context_menu(TEXT_MENU, self.actions, self.window).popup(at)
        )
        places.text.gutter.pressed.connect(self._mark_pressed)
        places.text.gutter.asked.connect(self._mark_pressed)
        self.records.speaker_set.connect(self.pages.following.set_speaker)
        self.pages.export_asked.connect(self.files.export_pages)
        places.pages.delete_asked.connect(self.pages.ask_to_delete)
        places.pages.properties_asked.connect(self.pages.page_properties)

    def _mark_pressed(self, number: int, at: QPoint) -> None:
        self.places.text.setFocus()
        self.places.text.go_to_row(number)
        page, block = self.session.page, self.session.caret.block
        role = page.block(block).role if page is not None and block is not None else None
        role_menu(self.actions, self.window, role).popup(at)
