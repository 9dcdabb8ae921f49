"""What following saves is counted against gold: what goes, what comes, and what was left."""

import json
from dataclasses import replace

import pytest

from annotator.page.codec import read_page
from annotator.page.edits import RecordSpeech
from annotator.page.model import Page, Part
from annotator.suggest.follow.sitting import Sitting
from annotator.suggest.pipeline import suggest
from benchmarks.editor import next_correction
from benchmarks.following import judged, left, worked
from benchmarks.material import CHECKOUT

PAGES = sorted((CHECKOUT / "sample_data").glob("*.page.json"))


@pytest.fixture(scope="module")
def gold() -> Page:
    """The invented page that leaves most to do."""
    pages = [read_page(json.loads(path.read_text(encoding="utf-8"))) for path in PAGES]
    return max(pages, key=lambda page: left(page, first(page)))


def first(gold: Page) -> Page:
    return suggest(Page(id=gold.id, raw=gold.raw, meta=gold.meta, source=gold.source))


def test_the_editor_reaches_the_gold_by_hand(gold):
    work = worked(gold, None)
    assert work.corrections > 0
    assert work.errors == left(gold, first(gold))
    assert (work.vanished, work.taken, work.refused, work.milliseconds) == (0, 0, 0, ())


def test_all_that_is_left_vanishes_where_the_offer_is_the_gold(gold):
    work = worked(gold, lambda before, after, sitting: gold)
    assert work.taken == 1
    assert 0 < work.vanished <= work.errors
    assert sum(work.after.values()) == work.vanished
    assert work.made == 0
    assert len(work.milliseconds) == work.corrections


def test_an_offer_that_leaves_more_to_do_is_left_and_its_cost_counted(gold):
    def worse(before: Page, after: Page, sitting: Sitting) -> Page:
        return replace(after, spans=(), speeches=(), meetings=())

    work = worked(gold, worse)
    assert work.taken == work.vanished == 0
    assert work.refused > 0
    assert work.lost > 0


def test_what_an_offer_brings_along_is_counted_beside_what_it_mends(gold):
    bare = replace(gold, spans=(), speeches=(), meetings=(), people=())
    block = next(one for one in gold.blocks if len(one.text) > 40)
    wrong = RecordSpeech((Part(block.id, 0, 1),), (Part(block.id, 1, 2),), speaker_text="谁")
    offered = replace(wrong.apply(gold), id=gold.id)
    one = judged(gold, bare, offered, "Tag")
    assert one.taken == 1
    assert one.made == 1
    assert one.vanished == left(gold, bare) - 3
    assert judged(gold, gold, offered, "Tag").lost == 3


def test_no_correction_is_left_on_the_gold(gold):
    assert next_correction(gold, gold) is None
