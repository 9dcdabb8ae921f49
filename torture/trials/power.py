"""The power is cut while the window works, as far as that can be simulated.

The window works on a drive that records every write and sync. From the record come the states in
which a cut could have left the drive; each is opened, checked, and held against what had been
marked kept at that moment. The drive is once a local one, where SQLite keeps a write-ahead log, and
once a network drive, where it keeps a journal.
"""

import hashlib
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from annotator.page.errors import AnnotatorError
from annotator.store.project import Project
from torture.conditions import Conditions
from torture.cuts import MANNERS, Contents, Drive
from torture.drives import served_drive, why_not
from torture.ledger import BEGAN, Ledger, digests, lines_of
from torture.outcome import Outcome
from torture.recorded import Did, Event, read_events
from torture.worker import project_of

TITLE = "The power is cut while the window works"
NAME, TOLD = "cut.annotator", "told"
LASTING = (NAME, f"{NAME}-wal", f"{NAME}-journal")
"""What of a project is read after a cut; the index of the write-ahead log is made anew."""
PAGES = 3
SECONDS = 400
KINDS = {"a local drive": "fuse", "a network drive": "fuse.sshfs"}
Found = dict[str, str] | str
"""The digests of the pages, or why there are none."""


def run(conditions: Conditions) -> Iterator[Outcome]:
    if reason := why_not():
        yield Outcome("states after a cut", 0, "states", skipped=reason)
        return
    for number, (what, kind) in enumerate(KINDS.items()):
        folder = conditions.folder / str(number)
        folder.mkdir()
        steps = conditions.number(60, 400)
        record = recorded(folder, kind, steps, conditions.seed + number)
        yield from cut(what, record, folder, conditions)


def recorded(folder: Path, kind: str, steps: int, seed: int) -> Path:
    """Let a window make a project and work at it on such a drive; give the record."""
    record = folder / "record"
    with served_drive(folder / "under", folder / "drive", kind, record) as drive:
        words = (
            *(str(drive.place / NAME), str(folder / "cut.ini")),
            *("--tell", str(drive.place / TOLD), "--seed", str(seed)),
            *("--make", str(PAGES), "--steps", str(steps), "--reopen", "50"),
        )
        subprocess.run(
            [sys.executable, "-m", "torture.worker", *words],
            check=True,
            timeout=SECONDS,
            capture_output=True,
        )
    return record


def cut(what: str, record: Path, folder: Path, conditions: Conditions) -> Iterator[Outcome]:
    """Cut the power at many moments of a record, and look at what is left."""
    chance = random.Random(conditions.seed)
    events = list(read_events(record))
    told = next(event.file for event in events if event.data == TOLD.encode())
    moments = [number for number, event in enumerate(events) if event.file != told]
    chosen = set(chance.sample(moments, min(conditions.number(40, 1_000), len(moments))))
    project_of(folder / "first", PAGES)
    with Project.open(folder / "first") as project:
        ledger = Ledger(digests(project))
    left = Left(folder / "left")
    drive, rest, states, failures, begun = Drive(), b"", 0, [], False
    for number, event in enumerate(events):
        drive.take(event)
        if event.file == told and event.did is Did.WRITE:
            *lines, rest = (rest + event.data).split(b"\n")
            ledger.take(lines_of(b"".join(line + b"\n" for line in lines)))
            begun = begun or BEGAN.encode() in event.data
        if number not in chosen:
            continue
        for manner in MANNERS:
            states += 1
            found = left.found(drive.left(manner, chance))
            trouble = wrong(found, ledger, begun)
            if trouble:
                failures.append(f"{_moment(event, number, events)}, {manner.name}: {trouble}")
    remark = f"{len(left.known)} different; {ledger.kept} steps marked kept, {syncs(events)} syncs"
    if ledger.bugs or not ledger.ended:
        failures.insert(0, f"the window did not come to its end: {ledger.bugs}")
    yield Outcome(f"states after a cut, {what}", states, "states", tuple(failures), remark=remark)


def wrong(found: Found, ledger: Ledger, begun: bool) -> str:
    """Say what is wrong with what was found in a state, or nothing."""
    if not begun:  # while the project is made there may be none, or one without pages
        return found if isinstance(found, str) and found != Left.NO_FILE else ""
    return found if isinstance(found, str) else ledger.trouble(found)


class Left:
    """Opens states that a cut left; each different one only once."""

    NO_FILE = "there is no project"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.known: dict[bytes, Found] = {}

    def found(self, contents: Contents) -> Found:
        """Give the pages that such files hold, or what is wrong with the files."""
        contents = {name: contents[name] for name in LASTING if name in contents}
        key = hashlib.sha256(repr(sorted(contents.items())).encode()).digest()
        if key not in self.known:
            self.known[key] = self._look(contents)
        return self.known[key]

    def _look(self, contents: Contents) -> Found:
        if not contents.get(NAME):  # a drive without second names shows the name before the file
            return self.NO_FILE
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        for name, data in contents.items():
            (self.folder / name).write_bytes(data)
        try:
            with Project.open(self.folder / NAME) as project:
                found, troubles = digests(project), project.check()
        except AnnotatorError as error:
            return str(error)
        return "; ".join(one.words for one in troubles) or found


def syncs(events: list[Event]) -> int:
    """Count the times that something was told to be on the drive."""
    return sum(event.did in (Did.SYNC, Did.SYNC_NAMES) for event in events)


def _moment(event: Event, number: int, events: list[Event]) -> str:
    return f"cut after event {number} of {len(events)} ({event.did.name} {event.number})"
