"""A page out of rows of which some are damaged or gone: what can be read, within the rules."""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from annotator.page.check import violations
from annotator.page.model import (
    Article,
    ArticleKind,
    Attendance,
    Block,
    Meta,
    Page,
    PageStatus,
    Part,
    Role,
)
from annotator.page.pieces import Added
from annotator.store.soundness.checking import DAMAGE
from annotator.store.tables.loading import (
    ATTENDANCE_TYPES,
    PART_TYPES,
    TYPES,
    Types,
    source_of,
    typed,
)
from annotator.store.tables.rows import FIELDS, MEETINGS, PAGE_STATUSES, SPANS, TABLES, Table
from annotator.store.tables.statements import Row
from annotator.store.tables.values import extra_of

_ROUNDS = 100
"""How often the rules are asked; each round takes away what the last one named."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What could be saved of a page, and how many items of each table could not."""

    page: Page
    lost: dict[str, int]


def salvage(connection: sqlite3.Connection, key: int, id: str, raw: str) -> Saved:
    """Give a page of its raw text and of what can be read of its rows; it breaks no rule."""
    connection.text_factory = _lenient
    try:
        lost = dict.fromkeys(FIELDS, 0)
        page = _head(connection, key, Page(id, raw))
        hanging: dict[str, dict[str, Any]] = {
            SPANS.name: _parts(connection, key),
            MEETINGS.name: _people(connection, key),
        }
        for table in TABLES:
            items = []
            for row in _rows(connection, table, key, lost):
                try:
                    (row,) = typed([row], (*TYPES[table.name], _ANY))
                    nothing: Any = () if table is SPANS else {}
                    of_item = hanging.get(table.name, {}).get(row[1], nothing)
                    items.append((row[-1], table.item(row[:-1], of_item)))
                except DAMAGE:
                    lost[table.name] += 1
            items.sort(key=lambda one: one[0] if isinstance(one[0], int) else 0)
            page = _with(page, FIELDS[table.name], (item for _, item in items))
    finally:
        connection.text_factory = str
    whole = mended(page)
    for table in TABLES:
        lost[table.name] += max(0, len(table.of(page)) - len(table.of(whole)))
    return Saved(whole, lost)


_ANY: frozenset[object] = frozenset((int, float, str, bytes, type(None)))


def _lenient(data: bytes) -> str:
    return data.decode(errors="replace")


def _both_ways(connection: sqlite3.Connection, query: str, order: str, key: int) -> Iterator[Row]:
    """Give the rows that can be reached from the first one on, and from the last one back."""
    seen: set[Row] = set()
    for way in ("", "DESC"):
        columns = ", ".join(f"{column} {way}" for column in order.split(", "))
        try:
            for row in connection.execute(f"{query} WHERE page = ? ORDER BY {columns}", (key,)):
                if row not in seen:
                    seen.add(row)
                    yield row
        except sqlite3.DatabaseError:
            continue
        return


def _rows(
    connection: sqlite3.Connection, table: Table, key: int, lost: dict[str, int]
) -> Iterator[Row]:
    """Give the rows of a table that can be reached; count those the page says it has beyond."""
    query = f"SELECT page, id, {', '.join(table.columns)}, position FROM {table.name}"
    found = list(_both_ways(connection, query, "page, id", key))
    yield from found
    with suppress(*DAMAGE):
        counted = f"SELECT {table.name}_count FROM page WHERE key = ?"
        (number,) = connection.execute(counted, (key,)).fetchone()
        lost[table.name] += min(max(0, int(number) - len(found)), 100_000)


def _head(connection: sqlite3.Connection, key: int, page: Page) -> Page:
    """Give the page with what its own row and that of its file say, as far as they can be read."""
    query = (
        "SELECT status, paper, published, page_number, meta_extra, extra FROM page WHERE key = ?"
    )
    with suppress(*DAMAGE):
        row = connection.execute(query, (key,)).fetchone()
        if row is not None:
            status, paper, published, number, meta_extra, extra = row
            page = replace(
                page,
                status=PAGE_STATUSES.get(status, PageStatus.OPEN),
                meta=Meta(*map(_text, (paper, published, number))),
            )
            with suppress(*DAMAGE):
                page = replace(page, meta=replace(page.meta, extra=extra_of(meta_extra)))
                page = replace(page, extra=extra_of(extra))
    query = "SELECT name, sha256, encoding, extra FROM source WHERE page = ?"
    with suppress(*DAMAGE):
        row = connection.execute(query, (key,)).fetchone()
        if row is not None and isinstance(row[0], str):
            name, sha256, encoding, extra = map(_text, row)
            page = replace(page, source=source_of(name, sha256, encoding, None))
            page = replace(page, source=source_of(name, sha256, encoding, extra))
    return page


def _text(value: object) -> Any:
    return value if isinstance(value, str) else None


def _parts(connection: sqlite3.Connection, key: int) -> dict[str, tuple[Part, ...]]:
    query = "SELECT page, span, block, start_offset, end_offset, extra, position FROM part"
    rows = _hanging(connection, query, "page, span, position", key, PART_TYPES)
    found: dict[str, tuple[Part, ...]] = {}
    for _, span, block, start, end, extra in rows:
        with suppress(*DAMAGE):
            part = Part(block, start, end, extra_of(extra))
            found[span] = (*found.get(span, ()), part)
    return found


def _people(
    connection: sqlite3.Connection, key: int
) -> dict[str, dict[str, tuple[Attendance, ...]]]:
    query = "SELECT page, meeting, role, person, mention_span, extra, position FROM attendance"
    rows = _hanging(connection, query, "page, meeting, role, position", key, ATTENDANCE_TYPES)
    found: dict[str, dict[str, tuple[Attendance, ...]]] = {}
    for _, meeting, role, person, mention, extra in rows:
        with suppress(*DAMAGE):
            one = Attendance(person, mention, extra_of(extra))
            roles = found.setdefault(meeting, {})
            roles[role] = (*roles.get(role, ()), one)
    return found


def _hanging(
    connection: sqlite3.Connection, query: str, order: str, key: int, types: Types
) -> list[Row]:
    """Give rows that hang on items, in order, those left out that hold what they can't."""
    sound = []
    for row in _both_ways(connection, query, order, key):
        with suppress(TypeError):
            sound += typed([row], (*types, _ANY))
    sound.sort(key=lambda row: row[-1] if isinstance(row[-1], int) else 0)
    return [row[:-1] for row in sound]


# The rules

_PLACE = re.compile(r"(\w+)(?:\[(\d+)\])?(?:\.(\w+))?(?:\[(\d+)\])?")
_NULLABLE = frozenset(
    (
        *(("spans", "person"), ("speeches", "speaker"), ("speeches", "speaker_span")),
        *(("speeches", "cue"), ("speeches", "content"), ("meetings", "name")),
        *(("meetings", "date"), ("meetings", "date_value"), ("meetings", "place")),
        *((name, "confidence") for name in ("blocks", "spans", "speeches", "meetings")),
        ("corrections", "confidence"),
    )
)
_ENTRIES = frozenset((("meetings", "hosts"), ("meetings", "attendees"), ("meetings", "mentions")))


def mended(page: Page) -> Page:
    """Give the page without what breaks a rule; as much as can be stays."""
    page = replace(page, raw=page.raw.replace("\r", "\n").lstrip("\ufeff"))
    for _ in range(_ROUNDS):
        places = [_PLACE.match(path) for path, _ in violations(page)]
        found = [place.groups() for place in places if place is not None]
        if not found:
            return page
        page = _without(page, found)
    return replace(Page(page.id, page.raw), meta=Meta(), source=page.source)


def _without(page: Page, found: Sequence[tuple[Any, ...]]) -> Page:
    """Give the page with everything done about the broken rules of one round."""
    by_list: dict[str, list[tuple[int, str | None, int | None]]] = {}
    for name, number, field, entry in found:
        if number is None:
            page = _HEADS.get(name, _grouped)(page)
        else:
            at = int(number), field, None if entry is None else int(entry)
            by_list.setdefault(name, []).append(at)
    for name, places in by_list.items():
        if name == "articles" or (name == "blocks" and any(p[1] == "article" for p in places)):
            page = _grouped(page)
            continue
        items: list[Any] = list(getattr(page, name))
        gone = set()
        for number, field, entry in sorted(places, key=lambda one: -(one[2] or 0)):
            item = items[number]
            if (name, field) in _NULLABLE:
                items[number] = replace(item, **{str(field): None})
            elif (name, field) in _ENTRIES and entry is not None:
                entries = getattr(item, str(field))
                left = (*entries[:entry], *entries[entry + 1 :])
                items[number] = replace(item, **{str(field): left})
            elif name == "blocks" and field in ("text", "pieces"):
                items[number] = _respelt(page.raw, item)
            else:
                gone.add(number)
        left_over = [item for number, item in enumerate(items) if number not in gone]
        page = _with(page, name, left_over)
    return page


def _with(page: Page, name: str, items: Iterable[Any]) -> Page:
    values: dict[str, Any] = {name: tuple(items)}
    return replace(page, **values)


_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def _respelt(raw: str, block: Block) -> Block:
    """Give a block whose pieces spell its text: its text as it is, where they can't be trusted.

    Where the two are of one length it is a character of the text that was damaged.
    """
    try:
        spelt = Block.spelt(raw, block.id, block.article, block.role, block.pieces).text
    except DAMAGE:
        spelt = ""
    if len(spelt) == len(block.text) and spelt != block.text and not _CONTROL.search(spelt):
        return replace(block, text=spelt)
    text = _CONTROL.sub("\ufffd", block.text)
    pieces = (Added(text),) if text else ()
    return replace(block, text=text, pieces=pieces)


def _grouped(page: Page) -> Page:
    """Give the page with the blocks of each article together, in the order of their first one."""
    known = {article.id: article for article in page.articles if article.id}
    spare = next(
        f"rescued{n or ''}" for n in range(len(known) + 1) if f"rescued{n or ''}" not in known
    )
    groups: dict[str | None, list[Block]] = {}
    order: list[list[Block]] = []
    for block in page.blocks:
        if block.role is Role.FURNITURE:
            order.append([replace(block, article=None)])
            continue
        article = block.article if block.article else spare
        if article not in groups:
            groups[article] = []
            order.append(groups[article])
        groups[article].append(replace(block, article=article))
    articles = [known.get(str(id)) or Article(str(id), ArticleKind.OTHER) for id in groups]
    return replace(page, blocks=tuple(chain(*order)), articles=tuple(articles))


_HEADS: dict[str, Callable[[Page], Page]] = {
    "status": lambda page: replace(page, status=PageStatus.OPEN),
    "meta": lambda page: replace(page, meta=replace(page.meta, published=None)),
    "raw": lambda page: replace(page, raw=re.sub("[\ud800-\udfff]", "\ufffd", page.raw)),
    "articles": _grouped,
}
