"""Backups from the window: making one, looking at one, and the way back."""

import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.jobs.looking_back import Look, back_up, go_back, look_back
from annotator.page.edits import Adopt
from annotator.page.errors import AnnotatorError, Sentence
from annotator.page.model import Page
from annotator.page.visible import visible
from annotator.store.backups.comparing import PageTurn, Turn
from annotator.store.backups.damaged import with_damaged_heads
from annotator.store.backups.making import Backup, backups_of, folder_of, remove
from annotator.store.drive import seems_remote
from annotator.store.project import Project
from annotator.store.tables.listing import PageFilter
from annotator.ui.bars.messages import MessageBar
from annotator.ui.dates import backup_said, moment_said
from annotator.ui.file_chooser import FileChooser
from annotator.ui.folders import show_folder
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.recent import usual_folder
from annotator.ui.session import Session
from annotator.ui.spoken import spoken
from annotator.ui.work import Job, Work

DELETED = PageFilter(deleted=True)
TAKE_BACK = QT_TRANSLATE_NOOP("steps", "Take back from a backup")


class BackupCommands(QObject):
    """Offers one method a command, and shows the backups of a project that can't be opened."""

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

    def show_backups(self) -> None:
        """Show the backups of the open project; where none is open, ask of which."""
        if self.session.project is not None:
            self.show_of(self.session.project.path)
            return
        chooser = FileChooser(self.window, self.tr("Backups of which project?"))
        chooser.setDirectory(str(usual_folder(self.settings)))
        chooser.setFileMode(QFileDialog.FileMode.AnyFile)  # the project itself may be gone
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
        chooser.fileSelected.connect(lambda name: self.show_of(project_of(Path(name))))
        chooser.open()

    def show_of(self, project: Path, at: Backup | None = None) -> None:
        """Show the backups of a project, open or not, and look at one of them."""
        Shelf(self, project, at).open()

    def offer(self, path: Path) -> None:
        """Offer the backups of a project that could not be opened, beside the reason why."""
        if backups_of(path):
            self._offer(path, self.messages.words)

    def _offer(self, path: Path, words: str) -> None:
        self.messages.warn(words, (self.tr("Backups…"), lambda: self._show(path, words)), None)

    def _show(self, path: Path, words: str) -> None:
        self._offer(path, words)  # for who goes back to none of them
        self.show_of(path)


def project_of(path: Path) -> Path:
    """Give the project that a file is of: itself, or that whose backup it is."""
    ending = " backups"
    folder = path.parent
    if not folder.name.endswith(ending):
        return path
    beside = folder.with_name(folder.name.removesuffix(ending))
    return beside if path in [one.path for one in backups_of(beside)] else path


class Shelf(QObject):
    """One dialog of backups, and what it asks for, as long as it is open."""

    def __init__(self, commands: BackupCommands, project: Path, at: Backup | None) -> None:
        from annotator.ui.dialogs.backups import Backups  # slow to load, and seldom wanted

        session = commands.session
        self.is_open = session.project is not None and session.project.path == project
        dialog = Backups(project.name, commands.window, self.is_open and session.read_only)
        super().__init__(dialog)
        self.commands, self.session, self.dialog = commands, session, dialog
        self.path = project
        self._job: Job | None = None
        self._then: Project | None = None
        dialog.made_asked.connect(self._make)
        dialog.chosen.connect(self._look)
        dialog.restore_asked.connect(self._go_back)
        dialog.remove_asked.connect(self._remove)
        dialog.folder_asked.connect(self._show_folder)
        dialog.preview.page_chosen.connect(self._show_page)
        dialog.preview.page_asked.connect(self._take_page_back)
        dialog.finished.connect(self._close)
        self._closing = session.project_changed.connect(dialog.close)
        dialog.make_button.setVisible(self.is_open)
        session.finish_keeping()
        self.refresh(at)

    def open(self) -> None:
        """Show the dialog over the window."""
        self.dialog.open()

    def refresh(self, at: Backup | None = None) -> None:
        """List what there is now."""
        backups = backups_of(self.path)
        folder = backups[0].path.parent if backups else folder_of(self.path)
        self.dialog.show_place(str(folder), sum(one.size for one in backups))
        self.dialog.folder_button.setEnabled(os.path.isdir(folder))
        near = [one for one in backups if not seems_remote(one.path)]  # each is looked into
        self.dialog.show_backups(backups, at, with_damaged_heads(near))

    # -- making, deleting -----------------------------------------------------------------------

    def _make(self) -> None:
        self.session.finish_keeping()
        self.dialog.show_at_work(self.tr("Backing up"))
        job = Job(self, back_up, self.path)
        job.progressed.connect(lambda done, total, _: self.dialog.show_progress(done, total))
        job.done.connect(self._made)
        job.failed.connect(self._not_done)
        job.ended.connect(lambda: self.dialog.show_at_work(""))
        job.start()

    def _made(self, backup: Backup) -> None:
        self.refresh(backup)

    def _not_done(self, words: str, bug: bool) -> None:
        if bug:
            self.commands.work.bug.emit(words)
        else:
            self.dialog.messages.tell(words)

    def _remove(self, backup: Backup) -> None:
        self._forget()
        if remove(backup):
            self.refresh()
        else:
            self.dialog.messages.tell(self.tr("It was not deleted. Look after its folder."))

    def _show_folder(self) -> None:
        backup = self.dialog.backup
        folder = backup.path.parent if backup else folder_of(self.path)
        show_folder(folder, self.dialog.messages)

    # -- looking --------------------------------------------------------------------------------

    def _look(self, backup: Backup) -> None:
        self._forget()
        job = Job(self, look_back, self.path, backup.path)
        job.done.connect(self._looked)
        job.failed.connect(self._not_looked)
        job.start()
        self._job = job

    def _looked(self, look: Look) -> None:
        self._job = None
        if look.trouble is not None:
            self._tell_of_damage(look.file, look.trouble, look.older)
            return
        assert look.difference is not None
        try:
            self._then = Project.open(look.file, read_only=True)
        except AnnotatorError as error:
            self.dialog.preview.show_trouble(spoken(error))
            return
        self.dialog.preview.show_look(look.difference, look.now_readable)

    def _tell_of_damage(self, file: Path, trouble: Sentence, older: Backup | None) -> None:
        """Say that the backup that is looked at is damaged, and offer the next older sound one."""
        self.dialog.show_damaged(file)
        self.dialog.preview.show_trouble(spoken(trouble))
        if older is not None:
            show = self.tr("Show the older one"), lambda: self.refresh(older)
            self.dialog.messages.warn(self.tr("This backup is damaged."), show, None)

    def _not_looked(self, words: str, bug: bool) -> None:
        self._job = None
        if bug:
            self.commands.work.bug.emit(words)
        else:
            self.dialog.preview.show_trouble(words)

    def _show_page(self, page: PageTurn) -> None:
        then = _loaded(self._then, page.id) if page.turn is not Turn.NEW else None
        project = self.session.project if self.is_open else None
        now = _loaded(project, page.id) if page.turn is not Turn.GONE else None
        may = self.is_open and not self.session.read_only
        self.dialog.preview.show_page(then, now, may)

    def _forget(self) -> None:
        """Let go of the backup that was looked at."""
        if self._job is not None:
            self._job.stop()
            self._job = None
        if self._then is not None:
            self._then.close()
            self._then = None

    # -- going back -----------------------------------------------------------------------------

    def _take_page_back(self, turned: PageTurn) -> None:
        """Have one page as it was: an edit that undo takes back, or a page that comes in again."""
        session, then = self.session, self.dialog.preview.then
        if then is None or self._then is None or session.project is None:
            return
        if turned.turn is Turn.CHANGED:
            done = session.open_page(then.id) and session.apply(Adopt(then, TAKE_BACK))
        else:
            done = self._bring_page_back(session.project, then)
        if done:
            session.finish_keeping()
            self.dialog.accept()

    def _bring_page_back(self, project: Project, page: Page) -> bool:
        assert self._then is not None
        session = self.session
        if not session.finish_keeping():
            return False
        try:
            if page.id in project.ids(DELETED):
                project.restore_page(page.id)
            else:
                project.add(page, *self._then.file_of(page.id))
        except AnnotatorError as error:
            self.dialog.messages.tell(spoken(error))
            return False
        session.pages_changed.emit(())
        # Out of the trash it comes as it was when it was deleted.
        return session.open_page(page.id) and session.apply(Adopt(page, TAKE_BACK))

    def _go_back(self, backup: Backup) -> None:
        session, work = self.session, self.commands.work
        if work.job is not None:
            self.dialog.messages.tell(
                self.tr("Something else is at work on the project. Wait until it is done.")
            )
            return
        if self.is_open and not session.finish_keeping():
            self.dialog.messages.tell(
                self.tr("Some steps are not kept yet. Wait until they are, or close the project.")
            )
            return
        self._forget()
        session.project_changed.disconnect(self._closing)
        page = session.page.id if self.is_open and session.page else None
        if self.is_open:
            session.close_project()
        self.dialog.show_at_work(self.tr("Going back"))
        job = Job(self, go_back, self.path, backup.path)
        job.progressed.connect(lambda done, total, _: self.dialog.show_progress(done, total))
        job.done.connect(lambda kept: self._went_back(backup, kept))
        job.failed.connect(self._not_done)
        job.failed.connect(lambda *_: self._stay(page))
        job.ended.connect(lambda: self.dialog.show_at_work(""))
        job.start()

    def _open_again(self, page: str | None) -> None:
        if self.session.open_project(self.path) and page is not None:
            project = self.session.project
            if project is not None and project.number_of(page) is not None:
                self.session.open_page(page)

    def _stay(self, page: str | None) -> None:
        """Nothing was changed: show the project again, and the dialog stays with the reason."""
        if self.is_open:
            self._open_again(page)
        self._closing = self.session.project_changed.connect(self.dialog.close)

    def _went_back(self, backup: Backup, kept: Path | None) -> None:
        commands, path = self.commands, self.path
        self._open_again(None)
        self.dialog.show_at_work("")
        self.dialog.accept()
        words = self.tr("The project is as it was on {}.").format(moment_said(backup.time))
        if kept is None:
            self.session.note.emit(words)
            return
        before = backup_said(kept.name)
        words += (
            self.tr(" What was there before is kept as “{}”.").format(before)
            if before == visible(kept.name)  # a damaged file makes no backup
            else self.tr(" What was there before is the backup of {}.").format(before)
        )
        commands.messages.inform(words, (self.tr("Backups…"), lambda: commands.show_of(path)))

    def _close(self) -> None:
        self._forget()


def _loaded(project: Project | None, id: str) -> Page | None:
    if project is not None:
        with suppress(AnnotatorError):
            return project.load(id)
    return None
