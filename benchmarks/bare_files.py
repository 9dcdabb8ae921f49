"""The floor of formats with a file a document: as many files of the same sizes, by Python alone."""

import time
from collections.abc import Sequence
from pathlib import Path


def sizes_in(folder: Path) -> list[int]:
    """Give the sizes of all files of a folder, in bytes."""
    return [path.stat().st_size for path in folder.rglob("*") if path.is_file()]


def bare_files(folder: Path, sizes: Sequence[int]) -> float:
    """Write files of these sizes into a new folder, read each back, compare; give the seconds."""
    data = bytes(range(256)) * (max(sizes, default=0) // 256 + 1)
    start = time.perf_counter()
    folder.mkdir()
    paths = [(folder / str(number), size) for number, size in enumerate(sizes)]
    for path, size in paths:
        path.write_bytes(data[:size])
    for path, size in paths:
        if path.read_bytes() != data[:size]:
            raise OSError(f"{path} is not what was written")
    return time.perf_counter() - start
