"""The trash: pages that were deleted, labels and records that were removed and are not back.

Pages lie in it until it is emptied by hand. Of labels the history tells: each can be put back where
its words still stand.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.page.progress import Progress, silent
from annotator.store.past.delta import ID, KIND, WAS, Entry, HistoryError
from annotator.store.past.history import DELETE_PAGE, is_removal, keep_last, unwound
from annotator.store.past.things import SPAN, Finder, mark_of, said_of, thing, things
from annotator.store.tables.loading import load_pages

EMPTIED = "trash_emptied"
"""Project setting: the number of the last step whose removals were cleared from the trash."""

_REFERENCES = ("speaker_span", "cue_span", "content_span", "name_span", "date_span", "place_span")


@dataclass(frozen=True, slots=True)
class DeletedPage:
    """A page in the trash: since when (ISO 8601, UTC), by whom, and what it holds."""

    id: str
    name: str
    paper: str | None
    published: str | None
    at: str
    author: str | None
    labels: int
    """Spans, speeches and meetings that are not rejected."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A label or record that was removed from a page and is not back."""

    page_id: str
    page_name: str
    step: int
    at: str
    author: str | None
    kind: str
    """span, speech or meeting."""
    id: str
    label: str
    """The span's label, the meeting's kind, or "speech"."""
    words: str
    """What it covered; of a speech what is said, of a meeting its name."""
    stands: bool
    """Whether its words still stand on the page, so that it can be put back."""


def deleted_pages(connection: sqlite3.Connection) -> list[DeletedPage]:
    """Give the pages in the trash, the last deleted first."""
    rows = connection.execute(
        "SELECT id, name, paper, published, deleted_at, "
        "(SELECT author FROM step WHERE page = page.key AND step.name = ? "
        "ORDER BY number DESC LIMIT 1), span_count + speech_count + meeting_count "
        "FROM page WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, key DESC",
        (DELETE_PAGE,),
    )
    return [DeletedPage(*row) for row in rows]


def delete_for_good(connection: sqlite3.Connection, page_ids: Sequence[str]) -> int:
    """Delete pages that are in the trash with all that is theirs; say how many there were.

    The caller holds the transaction.
    """
    keep_last(connection)
    query = "DELETE FROM page WHERE id = ? AND deleted_at IS NOT NULL"
    return connection.executemany(query, [(id,) for id in page_ids]).rowcount


def removed_things(
    connection: sqlite3.Connection,
    after: int = 0,
    page_key: int | None = None,
    progress: Progress = silent,
) -> list[Removed]:
    """Give what was removed after a step and is not back, the last removed first.

    Pages in the trash are left out, and those whose history can't be followed. The caller holds a
    transaction.
    """
    pages = connection.execute(
        "SELECT DISTINCT page.key, page.name FROM step JOIN page ON page.key = step.page "
        "WHERE removed > 0 AND number > ?1 AND deleted_at IS NULL "
        "AND page.key = ifnull(?2, page.key)",
        (after, page_key),
    ).fetchall()
    found: list[Removed] = []
    for done, (key, name) in enumerate(pages):
        progress(done, len(pages), name)
        try:
            found += removed_from(connection, key, name, after)
        except HistoryError:
            continue
    progress(len(pages), len(pages))
    return sorted(found, key=lambda one: one.step, reverse=True)


def removed_from(
    connection: sqlite3.Connection, key: int, name: str, after: int
) -> Iterator[Removed]:
    """Give what was removed from one page after a step and is not back; else as above.

    HistoryError at the step where its history can't be followed.
    """
    now = load_pages(connection, [key])[0]
    seen = {mark_of(now, item) for item in things(now)}
    steps = connection.execute(
        "SELECT number, at, author FROM step WHERE page = ? AND number > ? AND removed > 0",
        (key, after),
    ).fetchall()
    when = {number: (at, author) for number, at, author in steps}
    if not when:
        return
    finder = Finder(now)
    for number, entries, winding in unwound(connection, now, key, min(when)):
        if number not in when:
            continue
        then = winding.page
        at, author = when[number]
        for kind, id in _gone(entries):
            item = thing(then, kind, id)
            mark = mark_of(then, item)
            if mark not in seen:
                seen.add(mark)
                label, words = said_of(then, item)
                stands = finder.stands(then, item)
                yield Removed(
                    *(now.id, name, number, at, author), *(kind, id, label, words, stands)
                )


def _gone(entries: Iterable[Entry]) -> list[tuple[str, str]]:
    """Give kind and id of what a step removed; labels that went with their record are its own."""
    removed = [entry for entry in entries if is_removal(entry)]
    theirs = {id for entry in removed for id in _referred(entry)}
    return [(e[KIND], e[ID]) for e in removed if e[KIND] != SPAN or e[ID] not in theirs]


def _referred(entry: Entry) -> Iterator[str]:
    if entry[KIND] == SPAN:
        return
    was = entry[WAS]
    yield from (was[column] for column in _REFERENCES if was.get(column))
    yield from json.loads(was.get("mentions", "[]"))
    for people in ("hosts", "attendees"):
        yield from (one[1] for one in was.get(people, ()) if one[1])
