"""Pages are marked done one after the other; what is missing is told, and put right."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from annotator.page.model import PageStatus
from tests.workflows.desk import Desk
from tests.workflows.small_pages import NEWS, small_page


def test_a_page_with_raw_left_over_is_not_done_until_that_is_dealt_with(
    project: Callable[..., Path], sit_down: Callable[[Path], Desk]
) -> None:
    lines = small_page().raw
    pages = [
        small_page("p1", loose="广告热线"),
        replace(small_page("p2", NEWS[:3]), status=PageStatus.DONE),
        small_page("p3", loose="三版"),
    ]
    desk = sit_down(project(*pages))
    session, person = desk.session, desk.person
    assert desk.page.id == "p1"

    person.command("mark_done")
    assert desk.page.id == "p1"
    assert "广告热线" in desk.window.messages.words

    start = desk.page.raw.index("广告热线")
    assert start == len(lines) + 1
    desk.select_raw(((start, start + 4),))
    person.command("take_out")
    person.command("mark_done")
    assert desk.page.id == "p3", "the page that is done already is passed over"

    start = desk.page.raw.index("三版")
    desk.select_raw(((start, start + 2),))
    person.command("make_furniture")
    person.command("mark_done")
    assert desk.page.id == "p3"
    assert desk.window.messages.words, "it says that every page is done"
    assert session.finish_keeping()
    assert session.project is not None
    found = {page.id: page.status for page in session.project.iter_pages()}
    assert set(found.values()) == {PageStatus.DONE}

    person.command("undo")
    assert desk.page.status is PageStatus.OPEN
    person.command("previous_page")
    person.command("previous_page")
    assert desk.page.id == "p1"
    person.command("undo")
    assert desk.page.status is PageStatus.OPEN, "each page has its own way back"
