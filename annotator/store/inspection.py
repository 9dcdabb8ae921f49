"""What a project holds, and whether it is sound."""

import sqlite3
from dataclasses import dataclass

from annotator.page.check import broken
from annotator.page.progress import Progress, silent
from annotator.store import history
from annotator.store.connection import reading
from annotator.store.loading import load_pages

_BATCH = 50


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something broken: where (a page's id, None for the file itself) and what."""

    page_id: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Stats:
    """How much a project holds; pages in the trash and rejected items are left out."""

    pages: int
    deleted_pages: int
    pages_by_status: dict[str, int]
    characters: int
    """Of raw text."""
    articles: int
    blocks: int
    people: int
    spans: int
    spans_by_label: dict[str, int]
    spans_by_status: dict[str, int]
    """By hand, accepted, suggested."""
    speeches: int
    meetings: int
    corrections: int
    steps: int
    history_bytes: int
    """What all steps take together, of the bytes of the whole file."""
    history_bytes_per_step: float
    bytes: int
    journal_mode: str
    schema: int


def stats(connection: sqlite3.Connection) -> Stats:
    """Count everything that `annotator stats` tells."""

    def number(query: str) -> int:
        return int(connection.execute(query).fetchone()[0] or 0)

    def table(query: str) -> dict[str, int]:
        return dict(connection.execute(query).fetchall())

    def total(kind: str) -> int:
        return number(f"SELECT sum({kind}_count) FROM page WHERE deleted_at IS NULL")

    live = "page IN (SELECT key FROM page WHERE deleted_at IS NULL)"
    spans = f"FROM span WHERE {live} AND coalesce(status, '') <> 'rejected'"
    with reading(connection):
        taken = history.size(connection)
        return Stats(
            pages=number("SELECT count(*) FROM page WHERE deleted_at IS NULL"),
            deleted_pages=number("SELECT count(*) FROM page WHERE deleted_at IS NOT NULL"),
            pages_by_status=table(
                "SELECT status, count(*) FROM page WHERE deleted_at IS NULL GROUP BY status"
            ),
            characters=number(f"SELECT sum(length(raw)) FROM source WHERE {live}"),
            articles=total("article"),
            blocks=total("block"),
            people=total("person"),
            spans=total("span"),
            spans_by_label=table(f"SELECT label, count(*) {spans} GROUP BY label"),
            spans_by_status=table(
                "SELECT coalesce(status, iif(confidence IS NULL, 'by hand', 'suggested')) AS state,"
                f" count(*) {spans} GROUP BY state"
            ),
            speeches=total("speech"),
            meetings=total("meeting"),
            corrections=total("correction"),
            steps=taken.steps,
            history_bytes=taken.bytes,
            history_bytes_per_step=round(taken.per_step, 1),
            bytes=number("PRAGMA page_count") * number("PRAGMA page_size"),
            journal_mode=str(connection.execute("PRAGMA journal_mode").fetchone()[0]),
            schema=number("PRAGMA user_version"),
        )


def check(connection: sqlite3.Connection, progress: Progress = silent) -> list[Trouble]:
    """Name everything that is broken: in the file, between its tables, on its pages."""
    troubles = [
        Trouble(None, f"the file is damaged: {words}")
        for (words,) in connection.execute("PRAGMA integrity_check")
        if words != "ok"
    ]
    ids = dict(connection.execute("SELECT key, id FROM page ORDER BY key"))
    if troubles:
        return troubles  # what the tables say now is not to be trusted
    troubles += _foreign_keys(connection, ids)
    keys = list(ids)
    for start in range(0, len(keys), _BATCH):
        progress(start, len(keys))
        batch = keys[start : start + _BATCH]
        with reading(connection):
            pages = load_pages(connection, batch)
        troubles += [Trouble(page.id, words) for page in pages for words in broken(page)]
    troubles += [Trouble(id, "the page has no raw text") for id in _without_source(connection)]
    progress(len(keys), len(keys))
    return troubles


def _foreign_keys(connection: sqlite3.Connection, ids: dict[int, str]) -> list[Trouble]:
    """Name rows that refer to rows that are not there."""
    found: dict[tuple[str, str], int] = {}
    for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        found[table, parent] = found.get((table, parent), 0) + 1
    return [
        Trouble(None, f"{number} rows of {table} refer to a {parent} that is not there")
        for (table, parent), number in found.items()
    ]


def _without_source(connection: sqlite3.Connection) -> list[str]:
    query = "SELECT id FROM page WHERE key NOT IN (SELECT page FROM source)"
    return [id for (id,) in connection.execute(query)]
