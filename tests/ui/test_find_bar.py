"""What the find bar finds, and where: each place is code points of the page's own text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from annotator.page.model import Article, Block, Page, Role
from annotator.page.pieces import Kept
from annotator.ui.bars.find_bar import REPLACE, hits
from tests.ui.desk import Desk


def page_of(text: str) -> Page:
    block = Block.spelt(text, "b1", "a1", Role.BODY, (Kept(0, len(text)),) if text else ())
    return Page("p", text, articles=(Article("a1"),), blocks=(block,))


@pytest.mark.parametrize(
    ("text", "words", "match_case", "found"),
    [
        ("WTO与wto", "wto", False, [(0, 3), (4, 7)]),
        ("WTO与wto", "wto", True, [(4, 7)]),
        ("ＷＴＯ入世", "ｗｔｏ", False, [(0, 3)]),
        ("Straße 😀 STRASSE", "ß", False, [(4, 5)]),
        ("İstanbul是地名", "是", False, [(8, 9)]),
        ("a.b a+b", "a+b", False, [(4, 7)]),
        ("人人人", "人人", False, [(0, 2)]),
        ("什么", "", False, []),
    ],
)
def test_hits(text: str, words: str, match_case: bool, found: list[tuple[int, int]]) -> None:
    assert hits(page_of(text), words, match_case) == [("b1", *place) for place in found]


@given(
    st.text("aAß字İ😀.", max_size=30), st.text("aAß字İ😀.", min_size=1, max_size=3), st.booleans()
)
def test_what_is_found_is_as_long_as_what_was_sought(text: str, words: str, case: bool) -> None:
    for _, start, end in hits(page_of(text), words, case):
        assert len(text[start:end]) == len(words)
        assert text[start:end] == words or not case


@pytest.mark.parametrize("button", ["one_button", "all_button"])
def test_one_place_or_all_replaced_is_a_step_of_this_name(desk: Desk, button: str) -> None:
    before = desk.page
    desk.shortcut("Ctrl+H")
    bar = desk.window.find_bar
    bar.line.setText("何田")
    bar.other.setText("何苗")
    bar.find_next()
    getattr(bar, button).click()
    assert any("何苗" in text for text in desk.texts)
    step = desk.session.next_undo
    assert step is not None
    assert step.name == REPLACE
    desk.session.undo()
    assert desk.page == before


@pytest.mark.parametrize("keys", ["Ctrl+F", "Ctrl+H"])
def test_nothing_of_the_bar_is_cut_off_in_a_small_window(desk: Desk, keys: str) -> None:
    desk.window.resize(1024, 700)
    desk.shortcut(keys)
    bar = desk.window.find_bar
    bar.line.setText("春耕")
    QApplication.processEvents()
    for part in (bar.line, bar.count, bar.case, bar.one_button, bar.all_button):
        if part.isVisible():
            assert part.width() >= part.minimumSizeHint().width()
            assert bar.rect().contains(part.geometry())
    assert bar.minimumSizeHint().width() <= 280
