"""What a repair lays down on its way goes with it; what a killed one left goes with the next."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.store.errors import ProjectError
from annotator.store.lock import Lock, LockedError
from annotator.store.project import Project
from annotator.store.soundness.repair import repair
from tests.store.pages import full_page

KILLED = """
import os, sys
from annotator.store.soundness import repair, wreck
def die(*arguments, **others):
    os.kill(os.getpid(), 9)
place, name = sys.argv[3].split(".")
setattr({"repair": repair, "wreck": wreck}[place], name, die)
repair.repair(sys.argv[1], sys.argv[2])
"""
MOMENTS = ("repair.open_wreck", "wreck._worth", "repair.Spares", "repair.put_in_place")


@pytest.fixture
def damaged(path: Path) -> Path:
    """Give a project whose schema is damaged, so that all that a repair can lay down is needed."""
    with Project.create(path) as project:
        project.add(full_page())
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xa5" * 3996
    path.write_bytes(data)
    return path


@pytest.fixture(params=MOMENTS)
def killed(request: pytest.FixtureRequest, damaged: Path) -> Path:
    """Give a damaged project beside which a repair was killed."""
    new = damaged.with_name("new.annotator")
    words = [sys.executable, "-c", KILLED, str(damaged), str(new), request.param]
    assert subprocess.run(words).returncode == -9
    assert left(damaged) == {".new.annotator.repair", "new.annotator.lock"}
    return damaged


def left(project: Path) -> set[str]:
    """Give what lies beside a project and its lock, which the next to open it takes over."""
    return set(os.listdir(project.parent)) - {project.name, f"{project.name}.lock"}


def test_the_next_repair_sweeps_away_what_a_killed_one_left(killed: Path) -> None:
    other = killed.with_name("other.annotator")
    assert repair(killed, other).whole
    assert left(killed) == {other.name}


def test_the_next_opening_beside_it_sweeps_it_away(killed: Path) -> None:
    Project.create(killed.with_name("third.annotator")).close()
    assert left(killed) == {"third.annotator"}


def test_the_opening_of_the_new_file_sweeps_away_what_lies_beside_it(damaged: Path) -> None:
    new = damaged.with_name("new.annotator")
    assert repair(damaged, new).whole
    room = damaged.with_name(f".{new.name}.repair")
    room.mkdir()  # killed after the new file had its name
    (room / "copy").write_bytes(b"of the damaged file")
    Project.open(new).close()
    assert left(damaged) == {new.name}


def test_what_a_live_repair_works_in_stays(damaged: Path, tmp_path: Path) -> None:
    room = damaged.with_name(".busy.annotator.repair")
    room.mkdir()
    (room / "copy").write_bytes(b"in use")
    lock = Lock(damaged.with_name("busy.annotator"))
    assert repair(damaged, damaged.with_name("new.annotator")).whole
    Project.open(damaged.with_name("new.annotator")).close()
    assert (room / "copy").read_bytes() == b"in use"
    with pytest.raises(LockedError):
        repair(damaged, damaged.with_name("busy.annotator"))
    assert (room / "copy").read_bytes() == b"in use"
    lock.release()


def test_a_folder_with_anything_else_in_it_stays(damaged: Path) -> None:
    room = damaged.with_name(".mine.annotator.repair")
    room.mkdir()
    (room / "notes.txt").write_bytes(b"precious")
    elsewhere = damaged.with_name("elsewhere")
    elsewhere.mkdir()
    (elsewhere / "copy").write_bytes(b"precious")
    damaged.with_name(".link.repair").symlink_to(elsewhere, target_is_directory=True)
    new = damaged.with_name("new.annotator")
    assert repair(damaged, new).whole
    with pytest.raises(ProjectError, match="was not made"):
        repair(damaged, damaged.with_name("link"))
    assert (room / "notes.txt").read_bytes() == b"precious"
    assert (elsewhere / "copy").read_bytes() == b"precious"


def test_a_repair_that_fails_leaves_nothing(damaged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **others: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("annotator.store.soundness.repair.put_in_place", refuse)
    with pytest.raises(ProjectError, match="was not made: the drive is full"):
        repair(damaged, damaged.with_name("new.annotator"))
    assert left(damaged) == set()


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_is_in_the_way_is_named_and_stays(damaged: Path, tmp_path: Path, kind: str) -> None:
    room = damaged.with_name(".new.annotator.repair")
    if kind == "folder":
        room.mkdir()
        (room / "letter.txt").write_text("有人写的信")
    elif kind == "file":
        room.write_text("有人写的信")
    else:
        room.symlink_to(tmp_path)
    before = left(damaged)
    with pytest.raises(ProjectError, match=r"\.new\.annotator\.repair” beside it is in the way"):
        repair(damaged, damaged.with_name("new.annotator"))
    assert left(damaged) == before
    assert repair(damaged, damaged.with_name("other.annotator")).whole
