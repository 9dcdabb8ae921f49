"""Bytes of a project file are flipped: each is found, or changes nothing that anybody can read."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from annotator.page.edits import AddSpan, ReplaceText
from annotator.page.errors import AnnotatorError
from annotator.page.model import Part
from annotator.store.project import PageFilter, Project
from annotator.store.soundness.repair import repair
from annotator.store.soundness.repaired import EXACT
from torture.conditions import Conditions
from torture.ledger import digest
from torture.outcome import Outcome
from torture.worker import project_of

TITLE = "Bytes of the project file are flipped"
PAGES = 6
STEPS = 12
REPAIR_EVERY = 20
NOT_OURS = ("_sqlite_migrations",)
"""When each migration was made, as a library notes it: nobody reads it, and no seal lies on it."""
Rows = dict[str, list[tuple[object, ...]]]


def run(conditions: Conditions) -> Iterator[Outcome]:
    chance = random.Random(conditions.seed)
    path = conditions.folder / "whole.annotator"
    worked_on(path, chance)
    whole = path.read_bytes()
    pages, rows = pages_of(path), rows_of(path)
    broken = conditions.folder / "broken.annotator"
    number = conditions.number(120, 4_000)
    failures: list[str] = []
    wrongly: list[str] = []
    found = harmless = repairs = had = 0
    for index in range(number):
        harm, data = flipped(whole, chance)
        broken.write_bytes(data)
        if told(broken):
            found += 1
            if found % REPAIR_EVERY == 0:
                repairs += 1
                exact, wrong = repaired(broken, conditions.folder / f"{index}.annotator", pages)
                had += exact
                wrongly += [f"{harm}: {words}" for words in wrong]
        elif pages_of(broken) != pages:
            failures.append(f"{harm}: a page reads otherwise, and nothing is told")
        elif different := [name for name, one in rows_of(broken).items() if one != rows.get(name)]:
            failures.append(f"{harm}: {', '.join(different)} read otherwise, and nothing is told")
        else:
            harmless += 1
    yield Outcome(
        "files with flipped bytes",
        number,
        "files",
        tuple(failures),
        remark=f"{found} found, {harmless} change nothing that is read",
    )
    yield Outcome(
        "repaired into new files, without a backup",
        repairs,
        "files",
        tuple(wrongly),
        remark=f"{had} of {repairs * PAGES} pages exactly as they were kept",
    )


def worked_on(path: Path, chance: random.Random) -> None:
    """Make a project with a history: labels and words changed, a page in the trash."""
    project_of(path, PAGES)
    with Project.open(path) as project:
        for id in project.ids():
            page = project.load(id)
            for number in range(STEPS):
                block = chance.choice(page.blocks)
                edit = (
                    ReplaceText(block.id, 1, 2, chance.choice("春夏秋冬"))
                    if number % 2
                    else AddSpan("date", (Part(block.id, 0, 2),))
                )
                after = edit.apply(page)
                project.save(page, after, edit.name)
                page = after
            project.set_doubts(id, chance.randrange(100))
        project.delete_page(project.ids()[-1])


def flipped(whole: bytes, chance: random.Random) -> tuple[str, bytes]:
    """Change a bit, some bytes or a sector of a file; give what was done, and the file."""
    data = bytearray(whole)
    at = chance.randrange(len(data))
    kind = chance.choice(("bit", "bit", "bit", "bytes", "sector"))
    if kind == "bit":
        data[at] ^= 1 << chance.randrange(8)
    elif kind == "bytes":
        at = min(at, len(data) - 16)
        data[at : at + 16] = chance.randbytes(16)
    else:
        at -= at % 512
        data[at : at + 512] = bytes(512)
    return f"{kind} at {at}", bytes(data)


def told(path: Path) -> bool:
    """Whether opening or checking a file says that something is wrong with it."""
    try:
        with Project.open(path, read_only=True) as project:
            return bool(project.check())
    except AnnotatorError:
        return True


def pages_of(path: Path) -> dict[str, str]:
    """Give the digests of a file's pages, those in the trash with them."""
    with Project.open(path, read_only=True) as project:
        ids = [*project.ids(), *project.ids(PageFilter(deleted=True))]
        return {id: digest(project.load(id)) for id in ids}


def rows_of(path: Path) -> Rows:
    """Give all that stands in a file's tables; of positions the order, which is all they say."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as file:
        file.text_factory = lambda text: text.decode(errors="backslashreplace")
        names = file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        return {name: _rows(file, name) for (name,) in names if name not in NOT_OURS}


def _rows(file: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    listed = [name for (name,) in file.execute("SELECT name FROM pragma_table_info(?)", (table,))]
    shown = [name for name in listed if name != "position"]
    order = [*(name for name in ("page", "position") if name in listed), *shown]
    query = f'SELECT {", ".join(shown)} FROM "{table}" ORDER BY {", ".join(order)}'
    return file.execute(query).fetchall()


def repaired(path: Path, new: Path, pages: dict[str, str]) -> tuple[int, list[str]]:
    """Repair a file; give how many pages are what they were, and what is wrong with the claims."""
    try:
        made = repair(path, new, backups=[])
    except AnnotatorError:
        return 0, []  # nothing of it is a project's any more, and that was told
    now = pages_of(new)
    exact = {page.page_id for page in made.pages if page.whence in EXACT}
    claimed = [id for id in exact if now[id] != pages.get(id)]
    wrong = [f"page {id} is said to be exact and is not" for id in claimed]
    with Project.open(new, read_only=True) as project:
        wrong += [f"the new file: {one.words}" for one in project.check()]
    new.unlink()
    return sum(now.get(id) == one for id, one in pages.items()), wrong
