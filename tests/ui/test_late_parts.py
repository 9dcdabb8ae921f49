"""What isn't worked on is made after the page is there; who asks for it sooner gets it sooner."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from annotator.ui.window import Window


@pytest.fixture
def fresh(qtbot: QtBot, project: Path, tmp_path: Path) -> Iterator[Window]:
    """Give a window on the project that is shown, but has not come to any event yet."""
    window = Window(QSettings(str(tmp_path / "fresh.ini"), QSettings.Format.IniFormat))
    window.resize(1200, 800)
    assert window.open_project(project)
    window.show()
    window.activateWindow()
    yield window
    window.close()
    window.deleteLater()
    QApplication.processEvents()


def test_the_page_can_be_typed_on_before_all_else_is_made(fresh: Window) -> None:
    assert not {"pages", "offers", "start"} & vars(fresh).keys()
    assert fresh.tabs.panels == {}
    QTest.keyClicks(fresh.text, "ab")
    assert fresh.session.page is not None
    assert fresh.session.page.blocks[0].text.startswith("ab")
    assert "offers" not in vars(fresh)


def test_all_else_comes_by_itself(fresh: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "articles" in fresh.tabs.panels)
    assert {"pages", "offers"} <= vars(fresh).keys()
    menus = fresh.menuBar().findChildren(QMenu)
    assert menus
    assert all(menu.actions() for menu in menus)
    assert fresh.pages.model.rowCount() == 2


def test_a_command_pressed_before_it_is_made_is_done(fresh: Window) -> None:
    assert fresh.session.page is not None
    blocks = len(fresh.session.page.blocks)
    QTest.keySequence(fresh.text, "Ctrl+J")
    assert len(fresh.session.page.blocks) == blocks - 1


def test_pyside_does_not_read_the_sources_of_the_window() -> None:
    feature = import_module("shibokensupport.feature")
    read = [name for name in feature.pyside_feature_dict if name.startswith("annotator.ui.")]
    assert len(read) < 2, "only the module with whose import the window's room was opened"
