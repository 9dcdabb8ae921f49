"""Sealing what has no seal yet: projects of older versions, and what another program changed."""

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from annotator.page.check import broken
from annotator.page.progress import Progress, silent
from annotator.store.clock import now
from annotator.store.connection import transaction
from annotator.store.past.history import begin, log
from annotator.store.schema import ROWS_SEALED_SINCE, SEALED_SINCE
from annotator.store.soundness.seal import READ_ROW, ROW, seal_of, seal_of_row, seal_of_values
from annotator.store.tables.loading import load_pages
from annotator.store.tables.saving import COUNTED, counts, name_of

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
ORIGIN = Sealed("origin", "page", "page, step, at, state")
OF_ROWS = (
    Sealed("source", "page", "found, bytes"),
    Sealed("setting", "key", "key, value"),
    LEARNED,
    Sealed("step", "number", "page, at, name, author, removed, delta"),
    ORIGIN,
)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
_LATER = {"learned": ("at", "used"), "origin": ("page", "at")}
"""Columns that lie in no seal of the rows of earlier versions, the newest first."""


def bears(seal: object, sealed: Sealed, row: Sequence[object]) -> bool:
    """Whether a row, as the columns of `values` give it, is what its seal says."""
    named = dict(zip(sealed.values.split(", "), row, strict=True))
    if seal == seal_of_values(*named.values()):
        return True
    for later in _LATER.get(sealed.table, ()):
        del named[later]
        if seal == seal_of_values(*named.values()):
            return True
    return False


def seal_what_had_none(
    connection: sqlite3.Connection, version: int, progress: Progress = silent
) -> None:
    """Seal what files of a schema number had no seals for; what can't be read stays without one.

    What stands without a seal where there were seals came from another program, and stays so.
    """
    with transaction(connection, "BEGIN IMMEDIATE"):
        keys = [key for (key,) in connection.execute("SELECT key FROM page")]
        if version < SEALED_SINCE:
            seal_pages(connection, keys, len(keys), progress)
            for sealed in OF_ROWS:
                _seal_others(connection, sealed)
        if version < ROWS_SEALED_SINCE:
            for key in keys:
                seal_row(connection, key)


def accept(connection: sqlite3.Connection, author: str, progress: Progress = silent) -> list[str]:
    """Take as right whatever another program wrote; give the ids of pages left as they are.

    Those are pages that can't be read or that break a rule. The history of the others begins anew
    with what they are now. The caller holds the transaction.
    """
    left: list[str] = []
    ids = connection.execute("SELECT key, id, seal, row_seal FROM page ORDER BY key").fetchall()
    for done, (key, id, seal, row_seal) in enumerate(ids):
        progress(done, len(ids))
        try:
            pages = load_pages(connection, [key])
            if not pages or any(map(broken, pages)) or not _has_times(connection, key):
                left.append(id)
                continue
        except UNREADABLE:
            left.append(id)
            continue
        is_now = seal_of(pages[0])
        setting = ", ".join(f"{column} = ?" for column in ("seal", "name", *COUNTED))
        values = (is_now, name_of(pages[0]), *counts(pages[0]), key)
        connection.execute(f"UPDATE page SET {setting} WHERE key = ?", values)
        same_row = seal_row(connection, key) == row_seal
        if seal != is_now or not same_row:
            log(connection, key, now(), CHANGED, author, ())
            begin(connection, key, pages[0])
    for sealed in OF_ROWS:
        if sealed.table in ("setting", "learned"):  # nobody else writes files and histories
            _seal_others(connection, sealed)
    progress(len(ids), len(ids))
    return left


def seal_row(connection: sqlite3.Connection, key: int) -> int | None:
    """Seal what the row of a page alone knows, as it is; None where it can't be read."""
    with suppress(sqlite3.DatabaseError):
        *values, _ = connection.execute(READ_ROW, (key,)).fetchone()
        seal = seal_of_row(dict(zip(ROW, values, strict=True)))
        connection.execute("UPDATE page SET row_seal = ? WHERE key = ?", (seal, key))
        return seal
    return None


def wrong_times(row: Mapping[str, object]) -> list[str]:
    """Name the columns of a page's row, its values of `ROW` by column, that hold no time."""
    times = ("added_at", "saved_at", "deleted_at")
    return [column for column in times if not can_be_time(column, row[column])]


def can_be_time(column: str, value: object) -> bool:
    """Whether a column of times in a page's row may hold this; only a deletion may lack."""
    return (value is None and column == "deleted_at") or is_time(value)


def _has_times(connection: sqlite3.Connection, key: int) -> bool:
    """Whether the row of a page can be read, and holds times where it should."""
    with suppress(sqlite3.DatabaseError):
        *values, _ = connection.execute(READ_ROW, (key,)).fetchone()
        return not wrong_times(dict(zip(ROW, values, strict=True)))
    return False


def is_time(value: object) -> bool:
    """Whether a value is a time as the program writes it."""
    return isinstance(value, str) and _TIME.fullmatch(value) is not None


def _seal_others(connection: sqlite3.Connection, sealed: Sealed) -> None:
    table, key, values = sealed
    rows = connection.execute(f"SELECT {key}, {values} FROM {table}").fetchall()
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
