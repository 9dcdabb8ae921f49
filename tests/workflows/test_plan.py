"""The plan of what leads to gold, done by edits: no window, the pages of the window's test."""

from collections import Counter
from dataclasses import replace

import pytest

from annotator.page.check import broken
from annotator.page.edits import JoinBlocks, MoveBlocks, ReplaceText, SplitBlock
from annotator.page.model import Meta, Page, PageStatus, Status
from annotator.suggest.pipeline import suggest
from tests.workflows.acts import Act
from tests.workflows.gold_pages import GOLD, gold_page, raw_page
from tests.workflows.reach import reach
from tests.workflows.sheet import differences


class Edits:
    """Does each act by the edit it comes to."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.done: Counter[str] = Counter()

    def do(self, act: Act) -> None:
        self.done[type(act).__name__] += 1
        self.page = act.edit(self.page).apply(self.page)
        assert not broken(self.page)


@pytest.mark.parametrize("name", GOLD)
def test_the_plan_leads_from_raw_to_gold(name: str) -> None:
    gold = gold_page(name)
    hands = Edits(raw_page(gold))
    reach(hands, gold)


@pytest.mark.parametrize("name", GOLD)
def test_the_plan_leads_from_suggestions_to_gold(name: str) -> None:
    gold = gold_page(name)
    hands = Edits(suggest(raw_page(gold)))
    reach(hands, gold)


def test_the_plan_leads_back_from_a_page_that_was_muddled_up() -> None:
    gold = gold_page(GOLD[0])
    page = replace(gold, status=PageStatus.OPEN)
    ids = [block.id for block in page.blocks if block.article]
    page = SplitBlock(ids[3], 5).apply(page)
    page = JoinBlocks(ids[-1], ids[6]).apply(page)
    page = MoveBlocks((ids[1], ids[9]), page.blocks[-1].article).apply(page)
    page = ReplaceText(ids[4], 2, 6, "？").apply(page)
    hands = Edits(page)
    reach(hands, gold)


def test_differences_name_what_is_missing_false_and_elsewhere() -> None:
    gold = gold_page(GOLD[0])
    assert differences(gold, gold) == []
    person = next(span for span in gold.spans if span.label == "person")
    refused = replace(person, status=Status.REJECTED)
    spans = tuple(refused if span is person else span for span in gold.spans)
    (left,) = differences(
        replace(gold, spans=spans, speeches=(), meetings=()),
        replace(gold, speeches=(), meetings=()),
    )
    assert left.startswith("spans: missing person")
    assert differences(replace(gold, meta=Meta()), gold)[0].startswith("page: ")
    blocks = (*gold.blocks[1:], gold.blocks[0])
    assert any("block 0" in one for one in differences(replace(gold, blocks=blocks), gold))
