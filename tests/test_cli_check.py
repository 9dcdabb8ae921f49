"""`annotator check`: what is damaged, a new file of what is sound, what another program wrote."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.cli import main
from annotator.store.project import Project
from tests.store.pages import full_page, text_page
from tests.store.soundness.damage import made_by_a_newer_version

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "papers.annotator"
    with Project.create(path) as store:
        store.add(full_page("p1"))
        store.add(text_page("p2", "文字"))
    return path


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def test_a_page_that_is_not_what_was_written_is_named(project: Path, capsys: Captured) -> None:
    assert main(["check", str(project)]) == 0
    assert "2 pages, all sound" in capsys.readouterr().out
    change(project, "UPDATE person SET name = '林二禾' WHERE id = 'p1'")
    assert main(["check", str(project)]) == 1
    assert "p1: something on the page is not what was written" in capsys.readouterr().err
    assert main(["check", str(project), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert [one["page"] for one in said["troubles"]] == ["p1"]


def test_repair_says_what_became_of_each_page(
    project: Path, tmp_path: Path, capsys: Captured
) -> None:
    new = tmp_path / "new.annotator"
    assert main(["check", str(project), "--repair", str(new)]) == 0
    assert capsys.readouterr().out.split() == ["sound", "2"]
    new.unlink()
    change(project, "UPDATE person SET name = '林二禾' WHERE id = 'p1'")
    assert main(["check", str(project), "--repair", str(new), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert not said["whole"]
    assert [(one["page"], one["from"]) for one in said["pages"]] == [("p1", "read")]
    assert main(["check", str(new)]) == 0
    assert main(["check", str(project), "--repair", str(new)]) == 1
    assert "such a file already" in capsys.readouterr().err


def test_no_new_file_is_made_of_a_newer_version_s_project(
    project: Path, tmp_path: Path, capsys: Captured
) -> None:
    made_by_a_newer_version(project)
    new = tmp_path / "new.annotator"
    assert main(["check", str(project), "--repair", str(new)]) == 1
    said = capsys.readouterr()
    assert "a newer version of annotator wrote it" in said.err
    assert "Update annotator" in said.err
    assert said.out == ""
    assert not new.exists()


def test_the_command_line_names_the_command_that_repairs(project: Path, capsys: Captured) -> None:
    project.write_bytes(project.read_bytes()[:100] + b"\xa5" * 8092)
    assert main(["stats", str(project)]) == 1
    said = capsys.readouterr().err
    assert "damaged" in said
    assert f"`annotator check {project} --repair NEW`" in said


def test_what_another_program_wrote_is_accepted_as_a_step(project: Path, capsys: Captured) -> None:
    change(project, "UPDATE person SET name = '林二禾' WHERE id = 'p1'")
    change(project, "UPDATE setting SET value = '{}'")
    assert main(["check", str(project), "--accept"]) == 0
    with Project.open(project) as store:
        assert store.load("p1").people[0].name == "林二禾"
        assert [one.name for one in store.history("p1")] == ["Change by another program"]
        assert store.check() == []
    change(project, "UPDATE part SET start_offset = 99 WHERE span = 's1'")
    assert main(["check", str(project), "--accept"]) == 1
    assert "p1: left as it is" in capsys.readouterr().err
    assert main(["check", str(project), "--accept", "--repair", "x"]) == 2


def test_names_of_strangers_reach_the_terminal_as_they_stand(
    tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / "a\x1b[31m\u202eb.annotator"
    assert main(["check", str(path)]) == 1
    said = capsys.readouterr().err
    assert r"a\x1b[31m\u202eb.annotator" in said
    assert "\x1b" not in said
