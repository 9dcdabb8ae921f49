"""The window's process is killed again and again while it works; what was marked kept is there."""

import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from annotator.store.project import Project
from torture.conditions import Conditions
from torture.ledger import READY, Ledger, digests, lines_of
from torture.outcome import Outcome
from torture.worker import project_of

TITLE = "The window is killed while it works"
PAGES = 5
LATEST = 3.0
"""Seconds from the start of a process, or from its first step, to its end at most."""
START_EVERY = 6
"""One life of so many may end while the window starts; the others get to work."""
REOPEN = 40
FOLLOW_EVERY = 5
"""One life of so many has what runs beside the window of itself: suggestions, what follows."""


def run(conditions: Conditions) -> Iterator[Outcome]:
    chance = random.Random(conditions.seed)
    path = conditions.folder / "killed.annotator"
    project_of(path, PAGES)
    kills = conditions.number(8, 220)
    failures: list[str] = []
    at_work = under_way = kept = 0
    for number in range(kills):
        after = chance.uniform(0, LATEST)
        life = Life(chance.randrange(10**6), not number % FOLLOW_EVERY, not number % START_EVERY)
        ledger, trouble = one_life(path, life, after)
        at_work += ledger.ready
        under_way += ledger.under_way
        kept += ledger.kept
        if trouble:
            failures.append(f"kill {number} after {after:.3f} s: {trouble}")
    yield Outcome(
        "kill -9",
        kills,
        "kills",
        tuple(failures),
        remark=f"{at_work} at work, {under_way} with a step under way",
    )
    yield Outcome("steps marked kept, all there", kept, "steps", tuple(failures))
    left = sorted(one.name for one in conditions.folder.iterdir())
    extra = [name for name in left if name not in ("killed.annotator", "killed.ini")]
    with Project.open(path) as project:
        found = [trouble.words for trouble in project.check()]
    yield Outcome("the project after all of them", 1, "check", tuple(extra + found))


@dataclass(frozen=True, slots=True)
class Life:
    """What a window does with its life: by which seed, with suggestions, killed from its start."""

    seed: int
    follow: bool
    from_start: bool


def one_life(path: Path, life: Life, seconds: float) -> tuple[Ledger, str]:
    """Start a window, kill it after some seconds; give what it told, and what is wrong now."""
    with Project.open(path) as project:
        ledger = Ledger(digests(project))
    words = [str(path), str(path.with_suffix(".ini")), "--reopen", str(REOPEN)]
    words += ["--seed", str(life.seed), *["--follow"] * life.follow]
    with subprocess.Popen(
        [sys.executable, "-m", "torture.worker", *words], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        told = b""
        killer = threading.Timer(seconds, process.kill)
        try:
            if not life.from_start:
                told = _until_ready(process.stdout)
            killer.start()
            told += process.stdout.read()
        finally:
            process.kill()
            killer.cancel()
    ledger.take(lines_of(told))
    if process.returncode == 0 or ledger.bugs:
        return ledger, f"it ended by itself: {ledger.bugs}"
    return ledger, after_it(path, ledger)


def _until_ready(told: IO[bytes]) -> bytes:
    """Give what is told until the window is at work, or ends."""
    lines = b""
    for line in told:
        lines += line
        if READY.encode() in line:
            break
    return lines


def after_it(path: Path, ledger: Ledger) -> str:
    """Open what a killed window left; say what is wrong with it, or nothing."""
    start = time.perf_counter()
    with Project.open(path) as project:
        trouble = ledger.trouble(digests(project))
        broken = [one.words for one in project.check()]
    if broken:
        return "; ".join(broken)
    if not trouble and time.perf_counter() - start > 10:
        return "opening took more than ten seconds"
    return trouble
