"""The list of pages: counted, filtered and read a screenful at a time."""

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from annotator.page.model import PageStatus
from annotator.store.tables.rows import PAGE_STATUSES


class Order(StrEnum):
    """What the list is sorted by."""

    ADDED = "added"
    NAME = "name"
    PUBLISHED = "published"
    WORK = "work"
    """The least hand actions first, then what nothing is expected of yet, then what is done."""


_ORDERS = {
    Order.ADDED: "key",
    Order.NAME: "name, key",
    Order.PUBLISHED: "published IS NULL, published, paper, name, key",
    Order.WORK: "status IN ('done', 'checked'), expected_actions IS NULL, expected_actions, key",
}


@dataclass(frozen=True, slots=True)
class PageFilter:
    """Which pages to list: each word of `text` must stand in name, id, paper, date or number."""

    text: str = ""
    statuses: Collection[PageStatus] | None = None
    """None for all."""
    deleted: bool = False
    """The pages in the trash instead of the others."""
    order: Order = Order.ADDED
    holding: tuple[str, ...] = ()
    """Ids of pages that pass `text` all the same, as `pages_holding` finds them."""


ALL = PageFilter()


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page in the list; counts leave out what was rejected."""

    key: int
    id: str
    name: str
    paper: str | None
    published: str | None
    page_number: str | None
    status: PageStatus
    articles: int
    blocks: int
    people: int
    spans: int
    speeches: int
    meetings: int
    doubts: int | None
    """None where nobody has counted them yet."""
    saved_at: str


_COLUMNS = """key, id, name, paper, published, page_number, status, article_count, block_count,
    person_count, span_count, speech_count, meeting_count, doubt_count, saved_at"""
_HAYSTACK = "(name || ' ' || id || ' ' || coalesce(paper, '') || ' ' || coalesce(published, '') || "
_HAYSTACK += "' ' || coalesce(page_number, ''))"
_LIKE = "LIKE ? ESCAPE '\\'"
_HOLDING = f"""SELECT page FROM block WHERE text {_LIKE}
    UNION ALL SELECT page FROM source WHERE raw {_LIKE}"""
"""The keys of the pages that hold a word; in raw a line's end may lie in it."""


def where(filter: PageFilter) -> tuple[str, list[str]]:
    """Give the condition of a filter and its parameters."""
    conditions = [f"deleted_at IS {'NOT NULL' if filter.deleted else 'NULL'}"]
    parameters = [_pattern(word) for word in filter.text.split()]
    if parameters:
        named = " AND ".join(f"{_HAYSTACK} {_LIKE}" for _ in parameters)
        if filter.holding:
            named += " OR id IN (SELECT value FROM json_each(?))"
            parameters.append(json.dumps(filter.holding))
        conditions.append(f"({named})")
    if filter.statuses is not None:
        conditions.append(f"status IN ({', '.join('?' * len(filter.statuses))})")
        parameters += [status.value for status in filter.statuses]
    return " AND ".join(conditions), parameters


def _pattern(word: str) -> str:
    """Give what a text must be like to hold a word, the signs of LIKE being plain characters."""
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def pages_holding(connection: sqlite3.Connection, text: str) -> list[str]:
    """Give the ids of the pages on which each word stands in the fixed text, in raw or in a name.

    Every text of the project is read.
    """
    if not (words := text.split()):
        return []
    condition = " AND ".join(f"({_HAYSTACK} {_LIKE} OR key IN ({_HOLDING}))" for _ in words)
    parameters = [_pattern(word) for word in words for _ in range(3)]
    query = f"SELECT id FROM page WHERE {condition}"
    return [id for (id,) in connection.execute(query, parameters)]


def count(connection: sqlite3.Connection, filter: PageFilter) -> int:
    condition, parameters = where(filter)
    query = f"SELECT count(*) FROM page WHERE {condition}"
    return int(connection.execute(query, parameters).fetchone()[0])


def rows(
    connection: sqlite3.Connection, offset: int, limit: int, filter: PageFilter
) -> list[PageRow]:
    """Give up to `limit` rows of the list from `offset` on."""
    condition, parameters = where(filter)
    query = f"SELECT {_COLUMNS} FROM page WHERE {condition} ORDER BY {_ORDERS[filter.order]}"
    found = connection.execute(f"{query} LIMIT ? OFFSET ?", [*parameters, limit, offset])
    return [_row(*row) for row in found.fetchall()]


def _row(
    key: int,
    id: str,
    name: str,
    paper: str | None,
    published: str | None,
    page_number: str | None,
    status: str,
    *counts: Any,
) -> PageRow:
    return PageRow(key, id, name, paper, published, page_number, PAGE_STATUSES[status], *counts)


def number_of(connection: sqlite3.Connection, id: str, filter: PageFilter) -> int | None:
    """Say how many pages of the list stand before a page; None where it is not in the list."""
    condition, parameters = where(filter)
    if filter.order is not Order.ADDED:
        ids = [other for _, other in keys_and_ids(connection, filter)]
        return ids.index(id) if id in ids else None
    find = f"SELECT key FROM page WHERE {condition} AND id = ?"
    found = connection.execute(find, [*parameters, id]).fetchone()
    if found is None:
        return None
    before = f"SELECT count(*) FROM page WHERE {condition} AND key < ?"
    return int(connection.execute(before, [*parameters, *found]).fetchone()[0])


def keys_and_ids(connection: sqlite3.Connection, filter: PageFilter) -> list[tuple[int, str]]:
    """Give (key, id) of every page of the list, in its order."""
    condition, parameters = where(filter)
    query = f"SELECT key, id FROM page WHERE {condition} ORDER BY {_ORDERS[filter.order]}"
    return connection.execute(query, parameters).fetchall()
