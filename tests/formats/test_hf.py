"""Folders that `datasets` loads, with every column as it was told."""

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.documents.document import SUGGESTED, relations_of
from annotator.formats.exports.export import export
from annotator.formats.exports.options import Options, Suggestions, Unit
from annotator.formats.files.features import Classes, Columns, Table, dated, front_matter, undated
from annotator.formats.writers import hf, writers
from annotator.page.model import Page
from tests.formats.test_exports import a_page
from tests.formats.trainer_pages import (
    OPTIONS,
    RANDOM,
    RAW_PAGE,
    WHOLE,
    many_pages,
    meant,
    needs,
    samples,
)

Load = Callable[..., Any]
FORMATS = [
    *(("hf", "", None), ("hf", "jsonl", None), ("ocr-pairs", "", None), ("line-breaks", "", None)),
    *(("events", "", "events"), ("events", "", "texts")),
]
"""Each with the folder inside its own, and the name of the table."""


@pytest.fixture(scope="session")
def load(tmp_path_factory: pytest.TempPathFactory) -> Load:
    """Give `load_dataset` as people call it, with no server to ask and a cache of its own."""
    os.environ |= {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1"}
    os.environ["HF_HOME"] = str(tmp_path_factory.mktemp("hf"))
    datasets = pytest.importorskip("datasets", reason="`make clients` brings datasets")
    import tqdm

    datasets.disable_progress_bars()
    tqdm.tqdm.monitor_interval = 0  # a thread would watch over them
    cache = tmp_path_factory.mktemp("cache")

    def loaded(folder: Path, table: str | None = None) -> Any:
        return datasets.load_dataset(str(folder), table, cache_dir=str(cache))

    return loaded


def ask(load: Load, found: Sequence[Page], out: Path, options: Options) -> int:
    """Have datasets load both forms, compare all with what was meant, and count the spans."""
    export("hf", found, out, options)
    marked = options.suggestions in (None, Suggestions.MARK)
    count = 0
    for form in ("", "jsonl"):
        documents = meant("hf", found, options)
        parts = load(out / form) if documents else {}
        for row in (row for part in parts.values() for row in part):
            document = documents.pop(row["id"])
            text = row["text"]
            assert text == document.text == "".join(row["tokens"])
            spans = {one["id"]: one for one in row["spans"]}
            assert [
                (one["label"], tuple((a["start"], a["end"]) for a in one["parts"]), one["title"])
                for one in row["spans"]
            ] == [(one.label, one.parts, one.title) for one in document.spans]
            for one, span in zip(row["spans"], document.spans, strict=True):
                assert text[one["start"] : one["end"]] == one["text"]
                assert one["suggested"] == (marked and span.state == SUGGESTED)
                assert (one["person"], one["confidence"]) == (span.person, span.confidence)
            assert [(one["type"], one["head"], one["tail"]) for one in row["relations"]] == [
                relation[:3] for relation in relations_of(document)
            ]
            assert {one["head"] for one in row["relations"]} <= set(spans)
            people = [(one["id"], one["name"], tuple(one["titles"])) for one in row["people"]]
            assert people == [(one.id, one.name, one.titles) for one in document.people]
            published = row["meta"]["published"]
            assert (published and published.isoformat()) == document.meta.published
            names = next(iter(parts.values())).features["ner_tags"].feature.names
            tagged = [names[number] for number in row["ner_tags"]]
            assert set(entities(tagged)) <= {(one.label, one.parts) for one in document.spans}
            count += len(spans)
        assert not documents
    return count


def entities(tags: Sequence[str]) -> list[Any]:
    """Give what BIO tags tell of, by the letter."""
    found: list[Any] = []
    for at, tag in enumerate([*tags, "O"]):
        if at and tags[at - 1] != "O" and not tag.startswith("I-"):
            found[-1] = (found[-1][0], ((found[-1][1], at),))
        if tag.startswith("B-"):
            found.append((tag[2:], at))
        if tag.startswith("I-"):
            assert tags[at - 1][2:] == tag[2:]
    return found


def test_every_span_and_relation_of_the_sample_pages_is_loaded(load: Load, tmp_path: Path) -> None:
    needs("hf")
    assert ask(load, samples(), tmp_path / "fixed", Options(seed=2)) > 600
    assert ask(load, samples(), tmp_path / "raw", RAW_PAGE) > 600


@pytest.mark.parametrize("options", [WHOLE, RAW_PAGE], ids=["fixed", "raw"])
def test_every_span_and_relation_of_real_pages_is_loaded(
    load: Load, real: list[Page], tmp_path: Path, options: Options, tell: Any
) -> None:
    needs("hf")
    count = ask(load, real, tmp_path / "x", options)
    tell(f"hf, {options.form} text: {count} spans read as meant, half from Parquet")
    assert count > 400


@RANDOM
@given(many_pages(), OPTIONS)
def test_every_span_and_relation_of_random_pages_is_loaded(
    load: Load, tmp_path_factory: pytest.TempPathFactory, found: list[Page], options: Options
) -> None:
    needs("hf")
    ask(load, found, tmp_path_factory.mktemp("x") / "out", options)


@pytest.mark.parametrize(("format", "inside", "table"), FORMATS)
def test_columns_are_those_that_were_told_and_nothing_is_guessed(
    load: Load, tmp_path: Path, format: str, inside: str, table: str | None
) -> None:
    needs(format)
    out = tmp_path / "x"
    export(format, samples(), out, Options(proportions=(60, 20, 20)))
    parts = load(out / inside, table)
    assert list(parts) == ["train", "validation", "test"]
    features = {str(part.features) for part in parts.values()}
    assert len(features) == 1
    assert "timestamp" not in features.pop()
    assert all(len(part) for part in parts.values())


@pytest.mark.parametrize(("format", "inside", "table"), FORMATS)
def test_a_part_without_rows_does_not_keep_the_others_from_being_loaded(
    load: Load, tmp_path: Path, format: str, inside: str, table: str | None
) -> None:
    needs(format)
    export(format, [a_page()], tmp_path / "x", Options(proportions=(100, 0, 0)))
    parts = load(tmp_path / "x" / inside, table)
    assert list(parts) == ["train"]
    assert len(parts["train"])


def test_parquet_says_itself_what_its_columns_are(load: Load, tmp_path: Path) -> None:
    needs("hf")
    from pyarrow import parquet

    export("hf", samples(), tmp_path / "x", WHOLE)
    schema = parquet.read_schema(tmp_path / "x/all.parquet")
    assert b"huggingface" in schema.metadata
    (tmp_path / "alone").mkdir()
    (tmp_path / "x/all.parquet").rename(tmp_path / "alone/train.parquet")
    (alone,) = load(tmp_path / "alone").values()
    assert alone.features["ner_tags"].feature.names[0] == "O"
    assert len(alone) == len(meant("hf", samples(), WHOLE))


def test_labels_of_any_characters_are_told_in_yaml(load: Load, tmp_path: Path) -> None:
    import datasets
    import yaml

    names = ("O", 'a"b\\', "\x7f\u2028\ufeff", "𠮷: - #", "null", "  ")
    columns: Columns = {
        "tags": [Classes(names)],
        "one": Classes(names),
        "more": [{"a:b": "string"}],
    }
    file = tmp_path / "a #b.jsonl"
    file.touch()
    said = front_matter([Table("x", columns, {"all": file})])
    found = yaml.safe_load(said.split("---\n")[1])
    features = datasets.Features._from_yaml_list(found["dataset_info"][0]["features"])
    assert tuple(features["tags"].feature.names) == tuple(features["one"].names) == names
    assert list(features["more"].feature) == ["a:b"]
    assert found["configs"][0]["data_files"] == [{"split": "train", "path": "a #b.jsonl"}]


def test_suggestions_are_marked_and_have_no_tags(load: Load, tmp_path: Path) -> None:
    needs("hf")
    export("hf", [a_page()], tmp_path / "x", WHOLE)
    (rows,) = load(tmp_path / "x").values()
    assert [one["id"] for one in rows[0]["spans"] if one["suggested"]] == ["s6"]
    names = rows.features["ner_tags"].feature.names
    assert names == list(hf.tags(["content", "cue", "meeting", "person", "topic"]))
    assert [names[number] for number in rows[0]["ner_tags"]].count("B-person") == 1


@pytest.mark.parametrize(("format", "inside", "table"), FORMATS)
def test_what_is_exported_anew_is_loaded_anew(
    load: Load, tmp_path: Path, format: str, inside: str, table: str | None
) -> None:
    needs(format)
    counts = []
    for found in (samples()[:2], samples()[2:]):
        export(format, found, tmp_path / "x", WHOLE)
        counts.append(len(load(tmp_path / "x" / inside, table)["train"]))
    assert counts[0] != counts[1], "datasets keeps what it loaded before"


def test_ids_that_look_like_dates_stay_ids(load: Load, tmp_path: Path) -> None:
    pages = [replace(a_page(), id=id) for id in ("2022-11-22", "2022-11-23 08:00", "2022-11-24#")]
    for format, inside, table in FORMATS:
        if writers()[format].missing:
            continue
        out = tmp_path / format
        export(format, pages, out, replace(WHOLE, unit=Unit.PAGE))
        rows = load(out / inside, table)["train"]
        column = "document" if "document" in rows.column_names else "id"
        assert {dated(id) for id in rows[column]} == {page.id for page in pages}


@given(st.one_of(st.text("2-0 T#"), st.from_regex(r"\d{4}-\d\d-\d\d[ T:\d#]*", fullmatch=True)))
def test_an_id_is_never_a_date_and_comes_back(id: str) -> None:
    arrow = pytest.importorskip("pyarrow.json", reason="`make clients` brings pyarrow")
    assert dated(undated(id)) == id
    found = arrow.read_json(BytesIO(json.dumps({"id": undated(id)}).encode()))
    assert found["id"].to_pylist() == [undated(id)]


def test_dates_are_dates_and_pandas_reads_them_as_they_stand(load: Load, tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas", reason="`make clients` brings pandas with datasets")
    values = ("2022-02", "2022-11-21", "2022-11-30/2022-12", None)
    meetings = [
        replace(a_page(), id=f"p{n}", meetings=(replace(a_page().meetings[0], date_value=v),))
        for n, v in enumerate(values)
    ]
    export("events", meetings, tmp_path / "x", WHOLE)
    rows = [row for row in load(tmp_path / "x", "events")["train"] if row["type"] != "speech"]
    assert [(row["date_from"], row["date_to"]) for row in rows] == [
        (date(2022, 2, 1), date(2022, 2, 28)),
        (date(2022, 11, 21), date(2022, 11, 21)),
        (date(2022, 11, 30), date(2022, 12, 31)),
        (None, None),
    ]
    frame = pandas.read_json(tmp_path / "x/all.events.jsonl", lines=True)
    assert set(frame["published"]) == {"2022-11-22"}
    assert set(frame["date_from"].dropna()) == {"2022-02-01", "2022-11-21", "2022-11-30"}
