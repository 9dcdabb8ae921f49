"""Doubts: each kind where it belongs, none where all is well, and fast."""

import re
import time
from dataclasses import replace
from typing import Any

import pytest

from annotator.page.check import broken
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
from annotator.suggest.doubts import REASONS, doubts
from annotator.suggest.labels.label import label
from tests.suggest.written import page_of


def kinds(page: Page) -> list[str]:
    return [one.kind for one in doubts(page)]


def shown(page: Page) -> list[tuple[str, str]]:
    """Give each doubt about text as (kind, the text it points to)."""
    return [
        (one.kind, page.block(one.block).text[one.start : one.end])
        for one in doubts(page)
        if one.block is not None
    ]


def test_a_page_in_order_has_no_doubts():
    page = page_of((Role.HEADLINE, "加快进度"), "市长贺知远强调，要加快进度。")
    assert doubts(page) == ()
    assert doubts(Page("empty", "")) == ()


def test_raw_text_in_no_paragraph_and_no_correction_is_a_doubt():
    page = page_of("第一段。", "第二段。")
    short = replace(page, blocks=page.blocks[:1])
    (one,) = doubts(short)
    assert (one.kind, one.block) == ("unused", None)
    assert page.raw[one.raw_start : one.raw_end] == "第二段。"
    taken = Correction("c1", CorrectionKind.JUNK, 5, 9)
    assert doubts(replace(short, corrections=(taken,))) == ()


def test_paragraphs_labels_and_corrections_the_program_is_unsure_of():
    page = page_of("市长贺知远到了。")
    block = replace(page.blocks[0], status=Status.SUGGESTED, confidence=0.4)
    span = Span("s1", "person", (Part("b1", 2, 5),), None, None, 0.5, Status.SUGGESTED)
    fix = Correction("c1", CorrectionKind.MISREAD, 0, 1, "", 0.3, Status.SUGGESTED)
    unsure = replace(page, blocks=(block,), spans=(span,), corrections=(fix,))
    assert sorted(kinds(unsure)) == ["uncertain_block", "uncertain_correction", "uncertain_label"]
    judged = replace(
        page,
        blocks=(replace(block, status=Status.ACCEPTED),),
        spans=(replace(span, status=Status.ACCEPTED),),
    )
    assert doubts(judged) == ()


def test_a_paragraph_without_a_closing_mark_is_unfinished():
    assert shown(page_of("市长贺知远强调，要加快")) == [("unfinished", "快")]
    assert doubts(page_of((Role.HEADLINE, "加快进度"), (Role.CAPTION, "工人在忙碌"))) == ()


def test_a_list_of_names_cut_by_a_line_is_told_apart():
    page = label(page_of("市领导贺知远、孟云舟、程若溪、", "韩松、余思齐等参加。"))
    assert "cut_list" in kinds(page)


def test_speeches_that_lack_something():
    page = page_of("市长贺知远强调，要加快进度。")
    cue = Span("s1", "cue", (Part("b1", 5, 7),))
    empty = replace(page, spans=(cue,), speeches=(Speech("u1", cue="s1"), Speech("u2")))
    found = {(one.record, one.kind) for one in doubts(empty)}
    assert found == {
        ("u1", "no_speaker"),
        ("u1", "no_content"),
        ("u2", "no_speaker"),
        ("u2", "no_cue"),
        ("u2", "no_content"),
    }
    placed = next(one for one in doubts(empty) if one.record == "u1")
    assert (placed.block, placed.start, placed.end) == ("b1", 5, 7)


def test_meetings_that_lack_something_point_to_somebody_who_was_there():
    page = page_of("市长贺知远参加。")
    mention = Span("s1", "person", (Part("b1", 2, 5),), "p1")
    meeting = Meeting("m1", attendees=(Attendance("p1", "s1"),))
    there = replace(page, people=(Person("p1", "贺知远"),), spans=(mention,), meetings=(meeting,))
    assert shown(there) == [("no_name", "贺知远"), ("no_date", "贺知远")]
    refused = replace(there, meetings=(replace(meeting, status=Status.REJECTED),))
    assert doubts(refused) == ()


def typed(*pieces: Kept | Added, span: tuple[int, int], **fields: Any) -> Page:
    raw = "市长贺知到青溪县。"
    block = Block.spelt(raw, "b1", "a1", Role.BODY, pieces)
    mark = Span("s1", "person", (Part("b1", *span),), **fields)
    return Page("p", raw, articles=(Article("a1"),), blocks=(block,), spans=(mark,))


def test_a_mention_one_character_off_its_persons_name_is_a_doubt():
    page = typed(Kept(0, 9), span=(2, 4), person="p1", status=Status.ACCEPTED)
    page = replace(page, people=(Person("p1", "贺之"),))
    assert shown(page) == [("named_otherwise", "贺知")]
    (doubt,) = doubts(page)
    assert doubt.text == "It reads 贺知 here, but the person is called 贺之"
    assert doubt.settle is not None
    after = doubt.settle.apply(page)
    assert after.blocks[0].text == "市长贺之到青溪县。"
    assert after.text_of(after.spans[0]) == after.people[0].name == "贺之"
    for called in ("贺知远", "知", "何人"):
        assert shown(replace(page, people=(Person("p1", called),))) == []


def test_of_a_mention_somebody_corrected_the_person_takes_the_name():
    page = typed(
        Kept(0, 3), Added("之"), Kept(4, 9), span=(2, 4), person="p1", status=Status.ACCEPTED
    )
    page = replace(page, people=(Person("p1", "贺知"),))
    doubt = next(one for one in doubts(page) if one.kind == "named_otherwise")
    assert doubt.settle is not None
    after = doubt.settle.apply(page)
    assert after.people[0].name == "贺之"
    assert after.blocks == page.blocks


def test_text_typed_at_the_border_of_a_judged_label_is_a_doubt():
    page = typed(Kept(0, 4), Added("远"), Kept(4, 9), span=(2, 4))
    assert shown(page) == [("typed_at_border", "远")]
    before = typed(Kept(0, 2), Added("老"), Kept(2, 9), span=(3, 5))
    assert shown(before) == [("typed_at_border", "老")]


def test_text_typed_inside_a_label_or_beside_a_mere_suggestion_is_none():
    inside = typed(Kept(0, 4), Added("远"), Kept(4, 9), span=(2, 5))
    assert doubts(inside) == ()
    suggested = typed(
        Kept(0, 4),
        Added("远"),
        Kept(4, 9),
        span=(2, 4),
        status=Status.SUGGESTED,
        confidence=0.9,
    )
    assert doubts(suggested) == ()


@pytest.mark.parametrize(
    ("text", "kind", "where"),
    [
        ("加快水l利工程建设。", "latin", "l"),
        ("加快水利工程建设水利工程建设。", "doubled", "水利工程建设水利工程建设"),
        ("加快水利工程建设。。", "doubled", "。。"),
        ("全市的的工程。", "doubled", "的的"),
        ("加快水利工程建設。", "traditional", "設"),
        ("加快⽔利工程建设。", "radical", "⽔"),
        ("有人读了一篇论文，是关于工亻呈师的。", "look_alike", "亻呈"),
        ("任务落实实，三天修好。", "look_alike", "实实"),
        ("加快\ue123水利工程。", "unreadable", "\ue123"),
        ("加快\ufffd水利工程。", "unreadable", "\ufffd"),
    ],
)
def test_characters_a_misreading_leaves_behind(text, kind, where):
    assert shown(page_of("第一段。", text)) == [(kind, where)]


@pytest.mark.parametrize(
    "text",
    [
        "实行AB角制度，推广5G应用，建设3km管网。",
        "研究研究再说，人人参与，天天打扫，讨论讨论。",
        "T恤和K歌，A股与B超。",
    ],
)
def test_ordinary_text_is_not_doubted(text):
    assert doubts(page_of(text)) == ()


def test_a_traditional_text_is_not_doubted_character_by_character():
    assert doubts(page_of("雲州縣議會決議，學習貫徹國務院會議精神，發動羣衆參與。" * 4)) == ()


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("加快水利工程建设水利工程建设。", "加快水利工程建设。"),
        ("全市的的工程。", "全市的工程。"),
        ("加快水利工程建設。", "加快水利工程建设。"),
        ("加快⽔利工程建设。", "加快水利工程建设。"),
        ("他是工亻呈师。", "他是工程师。"),
        ("任务落实实，三天修好。", "任务落实，三天修好。"),
    ],
)
def test_what_was_misread_is_settled_in_one_step(text, settled):
    page = page_of("第一段。", text)
    (doubt,) = doubts(page)
    assert doubt.settle is not None
    after = doubt.settle.apply(page)
    assert after.blocks[1].text == settled
    assert doubts(after) == ()


def test_each_settling_fits_its_page_and_takes_its_doubt_away():
    page = page_of(
        "市领导贺知远、孟云舟、程若溪、", "韩松、余思齐等参加。贺知远强调，要加快进度。", "⽔"
    )
    page = label(page)
    block = replace(page.blocks[1], status=Status.SUGGESTED, confidence=0.3)
    cue = Span("s90", "cue", (Part(block.id, 14, 16),))
    page = replace(
        page,
        blocks=(page.blocks[0], block),
        spans=(*page.spans, cue),
        speeches=(Speech("u8", cue="s90"), Speech("u9")),
        meetings=(Meeting("m9"),),
    )
    found = doubts(page)
    assert {"unused", "cut_list", "uncertain_block", "no_speaker", "no_name"} <= set(kinds(page))
    for doubt in found:
        if doubt.settle is not None:
            after = doubt.settle.apply(page)
            assert broken(after) == []
            assert replace(doubt, settle=None) not in [
                replace(one, settle=None) for one in doubts(after)
            ], doubt.kind


def test_a_speech_without_a_speaker_is_given_to_the_last_person_named_before_it():
    page = page_of("市长贺知远到青溪县。", "随后强调，要加快进度。")
    mention = Span("s1", "person", (Part("b1", 2, 5),), "p1")
    cue = Span("s2", "cue", (Part("b2", 2, 4),))
    said = Span("s3", "content", (Part("b2", 5, 10),))
    page = replace(
        page,
        people=(Person("p1", "贺知远"),),
        spans=(mention, cue, said),
        speeches=(Speech("u1", cue="s2", content="s3"),),
    )
    (doubt,) = [one for one in doubts(page) if one.kind == "no_speaker"]
    assert doubt.settle is not None
    (speech,) = doubt.settle.apply(page).speeches
    assert (speech.speaker, speech.speaker_text) == ("p1", "贺知远")


def test_doubts_come_in_the_order_of_the_text_and_refused_things_are_silent():
    page = page_of("第一l段", "第二⽔段。")
    assert [one[0] for one in shown(page)] == ["latin", "unfinished", "radical"]
    silent = replace(
        page, blocks=tuple(replace(one, status=Status.REJECTED) for one in page.blocks)
    )
    assert doubts(silent) == ()


def test_every_reason_has_words_for_its_arguments():
    for kind, (severity, words) in REASONS.items():
        assert 1 <= severity <= 3
        assert set(re.findall(r"{(\w+)}", words)) <= {"text", "percent", "name"}, kind
    for one in doubts(page_of("第一l段", "加快\ue123水利。")):
        assert one.text == REASONS[one.reason[0]][1].format(**one.reason[1])


def test_a_large_page_is_doubted_in_less_than_thirty_milliseconds():
    text = "市领导贺知远、孟云舟、程若溪等参加全市水利工程推进会，强调要加快进度。"
    page = label(page_of(*[text] * 300))
    assert len(page.raw) > 10_000
    assert len(page.spans) > 300
    best = min(_timed(page) for _ in range(5))
    assert best < 0.03


def _timed(page: Page) -> float:
    start = time.process_time()
    doubts(page)
    return time.process_time() - start
