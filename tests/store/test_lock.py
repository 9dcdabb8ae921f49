"""A second window is told who has the project; a killed program holds nothing."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from annotator.page.model import PageStatus
from annotator.store.lock import Lock, LockedError
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


def test_a_lock_file_that_says_nothing_is_taken_over(closed: Path) -> None:
    closed.with_name(f"{closed.name}.lock").write_bytes(b"\xff{")
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
