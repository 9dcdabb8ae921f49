"""What a person did to a page is known from what the program did."""

from dataclasses import replace
from typing import Any

import pytest

from annotator.page.edits import SetRole
from annotator.page.handwork import has_hand_work
from annotator.page.model import (
    Article,
    ArticleStatus,
    Correction,
    CorrectionKind,
    Meeting,
    Page,
    PageStatus,
    Role,
    Speech,
    Status,
)
from tests.page.pages import labelled, page_of

WAITING: dict[str, Any] = {"confidence": 0.5, "status": Status.SUGGESTED}


def suggested() -> Page:
    page = labelled(page_of("林一禾出席", "会议"), "person", "林一禾", **WAITING)
    return replace(
        page,
        blocks=tuple(replace(block, **WAITING) for block in page.blocks),
        speeches=(Speech("u1", speaker_text="会议", **WAITING),),
        meetings=(Meeting("m1", **WAITING),),
        corrections=(Correction("c1", CorrectionKind.JUNK, 5, 6, **WAITING),),
    )


def test_mere_text_and_mere_suggestions_are_no_hand_work() -> None:
    assert not has_hand_work(Page("p", "文"))
    assert not has_hand_work(suggested())


@pytest.mark.parametrize("field", ["blocks", "spans", "speeches", "meetings", "corrections"])
@pytest.mark.parametrize(
    "review",
    [
        {"status": Status.ACCEPTED},
        {"status": Status.REJECTED},
        {"status": None, "confidence": None},
    ],
)
def test_what_was_made_accepted_or_refused_is_hand_work(field: str, review: dict[str, Any]) -> None:
    page = suggested()
    first, *rest = getattr(page, field)
    judged: dict[str, Any] = {field: (replace(first, **review), *rest)}
    assert has_hand_work(replace(page, **judged))


def test_a_finished_page_or_article_is_hand_work() -> None:
    assert has_hand_work(replace(suggested(), status=PageStatus.DONE))
    article = Article("a1", status=ArticleStatus.CHECKED)
    assert has_hand_work(replace(suggested(), articles=(article,)))


def test_an_edit_by_hand_is_hand_work() -> None:
    assert has_hand_work(SetRole(("b1",), Role.HEADLINE).apply(suggested()))
