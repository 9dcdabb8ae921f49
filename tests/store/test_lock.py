"""A second window is told who has the project; a killed program holds nothing."""

import errno
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from annotator.page.model import PageStatus
from annotator.store.clock import local
from annotator.store.errors import ProjectError
from annotator.store.lock import Lock, LockedError, holder_of, is_held
from annotator.store.project import Project
from tests.store.pages import full_page, text_page

HOLD = """
import sys
from annotator.store.project import Project
project = Project.open(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
project.close()
"""


@contextmanager
def other_window(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Open the project in another process until the end of the block, or until it is killed."""
    command = [sys.executable, "-c", HOLD, str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "open\n"
        try:
            yield window
        finally:
            window.kill() if window.poll() is not None else window.communicate()


@pytest.fixture
def closed(path: Path) -> Path:
    with Project.create(path) as project:
        project.add(full_page())
    return path


def test_a_second_window_is_told_who_has_the_project(closed: Path) -> None:
    with other_window(closed) as window, pytest.raises(LockedError) as told:
        Project.open(closed)
    holder = told.value.holder
    assert holder is not None
    assert holder.pid == window.pid
    assert str(window.pid) in str(told.value)
    assert holder.since[:4].isdigit()


def test_the_same_process_cannot_open_it_twice_either(closed: Path) -> None:
    with Project.open(closed), pytest.raises(LockedError) as told:
        Project.open(closed)
    assert told.value.holder is not None
    assert told.value.holder.pid == os.getpid()


def test_it_can_be_read_while_another_window_has_it(closed: Path) -> None:
    with other_window(closed), Project.open(closed, read_only=True) as project:
        assert project.load(full_page().id) == full_page()


def test_the_one_who_reads_sees_each_step_of_the_one_who_writes(closed: Path) -> None:
    with Project.open(closed) as writing, Project.open(closed, read_only=True) as reading:
        writing.add(text_page("p2", "文"))
        assert reading.ids() == [full_page().id, "p2"]


def test_who_works_for_the_holder_may_write_beside_it(closed: Path) -> None:
    with other_window(closed), Project.open(closed, locked=False) as helping:
        helping.add(text_page("p2", "文"))
        assert helping.count() == 2


def test_a_killed_window_holds_nothing(closed: Path) -> None:
    with other_window(closed) as window:
        window.kill()
        window.wait()
        assert closed.with_name(f"{closed.name}.lock").exists()
        with Project.open(closed) as project:
            assert project.load(full_page().id).status is PageStatus.OPEN
    assert os.listdir(closed.parent) == [closed.name]


def test_a_closed_window_holds_nothing(closed: Path) -> None:
    with other_window(closed):
        pass
    Project.open(closed).close()


@pytest.mark.parametrize("note", [b"\xff{", b"", bytes(100), b"[1, 2]"])
def test_a_lock_file_that_says_nothing_is_taken_over(closed: Path, note: bytes) -> None:
    """A full drive writes no note, and a power cut can leave other bytes for one."""
    closed.with_name(f"{closed.name}.lock").write_bytes(note)
    Project.open(closed).close()
    assert os.listdir(closed.parent) == [closed.name]


def test_a_lock_without_room_for_its_note_holds_and_is_let_go(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(file: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.write", full)
    lock = Lock(path)
    with pytest.raises(LockedError):
        Lock(path)
    lock.release()
    Lock(path).release()


def test_whether_it_is_held_can_be_asked_without_touching_it(closed: Path) -> None:
    assert not is_held(closed)
    with other_window(closed) as window:
        assert is_held(closed)
        holder = holder_of(closed)
        assert holder is not None
        assert holder.pid == window.pid
        assert f"since {local(holder.since)}" in str(holder)
        window.kill()
        window.wait()
        assert not is_held(closed), "though the note of the killed one still lies there"
    assert not is_held(closed)
    with Project.open(closed):
        assert is_held(closed)
    assert not is_held(closed)
    assert os.listdir(closed.parent) == [closed.name]


AS_ANOTHER = """
import os, pwd, sys
from pathlib import Path
from annotator.store.lock import Lock, LockedError
os.setgid(65534)
os.setuid(65534)
try:
    lock = Lock(Path(sys.argv[1]))
except LockedError as error:
    print("held by", error.holder.pid)
else:
    lock.release()
    print("taken")
"""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs two accounts")
def test_another_person_is_told_who_has_it_and_takes_over_what_a_kill_left(
    closed: Path, tmp_path: Path
) -> None:
    """In a folder that both may write to, the lock's file belongs to who made it."""
    everybodys = Path(tempfile.gettempdir()).resolve()
    for folder in (tmp_path.resolve(), *tmp_path.resolve().parents):
        if folder == everybodys:
            break
        folder.chmod(0o777)
    words = [sys.executable, "-c", AS_ANOTHER, str(closed)]
    with other_window(closed) as window:
        told = subprocess.run(words, capture_output=True, text=True)
        assert told.stdout == f"held by {window.pid}\n", told.stderr
        window.kill()
        window.wait()
    assert holder_of(closed) is not None
    told = subprocess.run(words, capture_output=True, text=True)
    assert told.stdout == "taken\n", told.stderr
    assert holder_of(closed) is None


def test_who_reads_in_one_moment_sees_none_of_what_is_written_meanwhile(closed: Path) -> None:
    with Project.open(closed) as writing, Project.open(closed, read_only=True) as reading:
        with reading.one_moment():
            assert reading.count() == 1
            writing.add(text_page("p2", "文"))
            assert reading.count() == 1
            assert [page.id for page in reading.iter_pages()] == [full_page().id]
        assert reading.count() == 2


@pytest.mark.parametrize("kind", ["link", "dangling", "pipe", "folder", "words"])
def test_what_is_no_lock_is_neither_followed_nor_written_over(path: Path, kind: str) -> None:
    if os.name == "nt":
        pytest.skip("links and pipes are made otherwise here")
    Project.create(path).close()
    precious, lock = path.with_name("precious"), path.with_name(f"{path.name}.lock")
    precious.write_bytes(b"precious")
    if kind in ("link", "dangling"):
        lock.symlink_to(precious if kind == "link" else path.with_name("nothing"))
    elif kind == "pipe":
        os.mkfifo(lock)
    elif kind == "folder":
        lock.mkdir()
    else:
        lock.write_bytes(b"precious" * 1000)
    before = sorted(os.listdir(path.parent))
    with pytest.raises(ProjectError, match="has the name of a project's lock"):
        Project.open(path)
    is_held(path)  # comes back, whatever it says
    with Project.open(path, read_only=True) as project:
        assert project.check() == []
    assert precious.read_bytes() == b"precious"
    assert sorted(os.listdir(path.parent)) == before


def test_nothing_is_made_where_another_is_about_to_put_a_project(path: Path) -> None:
    lock = Lock(path)  # as a repair has it until its new file is whole
    with pytest.raises(LockedError):
        Project.create(path)
    assert not path.exists()
    lock.release()
    Project.create(path).close()
    assert list(path.parent.iterdir()) == [path]
