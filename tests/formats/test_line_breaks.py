"""Line ends as rows, held against a naive account of the characters of blocks."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from annotator.formats.exports.export import export
from annotator.formats.exports.options import Options, Suggestions, Unit
from annotator.formats.writers.line_breaks import JOIN, UNUSED, line_ends
from annotator.page.codec import write_page
from annotator.page.model import Article, Block, Page, Role, Status
from annotator.page.pieces import Kept
from annotator.suggest.structure.line_signs import line_signs
from tests.formats.invented_pages import pages
from tests.formats.trainer_pages import ROOT, WHOLE, gold, rows


@given(pages())
def test_decisions_are_those_of_the_characters_of_blocks(page: Page) -> None:
    spelt = [
        [at for piece in block.pieces if isinstance(piece, Kept) for at in _inked(page, piece)]
        for block in page.blocks
    ]
    used = [at for block in spelt for at in block]
    place = {at: (number, block.index(at)) for number, block in enumerate(spelt) for at in block}
    lines = [(n, line) for n, line in enumerate(page.raw.split("\n")) if line.strip()]
    starts = [0]
    for line in page.raw.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    found = line_ends(page)
    assert [(one.line, one.before) for one in found] == lines[:-1]
    assert [(one.following, one.after) for one in found] == lines[1:]
    for one in found:
        here = [at for at in used if starts[one.line] <= at < starts[one.line + 1]]
        there = [at for at in used if starts[one.following] <= at < starts[one.following + 1]]
        if not here:
            assert (one.decision, one.block) == (UNUSED, None)
            continue
        number, index = place[max(here)]
        assert one.block == page.blocks[number].id
        if bool(there) and place[min(there)] == (number, index + 1):
            assert one.decision == JOIN
        else:
            last = index == len(spelt[number]) - 1
            assert one.decision == ("end" if last else "elsewhere")


def _inked(page: Page, piece: Kept) -> list[int]:
    return [at for at in range(piece.start, piece.end) if not page.raw[at].isspace()]


RAW = "本报讯 昨天\n上午开会\n\n市长说\n外栏\n明天再议"


def made(status: Status | None = None) -> Page:
    first = Block.spelt(
        RAW, "b1", "a1", Role.BODY, (Kept(0, 3), Kept(4, 6), Kept(7, 11)), status=status
    )
    second = Block.spelt(RAW, "b2", "a1", Role.BODY, (Kept(13, 16), Kept(20, 24)))
    foot = Block.spelt(RAW, "b3", None, Role.FURNITURE, (Kept(17, 19),))
    page = Page("p1", RAW, articles=(Article("a1"),), blocks=(first, second, foot))
    write_page(page)
    return page


def widths(raw: str) -> dict[int, dict[str, float]]:
    return {number: {"wide": len(line) - 1.0} for number, line in enumerate(raw.split("\n"))}


def test_a_row_tells_the_lines_the_decision_and_what_is_seen(tmp_path: Path) -> None:
    export(
        "line-breaks",
        [made()],
        tmp_path / "x",
        WHOLE,
        signs=lambda raw: {0: {"wide": 6.0}, 1: {"wide": 4.0}, 3: {"wide": 3.0}, 4: {"wide": 2.0}},
    )
    assert rows(tmp_path / "x/all.jsonl")[0] == {
        "document": "p1#a1",
        "page": "p1",
        "line": 0,
        "next_line": 1,
        "before": "本报讯 昨天",
        "after": "上午开会",
        "role": "body",
        "decision": "join",
        "suggested": False,
        "features": {"wide": 6.0},
    }
    assert [row["decision"] for row in rows(tmp_path / "x/all.jsonl")] == [
        "join",
        "end",
        "elsewhere",
    ]


def test_lines_of_no_article_are_counted_or_come_along_with_the_page(tmp_path: Path) -> None:
    report = export("line-breaks", [made()], tmp_path / "x", WHOLE)
    told = {one.what: (one.why, one.examples) for one in report.left_out}
    assert told["line end"] == ("no article holds the line", ("p1 4",))
    export("line-breaks", [made()], tmp_path / "x", replace(WHOLE, unit=Unit.PAGE))
    assert [row["line"] for row in rows(tmp_path / "x/all.jsonl")] == [0, 1, 3, 4]


def test_line_ends_of_suggested_blocks_are_marked_or_stay_behind(tmp_path: Path) -> None:
    page = made(Status.SUGGESTED)
    export("line-breaks", [page], tmp_path / "x", WHOLE)
    assert [row["suggested"] for row in rows(tmp_path / "x/all.jsonl")] == [True, True, False]
    options = Options(suggestions=Suggestions.LEAVE_OUT, proportions=())
    report = export("line-breaks", [page], tmp_path / "x", options)
    assert [row["line"] for row in rows(tmp_path / "x/all.jsonl")] == [3]
    assert sum(one.count for one in report.left_out if "nobody accepted" in one.why) == 2


@pytest.mark.parametrize("unit", Unit)
def test_every_line_end_of_the_sample_pages_has_what_is_seen_of_it(
    tmp_path: Path, unit: Unit
) -> None:
    found = list(gold(ROOT / "sample_data"))
    options = replace(WHOLE, unit=unit)
    report = export("line-breaks", found, tmp_path / "x", options, signs=line_signs)
    written = rows(tmp_path / "x/all.jsonl")
    assert {len(row["features"]) for row in written} == {len(written[0]["features"])} != {0}
    ends = sum(len(line_ends(page)) for page in found)
    gone = sum(one.count for one in report.left_out if one.what == "line end")
    assert len(written) + gone == ends
    assert (gone == 0) == (unit is Unit.PAGE)


def test_what_is_seen_knows_nothing_of_what_was_decided() -> None:
    page = next(gold(ROOT / "sample_data"))
    shown = line_signs(page.raw)
    assert set(shown) == {end.line for end in line_ends(page)}
    assert line_signs("一行") == {}
