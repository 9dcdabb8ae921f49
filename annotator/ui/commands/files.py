"""Commands on projects and files: new, open, sample, import, export."""

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator import places
from annotator.jobs.tasks import Arrived, Came, import_files
from annotator.page.errors import AnnotatorError
from annotator.store.errors import NOT_MADE, telling
from annotator.store.project import Project
from annotator.ui.file_chooser import FileChooser
from annotator.ui.recent import remember, usual_folder
from annotator.ui.session import Session
from annotator.ui.spoken import spoken
from annotator.ui.work import Work

SUFFIX = ".annotator"
SUGGEST_AT_MOST = 30
"""Files that are fixed and labelled while they come in; more would keep the person waiting."""


class FileCommands(QObject):
    """Offers one method a command; slow ones are jobs, and every chooser leaves the window free."""

    opened = Signal()
    """Another project is open."""

    def __init__(self, session: Session, work: Work, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self.session, self.work, self.settings, self.window = session, work, settings, window

    # -- projects -------------------------------------------------------------------------------

    def _chooser(self, title: str, filter: str = "") -> FileChooser:
        return FileChooser(self.window, title, str(usual_folder(self.settings)), filter)

    def _projects(self) -> str:
        return self.tr("Projects (*{});;All files (*)").format(SUFFIX)

    def new_project(self) -> None:
        """Ask where a new project shall lie, and open it."""
        chooser = self._chooser(self.tr("New project"), self._projects())
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix(SUFFIX[1:])
        chooser.fileSelected.connect(lambda name: self.create(Path(name)))
        chooser.open()

    def create(self, path: Path) -> bool:
        """Make a project and open it; a file that is there already is refused, and told."""
        try:
            project = Project.create(path)
        except AnnotatorError as error:
            self.session.trouble.emit(spoken(error))
            return False
        self.session.take(project)
        self._opened(path)
        return True

    def open_project(self) -> None:
        """Ask for a project and open it."""
        chooser = self._chooser(self.tr("Open project"), self._projects())
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(lambda name: self.open(Path(name)))
        chooser.open()

    def open(self, path: Path) -> bool:
        """Open this project; say whether it could be."""
        if not self.session.open_project(path):
            return False
        self._opened(path)
        return True

    def _opened(self, path: Path) -> None:
        remember(self.settings, path)
        self.opened.emit()

    def open_sample(self) -> None:
        """Open the sample project; it is made of the sample pages the first time."""
        path = places.data() / f"sample{SUFFIX}"
        if os.path.exists(path):
            self.open(path)
            return
        try:
            with telling(path, NOT_MADE):
                path.parent.mkdir(parents=True, exist_ok=True)
        except AnnotatorError as error:
            self.session.trouble.emit(spoken(error))
            return
        if self.create(path):
            self.bring_in(places.sample_pages())

    def create_beside(self, files: Sequence[Path]) -> None:
        """Ask for a project that files shall come into, by the name of the first."""
        chooser = self._chooser(self.tr("New project for these files"), self._projects())
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix(SUFFIX[1:])
        is_folder = os.path.isdir(files[0])
        first = files[0] if is_folder else files[0].parent
        chooser.setDirectory(str(first.parent if is_folder else first))
        chooser.selectFile(f"{first.name}{SUFFIX}")

        def made(name: str) -> None:
            if self.create(Path(name)):
                self.bring_in(files)

        chooser.fileSelected.connect(made)
        chooser.open()

    def close_project(self) -> None:
        """Close the project and show the start screen."""
        self.work.cancel()
        self.session.close_project()
        self.opened.emit()

    # -- files ----------------------------------------------------------------------------------

    def import_files(self) -> None:
        """Ask for files and bring them in."""
        chooser = self._chooser(self.tr("Import files"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        chooser.filesSelected.connect(lambda names: self.bring_in([Path(name) for name in names]))
        chooser.open()

    def import_folder(self) -> None:
        """Ask for a folder and bring in what is in it."""
        chooser = self._chooser(self.tr("Import a folder"))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.filesSelected.connect(lambda names: self.bring_in([Path(name) for name in names]))
        chooser.open()

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Bring files and folders into the open project, as a job; a report tells what came."""
        project = self.session.project
        if project is None or self.session.read_only:
            self.session.trouble.emit(
                self.tr("Nothing was imported: open a project, or make one, first.")
            )
            return
        self.session.finish_keeping()
        job = self.work.run(
            self.tr("Importing"), import_files, project.path, list(paths), SUGGEST_AT_MOST
        )
        job.done.connect(lambda found: self._came_in(project, found))
        job.failed.connect(lambda words, bug: None if bug else self.session.trouble.emit(words))
        job.cancelled.connect(lambda: self.session.pages_changed.emit(()))

    def _came_in(self, project: Project, found: list[Arrived]) -> None:
        if self.session.project is not project:
            return
        self.session.pages_changed.emit(())
        for one in found:
            if one.step is not None:
                self.session.note_step(*one.step, self.tr("Import labels"))
        new = [one.page for one in found if one.page is not None and one.came is Came.READ]
        if self.session.page is None and new:
            self.session.open_page(new[0])
        plain = all(one.came is Came.READ for one in found)
        if plain and len(found) < 20:
            self.session.note.emit(self.tr("Pages imported: %n.", "", len(found)))
            return
        # Slow to load, and seldom wanted.
        from annotator.ui.dialogs.import_report import Entry, ImportReport, Outcome

        entries = [
            Entry(one.path, Outcome(one.came.value), spoken(one.words), one.page) for one in found
        ]
        report = ImportReport(entries, self.window)
        report.page_asked.connect(self.session.open_page)
        self.session.project_changed.connect(report.close)  # its pages are then those of another
        report.show()

    def export_pages(self) -> None:
        """Ask how, and export the pages of the project, as a job."""
        project = self.session.project
        if project is None:
            return
        from annotator.ui.commands.exports import Export  # slow to load, and seldom wanted

        Export(self.session, project, self.work, self.settings, self.window).open()

    def learn(self) -> None:
        """Show what the finished pages taught, and learn from them anew."""
        project = self.session.project
        if project is None:
            return
        from annotator.ui.commands.learning import Lessons  # slow to load, and seldom wanted

        Lessons(self.session, project, self.work, self.window).open()
