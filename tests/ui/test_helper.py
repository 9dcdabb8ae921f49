"""The process beside the window: it answers the newest question, and is never missed for long."""

import os
import signal
import time

import pytest
from pytestqt.qtbot import QtBot

from annotator.ui.helper import Helper

PATIENCE_MS = 30_000


def double(number: int) -> int:
    return 2 * number


def fail() -> None:
    raise ZeroDivisionError("a fault of the program")


def end() -> None:
    os._exit(3)


@pytest.fixture
def helper(qtbot: QtBot):
    helper = Helper()
    yield helper
    helper.stop()


def test_questions_are_answered_one_after_the_other_and_faults_are_told(
    helper: Helper, qtbot: QtBot
) -> None:
    heard: list[object] = []
    bugs: list[str] = []
    helper.bug.connect(bugs.append)
    helper.warm()
    qtbot.waitUntil(lambda: helper.idle, timeout=PATIENCE_MS)
    first = helper.pid
    for task, arguments in ((double, (4,)), (fail, ()), (double, (5,))):
        count = len(heard)
        helper.ask(task, *arguments, then=heard.append, otherwise=heard.append)
        qtbot.waitUntil(lambda count=count: len(heard) > count, timeout=PATIENCE_MS)
    assert heard == [8, "", 10]
    assert "a fault of the program" in bugs[0]
    assert helper.pid == first


def test_only_the_newest_question_is_answered(helper: Helper, qtbot: QtBot) -> None:
    heard: list[object] = []
    for number in range(5):
        helper.ask(double, number, then=heard.append, otherwise=heard.append)
    helper.ask(double, 21, then=heard.append, otherwise=heard.append)
    qtbot.waitUntil(lambda: bool(heard) and helper.idle, timeout=PATIENCE_MS)
    assert heard == [42]
    helper.ask(double, 1, then=heard.append, otherwise=heard.append)
    helper.forget()
    qtbot.waitUntil(lambda: helper.idle, timeout=PATIENCE_MS)
    assert heard == [42]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes are killed otherwise here")
def test_a_process_that_ended_is_replaced(helper: Helper, qtbot: QtBot) -> None:
    heard: list[object] = []
    helper.warm()
    qtbot.waitUntil(lambda: helper.idle, timeout=PATIENCE_MS)
    first = helper.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    helper.ask(double, 4, then=heard.append, otherwise=heard.append)
    qtbot.waitUntil(lambda: bool(heard), timeout=PATIENCE_MS)
    if heard == [""]:  # it was asked before its end was seen, and is told to ask again
        helper.ask(double, 4, then=heard.append, otherwise=heard.append)
        qtbot.waitUntil(lambda: len(heard) > 1, timeout=PATIENCE_MS)
    assert heard[-1] == 8
    assert helper.pid != first


def test_a_question_that_ends_the_process_is_not_asked_for_ever(
    helper: Helper, qtbot: QtBot
) -> None:
    heard: list[object] = []
    for _ in range(3):
        count = len(heard)
        helper.ask(end, then=heard.append, otherwise=heard.append)
        qtbot.waitUntil(lambda count=count: len(heard) > count, timeout=PATIENCE_MS)
    start = time.monotonic()
    helper.ask(double, 4, then=heard.append, otherwise=heard.append)
    assert heard == [""] * 4, "after three in a row none is started any more"
    assert time.monotonic() - start < 1
