"""A link to a project is that project: its lock, its log, its backups, whatever is done with it."""

import os
import shutil
from pathlib import Path

import pytest

from annotator.cli import main
from annotator.store.backups.making import backups_of
from annotator.store.backups.restoring import restore
from annotator.store.lock import LockedError
from annotator.store.project import Project
from annotator.store.soundness.repair import repair
from tests.store.pages import full_page, text_page

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links need rights there")


@pytest.fixture
def link(tmp_path: Path, path: Path) -> Path:
    """Give a link to a link to where a project is to be, in another folder."""
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "near").symlink_to(path)
    link = tmp_path / "links" / "far"
    link.symlink_to("near")
    return link


@pytest.fixture
def killed(tmp_path: Path, path: Path) -> Path:
    """Give a project whose last page stands in its log alone: its program was killed."""
    working = tmp_path / "working"
    with Project.create(working) as project:
        project.add(full_page())
    with Project.open(working) as project:
        project.add(text_page("last", "最后一页"))
        for side in ("", "-wal"):
            shutil.copy(f"{working}{side}", f"{path}{side}")
    return path


def test_a_repair_through_a_link_counts_the_log(killed: Path, link: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    assert repair(link, new).whole
    with Project.open(new) as project:
        assert project.ids() == [full_page().id, "last"]


def test_a_repair_through_a_link_waits_for_who_has_the_project(
    killed: Path, link: Path, tmp_path: Path
) -> None:
    with Project.open(killed), pytest.raises(LockedError):
        repair(link, tmp_path / "new")


def test_a_file_that_is_whole_only_with_its_log_opens_through_a_link(
    killed: Path, link: Path
) -> None:
    data = bytearray(killed.read_bytes())
    data[28:32] = bytes(4)  # how many pages it has stands in the log too
    data[100:4096] = b"\xa5" * 3996
    first = data[:4096]
    with Project.open(killed) as project:  # so that page 1 comes to stand in the log
        project.connection.execute("PRAGMA user_version = 3")
        project.connection.execute("PRAGMA user_version = 4")
        wal = Path(f"{killed}-wal").read_bytes()
        whole = killed.read_bytes()
    killed.write_bytes(bytes(first) + whole[4096:])
    Path(f"{killed}-wal").write_bytes(wal)
    with Project.open(link, read_only=True) as project:
        assert "last" in project.ids()


def test_a_backup_that_is_a_link_is_gone_back_to(path: Path, link: Path, tmp_path: Path) -> None:
    with Project.create(path) as project:
        project.add(full_page())
    other = tmp_path / "other"
    Project.create(other).close()
    restore(other, link)
    with Project.open(other) as project:
        assert project.ids() == [full_page().id]
    assert link.is_symlink()


def test_backups_through_a_link_are_those_of_the_project(path: Path, link: Path) -> None:
    Project.create(path).close()
    with Project.open(link) as project:
        made = project.make_backup()
    assert [one.path for one in backups_of(link)] == [made.path]
    assert made.path.parent == Path(f"{path} backups")


@pytest.mark.parametrize(
    "words",
    [
        ("import", "LOOP", "LOOP"),
        ("stats", "LOOP"),
        ("check", "LOOP"),
        ("check", "--repair", "new", "LOOP"),
        ("backup", "LOOP"),
        ("backups", "LOOP"),
        ("restore", "LOOP", "LOOP"),
        ("history", "LOOP"),
        ("export", "-f", "jsonl", "-o", "out", "LOOP"),
    ],
)
def test_a_link_to_itself_is_told_of(
    tmp_path: Path,
    words: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    code = main([str(loop) if word == "LOOP" else word for word in words])
    said = capsys.readouterr()
    assert code == (0 if words[0] == "backups" else 1)
    assert str(loop) in said.err or code == 0
    assert os.listdir(tmp_path) == [loop.name]
