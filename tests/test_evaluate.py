"""The metrics and hand actions, on pages made by hand and, where they lie beside us, real ones."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.evaluate import METRICS, Tally, from_scratch, measure, pool
from annotator.evaluate.distance import edit_distance, out_of_order
from annotator.page.codec import read_page, write_page
from annotator.page.errors import AnnotatorError
from annotator.page.model import (
    Article,
    Attendance,
    Block,
    Correction,
    CorrectionKind,
    Meeting,
    Page,
    Part,
    Person,
    Role,
    Span,
    Speech,
    Status,
)
from annotator.page.pieces import Added, Kept

RAW = "山城召开防汛会议\n本报讯 市长柳𠮷安强\n调，河堤要巡查。\n“明天落实。”林小溪说。\n第二版"


def block(id: str, article: str | None, role: Role, *texts: str, raw: str = RAW) -> Block:
    pieces = tuple(Kept(raw.index(text), raw.index(text) + len(text)) for text in texts)
    return Block.spelt(raw, id, article, role, pieces)


def gold_page() -> Page:
    lead = block("b2", "a1", Role.BODY, "本报讯 市长柳𠮷安强", "调，河堤要巡查。")
    return Page(
        "p",
        RAW,
        articles=(Article("a1"),),
        blocks=(
            block("b1", "a1", Role.HEADLINE, "山城召开防汛会议"),
            lead,
            block("b3", "a1", Role.BODY, "“明天落实。”林小溪说。"),
            block("b4", None, Role.FURNITURE, "第二版"),
        ),
        people=(Person("p1", "柳𠮷安", ("市长",)), Person("p2", "林小溪")),
        spans=(
            Span("s1", "person", (Part("b2", 6, 9),), "p1"),
            Span("s2", "person", (Part("b3", 7, 10),), "p2"),
            Span("s3", "cue", (Part("b2", 9, 11),)),
            Span("s4", "content", (Part("b2", 12, 18), Part("b3", 0, 7))),
            Span("s5", "meeting", (Part("b1", 4, 8),)),
        ),
        speeches=(Speech("u1", "p1", "柳𠮷安", "s1", "s3", "s4"),),
        meetings=(
            Meeting("m1", name="s5", hosts=(Attendance("p1"),), attendees=(Attendance("p2"),)),
        ),
    )


def values(measures: object) -> dict[str, float | None]:
    return {name: getattr(measures, name).value for name in METRICS}


def test_a_page_against_itself_is_perfect_and_leaves_nothing_to_do() -> None:
    found = measure(gold_page(), gold_page())
    assert values(found) == {name: 0.0 if name == "cer" else 1.0 for name in METRICS}
    assert found.actions.total == 0
    assert found.misses == ()


def test_ids_and_layout_do_not_matter() -> None:
    gold = gold_page()
    renamed = json.loads(
        json.dumps(write_page(gold)).replace('"a1"', '"x9"').replace('"b2"', '"zz"')
    )
    assert measure(gold, read_page(renamed)).actions.total == 0


def test_from_scratch_everything_is_still_to_do() -> None:
    found = measure(gold_page(), from_scratch(gold_page())).actions
    assert (found.joins, found.roles, found.articles, found.order) == (1, 2, 2, 0)
    assert (found.persons, found.speeches, found.contents, found.meetings) == (2, 3, 0, 4)
    assert found.total == 14


def test_a_line_end_flipped_wrong_is_one_join_and_two_blocks_fewer() -> None:
    gold = gold_page()
    head, _, *rest = gold.blocks
    first = block("b2", "a1", Role.BODY, "本报讯 市长柳𠮷安强")
    second = block("b9", "a1", Role.BODY, "调，河堤要巡查。")
    guess = replace(gold, blocks=(head, first, second, *rest), spans=(), speeches=(), meetings=())
    found = measure(replace(gold, spans=(), speeches=(), meetings=()), guess)
    assert found.joins == Tally(hit=0, gold=1, guess=0)
    assert found.blocks == Tally(hit=3, gold=4, guess=5)
    assert (found.actions.joins, found.actions.total) == (1, 1)
    assert [miss.words for miss in found.misses] == ["to join: 市长柳𠮷安强 | 调，河堤要巡"]


def test_a_join_inside_one_raw_line_is_no_join_but_parting_it_is_a_hand_action() -> None:
    raw = "大题 小题"
    parted = Page(
        "p",
        raw,
        articles=(Article("a"),),
        blocks=(
            block("b1", "a", Role.KICKER, "大题", raw=raw),
            block("b2", "a", Role.KICKER, "小题", raw=raw),
        ),
    )
    whole = replace(parted, blocks=(block("b1", "a", Role.KICKER, "大题 小题", raw=raw),))
    found = measure(parted, whole)
    assert found.joins == Tally(0, 0, 0)
    assert found.joins.value is None
    assert found.actions.joins == 1


def test_a_wrong_role_costs_one_action_and_its_characters() -> None:
    gold = gold_page()
    guess = replace(gold, blocks=(replace(gold.blocks[0], role=Role.BODY), *gold.blocks[1:]))
    found = measure(gold, guess)
    assert found.actions.total == found.actions.roles == 1
    assert found.role_blocks == Tally(3, 4, 4)
    chars = sum(not c.isspace() for c in RAW)
    assert found.role_chars.value == pytest.approx((chars - 8) / chars)


def test_a_block_in_the_wrong_place_is_one_move_and_wrong_order() -> None:
    gold = gold_page()
    head, lead, tail, furniture = gold.blocks
    found = measure(gold, replace(gold, blocks=(lead, tail, head, furniture)))
    assert found.actions.total == found.actions.order == 1
    assert found.order == Tally(hit=1, gold=2, guess=2)
    assert found.article_b3.value == 1.0


def test_two_articles_run_together_lower_b_cubed_and_are_two_wrong_articles() -> None:
    raw = "甲乙丙丁\n戊己"
    blocks = (block("b1", "a", Role.BODY, "甲乙丙丁", raw=raw),)
    gold = Page(
        "p",
        raw,
        articles=(Article("a"), Article("b")),
        blocks=(*blocks, block("b2", "b", Role.BODY, "戊己", raw=raw)),
    )
    guess = replace(
        gold,
        articles=(Article("a"),),
        blocks=(*blocks, block("b2", "a", Role.BODY, "戊己", raw=raw)),
    )
    found = measure(gold, guess)
    precision = (4 * 4 / 6 + 2 * 2 / 6) / 6
    assert found.article_b3.value == pytest.approx(2 * precision / (precision + 1))
    assert (found.article_exact, found.actions.articles) == (Tally(0, 2, 1), 2)


def test_text_left_out_lowers_b_cubed_by_its_share() -> None:
    gold = gold_page()
    less = replace(
        gold, blocks=(gold.blocks[0], *gold.blocks[2:]), spans=(), speeches=(), meetings=()
    )
    chars = sum(not c.isspace() for c in RAW)
    assert measure(gold, less).article_b3.value == pytest.approx((chars - 17) / chars)


def test_a_missing_and_a_false_mention_are_two_actions() -> None:
    gold = gold_page()
    longer = replace(gold.spans[0], parts=(Part("b2", 5, 9),))
    found = measure(gold, replace(gold, spans=(longer, *gold.spans[1:])))
    assert found.persons == Tally(1, 2, 2)
    assert found.names == Tally(2, 2, 2)
    assert found.actions.total == found.actions.persons == 2
    assert found.misses[0].words == "missing: 柳𠮷安 in 本报讯 市长柳𠮷安强 调，河堤"


def test_what_was_rejected_does_not_count() -> None:
    gold = gold_page()
    false = Span("s9", "person", (Part("b1", 0, 2),), confidence=0.4, status=Status.REJECTED)
    assert measure(gold, replace(gold, spans=(*gold.spans, false))).actions.total == 0


def test_a_speech_ending_early_keeps_its_match_and_loses_content() -> None:
    gold = gold_page()
    short = replace(gold.spans[3], parts=(Part("b2", 12, 18),))
    found = measure(gold, replace(gold, spans=(*gold.spans[:3], short, gold.spans[4])))
    assert found.speeches.value == 1.0
    assert found.speech_content.value == pytest.approx(6 / 13)
    assert found.actions.total == found.actions.contents == 1
    assert "must end at" in found.misses[0].words


def test_a_speech_of_another_speaker_is_missing_and_false() -> None:
    gold = gold_page()
    other = replace(gold.speeches[0], speaker="p2")
    found = measure(gold, replace(gold, speeches=(other,)))
    assert (found.speeches, found.actions.speeches) == (Tally(0, 1, 1), 6)


def test_a_meeting_is_matched_by_half_its_name_and_its_lacks_are_counted_one_by_one() -> None:
    gold = gold_page()
    near = replace(gold.spans[4], parts=(Part("b1", 2, 8),))
    meeting = replace(gold.meetings[0], hosts=(), attendees=())
    found = measure(gold, replace(gold, spans=(*gold.spans[:4], near), meetings=(meeting,)))
    assert (found.meetings.value, found.hosts.value, found.attendees.value) == (1.0, 0.0, 0.0)
    assert found.actions.meetings == 3
    assert found.misses[0].words == "防汛会议: name, hosts, attendee 林小溪"
    far = replace(gold.spans[4], parts=(Part("b1", 0, 5),))
    found = measure(gold, replace(gold, spans=(*gold.spans[:4], far)))
    assert (found.meetings, found.actions.meetings) == (Tally(0, 1, 1), 4)


def test_a_correction_not_made_is_one_action_and_its_word_another() -> None:
    raw = "北亰晴"
    mended = Block.spelt(raw, "b", "a", Role.BODY, (Kept(0, 1), Added("京"), Kept(2, 3)))
    gold = Page(
        "p",
        raw,
        articles=(Article("a"),),
        blocks=(mended,),
        corrections=(Correction("c", CorrectionKind.MISREAD, 1, 2, "京"),),
    )
    guess = from_scratch(gold)
    found = measure(gold, guess)
    assert (found.actions.corrections, found.actions.words, found.actions.total) == (1, 1, 2)
    assert found.article_exact.value == 1.0, "characters of corrections are left out"
    assert found.text_exact.value == 0.0


def test_spacing_is_a_matter_of_exact_text_and_not_of_words() -> None:
    raw = "山 城"
    gold = Page(
        "p",
        raw,
        articles=(Article("a"),),
        blocks=(Block.spelt(raw, "b", "a", Role.BODY, (Kept(0, 1), Kept(2, 3))),),
    )
    found = measure(gold, replace(gold, blocks=(block("b", "a", Role.BODY, raw, raw=raw),)))
    assert (found.text_exact.value, found.cer.value, found.actions.total) == (0.0, 0.5, 0)


def test_pooled_figures_put_all_items_into_one_multiset() -> None:
    gold = gold_page()
    twice = pool([measure(gold, gold), measure(gold, from_scratch(gold))])
    assert twice.persons == Tally(2, 4, 2)
    assert twice.persons.value == pytest.approx(2 / 3)
    assert twice.actions.total == 14
    assert values(pool([])) == dict.fromkeys(METRICS)


def test_another_raw_text_is_refused_with_both_names() -> None:
    with pytest.raises(AnnotatorError, match=r"Page q .* gold page p"):
        measure(gold_page(), Page("q", "别的"))


def test_an_empty_page_measures_without_a_figure() -> None:
    found = measure(Page("p", ""), Page("p", ""))
    assert values(found) == dict.fromkeys(METRICS)


def _slow_distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        before, row[0] = row[:], i
        for j, right in enumerate(other, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
    return row[-1]


@given(st.text("甲乙𠮷", max_size=12), st.text("甲乙𠮷", max_size=12))
def test_edit_distance_is_that_of_the_table(one: str, other: str) -> None:
    assert edit_distance(one, other) == _slow_distance(one, other)


def test_out_of_order_counts_what_must_move() -> None:
    assert [out_of_order(p) for p in ([], [1, 2, 3], [9, 1, 2, 3], [3, 2, 1])] == [0, 0, 1, 2]


def test_from_scratch_the_three_real_pages_take_the_known_number_of_actions(
    shared: Path,
) -> None:
    golds = [
        read_page(json.loads(path.read_text("utf-8")))
        for path in sorted((shared / "pages").glob("*.json"))
    ]
    totals = [measure(gold, from_scratch(gold)).actions.total for gold in golds]
    assert totals == [125, 90, 211]
