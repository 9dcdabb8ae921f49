"""The project file and its log are cut off at every page: it is told, or a former state is whole.

No drive that keeps its word does this; a copy that broke off, or a drive that lied, does.
"""

import random
from collections.abc import Iterator
from pathlib import Path

from annotator.page.edits import ReplaceText
from annotator.page.errors import AnnotatorError
from annotator.store.project import Project
from torture.conditions import Conditions
from torture.ledger import Ledger, digest, digests
from torture.outcome import Outcome
from torture.trials.flips import told, worked_on

TITLE = "The project file and its log are cut off at every page"
PAGE_BYTES = 4096
LOG_HEAD, FRAME = 32, 24 + PAGE_BYTES
STEPS = 80


def run(conditions: Conditions) -> Iterator[Outcome]:
    path = conditions.folder / "whole.annotator"
    worked_on(path, random.Random(conditions.seed))
    file, log, ledger = with_log(path, conditions.seed)
    every = conditions.number(12, 1)
    lengths = range(LOG_HEAD, len(log), FRAME)
    places = sorted({at + more for at in lengths for more in (0, 24, FRAME // 2)})[::every]
    broken = conditions.folder / "broken.annotator"
    failures = []
    for length in places:
        broken.write_bytes(file)
        Path(f"{broken}-wal").write_bytes(log[:length])
        if trouble := opened(broken, ledger):
            failures.append(f"log cut to {length}: {trouble}")
    yield Outcome("logs cut off", len(places), "files", tuple(failures))
    whole, failures = path.read_bytes(), []
    lengths = range(0, len(whole), PAGE_BYTES)[:: conditions.number(5, 1)]
    for length in lengths:
        broken.write_bytes(whole[:length])
        if not told(broken):
            failures.append(f"file cut to {length} of {len(whole)}: nothing is told")
    yield Outcome("project files cut off", len(lengths), "files", tuple(failures))


def with_log(path: Path, seed: int) -> tuple[bytes, bytes, Ledger]:
    """Work on a project; give its file, its log, and all its states while the log is not empty."""
    chance = random.Random(seed)
    with Project.open(path) as project:
        ledger = Ledger(digests(project))
        ids = project.ids()
        for _ in range(STEPS):
            page = project.load(chance.choice(ids))
            block = chance.choice(page.blocks)
            at = chance.randrange(max(len(block.text), 1))
            after = ReplaceText(block.id, at, at, "字").apply(page)
            project.save(page, after, "Typing")
            ledger.handed.append((after.id, digest(after)))
        return path.read_bytes(), Path(f"{path}-wal").read_bytes(), ledger


def opened(path: Path, ledger: Ledger) -> str:
    """Open what is left; say what is wrong where it is no former state, sound and whole."""
    try:
        with Project.open(path) as project:
            trouble = ledger.trouble(digests(project), least=0)
            return trouble or "; ".join(one.words for one in project.check())
    except AnnotatorError as error:
        return str(error)
