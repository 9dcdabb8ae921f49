"""A damaged schema is taken from the first file that fits, in one copy of the project at a time."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotator.store.errors import ProjectError
from annotator.store.project import Project
from annotator.store.schema import ROWS_SEALED_SINCE, SCHEMA
from annotator.store.soundness.checking import OTHER_ROW, UNSEALED, keys_and_ids, look_at
from annotator.store.soundness.repair import repair
from annotator.store.soundness.wreck import donors_of, open_wreck
from annotator.store.tables.adding import Arrival
from tests.store.pages import RAW, full_page
from tests.store.soundness.damage import damage, made_by_a_newer_version


@pytest.fixture
def damaged(path: Path) -> Path:
    """Give a project whose schema can't be read, with a table of somebody's before its own."""
    with Project.create(path) as project:
        project.add_many(Arrival(full_page(f"p{n}", f"{RAW}{n}")) for n in range(5))
        project.make_backup()
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xa5" * 3996
    path.write_bytes(data)
    return path


@pytest.fixture
def room(tmp_path: Path) -> Path:
    folder = tmp_path / "room"
    folder.mkdir()
    return folder


def backup_of(project: Path) -> Path:
    [name] = os.listdir(f"{project} backups")
    return Path(f"{project} backups") / name


def unfit(path: Path) -> Path:
    """Make a sound project whose tables stand at other places of the file."""
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA page_size = 4096")
        file.execute("CREATE TABLE first (words TEXT)")
        file.execute("CREATE TABLE second (words TEXT)")
        file.commit()
        file.execute("DROP TABLE first")
        from annotator.store import migrations

        migrations.migrate(file)
    return path


def test_no_more_files_are_asked_than_are_needed(damaged: Path, room: Path) -> None:
    asked = []

    def donors() -> Iterator[Path]:
        for number in range(20):
            asked.append(number)
            yield backup_of(damaged)

    wreck = open_wreck(damaged, room, donors())
    assert wreck.connection.execute("SELECT count(*) FROM page").fetchone() == (5,)
    wreck.close()
    assert asked == [0]


def test_however_many_files_are_tried_there_is_one_copy(
    damaged: Path, room: Path, tmp_path: Path
) -> None:
    other, most = unfit(tmp_path / "unfit"), 0

    def donors() -> Iterator[Path]:
        nonlocal most
        for donor in [other] * 10 + [backup_of(damaged)]:
            most = max(most, sum(file.stat().st_size for file in room.iterdir()))
            yield donor

    wreck = open_wreck(damaged, room, donors())
    assert wreck.connection.execute("SELECT count(*) FROM page").fetchone() == (5,)
    wreck.close()
    assert 0 < most <= damaged.stat().st_size


def test_where_none_fits_wholly_the_best_one_is_taken(
    damaged: Path, room: Path, tmp_path: Path
) -> None:
    """A page of the project is damaged too, so that no schema leads to all of them."""
    data = bytearray(damaged.read_bytes())
    at = data.index(f"{RAW}3".encode())
    data[at + 1] ^= 1
    damaged.write_bytes(data)
    other = unfit(tmp_path / "unfit")
    wreck = open_wreck(damaged, room, iter([other, backup_of(damaged), other]))
    assert wreck.connection.execute("SELECT count(*) FROM page").fetchone() == (5,)
    wreck.close()


def test_files_that_are_no_projects_are_passed_over(damaged: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign"
    foreign.write_bytes(b"words " * 4096)
    gone, good = tmp_path / "gone", backup_of(damaged)
    assert list(donors_of([foreign, gone, good], tmp_path)) == [good, tmp_path / "fresh"]


def test_the_log_of_a_killed_program_counts_under_a_damaged_header(
    path: Path, room: Path, tmp_path: Path
) -> None:
    working = tmp_path / "working.annotator"
    with Project.create(working) as project:
        project.add(full_page())
        for side in ("", "-wal"):
            shutil.copy(f"{working}{side}", f"{path}{side}")
    data = bytearray(path.read_bytes())
    data[:16] = bytes(16)
    path.write_bytes(data)
    wreck = open_wreck(path, room, donors_of([], room))
    assert wreck.connection.execute("SELECT id FROM page").fetchall() == [(full_page().id,)]
    wreck.close()


@pytest.mark.parametrize(
    "data",
    [bytes(400_000), b"\xa5" * 400_000, "有人写的信\n".encode() * 20_000],
    ids=["zeros", "noise", "words"],
)
@pytest.mark.parametrize("headed", [False, True])
def test_of_a_file_with_nothing_of_a_project_none_is_made(
    path: Path, data: bytes, headed: bool
) -> None:
    """Its name alone, or its first page, is not what pages are made of."""
    Project.create(path).close()
    first = path.read_bytes()[:4096] if headed else b""
    path.write_bytes(first + data)
    new = path.with_name("new.annotator")
    with pytest.raises(ProjectError, match="nothing of it can be read as a project"):
        repair(path, new)
    assert os.listdir(path.parent) == [path.name]


def test_of_such_a_file_the_backups_have_all(path: Path) -> None:
    with Project.create(path) as project:
        project.add(full_page())
        project.make_backup()
    path.write_bytes(bytes(400_000))
    made = repair(path, path.with_name("new.annotator"))
    assert not made.whole, "nobody can say that it is the last state"
    with Project.open(made.path) as project:
        assert project.ids() == [full_page().id]


@pytest.mark.parametrize("lost", [16, 4096])
def test_an_empty_project_is_made_anew_as_an_empty_one(path: Path, lost: int) -> None:
    Project.create(path).close()
    path.write_bytes(bytes(lost) + path.read_bytes()[lost:])
    made = repair(path, path.with_name("new.annotator"))
    assert made.whole
    assert made.pages == ()


def of_a_newer_migration(path: Path) -> None:
    damage(
        path,
        f"PRAGMA user_version = {SCHEMA + 1}",
        "CREATE TABLE opinion (page INTEGER, words TEXT) STRICT",
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES "
        f"('annotator', 'm{SCHEMA + 1:03}_opinions', '')",
    )


@pytest.mark.parametrize("change", [made_by_a_newer_version, of_a_newer_migration])
@pytest.mark.parametrize("in_log", [False, True])
def test_what_a_newer_version_made_is_not_made_anew_without_what_it_alone_knows(
    path: Path, tmp_path: Path, change: Callable[[Path], None], in_log: bool
) -> None:
    working = tmp_path / "working.annotator"
    with Project.create(working) as project:
        project.add(full_page())
        if in_log:
            change(working)
            for side in ("", "-wal"):
                shutil.copy(f"{working}{side}", f"{path}{side}")
    if not in_log:
        change(working)
        working.rename(path)
    before = path.read_bytes()
    with pytest.raises(ProjectError, match="a newer version of annotator wrote it") as told:
        repair(path, path.with_name("new.annotator"))
    assert str(path) in str(told.value)
    assert path.read_bytes() == before
    assert not path.with_name("new.annotator").exists()


@pytest.mark.parametrize("plain", [True, False])
def test_of_a_number_that_is_damaged_all_the_rest_is_taken(path: Path, plain: bool) -> None:
    with Project.create(path) as project:
        project.add(full_page())
    damage(path, f"PRAGMA user_version = {SCHEMA + 8}")
    if not plain:
        damage(path, "CREATE TABLE of_a_researcher (words TEXT)")
    made = repair(path, path.with_name("new.annotator"))
    assert made.whole
    assert len(made.left_out) == (0 if plain else 1)
    with Project.open(made.path) as project:
        assert project.load(full_page().id) == full_page()


OLD = Path(__file__).parents[2] / "old_projects"


def brought_up_to_date(path: Path, version: int) -> None:
    """Make a project of an old one; its only backup is that of the old one."""
    shutil.copy(OLD / f"schema-{version}.annotator", path)
    with Project.open(path) as project:
        assert project.check() == []
    assert len(os.listdir(f"{path} backups")) == 1


def without_schema(path: Path, first: int = 100) -> None:
    data = bytearray(path.read_bytes())
    data[first:4096] = b"\xa5" * (4096 - first)
    path.write_bytes(data)


@pytest.mark.parametrize("first", [100, 0], ids=["the number can be read", "nothing can be read"])
@pytest.mark.parametrize("alone", [True, False])
def test_an_older_schema_that_is_lent_leads_past_no_seal(
    path: Path, room: Path, first: int, alone: bool
) -> None:
    """Nor where no new project's fits, as where somebody's table was there before."""
    brought_up_to_date(path, ROWS_SEALED_SINCE - 1)
    damage(path, "UPDATE page SET added_at = '2001-01-01T00:00:00Z' WHERE key = 1")
    without_schema(path, first)
    backups = [backup_of(path)]
    wreck = open_wreck(path, room, backups if alone else donors_of(backups, room))
    found = {key: look_at(wreck.connection, key) for key in keys_and_ids(wreck.connection)}
    wreck.close()
    assert wreck.version == ROWS_SEALED_SINCE
    assert found.pop(1).beside == (OTHER_ROW,)
    assert found
    assert all(looked.sealed and not looked.beside for looked in found.values())


@pytest.mark.parametrize("first", [100, 0], ids=["the number can be read", "nothing can be read"])
def test_an_older_project_is_read_by_the_schema_of_its_backup(
    path: Path, tmp_path: Path, room: Path, first: int
) -> None:
    shutil.copy(OLD / f"schema-{ROWS_SEALED_SINCE - 1}.annotator", path)
    backup = Path(shutil.copy(path, tmp_path / "backup.annotator"))
    without_schema(path, first)
    wreck = open_wreck(path, room, donors_of([backup], room))
    found = [look_at(wreck.connection, key) for key in keys_and_ids(wreck.connection)]
    wreck.close()
    assert wreck.version == ROWS_SEALED_SINCE - 1
    assert found
    assert not any(looked.beside for looked in found)
    assert all(set(looked.troubles) <= {UNSEALED} for looked in found)


def test_backups_of_older_schemas_lend_theirs_last(path: Path, tmp_path: Path) -> None:
    Project.create(path).close()
    older = OLD / f"schema-{SCHEMA - 1}.annotator"
    assert list(donors_of([older, path], tmp_path)) == [path, tmp_path / "fresh", older]
