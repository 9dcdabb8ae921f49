"""Sealing what has no seal yet: projects of older versions, and what another program changed."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from annotator.page.check import broken
from annotator.page.progress import Progress, silent
from annotator.store.clock import now
from annotator.store.connection import transaction
from annotator.store.past.history import begin, log
from annotator.store.soundness.seal import ROW, seal_of, seal_of_row, seal_of_values
from annotator.store.tables.loading import load_pages
from annotator.store.tables.saving import COUNTED, counts

UNREADABLE = (LookupError, TypeError, ValueError, AttributeError, RecursionError, OverflowError)
"""What comes of rows that hold no page: words that are none, texts for numbers, broken JSON."""


CHANGED = "Change by another program"
"""The name of the step that takes over what another program wrote."""


class Sealed(NamedTuple):
    """A table whose rows each have a seal of their own, its key, and what is sealed."""

    table: str
    key: str
    values: str


LEARNED = Sealed("learned", "key", "at, used, value")
ORIGIN = Sealed("origin", "page", "step, at, state")
OF_ROWS = (
    Sealed("source", "page", "found, bytes"),
    Sealed("setting", "key", "key, value"),
    LEARNED,
    Sealed("step", "number", "page, at, name, author, removed, delta"),
    ORIGIN,
)
_LATER = {"learned": ("at", "used"), "origin": ("at",)}
"""Columns that lie in no seal of the rows of earlier versions."""


def bears(seal: object, sealed: Sealed, row: Sequence[object]) -> bool:
    """Whether a row, as the columns of `values` give it, is what its seal says."""
    if seal == seal_of_values(*row):
        return True
    names = zip(sealed.values.split(", "), row, strict=True)
    earlier = [value for name, value in names if name not in _LATER.get(sealed.table, ())]
    return len(earlier) < len(row) and seal == seal_of_values(*earlier)


def seal_what_has_none(connection: sqlite3.Connection, progress: Progress = silent) -> None:
    """Seal all pages and rows without a seal; a page that can't be read stays without one."""
    with transaction(connection, "BEGIN IMMEDIATE"):
        unsealed = connection.execute("SELECT key FROM page WHERE seal IS NULL").fetchall()
        seal_pages(connection, (key for (key,) in unsealed), len(unsealed), progress)
        for sealed in OF_ROWS:
            _seal_others(connection, sealed, "WHERE seal IS NULL")
        seal_rows(connection, "WHERE row_seal IS NULL")


def accept(connection: sqlite3.Connection, author: str, progress: Progress = silent) -> list[str]:
    """Take as right whatever another program wrote; give the ids of pages left as they are.

    Those are pages that can't be read or that break a rule. The history of the others begins anew
    with what they are now. The caller holds the transaction.
    """
    left: list[str] = []
    ids = connection.execute("SELECT key, id, seal FROM page ORDER BY key").fetchall()
    for done, (key, id, seal) in enumerate(ids):
        progress(done, len(ids))
        try:
            pages = load_pages(connection, [key])
            if not pages or any(broken(page) for page in pages):
                left.append(id)
                continue
        except UNREADABLE:
            left.append(id)
            continue
        is_now = seal_of(pages[0])
        setting = ", ".join(f"{column} = ?" for column in ("seal", *COUNTED))
        values = (is_now, *counts(pages[0]), key)
        connection.execute(f"UPDATE page SET {setting} WHERE key = ?", values)
        seal_rows(connection, "WHERE key = ?", (key,))
        if seal != is_now:
            log(connection, key, now(), CHANGED, author, ())
            begin(connection, key, pages[0])
    for sealed in OF_ROWS:
        if sealed.table in ("setting", "learned"):  # nobody else writes files and histories
            _seal_others(connection, sealed)
    progress(len(ids), len(ids))
    return left


def seal_rows(
    connection: sqlite3.Connection, condition: str, values: Sequence[object] = ()
) -> None:
    """Seal what the rows of pages alone know, as it is."""
    query = f"SELECT key, {', '.join(ROW)} FROM page {condition}"
    rows = connection.execute(query, values).fetchall()
    seals = [(seal_of_row(dict(zip(ROW, row[1:], strict=True))), row[0]) for row in rows]
    connection.executemany("UPDATE page SET row_seal = ? WHERE key = ?", seals)


def _seal_others(connection: sqlite3.Connection, sealed: Sealed, condition: str = "") -> None:
    table, key, values = sealed
    rows = connection.execute(f"SELECT {key}, {values} FROM {table} {condition}").fetchall()
    seals = [(seal_of_values(*row[1:]), row[0]) for row in rows]
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
