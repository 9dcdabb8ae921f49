"""Forgetting old steps, but none that the trash still needs."""

import sqlite3
from contextlib import suppress

from annotator.page.progress import Progress, silent
from annotator.store.past.delta import HistoryError, birth, packed
from annotator.store.past.history import Trimmed, keep_last, keep_origin, origin, page_as_of, size
from annotator.store.past.trash import removed_from

_OLD = """SELECT page, coalesce(min(number) FILTER (WHERE at >= ?1), max(number) + 1) AS stays
FROM step GROUP BY page HAVING min(number) < stays"""
"""Pages with old steps and their first step that stays: a clock that was wrong for one step must
not take along what came before it."""


def trim(
    connection: sqlite3.Connection, before: str, emptied: int = 0, progress: Progress = silent
) -> Trimmed:
    """Forget the steps of before a time (ISO 8601, UTC); the caller holds the transaction.

    The history of each page begins anew with the page as it was then. The first step that removed
    something that is in the trash stays, and all after it; `emptied` is the last step whose
    removals were cleared from the trash.
    """
    was = size(connection)
    keep_last(connection)
    pages = connection.execute(_OLD, (before,)).fetchall()
    left: list[str] = []
    for_trash = 0
    for done, (key, stays) in enumerate(pages):
        progress(done, len(pages))
        first = _first_of_trash(connection, key, stays, emptied)
        try:
            _forget(connection, key, first)
        except HistoryError:
            query = "SELECT id FROM page WHERE key = ?"
            left.append(str(connection.execute(query, (key,)).fetchone()[0]))
            continue
        query = "SELECT count(*) FROM step WHERE page = ? AND number >= ? AND number < ?"
        for_trash += connection.execute(query, (key, first, stays)).fetchone()[0]
    progress(len(pages), len(pages))
    now = size(connection)
    return Trimmed(was.steps - now.steps, was.bytes - now.bytes, tuple(left), for_trash)


def _first_of_trash(connection: sqlite3.Connection, key: int, stays: int, emptied: int) -> int:
    """Give the first step of which something is in the trash, `stays` where none before it is.

    Pages in the trash count too: they come back with the labels that were removed from them.
    """
    query = "SELECT 1 FROM step WHERE page = ? AND removed > 0 AND number > ? AND number < ?"
    if connection.execute(query, (key, emptied, stays)).fetchone() is None:
        return stays
    first = stays
    with suppress(HistoryError):  # what can't be followed isn't in the trash either
        for removed in removed_from(connection, key, "", emptied):
            first = min(first, removed.step)
    return first


def _forget(connection: sqlite3.Connection, key: int, first: int) -> None:
    """Forget the steps of a page that came before one."""
    query = "SELECT max(number) FROM step WHERE page = ? AND number < ?"
    (number,) = connection.execute(query, (key, first)).fetchone()
    if number is None:
        return
    begun = origin(connection, key)
    if begun is not None and begun.step < number:
        state = packed(birth(page_as_of(connection, key, number)))
        (at,) = connection.execute("SELECT at FROM step WHERE number = ?", (number,)).fetchone()
        keep_origin(connection, key, number, at, state)
    connection.execute("DELETE FROM step WHERE page = ? AND number <= ?", (key, number))
