"""What finished work teaches, kept in the project; and what its labels have confirmed so far."""

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from annotator.store.clock import now
from annotator.store.soundness.seal import seal_of_values
from annotator.store.soundness.sealing import LEARNED, bears

_JUDGED = """(span.status = 'accepted' OR (span.status IS NULL AND span.confidence IS NULL)
    OR (page.status IN ('done', 'checked') AND coalesce(span.status, '') <> 'rejected'))"""
"""A label counts that a person made or accepted, and one that stands on a finished page."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was learnt: JSON of the room that learns, when (ISO 8601, UTC), whether it is used."""

    value: dict[str, Any]
    at: str
    used: bool


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What the labels of all pages say, counted; the trash is left out."""

    names: tuple[tuple[str, str | None, int], ...]
    """(name, office before it or None, mentions), the commonest first."""
    refused: tuple[tuple[str, int], ...]
    """What was refused as a person's name, and how often."""
    speaking: tuple[str, ...]
    """What spoke where no person did, and what was tagged as an organization."""


def kept(connection: sqlite3.Connection) -> Kept | None:
    """Give what the project has learnt, or None where it has learnt nothing."""
    row = connection.execute("SELECT value, at, used FROM learned WHERE key = 1").fetchone()
    try:
        return None if row is None else Kept(json.loads(row[0]), row[1], bool(row[2]))
    except (ValueError, RecursionError):
        return None  # what another program made of it


def keep(connection: sqlite3.Connection, value: dict[str, Any], used: bool) -> None:
    """Put what was learnt in the place of what was learnt before."""
    text = json.dumps(value, ensure_ascii=False)
    _put(connection, now(), int(used), text)


def _put(connection: sqlite3.Connection, at: str, used: int, text: str) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO learned (key, at, used, value, seal) VALUES (1, ?, ?, ?, ?)",
        (at, used, text, seal_of_values(at, used, text)),
    )


def use(connection: sqlite3.Connection, used: bool) -> None:
    """Switch what was learnt on or off."""
    query = "SELECT at, used, value, seal FROM learned WHERE key = 1"
    row = connection.execute(query).fetchone()
    if row is not None and bears(row[3], LEARNED, row[:3]):
        _put(connection, row[0], int(used), row[2])
    else:  # what is damaged keeps the seal that says so
        connection.execute("UPDATE learned SET used = ?", (int(used),))


def forget(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM learned")


def confirmed(connection: sqlite3.Connection) -> Confirmed:
    """Count what the labels of all pages say."""
    names = connection.execute(
        f"""SELECT person.name, span.title, count(*) AS mentions
        FROM span JOIN page ON page.key = span.page
        JOIN person ON person.page = span.page AND person.id = span.person
        WHERE page.deleted_at IS NULL AND span.label = 'person' AND {_JUDGED}
        GROUP BY person.name, span.title ORDER BY mentions DESC, person.name, span.title"""
    ).fetchall()
    words = """(SELECT group_concat(words, '') FROM (
        SELECT substr(block.text, start_offset + 1, end_offset - start_offset) AS words
        FROM part JOIN block ON block.page = part.page AND block.id = part.block
        WHERE part.page = span.page AND part.span = span.id ORDER BY part.position))"""
    refused = connection.execute(
        f"""SELECT {words} AS text, count(*) FROM span JOIN page ON page.key = span.page
        WHERE page.deleted_at IS NULL AND span.label = 'person' AND span.status = 'rejected'
        GROUP BY text HAVING text IS NOT NULL ORDER BY text"""
    ).fetchall()
    speaking = connection.execute(
        f"""SELECT DISTINCT speaker_text FROM (
            SELECT speaker_text FROM speech JOIN page ON page.key = speech.page
            WHERE page.deleted_at IS NULL AND speaker IS NULL AND speaker_text <> ''
                AND {_JUDGED.replace("span.", "speech.")}
            UNION
            SELECT {words} FROM span JOIN page ON page.key = span.page
            WHERE page.deleted_at IS NULL AND span.label = 'organization' AND {_JUDGED})
        WHERE speaker_text IS NOT NULL ORDER BY 1"""
    ).fetchall()
    return Confirmed(tuple(names), tuple(refused), tuple(text for (text,) in speaking))
