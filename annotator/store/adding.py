"""Bringing pages into a project: the same raw text only once, every id only once."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple

from annotator.page.errors import AnnotatorError
from annotator.page.handwork import has_hand_work
from annotator.page.model import Page
from annotator.page.progress import Progress, silent
from annotator.store.saving import NewPage, insert_pages, raw_sha256

_BATCH = 250


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
    adding = _Adding(connection)
    done: list[Added] = []
    for arrival in arrivals:
        done.append(adding.take(arrival))
        if len(adding.waiting) >= _BATCH:
            adding.write()
            progress(len(done), None)
    adding.write()
    progress(len(done), len(done))
    return done


class _Adding:
    """Pages on their way in: which keys, ids and raw texts they take before they are written."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        (last,) = connection.execute("SELECT coalesce(max(key), 0) FROM page").fetchone()
        self._key = int(last)
        self.waiting: list[NewPage] = []
        self._ids: set[str] = set()
        self._raws: dict[str, str] = {}
        self._numbers: dict[str, int] = {}

    def take(self, arrival: Arrival) -> Added:
        page, data, found = arrival
        fingerprint = _fingerprint(page)
        same = self._raws.get(fingerprint) or page_with_raw(self._connection, fingerprint)
        if same is not None:
            return Added(AddedKind.SAME, same)
        id = self._free(page.id)
        self._ids.add(id)
        self._raws[fingerprint] = id
        self._key += 1
        named = page if id == page.id else replace(page, id=id)
        self.waiting.append(NewPage(self._key, named, data, found))
        return Added(AddedKind.NEW, id)

    def write(self) -> None:
        insert_pages(self._connection, self.waiting)
        self.waiting.clear()
        self._ids.clear()
        self._raws.clear()

    def _free(self, id: str) -> str:
        free = id
        while self._taken(free):
            number = self._numbers.get(id, 1) + 1
            self._numbers[id] = number
            free = f"{id}-{number}"
        return free

    def _taken(self, id: str) -> bool:
        if id in self._ids:
            return True
        return bool(self._connection.execute("SELECT 1 FROM page WHERE id = ?", (id,)).fetchone())


def page_with_raw(connection: sqlite3.Connection, fingerprint: str) -> str | None:
    """Give the id of the page with this raw text, pages in the trash left out."""
    row = connection.execute(
        "SELECT id FROM source JOIN page ON page.key = source.page "
        "WHERE raw_sha256 = ? AND deleted_at IS NULL LIMIT 1",
        (fingerprint,),
    ).fetchone()
    return None if row is None else str(row[0])


def _fingerprint(page: Page) -> str:
    try:
        return raw_sha256(page.raw)
    except UnicodeEncodeError as error:
        raise AnnotatorError(
            f"The page “{page.id}” was not added: its text holds half a character at "
            f"{error.start}. Decode its file again with the right encoding."
        ) from None


def merged(stored: Page, incoming: Page) -> Page:
    """Give the stored page with the blocks, labels and records of an incoming one.

    Its id, source and raw stay; paper, date and number come from the incoming page where it has
    them. MergeError where the raw texts differ, or where hand work would be lost.
    """
    if stored.raw != incoming.raw:
        raise MergeError(
            f"The labels were not taken over: the page “{stored.id}” has another raw text. "
            "Import them with the text they were made on."
        )
    if has_hand_work(stored):
        raise MergeError(
            f"The labels were not taken over: the page “{stored.id}” holds work done by hand, "
            "which they would replace. Import them into a new project, or delete the page first."
        )
    meta = incoming.meta
    return replace(
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
