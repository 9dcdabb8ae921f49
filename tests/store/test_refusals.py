"""A file that is no project, or a newer program's, is refused and not a byte of it changes."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from annotator.store.errors import DamagedError, ProjectError
from annotator.store.project import Project
from annotator.store.schema import APPLICATION_ID, SCHEMA
from tests.store.pages import full_page


def assert_refused(path: Path, words: str) -> None:
    files = {name: path.with_name(name).read_bytes() for name in os.listdir(path.parent)}
    modified = path.stat().st_mtime_ns
    for how in ({}, {"read_only": True}, {"locked": False}):
        with pytest.raises(ProjectError, match=words):
            Project.open(path, **how)
    assert path.stat().st_mtime_ns == modified
    assert {name: path.with_name(name).read_bytes() for name in os.listdir(path.parent)} == files


def database(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
def test_a_newer_project_is_refused_untouched(path: Path, mode: str) -> None:
    Project.create(path).close()
    database(path, f"PRAGMA journal_mode = {mode}", f"PRAGMA user_version = {SCHEMA + 1}")
    assert_refused(path, f"newer version of annotator wrote it \\(schema {SCHEMA + 1}")


@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
def test_another_program_s_database_is_refused_untouched(path: Path, mode: str) -> None:
    database(path, f"PRAGMA journal_mode = {mode}", "CREATE TABLE page (id)")
    assert_refused(path, "no project of annotator")


def test_another_program_s_database_with_an_id_is_refused_untouched(path: Path) -> None:
    database(path, f"PRAGMA application_id = {APPLICATION_ID + 1}", "CREATE TABLE page (id)")
    assert_refused(path, "no project of annotator")


def test_an_empty_file_is_told_to_be_empty(path: Path) -> None:
    path.touch()
    assert_refused(path, "it is empty")


@pytest.mark.parametrize("data", [b"x", b"\xe4\xba\x91" * 5000, b"SQLite format 3\0 not"])
def test_what_is_no_database_is_refused_untouched(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    assert_refused(path, "no project of annotator")


def test_a_project_without_its_head_is_told_to_be_damaged_perhaps(path: Path) -> None:
    with Project.create(path) as project:
        project.add(full_page())
    data = path.read_bytes()
    path.write_bytes(bytes(200) + data[200:])
    called = path.rename(path.with_suffix(".annotator"))
    with pytest.raises(DamagedError, match="its first bytes are damaged"):
        Project.open(called)
    other = called.rename(path.with_suffix(".sqlite"))
    assert_refused(other, "no project of annotator")


def test_a_newer_project_whose_header_is_still_in_the_log_is_refused(path: Path) -> None:
    with Project.create(path) as project:
        project.add(full_page())
        project.connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
        crashed = path.with_name("crashed")
        for side in ("", "-wal"):
            shutil.copy(f"{path}{side}", f"{crashed}{side}")
        project.connection.execute(f"PRAGMA user_version = {SCHEMA}")
    files = {side: Path(f"{crashed}{side}").read_bytes() for side in ("", "-wal")}
    with pytest.raises(ProjectError, match="newer version"):
        Project.open(crashed)
    assert {side: Path(f"{crashed}{side}").read_bytes() for side in ("", "-wal")} == files


def test_a_missing_file_and_a_folder_are_known_troubles(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="There is no file"):
        Project.open(tmp_path / "nowhere")
    with pytest.raises(ProjectError, match="is a folder"):
        Project.open(tmp_path)
    assert os.listdir(tmp_path) == []


def test_a_damaged_project_is_told_in_words(path: Path) -> None:
    with Project.create(path) as project:
        project.add(full_page())
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(ProjectError, match="damaged"):
        Project.open(path)
    assert not path.with_name(f"{path.name}.lock").exists()


BOUND = """
import sys
from torture.drives import be_bound_by_permissions
from annotator.store.errors import ProjectError
from annotator.store.project import Project
be_bound_by_permissions()
try:
    Project.open(sys.argv[1])
except ProjectError as error:
    print(error)
with Project.open(sys.argv[1], read_only=True) as project:
    print(project.check())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="root's rights are given up on Linux only")
def test_a_write_protected_file_is_refused_untouched_and_can_be_read(path: Path) -> None:
    Project.create(path).close()
    path.chmod(0o444)
    before = path.read_bytes()
    words = [sys.executable, "-c", BOUND, str(path)]
    root = Path(__file__).parents[2]
    said = subprocess.run(words, capture_output=True, text=True, cwd=root, check=True).stdout
    refused, sound = said.splitlines()
    assert "was not opened: it is write-protected" in refused
    assert sound == "[]"
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]


BOUND_TO_RESTORE = """
import sys
from pathlib import Path
from torture.drives import be_bound_by_permissions
from annotator.store.backups.restoring import restore
from annotator.store.errors import ProjectError
be_bound_by_permissions()
try:
    restore(Path(sys.argv[1]), Path(sys.argv[2]))
except ProjectError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="root's rights are given up on Linux only")
def test_a_write_protected_file_is_not_gone_back_from(path: Path) -> None:
    with Project.create(path) as project:
        backup = project.make_backup()
        project.add(full_page())
    path.chmod(0o444)
    before = path.read_bytes()
    words = [sys.executable, "-c", BOUND_TO_RESTORE, str(path), str(backup.path)]
    root = Path(__file__).parents[2]
    said = subprocess.run(words, capture_output=True, text=True, cwd=root, check=True).stdout
    assert "was not restored: it is write-protected" in said
    assert path.read_bytes() == before


BOUND_TO_READ = """
import sys
from torture.drives import be_bound_by_permissions
from annotator.store.errors import ProjectError
from annotator.store.project import Project
be_bound_by_permissions()
try:
    Project.open(sys.argv[1], read_only=True)
except ProjectError as error:
    print(error)
"""
KILLED_AT_WORK = """
import os, signal, sys
from annotator.store.project import Project
project = Project.open(sys.argv[1])
project.set_setting("a", 1)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="root's rights are given up on Linux only")
def test_a_log_that_can_not_be_read_in_a_read_only_folder_is_told_of(path: Path) -> None:
    Project.create(path).close()
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", KILLED_AT_WORK, str(path)], cwd=root)
    path.with_name(f"{path.name}-shm").unlink()
    names = sorted(os.listdir(path.parent))
    path.parent.chmod(0o555)
    words = [sys.executable, "-c", BOUND_TO_READ, str(path)]
    said = subprocess.run(words, capture_output=True, text=True, cwd=root, check=True).stdout
    path.parent.chmod(0o755)
    assert "was not opened: its last steps stand in a log beside it" in said
    assert f"{path.name}-wal" in said
    assert sorted(os.listdir(path.parent)) == names
    with Project.open(path) as project:
        assert project.setting("a") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="root's rights are given up on Linux only")
def test_a_read_only_folder_lets_a_project_be_read_and_says_why_not_more(path: Path) -> None:
    Project.create(path).close()
    before = path.read_bytes()
    path.parent.chmod(0o555)
    words = [sys.executable, "-c", BOUND, str(path)]
    root = Path(__file__).parents[2]
    said = subprocess.run(words, capture_output=True, text=True, cwd=root, check=True).stdout
    path.parent.chmod(0o755)
    refused, sound = said.splitlines()
    assert "was not opened: you may not write to its folder" in refused
    assert sound == "[]"
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]


BOUND_AT_WORK = """
import os, sys
from torture.drives import be_bound_by_permissions
from annotator.store.project import Project
be_bound_by_permissions()
with Project.open(sys.argv[1]) as project:
    project.set_setting("a", 1)
    os.chmod(os.path.dirname(sys.argv[1]), 0o555)
    project.set_setting("b", 2)
    with Project.open(sys.argv[1], locked=False) as beside:
        beside.set_setting("c", 3)
    os.chmod(os.path.dirname(sys.argv[1]), 0o755)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="root's rights are given up on Linux only")
def test_what_works_for_an_open_window_goes_on_where_its_folder_becomes_read_only(
    path: Path,
) -> None:
    Project.create(path).close()
    words = [sys.executable, "-c", BOUND_AT_WORK, str(path)]
    subprocess.run(words, cwd=Path(__file__).parents[2], check=True)
    with Project.open(path) as project:
        assert [project.setting(key) for key in "abc"] == [1, 2, 3]
    assert os.listdir(path.parent) == [path.name]
