"""The folder of an export: how it is known again, and what in it is not the export's."""

import os
from pathlib import Path

CARD, REPORT, CHECKSUMS = "README.md", "report.json", "SHA256SUMS"
SCHEMA = "labels.json"
_LITTER = frozenset([".DS_Store", "Thumbs.db", "desktop.ini"])
"""What systems leave in folders that were looked at."""
_ABOUT = frozenset(
    [
        *(CARD, REPORT, CHECKSUMS, SCHEMA, "documents.tsv", "splits.tsv", "files.tsv", "index.csv"),
        *("sentences.tsv", "tags.json", "config.xml", "annotation.conf", "visual.conf"),
    ]
)


def is_export(folder: Path) -> bool:
    """Whether an export filled the folder."""
    return (folder / REPORT).is_file() and (folder / CHECKSUMS).is_file()


def about_the_data(file: Path) -> bool:
    """Whether a file of an export tells of the data beside it, and is none of them."""
    return file.name in _ABOUT and is_export(file.parent)


def stranger(folder: Path) -> str | None:
    """Give the path, inside the folder, of a file that the export which filled it did not write.

    None where all are its own. OSError where the folder can't be read.
    """
    sums = (folder / CHECKSUMS).read_text("utf-8", errors="replace").split("\n")
    own = {line.partition("  ")[2] for line in sums} | {CHECKSUMS}
    for root, folders, names in os.walk(folder):
        folders.sort()
        below = Path(root).relative_to(folder)
        linked = [name for name in folders if (Path(root) / name).is_symlink()]
        for name in sorted((*names, *linked)):
            if name not in _LITTER and (below / name).as_posix() not in own:
                return (below / name).as_posix()
    return None
