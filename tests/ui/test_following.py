"""What follows from a correction is told under the text; one key takes it, one lets it be."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.page.model import Page, PageStatus, Status
from annotator.store.project import Project
from annotator.store.tables.listing import Order
from annotator.suggest.pipeline import suggest
from annotator.ui.attendant import Attendant
from annotator.ui.following import FOLLOW
from annotator.ui.window import Window
from tests.ui.desk import Desk

RAW = """全县春灌会议召开

本报讯（记者 林小满）4月2日，全县春灌工作会议召开。
当地青年公正高兴地说：“水到了，心里就踏实了。”
住在渠尾的公正家里来了客人。
渠水流过村庄。
"""
PATIENCE_MS = 30_000


class Questions:
    """Stands for the process: answers in this one, when the test says so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[tuple[Callable[..., Any], tuple[Any, ...], Callable[[Any], object]]] = []
        monkeypatch.setattr(Attendant, "ask", self._ask)
        monkeypatch.setattr(Attendant, "warm", lambda attendant: None)

    def _ask(self, task: Callable[..., Any], *arguments: Any, then: Any, otherwise: object) -> None:
        self.asked.append((task, arguments, then))

    def answer(self) -> None:
        task, arguments, then = self.asked.pop()
        self.asked.clear()
        then(task(*arguments))


@pytest.fixture
def lively(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """Give the window as it is set from the start, without a project."""
    window = Window(QSettings(str(tmp_path / "lively.ini"), QSettings.Format.IniFormat))
    window.resize(1200, 800)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    yield window
    window.close()
    window.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def questions(monkeypatch: pytest.MonkeyPatch) -> Questions:
    return Questions(monkeypatch)


def sit_down(window: Window, qtbot: QtBot, tmp_path: Path, *pages: Page) -> Desk:
    path = tmp_path / "follow.annotator"
    with Project.create(path) as store:
        for page in pages:
            store.add(page)
    assert window.session.open_project(path)
    return Desk(window, qtbot)


@pytest.fixture
def desk(lively: Window, questions: Questions, qtbot: QtBot, tmp_path: Path) -> Desk:
    """Give a desk at a page with suggestions."""
    return sit_down(lively, qtbot, tmp_path, suggest(Page("p", RAW)))


def told(desk: Desk) -> str:
    return desk.window.page_commands.follow_bar.words


def tag(desk: Desk, questions: Questions) -> None:
    """Tag the name that nobody knew as one, and wait until what follows is there."""
    desk.select("公正")
    desk.shortcut("Ctrl+1")
    desk.qtbot.waitUntil(lambda: bool(questions.asked))
    questions.answer()


def speakers(page: Page) -> list[str]:
    return [one.speaker_text for one in page.speeches if one.status is not Status.REJECTED]


def test_what_follows_is_told_and_one_key_takes_it_as_one_step(
    desk: Desk, questions: Questions
) -> None:
    assert "公正" not in speakers(desk.page)
    tag(desk, questions)
    corrected = desk.page
    assert " would follow: " in told(desk)
    assert "1 speech" in told(desk)
    assert desk.page is corrected, "nothing changes before the yes"
    caret = desk.session.caret
    desk.shortcut("F2")
    assert "公正" in speakers(desk.page)
    assert told(desk) == ""
    assert (desk.session.caret.block, desk.session.caret.offset) == (caret.block, caret.offset)
    assert desk.session.history.next_back is not None
    assert desk.session.history.next_back.name == FOLLOW
    kept = {block.id: block for block in corrected.blocks}
    assert all(block is kept[block.id] for block in desk.page.blocks), "what is equal is shared"
    desk.shortcut("Ctrl+Z")
    assert desk.page is corrected
    desk.session.finish_keeping()


def test_one_key_lets_it_be_until_something_else_follows(desk: Desk, questions: Questions) -> None:
    tag(desk, questions)
    corrected = desk.page
    desk.shortcut("Shift+F2")
    assert told(desk) == ""
    assert desk.page is corrected
    desk.shortcut("Ctrl+Z")
    desk.shortcut("Ctrl+Shift+Z")
    assert not questions.asked, "undo and redo are no corrections"
    desk.shortcut("F2")
    assert desk.page is corrected
    desk.select("渠水")
    desk.shortcut("Ctrl+4")
    desk.qtbot.waitUntil(lambda: bool(questions.asked))
    questions.answer()
    assert told(desk) == ""


def test_each_question_tells_of_the_page_as_it_was_opened(desk: Desk, questions: Questions) -> None:
    opened = desk.page
    tag(desk, questions)
    desk.shortcut("Shift+F2")
    desk.select("渠水")
    desk.shortcut("Ctrl+4")
    desk.qtbot.waitUntil(lambda: bool(questions.asked))
    before, after, sitting, _, _ = questions.asked[-1][1]
    assert sitting.first == opened, "whose role is undecided is known by it"
    assert opened != before != after


def test_the_places_are_listed_and_gone_to(desk: Desk, questions: Questions) -> None:
    tag(desk, questions)
    menu = desk.window.page_commands.follow_bar.places_menu()
    words = [action.text() for action in menu.actions()]
    assert any(one.startswith("Speech: 说：“水到了") for one in words)
    speech = next(action for action in menu.actions() if action.text().startswith("Speech"))
    speech.trigger()
    block = desk.session.caret.block
    assert block is not None
    assert "公正高兴地说" in desk.page.block(block).text


def test_the_buttons_go_under_the_words_where_there_is_little_room(
    desk: Desk, questions: Questions
) -> None:
    bar = desk.window.page_commands.follow_bar
    tag(desk, questions)
    for room, stacked in ((380, True), (760, False)):
        left = desk.window.splitter.width() - room
        desk.window.splitter.setSizes([0, left, room, 0])
        QApplication.processEvents()
        QApplication.processEvents()
        assert (bar.take_button.y() >= bar.label.geometry().bottom()) is stacked
        assert bar.label.width() > 200
        assert bar.refuse_button.geometry().right() <= bar.width()


def test_an_answer_that_comes_too_late_is_dropped(desk: Desk, questions: Questions) -> None:
    desk.select("公正")
    desk.shortcut("Ctrl+1")
    desk.qtbot.waitUntil(lambda: bool(questions.asked))
    desk.put_caret("村庄")
    desk.type("x")
    questions.answer()
    assert told(desk) == ""


def test_nothing_is_asked_during_a_run_of_typing_or_a_composition(
    desk: Desk, questions: Questions
) -> None:
    following = desk.window.page_commands.following
    timer = following.findChild(QTimer)
    assert timer is not None
    desk.put_caret("村庄")
    desk.type("x")
    assert timer.isActive()
    assert timer.interval() == 1000
    desk.type("y")
    assert timer.remainingTime() > 900
    desk.preedit("shui")
    timer.timeout.emit()
    assert not questions.asked
    desk.compose("shui", commit="水")
    timer.timeout.emit()
    assert len(questions.asked) == 1


def test_it_can_be_switched_off(desk: Desk, questions: Questions) -> None:
    desk.window.settings.setValue("follow", False)
    desk.select("公正")
    desk.shortcut("Ctrl+1")
    following = desk.window.page_commands.following
    timer = following.findChild(QTimer)
    assert timer is not None
    desk.qtbot.waitUntil(lambda: not timer.isActive())
    assert not questions.asked


def test_a_page_as_it_came_in_is_suggested_on_when_it_is_opened_as_one_step(
    lively: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = sit_down(lively, qtbot, tmp_path, Page("p", RAW), Page("q", RAW[5:]))
    qtbot.waitUntil(lambda: bool(desk.page.blocks), timeout=PATIENCE_MS)
    assert desk.page.status is PageStatus.OPEN
    assert desk.session.caret.block == desk.page.blocks[0].id
    desk.shortcut("Ctrl+Z")
    assert not desk.page.blocks
    desk.shortcut("Ctrl+PgDown")
    qtbot.waitUntil(lambda: bool(desk.page.blocks), timeout=PATIENCE_MS)
    desk.shortcut("Ctrl+PgUp")
    assert "nothing is fixed" in desk.told, "what was taken back is only offered"
    assert not desk.page.blocks


def test_where_that_is_switched_off_it_is_offered(
    lively: Window, questions: Questions, qtbot: QtBot, tmp_path: Path
) -> None:
    lively.settings.setValue("suggest_on_opening", False)
    desk = sit_down(lively, qtbot, tmp_path, Page("p", RAW))
    qtbot.waitUntil(lambda: "nothing is fixed" in desk.told)
    assert not questions.asked


def test_a_job_suggests_where_the_attendant_can_not(
    lively: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Attendant, "ask", lambda attendant, *_, then, otherwise: otherwise(""))
    desk = sit_down(lively, qtbot, tmp_path, Page("p", RAW))
    qtbot.waitUntil(lambda: bool(desk.page.blocks), timeout=PATIENCE_MS)


def test_suggestions_for_a_page_that_was_left_are_dropped_in_silence(
    lively: Window, questions: Questions, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = sit_down(lively, qtbot, tmp_path, Page("p", RAW), suggest(Page("q", RAW[5:])))
    assert desk.page.id == "p"
    desk.shortcut("Ctrl+PgDown")
    questions.answer()
    assert desk.page.id == "q"
    assert desk.told == ""


def test_the_list_can_stand_in_the_order_of_the_expected_work(
    lively: Window, questions: Questions, qtbot: QtBot, tmp_path: Path
) -> None:
    longer = RAW + "县长温颂白强调，要修渠。\n副县长方圆里、白临川参加会议。\n" * 4
    much, little = suggest(Page("much", longer)), suggest(Page("little", RAW))
    bare = Page("bare", "渠")
    desk = sit_down(lively, qtbot, tmp_path, bare, much, little)
    panel = desk.window.pages
    panel.order_box.setCurrentIndex(panel.order_box.findData(Order.WORK))
    panel.order_box.activated.emit(panel.order_box.currentIndex())
    shown = [panel.model.index(row, 0).data(Qt.ItemDataRole.DisplayRole) for row in range(3)]
    assert shown == ["little", "much", "bare"]
    desk.session.open_page("little")
    desk.shortcut("Ctrl+D")
    assert desk.page.id == "much", "the next unfinished page is the next of the queue"
