"""The list of pages: filtered, sorted, counted, a screenful at a time."""

from dataclasses import replace

import pytest

from annotator.page.expected import expected_actions
from annotator.page.model import PageStatus, Role, Status
from annotator.store.project import Project
from annotator.store.schema import EXPECTED
from annotator.store.tables.adding import Arrival
from annotator.store.tables.listing import Order, PageFilter
from tests.store.pages import RAW, full_page, text_page


@pytest.fixture
def filled(project: Project) -> Project:
    papers = ("云溪日报", "北岭晚报")
    project.add_many(
        Arrival(
            replace(
                text_page(
                    f"p{n:02}", f"文{n}", paper=papers[n % 2], published=f"2024-03-{30 - n:02}"
                ),
                status=PageStatus.DONE if n % 5 == 0 else PageStatus.NEW,
            )
        )
        for n in range(20)
    )
    return project


def ids(project: Project, **fields: object) -> list[str]:
    filter = PageFilter(**fields)  # type: ignore[arg-type]
    found = [row.id for row in project.rows(0, 100, filter)]
    assert found == project.ids(filter) == [page.id for page in project.iter_pages(filter)]
    assert project.count(filter) == len(found)
    return found


def test_rows_come_a_screenful_at_a_time(filled: Project) -> None:
    assert [row.id for row in filled.rows(18, 5)] == ["p18", "p19"]
    assert [row.id for row in filled.rows(0, 2)] == ["p00", "p01"]


def test_every_word_of_the_filter_must_be_there(filled: Project) -> None:
    assert len(ids(filled, text="晚报")) == 10
    assert ids(filled, text="  晚报  03-29 ") == ["p01"]
    assert ids(filled, text="P07") == ["p07"]


def test_pages_that_hold_each_word_in_their_text_or_in_raw_are_found(filled: Project) -> None:
    page = full_page()
    filled.add(page)
    (block, *_) = page.blocks
    assert filled.holding(block.text[:4]) == [page.id]
    filled.add(text_page("loose", "水渠修到了门前"))
    assert filled.holding("水渠 loose") == ["loose"]
    assert filled.holding("水渠 冰川") == filled.holding("  ") == []
    assert filled.holding("修%") == []


def test_pages_found_elsewhere_pass_the_words_and_no_more(filled: Project) -> None:
    assert ids(filled, text="P07", holding=("p02", "gone")) == ["p02", "p07"]
    assert ids(filled, holding=("p02",)) == ids(filled)
    assert ids(filled, text="P07", holding=("p05", "p06"), statuses=[PageStatus.DONE]) == ["p05"]
    filled.delete_page("p02")
    assert ids(filled, text="P07", holding=("p02",)) == ["p07"]


def test_signs_of_like_are_plain_characters(filled: Project) -> None:
    filled.add(text_page("100%_\\", "另"))
    for sign in ("%", "_", "\\", "0%_"):
        assert ids(filled, text=sign) == ["100%_\\"]


def test_the_list_can_be_of_some_statuses(filled: Project) -> None:
    assert ids(filled, statuses=[PageStatus.DONE]) == ["p00", "p05", "p10", "p15"]
    assert ids(filled, statuses=()) == []


def test_the_list_can_be_sorted(filled: Project) -> None:
    assert ids(filled, order=Order.PUBLISHED)[0] == "p19"
    filled.add(text_page("p000", "另"))
    assert ids(filled, order=Order.NAME)[:2] == ["p00", "p000"]
    assert ids(filled)[-1] == "p000"
    assert ids(filled, order=Order.PUBLISHED)[-1] == "p000"  # pages without a date last


def test_the_trash_is_a_list_too(filled: Project) -> None:
    filled.delete_page("p03")
    assert ids(filled, deleted=True) == ["p03"]
    assert filled.count() == 19


def test_a_row_counts_what_was_not_rejected(project: Project) -> None:
    page = full_page()
    project.add(page)
    (row,) = project.rows(0, 10)
    assert (row.articles, row.blocks, row.people) == (1, 3, 2)
    assert (row.spans, row.speeches, row.meetings) == (6, 2, 1)
    assert row.doubts is None
    after = replace(
        page,
        spans=tuple(replace(s, status=Status.REJECTED) for s in page.spans[:2]) + page.spans[2:],
        speeches=page.speeches[:1],
        status=PageStatus.DONE,
        meta=replace(page.meta, paper="北岭晚报"),
    )
    project.save(page, after)
    project.set_doubts(page.id, 7)
    (row,) = project.rows(0, 10)
    assert (row.spans, row.speeches, row.meetings, row.doubts) == (4, 1, 1, 7)
    assert (row.status, row.paper) == (PageStatus.DONE, "北岭晚报")
    assert row.name == page.source.name if page.source else False


def test_a_page_knows_its_row_in_any_list(filled: Project) -> None:
    for order in Order:
        for filter in (PageFilter(order=order), PageFilter("1", order=order)):
            listed = filled.ids(filter)
            assert [filled.number_of(id, filter) for id in listed] == list(range(len(listed)))
    first = filled.ids()[0]
    assert filled.number_of(first, PageFilter("no such name")) is None
    filled.delete_page(first)
    assert filled.number_of(first) is None
    assert filled.number_of("no such page") is None


def test_the_queue_has_the_least_work_first_then_what_is_bare_then_done(project: Project) -> None:
    project.add(text_page("bare", "还没有"))
    for id, confidence in (("unsure", 0.25), ("sure", 0.75), ("done", 0.25)):
        page = full_page(id, f"{RAW}\n{id}")
        blocks = tuple(
            replace(one, confidence=confidence, status=Status.SUGGESTED) for one in page.blocks
        )
        status = PageStatus.DONE if id == "done" else PageStatus.OPEN
        project.add(replace(page, blocks=blocks, status=status))
    assert ids(project, order=Order.WORK) == ["sure", "unsure", "bare", "done"]
    sure = project.load("sure")
    judged = tuple(replace(one, status=Status.ACCEPTED) for one in sure.blocks)
    project.save(sure, replace(sure, blocks=judged))
    unsure = project.load("unsure")
    project.save(unsure, replace(unsure, status=PageStatus.CHECKED))
    assert ids(project, order=Order.WORK) == ["sure", "bare", "unsure", "done"]


def test_what_an_older_file_is_expected_to_need_is_worked_out_as_a_new_one_s(
    project: Project,
) -> None:
    project.add(text_page("bare", "还没有"))
    project.add(full_page())
    find = "SELECT id, expected_actions FROM page ORDER BY key"
    found = project.connection.execute(find).fetchall()
    assert found == [("bare", None), (full_page().id, expected_actions(full_page()))]
    assert found[1][1] > 0
    (update,) = [one for one in EXPECTED.split(";") if "UPDATE" in one]
    project.connection.execute("UPDATE page SET expected_actions = -1")
    project.connection.execute(update)
    assert project.connection.execute(find).fetchall() == found


def test_every_step_leaves_a_page_with_what_it_is_expected_to_need(project: Project) -> None:
    page = full_page()
    project.add(page)
    find = "SELECT expected_actions FROM page WHERE id = ?"
    waits = page.blocks[2]
    steps = (
        lambda old: replace(old, blocks=(*old.blocks[:2], replace(waits, role=Role.CAPTION))),
        lambda old: replace(old, blocks=(*old.blocks[:2], replace(waits, status=Status.ACCEPTED))),
        lambda old: replace(old, blocks=(*old.blocks[:2], replace(waits, confidence=0.125))),
        lambda old: replace(old, status=PageStatus.DONE),
        lambda old: replace(old, status=PageStatus.OPEN),
        lambda old: replace(old, blocks=old.blocks[:2]),
    )
    bare = replace(
        page, spans=(), speeches=(), meetings=(), people=(), corrections=(), blocks=page.blocks[:3]
    )
    project.save(page, bare)
    now = bare
    for step in steps:
        after = step(now)
        project.save(now, after)
        now = after
        assert project.connection.execute(find, (page.id,)).fetchone()[0] == expected_actions(now)
