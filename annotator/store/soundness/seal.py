"""A page's seal: one number that any damage to the page's rows betrays, kept up by each step.

It is the sum, modulo 2**32, of a CRC-32 of each item and its place, so that a step adds what it
made and takes off what it replaced without a look at the rest. A change of one item always shows;
where several are damaged at once, one case in 4,000,000,000 does not. What a step finds damaged and
leaves alone stays out of tune: saving never covers up.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import compress, repeat
from operator import is_not
from typing import Any
from zlib import crc32

from annotator.page.model import Page
from annotator.store.tables.rows import MEETINGS, SPANS, TABLES, Table, attendances_of, parts_of
from annotator.store.tables.statements import Row
from annotator.store.tables.values import extra_json

_SIZE = 1 << 32
_HEAD = ("id", "status", "meta", "source", "extra")

ROW = ("expected_actions", "doubt_count", "added_at", "saved_at", "deleted_at")
"""The columns of a page's row that stand nowhere else: they have a seal of their own."""

READ_ROW = f"SELECT {', '.join(ROW)}, row_seal FROM page WHERE key = ?"


def seal_of(page: Page, rows: Mapping[str, Sequence[Row]] | None = None) -> int:
    """Give the seal of a whole page; `rows` are those of its items by table, where they are made.

    To make them twice takes half as long as all the rest of it.
    """
    made = rows or {
        table.name: [table.row(0, 0, item) for item in table.of(page)] for table in TABLES
    }
    items = (_of_items(table, table.of(page), made[table.name]) for table in TABLES)
    return (_of_page(page) + sum(items)) % _SIZE


def seal_after(seal: int, before: Page, after: Page) -> int:
    """Give the seal of a page after a step, from that before it; only what differs is looked at."""
    change = 0
    if any(getattr(before, name) is not getattr(after, name) for name in _HEAD):
        change = _of_page(after) - _of_page(before)
    for table in TABLES:
        old, new = table.of(before), table.of(after)
        if old is new:
            continue
        was, now = _placed(old, new), _placed(new, old)
        change += sum(_of_item(table, *now[at]) for at in now.keys() - was.keys())
        change -= sum(_of_item(table, *was[at]) for at in was.keys() - now.keys())
    return (seal + change) % _SIZE


def seal_of_row(row: Mapping[str, object]) -> int:
    """Give the seal of a page's row, from its values of `ROW` by column."""
    return sum(_of_column(column, row[column]) for column in ROW) % _SIZE


def row_seal_after(seal: int, before: Mapping[str, object], changed: Mapping[str, object]) -> int:
    """Give the seal of a page's row after a change of some columns of `ROW`, from that before."""
    change = sum(
        _of_column(column, value) - _of_column(column, before[column])
        for column, value in changed.items()
        if column in ROW
    )
    return (seal + change) % _SIZE


def seal_of_values(*values: object) -> int:
    """Give the seal of a row of its own: texts, numbers, bytes and None."""
    told = crc32(b"")
    for value in values:
        said = value if isinstance(value, bytes) else str(value).encode(errors="surrogatepass")
        told = crc32(b"\x1f", crc32(said, told))
    return told


@lru_cache(maxsize=1024, typed=True)
def _of_column(column: str, value: object) -> int:
    # Pages that arrive together have most of these values in common.
    return _crc((column, value))


def _placed(items: Sequence[Any], others: Sequence[Any]) -> dict[tuple[str, int], tuple[Any, str]]:
    """Give the items with the id before each, by what tells them apart while both pages live.

    What both share at the head is left out, and at the tail but for its first item.
    """
    size = min(len(items), len(others))
    head = _alike(items, others, size)
    tail = _alike(reversed(items), reversed(others), size - head)
    previous = items[head - 1].id if head else ""
    placed = {}
    for item in items[head : len(items) - tail + bool(tail)]:
        placed[previous, id(item)] = item, previous
        previous = item.id
    return placed


def _alike(one: Iterable[Any], other: Iterable[Any], most: int) -> int:
    """Count the items at the head, at most `most`, that both share."""
    return next(compress(range(most), map(is_not, one, other)), most)


def _of_page(page: Page) -> int:
    source = page.source
    said = (
        page.id,
        page.status.value,
        page.meta.paper,
        page.meta.published,
        page.meta.page_number,
        extra_json(page.meta.extra),
        extra_json(page.extra),
        *((source.name, source.sha256, source.encoding) if source else ()),
        extra_json(source.extra) if source else "",
        page.raw,
    )
    return _crc(said)


def _of_items(table: Table, items: Sequence[Any], rows: Sequence[Row]) -> int:
    before = ["", *(item.id for item in items)]
    return sum(map(_of_row, repeat(table), items, before, rows))


def _of_item(table: Table, item: Any, previous: str) -> int:
    return _of_row(table, item, previous, table.row(0, 0, item))


def _of_row(table: Table, item: Any, previous: str, row: Row) -> int:
    said = [table.name, previous, 0, item.id, 0, *row[3:]]  # neither page nor position
    if table is SPANS:
        for part in parts_of(0, (item,)):
            said += part[2:]
    elif table is MEETINGS:
        for one in attendances_of(0, (item,)):
            said += one[2:]
    return _crc(said)


def _crc(values: Iterable[object]) -> int:
    return crc32("\x1f".join(map(str, values)).encode(errors="surrogatepass"))
