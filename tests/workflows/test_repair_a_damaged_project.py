"""A damaged project is told of, and becomes a new one of what is sound; a stranger's likewise."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog

from annotator.page.edits import AddSpan, ReplaceText
from annotator.page.model import Meta, Part, Source
from annotator.store.project import Project
from annotator.ui.dialogs.backups import Backups
from annotator.ui.dialogs.repair_report import RepairReport
from annotator.ui.window import Window
from tests.store.soundness.damage import made_by_a_newer_version
from tests.workflows.person import settle, wait_until
from tests.workflows.small_pages import NEWS, small_page

NAME = "苇湾日报 头版.txt"
Make = Callable[..., Path]
OpenWindow = Callable[..., Window]


def worked_on(project: Make) -> Path:
    first = replace(small_page("p1"), source=Source(NAME), meta=Meta(published="2024-03-05"))
    path = project(first, small_page("p2", NEWS[:3]))
    with Project.open(path) as store:
        before = store.load("p1")
        block = next(block for block in before.blocks if len(block.text) > 6)
        after = ReplaceText(block.id, 0, 1, "甲").apply(before)
        store.save(before, after, "Typing")
        store.save(after, AddSpan("place", (Part(block.id, 2, 4),)).apply(after), "Add label")
    return path


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def repair(window: Window) -> RepairReport:
    """Press the button, take the name that is offered, and give the report."""
    window.messages.act_button.click()
    settle()
    chooser = QApplication.activeModalWidget()
    assert isinstance(chooser, QFileDialog)
    chooser.accept()
    wait_until(lambda: report_of(window) is not None, "the report of the repair", 60)
    report = report_of(window)
    assert report is not None
    return report


def report_of(window: Window) -> RepairReport | None:
    found = window.findChildren(RepairReport)
    return found[0] if found else None


def test_a_damaged_page_is_told_of_and_made_again(project: Make, open_window: OpenWindow) -> None:
    path = worked_on(project)
    with Project.open(path) as store:
        truth = store.load("p1")
    change(path, "UPDATE span SET label = 'plaCe' WHERE label = 'place'")
    window = open_window(path)
    assert window.session.page is not None
    assert "not what was written" in window.messages.words
    report = repair(window)
    assert "All 2 pages are exactly" in report.summary.text()
    assert "history" in report.as_text()
    assert report.as_text().startswith(f"{NAME}\t2024-03-05\t"), "as the list of pages names it"
    assert window.session.project is not None
    assert window.session.project.path.name == "work repaired.annotator"
    assert window.session.project.load("p1") == truth
    assert window.session.project.check() == []
    report.page_asked.emit("p2")
    assert window.session.page.id == "p2"
    report.close()
    with Project.open(path) as store:
        assert "plaCe" in {span.label for span in store.load("p1").spans}


def test_a_file_that_can_not_be_opened_is_repaired(project: Make, open_window: OpenWindow) -> None:
    path = worked_on(project)
    window = open_window()
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xa5" * 3996
    path.write_bytes(data)
    assert not window.open_project(path)
    assert "damaged" in window.messages.words
    assert "`" not in window.messages.words, "no command line stands in the window"
    assert window.messages.act_button.text() == "Repair into a new file…"
    assert window.messages.other_button.isHidden()  # there is no backup
    report = repair(window)
    assert window.session.page is not None
    assert bytes(data) == path.read_bytes()
    report.close()


def test_a_stranger_s_trigger_is_told_of_and_left_behind(
    project: Make, open_window: OpenWindow
) -> None:
    path = worked_on(project)
    change(path, "CREATE TRIGGER t AFTER UPDATE ON block BEGIN DELETE FROM span; END")
    window = open_window()
    assert not window.open_project(path)
    assert "trigger “t”" in window.messages.words
    report = repair(window)
    assert "trigger “t”" in report.as_text()
    assert window.session.project is not None
    assert window.session.project.check() == []
    report.close()


def test_a_page_that_can_not_be_read_leaves_the_others_to_work_on(
    project: Make, open_window: OpenWindow
) -> None:
    path = worked_on(project)
    change(path, "UPDATE block SET role = 'hero' WHERE page = 1")
    window = open_window(path)
    assert "cannot be read" in window.messages.words
    assert window.session.open_page("p2")
    assert not window.session.open_page("p1")
    assert window.session.page is not None
    assert window.session.page.id == "p2"


def beheaded(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xa5" * 3996
    path.write_bytes(data)


def test_who_does_not_say_where_is_offered_it_again(project: Make, open_window: OpenWindow) -> None:
    path = worked_on(project)
    beheaded(path)
    window = open_window()
    window.open_project(path)
    words = window.messages.words
    for _ in range(2):
        window.messages.act_button.click()
        settle()
        chooser = QApplication.activeModalWidget()
        assert isinstance(chooser, QFileDialog)
        assert window.messages.words == ""
        chooser.reject()
        settle()
        assert window.messages.words == words
        assert window.messages.act_button.text() == "Repair into a new file…"
    repair(window).close()


def test_a_repair_that_fails_says_why_and_is_offered_again(
    project: Make, open_window: OpenWindow, tmp_path: Path
) -> None:
    path = worked_on(project)
    change(path, "UPDATE span SET label = 'plaCe' WHERE label = 'place'")
    window = open_window(path)
    assert window.session.page is not None
    page = window.session.page.id
    window.offers.repairs.repair(path, tmp_path / "nowhere" / "new.annotator")
    wait_until(lambda: "was not made" in window.messages.words, "it is told", 60)
    assert "its folder is not there" in window.messages.words
    assert window.messages.act_button.text() == "Repair into a new file…"
    assert window.session.project is not None, "it is open again"
    assert window.session.project.path == path
    assert window.session.page is not None
    assert window.session.page.id == page
    repair(window).close()


def test_a_newer_version_s_project_is_neither_opened_nor_made_anew_without_what_is_new(
    project: Make, open_window: OpenWindow, tmp_path: Path
) -> None:
    path, new = worked_on(project), tmp_path / "new.annotator"
    made_by_a_newer_version(path)
    before = path.read_bytes()
    window = open_window()
    window.open_project(path)
    assert "a newer version of annotator wrote it" in window.messages.words
    assert not window.messages.act_button.isVisible(), "there is nothing to repair"
    window.messages.dismiss()
    window.offers.repairs.repair(path, new)
    wait_until(lambda: "Update annotator" in window.messages.words, "it is told", 60)
    assert not new.exists()
    assert path.read_bytes() == before


def test_who_looks_at_the_backups_and_goes_back_to_none_is_still_offered_the_repair(
    project: Make, open_window: OpenWindow
) -> None:
    path = worked_on(project)
    with Project.open(path) as store:
        store.make_backup()
    beheaded(path)
    window = open_window()
    window.open_project(path)
    words = window.messages.words
    window.messages.other_button.click()
    settle()
    shown = QApplication.activeModalWidget()
    assert isinstance(shown, Backups)
    shown.reject()
    settle()
    assert window.messages.words == words
    repair(window).close()


def test_of_a_project_that_is_gone_the_backups_are_offered_until_one_is_gone_back_to(
    project: Make, open_window: OpenWindow
) -> None:
    path = worked_on(project)
    with Project.open(path) as store:
        store.make_backup()
    path.unlink()
    window = open_window()
    assert not window.open_project(path)
    words = window.messages.words
    for _ in range(2):
        assert window.messages.act_button.text() == "Backups…"
        window.messages.act_button.click()
        settle()
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, Backups)
        shown.reject()
        settle()
        assert window.messages.words == words
