"""The files below some paths, in the order a person would list them."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from annotator.formats.exports.exported import about_the_data

_BESIDE_A_PROJECT = tuple(f".annotator{one}" for one in ("-wal", "-shm", "-journal", ".lock"))
"""What stands beside a project while it is open."""
_DIGITS = re.compile(r"(\d+)")


def files_in(paths: Iterable[Path]) -> list[Path]:
    """Give the given files, and the files of given folders at any depth, each once.

    Inside a folder, hidden files and folders are left out, what stands beside an open project, and
    what an export says of the data beside it; links to folders are not followed. The order is
    natural: page 9 before page 10. A path that isn't there is given back as it is, for the reader
    to refuse.
    """
    found: dict[Path, None] = {}
    for path in paths:
        for file in _below(path) if path.is_dir() else (path,):
            found.setdefault(file)
    return list(found)


def natural(name: str) -> tuple[tuple[bool, int, str], ...]:
    """Give a key that sorts numbers by their value, before letters, whose case is ignored."""
    return tuple(
        (False, int(part), "") if part.isdecimal() else (True, 0, part.casefold())
        for part in _DIGITS.split(name)
        if part
    )


def _below(folder: Path) -> list[Path]:
    files: list[Path] = []
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not _hidden(name)]
        files += [Path(root, name) for name in names if not _hidden(name)]
    files = [file for file in files if not about_the_data(file)]
    return sorted(files, key=lambda file: [natural(part) for part in file.parts])


def _hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name.endswith(_BESIDE_A_PROJECT)
