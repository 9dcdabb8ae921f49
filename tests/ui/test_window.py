"""The window: commands and their owners, pages and undo, what is kept, where it was left."""

import importlib
import os
import pkgutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import (
    QMimeData,
    QObject,
    QPoint,
    QPointF,
    QSettings,
    QStandardPaths,
    Qt,
    QUrl,
)
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import annotator.ui
from annotator import places
from annotator.page.edits import ChangePage
from annotator.page.model import Article, Block, Page, PageStatus, Role, Source
from annotator.page.pieces import Kept
from annotator.store.project import Project
from annotator.ui.commands.menus import BAR
from annotator.ui.commands.table import COMMANDS
from annotator.ui.guard import guard, unguarded
from annotator.ui.recent import remember, usual_folder
from annotator.ui.recent_button import RecentButton
from annotator.ui.session import Session
from annotator.ui.text.hint import hint
from annotator.ui.window import Window
from tests.ui.desk import Desk
from tests.ui.town_page import the_page


def modules() -> list[str]:
    """Name every module of the user interface."""
    walk = pkgutil.walk_packages(annotator.ui.__path__, "annotator.ui.")
    return [module.name for module in walk]


def test_every_overridden_qt_method_is_guarded() -> None:
    found = []
    for name in modules():
        module = importlib.import_module(name)
        for member in vars(module).values():
            if isinstance(member, type) and member.__module__ == name:
                found += unguarded(member)
    assert found == []


def test_an_override_without_a_guard_is_found() -> None:
    class Bare(QObject):
        def timerEvent(self, event: object) -> None:  # noqa: N802
            raise ValueError

    assert unguarded(Bare) == [f"{Bare.__qualname__}.timerEvent"]


def test_a_guarded_method_reports_and_answers_its_default(qtbot: QtBot) -> None:
    class Answering:
        @guard(7)
        def heightForWidth(self) -> int:  # noqa: N802
            raise ValueError("no")

    with qtbot.captureExceptions() as found:
        assert Answering().heightForWidth() == 7
    assert [kind for kind, _, _ in found] == [ValueError]


def test_every_command_has_an_owner_a_menu_and_keys_of_its_own(window: Window) -> None:
    assert window.actions_offered.unoffered == []
    assert {command.group for command in COMMANDS} == set(BAR)
    keys = Counter(key for command in COMMANDS for key in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    names = Counter(command.name for command in COMMANDS)
    assert max(names.values()) == 1


def test_commands_are_enabled_where_their_need_is_met(window: Window, project: Path) -> None:
    actions = window.actions_offered.by_name
    assert actions["open_project"].isEnabled()
    assert not actions["tag_person"].isEnabled()
    window.session.open_project(project)
    assert not actions["tag_person"].isEnabled()
    window.text.selectAll()
    assert actions["tag_person"].isEnabled()


def test_a_step_is_kept_and_another_process_can_read_it(desk: Desk, project: Path) -> None:
    desk.put_caret("新桥通车")
    with desk.qtbot.waitSignal(desk.session.kept):
        desk.type("x")
    desk.session.finish_keeping()
    with Project.open(project, read_only=True) as store:
        assert store.load("p") == desk.page
    assert desk.window.status.kept_label.text() != ""


def test_undo_outlives_changing_the_page(desk: Desk) -> None:
    before = desk.page
    desk.put_caret("新桥通车")
    desk.type("x")
    desk.shortcut("Ctrl+PgDown")
    assert desk.page.id == "q"
    desk.shortcut("Ctrl+PgUp")
    assert desk.texts[4] == "新桥通车x"
    desk.shortcut("Ctrl+Z")
    assert desk.page == before


def test_a_project_opens_where_it_was_left(qtbot: QtBot, tmp_path: Path, project: Path) -> None:
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    first = Window(settings)
    first.session.open_project(project)
    first.session.show_place("b6", 4)
    first.close()
    first.deleteLater()
    second = Window(settings)
    second.session.open_project(project)
    assert (second.session.caret.block, second.session.caret.offset) == ("b6", 4)
    second.close()
    second.deleteLater()


def test_the_window_remembers_its_layout(qtbot: QtBot, tmp_path: Path, project: Path) -> None:
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)

    def sit_down() -> Window:
        window = Window(settings)
        window.open_project(project)
        window.show()
        return window

    first = sit_down()
    first.resize(first.minimumSizeHint())  # the screen without a screen is a small one
    first.splitter.moveSplitter(first.splitter.sizes()[0] + 20, 1)
    first.tabs.show_panel("people")
    widths, size = first.splitter.sizes(), first.size()
    first.close()
    second = sit_down()
    second.make_whole()
    found = (second.splitter.sizes(), second.size(), second.tabs.in_front)
    in_front = second.tabs.currentWidget()
    assert in_front is not None
    made = in_front.isAncestorOf(second.people)
    second.close()
    for window in (first, second):
        window.deleteLater()
    assert found == (widths, size, "people")
    assert made


def test_a_deleted_page_comes_back_with_undo(desk: Desk) -> None:
    desk.window.actions_offered.run("delete_page")
    assert desk.page.id == "p"
    desk.press(Qt.Key.Key_Return, to=desk.window.messages.act_button)
    assert desk.page.id == "q"
    desk.shortcut("Ctrl+Z")
    assert desk.page.id == "p"


def test_what_was_undone_last_is_redone_first_a_deleted_page_too(desk: Desk) -> None:
    desk.put_caret("新桥通车")
    desk.type("x")
    desk.shortcut("Ctrl+Z")
    desk.window.actions_offered.run("delete_page")
    desk.press(Qt.Key.Key_Return, to=desk.window.messages.act_button)
    desk.shortcut("Ctrl+Z")
    assert desk.page.id == "p"

    desk.shortcut("Ctrl+Shift+Z")
    assert desk.page.id == "q", "the page is deleted again, not typed into"

    desk.shortcut("Ctrl+Z")
    assert desk.texts[4] == "新桥通车"


def test_done_goes_to_the_next_unfinished_page(desk: Desk, project: Path) -> None:
    desk.shortcut("Ctrl+D")
    assert desk.page.id == "q"
    desk.session.finish_keeping()
    with Project.open(project, read_only=True) as store:
        assert store.load("p").status is PageStatus.DONE


def test_a_second_window_may_only_read(desk: Desk, project: Path) -> None:
    told: list[str] = []
    other = Session()
    other.trouble.connect(told.append)
    other.open_project(project)
    assert other.read_only
    assert other.barred is not None
    assert told == [], "the bar says so, and stays"
    assert not other.apply(ChangePage({"paper": "甲"}))
    assert len(told) == 1
    assert "open here to read only" in told[0]
    other.close_project()


def test_a_bare_window_shows_ways_to_begin(window: Window) -> None:
    assert window.stack.currentWidget() is window.start


def test_dropped_files_come_in_with_what_is_suggested(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "plain.txt"
    file.write_text("河湾镇修路\n    本报讯 河湾镇昨日开始修\n路。", "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    with desk.qtbot.waitSignal(desk.session.note, timeout=60_000):
        desk.window.open_paths([Path(url.toLocalFile()) for url in data.urls()])
    assert desk.session.project is not None
    assert len(desk.session.project.ids()) == 3
    assert desk.session.project.load(desk.session.project.ids()[2]).blocks


def test_suggestions_come_as_one_step(desk: Desk) -> None:
    desk.session.open_page("q")
    assert desk.window.messages.act_button.isVisible()
    before = desk.page
    with desk.qtbot.waitSignal(desk.session.page_changed, timeout=60_000):
        desk.shortcut("Ctrl+G")
    assert desk.page.blocks
    QApplication.processEvents()
    desk.shortcut("Ctrl+Z")
    assert desk.page == before


def test_a_page_of_a_hundred_thousand_characters_in_one_paragraph_opens(window: Window) -> None:
    from annotator.page.model import Article, Block, Role
    from annotator.page.pieces import Kept

    raw = "春水漫过田埂。" * 14_300
    block = Block.spelt(raw, "b1", "a1", Role.BODY, (Kept(0, len(raw)),))
    page = Page(id="long", raw=raw, articles=(Article("a1"),), blocks=(block,))
    window.session.show(page)
    assert "".join(window.text.toPlainText().split("\n")) == raw
    longest = max(
        window.text.document().findBlockByNumber(n).length()
        for n in range(window.text.document().blockCount())
    )
    assert longest <= 6001
    window.session.show_place("b1", 50_000)
    window.text.setFocus()
    window.text.textCursor().insertText("好")
    assert window.session.page is not None
    assert window.session.page.block("b1").text[50_000] == "好"


def test_the_first_key_on_a_page_acts_at_its_first_paragraph(desk: Desk) -> None:
    desk.shortcut("Alt+1")
    assert desk.page.blocks[0].role is Role.KICKER


def test_on_a_page_as_it_came_in_the_first_key_acts_on_its_first_line(desk: Desk) -> None:
    desk.session.open_page("q")
    desk.raw.setFocus()
    desk.shortcut("Ctrl+M")
    assert desk.texts == ["另一版"]


def test_the_title_names_page_and_project(desk: Desk) -> None:
    project = desk.session.project
    assert project is not None
    project.add(Page("r", "无", source=Source("云桥-2.txt")))
    desk.session.open_page("r")
    assert desk.window.windowTitle() == "云桥-2.txt — desk — Annotator"


def test_a_text_without_paragraphs_says_what_can_be_done(desk: Desk) -> None:
    assert hint(desk.page) == ""
    desk.session.open_page("q")
    assert "Ctrl+G" in hint(desk.page)
    assert "Ctrl+M" in hint(desk.page)
    assert "Ctrl+I" in hint(None)
    words = desk.text.viewport().grab().toImage()
    desk.session.page = desk.session.project.load("p")  # type: ignore[union-attr]
    assert desk.text.viewport().grab().toImage() != words, "the hint is to be seen"


def test_the_sample_is_raw_pages_without_what_makes_them(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(places, "data", lambda: tmp_path)
    asked: list[list[Path]] = []
    monkeypatch.setattr(window.files, "bring_in", asked.append)
    window.actions_offered.run("open_sample")
    [pages] = asked
    assert len(pages) >= 6
    assert {path.suffix for path in pages} == {".txt", ".md"}
    assert "README" not in {path.stem for path in pages}


def test_in_a_narrow_window_raw_stays_wide_enough_to_work_in(desk: Desk) -> None:
    desk.window.resize(1440, 900)
    desk.shortcut("Ctrl+H")
    desk.window.resize(1060, 700)
    QApplication.processEvents()
    assert desk.window.width() == 1060
    assert desk.raw.width() >= 200
    tabs = desk.window.tabs.tabBar()
    assert tabs.width() >= tabs.sizeHint().width(), "no title is cut off"
    assert desk.text.width() >= 300


def test_the_caret_goes_back_to_where_a_split_was_undone(desk: Desk) -> None:
    desk.put_caret("召开春耕会，")
    before = desk.text.place()
    desk.press(Qt.Key.Key_Return)
    desk.shortcut("Ctrl+Z")
    assert desk.text.place() == before


def test_finding_on_with_nothing_to_find_asks_for_it(desk: Desk) -> None:
    desk.shortcut("F3")
    assert desk.window.find_bar.isVisible()
    assert desk.window.find_bar.line.hasFocus()


def test_the_offer_to_fix_goes_when_something_is_fixed_by_hand(desk: Desk) -> None:
    desk.session.open_page("q")
    assert "as it came in" in desk.told
    desk.shortcut("Ctrl+M")
    assert desk.texts == ["另一版"]
    assert desk.told == ""


def test_a_page_is_shown_from_its_top_though_its_first_paragraph_stands_far_down(
    desk: Desk,
) -> None:
    project = desk.session.project
    assert project is not None
    raw = "\n".join(f"第{number}行" for number in range(200))
    start = raw.index("第180行")
    first = Block.spelt(raw, "b", "a", Role.BODY, (Kept(start, start + 5),))
    project.add(Page("r", raw, articles=(Article("a"),), blocks=(first,)))
    desk.session.open_page("r")
    QApplication.processEvents()
    assert desk.raw.verticalScrollBar().value() == 0
    assert desk.session.caret.raw_offset == start


def test_the_page_that_shall_go_is_named_as_it_is_in_the_list(desk: Desk) -> None:
    project = desk.session.project
    assert project is not None
    project.add(Page("r", "无", source=Source("云桥-2.txt")))
    desk.window.page_commands.ask_to_delete("r")
    assert "云桥-2.txt" in desk.told


def test_opening_the_project_that_is_open_leaves_it_open_to_write(
    desk: Desk, project: Path
) -> None:
    assert desk.window.files.open(project)
    assert not desk.session.read_only
    assert desk.told == ""
    desk.shortcut("Alt+1")
    assert desk.page.blocks[0].role is Role.KICKER


def turn(widget: QWidget, by: int, keys: Qt.KeyboardModifier) -> None:
    """Turn the wheel over a widget."""
    at = QPointF(5, 5)
    none, whole = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    place, notch = QPointF(widget.mapToGlobal(at.toPoint())), QPoint(0, by)
    event = QWheelEvent(at, place, QPoint(), notch, none, keys, whole, False)
    QApplication.sendEvent(widget, event)


def test_ctrl_and_the_wheel_make_the_text_of_both_panes_larger(desk: Desk) -> None:
    panes = (desk.text, desk.raw)
    for pane in panes:
        before = [one.document().defaultFont().pointSizeF() for one in panes]
        turn(pane.viewport(), 120, Qt.KeyboardModifier.ControlModifier)
        after = [one.document().defaultFont().pointSizeF() for one in panes]
        assert [new - old for old, new in zip(before, after, strict=True)] == [1, 1]


def test_the_wheel_over_a_filter_of_the_pages_chooses_nothing(desk: Desk) -> None:
    pages = desk.window.pages
    for box in (pages.status_box, pages.order_box):
        turn(box, -120, Qt.KeyboardModifier.NoModifier)
        assert box.currentIndex() == 0


def test_a_layout_from_a_wide_screen_leaves_text_and_raw_to_work_on_a_small_one(
    desk: Desk,
) -> None:
    window = desk.window
    window.resize(1900, 900)
    QApplication.processEvents()
    window.splitter.setSizes([200, 900, 500, 300])
    state = window.splitter.saveState()
    window.resize(820, 700)
    window.splitter.restoreState(state)
    QApplication.processEvents()
    assert window.raw.width() >= 200
    assert window.text.width() >= 200
    assert window.text.viewport().width() > 100


def test_choosers_begin_in_a_folder_that_is_there(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, home, here = tmp_path / "gone", tmp_path / "home", tmp_path / "here"
    home.mkdir()
    here.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(gone))
    monkeypatch.setattr(Path, "home", lambda: home)
    assert usual_folder(window.settings) == home
    remember(window.settings, here / "晚报.annotator")
    assert usual_folder(window.settings) == here
    here.rmdir()
    assert usual_folder(window.settings) == home


def test_recent_projects_of_one_name_are_told_apart_by_their_folders(
    window: Window, tmp_path: Path
) -> None:
    far = tmp_path / ("很长的文件夹名" * 8)
    for folder in (far, tmp_path / "近"):
        folder.mkdir()
        Project.create(folder / "晚报.annotator").close()
        remember(window.settings, folder / "晚报.annotator")
    window._show_which()
    QApplication.processEvents()
    near, other = window.start.findChildren(RecentButton)
    assert [button.lines[0].text() for button in (near, other)] == ["晚报", "晚报"]
    assert near.lines[1].text().endswith("近")
    assert "…" in other.lines[1].text()
    for label in other.lines:
        assert label.sizeHint().width() <= other.contentsRect().width(), "nothing is cut unmarked"
    near.setFocus()
    QTest.keyClick(near, Qt.Key.Key_Space)
    assert window.session.project is not None
    assert window.session.project.path.parent.name == "近"


def test_a_project_is_opened_again_from_the_start_screen_by_keys_alone(
    window: Window, project: Path, qtbot: QtBot
) -> None:
    assert window.open_project(project)
    window.files.close_project()
    QApplication.processEvents()
    focus = QApplication.focusWidget()
    assert isinstance(focus, RecentButton)
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert window.session.project is not None
    assert QApplication.focusWidget() in (window.text, window.raw)


@pytest.mark.parametrize("button", ["act_button", "other_button", "close_button"])
def test_return_presses_the_button_of_a_message_that_has_the_keys(desk: Desk, button: str) -> None:
    done: list[str] = []
    messages = desk.window.messages
    messages.warn(
        "It is damaged.",
        ("Repair", lambda: done.append("act_button")),
        ("Backups", lambda: done.append("other_button")),
    )
    getattr(messages, button).setFocus()
    QTest.keyClick(getattr(messages, button), Qt.Key.Key_Return)
    assert done == ([] if button == "close_button" else [button])
    assert not desk.told


def test_a_message_that_goes_leaves_the_keys_where_they_are(desk: Desk) -> None:
    search = desk.window.pages.filter_box
    search.setFocus()
    desk.session.trouble.emit("nothing was done")
    desk.window.messages._timer.timeout.emit()
    assert not desk.told
    assert search.hasFocus()
    desk.window.messages.ask("Shall it?", "Yes", lambda: None)
    QTest.keyClick(desk.window.messages.act_button, Qt.Key.Key_Escape)
    assert desk.text.hasFocus(), "who answered a question goes on in the text"


@pytest.mark.parametrize("doubts", [0, 7, 99])
def test_no_title_of_a_panel_is_cut_however_narrow_the_window_is(desk: Desk, doubts: int) -> None:
    desk.window.resize(1024, 700)
    tabs = desk.window.tabs
    tabs.set_count("doubts", doubts)
    QApplication.processEvents()
    bar = tabs.tabBar()
    for at in range(bar.count()):
        words = bar.fontMetrics().horizontalAdvance(bar.tabText(at))
        assert bar.tabRect(at).width() >= words, bar.tabText(at)
    assert bar.sizeHint().width() <= tabs.width()


def test_backups_are_offered_of_a_project_that_the_program_was_started_on(
    window: Window, project: Path
) -> None:
    with Project.open(project) as store:
        store.make_backup()
    project.write_bytes(b"no project any more")
    assert "offers" not in vars(window)
    assert not window.open_project(project)
    offered = [window.messages.act_button, window.messages.other_button]
    assert [one.text() for one in offered] == ["Repair into a new file…", "Backups…"]
    assert all(one.isVisible() for one in offered)


PICTURED = """
import sys
from pathlib import Path
from annotator.ui import app

grab = app._grab

def grab_and_tell(application, window, *others):
    grab(application, window, *others)
    print(window.windowTitle())
    print(window.reader.isVisible(), window.text.isReadOnly(), len(window.session.page.blocks))

app._grab = grab_and_tell
app.picture(Path(sys.argv[1]), Path(sys.argv[2]))
"""
"""A program that saves a picture of the window, and tells what stands in it."""


def test_a_picture_shows_a_project_as_who_edits_it_sees_it(project: Path, tmp_path: Path) -> None:
    before = project.read_bytes()
    shown = tmp_path / "shown.png"
    done = subprocess.run(
        [sys.executable, "-c", PICTURED, str(project), str(shown)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 0, done.stderr
    title, state = done.stdout.splitlines()
    assert title == "desk — Annotator"
    assert state == f"False False {len(the_page().blocks)}"
    assert shown.read_bytes().startswith(b"\x89PNG")
    assert project.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {project.name, shown.name}


def test_an_undivided_window_divides_itself_anew_at_every_size(window: Window) -> None:
    window.session.show(the_page())
    small, large = (1024, 640), (1900, 900)
    divided = []
    for size in (small, large, small):
        window.resize(*size)
        QApplication.processEvents()
        divided.append(window.splitter.sizes())
        assert divided[-1] == window.splitter.widths()
    assert divided[0] == divided[2] != divided[1]
    window.splitter.moveSplitter(divided[0][0] + 30, 1)
    window.resize(*large)
    QApplication.processEvents()
    assert window.splitter.sizes()[0] == divided[0][0] + 30


@pytest.mark.parametrize(("keys", "pane"), [("Ctrl+Alt+1", 0), ("Ctrl+Alt+4", 3)])
def test_a_pane_pushed_away_comes_back_with_the_keys(desk: Desk, keys: str, pane: int) -> None:
    splitter = desk.window.splitter
    splitter.moveSplitter(0, 1)
    splitter.moveSplitter(splitter.width(), 3)
    assert splitter.sizes()[pane] == 0
    desk.shortcut(keys)
    QApplication.processEvents()
    assert splitter.sizes()[pane] > 100
    assert min(splitter.sizes()[1:3]) >= 200


def test_without_a_page_nothing_says_what_to_do_with_one(window: Window, tmp_path: Path) -> None:
    assert window.files.create(tmp_path / "empty.annotator")
    window.make_whole()
    panels: list[Any] = [
        window.tabs.show_panel(name) for name in ("articles", "speeches", "people")
    ]
    hints = [panel.hint for panel in panels]
    assert [hint.text() for hint in hints] == ["", "", ""]
    window.session.show(Page("r", "一行"))
    assert all("yet" in hint.text() for hint in hints)
