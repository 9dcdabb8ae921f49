"""Every step leads back to what was and forward to what is, whatever was done."""

import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.page.edits import AddSpan, Adopt, RemoveSpans, ReplaceText
from annotator.page.model import Page, PageStatus, Part, Role, Span, Status
from annotator.store.past import history
from annotator.store.past.author import VARIABLE, account
from annotator.store.past.delta import HistoryError, Winding, birth, delta, packed, unpacked
from annotator.store.project import Project
from tests.page.drawn_edits import Draw, edited
from tests.store.pages import full_page, pages, text_page


@pytest.fixture(scope="module")
def shared() -> Iterator[Project]:
    """Give one project for all examples of a property."""
    with tempfile.TemporaryDirectory() as folder, Project.create(Path(folder, "p")) as project:
        yield project


def added(project: Project, page: Page) -> Page:
    """Give the page under the id that it got."""
    for id in project.ids():
        project.delete_page(id)
    return replace(page, id=project.add(page).page_id)


def key_of(project: Project, page: Page) -> int:
    query = "SELECT key FROM page WHERE id = ?"
    return int(project.connection.execute(query, (page.id,)).fetchone()[0])


def shuffled(draw: Draw, page: Page) -> Page:
    """Draw a page that holds the same items in another order, some dropped, some new."""
    fields: dict[str, Any] = {}
    for name in ("articles", "blocks", "people", "spans", "speeches", "meetings", "corrections"):
        items = draw(st.permutations(getattr(page, name)))
        fields[name] = tuple(items[draw(st.integers(0, len(items))) :])
        others = [replace(item, id=f"{item.id}x") for item in items[:2]]
        fields[name] = tuple(draw(st.permutations((*fields[name], *others))))
    return replace(page, **fields)


@given(pages(), pages(), st.data())
def test_a_delta_leads_both_ways_between_any_two_pages(
    page: Page, other: Page, data: st.DataObject
) -> None:
    other = replace(other, id=page.id, raw=page.raw)
    for after in (other, shuffled(data.draw, page)):
        entries = unpacked(packed(delta(page, after)))
        winding = Winding(page)
        winding.forward(entries)
        assert winding.page == after
        winding.back(entries)
        assert winding.page == page


@given(pages(), st.data())
@settings(max_examples=60)
def test_every_page_there_was_is_had_again_backwards_and_forwards(
    shared: Project, page: Page, data: st.DataObject
) -> None:
    page = added(shared, page)
    states = {0: page}
    run: object = None
    for _ in range(data.draw(st.integers(1, 8))):
        run = data.draw(st.sampled_from([None, run, object()]))
        after = edited(data.draw, page)
        if after is not page:
            states[shared.save(page, after, "Edit", run)] = after
            page = after
    if data.draw(st.booleans()):  # the whole page taken over, as an undo far back would
        states[shared.save(page, states[0], "Take back")] = states[0]
        page = states[0]
    connection, key = shared.connection, key_of(shared, page)
    for step, state in states.items():
        assert shared.page_as_of(page.id, step) == state
    if len(states) > 1:
        assert history.rebuilt(connection, key) == shared.load(page.id) == page
        for step, state in states.items():
            assert history.rebuilt(connection, key, step) == state


def test_a_step_says_what_was_and_what_is(project: Project) -> None:
    page = full_page()
    project.add(page)
    project.stepping.author = "林小满"
    after = AddSpan("organization", (Part("b3", 0, 2),)).apply(page)
    number = project.save(page, ReplaceText("b3", 3, 3, "都").apply(after), "Edit")
    (step,) = project.full_history(page.id)
    assert (step.kept.number, step.kept.author, step.kept.name) == (number, "林小满", "Edit")
    entries = {(entry[0], entry[1]): entry[4:] for entry in step.entries}
    assert entries["block", "b3"][0]["text"] == "周远山参加。"
    assert entries["block", "b3"][1]["text"] == "周远山都参加。"
    new = next(span for span in after.spans if span not in page.spans)
    assert entries["span", new.id] == [None, {"label": "organization", "parts": [["b3", 0, 2]]}]


def test_of_a_long_text_only_the_stretch_that_changed_is_kept(project: Project) -> None:
    page = full_page()
    project.add(page)
    project.save(page, ReplaceText("b2", 5, 7, "筹备").apply(page), "Typing")
    (step,) = project.full_history(page.id)
    changed = next(entry for entry in step.entries if entry[0] == "block")
    # Short texts are kept whole: the stretch alone would say less.
    assert changed[4].keys() == changed[5].keys()
    assert sum(map(len, changed[5]["pieces"][1:])) < 40


def test_a_run_of_typing_is_one_entry(project: Project) -> None:
    page = full_page()
    project.add(page)
    run, states = object(), [page]
    numbers = []
    for letter in "都来了":
        block = states[-1].block("b3")
        states.append(ReplaceText("b3", 3, 3, letter).apply(states[-1]))
        numbers.append(project.save(states[-2], states[-1], "Typing", run))
        assert block is not states[-1].block("b3")
    assert len(set(numbers)) == 1
    other = project.save(states[-1], marked_done(states[-1]), "Mark done")
    again = project.save(marked_done(states[-1]), states[-1], "Typing", run)
    assert numbers[0] < other < again
    assert project.page_as_of(page.id, 0) == page
    assert project.page_as_of(page.id, numbers[0]) == states[-1]
    assert [step.name for step in project.history(page.id)] == ["Typing", "Mark done", "Typing"]


def marked_done(page: Page) -> Page:
    return replace(page, status=PageStatus.DONE)


def test_a_run_is_ended_by_whatever_else_is_kept_of_its_page(project: Project) -> None:
    page = full_page()
    project.add(page)
    run = object()
    one = ReplaceText("b3", 3, 3, "都").apply(page)
    project.save(page, one, "Typing", run)
    with Project.open(project.path, locked=False) as beside:
        marked = marked_done(one)
        beside.save(one, marked, "Mark done")
    project.save(marked, ReplaceText("b3", 4, 4, "来").apply(marked), "Typing", run)
    assert len(project.history(page.id)) == 3
    assert history.rebuilt(project.connection, key_of(project, page)) == project.load(page.id)


def test_a_page_that_was_written_whole_is_a_step_from_what_the_file_held(project: Project) -> None:
    page = full_page()
    project.add(page)
    never_kept = RemoveSpans(("s4",)).apply(page)
    after = ReplaceText("b3", 0, 0, "再").apply(
        AddSpan("place", (Part("b3", 0, 1),)).apply(never_kept)
    )
    lost = replace(never_kept, spans=(*never_kept.spans, Span("s77", "cue", (Part("b3", 0, 1),))))
    number = project.save(lost, after, "Edit")  # a span that the rows don't hold goes
    assert project.page_as_of(page.id, 0) == page
    assert project.page_as_of(page.id, number) == after == project.load(page.id)


def test_labels_imported_and_suggestions_taken_over_are_steps(project: Project) -> None:
    page = text_page("one", full_page().raw)
    project.add(page)
    labels = full_page("one")
    before, after = project.merge_labels(labels)
    taken = Adopt(replace(after, spans=(), speeches=(), meetings=()), "Suggest").apply(after)
    project.save(after, taken, "Suggest")
    assert [step.name for step in project.history("one")] == ["Suggest", "Import labels"]
    assert project.page_as_of("one", 0) == before == page
    assert project.page_as_of("one", project.history("one")[1].number) == after


def test_a_large_step_is_compressed(project: Project) -> None:
    page = text_page("one", full_page(raw=full_page().raw + "\n尾" * 2000).raw)
    project.add(page)
    labels = full_page("one", page.raw)
    many = tuple(Span(f"s{n}", "place", (Part("b3", 0, 1),)) for n in range(100, 400))
    project.merge_labels(replace(labels, spans=(*labels.spans, *many)))
    (step,) = project.history("one")
    assert step.bytes is not None
    assert step.bytes < 4000
    (kind,) = project.connection.execute("SELECT DISTINCT typeof(delta) FROM step").fetchone()
    assert kind == "blob"
    assert project.page_as_of("one", 0) == page


def test_the_view_of_the_history_says_who_changed_what(project: Project) -> None:
    page = full_page()
    project.add(page)
    project.stepping.author = "林小满"
    project.save(page, AddSpan("place", (Part("b3", 0, 1),)).apply(page), "Add label")
    project.delete_page(page.id)
    rows = project.connection.execute(
        'SELECT author, what, kind, was, "is", page FROM history ORDER BY step'
    ).fetchall()
    made, gone = rows
    assert made[:4] == ("林小满", "Add label", "span", None)
    assert json.loads(made[4])["parts"] == [["b3", 0, 1]]
    assert gone == ("林小满", "Delete page", None, None, None, page.id)


def test_steps_of_older_versions_are_told_and_not_followed(project: Project) -> None:
    page = full_page()
    project.add(page)
    key = key_of(project, page)
    project.connection.execute(
        "INSERT INTO step (page, at, name) VALUES (?, '2026-01-01T00:00:00Z', 'Old')", (key,)
    )
    assert project.page_as_of(page.id, 0) == page
    (old,) = project.history(page.id)
    assert (old.author, old.bytes) == (None, None)
    after = marked_done(page)
    project.save(page, after, "Mark done")
    origin = project.origin(page.id)
    assert origin is not None
    assert (origin.step, origin.at) == (old.number, old.at)
    assert project.page_as_of(page.id, 0) == page == project.page_as_of(page.id, old.number)
    assert history.rebuilt(project.connection, key) == after


def test_a_page_that_another_program_changed_is_not_wound_back_wrongly(project: Project) -> None:
    page = full_page()
    project.add(page)
    after = ReplaceText("b3", 3, 3, "都").apply(page)
    number = project.save(page, after, "Typing")
    project.connection.execute("UPDATE block SET text = '别的话' WHERE id = 'b3'")
    with pytest.raises(HistoryError, match="another program"):
        project.page_as_of(page.id, 0)
    assert project.page_as_of(page.id, number).block("b3").text == "别的话"
    # Forwards, nothing is asked of the rows that were changed.
    assert history.rebuilt(project.connection, key_of(project, page)) == after


@given(st.binary(max_size=60))
def test_a_damaged_delta_is_told_as_such(data: bytes) -> None:
    page = full_page()
    good = packed(delta(page, marked_done(page)))
    assert isinstance(good, str)
    for value in (data, good[: len(data)], good.replace("open", data.decode(errors="ignore"))):
        try:
            entries = unpacked(value)
            Winding(marked_done(page)).back(entries)
        except HistoryError:
            pass


def test_refused_and_suggested_labels_are_not_counted_as_removed() -> None:
    page = full_page()
    suggested = replace(page, spans=tuple(replace(s, status=Status.SUGGESTED) for s in page.spans))
    bare = replace(page, spans=(), speeches=(), meetings=())
    assert history.removals(delta(suggested, bare)) == 1 + 1  # a speech accepted, a meeting by hand
    assert history.removals(delta(page, RemoveSpans(("s4",)).apply(page))) == 1


def test_a_page_is_born_of_its_raw_text() -> None:
    page = full_page()
    winding = Winding(Page(page.id, page.raw))
    winding.forward(unpacked(packed(birth(page))))
    assert winding.page == page


def test_a_whole_long_page_is_found_again_after_many_steps(project: Project) -> None:
    page = full_page()
    project.add(page)
    start = page
    for number in range(120):
        after = replace(
            page,
            blocks=tuple(
                replace(block, role=(Role.BODY, Role.CAPTION)[number % 2])
                if block.id == "b2"
                else block
                for block in page.blocks
            ),
        )
        if after != page:
            project.save(page, after, "Role")
            page = after
    assert project.page_as_of(start.id, 0) == start
    assert project.history_size(start.id).per_step < 120


@pytest.mark.parametrize(
    ("said", "kept"),
    [("甲\n乙\u202e\udcff", "甲乙"), ("x" * 100_000, "x" * 200), (" \udcff\t ", account())],
)
def test_whatever_the_author_is_called_steps_are_kept(
    project: Project, monkeypatch: pytest.MonkeyPatch, said: str, kept: str
) -> None:
    monkeypatch.setitem(os.environ, VARIABLE, said)
    with Project.open(project.path, locked=False) as project:
        project.add(full_page())
        project.delete_page(full_page().id)
        assert project.history()[0].author == kept
        assert project.check() == []


def test_an_item_that_stands_at_another_place_is_not_wound_back_wrongly() -> None:
    page = full_page()
    made = replace(page, spans=(*page.spans, replace(page.spans[0], id="s99")))
    steps = delta(page, made)
    Winding(made).back(steps)
    first, *rest = made.spans
    with pytest.raises(HistoryError, match="another program"):
        Winding(replace(made, spans=(*rest, first))).back(steps)
    with pytest.raises(HistoryError, match="another program"):
        Winding(replace(page, spans=page.spans[:-1])).forward(steps)
