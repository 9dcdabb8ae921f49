"""What differs between a project as it is and as a backup has it: pages and labels."""

import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotator.page.progress import Progress, silent
from annotator.store.backups.making import MADE
from annotator.store.connection import reading
from annotator.store.errors import NOT_READ, telling
from annotator.store.project import Project
from annotator.store.tables.loading import load_pages

_BATCH = 50


class Turn(StrEnum):
    """What became of a page since the backup."""

    GONE = "gone"
    CHANGED = "changed"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class PageTurn:
    """A page that is not as it was: what became of it, and its labels then and now.

    Labels are counted as in backups: with speeches and meetings, made or accepted by a person.
    """

    id: str
    name: str
    turn: Turn
    labels_then: int
    labels_now: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What a project held then, what it holds now, and the pages that are not as they were."""

    pages_then: int
    pages_now: int
    labels_then: int
    labels_now: int
    turned: tuple[PageTurn, ...]

    def count(self, turn: Turn) -> int:
        """Count the pages that something became of."""
        return sum(page.turn is turn for page in self.turned)


@dataclass(frozen=True, slots=True)
class _Row:
    key: int
    id: str
    name: str
    saved_at: str
    labels: int


def difference(then: Project, now: Project | None, progress: Progress = silent) -> Difference:
    """Compare two states of a project: pages gone first, then changed ones, then new ones.

    Of each kind those come first of which the most labels are missing now. Where there is no
    project now, or none that can be read, all pages are gone.
    """
    with telling(then.path, NOT_READ), reading(then.connection):
        old = _rows(then.connection)
        new: dict[str, _Row] = {}
        changed: list[tuple[_Row, _Row]] = []
        if now is not None:
            with telling(now.path, NOT_READ), reading(now.connection):
                new = _rows(now.connection)
                both = [id for id in old if id in new and old[id].saved_at != new[id].saved_at]
                changed = _changed(then, now, [(old[id], new[id]) for id in both], progress)
    turned = [_turn(row, Turn.GONE, row.labels, 0) for id, row in old.items() if id not in new]
    turned += [_turn(row, Turn.CHANGED, was.labels, row.labels) for was, row in changed]
    turned += [_turn(row, Turn.NEW, 0, row.labels) for id, row in new.items() if id not in old]
    order = list(Turn)
    turned.sort(key=lambda one: (order.index(one.turn), one.labels_now - one.labels_then))
    return Difference(
        len(old),
        len(new),
        sum(row.labels for row in old.values()),
        sum(row.labels for row in new.values()),
        tuple(turned),
    )


def _turn(row: _Row, turn: Turn, then: int, now: int) -> PageTurn:
    return PageTurn(row.id, row.name, turn, then, now)


def _rows(connection: sqlite3.Connection) -> dict[str, _Row]:
    """Give the pages that are not in the trash, by their ids."""
    labels: Counter[int] = Counter()
    for table in ("span", "speech", "meeting"):
        query = f"SELECT page, count(*) FROM {table} WHERE {MADE} GROUP BY page"
        labels.update(dict(connection.execute(query)))
    query = "SELECT key, id, name, saved_at FROM page WHERE deleted_at IS NULL ORDER BY key"
    return {
        id: _Row(key, id, name, saved_at, labels[key])
        for key, id, name, saved_at in connection.execute(query)
    }


def _changed(
    then: Project, now: Project, pairs: Sequence[tuple[_Row, _Row]], progress: Progress
) -> list[tuple[_Row, _Row]]:
    """Give the pairs whose pages are not equal: a step and its undo leave a page as it was."""
    found = []
    for start in range(0, len(pairs), _BATCH):
        progress(start, len(pairs))
        batch = pairs[start : start + _BATCH]
        old = {one.id: one for one in load_pages(then.connection, [was.key for was, _ in batch])}
        new = {one.id: one for one in load_pages(now.connection, [row.key for _, row in batch])}
        found += [pair for pair in batch if old.get(pair[0].id) != new.get(pair[0].id)]
    return found
