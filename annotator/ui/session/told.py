"""What a session tells: how the page changed, where the person is, what shall come into view."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from annotator.page.model import Page


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


class Telling(QObject):
    """The signals of a session."""

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
    all_done = Signal()
    """No page is left that is not done."""
    note = Signal(str)
    """Something worth saying that is no trouble, for the status bar."""
    caret_moved = Signal(object)
    """Caret."""
    focus_place = Signal(object)
    """Place: bring it into view in both panes and put the caret there."""
    history_changed = Signal()
    """What undo and redo would do is another step."""
