"""Bringing an older project file up to date: in a copy, which takes its place after a backup."""

import sqlite3
from contextlib import closing
from pathlib import Path

from annotator.page.errors import Sentence
from annotator.store.backups.copying import copy_project, draft_of, put_in_place
from annotator.store.backups.making import Why, make_backup
from annotator.store.connection import connect_to_read
from annotator.store.errors import NOT_CHANGED, failed, telling
from annotator.store.soundness.sealing import seal_what_had_none


def bring_up_to_date(path: Path) -> None:
    """Give a project file the newest schema; the caller has its lock, and no connection to it.

    The file is what it was until the whole of the new one is on the drive: a kill or a failure at
    any moment leaves one or the other. ProjectError where no backup could be made, where another
    program reads the file, or where it can't be brought up to date.
    """
    with draft_of(path) as draft:
        with closing(connect_to_read(path)) as connection:
            copy_project(connection, draft, what=NOT_CHANGED, of=path)
            migrate_copy(draft, path)
            make_backup(path, connection, Why.UPDATE)
        put_in_place(draft, path, NOT_CHANGED)


def migrate_copy(copy: Path, path: Path) -> None:
    """Give a copy of the project at `path` the newest schema; ProjectError where that fails."""
    from annotator.store.migrations import migrate  # loads slowly, and only old files need it

    try:
        with telling(path, NOT_CHANGED), closing(sqlite3.connect(copy)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            migrate(connection)
            seal_what_had_none(connection, version)
    except (sqlite3.Error, AssertionError) as error:
        why = Sentence(
            "it is from an older version and could not be brought up to date (“{said}”). It is as "
            "it was. Look whether another program changed its tables.",
            said=str(error),
        )
        raise failed(NOT_CHANGED, why, path) from error
