"""Reports are honest: what a format does not hold is not counted as written, and is told."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.formats.exports.export import export
from annotator.formats.exports.options import Options, Suggestions
from annotator.formats.exports.report import Report
from annotator.page.model import (
    Article,
    Attendance,
    Block,
    Meeting,
    Meta,
    Page,
    Part,
    Person,
    Role,
    Span,
    Speech,
    Status,
)
from annotator.page.pieces import Kept

RAW = "柳安说：\n明天落实。\n散会。"


def a_page() -> Page:
    """A speech that relations tell of, one of which only the cue is there, and a lone meeting."""
    return Page(
        "p1",
        RAW,
        articles=(Article("a1"),),
        blocks=(
            Block.spelt(RAW, "b1", "a1", Role.BODY, (Kept(0, 4),)),
            Block.spelt(RAW, "b2", "a1", Role.BODY, (Kept(5, 10),)),
            Block.spelt(RAW, "b3", "a1", Role.BODY, (Kept(11, 14),)),
        ),
        people=(Person("p1", "柳安"),),
        spans=(
            Span("s1", "person", (Part("b1", 0, 2),), "p1"),
            Span("s2", "cue", (Part("b1", 2, 3),)),
            Span("s3", "meeting", (Part("b3", 1, 2),)),
            Span("s4", "content", (Part("b2", 0, 5), Part("b3", 0, 3))),
        ),
        speeches=(Speech("x1", "p1", "", "s1", "s2"), Speech("x2", "p1", "", None, "s2")),
        meetings=(Meeting("m1", name="s3"),),
    )


def told(report: Report) -> dict[tuple[str, str], int]:
    return {(str(one.what), str(one.why)): one.count for one in report.left_out}


@pytest.mark.parametrize("format", ["label-studio", "webanno-tsv"])
def test_a_record_without_relations_is_told_where_relations_are_all(
    tmp_path: Path, format: str
) -> None:
    report = export(format, [a_page()], tmp_path / "x")
    assert (report.written["speeches"], report.written["meetings"]) == (1, 0)
    why = "the format tells of it by relations, and it has none"
    assert told(report)["speech", why] == 1
    assert told(report)["meeting", why] == 1


@pytest.mark.parametrize("format", ["conll", "doccano"])
def test_a_format_without_relations_claims_no_speeches(tmp_path: Path, format: str) -> None:
    report = export(format, [a_page()], tmp_path / "x")
    assert (report.written["speeches"], report.written["meetings"]) == (0, 0)
    assert told(report)["speech", "the format holds no relations"] == 2
    assert told(report)["meeting", "the format holds no relations"] == 1


def test_brat_holds_speeches_of_a_cue_alone(tmp_path: Path) -> None:
    report = export("brat", [a_page()], tmp_path / "x")
    assert (report.written["speeches"], report.written["meetings"]) == (2, 1)


def test_a_span_that_loses_a_block_is_told(tmp_path: Path) -> None:
    page = a_page()
    last = Block.spelt(RAW, "b3", "a1", Role.BODY, (Kept(11, 14),), 0.5, Status.REJECTED)
    broken_off = Page(
        "p1",
        RAW,
        articles=page.articles,
        blocks=(*page.blocks[:2], last),
        people=page.people,
        spans=page.spans,
    )
    report = export("label-studio", [broken_off], tmp_path / "x")
    assert told(report)["part of a span", "its block is left out"] == 1
    assert told(report)["span", "its block is left out"] == 1


def test_a_label_that_no_span_has_is_told(tmp_path: Path) -> None:
    options = Options(labels=frozenset(["person", "preson"]))
    report = export("conll", [a_page()], tmp_path / "x", options)
    assert told(report)["label preson", "no span of these pages has it"] == 1
    assert ("label person", "no span of these pages has it") not in told(report)


def test_a_meeting_known_by_who_came_stands_in_its_article(tmp_path: Path) -> None:
    meeting = Meeting("m1", attendees=(Attendance("p1", "s1"),))
    export("tables", [replace(a_page(), meetings=(meeting,))], tmp_path / "x")
    with (tmp_path / "x/meetings.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["article"] for row in csv.DictReader(file)] == ["a1"]


def test_no_name_of_a_paper_is_markup_in_the_data_card(tmp_path: Path) -> None:
    page = replace(a_page(), meta=Meta("<script>报</script>|&amp;"))
    export("conll", [page], tmp_path / "x")
    card = (tmp_path / "x/README.md").read_text("utf-8")
    assert "| &lt;script>报&lt;/script>\\|&amp;amp; | 1 |" in card


@pytest.mark.parametrize("format", ["jsonl", "label-studio", "events"])
def test_relations_that_go_with_a_label_are_named(tmp_path: Path, format: str) -> None:
    page = a_page()
    speech = Speech("x1", "p1", "", "s1", "s2", "s4")
    page = replace(page, speeches=(speech,), meetings=())
    asked = Options(labels=frozenset(["cue", "content"]))
    report = export(format, [page], tmp_path / "x", asked)
    gone = {what: count for (what, _), count in told(report).items() if "relation" in what}
    assert gone == {"relation of a speech to its speaker": 1}
    suggested = replace(page.spans[0], status=Status.SUGGESTED)
    page = replace(page, spans=(suggested, *page.spans[1:]))
    asked = Options(suggestions=Suggestions.LEAVE_OUT)
    report = export(format, [page], tmp_path / "x", asked)
    assert told(report)["relation of a speech to its speaker", "one of its spans is left out"] == 1


def test_a_relation_that_reaches_into_another_article_is_named(tmp_path: Path) -> None:
    page = a_page()
    blocks = (*page.blocks[:2], replace(page.blocks[2], article="a2"))
    spans = (*page.spans[:3], Span("s4", "content", (Part("b3", 0, 3),)))
    apart = replace(
        page,
        articles=(Article("a1"), Article("a2")),
        blocks=blocks,
        spans=spans,
        speeches=(Speech("x1", "p1", "", "s1", "s2", "s4"),),
    )
    report = export("label-studio", [apart], tmp_path / "x")
    assert told(report) == {
        ("relation of a speech to what is said", "it reaches into another article"): 1,
        ("meeting", "the format tells of it by relations, and it has none"): 1,
    }


def test_a_mention_in_furniture_takes_its_relation_with_it(tmp_path: Path) -> None:
    page = a_page()
    blocks = (*page.blocks[:2], replace(page.blocks[2], article=None, role=Role.FURNITURE))
    spans = (*page.spans[:3], Span("s4", "person", (Part("b3", 0, 2),), "p1"))
    named = (Meeting("m1", name="s1", attendees=(Attendance("p1", "s4"),)),)
    nameless = (Meeting("m1", hosts=(Attendance("p1", "s1"),), attendees=named[0].attendees),)
    lone = replace(page, blocks=blocks, spans=spans, speeches=())
    why = "one of its spans is left out"
    report = export("brat", [replace(lone, meetings=named)], tmp_path / "x")
    assert told(report)["relation of a meeting to an attendee", why] == 1
    report = export("events", [replace(lone, meetings=nameless)], tmp_path / "x2")
    assert told(report)["relation", why] == 1


def test_the_data_card_says_what_it_is_in_chinese_too(tmp_path: Path) -> None:
    export("conll", [a_page()], tmp_path / "x")
    card = (tmp_path / "x/README.md").read_text("utf-8")
    headings = [line for line in card.split("\n") if line.startswith("#")]
    assert len(headings) > 10
    assert all(any("\u4e00" <= one <= "\u9fff" for one in heading) for heading in headings)
    assert "| speeches 讲话 | 2 |" in card
    assert "| not named 未注明 | 1 |" in card
