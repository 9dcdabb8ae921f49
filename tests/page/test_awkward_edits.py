"""Edits given what nobody means to give them: every page that comes out keeps the rules."""

from dataclasses import replace
from random import Random
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.page.check import broken, uncovered
from annotator.page.codec import read_page, write_page
from annotator.page.edits import (
    Accept,
    ChangeMeeting,
    ChangePage,
    ChangePerson,
    DeleteRange,
    Edit,
    LinkSpan,
    MakeBlock,
    MergePeople,
    Paste,
    Place,
    PutBack,
    RecordMeeting,
    Refuse,
    ReplaceText,
    TagPeople,
    TakeLines,
    TakeOut,
    copy_fragment,
    suggested,
)
from annotator.page.errors import EditError
from annotator.page.handwork import has_hand_work
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
    Status,
)
from annotator.page.pieces import Kept
from tests.page.pages import labelled, page_of, pages

RAW = "山村修路\n河上架桥\n湖边种树\n"
ODD = "山村\0\x07修路\n\x00\n河上 架桥"

_stretch = st.tuples(st.integers(0, 40), st.integers(0, 12))


@given(pages(), st.lists(_stretch, min_size=1, max_size=4), st.booleans())
def test_stretches_in_any_order_and_over_each_other_give_a_sound_page(
    page: Page, drawn: list[tuple[int, int]], append: bool
) -> None:
    size = len(page.raw)
    ranges = tuple((min(low, size), min(low + length, size)) for low, length in drawn)
    edit = TakeLines(ranges, page.blocks[0].id) if append else MakeBlock(ranges)
    try:
        after = edit.apply(page)
    except EditError:
        return
    assert broken(after) == []


def test_what_two_chosen_stretches_share_stands_in_the_first_of_them() -> None:
    page = MakeBlock(((5, 9), (0, 7))).apply(Page("x", RAW))
    assert [block.text for block in page.blocks] == ["河上架桥山村修路"]
    assert broken(page) == []


@pytest.mark.parametrize("ranges", [((-3, 4),), ((0, 99),), ((4, 2),)])
def test_stretches_outside_of_raw_are_refused(ranges: tuple[tuple[int, int], ...]) -> None:
    page = Page("x", RAW)
    with pytest.raises(EditError):
        MakeBlock(ranges).apply(page)
    with pytest.raises(EditError):
        TakeOut(ranges).apply(MakeBlock(((0, 4),)).apply(page))


def test_a_space_alone_is_no_paragraph() -> None:
    page = page_of("山 村")
    with pytest.raises(EditError):
        MakeBlock(((1, 2),)).apply(page)


def test_control_characters_stay_out_of_a_new_paragraph_and_are_noted() -> None:
    page = MakeBlock(((0, len(ODD)),)).apply(Page("x", ODD))
    assert page.blocks[0].text == "山村修路河上架桥"
    assert [(one.start, one.end) for one in page.corrections] == [(2, 4), (7, 8)]
    assert uncovered(page) == []
    assert broken(page) == []


def test_control_characters_stay_out_of_appended_lines_and_of_what_is_put_back() -> None:
    page = MakeBlock(((9, 14),)).apply(Page("x", ODD))
    page = TakeLines(((0, 6),), "b1", 0).apply(page)
    assert page.blocks[0].text == "山村修路河上架桥"
    assert broken(page) == []
    page = TakeOut(((0, 6),)).apply(page)
    assert page.blocks[0].text == "河上架桥"
    page = PutBack(0, 6).apply(page)
    assert page.blocks[0].text == "山村修路河上架桥"
    assert broken(page) == []
    with pytest.raises(EditError):
        PutBack(2, 4).apply(page)


def test_an_article_whose_whole_text_becomes_another_paragraph_keeps_its_place() -> None:
    page = MakeBlock(((5, 9),)).apply(MakeBlock(((0, 4),)).apply(Page("x", RAW)))
    page = MakeBlock(((0, 4),), Role.HEADLINE, "a1").apply(page)
    assert [(block.article, block.text) for block in page.blocks] == [
        ("a1", "山村修路"),
        ("a2", "河上架桥"),
    ]


def test_putting_back_a_part_leaves_what_stands_instead_of_the_rest() -> None:
    page = ReplaceText("b1", 0, 3, "新").apply(page_of("山村里修路"))
    assert [(c.start, c.end, c.text) for c in page.corrections] == [(0, 3, "新")]
    page = PutBack(1, 2).apply(page)
    assert page.blocks[0].text == "新村修路"
    assert [(c.start, c.end, c.text) for c in page.corrections] == [(0, 1, "新"), (2, 3, "")]
    assert broken(page) == []


def test_putting_back_leaves_other_corrections_as_they_are() -> None:
    raw = "山 村"
    other = Correction("c1", CorrectionKind.JUNK, 1, 2)
    page = Page(
        "x",
        raw,
        articles=(Article("a1"),),
        blocks=(Block.spelt(raw, "b1", "a1", Role.BODY, (Kept(0, 1),)),),
        corrections=(other, Correction("c2", CorrectionKind.JUNK, 2, 3)),
    )
    assert PutBack(2, 3).apply(page).corrections == (other,)


def test_who_hosts_is_no_attendee_after_two_people_became_one() -> None:
    page = page_of(
        "高山主持，高姗出席。",
        people=(Person("p1", "高山"), Person("p2", "高姗")),
        meetings=(Meeting("m1", hosts=(Attendance("p1"),), attendees=(Attendance("p2"),)),),
    )
    meeting = MergePeople("p1", ("p2",)).apply(page).meetings[0]
    assert meeting.hosts == (Attendance("p1"),)
    assert meeting.attendees == ()


def test_merging_people_leaves_meetings_without_them_as_they_are() -> None:
    page = page_of(
        "高山",
        people=(Person("p1", "高山"), Person("p2", "高姗"), Person("p3", "林木")),
        meetings=(Meeting("m1", hosts=(Attendance("p3"),)),),
    )
    assert MergePeople("p1", ("p2",)).apply(page).meetings[0] is page.meetings[0]


def a_proposed_person() -> Page:
    spans = tuple(
        Span(f"s{n}", "person", (Part("b1", n, n + 2),), f"p{n}", "县长", 0.8, Status.SUGGESTED)
        for n in (0, 3)
    )
    people = tuple(Person(f"p{n}", name, ("县长",)) for n, name in ((0, "高山"), (3, "高姗")))
    page = page_of("高山、高姗", people=people, spans=spans)
    return replace(page, blocks=tuple(replace(b, status=Status.SUGGESTED) for b in page.blocks))


@pytest.mark.parametrize(
    "edit", [ChangePerson("p0", {"titles": ("市长",)}), MergePeople("p0", ("p3",))]
)
def test_who_mends_a_person_leaves_hand_work_that_suggestions_keep(edit: Edit) -> None:
    page = a_proposed_person()
    assert not has_hand_work(page)
    mended = edit.apply(page)
    assert has_hand_work(mended)
    assert mended.spans[0].status is None


def test_a_mention_given_another_title_takes_the_old_one_along() -> None:
    page = LinkSpan("s0", "p0", "副县长").apply(a_proposed_person())
    assert page.person_by_id["p0"].titles == ("副县长",)
    page = LinkSpan("s3", "p0", "县长").apply(page)
    assert page.person_by_id["p0"].titles == ("副县长", "县长")
    page = LinkSpan("s0", "p0", "县长").apply(page)
    assert page.person_by_id["p0"].titles == ("县长",)


def test_white_space_is_nobodys_name() -> None:
    page = page_of("林 木")
    with pytest.raises(EditError):
        TagPeople(((Part("b1", 1, 2),),)).apply(page)


def test_a_mention_that_was_cut_and_pasted_stands_in_its_meeting_again() -> None:
    page = page_of("参加会议的有高山、林木。", "完。")
    page = RecordMeeting(
        (Part("b1", 2, 4),), attendees=((Part("b1", 6, 8),), (Part("b1", 9, 11),))
    ).apply(page)
    mentions = [entry.mention for entry in page.meetings[0].attendees]
    start, end = Place("b1", 8), Place("b1", 11)
    fragment = copy_fragment(page, start, end)
    cut = DeleteRange(start, end).apply(page)
    assert [entry.mention for entry in cut.meetings[0].attendees] == [mentions[0], None]
    after = Paste(Place("b2", 0), Place("b2", 0), fragment).apply(cut)
    assert [entry.mention for entry in after.meetings[0].attendees] == mentions


def test_refusing_a_correction_puts_no_control_character_into_the_text() -> None:
    raw = "山\0\x07村"
    page = Page(
        "x",
        raw,
        articles=(Article("a1"),),
        blocks=(Block.spelt(raw, "b1", "a1", Role.BODY, (Kept(0, 1), Kept(3, 4))),),
        corrections=(Correction("c1", CorrectionKind.JUNK, 1, 3),),
    )
    with pytest.raises(EditError):
        Refuse((("correction", "c1"),)).apply(page)


def test_a_selection_over_a_label_and_white_space_still_tags_the_name() -> None:
    page = labelled(page_of("林木 说"), "place", "林木")
    assert TagPeople(((Part("b1", 0, 3),),)).apply(page).people[0].name == "林木"


def refused_correction() -> Page:
    page = page_of("山村修路")
    refused = Correction("c1", CorrectionKind.JUNK, 1, 2, "林", 0.5, Status.REJECTED)
    return replace(page, corrections=(refused,))


def test_a_refused_correction_lies_over_text_that_stayed() -> None:
    page = refused_correction()
    assert broken(page) == []
    assert read_page(write_page(page)) == page
    assert Refuse((("correction", "c1"),)).apply(page).blocks == page.blocks


def test_a_refused_correction_covers_nothing() -> None:
    page = refused_correction()
    bare = replace(page, blocks=(Block.spelt(page.raw, "b1", "a1", Role.BODY, (Kept(2, 4),)),))
    assert uncovered(bare) == [(0, 2)]
    after = PutBack(0, 2).apply(bare)
    assert after.blocks[0].text == "山村修路"
    assert after.corrections == page.corrections


@pytest.mark.parametrize(
    "edit",
    [ChangeMeeting("m1", {"kind": "feast"}), ChangePage({"status": "finished"})],
    ids=["kind", "status"],
)
def test_words_that_no_list_has_are_refused_by_name(edit: Edit) -> None:
    page = page_of("山村", meetings=(Meeting("m1"),))
    with pytest.raises(EditError, match=r"feast|finished"):
        edit.apply(page)


def test_a_meetings_people_may_come_as_a_list() -> None:
    page = page_of("山村", people=(Person("p1", "林木"),), meetings=(Meeting("m1"),))
    after = ChangeMeeting("m1", {"hosts": [Attendance("p1")]}).apply(page)
    assert read_page(write_page(after)) == after


def test_thousands_of_labels_are_accepted_at_once() -> None:
    words = "林木" * 3000
    page = page_of(words)
    spans = tuple(
        Span(f"s{n}", "place", (Part("b1", 2 * n, 2 * n + 2),), None, None, 0.5, Status.SUGGESTED)
        for n in range(3000)
    )
    page = replace(page, spans=spans)
    started = process_time()
    page = Accept(tuple(("span", span.id) for span in spans)).apply(page)
    assert process_time() - started < 0.2
    assert {span.status for span in page.spans} == {Status.ACCEPTED}


@given(pages(), st.randoms(use_true_random=False), st.sampled_from([0.0, 0.5, 0.8, 1.0]))
def test_just_what_was_counted_above_a_confidence_is_accepted(
    page: Page, random: Random, above: float
) -> None:
    def waiting(items: tuple[Any, ...]) -> tuple[Any, ...]:
        sure = (0.3, 0.6, 0.9, None)
        return tuple(
            replace(one, confidence=random.choice(sure), status=Status.SUGGESTED) for one in items
        )

    page = replace(
        page,
        spans=waiting(page.spans),
        speeches=waiting(page.speeches),
        meetings=waiting(page.meetings),
    )
    counted = suggested(page, above)
    left = suggested(Accept(counted).apply(page))
    assert sorted((*counted, *left)) == sorted(suggested(page))
