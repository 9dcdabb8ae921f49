"""What following saves is counted against gold: what goes, what comes, and what was left."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from annotator.page.codec import read_page
from annotator.page.edits import ChangeSpeech, RecordSpeech, RemoveMeeting, RemoveSpeech
from annotator.page.model import Page, Part
from annotator.suggest.follow.sitting import Sitting
from annotator.suggest.pipeline import suggest
from benchmarks.editor import Speaks, begun_speeches, next_correction
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


class Always:
    """Offers the same after each stroke, whatever it was."""

    def __init__(self, offer: Callable[[Page], Page]) -> None:
        self.offer = offer

    def corrected(self, before: Page, after: Page, sitting: Sitting) -> Page:
        return self.offer(after)

    def spoken(self, page: Page, speaker: object, label: str, sitting: Sitting) -> Page:
        return self.offer(page)


def test_the_editor_reaches_the_gold_by_hand(gold):
    work = worked(gold, None)
    assert work.corrections > 0
    assert work.errors == left(gold, first(gold))
    assert (work.vanished, work.taken, work.refused, work.milliseconds) == (0, 0, 0, ())


def test_all_that_is_left_vanishes_where_the_offer_is_the_gold(gold):
    work = worked(gold, Always(lambda page: gold))
    assert work.taken == 1
    assert 0 < work.vanished <= work.errors
    assert sum(work.after.values()) == work.vanished
    assert work.made == 0
    assert len(work.milliseconds) == work.corrections


def test_an_offer_that_leaves_more_to_do_is_left_and_its_cost_counted(gold):
    work = worked(gold, Always(lambda page: replace(page, spans=(), speeches=(), meetings=())))
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


def test_a_speech_takes_three_strokes_each_of_which_leaves_one_less(gold):
    theirs = next(one for one in gold.speeches if one.speaker_span and one.cue and one.content)
    page = RemoveSpeech(theirs.id).apply(gold)
    assert left(gold, page) == 3
    found = next_correction(page, gold)
    assert found is not None
    act, counts = found
    assert counts
    assert isinstance(act, Speaks)
    page = act.then.edit(page).apply(page)
    assert left(gold, page) == 1, "who speaks and the verb are there"
    (rest,) = begun_speeches(page, gold)
    assert next_correction(page, gold) == (rest, True)
    assert left(gold, rest.edit(page).apply(page)) == 0


def test_a_meeting_is_begun_with_its_name_and_what_it_lacks_comes_next(gold):
    page = gold
    for one in gold.meetings:
        page = RemoveMeeting(one.id).apply(page)
    strokes = []
    while (found := next_correction(page, gold)) is not None:
        act, _ = found
        strokes.append(type(act).__name__)
        page = act.edit(page).apply(page)
    assert strokes[0] == "Meet"
    assert strokes.count("Meet") == len(gold.meetings)
    assert len(strokes) > len(gold.meetings)
    assert left(gold, page) == 0


def test_an_offer_for_who_speaks_saves_only_the_strokes_that_are_left(gold):
    theirs = next(one for one in gold.speeches if one.speaker_span and one.cue and one.content)
    page = RemoveSpeech(theirs.id).apply(gold)
    assert judged(gold, page, gold, "Speaks", 1).vanished == 2
    unsaid = ChangeSpeech(theirs.id, {"content": None}).apply(gold)
    assert judged(gold, page, unsaid, "Speaks", 1).vanished == 1
