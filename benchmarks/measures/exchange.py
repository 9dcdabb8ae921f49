"""Pages in and out by the command line, beside plain sqlite3 and other programs' own figures."""

import time
from collections.abc import Iterator

from benchmarks.figure import Figure
from benchmarks.material import Material
from benchmarks.plain import plain_export, plain_import
from benchmarks.processor import beside_floor, processor_seconds

TITLE = "Import and export of pages of 1,000 characters with 20 spans"

# Measured once, on another machine, with as many documents of the same size.
RECORDED_IMPORT = (("Label Studio (recorded)", 17.6), ("doccano (recorded)", 30.6))
RECORDED_EXPORT = (("Label Studio (recorded)", 32.0), ("doccano (recorded)", 22.0))

# On that machine plain sqlite3 took 0.7 and 0.4 s. A slower one, or one with other work, is slower
# for both, so what holds on any machine is how many times its processor time may be taken.
IMPORT_S, EXPORT_S = 6.0, 5.0
IMPORT_TIMES, EXPORT_TIMES = IMPORT_S / 0.7, EXPORT_S / 0.4


def measure(material: Material) -> Iterator[Figure]:
    lines, folder = material.lines, material.folder
    plain = folder / "plain.sqlite"
    began = time.process_time()
    least = plain_import(lines, plain)
    computed = time.process_time() - began
    floor = ("plain sqlite3", least)
    project = folder / "imported.annotator"
    before = processor_seconds()
    taken = material.seconds("-m", "annotator", "import", project, lines)
    yield Figure("import", taken, "s", IMPORT_S, (floor, *RECORDED_IMPORT))
    yield from beside_floor("import", before, computed, IMPORT_TIMES)

    began = time.process_time()
    least = plain_export(plain, folder / "plain.jsonl")
    computed = time.process_time() - began
    floor = ("plain sqlite3", least)
    back = folder / "exported.jsonl"
    before = processor_seconds()
    taken = material.seconds(
        *("-m", "annotator", "export", project, "--format", "jsonl", "--out", back)
    )
    exported = "jsonl export, read back and compared"
    yield Figure(exported, taken, "s", EXPORT_S, (floor, *RECORDED_EXPORT))
    yield from beside_floor("jsonl export", before, computed, EXPORT_TIMES)
