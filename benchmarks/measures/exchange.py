"""Pages in and out by the command line, beside plain sqlite3 and other programs' own figures."""

import os
from collections.abc import Iterator

from benchmarks.figure import Figure
from benchmarks.material import Material
from benchmarks.plain import plain_export, plain_import

TITLE = "Import and export of pages of 1,000 characters with 20 spans"

# Measured once, on another machine, with as many documents of the same size.
RECORDED_IMPORT = (("Label Studio (recorded)", 17.6), ("doccano (recorded)", 30.6))
RECORDED_EXPORT = (("Label Studio (recorded)", 32.0), ("doccano (recorded)", 22.0))


def measure(material: Material) -> Iterator[Figure]:
    lines, folder = material.lines, material.folder
    plain = folder / "plain.sqlite"
    floor = ("plain sqlite3", plain_import(lines, plain))
    project = folder / "imported.annotator"
    before = _processor_seconds()
    taken = material.seconds("-m", "annotator", "import", project, lines)
    yield Figure("import", taken, "s", 6.0, (floor, *RECORDED_IMPORT))
    yield from _processor("import", before)

    floor = ("plain sqlite3", plain_export(plain, folder / "plain.jsonl"))
    back = folder / "exported.jsonl"
    before = _processor_seconds()
    taken = material.seconds(
        *("-m", "annotator", "export", project, "--format", "jsonl", "--out", back)
    )
    yield Figure("jsonl export, read back and compared", taken, "s", 5.0, (floor, *RECORDED_EXPORT))
    yield from _processor("jsonl export", before)


def _processor_seconds() -> float:
    """Say how long the children of this process have computed; 0 where the system doesn't say."""
    times = os.times()
    return times.children_user + times.children_system


def _processor(what: str, before: float) -> Iterator[Figure]:
    """Give what a run took of the processor, which other programs' work disturbs less."""
    if taken := _processor_seconds() - before:
        yield Figure(f"{what}, processor time", taken, "s")
