"""A damaged or strange project file, read from a copy of its own: the file itself is never touched.

Where its header or its schema is damaged, those few pages of the file are taken from a backup, or
from a new project: the same program made them, and the same tables stand at the same places.
"""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from annotator.page.errors import Sentence
from annotator.store.connection import distrust, look
from annotator.store.errors import NOT_READ, DamagedError, ProjectError, failed, telling
from annotator.store.schema import APPLICATION_ID, SCHEMA
from annotator.store.soundness.checking import DAMAGE, keys_and_ids, look_at
from annotator.store.soundness.strangers import SCRIPTS, Thing, expected, others, plain, things

PAGE_BYTES = 4096
_MAGIC = b"SQLite format 3\x00"
_TRIED = 12
"""How many pages of the project show whether a schema fits the rest of the file."""
NOTHING_LEFT = (
    "nothing of it can be read as a project. Go back to a backup, or ask somebody who knows SQLite."
)


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


def open_wreck(path: Path, folder: Path, donors: Sequence[Path]) -> Wreck:
    """Copy a project file into `folder` and open the copy as well as it can be.

    `donors` are files whose schema may stand in for a damaged one. ProjectError where nothing of it
    is a project's.
    """
    with telling(path, NOT_READ):
        copy = folder / "copy"
        shutil.copyfile(path, copy)
        for side in ("-wal", "-journal"):
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{path}{side}", f"{copy}{side}")
    best: tuple[int, Wreck] | None = None
    for number, candidate in enumerate(_candidates(copy, donors)):
        wreck = _opened(candidate)
        if wreck is None:
            continue
        score = _score(wreck.connection)
        if number == 0 and score > 0:
            return wreck
        if best is None or score > best[0]:
            if best is not None:
                best[1].close()
            best = score, wreck
        else:
            wreck.close()
    if best is None:
        raise failed(NOT_READ, Sentence(NOTHING_LEFT), path)
    return best[1]


def _candidates(copy: Path, donors: Sequence[Path]) -> Iterator[Path]:
    """Give the copy as it is, and as it is with another header or another schema."""
    yield copy
    data = bytearray(copy.read_bytes())
    if len(data) < 2 * PAGE_BYTES:
        return
    if not data.startswith(_MAGIC) or data[16:18] != b"\x10\x00":
        mended = copy.with_name("header")
        mended.write_bytes(_with_header(data))
        with suppress(FileNotFoundError):
            shutil.copyfile(f"{copy}-wal", f"{mended}-wal")
        yield mended
    _without_log(copy)
    data = bytearray(copy.read_bytes())
    for number, donor in enumerate(donors):
        with suppress(OSError, IndexError):
            transplanted = copy.with_name(f"schema-{number}")
            transplanted.write_bytes(_with_schema(data, donor.read_bytes()))
            yield transplanted


def _without_log(copy: Path) -> None:
    """Bring what stands in the log into the copy, where SQLite can."""
    with suppress(*DAMAGE), closing(_connected(copy)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")


def _with_header(data: bytearray) -> bytes:
    """Give the file with the constant parts of its header as the program writes them."""
    mended = bytearray(data)
    mended[:18] = _MAGIC + PAGE_BYTES.to_bytes(2, "big")
    if mended[18] not in (1, 2) or mended[19] not in (1, 2):
        mended[18:20] = b"\x02\x02"
    mended[20:24] = b"\x00\x40\x20\x20"
    mended[44:48] = (4).to_bytes(4, "big")
    mended[56:60] = (1).to_bytes(4, "big")
    mended[68:72] = APPLICATION_ID.to_bytes(4, "big")
    return bytes(mended)


def _with_schema(data: bytearray, donor: bytes) -> bytes:
    """Give the file with the pages that hold the schema taken from another one."""
    mended = bytearray(data)
    for number in _schema_pages(donor):
        at = (number - 1) * PAGE_BYTES
        mended[at : at + PAGE_BYTES] = donor[at : at + PAGE_BYTES]
    mended[18:20] = b"\x01\x01"  # no log
    mended[28:32] = (len(mended) // PAGE_BYTES).to_bytes(4, "big")
    mended[32:40] = bytes(8)  # which pages are free nobody needs to know: nothing is written
    mended[92:96] = mended[24:28]
    return bytes(mended)


def _schema_pages(data: bytes) -> list[int]:
    """Give the numbers of the pages that hold sqlite_schema; page 1 is its root."""
    pages, waiting = [], [1]
    leaf, interior = 0x0D, 0x05
    while waiting:
        number = waiting.pop()
        pages.append(number)
        start = (number - 1) * PAGE_BYTES
        head = start + (100 if number == 1 else 0)
        if data[head] == leaf:
            continue
        if data[head] != interior or len(pages) > 1000:
            raise IndexError("no schema")
        cells = int.from_bytes(data[head + 3 : head + 5], "big")
        waiting.append(int.from_bytes(data[head + 8 : head + 12], "big"))
        for cell in range(cells):
            place = head + 12 + 2 * cell
            at = start + int.from_bytes(data[place : place + 2], "big")
            waiting.append(int.from_bytes(data[at : at + 4], "big"))
    return pages


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)
    distrust(connection)
    return connection


def _opened(path: Path) -> Wreck | None:
    """Open a candidate where its tables are word for word those of a schema of ours."""
    try:
        connection = _connected(path)
    except DAMAGE:
        return None
    try:
        found = {thing.name: plain(thing.sql) for thing in things(connection) if thing.sql}
        for version in range(SCHEMA, 0, -1):
            own = {name: sql for (kind, name), sql in expected(version).items() if kind == "table"}
            if all(found.get(name) == sql for name, sql in own.items() if name in _NEEDED):
                besides = others(connection)
                _defuse(connection)
                if version < SCHEMA:
                    _bring_up_to_date(connection, version)
                return Wreck(connection, version, besides)
    except DAMAGE:
        pass
    connection.close()
    return None


_NEEDED = frozenset(
    (
        *("page", "source", "article", "block", "person", "span", "part", "speech"),
        *("meeting", "attendance", "correction", "step", "setting", "learned", "origin"),
    )
)


def _defuse(connection: sqlite3.Connection) -> None:
    """Take what could run when a table is written out of the copy."""
    for thing in things(connection):
        if thing.kind == "trigger":
            quoted = thing.name.replace('"', '""')
            connection.execute(f'DROP TRIGGER "{quoted}"')


def _bring_up_to_date(connection: sqlite3.Connection, version: int) -> None:
    """Give the copy the tables and columns of the newest schema; what is in them nobody needs."""
    for script in SCRIPTS[version:]:
        # What fills a new column reads the whole file; its tables and columns are there by then.
        with suppress(sqlite3.DatabaseError):
            connection.executescript(script)


def _score(connection: sqlite3.Connection) -> int:
    """Count, among the first pages of the project, those that can be read."""
    with suppress(*DAMAGE):
        keys = list(keys_and_ids(connection))[:_TRIED]
        return sum(look_at(connection, key).page is not None for key in keys) + 1
    return 0


def donors_of(path: Path, backups: Sequence[Path], folder: Path) -> list[Path]:
    """Give files whose schema may stand where that of `path` is damaged: backups, a new project."""
    from annotator.store.project import Project

    donors = []
    for backup in backups:
        with suppress(ProjectError, DamagedError):
            look(backup)
            donors.append(backup)
    fresh = folder / "fresh"
    if not fresh.exists():
        Project.create(fresh).close()
    return [*donors, fresh]
