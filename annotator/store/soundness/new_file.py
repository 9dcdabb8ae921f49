"""What a repair writes into its new file: pages with their files, times and histories; the rest."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from annotator.page.check import broken
from annotator.page.errors import Sentence
from annotator.page.model import Page
from annotator.store.clock import local, now
from annotator.store.past import history
from annotator.store.past.author import author
from annotator.store.past.delta import Entry, HistoryError, Winding, unpacked
from annotator.store.schema import SEALED_SINCE
from annotator.store.soundness.checking import DAMAGE
from annotator.store.soundness.repaired import EXACT, Whence
from annotator.store.soundness.seal import ROW, seal_of_row, seal_of_values
from annotator.store.soundness.sealing import OF_ROWS, ORIGIN, Sealed, bears, can_be_time, is_time
from annotator.store.soundness.spares import Spares
from annotator.store.soundness.wreck import Wreck
from annotator.store.tables.saving import NewPage, change_row, insert_rows, raw_sha256, rows_of

REPAIR = "Repair"
"""The name of the step that a page begins anew with, where its history does not lead to it."""

_HISTORY_LOST = "its history before {time} is lost: a step of it is damaged"
_BYTES_LOST = "the bytes of its file are lost"
ROW_DAMAGED = "when it came in, was kept or was deleted may not be as it was: its row is damaged"
_ROWS_LOST = "{number} rows of {table} were damaged and were left out"
_TABLE_LOST = "the table {table} could not be read"
_OTHERS = "{kind} “{name}” is not annotator's own and was left behind"
_OLD = (
    "the project was from an older version, without seals: damage inside a text or a number could "
    "not be told from what is sound"
)
_STEP = """INSERT INTO step (number, page, at, name, author, removed, delta, seal)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_COLUMNS = {"setting": "key, value", "learned": "key, at, used, value"}


class NewFile:
    """The file that a repair makes; the caller has a transaction open on it."""

    def __init__(self, wreck: Wreck, spares: Spares, target: sqlite3.Connection) -> None:
        self._wreck, self._from = wreck, wreck.connection
        self._spares, self._to = spares, target
        self._rows_sealed = True
        with suppress(*DAMAGE):
            query = "SELECT max(row_seal IS NOT NULL) FROM page"
            self._rows_sealed = bool(self._from.execute(query).fetchone()[0])

    def write(self, key: int, page: Page, whence: Whence) -> list[str]:
        """Write a page with its file, its times and its history; say what of it is lost."""
        lacking: list[str] = []
        data, found = None, None
        try:
            query = "SELECT found, bytes, seal FROM source WHERE page = ?"
            said, data, seal = self._from.execute(query, (key,)).fetchone() or (None,) * 3
            if seal is not None and seal != seal_of_values(said, data):
                data, said = None, None
                lacking = [Sentence(_BYTES_LOST)]
            found = None if said is None else json.loads(said)
        except DAMAGE:
            data, lacking = None, [Sentence(_BYTES_LOST)]
        if data is None and lacking:
            for spare in self._spares.of(page.id):
                if spare.page.raw == page.raw:
                    data, found = spare.file
                    if data is not None:
                        lacking = []
                        break
        arriving = NewPage(key, page, raw_sha256(page.raw), data, found)
        insert_rows(self._to, rows_of([arriving]))
        last, damaged = self._write_steps(key)
        lacking += self._write_row(key, page.id, whence)
        return lacking + self._write_beginning(key, page, whence, last, damaged)

    def _write_row(self, key: int, id: str, whence: Whence) -> list[str]:
        """Write what a page's row alone knows; say that it may not be so, where it is damaged.

        What can't be read of a damaged row is taken from a backup; when the page was kept last and
        whether it lies in the trash, from its steps.
        """
        row = self._row(key)
        unsealed = row.get("row_seal") is None and not self._rows_sealed
        in_tune = row.keys() > set(ROW) and (unsealed or row["row_seal"] == seal_of_row(row))
        known = {name: row[name] for name in ROW if name in row and _fits(name, row[name])}
        if not in_tune:
            spare = next((one.row for one in self._spares.of(id) if one.row), {})
            kept: dict[str, Any] = {
                name: spare[name] for name in ("added_at", "saved_at") if name in spare
            }
            known = {**spare, **known, **kept, **self._told_by_steps(key)}
        known.pop("expected_actions", None)  # worked out anew
        if whence not in EXACT:
            known.pop("saved_at", None)
        change_row(self._to, key, known)
        return [] if in_tune else [Sentence(ROW_DAMAGED)]

    def _row(self, key: int) -> dict[str, Any]:
        """Give what can be read of a page's row."""
        row: dict[str, Any] = {}
        for column in (*ROW, "row_seal"):  # one by one: some can be read where others can't
            with suppress(*DAMAGE):
                query = f"SELECT {column} FROM page WHERE key = ?"
                (row[column],) = self._from.execute(query, (key,)).fetchone()
        return row

    def _told_by_steps(self, key: int) -> dict[str, Any]:
        """Give what the steps that were written tell of a page's times."""
        told: dict[str, Any] = {}
        query = "SELECT name, at FROM step WHERE page = ? AND delta NOT NULL ORDER BY number"
        for name, at in self._to.execute(query, (key,)):
            if name in (history.DELETE_PAGE, history.RESTORE_PAGE):
                told["deleted_at"] = at if name == history.DELETE_PAGE else None
            else:
                told["saved_at"] = at
        return told

    def _write_beginning(
        self, key: int, page: Page, whence: Whence, known: str | None, damaged: bool
    ) -> list[str]:
        """Write what the history of a page begins with; say what of it is lost.

        `known` is the time of its last step, `damaged` whether any of its steps is.
        """
        if whence not in EXACT:
            history.log(self._to, key, now(), REPAIR, author(), ())
            history.begin(self._to, key, page)
        elif damaged or not self._write_origin(key):
            known = self._begin(key, page, known)
        return [Sentence(_HISTORY_LOST, time=local(known))] if damaged and known else []

    def _write_steps(self, key: int) -> tuple[str | None, bool]:
        """Write the steps of a page; give the time of the last, and whether any is damaged."""
        damaged, last = False, None
        steps = (
            "SELECT number, page, at, name, author, removed, delta, seal FROM step "
            "WHERE page = ? ORDER BY number"
        )
        backwards = (
            "SELECT number, page, at, name, author, removed, delta, seal FROM step "
            "WHERE page = ? ORDER BY number DESC"
        )
        for query in (steps, backwards):  # from both ends, where the tree is broken between them
            try:
                for *row, seal in self._from.execute(query, (key,)):
                    if seal is not None and seal != seal_of_values(*row[1:]):
                        damaged = True
                        row[5], row[6] = 0, None
                    if is_time(row[2]):
                        last = max(last or row[2], row[2])
                    row.append(seal_of_values(*row[1:]))
                    with suppress(sqlite3.IntegrityError):
                        self._to.execute(_STEP, row)
                break
            except DAMAGE:
                damaged = True
        return last, damaged

    def _write_origin(self, key: int) -> bool:
        """Write what the history of a page begins with; False where that is damaged."""
        with suppress(*DAMAGE):
            query = "SELECT page, step, at, state, seal FROM origin WHERE page = ?"
            row = self._from.execute(query, (key,)).fetchone()
            if row is None:
                return True
            if bears(row[4], ORIGIN, row[:4]):
                query = "INSERT INTO origin (page, step, at, state, seal) VALUES (?, ?, ?, ?, ?)"
                self._to.execute(query, row)
                return True
        return False

    def _begin(self, key: int, page: Page, last: str | None) -> str | None:
        """Have a history begin as early as its steps lead back to; say from when they are kept."""
        query = "SELECT number, at, delta FROM step WHERE page = ? ORDER BY number DESC"
        rows = self._to.execute(query, (key,)).fetchall()
        followed: list[list[Entry]] = []
        winding = Winding(page)
        with suppress(*DAMAGE, HistoryError):
            for _, at, delta in rows:
                if delta is None:
                    break
                entries = unpacked(delta)
                winding.back(entries)
                if broken(winding.page):
                    break
                followed.append(entries)
                last = at
        winding = Winding(page)
        for entries in followed:
            winding.back(entries)
        after = rows[len(followed)][0] if len(followed) < len(rows) else 0
        history.begin(self._to, key, winding.page, after)
        return last

    def the_rest(self) -> Iterator[str]:
        """Bring settings and lessons over; say what is left out."""
        for sealed in OF_ROWS:
            if sealed.table in _COLUMNS:
                yield from self._bring_rows(sealed, _COLUMNS[sealed.table])
        for thing in self._wreck.others:
            yield Sentence(_OTHERS, kind=thing.kind, name=thing.name)
        if self._wreck.version < SEALED_SINCE:
            yield Sentence(_OLD)

    def _bring_rows(self, sealed: Sealed, columns: str) -> Iterator[str]:
        left, table = 0, sealed.table
        of_seal = [columns.split(", ").index(name) for name in sealed.values.split(", ")]
        try:
            for *row, seal in self._from.execute(f"SELECT {columns}, seal FROM {table}"):
                values = [row[at] for at in of_seal]
                if seal is not None and not bears(seal, sealed, values):
                    left += 1
                    continue
                places = ", ".join("?" * (len(row) + 1))
                self._to.execute(
                    f"INSERT OR REPLACE INTO {table} ({columns}, seal) VALUES ({places})",
                    (*row, seal_of_values(*values)),
                )
        except DAMAGE:
            yield Sentence(_TABLE_LOST, table=table)
        if left:
            yield Sentence(_ROWS_LOST, number=left, table=table)


def _fits(column: str, value: Any) -> bool:
    if column == "doubt_count":
        return value is None or (isinstance(value, int) and 0 <= value < 1_000_000)
    return can_be_time(column, value)
