"""From a key to the painted character on a large page, alone and while a job runs."""

from collections.abc import Iterator

from annotator.formats.exports.options import Options
from annotator.jobs.tasks import export_pages
from annotator.ui.window import Window
from benchmarks.bare_editor import bare_keys
from benchmarks.desk import desk, settle
from benchmarks.figure import Figure, percentile_95
from benchmarks.material import Material
from benchmarks.painted import PaintWatch, milliseconds_to_paint

TITLE = "Key to paint on a page of 100,000 characters with 5,000 spans"
PLACES = 12
KEYS = 25
"""Keys at one place: a run of typing grows with them, and is one step."""

# The editor of Qt alone took 2.4 ms on the machine for which 8 ms were asked.
ALONE_MS, BESIDE_A_JOB_MS = 8.0, 12.0
TIMES = ALONE_MS / 2.4


def measure(material: Material) -> Iterator[Figure]:
    with desk(material.project) as window:
        window.session.open_page(material.large)
        settle()
        page = window.session.page
        assert page is not None
        least = percentile_95(list(bare_keys(page, PLACES, KEYS))[KEYS:])
        floor = (("a bare QPlainTextEdit", least),)
        typed(window)
        taken = percentile_95(typed(window))
        yield Figure("95th percentile", taken, "ms", ALONE_MS, floor)
        yield Figure("95th percentile, times a bare QPlainTextEdit", taken / least, "×", TIMES)

        back = material.folder / "while-typing.jsonl"
        job = window.work.run("Export", export_pages, material.project, "jsonl", back, Options())
        heard: list[object] = []
        job.progressed.connect(lambda *told: heard.append(told))
        ended: list[bool] = []
        job.ended.connect(lambda: ended.append(True))
        while not heard and not ended:
            settle()
        taken = percentile_95(typed(window))
        if ended:
            raise RuntimeError("the job ended before the keys did; give it more pages")
        yield Figure("95th percentile, a job running", taken, "ms", BESIDE_A_JOB_MS)
        window.work.stop()


def typed(window: Window) -> list[float]:
    """Type at places all over the page; give the milliseconds of each key."""
    watch = PaintWatch(window.text.viewport())
    taken = []
    page = window.session.page
    assert page is not None
    for number in range(PLACES):
        block = page.blocks[number * len(page.blocks) // PLACES]
        window.session.show_place(block.id, 20)
        window.text.setFocus()
        settle()
        taken += [milliseconds_to_paint(watch, window.text, "字") for _ in range(KEYS)]
    return taken
