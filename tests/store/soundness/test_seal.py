"""A page's seal goes along with every step, and nothing on the page changes without it."""

import sqlite3
from contextlib import closing
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.page.edits.spans import AddSpan
from annotator.page.edits.text import ReplaceText
from annotator.page.model import Page, Part
from annotator.store.project import Project
from annotator.store.schema import SCRIPTS
from annotator.store.soundness.checking import OTHER_ROW, Trouble
from annotator.store.soundness.seal import ROW, seal_after, seal_of, seal_of_values
from annotator.store.tables.adding import Arrival
from annotator.store.tables.loading import load_pages
from annotator.store.tables.saving import NewPage, insert_rows, raw_sha256, rows_of
from tests.store.pages import full_page, pages, text_page
from tests.store.soundness.damage import damage, step, worked_on

LISTS = ("articles", "blocks", "people", "spans", "speeches", "meetings", "corrections")


@given(pages(), st.data())
def test_a_step_leads_from_seal_to_seal(before: Page, data: st.DataObject) -> None:
    after = before
    for name in LISTS:
        items = list(getattr(after, name))
        if bool(items) and data.draw(st.booleans()):
            items.insert(data.draw(st.integers(0, len(items))), replace(items[0], id="another"))
        if bool(items) and data.draw(st.booleans()):
            del items[data.draw(st.integers(0, len(items) - 1))]
        if data.draw(st.booleans()):
            items.reverse()
        turned: dict[str, Any] = {name: tuple(items)}
        after = replace(after, **turned)
    assert seal_after(seal_of(before), before, after) == seal_of(after)
    assert seal_after(seal_of(after), after, before) == seal_of(before)


@given(pages())
def test_the_file_gives_back_what_bears_the_seal(page: Page) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for script in SCRIPTS:
            connection.executescript(script)
        insert_rows(connection, rows_of([NewPage(1, page, raw_sha256(page.raw), None, None)]))
        (stored,) = connection.execute("SELECT seal FROM page").fetchone()
        assert stored == seal_of(page) == seal_of(load_pages(connection, [1])[0])


def variations(value: Any) -> list[Any]:
    """Give values that differ from one in as little as can be."""
    if isinstance(value, Enum):
        return [one for one in type(value) if one is not value]
    if isinstance(value, str):
        return [value[:-1] + chr(ord(value[-1]) ^ 1)] if value else ["x"]
    if isinstance(value, bool) or value is None:
        return []
    if isinstance(value, int):
        return [value ^ 1]
    if isinstance(value, float):
        return [value + 2**-40]
    if isinstance(value, tuple):
        changed = [value[:-1]] if value else []
        changed += [value[::-1]] if value != value[::-1] else []
        for at, one in enumerate(value):
            changed += [(*value[:at], other, *value[at + 1 :]) for other in variations(one)]
        return changed
    if is_dataclass(value) and not isinstance(value, type):
        return [
            replace(value, **{field.name: other})
            for field in fields(value)
            if field.init
            for other in (
                [getattr(value, field.name)[:-1], (("another", 1),)]
                if field.name == "extra"
                else variations(getattr(value, field.name))
            )
        ]
    return []


def test_no_change_of_anything_on_a_page_leaves_its_seal() -> None:
    page = full_page()
    found = [other for other in variations(page) if other != page]
    assert len(found) > 250
    assert [other for other in found if seal_of(other) == seal_of(page)] == []


def test_steps_keep_the_seal_and_a_run_goes_with_it(path: Path) -> None:
    page = full_page()
    with Project.create(path) as project:
        project.add_many([Arrival(page, b"file", {"a": 1}), Arrival(text_page("p2", "文"))])
        mark = object()
        before = page
        for letter in "甲乙丙":
            after = ReplaceText("b3", 0, 0, letter).apply(before)
            project.save(before, after, "Typing", mark)
            before = after
        labelled = AddSpan("place", (Part("b3", 0, 2),)).apply(before)
        project.save(before, labelled, "Add label")
        assert project.check() == []
        assert project.is_as_written(project.load(page.id))


def test_saving_never_covers_up_damage(path: Path) -> None:
    page = full_page()
    with Project.create(path) as project:
        project.add(page)
        project.connection.execute("UPDATE person SET name = '林二禾' WHERE id = 'p1'")
        damaged = project.load(page.id)
        assert not project.is_as_written(damaged)
        project.save(damaged, ReplaceText("b3", 0, 0, "又").apply(damaged), "Typing")
        assert not project.is_as_written(project.load(page.id))
        assert any("not what was written" in one.words for one in project.check())


def test_values_of_a_row_are_told_apart_by_place_and_kind() -> None:
    assert seal_of_values("ab", "c") != seal_of_values("a", "bc")
    assert seal_of_values(None, b"") != seal_of_values(b"", None)
    assert seal_of_values("x") == seal_of_values(b"x")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE learned SET used = 0",
        "UPDATE learned SET at = replace(at, '2', '3')",
        "UPDATE origin SET at = replace(at, '2', '3')",
    ],
)
def test_what_is_learnt_and_where_a_history_begins_is_sealed_whole(path: Path, change: str) -> None:
    with Project.create(path) as project:
        page = full_page()
        project.add(page)
        project.save(page, replace(page, meetings=()))
        project.keep_learned({"names": []})
        project.use_learned(False)
        project.use_learned(True)
        assert project.check() == []
        project.connection.execute(change)
        [trouble] = project.check()
        assert "not what was written" in trouble.words


def test_rows_that_earlier_versions_sealed_are_sound_and_told_where_they_are_damaged(
    path: Path,
) -> None:
    with Project.create(path) as project:
        page = full_page()
        project.add(page)
        project.save(page, replace(page, meetings=()))
        project.keep_learned({"names": []})
        for table, values in (("origin", "step, state"), ("learned", "value")):
            row = project.connection.execute(f"SELECT {values} FROM {table}").fetchone()
            update = f"UPDATE {table} SET seal = ?"
            project.connection.execute(update, (seal_of_values(*row),))
        assert project.check() == []
        project.connection.execute("UPDATE learned SET value = '{}'")
        assert len(project.check()) == 1
        project.use_learned(False)
        assert len(project.check()) == 1, "nothing that is damaged is sealed"


ROW_CHANGES = {
    "name": "'seite.txt'",
    "expected_actions": "coalesce(expected_actions, 0) + 0.25",
    "doubt_count": "13",
    "added_at": "replace(added_at, '20', '21')",
    "saved_at": "replace(saved_at, '20', '21')",
    "deleted_at": "'2021-05-06T07:08:09.012Z'",
    "row_seal": "NULL",
}


def test_everything_that_a_row_of_a_page_alone_knows_is_sealed() -> None:
    assert ROW_CHANGES.keys() == {*ROW, "name", "row_seal"}


@pytest.mark.parametrize("column", ROW_CHANGES)
def test_what_a_row_of_a_page_alone_knows_is_told_where_it_is_damaged(
    path: Path, column: str
) -> None:
    worked_on(path)
    with Project.open(path) as project:
        project.set_doubts("p2", 12)
        assert project.check() == []
    damage(path, f"UPDATE page SET {column} = {ROW_CHANGES[column]} WHERE id = 'p2'")
    with Project.open(path) as project:
        assert project.check() == [Trouble("p2", OTHER_ROW)]
        step(project, "p2", "又")
        assert Trouble("p2", OTHER_ROW) in project.check()
        project.accept()
        assert project.check() == []


def test_rows_of_pages_are_in_tune_whatever_changes_them(path: Path) -> None:
    worked_on(path)
    with Project.open(path) as project:
        project.restore_page("p5")
        project.delete_page("p4")
        project.set_doubts("p4", 3)
        project.set_doubts("p4", 0)
        before = project.load("p1")
        project.connection.execute("DELETE FROM part WHERE page = 2")
        project.save(before, ReplaceText("b3", 0, 0, "全").apply(before))  # written whole
        assert project.load("p1").blocks[2].text.startswith("全")
        assert [one for one in project.check() if one.words == OTHER_ROW] == []


def test_the_page_of_an_origin_is_sealed_with_it(path: Path) -> None:
    worked_on(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("UPDATE origin SET page = 5 WHERE page = 3")
    with Project.open(path, read_only=True) as project:
        assert Trouble(None, "1 rows of origin are not what was written") in project.check()
