"""Every reader on files broken on purpose: each comes in sound, or is refused in words."""

import os
import shutil
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.formats.readers import read_file, readable
from annotator.page.check import broken
from annotator.page.codec import dump_page, parse_json, read_page
from annotator.page.errors import AnnotatorError
from torture.mutated import Sample

SLOW_S = 5.0
"""As long a small file may take, of the processor's time, however hard it tries."""
_LONGEST = 4_000
"""Characters of a message that a person can still read."""


@dataclass(slots=True)
class Fuzzed:
    """What became of files that were broken on purpose."""

    files: int = 0
    came_in: int = 0
    refused: int = 0
    left_out: int = 0
    """Of a kind that nothing reads."""
    slowest_s: float = 0.0
    faults: tuple[str, ...] = ()
    """What must not happen: the file's name, what was raised or broken."""


def fuzz(files: Iterable[Sample], kept: Path | None = None) -> Fuzzed:
    """Read each file; what is at fault is copied into `kept`, to be looked at."""
    found = Fuzzed()
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as place:
        folder = Path(place, "in")
        for one in files:
            folder.mkdir()
            _try(one, folder, found, kept)
            shutil.rmtree(folder)
    return found


def _try(one: Sample, folder: Path, found: Fuzzed, kept: Path | None) -> None:
    try:
        path = one.write(folder)
    except (OSError, ValueError):
        return  # a name that this system does not take
    found.files += 1
    began = time.process_time()
    try:
        fault = _fault(path, found)
    except Exception as error:
        fault = f"{type(error).__name__}: {error}"[:300]
    seconds = time.process_time() - began
    found.slowest_s = max(found.slowest_s, seconds)
    if seconds > SLOW_S:
        fault = fault or f"took {seconds:.1f} s"
    if fault:
        found.faults += (f"{found.files} {one.name!r}: {fault}",)
        if kept is not None:
            shutil.copytree(folder, kept / str(found.files))


def _fault(path: Path, found: Fuzzed) -> str:
    """Say what is wrong with what the readers make of a file; "" where nothing is."""
    if not readable(path):
        found.left_out += 1
        return ""
    try:
        pages = [one.page for one in read_file(path)]
    except AnnotatorError as error:
        found.refused += 1
        return _wordless(str(error))
    found.came_in += 1
    for page in pages:
        if wrong := broken(page):
            return wrong[0]
        if read_page(parse_json(dump_page(page))) != page:
            return "a page that is another once written and read"
    return ""


def _wordless(words: str) -> str:
    """Say why a refusal can't be read by a person; "" where it can."""
    try:
        words.encode()
    except UnicodeEncodeError:
        return "a refusal that can't be written"
    if " was not read: " not in words:
        return f"a refusal without a name: {words[:100]}"
    return "" if len(words) <= _LONGEST else f"a refusal of {len(words)} characters"
