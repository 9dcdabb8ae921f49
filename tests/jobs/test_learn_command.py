"""`annotator learn` and what `suggest` and `import` then make of it."""

import json
from pathlib import Path

import pytest

from annotator.cli import main
from annotator.jobs.learning import as_it_came
from annotator.store.project import Project
from tests.jobs.test_learning import finished, names_on

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "p.annotator"
    with Project.create(path) as made:
        for number in range(4):
            made.add(finished(number))
    return path


def said(capsys: Captured) -> dict[str, object]:
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_learn_says_what_it_learnt_and_gained(project: Path, capsys: Captured) -> None:
    assert main(["learn", str(project)]) == 0
    found = capsys.readouterr().out
    assert "On pages held out" in found
    assert "hand actions" in found
    assert "used" in found


def test_the_switch_and_its_json(project: Path, capsys: Captured) -> None:
    for words, used in ((["learn"], True), (["learn", "--off"], False), (["learn", "--on"], True)):
        assert main([words[0], str(project), *words[1:], "--json"]) == 0
        found = said(capsys)
        assert found["used"] is used
        assert found["pages"] == 4
    assert main(["learn", str(project), "--show", "--json"]) == 0
    assert said(capsys)["learnt"] is True
    assert main(["learn", str(project), "--forget", "--json"]) == 0
    assert said(capsys) == {"learnt": False}


def test_a_project_without_finished_pages_is_told_so(tmp_path: Path, capsys: Captured) -> None:
    Project.create(tmp_path / "p.annotator").close()
    assert main(["learn", str(tmp_path / "p.annotator")]) == 1
    assert "no page is marked as done" in capsys.readouterr().err


def test_suggest_and_import_use_what_the_project_knows(
    project: Path, tmp_path: Path, capsys: Captured
) -> None:
    main(["learn", str(project)])
    capsys.readouterr()
    page = as_it_came(finished(5))
    file = tmp_path / "new.txt"
    file.write_text(page.raw, encoding="utf-8")
    assert main(["suggest", str(file), "--project", str(project)]) == 0
    assert "仡濮阿朵" in [
        person["name"] for person in json.loads(capsys.readouterr().out)["people"]
    ]
    assert main(["import", str(project), str(file), "--suggest"]) == 0
    with Project.open(project) as store:
        (new,) = [one for one in store.iter_pages() if one.raw == page.raw]
        assert names_on(new) == ["仡濮阿朵"]
