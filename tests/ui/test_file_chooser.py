"""Asking for files in the folder of the open project: the project's locks are kept."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QDir
from PySide6.QtWidgets import QApplication, QFileDialog, QTreeView

from annotator.store.project import Project
from annotator.ui.file_chooser import FileChooser
from annotator.ui.session.opening import is_project
from tests.ui.desk import Desk

COME_AND_GO = """
import sqlite3, sys
file = sqlite3.connect(sys.argv[1])
file.execute("SELECT count(*) FROM page").fetchone()
file.close()
"""


def another_program_comes_and_goes(path: Path) -> None:
    """Have another process open the project, as any job does, and close it."""
    subprocess.run([sys.executable, "-c", COME_AND_GO, str(path)], check=True)


def log_of(path: Path) -> int:
    """Name the file that new steps are written to, beside the project."""
    return path.with_name(f"{path.name}-wal").stat().st_ino


def test_looking_for_files_beside_the_open_project_leaves_its_log_alone(
    desk: Desk, project: Path
) -> None:
    log = log_of(project)
    desk.shortcut("Ctrl+I")
    chooser = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog))
    chooser.setDirectory(QDir(str(project.parent)))
    rows = chooser.findChild(QTreeView).model()  # type: ignore[union-attr]
    there = project.name
    root = chooser.findChild(QTreeView).rootIndex  # type: ignore[union-attr]

    def listed() -> bool:
        chooser.grab()  # icons are chosen where rows are painted
        names = [rows.index(row, 0, root()).data() for row in range(rows.rowCount(root()))]
        return there in names

    desk.qtbot.waitUntil(listed)
    chooser.grab()
    chooser.reject()
    another_program_comes_and_goes(project)
    assert log_of(project) == log
    desk.put_caret("", behind=False)
    desk.type("new")
    assert desk.session.finish_keeping()
    with Project.open(project, read_only=True) as store:
        assert store.load(desk.page.id).blocks[0].text.startswith("new")


def test_the_open_project_dropped_on_its_own_window_is_not_looked_into(
    desk: Desk, project: Path
) -> None:
    log = log_of(project)
    desk.window.open_paths([project.with_name(project.name + end) for end in ("", "-wal", "-shm")])
    desk.window.work.stop()
    another_program_comes_and_goes(project)
    assert log_of(project) == log


@pytest.mark.parametrize("side", ["", "-wal", "-shm"])
def test_nor_is_it_by_another_name_of_its_folder(
    tmp_path: Path, side: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "pages", target_is_directory=True)
    project = tmp_path / "pages" / "year.annotator"
    with Project.create(project):

        def looked_into(path: Path, *_: object) -> None:
            raise AssertionError(f"{path} was opened")

        monkeypatch.setattr(Path, "open", looked_into)
        assert is_project(tmp_path / "link" / (project.name + side), project) == (side == "")


def test_every_question_for_a_file_is_asked_so() -> None:
    code = Path(sys.modules[FileChooser.__module__].__file__ or "").parent
    others = ("QFileDialog(", "QFileDialog.get")
    asking = [
        path
        for path in code.rglob("*.py")
        if any(other in path.read_text("utf-8") for other in others)
    ]
    assert asking == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_no_project_and_nobody_waits_for_it(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.annotator"
    os.mkfifo(pipe)
    assert not is_project(pipe, None)
