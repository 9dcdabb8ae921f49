"""A project's habits of roles: what they overrule, and what they can't."""

import pickle
import random
from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.evaluate import Measures, measure, pool
from annotator.page.check import broken
from annotator.page.edits import SetRole
from annotator.page.model import Page, Role
from annotator.page.pieces import Kept
from annotator.suggest.known import NOTHING, Known
from annotator.suggest.learn.role_answers import RoleAnswer, role_answers, roles_fitted
from annotator.suggest.loglinear import LogLinear
from annotator.suggest.structure.fix import fix
from annotator.suggest.structure.head_parts import HeadLine, parts_of
from annotator.suggest.structure.roles import head_choice, parted
from benchmarks import following
from tools.set_papers import HOUSES, House, paper

LINES = (
    HeadLine("青禾县召开春灌工作会议"),
    HeadLine("把水放到每一块田里去"),
    HeadLine("本报记者 林小满"),
)
RAW = """青禾县召开春灌工作会议

把水放到每一块田里去

　　本报讯（记者 林小满）四月二日，青禾县春灌工作会议召开。渠尾的人等了三年，今年
等到了水。
　　散会以后，各村的管水员领走了新的时刻表，贴在祠堂门口，几点几分轮到哪一家，写得
清清楚楚。
"""


LATER = (
    *("bingang", "jiangling", "lingjiang", "luoqu", "songzhou", "yuanpi"),
    *("cangbei", "daijiang", "luchuan", "luxi", "qichuan", "shuojiang", "tangzhou", "xicheng"),
    *("cenzhou", "hanyuan", "hengchuan", "hengjiang", "qingxian", "tongbu"),
    *("liaoyuan", "ningyu", "qiyuan", "ruichuan", "yizhou", "zhechuan", "zhilong", "ziyang"),
)
"""Pages that came after these papers were thrown: others in the pool would throw other papers."""


@cache
def golds() -> tuple[Page, ...]:
    """The gold pages that belong to the project, but for those that came later."""
    return tuple(one for one in following.golds(following.FOLDERS) if not one.id.startswith(LATER))


def as_it_came(page: Page) -> Page:
    return Page(page.id, page.raw)


def thrown(seed: int, answers: Sequence[RoleAnswer], size: float = 4.0) -> LogLinear:
    """Throw weights for all that these choices show."""
    dice = random.Random(seed)
    names: dict[str, float] = {}
    for one in answers:
        for way in one.choice.ways:
            for name in way.shape:
                names[name] = dice.gauss(0, size)
            for outcome, signs in zip(way.outcomes, one.choice.signs, strict=True):
                for sign in signs:
                    names[f"{outcome} {sign}"] = dice.gauss(0, size)
    return LogLinear(names)


def learnt(pages: Sequence[Page], parts: int = 4) -> tuple[Measures, Measures]:
    """Measure pages as the rules read them and with what the other pages teach of roles."""
    answers = [role_answers(page) for page in pages]
    without, taught = [], []
    for part in range(parts):
        weights = roles_fitted([of for n, of in enumerate(answers) if n % parts != part])
        for page in pages[part::parts]:
            without.append(measure(page, fix(as_it_came(page))))
            taught.append(measure(page, fix(as_it_came(page), Known(roles=weights))))
    return pool(without), pool(taught)


@pytest.mark.parametrize("page", golds()[:16], ids=lambda page: page.id)
def test_weights_that_know_nothing_change_nothing(page: Page) -> None:
    raw = as_it_came(page)
    assert fix(raw, Known(roles=LogLinear({}))) == fix(raw, NOTHING)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("春水田，。：（）本报讯记者图 0\u3000", max_size=30), max_size=12))
def test_weights_that_know_nothing_change_no_text_either(lines: list[str]) -> None:
    page = Page("p", "\n".join(lines))
    assert fix(page, Known(roles=LogLinear({}))) == fix(page)


@pytest.mark.parametrize("seed", range(8))
def test_no_weights_lose_a_character_or_break_a_page(seed: int) -> None:
    page = golds()[seed]
    after = fix(as_it_came(page), Known(roles=thrown(seed, role_answers(page))))
    assert broken(after) == []
    kept = [
        offset
        for block in after.blocks
        for piece in block.pieces
        if isinstance(piece, Kept)
        for offset in range(piece.start, piece.end)
    ]
    taken = {at for one in after.corrections for at in range(one.start, one.end)}
    there = {at for at in kept if not after.raw[at].isspace()}
    assert there | taken == {at for at, one in enumerate(after.raw) if not one.isspace()} | taken
    assert len(kept) == len(set(kept))


@pytest.mark.parametrize("house", HOUSES[1:], ids=lambda house: house.name)
def test_the_habits_of_a_paper_are_learnt_from_its_other_pages(house: House) -> None:
    without, taught = learnt(paper(golds(), house, 8, seed=7))
    assert taught.actions.total < without.actions.total
    before, after = without.role_blocks.value, taught.role_blocks.value
    assert before is not None
    assert after is not None
    assert after > before


def test_a_paper_that_does_as_the_rules_do_loses_nothing() -> None:
    without, taught = learnt(paper(golds(), HOUSES[0], 8, seed=7))
    assert without.actions.total < 10
    assert taught.actions.total <= without.actions.total


def test_the_same_words_are_kicker_or_subheadline_as_the_paper_has_it() -> None:
    found = []
    for house in HOUSES[:2]:
        pages = paper(golds(), house, 8, seed=7)
        weights = roles_fitted([role_answers(page) for page in pages])
        roles = [block.role for block in fix(Page("p", RAW), Known(roles=weights)).blocks]
        found.append(roles[:2])
    assert found == [[Role.KICKER, Role.HEADLINE], [Role.HEADLINE, Role.SUBHEADLINE]]


def test_the_rules_come_first_among_the_ways_and_each_other_way_has_one_headline() -> None:
    rules = [role for role, _ in parts_of(LINES, "")]
    found = head_choice(LINES, rules, "")
    assert found is not None
    assert list(found.roles[0]) == rules
    assert len(set(found.roles)) == len(found.roles)
    for way in found.roles[1:]:
        places = [index for index, role in enumerate(way) if role is Role.HEADLINE]
        assert places == list(range(places[0], places[-1] + 1))
        assert Role.KICKER not in way[places[-1] :]
        assert Role.SUBHEADLINE not in way[: places[0]]


def test_a_head_of_one_line_and_one_of_very_many_are_left_to_the_rules() -> None:
    assert head_choice(LINES[:1], [Role.HEADLINE], "") is None
    assert head_choice(LINES[:1] * 9, [Role.HEADLINE] * 9, "") is None


def test_a_part_ends_where_another_role_begins_and_where_the_rules_part() -> None:
    parts = [(Role.HEADLINE, 0), (Role.HEADLINE, 0), (Role.SUBHEADLINE, 1), (Role.BYLINE, 2)]
    roles = (Role.KICKER, Role.HEADLINE, Role.HEADLINE, Role.BYLINE)
    assert parted(roles, parts) == [
        (Role.KICKER, 0),
        (Role.HEADLINE, 1),
        (Role.HEADLINE, 2),
        (Role.BYLINE, 3),
    ]


def test_lines_between_paragraphs_lean_to_a_heading_as_much_as_is_learnt() -> None:
    raw = RAW.replace("　　散会", "\n时刻表贴出来\n\n　　散会")
    plain = {block.text: block.role for block in fix(Page("p", raw)).blocks}
    for way, role in (("heading", Role.HEADING), ("opens", Role.HEADLINE)):
        weights = LogLinear({f"{way} always": 20.0})
        found = {
            block.text: block.role for block in fix(Page("p", raw), Known(roles=weights)).blocks
        }
        assert found["时刻表贴出来"] is role
        assert {text for text in found if text != "时刻表贴出来"} <= plain.keys()


def test_what_differs_from_the_rules_is_as_sure_as_the_weights_are() -> None:
    pages = paper(golds(), HOUSES[1], 8, seed=7)
    weights = roles_fitted([role_answers(page) for page in pages])
    rules = {block.text: block for block in fix(Page("p", RAW)).blocks}
    for block in fix(Page("p", RAW), Known(roles=weights)).blocks:
        before = rules.get(block.text)
        assert block.confidence is not None
        assert 0.0 < block.confidence <= 1.0
        if before is not None and before.role is block.role:
            assert block.confidence == before.confidence


def test_a_head_that_a_person_had_a_hand_in_is_left_to_the_rules() -> None:
    page = fix(Page("p", RAW))
    mine = SetRole((page.blocks[1].id,), Role.SUBHEADLINE).apply(page)
    for seed in range(6):
        weights = thrown(seed, role_answers(page))
        after = fix(mine, Known(roles=weights))
        assert after.block(page.blocks[1].id) == mine.block(page.blocks[1].id)


def test_answers_are_given_where_gold_knows_them_and_by_what_gold_says() -> None:
    page = paper(golds(), HOUSES[0], 4, seed=7)[0]
    answers = role_answers(page)
    heads = [one for one in answers if len(one.choice.signs) > 1]
    assert heads
    right = [one.choice.ways[one.right].outcomes for one in heads]
    assert any(way[:2] == ("kicker", "headline") for way in right)
    nothing = role_answers(Page("p", page.raw))
    assert nothing == ()


def test_habits_are_plain_values_that_another_process_can_have() -> None:
    known = Known(roles=LogLinear({"kicker first": 1.0}))
    assert pickle.loads(pickle.dumps(known)) == known
