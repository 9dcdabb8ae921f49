"""A desk to work at: the real window, offscreen, on a page or a project, driven by events."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.page.model import Article, Block, Page, Role
from annotator.page.pieces import Added, Kept, Piece
from annotator.store.project import Project
from annotator.ui.window import Window
from tests.ui.desk import Desk

RAW = "\n".join(
    (
        "林溪市召开春耕会",  # 0
        "本报讯  四月二日，林溪市",  # 1
        "召开春耕会，市长何田北亰主持。",  # 2
        "何田说要早播种。",  # 3
        "副市长陶山参加会议。",  # 4
        "新桥通车",  # 5
        "新桥昨日通车，居民很高兴。",  # 6
        "第3版",  # 7
    )
)


def line(number: int) -> tuple[int, int]:
    """Give where a line of RAW lies."""
    lines = RAW.split("\n")
    start = sum(len(one) + 1 for one in lines[:number])
    return start, start + len(lines[number])


def block(id: str, article: str | None, role: Role, *lines: int) -> Block:
    """Make a block of whole lines of RAW, runs of white space left out."""
    pieces: list[Piece] = []
    for number in lines:
        start, end = line(number)
        text = RAW[start:end]
        gap = text.find("  ")
        if gap >= 0:
            pieces += [Kept(start, start + gap), Added(" "), Kept(start + gap + 2, end)]
        else:
            pieces.append(Kept(start, end))
    return Block.spelt(RAW, id, article, role, tuple(pieces))


def the_page() -> Page:
    """Give a page of two articles and one piece of furniture."""
    return Page(
        id="p",
        raw=RAW,
        articles=(Article("a1"), Article("a2")),
        blocks=(
            block("b1", "a1", Role.HEADLINE, 0),
            block("b2", "a1", Role.BODY, 1, 2),
            block("b3", "a1", Role.BODY, 3),
            block("b4", "a1", Role.BODY, 4),
            block("b5", "a2", Role.HEADLINE, 5),
            block("b6", "a2", Role.BODY, 6),
            block("b7", None, Role.FURNITURE, 7),
        ),
    )


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
