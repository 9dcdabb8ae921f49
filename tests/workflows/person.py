"""A person before the screen: presses keys, points and clicks, composes Chinese, and counts it."""

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence, QWheelEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QPlainTextEdit, QWidget

from annotator.ui.commands.table import COMMANDS

Key = Qt.Key
Button = Qt.MouseButton
Modifier = Qt.KeyboardModifier
KEYS_OF = {command.name: command.keys for command in COMMANDS}
LINES_A_NOTCH = 3
_HELD: list[QWidget] = []
"""Where the last click went: a window's handle is lost with the wrapper it was asked of."""
Found = TypeVar("Found", bound=QWidget)


class Person:
    """Keys go to whatever has the focus, clicks to whatever lies at that place of the window.

    `after_each` is called with the number of events so far. A drag counts as a click, and so does
    a double click; a composed character counts as a key; the wheel is not counted.
    """

    def __init__(self, after_each: Callable[[int], None] = lambda _: None) -> None:
        self.keys = self.clicks = 0
        self.after_each = after_each

    @property
    def events(self) -> int:
        return self.keys + self.clicks

    def _did(self, keys: int = 0, clicks: int = 0) -> None:
        for _ in range(keys + clicks):
            self.keys, self.clicks = self.keys + bool(keys), self.clicks + bool(clicks)
            self.after_each(self.events)

    # -- keys -----------------------------------------------------------------------------------

    def press(self, keys: str, times: int = 1) -> None:
        """Press a key with its modifiers, as "Ctrl+Shift+1" says it."""
        combination = QKeySequence(keys)[0]  # type: ignore[index]  # PySide's types lack it
        for _ in range(times):
            QTest.keyClick(_front(), combination.key(), combination.keyboardModifiers())
            self._did(keys=1)

    def command(self, name: str) -> None:
        """Give a command by its key."""
        assert KEYS_OF[name], f"{name} has no key"
        self.press(KEYS_OF[name][0])

    def write(self, text: str) -> None:
        """Write a text: what a keyboard has by keys, the rest through an input method."""
        for character in text:
            if character.isascii():
                QTest.keyClick(_front(), ord(character))
                self._did(keys=1)
            else:
                self.compose(character)

    def compose(self, text: str, preedit: str = "") -> None:
        """Compose a text with an input method and commit it."""
        _front()
        widget = QApplication.focusWidget()
        assert widget is not None, "nothing has the focus"
        if preedit:
            QApplication.sendEvent(widget, QInputMethodEvent(preedit, []))
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)
        self._did(keys=len(text))

    # -- mouse ----------------------------------------------------------------------------------

    def click(
        self,
        widget: QWidget,
        at: QPoint | None = None,
        modifiers: Modifier = Modifier.NoModifier,
        button: Button = Button.LeftButton,
    ) -> None:
        """Click into a widget, at its middle where no place is given."""
        window, place = _on_window(widget, at)
        QTest.mouseClick(window, button, modifiers, place)
        self._did(clicks=1)

    def double_click(self, widget: QWidget, at: QPoint) -> None:
        window, place = _on_window(widget, at)
        QTest.mouseDClick(window, Button.LeftButton, Modifier.NoModifier, place)
        self._did(clicks=1)

    def drag(
        self,
        widget: QWidget,
        start: QPoint,
        end: QPoint,
        modifiers: Modifier = Modifier.NoModifier,
    ) -> None:
        """Press at one place, move to another, let go there."""
        window, first = _on_window(widget, start)
        _, last = _on_window(widget, end)
        QTest.mousePress(window, Button.LeftButton, modifiers, first)
        QTest.mouseMove(window, (first + last) / 2)
        QTest.mouseMove(window, last)
        QTest.mouseRelease(window, Button.LeftButton, modifiers, last)
        self._did(clicks=1)

    def choose(self, menu: QMenu, words: str) -> None:
        """Click the entry of an open menu that begins with these words."""
        action = next(one for one in menu.actions() if one.text().startswith(words))
        assert action.isEnabled(), words
        self.click(menu, menu.actionGeometry(action).center())

    def scroll_to(self, pane: QPlainTextEdit, position: int) -> None:
        """Turn the wheel until a position of a text can be seen."""
        viewport = pane.viewport()
        for _ in range(12):
            if viewport.rect().adjusted(0, 2, 0, -2).contains(place_of(pane, position)):
                return
            block = pane.document().findBlock(position)
            lines = block.firstLineNumber() - pane.verticalScrollBar().value()
            inside = block.layout().lineForTextPosition(position - block.position())
            lines += inside.lineNumber() if inside.isValid() else 0
            height = viewport.height() // max(1, pane.cursorRect().height())
            notches = round((lines - height // 3) / LINES_A_NOTCH)
            turn_wheel(viewport, notches or (1 if lines > 0 else -1))
        raise AssertionError(f"position {position} can't be scrolled into view")


def place_of(pane: QPlainTextEdit, position: int) -> QRect:
    """Give where in the viewport the caret stands at a position."""
    cursor = pane.textCursor()
    cursor.setPosition(position)
    return pane.cursorRect(cursor)


def settle() -> None:
    """Let the window paint and answer what it has put off."""
    QApplication.processEvents()


def wait_until(answer: Callable[[], bool], what: str, seconds: float = 10.0) -> None:
    """Let the window work until something is so; AssertionError where it never is."""
    end = time.monotonic() + seconds
    while not answer():
        assert time.monotonic() < end, f"never came: {what}"
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)


def popup(kind: type[Found]) -> Found:
    """Give the popup that is open."""
    found = QApplication.activePopupWidget()
    assert isinstance(found, kind), f"no {kind.__name__} is open but {found!r}"
    return found


def turn_wheel(viewport: QWidget, notches: int) -> None:
    """Turn the wheel over a widget, towards the person for a number above 0."""
    middle = QPointF(viewport.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(viewport.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, -120 * notches),
        Button.NoButton,
        Modifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)


def _front() -> QWindow:
    """Give the window that keys go to."""
    open_popup = QApplication.activePopupWidget()
    if open_popup is None:
        window = QGuiApplication.focusWindow()
        if window is None or not window.isVisible():
            _give_focus_back()
    window = open_popup.windowHandle() if open_popup else QGuiApplication.focusWindow()
    assert window is not None, "no window has the focus"
    if open_popup is not None:
        _HELD[:] = [open_popup]
    return window


def _give_focus_back() -> None:
    """Do what a desktop does when a dialog closes, and the offscreen platform does not."""
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    behind = QApplication.activeModalWidget() or next(
        (one for one in shown if isinstance(one, QMainWindow)), None
    )
    if behind is not None:
        behind.activateWindow()
        settle()


def _on_window(widget: QWidget, at: QPoint | None) -> tuple[QWindow, QPoint]:
    """Give the window a widget is in and a place of the widget in it, if that can be clicked."""
    at = widget.rect().center() if at is None else at
    top = widget.window()
    window, place = top.windowHandle(), widget.mapTo(top, at)
    assert window is not None
    _HELD[:] = [top, widget]
    hit = top.childAt(place) or top
    right = hit is widget or widget.isAncestorOf(hit)
    assert widget.isVisible(), f"{widget!r} is not on the screen"
    assert right, f"at {at} lies {hit!r} and not {widget!r}"
    return window, place
