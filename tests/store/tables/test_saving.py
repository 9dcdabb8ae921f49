"""A page comes back from the tables exactly as it went in, and only what changed is written."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.page.edits import AddSpan, ReplaceText, SplitBlock
from annotator.page.errors import EditError
from annotator.page.model import Page, PageStatus, Part, Span
from annotator.store.project import Project
from tests.page.drawn_edits import other_edit, text_edit
from tests.store.pages import full_page, pages


@pytest.fixture(scope="module")
def shared() -> Iterator[Project]:
    """Give one project for all examples of a property: making one takes longer than an example."""
    with tempfile.TemporaryDirectory() as folder, Project.create(Path(folder, "p")) as project:
        yield project


def added(project: Project, page: Page) -> Page:
    """Give the page under the id that it got."""
    for id in project.ids():
        project.delete_page(id)
    return replace(page, id=project.add(page).page_id)


THE_FIRST_TIME = 1
"""A page's first step also writes what its history begins with."""


def rows_written(project: Project, before: Page, after: Page) -> int:
    at = project.connection.total_changes
    project.save(before, after)
    return project.connection.total_changes - at


def test_a_page_with_everything_on_it_comes_back_equal(project: Project) -> None:
    page = full_page()
    project.add(page)
    assert project.load(page.id) == page


def test_raw_text_comes_back_with_every_odd_character(project: Project) -> None:
    page = Page("odd", "一\x00二\f三\u2028四\ue000五𠮷\u3000\t\x85尾")
    project.add(page)
    assert project.load("odd") == page


@given(pages())
def test_any_page_comes_back_equal(shared: Project, page: Page) -> None:
    page = added(shared, page)
    assert shared.load(page.id) == page


@given(pages(), st.data())
@settings(max_examples=60)
def test_after_any_edits_the_file_holds_what_is_on_screen(
    shared: Project, page: Page, data: st.DataObject
) -> None:
    page = added(shared, replace(page, status=PageStatus.OPEN))
    states = [page]
    for _ in range(data.draw(st.integers(1, 6))):
        if not page.blocks:
            break
        draw = data.draw(st.sampled_from([text_edit, other_edit]))
        try:
            edit = draw(data.draw, page)
            after = edit.apply(page) if edit else page
        except EditError:
            continue
        shared.save(page, after)
        assert shared.load(page.id) == after
        page = after
        states.append(page)
    back = data.draw(st.sampled_from(states))
    shared.save(page, back)
    assert shared.load(page.id) == back


@given(pages(), st.data())
@settings(max_examples=60)
def test_any_order_of_items_is_kept(shared: Project, page: Page, data: st.DataObject) -> None:
    page = added(shared, page)
    for _ in range(3):
        after = replace(
            page,
            blocks=tuple(data.draw(st.permutations(page.blocks))),
            spans=tuple(data.draw(st.permutations(page.spans))),
            corrections=tuple(data.draw(st.permutations(page.corrections))),
        )
        shared.save(page, after)
        assert shared.load(page.id) == after
        page = after


def test_typing_writes_its_block_and_the_labels_behind_it_alone(project: Project) -> None:
    before = full_page()
    project.add(before)
    after = ReplaceText("b2", 13, 13, "再").apply(before)
    moved = sum(part.block == "b2" and part.start >= 13 for s in before.spans for part in s.parts)
    # Its block, the parts of labels behind it, the page's row and the step.
    assert rows_written(project, before, after) == 1 + moved + 2 + THE_FIRST_TIME
    assert project.load(before.id) == after


def test_a_new_label_writes_its_own_rows_alone(project: Project) -> None:
    before = full_page()
    project.add(before)
    after = AddSpan("date", (Part("b3", 0, 2),)).apply(before)
    assert rows_written(project, before, after) == 4 + THE_FIRST_TIME  # span, part, page, step


def test_splitting_a_paragraph_again_and_again_renumbers_few_rows(project: Project) -> None:
    text = "字" * 400
    page = Page("long", text)
    block = replace(full_page().blocks[1], pieces=(), text="", extra=())
    blocks = tuple(replace(block, id=f"b{n}", article="a1") for n in range(300))
    page = replace(page, articles=full_page().articles, blocks=blocks)
    page = ReplaceText("b150", 0, 0, "长" * 200).apply(page)
    project.add(page)
    written = []
    for _ in range(100):
        head = page.blocks[150]
        after = SplitBlock(head.id, len(head.text) - 1).apply(page)
        written.append(rows_written(project, page, after))
        page = after
    assert project.load("long") == page
    assert sum(written) / len(written) < 12
    assert max(written) < 100  # of 400 blocks


def test_a_step_whose_rows_are_out_of_step_is_written_whole(project: Project) -> None:
    page = full_page()
    project.add(page)
    with_label = AddSpan("date", (Part("b3", 0, 2),)).apply(page)
    # Nobody told the file of the new label, and now it goes on from there.
    after = ReplaceText("b3", 0, 0, "再").apply(with_label)
    project.save(with_label, after)
    assert project.load(page.id) == after
    assert project.check() == []


def test_a_label_that_is_there_already_is_no_obstacle(project: Project) -> None:
    page = full_page()
    project.add(page)
    after = AddSpan("date", (Part("b3", 0, 2),)).apply(page)
    project.save(page, after)
    project.save(page, after)  # the step comes a second time
    assert project.load(page.id) == after


def test_a_page_that_refers_to_nothing_is_not_kept_and_harms_nothing(project: Project) -> None:
    page = full_page()
    project.add(page)
    broken = replace(page, spans=(*page.spans, Span("s99", "cue", (Part("b99", 0, 1),))))
    with pytest.raises(Exception, match="FOREIGN KEY"):
        project.save(page, broken)
    assert project.load(page.id) == page
    assert project.history() == []


def test_raw_and_id_never_change(project: Project) -> None:
    page = full_page()
    project.add(page)
    with pytest.raises(ValueError, match="never change"):
        project.save(page, replace(page, raw=page.raw + "尾"))
    with pytest.raises(ValueError, match="never change"):
        project.save(page, replace(page, id="other"))


def test_every_step_is_in_the_history(project: Project) -> None:
    page = full_page()
    project.add(page)
    after = replace(page, status=PageStatus.DONE)
    first = project.save(page, after, "Mark done")
    second = project.save(after, page, "Undo")
    newest, older = project.history(page.id)
    assert (newest.number, newest.name, newest.page_id) == (second, "Undo", page.id)
    assert (older.number, older.name) == (first, "Mark done")
    assert newest.at >= older.at
