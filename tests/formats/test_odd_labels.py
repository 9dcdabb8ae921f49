"""Labels that a format can't write: they have a name there, are told, and come back themselves."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from annotator.formats.exports.export import export
from annotator.formats.exports.options import Options
from annotator.formats.files.label_names import unlike
from annotator.formats.readers import read_paths
from annotator.formats.writers import writers
from annotator.page.model import Page, Part, Span
from tests.formats.test_exports import a_page

ODD = (
    *("two words", "two_words", "竖|线", "a\tb", "a\nb", "tone\x07", "a\rb", "a\0b"),
    *("a\u2028b", " ", "[x]_;*->"),
)
WHOLE = Options(proportions=())


def odd_page() -> Page:
    page = a_page()
    spans = (
        Span(f"s{n}", label, (Part("b2", n + (n > 2), n + (n > 2) + 1),))
        for n, label in enumerate(ODD)
    )
    return replace(page, spans=tuple(spans), speeches=(), meetings=())


def test_no_name_stands_for_two_labels_and_what_can_be_written_stays() -> None:
    names = unlike(["a b", "a_b", "a  b", "c", "\t"], lambda one: "_".join(one.split()), ["c"])
    assert names == {"a b": "a_b_2", "a_b": "a_b", "a  b": "a_b_3", "c": "c_2", "\t": "label"}


@pytest.mark.parametrize(
    "format", sorted(name for name, one in writers().items() if one.write is not None)
)
def test_a_label_that_is_written_otherwise_is_told_with_its_name(
    tmp_path: Path, format: str
) -> None:
    if writers()[format].missing:
        pytest.skip("not installed")
    report = export(format, [odd_page()], tmp_path / "x", WHOLE)
    schema = json.loads((tmp_path / "x/labels.json").read_text("utf-8"))
    other = {one["name"]: one["written_as"] for one in schema["labels"] if "written_as" in one}
    told = {str(one.what) for one in report.left_out if "in its files it is" in one.why}
    assert told == {f"label {label}" for label in other}
    assert len(set(other.values())) == len(other)
    if format in ("brat", "conll"):
        assert {"two words", "a\tb"} <= other.keys()
    assert "two_words" not in other


@pytest.mark.parametrize("format", ["brat", "conll", "label-studio", "doccano", "webanno-tsv"])
def test_every_label_comes_back_as_it_was(tmp_path: Path, format: str) -> None:
    export(format, [odd_page()], tmp_path / "x", WHOLE)
    back: Counter[str] = Counter()
    for found in read_paths([tmp_path / "x"]):
        assert isinstance(found, list), found
        back.update(span.label for one in found for span in one.page.spans)
    assert back == Counter(label for label in ODD)


def test_the_configuration_of_label_studio_names_the_labels_of_its_tasks(tmp_path: Path) -> None:
    export("label-studio", [odd_page()], tmp_path / "x", WHOLE)
    config = ElementTree.parse(tmp_path / "x/config.xml")
    named = {one.attrib["value"] for one in config.iter("Label")}
    (task,) = json.loads((tmp_path / "x/all.json").read_text("utf-8"))
    used = {one["value"]["labels"][0] for one in task["annotations"][0]["result"]}
    assert used == named
    assert len(used) == len(ODD)
