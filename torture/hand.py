"""A hand at the window that never tires: types, breaks, labels, undoes and turns pages by keys.

What it does is drawn by lot from a seed, so a session can be had again.
"""

import random
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.page.model import Block, Page
from annotator.page.pieces import Place
from annotator.ui.window import Window

KEY = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LETTERS = "春夏秋冬山水风云abc123，。"
LABELS = (KEY.Key_1, KEY.Key_3, KEY.Key_4, KEY.Key_6)
ROLES = (KEY.Key_1, KEY.Key_2, KEY.Key_6, KEY.Key_7)
MOST_GROWN = 1.5
"""How much longer than its raw text a page may get before words are taken out again."""
MOST_LABELS = 60
MOST_BLOCKS = 60


class Hand:
    """Works at the page that is open, one act after the other."""

    def __init__(self, window: Window, seed: int) -> None:
        self.window = window
        self.chance = random.Random(seed)
        self.acts: dict[str, tuple[int, Callable[[], None]]] = {
            "typed": (8, self.typed),
            "composed": (3, self.composed),
            "erased": (4, self.erased),
            "broken": (2, self.broken),
            "joined": (2, self.joined),
            "labelled": (5, self.labelled),
            "moved": (1, self.moved),
            "given a role": (1, self.given_role),
            "undone": (3, self.undone),
            "redone": (1, self.redone),
        }
        """How often each is drawn, and what does it."""

    @property
    def page(self) -> Page:
        page = self.window.session.page
        assert page is not None
        return page

    def act(self) -> str:
        """Do one thing on the open page; give its name."""
        page = self.page
        grown = sum(len(block.text) for block in page.blocks) > MOST_GROWN * len(page.raw) + 50
        if grown or len(page.spans) > MOST_LABELS:
            name = "erased"
        elif len(page.blocks) > MOST_BLOCKS:
            name = "joined"
        else:
            names = list(self.acts)
            (name,) = self.chance.choices(names, [self.acts[one][0] for one in names])
        self.acts[name][1]()
        return name

    def turn(self) -> None:
        """Open another page by its key, the first one behind the last."""
        session = self.window.session
        here = session.page
        self.key(KEY.Key_PageDown, CTRL)
        if session.page is here and session.project is not None:
            session.open_page(session.project.ids()[0])
        QApplication.processEvents()

    # -- acts -----------------------------------------------------------------------------------

    def typed(self) -> None:
        self.put_caret()
        for letter in self.chance.choices(LETTERS, k=self.chance.randint(1, 5)):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.window.text, QKeyEvent(kind, 0, NONE, letter))

    def composed(self) -> None:
        self.put_caret()
        QApplication.sendEvent(self.window.text, QInputMethodEvent("shan", []))
        event = QInputMethodEvent("", [])
        event.setCommitString("".join(self.chance.choices(LETTERS[:8], k=2)))
        QApplication.sendEvent(self.window.text, event)

    def erased(self) -> None:
        if self.chance.random() < 0.5:
            self.select(1, 30)
            self.key(KEY.Key_Delete)
        else:
            self.put_caret()
            for _ in range(self.chance.randint(1, 4)):
                self.key(KEY.Key_Backspace)

    def broken(self) -> None:
        self.put_caret()
        self.key(KEY.Key_Return)

    def joined(self) -> None:
        block = self.block()
        self.window.text.put_caret(Place(block.id, 0))
        self.key(KEY.Key_Backspace)

    def labelled(self) -> None:
        self.select(2, 12)
        self.key(self.chance.choice(LABELS), CTRL)

    def moved(self) -> None:
        self.put_caret()
        self.key(self.chance.choice((KEY.Key_Up, KEY.Key_Down)), ALT)

    def given_role(self) -> None:
        self.put_caret()
        self.key(self.chance.choice(ROLES), ALT)

    def undone(self) -> None:
        for _ in range(self.chance.randint(1, 3)):
            self.key(KEY.Key_Z, CTRL)

    def redone(self) -> None:
        self.window.session.redo()

    # -- gestures -------------------------------------------------------------------------------

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.window.text, key, modifiers)

    def block(self) -> Block:
        return self.chance.choice(self.page.blocks)

    def put_caret(self) -> None:
        block = self.block()
        self.window.text.put_caret(Place(block.id, self.chance.randint(0, len(block.text))))

    def select(self, least: int, most: int) -> None:
        block = self.block()
        start = self.chance.randint(0, max(len(block.text) - least, 0))
        end = min(start + self.chance.randint(least, most), len(block.text))
        self.window.text.put_caret(Place(block.id, start), Place(block.id, end))
