"""How well structure is suggested on real pages and on ours, and in the dress of other papers."""

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.evaluate import Measures, measure, pool
from annotator.page.check import broken, uncovered
from annotator.page.codec import read_page
from annotator.page.model import Block, Page
from annotator.page.pieces import Added, Kept, Piece, joined
from annotator.suggest.pipeline import suggest
from annotator.suggest.structure.fix import fix

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT.parent / "shared").glob("pages/*.page.json"))
COLUMNS = sorted((ROOT.parent / "shared").glob("columns/*.page.json"))
SAMPLES = sorted((ROOT / "sample_data").glob("*.page.json"))

needs_pages = pytest.mark.skipif(not PAGES, reason="no gold pages lie beside the checkout")
needs_columns = pytest.mark.skipif(not COLUMNS, reason="no gold columns lie beside the checkout")


def gold(path: Path) -> Page:
    """Read a gold page without its labels, which are no part of its structure."""
    page = read_page(json.loads(path.read_text(encoding="utf-8")))
    return replace(page, spans=(), speeches=(), meetings=(), people=())


def measured(page: Page) -> Measures:
    guess = fix(Page(id=page.id, raw=page.raw))
    assert broken(guess) == []
    assert uncovered(guess) == []
    return measure(page, guess)


def value(measures: Measures, name: str) -> float:
    found = getattr(measures, name).value
    assert found is not None
    return float(found)


@needs_pages
def test_real_pages_are_fixed_but_for_what_no_rule_can_know() -> None:
    found = [measured(gold(path)) for path in PAGES]
    assert value(pool(found), "joins") >= 0.985
    assert value(pool(found), "text_exact") >= 0.96
    assert value(pool(found), "role_blocks") >= 0.96
    assert all(value(one, "article_b3") >= 0.95 for one in found)


@needs_columns
def test_pages_set_in_columns_are_taken_back() -> None:
    found = [measured(gold(path)) for path in COLUMNS]
    for name in ("joins", "blocks", "text_exact", "order", "role_blocks"):
        assert value(pool(found), name) >= 0.985, name
    assert all(value(one, "article_b3") >= 0.95 for one in found)


def test_our_own_pages_are_fixed_far_enough() -> None:
    found = [measured(gold(path)) for path in SAMPLES]
    assert value(pool(found), "joins") >= 0.98
    assert value(pool(found), "article_b3") >= 0.95
    assert value(pool(found), "role_blocks") >= 0.9


def dressed(page: Page, *, blanks: bool, indents: bool) -> Page:
    """Give the gold page as another paper has it: without empty lines, with indents in raw."""
    starts = {
        next(piece.start for piece in block.pieces if isinstance(piece, Kept))
        for block in page.blocks
        if indents and block.role == "body"
    }
    raw: list[str] = []
    at: list[int] = []
    for offset, character in enumerate(page.raw):
        if offset in starts:
            raw += "\u3000\u3000"
        if not blanks and character == "\n" and (not raw or raw[-1] == "\n"):
            at.append(max(len(raw) - 1, 0))
            continue
        at.append(len(raw))
        raw.append(character)
    text = "".join(raw)

    def moved(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
        result: list[Piece] = []
        for piece in pieces:
            if isinstance(piece, Added):
                result.append(piece)
            else:
                result += [Kept(at[n], at[n] + 1) for n in range(piece.start, piece.end)]
        return joined(result)

    return replace(
        page,
        raw=text,
        blocks=tuple(
            Block.spelt(text, one.id, one.article, one.role, moved(one.pieces))
            for one in page.blocks
        ),
        corrections=tuple(
            replace(one, start=at[one.start], end=at[one.end - 1] + 1) for one in page.corrections
        ),
    )


@needs_columns
@pytest.mark.parametrize(
    ("blanks", "indents", "joins", "articles"),
    [(True, True, 0.99, 0.99), (False, False, 0.985, 0.97), (False, True, 0.985, 0.97)],
)
def test_columns_in_other_dress_are_taken_back_too(
    blanks: bool, indents: bool, joins: float, articles: float
) -> None:
    found = pool(
        measured(dressed(gold(path), blanks=blanks, indents=indents)) for path in COLUMNS[::2]
    )
    assert value(found, "joins") >= joins
    assert value(found, "article_b3") >= articles


@pytest.mark.parametrize(
    "raw",
    [
        "本报讯（记者 丁一）昨天，青禾县的水库\n蓄满了春水，管水的人说是十年头一回。\n\n" * 2600,
        "青禾县水库蓄满春水了吧\n本报讯（记者 丁一）昨天开会。\n" * 3500,
        "字\n" * 50_000,
        "（\n" * 50_000,
        "![a](" * 20_000,
        "山水木火，" * 20_000,
    ],
    ids=["columns", "briefs", "letters", "brackets", "marks", "one line"],
)
def test_a_page_of_a_hundred_thousand_characters_is_fixed_in_seconds(raw: str) -> None:
    start = time.process_time()
    page = fix(Page(id="p", raw=raw))
    assert time.process_time() - start < 15, "about a second on a free machine"
    assert uncovered(page) == []


def test_the_pipeline_suggests_structure_and_labels_and_tells_how_far_it_is() -> None:
    told: list[str] = []
    raw = "本报讯(记者 丁一)3月1日,县长何长河主持召开春灌工作会议。何长河强调,要用好每一方水。\n"
    page = suggest(Page(id="p", raw=raw), lambda done, total, what="": told.append(what))
    assert page.blocks
    assert page.spans
    assert told[0] == "structure"
    assert broken(page) == []
    assert suggest(page).blocks == page.blocks
