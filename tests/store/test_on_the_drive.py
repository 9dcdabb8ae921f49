"""What takes the place of a project is on the drive before it has the name, and its name after."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator.formats.exports.export import export
from annotator.store.backups import copying
from annotator.store.backups.making import backups_of
from annotator.store.backups.restoring import restore
from annotator.store.project import Project
from annotator.store.soundness.repair import repair
from tests.store.pages import full_page

OLD = Path(__file__).parents[1] / "old_projects" / "schema-4.annotator"
Calls = list[tuple[str, int]]
"""What the system was asked, in order, and of which file or folder, by its number."""


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """Note each sync, and each name that a file is given."""
    made: Calls = []
    sync = os.fsync

    def synced(handle: int) -> None:
        made.append(("sync", os.fstat(handle).st_ino))
        sync(handle)

    def naming(name: str) -> None:
        real = getattr(os, name)

        def named(source: Any, target: Any, *others: Any, **more: Any) -> None:
            made.append(("name", os.stat(source).st_ino))
            real(source, target, *others, **more)

        monkeypatch.setattr(os, name, named)

    monkeypatch.setattr(os, "fsync", synced)
    for name in ("replace", "rename", "link"):
        naming(name)
    return made


def named_last(calls: Calls, file: int) -> int:
    """Give when a file got its last name."""
    return max(at for at, call in enumerate(calls) if call == ("name", file))


def updated(path: Path) -> Path:
    shutil.copy(OLD, path)
    Project.open(path).close()
    return path


def backed_up(path: Path) -> Path:
    with Project.create(path) as project:
        project.add(full_page())
        return project.make_backup().path


def gone_back(path: Path) -> Path:
    restore(path, backed_up(path))
    return path


def repaired(path: Path) -> Path:
    backed_up(path)
    return repair(path, path.with_name("new.annotator")).path


def copied(path: Path) -> Path:
    with Project.create(path) as project:
        project.add(full_page())
        project.backup(path.with_name("copy.annotator"))
    return path.with_name("copy.annotator")


@pytest.mark.skipif(os.name == "nt", reason="folders are not brought to the drive there")
@pytest.mark.parametrize("make", [updated, backed_up, gone_back, repaired, copied])
def test_a_project_that_is_put_in_place_outlasts_a_power_cut(
    path: Path, calls: Calls, make: Callable[[Path], Path]
) -> None:
    made = make(path)
    file, folder = made.stat().st_ino, made.parent.stat().st_ino
    last = named_last(calls, file)
    assert ("sync", file) in calls[:last], "it is on the drive before it has its name"
    assert ("sync", folder) in calls[last:], "and its name is there when it is told to be made"


def test_the_backup_before_an_update_is_on_the_drive_before_the_new_file_is(
    path: Path, calls: Calls
) -> None:
    updated(path)
    (backup,) = backups_of(path)
    saved = calls.index(("sync", backup.path.stat().st_ino))
    assert saved < named_last(calls, path.stat().st_ino)


def test_an_exported_file_is_on_the_drive_before_it_has_its_name(
    tmp_path: Path, calls: Calls
) -> None:
    target = tmp_path / "pages.jsonl"
    export("jsonl", [full_page()], target)
    file = target.stat().st_ino
    assert ("sync", file) in calls[: named_last(calls, file)]


def test_on_macos_nothing_is_left_in_the_drive_s_own_cache(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")
    asked: list[tuple[int, int]] = []
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda handle, what: asked.append((handle, what)))
    with Project.create(path) as project:
        assert project.connection.execute("PRAGMA fullfsync").fetchone() == (1,)
    monkeypatch.setattr(sys, "platform", "darwin")
    copying.on_drive(path)
    copying.folder_on_drive(path.parent)
    assert [what for _, what in asked] == [51, 51]
