"""The open project, the open page and its undo: what every pane and panel looks at."""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from annotator.page.errors import AnnotatorError
from annotator.page.model import Page
from annotator.ui.history import History, Step


class Edit(Protocol):
    """What turns one page into the next; see `annotator.page.edits`."""

    @property
    def name(self) -> str: ...

    def apply(self, page: Page) -> Page: ...


@dataclass(frozen=True, slots=True)
class Change:
    """The open page before and after an act. `origin` is the widget that already shows it."""

    before: Page | None
    after: Page | None
    name: str = ""
    origin: object | None = None
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
    pages_changed = Signal(object)
    """Tuple of page ids whose row in the pages list changed; empty for all."""
    kept = Signal(int, float)
    """Number of steps kept so far, and the time of the last (seconds since the epoch)."""
    trouble = Signal(str)
    """A known trouble, in words for the person: shown in the message bar, never in a box."""
    caret_moved = Signal(object)
    """Caret."""
    focus_place = Signal(object)
    """Place: bring it into view in both panes and put the caret there."""
    history_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project: Any | None = None
        self.page: Page | None = None
        self.read_only = False
        self.caret = Caret()
        self._histories: dict[str, History] = {}

    # -- project and page ---------------------------------------------------------------------

    def open_project(self, path: Path) -> None:
        """Open a project file in place of the open one, on the page where it was left."""

    def open_page(self, id: str) -> None:
        """Show another page; its undo is as it was left."""

    def show(self, page: Page | None) -> None:
        """Show a page value, kept or not; its undo history is looked up by its id."""
        self.page = page
        self.caret = Caret()
        self.page_opened.emit(page)
        self.history_changed.emit()

    def next_page(self) -> None:
        """Open the page after this one in the project's order."""

    def previous_page(self) -> None:
        """Open the page before this one in the project's order."""

    def next_unfinished(self) -> None:
        """Open the next page that is not done; tell where there is none."""

    # -- edits --------------------------------------------------------------------------------

    @property
    def history(self) -> History:
        """The undo history of the open page."""
        return self._histories.setdefault(self.page.id if self.page else "", History())

    def apply(self, edit: Edit, origin: object | None = None, key: object | None = None) -> bool:
        """Make the edit one step and say whether it was made; a known trouble is told, not raised.

        With the `key` of the newest step the edit is taken from the page *before* that step and
        stands in its place: a run of typing is one edit, recomputed from the page before the run.
        """
        if self.page is None:
            return False
        run = self.history.growing(key) if key is not None else None
        before = self.page
        try:
            after = edit.apply(run.before if run else before)
        except AnnotatorError as error:
            self.trouble.emit(str(error))
            return False
        if run:
            run.after = after
        else:
            self.history.push(Step(edit.name, before, after, key))
        self._become(after, edit.name, origin)
        return True

    def _become(self, after: Page, name: str, origin: object | None) -> None:
        before, self.page = self.page, after
        self.page_changed.emit(Change(before, after, name, origin))
        self.history_changed.emit()
        self.kept.emit(0, time.time())

    @property
    def can_undo(self) -> bool:
        return self.history.next_back is not None

    @property
    def can_redo(self) -> bool:
        return self.history.next_forward is not None

    def undo(self) -> None:
        """Take back the newest step of the page or of the project."""
        if self.can_undo:
            step = self.history.back()
            step.key = None
            self._become(step.before, step.name, None)

    def redo(self) -> None:
        """Bring again what undo took back."""
        if self.can_redo:
            step = self.history.forward()
            self._become(step.after, step.name, None)

    # -- where the person is ------------------------------------------------------------------

    def set_caret(self, caret: Caret) -> None:
        """Say where the person is now; everyone who shows a counterpart hears it."""
        if caret != self.caret:
            self.caret = caret
            self.caret_moved.emit(caret)

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
