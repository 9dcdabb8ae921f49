"""Exports as a whole: what they write, what they prove, and what stays when they fail."""

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.documents.document import Document
from annotator.formats.exports.export import export
from annotator.formats.exports.options import PARTS, Card, ExportError, Options, Suggestions
from annotator.formats.exports.proof import MismatchError
from annotator.formats.exports.report import Report
from annotator.formats.exports.spool import Spool
from annotator.formats.files.cells import as_it_was, harmless
from annotator.formats.readers import read_file
from annotator.formats.writers import conll, jsonl, tables, text, writers
from annotator.page.errors import CancelledError
from annotator.page.model import (
    Article,
    ArticleStatus,
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
from annotator.page.pieces import Added, Kept

INSTALLED = [name for name, writer in writers().items() if not writer.missing]
RAW = "柳𠮷安在防汛会议上强调\n“明天 落实。”林小溪说\n=1+1版"


def a_page(id: str = "p1") -> Page:
    """A page with an astral character, a nested span, one over a line break, and quotes."""
    head = Block.spelt(RAW, "b1", "a1", Role.HEADLINE, (Kept(0, 11),))
    body = Block.spelt(RAW, "b2", "a1", Role.BODY, (Kept(12, 24), Added("。")))
    foot = Block.spelt(RAW, "b3", None, Role.FURNITURE, (Kept(25, 30),))
    return Page(
        id,
        RAW,
        meta=Meta("=云州日报", "2022-11-22", "1"),
        articles=(Article("a1"),),
        blocks=(head, body, foot),
        people=(Person("p1", "柳𠮷安", ("市长",)), Person("p2", "林小溪")),
        spans=(
            Span("s1", "person", (Part("b1", 0, 3),), "p1", "市长"),
            Span("s2", "meeting", (Part("b1", 4, 8),)),
            Span("s3", "topic", (Part("b1", 4, 6),)),
            Span("s4", "cue", (Part("b1", 9, 11),)),
            Span("s5", "content", (Part("b2", 0, 8),)),
            Span("s6", "person", (Part("b2", 8, 11),), "p2", confidence=0.7),
            Span("s7", "place", (Part("b2", 1, 3),), confidence=0.2, status=Status.REJECTED),
        ),
        speeches=(Speech("u1", "p1", "柳𠮷安", "s1", "s4", "s5"),),
        meetings=(
            Meeting(
                "m1",
                name="s2",
                date_value="2022-11-21",
                hosts=(Attendance("p1", "s1"),),
                attendees=(Attendance("p2", "s6"),),
            ),
        ),
    )


def left_out(report: Report) -> dict[str, int]:
    return {f"{one.what}: {one.why}": one.count for one in report.left_out}


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_writer_is_found_and_has_words() -> None:
    assert {"conll", "jsonl", "tables", "text"} <= set(writers())
    assert list(writers()) == sorted(writers())
    for name, writer in writers().items():
        assert name == writer.name
        assert writer.title
        assert bool(writer.suffix) != bool(writer.files), "a file has a suffix, a folder a list"


# jsonl


def test_jsonl_reads_back_to_equal_pages_with_what_was_rejected(tmp_path: Path) -> None:
    pages = [replace(a_page(f"p{n}"), raw=RAW) for n in range(230)]
    out = tmp_path / "all.jsonl"
    report = export("jsonl", iter(pages), out)
    assert [one.page for one in read_file(out)] == pages
    assert (report.written["pages"], report.written["spans"]) == (230, 7 * 230)
    assert report.checksums == {"all.jsonl": hashlib.sha256(out.read_bytes()).hexdigest()}
    assert out.read_bytes().endswith(b"}\n")
    assert b"\r" not in out.read_bytes()


def test_unknown_keys_come_back_however_large_their_numbers(tmp_path: Path) -> None:
    page = replace(a_page(), extra=(("big", 10**30), ("small", -(10**40)), ("half", 0.1)))
    export("jsonl", [page], tmp_path / "x.jsonl")
    assert [one.page for one in read_file(tmp_path / "x.jsonl")] == [page]


def test_an_empty_block_is_dropped_from_jsonl_and_told(tmp_path: Path) -> None:
    page = a_page()
    empty = Block("b9", "a9", Role.BODY, (), "")
    more = replace(page, articles=(*page.articles, Article("a9")), blocks=(*page.blocks, empty))
    report = export("jsonl", [more], tmp_path / "x.jsonl")
    assert [one.page for one in read_file(tmp_path / "x.jsonl")] == [page]
    assert left_out(report) == {"block: empty": 1}


def test_suggestions_left_out_take_no_record_with_them_that_others_need(tmp_path: Path) -> None:
    out = tmp_path / "x.jsonl"
    report = export("jsonl", [a_page()], out, Options(suggestions=Suggestions.LEAVE_OUT))
    (one,) = read_file(out)
    assert [span.id for span in one.page.spans] == ["s1", "s2", "s3", "s4", "s5", "s7"]
    assert one.page.meetings[0].attendees == (Attendance("p2"),)
    assert left_out(report) == {
        "span: a suggestion that nobody accepted yet": 1,
        "relation of a meeting to an attendee: one of its spans is left out": 1,
    }


# tables


def test_tables_hold_who_said_what_and_who_attended(tmp_path: Path) -> None:
    export("tables", [a_page()], tmp_path / "t")
    (speech,) = table(tmp_path / "t/speeches.csv")
    assert (speech["name"], speech["title"], speech["cue"]) == ("柳𠮷安", "市长", "强调")
    assert speech["content"] == "“明天 落实。”"
    assert speech["state"] == "by hand"
    rows = table(tmp_path / "t/attendance.csv")
    assert [(row["part"], row["name"], row["mention"]) for row in rows] == [
        ("host", "柳𠮷安", "柳𠮷安"),
        ("attendee", "林小溪", "林小溪"),
    ]
    (meeting,) = table(tmp_path / "t/meetings.csv")
    assert (meeting["article"], meeting["date_value"]) == ("a1", "2022-11-21")
    (article,) = table(tmp_path / "t/articles.csv")
    assert article["text"] == "柳𠮷安在防汛会议上强调\n“明天 落实。”林小溪说。"
    assert [row["mentions"] for row in table(tmp_path / "t/people.csv")] == ["1", "1"]


def test_cells_that_look_like_formulas_are_harmless_in_the_file(tmp_path: Path) -> None:
    export("tables", [a_page()], tmp_path / "t")
    assert {row["paper"] for row in table(tmp_path / "t/people.csv")} == {"'=云州日报"}
    data = (tmp_path / "t/people.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfpage,paper")


@given(st.text(st.sampled_from("'=+-@\t\r＝甲1")))
def test_a_harmless_cell_never_starts_a_formula_and_comes_back(cell: str) -> None:
    assert not harmless(cell).startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
    assert as_it_was(harmless(cell)) == cell


# text


def test_text_holds_each_article_and_each_page(tmp_path: Path) -> None:
    report = export("text", [a_page()], tmp_path / "t")
    plain = (tmp_path / "t/text/p1-01.txt").read_bytes().decode()
    assert plain == "柳𠮷安在防汛会议上强调\n“明天 落实。”林小溪说。\n"
    assert (
        (tmp_path / "t/markdown/p1.md")
        .read_text("utf-8")
        .startswith("# 柳𠮷安在防汛会议上强调\n\n“")
    )
    assert table(tmp_path / "t/index.csv")[0]["file"] == "text/p1-01.txt"
    assert left_out(report)["block: furniture, which no article holds"] == 1


SPECIAL = st.text(st.sampled_from("*_#>`\\-1.)[ <&~+=$|甲"), min_size=1)
ROLES = st.sampled_from([role for role in Role if role is not Role.FURNITURE])


@given(st.lists(st.tuples(ROLES, SPECIAL), min_size=1, max_size=4))
def test_markdown_of_any_text_reads_back_with_its_roles(blocks: list[tuple[Role, str]]) -> None:
    page = Page(
        "p",
        "",
        articles=(Article("a"),),
        blocks=tuple(
            Block.spelt("", f"b{n}", "a", role, (Added(words),))
            for n, (role, words) in enumerate(blocks)
        ),
    )
    assert list(text.blocks_in(text.markdown(page))) == blocks


def test_pages_with_like_or_unsafe_ids_get_files_of_their_own(tmp_path: Path) -> None:
    pages = [a_page(id) for id in ("A/b", "a:B", "../x", "CON")]
    export("text", pages, tmp_path / "t")
    names = sorted(path.name for path in (tmp_path / "t/markdown").iterdir())
    assert names == ["A_b.md", "CON_.md", "a_B_2.md", "x.md"]


# conll


def tagged(path: Path) -> list[tuple[str, str]]:
    lines = path.read_bytes().decode().split("\n")
    return [(line[0], line[2:]) for line in lines if line]


def entities(path: Path) -> list[tuple[str, str]]:
    rows = tagged(path)
    tokens = "".join(token for token, _ in rows)
    return [
        (tokens[one.start : one.end], one.label)
        for one in conll.entities(enumerate([tag for _, tag in rows]))
    ]


def test_conll_keeps_the_longest_of_nested_spans_and_tells_of_the_others(tmp_path: Path) -> None:
    report = export("conll", [a_page()], tmp_path / "c", Options(proportions=(1, 0, 0)))
    found = entities(tmp_path / "c/train.conll")
    assert found == [
        ("柳𠮷安", "person"),
        ("防汛会议", "meeting"),
        ("强调", "cue"),
        ("林小溪", "person"),
    ]
    reasons = left_out(report)
    assert (
        reasons["topic span: overlaps a longer or earlier meeting span, and tags can't nest"] == 1
    )
    assert reasons["span: rejected"] == 1
    assert next(count for why, count in reasons.items() if why.startswith("content span")) == 1
    assert (tmp_path / "c/dev.conll").read_bytes() == b""


def test_a_label_that_is_asked_for_is_tagged_alone_and_white_space_is_no_token(
    tmp_path: Path,
) -> None:
    options = Options(proportions=(1, 0, 0), labels=frozenset({"content"}))
    export("conll", [a_page()], tmp_path / "c", options)
    assert entities(tmp_path / "c/train.conll") == [("“明天落实。”", "content")]
    assert not any(token.isspace() for token, _ in tagged(tmp_path / "c/train.conll"))


def test_no_sentence_ends_inside_an_entity_and_closing_quotes_stay(tmp_path: Path) -> None:
    whole = tmp_path / "c/train.conll"
    export("conll", [a_page()], tmp_path / "c", Options(proportions=(1, 0, 0)))
    sentences = whole.read_text("utf-8").split("\n\n")
    said = ["".join(line[0] for line in one.split("\n") if line) for one in sentences]
    assert said == ["柳𠮷安在防汛会议上强调", "“明天落实。”", "林小溪说。", ""]
    page = a_page()
    across = Span("s8", "topic", (Part("b2", 4, 11),))
    export(
        "conll",
        [replace(page, spans=(across,), speeches=(), meetings=())],
        tmp_path / "c",
        Options(proportions=(1, 0, 0)),
    )
    sentences = whole.read_text("utf-8").split("\n\n")
    assert len(sentences) == 3
    assert entities(whole) == [("落实。”林小溪", "topic")]


def test_a_span_over_two_paragraphs_is_one_entity_where_its_parts_touch(tmp_path: Path) -> None:
    page = a_page()
    touching = Span("t1", "topic", (Part("b1", 9, 11), Part("b2", 0, 3)))
    apart = Span("t2", "topic", (Part("b1", 0, 3), Part("b2", 8, 11)))
    page = replace(page, spans=(touching, apart), speeches=(), meetings=())
    report = export("conll", [page], tmp_path / "c", Options(proportions=(1, 0, 0)))
    assert entities(tmp_path / "c/train.conll") == [("强调“明天", "topic")]
    assert left_out(report)["topic span: its parts do not touch, and tags have no gaps"] == 1


def many() -> Iterator[Page]:
    return (a_page(f"p{n}") for n in range(50))


def test_articles_are_dealt_out_by_the_seed_in_the_proportions(tmp_path: Path) -> None:
    report = export("conll", many(), tmp_path / "a", Options(seed=7))
    assert [report.written[f"articles in {part}"] for part in PARTS] == [40, 5, 5]
    rows = (tmp_path / "a/documents.tsv").read_text("utf-8").splitlines()[1:]
    assert len({row.split("\t")[1] for row in rows}) == 50, "none in two parts"
    again = export("conll", many(), tmp_path / "b", Options(seed=7))
    assert again.checksums == report.checksums
    other = export("conll", many(), tmp_path / "c", Options(seed=8))
    assert other.checksums != report.checksums


def test_jsonl_is_divided_by_page_into_files_that_read_back(tmp_path: Path) -> None:
    pages = [replace(a_page(f"p{n}"), raw=RAW) for n in range(20)]
    report = export("jsonl", pages, tmp_path / "j", Options(proportions=(60, 20, 20)))
    found = {part: [one.page for one in read_file(tmp_path / f"j/{part}.jsonl")] for part in PARTS}
    assert [len(found[part]) for part in PARTS] == [12, 4, 4]
    assert sorted((one for part in PARTS for one in found[part]), key=lambda one: one.id) == sorted(
        pages, key=lambda one: one.id
    )
    assert report.written["pages in train"] == 12
    assert "splits.tsv" in (tmp_path / "j/README.md").read_text("utf-8")


def test_tables_and_text_say_which_part_an_article_belongs_to(tmp_path: Path) -> None:
    options = Options(proportions=(60, 20, 20), seed=3)
    for format in ("tables", "text", "doccano"):
        export(format, many(), tmp_path / format, options)
    rows = (tmp_path / "doccano/documents.tsv").read_text("utf-8").splitlines()[1:]
    dealt = {tuple(row.split("\t")[at] for at in (0, 2, 3)) for row in rows}
    for format in ("tables", "text"):
        rows = (tmp_path / format / "splits.tsv").read_text("utf-8").splitlines()[1:]
        assert {tuple(row.split("\t")) for row in rows} == dealt, "alike in every format"


def test_tags_are_read_strictly() -> None:
    with pytest.raises(MismatchError):
        conll.entities(enumerate(["B-a", "I-b"]))
    with pytest.raises(MismatchError):
        conll.entities(enumerate(["O", "I-a"]))


# What is never a label


@pytest.mark.parametrize("format", ["tables", "text", "conll"])
def test_a_rejected_article_is_left_out_with_all_that_is_in_it(tmp_path: Path, format: str) -> None:
    page = replace(a_page(), articles=(Article("a1", status=ArticleStatus.REJECTED),))
    report = export(format, [page], tmp_path / "x")
    written = {name: count for name, count in report.written.items() if name != "pages"}
    assert not any(
        count for name, count in written.items() if name not in ("people", "meetings", "attendance")
    )
    assert left_out(report)["block: its article is rejected"] == 2


# The whole


def test_a_folder_has_its_card_its_report_and_checksums_that_hold(tmp_path: Path) -> None:
    card = Card("云州日报 data", "two students", "CC0", "cite | us")
    report = export("tables", [a_page()], tmp_path / "t", Options(card=card))
    words = (tmp_path / "t/README.md").read_text("utf-8")
    assert words.startswith("# 云州日报 data\n")
    assert "2022-11-22 to 2022-11-22" in words
    assert "## Licence 许可\n\nCC0\n" in words
    assert json.loads((tmp_path / "t/report.json").read_text("utf-8")) == report.as_json()
    lines = (tmp_path / "t/SHA256SUMS").read_text().splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
    files = {path.name for path in (tmp_path / "t").iterdir()} - {"SHA256SUMS"}
    assert sums.keys() == files
    for name, digest in sums.items():
        assert hashlib.sha256((tmp_path / "t" / name).read_bytes()).hexdigest() == digest


def test_the_same_pages_and_options_give_the_same_bytes(tmp_path: Path) -> None:
    for format in ("tables", "text", "conll"):
        for name in ("one", "two"):
            export(format, many(), tmp_path / name / format)
        one, two = (
            {
                path.relative_to(tmp_path / name): path.read_bytes()
                for path in (tmp_path / name / format).rglob("*")
                if path.is_file()
            }
            for name in ("one", "two")
        )
        assert one == two


BREAKS = {
    "jsonl": (jsonl, "_line", lambda meant: lambda obj: meant({**obj, "raw": "other"})),
    "tables": (tables, "harmless", lambda meant: lambda cell: meant(cell).replace("林", "木")),
    "text": (text, "escaped", lambda meant: lambda words: meant(words)[:-1]),
    "conll": (
        conll.Tagged,
        "lines",
        lambda meant: lambda self, *told: meant(self, *told).replace("B-p", "I-p"),
    ),
}


@pytest.mark.parametrize("format", list(BREAKS))
def test_a_mismatch_raises_and_the_earlier_export_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    out = tmp_path / "out"
    export(format, [a_page()], out)
    before = _files(out)
    owner, name, breaking = BREAKS[format]
    monkeypatch.setattr(owner, name, breaking(getattr(owner, name)))
    with pytest.raises(MismatchError, match="not what was meant"):
        export(format, [a_page("p2")], out)
    assert _files(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"], "no draft is left"


def test_documents_that_change_while_they_wait_are_no_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is meant is told from the file they wait in, so it is held against what went in."""
    export("doccano", [a_page()], tmp_path / "out")
    before = _files(tmp_path / "out")
    fill = Spool.fill

    def filled(spool: Spool, documents: Iterable[Document], seed: int) -> None:
        fill(spool, documents, seed)
        data = bytearray(spool.path.read_bytes())
        at = data.index("强调".encode())
        data[at : at + 6] = "张调".encode()
        spool.path.write_bytes(data)

    monkeypatch.setattr(Spool, "fill", filled)
    with pytest.raises(MismatchError):
        export("doccano", [a_page()], tmp_path / "out")
    assert _files(tmp_path / "out") == before


def _files(out: Path) -> dict[str, bytes]:
    files = [out] if out.is_file() else [path for path in out.rglob("*") if path.is_file()]
    return {str(path): path.read_bytes() for path in files}


def test_a_second_export_takes_the_place_of_the_first(tmp_path: Path) -> None:
    export("text", [a_page("p1")], tmp_path / "t")
    export("text", [a_page("p2")], tmp_path / "t")
    assert [path.name for path in (tmp_path / "t/markdown").iterdir()] == ["p2.md"]
    assert [path.name for path in tmp_path.iterdir()] == ["t"]


def test_a_cancelled_export_leaves_nothing_new(tmp_path: Path) -> None:
    def stop(done: int, total: int | None, what: str = "") -> None:
        if done == 3:
            raise CancelledError("stopped")

    for format in INSTALLED:
        with pytest.raises(CancelledError):
            export(format, many(), tmp_path / "x", progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_other_things_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.txt").write_text("x")
    with pytest.raises(ExportError, match="holds other things"):
        export("text", [a_page()], tmp_path / "mine")
    with pytest.raises(ExportError, match="is a folder"):
        export("jsonl", [a_page()], tmp_path / "mine")
    (tmp_path / "file").write_text("x")
    with pytest.raises(ExportError, match="is a file"):
        export("text", [a_page()], tmp_path / "file")
    assert (tmp_path / "mine/thesis.txt").read_text() == "x"


def test_an_unknown_format_is_told_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="Choose one of brat, conll, doccano"):
        export("docx", [], tmp_path / "x")


def test_a_project_without_pages_is_exported_as_it_is(tmp_path: Path) -> None:
    for format in INSTALLED:
        assert export(format, [], tmp_path / format).written.get("pages", 0) == 0


def test_progress_hears_of_each_page(tmp_path: Path) -> None:
    heard: list[tuple[int, int | None, str]] = []
    pages = [a_page("p1"), a_page("p2")]
    tell = lambda done, total, what="": heard.append((done, total, what))  # noqa: E731
    export("jsonl", pages, tmp_path / "x", progress=tell, total=2)
    assert heard == [(0, 2, "p1"), (1, 2, "p2"), (2, 2, "")]


def test_an_id_with_a_tab_and_a_line_end_stays_in_its_cell(tmp_path: Path) -> None:
    export("conll", [a_page("p\t1\r\n\\")], tmp_path / "c")
    lines = (tmp_path / "c" / "documents.tsv").read_text("utf-8").removesuffix("\n").split("\n")
    assert {len(line.split("\t")) for line in lines} == {10}
    assert lines[1].split("\t")[2] == "p\\t1\\r\\n\\\\"
