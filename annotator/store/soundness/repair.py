"""A new project file of what is sound in a damaged or strange one, page by page.

A page that does not bear its seal is made again by its history, or taken from a backup, from where
the steps that followed lead on; where neither leads to it, what can be read of it is saved. The
file that is repaired is never written to.
"""

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from functools import reduce
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from annotator.page.check import broken
from annotator.page.errors import Sentence
from annotator.page.model import Page
from annotator.page.progress import Progress, silent
from annotator.store.backups.copying import draft_of, put_in_place
from annotator.store.backups.making import backups_of
from annotator.store.connection import transaction
from annotator.store.errors import NOT_MADE, failed, telling
from annotator.store.lock import Lock
from annotator.store.past import history
from annotator.store.past.author import author
from annotator.store.past.delta import Entry, HistoryError, Winding, bare, unpacked
from annotator.store.placing import refuse_log, refuse_side_name
from annotator.store.project import Project
from annotator.store.schema import SCHEMA
from annotator.store.soundness.checking import (
    DAMAGE,
    OTHER_BYTES,
    UNSEALED,
    Looked,
    is_time,
    keys_and_ids,
    look_at,
)
from annotator.store.soundness.repaired import EXACT, PageRepair, Repair, Whence
from annotator.store.soundness.salvage import mended, salvage
from annotator.store.soundness.seal import seal_of, seal_of_values
from annotator.store.soundness.sealing import OF_ROWS
from annotator.store.soundness.spares import Spare, Spares
from annotator.store.soundness.wreck import Wreck, donors_of, open_wreck
from annotator.store.tables.saving import NewPage, insert_rows, now, raw_sha256, rows_of

REPAIR = "Repair"
"""The name of the step that a page begins anew with, where its history does not lead to it."""


_FROM_HISTORY = "made again by its history, exactly as it was kept last"
_FROM_BACKUP = "taken from the backup “{backup}”, exactly as it was kept last"
_AND_STEPS = "taken from the backup “{backup}” and led on by its history, as it was kept last"
_OLDER = "taken from the backup “{backup}”: what was done after {time} is lost"
_AS_READ = "taken as it can be read: something on it is not what was written. Look it through"
_SALVAGED = "what can be read of it was saved; lost: {lost}"
_ALL_SAVED = "what can be read of it was saved; no paragraph, label or record is known to be lost"
_AND = "{one}, {other}"
_LOST_ITEMS = {
    "article": Sentence("articles: {number}", number=0),
    "block": Sentence("paragraphs: {number}", number=0),
    "person": Sentence("people: {number}", number=0),
    "span": Sentence("labels: {number}", number=0),
    "speech": Sentence("speeches: {number}", number=0),
    "meeting": Sentence("meetings: {number}", number=0),
    "correction": Sentence("corrections: {number}", number=0),
}
_LOST = "nothing of it can be read, and no backup has it"
_RAW_DAMAGED = "its raw text is damaged, and nothing has it whole"
_RAW_OF_BLOCKS = "its raw text is lost; what stands for it are its paragraphs"
_HISTORY_LOST = "its history before {time} is lost: a step of it is damaged"
_BYTES_LOST = "the bytes of its file are lost"
_ROWS_LOST = "{number} rows of {table} were damaged and were left out"
_TABLE_LOST = "the table {table} could not be read"
_OTHERS = "{kind} “{name}” is not annotator's own and was left behind"
_IS_THERE = "there is such a file already. Choose another name for the new file."
_OLD = (
    "the project was from an older version, without seals: damage inside a text or a number could "
    "not be told from what is sound"
)


def repair(
    path: Path | str,
    new: Path | str,
    progress: Progress = silent,
    backups: Sequence[Path] | None = None,
) -> Repair:
    """Make a new project of what is sound in `path`, in its history and in its backups.

    `path` is only read. LockedError while another program has it, ProjectError where `new` is there
    or where nothing of `path` is a project's.
    """
    path, new = Path(path).absolute(), Path(new).absolute()
    if new.exists():
        raise failed(NOT_MADE, Sentence(_IS_THERE), new)
    refuse_side_name(new)
    refuse_log(new)
    if backups is None:
        backups = [backup.path for backup in backups_of(path)]
    with (
        telling(new, NOT_MADE),
        TemporaryDirectory(
            prefix=f".{new.name}.", dir=new.parent, ignore_cleanup_errors=True
        ) as folder,
        ExitStack() as stack,
        draft_of(new) as draft,
    ):
        place = Path(folder)
        with _held(path):
            wreck = open_wreck(path, place, donors_of(path, backups, place))
        stack.callback(wreck.close)
        spares = Spares(backups, stack)
        target = stack.enter_context(Project.create(draft))
        with transaction(target.connection, "BEGIN IMMEDIATE"):
            found = _Repairing(wreck, spares, target.connection).run(progress)
        target.close()
        wreck.close()
        put_in_place(draft, new, NOT_MADE)
    return replace(found, path=new)


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Keep others from writing to a file while it is copied, where a lock can be made beside it."""
    if not os.access(path.parent, os.W_OK):
        yield
        return
    lock = Lock(path)
    try:
        yield
    finally:
        lock.release()


class _Repairing:
    """The work on one file."""

    def __init__(self, wreck: Wreck, spares: Spares, target: sqlite3.Connection) -> None:
        self._wreck, self._from = wreck, wreck.connection
        self._spares, self._to = spares, target
        self._ids: set[str] = set()

    def run(self, progress: Progress) -> Repair:
        """Bring every page over; say what became of each."""
        keys = keys_and_ids(self._from)
        done: list[PageRepair] = []
        for number, (key, id) in enumerate(keys.items()):
            progress(number, len(keys))
            done.append(self._bring(key, self._known_id(key, id)))
        if not self._tells_all():
            done += [self._bring(key, id) for key, id in self._unseen(set(keys))]
        progress(len(keys), len(keys))
        return Repair(Path(), tuple(done), tuple(self._the_rest()))

    def _tells_all(self) -> bool:
        """Whether the table of pages can be read to its end."""
        with suppress(*DAMAGE):
            self._from.execute("SELECT key, id FROM page NOT INDEXED ORDER BY key").fetchall()
            return True
        return False

    def _known_id(self, key: int, id: str) -> str:
        """Give a page's id, from a backup where its own row is lost."""
        with suppress(*DAMAGE):
            row = self._from.execute("SELECT 1 FROM page WHERE key = ?", (key,)).fetchone()
            if row is not None:
                return id
        for _, project in self._spares:
            query = "SELECT id FROM page WHERE key = ?"
            with suppress(*DAMAGE):
                row = project.connection.execute(query, (key,)).fetchone()
                if row is not None:
                    return str(row[0])
        return id

    def _unseen(self, keys: set[int]) -> Iterator[tuple[int, str]]:
        """Give the pages of the newest backup that the damaged file does not tell of any more."""
        for _, project in self._spares:
            for key, id in keys_and_ids(project.connection).items():
                if key not in keys and id not in self._ids:
                    yield key, id
            return

    # A page

    def _bring(self, key: int, id: str) -> PageRepair:
        looked = look_at(self._from, key)
        page, whence, words = self._best(key, id, looked)
        if page is None:
            return PageRepair(id, Whence.LOST, (Sentence(_LOST),))
        if page.id in self._ids:
            page = replace(page, id=f"{page.id}-{key}")
        self._ids.add(page.id)
        return PageRepair(page.id, whence, (*words, *self._write(key, page, whence)))

    def _best(self, key: int, id: str, looked: Looked) -> tuple[Page | None, Whence, list[str]]:
        """Give the best state of a page that can be had, where it is from, and words on it."""
        page = looked.page
        if page is not None and (looked.sealed or self._is_fine(looked)):
            return page, Whence.SOUND, [words for words in looked.troubles if words == OTHER_BYTES]
        seal, saved_at = self._sealed(key)
        raw = self._raw(key, id)
        if page is not None and seal_of(page) == seal and not broken(page):
            return page, Whence.SOUND, []  # what is wrong is beside the page: a count, a time
        if raw is not None:
            again = self._wound(key, bare(Page(id, raw)), None)
            if again is not None and _proves(again, seal):
                return again, Whence.HISTORY, [Sentence(_FROM_HISTORY)]
        older: Spare | None = None
        for spare in self._of_backups(id):
            # Times are in no seal, and not all that changes a page changes its time.
            same = saved_at == spare.saved_at if seal is None else seal == spare.seal
            if same:
                return spare.page, Whence.BACKUP, [Sentence(_FROM_BACKUP, backup=spare.name)]
            on = self._led_on(key, spare)
            if on is not None and seal is not None and _proves(on, seal):
                return on, Whence.BACKUP, [Sentence(_AND_STEPS, backup=spare.name)]
            older = older or spare
        if page is not None and not broken(page) and raw == page.raw:
            return page, Whence.READ, [Sentence(_AS_READ)]
        if older is not None:
            words = Sentence(_OLDER, backup=older.name, time=_local(older.saved_at))
            return older.page, Whence.OLDER, [words]
        return self._salvaged(key, id, raw)

    def _is_fine(self, looked: Looked) -> bool:
        """Whether nothing is wrong with a page but that it is from before there were seals.

        The bytes of its file are beside the page: they are told, and kept as they are.
        """
        return self._wreck.version < SCHEMA and set(looked.troubles) <= {UNSEALED, OTHER_BYTES}

    def _salvaged(
        self, key: int, id: str, raw: str | None
    ) -> tuple[Page | None, Whence, list[str]]:
        words: list[str] = []
        if raw is None:
            raw = self._damaged_raw(key)
            words = [Sentence(_RAW_DAMAGED)]
        if raw is None:
            saved = salvage(self._from, key, id, "")
            raw = "\n".join(block.text for block in saved.page.blocks)
            if not raw:
                return None, Whence.LOST, []
            words = [Sentence(_RAW_OF_BLOCKS)]
        else:
            saved = salvage(self._from, key, id, raw)
        page = mended(replace(saved.page, raw=raw))
        lost = [
            Sentence(_LOST_ITEMS[name].template, number=number)
            for name, number in saved.lost.items()
            if number
        ]
        told = Sentence(_ALL_SAVED)
        if lost:
            listed = reduce(lambda one, other: Sentence(_AND, one=one, other=other), lost)
            told = Sentence(_SALVAGED, lost=listed)
        return page, Whence.SALVAGED, [told, *words]

    def _sealed(self, key: int) -> tuple[int | None, str | None]:
        """Give the seal of a page and when it was kept last, as far as they can be read."""
        with suppress(*DAMAGE):
            row = self._from.execute("SELECT seal, saved_at FROM page WHERE key = ?", (key,))
            seal, saved_at = row.fetchone() or (None, None)
            return (
                seal if isinstance(seal, int) else None,
                saved_at if isinstance(saved_at, str) else None,
            )
        return None, None

    def _raw(self, key: int, id: str) -> str | None:
        """Give the raw text of a page where it is what came in: its own, its file's, a backup's."""
        hashed = data = encoding = None
        with suppress(*DAMAGE):
            query = "SELECT raw, raw_sha256 FROM source WHERE page = ?"
            raw, hashed = self._from.execute(query, (key,)).fetchone() or (None, None)
            if isinstance(raw, str) and raw_sha256(raw) == hashed:
                return raw
        with suppress(*DAMAGE):
            query = "SELECT bytes, encoding, raw_sha256 FROM source WHERE page = ?"
            data, encoding, hashed = self._from.execute(query, (key,)).fetchone() or (None,) * 3
            if isinstance(data, bytes):
                text = data.decode(encoding or "utf-8").removeprefix("\ufeff")
                text = text.replace("\r\n", "\n").replace("\r", "\n")
                if raw_sha256(text) == hashed:
                    return text
        for spare in self._of_backups(id):
            return spare.page.raw
        return None

    def _damaged_raw(self, key: int) -> str | None:
        self._from.text_factory = lambda data: data.decode(errors="replace")
        try:
            row = self._from.execute("SELECT raw FROM source WHERE page = ?", (key,)).fetchone()
            return row[0] if row is not None and isinstance(row[0], str) else None
        except DAMAGE:
            return None
        finally:
            self._from.text_factory = str

    def _of_backups(self, id: str) -> Iterator[Spare]:
        """Give a page as the backups have it, the newest first, damaged ones left out."""
        for name, project in self._spares:
            with suppress(*DAMAGE):
                query = "SELECT key, saved_at FROM page WHERE id = ?"
                row = project.connection.execute(query, (id,)).fetchone()
                if row is None:
                    continue
                looked = look_at(project.connection, row[0])
                if looked.page is not None and (looked.sealed or set(looked.troubles) <= _UNSEALED):
                    yield Spare(name, project, row[0], looked.page, seal_of(looked.page), row[1])

    # Its history

    def _wound(self, key: int, page: Page, after: int | None) -> Page | None:
        """Give what the steps after one make of a page; all of them, from its origin, where None.

        None where a step is missing, damaged or does not fit.
        """
        try:
            winding = Winding(page)
            if after is None:
                query = "SELECT step, state, seal FROM origin WHERE page = ?"
                after, state, seal = self._from.execute(query, (key,)).fetchone()
                if seal != seal_of_values(after, state):
                    return None
                winding.forward(unpacked(state))
            query = (
                "SELECT page, at, name, author, removed, delta, seal FROM step "
                "WHERE page = ? AND number > ? ORDER BY number"
            )
            for *row, seal in self._from.execute(query, (key, after)):
                if seal != seal_of_values(*row) or row[-1] is None:
                    return None
                winding.forward(unpacked(row[-1]))
            made = winding.page
            return None if broken(made) else made
        except (*DAMAGE, HistoryError):
            return None

    def _led_on(self, key: int, spare: Spare) -> Page | None:
        """Give what the steps after those of a backup make of the page as the backup has it."""
        if spare.key != key:
            return None
        theirs = spare.project.connection
        try:
            last = history.newest(theirs, key)
            page = spare.page
            if last:
                # A run of typing that went on after the backup is one step with another end.
                query = "SELECT delta FROM step WHERE number = ?"
                (delta,) = theirs.execute(query, (last,)).fetchone()
                winding = Winding(page)
                winding.back(unpacked(delta))
                page, last = winding.page, last - 1
            return self._wound(key, page, last)
        except (*DAMAGE, HistoryError):
            return None

    # Writing

    def _write(self, key: int, page: Page, whence: Whence) -> list[str]:
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
            for spare in self._of_backups(page.id):
                if spare.page.raw == page.raw:
                    data, found = spare.project.file_of(page.id)
                    lacking = []
                    break
        arriving = NewPage(key, page, raw_sha256(page.raw), data, found)
        insert_rows(self._to, rows_of([arriving]))
        self._write_times(key, whence)
        return lacking + self._write_history(key, page, whence)

    def _write_times(self, key: int, whence: Whence) -> None:
        columns = ["added_at", "deleted_at", "doubt_count"]
        if whence in EXACT:
            columns.append("saved_at")
        for column in columns:
            with suppress(*DAMAGE):
                query = f"SELECT {column} FROM page WHERE key = ?"
                (value,) = self._from.execute(query, (key,)).fetchone()
                if _fits(column, value):
                    self._to.execute(f"UPDATE page SET {column} = ? WHERE key = ?", (value, key))

    def _write_history(self, key: int, page: Page, whence: Whence) -> list[str]:
        """Write the steps of a page and what its history begins with; say what of it is lost."""
        known, damaged = self._write_steps(key)
        if whence not in EXACT:
            history.log(self._to, key, now(), REPAIR, author(), ())
            history.begin(self._to, key, page)
        elif damaged or not self._write_origin(key):
            known = self._begin(key, page, known)
        return [Sentence(_HISTORY_LOST, time=_local(known))] if damaged and known else []

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
            if row[4] == seal_of_values(row[1], row[3]):
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

    # What is not of a page

    def _the_rest(self) -> Iterator[str]:
        """Bring settings and lessons over; say what is left out."""
        for table, _, values in OF_ROWS:
            if table in _COLUMNS:
                yield from self._bring_rows(table, _COLUMNS[table], values)
        for thing in self._wreck.others:
            yield Sentence(_OTHERS, kind=thing.kind, name=thing.name)
        if self._wreck.version < SCHEMA:
            yield Sentence(_OLD)

    def _bring_rows(self, table: str, columns: str, values: str) -> Iterator[str]:
        left = 0
        of_seal = [columns.split(", ").index(name) for name in values.split(", ")]
        try:
            for *row, seal in self._from.execute(f"SELECT {columns}, seal FROM {table}"):
                said = seal_of_values(*(row[at] for at in of_seal))
                if seal not in (None, said):
                    left += 1
                    continue
                places = ", ".join("?" * (len(row) + 1))
                self._to.execute(
                    f"INSERT OR REPLACE INTO {table} ({columns}, seal) VALUES ({places})",
                    (*row, said),
                )
        except DAMAGE:
            yield Sentence(_TABLE_LOST, table=table)
        if left:
            yield Sentence(_ROWS_LOST, number=left, table=table)


_UNSEALED: frozenset[str] = frozenset((UNSEALED,))
_STEP = """INSERT INTO step (number, page, at, name, author, removed, delta, seal)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)"""
_COLUMNS = {"setting": "key, value", "learned": "key, at, used, value"}


def _proves(page: Page, seal: int | None) -> bool:
    """Whether a page is what was kept last, by its seal; where that is lost, its steps say so."""
    return seal is None or seal_of(page) == seal


def _local(time: str) -> str:
    """Give a time as clocks show it here, to the minute."""
    return datetime.fromisoformat(time).astimezone().strftime("%Y-%m-%d %H:%M")


def _fits(column: str, value: Any) -> bool:
    if column == "doubt_count":
        return value is None or (isinstance(value, int) and 0 <= value < 1_000_000)
    return (value is None and column == "deleted_at") or is_time(value)
