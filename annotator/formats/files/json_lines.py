"""Files of one JSON object a line, one file a part: written and read back alike."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import orjson

from annotator.formats.documents.document import Document
from annotator.formats.exports.proof import MismatchError
from annotator.formats.writers import Job

SUFFIX = ".jsonl"


def write_lines(
    documents: Iterable[Document],
    folder: Path,
    job: Job,
    objects: Callable[[Document], Iterable[object]],
    suffix: str = SUFFIX,
) -> int:
    """Write what `objects` makes of each document, one a line, and say how many there were."""
    count = 0
    with ExitStack() as stack:
        files = {
            part: stack.enter_context(path.open("xb"))
            for part, path in job.files(folder, suffix).items()
        }
        for document in documents:
            write = files[document.part].write
            for one in objects(document):
                write(orjson.dumps(one) + b"\n")
                count += 1
    return count


def read_lines(folder: Path, job: Job, suffix: str = SUFFIX) -> Iterator[tuple[str, Any]]:
    """Give (part, object) for each line; MismatchError where one is no JSON."""
    for part, path in job.files(folder, suffix).items():
        with path.open("rb") as file:
            for line in file:  # ends at \n alone: U+2028 inside a value is no line end
                try:
                    yield part, orjson.loads(line)
                except orjson.JSONDecodeError:
                    raise MismatchError(path.name) from None
