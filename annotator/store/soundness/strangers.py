"""What a project file may hold besides the program's own tables, and what is refused.

A file can come from anybody. SQL that stands in a file runs when its tables are written or read:
triggers, generated columns, checks, indexes on expressions, virtual tables. So what the program
works with must be word for word what its own migrations make, and what else is there must be mere
rows that nothing of ours ever touches: plain tables without references to ours, plain indexes, and
views, which nobody reads here.
"""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from functools import cache
from typing import NamedTuple

from annotator.page.errors import Sentence
from annotator.store import schema

_NOTES = "_sqlite_migrations"
_WORDS = """create table unique index if not exists on integer text primary key null id
    migration_set name applied_at _sqlite_migrations idx__sqlite_migrations_migration_set_name"""
_OF_NOTES = frozenset(_WORDS.split())
"""The words that sqlite-utils makes its table of migrations of; they compute nothing."""

STATISTICS = frozenset({"sqlite_sequence", "sqlite_stat1", "sqlite_stat4"})
"""What SQLite itself keeps: `ANALYZE` makes figures that queries are planned by."""

_COLLATIONS = frozenset({"BINARY", "NOCASE", "RTRIM"})

DIFFERS = "its {kind} “{name}” is not as annotator makes it."
LACKS = "its {kind} “{name}” is missing."
STRANGE = "it holds a {kind} “{name}”, which annotator does not make and which could run commands."
POINTS = (
    "its table “{name}” refers to annotator's own tables, which could keep work from being kept."
)
BOUND = "its index “{name}” is more than a plain one, which could keep work from being kept."


class Thing(NamedTuple):
    """A row of sqlite_schema."""

    kind: str
    name: str
    table: str
    sql: str


def things(connection: sqlite3.Connection) -> list[Thing]:
    """Give what a file says it holds; sqlite3.Error where that can't be read."""
    query = "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"
    return [Thing(*map(str, row)) for row in connection.execute(query)]


def strangeness(connection: sqlite3.Connection, version: int) -> Iterator[Sentence]:
    """Say what of a file of this schema number is not to be trusted; nothing for a sound one.

    Only what the file says of itself is read: none of its SQL runs.
    """
    own = expected(version)
    found = {(thing.kind, thing.name): thing for thing in things(connection)}
    for (kind, name), sql in own.items():
        thing = found.pop((kind, name), None)
        if thing is None:
            yield Sentence(LACKS, kind=kind, name=name)
        elif plain(thing.sql) != sql:
            yield Sentence(DIFFERS, kind=kind, name=name)
    tables = {name.lower() for kind, name in own if kind == "table"}
    taken = {name.lower() for _, name in expected(schema.SCHEMA)}
    for thing in found.values():
        if thing.table == _NOTES:
            if not _OF_NOTES.issuperset(re.findall(r"\w+", thing.sql.lower())):
                yield Sentence(DIFFERS, kind=thing.kind, name=thing.name)
        elif thing.name.lower() in taken:
            yield Sentence(DIFFERS, kind=thing.kind, name=thing.name)
        else:
            yield from _besides(connection, thing, tables)


def others(connection: sqlite3.Connection) -> list[Thing]:
    """Give what a file holds besides what the program and SQLite itself make."""
    own = {name.lower() for _, name in expected(schema.SCHEMA)}
    return [
        thing
        for thing in things(connection)
        if thing.name.lower() not in own
        and thing.table != _NOTES
        and not thing.name.startswith("sqlite_")
    ]


def _besides(connection: sqlite3.Connection, thing: Thing, own: set[str]) -> Iterator[Sentence]:
    if thing.kind == "view" or thing.name in STATISTICS:
        return
    if thing.kind == "index":
        # Those that SQLite makes for a key have no SQL of their own; the table's says it.
        if thing.table.lower() in own and thing.sql and not _is_plain_index(connection, thing):
            yield Sentence(BOUND, name=thing.name)
    elif thing.kind != "table" or re.match(r"CREATE\s+VIRTUAL", thing.sql, re.IGNORECASE):
        kind = "virtual table" if thing.kind == "table" else thing.kind
        yield Sentence(STRANGE, kind=kind, name=thing.name)
    else:
        query = 'SELECT "table" FROM pragma_foreign_key_list(?)'
        parents = {str(row[0]).lower() for row in connection.execute(query, (thing.name,))}
        if parents & own:
            yield Sentence(POINTS, name=thing.name)


def _is_plain_index(connection: sqlite3.Connection, index: Thing) -> bool:
    """Whether an index only orders columns: it allows all rows and works nothing out."""
    listed = 'SELECT "unique", partial FROM pragma_index_list(?) WHERE name = ?'
    said = connection.execute(listed, (index.table, index.name)).fetchone()
    columns = "SELECT cid, coll FROM pragma_index_xinfo(?) WHERE key"
    keys = connection.execute(columns, (index.name,)).fetchall()
    return said == (0, 0) and all(cid >= 0 and coll in _COLLATIONS for cid, coll in keys)


@cache
def expected(version: int) -> Mapping[tuple[str, str], str]:
    """Give the SQL of all that a project of this schema number holds, by kind and name."""
    with closing(sqlite3.connect(":memory:")) as made:
        for script in schema.SCRIPTS[:version]:
            made.executescript(script)
        return {(thing.kind, thing.name): plain(thing.sql) for thing in things(made)}


def plain(sql: str) -> str:
    """Give SQL with white space as single spaces, for it says nothing."""
    return " ".join(sql.split())
