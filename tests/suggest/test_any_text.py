"""Whatever a text is made of, suggestions come to an end, and what they give keeps every rule."""

import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.page.check import broken
from annotator.page.model import Page
from annotator.places import resources
from annotator.suggest.labels.names.names import _settled
from annotator.suggest.labels.names.seed import Seed
from annotator.suggest.labels.speeches.bridges import Run, adverbs_only, bridge
from annotator.suggest.pipeline import suggest
from annotator.suggest.structure import furniture

MARKS = tuple("，。；：“”‘’（）【】《》、·…—！？ 012389年月日时地说")


@cache
def pieces() -> tuple[str, ...]:
    """Give the words that rules look for, and marks."""
    found = {
        word
        for path in sorted((resources() / "lexicons").glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if not line.startswith("#")
        for word in line.split()
    }
    return (*sorted(found), *MARKS)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Give a text of few pieces that come again and again, broken into columns or not.

    Rules that read a text in more than one way meet all of these ways here.
    """
    few = draw(st.lists(st.sampled_from(pieces()), min_size=1, max_size=5))
    text = "".join(draw(st.lists(st.sampled_from(few), min_size=1, max_size=60)))
    width = draw(st.sampled_from((0, 0, 3, 8, 17)))
    return "\n".join(text[at : at + width] for at in range(0, len(text), width)) if width else text


@given(texts())
def test_words_that_come_again_and_again_are_no_trouble(raw: str) -> None:
    page = suggest(Page("p", raw))
    assert page.raw == raw
    assert broken(page) == []


def test_of_three_rivals_one_may_be_gone_when_its_turn_comes() -> None:
    seeds = [Seed(0, 5, 0.7), Seed(0, 5, 0.7), Seed(0, 4, 0.6), Seed(0, 3, 0.6)]
    assert "甲乙丙丁" not in _settled("甲乙丙丁戊", seeds, {})


def test_what_can_be_cut_in_many_ways_is_read_in_few() -> None:
    for run in (bridge(), adverbs_only()):
        assert not run.covers("说地" * 400 + "山")
        assert not run.covers("感慨地" * 300 + "山")


class Counted:
    """An expression that counts how often a whole text is held against it."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern, self.times = pattern, 0

    def match(self, text: str, start: int, stop: int) -> re.Match[str] | None:
        return self.pattern.match(text, start, stop)

    def fullmatch(self, text: str, start: int, stop: int) -> re.Match[str] | None:
        self.times += 1
        return self.pattern.fullmatch(text, start, stop)


def test_a_border_that_led_nowhere_is_not_followed_again_from_another_start() -> None:
    piece, text = Counted(bridge().piece), "说地" * 50 + "山"
    run, dead = Run(piece, bridge().pieces, bridge().last), set[int]()  # type: ignore[arg-type]
    assert not any(run.covers(text, at, dead=dead) for at in range(len(text)))
    assert 0 < piece.times <= 48 * len(dead) <= 48 * len(text)


def test_a_sign_of_the_page_that_comes_again_and_again_is_asked_of_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    monkeypatch.setitem(furniture._BY_SIGN, "编", [asked.append])
    assert not furniture.is_furniture("不编" * 400 + "了")
    assert len(asked) == 1
