"""A damaged or strange project file, read from a copy of its own: the file itself is never touched.

Where its header or its schema is damaged, those few pages of the copy are taken from a backup, or
from a new project: the same program made them, and the same tables stand at the same places. One
after the other is tried in the one copy, the newest backup first and those of older schemas last,
until one leads to all pages.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from annotator.page.errors import Sentence
from annotator.store.connection import distrust, look, newer
from annotator.store.errors import NOT_READ, DamagedError, ProjectError, failed, telling
from annotator.store.older import views
from annotator.store.placing import (
    HEADER_BYTES,
    JOURNAL,
    LOG,
    MAGIC,
    SIDES,
    refuse_no_file,
    refuse_other_sides,
)
from annotator.store.schema import (
    APPLICATION_ID,
    ROW_SEALS,
    ROWS_SEALED_SINCE,
    SCHEMA,
    SEALED_SINCE,
)
from annotator.store.soundness.checking import DAMAGE, UNSEALED, keys_and_ids, look_at
from annotator.store.soundness.strangers import Thing, expected, others, plain, things
from annotator.store.soundness.workroom import COPY, FRESH

PAGE_BYTES = 4096
_TRIED = 12
"""How many pages of the project show whether a schema fits the rest of the file."""
NOTHING_LEFT = (
    "nothing of it can be read as a project. Go back to a backup, or ask somebody who knows SQLite."
)

Pages = Mapping[int, bytes]
"""Pages of a SQLite file by their numbers, from 1 on."""


class Wreck:
    """What is left of a project file, open to read; `version` is the schema it was written with."""

    def __init__(
        self, connection: sqlite3.Connection, version: int, others: Sequence[Thing]
    ) -> None:
        self.connection = connection
        self.version = version
        self.others = tuple(others)
        """What is in the file that is not annotator's own."""

    def close(self) -> None:
        self.connection.close()


class _Worth(NamedTuple):
    """How well a copy can be read; the greater one is the better."""

    as_written: int
    readable: int
    tried: int

    @property
    def is_all(self) -> bool:
        """Whether nothing could be read better."""
        return 0 < self.tried == self.as_written


class _Schema(NamedTuple):
    """A schema that a copy may be read by: the pages that hold it, none for the copy's own."""

    pages: Pages
    is_raised: bool = False
    """Whether it becomes that of the next number, which has a column more."""
    is_older: bool = False
    """Whether it is of the number before, which knows no seals of rows."""


def open_wreck(path: Path, folder: Path, donors: Iterable[Path]) -> Wreck:
    """Copy a project file into `folder` and open the copy as well as it can be.

    `donors` are files whose schema may stand in for a damaged one, the likeliest first; no more of
    them are asked for than are needed. ProjectError where nothing of it is a project's, or where a
    newer version made it: what that one alone knows of would be lost.
    """
    copy = folder / COPY
    refuse_no_file(path)
    refuse_other_sides(path, NOT_READ)
    with telling(path, NOT_READ), path.open("rb"):
        pass  # what goes wrong from now on lies with the place that is copied to
    shutil.copyfile(path, copy)
    for side in (LOG, JOURNAL):
        with suppress(FileNotFoundError):
            shutil.copyfile(f"{path}{side}", f"{copy}{side}")
    best: tuple[_Worth, _Schema] | None = None
    _refuse_newer(copy, path)
    wreck = _opened(copy)
    if wreck is not None:
        worth = _worth(wreck)
        if worth.readable or (not worth.tried and _is_without_pages(wreck)):
            return wreck
        wreck.close()
        best = worth, _Schema({})
    _mend_header(copy)
    _without_log(copy)
    lent: list[Path] = []
    for schema in _schemas(copy, donors, lent):
        if schema.is_older and best is not None and best[0].as_written:
            continue  # it would read past the seals that were found
        there = _lay(copy, schema)
        wreck = _opened(copy)
        if wreck is not None:
            worth = _worth(wreck)
            if worth.is_all:
                return wreck
            wreck.close()
            if best is None or worth[:2] > best[0][:2]:
                best = worth, schema
        _take_away(copy, there)
    if best is not None:
        _lay(copy, best[1])
        wreck = _opened(copy)
        if wreck is not None:
            # Where nothing is left of the file, its backups may have all; without one, nobody has.
            from_backups = any(donor.parent != folder for donor in lent)
            if best[0].tried or from_backups or _is_without_pages(wreck):
                return wreck
            wreck.close()
    raise failed(NOT_READ, Sentence(NOTHING_LEFT), path)


def _refuse_newer(copy: Path, path: Path) -> None:
    """Raise ProjectError where a newer version's tables stand in a copy of the file at `path`.

    Where all that it holds is as this version makes it, only its number is damaged.
    """
    with suppress(*DAMAGE), closing(_connected(copy)) as connection:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if application == APPLICATION_ID and version > SCHEMA and _has_more(connection):
            raise newer(path, version)


def _has_more(connection: sqlite3.Connection) -> bool:
    """Whether tables are not as any version up to this one makes them, or are of its migrations."""
    if _version_of(connection) is None:
        return True
    with suppress(sqlite3.OperationalError):  # a project need not have these notes
        query = "SELECT name FROM _sqlite_migrations WHERE migration_set = 'annotator'"
        return any(str(name)[:4] > f"m{SCHEMA:03}" for (name,) in connection.execute(query))
    return False


class _There(NamedTuple):
    """What stood in a copy before a schema was laid into it."""

    pages: Pages
    size: int


def _lay(copy: Path, schema: _Schema) -> _There:
    """Lay a schema into a file; give what stood there."""
    there = _There(_swapped(copy, schema.pages), copy.stat().st_size)
    if schema.is_raised:
        with suppress(*DAMAGE), closing(_connected(copy)) as connection:
            connection.execute(ROW_SEALS)
            connection.execute(f"PRAGMA user_version = {ROWS_SEALED_SINCE}")
    return there


def _take_away(copy: Path, there: _There) -> None:
    """Put back what stood in a file before a schema was laid into it."""
    _swapped(copy, there.pages)
    os.truncate(copy, there.size)


def _swapped(copy: Path, pages: Pages) -> Pages:
    """Put pages into a file; give those that stood there."""
    there = {}
    with copy.open("r+b") as file:
        for number, data in pages.items():
            file.seek((number - 1) * PAGE_BYTES)
            there[number] = file.read(PAGE_BYTES)
            file.seek((number - 1) * PAGE_BYTES)
            file.write(data)
    return there


def _mend_header(copy: Path) -> None:
    """Give a damaged header its constant parts as the program writes them."""
    with copy.open("r+b") as file:
        header = file.read(100)
        if len(header) == 100 and (header[:16] != MAGIC or header[16:18] != b"\x10\x00"):
            file.seek(0)
            file.write(_with_constants(header))


def _without_log(copy: Path) -> None:
    """Bring what stands in the log into the copy, where SQLite can; no log is left."""
    with suppress(*DAMAGE), closing(_connected(copy)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    for side in SIDES:
        Path(f"{copy}{side}").unlink(missing_ok=True)


def _with_constants(header: bytes) -> bytes:
    mended = bytearray(header)
    mended[:18] = MAGIC + PAGE_BYTES.to_bytes(2, "big")
    if mended[18] not in (1, 2) or mended[19] not in (1, 2):
        mended[18:20] = b"\x02\x02"
    mended[20:24] = b"\x00\x40\x20\x20"
    mended[44:48] = (4).to_bytes(4, "big")
    mended[56:60] = (1).to_bytes(4, "big")
    mended[68:72] = APPLICATION_ID.to_bytes(4, "big")
    return bytes(mended)


def _schemas(copy: Path, donors: Iterable[Path], lent: list[Path]) -> Iterator[_Schema]:
    """Give the schemas that a file may be read by: its own, then those of other files.

    Those files are put into `lent`. From the schema before there were seals of rows it is a column
    to the next: without it a project that was brought up to date would be read past these seals.
    """
    size = copy.stat().st_size // PAGE_BYTES
    if size < 2:
        return
    with copy.open("rb") as file:
        said = _number_in(file.read(HEADER_BYTES))
    yield _Schema({})
    for donor in donors:
        with suppress(OSError, IndexError):
            pages = dict(_schema_pages(donor))
            lent.append(donor)
            if max(pages) <= size:
                first = bytearray(pages[1])
                first[18:20] = b"\x01\x01"  # no log
                first[28:32] = size.to_bytes(4, "big")
                first[32:40] = bytes(8)  # which pages are free nobody needs to know
                first[92:96] = first[24:28]
                pages[1] = bytes(first)
                if _number_in(first) != ROWS_SEALED_SINCE - 1:
                    yield _Schema(pages)
                    continue
                if said != ROWS_SEALED_SINCE - 1:
                    yield _Schema(pages, is_raised=True)
                if said != ROWS_SEALED_SINCE:
                    yield _Schema(pages, is_older=True)


def _number_in(header: bytes | bytearray) -> int:
    """Give the schema number that stands in a file's header."""
    return int.from_bytes(header[60:64], "big")


def _schema_pages(donor: Path) -> Iterator[tuple[int, bytes]]:
    """Give the pages that hold sqlite_schema; page 1 is its root. IndexError where none does."""
    waiting, read = [1], 0
    leaf, interior = 0x0D, 0x05
    with donor.open("rb") as file:
        while waiting:
            number = waiting.pop()
            file.seek((number - 1) * PAGE_BYTES)
            page = file.read(PAGE_BYTES)
            head, read = 100 if number == 1 else 0, read + 1
            if len(page) < PAGE_BYTES or page[head] not in (leaf, interior) or read > 1000:
                raise IndexError("no schema")
            yield number, page
            if page[head] == leaf:
                continue
            waiting.append(int.from_bytes(page[head + 8 : head + 12], "big"))
            for cell in range(int.from_bytes(page[head + 3 : head + 5], "big")):
                place = head + 12 + 2 * cell
                at = int.from_bytes(page[place : place + 2], "big")
                waiting.append(int.from_bytes(page[at : at + 4], "big"))


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)
    distrust(connection)
    return connection


def _opened(path: Path) -> Wreck | None:
    """Open a copy to read where its tables are word for word those of a schema of ours."""
    try:
        connection = _connected(path)
    except DAMAGE:
        return None
    with suppress(*DAMAGE):
        version = _version_of(connection)
        if version is not None:
            besides = others(connection)
            for view in views(version):
                connection.execute(view)
            connection.execute("PRAGMA query_only = ON")
            return Wreck(connection, version, besides)
    connection.close()
    return None


def _version_of(connection: sqlite3.Connection) -> int | None:
    """Give the schema whose tables are word for word those of a file; None where none's are."""
    found = {thing.name: plain(thing.sql) for thing in things(connection) if thing.sql}
    for version in range(SCHEMA, 0, -1):
        own = {name: sql for (kind, name), sql in expected(version).items() if kind == "table"}
        if all(found.get(name) == sql for name, sql in own.items()):
            return version
    return None


_NO_TROUBLE: frozenset[str] = frozenset()
_UNSEALED: frozenset[str] = frozenset((UNSEALED,))


def _worth(wreck: Wreck) -> _Worth:
    """Look how many of the first pages of the project can be read, and bear their seals."""
    with suppress(*DAMAGE):
        keys = list(keys_and_ids(wreck.connection))[:_TRIED]
        looked = [look_at(wreck.connection, key) for key in keys]
        readable = sum(one.page is not None for one in looked)
        told = _NO_TROUBLE if wreck.version >= SEALED_SINCE else _UNSEALED
        as_written = sum(told.issuperset((*one.troubles, *one.beside)) for one in looked)
        return _Worth(as_written, readable, len(keys))
    return _Worth(0, 0, 0)


def _is_without_pages(wreck: Wreck) -> bool:
    """Whether the table of pages can be read, and says that there are none."""
    with suppress(*DAMAGE):
        (number,) = wreck.connection.execute("SELECT count(*) FROM page NOT INDEXED").fetchone()
        return bool(number == 0)
    return False


def donors_of(backups: Sequence[Path], folder: Path) -> Iterator[Path]:
    """Give files whose schema may stand where a damaged one is: backups, then a new project.

    Backups of older schemas come last: they know less than stands in the file.
    """
    from annotator.store.project import Project

    older = []
    for backup in backups:
        with suppress(ProjectError, DamagedError):
            if look(backup) < SCHEMA:
                older.append(backup)
            else:
                yield backup
    fresh = folder / FRESH
    Project.create(fresh).close()
    yield fresh
    yield from older
