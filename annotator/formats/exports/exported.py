"""The folder of an export: how it is known again, and what in it is not the export's."""

import json
import os
from functools import lru_cache
from pathlib import Path

from annotator.formats.reading.opened import opened, whole
from annotator.page.errors import FormatError

CARD, REPORT, CHECKSUMS = "README.md", "report.json", "SHA256SUMS"
SCHEMA = "labels.json"
WRITTEN_AS = "written_as"
"""In the schema, what stands in the files for a label that the format can't write."""
_MOST = 1 << 20
"""As many bytes a schema has at most that is worth reading."""
_NO_TASKS = b"[]\n"
"""What stands in a list of tasks without any."""
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
    """Whether a file of an export tells of the data beside it and is none of them, or is empty."""
    return (file.name in _ABOUT or _is_empty(file)) and is_export(file.parent)


def _is_empty(file: Path) -> bool:
    """Whether a file is of a part that no document fell to."""
    try:
        if file.stat().st_size > len(_NO_TASKS):
            return False
        with opened(file) as found:
            return found.read(len(_NO_TASKS) + 1) in (b"", _NO_TASKS)
    except OSError:
        return False  # whoever reads it says what is wrong with it


def labels_behind(folder: Path) -> dict[str, str]:
    """Give the label behind each name that an export into the folder wrote in its place.

    None where no export filled the folder.
    """
    try:
        changed = (folder / SCHEMA).stat().st_mtime_ns
    except OSError:
        return {}
    return _labels_behind(folder, changed)


@lru_cache(maxsize=4)
def _labels_behind(folder: Path, changed: int) -> dict[str, str]:
    """Read the schema once, however many texts of the folder are asked for."""
    try:
        if not is_export(folder):
            return {}
        with opened(folder / SCHEMA) as file:
            found = json.loads(whole(file, _MOST))
        named = [(one[WRITTEN_AS], one["name"]) for one in found["labels"] if WRITTEN_AS in one]
    except (OSError, ValueError, LookupError, TypeError, RecursionError, FormatError):
        return {}
    return {a: b for a, b in named if isinstance(a, str) and isinstance(b, str) and b}


def own_names(folder: Path) -> set[str]:
    """Give the paths, inside the folder, of the files that an export's checksums name there.

    OSError where they can't be read.
    """
    sums = (folder / CHECKSUMS).read_text("utf-8", errors="replace").split("\n")
    return {line.partition("  ")[2] for line in sums} - {""}


def stranger(folder: Path) -> str | None:
    """Give the path, inside the folder, of a file that the export which filled it did not write.

    None where all are its own. OSError where the folder can't be read.
    """
    own = own_names(folder) | {CHECKSUMS}
    for root, folders, names in os.walk(folder):
        folders.sort()
        below = Path(root).relative_to(folder)
        linked = [name for name in folders if (Path(root) / name).is_symlink()]
        for name in sorted((*names, *linked)):
            if name not in _LITTER and (below / name).as_posix() not in own:
                return (below / name).as_posix()
    return None
