"""DESIGN.md, rule 2, one edge case after the other: labels stay on their words."""

from dataclasses import replace

import pytest

from annotator.page.check import broken
from annotator.page.edits import (
    ChangePerson,
    DeleteRange,
    Edit,
    JoinBlocks,
    MakeBlock,
    MoveBlocks,
    Paste,
    Place,
    PutBack,
    RemoveSpans,
    ReplaceText,
    SplitBlock,
    TakeLines,
    copy_fragment,
    run_of_typing,
)
from annotator.page.edits.text import Fragment
from annotator.page.model import (
    Article,
    ArticleKind,
    Attendance,
    Meeting,
    Page,
    Part,
    Person,
    Role,
    Speech,
    Status,
)
from annotator.page.pieces import Kept
from tests.page.pages import labelled, page_of


def covered(page: Page, id: str = "s1") -> str | None:
    return page.text_of(page.span_by_id[id]) if id in page.span_by_id else None


def mayor() -> Page:
    return labelled(page_of("市长林北亰出席会议。"), "person", "林北亰")


@pytest.mark.parametrize(
    ("edit", "left"),
    [
        pytest.param(ReplaceText("b1", 0, 2, "县委书记"), "林北亰", id="before it"),
        pytest.param(ReplaceText("b1", 5, 7, "到会"), "林北亰", id="behind it"),
        pytest.param(ReplaceText("b1", 4, 5, "京"), "林北京", id="inside it, at its end"),
        pytest.param(ReplaceText("b1", 2, 3, "刘"), "刘北亰", id="inside it, at its start"),
        pytest.param(ReplaceText("b1", 2, 5, "欧阳北"), "欧阳北", id="exactly upon it"),
        pytest.param(ReplaceText("b1", 3, 3, "小"), "林小北亰", id="typed inside"),
        pytest.param(ReplaceText("b1", 2, 2, "老"), "林北亰", id="typed at its start"),
        pytest.param(ReplaceText("b1", 5, 5, "等"), "林北亰", id="typed at its end"),
        pytest.param(ReplaceText("b1", 1, 3, "官"), "北亰", id="overlapping its start"),
        pytest.param(ReplaceText("b1", 4, 6, "来"), "林北", id="overlapping its end"),
        pytest.param(ReplaceText("b1", 1, 6, "某人到"), None, id="swallowing it"),
        pytest.param(ReplaceText("b1", 2, 5, ""), None, id="deleting it"),
        pytest.param(ReplaceText("b1", 4, 5, "𠮷"), "林北𠮷", id="an astral character"),
    ],
)
def test_a_replacement(edit: Edit, left: str | None) -> None:
    assert covered(edit.apply(mayor())) == left


def misread() -> Page:
    page = labelled(page_of("市长林北亰出席。", "林北亰说好。"), "person", "林北亰", person="p1")
    page = labelled(page, "cue", "说")
    again = replace(page.spans[0], id="s3", parts=(Part("b2", 0, 3),))
    speech = Speech("u1", "p1", "林北亰", "s3", "s2", None)
    return replace(
        page, spans=(*page.spans, again), people=(Person("p1", "林北亰"),), speeches=(speech,)
    )


def test_a_person_is_called_by_the_corrected_name_once_no_mention_reads_the_old_one() -> None:
    once = ReplaceText("b1", 4, 5, "京").apply(misread())
    assert (once.people[0].name, once.speeches[0].speaker_text) == ("林北亰", "林北亰")
    page = ReplaceText("b2", 2, 3, "京").apply(once)
    assert (page.people[0].name, page.speeches[0].speaker_text) == ("林北京", "林北京")
    assert broken(page) == []


def test_a_name_corrected_in_two_runs_is_followed_through_both() -> None:
    page = RemoveSpans(("s1",)).apply(misread())
    page = ReplaceText("b2", 2, 3, "").apply(page)
    page = ReplaceText("b2", 2, 2, "京").apply(page)
    assert covered(page, "s3") == "林北", "what is typed at the border stays outside"
    assert page.people[0].name == "林北"
    page = ReplaceText("b2", 1, 1, "小").apply(page)
    assert covered(page, "s3") == page.people[0].name == page.speeches[0].speaker_text == "林小北"


def test_a_person_called_otherwise_than_printed_keeps_the_name() -> None:
    page = ChangePerson("p1", {"name": "林北京"}).apply(misread())
    for block, at in (("b1", 4), ("b2", 2)):
        page = ReplaceText(block, at, at + 1, "景").apply(page)
    assert page.people[0].name == "林北京"


def test_a_name_that_is_deleted_or_refused_renames_nobody() -> None:
    page = RemoveSpans(("s1",)).apply(misread())
    assert ReplaceText("b2", 0, 3, "").apply(page).people[0].name == "林北亰"
    refused = replace(page.span_by_id["s3"], status=Status.REJECTED)
    page = replace(page, spans=tuple(refused if s.id == "s3" else s for s in page.spans))
    assert ReplaceText("b2", 2, 3, "京").apply(page).people[0].name == "林北亰"


def test_splitting_cuts_a_label_in_two_parts_and_joining_makes_it_one_again() -> None:
    page = SplitBlock("b1", 3).apply(mayor())
    assert [(p.block, p.start, p.end) for p in page.spans[0].parts] == [("b1", 2, 3), ("b2", 0, 2)]
    page = JoinBlocks("b1", "b2").apply(page)
    assert [(p.block, p.start, p.end) for p in page.spans[0].parts] == [("b1", 2, 5)]


def test_the_first_half_keeps_the_id_and_both_keep_role_and_article() -> None:
    page = SplitBlock("b1", 3).apply(mayor())
    assert [(b.id, b.article, b.role, b.text) for b in page.blocks] == [
        ("b1", "a1", "body", "市长林"),
        ("b2", "a1", "body", "北亰出席会议。"),
    ]


def test_a_moved_block_carries_its_part_and_what_lies_between_is_not_covered() -> None:
    page = labelled(page_of("他说一", "二要快", "无关的话"), "content", "一", "二要快")
    page = MoveBlocks(("b2",), "a1").apply(page)
    assert [b.id for b in page.blocks] == ["b1", "b3", "b2"]
    assert covered(page) == "一二要快"
    assert {part.block for part in page.spans[0].parts} == {"b1", "b2"}


def test_two_stretches_that_meet_in_one_block_become_the_longest_of_them() -> None:
    page = labelled(page_of("他说一二，完", "三四五六"), "content", "一二", "三四五六")
    joined = JoinBlocks("b1", "b2").apply(page)
    assert covered(joined) == "三四五六"
    assert covered(page) == "一二三四五六"  # the page before is untouched: undo gives it back


def test_a_space_between_two_touching_parts_is_covered_with_them() -> None:
    page = labelled(page_of("said Anna", "Miller today"), "person", "Anna", "Miller")
    assert covered(JoinBlocks("b1", "b2", " ").apply(page)) == "Anna Miller"


def test_text_made_into_a_block_of_its_own_takes_its_labels_along() -> None:
    page = labelled(page_of("前言。市长林北亰出席。"), "person", "林北亰")
    page = MakeBlock(((3, 11),), article="a1").apply(page)
    assert [b.text for b in page.blocks] == ["前言。", "市长林北亰出席。"]
    assert page.spans[0].parts[0].block == page.blocks[1].id
    assert covered(page) == "林北亰"


def test_lines_appended_elsewhere_take_their_labels_along() -> None:
    page = labelled(page_of("尾巴林北亰。", "开头，"), "person", "林北亰")
    page = TakeLines(((0, 6),), "b2").apply(page)
    assert [b.text for b in page.blocks] == ["开头，尾巴林北亰。"]
    assert covered(page) == "林北亰"


def recorded() -> Page:
    page = page_of("市长林北亰强调，要快。", "会议18日举行。")
    for label, word in [
        ("person", "林北亰"),
        ("cue", "强调"),
        ("content", "要快"),
        ("meeting", "会议"),
        ("date", "18日"),
    ]:
        page = labelled(page, label, word)
    spans = (replace(page.spans[0], person="p1"), *page.spans[1:])
    return replace(
        page,
        spans=spans,
        people=(Person("p1", "林北亰"),),
        speeches=(Speech("u1", "p1", "林北亰", "s1", "s2", "s3"),),
        meetings=(
            Meeting(
                "m1", name="s4", date="s5", attendees=(Attendance("p1", "s1"),), mentions=("s4",)
            ),
        ),
    )


def test_a_span_that_goes_leaves_null_in_its_records_and_the_person_a_record_names_stays() -> None:
    page = RemoveSpans(("s1", "s2", "s4", "s5")).apply(recorded())
    speech, meeting = page.speeches[0], page.meetings[0]
    assert (speech.speaker, speech.speaker_span, speech.cue) == ("p1", None, None)
    assert (meeting.name, meeting.date, meeting.mentions) == (None, None, ())
    assert meeting.attendees == (Attendance("p1", None),)
    assert [person.id for person in page.people] == ["p1"]


def test_a_speech_with_neither_cue_nor_content_goes() -> None:
    page = RemoveSpans(("s2", "s3")).apply(recorded())
    assert page.speeches == ()


def test_a_person_goes_with_the_last_thing_that_names_them() -> None:
    page = replace(recorded(), meetings=())
    assert RemoveSpans(("s1",)).apply(page).people  # the speech still names them
    assert RemoveSpans(("s1", "s2", "s3")).apply(page).people == ()


def test_deleting_over_an_articles_border_cuts_each_block_and_joins_nothing() -> None:
    one, two = page_of("甲乙丙"), page_of("丁戊己", article="a2")
    raw = one.raw + "\n" + two.raw
    shifted = replace(two.blocks[0], id="b2", pieces=(Kept(4, 7),))
    page = replace(
        one, raw=raw, articles=one.articles + two.articles, blocks=(*one.blocks, shifted)
    )
    page = DeleteRange(Place("b1", 1), Place("b2", 2)).apply(page)
    assert [(b.article, b.text) for b in page.blocks] == [("a1", "甲"), ("a2", "己")]
    assert [(c.start, c.end) for c in page.corrections] == [(1, 6)]


def test_deleting_inside_an_article_joins_what_is_left() -> None:
    page = labelled(page_of("甲乙丙", "全删", "丁戊己"), "person", "乙", "戊")
    page = DeleteRange(Place("b1", 2), Place("b3", 1)).apply(page)
    assert [b.text for b in page.blocks] == ["甲乙戊己"]
    assert covered(page) == "乙戊"


def test_what_is_cut_and_pasted_elsewhere_carries_raw_places_labels_and_records() -> None:
    page = recorded()
    start, end = Place("b1", 2), Place("b1", 8)
    fragment = copy_fragment(page, start, end)
    cut = DeleteRange(start, end).apply(page)
    assert cut.speeches[0].cue is None
    page = Paste(Place("b2", 0), Place("b2", 0), fragment).apply(cut)
    assert [b.text for b in page.blocks] == ["市长要快。", "林北亰强调，会议18日举行。"]
    assert (covered(page, "s1"), covered(page, "s2")) == ("林北亰", "强调")
    assert (page.speeches[0].speaker_span, page.speeches[0].cue) == ("s1", "s2")
    assert page.corrections == ()  # every raw character has its place again


def test_a_page_that_is_cut_whole_and_pasted_back_keeps_roles_and_articles() -> None:
    page = page_of("大雪", "雪停了。", "第2版")
    head, body, foot = page.blocks
    page = replace(
        page,
        articles=(Article("a1", ArticleKind.NOTICE),),
        blocks=(
            replace(head, role=Role.HEADLINE),
            body,
            replace(foot, role=Role.FURNITURE, article=None),
        ),
    )
    ends = Place("b1", 0), Place("b3", 3)
    fragment = copy_fragment(page, *ends)
    cut = DeleteRange(*ends).apply(page)
    assert "".join(block.text for block in cut.blocks) == ""
    again = Paste(ends[0], ends[0], fragment).apply(cut)
    assert (again.articles, again.blocks) == (page.articles, page.blocks)
    beside = Paste(Place("b2", 0), Place("b2", 0), fragment).apply(again)
    assert [block.role for block in beside.blocks[1:4]] == [Role.BODY] * 3


def test_what_was_cut_goes_elsewhere_as_what_it_is_pasted_into() -> None:
    page = page_of("大雪", "雪停了。", "路通了。")
    page = replace(page, blocks=(replace(page.blocks[0], role=Role.HEADLINE), *page.blocks[1:]))
    ends = Place("b1", 0), Place("b2", 4)
    fragment = copy_fragment(page, *ends)
    cut = ReplaceText("b1", 0, 0, "晴").apply(DeleteRange(*ends).apply(page))
    after = Paste(Place("b1", 0), Place("b1", 0), fragment).apply(cut)
    assert [block.text for block in after.blocks] == ["大雪", "雪停了。晴", "路通了。"]
    assert {block.role for block in after.blocks[:2]} == {Role.HEADLINE}


def test_what_is_copied_is_pasted_as_added_text_with_labels_of_its_own() -> None:
    page = mayor()
    fragment = copy_fragment(page, Place("b1", 2), Place("b1", 5))
    page = Paste(Place("b1", 10), Place("b1", 10), fragment).apply(page)
    assert page.blocks[0].text == "市长林北亰出席会议。林北亰"
    assert [page.text_of(span) for span in page.spans] == ["林北亰", "林北亰"]


def test_pasted_lines_from_elsewhere_become_paragraphs() -> None:
    page = Paste(Place("b1", 5), Place("b1", 5), Fragment.plain("一\r\n二\t三")).apply(mayor())
    assert [b.text for b in page.blocks] == ["市长林北亰一", "二 三出席会议。"]


def test_raw_text_taken_out_by_hand_is_noted_and_put_back_where_it_was() -> None:
    page = ReplaceText("b1", 4, 5, "京").apply(mayor())
    assert [(c.kind, c.start, c.end, c.text) for c in page.corrections] == [("hand", 4, 5, "京")]
    page = PutBack(4, 5).apply(page)
    assert page.blocks[0].text == "市长林北亰出席会议。"
    assert page.corrections == ()
    assert covered(page) == "林北亰"


@pytest.mark.parametrize(
    ("before", "after", "acted", "expected"),
    [
        pytest.param("林北亰来", "林北京来", (2, 3), (2, 3, "京"), id="Backspace, then typing"),
        pytest.param("林北来", "林北京来", (0, 2), (0, 2, "林北京"), id="selected and typed over"),
        pytest.param(
            "林北来", "林北北来", (2, 2), (2, 2, "北"), id="typed like what stands before"
        ),
        pytest.param("北北来", "北来", (0, 1), (0, 1, ""), id="deleted one of two alike"),
        pytest.param("林北来", "林北来", (1, 1), (1, 1, ""), id="typed and taken back"),
        pytest.param("林北来", "京来", (1, 2), (0, 2, "京"), id="Backspace went on past it"),
    ],
)
def test_a_run_of_typing_is_one_replacement(
    before: str, after: str, acted: tuple[int, int], expected: tuple[int, int, str]
) -> None:
    start, end, text = run_of_typing(before, after, *acted)
    assert (start, end, text) == expected
    assert before[:start] + text + before[end:] == after
