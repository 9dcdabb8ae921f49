"""The main window: builds the parts, places them, and connects one to the other."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator import places
from annotator.page.model import Page
from annotator.ui.commands.actions import Actions
from annotator.ui.commands.blocks import BlockCommands
from annotator.ui.commands.choices import ChoiceCommands
from annotator.ui.commands.clips import ClipCommands
from annotator.ui.commands.files import FileCommands
from annotator.ui.commands.labels import LabelCommands
from annotator.ui.commands.lines import LineCommands
from annotator.ui.commands.menus import RAW_MENU, TEXT_MENU, context_menu, fill_bar, role_menu
from annotator.ui.commands.pages import PageCommands
from annotator.ui.commands.records import RecordCommands
from annotator.ui.commands.views import Places, ViewCommands
from annotator.ui.find_bar import FindBar
from annotator.ui.guard import guard
from annotator.ui.messages import MessageBar, report_bug
from annotator.ui.panel_tabs import PanelTabs
from annotator.ui.panels.articles_panel import ArticlesPanel
from annotator.ui.panels.pages_panel import PagesPanel
from annotator.ui.raw.pane import RawPane
from annotator.ui.recent import recent
from annotator.ui.session import Session
from annotator.ui.start_screen import StartScreen
from annotator.ui.status_line import StatusLine
from annotator.ui.text.pane import TextPane
from annotator.ui.work import Work

PAGES_SHARE, PANELS_SHARE = 0.125, 0.22
"""Of the list and of the panels in the window's width, until the person drags a border."""
RAW_LINE = 24
"""Chinese characters of a column's line that raw shows whole, where there is room for them."""
LEAST_TEXT = 380
"""Pixels that raw leaves to the text, as long as it takes no less than its own share."""
RAW_SHARE = 0.45
"""Of raw in what it has together with the text, where that is narrow."""

NARROWEST_RAW, NARROWEST_TEXT = 200, 260
"""Pixels: a dozen characters and what stands beside them, however narrow the window is."""

OTHERS_MS = 400
"""How long after the window the panels that nobody has looked at yet are made."""


class Window(QMainWindow):
    """One project in one window."""

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self.settings = settings
        self.session = Session(self)
        self.work = Work(self)
        self._build()
        self._offer_commands()
        self._connect()
        self._shared = self._leaving = False
        self.setAcceptDrops(True)
        self.setWindowTitle("Annotator")
        self.resize(1440, 900)
        self._restore()
        self.view.show_points(self.view.preferences.reading_points)
        self._show_which()
        self.text.setFocus()

    # -- building -------------------------------------------------------------------------------

    def _build(self) -> None:
        session = self.session
        self.messages = MessageBar(self)
        session.page_opened.connect(self.messages.forget_question)
        self.pages = PagesPanel(session, self)
        self.raw, self.text = RawPane(session, self), TextPane(session, self)
        self.find_bar = FindBar(session, self)
        self.tabs = PanelTabs(session, self)
        self.tabs.made.connect(self._panel_made)
        self.pages.setMinimumWidth(148)
        self.raw.setMinimumWidth(NARROWEST_RAW)
        middle = QWidget(self)
        middle.setMinimumWidth(NARROWEST_TEXT)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.text, 1)
        column.addWidget(self.find_bar)
        self.splitter = QSplitter(self)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(True)
        for widget in (self.pages, self.raw, middle, self.tabs):
            self.splitter.addWidget(widget)
        for index, stretch in enumerate((0, 2, 3, 0)):
            self.splitter.setStretchFactor(index, stretch)
            # The list and the panels may be pushed away; what is worked on is always there.
            self.splitter.setCollapsible(index, stretch == 0)
        self.start = StartScreen(self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.start)
        self.stack.addWidget(self.splitter)
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self.stack, 1)
        self.setCentralWidget(whole)
        self.status = StatusLine(session, self.work, self)
        self.setStatusBar(self.status)

    def _offer_commands(self) -> None:
        session = self.session
        self.files = FileCommands(session, self.work, self.settings, self)
        self.page_commands = PageCommands(session, self.work, self.messages, self)
        self.line_commands = LineCommands(session, self.text.block_of_caret)
        self.block_commands = BlockCommands(session)
        self.label_commands = LabelCommands(session)
        self.record_commands = RecordCommands(session, self)
        self.choice_commands = ChoiceCommands(session, self.block_commands, self.text)
        spots = Places(self.pages, self.raw, self.text, self.find_bar, self.tabs)
        self.clip_commands = ClipCommands(session, self)
        self.view = ViewCommands(spots, self.settings, self)
        self.actions_offered = Actions(session, self)
        for owner in (
            self.files,
            self.page_commands,
            self.line_commands,
            self.block_commands,
            self.label_commands,
            self.record_commands,
            self.choice_commands,
            self.clip_commands,
            self.view,
        ):
            self.actions_offered.offer(owner)
        self.addActions(list(self.actions_offered.by_name.values()))
        fill_bar(self.menuBar(), self.actions_offered)

    def _connect(self) -> None:
        session, actions = self.session, self.actions_offered
        session.trouble.connect(self.messages.tell)
        session.page_opened.connect(self._page_opened)
        session.project_changed.connect(self._show_which)
        self.work.bug.connect(self.tell_bug)
        self.raw.flip_asked.connect(self.line_commands.flip)
        self.raw.menu_asked.connect(lambda at: context_menu(RAW_MENU, actions, self).popup(at))
        self.text.menu_asked.connect(lambda at: context_menu(TEXT_MENU, actions, self).popup(at))
        self.text.gutter.pressed.connect(self._mark_pressed)
        self.text.gutter.asked.connect(self._mark_pressed)
        self.record_commands.state_changed.connect(self.status.show_record)
        self.find_bar.closed.connect(self.focus_text)
        self.pages.delete_asked.connect(self.page_commands.ask_to_delete)
        self.pages.properties_asked.connect(self.page_commands.page_properties)
        self.start.new_asked.connect(self.files.new_project)
        self.start.open_asked.connect(self.files.open_project)
        self.start.sample_asked.connect(self.files.open_sample)
        self.start.project_asked.connect(self.files.open)
        self.files.opened.connect(self._show_which)

    # -- what is shown --------------------------------------------------------------------------

    def _show_which(self) -> None:
        """Show the panes where a project is open, else the ways to begin."""
        project = self.session.project
        at_work = project is not None or self.session.page is not None
        self.stack.setCurrentWidget(self.splitter if at_work else self.start)
        if not at_work:
            self.start.show_recent(recent(self.settings))
        page = self.session.page
        name = page.source.name if page and page.source else ""
        parts = [name, project.path.stem if project else "", "Annotator"]
        self.setWindowTitle(" — ".join(part for part in parts if part))

    def _page_opened(self, page: Page | None) -> None:
        self._show_which()
        if page is not None:  # commands act at the caret, from the first key on
            (self.text if page.blocks and not self.raw.hasFocus() else self.raw).tell_caret()
            self.raw.verticalScrollBar().setValue(0)  # a first block may stand far down in raw

    @property
    def articles(self) -> QWidget:
        """The panel of articles."""
        return self.tabs.panel("articles")

    @property
    def speeches(self) -> QWidget:
        """The panel of speeches."""
        return self.tabs.panel("speeches")

    @property
    def meetings(self) -> QWidget:
        """The panel of meetings."""
        return self.tabs.panel("meetings")

    @property
    def people(self) -> QWidget:
        """The panel of people."""
        return self.tabs.panel("people")

    @property
    def doubts(self) -> QWidget:
        """The panel of doubts."""
        return self.tabs.panel("doubts")

    def _panel_made(self, name: str, panel: QWidget) -> None:
        if isinstance(panel, ArticlesPanel):
            panel.text_asked.connect(self.focus_text)
        elif name == "doubts":
            panel.text_asked.connect(self.focus_text)  # type: ignore[attr-defined]
            panel.counted.connect(  # type: ignore[attr-defined]
                lambda _, count: self.tabs.set_count("doubts", count)
            )

    def _mark_pressed(self, number: int, at: object) -> None:
        self.text.setFocus()
        self.text.go_to_row(number)
        role_menu(self.actions_offered, self).popup(at)  # type: ignore[arg-type]

    def focus_text(self) -> None:
        """Give the keys to the fixed text."""
        self.text.setFocus()

    def tell_bug(self, trace: str) -> None:
        """Log a fault of the program whole, and say that it happened."""
        report_bug(trace)
        last = trace.strip().rsplit("\n", 1)[-1]
        self.messages.stay(
            self.tr(
                "The program made a mistake ({}). Your work is kept; the log has the details: {}"
            ).format(last, places.log() / "annotator.log")
        )

    # -- files dropped --------------------------------------------------------------------------

    @override
    @guard(None)
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    @guard(None)
    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.open_paths(paths)

    def open_paths(self, paths: list[Path]) -> None:
        """Open a project among the paths, and bring the other files into it."""
        files = [path for path in paths if not _is_project(path)]
        for project in [path for path in paths if _is_project(path)][:1]:
            if not self.files.open(project):
                return
        if files and self.session.project is None:
            self.files.create_beside(files)
        elif files:
            self.files.bring_in(files)

    # -- coming and going -----------------------------------------------------------------------

    def _restore(self) -> None:
        geometry, sizes = self.settings.value("geometry"), self.settings.value("panes")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if isinstance(sizes, QByteArray):
            self.splitter.restoreState(sizes)
            self._shared = True

    def pane_widths(self) -> list[int]:
        """Give the widths of the panes in a window that nobody has divided yet."""
        pages = max(round(PAGES_SHARE * self.width()), self.pages.minimumWidth())
        panels = max(round(PANELS_SHARE * self.width()), self.tabs.minimumWidth())
        borders = 3 * self.splitter.handleWidth()
        room = self.width() - pages - panels - borders
        raw = min(self.raw.width_of(RAW_LINE), max(room - LEAST_TEXT, round(RAW_SHARE * room)))
        return [pages, raw, room - raw, panels]

    @override
    @guard(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._shared:
            self.splitter.setSizes(self.pane_widths())

    @override
    @guard(None)
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(OTHERS_MS, self.tabs, self.tabs.make_all)
        self._shared = True  # from now on the splitter shares out, by its stretch factors

    @override
    @guard(None)
    def closeEvent(self, event: QCloseEvent) -> None:
        self.text.finish_composition()
        if not self._leaving and not self.session.finish_keeping():
            event.ignore()
            self.messages.ask(
                self.tr("Some steps could not be kept and would be lost. Close all the same?"),
                self.tr("Close"),
                self._leave,
            )
            return
        self.settings.setValue("geometry", self.saveGeometry())
        self.settings.setValue("panes", self.splitter.saveState())
        self.work.stop()
        self.session.close_project()
        super().closeEvent(event)
        event.setAccepted(True)

    def _leave(self) -> None:
        self._leaving = True
        self.close()


def _is_project(path: Path) -> bool:
    """Whether a file is an SQLite file, as every project is."""
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\x00"
    except OSError:
        return False
