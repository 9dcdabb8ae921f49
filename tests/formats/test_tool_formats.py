"""Label Studio, doccano and brat: what stands in the files, beside what other programs say."""

import codecs
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotator.formats.exports.export import export
from annotator.formats.exports.options import Form, Options, Suggestions, Unit
from annotator.formats.exports.proof import MismatchError
from annotator.formats.writers import brat, doccano, label_studio
from annotator.page.model import Article, Block, Page, Part, Person, Role, Span
from annotator.page.pieces import Kept
from tests.formats.test_exports import a_page


def line_of(page: Page, folder: Path, **more: Any) -> dict[str, Any]:
    """Give the one line of a doccano export."""
    export("doccano", [page], folder, Options(**more))
    (line,) = (folder / "all.jsonl").read_text("utf-8").split("\n")[:-1]
    return dict(json.loads(line))


def text_page(raw: str, *spans: tuple[str, int, int]) -> Page:
    """Give a page of one block with spans as (label, start, end)."""
    block = Block.spelt(raw, "b", "a", Role.BODY, (Kept(0, len(raw)),))
    labels = (
        Span(f"s{number}", label, (Part("b", start, end),))
        for number, (label, start, end) in enumerate(spans)
    )
    return Page("p", raw, articles=(Article("a"),), blocks=(block,), spans=tuple(labels))


# Label Studio


def task_of(folder: Path) -> Any:
    (task,) = json.loads((folder / "all.json").read_text("utf-8"))
    return task


def test_accepted_work_is_an_annotation_and_a_suggestion_a_prediction(tmp_path: Path) -> None:
    export("label-studio", [a_page()], tmp_path / "l")
    task = task_of(tmp_path / "l")
    (answer,), (guess,) = task["annotations"], task["predictions"]
    regions = [one["value"]["text"] for one in answer["result"] if one["type"] == "labels"]
    assert regions == ["柳𠮷安", "防汛会议", "防汛", "强调", "“明天 落实。”"]
    waiting = [one["id"] for one in guess["result"] if one["type"] == "labels"]
    assert waiting == ["s6", "s2"], "the attendee, and the meeting again that it is tied to"
    assert [one["labels"] for one in guess["result"] if one["type"] == "relation"] == [["attendee"]]
    assert guess["score"] == 0.7
    assert '<Label value="person"' in (tmp_path / "l/config.xml").read_text("utf-8")


def test_suggestions_that_are_included_are_annotations(tmp_path: Path) -> None:
    export("label-studio", [a_page()], tmp_path / "l", Options(suggestions=Suggestions.INCLUDE))
    task = task_of(tmp_path / "l")
    assert not task["predictions"]
    assert "s6" in {one.get("id") for one in task["annotations"][0]["result"]}


def test_offsets_are_code_points_behind_a_rare_character(tmp_path: Path) -> None:
    export("label-studio", [text_page("𠮷𠮷安说", ("person", 2, 3))], tmp_path / "l")
    value = task_of(tmp_path / "l")["annotations"][0]["result"][0]["value"]
    assert (value["start"], value["end"], value["text"]) == (2, 3, "安")


def test_a_label_with_marks_of_xml_stays_itself_in_the_configuration() -> None:
    config = label_studio.configuration(['<a&"b">'], ["x"])
    assert "value='&lt;a&amp;\"b\"&gt;'" in config
    assert "<Labels" in label_studio.configuration([], [])


def test_a_label_studio_export_of_no_page_is_an_empty_list(tmp_path: Path) -> None:
    export("label-studio", [], tmp_path / "l", Options(proportions=(1, 0, 0)))
    assert json.loads((tmp_path / "l/train.json").read_text("utf-8")) == []


# doccano


def test_doccano_has_spans_alone_or_entities_with_relations(tmp_path: Path) -> None:
    line = line_of(a_page(), tmp_path / "d")
    assert [0, 3, "person"] in line["label"]
    assert "entities" not in line
    line = line_of(a_page(), tmp_path / "d", settings=(("shape", "relations"),))
    entities = {one["id"]: one for one in line["entities"]}
    said = {
        (one["type"], entities[one["from_id"]]["label"], entities[one["to_id"]]["label"])
        for one in line["relations"]
    }
    assert said == {
        ("speaker", "cue", "person"),
        ("content", "cue", "content"),
        ("host", "meeting", "person"),
        ("attendee", "meeting", "person"),
    }


def test_a_span_in_stretches_is_left_out_of_flat_formats_and_told(tmp_path: Path) -> None:
    page = a_page()
    apart = Span("t", "topic", (Part("b1", 0, 3), Part("b2", 8, 11)))
    page = replace(page, spans=(apart,), speeches=(), meetings=())
    for format in ("doccano", "label-studio"):
        report = export(format, [page], tmp_path / format)
        assert [(one.what, one.why) for one in report.left_out if one.examples == ("p1 t",)] == [
            ("topic span", doccano.GAPS)
        ]
    report = export("brat", [page], tmp_path / "b")
    assert report.written["spans"] == 1


# brat


def ann(page: Page, folder: Path, options: Options | None = None) -> list[str]:
    export("brat", [page], folder, options)
    (path,) = folder.glob("all/*.ann")
    return path.read_text("utf-8").split("\n")[:-1]


def test_speeches_and_meetings_are_events_with_their_parts(tmp_path: Path) -> None:
    lines = ann(a_page(), tmp_path / "b")
    assert "T1\tperson 0 3\t柳𠮷安" in lines
    bounds = {line.split("\t")[0]: line.split("\t")[1].split(" ")[0] for line in lines}
    events = [line.split("\t")[1].split(" ") for line in lines if line.startswith("E")]
    assert [
        [(one.split(":")[0], bounds[one.split(":")[1]]) for one in event] for event in events
    ] == [
        [("Speech", "Speech"), ("Speaker", "person"), ("Content", "content")],
        [("Meeting", "Meeting"), ("Host", "person"), ("Attendee", "person")],
    ]
    assert any("AnnotatorNotes E2" in line and "2022-11-21" in line for line in lines)
    waiting = [line for line in lines if line.startswith("A")]
    assert len(waiting) == 1, "the suggestion is marked"


def test_a_span_over_a_line_end_is_in_fragments(tmp_path: Path) -> None:
    page = text_page("柳\n\x0c安 \u2028说", ("person", 0, 6))
    block = Block.spelt(page.raw, "b", "a", Role.BODY, (Kept(0, 1), Kept(3, 5), Kept(6, 7)))
    page = replace(page, blocks=(block,), spans=(Span("s", "person", (Part("b", 0, 4),)),))
    lines = ann(page, tmp_path / "b", Options(unit=Unit.PAGE, form=Form.RAW))
    assert lines == ["T1\tperson 0 1;3 5;6 7\t柳 安  说"]


def test_a_line_end_in_a_name_ends_no_line_for_brat(tmp_path: Path) -> None:
    """It reads its files as Python's codecs do, to which more than the line feed ends a line."""
    ends = "柳\n\r\x0b\x0c\x1c\x85\u2028\u2029安"
    page = replace(a_page(), people=(Person("p1", ends), Person("p2", ends, (ends,))))
    page = replace(page, spans=(replace(page.spans[0], title=ends), *page.spans[1:]))
    lines = ann(page, tmp_path / "b")
    (path,) = (tmp_path / "b").glob("all/*.ann")
    with codecs.open(str(path), encoding="utf-8") as file:
        assert list(file) == [f"{line}\n" for line in lines]
    notes = [json.loads(line.split("\t")[2]) for line in lines if line.startswith("#")]
    assert {"person": ends, "title": ends} in notes


@pytest.mark.parametrize("raw", ["甲 　乙", "甲 　乙\n丙"])
def test_a_span_over_nothing_but_white_space_is_told(tmp_path: Path, raw: str) -> None:
    page = text_page("甲 　乙", ("place", 1, 3), ("person", 3, 4))
    report = export("brat", [page], tmp_path / "b")
    assert report.written["spans"] == 1
    assert [(one.what, one.why) for one in report.left_out] == [("place span", brat.BLANK)]


def test_types_are_names_and_no_two_labels_have_the_same() -> None:
    types = brat.type_names(["a b", "a_b", "Speech", "主题", "?", "!"])
    assert types["主题"] == "主题"
    assert len(set(types.values())) == 6
    assert all(brat._WORD.search(name) is None for name in types.values())
    assert "Speech" not in types.values(), "that is an event"


# What is not as meant


@pytest.mark.parametrize(
    ("format", "owner", "name"),
    [
        ("label-studio", label_studio, "_region"),
        ("doccano", doccano, "_with_spans"),
        ("brat", brat, "_text_bound"),
    ],
)
def test_offsets_that_are_off_by_one_keep_the_earlier_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str, owner: Any, name: str
) -> None:
    export(format, [a_page()], tmp_path / "x")
    before = {path: path.read_bytes() for path in (tmp_path / "x").rglob("*") if path.is_file()}
    monkeypatch.setattr(owner, name, _shifted(getattr(owner, name)))
    with pytest.raises(MismatchError):
        export(format, [a_page()], tmp_path / "x")
    assert before == {
        path: path.read_bytes() for path in (tmp_path / "x").rglob("*") if path.is_file()
    }


def _shifted(write: Callable[..., Any]) -> Callable[..., Any]:
    """Have a function write the spans it is given one character further on."""

    def off(one: Any) -> Any:
        if hasattr(one, "parts"):
            return one._replace(parts=tuple((a + 1, b + 1) for a, b in one.parts))
        if hasattr(one, "spans"):
            return one._replace(spans=tuple(map(off, one.spans)))
        return one

    return lambda *words: write(*map(off, words))
