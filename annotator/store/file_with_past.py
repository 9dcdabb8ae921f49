"""A project file that is open, its settings, and all that was done in it: history and trash."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.page.model import Page
from annotator.page.progress import Progress, silent
from annotator.store.clock import now
from annotator.store.connection import reading
from annotator.store.errors import NOT_READ, RefusedError, telling
from annotator.store.lock import Lock
from annotator.store.open_file import OpenFile
from annotator.store.past import history as past
from annotator.store.past.history import KeptStep, Origin, Size, Step, Trimmed
from annotator.store.past.stepping import Stepping
from annotator.store.settings import keep_setting

if TYPE_CHECKING:  # loaded where they are used: most of a start would be theirs
    from annotator.store.backups.making import Backup, Why
    from annotator.store.past.trash import DeletedPage, Removed


class FileWithPast(OpenFile):
    """An open file with the steps that were kept in it; each page is named by its id."""

    def __init__(
        self, path: Path, connection: sqlite3.Connection, lock: Lock | None, read_only: bool
    ) -> None:
        super().__init__(path, connection, lock, read_only)
        self.stepping = Stepping(connection)

    # Settings and history

    def setting(self, key: str, default: Any = None) -> Any:
        """Give a setting of this project, as JSON holds it."""
        with telling(self.path, NOT_READ):
            query = "SELECT value FROM setting WHERE key = ?"
            row = self.connection.execute(query, (key,)).fetchone()
        try:
            return default if row is None else json.loads(row[0])
        except (ValueError, RecursionError):
            return default  # what another program made of it

    def set_setting(self, key: str, value: Any) -> None:
        """Keep a setting: anything that JSON holds."""
        with self._writing():
            keep_setting(self.connection, key, value)

    def history(self, page_id: str | None = None, limit: int = 100) -> list[KeptStep]:
        """Give the last steps, the newest first, of one page or of all; -1 is no limit."""
        with telling(self.path, NOT_READ):
            key = None if page_id is None else self._key(page_id)
            return past.steps(self.connection, key, limit)

    def full_history(self, page_id: str | None = None) -> Iterator[Step]:
        """Give the steps with what they did, the oldest first, of one page or of all."""
        with telling(self.path, NOT_READ):
            key = None if page_id is None else self._key(page_id)
            yield from past.full_steps(self.connection, key)

    def page_as_of(self, page_id: str, step: int) -> Page:
        """Give a page as it was right after a step; 0 for as it was before all that are kept.

        HistoryError where the history does not reach so far, or does not fit the page.
        """
        with telling(self.path, NOT_READ), reading(self.connection):
            return past.page_as_of(self.connection, self._key(page_id), step)

    def page_before(self, page_id: str, step: int) -> Page:
        """Give a page as it was right before a step; else as `page_as_of`."""
        with telling(self.path, NOT_READ), reading(self.connection):
            return past.page_before(self.connection, self._key(page_id), step)

    def origin(self, page_id: str) -> Origin | None:
        """Say with what the history of a page begins; None where it has none yet."""
        with telling(self.path, NOT_READ):
            return past.origin(self.connection, self._key(page_id))

    def history_size(self, page_id: str | None = None) -> Size:
        """Say what the history of one page or of all takes."""
        with telling(self.path, NOT_READ):
            key = None if page_id is None else self._key(page_id)
            return past.size(self.connection, key)

    def trim_history(self, days: int, progress: Progress = silent) -> "tuple[Backup, Trimmed]":
        """Make a backup, then forget the steps that are older; give both.

        What is older than the first step that stays can't be had again but from the backup. Steps
        stay from the first on that removed something which is in the trash.
        ProjectError where no backup can be made: then nothing is forgotten.
        """
        from annotator.store.backups.making import Why
        from annotator.store.past import trash
        from annotator.store.past.trimming import trim

        backup = self.make_backup(Why.TRIM, progress)
        emptied = int(self.setting(trash.EMPTIED, 0))
        with self._writing():
            trimmed = trim(self.connection, now(timedelta(days=days)), emptied, progress)
        self.stepping.end_run()
        self._give_back()
        return backup, trimmed

    # Backups and the trash

    def make_backup(self, why: "Why | None" = None, progress: Progress = silent) -> "Backup":
        """Make one of this project's backups, in their folder; old ones are let go as they age.

        ProjectError where there is no room for it or where its folder can't be written to.
        """
        from annotator.store.backups.making import Why, make_backup

        return make_backup(self.path, self.connection, why or Why.ASKED, progress)

    def deleted_pages(self) -> "list[DeletedPage]":
        """Give the pages in the trash, the last deleted first."""
        from annotator.store.past import trash

        with telling(self.path, NOT_READ):
            return trash.deleted_pages(self.connection)

    def removed_things(
        self, page_id: str | None = None, progress: Progress = silent
    ) -> "list[Removed]":
        """Give the labels and records that were removed, of one page or of all, the last first.

        What is back, by undo or by hand, is left out, and what was cleared with the trash.
        """
        from annotator.store.past import trash

        after = int(self.setting(trash.EMPTIED, 0))
        with telling(self.path, NOT_READ), reading(self.connection):
            key = None if page_id is None else self._key(page_id)
            return trash.removed_things(self.connection, after, key, progress)

    def empty_trash(self, page_ids: Sequence[str], up_to_step: int = 0) -> int:
        """Delete these pages of the trash for good, and clear labels removed up to a step.

        Gives the number of pages. The labels stay in the history of their pages.
        """
        from annotator.store.past import trash

        if up_to_step:
            self.set_setting(trash.EMPTIED, up_to_step)
        with self._writing():
            gone = trash.delete_for_good(self.connection, page_ids)
        self.stepping.end_run()
        self._give_back()
        return gone

    def _give_back(self) -> None:
        """Let the file shrink where a tenth of it is empty; where that can't be, it stays so."""
        with suppress(sqlite3.Error):
            (empty,) = self.connection.execute("PRAGMA freelist_count").fetchone()
            (whole,) = self.connection.execute("PRAGMA page_count").fetchone()
            if empty * 10 > whole:
                self.connection.execute("VACUUM")

    def _key(self, page_id: str) -> int:
        row = self.connection.execute("SELECT key FROM page WHERE id = ?", (page_id,)).fetchone()
        if row is None:
            raise RefusedError(
                "There is no page “{page}” in “{path}”.", page=page_id, path=self.path
            )
        return int(row[0])
