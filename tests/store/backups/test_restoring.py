"""Going back to a backup: nothing that was there is lost, and the file is one or the other."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.page.codec import write_page
from annotator.page.model import Page
from annotator.store.backups import restoring
from annotator.store.backups.comparing import PageTurn, Turn, difference
from annotator.store.backups.making import Backup, Why, backups_of, fallen
from annotator.store.backups.restoring import restore
from annotator.store.errors import ProjectError
from annotator.store.lock import LockedError
from annotator.store.project import Project
from annotator.store.schema import SCHEMA
from tests.store.pages import full_page, text_page

OLD = Path(__file__).parents[2] / "old_projects"


@pytest.fixture
def backup(path: Path) -> Backup:
    """Give a backup of a project with one page; the project went on, and is closed."""
    with Project.create(path) as project:
        project.add(full_page())
        backup = project.make_backup()
        project.add(text_page("p2", "文"))
        page = full_page()
        project.save(page, replace(page, spans=(), speeches=(), meetings=()), "Remove labels")
    return backup


def test_the_project_is_as_it_was_and_what_was_there_is_a_backup(
    path: Path, backup: Backup
) -> None:
    kept = restore(path, backup.path)
    with Project.open(path) as project:
        assert project.ids() == [full_page().id]
        assert project.load(full_page().id) == full_page()
        assert project.check() == []
    assert kept == backups_of(path)[0].path
    assert backups_of(path)[0].why is Why.RESTORE
    assert kept is not None
    with Project.open(kept, read_only=True) as before:
        assert before.ids() == [full_page().id, "p2"]
    assert set(os.listdir(path.parent)) == {path.name, f"{path.name} backups"}


def test_going_back_can_be_taken_back(path: Path, backup: Backup) -> None:
    kept = restore(path, backup.path)
    assert kept is not None
    restore(path, kept)
    with Project.open(path) as project:
        assert project.ids() == [full_page().id, "p2"]


def test_fewer_labels_after_going_back_are_no_question(path: Path) -> None:
    with Project.create(path) as project:
        empty = project.make_backup()
        for n in range(20):
            project.add(full_page(f"p{n}", f"{full_page().raw}{n}"))
    restore(path, empty.path)
    with Project.open(path) as project:
        assert fallen(path, project.connection) is None


def test_what_points_to_the_project_still_does(path: Path, backup: Backup) -> None:
    link = path.with_name("link.annotator")
    link.symlink_to(path)
    assert backups_of(link) == backups_of(path)
    restore(link, backup.path)
    assert link.is_symlink()
    with Project.open(path) as project:
        assert project.ids() == [full_page().id]


def test_who_could_write_to_the_project_still_can(path: Path, backup: Backup) -> None:
    path.chmod(0o664)
    restore(path, backup.path)
    assert path.stat().st_mode & 0o777 == 0o664


def test_a_project_that_is_gone_comes_back(path: Path, backup: Backup) -> None:
    path.unlink()
    assert restore(path, backup.path) is None
    with Project.open(path) as project:
        assert project.load(full_page().id) == full_page()


def test_what_is_left_of_a_project_that_is_gone_is_moved_aside(path: Path, backup: Backup) -> None:
    path.unlink()
    for end in ("-wal", "-shm"):
        Path(f"{path}{end}").write_bytes(f"left{end}".encode())
    kept = restore(path, backup.path)
    assert kept is not None
    assert kept.name.startswith("papers gone ")
    assert kept.read_bytes() == b"left-wal"
    assert Path(f"{str(kept).removesuffix('-wal')}-shm").read_bytes() == b"left-shm"
    with Project.open(path) as project:
        assert project.load(full_page().id) == full_page()


def test_a_damaged_file_is_kept_as_it_is(path: Path, backup: Backup) -> None:
    damaged = path.read_bytes()[:8192] + b"\xa5" * 50_000
    path.write_bytes(damaged)
    kept = restore(path, backup.path)
    assert kept is not None
    assert kept.parent == path.parent
    assert "damaged" in kept.name
    assert kept.read_bytes() == damaged
    with Project.open(path) as project:
        assert project.load(full_page().id) == full_page()


def test_what_is_no_project_is_kept_as_it_is(path: Path, backup: Backup) -> None:
    path.write_bytes("有人存错了文件".encode())
    kept = restore(path, backup.path)
    assert kept is not None
    assert kept.read_bytes() == "有人存错了文件".encode()


def test_a_project_open_in_a_window_is_left_alone(path: Path, backup: Backup) -> None:
    with Project.open(path) as project:
        with pytest.raises(LockedError):
            restore(path, backup.path)
        assert project.ids() == [full_page().id, "p2"]


def test_a_project_that_somebody_reads_is_left_alone(path: Path, backup: Backup) -> None:
    with Project.open(path, read_only=True) as reading:
        assert reading.count() == 2
        with pytest.raises(ProjectError, match="has it open to read"):
            restore(path, backup.path)
        assert reading.count() == 2
    with Project.open(path) as project:
        assert project.count() == 2


@pytest.mark.parametrize("kind", ["missing", "foreign", "damaged", "newer", "itself"])
def test_a_backup_that_will_not_do_changes_nothing(path: Path, backup: Backup, kind: str) -> None:
    file = path.with_name("backup")
    shutil.copy(backup.path, file)
    file.chmod(0o644)
    if kind == "missing":
        file.unlink()
    elif kind == "foreign":
        file.write_bytes(b"not a database")
    elif kind == "damaged":
        file.write_bytes(file.read_bytes()[:8192] + b"\xa5" * 40_000)
    elif kind == "newer":
        with closing(sqlite3.connect(file)) as connection:
            connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    else:
        file = path
    before = path.read_bytes()
    with pytest.raises(ProjectError):
        restore(path, file)
    assert path.read_bytes() == before
    assert not [name for name in os.listdir(path.parent) if "draft" in name or "lock" in name]


KILLED = """
import os, sys
from pathlib import Path
from annotator.store.backups import restoring
def die(*arguments, **others):
    os.kill(os.getpid(), 9)
setattr(restoring, sys.argv[3], die)
restoring.restore(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.mark.parametrize("moment", ["copy_project", "_kept", "put_in_place"])
def test_a_kill_leaves_the_file_that_was_there(path: Path, backup: Backup, moment: str) -> None:
    words = [sys.executable, "-c", KILLED, str(path), str(backup.path), moment]
    assert subprocess.run(words).returncode == -9
    with Project.open(path) as project:
        assert project.ids() == [full_page().id, "p2"]
        assert project.check() == []
    restore(path, backup.path)
    assert set(os.listdir(path.parent)) == {path.name, f"{path.name} backups"}
    assert hasattr(restoring, moment)


def test_an_old_backup_is_brought_up_to_date_once_it_is_opened(path: Path) -> None:
    Project.create(path).close()
    restore(path, OLD / "schema-1.annotator")
    was = json.loads((OLD / "schema-1.json").read_text("utf-8"))["pages"][0]
    with Project.open(path) as project:
        assert write_page(project.load(was["id"])) == was


# What differs


def test_what_differs_is_told_by_page(path: Path) -> None:
    with Project.create(path) as project:
        for id in ("same", "less", "gone", "undone"):
            project.add(full_page(id, f"{full_page().raw}{id}"))
        backup = project.make_backup()
        project.add(text_page("new", "新"))
        project.delete_page("gone")
        less, undone = project.load("less"), project.load("undone")
        project.save(less, replace(less, meetings=(), speeches=()))
        project.save(undone, replace(undone, speeches=()))
        project.save(replace(undone, speeches=()), undone)
        with Project.open(backup.path, read_only=True) as then:
            found = difference(then, project)
    assert (found.pages_then, found.pages_now) == (4, 4)
    assert (found.labels_then, found.labels_now) == (28, 19)
    assert found.turned == (
        PageTurn("gone", "gone.txt", Turn.GONE, 7, 0),
        PageTurn("less", "less.txt", Turn.CHANGED, 7, 5),
        PageTurn("new", "new.txt", Turn.NEW, 0, 0),
    )
    assert [found.count(turn) for turn in Turn] == [1, 1, 1]


def test_nothing_differs_from_a_backup_of_just_now(project: Project) -> None:
    project.add(full_page())
    with Project.open(project.make_backup().path, read_only=True) as then:
        assert difference(then, project).turned == ()


def test_an_old_backup_is_read_as_it_is(project: Project, tmp_path: Path) -> None:
    old = Path(shutil.copy(OLD / "schema-1.annotator", tmp_path / "old"))
    before = old.read_bytes()
    with Project.open(old, read_only=True) as then:
        pages: list[Page] = [then.load(id) for id in then.ids()]
        assert difference(then, project).count(Turn.GONE) == 2
    assert len(pages) == 2
    assert old.read_bytes() == before


@pytest.mark.parametrize("end", [".lock", "-wal", "-shm", "-journal"])
def test_nothing_is_restored_to_the_name_of_a_file_beside_a_project(path: Path, end: str) -> None:
    with Project.create(path) as project:
        made = project.make_backup()
    before = sorted(os.listdir(path.parent))
    with pytest.raises(ProjectError, match="one of a file beside a project"):
        restore(Path(f"{path}{end}"), made.path)
    assert sorted(os.listdir(path.parent)) == before
