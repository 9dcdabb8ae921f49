"""Steps that can't be kept go into no other file, and can go on in a copy elsewhere."""

import os
import shutil
from pathlib import Path
from threading import Event

import pytest

from annotator.page.edits import ReplaceText
from annotator.page.model import Page
from annotator.store.project import Project
from annotator.store.writer import Kept, NotKept, Writer
from tests.store.pages import full_page

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows does not let an open file go")


def typed(page: Page, text: str) -> Page:
    return ReplaceText("b3", 0, 0, text).apply(page)


@pytest.fixture
def heard() -> list[Kept | NotKept]:
    """Give a list that a writer tells into."""
    return []


def writer_on(path: Path, heard: list[Kept | NotKept]) -> Writer:
    return Writer(path, heard.append, heard.append)


def test_a_file_that_came_in_place_of_the_project_is_not_written_to(
    path: Path, tmp_path: Path, heard: list[Kept | NotKept]
) -> None:
    page = full_page()
    with Project.create(path) as project:
        project.add(page)
        writer = writer_on(path, heard)
        after = typed(page, "一")
        writer.save(page, after)
        assert writer.flush()
        aside = path.rename(tmp_path / "aside.annotator")
        for side in ("-wal", "-shm"):
            Path(f"{path}{side}").rename(f"{aside}{side}")
        other = Page(page.id, "另一份报纸")
        with Project.create(tmp_path / "foreign.annotator") as foreign:
            foreign.add(other)
        (tmp_path / "foreign.annotator").rename(path)
        writer.save(after, typed(after, "二"))
        assert not writer.flush()
        writer.retry()
        assert not writer.flush()
        assert isinstance(heard[-1], NotKept)
        assert "another file" in str(heard[-1].error)
        with Project.open(path, read_only=True) as foreign:
            assert foreign.load(page.id) == other
        path.unlink()
        for side in ("", "-wal", "-shm"):
            Path(f"{aside}{side}").rename(f"{path}{side}")
        assert writer.flush()
        assert project.load(page.id) == typed(after, "二")
        assert writer.close()


def test_an_older_copy_of_the_project_is_not_written_to(
    path: Path, tmp_path: Path, heard: list[Kept | NotKept]
) -> None:
    page = full_page()
    with Project.create(path) as project:
        project.add(page)
        project.backup(tmp_path / "older.annotator")
        writer = writer_on(path, heard)
        after = typed(page, "一")
        writer.save(page, after)
        assert writer.flush()
        shutil.copy(path, tmp_path / "newest.annotator")
        (tmp_path / "older.annotator").replace(path)
        for side in ("-wal", "-shm"):
            Path(f"{path}{side}").unlink()
        writer.save(after, typed(after, "二"))
        assert not writer.flush()
        assert not writer.flush()
        with Project.open(path, read_only=True) as older:
            assert older.load(page.id) == page
        writer.moved(tmp_path / "nowhere").close(0)


def test_a_copy_of_the_project_that_has_all_that_was_kept_is_gone_on_with(
    path: Path, tmp_path: Path, heard: list[Kept | NotKept]
) -> None:
    page = full_page()
    with Project.create(path) as project:
        project.add(page)
        writer = writer_on(path, heard)
        after = typed(page, "一")
        writer.save(page, after)
        assert writer.flush()
        project.backup(tmp_path / "same.annotator")
        (tmp_path / "same.annotator").replace(path)
        for side in ("-wal", "-shm"):
            Path(f"{path}{side}").unlink()
        writer.save(after, typed(after, "二"))
        writer.flush()
        assert writer.flush()
        assert not project.in_place
        fresh = project.reopened()
        assert fresh.load(page.id) == typed(after, "二")
        assert writer.close()
        fresh.close()


def test_steps_that_wait_are_kept_in_the_copy_that_is_gone_on_with(
    path: Path, tmp_path: Path, heard: list[Kept | NotKept]
) -> None:
    page = full_page()
    copy = tmp_path / "copy.annotator"
    with Project.create(path) as project:
        project.add(page)
        project.backup(copy)
        writer = writer_on(path, heard)
        path.unlink()
        after = typed(page, "一")
        writer.save(page, after, "one")
        writer.save(after, typed(after, "二"), "two")
        assert not writer.flush()
        moved = writer.moved(copy)
        assert moved.flush()
        assert [one.number for one in heard if isinstance(one, Kept)] == [1, 2]
        assert moved.run(lambda kept: kept.count()) == 3
        assert moved.close()
    with Project.open(copy) as project:
        assert project.load(page.id) == typed(after, "二")


def test_a_step_that_the_drive_holds_up_is_not_waited_for(
    path: Path, tmp_path: Path, heard: list[Kept | NotKept]
) -> None:
    copy = tmp_path / "copy.annotator"
    begun, go_on = Event(), Event()

    def hang(kept: Project) -> None:
        if kept.path == path:
            begun.set()
            go_on.wait(30)

    with Project.create(path) as project:
        project.backup(copy)
        writer = writer_on(path, heard)
        assert writer.trying_s == 0
        writer.run(hang)
        writer.run(lambda kept: kept.set_setting("then", 1))
        assert begun.wait(30)
        assert writer.trying_s > 0
        moved = writer.moved(copy)
        assert moved.flush()
        go_on.set()
        assert moved.close()
        writer._thread.join(30)
        assert project.setting("then") is None
    assert [one.number for one in heard if isinstance(one, Kept)] == [1, 2]
    with Project.open(copy) as project:
        assert project.setting("then") == 1
