"""Whether a project file is sound: its b-trees, its seals, its references, each page's rules.

SQLite finds what no longer fits its own structure. A byte that flipped inside a text or a number
fits it still: such a one is found by the seals (`annotator.store.soundness.seal`), by the hashes of
raw texts and of files, and by what is kept twice, like counts and the text that pieces spell.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256

from annotator.page.check import broken
from annotator.page.errors import Sentence
from annotator.page.model import Page
from annotator.page.progress import Progress, silent
from annotator.store.connection import reading
from annotator.store.schema import ROWS_SEALED_SINCE, SEALED_SINCE
from annotator.store.soundness.seal import READ_ROW, ROW, seal_of, seal_of_row, seal_of_values
from annotator.store.soundness.sealing import OF_ROWS, UNREADABLE, bears, wrong_times
from annotator.store.tables.loading import load_pages
from annotator.store.tables.rows import TABLES
from annotator.store.tables.saving import counts, name_of, raw_sha256

_BATCH = 50
_COUNT_COLUMNS = ", ".join(f"{table.name}_count" for table in TABLES)
_MOST_TOLD = 20
"""How many lines of SQLite's own check are told; a damaged file has thousands."""

UNLIKE = (
    "something on the page is not what was written: bytes of it are damaged, or another program "
    "changed it"
)
UNSEALED = "the page has no seal: another program wrote it"
UNREAD = "the page cannot be read: {why}"
NO_RAW = "the page has no raw text"
DAMAGED_FILE = "the file is damaged: {words}"
_MORE = "the file is damaged in {number} more places"
_OTHER_RAW = "its raw text is not what came in"
OTHER_BYTES = "the bytes of its file are not what came in"
_COUNTS = "its counts are not those of its rows"
_OTHER_TIME = "{column} is no time"
OTHER_ROW = (
    "its name, its times or its numbers of doubts and expected actions are not what was written"
)
_OTHER_ROWS = "{number} rows of {table} are not what was written"
_ORPHANS = "{number} rows of {table} refer to a {parent} that is not there"
_STRAYS = "{number} rows of {table} belong to a page that is not there"
_NO_ROWS = "the table {table} cannot be read: {why}"

DAMAGE = (sqlite3.DatabaseError, *UNREADABLE)
"""What reading a damaged file raises."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something broken: where (a page's id, None for the file itself) and what."""

    page_id: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Looked:
    """A page as it can be read, and what is wrong with it; None where it can't be."""

    page: Page | None
    troubles: tuple[str, ...]
    """What is wrong with the page itself."""
    beside: tuple[str, ...] = ()
    """What is wrong beside it: with the bytes of its file, its name, its times, its counts."""

    @property
    def sealed(self) -> bool:
        """Whether the page is, to all that is known, exactly what was written."""
        return self.page is not None and not self.troubles


def check(connection: sqlite3.Connection, progress: Progress = silent) -> list[Trouble]:
    """Name everything that is broken: in the file, between its tables, on its pages."""
    troubles = [Trouble(None, words) for words in _structure(connection)]
    whole, sealed = not troubles, _is_since(connection, SEALED_SINCE)
    troubles += [Trouble(None, words) for words in _references(connection)]
    troubles += [Trouble(None, words) for words in _rows(connection)]
    ids = keys_and_ids(connection)
    keys = list(ids)
    for start in range(0, len(keys), _BATCH):
        progress(start, len(keys))
        batch = keys[start : start + _BATCH]
        for key, looked in zip(batch, _look_at(connection, batch, whole), strict=True):
            words = (*looked.troubles, *looked.beside)
            told = (one for one in words if sealed or one != UNSEALED)
            troubles += [Trouble(ids[key], one) for one in told]
    progress(len(keys), len(keys))
    return troubles


def _is_since(connection: sqlite3.Connection, schema: int) -> bool:
    """Whether the file is of this schema or a newer; where that can't be read, it should be."""
    with suppress(*DAMAGE):
        return bool(connection.execute("PRAGMA user_version").fetchone()[0] >= schema)
    return True


def look_at(connection: sqlite3.Connection, key: int) -> Looked:
    """Read a page and say what is wrong with it, whatever state the file is in."""
    with suppress(*DAMAGE):
        if not connection.execute("SELECT 1 FROM source WHERE page = ?", (key,)).fetchone():
            return Looked(None, (Sentence(NO_RAW),))
    try:
        pages = load_pages(connection, [key])
        if not pages:
            return Looked(None, (Sentence(UNREAD, why=Sentence("its row is missing")),))
        return _found(connection, key, pages[0])
    except DAMAGE as error:
        return Looked(None, (Sentence(UNREAD, why=_why(error)),))


def is_as_written(connection: sqlite3.Connection, page: Page) -> bool:
    """Whether a page that was just read bears its seal; True where it has none."""
    row = connection.execute("SELECT seal FROM page WHERE id = ?", (page.id,)).fetchone()
    return row is None or row[0] is None or row[0] == seal_of(page)


def keys_and_ids(connection: sqlite3.Connection) -> dict[int, str]:
    """Give the keys and ids of all pages, by whatever way of the file still leads to them.

    A page that only its rows in other tables tell of has its number for an id.
    """
    found: dict[int, str] = {}
    highest = 0
    for query in (
        "SELECT key, id FROM page ORDER BY key",
        "SELECT key, id FROM page ORDER BY key DESC",
        "SELECT key, id FROM page ORDER BY id",
        "SELECT key, id FROM page ORDER BY id DESC",
    ):
        with suppress(sqlite3.DatabaseError):
            for key, id in connection.execute(query):
                if isinstance(key, int) and isinstance(id, str):
                    found.setdefault(key, id)
            # One way led to the end: there are no others but those whose own row is gone.
            query = "SELECT page FROM source WHERE page NOT IN (SELECT key FROM page)"
            with suppress(sqlite3.DatabaseError):
                found |= {key: _id_of(connection, key) for (key,) in connection.execute(query)}
            return dict(sorted(found.items()))
    # In pieces, then: one by one those that a whole reading did not reach.
    for table in ("source", *(table.name for table in TABLES)):
        with suppress(*DAMAGE):
            (most,) = connection.execute(f"SELECT max(page) FROM {table}").fetchone()
            highest = max(highest, int(most or 0))
    for key in range(1, min(max([highest, *found]), _MOST_KEYS) + 1):
        if key not in found and _has_rows(connection, key):
            found[key] = _id_of(connection, key)
    return dict(sorted(found.items()))


_MOST_KEYS = 1_000_000
"""A damaged number must not keep anybody waiting for ever."""


def _id_of(connection: sqlite3.Connection, key: int) -> str:
    with suppress(*DAMAGE):
        row = connection.execute("SELECT id FROM page WHERE key = ?", (key,)).fetchone()
        if row is not None and isinstance(row[0], str):
            return row[0]
    return f"page-{key}"


def _has_rows(connection: sqlite3.Connection, key: int) -> bool:
    for query in ("SELECT 1 FROM source WHERE page = ?", "SELECT 1 FROM block WHERE page = ?"):
        with suppress(*DAMAGE):
            if connection.execute(query, (key,)).fetchone() is not None:
                return True
    return False


def _structure(connection: sqlite3.Connection) -> Iterator[str]:
    """Say what SQLite itself finds."""
    told = 0
    try:
        for (words,) in connection.execute("PRAGMA integrity_check(1000)"):
            if words != "ok":
                told += 1
                if told <= _MOST_TOLD:
                    yield Sentence(DAMAGED_FILE, words=str(words).replace("\n", "; "))
    except sqlite3.DatabaseError as error:
        yield Sentence(DAMAGED_FILE, words=str(error))
    if told > _MOST_TOLD:
        yield Sentence(_MORE, number=told - _MOST_TOLD)


def _references(connection: sqlite3.Connection) -> Iterator[str]:
    """Name rows that refer to rows that are not there."""
    found: dict[tuple[str, str], int] = {}
    with suppress(*DAMAGE):
        for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check"):
            found[table, parent] = found.get((table, parent), 0) + 1
    for (table, parent), number in found.items():
        yield Sentence(_ORPHANS, number=number, table=table, parent=parent)
    for table in ("part", "attendance"):
        query = f"SELECT count(*) FROM {table} WHERE page NOT IN (SELECT key FROM page)"
        with suppress(*DAMAGE):
            (number,) = connection.execute(query).fetchone()
            if number:
                yield Sentence(_STRAYS, number=number, table=table)


def _rows(connection: sqlite3.Connection) -> Iterator[str]:
    """Name tables with rows that don't bear their seals; files are told with their pages."""
    for sealed in OF_ROWS[1:]:
        table, key, values = sealed
        query = f"SELECT {values}, seal FROM {table} ORDER BY {key}"
        number = 0
        try:
            for *row, seal in connection.execute(query):
                number += seal is not None and not bears(seal, sealed, row)
        except DAMAGE as error:
            yield Sentence(_NO_ROWS, table=table, why=_why(error))
        if number:
            yield Sentence(_OTHER_ROWS, number=number, table=table)


def _look_at(connection: sqlite3.Connection, keys: Sequence[int], whole: bool) -> list[Looked]:
    """Look at a batch of pages at once where nothing is wrong with it, else one by one."""
    if whole:
        with suppress(*DAMAGE), reading(connection):
            pages = load_pages(connection, keys)
            if len(pages) == len(keys):
                return [_found(connection, *one) for one in zip(keys, pages, strict=True)]
    return [look_at(connection, key) for key in keys]


def _found(connection: sqlite3.Connection, key: int, page: Page) -> Looked:
    """Say what is wrong with a page that could be read, and with what stands beside it."""
    query = "SELECT page.seal, raw_sha256 FROM page JOIN source ON page = key WHERE key = ?"
    seal, raw_hash = connection.execute(query, (key,)).fetchone()
    troubles = broken(page)
    if raw_hash != raw_sha256(page.raw):
        troubles.append(Sentence(_OTHER_RAW))
    if seal is None:
        troubles.append(Sentence(UNSEALED))
    elif seal != seal_of(page):
        troubles.append(Sentence(UNLIKE))
    return Looked(
        page, tuple(troubles), (*_of_file(connection, key, page), *_of_row(connection, key, page))
    )


def _of_file(connection: sqlite3.Connection, key: int, page: Page) -> Iterator[str]:
    """Say whether the bytes of a page's file are others than came in."""
    query = "SELECT found, bytes, sha256, seal FROM source WHERE page = ?"
    try:
        found, data, file_hash, seal = connection.execute(query, (key,)).fetchone()
    except sqlite3.DatabaseError:
        yield Sentence(OTHER_BYTES)
        return
    if (seal is not None and seal != seal_of_values(found, data)) or (
        seal is None and data and file_hash and not _is_file(data, file_hash, found, page.raw)
    ):
        yield Sentence(OTHER_BYTES)


def _of_row(connection: sqlite3.Connection, key: int, page: Page) -> Iterator[str]:
    """Say what a page's row tells otherwise than its items, or than was written."""
    query = f"SELECT name, {_COUNT_COLUMNS} FROM page WHERE key = ?"
    try:
        *row, seal = connection.execute(READ_ROW, (key,)).fetchone()
        name, *counted = connection.execute(query, (key,)).fetchone()
    except sqlite3.DatabaseError:
        yield Sentence(OTHER_ROW)
        return
    if counts(page)[: len(TABLES)] != counted:
        yield Sentence(_COUNTS)
    named = dict(zip(ROW, row, strict=True))
    unsealed = seal is None and not _is_since(connection, ROWS_SEALED_SINCE)
    if name != name_of(page) or (seal != seal_of_row(named) and not unsealed):
        yield Sentence(OTHER_ROW)
    for column in wrong_times(named):
        yield Sentence(_OTHER_TIME, column=column)


def _is_file(data: bytes, file_hash: str, found: str | None, raw: str) -> bool:
    """Whether bytes without a seal are what came in: by their hash, or as they spell the raw text.

    The hash is what the page says of its source: an imported one may mean another file by it, a
    scan or the file before it was converted.
    """
    if sha256(data).hexdigest() == file_hash:
        return True
    try:
        encoding = json.loads(found or "{}").get("encoding")
        text = data.decode(encoding or "utf-8").removeprefix("\ufeff")
    except (*DAMAGE, AttributeError, LookupError, TypeError, ValueError):
        return False
    return text.replace("\r\n", "\n").replace("\r", "\n") == raw


def _why(error: Exception) -> str:
    if isinstance(error, sqlite3.Error):
        return str(error)
    return Sentence("its rows hold what no page can have ({said})", said=str(error) or "?")
