"""The doubts panel: found while nobody types, gone to by key and click."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from annotator.page.edits import RemoveSpans, ReplaceText
from annotator.page.model import Page
from annotator.suggest.doubts import doubts
from annotator.ui.panels import doubts_panel
from annotator.ui.panels.doubts_panel import DoubtsPanel, settling_said
from annotator.ui.session import Caret, Place
from tests.ui.side import click_row


@pytest.fixture
def panel(session, show) -> DoubtsPanel:
    panel: DoubtsPanel = show(DoubtsPanel(session))
    panel.refresh()
    return panel


def test_every_doubt_is_listed_with_its_reason(panel):
    found = doubts(panel.session.page)
    assert [row.title for row in panel.list.records.rows] == [doubt.text for doubt in found]


def test_the_count_is_told(panel, qtbot):
    with qtbot.waitSignal(panel.counted) as heard:
        panel.session.apply(RemoveSpans(("s6",)))
    assert heard.args == ["yq", len(doubts(panel.session.page))]


def test_typing_looks_for_no_doubts_until_it_rests(panel, monkeypatch, qtbot):
    looked: list[Page] = []

    def look(page: Page) -> tuple[()]:
        looked.append(page)
        return ()

    monkeypatch.setattr(doubts_panel, "doubts", look)
    for letter in "慢慢写":
        panel.session.apply(ReplaceText("b4", 0, 0, letter))
    assert looked == []
    qtbot.waitUntil(lambda: bool(looked), timeout=2000)
    assert looked == [panel.session.page]


def test_a_click_goes_to_the_doubt_and_return_on_into_the_text(panel, qtbot):
    with qtbot.waitSignal(panel.session.focus_place) as heard:
        click_row(qtbot, panel.list, 0)
    doubt = panel.found[0]
    assert (heard.args[0].block, heard.args[0].start) == (doubt.block, doubt.start)
    with qtbot.waitSignal(panel.text_asked):
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)


def test_next_and_previous_walk_from_the_caret_and_round(panel):
    panel.session.apply(RemoveSpans(("s6",)))
    panel.session.apply(ReplaceText("b4", 8, 8, "x"))
    panel.refresh()
    places = []

    def follow(place: Place) -> None:
        places.append((place.block, place.start))
        caret = Caret(place.block, place.start, raw_offset=place.raw_start)
        panel.session.set_caret(caret)

    panel.session.focus_place.connect(follow)
    panel.session.set_caret(Caret("b1", 0))
    for _ in panel.found:
        panel.next_doubt()
    order = [(doubt.block, doubt.start) for doubt in panel.found]
    assert places == order
    assert len(set(order)) > 2
    panel.next_doubt()
    assert places[-1] == order[0], "round from the last to the first"
    panel.previous_doubt()
    assert places[-1] == order[-1]
    panel.previous_doubt()
    assert places[-1] == order[-2]


def test_a_page_without_doubts_says_so(panel, monkeypatch):
    monkeypatch.setattr(doubts_panel, "doubts", lambda page: ())
    panel.refresh()
    assert panel.hint.isVisible()
    assert "Nothing" in panel.hint.text()


def test_space_settles_the_doubt_in_hand_as_one_step(panel, qtbot):
    before = panel.session.page
    row = next(at for at, doubt in enumerate(panel.found) if doubt.settle is not None)
    doubt = panel.found[row]
    click_row(qtbot, panel.list, row)
    assert panel.settle_button.text() == settling_said(before, doubt)
    qtbot.keyClick(panel.list, Qt.Key.Key_Space)
    assert panel.session.page == doubt.settle.apply(before)
    assert doubt not in panel.found
    panel.session.undo()
    assert panel.session.page == before


def test_a_name_corrected_in_one_mention_is_settled_for_the_person_and_what_follows(panel):
    """The other mentions are doubts then: the next of them is in hand, not the page's first."""
    for block, other in (("b2", "蓝远丹"), ("b3", "蓝远丹")):
        at = panel.session.page.block(block).text.index("蓝远舟")
        panel.session.apply(ReplaceText(block, at + 2, at + 3, other[2]))
        panel.refresh()
        if block == "b2":
            doubt = next(one for one in panel.found if one.kind == "named_otherwise")
            assert settling_said(panel.session.page, doubt).endswith("(蓝远舟 → 蓝远丹)")
            panel.session.undo()
    row = next(at for at, one in enumerate(panel.found) if one.kind == "named_otherwise")
    panel.list.stand_on(panel.list.records.rows[row].id)
    panel.settle()
    assert panel.session.page.person_by_id["p1"].name == "蓝远丹"
    anew = [one.block for one in panel.found if one.kind == "named_otherwise"]
    assert anew == ["b2"]
    in_hand = panel.found[panel.list.records.row_of(panel.list.current)]
    index = panel.session.page.block_index
    assert in_hand.block is None or index[in_hand.block] >= index["b3"]


def test_a_doubt_that_wants_a_decision_says_so_and_changes_nothing(panel, qtbot, monkeypatch):
    before = panel.session.page
    undecided = [replace(doubt, settle=None) for doubt in panel.found]
    monkeypatch.setattr(doubts_panel, "doubts", lambda page: tuple(undecided))
    panel.refresh()
    click_row(qtbot, panel.list, 0)
    assert not panel.settle_button.isVisible()
    with qtbot.waitSignal(panel.session.note):
        panel.settle()
    assert panel.session.page is before


def test_a_doubt_gone_to_while_the_panel_is_hidden_is_told_with_what_settles_it(panel, qtbot):
    panel.session.set_caret(Caret("b1", 0))
    panel.hide()
    with qtbot.waitSignal(panel.session.note) as heard:
        panel.next_doubt()
    at = panel.list.records.row_of(panel.list.current)
    doubt = panel.found[at]
    assert doubt.text in heard.args[0]
    how = settling_said(panel.session.page, doubt)
    assert ("Ctrl+F8" in heard.args[0]) is bool(how)
    assert how in heard.args[0]
