"""The bench works on what it says it works on, and its verdict is that of its figures."""

import json
from typing import Any

import pytest

from annotator.page.check import broken
from annotator.page.codec import read_pages
from benchmarks.__main__ import report, table
from benchmarks.bare_files import bare_files, sizes_in
from benchmarks.figure import Figure, percentile_95
from benchmarks.invented import invented_page
from benchmarks.material import Material
from benchmarks.measures import measures
from benchmarks.plain import plain_export, plain_import


@pytest.fixture
def material(tmp_path):
    return Material(tmp_path, pages=4)


@pytest.mark.parametrize(("length", "spans"), [(1, 1), (1_000, 20), (10_000, 300)])
def test_an_invented_page_is_sound_and_of_the_size_that_was_asked(length, spans):
    page = invented_page(7, length, spans)
    assert broken(page) == []
    assert sum(len(block.text) for block in page.blocks) == length
    assert len(page.spans) == spans


def test_invented_pages_are_the_same_every_time_and_no_two_alike():
    assert invented_page(3, 500, 9) == invented_page(3, 500, 9)
    assert invented_page(3, 500, 9).raw != invented_page(4, 500, 9).raw


def test_every_measure_says_what_it_measures():
    assert all(measure.TITLE and measure.measure for measure in measures().values())
    assert {"exchange", "keys", "start", "steps"} <= measures().keys()


def test_the_floor_writes_back_every_page_and_label(material, tmp_path):
    database, back = tmp_path / "plain.sqlite", tmp_path / "back.jsonl"
    assert plain_import(material.lines, database) > 0
    assert plain_export(database, back) > 0
    written = [json.loads(line) for line in back.read_text(encoding="utf-8").splitlines()]
    pages = list(read_pages(material.lines.read_text(encoding="utf-8").split("\n")))
    assert [page["id"] for page in written] == [page.id for page in pages]
    assert [len(page["label"]) for page in written] == [20] * 4
    start, end, _ = written[0]["label"][0]
    assert written[0]["text"][start:end] == pages[0].text_of(pages[0].spans[0])


def test_the_floor_of_many_files_has_as_many_of_the_same_sizes(tmp_path):
    given = tmp_path / "given"
    (given / "all").mkdir(parents=True)
    (given / "all/a.txt").write_bytes(b"x" * 700)
    (given / "all/b.ann").write_bytes(b"")
    assert sorted(sizes_in(given)) == [0, 700]
    assert bare_files(tmp_path / "bare", sizes_in(given)) > 0
    assert sorted(sizes_in(tmp_path / "bare")) == [0, 700]


def test_the_measures_of_the_window_know_the_window(material, qapp, monkeypatch):
    steps = measures()["steps"]
    monkeypatch.setattr(steps, "STEPS", 8)
    monkeypatch.setattr(steps, "OPENINGS", 2)
    figures = list(steps.measure(material))
    assert len(figures) == 7
    assert all(figure.value > 0 for figure in figures if "part" not in figure.what)


def test_a_broken_limit_is_told(tmp_path):
    fine, slow, free = Figure("a", 1, "ms", 2), Figure("b", 3, "ms", 2), Figure("c", 9, "ms")
    assert [figure.reached for figure in (fine, slow, free)] == [True, False, True]
    told: dict[str, Any] = report({"one": [fine, slow]}, pages=4)
    assert [figure["reached"] for figure in told["figures"]] == [True, False]
    assert table({"one": [fine, slow, free]}).row_count == 3


def test_one_key_in_twenty_may_be_slower():
    assert percentile_95([1.0] * 96 + [50.0] * 4) == 1.0
    assert percentile_95([1.0] * 90 + [50.0] * 10) == 50.0
