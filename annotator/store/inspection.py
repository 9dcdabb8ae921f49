"""What a project holds, in figures."""

import sqlite3
from dataclasses import dataclass

from annotator.store.connection import reading
from annotator.store.past import history


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
