"""The gestures of a person at the window: caret here, select that, this row, that field."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QWidget

from annotator.page.model import Block, Page, Part
from annotator.suggest.words import word_at
from annotator.ui.gutter import PlainPane
from annotator.ui.panels.record_panel import RecordPanel
from annotator.ui.panels.row_look import Shown
from annotator.ui.session import Session
from annotator.ui.window import Window
from tests.workflows.person import (
    Found,
    Modifier,
    Person,
    place_of,
    settle,
    turn_wheel,
    wait_until,
)

Interval = tuple[int, int]
SHIFT, CTRL = Modifier.ShiftModifier, Modifier.ControlModifier


class Desk:
    """A window and the person who sits before it."""

    def __init__(self, window: Window, person: Person) -> None:
        self.window, self.person = window, person
        self.text, self.raw = window.text, window.raw
        self._stands_on: tuple[str, str] | None = None
        """The record last clicked; a caret put into the text may make its panel follow."""

    @property
    def session(self) -> Session:
        return self.window.session

    @property
    def page(self) -> Page:
        page = self.session.page
        assert page is not None
        return page

    def block(self, id: str) -> Block:
        return self.page.block(id)

    # -- the fixed text -------------------------------------------------------------------------

    def _position(self, block: str, offset: int) -> int:
        position = self.text.rows.position_of(block, offset)
        assert position is not None
        return position

    def caret(self, block: str, offset: int) -> None:
        """Click between two characters; where a click can't tell, an arrow key does."""
        self._stands_on = None
        here, ends = self.text.place(), self.text.ends()
        settled = ends is not None and ends[0] == ends[1] and self.text.hasFocus()
        if settled and here == (block, offset):
            return
        self._click_at(self._position(block, offset))
        for _ in range(2):
            now = self.text.textCursor().position() - self._position(block, offset)
            if now:
                self.person.press("Left" if now > 0 else "Right", abs(now))
        assert self.text.place() == (block, offset), (self.text.place(), block, offset)

    def _click_at(self, position: int, modifiers: Modifier = Modifier.NoModifier) -> None:
        self.person.scroll_to(self.text, position)
        self.person.click(self.text.viewport(), _right_of(self.text, position), modifiers)

    def select(self, parts: Sequence[Part]) -> None:
        """Select stretches that follow each other: by double click, drag, or click by click."""
        wanted = tuple((part.block, part.start, part.end) for part in parts)
        if self.selected(parts):
            return
        start = self._position(parts[0].block, parts[0].start)
        end = self._position(parts[-1].block, parts[-1].end)
        if len(parts) == 1 and self._is_word(parts[0]):
            middle = self._position(parts[0].block, (parts[0].start + parts[0].end) // 2)
            self.person.scroll_to(self.text, middle)
            self.person.double_click(self.text.viewport(), _right_of(self.text, middle))
        else:
            self._sweep(start, end)
        if self.session.caret.selection != wanted:
            self._click_at(start)
            self._click_at(end, SHIFT)
            beyond = self.text.textCursor().position() - end
            if beyond:
                self.person.press("Shift+Left" if beyond > 0 else "Shift+Right", abs(beyond))
        assert self.session.caret.selection == wanted, (self.session.caret.selection, wanted)

    def selected(self, parts: Sequence[Part]) -> bool:
        """Whether just these stretches are selected in the text."""
        wanted = tuple((part.block, part.start, part.end) for part in parts)
        return self.session.caret.selection == wanted and self.session.caret.by is self.text

    def _is_word(self, part: Part) -> bool:
        known = [person.name for person in self.page.people]
        middle = (part.start + part.end) // 2
        return word_at(self.block(part.block).text, middle, known) == (part.start, part.end)

    def _sweep(self, start: int, end: int) -> None:
        """Drag from one position to another; where one screen can't show both, click and Shift."""
        cursor, viewport = self.text.textCursor(), self.text.viewport()
        if cursor.selectionStart() <= start < cursor.selectionEnd():
            self._click_at(end)  # dragging what is selected would move it
        self.person.scroll_to(self.text, start)
        if not _shows(self.text, end):
            self.person.scroll_to(self.text, end)
        if _shows(self.text, start) and _shows(self.text, end):
            first, last = _right_of(self.text, start), _left_of(self.text, end)
            self.person.drag(viewport, first, last)
        else:
            self._click_at(start)
            self._click_at(end, SHIFT)

    def inside(self, parts: Sequence[Part]) -> None:
        """Put the caret inside a label."""
        part = parts[0]
        self.caret(part.block, (part.start + part.end) // 2)

    def select_blocks(self, ids: Sequence[str]) -> None:
        """Put the caret into a paragraph, or select from within one to within a later one."""
        first, last = ids[0], ids[-1]
        if first == last:
            here = self.text.place()
            if here is None or here.block != first or self._selected():
                self.caret(first, min(1, len(self.block(first).text)))
            elif not self.text.hasFocus():
                self.caret(first, here.offset)
            return
        self.caret(first, 0)
        self._click_at(self._position(last, 1), SHIFT)

    def _selected(self) -> bool:
        ends = self.text.ends()
        return ends is not None and ends[0] != ends[1]

    # -- raw ------------------------------------------------------------------------------------

    def select_raw(self, ranges: Sequence[Interval]) -> None:
        """Select stretches of raw in this order: lines at the margin, parts of one by a drag."""
        raw = self.page.raw
        for number, (start, end) in enumerate(ranges):
            lines = start == raw.rfind("\n", 0, start) + 1 and (end == len(raw) or raw[end] == "\n")
            if lines and start < end:
                self._line(start, CTRL if number else Modifier.NoModifier)
                if self.raw.index.row_of(end) != self.raw.index.row_of(start):
                    self._line(end, SHIFT)
            else:
                self._raw_sweep(start, end, CTRL if number else Modifier.NoModifier)
        found = self.session.caret.raw_selection
        assert found == tuple(ranges), (found, ranges)

    def _line(self, offset: int, modifiers: Modifier) -> None:
        position = self.raw.position_at(offset)
        self.person.scroll_to(self.raw, position)
        y = place_of(self.raw, position).center().y()
        self.person.click(self.raw.gutter, QPoint(self.raw.gutter.width() // 2, y), modifiers)

    def _raw_sweep(self, start: int, end: int, modifiers: Modifier) -> None:
        first, last = self.raw.position_at(start), self.raw.position_at(end)
        cursor = self.raw.textCursor()
        if cursor.selectionStart() <= first < cursor.selectionEnd() and not modifiers:
            self.person.scroll_to(self.raw, last)
            self.person.click(self.raw.viewport(), _right_of(self.raw, last))
        self.person.scroll_to(self.raw, last)
        if not _shows(self.raw, first):
            self.person.scroll_to(self.raw, first)
        at = _right_of(self.raw, first)
        if _shows(self.raw, last):
            self.person.drag(self.raw.viewport(), at, _left_of(self.raw, last), modifiers)
        else:
            self.person.click(self.raw.viewport(), at, modifiers)
            self.person.scroll_to(self.raw, last)
            self.person.click(self.raw.viewport(), _left_of(self.raw, last), SHIFT)
        beyond = self.raw.textCursor().position() - last
        if beyond:
            self.person.press("Shift+Left" if beyond > 0 else "Shift+Right", abs(beyond))

    def flip(self, newline: int) -> None:
        """Click the mark at a raw line's end, or where that can't be seen, press its key."""
        row = self.raw.index.row_of(newline)
        self.person.scroll_to(self.raw, self.raw.position_at(newline))
        mark = self.raw.end_rect(row)
        if self.raw.viewport().rect().contains(mark.center()):
            self.person.click(self.raw.viewport(), mark.center())
        else:
            position = self.raw.position_at(newline)
            self.person.click(self.raw.viewport(), _left_of(self.raw, position))
            self.person.command("flip_line_end")

    # -- panels ---------------------------------------------------------------------------------

    def open_panel(self, name: str) -> None:
        """Show one of the panels at the right."""
        panel: QWidget = getattr(self.window, name)
        if not panel.isVisible():
            self.person.command(f"focus_{name}")
            settle()

    def row(
        self, view: QAbstractItemView, index: QModelIndex, modifiers: Modifier = Modifier.NoModifier
    ) -> None:
        """Click a row of a list or tree."""
        self.show_row(view, index)
        self.person.click(view.viewport(), view.visualRect(index).center(), modifiers)

    def show_row(self, view: QAbstractItemView, index: QModelIndex) -> None:
        """Turn the wheel until a row can be seen."""
        assert index.isValid()
        for _ in range(60):
            rect = view.visualRect(index)
            if view.viewport().rect().contains(rect.center()):
                return
            turn_wheel(view.viewport(), 1 if rect.center().y() > 0 else -1)
        raise AssertionError("the row can't be scrolled into view")

    def record(self, name: str, id: str) -> RecordPanel:
        """Show a panel of records and let it stand on one of them."""
        self.open_panel(name)
        panel: RecordPanel = getattr(self.window, name)
        if self._stands_on != (name, id) or panel.list.current != id:
            index = next(
                panel.list.records.index(row)
                for row in range(panel.list.records.rowCount())
                if panel.list.records.index(row).data(Shown.ID) == id
            )
            self.row(panel.list, index)
            settle()
            self._stands_on = name, id
        assert panel.list.current == id
        return panel

    def field(self, panel: RecordPanel, widget: Found) -> Found:
        """Turn the wheel until a field of a record can be seen, and give it."""
        area: QScrollArea = panel.fields_area
        wait_until(widget.isVisible, f"{widget!r} on the screen")
        for _ in range(60):
            middle = widget.mapTo(area.viewport(), widget.rect().center())
            if area.viewport().rect().adjusted(0, 4, 0, -4).contains(middle):
                return widget
            turn_wheel(area.viewport(), 1 if middle.y() > 0 else -1)
        raise AssertionError(f"{widget!r} can't be scrolled into view")


def _shows(pane: PlainPane, position: int) -> bool:
    return pane.in_view(place_of(pane, position))


def _right_of(pane: PlainPane, position: int) -> QPoint:
    """Give a place at the left edge of the character at a position."""
    rect: QRect = place_of(pane, position)
    return QPoint(rect.left() + 1, rect.center().y())


def _left_of(pane: PlainPane, position: int) -> QPoint:
    """Give a place at the right edge of the character before a position, on that one's line."""
    cursor = pane.textCursor()
    cursor.setPosition(position)
    if cursor.atBlockStart():
        return _right_of(pane, position)
    cursor.movePosition(cursor.MoveOperation.PreviousCharacter)
    before = pane.cursorRect(cursor)
    here = place_of(pane, position)
    if before.center().y() == here.center().y():
        return QPoint(here.left(), here.center().y())
    return QPoint(before.left() + before.height(), before.center().y())
