"""The raw text as it came in: read-only, coloured by article, its line ends marked."""

from PySide6.QtCore import (
    QEvent,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from annotator.page.model import Page
from annotator.ui.guard import guard
from annotator.ui.gutter import EDGE, Gutter, PlainPane
from annotator.ui.panels.soon import Soon
from annotator.ui.qt_text import code_points, shown, utf16_units
from annotator.ui.raw.controls import hide_controls
from annotator.ui.raw.index import RawIndex
from annotator.ui.raw.line_ends import mark_rect
from annotator.ui.raw.paint import RawPainter
from annotator.ui.session import Caret, Change, Place, Session
from annotator.ui.spaced_layout import SpacedLayout
from annotator.ui.theme import POINTS, current, reading_font, small_font

Move = QTextCursor.MoveMode
Interval = tuple[int, int]

SMALLER = 1.5
"""Points by which raw is smaller than the text: a column's line with its mark fits beside it."""
MARGIN = 10


class RawView(PlainPane):
    """Shows raw and what became of it, tells where the caret is, and follows that of the text."""

    menu_asked = Signal(object)
    """QPoint on the screen: a context menu is wanted for the caret and the selection."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.theme = current()
        self.index = RawIndex()
        self.painting = RawPainter(self.index)
        self.busy = False
        self._more: tuple[Interval, ...] = ()
        self._counterpart: tuple[Interval, ...] = ()
        self._mark: int | None = None
        self._hovered = -1
        self._shown: Page | None = None
        """The page that is shown, where the session's is newer."""
        self._told: Caret | None = None
        self._soon = Soon(self, 0, self.catch_up)

        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(MARGIN)
        option = document.defaultTextOption()
        # A character's room behind each line, for its mark; nothing else comes of this flag here.
        option.setFlags(QTextOption.Flag.AddSpaceForLineAndParagraphSeparators)
        document.setDefaultTextOption(option)
        layout = SpacedLayout(document)
        layout.leading = layout.gap = 1.5
        document.setDocumentLayout(layout)
        document.setDefaultFont(reading_font(POINTS - SMALLER))
        self.setDocument(document)
        self.setUndoRedoEnabled(False)
        self.setFont(reading_font(POINTS - SMALLER))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setCursorWidth(2)
        self.viewport().setMouseTracking(True)
        self.gutter = Gutter(self, 40, self._paint_number)
        self.gutter.asked.connect(lambda _, place: self.menu_asked.emit(place))

        self.cursorPositionChanged.connect(self.tell_caret)
        self.selectionChanged.connect(self.tell_caret)
        session.page_opened.connect(self.fill)
        session.page_changed.connect(self._follow)
        session.caret_moved.connect(self._show_counterpart)
        session.focus_place.connect(self._go_to)
        self.fill(session.page)

    # -- what is shown --------------------------------------------------------------------------

    def fill(self, page: Page | None) -> None:
        """Show this page in place of everything."""
        self.busy = True
        self._more = self._counterpart = ()
        self._mark, self._hovered = None, -1
        self._shown = self._told = None
        self.index.fill(page)
        self.painting.fill(page)
        self.setPlainText(self._shown_rows())
        hide_controls(self.document(), self.index)
        digits = len(str(len(self.index.starts)))
        self.gutter.wide = 18 + self.gutter.fontMetrics().horizontalAdvance("0") * max(3, digits)
        self.setViewportMargins(self.gutter.wide, 0, 0, 0)
        self._place_gutter()
        self.setTextCursor(QTextCursor(self.document()))
        self.verticalScrollBar().setValue(0)
        self.centre()
        self.busy = False
        self.viewport().update()
        self.gutter.update()

    def _shown_rows(self) -> str:
        """Give raw as Qt can hold it, row by row the same number of characters."""
        rows = map(self.index.bounds, range(len(self.index.starts)))
        return "\n".join(shown(self.index.raw[start:end]) for start, end in rows)

    def _follow(self, change: Change) -> None:
        """Follow at once, or, where somebody types, as soon as the key is on the screen."""
        if self._shown is None:
            self._shown = change.before
        if change.typed:
            self._soon.ask()
        else:
            self.catch_up()

    def catch_up(self) -> None:
        """Show the page and the caret as they are now."""
        before, after, self._shown = self._shown, self.session.page, None
        if before is not None and after is not None and before is not after:
            rows = self.index.follow(before, after)
            if self.painting.follow(before, after):
                self.viewport().update()
            else:
                self._update_rows(rows)
        if self._told is not None:
            caret, self._told = self._told, None
            self._show_caret(caret)

    def _update_rows(self, numbers: set[int]) -> None:
        """Paint some rows anew."""
        for block, rect in self.rows_in_view() if numbers else ():
            if block.blockNumber() in numbers:
                top, height = int(rect.top()) - EDGE, int(rect.height()) + 2 * EDGE + 1
                self.viewport().update(0, top, self.viewport().width(), height)

    def set_points(self, points: float) -> None:
        """Show raw as it fits a text of this size."""
        font = reading_font(points - SMALLER)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.viewport().update()

    def width_of(self, characters: int) -> int:
        """Say how many pixels wide the pane has to be for a line of so many Chinese characters."""
        metrics = QFontMetrics(self.document().defaultFont())
        text = characters * metrics.horizontalAdvance("一") + metrics.horizontalAdvance("\u21b5")
        return self.gutter.wide + 2 * MARGIN + text + self.verticalScrollBar().sizeHint().width()

    # -- caret ----------------------------------------------------------------------------------

    def raw_at(self, position: int) -> int:
        """Give the raw offset of a position in the document."""
        block = self.document().findBlock(position)
        inside = code_points(block.text(), position - block.position())
        return self.index.starts[block.blockNumber()] + inside

    def position_at(self, raw_offset: int) -> int:
        """Give the document's position of a raw offset."""
        row = self.index.row_of(raw_offset)
        block = self.document().findBlockByNumber(row)
        inside = utf16_units(block.text(), raw_offset - self.index.starts[row])
        return block.position() + min(inside, block.length() - 1)

    def selected(self) -> tuple[Interval, ...]:
        """Give the chosen stretches of raw in the order in which they were chosen."""
        cursor = self.textCursor()
        ranges = self._more
        if cursor.hasSelection():
            ranges = (
                *ranges,
                (self.raw_at(cursor.selectionStart()), self.raw_at(cursor.selectionEnd())),
            )
        return ranges

    def tell_caret(self) -> None:
        """Say where the person is, by this pane's caret and selection."""
        if self.busy or self.session.page is None:
            return
        self._told = None
        self.catch_up()
        offset = self.raw_at(self.textCursor().position())
        ranges = self.selected()
        place = self.index.place(offset)
        self._counterpart, self._mark = (), None
        self.session.set_caret(
            Caret(
                place.block if place else None,
                place.offset if place else 0,
                self.index.stretches(ranges),
                offset,
                ranges,
                self,
            )
        )
        self.viewport().update()

    def _show_counterpart(self, caret: Caret) -> None:
        if caret.by is self:
            self._told = None
            return
        self._told = caret
        if self._soon.isActive():
            return
        self.catch_up()

    def _show_caret(self, caret: Caret) -> None:
        marked, self._mark = self._mark, caret.raw_offset
        many = bool(self._counterpart or caret.raw_selection or self._more)
        self._more, self._counterpart = (), caret.raw_selection
        if many:
            self.viewport().update()
        elif marked == self._mark:
            return  # somebody types: what is added stands nowhere in raw
        if self._mark is not None:
            self._look_at(self._mark)
        self._update_rows({self.index.row_of(at) for at in (marked, self._mark) if at is not None})

    def _look_at(self, start: int, end: int | None = None) -> None:
        self.busy = True
        cursor = self.textCursor()
        cursor.setPosition(self.position_at(start))
        if end is not None:
            cursor.setPosition(self.position_at(end), Move.KeepAnchor)
        self.go_to(cursor)
        self.busy = False

    def _go_to(self, place: Place) -> None:
        if place.raw_start is not None:
            self._look_at(place.raw_start, place.raw_end)
            if place.block is None:
                self.tell_caret()

    def end_rect(self, row: int) -> QRect:
        """Give where in the viewport a row's end mark lies; empty where it is out of view."""
        for block, rect in self.rows_in_view():
            if block.blockNumber() == row:
                return mark_rect(block, rect).toRect()
        return QRect()

    # -- painting -------------------------------------------------------------------------------

    @override
    @guard(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        dirty = event.rect()
        top, bottom = dirty.top() - EDGE, dirty.bottom() + EDGE
        self.painting.visible = float(top), float(bottom)
        rows = [
            (block, rect)
            for block, rect in self.rows_in_view()
            if rect.bottom() >= top and rect.top() <= bottom
        ]
        with QPainter(self.viewport()) as painter:
            for block, rect in rows:
                self.painting.under(painter, block, rect, self.theme)
                for start, end in (*self._more, *self._counterpart):
                    self.painting.chosen(painter, block, rect, self.theme, start, end)
                if self._mark is not None:
                    self.painting.caret(painter, block, rect, self.theme, self._mark)
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            for block, rect in rows:
                hovered = block.blockNumber() == self._hovered
                self.painting.over(painter, block, rect, self.theme, hovered)

    def _paint_number(self, painter: QPainter, block: QTextBlock, rect: QRectF) -> None:
        row = block.blockNumber()
        if self.session.page is None or not self.index.starts_line(row):
            return
        line = block.layout().lineAt(0)
        cell = QRectF(0, rect.top(), self.gutter.width() - 8, line.height())
        painter.setFont(small_font())
        painter.setPen(self.theme.faint)
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(cell, align, str(self.index.number_of(row) + 1))

    @override
    @guard(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_gutter()

    def _place_gutter(self) -> None:
        area = self.contentsRect()
        self.gutter.setGeometry(area.left(), area.top(), self.gutter.wide, area.height())

    @override
    @guard(None)
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.theme = current()
            self.viewport().update()
