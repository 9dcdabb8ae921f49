"""Sealing what has no seal yet: projects of older versions, and what another program changed."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from annotator.page.progress import Progress, silent
from annotator.store.connection import transaction
from annotator.store.loading import load_pages
from annotator.store.seal import seal_of, seal_of_values

UNREADABLE = (LookupError, TypeError, ValueError, AttributeError, RecursionError, OverflowError)
"""What comes of rows that hold no page: words that are none, texts for numbers, broken JSON."""


class Sealed(NamedTuple):
    """A table whose rows each have a seal of their own, its key, and what is sealed."""

    table: str
    key: str
    values: str


OF_ROWS = (
    Sealed("source", "page", "found, bytes"),
    Sealed("setting", "key", "key, value"),
    Sealed("learned", "key", "value"),
    Sealed("step", "number", "page, delta"),
    Sealed("origin", "page", "step, state"),
)


def seal_what_has_none(connection: sqlite3.Connection, progress: Progress = silent) -> None:
    """Seal all pages and rows without a seal; a page that can't be read stays without one."""
    with transaction(connection, "BEGIN IMMEDIATE"):
        unsealed = connection.execute("SELECT key FROM page WHERE seal IS NULL").fetchall()
        seal_pages(connection, (key for (key,) in unsealed), len(unsealed), progress)
        for table, key, values in OF_ROWS:
            query = f"SELECT {key}, {values} FROM {table} WHERE seal IS NULL"
            seals = [
                (seal_of_values(*row[1:]), row[0]) for row in connection.execute(query).fetchall()
            ]
            connection.executemany(f"UPDATE {table} SET seal = ? WHERE {key} = ?", seals)


def seal_pages(
    connection: sqlite3.Connection, keys: Iterable[int], total: int, progress: Progress = silent
) -> None:
    """Seal these pages as they are; those that can't be read are left alone."""
    for done, key in enumerate(keys):
        progress(done, total)
        try:
            pages = load_pages(connection, [key])
        except UNREADABLE:
            continue
        for page in pages:
            update = "UPDATE page SET seal = ? WHERE key = ?"
            connection.execute(update, (seal_of(page), key))
    progress(total, total)
