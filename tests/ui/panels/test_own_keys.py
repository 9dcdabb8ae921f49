"""Keys of a panel beside commands of the window that have the same ones."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from annotator.ui.guard import unguarded
from annotator.ui.panels.articles_panel import ArticlesPanel
from annotator.ui.panels.meetings_panel import MeetingsPanel
from annotator.ui.panels.own_keys import OwnKeys
from tests.ui.side import click_row

Key, Modifier = Qt.Key, Qt.KeyboardModifier


class Commanded(QMainWindow):
    """A window that knows the keys of the commands that were given."""

    def __init__(self) -> None:
        super().__init__()
        self.did: list[str] = []


@pytest.fixture
def window(qtbot):
    """Give a window with commands on keys that panels use; what they did is in `did`."""
    window = Commanded()
    for keys in ("Alt+Down", "Del", "5", "Ctrl+J"):
        action = QAction(window)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False, keys=keys: window.did.append(keys))
        window.addAction(action)
    qtbot.addWidget(window)
    return window


def shown(window, panel, qtbot):
    window.setCentralWidget(panel)
    window.resize(420, 760)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return panel


def test_alt_and_arrows_move_what_the_tree_has_chosen_not_the_caret(window, session, qtbot):
    panel = shown(window, ArticlesPanel(session), qtbot)
    panel.tree.setFocus()
    panel.tree.setCurrentIndex(panel.model.index_of_block("b3"))
    qtbot.keyClick(panel.tree, Key.Key_Down, Modifier.AltModifier)
    qtbot.keyClick(panel.tree, Key.Key_5)
    assert window.did == []
    assert [block.id for block in session.page.blocks][:4] == ["b1", "b2", "b4", "b3"]
    assert session.page.block("b3").role == "heading"


def test_other_keys_still_reach_the_window(window, session, qtbot):
    panel = shown(window, ArticlesPanel(session), qtbot)
    panel.tree.setFocus()
    qtbot.keyClick(panel.tree, Key.Key_J, Modifier.ControlModifier)
    assert window.did == ["Ctrl+J"]


def test_delete_in_a_list_of_attendees_takes_one_out(window, session, qtbot):
    panel = shown(window, MeetingsPanel(session), qtbot)
    click_row(qtbot, panel.list, 0)
    click_row(qtbot, panel.form.attendees.list, 0)
    panel.form.attendees.list.setFocus()
    qtbot.keyClick(panel.form.attendees.list, Key.Key_Delete)
    assert window.did == []
    assert [one.person for one in session.page.meetings[0].attendees] == ["p3"]


def test_every_override_is_guarded():
    assert unguarded(OwnKeys) == []
