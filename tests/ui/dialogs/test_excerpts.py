"""Long words are cut so that what changed in them can be read."""

import re

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from annotator.page.edits import ReplaceText
from annotator.store.past.compared import compared
from annotator.ui.dialogs.excerpts import excerpt
from annotator.ui.dialogs.history_view import side_by_side
from annotator.ui.theme import current
from tests.page.pages import labelled, page_of

LONG = "渠水流过东岸的村庄和西岸的田地，今年春天来得很早，人们都说水到了心里就踏实了。"
SOME = st.text("甲乙丙", max_size=40)


def test_words_that_fit_are_shown_whole() -> None:
    assert excerpt("渠水流过", ["渠水"], 24) == "渠水流过"


def test_what_changed_far_behind_stands_in_the_middle() -> None:
    now = LONG.replace("踏实", "安定")
    shown = excerpt(now, ["别的讲话，与此无关。", LONG], 12)
    assert "安定" in shown
    assert "踏实" in excerpt(LONG, [now], 12)
    early = LONG.replace("春天", "秋天")
    shown = excerpt(early, [LONG], 12)
    assert (shown[0], shown[-1]) == ("…", "…")
    assert 4 <= shown.index("秋") <= 8


def test_words_without_a_counterpart_are_shown_from_their_beginning() -> None:
    assert excerpt(LONG, [], 6) == "渠水流过东岸…"
    assert excerpt(LONG, ["完全不同"], 6) == "渠水流过东岸…"
    assert excerpt(LONG, [LONG], 6) == "渠水流过东岸…"


def test_of_a_change_longer_than_the_room_its_beginning_is_shown() -> None:
    now = LONG[:20] + "水闸开了之后大家一起到渠边去看" + LONG[20:]
    assert "水闸开了" in excerpt(now, [LONG], 10)


def test_the_history_shows_what_became_of_a_long_label(qapp: QApplication) -> None:
    then = labelled(page_of(f"他说：{LONG}"), "content", LONG)
    at = then.blocks[0].text.index("踏实")
    now = ReplaceText("b1", at, at + 2, "安定").apply(then)
    html = side_by_side(compared(then, now), "", "", current())
    chips = re.findall(r"<div style=\"font-size:small\">.*?</div>", html)
    gone, new = (re.sub("<[^>]*>", "", chip) for chip in chips)
    assert gone.endswith("心里就踏实了。")
    assert new.endswith("心里就安定了。")


@given(SOME, SOME, SOME, SOME, st.integers(3, 20))
def test_a_window_is_a_part_of_the_words_and_says_where_more_is(
    head: str, old: str, new: str, tail: str, most: int
) -> None:
    then, now = head + old + tail, head + new + tail
    shown = excerpt(now, [then], most)
    bare = shown.strip("…")
    assert len(bare) == min(most, len(now))
    begins, ends = shown.startswith("…"), shown.endswith("…")
    assert any(
        (at > 0, at + len(bare) < len(now)) == (begins, ends)
        for at in range(len(now) - len(bare) + 1)
        if now.startswith(bare, at)
    )
