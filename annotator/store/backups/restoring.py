"""Going back to a backup: what is there becomes a backup itself, then the older one its place."""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from annotator.page.errors import Sentence
from annotator.page.progress import Progress, silent
from annotator.store.backups.copying import copy_project, draft_of, put_in_place
from annotator.store.backups.damaged import bad_backup, is_damaged
from annotator.store.backups.making import CLOCK, SETTLED, Why, make_backup, now_settled
from annotator.store.connection import connect_to_read, look
from annotator.store.errors import WRITE_PROTECTED, ProjectError, failed, telling
from annotator.store.lock import Lock
from annotator.store.placing import INDEX, JOURNAL, LOG, real, refuse_no_place, refuse_side_name
from annotator.store.settings import keep_setting

NOT_RESTORED = "“{path}” was not restored"


def restore(project: Path, backup: Path, progress: Progress = silent) -> Path | None:
    """Put a backup in the place of a project; give the file that holds what was there.

    That is a backup made now or, where the file there is damaged, that file itself under another
    name; where only its log was left, that log under another name; None where nothing was there.
    The project must be closed: LockedError where a window has it. BadBackupError, which names the
    next older sound one, where the backup is damaged; ProjectError where anything else fails before
    the last moment. Then the project is what it was.
    """
    project, backup = real(project), real(backup)  # the file is replaced, not what points to it
    if is_damaged(backup):
        raise bad_backup(project, backup, NOT_RESTORED)
    refuse_no_place(project, NOT_RESTORED)
    if project.exists() and project.samefile(backup):
        why = Sentence("it is the backup itself. Choose the project it is a backup of.")
        raise failed(NOT_RESTORED, why, project)
    if not project.exists():
        refuse_side_name(project, NOT_RESTORED)
    elif not os.access(project, os.W_OK):
        raise failed(NOT_RESTORED, Sentence(WRITE_PROTECTED), project)
    lock = Lock(project, NOT_RESTORED)
    try:
        with draft_of(project) as draft:
            with closing(connect_to_read(backup)) as source:
                copy_project(source, draft, progress, what=NOT_RESTORED, of=project)
            with telling(project, NOT_RESTORED):
                _settle(draft)
            kept = _kept(project)
            put_in_place(draft, project, NOT_RESTORED)
            return kept
    finally:
        lock.release()


def _settle(draft: Path) -> None:
    """Note that what labels are there now is what a person wanted."""
    with closing(sqlite3.connect(draft)) as connection:
        keep_setting(connection, SETTLED, now_settled())
        connection.commit()


def _kept(project: Path) -> Path | None:
    """Keep what is there now, and give the file that holds it."""
    if not project.exists():
        return _logs_aside(project)
    if _is_sound(project):
        with closing(connect_to_read(project)) as connection:
            return make_backup(project, connection, Why.RESTORE).path
    aside = _aside(project, "damaged")
    with telling(project, NOT_RESTORED):
        try:
            os.link(project, aside)  # so that at no moment there is no file
        except OSError:
            project.rename(aside)
        _move_logs(project, aside)
    return aside


def _logs_aside(project: Path) -> Path | None:
    """Move what is left beside a project that is gone; give the log, the one with steps first."""
    with telling(project, NOT_RESTORED):
        moved = _move_logs(project, _aside(project, "gone"))
    return moved[0] if moved else None


def _aside(project: Path, word: str) -> Path:
    clock = datetime.now().astimezone().strftime(CLOCK)
    return project.with_name(f"{project.stem} {word} {clock}{project.suffix}")


def _move_logs(project: Path, aside: Path) -> list[Path]:
    """Give the logs beside a project the name of another; that project's lock is ours."""
    moved = []
    for end in (LOG, JOURNAL, INDEX):
        with suppress(FileNotFoundError):
            moved.append(Path(f"{project}{end}").rename(f"{aside}{end}"))
    return moved


def _is_sound(project: Path) -> bool:
    """Whether SQLite finds nothing wrong with the file; trouble with the drive is told instead."""
    try:
        look(project)
        with closing(connect_to_read(project)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False
    except ProjectError as error:
        said = error.__cause__
        if said is None or isinstance(said, sqlite3.DatabaseError):
            return False
        raise


__all__ = ["NOT_RESTORED", "restore"]
