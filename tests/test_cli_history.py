"""`annotator history` as a person and a program use it."""

import csv
import json
from pathlib import Path

import pytest

from annotator.cli import main
from annotator.page.edits import AddSpan, ReplaceText
from annotator.page.model import Part
from annotator.store.project import Project
from tests.page.pages import page_of

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a project with two steps on a page, by two people; the first types a formula."""
    path = tmp_path / "papers.annotator"
    page = page_of("柳安到河堤查看", "晴")
    with Project.create(path) as store:
        store.add(page)
        store.stepping.author = "林小满"
        typed = ReplaceText("b2", 0, 0, "=1+1").apply(page)
        store.save(page, typed, "Typing")
        store.stepping.author = "温颂白"
        store.save(typed, AddSpan("person", (Part("b1", 0, 2),)).apply(typed), "=Add label")
    return path


def test_a_person_reads_who_did_what_and_what_it_takes(project: Path, capsys: Captured) -> None:
    assert main(["history", str(project)]) == 0
    typed, tagged, size = capsys.readouterr().out.splitlines()
    assert "林小满  page  Typing  1 block" in typed
    assert "温颂白" in tagged
    assert size.startswith("2 steps, ")


def test_a_program_reads_what_was_and_what_is(project: Path, capsys: Captured) -> None:
    assert main(["history", str(project), "--page", "page", "--json"]) == 0
    typed, tagged = json.loads(capsys.readouterr().out)
    (change,) = typed["changes"]
    assert (change["kind"], change["item"]) == ("block", "b2")
    assert (change["was"]["text"], change["is"]["text"]) == ("晴", "=1+1晴")
    assert tagged["changes"][0]["was"] is None
    assert tagged["changes"][0]["is"]["label"] == "person"


def test_a_table_has_a_row_for_each_change_and_no_cell_that_runs(
    project: Path, tmp_path: Path
) -> None:
    out = tmp_path / "history.csv"
    assert main(["history", str(project), "--csv", "--out", str(out)]) == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["author"] for row in rows] == ["林小满", "温颂白"]
    assert json.loads(rows[0]["is"])["text"] == "=1+1晴"
    assert rows[1]["what"] == "'=Add label"
    assert not [cell for row in rows for cell in row.values() if cell.startswith("=")]


def test_no_file_is_written_over(project: Path, capsys: Captured) -> None:
    before = project.read_bytes()
    assert main(["history", str(project), "--json", "--out", str(project)]) == 1
    assert "was not written" in capsys.readouterr().err
    assert project.read_bytes() == before


def test_trimming_makes_a_backup_first_and_says_where(project: Path, capsys: Captured) -> None:
    assert main(["history", str(project), "--trim", "0", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["steps_forgotten"] == 2
    with Project.open(told["backup"], read_only=True) as backup:
        assert len(backup.history()) == 2
    with Project.open(project, read_only=True) as store:
        assert store.history() == []


@pytest.mark.parametrize("words", [["--csv", "--json"], ["--trim", "1", "--csv"], ["--trim", "-1"]])
def test_what_makes_no_sense_exits_with_two(
    project: Path, words: list[str], capsys: Captured
) -> None:
    assert main(["history", str(project), *words]) == 2
    assert capsys.readouterr().err


def test_a_page_without_history_is_an_empty_list(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "empty.annotator"
    Project.create(path).close()
    assert main(["history", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_file_that_was_not_written_whole_is_not_left(
    project: Path, tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / "history.csv"
    assert main(["history", str(project), "--page", "none", "--csv", "-o", str(out)]) == 1
    assert "none" in capsys.readouterr().err
    assert not out.exists()


def test_more_days_than_any_history_has_are_refused(project: Path, capsys: Captured) -> None:
    assert main(["history", str(project), "--trim", "99999999999999"]) == 2
    assert "36500" in capsys.readouterr().err
