"""Faults of the program are logged whole, told once, and never end the work."""

import subprocess
import sys
import threading
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator import places
from annotator.ui import bugs
from annotator.ui.bug_report import report, without_texts
from annotator.ui.bugs import Bugs, crash_file, crashed_before, in_short, log_file, note_bug
from annotator.ui.dialogs.fault_report import FaultReport
from tests.ui.desk import Desk


@pytest.fixture(autouse=True)
def own_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have the log in a folder of the test, and nothing told before."""
    monkeypatch.setattr(places, "log", lambda: tmp_path / "log")
    monkeypatch.setattr(bugs, "_seen", Counter())
    yield
    for handler in list(bugs.log.handlers):
        if isinstance(handler, RotatingFileHandler):
            bugs.log.removeHandler(handler)
            handler.close()


@pytest.fixture
def told(qtbot: QtBot) -> Iterator[list[str]]:
    """Give the faults that are told while the program listens."""
    heard: list[str] = []
    listener = Bugs()
    listener.told.connect(heard.append)
    listener.begin()
    yield heard
    listener.end()


def fail(words: str = "山路") -> None:
    raise KeyError(words)


def trace_of(failing: Callable[[], object]) -> str:
    try:
        failing()
    except Exception as error:
        return "".join(traceback.format_exception(error))
    raise AssertionError("nothing failed")


def hear(words: str = "山路") -> None:
    """Have the hook hear of a fault, as Qt does when a slot raises."""
    try:
        fail(words)
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_a_fault_is_logged_whole_and_told_once_however_often_it_comes(
    told: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(100):
        hear()
    assert len(told) == 1
    logged = log_file().read_text("utf-8")
    assert logged.count("in fail\n    raise KeyError(words)\nKeyError: '山路'") == 1
    assert "64 times by now" in logged
    assert len(logged.splitlines()) < 20
    assert "KeyError" in capsys.readouterr().err


def test_a_fault_in_a_thread_is_told_in_the_window_s_thread(
    told: list[str], qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert told == []
    qtbot.waitUntil(lambda: len(told) == 1)
    assert "in fail" in told[0]


def test_another_fault_at_another_place_is_told_as_well(
    told: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    hear()
    assert not note_bug(told[0])
    assert note_bug(trace_of(lambda: [][1]))
    assert len(told) == 1


def test_the_hooks_are_given_back(qtbot: QtBot) -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    listener = Bugs()
    listener.begin()
    assert sys.excepthook != before[0]
    listener.end()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_a_home_that_cannot_be_written_to_keeps_nothing_from_going_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(places, "log", lambda: tmp_path / "file" / "log")
    assert note_bug(trace_of(fail))
    assert "KeyError" in capsys.readouterr().err


def test_the_window_says_the_kind_of_the_fault_and_the_work_goes_on(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.window.tell_bug(trace_of(fail))
    assert "KeyError" in desk.window.messages.words
    assert "山路" not in desk.window.messages.words
    desk.put_caret("何田说")
    desk.type("x")
    assert "何田说x" in desk.page.block("b3").text
    desk.window.messages.dismiss()
    desk.window.tell_bug(trace_of(fail))
    assert desk.window.messages.words == ""


def test_what_a_fault_is_called_is_no_line_of_what_it_says() -> None:
    assert in_short(trace_of(lambda: fail("一行\nOther: 二行"))) == "KeyError"
    assert in_short("The process of a job ended by itself (exit code -9).") != ""


# -- crashes ----------------------------------------------------------------------------------

CRASH = """
import ctypes, pathlib, sys
from annotator import places
places.log = lambda: pathlib.Path(sys.argv[1])
from annotator.ui.bugs import Bugs
bugs = Bugs()
bugs.begin()
ctypes.string_at(0)
"""


def test_a_crash_is_noted_and_told_at_the_next_start_once(tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat)
    assert not crashed_before(settings)
    ended = subprocess.run([sys.executable, "-c", CRASH, str(places.log())], check=False)
    assert ended.returncode != 0
    assert "<module>" in crash_file().read_text("utf-8")
    assert crashed_before(settings)
    assert not crashed_before(settings)
    crash_file().unlink()
    assert not crashed_before(settings)


# -- the report -------------------------------------------------------------------------------


PLACE = "/home/qinghe/报纸/a.annotator"


def failing_on(text: str) -> None:
    raise ValueError(f"no such page: {text!r} at {PLACE}")


@pytest.mark.parametrize(
    "text",
    ["林小满说", "何田\n陶山", "Lin Xiaoman said so", 'a "quoted" 人', "a'b' 山", "\u2028山"],
)
def test_a_report_has_the_lines_of_code_and_none_of_the_text(text: str) -> None:
    noted = trace_of(lambda: failing_on(text))
    kept = without_texts(noted)
    assert "in failing_on" in kept
    assert "raise ValueError" in kept
    assert "ValueError: no such page" in kept
    assert "小满" not in kept
    assert not {"何", "田", "陶", "山", "人"} & set(kept)
    assert "Xiaoman" not in kept
    assert "qinghe" not in kept
    assert kept.replace("…", "").isascii()


def test_a_report_names_what_the_code_names() -> None:
    class Thing:
        pass

    kept = without_texts(trace_of(lambda: Thing().colour))  # type: ignore[attr-defined]
    assert "has no attribute 'colour'" in kept
    kept = without_texts(trace_of(lambda: None.strip()))  # type: ignore[attr-defined]
    assert "'NoneType' object has no attribute 'strip'" in kept


def test_a_report_of_nothing_is_the_versions(tmp_path: Path) -> None:
    assert report("annotator 1", tmp_path / "none.log", tmp_path / "none") == "annotator 1\n"


def test_a_long_log_goes_in_with_its_end(tmp_path: Path) -> None:
    log = tmp_path / "a.log"
    log.write_text("\n".join(f"line {number}" for number in range(100_000)), "utf-8")
    kept = report("annotator 1", log, tmp_path / "none")
    assert "line 99999" in kept
    assert len(kept) < 70_000


def test_a_person_saves_the_report_from_the_help_menu(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note_bug(trace_of(fail))
    desk.window.actions_offered.by_name["report_fault"].trigger()
    dialog = desk.window.findChild(FaultReport)
    assert dialog is not None
    assert dialog.isVisible()
    assert "KeyError: '…'" in dialog.text.toPlainText()
    QTest.keyClick(dialog.text, Qt.Key.Key_Tab)
    assert not dialog.text.hasFocus(), "the keys come out of the text again"
    dialog.save(tmp_path / "no folder" / "x.txt")
    assert dialog.trouble.isVisible()
    dialog.save(tmp_path / "x.txt")
    assert "raise KeyError(words)" in (tmp_path / "x.txt").read_text("utf-8")


def test_the_help_menu_shows_where_the_log_is(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    desk.window.actions_offered.by_name["show_log"].trigger()
    assert [Path(path) for path in opened] == [places.log()]
    assert places.log().is_dir()
    assert not desk.told


def test_where_no_file_manager_opens_the_place_of_the_log_is_told_and_copied(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    desk.window.actions_offered.by_name["show_log"].trigger()
    assert str(places.log()) in desk.told
    QTest.mouseClick(desk.window.messages.act_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == str(places.log())


def test_a_report_is_offered_where_the_fault_is_told_until_the_person_has_answered(
    desk: Desk,
) -> None:
    desk.window.tell_bug(trace_of(fail))
    assert "made a mistake" in desk.told
    assert desk.session.open_page("q")
    assert "made a mistake" in desk.told
    QTest.mouseClick(desk.window.messages.act_button, Qt.MouseButton.LeftButton)
    assert desk.window.findChild(FaultReport) is not None
    assert "made a mistake" not in desk.told


@pytest.mark.parametrize("text", ["林小满说", "何田", "\u2028山", "人物：陶山，"])
def test_a_report_has_no_text_that_nobody_quoted_either(text: str) -> None:
    def failing() -> None:
        raise ValueError(f"no such page: {text} on it")

    kept = without_texts(trace_of(failing))
    assert "ValueError: no such page" in kept
    assert kept.replace("…", "").isascii()


def test_the_log_is_of_300_kb_and_one_older(tmp_path: Path) -> None:
    bugs.keep_log()
    line = "x" * 1000
    for _ in range(1000):
        bugs.log.error(line)
    sizes = {file.name: file.stat().st_size for file in log_file().parent.iterdir()}
    assert set(sizes) == {log_file().name, f"{log_file().name}.1"}
    assert sizes[f"{log_file().name}.1"] > 298_000
    assert max(sizes.values()) <= 300_000
