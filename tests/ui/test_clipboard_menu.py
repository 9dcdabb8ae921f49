"""Cut, copy, paste and select all with the mouse, in whatever text has the focus."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from annotator.ui.commands.menus import context_menu
from annotator.ui.own_data import MIME
from tests.ui.desk import Desk
from tests.ui.town_page import RAW

COPYING = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from annotator.ui.window import Window

app = QApplication([])
window = Window(QSettings(sys.argv[2], QSettings.Format.IniFormat))
window.show()
window.open_project(Path(sys.argv[1]))
cursor = window.text.textCursor()
cursor.movePosition(cursor.MoveOperation.EndOfBlock, cursor.MoveMode.KeepAnchor)
window.text.setTextCursor(cursor)
window.text.copy()
window.close()
print(app.clipboard().text())
"""
"""A program that copies the first paragraph, closes its window and ends."""


def choose(desk: Desk, name: str) -> None:
    """Choose a command in the menu Edit."""
    menu = desk.window.menuBar().actions()[1].menu()
    assert isinstance(menu, QMenu)
    click(desk, menu, name)


def click(desk: Desk, menu: QMenu, name: str) -> None:
    """Open a menu and choose a command in it."""
    menu.popup(QPoint(0, 0))
    action = desk.window.actions_offered.by_name[name]
    assert action in menu.actions()
    menu.setActiveAction(action)
    desk.press(Qt.Key.Key_Return, to=menu)
    QApplication.processEvents()


def ask_for_menu(desk: Desk, pane: QWidget) -> QMenu:
    """Click into a pane with the right button; give the menu that opens."""
    reason, at = QContextMenuEvent.Reason.Mouse, QPoint(30, 10)
    viewport = pane.viewport()  # type: ignore[attr-defined]
    QApplication.sendEvent(viewport, QContextMenuEvent(reason, at, viewport.mapToGlobal(at)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_text_is_cut_and_pasted_by_the_menu_with_its_way_back_to_raw(desk: Desk) -> None:
    before = desk.page
    desk.select("要早播种")
    choose(desk, "cut")
    assert desk.texts[2] == "何田说。"
    assert QApplication.clipboard().text() == "要早播种"
    choose(desk, "paste")
    assert desk.texts[2] == "何田说要早播种。"
    assert desk.page.blocks[2].pieces == before.blocks[2].pieces


def test_text_is_copied_and_selected_whole_by_its_context_menu(desk: Desk) -> None:
    click(desk, ask_for_menu(desk, desk.text), "select_all")
    assert desk.text.textCursor().selectedText().count("\u2029") == len(desk.page.blocks) - 1
    click(desk, ask_for_menu(desk, desk.text), "copy")
    assert QApplication.clipboard().text() == "\n".join(desk.texts)


def test_the_menu_of_the_text_fits_onto_a_small_screen_and_makes_meetings(desk: Desk) -> None:
    menu = ask_for_menu(desk, desk.text)
    desk.select("春耕会")  # the right button clicked elsewhere
    assert menu.sizeHint().height() < 640
    [meetings] = [action.menu() for action in menu.actions() if action.menu()]
    assert isinstance(meetings, QMenu)
    action = desk.window.actions_offered.by_name["new_meeting"]
    assert action in meetings.actions()
    menu.setActiveAction(meetings.menuAction())
    desk.press(Qt.Key.Key_Right, to=menu)
    meetings.setActiveAction(action)
    desk.press(Qt.Key.Key_Return, to=meetings)
    QApplication.processEvents()
    assert len(desk.page.meetings) == 1
    assert desk.label_texts("meeting") == ["春耕会"]


def test_raw_is_copied_by_its_context_menu_and_not_changed_by_any(desk: Desk) -> None:
    desk.raw.setFocus()
    click(desk, ask_for_menu(desk, desk.raw), "select_all")
    click(desk, ask_for_menu(desk, desk.raw), "copy")
    assert QApplication.clipboard().text() == RAW
    before = desk.page
    for name in ("cut", "paste"):
        desk.window.messages.dismiss()
        desk.raw.setFocus()
        choose(desk, name)
        assert "only be copied" in desk.told
    assert desk.page == before


def test_a_field_with_the_focus_has_its_own_text_cut_and_pasted(desk: Desk) -> None:
    desk.shortcut("Ctrl+F")
    field = desk.window.find_bar.line
    field.setText("春耕")
    before = desk.page
    choose(desk, "select_all")
    choose(desk, "cut")
    assert (field.text(), QApplication.clipboard().text()) == ("", "春耕")
    choose(desk, "paste")
    choose(desk, "paste")
    assert field.text() == "春耕春耕"
    assert desk.page == before


def test_the_keys_stay_with_the_text_that_has_the_focus(desk: Desk) -> None:
    desk.select("何田说")
    desk.shortcut("Ctrl+X")
    assert desk.texts[2] == "要早播种。"
    desk.shortcut("Ctrl+F")
    field = desk.window.find_bar.line
    field.clear()
    desk.shortcut("Ctrl+V")
    assert field.text() == "何田说"
    desk.shortcut("Ctrl+A")
    desk.shortcut("Ctrl+X")
    assert field.text() == ""
    assert desk.texts[2] == "要早播种。"


def test_without_a_selection_or_a_text_it_says_why_nothing_was_done(desk: Desk) -> None:
    desk.put_caret("何田说")
    choose(desk, "copy")
    assert "select characters first" in desk.told
    desk.window.view.focus_pages()
    choose(desk, "select_all")
    assert "click into a text" in desk.told


def test_the_menu_shows_the_keys_that_it_does_not_take(desk: Desk) -> None:
    menu = context_menu(("cut",), desk.window.actions_offered, desk.window)
    [action] = menu.actions()
    assert action.shortcut().toString() == "Ctrl+X"
    assert action.shortcutContext() is Qt.ShortcutContext.WidgetShortcut


def test_what_was_copied_outlives_the_window_as_text_and_ends_no_process_in_a_fault(
    desk: Desk, project: Path, tmp_path: Path
) -> None:
    desk.session.close_project()
    done = subprocess.run(
        [sys.executable, "-c", COPYING, str(project), str(tmp_path / "own.ini")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert (done.stdout, done.returncode) == ("林溪市召开春耕会\n", 0), done.stderr


def test_what_another_window_copied_is_pasted_as_its_text(desk: Desk) -> None:
    desk.select("何田说")
    desk.shortcut("Ctrl+X")
    ours = QApplication.clipboard().mimeData().data(MIME)
    theirs = QMimeData()  # of another process, on a page of the same id
    theirs.setText("别处的字")
    theirs.setData(MIME, b"1" + ours.data())
    QApplication.clipboard().setMimeData(theirs)
    desk.shortcut("Ctrl+V")
    assert desk.texts[2] == "别处的字要早播种。"
    QApplication.clipboard().setText("")
