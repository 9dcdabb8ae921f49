"""A project: one SQLite file with pages, their sources and labels, settings and history."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.page.model import Page
from annotator.page.progress import Progress, silent
from annotator.store.clock import now
from annotator.store.connection import reading
from annotator.store.errors import (
    NOT_KEPT,
    NOT_MADE,
    NOT_READ,
    DamagedError,
    ProjectError,
    RefusedError,
    telling,
)
from annotator.store.file_with_past import FileWithPast
from annotator.store.past import history as past
from annotator.store.past.history import KeptStep
from annotator.store.soundness.checking import Trouble, check, is_as_written
from annotator.store.soundness.sealing import UNREADABLE, accept
from annotator.store.tables import listing
from annotator.store.tables.adding import (
    Added,
    AddedKind,
    Arrival,
    MergeError,
    add_pages,
    merged,
    page_with_raw,
    page_with_raw_of,
)
from annotator.store.tables.listing import ALL, PageFilter, PageRow
from annotator.store.tables.loading import load_pages
from annotator.store.tables.saving import (
    OutOfStepError,
    change_row,
    raw_sha256,
    rewrite_page,
    write_changes,
)

if TYPE_CHECKING:  # loaded where they are used: most of a start would be theirs
    from annotator.store import inspection
    from annotator.store import learned as learning

_BATCH = 100


class Project(FileWithPast):
    """An open project: its pages, their past, its settings.

    Every method that writes does so in one transaction that is on the drive when it returns.
    Known troubles come as ProjectError.
    """

    # Pages

    def add(
        self, page: Page, data: bytes | None = None, found: dict[str, Any] | None = None
    ) -> Added:
        """Add a page, its file's bytes and what was found in them.

        Nothing is written where a page with the same raw text is there. An id that is taken gets a
        number behind it.
        """
        return self.add_many([Arrival(page, data, found)])[0]

    def add_many(self, arrivals: Iterable[Arrival], progress: Progress = silent) -> list[Added]:
        """Add all pages in one transaction, or none where one of them raises."""
        with self._writing():
            return add_pages(self.connection, arrivals, progress)

    def merge_labels(self, incoming: Page) -> tuple[Page, Page]:
        """Put labels on the page with the same raw text, as one step; give it before and after.

        MergeError where there is no such page, or where hand work would be lost.
        """
        with self._writing():
            id = page_with_raw(self.connection, raw_sha256(incoming.raw))
            if id is None:
                raise MergeError(
                    "The labels of “{page}” were not taken over: no page has its raw text. "
                    "Import it as a page.",
                    page=incoming.id,
                )
            key = self._key(id)
            before = load_pages(self.connection, [key])[0]
            after = merged(before, incoming)
            if after != before:
                found = write_changes(self.connection, key, before, after)
                self.stepping.keep(key, before, after, "Import labels", None, found)
        return before, after

    def load(self, page_id: str) -> Page:
        """Give a page, from the trash too; ProjectError where there is none with this id."""
        with telling(self.path, NOT_READ), reading(self.connection):
            pages = self._loaded([self._key(page_id)])
        if not pages:
            raise DamagedError(
                "The page “{page}” cannot be read: its raw text is missing. A new file can be made "
                "with what can be saved of it.",
                page=page_id,
            )
        return pages[0]

    def iter_pages(
        self, filter: PageFilter = ALL, ids: Sequence[str] | None = None
    ) -> Iterator[Page]:
        """Give the pages of a list one after the other, or those of `ids` in their order."""
        with telling(self.path, NOT_READ):
            if ids is None:
                keys = [key for key, _ in listing.keys_and_ids(self.connection, filter)]
            else:
                keys = [self._key(id) for id in ids]
        for start in range(0, len(keys), _BATCH):
            # Read whole, so that no transaction stays open while the caller works.
            with telling(self.path, NOT_READ), reading(self.connection):
                pages = self._loaded(keys[start : start + _BATCH])
            yield from pages

    def count(self, filter: PageFilter = ALL) -> int:
        """Count the pages of a list."""
        with telling(self.path, NOT_READ):
            return listing.count(self.connection, filter)

    def papers(self) -> tuple[str, ...]:
        """Give the names of the papers that pages are from, in the order of their characters."""
        with telling(self.path, NOT_READ):
            query = "SELECT DISTINCT paper FROM page WHERE deleted_at IS NULL AND paper <> '' "
            found = self.connection.execute(f"{query} ORDER BY paper").fetchall()
        return tuple(row[0] for row in found)

    def rows(self, offset: int, limit: int, filter: PageFilter = ALL) -> list[PageRow]:
        """Give up to `limit` rows of a list from `offset` on."""
        with telling(self.path, NOT_READ):
            return listing.rows(self.connection, offset, limit, filter)

    def number_of(self, page_id: str, filter: PageFilter = ALL) -> int | None:
        """Say in which row of a list a page stands, from 0; None where it is not in the list."""
        with telling(self.path, NOT_READ):
            return listing.number_of(self.connection, page_id, filter)

    def ids(self, filter: PageFilter = ALL) -> list[str]:
        """Give the ids of a list's pages in its order."""
        with telling(self.path, NOT_READ):
            return [id for _, id in listing.keys_and_ids(self.connection, filter)]

    def holding(self, text: str) -> list[str]:
        """Give the ids of the pages on which each word of `text` stands; every text is read."""
        with telling(self.path, NOT_READ), reading(self.connection):
            return listing.pages_holding(self.connection, text)

    def save(self, before: Page, after: Page, name: str = "", run: object = None) -> int:
        """Keep a step: write what differs between two states of a page. Gives the step's number.

        Steps with the same `run` that follow each other are one step of the history, as long as
        no other comes between them. Where the rows turn out not to hold `before`, the page is
        written whole as `after`, and the step leads there from what the rows did hold.
        """
        try:
            with self._writing(NOT_KEPT):
                key = self._key(before.id)
                found = write_changes(self.connection, key, before, after)
                return self.stepping.keep(key, before, after, name, run, found)
        except (OutOfStepError, sqlite3.IntegrityError):
            with self._writing(NOT_KEPT):
                key = self._key(before.id)
                held = self._held(key)
                rewrite_page(self.connection, key, after)
                return self.stepping.keep(key, held, after, name)

    def _held(self, key: int) -> Page | None:
        """Give the page that the rows hold; None where they can't be read as one."""
        try:
            return load_pages(self.connection, [key])[0]
        except (*UNREADABLE, sqlite3.DatabaseError):
            return None

    def delete_page(self, page_id: str) -> None:
        """Put a page into the trash."""
        with self._writing():
            key = self._key(page_id)
            change_row(self.connection, key, {"deleted_at": now()})
            self.stepping.note(key, past.DELETE_PAGE)

    def restore_page(self, page_id: str) -> None:
        """Take a page out of the trash, as it was; one that is not in it stays where it is.

        RefusedError where its raw text came in again meanwhile: no text is there twice.
        """
        with self._writing():
            key = self._key(page_id)
            other = page_with_raw_of(self.connection, key)
            if other is not None:
                raise RefusedError(
                    "The page “{page}” stays in the trash: its text was imported again and is "
                    "the page “{other}” now. Delete that one first to have this one back.",
                    page=page_id,
                    other=other,
                )
            deleted = "SELECT 1 FROM page WHERE key = ? AND deleted_at IS NOT NULL"
            if self.connection.execute(deleted, (key,)).fetchone():
                change_row(self.connection, key, {"deleted_at": None})
                self.stepping.note(key, past.RESTORE_PAGE)

    def set_doubts(self, page_id: str, number: int) -> None:
        """Note how many doubts a page has, for the list of pages."""
        with self._writing():
            key = self._key(page_id)
            change_row(self.connection, key, {"doubt_count": number})

    def file_of(self, page_id: str) -> tuple[bytes | None, dict[str, Any] | None]:
        """Give the bytes of a page's file and what was found in them; None where not known."""
        with telling(self.path, NOT_READ):
            data, found = self.connection.execute(
                "SELECT bytes, found FROM source WHERE page = ?", (self._key(page_id),)
            ).fetchone()
        return data, None if found is None else json.loads(found)

    # What finished work teaches

    def learned(self) -> "learning.Kept | None":
        """Give what was learnt from this project's pages, or None."""
        from annotator.store import learned as learning

        with telling(self.path, NOT_READ):
            return learning.kept(self.connection)

    def keep_learned(self, value: dict[str, Any], used: bool = True) -> None:
        """Keep what was learnt, in the place of what was learnt before."""
        from annotator.store import learned as learning

        with self._writing():
            learning.keep(self.connection, value, used)

    def use_learned(self, used: bool) -> None:
        """Switch what was learnt on or off."""
        from annotator.store import learned as learning

        with self._writing():
            learning.use(self.connection, used)

    def forget_learned(self) -> None:
        from annotator.store import learned as learning

        with self._writing():
            learning.forget(self.connection)

    def confirmed(self) -> "learning.Confirmed":
        """Count the names, offices and institutions that the labels of all pages confirm."""
        from annotator.store import learned as learning

        with telling(self.path, NOT_READ), reading(self.connection):
            return learning.confirmed(self.connection)

    # The whole

    def check(self, progress: Progress = silent) -> list[Trouble]:
        """Name everything that is broken; an empty list for a sound project."""
        try:
            with telling(self.path, NOT_READ):
                return check(self.connection, progress)
        except ProjectError as error:
            return [Trouble(None, str(error))]

    def is_as_written(self, page: Page) -> bool:
        """Whether a page that was just read is what was written, by its seal."""
        with telling(self.path, NOT_READ):
            return is_as_written(self.connection, page)

    def accept(self, progress: Progress = silent) -> list[str]:
        """Take as right what another program wrote; give the ids of pages left as they are.

        Those are pages that can't be read or that break a rule.
        """
        with self._writing():
            return accept(self.connection, self.stepping.signed, progress)

    def stats(self) -> "inspection.Stats":
        """Count what the project holds."""
        from annotator.store import inspection

        with telling(self.path, NOT_READ):
            return inspection.stats(self.connection)

    def backup(self, path: Path | str, *, replace: bool = False) -> None:
        """Write a copy of the project as one file, complete to the last kept step.

        The copy is made beside the target, checked, and only then takes its place. ProjectError
        where there is such a file, unless a person said that it may be replaced.
        """
        from annotator.store.backups.copying import copy_project
        from annotator.store.placing import refuse_side_name

        path = Path(path).absolute()
        with telling(path, NOT_MADE):
            if path.exists() and path.samefile(self.path):
                raise ProjectError(
                    "“{path}” is the project itself. Choose another name for the copy.", path=path
                )
            refuse_side_name(path)
        copy_project(self.connection, path, new=not replace)

    def _loaded(self, keys: Sequence[int]) -> list[Page]:
        """Give the pages of these keys; DamagedError names the first whose rows hold no page."""
        try:
            return load_pages(self.connection, keys)
        except UNREADABLE as error:
            for key in keys:
                try:
                    load_pages(self.connection, [key])
                except UNREADABLE:
                    query = "SELECT id FROM page WHERE key = ?"
                    (id,) = self.connection.execute(query, (key,)).fetchone()
                    raise DamagedError(
                        "The page “{page}” cannot be read: its rows hold what no page can have. A "
                        "new file can be made with what can be saved of it.",
                        page=id,
                    ) from error
            raise


__all__ = ["ALL", "Added", "AddedKind", "Arrival", "KeptStep", "PageFilter", "PageRow", "Project"]
