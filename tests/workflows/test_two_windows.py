"""A project in two windows, and in a window and on the command line: real ones, two processes."""

import getpass
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.page.codec import read_pages
from annotator.page.pieces import Place
from annotator.store.project import Project
from annotator.ui.window import Window
from tests.workflows.other_window import OtherWindow
from tests.workflows.person import wait_until
from tests.workflows.small_pages import small_page

OpenWindow = Callable[..., Window]
SECONDS = 20.0
PAGES = 230
"""More than an export reads at a time."""


@pytest.fixture
def path(project: Callable[..., Path]) -> Path:
    return project(small_page("first"), small_page("second", loose="又一行"))


@pytest.fixture
def other(path: Path, tmp_path: Path) -> Iterator[OtherWindow]:
    """Give another person's window on the project."""
    other = OtherWindow(path, tmp_path / "other.ini")
    assert not other.opened["read_only"]
    yield other
    other.close()


def said(window: Window) -> str:
    """Look now, and give what the bar of who only reads says."""
    window.reader.look()
    return window.reader.words


def text_of(window: Window) -> str:
    return window.text.document().toPlainText()


def test_the_second_window_is_told_who_has_it_and_since_when(
    other: OtherWindow, path: Path, open_window: OpenWindow
) -> None:
    window = open_window(path)
    assert window.session.read_only
    words = said(window)
    for one in (getpass.getuser(), socket.gethostname(), str(other.pid), "since"):
        assert one in words
    assert window.reader.isVisible()
    assert not window.reader.work_button.isVisible()
    assert "only to read" in window.windowTitle()
    window.session.open_page("second")
    assert said(window) == words, "it stays while the person goes on"


def test_what_the_second_window_tries_to_change_is_refused_with_the_reason(
    other: OtherWindow, path: Path, open_window: OpenWindow
) -> None:
    window = open_window(path)
    before = text_of(window)
    QTest.keyClicks(window.text, "x")
    assert text_of(window) == before
    assert "read only" in window.messages.words
    assert f"process {other.pid}" in window.reader.words, "the reason stands above it all the time"
    window.messages.dismiss()
    offered = window.actions_offered.by_name
    for name in ("mark_done", "delete_page", "import_files", "suggest", "undo", "accept_page"):
        assert not offered[name].isEnabled(), name
    window.text.put_caret(Place("b1", 3))
    window.actions_offered.run("join_next")
    assert "read only" in window.messages.words
    assert text_of(window) == before
    assert window.session.finish_keeping()
    assert other.do("type", "")["kept"], "and the one who has it is not disturbed"


def test_what_is_kept_in_the_first_window_is_seen_in_the_second(
    other: OtherWindow, path: Path, open_window: OpenWindow
) -> None:
    other.do("go", "first", "b1", 2)
    window = open_window(path)
    window.session.open_page("first")
    assert "镇长白" in text_of(window)
    assert other.do("type", "ab")["kept"]
    said(window)
    assert "镇长ab白" in text_of(window)
    window.session.open_page("second")
    other.do("type", "c")
    window.session.open_page("first")
    assert "镇长abc白" in text_of(window)


def test_a_page_that_is_deleted_in_the_first_window_is_told_of_in_the_second(
    other: OtherWindow, path: Path, open_window: OpenWindow
) -> None:
    window = open_window(path)
    window.session.open_page("first")
    before, shown = said(window), text_of(window)
    assert other.do("delete", "first")["deleted"]
    assert said(window).startswith(before)
    assert said(window).endswith("The page shown here was deleted there: it is in the trash.")
    assert text_of(window) == shown, "what is read does not vanish before one's eyes"
    wait_until(lambda: window.pages.model.rowCount() == 1, "the list lacks it", SECONDS)
    window.session.open_page("second")
    assert window.reader.words == before, "it was said of the other page"
    window.session.open_page("first")
    other.do("undo")
    assert said(window) == before, "it is back"
    other.do("delete", "first")
    assert other.do("empty trash", "first")["gone"] == 1
    assert said(window).endswith("The page shown here was deleted there for good.")
    assert text_of(window) == shown
    assert window.messages.words == ""


def test_another_page_with_the_name_of_a_deleted_one_is_shown_whole(
    other: OtherWindow, path: Path, open_window: OpenWindow
) -> None:
    window = open_window(path)
    window.session.open_page("second")
    assert other.do("delete", "second")["deleted"]
    other.do("empty trash", "second")
    assert other.do("bring in", "second", "另一版的原文")["page"] == "second"
    said(window)
    assert window.session.page is not None
    assert window.session.page.raw == "另一版的原文"
    assert window.raw.document().toPlainText() == "另一版的原文"
    assert "deleted" not in said(window)


def test_once_the_first_window_is_closed_the_second_can_be_worked_in(
    other: OtherWindow, path: Path, open_window: OpenWindow
) -> None:
    other.do("go", "first", "b1", 2)
    window = open_window(path)
    window.session.open_page("second")
    window.session.show_place("b4", 3)
    other.close()
    assert "is free now" in said(window)
    QTest.mouseClick(window.reader.work_button, Qt.MouseButton.LeftButton)
    assert not window.session.read_only
    assert not window.reader.isVisible()
    assert "only to read" not in window.windowTitle()
    assert window.session.page is not None
    assert window.session.page.id == "second", "on the page the person looked at"
    assert (window.session.caret.block, window.session.caret.offset) == ("b4", 3)
    window.text.setFocus()
    QTest.keyClicks(window.text, "x")
    assert window.session.finish_keeping()
    with Project.open(path, read_only=True) as project:
        assert "x" in project.load("second").block("b4").text


def test_a_killed_window_leaves_the_project_free_and_whole(
    other: OtherWindow, path: Path, open_window: OpenWindow
) -> None:
    other.do("go", "first", "b1", 2)
    assert other.do("type", "kept")["kept"]
    window = open_window(path)
    other.type_on()
    other.kill()
    assert "is free now" in said(window)
    window.reader.work_here()
    assert not window.session.read_only
    assert window.session.project is not None
    assert window.session.project.check() == []
    assert "镇长kept" in window.session.project.load("first").block("b1").text


def test_who_is_faster_has_it_and_the_other_is_told_by_whom(
    other: OtherWindow, path: Path, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(path)
    other.close()
    assert "is free now" in said(window)
    third = OtherWindow(path, tmp_path / "third.ini")
    try:
        window.reader.work_here()
        assert window.session.read_only
        assert f"process {third.pid}" in said(window)
        assert not window.reader.work_button.isVisible()
    finally:
        third.close()
    assert "is free now" in said(window)


def test_it_is_looked_by_itself(other: OtherWindow, path: Path, open_window: OpenWindow) -> None:
    window = open_window(path)
    assert window.reader._timer.isActive()
    window.reader._timer.setInterval(10)
    other.close()
    wait_until(lambda: "is free now" in window.reader.words, "the bar says so", SECONDS)
    window.session.close_project()
    assert not window.reader.isVisible()
    assert not window.reader._timer.isActive()


def test_a_network_drive_that_does_not_answer_is_not_waited_for(
    other: OtherWindow, path: Path, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(path)
    assert window.session.project is not None
    answer = Event()

    def late(project: Path) -> bool:
        answer.wait(SECONDS)
        return False

    monkeypatch.setattr("annotator.ui.bars.reader_bar.is_held", late)
    monkeypatch.setattr(window.session.project, "journal_mode", "delete")
    assert "is free now" not in said(window), "and the window goes on"
    answer.set()
    wait_until(lambda: "is free now" in window.reader.words, "the drive has answered", SECONDS)


# A window, and the command line


def annotator(*words: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "annotator", *map(str, words)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=dict(os.environ))


def test_import_into_a_project_in_a_window_is_refused_and_says_who_has_it(
    other: OtherWindow, path: Path, tmp_path: Path
) -> None:
    (tmp_path / "new.txt").write_text("苇湾镇昨日下雨", "utf-8")
    refused = annotator("import", path, tmp_path / "new.txt")
    assert refused.returncode == 1
    assert f"process {other.pid}" in refused.stderr
    assert getpass.getuser() in refused.stderr
    refused = annotator("restore", path, path.with_name("none"))
    assert refused.returncode == 1
    other.close()
    assert annotator("import", path, tmp_path / "new.txt").returncode == 0
    with Project.open(path, read_only=True) as project:
        assert project.count() == 3


@pytest.fixture
def many(project: Callable[..., Path]) -> Path:
    """Give a project of more pages than are read at a time."""
    texts = (f"苇湾镇第{number}号通告" for number in range(PAGES))
    return project(*(small_page(f"p{n}", loose=text) for n, text in enumerate(texts)))


BUSY = """
import sys
from dataclasses import replace
from annotator.page.model import Meta
from annotator.store.project import Project
with Project.open(sys.argv[1]) as project:
    ids = project.ids()
    pages = {id: project.load(id) for id in (ids[0], ids[-1])}
    print("open", flush=True)
    for number in range(1_000_000):
        for id, page in pages.items():  # the first is always ahead of the last, by one at most
            pages[id] = replace(page, meta=Meta(paper=str(number)))
            project.save(page, pages[id])
"""


@pytest.fixture
def busy(many: Path) -> Iterator[Path]:
    """Give a project that another process writes to all the time, first page and last in turn."""
    words = [sys.executable, "-c", BUSY, str(many)]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        yield many
        assert process.poll() is None, "it was not disturbed"
        process.kill()


def test_an_export_of_an_open_project_is_of_one_moment(busy: Path, tmp_path: Path) -> None:
    out = tmp_path / "all.jsonl"
    done = annotator("export", busy, "-f", "jsonl", "-o", out)
    assert done.returncode == 0, done.stderr
    pages = read_pages(out.read_text("utf-8").splitlines())
    papers = [int(page.meta.paper or 0) for page in pages]
    assert len(papers) == PAGES
    assert papers[0] - papers[-1] in (0, 1)
    assert set(papers[1:-1]) == {0}


def test_an_open_project_is_counted_checked_and_backed_up(busy: Path, tmp_path: Path) -> None:
    counted = annotator("stats", busy, "--json")
    assert json.loads(counted.stdout)["pages"] == PAGES
    checked = annotator("check", busy)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    copy = tmp_path / "copy.annotator"
    backed_up = annotator("backup", busy, "--to", copy)
    assert backed_up.returncode == 0, backed_up.stderr
    with Project.open(copy, read_only=True) as project:
        assert project.check() == []
        ids = project.ids()
        papers = [int(project.load(id).meta.paper or 0) for id in (ids[0], ids[-1])]
        assert papers[0] - papers[1] in (0, 1)
    restored = annotator("restore", busy, copy)
    assert restored.returncode == 1
    assert "open elsewhere" in restored.stderr
