"""Drives that break under an open window: `python -m torture.scenes NAME FOLDER` plays one scene.

Each is a function of a folder that gives what went wrong. Drives are real: small ones in memory,
and one that another process serves and that is stopped or ended.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from PySide6.QtWidgets import QApplication

from annotator.store.project import Project
from torture.drives import ServedDrive, be_bound_by_permissions, remount, served_drive, small_drive
from torture.stage import Stage, ledger_of, stage
from torture.worker import project_of

NETWORK = "fuse.sshfs"
LOCK = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1])
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""
Scene = Callable[[Path], list[str]]


def the_drive_is_full(folder: Path) -> list[str]:
    """Steps fill a small drive, wait, and are kept once there is room."""
    with small_drive(folder / "small", "2m") as place, stage(folder, place) as at:
        _fill(at)
        at.is_shown("the drive is full")
        at.work_on_quickly()
        at.asks_before_closing()
        at.holds_what_was_kept(at.project)
        remount(place, "size=16m")
        at.all_kept()
        return at.failures


def the_drive_is_full_and_a_copy_is_saved_elsewhere(folder: Path) -> list[str]:
    """The work goes on in a copy; the file on the full drive keeps what it had."""
    with small_drive(folder / "small", "2m") as place, stage(folder, place) as at:
        _fill(at)
        at.is_shown("the drive is full")
        kept = at.ledger.kept
        at.moves_to_a_copy()
        at.ledger.kept = kept
        at.holds_what_was_kept(at.project)
        return at.failures


def the_drive_is_full_at_once(folder: Path) -> list[str]:
    """Not a byte is free when the project is opened; it opens, is told of, and is not harmed."""
    with small_drive(folder / "small", "2m") as place:
        project = place / "work.annotator"
        project_of(project, 3)
        ledger, before = ledger_of(project), project.read_bytes()
        _stuff(place)
        at = Stage(folder, project, ledger)
        at.expect(at.opened or bool(at.told), "neither opened nor told why")
        if at.opened and not at.session.read_only:
            at.work(10)
            at.is_shown("the drive is full")
            at.work_on_quickly()
        at.window._leaving = True
        at.window.close()
        after = project.read_bytes()
        at.expect(before == after, "the file was changed")
        return at.failures


def the_file_is_removed(folder: Path) -> list[str]:
    """The file goes from under the window; a copy elsewhere has all of it."""
    with stage(folder, folder) as at:
        at.work(20)
        at.session.finish_keeping()
        for side in ("", "-wal", "-shm"):
            Path(f"{at.project}{side}").unlink(missing_ok=True)
        at.work_on_quickly()
        at.is_shown("There is no file")
        at.asks_before_closing()
        at.moves_to_a_copy()
        return at.failures


def the_file_is_moved_and_put_back(folder: Path) -> list[str]:
    """The file is away for a while; what waits is kept when it is back."""
    (folder / "aside").mkdir()
    with stage(folder, folder) as at:
        at.work(20)
        at.session.finish_keeping()
        _move(at.project, folder / "aside")
        at.work_on_quickly()
        at.is_shown("There is no file")
        _move(folder / "aside" / at.project.name, folder)
        at.all_kept()
        return at.failures


def the_file_is_replaced(folder: Path) -> list[str]:
    """Another project with pages of the same names takes its place, and is not written to."""
    (folder / "aside").mkdir()
    other = folder / "other.annotator"
    project_of(other, 3)
    with Project.open(other) as project:
        project.set_setting("owner", "another")
    before = other.read_bytes()
    with stage(folder, folder) as at:
        at.work(20)
        at.session.finish_keeping()
        _move(at.project, folder / "aside")
        other.rename(at.project)
        at.work_on_quickly()
        at.is_shown("another file stands in its place")
        at.expect(at.project.read_bytes() == before, "the other file was changed")
        at.holds_what_was_kept(folder / "aside" / at.project.name)
        at.project.unlink()
        _move(folder / "aside" / at.project.name, folder)
        at.all_kept()
        return at.failures


def the_folder_is_read_only(folder: Path) -> list[str]:
    """A project that may only be read is opened to read, or the refusal told; nothing changes."""
    place = folder / "locked"
    place.mkdir()
    project = place / "work.annotator"
    project_of(project, 3)
    before = project.read_bytes()
    project.chmod(0o444)
    place.chmod(0o555)
    be_bound_by_permissions()
    at = Stage(folder, project)
    at.expect(at.opened or bool(at.told), "neither opened nor told why")
    at.expect(not at.opened or at.session.read_only, "opened as if it could be written to")
    at.window.close()
    at.expect(project.read_bytes() == before, "the file was changed")
    at.expect(os.listdir(place) == [project.name], f"left behind: {os.listdir(place)}")
    return at.failures


def permission_is_taken_away(folder: Path) -> list[str]:
    """What is open goes on being written; opened next, it is to read and says why."""
    place = folder / "mine"
    place.mkdir()
    be_bound_by_permissions()
    with stage(folder, place) as at:
        at.work(20)
        at.project.chmod(0o400)
        place.chmod(0o500)
        at.work_on_quickly()
        at.until(lambda: not at.ledger.under_way or bool(at.words), "kept, or told why not")
        at.holds_what_was_kept(at.project)
        at.told.clear()
        at.session.close_project()
        before, names = at.project.read_bytes(), sorted(os.listdir(place))
        at.expect(at.window.files.open(at.project), "not opened to read, which is allowed")
        at.expect(at.session.read_only, "opened as if anything could be kept in it")
        said = at.window.reader.words
        at.expect("write-protected" in said, f"what is forbidden was not told, but “{said}”")
        at.expect(at.project.read_bytes() == before, "the file was changed")
        at.expect(sorted(os.listdir(place)) == names, f"left behind: {os.listdir(place)}")
        place.chmod(0o700)
        at.project.chmod(0o600)
        at.window.reader.look()
        at.window.reader.work_button.click()
        at.expect(not at.session.read_only, "not to be worked on once it is allowed")
        at.work_on_quickly()
        at.all_kept()
        return at.failures


def permission_is_taken_away_on_a_network_drive(folder: Path) -> list[str]:
    """Each step needs a journal there: steps wait until the folder may be written to again."""
    with _network(folder) as drive:
        drive.folder.chmod(0o777)
        be_bound_by_permissions()
        with stage(folder, drive.place) as at:
            at.work(20)
            at.session.finish_keeping()
            _chmod(drive, at, 0o555, 0o444)
            at.work_on_quickly()
            at.is_shown("")
            at.holds_what_was_kept(at.project)
            _chmod(drive, at, 0o777, 0o666)
            at.all_kept()
            return at.failures


def a_network_drive_stalls(folder: Path) -> list[str]:
    """The drive answers nothing for a while; the window does, and says so."""
    with _network(folder) as drive, stage(folder, drive.place) as at:
        at.expect(at.session.project is not None, "not opened")
        at.work(20)
        at.session.finish_keeping()
        drive.stall()
        at.work_on_quickly()
        at.is_shown("has not answered")
        at.work_on_quickly()
        at.session.next_page()
        at.expect(any("does not answer" in words for words in at.told), "the next page: not told")
        drive.go_on()
        at.all_kept()
        at.hand.turn()
        return at.failures


def a_network_drive_stalls_for_good(folder: Path) -> list[str]:
    """The work goes on in a copy with the pages at hand; nobody waits for the drive."""
    with _network(folder) as drive, stage(folder, drive.place) as at:
        at.work(20)
        at.session.finish_keeping()
        drive.stall()
        at.work_on_quickly()
        at.is_shown("has not answered")
        at.moves_to_a_copy(whole=False)
        drive.go_on()
        return at.failures


def a_network_drive_goes_away_and_comes_back(folder: Path) -> list[str]:
    """The connection is lost and made anew: what waits is kept, and pages are read again."""
    with _network(folder) as drive, stage(folder, drive.place) as at:
        at.work(20)
        at.session.finish_keeping()
        drive.go_away()
        at.work_on_quickly()
        at.is_shown("")
        at.holds_what_was_kept(drive.folder / at.project.name)
        drive.come_back()
        at.all_kept()
        page = at.page
        at.hand.turn()
        at.expect(at.page is not page, "no other page could be opened")
        at.work(10)
        at.all_kept()
        return at.failures


def another_program_writes_without_end(folder: Path) -> list[str]:
    """Another program holds the file: steps wait until it lets go."""
    with stage(folder, folder) as at:
        at.work(20)
        at.session.finish_keeping()
        words = [sys.executable, "-c", LOCK, str(at.project)]
        with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
            assert other.stdout is not None
            other.stdout.readline()
            at.work_on_quickly()
            at.is_shown("")
            other.communicate()
        at.all_kept()
        return at.failures


def _fill(at: Stage) -> None:
    """Work until no more fits onto the drive."""
    for _ in range(400):
        at.work(10)
        at.session.keeping.finish()
        QApplication.processEvents()
        if at.window.waiting.words:
            return
    at.expect(False, "the drive is not full yet")


def _stuff(place: Path) -> None:
    """Leave not a byte free."""
    ballast = os.open(place / "ballast", os.O_WRONLY | os.O_CREAT)
    with suppress(OSError):
        while os.write(ballast, bytes(4096)):
            pass
    os.close(ballast)


def _move(project: Path, folder: Path) -> None:
    for side in ("", "-wal", "-shm"):
        if Path(f"{project}{side}").exists():
            shutil.move(f"{project}{side}", folder)


def _chmod(drive: ServedDrive, at: Stage, folder: int, file: int) -> None:
    drive.place.chmod(folder)
    at.project.chmod(file)


def _network(folder: Path) -> AbstractContextManager[ServedDrive]:
    return served_drive(folder / "under", folder / "network", NETWORK)


SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        the_drive_is_full,
        the_drive_is_full_and_a_copy_is_saved_elsewhere,
        the_drive_is_full_at_once,
        the_file_is_removed,
        the_file_is_moved_and_put_back,
        the_file_is_replaced,
        the_folder_is_read_only,
        permission_is_taken_away,
        permission_is_taken_away_on_a_network_drive,
        a_network_drive_stalls,
        a_network_drive_stalls_for_good,
        a_network_drive_goes_away_and_comes_back,
        another_program_writes_without_end,
    )
}

if __name__ == "__main__":
    print(json.dumps(SCENES[sys.argv[1]](Path(sys.argv[2]))), flush=True)
    os._exit(0)  # a connection left on a drive that stalled would be waited for
