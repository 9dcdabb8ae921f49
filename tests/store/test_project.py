"""A project: made, opened, filled, closed; pages by their raw text; trash, settings, copies."""

import errno
import gzip
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlite_utils

from annotator.page.errors import AnnotatorError, CancelledError
from annotator.page.model import Meta, Page, Status
from annotator.store import migrations
from annotator.store.errors import ProjectError, RefusedError
from annotator.store.project import Project
from annotator.store.tables.adding import Added, AddedKind, Arrival, MergeError
from tests.store.pages import RAW, full_page, text_page


def test_closing_leaves_one_file(path: Path) -> None:
    with Project.create(path) as project:
        project.add(full_page())
        assert project.journal_mode == "wal"
    assert os.listdir(path.parent) == [path.name]


def test_an_opened_project_has_what_was_put_in(path: Path) -> None:
    with Project.create(path) as project:
        project.add(full_page())
    with Project.open(path) as project:
        assert project.load(full_page().id) == full_page()


def test_a_connection_has_what_safety_asks_for(project: Project) -> None:
    def pragma(name: str) -> object:
        return project.connection.execute(f"PRAGMA {name}").fetchone()[0]

    extra = 3
    assert pragma("synchronous") == extra
    assert pragma("foreign_keys") == 1
    assert pragma("journal_mode") == "wal"


def test_every_table_is_strict(project: Project) -> None:
    for name, _, strict in project.connection.execute(
        "SELECT name, type, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    ):
        assert strict or name.startswith(("sqlite_", "_sqlite_")), name


def test_sqlite_utils_reads_the_file(path: Path) -> None:
    with Project.create(path) as project:
        project.add(full_page())
    db = sqlite_utils.Database(path)
    assert db.table("block").pks == ["page", "id"]
    assert [row["id"] for row in db.table("person").rows] == ["p1", "p2"]
    db.close()


def test_no_project_is_made_over_a_file(path: Path) -> None:
    path.write_bytes(b"precious")
    with pytest.raises(ProjectError, match="such a file already"):
        Project.create(path)
    assert path.read_bytes() == b"precious"


@pytest.mark.parametrize("side", ["-wal", "-shm", "-journal"])
def test_no_project_is_made_beside_a_log_of_another(path: Path, side: str) -> None:
    log = Path(f"{path}{side}")
    log.write_bytes(b"steps of a project that is gone")
    with pytest.raises(ProjectError, match="a log of another project lies beside it"):
        Project.create(path)
    assert log.read_bytes() == b"steps of a project that is gone"
    assert os.listdir(path.parent) == [log.name]


@pytest.mark.parametrize("end", [".lock", ".draft", "-wal", "-SHM", "-journal"])
def test_no_project_takes_the_name_of_a_file_beside_a_project(tmp_path: Path, end: str) -> None:
    with pytest.raises(ProjectError, match="one of a file beside a project"):
        Project.create(tmp_path / f"other.annotator{end}")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("linking", [True, False])
def test_a_file_that_appears_while_a_project_is_made_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch, linking: bool
) -> None:
    if not linking:
        monkeypatch.setattr(os, "link", refused)
    rest = migrations.migrate

    def slow(connection: sqlite3.Connection) -> None:
        rest(connection)
        path.write_bytes(b"precious")

    monkeypatch.setattr(migrations, "migrate", slow)
    with pytest.raises(ProjectError, match="such a file already"):
        Project.create(path)
    assert path.read_bytes() == b"precious"
    assert os.listdir(path.parent) == [path.name]


def test_a_project_is_made_on_a_drive_without_links(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", refused)
    with Project.create(path) as project:
        project.add(full_page())
    assert os.listdir(path.parent) == [path.name]


def test_opening_to_write_removes_the_drafts_of_killed_programs_only(path: Path) -> None:
    Project.create(path).close()
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    old = time.time() - 4000
    gone = [
        f".{path.name}.{ended.pid}.draft",
        f".{path.name}.{ended.pid}.draft-journal",
        f"..{path.name}.{ended.pid}.draft.{ended.pid}.draft",
        f".{path.name}.{os.getppid()}.draft",
    ]
    stay = [
        f".{path.name}.{os.getpid()}.draft",
        f".other.annotator.{ended.pid}.draft",
        f"{path.name}.{ended.pid}.draft",
        f".{path.name}.{ended.pid}.draft.txt",
        f".{path.name}.notes.draft",
    ]
    for name in (*gone, *stay):
        path.with_name(name).write_bytes(b"half")
    os.utime(path.with_name(gone[-1]), (old, old))
    Project.open(path, read_only=True).close()
    assert set(os.listdir(path.parent)) == {path.name, *gone, *stay}
    Project.open(path).close()
    assert set(os.listdir(path.parent)) == {path.name, *stay}


def refused(*names: Path) -> None:
    """Answer like a drive where a file has one name."""
    raise PermissionError(errno.EPERM, "Operation not permitted")


def test_no_project_is_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="not made"):
        Project.create(tmp_path / "nowhere" / "papers")


def test_a_file_keeps_its_bytes_and_what_was_found_in_them(project: Project) -> None:
    data = gzip.compress(bytes(range(256)), mtime=0)
    found = {"encoding": "gb18030", "line_ends": "crlf", "notes": {"form feed": 2}}
    project.add(full_page(), data, found)
    assert project.file_of(full_page().id) == (data, found)


def test_the_same_raw_twice_is_one_page(project: Project) -> None:
    first = project.add(text_page("one", RAW))
    second = project.add(text_page("two", RAW))
    assert first == Added(AddedKind.NEW, "one")
    assert second == Added(AddedKind.SAME, "one")
    assert project.ids() == ["one"]


def test_the_same_raw_twice_in_one_import_is_one_page(project: Project) -> None:
    arrivals = [Arrival(text_page(f"p{n}", f"文{n % 40}")) for n in range(100)]
    kinds = [added.kind for added in project.add_many(arrivals)]
    assert kinds == [AddedKind.NEW] * 40 + [AddedKind.SAME] * 60
    assert project.count() == 40


def test_ids_that_are_taken_get_a_number(project: Project) -> None:
    arrivals = [Arrival(text_page("01", f"文{n}")) for n in range(40)]
    ids = [added.page_id for added in project.add_many(arrivals)]
    assert ids == ["01", *(f"01-{n}" for n in range(2, 41))]
    assert project.add(text_page("01-3", "别的")).page_id == "01-3-2"
    assert project.load("01-7").raw == "文6"


def test_an_id_with_a_nul_in_it_is_an_id_like_any_other(project: Project) -> None:
    assert project.add(text_page("p\x00q", "文一")).page_id == "p\x00q"
    assert project.add(text_page("p\x00q", "文二")).page_id == "p\x00q-2"
    assert project.load("p\x00q-2").raw == "文二"


def test_an_import_that_fails_leaves_nothing(project: Project) -> None:
    def arrivals() -> Iterator[Arrival]:
        for n in range(60):
            yield Arrival(text_page(f"p{n}", f"文{n}"))
        raise AnnotatorError("line 61 is broken")

    with pytest.raises(AnnotatorError, match="line 61"):
        project.add_many(arrivals())
    assert project.count() == 0


def test_an_import_that_is_cancelled_leaves_nothing(project: Project) -> None:
    def cancel(done: int, total: int | None, what: str = "") -> None:
        if done >= 30:
            raise CancelledError("stopped")

    with pytest.raises(CancelledError):
        project.add_many([Arrival(text_page(f"p{n}", f"文{n}")) for n in range(60)], cancel)
    assert project.count() == 0


def test_half_a_character_is_refused_in_words(project: Project) -> None:
    with pytest.raises(AnnotatorError, match="half a character at 1"):
        project.add(text_page("half", "文\ud800"))
    with pytest.raises(ProjectError, match="half a character"):
        project.add(text_page("half", "文", paper="\ud800"))
    assert project.count() == 0


def test_a_deleted_page_is_gone_from_the_list_and_comes_back_as_it_was(project: Project) -> None:
    page = full_page()
    project.add(page)
    project.delete_page(page.id)
    assert project.ids() == []
    assert list(project.iter_pages()) == []
    project.restore_page(page.id)
    assert list(project.iter_pages()) == [page]


def test_what_was_deleted_can_be_imported_anew(project: Project) -> None:
    project.add(full_page())
    project.delete_page(full_page().id)
    again = project.add(full_page())
    assert again == Added(AddedKind.NEW, f"{full_page().id}-2")
    # One text is never there twice: which of the two pages stays is the person's to say.
    with pytest.raises(RefusedError, match=f"is the page “{again.page_id}” now"):
        project.restore_page(full_page().id)
    assert project.ids() == [again.page_id]
    project.delete_page(again.page_id)
    project.restore_page(full_page().id)
    assert list(project.iter_pages()) == [full_page()]
    project.restore_page(full_page().id)  # nothing happens to a page that is there
    assert list(project.iter_pages()) == [full_page()]


def test_settings_hold_any_json(project: Project, path: Path) -> None:
    assert project.setting("last_page") is None
    assert project.setting("last_page", "first") == "first"
    project.set_setting("last_page", ["p1", None, 3.5, {"字": True}])
    project.set_setting("last_page", ["p2", None, 3.5, {"字": True}])
    project.close()
    with Project.open(path) as again:
        assert again.setting("last_page") == ["p2", None, 3.5, {"字": True}]


def test_a_page_that_is_not_there_is_a_known_trouble(project: Project) -> None:
    for act in (project.load, project.delete_page, project.restore_page, project.file_of):
        with pytest.raises(ProjectError, match="There is no page “p9”"):
            act("p9")


def test_pages_stream_in_the_order_asked_for(project: Project) -> None:
    pages = [text_page(f"p{n}", f"文{n}") for n in range(230)]
    project.add_many(map(Arrival, pages))
    assert list(project.iter_pages()) == pages
    chosen = ["p200", "p3", "p150"]
    assert [page.id for page in project.iter_pages(ids=chosen)] == chosen


def test_a_copy_is_complete_while_the_log_is_not_yet_in_the_file(
    project: Project, tmp_path: Path
) -> None:
    project.add(full_page())
    copy = tmp_path / "copies" / "copy.annotator"
    copy.parent.mkdir()
    copy.write_bytes(b"an older copy")
    project.backup(copy, replace=True)
    assert os.listdir(copy.parent) == [copy.name]
    with Project.open(copy) as opened:
        assert opened.load(full_page().id) == full_page()
        assert opened.check() == []


@pytest.mark.parametrize("link", [True, False])
def test_a_draft_of_a_killed_program_with_our_number_is_not_gone_on_with(
    path: Path, link: bool
) -> None:
    """In a container the same program has the same number each time."""
    if link and os.name == "nt":
        pytest.skip("links are made otherwise here")
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    precious = path.with_name("precious")
    Project.create(precious).close()
    before = precious.read_bytes()
    if link:
        draft.symlink_to(precious)
    else:
        shutil.copy(precious, draft)
    with Project.create(path) as project:
        assert project.check() == []
    assert precious.read_bytes() == before
    assert sorted(os.listdir(path.parent)) == [path.name, precious.name]


def test_a_copy_overwrites_nothing_unasked(project: Project, tmp_path: Path) -> None:
    copy = tmp_path / "copy.annotator"
    copy.write_bytes(b"precious")
    with pytest.raises(ProjectError, match="such a file already"):
        project.backup(copy)
    assert copy.read_bytes() == b"precious"


def test_no_copy_is_made_beside_a_log_of_another(project: Project, tmp_path: Path) -> None:
    (tmp_path / "copy.annotator-wal").write_bytes(b"steps of another")
    with pytest.raises(ProjectError, match="a log of another project"):
        project.backup(tmp_path / "copy.annotator")
    assert not (tmp_path / "copy.annotator").exists()


@pytest.mark.parametrize("end", [".lock", "-wal", "-shm", "-journal"])
def test_no_copy_takes_the_name_of_a_file_beside_a_project(
    project: Project, tmp_path: Path, end: str
) -> None:
    with pytest.raises(ProjectError, match="Choose another name"):
        project.backup(tmp_path / f"other.annotator{end}")
    assert not (tmp_path / f"other.annotator{end}").exists()


def test_a_project_is_not_copied_onto_itself(project: Project) -> None:
    with pytest.raises(ProjectError, match="the project itself"):
        project.backup(project.path)


def test_what_is_open_to_read_only_is_not_changed(path: Path) -> None:
    with Project.create(path) as project:
        project.add(full_page())
    before = path.read_bytes()
    with Project.open(path, read_only=True) as project:
        assert project.load(full_page().id) == full_page()
        assert project.check() == []
        with pytest.raises(ProjectError, match="read only"):
            project.delete_page(full_page().id)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            project.connection.execute("DELETE FROM page")
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]


def test_a_file_that_is_moved_away_takes_no_more_steps(path: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows does not let an open file go")
    with Project.create(path) as project:
        project.add(full_page())
        elsewhere = path.with_name("elsewhere")
        path.rename(elsewhere)
        with pytest.raises(ProjectError, match="moved, deleted or replaced"):
            project.delete_page(full_page().id)
        elsewhere.rename(path)
        project.delete_page(full_page().id)


def test_a_write_protected_project_is_opened_to_read_in_a_folder_that_takes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Project.create(path) as project:
        project.add(full_page())
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Project.open(path, read_only=True) as project:
        assert os.listdir(path.parent) == [path.name]
        assert project.load(full_page().id) == full_page()


# Labels for a page that is there


def suggested(page: Page) -> Page:
    """Give the page with everything on it only suggested."""
    suggestion: dict[str, Any] = {"confidence": 0.5, "status": Status.SUGGESTED}
    return replace(
        page,
        articles=tuple(replace(a, status=type(a.status).OPEN) for a in page.articles),
        blocks=tuple(replace(b, **suggestion) for b in page.blocks),
        spans=tuple(replace(s, **suggestion) for s in page.spans),
        speeches=tuple(replace(s, **suggestion) for s in page.speeches),
        meetings=tuple(replace(m, **suggestion) for m in page.meetings),
        corrections=tuple(replace(c, **suggestion) for c in page.corrections),
    )


def test_labels_come_over_a_page_without_hand_work(project: Project) -> None:
    stored = replace(suggested(full_page("mine")), meta=Meta("晚报", None, "3"))
    project.add(stored)
    incoming = replace(full_page("theirs"), meta=Meta(None, "2024-06-02"))
    before, after = project.merge_labels(incoming)
    assert before == stored
    assert after == project.load("mine")
    assert after == replace(
        incoming, id="mine", source=stored.source, meta=Meta("晚报", "2024-06-02", "3")
    )
    assert [step.name for step in project.history()] == ["Import labels"]


def test_labels_do_not_come_over_hand_work(project: Project) -> None:
    project.add(full_page())
    with pytest.raises(MergeError, match="done by hand"):
        project.merge_labels(suggested(full_page()))
    assert project.load(full_page().id) == full_page()


def test_labels_need_their_raw_text(project: Project) -> None:
    project.add(text_page("p", "别的"))
    with pytest.raises(MergeError, match="no page has its raw text"):
        project.merge_labels(full_page())


def test_labels_that_are_there_already_are_no_step(project: Project) -> None:
    stored = suggested(full_page())
    project.add(stored)
    before, after = project.merge_labels(stored)
    assert before == after
    assert project.history() == []
