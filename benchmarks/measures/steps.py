"""From an edit to the word that it is kept, on the drive; and from a page's name to its picture.

What the history has of a step's time is told by keeping the same steps with and without it, in
turns, straight into two project files: the window's own work would only make the part look small.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from typing_extensions import override

from annotator.page.edits import AddSpan, Edit, RemoveSpans, ReplaceText, SetRole
from annotator.page.model import PERSON, Page, Part, Role
from annotator.store.clock import now
from annotator.store.past.stepping import Stepping
from annotator.store.project import Project
from annotator.ui.window import Window
from benchmarks.desk import desk, settle
from benchmarks.figure import Figure, percentile_95
from benchmarks.invented import invented_page
from benchmarks.material import Material
from benchmarks.painted import PaintWatch
from benchmarks.plain import plain_commits

TITLE = "A step kept, and a page opened: 10,000 characters with 300 spans"
STEPS = 200
OPENINGS = 15


def measure(material: Material) -> Iterator[Figure]:
    with desk(material.project) as window:
        window.session.open_page(material.usual)
        settle()
        kept = [milliseconds_to_keep(window, number) for number in range(STEPS)]
        least = percentile_95(plain_commits(material.folder / "commits.sqlite", STEPS))
        floor = (("a row committed by plain sqlite3", least),)
        yield Figure("a step kept, 95th percentile", percentile_95(kept), "ms", 5, floor)
        opened = [milliseconds_to_open(window, material.usual) for _ in range(OPENINGS)]
        yield Figure("a page opened and painted", median(opened), "ms", 50)
    # Waiting for the drive, the same with and without, hides what the history has of the clock.
    for name, clock, limit in (
        ("time", time.perf_counter, None),
        ("processor time", time.process_time, 20),
    ):
        whole, part, size = history(material.folder, clock)
        yield Figure(f"a step written, {name}", whole, "ms")
        yield Figure(f"history's part of a step's {name}", 100 * part / whole, "%", limit)
    yield Figure("history's size of a step", size, "bytes")


class NamesAlone(Stepping):
    """Keeps the name of each step and nothing else, as was done before there was a history."""

    @override
    def keep(self, key: int, before: object, after: object, name: str, *_: object) -> int:
        statement = "INSERT INTO step (page, at, name) VALUES (?, ?, ?)"
        return int(self._connection.execute(statement, (key, now(), name)).lastrowid or 0)


def history(folder: Path, clock: Callable[[], float]) -> tuple[float, float, float]:
    """Say how long a step takes to be written, how long of that its history, and its bytes."""
    page = invented_page(0, 10_000, 300)
    taken: dict[type[Stepping], list[float]] = {Stepping: [], NamesAlone: []}
    with TemporaryDirectory(dir=folder) as here, ExitStack() as open_files:
        stores = []
        for kind in taken:
            store = open_files.enter_context(Project.create(Path(here, kind.__name__)))
            store.stepping = kind(store.connection)
            store.add(page)
            stores.append(store)
        for number in range(STEPS):
            after = edits(page, number).apply(page)
            for store in stores[:: 1 if number % 2 else -1]:
                start = clock()
                store.save(page, after, "Edit")
                taken[type(store.stepping)].append((clock() - start) * 1000)
            page = after
        size = stores[0].history_size().per_step
    whole, without = (median(taken[kind]) for kind in (Stepping, NamesAlone))
    return whole, max(whole - without, 0.0), size


def edits(page: Page, number: int) -> Edit:
    """Give the edit that comes next: typing, a label, a role, a label taken off, in turn."""
    block = page.blocks[1 + number % (len(page.blocks) - 1)]
    roles = (Role.BODY, Role.CAPTION)
    return (
        ReplaceText(block.id, 5, 5, "字"),
        AddSpan(PERSON, (Part(block.id, 6, 9),)),
        SetRole((block.id,), roles[block.role is Role.BODY]),
        RemoveSpans((page.spans[-1].id,)),
    )[number % 4]


def milliseconds_to_keep(window: Window, number: int) -> float:
    """Make one edit and say how long it took until the window said that it is kept."""
    session = window.session
    assert session.page is not None
    edit = edits(session.page, number)
    heard: list[float] = []
    hearing = session.kept.connect(lambda number, at: heard.append(time.perf_counter()))
    start = time.perf_counter()
    if not session.apply(edit):
        raise RuntimeError(f"{edit.name} was not done")
    while not heard:
        settle()
    session.kept.disconnect(hearing)
    settle()
    return (heard[0] - start) * 1000


def milliseconds_to_open(window: Window, id: str) -> float:
    """Open another page, then this one; say how long this one took to be painted."""
    window.session.next_page()
    settle()
    watches = [PaintWatch(pane.viewport()) for pane in (window.raw, window.text)]
    start = time.perf_counter()
    if not window.session.open_page(id):
        raise RuntimeError(f"{id} was not opened")
    for watch in watches:
        watch.wait(0)
    return (time.perf_counter() - start) * 1000
