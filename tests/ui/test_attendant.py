"""The process beside the window: it answers the newest question, and is never missed for long."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from annotator.ui.attendant import Attendant
from annotator.ui.commands import pages
from annotator.ui.window import Window

PATIENCE_MS = 30_000


def double(number: int) -> int:
    return 2 * number


def fail() -> None:
    raise ZeroDivisionError("a fault of the program")


def end() -> None:
    os._exit(3)


def more_than(heard: list[object], count: int) -> Callable[[], bool]:
    return lambda: len(heard) > count


@pytest.fixture
def attendant(qtbot: QtBot):
    attendant = Attendant()
    yield attendant
    attendant.stop()


def test_questions_are_answered_one_after_the_other_and_faults_are_told(
    attendant: Attendant, qtbot: QtBot
) -> None:
    heard: list[object] = []
    bugs: list[str] = []
    attendant.bug.connect(bugs.append)
    attendant.warm()
    qtbot.waitUntil(lambda: attendant.idle, timeout=PATIENCE_MS)
    first = attendant.pid
    for task, arguments in ((double, (4,)), (fail, ()), (double, (5,))):
        answered = more_than(heard, len(heard))
        attendant.ask(task, *arguments, then=heard.append, otherwise=heard.append)
        qtbot.waitUntil(answered, timeout=PATIENCE_MS)
    assert heard == [8, "", 10]
    assert "a fault of the program" in bugs[0]
    assert attendant.pid == first


def test_only_the_newest_question_is_answered(attendant: Attendant, qtbot: QtBot) -> None:
    heard: list[object] = []
    for number in range(5):
        attendant.ask(double, number, then=heard.append, otherwise=heard.append)
    attendant.ask(double, 21, then=heard.append, otherwise=heard.append)
    qtbot.waitUntil(lambda: bool(heard) and attendant.idle, timeout=PATIENCE_MS)
    assert heard == [42]
    attendant.ask(double, 1, then=heard.append, otherwise=heard.append)
    attendant.forget()
    qtbot.waitUntil(lambda: attendant.idle, timeout=PATIENCE_MS)
    assert heard == [42]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes are killed otherwise here")
def test_a_process_that_ended_is_replaced(attendant: Attendant, qtbot: QtBot) -> None:
    heard: list[object] = []
    attendant.warm()
    qtbot.waitUntil(lambda: attendant.idle, timeout=PATIENCE_MS)
    first = attendant.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    attendant.ask(double, 4, then=heard.append, otherwise=heard.append)
    qtbot.waitUntil(lambda: bool(heard), timeout=PATIENCE_MS)
    if heard == [""]:  # it was asked before its end was seen, and is told to ask again
        attendant.ask(double, 4, then=heard.append, otherwise=heard.append)
        qtbot.waitUntil(lambda: len(heard) > 1, timeout=PATIENCE_MS)
    assert heard[-1] == 8
    assert attendant.pid != first


def test_a_question_that_ends_the_process_is_not_asked_for_ever(
    attendant: Attendant, qtbot: QtBot
) -> None:
    heard: list[object] = []
    for _ in range(3):
        answered = more_than(heard, len(heard))
        attendant.ask(end, then=heard.append, otherwise=heard.append)
        qtbot.waitUntil(answered, timeout=PATIENCE_MS)
    start = time.monotonic()
    attendant.ask(double, 4, then=heard.append, otherwise=heard.append)
    assert heard == [""] * 4, "after three in a row none is started any more"
    assert time.monotonic() - start < 1


def test_a_window_that_was_closed_at_once_starts_no_process_any_more(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "WARM_MS", 1)
    window = Window(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    window.show()
    window.make_whole()
    window.close()
    qtbot.wait(20)  # until the timer has fired
    started = window.work.attendant.pid
    window.work.stop()
    window.deleteLater()
    assert started is None
