"""A drive without room: what was there is read and stays whole, nothing half comes to stand."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.cli import main
from annotator.store.backups.making import backups_of
from annotator.store.backups.restoring import restore
from annotator.store.errors import ProjectError, ProtectedError
from annotator.store.project import Project
from annotator.store.soundness.repair import repair
from annotator.store.tables.adding import Arrival
from tests.store.pages import full_page, text_page
from torture.drives import small_drive, why_not

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "drives can be mounted")
STEPS = [0, 12, 100, 300, 500, 700, 900, 1100, 1300, 1500, 2000, 3000]
"""Kilobytes of room beside what is there."""


@pytest.fixture
def sound(path: Path) -> Path:
    with Project.create(path) as project:
        project.add(full_page())
        project.add_many(Arrival(text_page(f"t{n}", f"{n}只有文字。\n" * 500)) for n in range(30))
    return path


def pages_of(path: Path) -> list[object]:
    with Project.open(path, read_only=True) as project:
        assert project.check() == []
        return list(project.iter_pages())


def refused(act: Callable[[], object]) -> str:
    """Do something; give the words it is refused in, "" where it is done."""
    try:
        act()
    except ProjectError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("room", [0, 12])
def test_a_project_on_a_full_drive_is_read_whole(sound: Path, tmp_path: Path, room: int) -> None:
    size = sound.stat().st_size // 1024 + 4 + room
    with small_drive(tmp_path / "small", f"{size}k") as place:
        there = Path(shutil.copy(sound, place / "p"))
        (place / "filling").write_bytes(bytes(shutil.disk_usage(place).free))
        assert pages_of(there) == pages_of(sound)
        with Project.open(there, read_only=True) as project:
            project.backup(tmp_path / "elsewhere")
        assert pages_of(tmp_path / "elsewhere") == pages_of(sound)


def test_on_a_full_drive_what_can_be_done_leaves_nothing_and_what_can_not_says_why(
    sound: Path, tmp_path: Path
) -> None:
    size = sound.stat().st_size // 1024 + 200
    with small_drive(tmp_path / "small", f"{size}k") as place:
        there = Path(shutil.copy(sound, place / "p.annotator"))
        filling = place / "filling"
        filling.write_bytes(bytes(shutil.disk_usage(place).free))
        names, before = sorted(os.listdir(place)), there.read_bytes()
        with Project.open(there, read_only=True) as project:
            backup = refused(project.make_backup)
        assert "there is too little room for it" in backup, "and no empty folder is left"
        with pytest.raises(ProtectedError, match="was not opened: the drive is full"):
            Project.open(there)
        assert refused(lambda: Project.create(place / "new.annotator")).endswith("Make room on it.")
        assert main(["history", str(there), "--out", str(place / "new.txt")]) == 1
        assert sorted(os.listdir(place)) == names
        assert there.read_bytes() == before
        filling.unlink()
        with Project.open(there) as project:
            project.set_setting("a", 1)
        assert os.listdir(place) == [there.name]


@pytest.mark.parametrize("room", STEPS)
def test_a_copy_without_room_says_that_the_drive_is_full(
    sound: Path, tmp_path: Path, room: int
) -> None:
    with small_drive(tmp_path / "small", f"{room}k" if room else "4k") as place:
        copy = place / "copy.annotator"
        with Project.open(sound, read_only=True) as project:
            told = refused(lambda: project.backup(copy))
        if told:
            assert "copy.annotator” was not made: the drive is full. Make room on it." in told
            assert os.listdir(place) == []
        else:
            assert pages_of(copy) == pages_of(sound)


@pytest.mark.parametrize("room", STEPS)
def test_a_repair_without_room_leaves_nothing_and_with_it_a_whole_file(
    sound: Path, tmp_path: Path, room: int
) -> None:
    truth = pages_of(sound)
    data = bytearray(sound.read_bytes())
    data[100:4096] = b"\xa5" * 3996
    sound.write_bytes(data)
    with small_drive(tmp_path / "small", f"{room}k" if room else "4k") as place:
        new = place / "new.annotator"
        told = refused(lambda: repair(sound, new))
        if told:
            assert "new.annotator” was not made" in told
            assert ".repair" not in told
            assert os.listdir(place) == []
        else:
            assert os.listdir(place) == [new.name]
            assert pages_of(new) == truth


@pytest.mark.parametrize("room", STEPS)
def test_going_back_without_room_changes_nothing(sound: Path, tmp_path: Path, room: int) -> None:
    truth = pages_of(sound)
    size = sound.stat().st_size // 1024 + 8 + room
    with small_drive(tmp_path / "small", f"{size}k") as place:
        there = place / "p.annotator"
        shutil.copy(sound, there)
        other = tmp_path / "other"
        with Project.create(other) as project:
            project.add(full_page("another"))
        told = refused(lambda: restore(there, other))
        if told:
            assert ".draft" not in told
            assert pages_of(there) == truth
        else:
            assert pages_of(there) == pages_of(other)
            [kept] = backups_of(there)
            assert pages_of(kept.path) == truth
