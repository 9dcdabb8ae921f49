"""What differs between two states of a page is said whole, and only that."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.page.edits import (
    Accept,
    AddSpan,
    ChangePage,
    JoinBlocks,
    MoveBlocks,
    RemoveSpans,
    ReplaceText,
    ResizeSpan,
    SetRole,
)
from annotator.page.model import Page, PageStatus, Part, Role, Status
from annotator.store.past.compared import FieldTurn, LabelTurn, Run, Turn, compared, text_runs
from tests.page.drawn_edits import edited
from tests.page.pages import ALPHABET, labelled, page_of, pages


def a_page() -> Page:
    return labelled(page_of("市长李明出席会议", "他强调要抓紧", "完"), "person", "李明")


@given(st.text(ALPHABET, max_size=30), st.text(ALPHABET, max_size=30))
def test_the_runs_of_two_texts_spell_them(then: str, now: str) -> None:
    old, new = text_runs(then, now)
    assert "".join(run.text for run in old) == then
    assert "".join(run.text for run in new) == now
    same = [run.text for run in old if not run.differs]
    assert same == [run.text for run in new if not run.differs]


def test_a_corrected_word_is_marked_and_nothing_beside_it() -> None:
    page = a_page()
    (row, *others) = compared(page, ReplaceText("b1", 3, 4, "铭").apply(page)).rows
    assert row.turn is Turn.CHANGED
    assert row.runs_then == (Run("市长李", False), Run("明", True), Run("出席会议", False))
    assert row.runs_now[1] == Run("铭", True)
    assert [other.turn for other in others] == [Turn.SAME, Turn.SAME]


def test_paragraphs_that_went_came_or_moved_are_told() -> None:
    page = a_page()
    joined = compared(page, JoinBlocks("b1", "b2").apply(page)).rows
    assert [row.turn for row in joined] == [Turn.CHANGED, Turn.GONE, Turn.SAME]
    moved = compared(page, MoveBlocks(("b3",), "a1", "b1").apply(page)).rows
    assert sorted(row.turn for row in moved) == [Turn.MOVED, Turn.MOVED, Turn.SAME, Turn.SAME]


def test_another_role_is_a_change() -> None:
    page = a_page()
    rows = compared(page, SetRole(("b2",), Role.CAPTION).apply(page)).rows
    assert [row.turn for row in rows] == [Turn.SAME, Turn.CHANGED, Turn.SAME]


def test_labels_that_came_and_went_are_told_in_words() -> None:
    page = a_page()
    after = AddSpan("date", (Part("b3", 0, 1),)).apply(RemoveSpans(("s1",)).apply(page))
    assert compared(page, after).labels == (
        LabelTurn(Turn.GONE, "span", "person", "李明"),
        LabelTurn(Turn.NEW, "span", "date", "完"),
    )


def test_a_label_that_only_got_another_id_neither_came_nor_went() -> None:
    page = a_page()
    other = replace(page, spans=tuple(replace(span, id="s50") for span in page.spans))
    found = compared(page, other)
    assert found.labels == ()
    assert not found.alike


def test_what_was_accepted_is_counted_and_whatever_else_was_touched() -> None:
    page = labelled(a_page(), "cue", "强调", status=Status.SUGGESTED, confidence=0.5)
    found = compared(page, Accept((("span", "s2"),)).apply(page))
    assert found.reviewed == {Status.ACCEPTED: 1}
    assert found.touched == {"span": 1}
    assert all(row.turn is Turn.SAME for row in found.rows)


def test_labels_that_only_went_along_with_their_words_are_not_counted() -> None:
    page = a_page()
    before = page.block(page.spans[0].parts[0].block)
    longer = ReplaceText(before.id, 0, 0, "今日").apply(page)
    assert longer.spans[0].parts != page.spans[0].parts
    assert compared(page, longer).touched == {"block": 1}
    part = page.spans[0].parts[0]
    corrected = ReplaceText(part.block, part.start, part.start + 1, "黎").apply(page)
    assert corrected.spans[0].parts == page.spans[0].parts
    assert compared(page, corrected).touched == {"block": 1, "span": 1, "correction": 1}
    resized = ResizeSpan(page.spans[0].id, (Part(part.block, part.start, part.end + 1),))
    assert compared(page, resized.apply(page)).touched == {"span": 1}


def test_what_the_page_is_is_told_too() -> None:
    page = a_page()
    after = ChangePage({"status": PageStatus.DONE, "paper": "云溪日报"}).apply(page)
    assert compared(page, after).fields == (
        FieldTurn("status", "open", "done"),
        FieldTurn("paper", "", "云溪日报"),
    )


@settings(max_examples=60, deadline=None)
@given(pages(), st.data())
def test_whatever_was_edited_every_paragraph_stands_on_its_side(
    page: Page, data: st.DataObject
) -> None:
    then = page
    for _ in range(data.draw(st.integers(0, 4))):
        page = edited(data.draw, page)
    found = compared(then, page)
    for state, side, runs in ((then, "then", "runs_then"), (page, "now", "runs_now")):
        blocks = [getattr(row, side) for row in found.rows if getattr(row, side) is not None]
        live = [block for block in state.blocks if block.status != "rejected"]
        assert sorted(block.id for block in blocks) == sorted(block.id for block in live)
        for row in found.rows:
            if getattr(row, side) is not None:
                assert "".join(r.text for r in getattr(row, runs)) == getattr(row, side).text
    assert compared(page, page).alike
