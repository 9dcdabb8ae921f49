"""The steps that bring a project file of any age to the newest schema, in order."""

import sqlite3

from sqlite_utils import Database, Migrations

from annotator.store import schema
from annotator.store.schema import SCHEMA

MIGRATIONS = Migrations("annotator")


@MIGRATIONS()
def m001_tables_and_views(db: Database) -> None:
    """Make everything that the first released schema has."""
    db.executescript(schema.TABLES)
    db.executescript(schema.VIEWS)
    db.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")


@MIGRATIONS()
def m002_learned(db: Database) -> None:
    """Make room for what a project's finished pages teach."""
    db.execute(schema.LEARNED)
    db.execute("PRAGMA user_version = 2")


@MIGRATIONS()
def m003_expected_actions(db: Database) -> None:
    """Note how many hand actions each page is expected to need."""
    db.executescript(schema.EXPECTED)
    db.execute("PRAGMA user_version = 3")


@MIGRATIONS()
def m004_history_and_seals(db: Database) -> None:
    """Make room for what each step did, for what histories begin with, and for seals."""
    db.executescript(schema.HISTORY + schema.SEALS)
    db.execute("PRAGMA user_version = 4")


@MIGRATIONS()
def m005_row_seals(db: Database) -> None:
    """Make room for seals of what a page's row alone knows."""
    db.execute(schema.ROW_SEALS)
    db.execute("PRAGMA user_version = 5")


def migrate(connection: sqlite3.Connection) -> None:
    """Apply what is missing, each migration with its version number in one transaction."""
    MIGRATIONS.apply(Database(connection, recursive_triggers=False, execute_plugins=False))
    (reached,) = connection.execute("PRAGMA user_version").fetchone()
    assert reached == SCHEMA, f"migrations reach schema {reached}, the program expects {SCHEMA}"
