"""Bringing pages into a project: the same raw text only once, every id only once."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import Any, NamedTuple

from annotator.page.errors import AnnotatorError
from annotator.page.handwork import has_hand_work
from annotator.page.model import Page
from annotator.page.progress import Progress, silent
from annotator.store.connection import roomy
from annotator.store.tables.saving import NewPage, insert_rows, raw_sha256, rows_of

# Small, so that the pages of a batch are written while they are still in the fast memory.
_BATCH = 16


class Arrival(NamedTuple):
    """A page that comes in, with its file's bytes and what was found in them, where known."""

    page: Page
    data: bytes | None = None
    found: dict[str, Any] | None = None


class AddedKind(StrEnum):
    NEW = "new"
    SAME = "same"
    """A page with this raw text is there already; nothing was written."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a page that came in, and the id it has in the project."""

    kind: AddedKind
    page_id: str


class MergeError(AnnotatorError):
    """Labels that may not come over a page that is there."""


def add_pages(
    connection: sqlite3.Connection, arrivals: Iterable[Arrival], progress: Progress = silent
) -> list[Added]:
    """Write pages in batches and say what became of each; the caller holds the transaction."""
    (last,) = connection.execute("SELECT coalesce(max(key), 0) FROM page").fetchone()
    adding = _Adding(connection, int(last))
    done: list[Added] = []
    waiting = iter(arrivals)
    with roomy(connection):
        while batch := list(islice(waiting, _BATCH)):
            done += adding.add(batch)
            progress(len(done), None)
    progress(len(done), len(done))
    return done


class _Adding:
    """The keys, ids and raw texts that pages on their way in take."""

    def __init__(self, connection: sqlite3.Connection, last_key: int) -> None:
        self._connection = connection
        self._key = last_key
        self._numbers: dict[str, int] = {}
        """The last number put behind an id, so that a thousand pages called 01 come in fast."""

    def add(self, arrivals: list[Arrival]) -> list[Added]:
        fingerprints = [_fingerprint(arrival.page) for arrival in arrivals]
        raws = self._raws_among(fingerprints)
        ids = self._ids_among([arrival.page.id for arrival in arrivals])
        done: list[Added] = []
        fresh: list[NewPage] = []
        for (page, data, found), fingerprint in zip(arrivals, fingerprints, strict=True):
            if fingerprint in raws:
                done.append(Added(AddedKind.SAME, raws[fingerprint]))
                continue
            id = self._free(page.id, ids)
            ids.add(id)
            raws[fingerprint] = id
            self._key += 1
            named = page if id == page.id else replace(page, id=id)
            fresh.append(NewPage(self._key, named, fingerprint, data, found))
            done.append(Added(AddedKind.NEW, id))
        insert_rows(self._connection, rows_of(fresh))
        return done

    def _free(self, id: str, taken: set[str]) -> str:
        free = id
        while free in taken or (free != id and self._ids_among([free])):
            number = self._numbers.get(id, 1) + 1
            self._numbers[id] = number
            free = f"{id}-{number}"
        return free

    def _ids_among(self, ids: list[str]) -> set[str]:
        # Not through JSON: SQLite's reader ends a text at a NUL, and an id may hold one.
        query = f"SELECT id FROM page WHERE id IN ({_places(ids)})"
        return {id for (id,) in self._connection.execute(query, ids)}

    def _raws_among(self, fingerprints: list[str]) -> dict[str, str]:
        query = f"{_WITH_RAW} IN ({_places(fingerprints)})"
        return dict(self._connection.execute(query, fingerprints))


def _places(values: list[str]) -> str:
    return ", ".join("?" * len(values))


_WITH_RAW = """
SELECT raw_sha256, id FROM source JOIN page ON page.key = source.page
WHERE deleted_at IS NULL AND raw_sha256"""


def page_with_raw(connection: sqlite3.Connection, fingerprint: str) -> str | None:
    """Give the id of the page with this raw text, pages in the trash left out."""
    row = connection.execute(f"{_WITH_RAW} = ?", (fingerprint,)).fetchone()
    return None if row is None else str(row[1])


def page_with_raw_of(connection: sqlite3.Connection, key: int) -> str | None:
    """Give the id of another page with the raw text of this one, the trash left out."""
    same = f"{_WITH_RAW} = (SELECT raw_sha256 FROM source WHERE page = ?1) AND page.key <> ?1"
    row = connection.execute(same, (key,)).fetchone()
    return None if row is None else str(row[1])


def _fingerprint(page: Page) -> str:
    try:
        return raw_sha256(page.raw)
    except UnicodeEncodeError as error:
        raise AnnotatorError(
            "The page “{page}” was not added: its text holds half a character at {offset}. "
            "Decode its file again with the right encoding.",
            page=page.id,
            offset=error.start,
        ) from None


def merged(stored: Page, incoming: Page) -> Page:
    """Give the stored page with the blocks, labels and records of an incoming one.

    Its id, source and raw stay; paper, date and number come from the incoming page where it has
    them. MergeError where the raw texts differ, or where hand work would be lost.
    """
    if stored.raw != incoming.raw:
        raise MergeError(
            "The labels were not taken over: the page “{page}” has another raw text. "
            "Import them with the text they were made on.",
            page=stored.id,
        )
    meta = incoming.meta
    found = replace(
        incoming,
        id=stored.id,
        source=stored.source or incoming.source,
        meta=replace(
            meta,
            paper=meta.paper or stored.meta.paper,
            published=meta.published or stored.meta.published,
            page_number=meta.page_number or stored.meta.page_number,
            extra=tuple({**dict(stored.meta.extra), **dict(meta.extra)}.items()),
        ),
    )
    if found != stored and has_hand_work(stored):
        raise MergeError(
            "The labels were not taken over: the page “{page}” holds work done by hand, "
            "which they would replace. Import them into a new project, or delete the page first.",
            page=stored.id,
        )
    return found
