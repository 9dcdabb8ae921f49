"""A very long line of raw is laid out in rows, and is one line all the same."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from annotator.page.edits import ReplaceText, SplitBlock, flip_line_end
from annotator.page.lines import line_ends
from annotator.page.model import Article, Block, Page, Role
from annotator.page.pieces import Kept
from annotator.ui.raw.index import CHUNK, LONG, RawIndex
from tests.ui.desk import Desk

LONG_LINE = "春风又绿江南岸" * 2000
RAW = f"林溪市召开春耕会\n{LONG_LINE}\n第3版"
FIRST = RAW.index("\n") + 1
END = FIRST + len(LONG_LINE)


def long_page() -> Page:
    """Give a page whose second line is cut into blocks, some characters in none."""
    cuts = [FIRST, FIRST + 2500, FIRST + 4100, FIRST + 9000, END]
    blocks = [Block.spelt(RAW, "b0", "a", Role.HEADLINE, (Kept(0, FIRST - 1),))]
    blocks += [
        Block.spelt(RAW, f"b{number}", "a", Role.BODY, (Kept(start + 3, end),))
        for number, (start, end) in enumerate(pairwise(cuts), 1)
    ]
    blocks.append(Block.spelt(RAW, "b9", "a", Role.BODY, (Kept(END + 1, len(RAW)),)))
    return Page("long", RAW, articles=(Article("a"),), blocks=tuple(blocks))


@pytest.fixture
def long_desk(desk: Desk) -> Desk:
    project = desk.session.project
    assert project is not None
    project.add(long_page())
    assert desk.session.open_page("long")
    QApplication.processEvents()
    return desk


def ends(index: RawIndex) -> list[object]:
    return [index.kind(row) for row in range(len(index.starts)) if index.ends_line(row)]


def test_rows_are_short_and_together_the_line(long_desk: Desk) -> None:
    index = long_desk.raw.index
    rows = [index.bounds(row) for row in range(len(index.starts))]
    assert max(end - start for start, end in rows) <= LONG
    assert "".join(RAW[start:end] for start, end in rows) == RAW.replace("\n", "")
    assert long_desk.raw.document().blockCount() == len(rows)
    assert [index.number_of(row) for row in (0, 1, 2, len(rows) - 1)] == [0, 1, 1, 2]
    assert index.line_bounds(2) == (FIRST, END)


def test_a_place_in_raw_is_the_same_place_in_its_row(long_desk: Desk) -> None:
    chance = Random(7)
    for offset in (0, FIRST, FIRST + CHUNK, END, len(RAW), *chance.choices(range(len(RAW)), k=50)):
        assert long_desk.raw.raw_at(long_desk.raw.position_at(offset)) == offset


def test_the_margin_chooses_the_whole_line_and_copies_it_without_a_break(long_desk: Desk) -> None:
    long_desk.raw.gutter.pressed.emit(2, QPoint())
    assert long_desk.raw.selected() == ((FIRST, END),)
    assert long_desk.raw.createMimeDataFromSelection().text() == LONG_LINE


def test_marks_say_what_line_ends_says_while_the_page_changes(long_desk: Desk) -> None:
    def same() -> bool:
        long_desk.raw.catch_up()
        return ends(long_desk.raw.index) == [end.kind for end in line_ends(long_desk.page)]

    assert same()
    long_desk.session.apply(flip_line_end(long_desk.page, END))
    assert same()
    long_desk.session.undo()
    assert same()


@given(st.data())
def test_following_edits_comes_to_the_same_as_reading_anew(data: st.DataObject) -> None:
    page, index = long_page(), RawIndex()
    index.fill(page)
    for _ in range(data.draw(st.integers(1, 4))):
        block = data.draw(st.sampled_from([one for one in page.blocks if len(one.text) > 1]))
        start = data.draw(st.integers(1, len(block.text) - 1))
        end = data.draw(st.integers(start, min(len(block.text), start + 60)))
        split = data.draw(st.booleans())
        edit = SplitBlock(block.id, start) if split else ReplaceText(block.id, start, end, "字")
        before, page = page, edit.apply(page)
        index.follow(before, page)
    anew = RawIndex()
    anew.fill(page)
    assert index.lines == anew.lines
    assert ends(index) == ends(anew) == [end.kind for end in line_ends(page)]
