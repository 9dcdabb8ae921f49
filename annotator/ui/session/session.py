"""A project and the page that is open: every edit becomes a step, and everyone hears of it."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject

from annotator.page.edits.edit import Edit
from annotator.page.errors import AnnotatorError
from annotator.page.indexes import carry_indexes, in_one_place
from annotator.page.model import Page
from annotator.store.errors import DamagedError, StrangeError
from annotator.store.lock import LockedError
from annotator.store.project import Project
from annotator.store.tables.listing import ALL
from annotator.ui.distant import kept_at_distance
from annotator.ui.history import REDO, UNDO, History, ProjectStep, Step
from annotator.ui.keeping import Keeping
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.session.at_hand import AtHand
from annotator.ui.session.last_place import LastPlace, Where, last_place
from annotator.ui.session.lost import Lost, lost
from annotator.ui.session.opening import Barred, Opened, leave, open_file, same_file
from annotator.ui.session.told import Caret, Change, Place, Telling
from annotator.ui.session.undoing import Undoing
from annotator.ui.session.walking import neighbour, next_unfinished
from annotator.ui.spoken import spoken

ONLY_TO_READ = QT_TRANSLATE_NOOP("session", "Nothing was changed: it is open here to read only.")
NOT_READ_NOW = QT_TRANSLATE_NOOP(
    "session",
    "Nothing is read now: the drive does not answer. What is on the screen can be worked on.",
)
NOT_AS_WRITTEN = QT_TRANSLATE_NOOP(
    "session",
    "Something on the page “{}” is not what was written last: bytes of the file are damaged, or "
    "another program changed it.",
)
NOT_DELETED = QT_TRANSLATE_NOOP(
    "session", "The page was not deleted: steps before that are not kept yet. Wait until they are."
)
DELETE_PAGE = QT_TRANSLATE_NOOP("steps", "Delete page")


class Session(Telling):
    """Holds the open page and turns edits into steps; tells everyone what changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project: Project | None = None
        self.page: Page | None = None
        self.read_only = False
        self.barred: Barred | None = None
        """Why it is open to read only: another window has it, or it may not be written to."""
        self.lost: Lost | None = None
        """What became of the open page elsewhere, where it is no longer among the others."""
        self.caret = Caret()
        self.listing = ALL
        """The pages, and their order, that next and previous walk through."""
        self._undoing = Undoing()
        self.keeping = Keeping(self)
        self.keeping.kept.connect(self._step_kept)
        self.keeping.trouble.connect(self.trouble)
        self.keeping.back.connect(self._file_is_back)
        self._at_hand = AtHand(self.keeping.pages_on_the_way)
        self._last_place = LastPlace(self.keeping, self._where, self)

    # -- project and page ---------------------------------------------------------------------

    def open_project(self, path: Path) -> bool:
        """Open a project file in place of the open one, on the page where it was left.

        Where another window has it, or where it may not be written to, it is opened to read only;
        `barred` says why. Says whether a project was opened; why not is told, and what is open
        already stays open.
        """
        if self.project is not None and not self.read_only and same_file(path, self.project.path):
            return True
        found = open_file(path)
        if found.project is None:
            self._not_opened(path, found)
            return False
        self.take(found.project, found.barred)
        return True

    def tell(self, error: AnnotatorError) -> None:
        """Tell of a trouble; where the open project is damaged, of what can be done about it."""
        if isinstance(error, DamagedError) and self.project is not None:
            self.damaged.emit(self.project.path, spoken(error))
        else:
            self.trouble.emit(spoken(error))

    def _not_opened(self, path: Path, found: Opened) -> None:
        assert found.trouble is not None
        self.trouble.emit(spoken(found.trouble))
        if not isinstance(found.barred, LockedError):  # else whoever has it may look after it
            self.not_opened.emit(path)
            if isinstance(found.trouble, DamagedError | StrangeError):
                self.damaged.emit(path, spoken(found.trouble))

    def take(self, project: Project, barred: Barred | None = None) -> None:
        """Work on an open project from now on; it is closed with the session."""
        self.close_project()
        project = self.project = kept_at_distance(project)
        self.read_only, self.barred = project.read_only, barred
        if not project.read_only:
            self.keeping.begin(project.path)
        self.project_changed.emit()
        place = last_place(project)
        if place is not None and project.number_of(place[0]) is not None:
            self.open_page(place[0])
            if self.page is not None and place[1] in self.page.block_index:
                self.show_place(*place[1:])
        elif first := project.rows(0, 1):
            self.open_page(first[0].id)

    def close_project(self) -> None:
        """Note where the person was, keep every step, and leave one file behind."""
        if self.project is None:
            return
        self.leaving.emit()
        self._last_place.note()
        stalled = self.keeping.stalled
        self.keeping.end()
        project, self.project = self.project, None
        self._undoing.clear()
        self._at_hand.clear()
        self.read_only, self.barred = False, None
        self.show(None)
        leave(project, stalled)
        self.project_changed.emit()

    def pages_at_hand(self) -> list[Page]:
        """Give the pages that need not be read: the open one and those that changed last."""
        open_page = {self.page.id: self.page} if self.page is not None else {}
        return list((self._at_hand.pages() | open_page).values())

    def go_on_in(self, project: Project) -> None:
        """Go on with page, undo and the steps that wait in another file, and close the one before.

        It has, page for page, what was kept, or what stands on the screen.
        """
        before, stalled = self.project, self.keeping.stalled
        self.project = project
        self.read_only = False
        self.keeping.move(project.path)
        self.project_changed.emit()
        if before is not None:
            leave(before, stalled)

    def _file_is_back(self) -> None:
        """Read the file that is written to, where another one came back than was opened."""
        if self.project is None:
            return
        try:
            if not self.project.in_place:
                self.project = self.project.reopened()
        except LockedError as error:
            self.close_project()
            self.trouble.emit(spoken(error))
        except AnnotatorError as error:
            self.trouble.emit(spoken(error))

    def _drive_answers(self) -> bool:
        """Whether asking the drive won't stop the window; where it may, the person is told."""
        if self.keeping.stalled:
            self.trouble.emit(QCoreApplication.translate("session", NOT_READ_NOW))
        return not self.keeping.stalled

    def _where(self) -> Where | None:
        caret = self.caret
        return (self.page.id, caret.block, caret.offset) if self.page is not None else None

    def open_page(self, id: str) -> bool:
        """Show another page, its undo as it was left; say whether it could be read."""
        if self.project is None or not (id in self._at_hand or self._drive_answers()):
            return False
        try:
            page = self._at_hand.get(id)
            as_written = True
            if page is None:
                page = self.project.load(id)
                as_written = self.project.is_as_written(page)
        except AnnotatorError as error:
            self.tell(error)
            return False
        self.show(page)
        if not as_written:
            words = QCoreApplication.translate("session", NOT_AS_WRITTEN)
            self.damaged.emit(self.project.path, words.format(id))
        self._last_place.note()
        return True

    def show(self, page: Page | None) -> None:
        """Show a page value, kept or not; its undo history is looked up by its id."""
        self.page, self.lost = page, None
        self.caret = Caret()
        self.page_opened.emit(page)
        self.history_changed.emit()

    def next_page(self) -> None:
        """Open the page after this one in the list's order."""
        self._step(1)

    def previous_page(self) -> None:
        """Open the page before this one in the list's order."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if not self._drive_answers():
            return
        if self.project is None:
            return
        page = neighbour(self.project, self.listing, self._id, by)
        if page is not None:
            self.open_page(page)

    def next_unfinished(self) -> bool:
        """Open the next page that is not done in the list's order, from the top after the last.

        Says whether there is one.
        """
        if self.project is None or not self._drive_answers():
            return False
        target = next_unfinished(self.project, self.listing, self._id)
        if target is None:
            self.all_done.emit()
            return False
        return self.open_page(target)

    # -- edits --------------------------------------------------------------------------------

    @property
    def _id(self) -> str:
        return self.page.id if self.page else ""

    @property
    def history(self) -> History:
        """The undo history of the open page."""
        return self._undoing.of(self._id)

    def apply(self, edit: Edit, origin: object | None = None, key: object | None = None) -> bool:
        """Make the edit one step and say whether it was made; a known trouble is told, not raised.

        With the `key` of the newest step the edit is taken from the page *before* that step and
        stands in its place: a run of typing is one edit, recomputed from the page before the run.
        """
        if self.page is None:
            return False
        if self.refuses():
            return False
        run = self.history.growing(key) if key is not None else None
        before = self.page
        try:
            after = edit.apply(run.before if run else before)
        except AnnotatorError as error:
            self.trouble.emit(spoken(error))
            return False
        if after is before:
            return True
        carry_indexes(run.before if run else before, after)
        if run:
            run.after = after
        else:
            run = Step(edit.name, before, after, key)
            self._undoing.push(before.id, run)
        self._become(after, edit.name, origin, run=None if key is None else run)
        return True

    def refuses(self) -> bool:
        """Whether nothing can be changed here; then it is told why."""
        if self.read_only:  # why stands in a bar of its own
            self.trouble.emit(QCoreApplication.translate("session", ONLY_TO_READ))
        return self.read_only

    def reload(self) -> None:
        """Show the open page as it is in the file now, and the list; for who only reads."""
        if self.project is None or not self.read_only:
            return
        self.pages_changed.emit(())
        before = self.page
        if before is None:
            return
        try:
            self.lost = lost(self.project, before.id)
            after = before if self.lost is Lost.FOR_GOOD else self.project.load(before.id)
        except AnnotatorError as error:
            self.trouble.emit(spoken(error))
            return
        if after.raw != before.raw:  # another page that has its id now
            self.show(after)
        elif after != before:
            self.page = after
            self.page_changed.emit(Change(before, after))

    def _become(
        self,
        after: Page,
        name: str,
        origin: object | None,
        run: Step | None = None,
        way: str = "",
    ) -> None:
        """Show and keep the next value of the page.

        `run` is the run of typing that it belongs to, `way` says whether it is undone or redone.
        """
        before, self.page = self.page, after
        assert before is not None
        self._at_hand.hold(after)
        self.keeping.keep(before, after, way + name, run)  # while it is written, it is shown
        typed = run is not None and in_one_place(before.blocks, after.blocks)
        jump = bool(way)
        self.page_changed.emit(Change(before, after, name, origin, typed, jump))
        self.history_changed.emit()

    def _step_kept(self, number: int, when: float, page: str) -> None:
        self.kept.emit(number, when)
        self.pages_changed.emit((page,))

    def finish_keeping(self) -> bool:
        """Wait until every step so far is in the project file; False where that fails."""
        return self.keeping.finish()

    def note_step(self, before: Page, after: Page, name: str) -> None:
        """Take in a step that a job has made and kept, so that it can be undone."""
        self._undoing.push(after.id, Step(name, before, after), beside=True)
        self._at_hand.hold(after)
        if self.page is not None and self.page.id == after.id:
            self.page = after
            self.page_changed.emit(Change(before, after, name))
        self.history_changed.emit()
        self.pages_changed.emit((after.id,))

    # -- undo ---------------------------------------------------------------------------------

    @property
    def next_undo(self) -> Step | ProjectStep | None:
        """What undo takes back: the newest step of the open page or of the project."""
        return self._undoing.next_back(self._id)

    @property
    def next_redo(self) -> Step | ProjectStep | None:
        """What redo brings again."""
        return self._undoing.next_forward(self._id)

    @property
    def can_undo(self) -> bool:
        return self.next_undo is not None and not self.read_only

    @property
    def can_redo(self) -> bool:
        return self.next_redo is not None and not self.read_only

    def undo(self) -> None:
        """Take back the newest step of the page or of the project."""
        step = self._undoing.back(self._id)
        if isinstance(step, ProjectStep):
            self._try(step.back)
        elif step is not None:
            self._become(step.before, step.name, None, way=UNDO)

    def redo(self) -> None:
        """Bring again what undo took back."""
        step = self._undoing.forward(self._id)
        if isinstance(step, ProjectStep):
            self._try(step.again)
        elif step is not None:
            self._become(step.after, step.name, None, way=REDO)

    def do_to_project(self, step: ProjectStep) -> bool:
        """Do something to the project that undo can take back; say whether it was done."""
        if self.refuses() or not self._try(step.again):
            return False
        self._undoing.push_to_project(step)
        self.history_changed.emit()
        return True

    def _try(self, act: Any) -> bool:
        try:
            act()
        except AnnotatorError as error:
            self.trouble.emit(spoken(error))
            return False
        self.history_changed.emit()
        return True

    def delete_page(self, id: str) -> bool:
        """Put a page into the trash and show its neighbour; undo brings it back."""
        project = self.project
        if project is None:
            return False
        if not self.finish_keeping():
            self.trouble.emit(QCoreApplication.translate("session", NOT_DELETED))
            return False

        def again() -> None:
            ids = project.ids(self.listing)
            at = ids.index(id) if id in ids else 0
            project.delete_page(id)
            left = [other for other in ids if other != id]
            self.pages_changed.emit(())
            was_open = self.page is not None and self.page.id == id
            if was_open and not (left and self.open_page(left[min(at, len(left) - 1)])):
                self.show(None)

        def back() -> None:
            project.restore_page(id)
            self.pages_changed.emit(())
            self.open_page(id)

        return self.do_to_project(ProjectStep(DELETE_PAGE, again, back))

    def forget_pages(self, ids: Collection[str]) -> None:
        """Keep nothing of pages that are gone for good, should their ids come again."""
        for id in ids:
            self._undoing.forget(id)
            self._at_hand.forget(id)

    # -- where the person is ------------------------------------------------------------------

    def set_caret(self, caret: Caret) -> None:
        """Say where the person is now; everyone who shows a counterpart hears it."""
        if caret != replace(self.caret, label=0):
            self.caret = caret
            self.caret_moved.emit(caret)
            self._last_place.soon()

    def take_in_hand(self, label: int) -> None:
        """Say which of the labels where the person is they mean, until they go elsewhere."""
        self.caret = replace(self.caret, label=label)
        self.caret_moved.emit(self.caret)

    def show_place(
        self,
        block: str | None = None,
        start: int = 0,
        end: int | None = None,
        *,
        raw: tuple[int, int] | None = None,
    ) -> None:
        """Bring a stretch of a block, or of raw, into view in both panes and go there."""
        raw_start, raw_end = raw if raw else (None, None)
        self.focus_place.emit(
            Place(block, start, start if end is None else end, raw_start, raw_end)
        )
