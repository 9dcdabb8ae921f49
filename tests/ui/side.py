"""A small page in a real project file, a session on it, and panels shown without a screen."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QListView, QWidget
from pytestqt.qtbot import QtBot

from annotator.page.model import (
    CONTENT,
    CUE,
    DATE,
    MEETING,
    PERSON,
    Article,
    Attendance,
    Block,
    Meeting,
    Page,
    PageStatus,
    Part,
    Person,
    Role,
    Source,
    Span,
    Speech,
    Status,
)
from annotator.page.pieces import Kept
from annotator.store.project import Project
from annotator.store.tables.adding import Arrival
from annotator.ui.session import Caret, Session

W = TypeVar("W", bound=QWidget)

LINES = (
    "云桥镇修渠引水",
    "本报讯 9月3日，云桥镇水利座谈会召开，镇长蓝远舟主持，白露、闻小溪、阮青参加。",
    "蓝远舟强调，要把水渠修到每一户门前。",
    "白露指出，雨季之前必须完工。",
    "渔火节今晚开幕",
    "第一届渔火节今晚在东岸开幕。",
    "电话 12345",
)
ROLES = (
    Role.HEADLINE,
    Role.BODY,
    Role.BODY,
    Role.BODY,
    Role.HEADLINE,
    Role.BODY,
    Role.FURNITURE,
)
ARTICLES = ("a1", "a1", "a1", "a1", "a2", "a2", None)


def part_of(line: int, words: str) -> Part:
    """Give the first place of these words in a line of the page."""
    start = LINES[line].index(words)
    return Part(f"b{line + 1}", start, start + len(words))


def made_page(id: str = "yq") -> Page:
    raw = "\n".join((*LINES, f"尾 {id}"))
    blocks, at = [], 0
    for number, (line, role, article) in enumerate(zip(LINES, ROLES, ARTICLES, strict=True), 1):
        pieces = (Kept(at, at + len(line)),)
        status = Status.SUGGESTED if number in (2, 3) else None
        sure = {2: 0.95, 3: 0.62}.get(number)
        blocks.append(Block.spelt(raw, f"b{number}", article, role, pieces, sure, status))
        at += len(line) + 1
    names = {"p1": "蓝远舟", "p2": "白露", "p3": "闻小溪", "p4": "阮青"}
    spans = [
        Span(f"s{n}", PERSON, (part_of(1, name),), person, None, None, None)
        for n, (person, name) in enumerate(names.items(), 1)
    ]
    suggested: dict[str, Any] = {"confidence": 0.8, "status": Status.SUGGESTED}
    spans += [
        Span("s5", PERSON, (part_of(2, "蓝远舟"),), "p1"),
        Span("s6", CUE, (part_of(2, "强调"),)),
        Span("s7", CONTENT, (part_of(2, "要把水渠修到每一户门前"),)),
        Span("s8", PERSON, (part_of(3, "白露"),), "p2"),
        Span("s9", CUE, (part_of(3, "指出"),), **suggested),
        Span("s10", CONTENT, (part_of(3, "雨季之前必须完工"),), **suggested),
        Span("s11", MEETING, (part_of(1, "云桥镇水利座谈会"),)),
        Span("s12", DATE, (part_of(1, "9月3日"),)),
    ]
    return Page(
        id,
        raw,
        PageStatus.OPEN,
        source=Source(f"{id}.txt"),
        articles=(Article("a1"), Article("a2")),
        blocks=tuple(blocks),
        people=tuple(Person(id, name) for id, name in names.items()),
        spans=tuple(spans),
        speeches=(
            Speech("u1", "p1", "蓝远舟", "s5", "s6", "s7"),
            Speech("u2", "p2", "白露", "s8", "s9", "s10", **suggested),
        ),
        meetings=(
            Meeting(
                "m1",
                name="s11",
                date="s12",
                hosts=(Attendance("p1", "s1"),),
                attendees=(Attendance("p2", "s2"), Attendance("p3", "s3")),
            ),
        ),
    )


@pytest.fixture
def page() -> Page:
    return made_page()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Give a project of three pages; the session that takes it closes it."""
    project = Project.create(tmp_path / "pages.annotator")
    project.add_many([Arrival(made_page(id)) for id in ("yq", "yr", "ys")])
    return project


@pytest.fixture
def session(qtbot: QtBot, project: Project) -> Iterator[Session]:
    session = Session()
    session.take(project)
    session.open_page("yq")
    yield session
    session.close_project()


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[W], W]:
    """Give a function that shows a widget at the size of a side panel."""

    def show(widget: W) -> W:
        qtbot.addWidget(widget)
        widget.resize(420, 760)
        widget.show()
        qtbot.waitExposed(widget).__enter__()
        return widget

    return show


def select(session: Session, *parts: Part) -> None:
    """Do as if these words were selected in the text."""
    first = parts[0]
    stretches = tuple((part.block, part.start, part.end) for part in parts)
    session.set_caret(Caret(first.block, first.end, stretches))


def click_row(qtbot: QtBot, view: QListView, row: int) -> None:
    """Click the middle of a row of a list."""
    rect = view.visualRect(view.model().index(row, 0))
    assert rect.isValid()
    at = QPoint(rect.left() + 40, rect.center().y())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
