"""Reading pages back from the tables, a few queries for a batch of them."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from annotator.page.model import Attendance, Meta, Page, Part, Source
from annotator.store.tables.rows import (
    ARTICLES,
    BLOCKS,
    CORRECTIONS,
    MEETINGS,
    PAGE_STATUSES,
    PEOPLE,
    SPANS,
    SPEECHES,
    TABLES,
    Table,
)
from annotator.store.tables.statements import MAY_LACK, Row
from annotator.store.tables.values import extra_of

# One statement for batches of all sizes: the keys come as a JSON list.
_AMONG = "IN (SELECT value FROM json_each(?))"

_SELECT_PAGES = f"""
SELECT page.key, page.id, status, paper, published, page_number, meta_extra, page.extra,
    raw, source.name, sha256, encoding, source.extra
FROM page JOIN source ON source.page = page.key WHERE page.key {_AMONG}
"""
_SELECT_PARTS = f"""
SELECT page, span, block, start_offset, end_offset, extra FROM part
WHERE page {_AMONG} ORDER BY page, span, position
"""
_SELECT_ATTENDANCES = f"""
SELECT page, meeting, role, person, mention_span, extra FROM attendance
WHERE page {_AMONG} ORDER BY page, meeting, role, position
"""
_SELECTS = {
    table.name: f"{table.select} WHERE page {_AMONG} ORDER BY page, position" for table in TABLES
}

Types = tuple[frozenset[object], ...]

_TEXT: frozenset[object] = frozenset((str,))
_TEXT_OR_NOTHING: frozenset[object] = frozenset((str, type(None)))
_NUMBER: frozenset[object] = frozenset((int,))
_SHARE: frozenset[object] = frozenset((float, type(None)))
_NUMBERS = dict.fromkeys(("page", "raw_start", "raw_end"), _NUMBER) | {"confidence": _SHARE}


def _types(columns: Iterable[str]) -> Types:
    return tuple(
        _NUMBERS.get(column, _TEXT_OR_NOTHING if column in MAY_LACK else _TEXT)
        for column in columns
    )


TYPES = {table.name: _types(("page", "id", *table.columns)) for table in TABLES}
PART_TYPES: Types = (_NUMBER, _TEXT, _TEXT, _NUMBER, _NUMBER, _TEXT_OR_NOTHING)
ATTENDANCE_TYPES = _types(("page", "meeting", "role", "id", "mention_span", "extra"))
_PAGE_TYPES: Types = (
    *(_NUMBER, _TEXT, _TEXT),
    *(_TEXT_OR_NOTHING,) * 5,
    _TEXT,
    *(_TEXT_OR_NOTHING,) * 4,
)


def typed(rows: Iterable[Row], types: Types) -> list[Row]:
    """Give rows whose values are what their columns hold in a file of ours; else TypeError.

    SQLite does not look at types when it reads, so a damaged or foreign file may hold anything.
    """
    found = list(rows)
    for values, allowed in zip(zip(*found, strict=True), types, strict=False):
        if not allowed.issuperset(map(type, values)):
            raise TypeError("a text where a number belongs, or the other way round")
    return found


def load_pages(connection: sqlite3.Connection, keys: Sequence[int]) -> list[Page]:
    """Give the pages of these keys in this order; keys that are not there are left out.

    The caller holds a transaction, so that all queries see one state of the file.
    """
    wanted = json.dumps(list(keys))
    parts = _parts(connection, wanted)
    entries = _entries(connection, wanted)
    articles = _items(connection, ARTICLES, wanted, {}, None)
    blocks = _items(connection, BLOCKS, wanted, {}, None)
    people = _items(connection, PEOPLE, wanted, {}, None)
    spans = _items(connection, SPANS, wanted, parts, ())
    speeches = _items(connection, SPEECHES, wanted, {}, None)
    meetings = _items(connection, MEETINGS, wanted, entries, {})
    corrections = _items(connection, CORRECTIONS, wanted, {}, None)
    pages: dict[int, Page] = {}
    for row in typed(connection.execute(_SELECT_PAGES, (wanted,)), _PAGE_TYPES):
        key, id, status, paper, published, number, meta_extra, extra, raw, *source = row
        pages[key] = Page(
            id=id,
            raw=raw,
            status=PAGE_STATUSES[status],
            meta=Meta(paper, published, number, extra_of(meta_extra)),
            source=source_of(*source),
            articles=tuple(articles.get(key, ())),
            blocks=tuple(blocks.get(key, ())),
            people=tuple(people.get(key, ())),
            spans=tuple(spans.get(key, ())),
            speeches=tuple(speeches.get(key, ())),
            meetings=tuple(meetings.get(key, ())),
            corrections=tuple(corrections.get(key, ())),
            extra=extra_of(extra),
        )
    return [pages[key] for key in keys if key in pages]


def source_of(
    name: str | None, sha256: str | None, encoding: str | None, extra: str | None
) -> Source | None:
    """Give the file a page came from; None where it came without one."""
    return None if name is None else Source(name, sha256, encoding, extra_of(extra))


def _items(
    connection: sqlite3.Connection,
    table: Table,
    wanted: str,
    hanging: dict[tuple[int, str], Any],
    nothing: Any,
) -> dict[int, list[Any]]:
    """Give the items of a table by page, in order."""
    item = table.item
    found: dict[int, list[Any]] = {}
    for row in typed(connection.execute(_SELECTS[table.name], (wanted,)), TYPES[table.name]):
        found.setdefault(row[0], []).append(item(row, hanging.get(row[:2], nothing)))
    return found


def _parts(connection: sqlite3.Connection, wanted: str) -> dict[tuple[int, str], tuple[Part, ...]]:
    found: dict[tuple[int, str], tuple[Part, ...]] = {}
    rows = typed(connection.execute(_SELECT_PARTS, (wanted,)), PART_TYPES)
    for page, span, block, start, end, extra in rows:
        part = (
            Part(block, start, end) if extra is None else Part(block, start, end, extra_of(extra))
        )
        at = (page, span)
        found[at] = (*found[at], part) if at in found else (part,)
    return found


def _entries(
    connection: sqlite3.Connection, wanted: str
) -> dict[tuple[int, str], dict[str, tuple[Attendance, ...]]]:
    found: dict[tuple[int, str], dict[str, tuple[Attendance, ...]]] = {}
    row: Row
    for row in typed(connection.execute(_SELECT_ATTENDANCES, (wanted,)), ATTENDANCE_TYPES):
        page, meeting, role, person, mention, extra = row
        roles = found.setdefault((page, meeting), {})
        roles[role] = (*roles.get(role, ()), Attendance(person, mention, extra_of(extra)))
    return found
