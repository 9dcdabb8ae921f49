"""Backups made by themselves: only of what is new, never in the way, and asking about a fall."""

import shutil
import threading
from collections import namedtuple
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.page.edits import AddSpan, Batch, RemoveSpans
from annotator.page.model import Part
from annotator.store.backups import making as store
from annotator.store.backups.copying import copy_project
from annotator.store.backups.making import SETTLED, Why, backups_of, folder_of
from annotator.store.backups.policy import Policy
from annotator.store.project import Project
from annotator.ui import backing_up
from annotator.ui.backing_up import BackingUp
from tests.ui.desk import Desk

WAIT_MS = 20_000


@pytest.fixture
def backing_up_(desk: Desk) -> BackingUp:
    return desk.window.backing_up


def look(desk: Desk) -> None:
    """Have it looked now, and wait until all that came of it is told."""
    one = desk.window.backing_up
    desk.session.finish_keeping()
    one.look()
    desk.qtbot.waitUntil(lambda: not one.busy, timeout=WAIT_MS)
    QApplication.processEvents()


def label(desk: Desk, times: int) -> None:
    """Label so many stretches of words."""
    stretches = [Part("b2", start, end) for end in range(3, 20) for start in range(end - 1)]
    edits = tuple(AddSpan("place", (part,)) for part in stretches[:times])
    assert desk.session.apply(Batch(edits, "Label"))
    assert len(desk.page.spans) == times
    desk.session.finish_keeping()


def test_work_is_backed_up_and_nothing_new_is_not(desk: Desk, project: Path) -> None:
    look(desk)
    assert [one.why for one in backups_of(project)] == [Why.AUTOMATIC]
    look(desk)
    assert len(backups_of(project)) == 1
    desk.put_caret("新桥通车")
    look(desk)
    assert len(backups_of(project)) == 1, "where the caret stands is no work"
    desk.type("x")
    look(desk)
    assert len(backups_of(project)) == 2
    with Project.open(backups_of(project)[0].path, read_only=True) as then:
        assert then.load("p") == desk.page


def test_the_next_time_it_is_opened_the_last_backup_still_counts(desk: Desk, project: Path) -> None:
    look(desk)
    desk.session.close_project()
    desk.session.open_project(project)
    look(desk)
    assert len(backups_of(project)) == 1


def test_it_looks_by_itself_a_while_after_the_project_was_opened(
    desk: Desk, backing_up_: BackingUp, project: Path
) -> None:
    timer = backing_up_._timer
    assert timer.isActive()
    assert timer.interval() == backing_up.FIRST_MS <= 60_000
    timer.setInterval(1)
    desk.qtbot.waitUntil(lambda: bool(backups_of(project)), timeout=WAIT_MS)
    assert timer.interval() == 600_000, "ten minutes, as is promised"
    desk.session.close_project()
    assert not timer.isActive()


def test_it_can_be_switched_off_and_a_reader_makes_none(desk: Desk, project: Path) -> None:
    Policy(automatic=False).write()
    look(desk)
    assert backups_of(project) == []
    Policy(automatic=True).write()
    desk.session.read_only = True
    look(desk)
    assert backups_of(project) == []
    desk.session.read_only = False


def test_closing_does_not_wait_for_a_backup_and_nothing_of_it_is_left(
    desk: Desk, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def slow(source: object, path: Path, progress: object, *others: object) -> None:
        begun.set()
        desk.window.backing_up._stopping.wait(WAIT_MS / 1000)
        copy_project(source, path, progress, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "copy_project", slow)
    desk.window.backing_up.look()
    assert begun.wait(WAIT_MS / 1000)
    desk.session.close_project()
    assert not desk.window.backing_up.busy
    assert not folder_of(project).exists(), "no empty folder either"
    assert desk.told == ""


def test_why_there_is_no_backup_is_told_once(
    desk: Desk, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    with monkeypatch.context() as full:  # what stands for the person's home stays
        full.setattr(shutil, "disk_usage", lambda path: usage(0, 0, 0))
        look(desk)
        assert "too little room" in desk.told
        desk.window.messages.dismiss()
        look(desk)
        assert desk.told == ""
    look(desk)
    assert len(backups_of(project)) == 1


def test_keys_are_kept_while_a_backup_is_made(desk: Desk, project: Path) -> None:
    with Project.open(project, locked=False) as helping:
        helping.add(replace(desk.page, id="long", raw="长" * 3_000_000, blocks=(), articles=()))
    desk.put_caret("新桥通车")
    desk.window.backing_up.look()
    while desk.window.backing_up.busy:
        QTest.keyClicks(desk.text, "x")
        QApplication.processEvents()
    assert desk.session.finish_keeping()
    assert desk.texts[4].startswith("新桥通车x")
    with Project.open(backups_of(project)[0].path, read_only=True) as then:
        assert then.check() == []


# A sudden fall


@pytest.fixture
def fallen(desk: Desk, project: Path) -> Path:
    """Give the project after sixty labels went, with a backup from before."""
    label(desk, 60)
    look(desk)
    assert desk.window.fall.words == ""
    desk.session.apply(RemoveSpans(tuple(span.id for span in desk.page.spans)))
    look(desk)
    return project


def test_many_labels_gone_are_asked_about(desk: Desk, fallen: Path) -> None:
    assert "60 of your labels are gone: there are 0 now" in desk.window.fall.words
    desk.session.open_page("q")
    assert desk.window.fall.words, "it stays until it is answered"


def test_that_is_right_ends_the_question_for_good(desk: Desk, fallen: Path) -> None:
    QTest.mouseClick(desk.window.fall.right_button, Qt.MouseButton.LeftButton)
    assert desk.window.fall.words == ""
    desk.session.finish_keeping()
    assert desk.session.project is not None
    assert desk.session.project.setting(SETTLED) is not None
    look(desk)
    assert desk.window.fall.words == ""


def test_not_now_is_asked_again_when_it_is_opened_again(desk: Desk, fallen: Path) -> None:
    QTest.mouseClick(desk.window.fall.later_button, Qt.MouseButton.LeftButton)
    assert desk.window.fall.words == ""
    look(desk)
    assert desk.window.fall.words == ""
    desk.session.close_project()
    desk.session.open_project(fallen)
    look(desk)
    assert "60 of your labels are gone" in desk.window.fall.words


def test_undo_is_an_answer_too(desk: Desk, fallen: Path) -> None:
    desk.shortcut("Ctrl+Z")
    look(desk)
    assert desk.window.fall.words == ""


def test_few_labels_gone_are_nobody_s_business(desk: Desk, project: Path, qtbot: QtBot) -> None:
    label(desk, 49)
    look(desk)
    desk.session.apply(RemoveSpans(tuple(span.id for span in desk.page.spans)))
    look(desk)
    assert desk.window.fall.words == ""
