"""Steps are kept in order behind the window's back, and none is lost when one fails."""

import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.page.edits import AddSpan, ReplaceText
from annotator.page.model import Page, Part, Span
from annotator.store.errors import DamagedError, ProjectError, RefusedError
from annotator.store.project import Project
from annotator.store.soundness.checking import OTHER_ROW, Trouble
from annotator.store.writer import Kept, NotKept, Writer
from tests.store.pages import RAW, full_page, text_page
from tests.store.soundness.damage import damage


class Told:
    """Notes what a writer tells."""

    def __init__(self) -> None:
        self.kept: list[Kept] = []
        self.troubles: list[NotKept] = []

    def writer(self, project: Project) -> Writer:
        return Writer(project.path, self.kept.append, self.troubles.append)


@pytest.fixture
def told() -> Told:
    return Told()


def typed(page: Page, text: str) -> Page:
    return ReplaceText("b3", 0, 0, text).apply(page)


def unwritable(page: Page) -> Page:
    """Give the page with a label on a paragraph that isn't there."""
    return replace(page, spans=(*page.spans, Span("s99", "cue", (Part("b99", 0, 1),))))


def test_steps_are_kept_in_order(project: Project, told: Told) -> None:
    page = full_page()
    project.add(page)
    writer = told.writer(project)
    for number in range(50):
        after = typed(page, "字")
        assert writer.save(page, after, f"Typing {number}") == number + 1
        page = after
    assert writer.flush()
    assert project.load(page.id) == page
    assert [kept.number for kept in told.kept] == list(range(1, 51))
    assert told.kept[-1].waiting == 0
    assert told.kept == sorted(told.kept, key=lambda kept: kept.at)
    assert [step.name for step in project.history(limit=2)] == ["Typing 49", "Typing 48"]
    assert writer.close()
    assert told.troubles == []


def test_callbacks_come_from_the_writer_s_thread_after_the_commit(project: Project) -> None:
    page = full_page()
    project.add(page)
    seen: list[tuple[str, Page]] = []

    def look(kept: Kept) -> None:
        with Project.open(project.path, read_only=True) as reading:
            seen.append((threading.current_thread().name, reading.load(page.id)))

    writer = Writer(project.path, look, lambda _: None)
    after = typed(page, "字")
    writer.save(page, after)
    assert writer.close()
    assert seen == [("project writer", after)]


def test_other_jobs_wait_their_turn(project: Project, told: Told) -> None:
    page = full_page()
    project.add(page)
    writer = told.writer(project)
    after = typed(page, "字")
    writer.save(page, after)
    writer.run(lambda kept: kept.delete_page(page.id))
    assert writer.close()
    assert project.ids() == []
    assert project.load(page.id) == after


def test_a_full_drive_is_told_and_the_step_is_kept_when_there_is_room(
    project: Project, told: Told
) -> None:
    def fill(kept: Project) -> None:
        (pages,) = kept.connection.execute("PRAGMA page_count").fetchone()
        kept.connection.execute(f"PRAGMA max_page_count = {pages}")

    writer = told.writer(project)
    writer.run(fill)
    writer.run(lambda kept: kept.add(text_page("big", "文" * 50_000)))
    writer.run(lambda kept: kept.set_setting("then", 1))
    assert not writer.flush()
    (trouble,) = told.troubles
    assert isinstance(trouble.error, ProjectError)
    assert "the drive is full" in str(trouble.error)
    assert (trouble.number, trouble.waiting) == (2, 2)
    assert writer.flush()  # a new connection finds room again
    assert project.ids() == ["big"]
    assert project.setting("then") == 1
    assert [kept.number for kept in told.kept] == [1, 2, 3]
    writer.close()


def test_a_file_that_is_gone_is_told_and_the_step_waits_for_it(
    project: Project, told: Told
) -> None:
    if os.name == "nt":
        pytest.skip("Windows does not let an open file go")
    page = full_page()
    project.add(page)
    writer = told.writer(project)
    writer.run(lambda kept: kept.count())
    assert writer.flush()
    away = Path(f"{project.path}.away")
    project.path.rename(away)
    after = typed(page, "字")
    writer.save(page, after)
    assert not writer.flush()
    assert "moved, deleted or replaced" in str(told.troubles[0].error)
    away.rename(project.path)
    writer.retry()
    assert writer.flush()
    assert project.load(page.id) == after
    writer.close()


def test_whoever_waits_is_held_up_by_no_slow_step_and_by_no_failing_one(
    project: Project, told: Told
) -> None:
    page = full_page()
    project.add(page)
    writer = told.writer(project)
    go_on = threading.Event()
    writer.run(lambda project: go_on.wait())
    assert not writer.wait(0.001)
    go_on.set()
    assert writer.wait()
    gone = project.path.with_suffix(".gone")
    project.path.rename(gone)
    writer.save(page, typed(page, "字"))
    assert not writer.wait()
    gone.rename(project.path)
    assert writer.close()
    assert project.load(page.id) == typed(page, "字")


def test_a_page_that_cannot_be_written_is_written_when_the_next_step_mends_it(
    project: Project, told: Told
) -> None:
    page = full_page()
    project.add(page)
    writer = told.writer(project)
    broken = unwritable(page)
    writer.save(page, broken)
    assert not writer.flush()
    assert not isinstance(told.troubles[0].error, ProjectError)
    assert project.load(page.id) == page
    mended = AddSpan("date", (Part("b3", 0, 2),)).apply(page)
    writer.save(broken, mended)
    assert writer.flush()
    assert project.load(page.id) == mended
    assert told.kept[-1].number == 2
    assert writer.close()


def test_a_page_that_cannot_be_written_holds_up_no_other(project: Project, told: Told) -> None:
    page, other = full_page(), full_page("other", f"{RAW}\n又")
    project.add(page)
    project.add(other)
    writer = told.writer(project)
    broken = unwritable(page)
    writer.save(page, broken)
    after = typed(other, "字")
    writer.save(other, after)
    writer.run(lambda kept: kept.set_setting("then", 1))
    assert not writer.flush()
    assert (project.load(page.id), project.load(other.id)) == (page, after)
    assert project.setting("then") == 1
    assert [kept.number for kept in told.kept] == [2, 3]
    assert {(one.number, one.again) for one in told.troubles} == {(1, False)}
    assert writer.waiting == 1
    writer.save(broken, typed(page, "文"), "Mended")
    assert writer.flush()
    assert project.load(page.id) == typed(page, "文")
    assert told.kept[-1].number == 4
    assert [step.name for step in project.history(page.id)] == ["Mended"]
    assert writer.close()


NO_TEXT = "CAST(X'F4FF2D' AS TEXT)"
"""Bytes that spell nothing in UTF-8."""


@pytest.mark.parametrize("column", ["name", "added_at", "saved_at", "deleted_at"])
@pytest.mark.parametrize("worked_on", [False, True])
def test_a_row_that_cannot_be_read_holds_up_no_step(
    project: Project, told: Told, column: str, worked_on: bool
) -> None:
    page, other = full_page(), full_page("other", f"{RAW}\n又")
    for one in (page, other):
        project.add(one)
    if worked_on:
        first = typed(page, "先")
        project.save(page, first, "Typing")
        page = first
    damage(project.path, f"UPDATE page SET {column} = {NO_TEXT} WHERE id = '{page.id}'")
    writer = told.writer(project)
    writer.save(page, typed(page, "字"), "Typing")
    writer.save(other, typed(other, "字"), "Typing")
    assert writer.close()
    assert not told.troubles
    assert project.load(page.id) == typed(page, "字")
    assert project.load(other.id) == typed(other, "字")
    assert Trouble(page.id, OTHER_ROW) in project.check()


def test_a_step_whose_rows_are_damaged_holds_up_no_other_page(project: Project, told: Told) -> None:
    page, other = full_page(), full_page("other", f"{RAW}\n又")
    for one in (page, other):
        project.add(one)
    writer, run = told.writer(project), object()
    once, twice = typed(page, "字"), typed(typed(page, "字"), "文")
    writer.save(page, once, "Typing", run)
    assert writer.flush()
    damage(project.path, f"UPDATE step SET author = {NO_TEXT}")
    writer.save(once, twice, "Typing", run)
    writer.save(other, typed(other, "字"), "Typing")
    assert not writer.flush()
    assert isinstance(told.troubles[0].error, DamagedError)
    assert not told.troubles[0].again
    assert project.load(other.id) == typed(other, "字")
    assert writer.waiting == 1
    writer.save(twice, typed(twice, "又"), "Typing")
    assert writer.close()
    assert project.load(page.id) == typed(twice, "又")


def test_a_page_that_stays_broken_is_what_closing_says_is_lost(
    project: Project, told: Told
) -> None:
    page = full_page()
    project.add(page)
    writer = told.writer(project)
    broken = unwritable(page)
    writer.save(page, broken)
    writer.save(broken, typed(broken, "字"))
    assert not writer.close()
    assert writer.waiting == 1
    assert told.troubles[-1].number == 2
    assert project.load(page.id) == page


@pytest.mark.parametrize("error", [RefusedError("no"), ValueError("a bug")])
def test_a_job_that_will_never_do_is_told_and_let_go(
    project: Project, told: Told, error: Exception
) -> None:
    def fail(kept: Project) -> None:
        raise error

    writer = told.writer(project)
    writer.run(fail)
    writer.run(lambda kept: kept.set_setting("then", 1))
    assert writer.flush()
    assert [(one.error, one.waiting, one.again) for one in told.troubles] == [(error, 1, False)]
    assert project.setting("then") == 1
    assert writer.close()


def test_closing_says_what_could_not_be_kept(project: Project, told: Told) -> None:
    def fail(kept: Project) -> None:
        raise ProjectError("the drive is asleep")

    writer = told.writer(project)
    writer.run(fail)
    writer.run(lambda kept: kept.set_setting("then", 1))
    assert not writer.close()
    assert writer.waiting == 2
    assert {(one.number, one.waiting, one.again) for one in told.troubles} == {(1, 2, True)}
    with pytest.raises(RuntimeError, match="closed"):
        writer.run(lambda kept: kept.count())


def test_a_closed_writer_leaves_the_project_to_the_window(path: Path, told: Told) -> None:
    with Project.create(path) as project:
        writer = told.writer(project)
        writer.run(lambda kept: kept.add(full_page()))
        writer.close()
        assert project.load(full_page().id) == full_page()
    assert os.listdir(path.parent) == [path.name]


def test_a_step_that_waits_is_tried_after_a_second_and_every_thirty_at_the_longest(
    project: Project, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = full_page()
    project.add(page)
    pauses: list[float] = []
    tried, enough = threading.Event(), 9

    def wait(writer: Writer, seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == enough:
            project.path.with_name("away").rename(project.path)
            tried.set()

    monkeypatch.setattr(Writer, "_wait", wait)
    project.path.rename(project.path.with_name("away"))
    writer = told.writer(project)
    writer.save(page, typed(page, "字"), "Typing")
    assert tried.wait(20)
    assert writer.close()
    assert pauses == [1, 2, 4, 8, 16, 30, 30, 30, 30]
