"""What the window does about a damaged project: says so, and makes a new one of what is sound."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QSettings, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.jobs.repairing import repair_project
from annotator.store.backups.making import backups_of
from annotator.store.project import Project
from annotator.store.soundness.repaired import Repair
from annotator.store.tables.listing import ALL, PageFilter
from annotator.ui.bars.messages import MessageBar
from annotator.ui.file_chooser import FileChooser
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.panels.pages_look import BETWEEN, dated
from annotator.ui.session import Session
from annotator.ui.work import Work

if TYPE_CHECKING:  # loaded late, where it is made
    from annotator.ui.dialogs.repair_report import PageName

SUFFIX = ".annotator"
REPAIRED = QT_TRANSLATE_NOOP("RepairCommands", "{} repaired")
"""What the new file is called, unless the person gives it another name."""


class RepairCommands(QObject):
    """Offers the repair of a damaged or strange file, runs it, and shows what came of it."""

    opened = Signal(object)
    """Path of the new project, which is open now."""
    backups_asked = Signal(object)
    """Path of the damaged project, whose backups the person wants to see."""

    def __init__(
        self,
        session: Session,
        work: Work,
        settings: QSettings,
        messages: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.session, self.work, self.settings = session, work, settings
        self.messages, self.window = messages, window

    def offer(self, path: Path, words: str) -> None:
        """Say what is wrong with a project, and offer a new file of what is sound in it."""
        mend = self.tr("Repair into a new file…"), lambda: self.ask(path, words)
        go_back = self.tr("Backups…"), lambda: self._show_backups(path, words)
        self.messages.warn(words, mend, go_back if backups_of(path) else None)

    def _show_backups(self, path: Path, words: str) -> None:
        self.offer(path, words)  # for who goes back to none of them
        self.backups_asked.emit(path)

    def ask(self, path: Path, words: str) -> None:
        """Ask where the new project shall lie, and make it; a file that is there is not taken.

        Where the person doesn't say, it is offered again with the same words.
        """
        chooser = FileChooser(self.window, self.tr("Repair into a new file"), str(path.parent))
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setNameFilter(self.tr("Projects (*{})").format(SUFFIX))
        chooser.setDefaultSuffix(SUFFIX[1:])
        chooser.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Repair"))
        chooser.selectFile(free_name(path).name)
        chooser.fileSelected.connect(lambda name: self.repair(path, Path(name)))
        chooser.rejected.connect(lambda: self.offer(path, words))
        chooser.open()

    def repair(self, path: Path, new: Path) -> None:
        """Make a new project of what is sound in `path`, open it, show what is from where."""
        project = self.session.project
        was_open = project is not None and project.path == path
        if was_open:
            self.session.close_project()  # nobody may write to it while it is read
        job = self.work.run(self.tr("Repairing"), repair_project, path, new)
        job.done.connect(lambda made: self._made(path, made))
        job.failed.connect(lambda words, bug: self._failed(path, was_open, "" if bug else words))
        job.cancelled.connect(lambda: self._failed(path, was_open, ""))

    def _failed(self, path: Path, was_open: bool, words: str) -> None:
        """Show the project again where it was open, and offer the repair again beside why not."""
        if was_open and self.session.project is None:
            self.session.open_project(path)
        if words:
            self.offer(path, words)

    def _made(self, path: Path, made: Repair) -> None:
        from annotator.ui.dialogs.repair_report import RepairReport  # slow to load, seldom wanted

        if not self.session.open_project(made.path) or self.session.project is None:
            return
        self.opened.emit(made.path)
        report = RepairReport(path, made, _names(self.session.project), self.window)
        report.page_asked.connect(self.session.open_page)
        self.session.project_changed.connect(report.close)
        report.show()


def _names(project: Project) -> "dict[str, PageName]":
    """Give what the list calls each page, by its id."""
    from annotator.ui.dialogs.repair_report import PageName

    return {
        row.id: PageName(row.name, BETWEEN.join(dated(row)), filter.deleted)
        for filter in (ALL, PageFilter(deleted=True))
        for row in project.rows(0, project.count(filter), filter)
    }


def free_name(path: Path) -> Path:
    """Give a name beside a project that nothing has yet."""
    number = 1
    while True:
        name = QCoreApplication.translate("RepairCommands", REPAIRED).format(path.stem)
        more = "" if number == 1 else f" {number}"
        free = path.with_name(f"{name}{more}{path.suffix or SUFFIX}")
        if not os.path.lexists(free):
            return free
        number += 1
