"""The steps that bring a project file of any age to the newest schema, in order."""

import sqlite3

from sqlite_utils import Database, Migrations

from annotator.store.schema import APPLICATION_ID, SCHEMA, SCRIPTS

MIGRATIONS = Migrations("annotator")


@MIGRATIONS()
def m001_tables_and_views(db: Database) -> None:
    """Make everything that the first released schema has."""
    db.executescript(SCRIPTS[0])
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")


@MIGRATIONS()
def m002_learned(db: Database) -> None:
    """Make room for what a project's finished pages teach."""
    db.execute(SCRIPTS[1])
    db.execute("PRAGMA user_version = 2")


@MIGRATIONS()
def m003_expected_actions(db: Database) -> None:
    """Note how many hand actions each page is expected to need."""
    db.executescript(SCRIPTS[2])
    db.execute("PRAGMA user_version = 3")


@MIGRATIONS()
def m004_history_and_seals(db: Database) -> None:
    """Make room for what each step did, for what histories begin with, and for seals."""
    db.executescript(SCRIPTS[3])
    db.execute("PRAGMA user_version = 4")


@MIGRATIONS()
def m005_row_seals(db: Database) -> None:
    """Make room for seals of what a page's row alone knows."""
    db.execute(SCRIPTS[4])
    db.execute("PRAGMA user_version = 5")


def migrate(connection: sqlite3.Connection) -> None:
    """Apply what is missing, each migration with its version number in one transaction."""
    MIGRATIONS.apply(Database(connection, recursive_triggers=False, execute_plugins=False))
    (reached,) = connection.execute("PRAGMA user_version").fetchone()
    assert reached == SCHEMA, f"migrations reach schema {reached}, the program expects {SCHEMA}"
