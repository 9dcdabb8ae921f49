"""Bringing files into a project as the window and the command line do it."""

import tracemalloc
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from annotator.jobs.importing import BATCH, bring_in
from annotator.jobs.tasks import Came
from annotator.page.codec import dump_page
from annotator.page.errors import CancelledError
from annotator.page.model import Article, Block, Page, Role, Status
from annotator.page.pieces import Kept
from annotator.store.errors import ProjectError
from annotator.store.project import Project

LONG = 2 * BATCH + 50


def a_page(number: int, labelled: bool = True, filling: str = "") -> Page:
    raw = f"第{number}座桥通车。{filling}"
    if not labelled:
        return Page(f"p{number}", raw)
    block = Block.spelt(raw, "b1", "a1", Role.BODY, (Kept(0, len(raw)),), 0.5, Status.SUGGESTED)
    return Page(f"p{number}", raw, articles=(Article("a1"),), blocks=(block,))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "x.annotator"
    Project.create(path).close()
    return path


def a_file(folder: Path, name: str, page: Callable[[int], Page], last: str = "") -> Path:
    path = folder / name
    lines = [dump_page(page(number)) for number in range(LONG)]
    path.write_text("\n".join([*lines, last]), "utf-8")
    return path


def ids(project: Path) -> list[str]:
    with Project.open(project, read_only=True) as store:
        return store.ids()


def test_a_long_file_comes_in_whole_between_short_ones(project: Path, tmp_path: Path) -> None:
    short = tmp_path / "a.txt"
    short.write_text("山路", "utf-8")
    found = bring_in(project, [short, a_file(tmp_path, "long.jsonl", a_page)], 0)
    assert [one.came for one in found] == [Came.READ] * (LONG + 1)
    assert sorted(ids(project)) == sorted(["a", *(f"p{number}" for number in range(LONG))])


WAYS = pytest.mark.parametrize(("suggest_at_most", "alone"), [(0, True), (0, False), (5, True)])


@WAYS
def test_of_a_long_file_that_is_broken_at_its_end_nothing_comes_in(
    project: Path, tmp_path: Path, suggest_at_most: int, alone: bool
) -> None:
    broken = a_file(tmp_path, "broken.jsonl", a_page, last="{}")
    good = tmp_path / "z.txt"
    good.write_text("山路", "utf-8")
    found = bring_in(project, [broken, good], suggest_at_most, alone=alone)
    assert [one.came for one in found] == [Came.REFUSED, Came.READ]
    assert ids(project) == ["z"]


def test_labels_of_a_long_file_reach_the_pages_that_are_there(
    project: Path, tmp_path: Path
) -> None:
    bring_in(project, [a_file(tmp_path, "text.jsonl", lambda n: a_page(n, labelled=False))], 0)
    found = bring_in(project, [a_file(tmp_path, "labels.jsonl", a_page)], 0)
    assert {one.came for one in found} == {Came.LABELS}
    assert all(one.step is not None and one.step[1].blocks for one in found)
    again = bring_in(project, [tmp_path / "labels.jsonl"], 0)
    assert {one.came for one in again} == {Came.SAME}


@pytest.mark.parametrize("long", [True, False], ids=["one long file", "many files"])
def test_what_is_in_when_the_drive_is_full_is_told_beside_what_is_not(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, long: bool
) -> None:
    real, calls = Project.add_many, count()

    def full_at_last(store: Project, *arguments: Any) -> Any:
        if next(calls) == 1:
            raise ProjectError("the drive is full")
        return real(store, *arguments)

    monkeypatch.setattr(Project, "add_many", full_at_last)
    if long:
        files = [a_file(tmp_path, "long.jsonl", a_page)]
    else:
        files = [tmp_path / f"{number:03}.txt" for number in range(BATCH + 5)]
        for file in files:
            file.write_text(f"第{file.stem}座桥", "utf-8")
    found = bring_in(project, files, 0)
    assert [one.came for one in found[:BATCH]] == [Came.READ] * BATCH
    assert {one.came for one in found[BATCH:]} == {Came.REFUSED}
    assert {one.path for one in found} == set(files)
    assert "the drive is full" in found[-1].words
    assert len(ids(project)) == BATCH


def test_where_nothing_came_in_the_trouble_is_the_answer(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(store: Project, *arguments: Any) -> Any:
        raise ProjectError("the drive is full")

    monkeypatch.setattr(Project, "add_many", full)
    with pytest.raises(ProjectError, match="full"):
        bring_in(project, [a_file(tmp_path, "long.jsonl", a_page)], 0)


@WAYS
def test_a_long_file_can_be_stopped_in_its_middle(
    project: Path, tmp_path: Path, suggest_at_most: int, alone: bool
) -> None:
    def stop(done: int, total: int | None, what: str = "") -> None:
        if "·" in what and not what.endswith("· 0"):
            raise CancelledError("stopped")

    with pytest.raises(CancelledError):
        bring_in(project, [a_file(tmp_path, "long.jsonl", a_page)], suggest_at_most, stop, alone)
    assert len(ids(project)) == (0 if alone and not suggest_at_most else BATCH)


def test_a_long_file_can_be_stopped_while_it_is_looked_through(
    project: Path, tmp_path: Path
) -> None:
    def stop(done: int, total: int | None, what: str = "") -> None:
        if "·" in what:
            raise CancelledError("stopped")

    with pytest.raises(CancelledError):
        bring_in(project, [a_file(tmp_path, "long.jsonl", a_page)], 0, stop)
    assert ids(project) == []


def test_a_window_can_keep_its_steps_while_a_long_file_comes_in(
    project: Path, tmp_path: Path
) -> None:
    path = a_file(tmp_path, "long.jsonl", a_page)
    with Project.open(project) as window:
        # It would hear at once that somebody else is writing, rather than wait for the end.
        window.connection.execute("PRAGMA busy_timeout = 0")

        def work(done: int, total: int | None, what: str = "") -> None:
            window.set_setting("heard", what)

        found = bring_in(project, [path], 0, work)
        assert len(found) == LONG
        assert window.setting("heard") is not None


def test_a_file_twice_as_long_takes_no_more_memory(project: Path, tmp_path: Path) -> None:
    filling = "山" * 10_000

    def most(first: int, count: int) -> int:
        path = tmp_path / f"{first}.jsonl"
        lines = (dump_page(a_page(first + n, filling=filling)) + "\n" for n in range(count))
        with path.open("w", encoding="utf-8") as file:
            file.writelines(lines)
        tracemalloc.start()
        try:
            bring_in(project, [path], 0)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    most(0, BATCH)  # what is loaded once
    assert most(5000, 4 * BATCH) < 1.3 * most(1000, 2 * BATCH)
