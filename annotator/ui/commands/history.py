"""Commands on what was: the history of a page, and the trash of the project."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.store.past.history import Trimmed
from annotator.ui.dates import backup_said
from annotator.ui.session import Session
from annotator.ui.work import Work


class HistoryCommands(QObject):
    """Offers one method a command; the dialogs are loaded when they are asked for."""

    def __init__(self, session: Session, work: Work, window: QWidget) -> None:
        super().__init__(window)
        self.session, self.work, self.window = session, work, window

    def page_history(self) -> None:
        """Show every step on the open page, and the way back to each."""
        if self.session.project is not None and self.session.page is not None:
            self.session.finish_keeping()
            Past(self.session, self.work, self.window).open()

    def show_trash(self) -> None:
        """Show the pages and labels that were deleted, to put them back or to let them go."""
        if self.session.project is not None:
            from annotator.ui.commands.trash import TrashCan  # slow to load, and seldom wanted

            TrashCan(self.session, self.session.project, self.work, self.window).open()


class Past(QObject):
    """One dialog of a page's history, and what it asks for, as long as it is open."""

    def __init__(self, session: Session, work: Work, window: QWidget) -> None:
        from annotator.ui.dialogs.history import PageHistory  # slow to load, and seldom wanted

        assert session.project is not None
        assert session.page is not None
        dialog = PageHistory(session, session.project, session.page, window)
        super().__init__(dialog)
        self.dialog, self.session, self.work = dialog, session, work
        dialog.trim_asked.connect(self._trim)
        session.project_changed.connect(dialog.close)

    def open(self) -> None:
        """Show the dialog over the window."""
        self.dialog.open()

    def _trim(self, days: int) -> None:
        from annotator.jobs.history import trim_history

        assert self.session.project is not None
        self.dialog.show_at_work(True)
        path = self.session.project.path
        job = self.work.run(self.tr("Forgetting old steps"), trim_history, path, days)
        job.done.connect(self._trimmed)
        job.failed.connect(self._not_trimmed)
        job.ended.connect(self._ended)

    def _trimmed(self, result: tuple[Path, Trimmed]) -> None:
        backup, trimmed = result
        words = self.tr(
            "Steps that were forgotten: %n. They are in the backup of {}.", "", trimmed.steps
        )
        told = [words.format(backup_said(backup.name))]
        if trimmed.for_trash:
            stay = self.tr("Old steps that stay, for what the trash can put back: {}.")
            told.append(stay.format(trimmed.for_trash))
        self.dialog.refresh()
        self.dialog.tell(" ".join(told))

    def _not_trimmed(self, words: str, bug: bool) -> None:
        if not bug:
            self.dialog.tell(words)

    def _ended(self) -> None:
        self.dialog.show_at_work(False)
