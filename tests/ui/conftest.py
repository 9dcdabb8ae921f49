"""A desk to work at: the real window, offscreen, on a page or a project, driven by events."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.page.model import Page
from annotator.store.project import Project
from annotator.ui.window import Window
from tests.ui.desk import Desk
from tests.ui.town_page import the_page


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """Give the window without a project."""
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    for unasked in ("suggest_on_opening", "follow"):
        settings.setValue(unasked, False)  # what these tests do is all that happens
    window = Window(settings)
    window.resize(1200, 800)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    yield window
    window.close()
    window.deleteLater()
    QApplication.processEvents()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a project file with the page and a second one."""
    path = tmp_path / "desk.annotator"
    with Project.create(path) as store:
        store.add(the_page())
        other = Page(id="q", raw="另一版\n只有两行")
        store.add(other)
    return path


@pytest.fixture
def desk(window: Window, project: Path, qtbot: QtBot) -> Desk:
    """Give the window on the project, its first page open, the text with the keys."""
    assert window.session.open_project(project)
    return Desk(window, qtbot)
