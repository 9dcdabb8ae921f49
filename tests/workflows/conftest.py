"""The real window on a real project file, and a person who works at it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.page.model import Page
from annotator.store.project import Project
from annotator.store.tables.adding import Arrival
from annotator.ui import backing_up
from annotator.ui.appearance import dress
from annotator.ui.window import Window
from tests.workflows.desk import Desk
from tests.workflows.person import Person, wait_until
from tests.workflows.second_reader import SecondReader, hold_against

EVERY = 100
"""After so many events a second process reads what is kept."""

OpenWindow = Callable[..., Window]


@pytest.fixture(scope="session")
def second_reader() -> Iterator[SecondReader]:
    """Give a process that reads project files; it ends with the tests."""
    reader = SecondReader()
    yield reader
    reader.close()


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Path]:
    """Give a function that makes a project file of pages."""

    def make(*pages: Page) -> Path:
        path = tmp_path / "work.annotator"
        with Project.create(path) as store:
            store.add_many([Arrival(page) for page in pages])
        return path

    return make


@pytest.fixture
def open_window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[OpenWindow]:
    """Give a function that opens the window on a project; it is closed after the test.

    However busy the machine is, no backup is made by itself meanwhile.
    """
    monkeypatch.setattr(backing_up, "FIRST_MS", backing_up.EVERY_MS)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dress(app)
    windows: list[Window] = []

    def show(path: Path | None = None) -> Window:
        settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
        for unasked in ("suggest_on_opening", "follow"):
            settings.setValue(unasked, False)  # the person does all of it
        window = Window(settings)
        windows.append(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        if path is not None:
            assert window.files.open(path)
        return window

    yield show
    for window in windows:
        window.close()
        window.deleteLater()


@pytest.fixture
def sit_down(open_window: OpenWindow, second_reader: SecondReader) -> Callable[[Path], Desk]:
    """Give a function that opens the window on a project and gives a person's place at it.

    At every hundredth key or click a second process reads what the project file holds, and that
    must be what is on the screen.
    """

    def sit(path: Path) -> Desk:
        window = open_window(path)
        wait_until(lambda: window.articles.isVisible(), "the panel that is open at first")

        def look(events: int) -> None:
            if events % EVERY == 0:
                hold_against(window, second_reader)

        return Desk(window, Person(look))

    return sit
