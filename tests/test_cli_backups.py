"""The command line backs a project up, lists backups, says what differs, and goes back."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.cli import main
from annotator.store.backups.making import backups_of
from annotator.store.project import Project
from tests.store.pages import full_page, text_page

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a project that was backed up with one page, and lost labels and won a page since."""
    path = tmp_path / "papers.annotator"
    with Project.create(path) as project:
        project.add(full_page())
    assert main(["backup", str(path)]) == 0
    with Project.open(path) as project:
        page = full_page()
        project.save(page, replace(page, spans=(), speeches=(), meetings=()))
        project.add(text_page("p2", "文"))
    return path


def test_a_backup_is_made_and_listed_with_what_it_holds(path: Path, capsys: Captured) -> None:
    assert main(["backups", str(path)]) == 0
    said = capsys.readouterr().out
    assert "by hand" in said
    assert str(backups_of(path)[0].path.parent) in said
    assert main(["backups", str(path), "--json"]) == 0
    [one] = json.loads(capsys.readouterr().out)["backups"]
    assert (one["why"], one["pages"], one["labels"]) == ("by hand", 1, 7)
    assert Path(one["path"]).stat().st_size == one["bytes"]


def test_a_copy_can_go_anywhere(path: Path, tmp_path: Path, capsys: Captured) -> None:
    copy = tmp_path / "copy.annotator"
    capsys.readouterr()
    assert main(["backup", str(path), "--to", str(copy), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said == {"path": str(copy), "bytes": copy.stat().st_size}
    assert len(backups_of(path)) == 1
    with Project.open(copy) as project:
        assert project.count() == 2


def test_what_differs_is_said_and_nothing_changed(path: Path, capsys: Captured) -> None:
    before = path.read_bytes()
    capsys.readouterr()
    assert main(["restore", str(path), "1", "--look"]) == 0
    said = capsys.readouterr().out
    assert "labels: 7 then, 0 now" in said
    assert f"changed: {full_page().id}" in said
    assert main(["restore", str(path), "1", "--look", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["turn"] for one in found["turned"]] == ["changed", "new"]
    assert path.read_bytes() == before


@pytest.mark.parametrize("by", ["number", "path"])
def test_it_goes_back_and_keeps_what_was_there(path: Path, capsys: Captured, by: str) -> None:
    capsys.readouterr()
    backup = str(backups_of(path)[0].path) if by == "path" else "1"
    assert main(["restore", str(path), backup, "--json"]) == 0
    kept = json.loads(capsys.readouterr().out)["kept"]
    with Project.open(path) as project:
        assert project.load(full_page().id) == full_page()
        assert project.count() == 1
    with Project.open(kept, read_only=True) as before:
        assert before.count() == 2


def test_a_number_that_is_none_of_the_list_makes_no_sense(path: Path, capsys: Captured) -> None:
    assert main(["restore", str(path), "9"]) == 2
    assert "there are 1 backups" in capsys.readouterr().err
    assert main(["restore", str(path), "nowhere.annotator"]) == 1
    assert "There is no file" in capsys.readouterr().err


def test_a_project_without_backups_says_where_they_would_lie(
    tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / "new.annotator"
    Project.create(path).close()
    assert main(["backups", str(path)]) == 0
    assert "no backups in" in capsys.readouterr().out


def test_a_backup_that_holds_something_damaged_is_told_of(path: Path, capsys: Captured) -> None:
    backup = backups_of(path)[0].path
    data = bytearray(backup.read_bytes())
    at = data.rindex("市长".encode())  # fits SQLite's structure still
    data[at + 2] ^= 1
    backup.chmod(0o644)
    backup.write_bytes(data)
    assert main(["restore", str(path), "1"]) == 1
    said = capsys.readouterr()
    assert f"is as in {backup}" in said.out
    assert full_page().id in said.err


@pytest.fixture
def damaged(path: Path) -> Path:
    """Give the newer of two backups, its first bytes lost."""
    assert main(["backup", str(path)]) == 0
    newest = backups_of(path)[0].path
    newest.chmod(0o644)
    newest.write_bytes(bytes(100) + newest.read_bytes()[100:])
    return newest


@pytest.mark.parametrize("look", [(), ("--look",)])
def test_a_damaged_backup_is_told_of_and_the_next_older_one_offered(
    path: Path, damaged: Path, capsys: Captured, look: tuple[str, ...]
) -> None:
    before = path.read_bytes()
    capsys.readouterr()
    assert main(["restore", str(path), "1", *look]) == 1
    said = capsys.readouterr()
    assert f"the backup “{damaged.name}” is damaged" in said.err
    assert backups_of(path)[1].path.name in said.err
    assert f"`annotator restore {path} 2`" in said.err
    assert "repair" not in said.err, "the project is sound"
    assert path.read_bytes() == before
    assert main(["restore", str(path), "2"]) == 0


def test_damage_is_marked_in_the_list(path: Path, damaged: Path, capsys: Captured) -> None:
    capsys.readouterr()
    assert main(["backups", str(path)]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if "by hand" in line]
    assert ["DAMAGED" in line for line in lines] == [True, False]
    assert main(["backups", str(path), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)["backups"]
    assert [one["damaged"] for one in said] == [True, False]


def test_where_no_backup_is_sound_a_file_of_what_is_left_is_offered(
    path: Path, damaged: Path, tmp_path: Path, capsys: Captured
) -> None:
    backups_of(path)[1].path.unlink()
    capsys.readouterr()
    assert main(["restore", str(path), "1"]) == 1
    said = capsys.readouterr().err
    assert "no older sound one" in said
    assert f"`annotator check '{damaged}' --repair NEW`" in said
    new = tmp_path / "new.annotator"
    assert main(["check", str(damaged), "--repair", str(new)]) == 0
    with Project.open(new) as project:
        assert project.count() == 2


def test_a_project_that_can_not_be_read_is_compared_all_the_same(
    path: Path, capsys: Captured
) -> None:
    path.write_bytes(bytes(4096))
    capsys.readouterr()
    assert main(["restore", str(path), "1", "--look"]) == 0
    said = capsys.readouterr()
    assert "can't be read now" in said.err
    assert f"gone: {full_page().id}" in said.out
