"""What follows from a correction, asked for behind the keys and held until a yes or a no."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.jobs.following import Followed, Speaker, follow_up
from annotator.page.edits import Adopt
from annotator.page.model import Page, PageStatus, Part, Status
from annotator.suggest.follow.sitting import Sitting
from annotator.ui.attendant import Attendant
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.session import Change, Session
from annotator.ui.text.pane import TextPane

if TYPE_CHECKING:  # slow to load, and the attendant's to know
    from annotator.suggest.follow.differences import Difference

FOLLOW = QT_TRANSLATE_NOOP("steps", "Take over what follows")
ACT_MS, TYPED_MS = 150, 1000
"""How long after an act, and after a key of a run of typing, is asked what follows."""


class Following(QObject):
    """Asks the attendant after each correction; what it offers is shown, taken or refused."""

    changed = Signal()
    """There is another offer, or none any more."""

    def __init__(
        self, session: Session, attendant: Attendant, text: TextPane, wanted: Callable[[], bool]
    ) -> None:
        super().__init__(attendant)
        self.session, self.attendant, self.text, self.wanted = session, attendant, text, wanted
        self.offer: Followed | None = None
        self._before: Page | None = None
        """The page without the corrections for which nobody has asked yet."""
        self._sitting = Sitting(session.page) if session.page is not None else None
        self._speaker: Speaker | None = None
        """Who was said to speak, as long as that is put aside: no record holds it."""
        self._refused: set[Difference] = set()
        self._taken: tuple[Difference, ...] = ()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask)
        session.page_opened.connect(self._page_opened)
        session.page_changed.connect(self._page_changed)

    def take(self) -> bool:
        """Take over what is offered, as one step; say whether there was anything."""
        offer, page = self.offer, self.session.page
        if offer is None or page is None:
            return False
        self._taken = offer.differences
        return self.session.apply(Adopt(shared(page, offer.page), FOLLOW))

    def refuse(self) -> bool:
        """Let it be; it is not offered again. Says whether there was anything."""
        if self.offer is None:
            return False
        self._refused.update(self.offer.differences)
        self._show(None)
        return True

    def set_speaker(self, parts: tuple[Part, ...], label: str) -> None:
        """Ask for the speech of whoever was said to speak; without parts nobody is any more."""
        self._speaker = (parts, label) if parts else None
        if self.offer is not None and self.offer.spoken:
            self._show(None)
        if parts and not self.session.read_only:
            self._soon.start(max(ACT_MS, self._soon.remainingTime()))

    def forget(self) -> None:
        """Ask nothing, and offer nothing, about what was done so far."""
        self._soon.stop()
        self._before = None
        self._show(None)

    def _page_opened(self, page: Page | None) -> None:
        self.forget()
        self._sitting = Sitting(page) if page is not None else None
        self._refused.clear()

    def _page_changed(self, change: Change) -> None:
        self._show(None)
        if change.jump and change.name == FOLLOW:
            self._refused.update(self._taken)
        if change.name == SUGGESTED and not change.jump and change.after is not None:
            self._sitting = Sitting(change.after)
        if change.jump or change.after is None or change.name in _OWN:
            self.forget()
            if not change.jump and self._speaker is not None:
                self._soon.start(ACT_MS)
        elif not self.session.read_only:
            if self._before is None:
                self._before = change.before
            if self._sitting is not None and change.before is not None:
                self._sitting = self._sitting.corrected(change.before, change.after)
            self._soon.start(TYPED_MS if change.typed else ACT_MS)

    def _ask(self) -> None:
        page, before = self.session.page, self._before
        if page is None or not _waits(page) or not self.wanted():
            return
        speaker = self._speaker
        if before is None and speaker is None:
            return
        if self.text.composing:
            self._soon.start(TYPED_MS)
            return
        project = self.session.project
        self.attendant.ask(
            follow_up,
            bare(before) if before is not None else None,
            bare(page),
            _bare(self._sitting) if self._sitting is not None else None,
            speaker,
            project.path if project is not None else None,
            then=lambda found: self._answered(page, speaker, found),
            otherwise=lambda _: None,
        )

    def _answered(self, asked: Page, speaker: Speaker | None, found: Followed | None) -> None:
        if self.session.page is not asked or self._speaker != speaker:
            return
        self._before = None
        if found is not None and not self._refused.issuperset(found.differences):
            self._show(found)

    def _show(self, offer: Followed | None) -> None:
        if offer is not self.offer:
            self.offer = offer
            self.changed.emit()


SUGGESTED = "Take over suggestions"
_OWN = frozenset((FOLLOW, SUGGESTED))
"""Steps that are the program's own, from which nothing follows."""


def _waits(page: Page) -> bool:
    """Whether anything on the page can follow: somebody asked for suggestions, and isn't done."""
    undone = page.status not in (PageStatus.DONE, PageStatus.CHECKED)
    return undone and any(block.status is Status.SUGGESTED for block in page.blocks)


def bare(page: Page) -> Page:
    """Give the page without the indexes that it keeps, to be sent to another process."""
    return replace(page)


def _bare(sitting: Sitting) -> Sitting:
    return replace(sitting, first=bare(sitting.first))


def shared(old: Page, new: Page) -> Page:
    """Give the new page with what is equal on the old one shared, as edits leave it.

    What came from another process is a copy; panes and store look only at what is another object.
    """
    fields: dict[str, Any] = {"raw": old.raw}
    for name in ("articles", "blocks", "people", "spans", "speeches", "meetings", "corrections"):
        fields[name] = _shared(getattr(old, name), getattr(new, name))
    return replace(new, **fields)


def _shared(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    known = {item.id: item for item in old}
    items = tuple(known[i.id] if known.get(i.id) == i else i for i in new)
    same = len(items) == len(old) and all(a is b for a, b in zip(items, old, strict=True))
    return old if same else items
