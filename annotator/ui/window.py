"""The main window: builds the parts, places them, and connects one to the other.

What is worked on is made first: raw, the text, what tells of trouble. The list of pages, the panels
and all commands follow a moment later, or as soon as somebody asks for them.
"""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSettings, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.page.model import Page
from annotator.page.visible import visible
from annotator.ui.backing_up import BackingUp
from annotator.ui.bars.fall_bar import FallBar
from annotator.ui.bars.find_bar import FindBar
from annotator.ui.bars.messages import MessageBar
from annotator.ui.bars.reader_bar import ReaderBar
from annotator.ui.bars.status_line import StatusLine
from annotator.ui.bars.waiting_bar import WaitingBar
from annotator.ui.bugs import in_short, note_bug
from annotator.ui.commands.menus import add_menus
from annotator.ui.guard import guard
from annotator.ui.own_data import leave_as_text
from annotator.ui.panel_tabs import PanelTabs
from annotator.ui.panes import Panes
from annotator.ui.preferences import Preferences
from annotator.ui.raw.pane import RawPane
from annotator.ui.recent import recent, remember
from annotator.ui.session import Session
from annotator.ui.session.opening import is_project
from annotator.ui.text.pane import TextPane
from annotator.ui.theme import POINTS
from annotator.ui.work import Work

if TYPE_CHECKING:  # loaded late, where they are made
    from annotator.store.backups.making import Backup
    from annotator.ui.commands.actions import Actions
    from annotator.ui.commands.files import FileCommands
    from annotator.ui.commands.offers import Offers
    from annotator.ui.commands.pages import PageCommands
    from annotator.ui.commands.records import RecordCommands
    from annotator.ui.commands.views import ViewCommands
    from annotator.ui.panels.pages_panel import PagesPanel
    from annotator.ui.start_screen import StartScreen

SOON_MS, OTHERS_MS = 60, 400
"""How long after the window the list, the commands and the panel in front are made, and how long
after it the panels that nobody has looked at yet."""


class Window(QMainWindow):
    """One project in one window."""

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self.settings = settings
        self.session = Session(self)
        self.work = Work(self)
        self._leaving = self._left = False
        self._build()
        self._connect()
        self.setAcceptDrops(True)
        self.setWindowTitle("Annotator")
        self.resize(1440, 900)
        self._restore()
        points = Preferences.read(settings).reading_points
        if points != POINTS:
            self.raw.set_points(points)
            self.text.set_points(points)
        self.text.setFocus()

    # -- building -------------------------------------------------------------------------------

    def _build(self) -> None:
        session = self.session
        self.messages = MessageBar(self)
        session.page_opened.connect(self.messages.forget_question)
        self.waiting = WaitingBar(session, self.messages)
        self.waiting.moved.connect(lambda path: remember(self.settings, path))
        self.reader = ReaderBar(session, self)
        self.reader.moved.connect(lambda path: remember(self.settings, path))
        self.backing_up = BackingUp(session)
        self.fall = FallBar(session, self.backing_up, self)
        self._pages_spot = QWidget(self)
        spot = QVBoxLayout(self._pages_spot)
        spot.setContentsMargins(0, 0, 0, 0)
        self.raw, self.text = RawPane(session, self), TextPane(session, self)
        self.find_bar = FindBar(session, self)
        self.tabs = PanelTabs(session, self)
        self.tabs.made.connect(self._panel_made)
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.text, 1)
        column.addWidget(self.find_bar)
        self.splitter = Panes(self._pages_spot, self.raw, middle, self.tabs, self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.splitter)
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self.reader)
        column.addWidget(self.fall)
        column.addWidget(self.waiting)
        column.addWidget(self.stack, 1)
        self.setCentralWidget(whole)
        self.status = StatusLine(session, self.work, self)
        self.setStatusBar(self.status)

        self._menus = add_menus(self.menuBar())

    def _connect(self) -> None:
        session = self.session
        session.trouble.connect(self.messages.tell)
        self.backing_up.trouble.connect(self.messages.tell)
        self.fall.look_asked.connect(self._look_back)
        session.not_opened.connect(lambda path: self.offers.backups.offer(path))
        session.damaged.connect(lambda path, words: self.offers.repairs.offer(path, words))
        session.page_opened.connect(self._page_opened)
        session.project_changed.connect(self._show_which)
        session.project_changed.connect(self.messages.dismiss)  # it was said of another project
        self.work.bug.connect(self.tell_bug)
        self.find_bar.closed.connect(self.focus_text)

    # -- what is made later ---------------------------------------------------------------------

    @cached_property
    def pages(self) -> "PagesPanel":
        """The list of pages."""
        from annotator.ui.panels.pages_panel import PagesPanel  # slow to load

        panel = PagesPanel(self.session, self)
        spot = self._pages_spot.layout()
        assert spot is not None
        spot.addWidget(panel)
        return panel

    @cached_property
    def offers(self) -> "Offers":
        """All commands."""
        from annotator.ui.commands.offers import Offers  # slow to load
        from annotator.ui.commands.views import Places

        places = Places(self.pages, self.raw, self.text, self.find_bar, self.tabs)
        offers = Offers(
            self.session, self.work, self.settings, self.messages, places, self._menus, self
        )
        offers.records.state_changed.connect(self.status.show_record)
        offers.files.opened.connect(self._show_which)
        offers.repairs.opened.connect(lambda path: remember(self.settings, path))
        offers.repairs.opened.connect(self._show_which)
        return offers

    @cached_property
    def start(self) -> "StartScreen":
        """The ways to begin, shown where no project is open."""
        from annotator.ui.start_screen import StartScreen  # slow to load

        start = StartScreen(self)
        start.new_asked.connect(lambda: self.files.new_project())
        start.open_asked.connect(lambda: self.files.open_project())
        start.sample_asked.connect(lambda: self.files.open_sample())
        start.project_asked.connect(self.open_project)
        self.stack.addWidget(start)
        return start

    def _make_later(self) -> None:
        QTimer.singleShot(SOON_MS, self, self.make_soon)
        QTimer.singleShot(OTHERS_MS, self.tabs, self.tabs.make_all)

    def make_soon(self) -> None:
        """Make the next of what is still missing, and the others in turns of their own."""
        made = vars(self)
        if self._left:  # nobody would end what is begun after the end
            return
        if "pages" not in made:
            _ = self.pages
        elif "offers" not in made:
            _ = self.offers
        else:
            self.tabs.make_current()
            return
        QTimer.singleShot(0, self, self.make_soon)

    def make_whole(self) -> None:
        """Make everything that is still missing, but for panels that nobody has looked at."""
        _ = self.offers
        self.tabs.make_current()

    @override
    @guard(False)
    def event(self, event: QEvent) -> bool:
        # Keys that are no mere letters come by here before they are looked up among the commands.
        if event.type() is QEvent.Type.ShortcutOverride:
            _ = self.offers
        return super().event(event)

    @property
    def files(self) -> "FileCommands":
        """The commands on projects and files."""
        return self.offers.files

    @property
    def page_commands(self) -> "PageCommands":
        """The commands on the page as a whole."""
        return self.offers.pages

    @property
    def record_commands(self) -> "RecordCommands":
        """The commands on speeches and meetings."""
        return self.offers.records

    @property
    def view(self) -> "ViewCommands":
        """The commands on the window itself."""
        return self.offers.view

    @property
    def actions_offered(self) -> "Actions":
        """All commands as actions."""
        return self.offers.actions

    # -- what is shown --------------------------------------------------------------------------

    def _show_which(self) -> None:
        """Show the panes where a project is open, else the ways to begin."""
        project = self.session.project
        at_work = project is not None or self.session.page is not None
        if at_work:
            self.stack.setCurrentWidget(self.splitter)
        elif self.isVisible():  # before, nobody can tell what will be opened
            begins = self.stack.currentWidget() is not self.start
            self.stack.setCurrentWidget(self.start)
            self.start.show_recent(recent(self.settings))
            if begins and not self.messages.asking:
                self.start.take_keys()
        page = self.session.page
        name = page.source.name if page and page.source else ""
        stem = project.path.stem if project else ""
        if self.session.read_only:
            stem = self.tr("{} (only to read)").format(stem)
        parts = [name, stem, "Annotator"]
        self.setWindowTitle(" — ".join(visible(part) for part in parts if part))

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
        panel.text_asked.connect(self.focus_text)  # type: ignore[attr-defined]
        if name == "doubts":
            panel.counted.connect(  # type: ignore[attr-defined]
                lambda _, count: self.tabs.set_count("doubts", count)
            )

    def _look_back(self, backup: "Backup") -> None:
        if self.session.project is not None:
            self.offers.backups.show_of(self.session.project.path, backup)

    def focus_text(self) -> None:
        """Give the keys to the fixed text; where no project is open, to the ways to begin."""
        if self.stack.currentWidget() is self.splitter:
            self.text.setFocus()
        else:
            self.start.take_keys()

    def tell_bug(self, trace: str) -> None:
        """Log a fault of the program whole, and say that it happened, once."""
        if note_bug(trace):
            self.say_bug(trace)

    def say_bug(self, trace: str) -> None:
        """Say that a fault happened which is in the log already."""
        self._tell_fault(
            self.tr(
                "The program made a mistake ({}). Your work is kept. A report tells what is known "
                "of it, without your texts."
            ).format(in_short(trace))
        )

    def say_crash(self) -> None:
        """Say that the system ended the program the last time."""
        self._tell_fault(
            self.tr(
                "Annotator was ended by a fault the last time. All that it had marked as kept is "
                "here. A report tells what is known of it, without your texts."
            )
        )

    def _tell_fault(self, words: str) -> None:
        report = self.tr("Report…"), lambda: self.view.report_fault()
        self.messages.warn(words, report, None)

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
        if self.open_project_among(paths):
            self.bring_in_files(paths)

    def open_project_among(self, paths: list[Path]) -> bool:
        """Open the first project among the paths; False where there is one that can't be opened."""
        projects = (path for path in paths if self._is_project(path))
        first = next(projects, None)
        return first is None or self.open_project(first)

    def open_project(self, path: Path) -> bool:
        """Open this project; say whether it could be."""
        opened = self.session.open_project(path)
        if opened:
            remember(self.settings, path)
            self._show_which()
        return opened

    def bring_in_files(self, paths: list[Path]) -> None:
        """Bring what is no project into the open project, or into a new one."""
        files = [path for path in paths if not self._is_project(path)]
        if files and self.session.project is None:
            self.files.create_beside(files)
        elif files:
            self.files.bring_in(files)

    def _is_project(self, path: Path) -> bool:
        project = self.session.project
        return is_project(path, project.path if project is not None else None)

    # -- coming and going -----------------------------------------------------------------------

    def _restore(self) -> None:
        geometry, sizes = self.settings.value("geometry"), self.settings.value("panes")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        if isinstance(sizes, QByteArray):
            self.splitter.restore(sizes)
        self.tabs.put_in_front(self.settings.value("panel"))

    @override
    @guard(None)
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_which()
        QTimer.singleShot(0, self, self._make_later)  # from when the page has been painted

    @override
    @guard(None)
    def closeEvent(self, event: QCloseEvent) -> None:
        self.text.finish_composition()
        if not self._leaving and not self.session.finish_keeping():
            event.ignore()
            self.messages.ask(
                self.tr("Some steps could not be kept and would be lost. Close all the same?"),
                self.tr("Close and lose them"),
                self._leave,
                for_good=True,
            )
            return
        self.settings.setValue("geometry", self.saveGeometry())
        if self.splitter.is_divided:
            self.settings.setValue("panes", self.splitter.saveState())
        self.settings.setValue("panel", self.tabs.in_front)
        self._left = True
        leave_as_text()
        self.work.stop()
        self.session.close_project()
        super().closeEvent(event)
        event.setAccepted(True)

    def _leave(self) -> None:
        self._leaving = True
        self.close()
