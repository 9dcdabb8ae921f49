"""Samples of every format, broken on purpose: each comes in sound, or is refused in words."""

from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.formats.readers import read_file, reader_of
from annotator.formats.reading.walk import files_in
from annotator.jobs.tasks import Came, import_files
from annotator.store.project import Project
from torture.fuzzed import fuzz
from torture.mutated import Sample, mutated, mutations, samples, samples_in

SAMPLES = samples()


def faults(files: Iterable[Sample]) -> tuple[str, ...]:
    return fuzz(files).faults


def test_every_sample_comes_in_by_the_reader_of_its_format(tmp_path: Path) -> None:
    readers = set()
    for number, one in enumerate(SAMPLES):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = one.write(folder)
        readers.add(reader_of(path))
        assert read_file(path)
    assert len(readers) == 8  # all there are


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SAMPLES), st.integers(0, 2**32), st.integers(1, 6))
def test_a_sample_broken_in_some_places_is_read_or_refused(
    one: Sample, seed: int, times: int
) -> None:
    random = Random(seed)
    for _ in range(times):
        one = mutated(one, random, SAMPLES)
    assert not faults([one])


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from([one.name for one in SAMPLES]),
    st.lists(
        st.binary(max_size=8)
        | st.sampled_from([one.data for one in SAMPLES])
        | st.text(max_size=8).map(lambda text: text.encode("utf-8", "surrogatepass")),
        max_size=6,
    ),
)
def test_any_bytes_under_any_suffix_are_read_or_refused(name: str, parts: list[bytes]) -> None:
    assert not faults([Sample(name, b"".join(parts))])


def test_the_same_seed_breaks_the_same_files() -> None:
    assert list(mutations(SAMPLES, 7, 40)) == list(mutations(SAMPLES, 7, 40))


def test_real_files_broken_in_some_places_are_read_or_refused(shared: Path) -> None:
    sources = [
        one
        for folder in ("interchange", "encodings", "pages")
        for one in samples_in(shared / folder)
    ]
    assert len(sources) > 50
    assert not faults(mutations(sources, 3, 600))


@pytest.mark.parametrize("seed", range(4))
def test_of_a_broken_file_all_pages_come_into_the_project_or_none(
    tmp_path: Path, seed: int
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number, one in enumerate(mutations(SAMPLES, 100 + seed, 40)):
        inside = folder / f"{number:03}"
        inside.mkdir()
        try:
            one.write(inside)
        except (OSError, ValueError):
            continue
    path = tmp_path / "p.annotator"
    with Project.create(path) as store:
        arrived = import_files(path, [folder], 0, alone=bool(seed % 2))
    # A page whose labels clash with those of a page that is there is refused by itself.
    refused = {one.path for one in arrived if one.came is Came.REFUSED and one.page is None}
    came = {one.path for one in arrived if one.came in (Came.READ, Came.LABELS)}
    assert refused
    assert came
    assert not refused & came
    assert {one.path for one in arrived} <= set(files_in([folder]))
    with Project.open(path, read_only=True) as store:
        assert store.count() == sum(one.came is Came.READ for one in arrived)
        assert not store.check()


def test_what_came_in_of_a_file_that_changes_meanwhile_is_told(tmp_path: Path) -> None:
    file = tmp_path / "long.jsonl"
    text = "柳" * 900
    lines = [f'{{"text": "{text}{n}", "label": [[0, 1, "x"]]}}\n' for n in range(250)]
    file.write_text("".join(lines), "utf-8")
    path = tmp_path / "p.annotator"

    def change(done: int, total: int | None, what: str = "") -> None:
        if "· 100" in what:
            file.write_text("".join(lines[:150]) + "broken\n", "utf-8")

    with Project.create(path) as store:
        arrived = import_files(path, [file], 0, change)
    (refused,) = (one for one in arrived if one.came is Came.REFUSED)
    assert "it changed while it was read: " in refused.words
    with Project.open(path, read_only=True) as store:
        assert store.count() == sum(one.came is Came.READ for one in arrived) > 0
