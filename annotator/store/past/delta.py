"""What a step did to a page, as a value that leads both ways: what was, and what is.

A delta is a list of entries, one for each item that came, went, changed or moved:

    [kind, id, was at, is at, was, is]

`kind` is the item's table; "page" and "source" have no id. `was at` and `is at` are places in the
item's tuple, null where the item was not there, or did not change its place. `was` and `is` hold
what stands in the table's columns, all of an item that came or went and of others what changed.
Of a long text of which only a stretch changed they hold [offset, stretch]. The parts of a span and
the people of a meeting are lists of lists.
"""

import json
import zlib
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from annotator.page.errors import Sentence
from annotator.page.model import Attendance, Meta, Page, Part
from annotator.store.errors import ProjectError
from annotator.store.tables.changes import Changes, changes
from annotator.store.tables.loading import source_of
from annotator.store.tables.rows import (
    ATTENDEE,
    FIELDS,
    HOST,
    MEETINGS,
    PAGE_STATUSES,
    SPANS,
    TABLES,
    Table,
)
from annotator.store.tables.statements import nulls
from annotator.store.tables.values import extra_json, extra_of

Entry = list[Any]
Values = dict[str, Any]
Differences = list[tuple[Table, Changes]]

KIND, ID, WAS_AT, IS_AT, WAS, IS = range(6)
PAGE, SOURCE = "page", "source"
PARTS = "parts"
_OF_SOURCE = ("name", "sha256", "encoding", "extra")
_PEOPLE = {"hosts": HOST, "attendees": ATTENDEE}
_SHORT = 24
"""A text up to this long is kept whole, so that a person reads it at a glance."""
_LARGE = 2000
"""Characters of a delta from which on it is compressed."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_NULLS = {table.name: nulls(table.columns) for table in TABLES}


class HistoryError(ProjectError):
    """A step of the history that does not fit the page it is said to have made."""


def differences(before: Page, after: Page) -> Differences:
    """Say for each table whose items are not the same ones what differs."""
    return [
        (table, changes(table.of(before), table.of(after)))
        for table in TABLES
        if table.of(before) is not table.of(after)
    ]


def delta(before: Page, after: Page, found: Differences | None = None) -> list[Entry]:
    """Give what leads from one state of a page to another, and back.

    `found` is what `differences` says of the two, where it is known already.
    """
    entries: list[Entry] = []
    for kind, values in ((PAGE, _page_values), (SOURCE, _source_values)):
        if (was := values(before)) != (now := values(after)):
            entries.append([kind, None, None, None, *_differing(was, now)])
    for table, change in differences(before, after) if found is None else found:
        entries += _entries(table, change, table.of(before), table.of(after))
    return entries


def birth(page: Page) -> list[Entry]:
    """Give what leads from the mere raw text of a page to the page."""
    return delta(bare(page), page)


def bare(page: Page) -> Page:
    """Give a page of which nothing is known but its raw text."""
    return Page(page.id, page.raw)


def packed(entries: Sequence[Entry]) -> str | bytes:
    """Give a delta as JSON; a large one compressed by zlib."""
    text = _encode(entries)
    # Level 1 takes a third of the time of the usual one, and a tenth more room.
    return text if len(text) <= _LARGE else zlib.compress(text.encode(), 1)


def unpacked(value: str | bytes) -> list[Entry]:
    """Read what `packed` gave; HistoryError where it can't be read."""
    try:
        if isinstance(value, bytes):
            value = zlib.decompress(value).decode()
        entries = json.loads(value)
    except (ValueError, zlib.error) as error:
        raise _damaged() from error
    if not isinstance(entries, list):
        raise _damaged()
    return entries


def _damaged() -> HistoryError:
    return HistoryError("A step of the history cannot be read: its entry in the file is damaged.")


def _entries(
    table: Table, change: Changes, before: Sequence[Any], after: Sequence[Any]
) -> list[Entry]:
    name = table.name
    was_at: dict[str, int] = {}
    is_at: dict[str, int] = {}
    if change.removed or change.moved:
        was_at = {item.id: at for at, item in enumerate(before)}
    if change.added or change.moved:
        is_at = {item.id: at for at, item in enumerate(after)}
    entries = [
        [name, item.id, was_at[item.id], None, values_of(table, item), None]
        for item in change.removed
    ]
    entries += [
        [name, item.id, None, is_at[item.id], None, values_of(table, item)] for item in change.added
    ]
    moved = set(change.moved)
    for old, new in change.changed:
        was, now = _changed(table, old, new)
        id = new.id
        if id in moved:
            moved.remove(id)
            entries.append([name, id, was_at[id], is_at[id], was, now])
        elif was:
            entries.append([name, id, None, None, was, now])
    entries += [[name, id, was_at[id], is_at[id], {}, {}] for id in moved]
    return entries


def values_of(table: Table, item: Any) -> Values:
    """Give what stands in an item's columns, those left out that hold nothing."""
    values = {
        column: value
        for column, value, null in zip(
            table.columns, table.values(item), _NULLS[table.name], strict=True
        )
        if value != null
    }
    if table is SPANS:
        values[PARTS] = _parts(item.parts)
    elif table is MEETINGS:
        values |= {name: _people(getattr(item, name)) for name in _PEOPLE if getattr(item, name)}
    return values


def _changed(table: Table, old: Any, new: Any) -> tuple[Values, Values]:
    """Give the columns that differ, as they were and as they are."""
    was: Values = {}
    now: Values = {}
    rows = zip(table.columns, table.values(old), table.values(new), _NULLS[table.name], strict=True)
    for column, before, after, null in rows:
        if before != after:
            was[column], now[column] = _trimmed(
                None if before == null else before, None if after == null else after
            )
    if table is SPANS:
        if old.parts != new.parts:
            was[PARTS], now[PARTS] = _parts(old.parts), _parts(new.parts)
    elif table is MEETINGS:
        for name in _PEOPLE:
            before, after = getattr(old, name), getattr(new, name)
            if before != after:
                was[name], now[name] = _people(before), _people(after)
    return was, now


def _differing(was: Values, now: Values) -> tuple[Values, Values]:
    names = [name for name in was if was[name] != now[name]]
    return {name: was[name] for name in names}, {name: now[name] for name in names}


def _trimmed(was: Any, now: Any) -> tuple[Any, Any]:
    """Give two texts without what they share at head and tail, each behind where that is."""
    if not (isinstance(was, str) and isinstance(now, str)) or max(len(was), len(now)) <= _SHORT:
        return was, now
    most = min(len(was), len(now))
    head = _shared(most, lambda low, high: was[low:high] == now[low:high])
    old, new = len(was), len(now)
    tail = _shared(
        most - head, lambda low, high: was[old - high : old - low] == now[new - high : new - low]
    )
    if head + tail == 0:
        return was, now
    return [head, was[head : old - tail]], [head, now[head : new - tail]]


def _shared(most: int, alike: Callable[[int, int], bool]) -> int:
    """Count characters that two texts share, by halving."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if alike(low, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _parts(parts: Iterable[Part]) -> list[list[Any]]:
    return [
        [part.block, part.start, part.end, extra_json(part.extra)]
        if part.extra
        else [part.block, part.start, part.end]
        for part in parts
    ]


def _people(people: Iterable[Attendance]) -> list[list[Any]]:
    return [
        [one.person, one.mention, extra_json(one.extra)] if one.extra else [one.person, one.mention]
        for one in people
    ]


def _page_values(page: Page) -> Values:
    meta = page.meta
    return {
        "status": page.status.value,
        "paper": meta.paper,
        "published": meta.published,
        "page_number": meta.page_number,
        "meta_extra": _extra(meta.extra),
        "extra": _extra(page.extra),
    }


def _source_values(page: Page) -> Values:
    source = page.source
    if source is None:
        return dict.fromkeys(_OF_SOURCE)
    values = (source.name, source.sha256, source.encoding, _extra(source.extra))
    return dict(zip(_OF_SOURCE, values, strict=True))


def _extra(extra: Any) -> str | None:
    return str(extra_json(extra)) if extra else None


class Winding:
    """A page as its columns, on which deltas are wound back and forth."""

    def __init__(self, page: Page) -> None:
        self._id, self._raw = page.id, page.raw
        self._of_page = {PAGE: _page_values(page), SOURCE: _source_values(page)}
        self._order = {table.name: [item.id for item in table.of(page)] for table in TABLES}
        self._items = {
            table.name: {item.id: values_of(table, item) for item in table.of(page)}
            for table in TABLES
        }

    def back(self, entries: Iterable[Entry]) -> None:
        """Take a step back; HistoryError where the page is not what the step made."""
        self._turn([(kind, id, b, a, now, was) for kind, id, a, b, was, now in entries])

    def forward(self, entries: Iterable[Entry]) -> None:
        """Do a step again; HistoryError where the page is not what it started from."""
        self._turn([tuple(entry) for entry in entries])

    def _turn(self, entries: list[tuple[Any, ...]]) -> None:
        try:
            for kind in dict.fromkeys(entry[KIND] for entry in entries):
                mine = [entry for entry in entries if entry[KIND] == kind]
                if kind in self._of_page:
                    for entry in mine:
                        _change(self._of_page[kind], entry[WAS], entry[IS])
                else:
                    self._turn_items(self._order[kind], self._items[kind], mine)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            raise HistoryError(
                "The history of the page “{page}” cannot be followed past a step that does not "
                "fit it: {why}",
                page=self._id,
                why=Sentence("the file was changed by another program, or is damaged."),
            ) from error

    @staticmethod
    def _turn_items(
        order: list[str], items: dict[str, Values], entries: list[tuple[Any, ...]]
    ) -> None:
        for entry in sorted((e for e in entries if e[WAS_AT] is not None), key=_was_at)[::-1]:
            if order.pop(entry[WAS_AT]) != entry[ID]:
                raise ValueError(f"{entry[ID]} stands elsewhere")
        for _, id, _, _, was, now in entries:
            if now is None:
                if items.pop(id) != was:
                    raise ValueError(f"{id} is another")
            elif was is None:
                if id in items:
                    raise ValueError(f"{id} is there already")
                items[id] = dict(now)
            else:
                items[id] = dict(items[id])
                _change(items[id], was, now)
        for entry in sorted((e for e in entries if e[IS_AT] is not None), key=_is_at):
            if entry[IS_AT] > len(order):
                raise ValueError(f"{entry[ID]} stands nowhere")
            order.insert(entry[IS_AT], entry[ID])

    @property
    def page(self) -> Page:
        """The page as it stands now."""
        of_page, source = self._of_page[PAGE], self._of_page[SOURCE]
        return Page(
            id=self._id,
            raw=self._raw,
            status=PAGE_STATUSES[of_page["status"]],
            meta=Meta(
                of_page.get("paper"),
                of_page.get("published"),
                of_page.get("page_number"),
                extra_of(of_page.get("meta_extra")),
            ),
            source=source_of(*map(source.get, _OF_SOURCE)),
            extra=extra_of(of_page.get("extra")),
            **{FIELDS[table.name]: self._made(table) for table in TABLES},
        )

    def _made(self, table: Table) -> tuple[Any, ...]:
        items = self._items[table.name]
        return tuple(item_of(table, id, items[id]) for id in self._order[table.name])


def item_of(table: Table, id: str, values: Values) -> Any:
    """Make an item of what stands in its columns."""
    hanging: Any = None
    if table is SPANS:
        hanging = tuple(
            Part(block, start, end, extra_of(extra[0]) if extra else ())
            for block, start, end, *extra in values.get(PARTS, ())
        )
    elif table is MEETINGS:
        hanging = {
            role: tuple(
                Attendance(person, mention, extra_of(extra[0]) if extra else ())
                for person, mention, *extra in values.get(name, ())
            )
            for name, role in _PEOPLE.items()
        }
    return table.item((0, id, *map(values.get, table.columns)), hanging)


def _was_at(entry: tuple[Any, ...]) -> int:
    return int(entry[WAS_AT])


def _is_at(entry: tuple[Any, ...]) -> int:
    return int(entry[IS_AT])


def _change(values: Values, was: Values, now: Values) -> None:
    """Put into columns what they held at the other end of a step."""
    if was.keys() != now.keys():
        raise ValueError("a step that changes other columns than it changed")
    for column, new in now.items():
        old, there = was[column], values.get(column)
        if isinstance(old, list) and isinstance(there, str):
            at, gone = old
            if there[at : at + len(gone)] != gone:
                raise ValueError(f"{column} is another")
            new = there[:at] + new[1] + there[at + len(gone) :]
        elif there != (old or None if isinstance(old, list) else old):
            raise ValueError(f"{column} is another")
        if new is None or new == []:
            values.pop(column, None)
        else:
            values[column] = new
