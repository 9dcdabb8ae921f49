"""The open project, the open page and its undo: what every pane and panel looks at."""

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from annotator.page.edits.edit import Edit
from annotator.page.errors import AnnotatorError
from annotator.page.indexes import carry_indexes
from annotator.page.model import Page, PageStatus
from annotator.store.errors import DamagedError, StrangeError
from annotator.store.lock import LockedError
from annotator.store.project import Project
from annotator.store.tables.listing import ALL, PageFilter
from annotator.ui.distant import kept_at_distance, opened
from annotator.ui.history import REDO, UNDO, Histories, History, ProjectStep, Step
from annotator.ui.keeping import Keeping
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.spoken import spoken

UNFINISHED = PageFilter(statuses=(PageStatus.NEW, PageStatus.OPEN))
PLACE = "last_place"
"""Project setting: [page, block, offset] where the person was."""
PLACE_MS = 2000
MOST_AT_HAND = 60
"""Changed pages that are held in memory, though the file has them too."""
"""How long the caret may be elsewhere before that is noted."""

NO_UNFINISHED = QT_TRANSLATE_NOOP("session", "Every page of the project is done.")
ONLY_TO_READ = QT_TRANSLATE_NOOP("session", "Nothing was changed: it is open here to read only.")
HAD_ELSEWHERE = QT_TRANSLATE_NOOP(
    "session",
    "Nothing was changed: it is open here to read only, for it is open elsewhere ({}).",
)
NOT_READ_NOW = QT_TRANSLATE_NOOP(
    "session",
    "Nothing is read now: the drive does not answer. What is on the screen can be worked on.",
)
NOT_AS_WRITTEN = QT_TRANSLATE_NOOP(
    "session",
    "Something on the page “{}” is not what was written last: bytes of the file are damaged, or "
    "another program changed it.",
)
DELETE_PAGE = QT_TRANSLATE_NOOP("steps", "Delete page")

_LEFT_BEHIND: list[Project] = []
"""Projects on drives that did not answer: even to forget one would close it."""


@dataclass(frozen=True, slots=True)
class Change:
    """The open page before and after an act. `origin` is the widget that already shows it."""

    before: Page | None
    after: Page | None
    name: str = ""
    origin: object | None = None
    typed: bool = False
    """Whether it is one key of a run: what isn't under the person's eyes may follow later."""
    jump: bool = False
    """Whether the caret shall go to what changed: after undo and redo."""


@dataclass(frozen=True, slots=True)
class Caret:
    """Where the person is: a place in the fixed text, and one in raw; what is selected in either.

    `selection` holds (block, start, end) in reading order, `raw_selection` (start, end) of raw.
    `by` is the widget that has the caret; the others only show the counterpart.
    """

    block: str | None = None
    offset: int = 0
    selection: tuple[tuple[str, int, int], ...] = ()
    raw_offset: int | None = None
    raw_selection: tuple[tuple[int, int], ...] = ()
    by: object | None = None
    label: int = 0
    """Which of the labels there is in hand, counted from the innermost."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place to bring into view: a block's stretch, or a raw one."""

    block: str | None = None
    start: int = 0
    end: int = 0
    raw_start: int | None = None
    raw_end: int | None = None


class Session(QObject):
    """Holds the open page and turns edits into steps; tells everyone what changed."""

    page_opened = Signal(object)
    """Page | None: another page is shown; forget everything about the last one."""
    page_changed = Signal(object)
    """Change: the open page has a next value."""
    project_changed = Signal()
    """Another project is open, or none."""
    leaving = Signal()
    """The project is about to be closed: whoever reads it beside lets go of it."""
    not_opened = Signal(object)
    """Path of a project that could not be opened; why not was told."""
    damaged = Signal(object, str)
    """Path of a project with damage, or with what could run, and words on it: a new file can be
    made of what is sound."""
    pages_changed = Signal(object)
    """Tuple of page ids whose row in the pages list changed; empty for all."""
    kept = Signal(int, float)
    """Number of steps kept so far, and the time of the last (seconds since the epoch)."""
    trouble = Signal(str)
    """A known trouble, in words for the person: shown in the message bar, never in a box."""
    note = Signal(str)
    """Something worth saying that is no trouble, for the status bar."""
    caret_moved = Signal(object)
    """Caret."""
    focus_place = Signal(object)
    """Place: bring it into view in both panes and put the caret there."""
    history_changed = Signal()
    """What undo and redo would do is another step."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project: Project | None = None
        self.page: Page | None = None
        self.read_only = False
        self.locked_out: LockedError | None = None
        """Why it is open to read only, where that is because another window has it."""
        self.caret = Caret()
        self.listing = ALL
        """The pages, and their order, that next and previous walk through."""
        self._histories = Histories()
        self._latest: dict[str, Page] = {}
        self._done_to_project: list[ProjectStep] = []
        self._undone_to_project: list[ProjectStep] = []
        self._place_soon = QTimer(self)
        """Runs while the place noted is not the last: a killed window opens where it was."""
        self._place_soon.setSingleShot(True)
        self._place_soon.setInterval(PLACE_MS)
        self._place_soon.timeout.connect(self._note_place)
        self.keeping = Keeping(self)
        self.keeping.kept.connect(self._step_kept)
        self.keeping.trouble.connect(self.trouble)
        self.keeping.back.connect(self._file_is_back)

    # -- project and page ---------------------------------------------------------------------

    def open_project(self, path: Path) -> bool:
        """Open a project file in place of the open one, on the page where it was left.

        Where another window has it, it is opened to read only; `locked_out` says who has it. Says
        whether a project was opened; why not is told, and what is open already stays open.
        """
        if self.project is not None and not self.read_only and _same(path, self.project.path):
            return True
        locked_out = None
        try:
            project = opened(path)
        except LockedError as error:
            locked_out = error
            try:
                project = opened(path, read_only=True)
            except AnnotatorError as why:
                self.trouble.emit(spoken(why))
                return False
        except AnnotatorError as error:
            self._not_opened(path, error)
            return False
        try:
            # Whoever shows the project reads this; a damaged list of pages can't be worked on.
            project.count()
            project.setting(PLACE)
        except AnnotatorError as error:
            project.close()
            self._not_opened(path, error)
            return False
        self.take(project, locked_out)
        return True

    def tell(self, error: AnnotatorError) -> None:
        """Tell of a trouble; where the open project is damaged, of what can be done about it."""
        if isinstance(error, DamagedError) and self.project is not None:
            self.damaged.emit(self.project.path, spoken(error))
        else:
            self.trouble.emit(spoken(error))

    def _not_opened(self, path: Path, error: AnnotatorError) -> None:
        self.trouble.emit(spoken(error))
        self.not_opened.emit(path)
        if isinstance(error, DamagedError | StrangeError):
            self.damaged.emit(path, spoken(error))

    def take(self, project: Project, locked_out: LockedError | None = None) -> None:
        """Work on an open project from now on; it is closed with the session."""
        self.close_project()
        project = self.project = kept_at_distance(project)
        self.read_only, self.locked_out = project.read_only, locked_out
        if not project.read_only:
            self.keeping.begin(project.path)
        self.project_changed.emit()
        place = project.setting(PLACE)
        there = isinstance(place, list) and len(place) == 3 and isinstance(place[0], str)
        if there and project.number_of(place[0]) is not None:
            self.open_page(place[0])
            if self.page is not None and place[1] in self.page.block_index:
                self.show_place(place[1], int(place[2]))
        elif first := project.rows(0, 1):
            self.open_page(first[0].id)

    def close_project(self) -> None:
        """Note where the person was, keep every step, and leave one file behind."""
        if self.project is None:
            return
        self.leaving.emit()
        self._note_place()
        stalled = self.keeping.stalled
        self.keeping.end()
        project, self.project = self.project, None
        self._histories.clear()
        self._latest.clear()
        self._done_to_project.clear()
        self._undone_to_project.clear()
        self.read_only, self.locked_out = False, None
        self.show(None)
        _leave(project, stalled)
        self.project_changed.emit()

    def pages_at_hand(self) -> list[Page]:
        """Give the pages that need not be read: the open one and those that changed last."""
        open_page = {self.page.id: self.page} if self.page is not None else {}
        return list((self._latest | open_page).values())

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
            _leave(before, stalled)

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

    def _note_place(self) -> None:
        self._place_soon.stop()
        if self.page is not None:
            place = [self.page.id, self.caret.block, self.caret.offset]
            self.keeping.write(lambda project: project.set_setting(PLACE, place))

    def open_page(self, id: str) -> bool:
        """Show another page, its undo as it was left; say whether it could be read."""
        if self.project is None or not (id in self._latest or self._drive_answers()):
            return False
        try:
            page = self._latest.get(id)
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
        self._note_place()
        return True

    def show(self, page: Page | None) -> None:
        """Show a page value, kept or not; its undo history is looked up by its id."""
        self.page = page
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
        ids = self.project.ids(self.listing) if self.project else []
        here = self.page.id if self.page else ""
        at = ids.index(here) + by if here in ids else 0
        if 0 <= at < len(ids):
            self.open_page(ids[at])

    def next_unfinished(self) -> bool:
        """Open the next page that is not done in the list's order, from the top after the last.

        Says whether there is one; where there is none, the person is told.
        """
        if self.project is None or not self._drive_answers():
            return False
        here = self.page.id if self.page else ""
        order = self.project.ids(PageFilter(order=self.listing.order))
        after = order[order.index(here) + 1 :] + order if here in order else order
        left = set(self.project.ids(UNFINISHED)) - {here}
        target = next((id for id in after if id in left), None)
        if target is None:
            self.trouble.emit(QCoreApplication.translate("session", NO_UNFINISHED))
            return False
        return self.open_page(target)

    # -- edits --------------------------------------------------------------------------------

    @property
    def history(self) -> History:
        """The undo history of the open page."""
        return self._histories.of(self.page.id if self.page else "")

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
            self._histories.push(before.id, run)
            self._undone_to_project.clear()
        self._become(after, edit.name, origin, run=None if key is None else run)
        return True

    def refuses(self) -> bool:
        """Whether nothing can be changed here; then it is told why."""
        if self.read_only:
            holder = self.locked_out.values["holder"] if self.locked_out else None
            words = QCoreApplication.translate("session", HAD_ELSEWHERE if holder else ONLY_TO_READ)
            self.trouble.emit(words.format(spoken(holder)) if holder else words)
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
            after = self.project.load(before.id)
        except AnnotatorError as error:
            self.trouble.emit(spoken(error))
            return
        if after != before:
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
        self._hold(after)
        self.keeping.keep(before, after, way + name, run)  # while it is written, it is shown
        typed, jump = run is not None, bool(way)
        self.page_changed.emit(Change(before, after, name, origin, typed, jump))
        self.history_changed.emit()

    def _hold(self, page: Page) -> None:
        """Have a page at hand as it is now, and let go of those that were longest not changed."""
        self._latest.pop(page.id, None)
        self._latest[page.id] = page
        if len(self._latest) > MOST_AT_HAND:
            on_the_way = self.keeping.pages_on_the_way()
            for id in list(self._latest)[: -MOST_AT_HAND // 2]:
                if id not in on_the_way:
                    del self._latest[id]

    def _step_kept(self, number: int, when: float, page: str) -> None:
        self.kept.emit(number, when)
        self.pages_changed.emit((page,))

    def finish_keeping(self) -> bool:
        """Wait until every step so far is in the project file; False where that fails."""
        return self.keeping.finish()

    def note_step(self, before: Page, after: Page, name: str) -> None:
        """Take in a step that a job has made and kept, so that it can be undone."""
        self._histories.push(after.id, Step(name, before, after))
        self._hold(after)
        if self.page is not None and self.page.id == after.id:
            self.page = after
            self.page_changed.emit(Change(before, after, name))
        self.history_changed.emit()
        self.pages_changed.emit((after.id,))

    # -- undo ---------------------------------------------------------------------------------

    @property
    def next_undo(self) -> Step | ProjectStep | None:
        """What undo takes back: the newest step of the open page or of the project."""
        page = self.history.next_back
        project = self._done_to_project[-1] if self._done_to_project else None
        if page is None or project is None:
            return page or project
        return page if page.number > project.number else project

    @property
    def next_redo(self) -> Step | ProjectStep | None:
        """What redo brings again."""
        page = self.history.next_forward
        project = self._undone_to_project[-1] if self._undone_to_project else None
        if page is None or project is None:
            return page or project
        return page if page.number < project.number else project

    @property
    def can_undo(self) -> bool:
        return self.next_undo is not None and not self.read_only

    @property
    def can_redo(self) -> bool:
        return self.next_redo is not None and not self.read_only

    def undo(self) -> None:
        """Take back the newest step of the page or of the project."""
        step = self.next_undo
        if isinstance(step, ProjectStep):
            self._done_to_project.pop()
            self._undone_to_project.append(step)
            self._try(step.back)
        elif step is not None:
            self.history.back()
            step.key = None
            self._become(step.before, step.name, None, way=UNDO)

    def redo(self) -> None:
        """Bring again what undo took back."""
        step = self.next_redo
        if isinstance(step, ProjectStep):
            self._undone_to_project.pop()
            self._done_to_project.append(step)
            self._try(step.again)
        elif step is not None:
            self.history.forward()
            self._become(step.after, step.name, None, way=REDO)

    def do_to_project(self, step: ProjectStep) -> bool:
        """Do something to the project that undo can take back; say whether it was done."""
        if self.refuses() or not self._try(step.again):
            return False
        self._done_to_project.append(step.numbered())
        self._undone_to_project.clear()
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
        if project is None or not self.finish_keeping():
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
            self._histories.forget(id)
            self._latest.pop(id, None)

    # -- where the person is ------------------------------------------------------------------

    def set_caret(self, caret: Caret) -> None:
        """Say where the person is now; everyone who shows a counterpart hears it."""
        if caret != replace(self.caret, label=0):
            self.caret = caret
            self.caret_moved.emit(caret)
            if not self._place_soon.isActive():
                self._place_soon.start()

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


def _leave(project: Project, stalled: bool) -> None:
    """Close a project, but not on a drive that does not answer: that would wait for it."""
    if stalled:
        _LEFT_BEHIND.append(project)
        return
    with suppress(AnnotatorError):  # a drive that is gone leaves nothing to be closed
        project.close()


def _same(path: Path, other: Path) -> bool:
    """Whether two paths are of one file."""
    try:
        return path.samefile(other)
    except OSError:
        return False
