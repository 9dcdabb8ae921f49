"""What holds of the fixed page whatever the raw text is."""

import random
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.page.check import broken, uncovered
from annotator.page.edits import Accept, MoveBlocks, ReplaceText, SplitBlock
from annotator.page.model import Block, Correction, Page, Role, Status
from annotator.page.pieces import Kept
from annotator.suggest.structure.fix import fix
from benchmarks.following import golds
from benchmarks.material import CHECKOUT

MARKS = "。，、；：！？“”《》（）()[]—…#*|丨·.,%"
LETTERS = (
    "山水木火土金日月河湖镇县市长会议强调要把好的一二三四记者本报讯人大常委𠮷𡘙 éAb12员員曰⾼⻢"
)
CHARACTERS = MARKS + LETTERS + "\n\n\n \u3000\t\x0c\x00\u200b\u2028"
WORDS = (
    "本报讯（记者 丁一）",
    "强调",
    "\n\n",
    "一要",
    "（下转第二版）",
    "本报记者 丁一 摄",
    "——访有关人士",
    "## ",
    " and ",
    "02|要 闻",
)

raws = st.lists(
    st.one_of(st.text(CHARACTERS, max_size=30), st.sampled_from(WORDS), st.text(max_size=4)),
    max_size=40,
).map("".join)
sound_raws = raws.map(lambda raw: raw.replace("\r", "").lstrip("\ufeff"))


def use_of(page: Page) -> list[int]:
    """Count for each raw character the pieces and corrections it stands in."""
    used = [0] * len(page.raw)
    for block in page.blocks:
        for piece in block.pieces:
            if isinstance(piece, Kept):
                for offset in range(piece.start, piece.end):
                    used[offset] += 1
    for one in page.corrections:
        for offset in range(one.start, one.end):
            used[offset] += 1
    return used


@example("1一员\n1一員1？")  # misread, and printed twice
@given(sound_raws)
def test_every_character_ends_in_one_piece_or_one_correction(raw: str) -> None:
    page = fix(Page(id="p", raw=raw))
    for offset, count in enumerate(use_of(page)):
        assert count == 1 or (count == 0 and raw[offset].isspace()), (offset, raw[offset])
    assert uncovered(page) == []


@given(sound_raws)
def test_a_fixed_page_breaks_no_rule(raw: str) -> None:
    page = fix(Page(id="p", raw=raw))
    assert broken(page) == []
    assert all(block.text and block.text == block.text.strip() for block in page.blocks)
    assert all((block.article is None) == (block.role is Role.FURNITURE) for block in page.blocks)


@given(sound_raws)
def test_everything_is_a_suggestion_with_a_confidence(raw: str) -> None:
    page = fix(Page(id="p", raw=raw))
    items: tuple[Block | Correction, ...] = (*page.blocks, *page.corrections)
    for one in items:
        assert one.status is Status.SUGGESTED
        assert one.confidence is not None
        assert 0 <= one.confidence <= 1


@given(sound_raws)
def test_fixing_again_changes_nothing(raw: str) -> None:
    page = fix(Page(id="p", raw=raw))
    assert fix(page) == page
    assert fix(Page(id="p", raw=raw)) == page


@given(sound_raws, st.data())
def test_what_a_person_made_stays_as_it_is(raw: str, data: st.DataObject) -> None:
    page = fix(Page(id="p", raw=raw))
    if not page.blocks:
        return
    for _ in range(data.draw(st.integers(1, 4))):
        block = data.draw(st.sampled_from(page.blocks))
        what = data.draw(st.sampled_from(("accept", "type", "split", "move")))
        if what == "accept":
            page = Accept((("block", block.id),)).apply(page)
        elif what == "type":
            page = ReplaceText(block.id, 0, 1, "改").apply(page)
        elif what == "split" and len(block.text) > 1:
            page = SplitBlock(block.id, len(block.text) // 2).apply(page)
        elif what == "move" and block.article is not None:
            page = MoveBlocks((block.id,), block.article, None).apply(page)
    before = {block.id: block for block in page.blocks if block.fixed}
    after = fix(page)
    assert {id: after.block(id) for id in before} == before
    assert [block.id for block in after.blocks if block.id in before] == list(before)
    assert broken(after) == []
    assert uncovered(after) == []
    hands = [one for one in page.corrections if one.status is not Status.SUGGESTED]
    assert all(one in after.corrections for one in hands)
    assert fix(after) == after


@pytest.mark.parametrize(
    "raw",
    ["", "\n", " \n\u3000\n\t ", "一", "\n".join("一二三四五"), "𠮷", "\n\n\n。\n\n\n", "#", "**"],
)
def test_odd_pages_are_no_trouble(raw: str) -> None:
    page = fix(Page(id="p", raw=raw))
    assert broken(page) == []
    assert uncovered(page) == []


def test_metadata_and_unknown_keys_stay() -> None:
    page = Page(id="p", raw="山水", extra=(("more", 1),))
    fixed = fix(page)
    assert replace(fixed, articles=(), blocks=(), corrections=()) == page


@pytest.mark.parametrize(
    "page", tuple(golds((CHECKOUT / "sample_data",))), ids=lambda page: page.id
)
def test_paragraphs_of_a_page_in_any_order_are_read_whole(page: Page) -> None:
    for seed in range(8):
        paragraphs = page.raw.split("\n\n")
        random.Random(seed).shuffle(paragraphs)
        mixed = fix(Page(id="p", raw="\n\n".join(paragraphs)))
        assert uncovered(mixed) == []
        assert broken(mixed) == []
