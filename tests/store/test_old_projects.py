"""A project of every schema that was released opens, after a backup; a failure leaves the old."""

import json
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotator.page.codec import write_page
from annotator.store import migrations, updating
from annotator.store.backups.making import Why, backups_of
from annotator.store.errors import ProjectError
from annotator.store.project import PageFilter, Project
from annotator.store.schema import SCHEMA
from annotator.store.soundness.checking import OTHER_ROW
from annotator.store.tables.listing import Order
from tests.store.pages import full_page

FOLDER = Path(__file__).parents[1] / "old_projects"
SCHEMAS = range(1, SCHEMA)
MOST_BYTES = 200_000


def old(schema: int) -> Path:
    return FOLDER / f"schema-{schema}.annotator"


def held(schema: int) -> dict[str, Any]:
    """Give what was in a project when it was made."""
    return dict(json.loads(old(schema).with_suffix(".json").read_text("utf-8")))


@pytest.fixture(params=SCHEMAS)
def schema(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def copied(schema: int, tmp_path: Path) -> Path:
    """Give a copy of an old project, to open."""
    return Path(shutil.copy(old(schema), tmp_path / "papers.annotator"))


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as file:
        return int(file.execute("PRAGMA user_version").fetchone()[0])


def test_every_schema_has_a_project() -> None:
    """See tests/old_projects/README.md for how one is made."""
    there = {path.name for path in FOLDER.glob("schema-*.annotator")}
    assert there == {old(schema).name for schema in (*SCHEMAS, SCHEMA)}
    for schema in (*SCHEMAS, SCHEMA):
        assert version_of(old(schema)) == schema == held(schema)["schema"]
        assert old(schema).stat().st_size < MOST_BYTES


def test_it_opens_with_all_that_was_in_it(schema: int, copied: Path) -> None:
    was = held(schema)
    with Project.open(copied) as project:
        pages = [write_page(project.load(page["id"])) for page in was["pages"]]
        assert pages == was["pages"]
        assert project.ids(PageFilter(deleted=True)) == was["deleted"]
        steps = [[step.page_id, step.name] for step in reversed(project.history())]
        assert steps == was["steps"]
        assert project.setting("card") == {"title": "雁湖旧报", "licence": "CC0"}
        learned = project.learned()
        assert (learned is None) == (schema < 2)
        assert learned is None or not learned.used
        assert project.file_of(was["pages"][1]["id"])[1] == {"encoding": "gb18030"}
        assert project.check() == []
    assert version_of(copied) == SCHEMA


def test_the_newest_one_still_opens_as_it_is(tmp_path: Path) -> None:
    """It fails where tables are made otherwise than when it was made: that is a new schema."""
    path = Path(shutil.copy(old(SCHEMA), tmp_path / "papers.annotator"))
    with Project.open(path) as project:
        pages = [write_page(project.load(page["id"])) for page in held(SCHEMA)["pages"]]
        assert pages == held(SCHEMA)["pages"]
        assert [step.author for step in project.history()] == ["方圆"] * len(held(SCHEMA)["steps"])
        assert project.check() == []
    assert backups_of(path) == []


def test_work_goes_on_in_it(copied: Path) -> None:
    with Project.open(copied) as project:
        project.add(full_page())
        project.restore_page(project.ids(PageFilter(deleted=True))[0])
        project.keep_learned({"names": []})
        expected = "SELECT count(*) FROM page WHERE expected_actions IS NULL"
        assert project.connection.execute(expected).fetchone() == (0,)
        assert project.check() == []
    with Project.open(copied) as project:
        assert project.load(full_page().id) == full_page()
        assert project.count() == 4


def test_a_backup_is_made_first(schema: int, copied: Path) -> None:
    Project.open(copied).close()
    [backup] = backups_of(copied)
    assert backup.why is Why.UPDATE
    assert version_of(backup.path) == schema
    assert (backup.pages, backup.size) == (2, backup.path.stat().st_size)
    with Project.open(Path(shutil.copy(backup.path, copied.with_name("again")))) as project:
        assert [write_page(project.load(page["id"])) for page in held(schema)["pages"]] == held(
            schema
        )["pages"]


def test_the_second_time_nothing_is_brought_up_to_date(copied: Path) -> None:
    for _ in range(2):
        Project.open(copied).close()
    assert len(backups_of(copied)) == 1


def broken_migration(connection: sqlite3.Connection) -> None:
    """Do all of it, and then fail."""
    migrations_migrate(connection)
    raise sqlite3.OperationalError("no such column: page.colour")


migrations_migrate = migrations.migrate


def test_a_failed_migration_leaves_the_old_file(
    schema: int, copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = copied.read_bytes()
    monkeypatch.setattr(migrations, "migrate", broken_migration)
    with pytest.raises(ProjectError, match="could not be brought up to date") as told:
        Project.open(copied)
    assert "page.colour" in str(told.value)
    assert copied.read_bytes() == before
    left = set(os.listdir(copied.parent))
    assert left == {copied.name}, "no draft, no lock, no log, no backup for each try"
    monkeypatch.undo()
    with Project.open(copied) as project:
        assert write_page(project.load(held(schema)["pages"][0]["id"])) == held(schema)["pages"][0]


def test_a_kill_while_the_new_file_takes_its_place_leaves_the_old_one(
    copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(draft: Path, path: Path, what: str) -> None:
        raise KeyboardInterrupt

    before = copied.read_bytes()
    monkeypatch.setattr(updating, "put_in_place", killed)
    with pytest.raises(KeyboardInterrupt):
        Project.open(copied)
    assert copied.read_bytes() == before
    assert not copied.with_name(f"{copied.name}.lock").exists()


def test_without_a_backup_nothing_is_brought_up_to_date(copied: Path) -> None:
    before = copied.read_bytes()
    copied.with_name(f"{copied.name} backups").write_text("a file where the folder should be")
    with pytest.raises(ProjectError, match="No backup of"):
        Project.open(copied)
    assert copied.read_bytes() == before


def test_while_another_program_reads_it_nothing_is_brought_up_to_date(copied: Path) -> None:
    with closing(sqlite3.connect(copied)) as reader:
        reader.execute("SELECT count(*) FROM page").fetchone()
        before = copied.read_bytes()
        with pytest.raises(ProjectError, match="has it open to read"):
            Project.open(copied)
        assert copied.read_bytes() == before
    Project.open(copied).close()


@pytest.mark.parametrize("mode", [0o755, 0o555])
def test_to_read_only_all_of_it_is_there_and_it_stays_as_it_is(
    schema: int, copied: Path, mode: int
) -> None:
    before, was = copied.read_bytes(), held(schema)
    copied.chmod(mode & 0o666)
    copied.parent.chmod(mode)
    try:
        with Project.open(copied, read_only=True) as project:
            pages = [write_page(project.load(page["id"])) for page in was["pages"]]
            assert pages == was["pages"]
            steps = [[step.page_id, step.name] for step in reversed(project.history())]
            assert steps == was["steps"]
            assert len(list(project.full_history())) == len(steps)
            assert project.setting("card") == {"title": "雁湖旧报", "licence": "CC0"}
            assert (project.learned() is None) == (schema < 2)
            assert project.rows(0, 10, PageFilter(order=Order.WORK))
            assert project.removed_things() == []
            assert len(project.deleted_pages()) == len(was["deleted"])
            assert project.check() == []
            assert project.stats().schema == schema
            with pytest.raises(ProjectError, match="read only"):
                project.set_setting("a", 1)
        assert copied.read_bytes() == before
        assert os.listdir(copied.parent) == [copied.name]
    finally:
        copied.parent.chmod(0o755)


def test_read_as_it_is_it_holds_what_it_holds_once_it_is_brought_up_to_date(copied: Path) -> None:
    tables = ("page", "source", "step", "learned", "origin", "block", "span")

    def found(project: Project) -> dict[str, list[dict[str, Any]]]:
        rows = {}
        for table in tables:
            cursor = project.connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3")
            names = [column[0] for column in cursor.description]
            rows[table] = [dict(zip(names, row, strict=True)) for row in cursor]
            for row in rows[table]:
                row.pop("seal", None)
                row.pop("row_seal", None)
        return rows

    with Project.open(copied, read_only=True) as project:
        before, counted = found(project), project.stats()
    with Project.open(copied) as project:
        assert found(project) == before
        assert replace(project.stats(), schema=counted.schema, bytes=counted.bytes) == replace(
            counted, journal_mode="wal"
        )


def test_a_copy_of_it_to_read_only_is_of_its_own_schema(schema: int, copied: Path) -> None:
    with Project.open(copied, read_only=True) as project:
        backup = project.make_backup()
    assert version_of(backup.path) == schema == version_of(copied)
    assert (backup.pages, backup.why) == (2, Why.ASKED)


def test_damage_in_it_is_found_without_bringing_it_up_to_date(copied: Path) -> None:
    with closing(sqlite3.connect(copied)) as file, file:
        file.execute("UPDATE source SET raw = raw || '误' WHERE page = 1")
        file.execute("UPDATE page SET span_count = 99 WHERE key = 2")
    with Project.open(copied, read_only=True) as project:
        told = {(one.page_id, one.words) for one in project.check()}
        first, second, *_ = (page["id"] for page in held(version_of(copied))["pages"])
        assert (first, "its raw text is not what came in") in told
        assert (second, "its counts are not those of its rows") in told
        assert not any("seal" in words for _, words in told)


def test_what_stood_in_the_log_of_a_killed_program_is_brought_along(
    schema: int, tmp_path: Path
) -> None:
    working = Path(shutil.copy(old(schema), tmp_path / "working.annotator"))
    path = tmp_path / "papers.annotator"
    with closing(sqlite3.connect(working)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE page SET paper = '又一报' WHERE key = 1")
        connection.commit()
        for side in ("", "-wal"):
            shutil.copy(f"{working}{side}", f"{path}{side}")
    with Project.open(path) as project:
        assert project.load(held(schema)["pages"][0]["id"]).meta.paper == "又一报"


def test_what_another_program_left_unsealed_is_told_after_the_update_too(tmp_path: Path) -> None:
    path = Path(shutil.copy(old(4), tmp_path / "papers.annotator"))
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE page SET seal = NULL WHERE key = 1")
    with Project.open(path, read_only=True) as project:
        told = project.check()
    assert told
    with Project.open(path) as project:
        assert project.check() == told


def test_bytes_that_spell_no_text_do_not_stop_an_update(copied: Path) -> None:
    with closing(sqlite3.connect(copied)) as file, file:
        file.execute("UPDATE page SET saved_at = CAST(X'F4FF2D' AS TEXT) WHERE key = 2")
    with Project.open(copied) as project:
        second = held_ids(project)[1]
        assert (second, OTHER_ROW) in {(one.page_id, one.words) for one in project.check()}
    assert len(backups_of(copied)) == 1


def held_ids(project: Project) -> list[str]:
    return [id for (id,) in project.connection.execute("SELECT id FROM page ORDER BY key")]
