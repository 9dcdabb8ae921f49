"""The export of a project's pages: the dialog, its preview, and the job that does the work."""

from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QWidget

from annotator.formats.exports.recipe import RECIPES
from annotator.jobs.tasks import export_pages, preview_export
from annotator.store.project import Project
from annotator.ui.dialogs.export_dialog import CARD, LAST, ExportDialog, ExportWish, Material
from annotator.ui.dialogs.places_said import PlacesSaid
from annotator.ui.session import Session
from annotator.ui.work import Job, Work

FORMAT = "export_format"
"""The person's setting that holds the format last exported in."""


class Export(QObject):
    """One dialog and what it asks for, as long as it is open."""

    def __init__(
        self,
        session: Session,
        project: Project,
        work: Work,
        settings: QSettings,
        window: QWidget,
    ) -> None:
        kept = {key: project.setting(key) for key in (RECIPES, CARD, LAST)}
        material = Material(project.papers(), kept, session.read_only)
        dialog = ExportDialog(*_place(project.path), window, material)
        super().__init__(dialog)
        self.dialog = dialog
        self.session, self.project, self.work, self.settings = session, project, work, settings
        self._preview: Job | None = None
        dialog.report.say = PlacesSaid(project)
        self.dialog.choose_format(str(settings.value(FORMAT, "")))
        self.dialog.export_asked.connect(self._export)
        self.dialog.preview_asked.connect(self._show_how_it_begins)
        self.dialog.setting_changed.connect(self._keep)
        self.dialog.finished.connect(self._stop_preview)

    def open(self) -> None:
        """Show the dialog over the window."""
        self.dialog.open()

    def _keep(self, key: str, value: object) -> None:
        if not self.session.read_only:
            self.session.keeping.write(lambda project: project.set_setting(key, value))

    def _show_how_it_begins(self, wish: ExportWish) -> None:
        """Make the preview beside the window; one that is being made is of no use any more."""
        self._stop_preview()
        self.session.finish_keeping()
        job = Job(self, preview_export, self.project.path, wish.format, wish.options)
        job.done.connect(self.dialog.show_preview)
        job.failed.connect(lambda words, _: self.dialog.show_no_preview(_last_line(words)))
        job.ended.connect(self._preview_ended)
        self._preview = job
        job.start()

    def _preview_ended(self) -> None:
        if self._preview is not None:
            self._preview.deleteLater()
        self._preview = None

    def _stop_preview(self, *_: object) -> None:
        if self._preview is not None:
            self._preview.stop()
        self._preview_ended()

    def _export(self, wish: ExportWish) -> None:
        self._stop_preview()
        self.settings.setValue(FORMAT, wish.format)
        self.session.finish_keeping()
        dialog = self.dialog
        job = self.work.run(
            self.tr("Exporting"),
            export_pages,
            self.project.path,
            wish.format,
            wish.path,
            wish.options,
        )
        # Slots of objects that go with the dialog: the job may end after it.
        job.progressed.connect(self._progressed)
        job.done.connect(dialog.show_report)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._stopped)
        dialog.cancel_asked.connect(job.cancel)

    def _progressed(self, done: int, total: int | None, _: str) -> None:
        self.dialog.show_progress(done, total)

    def _failed(self, words: str, _: object) -> None:
        self.dialog.show_trouble(_last_line(words))

    def _stopped(self) -> None:
        self.dialog.show_trouble(self.tr("The export was stopped."))


def _place(project: Path) -> tuple[Path, str]:
    """Give folder and name that an export is offered under.

    Qt drops the bytes of a name that are no text: a folder so called would be another one.
    """
    name = project.stem.encode(errors="ignore").decode()
    return (project.parent if _is_text(str(project.parent)) else Path.home()), name


def _is_text(words: str) -> bool:
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True


def _last_line(words: str) -> str:
    """Give what a traceback ends with; words for a person have one line."""
    return words.strip().split("\n")[-1]
