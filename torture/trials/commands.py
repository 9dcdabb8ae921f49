"""Commands are ended by `kill -9` at random moments; then they are given again, and end.

A file is what it was, or what the command makes of it; given again, the command makes that of it,
and leaves nothing of the killed one beside it.
"""

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from annotator.page.errors import AnnotatorError
from annotator.store.backups.making import backups_of, folder_of
from annotator.store.project import Project
from torture.conditions import Conditions
from torture.ledger import digests
from torture.outcome import Outcome
from torture.trials.flips import worked_on

TITLE = "Commands are killed while they work"
CHECKOUT = Path(__file__).resolve().parents[2]
OLD = CHECKOUT / "tests" / "old_projects" / "schema-2.annotator"
FILES = 40

COMMANDS = {
    "import": ("work", "import work texts"),
    "import into a new project": ("new", "import new texts"),
    "backup": ("work", "backup work"),
    "backup --to": ("new", "backup work --to new"),
    "restore": ("work", "restore work earlier"),
    "history --trim": ("work", "history work --trim 0"),
    "update of an old project": ("old", "card old --title 报"),
    "check --repair": ("new", "check damaged --repair new"),
}
"""The file that each command makes or changes, and its words."""


class State(NamedTuple):
    """What a project holds: pages with their digests, and the number of steps."""

    pages: frozenset[tuple[str, str]]
    steps: int


EMPTY = State(frozenset(), 0)


def run(conditions: Conditions) -> Iterator[Outcome]:
    chance = random.Random(conditions.seed)
    start, folder = conditions.folder / "start", conditions.folder / "at-work"
    fill(start, chance)
    kills = unharmed = 0
    failures = []
    names = chance.sample(list(COMMANDS), conditions.number(3, len(COMMANDS)))
    for name, (target, words) in ((name, COMMANDS[name]) for name in names):
        shutil.copytree(start, folder)
        before, began = state_of(folder / target), time.perf_counter()
        given(words, folder, None)
        seconds, after = time.perf_counter() - began, state_of(folder / target)
        shutil.rmtree(folder)
        # A project is made first, and filled then.
        states = {before, after, *([EMPTY] if name.startswith("import into") else [])}
        for _ in range(conditions.number(1, 25)):
            shutil.copytree(start, folder)
            kills += 1
            unharmed += not given(words, folder, chance.uniform(0, seconds))
            failures += [f"{name}: {trouble}" for trouble in troubles(folder, target, states)]
            if before == after or state_of(folder / target) != after:
                given(words, folder, None)
                failures += [
                    f"{name}, again: {one}" for one in troubles(folder, target, {after}, True)
                ]
            shutil.rmtree(folder)
    remark = f"{kills - unharmed} before the command had ended"
    yield Outcome("commands ended by kill -9", kills, "kills", tuple(failures), remark=remark)


def fill(folder: Path, chance: random.Random) -> None:
    """Make what the commands work on."""
    folder.mkdir()
    worked_on(folder / "earlier", chance)
    shutil.copy(folder / "earlier", folder / "work")
    with Project.open(folder / "work") as project:
        project.delete_page(project.ids()[0])
    data = bytearray((folder / "work").read_bytes())
    data[100:4096] = b"\xa5" * 3996  # so that a repair lays down all that it can
    (folder / "damaged").write_bytes(data)
    shutil.copy(OLD, folder / "old")
    (folder / "texts").mkdir()
    for number in range(FILES):
        text = f"第{number}页\n" + "只有文字。\n" * 200
        (folder / "texts" / f"{number}.txt").write_text(text, "utf-8")


def given(words: str, folder: Path, seconds: float | None) -> bool:
    """Give a command; say whether it was killed, which it is after so many seconds."""
    command = [sys.executable, "-m", "annotator", *words.split()]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            return True
    return False


def state_of(path: Path) -> State | None:
    """Give what a project holds; None where there is none."""
    if not path.exists():
        return None
    with Project.open(path, read_only=True) as project:
        return State(frozenset(digests(project).items()), len(project.history(limit=-1)))


def troubles(
    folder: Path, target: str, states: set[State | None], again: bool = False
) -> Iterator[str]:
    """Say what is wrong with what a command left, and with what lies beside it once it is open.

    Drafts of backups go with the next backup, so they are looked for where it was given `again`.
    """
    try:
        if (folder / target).exists():
            with Project.open(folder / target) as project:
                yield from (one.words for one in project.check())
        if state_of(folder / target) not in states:
            yield "neither what it was nor what it was to be"
        for backup in backups_of(folder / target):
            with Project.open(backup.path, read_only=True) as project:
                yield from (f"backup: {one.words}" for one in project.check())
    except AnnotatorError as error:
        yield str(error)
    beside = {one.name for one in folder.iterdir() if (folder / target).exists()}
    beside |= {one.name for one in folder_of(folder / target).glob(".*")} if again else set()
    yield from (
        f"left behind: {name}"
        for name in beside
        if name.startswith(".") or (name.endswith((".lock", "-wal", "-shm")) and target in name)
    )
