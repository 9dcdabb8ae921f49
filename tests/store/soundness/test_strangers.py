"""A project file from anybody: what could run is refused untouched, what is harmless is let be."""

import json
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlite_utils

from annotator.page.edits.text import ReplaceText
from annotator.page.errors import AnnotatorError
from annotator.store.errors import DamagedError, ProjectError, StrangeError
from annotator.store.migrations import MIGRATIONS
from annotator.store.project import Project
from annotator.store.schema import SCHEMA, SCRIPTS
from annotator.store.soundness.repair import repair
from annotator.store.soundness.repaired import Whence
from annotator.store.soundness.strangers import expected, plain, strangeness, things
from tests.store.pages import full_page, text_page


@pytest.fixture
def stranger(path: Path) -> Iterator[Path]:
    with Project.create(path) as project:
        project.add(full_page())
    yield path
    beside = {name for name in os.listdir(path.parent) if name.startswith(f"{path.name}-")}
    assert not beside  # nothing was left of looking


def change(path: Path, *statements: str) -> None:
    """Change a file as another program would, which may write the schema itself."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


REFUSED = {
    "a trigger that changes labels": (
        "CREATE TRIGGER t AFTER UPDATE ON block BEGIN DELETE FROM span; END",
        "trigger “t”",
    ),
    "a trigger on a table of its own": (
        "CREATE TRIGGER t AFTER INSERT ON setting BEGIN SELECT 1; END",
        "trigger “t”",
    ),
    "a virtual table": ("CREATE VIRTUAL TABLE words USING fts5(text)", "virtual table “words”"),
    "a spatial index": ("CREATE VIRTUAL TABLE spots USING rtree(id, a, b)", "virtual table"),
    "a unique index": (
        "CREATE UNIQUE INDEX one_only ON span(page, label, position)",
        "index “one_only”",
    ),
    "an index on an expression": (
        "CREATE INDEX heavy ON block(hex(zeroblob(1000000)))",
        "index “heavy”",
    ),
    "a partial index": ("CREATE INDEX some ON block(id) WHERE text LIKE '%a%'", "index “some”"),
    "a table that refers to ours": (
        "CREATE TABLE note (page INTEGER REFERENCES page(key) ON DELETE CASCADE)",
        "table “note”",
    ),
    "a generated column": (
        "ALTER TABLE block ADD COLUMN bomb TEXT AS (hex(zeroblob(100000000)))",
        "table “block”",
    ),
    "a column more": ("ALTER TABLE page ADD COLUMN note TEXT", "table “page”"),
    "another check": (
        "UPDATE sqlite_schema SET sql = replace(sql, 'key = 1)', 'key = 1 OR random())') "
        "WHERE name = 'learned'",
        "table “learned”",
    ),
    "another view under a name of ours": (
        "UPDATE sqlite_schema SET sql = 'CREATE VIEW span_text AS SELECT 1' "
        "WHERE name = 'span_text'",
        "view “span_text”",
    ),
    "a default that computes": (
        "UPDATE sqlite_schema SET sql = replace(sql, 'name TEXT,', "
        "'name TEXT DEFAULT (hex(randomblob(9))),') WHERE name = 'source'",
        "table “source”",
    ),
    "a table less": ("DROP TABLE learned", "table “learned” is missing"),
    "notes of migrations that compute": (
        "ALTER TABLE _sqlite_migrations ADD COLUMN x AS (hex(zeroblob(1000000)))",
        "table “_sqlite_migrations”",
    ),
    "a trigger on the notes of migrations": (
        "CREATE TRIGGER t AFTER INSERT ON _sqlite_migrations BEGIN DELETE FROM span; END",
        "“t”",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_file_with_sql_of_its_own_is_refused_untouched(stranger: Path, what: str) -> None:
    statement, words = REFUSED[what]
    change(stranger, statement)
    data, modified = stranger.read_bytes(), stranger.stat().st_mtime_ns
    for how in ({}, {"read_only": True}, {"locked": False}):
        with pytest.raises(StrangeError, match=re.escape(words)):
            Project.open(stranger, **how)
    assert (stranger.read_bytes(), stranger.stat().st_mtime_ns) == (data, modified)


@pytest.mark.parametrize("what", REFUSED)
def test_its_pages_come_into_a_new_file_without_that(stranger: Path, what: str) -> None:
    change(stranger, REFUSED[what][0])
    data = stranger.read_bytes()
    new = stranger.with_name("papers.annotator.new")
    try:
        made = repair(stranger, new, backups=[])
    except ProjectError:
        # Tables that are not ours word for word are not read at all.
        assert REFUSED[what][1].startswith("table") or "column" in what
        return
    assert made.whole
    assert [page.whence for page in made.pages] == [Whence.SOUND]
    with Project.open(new) as project:
        assert project.load(full_page().id) == full_page()
        assert project.check() == []
        assert not list(strangeness(project.connection, SCHEMA))
    assert stranger.read_bytes() == data


HARMLESS = (
    "CREATE TABLE coding (page TEXT, code TEXT, by TEXT)",
    "CREATE INDEX by_label ON span(label)",
    "CREATE INDEX by_code ON coding(code)",
    "CREATE VIEW mine AS SELECT page, count(*) FROM span_text GROUP BY page",
    "CREATE VIEW bomb AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
    "SELECT * FROM n",
    "CREATE VIEW broken AS SELECT no_column FROM no_table",
    "ANALYZE",
)


def test_tables_indexes_and_views_of_researchers_are_let_be(stranger: Path) -> None:
    change(stranger, *HARMLESS)
    with Project.open(stranger) as project:
        page = project.load(full_page().id)
        project.save(page, ReplaceText("b3", 0, 0, "又").apply(page), "Typing")
        project.delete_page(page.id)
        project.restore_page(page.id)
        assert project.check() == []
        project.backup(stranger.with_name("papers.annotator.copy"))
    with closing(sqlite3.connect(stranger)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
        assert {"coding", "by_label", "by_code", "mine", "bomb", "broken"} <= names


def test_what_sqlite_utils_adds_is_told_by_name(stranger: Path) -> None:
    db = sqlite_utils.Database(stranger)
    db.table("block").create_index(["role"])
    Project.open(stranger).close()
    db.table("page").enable_fts(["name"], create_triggers=True)
    db.close()
    with pytest.raises(StrangeError, match=r"page_fts|page_a[idu]"):
        Project.open(stranger)


def test_every_schema_is_what_its_migrations_make() -> None:
    for version in range(1, SCHEMA + 1):
        db = sqlite_utils.Database(memory=True, recursive_triggers=False, execute_plugins=False)
        MIGRATIONS.apply(db, stop_before=_name_of(version + 1))
        made = {
            (thing.kind, thing.name): plain(thing.sql)
            for thing in things(db.conn)
            if not thing.table.startswith("_sqlite")
        }
        assert made == expected(version)
        assert not list(strangeness(db.conn, version))
        db.close()
    assert len(SCRIPTS) == SCHEMA


def _name_of(number: int) -> str | None:
    db = sqlite_utils.Database(memory=True)
    names = [one.name for one in MIGRATIONS.pending(db)]
    db.close()
    return next((name for name in names if name.startswith(f"m{number:03}")), None)


def test_nothing_in_a_file_is_trusted(path: Path) -> None:
    with Project.create(path) as project:
        for connection in (project.connection,):
            assert connection.execute("PRAGMA trusted_schema").fetchone() == (0,)
            assert connection.execute("PRAGMA cell_size_check").fetchone() == (1,)
            with pytest.raises(sqlite3.OperationalError, match="not authorized"):
                connection.execute("SELECT load_extension('nothing')")
    with Project.open(path, read_only=True) as project:
        assert project.connection.execute("PRAGMA trusted_schema").fetchone() == (0,)
        with pytest.raises(sqlite3.OperationalError):
            project.connection.execute("DELETE FROM page")


ODD = {
    "a status that is none": "UPDATE page SET status = 'finished'",
    "a role that is none": "UPDATE block SET role = 'hero' WHERE id = 'b1'",
    "pieces that are no JSON": "UPDATE block SET pieces = '[[0,9' WHERE id = 'b1'",
    "pieces nested without end": "UPDATE block SET pieces = printf('%.*c', 200000, '[')",
    "pieces that are a number": "UPDATE block SET pieces = '7' WHERE id = 'b1'",
    "titles that are no texts": "UPDATE person SET titles = '[1, null]' WHERE id = 'p1'",
    "titles that are an object": "UPDATE person SET titles = '{}' WHERE id = 'p1'",
    "unknown keys that are a list": "UPDATE article SET extra = '[1]'",
    "a number of ten thousand digits": (
        "UPDATE page SET extra = '{\"n\":' || printf('%.*c', 10000, '7') || '}'"
    ),
}


@pytest.mark.parametrize("what", ODD)
def test_rows_that_hold_no_page_are_a_known_trouble(path: Path, what: str) -> None:
    with Project.create(path) as project:
        project.add(full_page())
        project.add(text_page("p2", "好的"))
        project.connection.execute(ODD[what])
        with pytest.raises(DamagedError, match=full_page().id):
            project.load(full_page().id)
        with pytest.raises(DamagedError):
            list(project.iter_pages())
        named = {one.page_id for one in project.check()}
        assert full_page().id in named


def test_a_text_where_a_number_belongs_is_a_known_trouble(path: Path) -> None:
    with Project.create(path) as project:
        project.add(full_page())
    strict = "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT, WITHOUT ROWID', 'WITHOUT ROWID')"
    back = "UPDATE sqlite_schema SET sql = replace(sql, 'WITHOUT ROWID', 'STRICT, WITHOUT ROWID')"
    change(path, f"{strict} WHERE name = 'part'", "PRAGMA schema_version = 1000")
    change(path, "UPDATE part SET start_offset = 'x'")
    change(path, f"{back} WHERE name = 'part'", "PRAGMA schema_version = 1001")
    with Project.open(path) as project:
        with pytest.raises(DamagedError):
            project.load(full_page().id)
        assert full_page().id in {one.page_id for one in project.check()}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes in folders")
def test_a_pipe_and_a_device_are_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.annotator"
    os.mkfifo(pipe)
    for place in (pipe, Path("/dev/null"), Path("/dev/zero")):
        with pytest.raises(ProjectError, match="no file but a device or a pipe"):
            Project.open(place)


def test_a_link_leads_to_its_project_and_its_lock(stranger: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.annotator"
    link.symlink_to(stranger)
    with Project.open(link) as project:
        assert project.path == stranger.resolve()
        with pytest.raises(ProjectError, match="open elsewhere"):
            Project.open(stranger)
    link.unlink()
    link.symlink_to(link)
    with pytest.raises(ProjectError):
        Project.open(link)


HOSTILE = ("a'b", 'a"b', "a;b", "a\nb", "a\u202eb", "a%b", "a_b", "a\\b", "a?b", "a#b", "a b")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_of_files_and_pages_are_mere_names(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.annotator"
    with Project.create(path) as project:
        project.add(text_page(name, f"文{name}", paper=name))
        assert project.ids() == [name]
    with Project.open(path, read_only=True) as project:
        assert project.load(name).meta.paper == name
        assert project.check() == []
    new = tmp_path / f"{name}.new"
    assert repair(path, new, backups=[]).whole


def test_errors_are_no_bugs_whatever_byte_is_another(path: Path) -> None:
    with Project.create(path) as project:
        project.add(full_page())
        project.set_setting("card", {"title": "某"})
    data = path.read_bytes()
    for at in range(0, len(data), 997):
        flipped = bytearray(data)
        flipped[at] ^= 0xFF
        path.write_bytes(flipped)
        try:
            with Project.open(path, read_only=True) as project:
                json.dumps([one.words for one in project.check()])
                for row in project.rows(0, 10):
                    project.load(row.id)
        except AnnotatorError:
            continue
