"""The editor of the fixed text: what is typed, cut, pasted and composed becomes edits."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotator.page.model import Page
from annotator.page.pieces import Place as At
from annotator.ui.guard import guard
from annotator.ui.qt_text import code_points, shown
from annotator.ui.session import Change, Session
from annotator.ui.text.clipboard import Clip
from annotator.ui.text.paragraph_keys import ParagraphKeys, taken_out
from annotator.ui.text.typing_run import TypingRun, changed_stretch
from annotator.ui.text.view import TextView
from annotator.ui.text.word_keys import select_word, step_word

Move = QTextCursor.MoveMode


class TextPane(TextView):
    """Types natively inside a row and turns the result into a run; all else is an edit at once."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.run: TypingRun | None = None
        super().__init__(session, parent)
        self.clip = Clip()
        self.paragraph_keys = ParagraphKeys(session, self)
        self.document().contentsChange.connect(self._changed_by_others)
        session.page_changed.connect(self._end_run)
        session.page_opened.connect(self._forget_run)

    def _end_run(self, change: Change) -> None:
        if change.origin is not self:
            self.run = None

    def _forget_run(self, _: Page | None) -> None:
        self.run = None

    @property
    def composing(self) -> bool:
        """Whether an input method is at work; no command may start meanwhile."""
        return bool(self.textCursor().block().layout().preeditAreaText())

    @override
    @guard(False)
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if self.composing:
                event.accept()  # a key press now belongs to the input method, never to a command
                return True
            if event.matches(Keys.Undo) or event.matches(Keys.Redo):
                event.ignore()
                return False
        return super().event(event)

    @override
    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = Qt.KeyboardModifier
        if self.composing and event.modifiers() & (
            modifiers.ControlModifier | modifiers.AltModifier | modifiers.MetaModifier
        ):
            event.accept()
            return
        for key, act in KEYS:
            if _is(event, key) and act(self):
                event.accept()
                return
        if self.isReadOnly():
            if _types(event):
                self.session.refuses()
            super().keyPressEvent(event)
            return
        if _types(event):
            self._take_paragraphs()
        self._natively(lambda: super(TextPane, self).keyPressEvent(event))

    def _one_row(self) -> bool:
        cursor = self.textCursor()
        document = self.document()
        return (
            document.findBlock(cursor.selectionStart()).blockNumber()
            == document.findBlock(cursor.selectionEnd()).blockNumber()
        )

    def _take_paragraphs(self) -> None:
        """Delete a selection over several rows, as the beginning of a run of typing."""
        ends, page = self.ends(), self.session.page
        if ends is None or page is None or self._one_row():
            return
        run = TypingRun(page.block(ends[0].block), ends[0].offset, ends[0].offset)
        if self.session.apply(run.begin(taken_out(*ends)), key=run):
            after = self.session.page
            assert after is not None
            run.before = after.block(ends[0].block)
            self.put_caret(ends[0])
            self.run = run

    @override
    @guard(None)
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if self.isReadOnly():
            if event.commitString():
                self.session.refuses()
            event.ignore()
            return
        commit = event.commitString()
        if event.preeditString() or commit:
            self._take_paragraphs()
        if commit and not commit.isprintable():
            clean = "".join(c for c in commit if c.isprintable() or c == "\u3000")
            event.setCommitString(clean, event.replacementStart(), event.replacementLength())
        self._natively(lambda: super(TextPane, self).inputMethodEvent(event))
        if self.run is not None:
            self.run.composing = bool(event.preeditString())

    @override
    @guard(None)
    def inputMethodQuery(self, query: Qt.InputMethodQuery, argument: Any = None) -> Any:
        if query is Qt.InputMethodQuery.ImCursorRectangle:
            rect = self.cursorRect()
            return rect.translated(self.viewport().pos())
        return super().inputMethodQuery(query)

    @override
    @guard(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.finish_composition()
        super().focusOutEvent(event)

    def finish_composition(self) -> None:
        """Commit what the input method has so far, as it would be by going on typing."""
        if self.composing:
            QGuiApplication.inputMethod().commit()
            preedit = self.textCursor().block().layout().preeditAreaText()
            if preedit:
                event = QInputMethodEvent("", [])
                event.setCommitString(preedit)
                self.inputMethodEvent(event)

    def absorb(self, number: int, selection: tuple[int, int]) -> None:
        """Turn what Qt did to a row, by a key that found `selection` there, into an edit."""
        page = self.session.page
        if page is None or number >= len(self.rows.rows):
            return
        document = self.document()
        if document.blockCount() != len(self.rows.rows):
            self.fill(page)
            return
        row = self.rows.rows[number]
        block = page.block(row.block)
        qt_block = document.findBlockByNumber(number)
        old, new = block.text[row.start : row.end], qt_block.text()
        if shown(old) == new:
            return
        caret = code_points(new, self.textCursor().position() - qt_block.position())
        start, end = changed_stretch(shown(old), new, selection, caret)
        typed = new[start : len(new) - (len(old) - end)]
        whole = block.text[: row.start + start] + typed + block.text[row.start + end :]
        if self.run is None or not self.run.goes_on(block.id, row.start + selection[1]):
            self.run = TypingRun(block, row.start + start, row.start + end)
        edit = self.run.edit(whole, row.start + caret)
        if not self.session.apply(edit, self, self.run):
            self.run = None
            self.fill(page)
            self.put_caret(At(block.id, row.start + selection[0]))

    def _changed_by_others(self, position: int, removed: int, added: int) -> None:
        """Hear of changes that came neither from a key of ours nor from the page."""
        if not self.busy and self.session.page is not None:
            number = self.document().findBlock(position).blockNumber()
            qt_block = self.document().findBlockByNumber(number)
            start = code_points(qt_block.text(), position - qt_block.position())
            self.absorb(number, (start, start))

    def _natively(self, act: Callable[[], object]) -> None:
        """Let Qt change the row the caret is in, and make an edit of what it did."""
        cursor = self.textCursor()
        qt_block = self.document().findBlock(cursor.selectionStart())
        text, start = qt_block.text(), qt_block.position()
        selection = (
            code_points(text, cursor.selectionStart() - start),
            code_points(text, min(cursor.selectionEnd() - start, qt_block.length() - 1)),
        )
        number = qt_block.blockNumber()
        self.busy = True
        try:
            act()
            self.absorb(number, selection)
        finally:
            self.busy = False
        self.tell_caret()

    # -- words ----------------------------------------------------------------------------------

    def _known(self) -> list[str]:
        return [person.name for person in self.session.page.people] if self.session.page else []

    def step_word(self, forward: bool, mode: Move) -> bool:
        """Move the caret by one word."""
        cursor = self.textCursor()
        step_word(cursor, forward, mode, self._known())
        self.setTextCursor(cursor)
        return True

    def delete_word(self, forward: bool) -> bool:
        """Delete to the word's border, or join at a paragraph's."""
        if self.isReadOnly():
            return True
        cursor = self.textCursor()
        if not cursor.hasSelection():
            if cursor.atBlockEnd() if forward else cursor.atBlockStart():
                keys = self.paragraph_keys
                return keys.delete() if forward else keys.backspace()
            step_word(cursor, forward, Move.KeepAnchor, self._known())
        if not self._one_row():
            return self.paragraph_keys.delete_selection()
        self._natively(cursor.removeSelectedText)
        return True

    @override
    @guard(None)
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cursor = self.cursorForPosition(event.position().toPoint())
        select_word(cursor, self._known())
        self.setTextCursor(cursor)

    # -- clipboard ------------------------------------------------------------------------------

    @override
    @guard(QMimeData())
    def createMimeDataFromSelection(self) -> QMimeData:
        ends, page = self.ends(), self.session.page
        if ends is None or page is None:
            return QMimeData()
        return self.clip.copied(page, *ends)

    @override
    @guard(False)
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    @override
    @guard(None)
    def insertFromMimeData(self, source: QMimeData) -> None:
        page, ends = self.session.page, self.ends()
        if page is None or ends is None or self.isReadOnly():
            return
        fragment = self.clip.fragment(source, page)
        if fragment is not None:
            self.paragraph_keys.put_in(ends, fragment)

    def cut_selection(self) -> bool:
        """Move the selection to the clipboard."""
        ends = self.ends()
        if ends and ends[0] != ends[1] and not self.isReadOnly():
            QGuiApplication.clipboard().setMimeData(self.createMimeDataFromSelection())
            self.paragraph_keys.delete_selection()
        return True

    def paste_clipboard(self) -> bool:
        """Put the clipboard in the place of the selection."""
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if data is not None:  # None where nothing was ever copied, on some systems
            self.insertFromMimeData(data)
        return True

    @override
    @guard(None)
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.ignore()  # files are for the window
        else:
            super().dragEnterEvent(event)

    @override
    @guard(None)
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragMoveEvent(event)

    @override
    @guard(None)
    def dropEvent(self, event: QDropEvent) -> None:
        page, ends = self.session.page, self.ends()
        if page is None or ends is None or event.mimeData().hasUrls() or self.isReadOnly():
            event.ignore()
            return
        fragment = self.clip.fragment(event.mimeData(), page)
        found = self.rows.place_at(self.cursorForPosition(event.position().toPoint()).position())
        # Qt takes the dragged text out by itself after a move; a copy tells it that we did.
        moved = event.source() is self.viewport() and ends[0] != ends[1]
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if fragment is not None and found is not None:
            self.paragraph_keys.drop(ends if moved else None, At(*found), fragment)


Keys = QKeySequence.StandardKey


def _is(event: QKeyEvent, key: QKeySequence.StandardKey | Qt.Key) -> bool:
    """Whether an event is a standard key, or a bare one that has no standard."""
    if isinstance(key, Qt.Key):
        bare = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        return event.key() == key and not bare & ~Qt.KeyboardModifier.KeypadModifier
    return event.matches(key)


def _types(event: QKeyEvent) -> bool:
    """Whether Qt would type the key; one of a digit held with Ctrl says the digit, too."""
    modifiers = Qt.KeyboardModifier
    held = event.modifiers() & ~modifiers.ShiftModifier
    return held != modifiers.ControlModifier and bool(event.text()) and event.text().isprintable()


KEYS: tuple[tuple[QKeySequence.StandardKey | Qt.Key, Callable[[TextPane], bool]], ...] = (
    (Keys.InsertParagraphSeparator, lambda pane: pane.paragraph_keys.enter()),
    (Keys.InsertLineSeparator, lambda pane: pane.paragraph_keys.enter()),
    (Qt.Key.Key_Backspace, lambda pane: pane.paragraph_keys.backspace()),
    (Keys.Delete, lambda pane: pane.paragraph_keys.delete()),
    (Keys.DeleteStartOfWord, lambda pane: pane.delete_word(False)),
    (Keys.DeleteEndOfWord, lambda pane: pane.delete_word(True)),
    (Keys.MoveToNextWord, lambda pane: pane.step_word(True, Move.MoveAnchor)),
    (Keys.MoveToPreviousWord, lambda pane: pane.step_word(False, Move.MoveAnchor)),
    (Keys.SelectNextWord, lambda pane: pane.step_word(True, Move.KeepAnchor)),
    (Keys.SelectPreviousWord, lambda pane: pane.step_word(False, Move.KeepAnchor)),
    (Keys.Cut, lambda pane: pane.cut_selection()),
    (Keys.Paste, lambda pane: pane.paste_clipboard()),
)
"""Keys that Qt would get wrong. A method that answers False leaves the key to Qt, in its row."""
