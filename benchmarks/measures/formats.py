"""Exports for trainers and annotation tools, written, read back and compared, by command line."""

import time
from collections.abc import Iterator

from benchmarks.bare_files import bare_files, sizes_in
from benchmarks.figure import Figure
from benchmarks.material import Material
from benchmarks.plain import plain_export, plain_import
from benchmarks.processor import beside_floor, processor_seconds

TITLE = "Exports of 10,000 documents with 200,000 spans in other programs' formats"

LIMIT = 10.0
PLAIN = 0.42
"""Seconds of plain sqlite3 on the machine for which the limit was set. Another machine, or one
with other work, is slower for both: what holds there is how many times its processor time may be
taken."""
# Measured once, on another machine, with as many documents of the same size: each program's own
# export in its own format.
RECORDED = {
    "conll": (("Label Studio (recorded, wrong for Chinese)", 19.0),),
    "label-studio": (("Label Studio (recorded)", 32.0),),
    "doccano": (("doccano (recorded)", 22.0),),
    "brat": (),
}
MANY_FILES = frozenset(["brat"])
"""What the file system takes for as many files is measured beside these."""


def measure(material: Material) -> Iterator[Figure]:
    plain = material.folder / "plain-formats.sqlite"
    plain_import(material.lines, plain)
    for format, recorded in RECORDED.items():
        # The machine's speed changes within minutes, so the floor is measured beside each.
        began = time.process_time()
        least = plain_export(plain, material.folder / f"plain-{format}.jsonl")
        floor = time.process_time() - began
        out = material.folder / f"out-{format}"
        before = processor_seconds()
        taken = material.seconds(
            *("-m", "annotator", "export", material.project, "--format", format, "--out", out)
        )
        beside = [("plain sqlite3", least), *recorded]
        if format in MANY_FILES:
            sizes = sizes_in(out)
            bare = bare_files(material.folder / f"bare-{format}", sizes)
            beside.insert(1, (f"Python alone, {len(sizes):,} files of the same sizes", bare))
        yield Figure(f"{format} export, read back and compared", taken, "s", LIMIT, tuple(beside))
        yield from beside_floor(f"{format} export", before, floor, LIMIT / PLAIN)
