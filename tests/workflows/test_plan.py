"""The plan of what leads to gold, done by edits: no window, the pages of the window's test."""

from collections import Counter
from dataclasses import replace

import pytest

from annotator.page.check import broken
from annotator.page.model import Meta, Page, Status
from annotator.suggest.pipeline import suggest
from tests.workflows.acts import Act
from tests.workflows.gold_pages import GOLD, SAMPLES, gold_page, raw_page
from tests.workflows.muddle import muddled
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


@pytest.mark.parametrize("seed", range(40))
def test_the_plan_leads_back_from_a_page_that_was_muddled_up(seed: int) -> None:
    gold = gold_page(SAMPLES[seed % len(SAMPLES)])
    page = muddled(gold, seed)
    assert differences(page, gold)
    reach(Edits(page), gold)


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
