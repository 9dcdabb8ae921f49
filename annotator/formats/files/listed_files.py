"""A file a document, in a folder a part, with a list that says which document stands where.

For formats whose files have no place for the document's own id.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.formats.documents.document import Document
from annotator.formats.exports.dealing import id_in_cell, one_cell
from annotator.formats.exports.proof import MismatchError
from annotator.formats.files.names import Names
from annotator.formats.files.small_files import read_whole

if TYPE_CHECKING:
    from annotator.formats.writers import Job

INDEX = "files.tsv"


@contextmanager
def listing(folder: Path, job: "Job") -> Iterator[Callable[[Document], str]]:
    """Make the folders of the parts, and give what names a document's file and lists it.

    The name is a path below `folder`, without a suffix.
    """
    for part in job.parts:
        (folder / part).mkdir()
    names = Names()
    with (folder / INDEX).open("x", encoding="utf-8", newline="\n") as index:
        index.write("file\tdocument\n")

        def listed(document: Document) -> str:
            name = f"{document.part}/{names.take(document.id)}"
            index.write(f"{name}\t{one_cell(document.id)}\n")
            return name

        yield listed


def read_listed(folder: Path, name: str, job: "Job") -> bytes:
    """Give what a file of the list holds, and keep its checksum: it is not read a third time."""
    data = read_whole(f"{folder}/{name}")
    job.sums[name] = sha256(data).hexdigest()
    return data


def listed(folder: Path, job: "Job", suffix: str) -> Iterator[tuple[str, str, str]]:
    """Give the name, the document's id and the part of each file in the list.

    MismatchError, at the end, for a file of this suffix that is not in the list.
    """
    there = {
        f"{part}/{name.removesuffix(suffix)}"
        for part in job.parts
        for name in os.listdir(folder / part)
        if name.endswith(suffix)
    }
    with (folder / INDEX).open(encoding="utf-8", newline="\n") as index:
        next(index)
        for row in index:
            name, id = row.removesuffix("\n").split("\t")
            there.discard(name)
            yield name, id_in_cell(id), name.partition("/")[0]
    if there:
        raise MismatchError(min(there))
