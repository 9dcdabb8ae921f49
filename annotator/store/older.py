"""A file of an older schema read as one of the newest, without a byte of it or beside it changed.

What it lacks stands in views that this connection alone has, and that bear its tables' names: a
column has what a migration would put into it, a table is empty.
"""

import sqlite3
from contextlib import closing
from functools import cache

from annotator.store import schema

_FILLED = {("page", "expected_actions"): schema.EXPECTED_OF_PAGE}
"""What stands in a column that a migration adds, where it is more than a constant."""


def read_as_newest(connection: sqlite3.Connection) -> None:
    """Let queries find all tables and columns of the newest schema, whatever the file has."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version < schema.SCHEMA:
        for view in views(version):
            connection.execute(view)


@cache
def views(version: int) -> tuple[str, ...]:
    """Give the SQL that makes up for what files of a schema number lack."""
    there, wanted = _tables(schema.SCRIPTS[:version]), _tables(schema.SCRIPTS)
    return tuple(
        _view(table, columns, there.get(table, {}))
        for table, columns in wanted.items()
        if columns != there.get(table)
    )


def _view(table: str, columns: dict[str, str], there: dict[str, str]) -> str:
    chosen = (
        name if name in there else f"{_FILLED.get((table, name), default)} AS {name}"
        for name, default in columns.items()
    )
    source = f"FROM main.{table}" if there else "WHERE false"
    return f"CREATE TEMP VIEW {table} AS SELECT {', '.join(chosen)} {source}"


def _tables(scripts: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Give the tables that these scripts make, each with its columns and their defaults."""
    with closing(sqlite3.connect(":memory:")) as made:
        for script in scripts:
            made.executescript(script)
        tables = made.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        columns = "SELECT name, coalesce(dflt_value, 'NULL') FROM pragma_table_info(?)"
        return {table: dict(made.execute(columns, (table,))) for (table,) in tables}
