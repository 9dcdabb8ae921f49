"""A project that may not be written to, in a real window that obeys the rights of files."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotator.page.model import Meta
from annotator.store.project import Project
from tests.workflows.small_pages import small_page

WINDOW = """
import json, os, sys
from pathlib import Path
from torture.drives import be_bound_by_permissions
be_bound_by_permissions()
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from annotator.ui.app import application
from annotator.ui.window import Window

app = application()
settings = QSettings(sys.argv[2], QSettings.Format.IniFormat)
for unasked in ("suggest_on_opening", "follow"):
    settings.setValue(unasked, False)
window = Window(settings)
window.show()
path = Path(sys.argv[1])
told = []
window.session.trouble.connect(told.append)
opened = window.open_project(path)
session, bar = window.session, window.reader

def say(**words):
    print(json.dumps({"opened": opened, "read_only": session.read_only, "bar": bar.words,
                      "told": told, **words}), flush=True)
"""
END = """
window.close()
app.processEvents()
"""

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="root's rights are given up on Linux only"
)


@pytest.fixture
def path(project: Callable[..., Path], tmp_path: Path) -> Path:
    made = project(small_page("first"), small_page("second", loose="又一行"))
    folder = tmp_path / "papers"
    folder.mkdir()
    return made.rename(folder / made.name)


def in_window(path: Path, acts: str, *more: object) -> list[dict[str, Any]]:
    """Open a window on the project in a process bound by permissions; give what it says."""
    words = [sys.executable, "-c", WINDOW + acts + END, str(path), str(path.parents[1] / "s.ini")]
    done = subprocess.run(
        [*words, *map(str, more)],
        capture_output=True,
        encoding="utf-8",
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("file", "folder", "reason"),
    [
        (0o444, 0o755, "it is write-protected."),
        (0o444, 0o555, "it is write-protected."),
        (0o644, 0o555, "you may not write to its folder"),
    ],
)
def test_it_is_opened_to_read_and_the_bar_says_why(
    path: Path, file: int, folder: int, reason: str
) -> None:
    before = path.read_bytes()
    path.chmod(file)
    path.parent.chmod(folder)
    acts = """
window.text.setFocus()
before = window.text.document().toPlainText()
QTest.keyClick(window.text, "x")
bar.look()
same = window.text.document().toPlainText() == before
say(same=same, page=session.page.id, title=window.windowTitle(), copy=bar.copy_button.isVisible(),
    work=bar.work_button.isVisible())
"""
    (said,) = in_window(path, acts)
    path.parent.chmod(0o755)
    assert said["opened"]
    assert said["read_only"]
    assert said["bar"].startswith(f"Open to read only: {reason}")
    assert said["page"] == "first"
    assert "only to read" in said["title"]
    assert said["same"], "nothing can be typed"
    assert said["copy"]
    assert not said["work"]
    assert len(said["told"]) == 1, "but what was tried"
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name], "nothing is left beside it"


def test_once_the_rights_are_there_it_can_be_worked_on_where_one_is(path: Path) -> None:
    path.chmod(0o444)
    acts = """
session.open_page("second")
session.show_place("b4", 2)
path.chmod(0o644)
bar.look()
say(work=bar.work_button.isVisible(), copy=bar.copy_button.isVisible())
bar.work_button.click()
say(page=session.page.id, at=[session.caret.block, session.caret.offset])
window.text.setFocus()
QTest.keyClick(window.text, "x")
say(kept=session.finish_keeping())
"""
    free, at_work, typed = in_window(path, acts)
    assert free["bar"] == "The project can be written to now."
    assert free["work"]
    assert not free["copy"]
    assert (at_work["read_only"], at_work["bar"]) == (False, "")
    assert (at_work["page"], at_work["at"]) == ("second", ["b4", 2])
    assert typed["kept"]
    with Project.open(path, read_only=True) as project:
        assert "x" in project.load("second").block("b4").text


def test_a_copy_of_it_is_worked_on_and_the_project_stays_as_it_is(path: Path) -> None:
    before = path.read_bytes()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    copy = path.parents[1] / "copy.annotator"
    acts = """
session.open_page("second")
bar.copy_button.click()
chooser = QApplication.activeModalWidget()
assert isinstance(chooser, QFileDialog)
chooser.reject()
say(after="no")
refused = bar.copy_to(path.with_name("beside.annotator"))
say(refused=refused)
bar.copy_to(Path(sys.argv[3]))
window.text.setFocus()
QTest.keyClick(window.text, "x")
say(kept=session.finish_keeping(), page=session.page.id, path=str(session.project.path))
"""
    no, refused, done = in_window(path, acts, copy)
    path.parent.chmod(0o755)
    assert no["read_only"]
    assert not refused["refused"]
    assert refused["read_only"], "it stays open"
    assert "was not made" in refused["told"][-1]
    assert not done["read_only"]
    assert done["bar"] == ""
    assert (done["path"], done["page"], done["kept"]) == (str(copy), "second", True)
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]


def test_what_somebody_who_may_writes_to_it_is_seen(path: Path) -> None:
    """SQLite reads a file that may not be written to as one that nobody changes."""
    path.chmod(0o444)
    acts = """
say(first=session.page.meta.paper)
print("look", flush=True)
sys.stdin.readline()
bar.look()
say(then=session.page.meta.paper)
"""
    words = [sys.executable, "-c", WINDOW + acts + END, str(path), str(path.parents[1] / "s.ini")]
    with subprocess.Popen(
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ) as window:
        assert window.stdout is not None
        assert json.loads(window.stdout.readline())["first"] is None
        assert window.stdout.readline() == "look\n"
        path.chmod(0o644)
        with Project.open(path) as project:
            page = project.load("first")
            project.save(page, replace(page, meta=Meta(paper="苇湾日报")))
            path.chmod(0o444)
        said, _ = window.communicate("\n")
    then = json.loads(said)
    assert then["then"] == "苇湾日报"
    assert then["read_only"]
    assert then["told"] == []


def test_a_folder_that_can_not_be_looked_into_is_told_of_in_words_everywhere(path: Path) -> None:
    """Its rights are taken away under the open window; nothing of it raises."""
    acts = """
raised = []
sys.excepthook = lambda kind, error, trace: raised.append(repr(error))
window.work.bug.connect(raised.append)
session.project.make_backup()
window.make_whole()
path.parent.chmod(0)
window.backing_up.look()
while window.backing_up.busy:
    app.processEvents()
for name in ("show_backups", "export_pages", "show_trash", "learn", "page_properties"):
    window.actions_offered.run(name)
    app.processEvents()
    if (dialog := QApplication.activeModalWidget()) is not None:
        dialog.reject()
    app.processEvents()
window.text.setFocus()
QTest.keyClick(window.text, "x")
kept = session.finish_keeping()
deleted = session.delete_page("second")
window.work.stop()
path.parent.chmod(0o755)
say(raised=raised, kept=kept, deleted=deleted)
session.keeping.retry()
say(kept=session.finish_keeping())
"""
    there, back = in_window(path, acts)
    assert there["raised"] == []
    if not there["kept"]:
        assert "The page was not deleted: steps before that are not kept yet" in there["told"][-1]
    assert back["kept"]


def test_what_was_open_last_may_lie_where_nobody_can_look(path: Path) -> None:
    acts = """
session.close_project()
path.parent.chmod(0)
raised = []
sys.excepthook = lambda kind, error, trace: raised.append(repr(error))
window._show_which()
app.processEvents()
again = window.open_project(path)
made = window.files.create(path.with_name("new.annotator"))
long = window.files.create(path.parents[1] / ("x" * 300))
path.parent.chmod(0o755)
say(raised=raised, again=again, made=made, long=long)
"""
    (said,) = in_window(path, acts)
    assert said["raised"] == []
    assert not said["again"]
    assert not said["made"]
    assert not said["long"]
    assert "the rights of the file or of its folder do not allow it" in said["told"][0]
    assert "the name is too long for the drive" in said["told"][-1]
