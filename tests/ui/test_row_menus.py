"""The right mouse button and the menu key in the lists of speeches, meetings, people, doubts."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from annotator.page.model import Status
from annotator.store.project import Project
from annotator.suggest.doubts import doubts
from annotator.ui.commands.rows import MENUS
from annotator.ui.commands.table import COMMANDS
from annotator.ui.panels.doubts_panel import DoubtsPanel
from annotator.ui.panels.record_list import RecordList
from annotator.ui.panels.record_panel import RecordPanel
from annotator.ui.window import Window
from tests.ui.desk import Desk
from tests.ui.side import made_page

Left, Right = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def desk(window: Window, tmp_path: Path, qtbot: QtBot) -> Desk:
    """Give the window on a page with speeches, a meeting and people."""
    path = tmp_path / "rows.annotator"
    with Project.create(path) as store:
        store.add(made_page())
    assert window.session.open_project(path)
    return Desk(window, qtbot)


def stand_in(desk: Desk, panel: str) -> RecordList:
    """Bring a list to the front and give it the keys."""
    desk.window.activateWindow()  # without a screen a menu takes the keys for good
    desk.window.view.focus_panel(panel)
    QApplication.processEvents()
    shown = desk.window.tabs.panel(panel)
    assert isinstance(shown, RecordPanel | DoubtsPanel)
    rows = shown.list
    assert rows.hasFocus()
    return rows


def middle_of(rows: RecordList, row: int) -> QPoint:
    rect = rows.visualRect(rows.records.index(row))
    return QPoint(rect.left() + 40, rect.center().y())


def right_click(rows: RecordList, row: int) -> QMenu:
    """Click a row with the right button, as the system tells of it; give the menu."""
    at = middle_of(rows, row)
    QTest.mouseClick(rows.viewport(), Right, pos=at)
    reason = QContextMenuEvent.Reason.Mouse
    there = rows.viewport().mapToGlobal(at)
    QApplication.sendEvent(rows.viewport(), QContextMenuEvent(reason, at, there))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def menu_key(rows: RecordList) -> QMenu:
    """Press the menu key, as the system tells of it; give the menu."""
    reason, at = QContextMenuEvent.Reason.Keyboard, rows.rect().center()
    QApplication.sendEvent(rows, QContextMenuEvent(reason, at, rows.mapToGlobal(at)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def entry(menu: QMenu, name: str) -> QAction:
    return next(action for action in menu.actions() if action.objectName() == name)


def choose(menu: QMenu, name: str) -> None:
    menu.setActiveAction(entry(menu, name))
    QTest.keyClick(menu, Qt.Key.Key_Return)
    behind = menu.window().parentWidget()
    assert behind is not None
    behind.activateWindow()
    QApplication.processEvents()


def offered(menu: QMenu) -> set[str]:
    return {one.objectName() for one in menu.actions() if one.objectName() and one.isEnabled()}


def close(menu: QMenu) -> None:
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    QApplication.processEvents()


def test_every_row_of_the_menus_is_a_command_with_its_words_and_keys(desk: Desk) -> None:
    commands = {command.name: command for command in COMMANDS}
    for panel, names in MENUS.items():
        rows = stand_in(desk, panel)
        menu = right_click(rows, 0)
        assert [one.objectName() for one in menu.actions()] == list(names)
        for name in filter(None, names):
            words, _, keys = entry(menu, str(name)).text().partition("\t")
            assert words == commands[str(name)].words
            assert bool(keys) is bool(commands[str(name)].keys)
        close(menu)


def test_the_right_button_takes_the_row_it_is_on_and_offers_what_applies(desk: Desk) -> None:
    rows = stand_in(desk, "speeches")
    menu = right_click(rows, 0)  # made by hand
    assert rows.current == "u1"
    assert offered(menu) == {"show_row", "remove_rows", "take_up", "copy"}
    close(menu)
    menu = right_click(rows, 1)  # suggested
    assert rows.current == "u2"
    assert offered(menu) == {"show_row", "accept_here", "refuse_here", "take_up", "copy"}
    choose(menu, "accept_here")
    assert desk.page.speeches[1].status is Status.ACCEPTED


def test_the_menu_key_opens_it_for_the_current_row(desk: Desk) -> None:
    rows = stand_in(desk, "speeches")
    desk.press(Qt.Key.Key_Down, to=rows)
    menu = menu_key(rows)
    choose(menu, "refuse_here")
    refused = desk.page
    assert refused.speeches[1].status is Status.REJECTED
    desk.shortcut("Ctrl+Z")
    undone = desk.page
    assert undone.speeches[1].status is Status.SUGGESTED


def test_no_menu_opens_where_there_is_no_row(desk: Desk) -> None:
    rows = stand_in(desk, "meetings")
    at = QPoint(40, rows.viewport().height() - 4)
    reason = QContextMenuEvent.Reason.Mouse
    there = rows.viewport().mapToGlobal(at)
    QApplication.sendEvent(rows.viewport(), QContextMenuEvent(reason, at, there))
    assert QApplication.activePopupWidget() is None


def test_a_right_click_on_one_of_several_rows_leaves_them_chosen(desk: Desk) -> None:
    rows = stand_in(desk, "people")
    QTest.mouseClick(rows.viewport(), Left, pos=middle_of(rows, 0))
    close_before = right_click(rows, 0)
    assert not entry(close_before, "merge_people").isEnabled()
    close(close_before)
    QTest.mouseClick(rows.viewport(), Left, Qt.KeyboardModifier.ControlModifier, middle_of(rows, 2))
    choose(right_click(rows, 2), "merge_people")
    assert [person.name for person in desk.page.people] == ["白露", "闻小溪", "阮青"]


def test_what_a_row_says_is_copied(desk: Desk) -> None:
    rows = stand_in(desk, "speeches")
    choose(right_click(rows, 0), "copy")
    said = "蓝远舟 · 强调\t要把水渠修到每一户门前"
    assert QGuiApplication.clipboard().text() == said
    desk.press(Qt.Key.Key_Down, to=rows)
    desk.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, to=rows)
    assert QGuiApplication.clipboard().text().startswith("白露 · 指出\t")


def test_a_meeting_is_taken_up_for_the_next_strokes_and_removed(desk: Desk) -> None:
    rows = stand_in(desk, "meetings")
    choose(right_click(rows, 0), "take_up")
    assert desk.window.record_commands.meeting == "m1"
    choose(right_click(rows, 0), "remove_rows")
    assert desk.page.meetings == ()


def test_a_row_is_shown_in_the_text_which_has_the_keys_then(desk: Desk) -> None:
    rows = stand_in(desk, "people")
    choose(right_click(rows, 3), "show_row")
    assert desk.text.hasFocus()
    assert desk.text.textCursor().selectedText() == "阮青"


def test_a_doubt_is_settled_from_its_menu_where_it_can_be(desk: Desk) -> None:
    desk.put_caret("雨季之前")
    desk.type("x")
    rows = stand_in(desk, "doubts")
    found = doubts(desk.page)
    assert {doubt.settle is None for doubt in found} == {True, False}
    for number, doubt in enumerate(found):
        menu = right_click(rows, number)
        assert entry(menu, "settle_doubt").isEnabled() is (doubt.settle is not None)
        close(menu)
    before = desk.page
    choose(right_click(rows, next(n for n, d in enumerate(found) if d.settle)), "settle_doubt")
    assert desk.page is not before


def test_the_commands_of_a_list_act_on_its_rows_by_their_keys_and_by_the_bar(desk: Desk) -> None:
    rows = stand_in(desk, "speeches")
    desk.press(Qt.Key.Key_Down, to=rows)
    desk.shortcut("Ctrl+Return")
    assert desk.page.speeches[1].status is Status.ACCEPTED
    desk.window.actions_offered.by_name["remove_rows"].trigger()
    assert [speech.id for speech in desk.page.speeches] == ["u1"]
    desk.window.tabs.show_panel("articles")
    desk.text.setFocus()
    before = desk.page
    for name in ("remove_rows", "merge_people", "show_row"):
        desk.window.messages.dismiss()
        desk.window.actions_offered.by_name[name].trigger()
        assert "choose rows of the list" in desk.told
    assert desk.page is before


def test_somebody_new_is_added_from_anywhere(desk: Desk) -> None:
    desk.window.tabs.show_panel("articles")
    desk.window.actions_offered.by_name["new_person"].trigger()
    assert desk.window.tabs.in_front == "people"
    assert len(desk.page.people) == 5


def test_who_may_only_read_is_offered_only_what_changes_nothing(desk: Desk) -> None:
    desk.session.read_only = True
    for panel in ("speeches", "meetings", "people"):
        rows = stand_in(desk, panel)
        menu = right_click(rows, 0)
        assert offered(menu) == {"show_row", "copy"}
        close(menu)
    desk.session.read_only = False


def test_in_the_menu_of_roles_the_one_that_the_paragraph_has_stands_out(desk: Desk) -> None:
    desk.click(desk.text.gutter, QPoint(10, desk.text.cursorRect().center().y()))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    first = menu.defaultAction()
    menu.close()
    assert first is desk.window.actions_offered.by_name["role_headline"]
