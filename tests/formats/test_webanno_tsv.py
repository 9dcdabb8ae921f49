"""WebAnno TSV as it is written: by the rules of the format, and as webanno_tsv reads it.

That package is on no index: WEBANNO_TSV says in which folder it is.
"""

import os
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from annotator.formats.documents.document import Document
from annotator.formats.exports.export import export, preview
from annotator.formats.exports.options import Form, Options, Suggestions, Unit
from annotator.formats.files.webanno import escaped, text_escaped, text_unescaped, unescaped
from annotator.formats.writers.webanno_tsv import BLANK, GAPS, rows, sentences
from annotator.page.model import Page, Part, Span
from tests.formats.invented_pages import pages
from tests.formats.test_exports import a_page
from tests.formats.test_peers import SAMPLES, fitted, many_pages, read, said

PEERS = pytest.mark.skipif(
    os.environ.get("PEERS") != "1" or not os.environ.get("WEBANNO_TSV"),
    reason="webanno_tsv is asked where PEERS=1 and WEBANNO_TSV say so",
)


def spans_by_rows(file: str) -> Counter[tuple[str, int, int]]:
    """Give label, start and end in UTF-16 units by the plainest reading of the rows."""
    found: dict[str, tuple[str, int, int]] = {}
    for line in file.split("\n"):
        if re.match(r"\d+-\d+\t", line):
            _, place, _, cell, *_ = line.split("\t")
            start, end = map(int, place.split("-"))
            for value in re.findall(r"(?:[^|\\]|\\.)+", cell):
                if value != "_":
                    label, number = re.fullmatch(r"(.*)\[(\d+)\]", value).groups()  # type: ignore[union-attr]
                    first = found.get(number, (label, start, end))[1]
                    found[number] = re.sub(r"\\(.)", r"\1", label), first, end
    return Counter(found.values())


def in_utf16(document: Document) -> Counter[tuple[str, int, int]]:
    def units(offset: int) -> int:
        return len(document.text[:offset].encode("utf-16-le")) // 2

    return Counter((span.label, units(span.start), units(span.end)) for span in document.spans)


@given(pages())
def test_rows_of_random_pages_hold_every_span(page: Page) -> None:
    options = Options(suggestions=Suggestions.INCLUDE)
    for document in fitted("webanno-tsv", [page], options):
        file = rows(document, {})
        assert spans_by_rows(file) == in_utf16(document)
        tokens = [line.split("\t")[2] for line in file.split("\n") if re.match(r"\d+-", line)]
        assert text_unescaped("".join(tokens)) == "".join(document.text.split())


def test_a_document_looks_as_the_format_says(tmp_path: Path) -> None:
    report = export("webanno-tsv", [a_page()], tmp_path / "w")
    (file,) = (tmp_path / "w/all").glob("*.tsv")
    lines = file.read_text("utf-8").split("\n")
    assert lines[:6] == [
        "#FORMAT=WebAnno TSV 3.3",
        "#T_SP=webanno.custom.Span|label",
        "#T_RL=webanno.custom.Relation|type|BT_webanno.custom.Span",
        "",
        "",
        "#Text=柳𠮷安在防汛会议上强调",
    ]
    assert lines[6] == "1-1\t0-1\t柳\tperson[1]\tspeaker|host\t1-10[4_1]|1-5[2_1]\t"
    assert lines[7] == "1-2\t1-3\t𠮷\tperson[1]\t_\t_\t"
    row = next(line for line in lines if line.startswith("1-5"))
    assert row == "1-5\t5-6\t防\tmeeting[2]|topic[3]\t_\t_\t"
    assert report.written["sentences"] == file.read_text("utf-8").count("#Text=")
    shown = preview("webanno-tsv", [a_page()])
    assert shown is not None
    assert shown.startswith("#FORMAT=")


def test_what_a_row_cannot_hold_is_told(tmp_path: Path) -> None:
    page = a_page()
    more = (
        Span("t1", "topic", (Part("b1", 0, 3), Part("b2", 8, 11))),
        Span("t2", "a|b_[1]*", (Part("b2", 2, 5),)),
        Span("t3", "topic", (Part("b2", 3, 4),)),
    )
    report = export("webanno-tsv", [replace(page, spans=(*page.spans, *more))], tmp_path / "w")
    why = {one.why: one.examples for one in report.left_out}
    assert why[GAPS] == ("p1 t1",)
    assert why[BLANK] == ("p1 t3",)


def test_sentences_end_with_their_quotes_and_hold_no_line_end() -> None:
    text = " “好。”他说。\n\n甲\u2028乙！？\x0c丙 "
    assert [text[start:end] for start, end in sentences(text)] == [
        *("“好。”", "他说。", "甲", "乙！？", "丙"),
    ]


@pytest.mark.parametrize("text", ["a\\tb", "\t\n\r\f\b\x01", "_*[1]|->;\\", "\\\\_"])
def test_what_is_escaped_comes_back(text: str) -> None:
    assert text_unescaped(text_escaped(text)) == text
    assert "\t" not in text_escaped(text)
    assert unescaped(escaped(text)) == text


def ask(found: Sequence[Page], folder: Path, options: Options) -> int:
    export("webanno-tsv", found, folder, options)
    answer = said("with_webanno_tsv", folder)
    documents = {one.id: one for one in fitted("webanno-tsv", found, options)}
    rows = (folder / "files.tsv").read_text("utf-8").split("\n")[1:-1]
    assert len(rows) == len(answer) == len(documents)
    number = 0
    for row in rows:
        name, id = row.split("\t")
        document, one = documents[id], answer[f"{name}.tsv"]
        assert Counter((label, start, end) for label, start, end, _ in one["spans"]) == in_utf16(
            document
        )
        assert Counter(words for *_, words in one["spans"]) == Counter(
            "".join(document.words(span).split()) for span in document.spans
        )
        assert "".join("".join(one["sentences"]).split()) == "".join(document.text.split())
        number += len(one["spans"])
    return number


@PEERS
def test_webanno_tsv_reads_what_was_meant_on_sample_pages(tmp_path: Path) -> None:
    assert ask([a_page(), *read(SAMPLES)], tmp_path / "x", Options()) > 100


@PEERS
@pytest.mark.parametrize("form", Form)
def test_webanno_tsv_reads_what_was_meant_on_real_pages(
    shared: Path, tmp_path: Path, form: Form, tell: Any
) -> None:
    found = list(read(shared / "pages"))
    number = ask(found, tmp_path / "x", Options(unit=Unit.PAGE, form=form))
    tell(f"webanno_tsv, {form} text: {number} spans read as meant")
    assert number > 100


@PEERS
@settings(max_examples=4, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(found=many_pages())
def test_webanno_tsv_reads_what_was_meant_on_random_pages(
    tmp_path_factory: pytest.TempPathFactory, found: list[Page]
) -> None:
    ask(found, tmp_path_factory.mktemp("x") / "out", Options())
