"""The fixed text of the page in view: its paragraphs, their labels and marks, and the caret."""

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from typing_extensions import override

from annotator.page.model import Block, Page
from annotator.page.pieces import Place as At
from annotator.ui.counterpart import Stretch, first_difference, raw_place, raw_ranges
from annotator.ui.guard import guard
from annotator.ui.gutter import Gutter, PlainPane
from annotator.ui.label_marks import LabelMarks
from annotator.ui.label_paint import paint_marks, stretches
from annotator.ui.qt_text import utf16_units
from annotator.ui.session import Caret, Change, Place, Session
from annotator.ui.spaced_layout import SpacedLayout
from annotator.ui.text.gutter import TextCells
from annotator.ui.text.hint import paint_hint
from annotator.ui.text.role_look import role_format
from annotator.ui.text.rows import TextRows
from annotator.ui.theme import POINTS, current, reading_font

Move = QTextCursor.MoveMode


class TextView(PlainPane):
    """Shows the page's blocks as paragraphs, with their labels, and tells where the caret is."""

    menu_asked = Signal(object)
    """QPoint on the screen: a context menu is wanted for the caret and the selection."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.theme = current()
        self.points = POINTS
        self.marks = LabelMarks()
        self.busy = False
        """Set while the document or the caret changes in ways that are no act of the person."""
        self._counterpart: tuple[Stretch, ...] = ()
        self._other_caret: At | None = None

        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(10)
        layout = SpacedLayout(document)
        layout.leading, layout.gap = 5, 7
        document.setDocumentLayout(layout)
        document.setDefaultFont(reading_font(self.points))
        self.setDocument(document)
        self.setUndoRedoEnabled(False)
        self.setFont(reading_font(self.points))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.rows = TextRows(document, self._format_of)
        self.cells = TextCells(self.rows)
        self.gutter = Gutter(self, self.cells.width, self._paint_cell, self.cells.said_of)
        self.setViewportMargins(self.cells.width, 0, 0, 0)

        self.cursorPositionChanged.connect(self.tell_caret)
        self.selectionChanged.connect(self.tell_caret)
        session.page_opened.connect(self.fill)
        session.page_changed.connect(self._follow)
        session.caret_moved.connect(self._show_counterpart)
        session.focus_place.connect(self._go_to)
        self.fill(session.page)

    # -- what is shown --------------------------------------------------------------------------

    def _format_of(self, block: Block) -> QTextCharFormat:
        return role_format(block.role, self.theme, self.points)

    def _paint_cell(self, painter: QPainter, block: QTextBlock, rect: QRectF) -> None:
        self.cells.paint(painter, block, rect, self.theme)

    def fill(self, page: Page | None) -> None:
        """Show this page in place of everything."""
        self.busy = True
        self._counterpart, self._other_caret = (), None
        self.rows.fill(page.blocks if page else ())
        self.marks.fill(page)
        self.cells.fill(page)
        self.setReadOnly(page is None or not page.blocks or self.session.read_only)
        self.setTextCursor(QTextCursor(self.document()))
        self.verticalScrollBar().setValue(0)
        self.centre()
        self.busy = False
        self.viewport().update()
        self.gutter.update()

    def _follow(self, change: Change) -> None:
        if change.before is None or change.after is None:
            return
        self.busy = True
        held, caret, top = self.held_place(), self.place(), self.top_place()
        touched = self.rows.follow(change.after.blocks)
        relabelled = self.marks.follow(change.before, change.after)
        arranged = self.cells.follow(change.before, change.after, touched)
        if change.origin is not self and touched:
            self._restore(change, held, caret, top)
        self.busy = False
        if arranged:
            self.viewport().update()
            self.gutter.update()
        else:
            place = self.place() if change.origin is self else None
            typed = place.block if place else ""  # Qt paints the row that was typed in by itself
            alone = {typed} if len(self.rows.qt_blocks(typed)) == 1 else set()
            self._update_blocks({*touched, *relabelled} - alone)
        if change.origin is not self:
            self.setReadOnly(not change.after.blocks or self.session.read_only)
            self.tell_caret()

    def _update_blocks(self, ids: set[str]) -> None:
        """Paint some blocks anew; where a row's height changes, Qt paints what is below it."""
        for qt_block, rect in self.rows_in_view() if ids else ():
            number = qt_block.blockNumber()
            if number < len(self.rows.rows) and self.rows.rows[number].block in ids:
                top, height = int(rect.top()), int(rect.height()) + 2
                self.viewport().update(0, top, self.viewport().width(), height)
                self.gutter.update(0, top, self.gutter.width(), height)

    def _restore(self, change: Change, held: At | None, caret: At | None, top: At | None) -> None:
        """Put caret and scroll bar back to the text where they stood, or where it changed.

        What is selected from `held` to the caret stays so where it reads as before.
        """
        assert change.before is not None
        assert change.after is not None
        index = change.after.block_index
        if change.jump and (place := first_difference(change.before, change.after)):
            self.go(place)
            return
        if held is not None and caret is not None and _read_alike(change, held, caret):
            self.put_caret(held, caret)
        elif caret is not None and caret.block in index:
            self.put_caret(caret)
        if top is not None and top.block in index:
            number = self.rows.row_of(*top)
            if number is not None:
                line = self.document().findBlockByNumber(number).firstLineNumber()
                self.verticalScrollBar().setValue(line)

    def set_points(self, points: float) -> None:
        """Show the text at another size."""
        self.points = points
        self.setFont(reading_font(points))
        self.document().setDefaultFont(reading_font(points))
        self._reformat()

    def _reformat(self) -> None:
        self.busy = True
        self.theme = current()
        self.rows.reformat()
        self.busy = False
        self.viewport().update()

    # -- caret ----------------------------------------------------------------------------------

    def place(self) -> At | None:
        """Give where the caret stands; None on a page without blocks."""
        found = self.rows.place_at(self.textCursor().position())
        return At(*found) if found else None

    def held_place(self) -> At | None:
        """Give where the selection was begun; where nothing is selected, the caret's place."""
        found = self.rows.place_at(self.textCursor().anchor())
        return At(*found) if found else None

    def top_place(self) -> At | None:
        """Give the place at the top of the view."""
        found = self.rows.place_at(self.firstVisibleBlock().position())
        return At(*found) if found else None

    def ends(self) -> tuple[At, At] | None:
        """Give both ends of the selection in reading order, equal where nothing is selected."""
        cursor = self.textCursor()
        start = self.rows.place_at(cursor.selectionStart())
        end = self.rows.place_at(cursor.selectionEnd())
        return (At(*start), At(*end)) if start and end else None

    def put_caret(self, place: At, end: At | None = None) -> None:
        """Put the caret at a place, or select from there to another."""
        if (cursor := self._cursor(place, end)) is not None:
            self.setTextCursor(cursor)

    def go(self, place: At, end: At | None = None) -> None:
        """Put the caret there and bring it into view, in the middle where it was out of view."""
        if (cursor := self._cursor(place, end)) is not None:
            self.go_to(cursor)

    def _cursor(self, place: At, end: At | None) -> QTextCursor | None:
        start = self.rows.position_of(*place)
        if start is None:
            return None
        cursor = self.textCursor()
        cursor.setPosition(start)
        if end is not None and (stop := self.rows.position_of(*end)) is not None:
            cursor.setPosition(stop, Move.KeepAnchor)
        return cursor

    def tell_caret(self) -> None:
        """Say where the person is, by this pane's caret and selection."""
        if self.busy:
            return
        if self._counterpart or self._other_caret:
            self._counterpart, self._other_caret = (), None
            self.viewport().update()
        place, ends = self.place(), self.ends()
        if place is None or ends is None:
            self.session.set_caret(Caret(by=self))
            return
        selection = tuple(self._stretches(*ends)) if ends[0] != ends[1] else ()
        self.session.set_caret(self._caret(place, selection))

    def _caret(self, place: At, selection: tuple[Stretch, ...]) -> Caret:
        page = self.session.page
        assert page is not None
        raw = raw_place(page.block(place.block), place.offset)
        ranges = raw_ranges(page, selection)
        return Caret(place.block, place.offset, selection, raw, ranges, self)

    def _stretches(self, start: At, end: At) -> list[Stretch]:
        page = self.session.page
        assert page is not None
        first, last = page.block_index[start.block], page.block_index[end.block]
        found = []
        for block in page.blocks[first : last + 1]:
            low = start.offset if block.id == start.block else 0
            high = end.offset if block.id == end.block else len(block.text)
            if low < high:
                found.append((block.id, low, high))
        return found

    def _show_counterpart(self, caret: Caret) -> None:
        if caret.by is self:
            return
        self._counterpart = caret.selection
        self._other_caret = At(caret.block, caret.offset) if caret.block is not None else None
        if self._other_caret is not None:
            self._look_at(self._other_caret)
        self.viewport().update()

    def _look_at(self, place: At) -> None:
        """Bring a place into view without moving the caret."""
        position = self.rows.position_of(*place)
        if position is None:
            return
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        if not self.isVisible() or self.in_view(self.cursorRect(cursor)):
            return
        line = cursor.block().firstLineNumber()
        page_step = self.verticalScrollBar().pageStep()
        self.verticalScrollBar().setValue(max(0, line - page_step // 3))

    def _go_to(self, place: Place) -> None:
        if place.block is not None:
            self.busy = True
            start, end = At(place.block, place.start), At(place.block, place.end)
            if start == end == self.place():
                self.centre()  # what is selected up to here stays so
            else:
                self.go(start, end)
            self.busy = False
            self.tell_caret()

    def block_of_caret(self) -> str | None:
        """Give the block in which the person last put this pane's caret."""
        place = self.place()
        return place.block if place else None

    def go_to_row(self, number: int) -> None:
        """Put the caret to the head of a row."""
        if 0 <= number < len(self.rows.rows):
            row = self.rows.rows[number]
            self.go(At(row.block, row.start))

    # -- painting -------------------------------------------------------------------------------

    @override
    @guard(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            self._paint_under(painter, event.rect())
            self._paint_other_caret(painter)
            if not self.rows.rows:
                painter.setFont(QApplication.font())
                paint_hint(painter, self.viewport().rect(), self.session.page, self.theme)
        super().paintEvent(event)

    def _paint_other_caret(self, painter: QPainter) -> None:
        """Show where the raw pane's caret stands in the text, or this pane's own without keys."""
        place, colour = self._other_caret, self.theme.accent
        if place is None and not self.hasFocus():
            place, colour = self.place(), self.theme.faint
        position = self.rows.position_of(*place) if place else None
        if position is not None:
            cursor = QTextCursor(self.document())
            cursor.setPosition(position)
            rect = self.cursorRect(cursor)
            painter.fillRect(rect.left() - 1, rect.top(), 2, rect.height(), colour)

    def _paint_under(self, painter: QPainter, dirty: QRect) -> None:
        counterpart = {block: (start, end) for block, start, end in self._counterpart}
        wash = QColor(self.theme.accent)
        wash.setAlpha(60)
        for qt_block, rect in self.rows_in_view():
            number = qt_block.blockNumber()
            if rect.bottom() <= dirty.top():
                continue
            if rect.top() > dirty.bottom() or number >= len(self.rows.rows):
                break
            row = self.rows.rows[number]
            marks = self.marks.of(row.block)
            if not marks and row.block not in counterpart:
                continue
            text, layout, origin = qt_block.text(), qt_block.layout(), rect.topLeft()
            visible = (float(dirty.top()), float(dirty.bottom()))
            paint_marks(painter, layout, origin, text, row.start, marks, self.theme, visible)
            if row.block in counterpart:
                start, end = counterpart[row.block]
                low = utf16_units(text, max(0, start - row.start))
                high = utf16_units(text, min(len(text), max(0, end - row.start)))
                for stretch in stretches(layout, QPointF(origin), low, high):
                    painter.fillRect(stretch, wash)

    @override
    @guard(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        rect = self.cursorRect()
        seen = rect.top() >= 0 and rect.bottom() <= event.oldSize().height()
        super().resizeEvent(event)
        if self.cells.suit(self.width()):
            self.setViewportMargins(self.cells.width, 0, 0, 0)
        if seen:
            self.centre()
        area = self.contentsRect()
        self.gutter.setGeometry(area.left(), area.top(), self.cells.width, area.height())

    @override
    @guard(None)
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and current() is not self.theme:
            self._reformat()

    @override
    @guard(None)
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        cursor = self.cursorForPosition(event.pos())
        now = self.textCursor()
        if not now.selectionStart() <= cursor.position() <= now.selectionEnd():
            self.setTextCursor(cursor)
        self.menu_asked.emit(event.globalPos())


def _read_alike(change: Change, held: At, caret: At) -> bool:
    """Whether what lies between two places reads after a change as it did before."""
    return (
        change.before is not None
        and change.after is not None
        and _between(change.before, held, caret) == _between(change.after, held, caret)
    )


def _between(page: Page, held: At, caret: At) -> list[tuple[str, str]] | None:
    """Give id and text of the blocks from one place to another; None where one is not there."""
    index = page.block_index
    if held.block not in index or caret.block not in index:
        return None
    low, high = sorted((index[held.block], index[caret.block]))
    return [(block.id, block.text) for block in page.blocks[low : high + 1]]
