"""What is searched once, or only where it may begin, is found as the plain search finds it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.page.model import PERSON, Article, Block, Page, Part, Role
from annotator.page.pieces import Kept
from annotator.suggest.labels.characters import HAN
from annotator.suggest.labels.label import label
from annotator.suggest.labels.meetings import dates, likeness
from annotator.suggest.labels.meetings.events import names_at_clauses
from annotator.suggest.labels.meetings.hits import Hits, matches
from annotator.suggest.labels.names import rosters, rows
from annotator.suggest.labels.names.called import introduced
from annotator.suggest.labels.names.foreign import FOREIGN, _with_dots
from annotator.suggest.labels.names.texts import Texts
from annotator.suggest.labels.offices import offices

_WORDS = (
    "县委书记",
    "书记",
    "局长",
    "副局长",
    "委员会主任",
    "常务副市长",
    "市长助理",
    "主任",
    "长",
    "委",
)
_NEWS = (
    *_WORDS,
    *(
        "王强",
        "欧阳兰",
        "和",
        "、",
        "，",
        "。",
        " ",
        "\u3000",
        "（女）",
        "说",
        "：",
        "等参加",
        "某",
    ),
    *(
        "12",
        "日",
        "3月",
        "2023年",
        "近日",
        "今年",
        "·",
        "汉斯",
        "-",
        "记者",
        "县",
        "在",
        "召开",
        "会议",
    ),
)


def texts_of(words: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(words), max_size=40).map("".join)


def places(hits: object) -> list[tuple[int, int]]:
    return [hit.span() for hit in hits]  # type: ignore[attr-defined]


@given(texts_of(_NEWS))
def test_offices_are_found_as_their_expression_finds_them(text: str) -> None:
    assert offices().found(text) == places(offices().ends.finditer(text))


@given(texts_of(_NEWS))
def test_learnt_offices_are_found_like_those_of_the_lexicon(text: str) -> None:
    known = offices(frozenset(("委员会主任助理", "长委")))
    assert known.found(text) == places(known.ends.finditer(text))


@given(texts_of(_NEWS))
def test_dates_are_found_as_their_expression_finds_them(text: str) -> None:
    found = matches(dates._BEGINS, dates._DATE, text, 0, len(text))
    assert places(found) == places(dates._DATE.finditer(text))


@given(texts_of(_NEWS))
def test_lists_begin_where_an_item_begins(text: str) -> None:
    plain = re.compile(rf"(?<!{rosters._ITEM}){rosters._LIST.pattern}")
    assert places(rosters._runs(text)) == places(plain.finditer(text))


@given(texts_of((*_NEWS, *"甲乙丙丁戊己庚辛")))
def test_runs_that_spaces_part_begin_where_their_first_word_begins(text: str) -> None:
    plain = re.compile(rf"(?<!{HAN}){rows._SPACED.pattern}")
    assert places(rows._spaced_runs(text)) == places(plain.finditer(text))


@given(texts_of((*_NEWS, "·", "·", "-", "汉斯", "韦伯")))
def test_names_with_dots_are_found_as_their_expression_finds_them(text: str) -> None:
    assert places(_with_dots(text)) == places(FOREIGN.finditer(text))


@given(texts_of(("召开", "召", "开", "开会", "会上", "会", "，")), st.data())
def test_where_no_hit_meets_a_stretch_a_search_finds_nothing(
    text: str, data: st.DataObject
) -> None:
    words = re.compile("召开|开会|会上")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if words.search(text, start, end):
        assert Hits(words, text).meet(start, end)


def test_what_lies_outside_a_stretch_does_not_meet_it() -> None:
    hits = Hits(re.compile("召开"), "今天召开会议")
    assert hits.meet(2, 4)
    assert not hits.meet(0, 2)
    assert not hits.meet(4, 6)
    assert not Hits(re.compile("召开"), "今天休息").meet(0, 4)


@given(st.text("甲乙丙丁", max_size=9), st.text("甲乙丙丁戊", max_size=40))
def test_common_characters_are_counted_as_by_the_table(first: str, second: str) -> None:
    table = [[0] * (len(second) + 1) for _ in range(len(first) + 1)]
    for at, one in enumerate(first):
        for there, other in enumerate(second):
            table[at + 1][there + 1] = (
                table[at][there] + 1
                if one == other
                else max(table[at][there + 1], table[at + 1][there])
            )
    assert likeness.common(first, second) == table[-1][-1]
    assert likeness.holds(second, first) == (table[-1][-1] == len(first))


def page_of(paragraphs: list[str]) -> Page:
    blocks, at = [], 0
    for number, text in enumerate(paragraphs, start=1):
        pieces = (Kept(at, at + len(text)),) if text else ()
        blocks.append(Block(f"b{number}", "a1", Role.BODY, pieces, text))
        at += len(text) + 1
    return Page("p", "\n".join(paragraphs), articles=(Article("a1"),), blocks=tuple(blocks))


@given(st.lists(texts_of(_NEWS), min_size=1, max_size=6))
def test_a_mention_lies_in_one_block(paragraphs: list[str]) -> None:
    page = label(page_of(paragraphs))
    for span in page.spans:
        for part in span.parts:
            assert 0 <= part.start < part.end <= len(page.block(part.block).text)


def test_nothing_is_read_across_the_border_of_two_blocks() -> None:
    page = label(page_of(["县里来了局长", "欢欢生病", "某国总理汉斯·", "韦伯", "联系人：", "东山"]))
    assert [page.text_of(span) for span in page.spans if span.label == PERSON] == []


@pytest.mark.parametrize("others", [[], ["后来下雨了。"], ["说话算话。", "，"]])
def test_what_stands_in_the_next_block_follows_no_name(others: list[str]) -> None:
    """A verb that ends a headline is one, whatever the first words of the next block are."""
    page = label(page_of(["副县长计成说", *others]))
    people = [page.text_of(span) for span in page.spans if span.label == PERSON]
    assert people == ["计成"]


@pytest.mark.parametrize("others", [[], ["同乡会成立。"]])
def test_a_name_that_ends_its_block_is_not_the_beginning_of_a_longer_one(others: list[str]) -> None:
    page = label(page_of(["副县长方大同", *others]))
    people = [page.text_of(span) for span in page.spans if span.label == PERSON]
    assert people == ["方大同"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("十五岁的王强", ["王强"]),
        ("15岁王强", ["王强"]),
        ("15岁的王强", ["王强"]),
        ("十五岁王强", []),
    ],
)
def test_an_age_calls_for_a_name(text: str, named: list[str]) -> None:
    """Spelt out it does so only with 的 behind: 满十五岁方能报名."""
    assert [text[one.start : one.end] for one in introduced(Texts((text,), offices()))] == named


def test_mentions_behind_empty_blocks_stand_where_they_stand() -> None:
    page = label(page_of(["", "县长赵明说，修路。", "", "", "赵明随后离开。"]))
    people = [span.parts for span in page.spans if span.label == PERSON]
    assert people == [(Part("b2", 2, 4),), (Part("b5", 0, 2),)]


def test_how_often_a_name_comes_is_asked_of_the_whole_page() -> None:
    texts = Texts(("赵明说", "赵明来", "赵明", "赵"), offices())
    assert texts.repeats("赵明") > 1
    assert texts.repeats("明说") == 0
    assert texts.repeats("县") == 0
    assert Texts(("赵明说", "赵明说"), offices()).repeats("赵明") < 0
    assert [texts.block_at(at) for at in (0, 3, 4, 7, 8, 11)] == [0, 0, 1, 1, 2, 3]


def test_names_of_meetings_are_looked_for_in_clauses_that_hold_a_noun_of_them() -> None:
    text = "全县农业工作会议召开，大家高兴，座谈很好。"
    block = Block("b1", "a1", Role.BODY, (), text)
    found = [text[one.start : one.end] for one in names_at_clauses(block, text, [])]
    assert found == ["全县农业工作会议"]
