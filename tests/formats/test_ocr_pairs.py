"""Raw and fixed text aligned, held against the pieces character by character."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from annotator.formats.documents.aligned import (
    DELETE,
    EQUAL,
    INSERT,
    REPLACE,
    Aligned,
    aligned,
    by_line,
)
from annotator.formats.exports.export import export
from annotator.formats.exports.options import Options, Suggestions
from annotator.page.model import (
    Article,
    Block,
    Correction,
    CorrectionKind,
    Page,
    Role,
    Status,
)
from annotator.page.pieces import Added, Kept, Piece
from tests.formats.invented_pages import pages
from tests.formats.test_exports import a_page
from tests.formats.trainer_pages import WHOLE, rows


def one_block(raw: str, *pieces: Piece, corrections: tuple[Correction, ...] = ()) -> Page:
    block = Block.spelt(raw, "b1", "a1", Role.BODY, pieces)
    return replace(
        Page("p1", raw), articles=(Article("a1"),), blocks=(block,), corrections=corrections
    )


def told(found: Aligned) -> list[tuple[str, str, str, str]]:
    """Give each op with the words on either side."""
    return [
        (op.op, found.raw[op.raw_start : op.raw_end], found.fixed[op.start : op.end], op.why)
        for op in found.ops
    ]


def spelt(found: Aligned) -> str:
    """Give the fixed text as the ops make it of the raw text."""
    text, raw_at = "", 0
    for op, low, high, start, end, _ in found.ops:
        assert (low, start) == (raw_at, len(text)), "no gap, and nothing twice"
        text += found.raw[low:high] if op == EQUAL else found.fixed[start:end]
        assert (op in (EQUAL, REPLACE)) == (low < high and start < end)
        assert (op == INSERT) == (low == high)
        raw_at = high
    assert raw_at == len(found.raw)
    return text


@given(pages())
def test_ops_lead_from_raw_to_fixed_text_and_keep_what_was_kept(page: Page) -> None:
    for block in page.blocks:
        found = aligned(page, block)
        assert spelt(found) == found.fixed == block.text
        equal = {
            at: op.raw_start + at - op.start
            for op in found.ops
            if op.op == EQUAL
            for at in range(op.start, op.end)
        }
        at = 0
        kept: list[int] = []
        for piece in block.pieces:
            if isinstance(piece, Kept):
                kept += range(at, at + len(piece))
            at += len(piece)
        assert set(kept) <= set(equal), "a kept character is equal to itself"
        assert sorted(equal.values()) == list(equal.values()), "and comes in its order"
        added = set(equal) - set(kept)
        assert all(block.text[at] == found.raw[equal[at]] for at in added)


@given(pages())
def test_lines_are_the_block_cut_at_the_line_ends_of_raw(page: Page) -> None:
    for block in page.blocks:
        whole = aligned(page, block)
        lines = list(by_line(whole))
        assert [line.raw for line in lines] == whole.raw.split("\n")
        assert "".join(line.fixed for line in lines) == whole.fixed
        assert all(spelt(line) == line.fixed for line in lines)
        pairs = [
            sum(op.end - op.start for op in one.ops if op.op == EQUAL) for one in (whole, *lines)
        ]
        assert pairs[0] == sum(pairs[1:])


def test_each_op_says_why() -> None:
    raw = "柳亰@@ 山\n安 在\n\n上上说"
    corrections = (
        Correction("c1", CorrectionKind.MISREAD, 1, 2, "京"),
        Correction("c2", CorrectionKind.JUNK, 2, 4),
        Correction("c3", CorrectionKind.DUPLICATE, 12, 13),
    )
    pieces = (Kept(0, 1), Added("京"), Kept(5, 6), Kept(7, 8), Kept(9, 10), Kept(13, 15))
    page = one_block(raw, *pieces, Added("。"), corrections=corrections)
    assert told(aligned(page, page.blocks[0])) == [
        (EQUAL, "柳", "柳", ""),
        (REPLACE, "亰", "京", "misread"),
        (DELETE, "@@", "", "junk"),
        (DELETE, " ", "", "space"),
        (EQUAL, "山", "山", ""),
        (DELETE, "\n", "", "line end"),
        (EQUAL, "安", "安", ""),
        (DELETE, " ", "", "space"),
        (EQUAL, "在", "在", ""),
        (DELETE, "\n\n", "", "line end"),
        (DELETE, "上", "", "duplicate"),
        (EQUAL, "上说", "上说", ""),
        (INSERT, "", "。", ""),
    ]


def test_a_space_in_place_of_a_line_end_replaces_it_and_goes_with_the_line_before() -> None:
    page = one_block("上下\n左右", Kept(0, 2), Added(" "), Kept(3, 5))
    found = aligned(page, page.blocks[0])
    assert told(found)[1] == (REPLACE, "\n", " ", "line end")
    first, second = by_line(found)
    assert told(first) == [(EQUAL, "上下", "上下", ""), (INSERT, "", " ", "")]
    assert told(second) == [(EQUAL, "左右", "左右", "")]


def test_a_block_that_goes_on_elsewhere_has_a_line_end_between() -> None:
    raw = "上下\n外栏\n左右"
    page = one_block(raw, Kept(6, 8), Kept(0, 2))
    found = aligned(page, page.blocks[0])
    assert (found.raw, found.fixed) == ("左右\n上下", "左右上下")


@pytest.mark.parametrize(
    ("pair", "raws"),
    [
        ("block", ["柳𠮷安在防汛会议上强调", "“明天 落实。”林小溪说"]),
        ("line", ["柳𠮷安在防汛会议上强调", "“明天 落实。”林小溪说"]),
        ("document", ["柳𠮷安在防汛会议上强调\n“明天 落实。”林小溪说"]),
    ],
)
def test_a_pair_is_a_block_a_line_or_a_document(tmp_path: Path, pair: str, raws: list[str]) -> None:
    export("ocr-pairs", [a_page()], tmp_path / "x", replace(WHOLE, settings=(("pair", pair),)))
    said = rows(tmp_path / "x/all.jsonl")
    assert [row["raw"] for row in said] == raws


def test_blocks_nobody_accepted_are_marked_or_stay_behind(tmp_path: Path) -> None:
    page = a_page()
    blocks = (page.blocks[0], replace(page.blocks[1], status=Status.SUGGESTED), page.blocks[2])
    page = replace(page, blocks=blocks)
    export("ocr-pairs", [page], tmp_path / "x", WHOLE)
    said = rows(tmp_path / "x/all.jsonl")
    assert [row["suggested"] for row in said] == [False, True]
    options = Options(suggestions=Suggestions.LEAVE_OUT, proportions=())
    report = export("ocr-pairs", [page], tmp_path / "x", options)
    said = rows(tmp_path / "x/all.jsonl")
    assert [row["block"] for row in said] == ["b1"]
    assert "p1 b2" in [x for one in report.left_out for x in one.examples if one.what == "block"]
