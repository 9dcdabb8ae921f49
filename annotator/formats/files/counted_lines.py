"""Several JSON objects a document, one a line, and a table that counts them out again."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from annotator.formats.documents.document import Document
from annotator.formats.exports.dealing import id_in_cell, one_cell
from annotator.formats.exports.proof import MismatchError
from annotator.formats.files.json_lines import read_lines, write_lines
from annotator.formats.writers import Job
from annotator.page.errors import Sentence


def write_counted(
    documents: Iterable[Document],
    folder: Path,
    job: Job,
    table: str,
    rows: Callable[[Document], Sequence[object]],
) -> None:
    """Write the `rows` of each document to the file of its part, and how many there are.

    The table is called after what it counts: `pairs.tsv` has a column `pairs`.
    """
    with (folder / table).open("x", encoding="utf-8", newline="\n") as counts:
        counts.write(f"part\tdocument\t{table.partition('.')[0]}\n")

        def counted(document: Document) -> Sequence[object]:
            found = rows(document)
            counts.write(f"{document.part}\t{one_cell(document.id)}\t{len(found)}\n")
            return found

        write_lines(documents, folder, job, counted)


def read_counted(folder: Path, job: Job, table: str) -> Iterator[tuple[str, str, list[Any]]]:
    """Give the id, the part and the rows of each document.

    MismatchError, at the end, where there are more rows than the table counts.
    """
    rows = read_lines(folder, job)
    with (folder / table).open(encoding="utf-8", newline="\n") as counts:
        next(counts)
        told = [line.removesuffix("\n").split("\t") for line in counts]
    for part in job.parts:
        for of, cell, count in told:
            if of == part:
                yield id_in_cell(cell), part, [row for _, row in islice(rows, int(count))]
    if next(rows, None) is not None:
        raise MismatchError(Sentence("{name} holds more than was meant", name=table))
