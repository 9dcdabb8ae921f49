"""The trash: pages that were deleted, labels and records that were removed and are not back.

Pages lie in it until it is emptied by hand. Of labels the history tells: each can be put back where
its words still stand.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from annotator.page.model import Page, Status
from annotator.page.progress import Progress, silent
from annotator.store.past.delta import ID, IS, KIND, WAS, Entry, HistoryError, Winding, unpacked
from annotator.store.past.history import DELETE_PAGE, is_removal, keep_last, unwound
from annotator.store.past.things import (
    MEETING,
    SPAN,
    SPEECH,
    Finder,
    mark_of,
    said_of,
    thing,
    things,
)
from annotator.store.tables.loading import load_pages

EMPTIED = "trash_emptied"
"""Project setting: the number of the last step whose removals were cleared from the trash."""

_PEOPLE_AT = 5
"""From which place on the mark of a meeting has names of people."""

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
    whole = _records(now)
    steps = connection.execute(
        "SELECT number, at, author, delta FROM step WHERE page = ? AND number > ? AND removed > 0",
        (key, after),
    ).fetchall()
    when = {number: (at, author) for number, at, author, _ in steps}
    if not when:
        return
    went = {one for *_, value in steps if value is not None for one in _gone(unpacked(value))}
    came: set[tuple[str, Any]] = set()
    finder = Finder(now)
    for number, entries, winding in unwound(connection, now, key, min(when)):
        if back := [(e[KIND], e[ID]) for e in entries if (e[KIND], e[ID]) in went and _came(e)]:
            came |= _marks_after(winding, entries, back)
        if number not in when:
            continue
        then = winding.page
        at, author = when[number]
        for kind, id in _gone(entries):
            item = thing(then, kind, id)
            mark = mark_of(then, item)
            is_back = (kind, mark) in came or any(_is_half_of(mark, one) for one in whole[kind])
            if mark not in seen and not is_back:
                seen.add(mark)
                label, words = said_of(then, item)
                stands = finder.stands(then, item)
                yield Removed(
                    *(now.id, name, number, at, author), *(kind, id, label, words, stands)
                )


def _came(entry: Entry) -> bool:
    """Whether an entry says that a person has something from then on that was not there."""
    there_and_back = [*entry]
    there_and_back[WAS], there_and_back[IS] = entry[IS], entry[WAS]
    return entry[WAS] is None and is_removal(there_and_back)


def _marks_after(
    winding: Winding, entries: list[Entry], back: Iterable[tuple[str, str]]
) -> set[tuple[str, Any]]:
    """Give the marks of what a step brought; the page is wound back to before it."""
    winding.forward(entries)
    page = winding.page
    winding.back(entries)
    return {(kind, mark_of(page, thing(page, kind, id))) for kind, id in back}


def _records(page: Page) -> dict[str, list[tuple[Any, ...]]]:
    """Give the marks of the speeches and meetings that are on a page; none of labels."""
    kinds: dict[str, Sequence[Any]] = {SPAN: (), SPEECH: page.speeches, MEETING: page.meetings}
    return {
        kind: [mark_of(page, item) for item in items if item.status is not Status.REJECTED]
        for kind, items in kinds.items()
    }


def _is_half_of(mark: tuple[Any, ...], whole: tuple[Any, ...]) -> bool:
    """Whether all that a record has stands in another one: it was seen while it was being made."""
    names = _PEOPLE_AT if mark[0] == MEETING else len(mark)
    said = all(not one or one == other for one, other in zip(mark[:names], whole, strict=False))
    people = zip(mark[names:], whole[names:], strict=True)
    return said and all(set(one) <= set(other) for one, other in people)


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
