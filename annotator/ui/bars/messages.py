"""The only place that shows errors and asks: a bar above the panes."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from annotator.ui.guard import guard
from annotator.ui.plain import Label
from annotator.ui.theme import SPACE, current

SECONDS_SHOWN = 12

Act = Callable[[], object]


class MessageBar(QFrame):
    """Says what went wrong, or asks; it never stops the person from going on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_bar")
        self.setAccessibleName(self.tr("Message"))
        self.label = Label(self)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.act_button, self.other_button = QPushButton(self), QPushButton(self)
        self.close_button = QPushButton(self.tr("Close"), self)
        self.close_button.clicked.connect(self.dismiss)
        self.act_button.clicked.connect(self._do)
        self.other_button.clicked.connect(self._do_other)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
        row.setSpacing(SPACE)
        row.addWidget(self.label, 1)
        row.addWidget(self.act_button)
        row.addWidget(self.other_button)
        row.addWidget(self.close_button)
        self.asking = False
        """Whether a question waits for its answer; nothing takes its place until then."""
        self._warns = False
        self._held: Act | None = None
        self._act: Act | None = None
        self._other: Act | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self.hide()

    def tell(self, words: str) -> None:
        """Show a known trouble for a while; behind a question once that is answered."""
        if self._hold(lambda: self.tell(words)):
            return
        self._show(words, None, "", warning=True)
        self._timer.start(SECONDS_SHOWN * 1000)

    def stay(self, words: str, act_words: str = "", act: Act | None = None) -> None:
        """Show words until they are dismissed, with a button where there is something to do."""
        if self._hold(lambda: self.stay(words, act_words, act), offer=act is not None):
            return
        self._show(words, act, act_words, warning=act is None)

    def inform(self, words: str, act: tuple[str, Act]) -> None:
        """Say what was done until it is dismissed, with what can be looked at then."""
        if self._hold(lambda: self.inform(words, act)):
            return
        self._show(words, act[1], act[0], warning=False)
        self.close_button.setText(self.tr("Close"))

    def warn(self, words: str, first: tuple[str, Act], second: tuple[str, Act] | None) -> None:
        """Show a trouble until it is dismissed, with what can be done about it."""
        if self._hold(lambda: self.warn(words, first, second)):
            return
        self._show(words, first[1], first[0], warning=True)
        if second is not None:
            self._other = second[1]
            self.other_button.setText(second[0])
            self.other_button.show()

    def ask(self, words: str, act_words: str, act: Act, *, for_good: bool = False) -> None:
        """Ask before something is done; Return does it, Esc doesn't.

        What is done `for_good` wants its own button: there Return leaves it undone as well.
        """
        self._show(words, act, act_words, warning=for_good)
        self.close_button.setText(self.tr("Not now"))
        self.asking = True
        (self.close_button if for_good else self.act_button).setFocus()

    @property
    def words(self) -> str:
        """What stands in the bar; empty where it is hidden."""
        return self.label.text() if not self.isHidden() else ""

    def dismiss(self) -> None:
        """Take the bar away without doing anything."""
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self._timer.stop()
        self._act = None
        self.asking = False
        self.hide()
        window = self.window()
        if had_focus and window is not self:
            back = getattr(window, "focus_text", None)
            if callable(back):
                back()
        held, self._held = self._held, None
        if held is not None:
            held()

    def forget_question(self, _: object = None) -> None:
        """Take away what was asked or offered about another page; troubles stay."""
        if self._act is not None and not self._warns:
            self.dismiss()

    def _hold(self, show: Act, offer: bool = False) -> bool:
        """Keep the newest of what there is to say until a question is answered.

        An offer waits behind a trouble, too, that something can be done about.
        """
        mendable = self._warns and self._act is not None
        waits = self.asking or (offer and mendable)
        if waits:
            self._held = show
        return waits

    def _do_other(self) -> None:
        self._act = self._other
        self._do()

    def _do(self) -> None:
        act = self._act
        self.dismiss()
        if act is not None:
            act()

    def _show(self, words: str, act: Act | None, act_words: str, warning: bool) -> None:
        self._timer.stop()
        self._warns = warning
        theme = current()
        ink = theme.warning if warning else theme.accent
        paper = theme.mixed(ink, 0.88)
        self.setStyleSheet(
            f"#message_bar {{ background: {paper.name()}; border: none;"
            f" border-left: 4px solid {ink.name()}; }}"
        )
        self.label.setText(words)
        self.asking = False
        self._act = act
        self.other_button.hide()
        self.act_button.setVisible(act is not None)
        self.act_button.setText(act_words)
        self.close_button.setText(self.tr("Close") if warning else self.tr("Not now"))
        self.show()

    @override
    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._act is not None:
            # A button without autoDefault leaves Return to us.
            has_keys = QApplication.focusWidget()
            meant = has_keys if isinstance(has_keys, QPushButton) else self.act_button
            meant.click()
        else:
            super().keyPressEvent(event)
