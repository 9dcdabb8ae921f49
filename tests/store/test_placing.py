"""The names a new file may have, and what is left in a folder of files that got none."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from annotator.store.backups.copying import draft_of
from annotator.store.errors import ProjectError
from annotator.store.lock import LockedError
from annotator.store.project import Project
from annotator.store.soundness.repair import repair
from tests.store.pages import full_page


@pytest.mark.parametrize("end", [".lock", "-wal", "-shm", "-journal"])
def test_no_repaired_project_takes_the_name_of_a_file_beside_a_project(
    path: Path, end: str
) -> None:
    with Project.create(path) as project:
        project.add(full_page())
    with pytest.raises(ProjectError, match="Choose another name"):
        repair(path, path.with_name(f"other.annotator{end}"))
    assert os.listdir(path.parent) == [path.name]


KILLED = """
import os, sys
from annotator.store.backups import copying
from annotator.store.project import Project
moment = sys.argv[3]
if moment == "begun":
    real = copying._copied
    def die(source, copy, draft, progress, gently):
        copy.execute("PRAGMA cache_size = 1")
        copy.execute("CREATE TABLE t (x)")
        copy.execute("BEGIN")
        copy.execute("INSERT INTO t SELECT randomblob(40000)")
        os.kill(os.getpid(), 9)
    copying._copied = die
else:
    def die(*arguments, **others):
        os.kill(os.getpid(), 9)
    copying.put_in_place = die
with Project.open(sys.argv[1], read_only=True) as project:
    project.backup(sys.argv[2])
"""


def killed_copy(project: Path, folder: Path, moment: str) -> str:
    """Have a copy killed while it is made in a folder; give the name of what is left."""
    copy = folder / "copy.annotator"
    words = [sys.executable, "-c", KILLED, str(project), str(copy), moment]
    assert subprocess.run(words).returncode == -9
    (left,) = [name for name in os.listdir(folder) if name.endswith(".draft")]
    return left


@pytest.mark.parametrize("moment", ["begun", "written"])
@pytest.mark.parametrize("by", ["opening", "making", "another copy"])
def test_what_a_killed_copy_left_goes_with_the_next_project_in_its_folder(
    path: Path, tmp_path: Path, moment: str, by: str
) -> None:
    with Project.create(path) as project:
        project.add(full_page())
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    there = folder / "there.annotator"
    if by == "opening":
        Project.create(there).close()
    killed_copy(path, folder, moment)
    if by == "opening":
        Project.open(there).close()
    elif by == "making":
        Project.create(there).close()
    else:
        with Project.open(path, read_only=True) as project:
            project.backup(there)
    assert os.listdir(folder) == [there.name]


def test_what_is_named_like_a_draft_and_is_none_stays(path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    names = [f".letter.{ended.pid}.draft", f".photo.{ended.pid}.draft-journal"]
    for name in names:
        path.with_name(name).write_text("有人写的信")
    folder = path.with_name(f".folder.{ended.pid}.draft")
    folder.mkdir()
    link = path.with_name(f".link.{ended.pid}.draft")
    link.symlink_to(path)
    alive = path.with_name(f".copy.annotator.{os.getpid()}.draft")
    alive.write_bytes(b"SQLite format 3\x00")
    Project.create(path).close()
    Project.open(path).close()
    stayed = {*names, folder.name, link.name, alive.name, path.name}
    assert set(os.listdir(path.parent)) == stayed


def ended_process() -> int:
    """Give the number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    return ended.pid


@pytest.mark.parametrize("data", [b"", bytes(4096), b"a letter"], ids=["empty", "zeros", "words"])
def test_what_another_program_calls_a_draft_stays(path: Path, data: bytes) -> None:
    letter = path.with_name(f".letter.{ended_process()}.draft")
    letter.write_bytes(data)
    Project.create(path).close()
    Project.open(path).close()
    assert letter.read_bytes() == data


def test_a_database_of_another_program_stays_with_its_log(path: Path) -> None:
    notes = path.with_name(f".notes.{ended_process()}.draft")
    with closing(sqlite3.connect(notes)) as connection:
        connection.execute("CREATE TABLE mine (words)")
        connection.execute("INSERT INTO mine VALUES ('work of another program')")
        connection.commit()
    log = notes.with_name(f"{notes.name}-journal")
    log.write_bytes(b"theirs")
    before = notes.read_bytes()
    Project.create(path).close()
    Project.open(path).close()
    assert (notes.read_bytes(), log.read_bytes()) == (before, b"theirs")


@pytest.mark.parametrize("name", ["papers.annotator", "copy.annotator"])
def test_a_draft_that_somebody_works_on_stays_whatever_his_number_says(
    tmp_path: Path, name: str
) -> None:
    """In another container he has a number that is nobody's here."""
    path = tmp_path / "papers.annotator"
    Project.create(path).close()
    at_work = f"""
import os, sys
os.getpid = lambda: {ended_process()}
from pathlib import Path
from annotator.store.backups.copying import draft_of
with draft_of(Path(sys.argv[1])) as draft:
    draft.write_bytes(b"")
    print(draft.name, flush=True)
    sys.stdin.read()
"""
    words = [sys.executable, "-c", at_work, str(tmp_path / name)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as his:
        assert his.stdout
        draft = tmp_path / his.stdout.readline().strip()
        Project.open(path).close()
        assert draft.exists()
        his.kill()
    Project.open(path).close()
    assert os.listdir(tmp_path) == [path.name]


def test_nobody_goes_on_with_the_draft_of_who_has_the_same_number_elsewhere(path: Path) -> None:
    with draft_of(path) as draft:
        draft.write_bytes(b"his work")
        with pytest.raises(LockedError), draft_of(path):
            pass
        assert draft.read_bytes() == b"his work"
    assert os.listdir(path.parent) == []
