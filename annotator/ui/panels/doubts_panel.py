"""What of the page deserves a look, and why; Enter or a click goes there, Space settles it."""

import time

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.page.edits import ChangePerson, ReplaceText
from annotator.page.model import Page
from annotator.suggest.doubts import REASONS, Doubt, doubts
from annotator.ui.guard import guard
from annotator.ui.panels.hint import Hint
from annotator.ui.panels.record_list import RecordList
from annotator.ui.panels.record_rows import Row
from annotator.ui.panels.row_acts import RowAct
from annotator.ui.panels.soon import Soon
from annotator.ui.session import Change, Session
from annotator.ui.spoken import step_said

IDLE_MS = 250
"""How long a page must rest before its doubts are looked for again."""
SHARE = 10
"""A page whose doubts take long to find rests this many times as long before."""
AROUND = 24


def reason_said(doubt: Doubt) -> str:
    """Give the reason of a doubt in the language of the interface."""
    kind, arguments = doubt.reason
    return QCoreApplication.translate("doubts", REASONS[kind][1]).format(**arguments)


def context_of(page: Page, doubt: Doubt) -> str:
    """Give the words around the place of a doubt, on one line."""
    if doubt.block is not None:
        text, start, end = page.block(doubt.block).text, doubt.start, doubt.end
    else:
        text, start, end = page.raw, doubt.raw_start or 0, doubt.raw_end or 0
    low = max(0, start - AROUND)
    words = text[low : min(end, start + AROUND) + AROUND]
    return ("…" if low else "") + " ".join(words.split())


def doubt_rows(page: Page, found: tuple[Doubt, ...]) -> tuple[Row, ...]:
    """Give a row for each doubt; equal ones are told apart by how many came before."""
    seen: dict[str, int] = {}
    rows = []
    for doubt in found:
        key = f"{doubt.kind} {doubt.block} {doubt.record} {doubt.arguments}"
        number = seen[key] = seen.get(key, 0) + 1
        rows.append(
            Row(
                f"{key} {number}",
                reason_said(doubt),
                context_of(page, doubt),
                urgency=doubt.severity,
            )
        )
    return tuple(rows)


def settling_said(page: Page, doubt: Doubt) -> str:
    """Say what settling a doubt does; "" where a person has to write or to choose."""
    edit = doubt.settle
    if edit is None:
        return ""
    if isinstance(edit, ReplaceText):
        old = page.block(edit.block).text[edit.start : edit.end]
        return f"{old} → {edit.text or '∅'}"
    if isinstance(edit, ChangePerson) and isinstance(name := edit.fields.get("name"), str):
        return f"{step_said(edit.name)} ({page.person_by_id[edit.person].name} → {name})"
    return step_said(edit.name)


class DoubtList(RecordList):
    """Rows of doubts: Space settles the one in hand, Enter goes to it."""

    settle_asked = Signal()

    @override
    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.settle_asked.emit()
        else:
            super().keyPressEvent(event)


class DoubtsPanel(QWidget):
    """Lists the doubts of the open page; they are looked for while nobody types."""

    counted = Signal(str, int)
    """Page id and how many doubts were found on it."""
    text_asked = Signal()
    """The person wants to go on in the text, where the doubt is."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.found: tuple[Doubt, ...] = ()
        self.list = DoubtList(self)
        self.hint = Hint(self.list, "")
        self.settle_button = QPushButton(self)
        self.settle_button.setToolTip(
            self.tr("Settle the doubt so (Space, or Ctrl+F8 in the text)")
        )
        self.settle_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.settle_button)
        self._soon = Soon(self, IDLE_MS, self._refresh_if_seen)
        self.list.come_to.connect(self._show)
        self.list.accept_asked.connect(self.go)
        self.list.settle_asked.connect(self.settle)
        self.list.current_changed.connect(self._say_how)
        self.settle_button.clicked.connect(self.settle)
        self.list.activated.connect(lambda _: self.go())
        self.list.acts |= {
            "show_row": RowAct(self.go, lambda: len(self.list.chosen()) == 1),
            "settle_doubt": RowAct(self.settle, self._can_settle),
        }
        session.page_opened.connect(self._page_opened)
        session.page_changed.connect(self._page_changed)
        self._page_opened(session.page)

    def refresh(self) -> None:
        """Look for the doubts of the open page now, and list them."""
        self._look()
        page = self.session.page
        self.list.show_rows(doubt_rows(page, self.found) if page else ())
        self.hint.say(self.tr("Nothing on this page deserves a second look.") if page else "")
        self._say_how()

    def _refresh_if_seen(self) -> None:
        """Only count while the panel is hidden: the tab shows the number."""
        if self.isVisible():
            self.refresh()
        else:
            self._look()

    def _look(self) -> None:
        self._soon.stop()
        page, begun = self.session.page, time.perf_counter()
        self.found = doubts(page) if page else ()
        elapsed_ms = 1000 * (time.perf_counter() - begun)
        self._soon.setInterval(max(IDLE_MS, round(SHARE * elapsed_ms)))
        if page:
            self.counted.emit(page.id, len(self.found))

    @override
    @guard(None)
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def next_doubt(self) -> None:
        """Go to the first doubt behind the caret, or from the last one to the first."""
        self._step(1)

    def previous_doubt(self) -> None:
        """Go to the last doubt before the caret, or from the first one to the last."""
        self._step(-1)

    def go(self) -> None:
        """Show the doubt the list stands on and go on in the text."""
        if self.list.current is not None:
            self._show()
            self.text_asked.emit()

    def settle(self) -> None:
        """Settle the doubt in hand in the likeliest way, as one step, and go on to the next."""
        page, doubt = self.session.page, self._doubt_in_hand()
        if page is None or doubt is None:
            self.session.note.emit(self.tr("No doubt is chosen. F8 goes to the next one."))
        elif doubt.settle is None:
            self.session.note.emit(self.tr("This doubt wants a decision: write or choose."))
        elif self.session.apply(doubt.settle):
            settled = self.list.current
            self.refresh()
            if self.list.current != settled:
                self._stand_behind(_start(page, doubt))
            self._show()
            self._tell()

    def _can_settle(self) -> bool:
        doubt = self._doubt_in_hand()
        return doubt is not None and doubt.settle is not None and not self.session.read_only

    def _stand_behind(self, here: tuple[int, int]) -> None:
        """Stand on the first doubt from a place on, or on the last: others may be new before it."""
        page = self.session.page
        if page is not None and self.found:
            starts = [_start(page, doubt) for doubt in self.found]
            at = next((i for i, start in enumerate(starts) if start >= here), len(starts) - 1)
            self.list.stand_on(self.list.records.rows[at].id)

    def _tell(self) -> None:
        """Say below the text why it is a doubt and what settles it: the panel may be hidden."""
        page, doubt = self.session.page, self._doubt_in_hand()
        if page is None or doubt is None or self.isVisible():
            return
        words = reason_said(doubt)
        if how := settling_said(page, doubt):
            words = self.tr("{} · Ctrl+F8: {}").format(words, how)
        self.session.note.emit(words)

    def _doubt_in_hand(self) -> Doubt | None:
        row = self.list.records.row_of(self.list.current) if self.list.current else None
        return self.found[row] if row is not None and row < len(self.found) else None

    def _say_how(self, *_: object) -> None:
        """Say on the button what settling the doubt in hand does."""
        page, doubt = self.session.page, self._doubt_in_hand()
        words = settling_said(page, doubt) if page is not None and doubt is not None else ""
        self.settle_button.setText(words)
        self.settle_button.setVisible(bool(words))
        self.settle_button.setEnabled(not self.session.read_only)

    def _step(self, by: int) -> None:
        page, caret = self.session.page, self.session.caret
        if page is None:
            return
        self.refresh()
        if not self.found:
            return
        here = (len(page.blocks), caret.raw_offset or 0)
        if caret.block in page.block_index:
            here = (page.block_index[caret.block], caret.offset)
        starts = [_start(page, doubt) for doubt in self.found]
        current = self.list.records.row_of(self.list.current) if self.list.current else None
        if current is not None and _covers(page, self.found[current], here):
            at = (current + by) % len(starts)
        elif by > 0:
            at = next((i for i, start in enumerate(starts) if start > here), 0)
        else:
            before = [i for i, start in enumerate(starts) if start < here]
            at = before[-1] if before else len(starts) - 1
        self.list.stand_on(self.list.records.rows[at].id)
        self._show()
        self._tell()

    def _show(self, *_: object) -> None:
        doubt = self._doubt_in_hand()
        if doubt is not None:
            show_doubt(self.session, doubt)

    def _page_opened(self, page: object) -> None:
        self.list.stand_on(None)
        self.found = ()
        self.list.show_rows(())
        self.hint.say("")
        self._soon.ask() if page is not None else self._soon.stop()

    def _page_changed(self, change: Change) -> None:
        self._soon.ask()


def show_doubt(session: Session, doubt: Doubt) -> None:
    """Go to the place of a doubt of the open page, as far as it is still there."""
    page = session.page
    if doubt.block is None:
        session.show_place(raw=(doubt.raw_start or 0, doubt.raw_end or 0))
    elif page and doubt.block in page.block_index:
        length = len(page.block(doubt.block).text)
        session.show_place(doubt.block, min(doubt.start, length), min(doubt.end, length))


def _start(page: Page, doubt: Doubt) -> tuple[int, int]:
    if doubt.block is None:
        return len(page.blocks), doubt.raw_start or 0
    return page.block_index[doubt.block], doubt.start


def _covers(page: Page, doubt: Doubt, here: tuple[int, int]) -> bool:
    place, offset = _start(page, doubt)
    end = (doubt.raw_end or 0) if doubt.block is None else doubt.end
    return place == here[0] and offset <= here[1] <= end
