"""Rule 5: whatever a person did on a page stays through any run of suggestions, learnt or not."""

import random
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.page.check import broken
from annotator.page.edits import (
    Accept,
    AddSpan,
    ChangePage,
    Edit,
    JoinBlocks,
    MoveBlocks,
    Refuse,
    ReplaceText,
    SetRole,
    SplitBlock,
    TagPeople,
    TakeOut,
)
from annotator.page.errors import EditError
from annotator.page.model import Page, Part, Role, Status
from annotator.suggest.known import NOTHING, Known, usual_form
from annotator.suggest.labels.draft import Draft
from annotator.suggest.learn.answers import BLANK
from annotator.suggest.learn.role_answers import role_answers
from annotator.suggest.logistic import Logistic
from annotator.suggest.loglinear import LogLinear
from annotator.suggest.pipeline import suggest
from annotator.suggest.structure.line_ends import LineEnds

RAW = """青禾新报副刊第31期

全县春灌会议召开

本报讯（记者 林小满）4月2日，全县春灌工作会议在青禾
县召开。县长温颂白出席会议并讲话，副县长方圆里、白
临川参加。
　　温颂白强调，要把水放到每一块田里去，要让渠尾的人
也等得到水。各村要把闸口看好，把账目贴出来。
　　会议指出，去年修的三十六条渠都要试水。
　　方圆里说：“水到了，心里就踏实了。”
下坪村修渠记
渠边的老人告诉记者，从前为了抢水红过脸，如今闸口上
写着钟点，没有人再争。
（下转第二版）
"""
PAGE = suggest(Page("p", RAW))
CHOICES = [one.choice for one in role_answers(PAGE)]
SHOWN = sorted(
    {
        f"{outcome} {sign}"
        for choice in CHOICES
        for way in choice.ways
        for outcome, signs in zip(way.outcomes, choice.signs, strict=True)
        for sign in signs
    }
    | {name for choice in CHOICES for way in choice.ways for name in way.shape}
)
"""All that the page shows of roles."""
LEARNT = Known(
    names={"渠尾": ("村民",), "温颂白": ("县长",), "老人告": ()},
    offices=frozenset({"村", "渠边"}),
    bodies=frozenset({"会议", "下坪村"}),
    not_names=frozenset({"方圆里"}),
    usual=frozenset({usual_form("下坪村修渠记"), usual_form("青禾新报副刊第31期")}),
)


def with_weights(seed: int) -> Known:
    """What was learnt, with weights that part and join, and give roles, at random."""
    dice = random.Random(seed)

    def thrown(model: Logistic) -> Logistic:
        return Logistic(model.names, tuple(dice.gauss(0, 4) for _ in model.names))

    ends = LineEnds(thrown(BLANK.sound), thrown(BLANK.torn))
    roles = LogLinear({name: dice.gauss(0, 4) for name in SHOWN})
    return replace(LEARNT, line_ends=ends, roles=roles)


def edit(page: Page, data: st.DataObject) -> Edit | None:
    """Draw something a person may do on the page."""
    if not page.blocks:
        return None
    block = data.draw(st.sampled_from(page.blocks))
    other = data.draw(st.sampled_from(page.blocks))
    at = data.draw(st.integers(0, len(block.text)))
    end = data.draw(st.integers(at, min(len(block.text), at + 6)))
    judged = [("block", one.id) for one in page.blocks]
    judged += [("span", one.id) for one in page.spans]
    judged += [("speech", one.id) for one in page.speeches]
    judged += [("meeting", one.id) for one in page.meetings]
    judged += [("correction", one.id) for one in page.corrections]
    target = data.draw(st.sampled_from(judged))
    label = data.draw(st.sampled_from(("person", "cue", "place", "content")))
    raw = data.draw(st.integers(0, len(page.raw) - 2))
    edits: tuple[Edit, ...] = (
        SplitBlock(block.id, at),
        JoinBlocks(block.id, other.id),
        ReplaceText(block.id, at, end, "渠水"),
        ReplaceText(block.id, at, end, ""),
        SetRole((block.id,), data.draw(st.sampled_from(list(Role)))),
        MoveBlocks((block.id,), other.article, None),
        AddSpan(label, (Part(block.id, at, end),)),
        TagPeople(((Part(block.id, at, end),),)),
        TakeOut(((raw, raw + 2),)),
        Accept((target,)),
        Refuse((target,)),
        ChangePage({"paper": "青禾新报"}),
    )
    return data.draw(st.sampled_from(edits))


def judged(items: Iterable[Any]) -> list[Any]:
    """Give what a person made, accepted or refused."""
    return [
        one
        for one in items
        if one.status is not Status.SUGGESTED and (one.status is not None or one.confidence is None)
    ]


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_hand_work_outlives_any_run_of_suggestions(data: st.DataObject) -> None:
    page = PAGE
    for _ in range(data.draw(st.integers(1, 6))):
        chosen = edit(page, data)
        if chosen is None:
            break
        try:
            page = chosen.apply(page)
        except EditError:
            continue
    known = data.draw(st.sampled_from((NOTHING, LEARNT, *map(with_weights, range(4)))))
    after = suggest(page, known=known)
    assert broken(after) == []
    for before_items, after_items in (
        (page.spans, after.spans),
        (page.speeches, after.speeches),
        (page.meetings, after.meetings),
        (page.corrections, after.corrections),
        (page.blocks, after.blocks),
    ):
        kept = {one.id: one for one in after_items}
        for one in judged(before_items):
            assert kept.get(one.id) == one
    assert after.meta == page.meta
    _nothing_refused_is_back(after)


def _nothing_refused_is_back(page: Page) -> None:
    draft = Draft(page)
    refused = {
        (span.label, draft.where(span.parts))
        for span in page.spans
        if span.status is Status.REJECTED
    }
    for span in page.spans:
        if span.status is Status.SUGGESTED:
            assert (span.label, draft.where(span.parts)) not in refused


def test_the_random_weights_do_give_other_roles() -> None:
    assert len(SHOWN) > 100
    roles = {
        tuple(block.role for block in suggest(Page("p", RAW), known=with_weights(seed)).blocks)
        for seed in range(4)
    }
    assert len(roles) == 4


@pytest.mark.parametrize("seed", range(6))
def test_accepting_everything_leaves_nothing_to_suggest(seed: int) -> None:
    targets = [("block", one.id) for one in PAGE.blocks]
    targets += [("span", one.id) for one in PAGE.spans]
    page = Accept(tuple(targets)).apply(PAGE)
    after = suggest(page, known=with_weights(seed))
    assert after.blocks == page.blocks
    assert [one for one in after.spans if one.id in page.span_by_id] == list(page.spans)
