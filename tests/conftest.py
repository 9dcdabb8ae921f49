"""What holds for every test: no screen, no one's own files, and nothing left behind."""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing import active_children
from pathlib import Path

# Before anything imports Qt or asks for a folder: no test may show a window or touch a home.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = os.environ["LANG"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)

import pytest
from hypothesis import settings

HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
}

# The machine that tests may be busy; a slow example is no failure.
settings.register_profile("tests", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("tests")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder that stands for the person's home; settings, cache and log go there."""
    home = tmp_path_factory.mktemp("home")
    for variable, folder in HOMES.items():
        monkeypatch.setenv(variable, str(home / folder))
    return home


@pytest.fixture(autouse=True)
def nothing_left_behind(home: Path) -> Iterator[None]:
    """Fail where a test leaves a window, a thread, a pooled job or a process behind."""
    windows, threads = set(map(id, _windows())), set(threading.enumerate())
    yield
    left = [f"window {widget!r}" for widget in _windows() if id(widget) not in windows]
    left += [f"process {child.name}" for child in active_children()]
    left += [f"thread {one.name}" for one in threading.enumerate() if one not in threads]
    if core := sys.modules.get("PySide6.QtCore"):
        busy = core.QThreadPool.globalInstance().activeThreadCount()
        left += [f"{busy} jobs in the thread pool"] if busy else []
    assert not left, "left behind: " + ", ".join(left)


def _windows() -> list[object]:
    """Give the windows, dialogs and menus that are open, what is to be deleted being deleted."""
    widgets, core = sys.modules.get("PySide6.QtWidgets"), sys.modules.get("PySide6.QtCore")
    if widgets is None or core is None or widgets.QApplication.instance() is None:
        return []
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)
    return [widget for widget in widgets.QApplication.topLevelWidgets() if widget.isVisible()]


@pytest.fixture
def shared() -> Path:
    """Give the folder of real pages beside the checkout; the test is skipped where it is absent."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not (folder / "pages").is_dir():
        pytest.skip("no real pages beside the checkout")
    return folder


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Give a function for a line that is to stand in the summary even where the test passes."""
    return partial(record_property, "told")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    told = [
        line
        for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
        for name, line in report.user_properties
        if name == "told"
    ]
    if told:
        terminalreporter.section("told by the tests")
        for line in told:
            terminalreporter.line(str(line))
