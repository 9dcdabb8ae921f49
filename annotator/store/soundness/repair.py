"""A new project file of what is sound in a damaged or strange one, page by page.

A page that does not bear its seal is made again by its history, or taken from a backup, from where
the steps that followed lead on; where neither leads to it, what can be read of it is saved. The
file that is repaired is never written to.
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from annotator.page.errors import Sentence
from annotator.page.progress import Progress, silent
from annotator.store.backups.copying import put_in_place
from annotator.store.backups.making import backups_of
from annotator.store.connection import transaction
from annotator.store.errors import NOT_MADE, failed, telling
from annotator.store.lock import Lock
from annotator.store.placing import real, refuse_log, refuse_side_name, sweep_drafts
from annotator.store.project import Project
from annotator.store.soundness.checking import DAMAGE, keys_and_ids, look_at
from annotator.store.soundness.new_file import NewFile
from annotator.store.soundness.repaired import EXACT, PageRepair, Repair, Whence
from annotator.store.soundness.spares import Spares
from annotator.store.soundness.states import States
from annotator.store.soundness.workroom import NEW, workroom
from annotator.store.soundness.wreck import Wreck, donors_of, open_wreck

_LOST = "nothing of it can be read, and no backup has it"
_OTHER_ID = "its id is lost: it has another now"
_IS_THERE = "there is such a file already. Choose another name for the new file."


def repair(
    path: Path | str,
    new: Path | str,
    progress: Progress = silent,
    backups: Sequence[Path] | None = None,
) -> Repair:
    """Make a new project of what is sound in `path`, in its history and in its backups.

    `path` is only read. LockedError while another program has it, ProjectError where `new` is there
    or where nothing of `path` is a project's.
    """
    path, new = real(Path(path)), Path(new).absolute()
    with telling(new, NOT_MADE):
        if new.exists():
            raise failed(NOT_MADE, Sentence(_IS_THERE), new)
        refuse_side_name(new)
        refuse_log(new)
    if backups is None:
        backups = [backup.path for backup in backups_of(path)]
    with telling(new, NOT_MADE), workroom(new) as room, ExitStack() as stack:
        sweep_drafts(new)
        with _held(path):
            wreck = open_wreck(path, room, donors_of(backups, room))
        stack.callback(wreck.close)
        spares = Spares(backups, stack)
        target = stack.enter_context(Project.create(room / NEW))
        # A log would take as much room again, and none is needed: half a file is thrown away.
        target.connection.execute("PRAGMA journal_mode = DELETE")
        with transaction(target.connection, "BEGIN IMMEDIATE"):
            found = _Repairing(wreck, spares, target.connection).run(progress)
        target.close()
        wreck.close()
        put_in_place(room / NEW, new, NOT_MADE, new=True)
    return replace(found, path=new)


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Keep others from writing to a file while it is copied, where a lock can be made beside it."""
    if not os.access(path.parent, os.W_OK):
        yield
        return
    lock = Lock(path)
    try:
        yield
    finally:
        lock.release()


class _Repairing:
    """The work on one file."""

    def __init__(self, wreck: Wreck, spares: Spares, target: sqlite3.Connection) -> None:
        self._from, self._spares = wreck.connection, spares
        self._states = States(wreck, spares)
        self._to = NewFile(wreck, spares, target)
        self._ids: set[str] = set()

    def run(self, progress: Progress) -> Repair:
        """Bring every page over; say what became of each."""
        keys = keys_and_ids(self._from)
        done: list[PageRepair] = []
        for number, (key, id) in enumerate(keys.items()):
            progress(number, len(keys))
            known = self._known_id(key, id)
            done.append(self._bring(key, known or id, known is not None))
        if not self._tells_all():
            done += [self._bring(key, id) for key, id in self._unseen(set(keys))]
        progress(len(keys), len(keys))
        return Repair(Path(), tuple(done), tuple(self._to.the_rest()))

    def _tells_all(self) -> bool:
        """Whether the table of pages can be read to its end."""
        with suppress(*DAMAGE):
            self._from.execute("SELECT key, id FROM page NOT INDEXED ORDER BY key").fetchall()
            return True
        return False

    def _known_id(self, key: int, id: str) -> str | None:
        """Give a page's id, from a backup where its own row is lost; None where nothing has it."""
        with suppress(*DAMAGE):
            row = self._from.execute("SELECT 1 FROM page WHERE key = ?", (key,)).fetchone()
            if row is not None:
                return id
        raw = hashed = None
        with suppress(*DAMAGE):
            query = "SELECT raw, raw_sha256 FROM source WHERE page = ?"
            raw, hashed = self._from.execute(query, (key,)).fetchone() or (None, None)
        return self._spares.id_of(key, raw, hashed)

    def _unseen(self, keys: set[int]) -> Iterator[tuple[int, str]]:
        """Give the pages of the newest backup that the damaged file does not tell of any more."""
        for key, id in self._spares.keys_and_ids().items():
            if key not in keys and id not in self._ids:
                yield key, id

    def _bring(self, key: int, id: str, known: bool = True) -> PageRepair:
        page, whence, words = self._states.best(key, id, look_at(self._from, key))
        if page is None:
            return PageRepair(id, Whence.LOST, (Sentence(_LOST),))
        if page.id in self._ids:
            page, known = replace(page, id=f"{page.id}-{key}"), False
        if not known:
            words = [*words, Sentence(_OTHER_ID)]
            whence = Whence.READ if whence in EXACT else whence
        self._ids.add(page.id)
        lacking = self._to.write(key, page, whence)
        return PageRepair(page.id, whence, tuple(words), tuple(lacking))
