"""Documents: what a page becomes on its way out, held against characters one by one."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.documents.document import Document, content_of, relations_of
from annotator.formats.documents.from_pages import documents_of
from annotator.formats.documents.selection import Choice, selected
from annotator.formats.exports.export import export, suited
from annotator.formats.exports.options import Form, Options, Pages, Suggestions, Unit
from annotator.formats.exports.report import LeftOuts
from annotator.formats.writers import Writer, writers
from annotator.page.codec import read_pages
from annotator.page.model import (
    Correction,
    CorrectionKind,
    Meeting,
    Page,
    PageStatus,
    Part,
    Span,
    Speech,
    Status,
)
from annotator.page.pieces import Added, Kept
from tests.formats.invented_pages import pages
from tests.formats.test_exports import a_page

OPTIONS = st.builds(
    Options,
    unit=st.sampled_from(Unit),
    form=st.sampled_from(Form),
    suggestions=st.sampled_from(Suggestions),
    proportions=st.sampled_from([None, (), (50, 25, 25)]),
)
ASKING = Writer("x", "x", {}, runs=True)
"""A format that wants to know what is where in raw."""


def made(
    page: Page, options: Options, left: LeftOuts | None = None, writer: Writer | None = None
) -> list[Document]:
    """Give the documents of a page, as an export makes them."""
    left = left or LeftOuts()
    choice = Choice(options.suggestions is not Suggestions.LEAVE_OUT, labels=options.labels)
    return list(documents_of(selected(page, choice, left), options, left, writer or ASKING))


def kept_characters(page: Page, span: Span) -> set[int]:
    """Give the raw offsets of a span's characters, one by one."""
    found = set()
    for part in span.parts:
        at = 0
        for piece in page.block(part.block).pieces:
            for index in range(len(piece)):
                if part.start <= at < part.end and isinstance(piece, Kept):
                    found.add(piece.start + index)
                at += 1
    return found


@given(pages(), OPTIONS)
def test_a_fixed_span_covers_its_words_and_white_space_besides(page: Page, o: Options) -> None:
    spans = {span.id: span for span in page.spans}
    for document in made(page, replace(o, form=Form.FIXED)):
        for span in document.spans:
            words = "".join(document.words(span).split())
            assert words == "".join(page.text_of(spans[span.id]).split())
            assert all(a[1] < b[0] for a, b in zip(span.parts, span.parts[1:], strict=False))


@given(pages(), OPTIONS)
def test_a_raw_span_covers_its_characters_and_nothing_that_is_not_blank_or_corrected(
    page: Page, o: Options
) -> None:
    spans = {span.id: span for span in page.spans}
    corrected = {
        at
        for one in page.corrections
        if one.status is not Status.REJECTED
        for at in range(one.start, one.end)
    }
    for document in made(page, replace(o, form=Form.RAW)):
        raw_of = {
            run.start + index: run.raw_start + index
            for run in document.runs
            for index in range(run.length)
        }
        assert all(document.text[at] == page.raw[raw] for at, raw in raw_of.items())
        assert all(
            document.text[at] == "\n" for at in range(len(document.text)) if at not in raw_of
        )
        for span in document.spans:
            covered = {raw_of.get(at) for start, end in span.parts for at in range(start, end)}
            kept = kept_characters(page, spans[span.id])
            assert kept <= covered
            others = covered - kept - corrected - {None}
            assert all(page.raw[at].isspace() for at in others if at is not None)


def records_of(whole: Page | Document) -> tuple[Speech | Meeting, ...]:
    return (*whole.speeches, *whole.meetings)


@given(pages(), OPTIONS)
def test_all_that_is_on_a_page_is_in_a_document_or_reported(page: Page, options: Options) -> None:
    left = LeftOuts()
    documents = made(page, options, left)
    told = {example for one in left.all() for example in one.examples}
    for span in page.spans:
        there = sum(span.id in {one.id for one in document.spans} for document in documents)
        assert there == (f"{page.id} {span.id}" not in told)
    for record in records_of(page):
        there = sum(record.id in {one.id for one in records_of(document)} for document in documents)
        assert there == (f"{page.id} {record.id}" not in told)


@given(pages(), OPTIONS)
def test_references_of_a_document_hold(page: Page, options: Options) -> None:
    for document in made(page, options):
        spans = {span.id for span in document.spans}
        people = {person.id for person in document.people}
        assert {span.person for span in document.spans} <= people | {None}
        for one in relations_of(document):
            assert {one.head, one.tail} <= spans
        content_of(document)


@pytest.mark.parametrize("format", [one.name for one in writers().values() if one.write])
@given(first=pages("一"), second=pages("二#a"), options=OPTIONS)
def test_every_format_of_documents_proves_itself_on_any_page(
    tmp_path_factory: pytest.TempPathFactory,
    format: str,
    first: Page,
    second: Page,
    options: Options,
) -> None:
    writer = writers()[format]
    if writer.missing:
        pytest.skip(f"{format}: {writer.missing}")
    out = tmp_path_factory.mktemp("x") / "out"
    report = export(format, [first, second], out, options)
    left = LeftOuts()
    suits = suited(options, writer)
    documents = [one for page in (first, second) for one in made(page, suits, left)]
    spans = sum(len(document.spans) for document in documents)
    gone = {(one.what, one.why): one.count for one in report.left_out}
    for one in left.all():
        gone[one.what, one.why] -= one.count
    lost = sum(count for (what, _), count in gone.items() if what.endswith(" span"))
    assert report.written.get("spans", 0) + lost == spans


# One thing after the other


def raw_parts(page: Page, span: Span) -> list[str]:
    (document,) = made(replace(page, spans=(span,), speeches=(), meetings=()), RAW_PAGE)
    return [document.text[start:end] for one in document.spans for start, end in one.parts]


RAW_PAGE = Options(unit=Unit.PAGE, form=Form.RAW)


def broken_name() -> Page:
    """A page on which a line end, a misread character, junk and a foreign column cut a name."""
    raw = "市长柳\n吉安强@@调，明\n外栏\n天落实"
    kept = (Kept(0, 3), Added("𠮷"), Kept(5, 7), Kept(9, 12))
    page = a_page()
    first = replace(page.blocks[0], pieces=(*kept, Kept(16, 19)), text="市长柳𠮷安强调，明天落实")
    corrections = (
        Correction("c1", CorrectionKind.MISREAD, 4, 5, "𠮷"),
        Correction("c2", CorrectionKind.JUNK, 7, 9),
    )
    return replace(page, raw=raw, blocks=(first,), corrections=corrections)


def test_white_space_and_corrections_do_not_split_a_span_in_raw() -> None:
    page = broken_name()
    assert raw_parts(page, Span("s", "person", (Part("b1", 2, 5),))) == ["柳\n吉安"]
    assert raw_parts(page, Span("s", "cue", (Part("b1", 5, 7),))) == ["强@@调"]
    assert raw_parts(page, Span("s", "person", (Part("b1", 3, 4),))) == ["吉"]


def test_what_stands_between_splits_a_span_in_raw_of_the_page_but_not_of_the_article() -> None:
    page = broken_name()
    span = Span("s", "date", (Part("b1", 8, 10),))
    assert raw_parts(page, span) == ["明", "天"]
    alone = replace(page, spans=(span,), speeches=(), meetings=())
    (document,) = made(alone, Options(form=Form.RAW))
    assert document.text == "市长柳\n吉安强@@调，明\n天落实"
    assert document.words(document.spans[0]) == "明\n天"


def test_a_span_that_was_typed_is_dropped_from_raw_and_reported() -> None:
    page = a_page()
    typed = Span("s", "cue", (Part("b2", 12, 13),))
    left = LeftOuts()
    (document,) = made(replace(page, spans=(typed,), speeches=(), meetings=()), RAW_PAGE, left)
    assert not document.spans
    assert [(one.why, one.count) for one in left.all()] == [
        ("none of its characters are in raw", 1)
    ]


def test_a_record_over_two_articles_lets_go_of_the_other() -> None:
    page = a_page()
    blocks = (page.blocks[0], replace(page.blocks[1], article="a2"), page.blocks[2])
    page = replace(
        page, blocks=blocks, articles=(page.articles[0], replace(page.articles[0], id="a2"))
    )
    left = LeftOuts()
    first, second = made(page, Options(), left)
    assert (first.speeches[0].cue, first.speeches[0].content) == ("s4", None)
    assert not second.speeches
    told = {one.what: one.examples for one in left.all() if "relation" in one.what}
    assert {one.why for one in left.all()} >= {"it reaches into another article"}
    assert told == {
        "relation of a speech to what is said": ("p1 s4 s5",),
        "relation of a meeting to an attendee": ("p1 s2 s6",),
    }


def test_suggestions_are_marked_by_a_question_mark_where_the_format_has_no_means() -> None:
    (document,) = made(a_page(), Options(suggestions=Suggestions.MARK))
    assert [one.label for one in document.spans if one.id == "s6"] == ["person?"]


def test_pages_are_chosen_by_status_date_paper_and_words() -> None:
    page = a_page()
    assert Pages().take(page)
    assert not Pages(statuses=frozenset([PageStatus.DONE])).take(page)
    assert Pages(papers=frozenset(["=云州日报"])).take(page)
    assert not Pages(papers=frozenset(["其他"])).take(page)
    assert Pages(since="2022-11-22", until="2022-11-22").take(page)
    assert not Pages(since="2022-11-23").take(page)
    assert not Pages(until="2022-11-21").take(page)
    assert Pages(search="防汛 云州").take(page)
    assert not Pages(search="防汛 海州").take(page)
    undated = replace(page, meta=replace(page.meta, published=None))
    assert not Pages(until="2099-01-01").take(undated)


def test_all_formats_deal_out_the_same_articles(tmp_path: Path) -> None:
    many = [a_page(f"p{number}") for number in range(20)]
    options = Options(proportions=(60, 20, 20), seed=4)
    dealt = {}
    for name in ("conll", "doccano", "label-studio", "brat"):
        export(name, many, tmp_path / name, options)
        rows = (tmp_path / name / "documents.tsv").read_text("utf-8").splitlines()[1:]
        dealt[name] = {tuple(row.split("\t")[:2]) for row in rows}
    assert len({frozenset(one) for one in dealt.values()}) == 1
    assert sum(part == "train" for part, _ in dealt["brat"]) == 12


@pytest.mark.parametrize("format", [one.name for one in writers().values() if one.write])
@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("form", Form)
def test_real_pages_go_out_in_every_format(
    shared: Path, tmp_path: Path, format: str, unit: Unit, form: Form
) -> None:
    if missing := writers()[format].missing:
        pytest.skip(f"{format}: {missing}")
    found: list[Page] = []
    for path in sorted((shared / "pages").glob("*.page.json")):
        found += read_pages([path.read_text("utf-8").replace("\n", " ")])
    report = export(format, found, tmp_path / "x", Options(unit=unit, form=form))
    gone = sum(one.count for one in report.left_out if one.what.endswith(" span"))
    assert report.written["spans"] + gone > 100
