"""The trash of the project: the dialog, and what is done for it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.jobs.history import empty_trash, removed_things
from annotator.page.errors import AnnotatorError
from annotator.store.past.things import PutThingBack
from annotator.store.past.trash import Removed
from annotator.store.project import Project
from annotator.ui.dialogs.trash import Trash
from annotator.ui.session import Session
from annotator.ui.spoken import spoken
from annotator.ui.work import Work


class TrashCan(QObject):
    """One dialog and what it asks for, as long as it is open."""

    def __init__(self, session: Session, project: Project, work: Work, window: QWidget) -> None:
        dialog = Trash(window, session.read_only)
        super().__init__(dialog)
        self.dialog, self.session, self.project, self.work = dialog, session, project, work
        dialog.page_asked.connect(self._put_page_back)
        dialog.thing_asked.connect(self._put_thing_back)
        dialog.empty_asked.connect(self._empty)
        session.project_changed.connect(dialog.close)
        session.trouble.connect(dialog.tell)  # the window's own bar lies behind the dialog
        session.finish_keeping()
        self._show_pages()
        self._search()

    def open(self) -> None:
        """Show the dialog over the window."""
        self.dialog.open()

    def _show_pages(self) -> None:
        try:
            self.dialog.show_pages(self.project.deleted_pages())
        except AnnotatorError as error:
            self.session.trouble.emit(spoken(error))

    def _search(self) -> None:
        """Look for labels in the history of all pages, which may take a while."""
        dialog = self.dialog
        words = self.tr("Looking for labels in the history…")
        dialog.show_searching(words)
        job = self.work.run(words, removed_things, self.project.path)
        job.done.connect(dialog.show_things)
        job.failed.connect(self._failed)
        job.ended.connect(self._searched)
        dialog.finished.connect(job.cancel)

    def _searched(self) -> None:
        self.dialog.show_searching("")

    def _put_page_back(self, id: str) -> None:
        """Take a page out of the trash and show it."""
        try:
            self.project.restore_page(id)
        except AnnotatorError as error:
            self.session.trouble.emit(spoken(error))
            return
        self.session.pages_changed.emit(())
        self.session.open_page(id)
        self._show_pages()

    def _put_thing_back(self, removed: Removed) -> None:
        """Put a label or record back on its page, as one step that undo takes back."""
        session = self.session
        try:
            then = self.project.page_before(removed.page_id, removed.step)
        except AnnotatorError as error:
            session.trouble.emit(spoken(error))
            return
        here = session.page is not None and session.page.id == removed.page_id
        if not here and not session.open_page(removed.page_id):
            return
        if session.apply(PutThingBack(then, removed.kind, removed.id)):
            left = [one for one in self.dialog.things or () if one != removed]
            self.dialog.show_things(left)

    def _empty(self, ids: tuple[str, ...], step: int) -> None:
        """Empty the trash beside the window: a large file takes a while to shrink."""
        self.dialog.show_emptying(True)
        path = self.project.path
        job = self.work.run(self.tr("Emptying the trash"), empty_trash, path, ids, step)
        job.done.connect(self._emptied)
        job.failed.connect(self._failed)
        job.ended.connect(self._ended)

    def _emptied(self, ids: tuple[str, ...]) -> None:
        self.session.forget_pages(ids)
        self.dialog.show_things(())

    def _failed(self, words: str, bug: bool) -> None:
        if not bug:
            self.session.trouble.emit(words)

    def _ended(self) -> None:
        self.dialog.show_emptying(False)
        self._show_pages()
