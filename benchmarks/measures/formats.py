"""Exports for trainers and annotation tools, written, read back and compared, by command line."""

from collections.abc import Iterator

from benchmarks.figure import Figure
from benchmarks.material import Material
from benchmarks.plain import plain_export, plain_import
from benchmarks.processor import processor, processor_seconds

TITLE = "Exports of 10,000 documents with 200,000 spans in other programs' formats"

LIMIT = 10.0
# Measured once, on another machine, with as many documents of the same size: each program's own
# export in its own format.
RECORDED = {
    "conll": (("Label Studio (recorded, wrong for Chinese)", 19.0),),
    "label-studio": (("Label Studio (recorded)", 32.0),),
    "doccano": (("doccano (recorded)", 22.0),),
    "brat": (),
}


def measure(material: Material) -> Iterator[Figure]:
    plain = material.folder / "plain-formats.sqlite"
    plain_import(material.lines, plain)
    for format, beside in RECORDED.items():
        # The machine's speed changes within minutes, so the floor is measured beside each.
        least = plain_export(plain, material.folder / f"plain-{format}.jsonl")
        out = material.folder / f"out-{format}"
        before = processor_seconds()
        taken = material.seconds(
            *("-m", "annotator", "export", material.project, "--format", format, "--out", out)
        )
        what = f"{format} export, read back and compared"
        yield Figure(what, taken, "s", LIMIT, (("plain sqlite3", least), *beside))
        yield Figure(f"{format} export, times plain sqlite3", taken / least, "×")
        yield from processor(f"{format} export", before)
