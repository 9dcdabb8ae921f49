"""Marking a page done: what stands in no paragraph keeps it back, doubts are only told."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.page.model import Page, PageStatus
from annotator.store.project import Project
from annotator.suggest.doubts import doubts
from annotator.ui.dialogs.export_dialog import ExportDialog
from annotator.ui.window import Window
from tests.ui.desk import Desk
from tests.ui.town_page import the_page

LOOSE = replace(
    the_page(), id="loose", blocks=tuple(one for one in the_page().blocks if one.id != "b4")
)
NEXT = Page(id="q", raw="另一版\n只有两行")


@pytest.fixture
def desk_of(window: Window, tmp_path: Path, qtbot: QtBot):
    """Give a desk at a project of these pages."""

    def sit_down(*pages):
        path = tmp_path / "done.annotator"
        with Project.create(path) as store:
            for page in pages:
                store.add(page)
        assert window.session.open_project(path)
        return Desk(window, qtbot)

    return sit_down


def test_raw_text_in_no_paragraph_keeps_a_page_from_being_done(desk_of) -> None:
    desk = desk_of(LOOSE, the_page())
    desk.shortcut("Ctrl+D")
    assert desk.page.id == "loose"
    assert desk.page.status is PageStatus.NEW
    assert "副市长陶山参加会议。" in desk.told
    assert "take them out" in desk.told


def leave_a_doubt(desk: Desk) -> int:
    """Type a Latin letter into the text; give how many doubts the page has then."""
    desk.put_caret("居民很")
    desk.type("x")
    count = len(doubts(desk.page))
    assert count
    return count


def test_open_doubts_are_counted_and_the_first_is_a_click_away(desk_of) -> None:
    desk = desk_of(the_page(), NEXT)
    count = leave_a_doubt(desk)
    first = doubts(desk.page)[0]
    desk.shortcut("Ctrl+D")
    assert desk.page.id == "q"
    assert str(count) in desk.told
    button = desk.window.messages.act_button
    desk.click(button, button.rect().center())
    assert (desk.page.id, desk.page.status) == ("p", PageStatus.DONE)
    assert desk.session.caret.selection == ((first.block, first.start, first.end),)
    assert desk.told == ""


def test_the_last_page_tells_that_all_are_done_and_its_doubts(desk_of) -> None:
    desk = desk_of(the_page())
    count = leave_a_doubt(desk)
    desk.shortcut("Ctrl+D")
    assert desk.page.status is PageStatus.DONE
    assert "Every page" in desk.told
    assert str(count) in desk.told


def test_where_all_are_done_the_export_is_a_click_away(desk_of) -> None:
    desk = desk_of(the_page())
    desk.shortcut("Ctrl+D")
    assert desk.told == "Every page of the project is done."
    button = desk.window.messages.act_button
    desk.click(button, button.rect().center())
    dialog = desk.window.findChild(ExportDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_a_page_without_doubts_is_done_without_a_word(desk_of) -> None:
    desk = desk_of(the_page(), NEXT)
    assert doubts(desk.page) == ()
    desk.shortcut("Ctrl+D")
    assert desk.page.id == "q"
    assert "as it came in" in desk.told, "the offer about the next page stands alone"
    assert "doubt" not in desk.told


def test_the_word_about_doubts_does_not_take_the_keys(desk_of) -> None:
    desk = desk_of(the_page(), NEXT)
    leave_a_doubt(desk)
    desk.shortcut("Ctrl+D")
    assert "doubts left" in desk.told
    assert not desk.window.messages.isAncestorOf(desk.window.focusWidget())
