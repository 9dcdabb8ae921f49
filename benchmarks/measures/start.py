"""From the process's start until the last page is shown and a key answered; and the memory then."""

from collections.abc import Iterator
from statistics import median

from benchmarks.figure import Figure
from benchmarks.material import Material

TITLE = "Start on a project of 10,000 pages, beside a bare window with an editor"
RUNS = 7


def measure(material: Material) -> Iterator[Figure]:
    project = material.project
    material.leave_on_usual()
    bare, ours, memory = [], [], 0
    for number in range(RUNS + 1):
        bare_taken, _ = material.seconds_to_line("-m", "benchmarks.bare_window")
        our_taken, told = material.seconds_to_line("-m", "benchmarks.usable_window", project)
        if number:  # the first run of each warms the disk
            bare.append(bare_taken * 1000)
            ours.append(our_taken * 1000)
            memory = max(memory, int(told))
    beside = ("bare window", median(bare))
    yield Figure("start to usable", median(ours), "ms", beside=(beside,))
    yield Figure("times a bare window", median(ours) / median(bare), "×", 2.5)
    if memory:
        yield Figure("memory, segmenter loaded", memory / 1e6, "MB", 200)
