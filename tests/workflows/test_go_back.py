"""Backups at the window: one is made, looked at, gone back to; a page is taken back alone."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from annotator.store.backups.making import Backup, Why, backups_of
from annotator.store.project import Project
from annotator.ui.backing_up import Fall
from annotator.ui.dates import moment_said
from annotator.ui.dialogs.backups import Backups
from annotator.ui.window import Window
from tests.workflows.other_window import OtherWindow
from tests.workflows.person import settle, wait_until
from tests.workflows.small_pages import small_page

OpenWindow = Callable[..., Window]
SECONDS = 60.0


@pytest.fixture
def path(project: Callable[..., Path]) -> Path:
    return project(small_page("first"), small_page("second", loose="又一行"))


@pytest.fixture
def window(path: Path, open_window: OpenWindow) -> Iterator[Window]:
    """Give the window on the project, its dialogs closed in the end."""
    window = open_window(path)
    yield window
    for dialog in window.findChildren(Backups):
        dialog.show_at_work("")
        dialog.close()
    settle()


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def shown(window: Window) -> Backups:
    """Give the dialog that is open."""
    return next(one for one in window.findChildren(Backups) if one.isVisible())


def looked(window: Window) -> Backups:
    """Give the dialog once it says what differs."""
    dialog = shown(window)
    said = dialog.preview.summary.text
    wait_until(lambda: "\n" in said() and "compared" not in said(), "what differs", SECONDS)
    return dialog


def back_up(window: Window) -> Backup:
    """Have a backup made by the button, and give it."""
    window.actions_offered.run("show_backups")
    dialog = shown(window)
    assert window.session.project is not None
    path = window.session.project.path
    before = len(backups_of(path))
    press(dialog.make_button)
    wait_until(lambda: len(backups_of(path)) > before, "there is one more", SECONDS)
    wait_until(dialog.make_button.isEnabled, "it is done", SECONDS)
    assert dialog.backup == backups_of(path)[0], "the one just made is looked at"
    looked(window)
    dialog.reject()
    settle()
    return backups_of(path)[0]


def type_into(window: Window, page: str, letters: str) -> None:
    window.session.open_page(page)
    window.session.show_place("b1", 2)
    window.text.setFocus()
    for letter in letters:
        QTest.keyClicks(window.text, letter)
    assert window.session.finish_keeping()


def text_of(path: Path, page: str) -> str:
    with Project.open(path, read_only=True) as project:
        return project.load(page).block("b1").text


def test_a_backup_is_made_by_hand_and_says_what_differs(window: Window, path: Path) -> None:
    backup = back_up(window)
    assert (backup.why, backup.pages) == (Why.ASKED, 2)
    window.actions_offered.run("show_backups")
    assert "Nothing differs" in looked(window).preview.summary.text()
    shown(window).reject()
    type_into(window, "first", "abc")
    window.session.delete_page("second")
    window.actions_offered.run("show_backups")
    preview = looked(window).preview
    assert "pages gone 1, changed 1" in preview.summary.text()
    items = [preview.pages.topLevelItem(row) for row in range(preview.pages.topLevelItemCount())]
    rows = [item for item in items if item is not None]
    assert [row.text(1) for row in rows] == ["gone", "changed"]
    preview.pages.setCurrentItem(rows[1])
    assert "abc" in preview.text.toPlainText()
    preview.mode.setFocus()
    QTest.keyClick(preview.mode, Qt.Key.Key_Down)
    assert "abc" not in preview.text.toPlainText()
    assert "镇长白亰山说" in preview.text.toPlainText()


def test_the_project_goes_back_and_what_was_there_is_kept(window: Window, path: Path) -> None:
    back_up(window)
    type_into(window, "first", "abc")
    window.actions_offered.run("show_backups")
    dialog = looked(window)
    press(dialog.restore_button)
    assert "becomes a backup first" in dialog.messages.words
    press(dialog.messages.act_button)
    wait_until(lambda: "is as it was on" in window.messages.words, "it has gone back", SECONDS)
    assert window.messages.close_button.text() == "Close", "nothing is put off"
    assert not window.session.read_only
    assert "abc" not in window.text.document().toPlainText()
    kept = backups_of(path)[0]
    assert kept.why is Why.RESTORE
    assert f"the backup of {moment_said(kept.time)}" in window.messages.words
    assert "abc" in text_of(kept.path, "first")
    type_into(window, "first", "x")
    assert "x" in text_of(path, "first"), "work goes on"
    assert not window.session.next_undo or window.session.next_undo.name == "Typing"


def test_who_shrinks_from_it_changes_nothing(window: Window, path: Path) -> None:
    back_up(window)
    type_into(window, "first", "abc")
    window.actions_offered.run("show_backups")
    dialog = looked(window)
    press(dialog.restore_button)
    press(dialog.messages.close_button)
    dialog.reject()
    assert "abc" in text_of(path, "first")
    assert len(backups_of(path)) == 1


def test_a_page_alone_is_taken_back_as_a_step_that_can_be_undone(
    window: Window, path: Path
) -> None:
    back_up(window)
    type_into(window, "second", "kept")
    type_into(window, "first", "abc")
    window.actions_offered.run("show_backups")
    preview = looked(window).preview
    items = [preview.pages.topLevelItem(row) for row in range(2)]
    preview.pages.setCurrentItem(next(one for one in items if one and one.text(0) == "first"))
    press(preview.page_button)
    settle()
    assert "abc" not in text_of(path, "first")
    assert "kept" in text_of(path, "second")
    window.session.undo()
    assert window.session.finish_keeping()
    assert "abc" in text_of(path, "first")


@pytest.mark.parametrize("whole", [False, True])
def test_a_deleted_page_comes_back_alone(window: Window, path: Path, whole: bool) -> None:
    """Out of the trash where it lies there, else as a page that comes in again."""
    back_up(window)
    type_into(window, "second", "since")
    window.session.delete_page("second")
    assert window.session.project is not None
    if whole:
        window.session.project.connection.execute("DELETE FROM page WHERE id = 'second'")
    window.actions_offered.run("show_backups")
    press(looked(window).preview.page_button)
    settle()
    assert window.session.page is not None
    assert window.session.page.id == "second"
    assert text_of(path, "second") == "镇长白亰山说，河道要在雨季之前疏通。"


def test_a_backup_that_is_not_wanted_is_deleted_after_a_question(
    window: Window, path: Path
) -> None:
    back_up(window)
    window.actions_offered.run("show_backups")
    dialog = looked(window)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert len(backups_of(path)) == 1
    press(dialog.messages.act_button)
    assert backups_of(path) == []
    assert dialog.empty.isVisible()


def test_a_damaged_project_is_offered_its_backups_and_goes_back(window: Window, path: Path) -> None:
    back_up(window)
    window.session.close_project()
    path.write_bytes(path.read_bytes()[:4096] + b"\xa5" * 60_000)
    assert not window.open_project(path)
    assert "damaged" in window.messages.words
    press(window.messages.other_button)
    dialog = looked(window)
    assert "can't be read now" in dialog.preview.summary.text()
    assert not dialog.make_button.isVisible()
    press(dialog.restore_button)
    press(dialog.messages.act_button)
    wait_until(lambda: "is as it was on" in window.messages.words, "it has gone back", SECONDS)
    assert window.session.project is not None
    assert window.session.project.check() == []
    assert any("damaged" in name for name in os.listdir(path.parent))


def test_where_somebody_reads_it_nothing_is_gone_back_to_and_it_is_told(
    window: Window, path: Path, tmp_path: Path
) -> None:
    back_up(window)
    type_into(window, "first", "abc")
    reader = OtherWindow(path, tmp_path / "reader.ini")
    try:
        assert reader.opened["read_only"]
        window.actions_offered.run("show_backups")
        dialog = looked(window)
        press(dialog.restore_button)
        press(dialog.messages.act_button)
        wait_until(lambda: "open to read" in dialog.messages.words, "it is told", SECONDS)
        assert window.session.project is not None
        assert not window.session.read_only
    finally:
        reader.close()
    assert "abc" in text_of(path, "first")


def test_from_the_question_about_a_fall_one_looks_at_what_is_missing(
    window: Window, path: Path
) -> None:
    old = back_up(window)
    type_into(window, "first", "abc")
    back_up(window)
    window.fall.show_fall(Fall(old, 0))
    press(window.fall.look_button)
    dialog = looked(window)
    assert dialog.backup is not None
    assert dialog.backup.path == old.path


def test_a_reader_may_look_and_no_more(path: Path, open_window: OpenWindow, tmp_path: Path) -> None:
    with Project.open(path) as project:
        project.make_backup()
    other = OtherWindow(path, tmp_path / "other.ini")
    try:
        window = open_window(path)
        window.actions_offered.run("show_backups")
        dialog = looked(window)
        assert not dialog.restore_button.isEnabled()
        assert not dialog.make_button.isEnabled()
        dialog.reject()
        settle()
    finally:
        other.close()


def test_a_damaged_backup_is_told_of_and_the_next_older_one_offered(
    window: Window, path: Path
) -> None:
    older = back_up(window)
    type_into(window, "first", "abc")
    newest = back_up(window)
    newest.path.chmod(0o644)
    newest.path.write_bytes(bytes(100) + newest.path.read_bytes()[100:])
    window.actions_offered.run("show_backups")
    dialog = shown(window)
    wait_until(lambda: "damaged" in dialog.messages.words, "it is told", SECONDS)
    assert "damaged" in dialog.preview.summary.text()
    assert moment_said(older.time) in dialog.preview.summary.text()
    item = dialog.list.currentItem()
    assert item is not None
    assert item.text(1).startswith("damaged")
    assert not dialog.restore_button.isEnabled()
    press(dialog.messages.act_button)
    assert dialog.backup == older
    looked(window)
    assert dialog.restore_button.isEnabled()
    dialog.reject()


def test_a_backup_that_is_damaged_deep_inside_is_told_of_when_it_is_looked_at(
    window: Window, path: Path
) -> None:
    backup = back_up(window)
    data = backup.path.read_bytes()
    backup.path.chmod(0o644)
    backup.path.write_bytes(data[:8192] + b"\xa5" * 40_960 + data[49_152:])
    window.actions_offered.run("show_backups")
    dialog = shown(window)
    wait_until(lambda: "no older sound one" in dialog.preview.summary.text(), "it is told", SECONDS)
    assert not dialog.restore_button.isEnabled()
    dialog.reject()


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
def test_no_name_of_a_folder_reorders_or_hides_words_of_the_dialog(
    path: Path, open_window: OpenWindow
) -> None:
    strange = path.with_name("work\u202etxt\n.annotator")
    path.rename(strange)
    window = open_window(strange)
    window.actions_offered.run("show_backups")
    dialog = shown(window)
    for words in (dialog.windowTitle(), dialog.place.text()):
        assert "work\\u202etxt\\n.annotator" in words
    dialog.reject()
    settle()
