"""What a person does at the window, as real events, and what can be seen then."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.page.check import broken
from annotator.page.model import Page
from annotator.page.pieces import Place
from annotator.ui.window import Window

Keys = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class Desk:
    """Drives a window by keys, clicks and compositions."""

    def __init__(self, window: Window, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        self.session, self.text, self.raw = window.session, window.text, window.raw
        self.text.setFocus()
        QApplication.processEvents()

    @property
    def page(self) -> Page:
        """The open page, which must be sound."""
        page = self.session.page
        assert page is not None
        assert broken(page) == []
        return page

    @property
    def texts(self) -> list[str]:
        """The text of every block; the document on screen must say the same."""
        texts = [block.text for block in self.page.blocks]
        assert self.text.document().toPlainText() == "\n".join(texts)
        return texts

    @property
    def told(self) -> str:
        """What the message bar says."""
        return self.window.messages.words

    def put_caret(self, words: str, behind: bool = True) -> None:
        """Put the caret behind, or before, the first place that reads so."""
        block, start, end = self.find(words)
        self.text.put_caret(Place(block, end if behind else start))

    def select(self, words: str) -> None:
        """Select the first place that reads so."""
        block, start, end = self.find(words)
        self.text.put_caret(Place(block, start), Place(block, end))

    def find(self, words: str) -> tuple[str, int, int]:
        """Give the first place that reads so."""
        for block in self.page.blocks:
            at = block.text.find(words)
            if at >= 0:
                return block.id, at, at + len(words)
        raise AssertionError(f"{words} is not on the page")

    def press(
        self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE, to: QWidget | None = None
    ) -> None:
        """Press a key, with those that are held."""
        QTest.keyClick(to or self.text, key, keys)

    def type(self, letters: str) -> None:
        """Type ASCII letters."""
        QTest.keyClicks(self.text, letters)

    def compose(self, preedit: str, commit: str) -> None:
        """Type with an input method."""
        for length in range(1, len(preedit) + 1):
            QApplication.sendEvent(self.text, QInputMethodEvent(preedit[:length], []))
        event = QInputMethodEvent("", [])
        event.setCommitString(commit)
        QApplication.sendEvent(self.text, event)

    def preedit(self, letters: str) -> None:
        """Begin a composition and leave it open."""
        QApplication.sendEvent(self.text, QInputMethodEvent(letters, []))

    def shortcut(self, keys: str) -> None:
        """Press a command's keys where the focus is."""
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keySequence(target, keys)

    def click(self, widget: QWidget, at: QPoint, keys: Qt.KeyboardModifier = NONE) -> None:
        """Click with the left button."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, keys, at)

    def label_texts(self, label: str) -> list[str]:
        """What the spans of a label read."""
        return [self.page.text_of(span) for span in self.page.spans if span.label == label]
