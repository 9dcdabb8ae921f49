"""OCR pairs: raw and fixed text aligned by character, to learn to correct what was misread."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from annotator.formats.documents.aligned import (
    DELETE,
    EQUAL,
    INSERT,
    Aligned,
    aligned,
    by_line,
    joined,
)
from annotator.formats.documents.document import Content, Document, waits
from annotator.formats.exports.options import Suggestions
from annotator.formats.exports.proof import MismatchError
from annotator.formats.files.counted_lines import read_counted, write_counted
from annotator.formats.files.features import Columns, Table, filled, front_matter, undated
from annotator.formats.files.json_lines import SUFFIX as LINES
from annotator.formats.writers import Job, Setting
from annotator.page.errors import Sentence
from annotator.page.model import Page

NAME = "ocr-pairs"
TITLE = "OCR pairs: raw and fixed text aligned by character, to train the correction of OCR"
FILES = {
    "*.jsonl": "One pair a row: the raw text, the fixed text, and the ops that lead from one to "
    "the other, each a stretch of both. Line ends of the print stand in raw text as \\n.",
    "pairs.tsv": "How many pairs each document has, in the order of the files.",
}
DIVIDED = True
MARKS = True
WHOLE = True
SETTINGS = {
    "pair": Setting(("block", "line", "document"), "What one pair is; a line is one of raw text.")
}

TABLE = "pairs.tsv"
PAIRS = Sentence("pairs")
SAME, OTHER = Sentence("characters the same"), Sentence("characters not the same")
NO_LABELS = "the format holds texts alone"
SUGGESTED = "a suggestion that nobody accepted yet"
COLUMNS: Columns = {
    "document": "string",
    "page": "string",
    "block": "string",
    "role": "string",
    "raw": "string",
    "fixed": "string",
    "ops": [
        {
            "op": "string",
            "raw_start": "int64",
            "raw_end": "int64",
            "start": "int64",
            "end": "int64",
            "why": "string",
        }
    ],
    "suggested": "bool",
}


class Pair(NamedTuple):
    """A raw and a fixed text, and the block they are of; "" where they are of a document."""

    block: str
    role: str
    found: Aligned
    suggested: bool


def fit(document: Document, job: Job) -> Document:
    """Give the document without labels, its pairs worked out."""
    page = document.whole
    assert page is not None
    job.memo["pairs"] = list(pairs(document, page, job))
    return job.drop_labels(document, NO_LABELS)


def pairs(document: Document, page: Page, job: Job) -> Iterator[Pair]:
    """Give the pairs of a document; without those of suggested blocks, where they stay behind."""
    found: list[Pair] = []
    for block in page.blocks:
        if document.article is not None and block.article != document.article:
            continue
        if waits(block) and job.options.suggestions is Suggestions.LEAVE_OUT:
            job.left.add("block", SUGGESTED, f"{page.id} {block.id}")
            continue
        suggested = job.marked and waits(block)
        found.append(Pair(block.id, block.role.value, aligned(page, block), suggested))
    kind = job.settings["pair"]
    if kind == "document":
        if found:
            whole = joined([one.found for one in found])
            yield Pair("", "", whole, any(one.suggested for one in found))
        return
    for pair in found:
        cut = by_line(pair.found) if kind == "line" else (pair.found,)
        yield from (pair._replace(found=one) for one in cut if one.raw or one.fixed)


def content(document: Document, job: Job) -> Content:
    """Give what must be read back: the pairs with their ops."""
    found: list[Pair] = job.memo["pairs"]
    said = tuple(
        (one.block, one.found.raw, one.suggested, tuple(map(tuple, one.found.ops))) for one in found
    )
    text = "\n".join([one.found.fixed for one in found])
    return Content(document.id, document.part, text, said)


def write(documents: Iterable[Document], folder: Path, job: Job) -> dict[str, int]:
    """Write a row for each pair."""
    written: dict[str, int] = dict.fromkeys((PAIRS, SAME, OTHER), 0)

    def rows(document: Document) -> list[dict[str, Any]]:
        found: list[Pair] = job.memo["pairs"]
        written[PAIRS] += len(found)
        for op in (op for pair in found for op in pair.found.ops):
            longer = max(op.raw_end - op.raw_start, op.end - op.start)
            written[SAME if op.op == EQUAL else OTHER] += longer
        return [_row(document, pair) for pair in found]

    write_counted(documents, folder, job, TABLE, rows)
    return written


def _row(document: Document, pair: Pair) -> dict[str, Any]:
    return {
        "document": undated(document.id),
        "page": undated(document.page),
        "block": pair.block,
        "role": pair.role,
        "raw": pair.found.raw,
        "fixed": pair.found.fixed,
        "ops": [op._asdict() for op in pair.found.ops],
        "suggested": pair.suggested,
    }


def front(folder: Path, job: Job) -> str:
    """Give the front matter: how `datasets` is to load the folder."""
    return front_matter([Table("default", COLUMNS, filled(job.files(folder, LINES)))])


def read_back(folder: Path, job: Job) -> Iterator[Content]:
    """Give the documents with their pairs; MismatchError where ops do not lead to the text."""
    for id, part, found in read_counted(folder, job, TABLE):
        text = "\n".join([row["fixed"] for row in found])
        yield Content(id, part, text, tuple(map(_read, found)))


def _read(row: Mapping[str, Any]) -> tuple[Any, ...]:
    raw, fixed = row["raw"], row["fixed"]
    ops = tuple(tuple(op.values()) for op in row["ops"])
    raw_at = at = 0
    for op, low, high, start, end, _ in ops:
        same = raw[low:high] == fixed[start:end]
        empty = (low == high) == (op == INSERT) and (start == end) == (op == DELETE)
        if (low, start) != (raw_at, at) or not empty or same != (op == EQUAL):
            raise MismatchError(row["block"])
        raw_at, at = high, end
    if (raw_at, at) != (len(raw), len(fixed)):
        raise MismatchError(row["block"])
    return row["block"], raw, row["suggested"], ops
