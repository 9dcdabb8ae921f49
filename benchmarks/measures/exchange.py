"""Pages in and out by the command line, beside plain sqlite3 and other programs' own figures."""

from collections.abc import Iterator

from benchmarks.figure import Figure
from benchmarks.material import Material
from benchmarks.plain import plain_export, plain_import
from benchmarks.processor import processor, processor_seconds

TITLE = "Import and export of pages of 1,000 characters with 20 spans"

# Measured once, on another machine, with as many documents of the same size.
RECORDED_IMPORT = (("Label Studio (recorded)", 17.6), ("doccano (recorded)", 30.6))
RECORDED_EXPORT = (("Label Studio (recorded)", 32.0), ("doccano (recorded)", 22.0))


def measure(material: Material) -> Iterator[Figure]:
    lines, folder = material.lines, material.folder
    plain = folder / "plain.sqlite"
    floor = ("plain sqlite3", plain_import(lines, plain))
    project = folder / "imported.annotator"
    before = processor_seconds()
    taken = material.seconds("-m", "annotator", "import", project, lines)
    yield Figure("import", taken, "s", 6.0, (floor, *RECORDED_IMPORT))
    yield from processor("import", before)

    floor = ("plain sqlite3", plain_export(plain, folder / "plain.jsonl"))
    back = folder / "exported.jsonl"
    before = processor_seconds()
    taken = material.seconds(
        *("-m", "annotator", "export", project, "--format", "jsonl", "--out", back)
    )
    yield Figure("jsonl export, read back and compared", taken, "s", 5.0, (floor, *RECORDED_EXPORT))
    yield from processor("jsonl export", before)
