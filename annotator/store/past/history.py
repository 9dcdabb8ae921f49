"""The history of pages: every step with its time, its author, what was and what is.

From the page as it stands, deltas lead back to every state it had (`page_as_of`). From its origin,
the state its history begins with, they lead forward (`rebuilt`): so a page is had again whose rows
are damaged.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from annotator.page.model import Page, Status
from annotator.store.clock import now
from annotator.store.past.delta import (
    IS,
    KIND,
    WAS,
    Entry,
    HistoryError,
    Winding,
    bare,
    birth,
    packed,
    unpacked,
)
from annotator.store.settings import keep_setting
from annotator.store.soundness.seal import seal_of_values
from annotator.store.tables.loading import load_pages

DELETE_PAGE, RESTORE_PAGE = "Delete page", "Put page back"
"""Steps that change nothing on the page itself."""

_REMOVABLE = frozenset(("span", "speech", "meeting"))

LAST = "last_step"
"""Project setting: a step's number that was the highest when steps went; none is given twice."""

_INSERT = f"""INSERT INTO step (number, page, at, name, author, removed, delta, seal)
VALUES (1 + max((SELECT coalesce(max(number), 0) FROM step), coalesce(
    (SELECT CAST(value AS INTEGER) FROM setting WHERE key = '{LAST}'), 0)), ?, ?, ?, ?, ?, ?, ?)"""
_AMEND = "UPDATE step SET at = ?, removed = ?, delta = ?, seal = ? WHERE number = ?"
_NEWEST = "SELECT max(number) FROM step WHERE page = ?"
_SIZE = "coalesce(length(CAST(delta AS BLOB)), 0)"
_SINCE = "SELECT number, delta FROM step WHERE page = ? AND number > ? ORDER BY number"


@dataclass(frozen=True, slots=True)
class KeptStep:
    """A step of the history: its number, its page's id, when (ISO 8601, UTC) and what."""

    number: int
    page_id: str
    at: str
    name: str
    author: str | None
    """None where it is not known: projects of older versions did not keep it."""
    bytes: int | None
    """What its delta takes; None where only the step's name was kept."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What the history of a page begins with: after which step (0: none), and when that was."""

    step: int
    at: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step with what it did."""

    kept: KeptStep
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Size:
    """What the history takes."""

    steps: int
    bytes: int
    """Of deltas and origins, as they are stored."""

    @property
    def per_step(self) -> float:
        return self.bytes / self.steps if self.steps else 0.0


@dataclass(frozen=True, slots=True)
class Trimmed:
    """What was forgotten."""

    steps: int
    bytes: int
    left: tuple[str, ...]
    """Ids of pages whose history can't be followed, and was left as it is."""
    for_trash: int
    """Steps that were old enough and stay: from them on the trash has what can be put back."""


# Writing: the caller holds the transaction


def log(
    connection: sqlite3.Connection,
    key: int,
    at: str,
    name: str,
    author: str,
    entries: Sequence[Entry],
) -> int:
    """Put a step behind the others; gives its number."""
    delta = packed(entries)
    row = (key, at, name, author, removals(entries), delta)
    return int(connection.execute(_INSERT, (*row, seal_of_values(*row))).lastrowid or 0)


def amend(connection: sqlite3.Connection, number: int, at: str, entries: Sequence[Entry]) -> None:
    """Make a step lead to another end: a run of typing that goes on."""
    query = "SELECT page, name, author FROM step WHERE number = ?"
    key, name, author = connection.execute(query, (number,)).fetchone()
    removed, delta = removals(entries), packed(entries)
    seal = seal_of_values(key, at, name, author, removed, delta)
    connection.execute(_AMEND, (at, removed, delta, seal, number))


def newest(connection: sqlite3.Connection, key: int) -> int:
    """Give the number of a page's last step, 0 where it has none."""
    return int(connection.execute(_NEWEST, (key,)).fetchone()[0] or 0)


def keep_last(connection: sqlite3.Connection) -> None:
    """Have later steps numbered on from the last one, although it may go now."""
    last = int(connection.execute("SELECT coalesce(max(number), 0) FROM step").fetchone()[0])
    kept = connection.execute("SELECT value FROM setting WHERE key = ?", (LAST,)).fetchone()
    keep_setting(connection, LAST, max(last, int(kept[0]) if kept else 0))


def has_origin(connection: sqlite3.Connection, key: int) -> bool:
    found = connection.execute("SELECT 1 FROM origin WHERE page = ?", (key,)).fetchone()
    return found is not None


def begin(connection: sqlite3.Connection, key: int, page: Page, after: int | None = None) -> None:
    """Have the history of a page begin with the page as it was after a step; the last, where None.

    0 is for before all of its steps.
    """
    number, state = newest(connection, key) if after is None else after, packed(birth(page))
    at = now()
    with suppress(sqlite3.DatabaseError):  # a damaged time holds up no step
        (at,) = connection.execute(
            "SELECT coalesce((SELECT at FROM step WHERE number = ?2), added_at) FROM page "
            "WHERE key = ?1",
            (key, number),
        ).fetchone()
    keep_origin(connection, key, number, at, state)


def keep_origin(
    connection: sqlite3.Connection, key: int, number: int, at: str, state: str | bytes
) -> None:
    """Keep what the history of a page begins with: what it was after a step, and since when."""
    row = (key, number, at, state)
    connection.execute(
        "INSERT OR REPLACE INTO origin (page, step, at, state, seal) VALUES (?, ?, ?, ?, ?)",
        (*row, seal_of_values(*row)),
    )


def removals(entries: Sequence[Entry]) -> int:
    """Count the labels and records that a step removed, mere suggestions left out."""
    return sum(is_removal(entry) for entry in entries)


def is_removal(entry: Entry) -> bool:
    """Whether an entry says that a label or record went that a person had made or accepted."""
    if entry[IS] is not None or entry[KIND] not in _REMOVABLE:
        return False
    status = entry[WAS].get("status")
    return status == Status.ACCEPTED or (status is None and "confidence" not in entry[WAS])


# Reading


def steps(
    connection: sqlite3.Connection, key: int | None = None, limit: int = -1
) -> list[KeptStep]:
    """Give the last steps, the newest first, of one page or of all; all of them without a limit."""
    condition = "" if key is None else "WHERE step.page = ?2"
    rows = connection.execute(
        "SELECT number, page.id, at, step.name, author, length(CAST(delta AS BLOB)) "
        f"FROM step JOIN page ON page.key = step.page {condition} ORDER BY number DESC LIMIT ?1",
        (limit,) if key is None else (limit, key),
    )
    return [KeptStep(*row) for row in rows]


def full_steps(connection: sqlite3.Connection, key: int | None = None) -> Iterator[Step]:
    """Give steps with what they did, the oldest first; those of older versions did nothing."""
    condition = "" if key is None else "WHERE step.page = ?"
    rows = connection.execute(
        "SELECT number, page.id, at, step.name, author, length(CAST(delta AS BLOB)), delta "
        f"FROM step JOIN page ON page.key = step.page {condition} ORDER BY number",
        () if key is None else (key,),
    )
    for *kept, value in rows:
        yield Step(KeptStep(*kept), () if value is None else tuple(unpacked(value)))


def origin(connection: sqlite3.Connection, key: int) -> Origin | None:
    """Say with what the history of a page begins; None where it has none yet."""
    row = connection.execute("SELECT step, at FROM origin WHERE page = ?", (key,)).fetchone()
    return None if row is None else Origin(*row)


def page_as_of(connection: sqlite3.Connection, key: int, step: int) -> Page:
    """Give a page as it was right after a step; 0 for as it was before all that are kept.

    The page of today is wound back. HistoryError where a step does not fit, or where `step` is
    older than the history reaches. The caller holds a transaction.
    """
    found = load_pages(connection, [key])
    if not found:
        raise HistoryError("There is no page to go back from.")
    winding = Winding(found[0])
    for entries in reversed(_since(connection, key, step)):
        winding.back(entries)
    return winding.page


def page_before(connection: sqlite3.Connection, key: int, step: int) -> Page:
    """Give a page as it was right before a step; else as `page_as_of`."""
    query = "SELECT max(number) FROM step WHERE page = ? AND number < ?"
    (previous,) = connection.execute(query, (key, step)).fetchone()
    return page_as_of(connection, key, previous or 0)


def rebuilt(connection: sqlite3.Connection, key: int, step: int | None = None) -> Page:
    """Give a page as its origin and its steps make it, up to `step` or to the last of them.

    Nothing is asked of the page's own rows but its id and its raw text. HistoryError where it has
    no history, or where a step does not fit. The caller holds a transaction.
    """
    row = connection.execute(
        "SELECT id, raw, origin.step, state FROM page JOIN source ON source.page = page.key "
        "JOIN origin ON origin.page = page.key WHERE page.key = ?",
        (key,),
    ).fetchone()
    if row is None:
        raise HistoryError("The page cannot be made again: no history of it is kept.")
    id, raw, first, state = row
    winding = Winding(bare(Page(id, raw)))
    winding.forward(unpacked(state))
    last = newest(connection, key) if step is None else step
    for number, value in connection.execute(_SINCE, (key, first)):
        if number > last:
            break
        winding.forward(_entries(number, value))
    return winding.page


def unwound(
    connection: sqlite3.Connection, page: Page, key: int, first: int
) -> Iterator[tuple[int, list[Entry], Winding]]:
    """Give each step down to `first`, the newest first: number, what it did, the page before it.

    `page` is the page of today. The page before a step is good until the next one is asked for.
    """
    winding = Winding(page)
    rows = connection.execute(_SINCE, (key, first - 1)).fetchall()
    for number, value in reversed(rows):
        entries = _entries(number, value)
        winding.back(entries)
        yield number, entries, winding


def _since(connection: sqlite3.Connection, key: int, step: int) -> list[list[Entry]]:
    """Give what the steps after a step did, the oldest first."""
    begun = origin(connection, key)
    first = begun.step if begun else newest(connection, key)
    if 0 < step < first:
        raise _too_old(step)
    rows = connection.execute(_SINCE, (key, max(step, first)))
    return [_entries(number, value) for number, value in rows]


def _entries(number: int, value: str | bytes | None) -> list[Entry]:
    if value is None:
        raise _too_old(number)
    return unpacked(value)


def _too_old(step: int) -> HistoryError:
    return HistoryError(
        "The page cannot be shown as it was at step {step}: its history begins later.", step=step
    )


def size(connection: sqlite3.Connection, key: int | None = None) -> Size:
    """Say what the history of one page or of all takes."""
    of_step, of_origin = ("", "") if key is None else ("WHERE page = ?1", "WHERE page = ?1")
    count, taken = connection.execute(
        f"SELECT count(*), total({_SIZE}) FROM step {of_step}", () if key is None else (key,)
    ).fetchone()
    (begun,) = connection.execute(
        f"SELECT total(length(CAST(state AS BLOB))) FROM origin {of_origin}",
        () if key is None else (key,),
    ).fetchone()
    return Size(count, int(taken) + int(begun))
