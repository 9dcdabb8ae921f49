"""What comes along is listed with its version and licence, in the documents and in the window."""

import re
import tomllib
from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from annotator.licences import licences
from annotator.ui.dialogs.about import About
from tools.licences import PAGE, pinned, table

ROOT = Path(__file__).parents[2]
BROUGHT_BY_PYTHON = {"pip"}


def test_the_page_of_licences_is_that_of_what_is_installed() -> None:
    assert table() in PAGE.read_text("utf-8")


def test_every_package_is_pinned_and_names_its_licence() -> None:
    for one in licences():
        assert one.package in pinned() or one.package in BROUGHT_BY_PYTHON
        assert one.version in pinned().get(one.package, [one.version]), one
        assert one.licence, one


def test_what_the_project_asks_for_is_among_them() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    names = {re.split(r"[<>=;\s\[]", one)[0].lower().replace("_", "-") for one in asked}
    assert len(names) <= 9  # few
    assert names <= {one.package for one in licences()}


def test_about_names_each_package_with_its_licence(qtbot: QtBot) -> None:
    about = About()
    qtbot.addWidget(about)
    text = about.findChild(QPlainTextEdit)
    assert isinstance(text, QPlainTextEdit)
    assert text.isReadOnly()
    for one in licences():
        assert f"{one.package} {one.version}: {one.licence}" in text.toPlainText()
