"""A panel of records: the list, what can be done with the chosen ones, and the fields of one."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.page.edits import Accept, Batch, Edit, Refuse, Target
from annotator.page.model import Page
from annotator.ui.counterpart import Stretch
from annotator.ui.guard import guard
from annotator.ui.panels.hint import Hint
from annotator.ui.panels.record_list import RecordList
from annotator.ui.panels.record_rows import Row
from annotator.ui.panels.row_acts import RowAct
from annotator.ui.panels.soon import Soon
from annotator.ui.session import Caret, Change, Session
from annotator.ui.theme import SPACE

REFRESH_MS, FOLLOW_MS = 90, 60
"""How long words and caret must rest before the panel follows; records are followed at once."""

SHOWN_PARTS = ("spans", "people", "blocks")
"""What of a page shows through its records: it may change while they stay the same."""


@dataclass(frozen=True, slots=True)
class RecordKind:
    """What a panel must know about the records it lists."""

    field: str
    """Of the page: where the records are."""
    rows: Callable[[Page], tuple[Row, ...]]
    spans: Callable[[Page, str], tuple[str, ...]]
    """The spans of a record, the one to show first at the head."""
    owners: Callable[[Page, Collection[str]], Mapping[str, str]]
    """The record of each of these spans that has one which wasn't refused."""
    waiting: Callable[[Page, str], tuple[Target, ...]]
    """What of a record waits for a yes or no."""
    remove: Callable[[str], Edit]
    lines: int
    """How many lines a row takes."""
    empty: str
    """What the list says while there is no record."""


class Form(Protocol):
    """The fields of one record: a widget that is told what to show and asks for edits itself."""

    def show_record(self, page: Page | None, id: str | None) -> None: ...
    def offer(self, selected: bool, free: bool) -> None: ...


class RecordPanel(QWidget):
    """Lists the records of the open page and edits the one it stands on."""

    text_asked = Signal()
    """The person wants to go on in the text, where the record is."""

    def __init__(
        self, session: Session, kind: RecordKind, form: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session, self.kind = session, kind
        self.form: Any = form
        self.list = RecordList(self, kind.lines)
        self.hint = Hint(self.list, kind.empty if session.page is not None else "")
        self.buttons = QHBoxLayout()
        self.buttons.setContentsMargins(SPACE, SPACE // 2, SPACE, SPACE // 2)
        self.buttons.setSpacing(2)
        self.accept_button = self.add_button(self.tr("Accept"), self.accept)
        self.accept_button.setToolTip(self.tr("Accept what is suggested (Space or Return)"))
        self.refuse_button = self.add_button(self.tr("Refuse"), self.refuse)
        self.buttons.addStretch(1)
        self._arrange(form)
        self.fresh_selection = False
        """Whether words are selected that the record does not hold yet."""
        self._shown: tuple[Stretch, ...] = ()
        """What the panel itself has selected in the text, to show it."""
        self._refresh_soon = Soon(self, REFRESH_MS, self._refresh_if_seen)
        self._follow_soon = Soon(self, FOLLOW_MS, self._follow_caret)
        self.list.current_changed.connect(self._current_changed)
        self.list.come_to.connect(self.show_in_text)
        self.list.selectionModel().selectionChanged.connect(self._enable)
        self.list.accept_asked.connect(self.accept)
        self.list.refuse_asked.connect(self.refuse)
        self.list.acts |= {
            "show_row": RowAct(self.go, lambda: len(self.list.chosen()) == 1),
            "accept_here": RowAct(self.accept, lambda: self._can_change(waiting=True)),
            "refuse_here": RowAct(self.refuse_waiting, lambda: self._can_change(waiting=True)),
            "remove_rows": RowAct(self.remove, lambda: self._can_change(waiting=False)),
        }
        session.page_opened.connect(self._page_opened)
        session.page_changed.connect(self._page_changed)
        session.caret_moved.connect(self._caret_moved)
        self.refresh()

    def add_button(self, words: str, act: Callable[[], object]) -> QToolButton:
        """Put another act into the row above the list and give its button."""
        button = QToolButton(self)
        button.setText(words)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _=False: act())
        self.buttons.addWidget(button)
        return button

    def _arrange(self, form: QWidget) -> None:
        self.fields_area = QScrollArea(self)
        self.fields_area.setWidget(form)
        self.fields_area.setWidgetResizable(True)
        self.fields_area.setFrameShape(QFrame.Shape.NoFrame)
        self.fields_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.addWidget(self.list)
        splitter.addWidget(self.fields_area)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self.buttons)
        layout.addWidget(splitter, 1)

    # -- showing ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the records as they are on the open page now."""
        self._refresh_soon.stop()
        page = self.session.page
        self.list.show_rows(self.kind.rows(page) if page else ())
        self._show_form()
        self._enable()

    def _show_form(self) -> None:
        page, id = self.session.page, self.list.current
        self.fields_area.setVisible(id is not None)
        self.form.show_record(page if id is not None else None, id)
        self._offer()

    def _offer(self) -> None:
        """Offer the selection to the fields, unless it is the panel's own or one of its labels."""
        page, chosen, id = self.session.page, self.session.caret.selection, self.list.current
        held = (
            tuple((part.block, part.start, part.end) for part in page.span_by_id[span].parts)
            for span in (self.kind.spans(page, id) if page and id else ())
            if page
        )
        self.fresh_selection = bool(chosen) and chosen != self._shown and chosen not in held
        self.form.offer(self.fresh_selection, not self.session.read_only)

    def _current_changed(self, id: object) -> None:
        self._show_form()
        self._enable()

    def _enable(self, *_: object) -> None:
        page, free = self.session.page, not self.session.read_only
        chosen = self.list.chosen()
        waiting = page is not None and any(self.kind.waiting(page, id) for id in chosen)
        self.accept_button.setEnabled(free and waiting)
        self.refuse_button.setEnabled(free and bool(chosen))
        self.refuse_button.setText(
            self.tr("Refuse") if waiting or not chosen else self.tr("Remove")
        )
        self.refuse_button.setToolTip(self.tr("Refuse what is suggested, remove what is not (Del)"))

    def _page_opened(self, page: object) -> None:
        self.hint.say(self.kind.empty if page is not None else "")
        self.list.stand_on(None)
        self._refresh_if_seen()

    def _page_changed(self, change: Change) -> None:
        before, after, field = change.before, change.after, self.kind.field
        if before is None or after is None or getattr(before, field) is not getattr(after, field):
            self._refresh_if_seen()
        elif any(getattr(before, part) is not getattr(after, part) for part in SHOWN_PARTS):
            self._refresh_soon.ask()

    def _refresh_if_seen(self) -> None:
        if self.isVisible():  # a hidden panel is refreshed when it is shown
            self.refresh()

    @override
    @guard(None)
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    # -- panes and panel ----------------------------------------------------------------------

    def show_in_text(self, id: str) -> None:
        """Bring a record into view in both panes."""
        page = self.session.page
        spans = self.kind.spans(page, id) if page else ()
        if page and spans:
            self.show_span(spans[0])

    def show_span(self, id: str) -> None:
        """Bring the beginning of a span into view in both panes."""
        page = self.session.page
        span = page.span_by_id.get(id) if page else None
        if span is not None:
            part = span.parts[0]
            self._shown = ((part.block, part.start, part.end),)
            self.session.show_place(part.block, part.start, part.end)

    def _caret_moved(self, caret: Caret) -> None:
        if not self.isVisible():
            return
        if caret.selection != self._shown:
            self._shown = ()
        self._offer()
        if not caret.selection:
            self._follow_soon.ask()

    def _follow_caret(self) -> None:
        """Stand on the record with the shortest label at the caret; stay where there is none."""
        page, caret = self.session.page, self.session.caret
        if page is None or caret.block is None or caret.selection:
            return
        near = page.spans_by_block.get(caret.block, ())
        owners = self.kind.owners(page, {span.id for span in near})
        found = [
            (sum(part.end - part.start for part in span.parts), owners[span.id])
            for span in near
            if span.id in owners
            for part in span.parts
            if part.block == caret.block and part.start <= caret.offset <= part.end
        ]
        if found and self.list.current not in {record for _, record in found}:
            self.list.stand_on(min(found)[1])

    # -- acts ---------------------------------------------------------------------------------

    def apply(self, edit: Edit) -> bool:
        """Ask the session for an edit; say whether it was made."""
        done = not self.session.read_only and self.session.apply(edit, self)
        if self._refresh_soon.isActive():
            self.refresh()  # what the panel did itself shows at once
        return done

    def accept(self) -> None:
        """Accept what is suggested of the chosen records, and go to the next that waits."""
        page = self.session.page
        targets = (
            [t for id in self.list.chosen() for t in self.kind.waiting(page, id)] if page else []
        )
        if not targets:
            self._say_nothing_waits()
        elif self.apply(Accept(tuple(targets))):
            self.list.step_on()

    def go(self) -> None:
        """Show the record that the list stands on, and go on in the text."""
        if self.list.current is not None:
            self.show_in_text(self.list.current)
            self.text_asked.emit()

    def _chosen(self, waiting: bool) -> list[str]:
        """Give those of the chosen records that wait for a yes or no, or those that don't."""
        page = self.session.page
        chosen = self.list.chosen() if page is not None else []
        return [id for id in chosen if page and bool(self.kind.waiting(page, id)) is waiting]

    def _can_change(self, waiting: bool) -> bool:
        return not self.session.read_only and bool(self._chosen(waiting))

    def refuse(self) -> None:
        """Refuse the chosen records that are suggested, and remove those that are not."""
        self._turn_away(self.list.chosen())

    def refuse_waiting(self) -> None:
        """Refuse the chosen records that are suggested, and leave the others."""
        if waiting := self._chosen(waiting=True):
            self._turn_away(waiting)
        else:
            self._say_nothing_waits()

    def remove(self) -> None:
        """Remove the chosen records that are not mere suggestions."""
        self._turn_away(self._chosen(waiting=False))

    def _turn_away(self, ids: Collection[str]) -> None:
        page = self.session.page
        if page is None:
            return
        edits: list[Edit] = []
        for id in ids:
            waiting = self.kind.waiting(page, id)
            edits.append(Refuse(waiting) if waiting else self.kind.remove(id))
        if edits:
            name = edits[0].name
            self.apply(edits[0] if len(edits) == 1 else Batch(tuple(edits), name))

    def _say_nothing_waits(self) -> None:
        self.session.note.emit(self.tr("Nothing here waits for a yes or no."))
