"""What a window said of its steps, and whether a project holds what had been marked kept.

A window at work tells, a line each: that it hands a page over to be kept, under which number, and
that a number is marked kept. Steps are kept in order, so a file is right when it holds, page for
page, what had been handed over up to one point, and that point is no earlier than the last mark.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from annotator.page.codec import write_page
from annotator.page.model import Page
from annotator.store.project import Project

BEGAN, HANDING, HANDED, KEPT, READY, BUG, ENDED = (
    "began",
    "handing",
    "handed",
    "kept",
    "ready",
    "bug",
    "ended",
)
Line = list[object]
MOST_BUGS = 3


def digest(page: Page) -> str:
    """Give 16 letters that stand for everything on a page."""
    written = json.dumps(write_page(page), ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def digests(project: Project) -> dict[str, str]:
    """Give the digest of every page of a project."""
    return {page.id: digest(page) for page in project.iter_pages()}


def lines_of(told: bytes) -> list[Line]:
    """Read what a window told; a last line that was cut short was not told."""
    whole, _, _ = told.rpartition(b"\n")
    return [json.loads(line) for line in whole.splitlines()]


@dataclass(slots=True)
class Ledger:
    """The pages as they were at first, and every page handed over since, in order."""

    first: dict[str, str]
    handed: list[tuple[str, str]] = field(default_factory=list)
    kept: int = 0
    """How many of them are marked kept."""
    bugs: list[str] = field(default_factory=list)
    ready: bool = False
    ended: bool = False
    _place: dict[object, int] = field(default_factory=dict)
    """How many pages had been handed over with each number; the next writer counts from 1 again."""

    def take(self, lines: Iterable[Line]) -> "Ledger":
        """Enter what was told."""
        for kind, *rest in lines:
            self._take(str(kind), rest)
        return self

    def _take(self, kind: str, rest: list[object]) -> None:
        if kind == HANDING:
            self.handed.append((str(rest[0]), str(rest[1])))
        elif kind == HANDED:
            self._place[rest[0]] = len(self.handed)
        elif kind == KEPT:
            self.kept = max(self.kept, self._place[rest[0]])
        elif kind == BUG:
            self.bugs += [str(rest[0])[:300]] if len(self.bugs) < MOST_BUGS else []
        elif kind == READY:
            self.ready = True
        elif kind == ENDED:
            self.ended = True

    @property
    def under_way(self) -> bool:
        """Whether a page had been handed over that was not yet marked kept."""
        return len(self.handed) > self.kept

    def trouble(self, found: dict[str, str], least: int | None = None) -> str:
        """Say what is wrong with the pages of a file; empty where nothing is.

        `least` is how many steps it must hold at least; all that are marked kept, if not said.
        """
        least = self.kept if least is None else least
        now = dict(self.first)
        for number in range(len(self.handed) + 1):
            if number:
                page, state = self.handed[number - 1]
                now[page] = state
            if number >= least and now == found:
                return ""
        return (
            f"after {self.kept} steps marked kept of {len(self.handed)} the file holds "
            f"{self._words(found)}"
        )

    def _words(self, found: dict[str, str]) -> str:
        missing = self.first.keys() - found.keys()
        if missing:
            return f"no page {', '.join(sorted(missing))}"
        parts = []
        for page, state in sorted(found.items()):
            steps = [number for number, one in enumerate(self.handed, 1) if one == (page, state)]
            at = steps[-1] if steps else 0 if self.first.get(page) == state else None
            parts.append(f"{page} as of step {at}")
        return "; ".join(parts)
