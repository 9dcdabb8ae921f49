"""From an edit to the word that it is kept, on the drive; and from a page's name to its picture."""

import time
from collections.abc import Iterator
from statistics import median

from annotator.page.edits import AddSpan, Edit, RemoveSpans, ReplaceText, SetRole
from annotator.page.model import PERSON, Page, Part, Role
from annotator.ui.window import Window
from benchmarks.desk import desk, settle
from benchmarks.figure import Figure, percentile_95
from benchmarks.material import Material
from benchmarks.painted import PaintWatch

TITLE = "A step kept, and a page opened: 10,000 characters with 300 spans"
STEPS = 200
OPENINGS = 15


def measure(material: Material) -> Iterator[Figure]:
    with desk(material.project) as window:
        window.session.open_page(material.usual)
        settle()
        kept = [milliseconds_to_keep(window, number) for number in range(STEPS)]
        yield Figure("a step kept, 95th percentile", percentile_95(kept), "ms", 5)
        opened = [milliseconds_to_open(window, material.usual) for _ in range(OPENINGS)]
        yield Figure("a page opened and painted", median(opened), "ms", 50)


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
