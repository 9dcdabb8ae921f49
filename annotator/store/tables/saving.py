"""Writing pages into the tables: whole ones fast, changed ones by their changed rows alone."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import repeat
from typing import Any, NamedTuple

from annotator.page.expected import expected_actions
from annotator.page.model import Page, Person, Status
from annotator.store.clock import now
from annotator.store.past.delta import Differences, differences
from annotator.store.schema import GAP
from annotator.store.soundness.seal import (
    READ_ROW,
    ROW,
    row_seal_after,
    seal_after,
    seal_of,
    seal_of_row,
    seal_of_values,
)
from annotator.store.tables.changes import Changes, spread
from annotator.store.tables.rows import (
    ATTENDANCE_COLUMNS,
    MEETINGS,
    PART_COLUMNS,
    SPANS,
    TABLES,
    Table,
    attendances_of,
    parts_of,
)
from annotator.store.tables.statements import Row, insert, update
from annotator.store.tables.values import extra_json

_COUNTS = {table.name: f"{table.name}_count" for table in TABLES}

_PAGE_COLUMNS = ("id", "name", "paper", "published", "page_number", "status", "meta_extra", "extra")
COUNTED = (*_COUNTS.values(), "expected_actions")
_NEW_PAGE = ("key", *_PAGE_COLUMNS, *COUNTED, "added_at", "saved_at")
_INSERT_PAGE = insert("page", (*_NEW_PAGE, "seal", "row_seal"))
_NOT_YET = {"doubt_count": None, "deleted_at": None}
"""What no page has when it arrives."""
_SOURCE_COLUMNS = ("name", "sha256", "encoding", "extra")
_INSERT_SOURCE = insert(
    "source", ("page", "raw", "raw_sha256", "found", "bytes", "seal", *_SOURCE_COLUMNS)
)
_INSERTS = {table.name: table.insert for table in TABLES}
_UPDATES = {table.name: table.update for table in TABLES}
_INSERT_PART = insert("part", PART_COLUMNS)
_INSERT_ATTENDANCE = insert("attendance", ATTENDANCE_COLUMNS)
_INSERT_WHOLE = (
    *(_INSERT_PAGE, _INSERT_SOURCE),
    *_INSERTS.values(),
    *(_INSERT_PART, _INSERT_ATTENDANCE),
)
_encode = json.JSONEncoder(ensure_ascii=False).encode


Rows = list[list[Row]]
"""The rows of whole pages, a list for each table, in the order in which they are written."""


class NewPage(NamedTuple):
    """A page on its way into the tables, with the bytes of its file and what was found in them."""

    key: int
    page: Page
    fingerprint: str
    """What `raw_sha256` says of it."""
    data: bytes | None
    found: dict[str, Any] | None


class OutOfStepError(Exception):
    """The rows do not hold the page that an edit started from; nothing was written."""


def raw_sha256(raw: str) -> str:
    """Give the fingerprint by which the same raw text is known again."""
    return hashlib.sha256(raw.encode()).hexdigest()


def rows_of(arrivals: Iterable[NewPage]) -> Rows:
    """Give the rows of whole pages; their keys and ids are free."""
    at = now()
    pages: list[Row] = []
    sources: list[Row] = []
    items: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    parts: list[Row] = []
    attendances: list[Row] = []
    for key, page, fingerprint, data, found in arrivals:
        of_page = {table.name: _item_rows(table, key, table.of(page)) for table in TABLES}
        seal = seal_of(page, of_page)
        row = (key, *_page_values(page), *counts(page), at, at)
        row_seal = seal_of_row(dict(zip(_NEW_PAGE, row, strict=True)) | _NOT_YET)
        pages.append((*row, seal, row_seal))
        found_json = None if found is None else _encode(found)
        sealed = seal_of_values(found_json, data)
        source = (key, page.raw, fingerprint, found_json, data, sealed, *_source_values(page))
        sources.append(source)
        for name, rows in of_page.items():
            items[name] += rows
        parts += parts_of(key, page.spans)
        attendances += attendances_of(key, page.meetings)
    return [pages, sources, *items.values(), parts, attendances]


def insert_rows(connection: sqlite3.Connection, rows: Rows) -> None:
    """Write the rows of whole pages. The caller holds the transaction."""
    for statement, of_table in zip(_INSERT_WHOLE, rows, strict=True):
        connection.executemany(statement, of_table)


def rewrite_page(connection: sqlite3.Connection, key: int, page: Page) -> None:
    """Write all rows of a page anew. Slower than `write_changes`, but asks nothing of the rows."""
    for name in ("part", "attendance", *(table.name for table in reversed(TABLES))):
        connection.execute(f"DELETE FROM {name} WHERE page = ?", (key,))
    for table in TABLES:
        connection.executemany(_INSERTS[table.name], _item_rows(table, key, table.of(page)))
    connection.executemany(_INSERT_PART, parts_of(key, page.spans))
    connection.executemany(_INSERT_ATTENDANCE, attendances_of(key, page.meetings))
    _update(connection, "source", _SOURCE_COLUMNS, _source_values(page), "page", key)
    columns = (*_PAGE_COLUMNS, *COUNTED, "saved_at", "seal")
    values = (*_page_values(page), *counts(page), now(), seal_of(page))
    change_row(connection, key, dict(zip(columns, values, strict=True)))


def write_changes(
    connection: sqlite3.Connection, key: int, before: Page, after: Page
) -> Differences:
    """Write the rows that differ between two states of a page; give what differs.

    OutOfStepError where the rows turn out not to hold `before`; the caller, who holds the
    transaction, rolls back then.
    """
    if before.raw != after.raw or before.id != after.id:
        raise ValueError("the id and the raw text of a page never change")
    found = differences(before, after)
    # References are checked at commit, but parents first and children first off is cheaper.
    for table, change in reversed(found):
        _delete(connection, table, key, change)
    for table, change in found:
        positions = _positions(connection, table, key, table.of(after), change)
        _insert(connection, table, key, change, positions)
        _change(connection, table, key, change)
    if before.source != after.source:
        _update(connection, "source", _SOURCE_COLUMNS, _source_values(after), "page", key)
    columns: dict[str, Any] = {"saved_at": now(), "seal": _resealed(connection, key, before, after)}
    columns |= {_COUNTS[table.name]: _count(table.of(after)) for table, _ in found}
    opened = before.status is not after.status or bool(before.blocks) is not bool(after.blocks)
    if opened or any(_of_suggestions(change) for _, change in found):
        columns["expected_actions"] = expected_actions(after)
    values = zip(_PAGE_COLUMNS, _page_values(before), _page_values(after), strict=True)
    columns |= {column: new for column, old, new in values if old != new}
    change_row(connection, key, columns)
    return found


def _resealed(connection: sqlite3.Connection, key: int, before: Page, after: Page) -> int:
    found = connection.execute("SELECT seal FROM page WHERE key = ?", (key,)).fetchone()
    return seal_of(after) if found in (None, (None,)) else seal_after(found[0], before, after)


def change_row(connection: sqlite3.Connection, key: int, changed: dict[str, Any]) -> None:
    """Change columns of a page's row, and the seal of the row with them.

    A row without a seal stays without; one that can't be read stays out of tune with its seal.
    """
    columns = dict(changed)
    with suppress(sqlite3.DatabaseError):
        *values, seal = connection.execute(READ_ROW, (key,)).fetchone() or (None,)
        if seal is not None:
            row = dict(zip(ROW, values, strict=True))
            columns["row_seal"] = row_seal_after(seal, row, changed)
    _update(connection, "page", tuple(columns), tuple(columns.values()), "key", key)


def _of_suggestions(change: Changes) -> bool:
    """Whether something that waits for a yes or no came, went or changed."""
    items = (*change.removed, *change.added, *(item for pair in change.changed for item in pair))
    return any(getattr(item, "status", None) is Status.SUGGESTED for item in items)


def _delete(connection: sqlite3.Connection, table: Table, key: int, change: Changes) -> None:
    if change.removed:
        # The rows of parts and attendances go with theirs.
        gone = connection.executemany(
            f"DELETE FROM {table.name} WHERE page = ? AND id = ?",
            [(key, item.id) for item in change.removed],
        )
        _expect(gone, len(change.removed))


def _positions(
    connection: sqlite3.Connection,
    table: Table,
    key: int,
    items: Sequence[Any],
    change: Changes,
) -> dict[str, int]:
    """Give the positions to write: of new and moved items, and of others that make room."""
    if not change.runs:
        return {}
    edges = {id for run in change.runs for id in (run.left, run.right) if id is not None}
    if len(edges) < 50:
        find = f"SELECT position FROM {table.name} WHERE page = ? AND id = ?"
        ends = {id: connection.execute(find, (key, id)).fetchone() for id in edges}
        if None in ends.values():
            raise OutOfStepError(f"{table.name}: a neighbour is missing")
        known = {id: row[0] for id, row in ends.items()}
        if all(
            run.left is None
            or run.right is None
            or known[run.right] - known[run.left] > len(run.ids)
            for run in change.runs
        ):
            order = [id for run in change.runs for id in (run.left, *run.ids, run.right) if id]
            return spread(list(dict.fromkeys(order)), change.runs, known, GAP)
    every = connection.execute(f"SELECT id, position FROM {table.name} WHERE page = ?", (key,))
    placed = {id for run in change.runs for id in run.ids}
    known = {id: position for id, position in every if id not in placed}
    order = [item.id for item in items]
    if known.keys() != set(order) - placed:
        raise OutOfStepError(f"{table.name}: rows are missing")
    return spread(order, change.runs, known, GAP)


def _insert(
    connection: sqlite3.Connection,
    table: Table,
    key: int,
    change: Changes,
    positions: dict[str, int],
) -> None:
    if change.added:
        connection.executemany(
            _INSERTS[table.name],
            [table.row(key, positions[item.id], item) for item in change.added],
        )
        if table is SPANS:
            connection.executemany(_INSERT_PART, parts_of(key, change.added))
        elif table is MEETINGS:
            connection.executemany(_INSERT_ATTENDANCE, attendances_of(key, change.added))
    added = {item.id for item in change.added}
    moves = [(position, key, id) for id, position in positions.items() if id not in added]
    if moves:
        moved = connection.executemany(
            f"UPDATE {table.name} SET position = ? WHERE page = ? AND id = ?", moves
        )
        _expect(moved, len(moves))


def _change(connection: sqlite3.Connection, table: Table, key: int, change: Changes) -> None:
    rows = [(table.values(old), table.values(new), new.id) for old, new in change.changed]
    updates = [(*new, key, id) for old, new, id in rows if old != new]
    if updates:
        _expect(connection.executemany(_UPDATES[table.name], updates), len(updates))
    was, is_now = [old for old, _ in change.changed], [new for _, new in change.changed]
    if table is SPANS:
        old_rows, new_rows = parts_of(key, was), parts_of(key, is_now)
        _change_hanging(connection, "part", PART_COLUMNS, 3, old_rows, new_rows)
    elif table is MEETINGS:
        old_rows, new_rows = attendances_of(key, was), attendances_of(key, is_now)
        _change_hanging(connection, "attendance", ATTENDANCE_COLUMNS, 4, old_rows, new_rows)


def _change_hanging(
    connection: sqlite3.Connection,
    name: str,
    columns: tuple[str, ...],
    width: int,
    old_rows: list[Row],
    new_rows: list[Row],
) -> None:
    """Change the rows that hang on changed items; the first `width` columns are the key."""
    where = " AND ".join(f"{column} = ?" for column in columns[:width])
    old = {row[:width]: row for row in old_rows}
    new = {row[:width]: row for row in new_rows}
    gone = [key for key in old if key not in new]
    if gone:
        _expect(connection.executemany(f"DELETE FROM {name} WHERE {where}", gone), len(gone))
    updates = [row[width:] + at for at, row in new.items() if at in old and old[at] != row]
    if updates:
        statement = update(name, columns[width:], columns[:width])
        done = connection.executemany(statement, updates)
        _expect(done, len(updates))
    fresh = [row for at, row in new.items() if at not in old]
    connection.executemany(insert(name, columns), fresh)


def _expect(cursor: sqlite3.Cursor, rows: int) -> None:
    if cursor.rowcount != rows:
        raise OutOfStepError(f"{cursor.rowcount} rows where {rows} were expected")


def _update(
    connection: sqlite3.Connection,
    table: str,
    columns: tuple[str, ...],
    values: Row,
    at: str,
    key: int,
) -> None:
    done = connection.execute(update(table, columns, (at,)), (*values, key))
    _expect(done, 1)


def _item_rows(table: Table, key: int, items: Sequence[Any]) -> list[Row]:
    places = range(GAP, GAP * len(items) + 1, GAP)
    return list(map(table.row, repeat(key), places, items))


def name_of(page: Page) -> str:
    """Give the name that a page has in lists: that of its file, or its id."""
    return page.source.name if page.source else page.id


def _page_values(page: Page) -> Row:
    return (
        page.id,
        name_of(page),
        page.meta.paper,
        page.meta.published,
        page.meta.page_number,
        page.status.value,
        extra_json(page.meta.extra),
        extra_json(page.extra),
    )


def _source_values(page: Page) -> Row:
    source = page.source
    if source is None:
        return (None, None, None, None)
    return (source.name, source.sha256, source.encoding, extra_json(source.extra))


def counts(page: Page) -> list[float | None]:
    """Give how many of each kind were not rejected, then the actions that are expected."""
    return [*(_count(table.of(page)) for table in TABLES), expected_actions(page)]


def _count(items: Sequence[Any]) -> int:
    """Count what was not rejected; people have no status."""
    if not items or isinstance(items[0], Person):
        return len(items)
    # Article statuses and the others spell "rejected" alike, and so are equal.
    return len(items) - [item.status for item in items].count(Status.REJECTED)
