"""Line breaks: what became of each line end of the raw text, to learn where paragraphs end."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from annotator.formats.documents.document import Content, Document, waits
from annotator.formats.exports.options import Suggestions
from annotator.formats.files.counted_lines import read_counted, write_counted
from annotator.formats.files.features import Columns, Table, filled, front_matter, undated
from annotator.formats.files.json_lines import SUFFIX as LINES
from annotator.formats.writers import Job, Signs
from annotator.page.errors import Sentence
from annotator.page.model import Page
from annotator.page.pieces import kept_runs

NAME = "line-breaks"
TITLE = "Line breaks: a line end of the raw text a row, with what it shows and what became of it"
FILES = {
    "*.jsonl": "One line end a row, in the order of the raw text: the lines before and after it, "
    "figures of layout and marks, and the decision.",
    "decision": "“join”: the text goes on in the next line; “end”: the paragraph ends; "
    "“elsewhere”: the paragraph goes on, but not in the next line; “unused”: nothing of the line "
    "is in the text.",
    "lines.tsv": "How many rows each document has, in the order of the files.",
}
DIVIDED = True
MARKS = True
WHOLE = True

JOIN, END, ELSEWHERE, UNUSED = ("join", "end", "elsewhere", "unused")
TABLE = "lines.tsv"
NO_LABELS = "the format tells of line ends alone"
NO_ARTICLE = "no article holds the line"
SUGGESTED = "a suggestion that nobody accepted yet"
COLUMNS: Columns = {
    "document": "string",
    "page": "string",
    "line": "int64",
    "next_line": "int64",
    "before": "string",
    "after": "string",
    "role": "string",
    "decision": "string",
    "suggested": "bool",
}
"""`features` come behind them, where somebody brought what reads line ends."""
_LINE_END = Sentence("line end")


class LineEnd(NamedTuple):
    """A line with something on it, the next such line, and what became of the end between."""

    line: int
    """Counted from 0 among all lines of raw."""
    following: int
    before: str
    after: str
    decision: str
    block: str | None
    """The block in which the line ends; None where nothing of it is in a block."""


def line_ends(page: Page) -> list[LineEnd]:
    """Give the ends of all lines with something on them but the last, in the order of raw."""
    raw = page.raw
    where: dict[int, tuple[int, str]] = {}
    last: set[int] = set()
    number = 0
    for block in page.blocks:
        inked = [
            at
            for _, kept in kept_runs(block.pieces)
            for at in range(kept.start, kept.end)
            if not raw[at].isspace()
        ]
        where.update((at, (number + index, block.id)) for index, at in enumerate(inked))
        last.update(inked[-1:])
        number += len(inked) + 1  # the next block does not go on from this one
    found = []
    for (line, before, start), (following, after, behind) in pairwise(_lines(raw)):
        ends = start + len(before)
        here = next((at for at in range(ends - 1, start - 1, -1) if at in where), None)
        there = next((at for at in range(behind, behind + len(after)) if at in where), None)
        ending: str | None = None
        if here is None:
            decision = UNUSED
        else:
            at, ending = where[here]
            if there is not None and where[there][0] == at + 1:
                decision = JOIN
            else:
                decision = END if here in last else ELSEWHERE
        found.append(LineEnd(line, following, before, after, decision, ending))
    return found


def _lines(raw: str) -> Iterator[tuple[int, str, int]]:
    """Give number, text and start of each line that isn't blank."""
    start = 0
    for number, line in enumerate(raw.split("\n")):
        if line and not line.isspace():
            yield number, line, start
        start += len(line) + 1


@lru_cache(maxsize=1)  # the documents of a page come one behind the other
def _shown(signs: Signs, raw: str) -> Mapping[int, Mapping[str, float]]:
    return signs(raw)


def fit(document: Document, job: Job) -> Document:
    """Give the document without labels, its line ends worked out."""
    page = document.whole
    assert page is not None
    job.memo["rows"] = list(_rows(document, page, job))
    return job.drop_labels(document, NO_LABELS)


def _rows(document: Document, page: Page, job: Job) -> Iterator[dict[str, Any]]:
    blocks = {block.id: block for block in page.blocks}
    shown = None if job.signs is None else _shown(job.signs, page.raw)
    for end in line_ends(page):
        block = blocks[end.block] if end.block is not None else None
        if document.article is not None and not (block and block.article == document.article):
            continue
        suggested = block is not None and waits(block)
        if suggested and job.options.suggestions is Suggestions.LEAVE_OUT:
            job.left.add(_LINE_END, SUGGESTED, f"{page.id} {end.line}")
            continue
        row = {
            "document": undated(document.id),
            "page": undated(page.id),
            "line": end.line,
            "next_line": end.following,
            "before": end.before,
            "after": end.after,
            "role": None if block is None else block.role.value,
            "decision": end.decision,
            "suggested": job.marked and suggested,
        }
        # A line of mere marks, which is nobody's text, shows nothing.
        signs = None if shown is None else shown.get(end.line)
        yield row if signs is None else row | {"features": dict(signs)}


def content(document: Document, job: Job) -> Content:
    """Give what must be read back: the lines, the decisions and what they show."""
    rows = job.memo["rows"]
    return Content(document.id, document.part, _text(rows), tuple(map(_plain, rows)))


def _text(rows: Iterable[Mapping[str, Any]]) -> str:
    return "\n".join([one["before"] for one in rows])


def _plain(row: Mapping[str, Any]) -> tuple[Any, ...]:
    features = tuple(row.get("features", {}).items())
    return row["line"], row["after"], row["decision"], row["suggested"], features


def write(documents: Iterable[Document], folder: Path, job: Job) -> dict[str, int]:
    """Write a row for each line end."""
    written: dict[str, int] = dict.fromkeys(_COUNTED.values(), 0)
    page_before = ""

    def rows(document: Document) -> list[dict[str, Any]]:
        nonlocal page_before
        found: list[dict[str, Any]] = job.memo["rows"]
        for row in found:
            written[_COUNTED[row["decision"]]] += 1
        if document.article is not None and document.page != page_before:
            page_before = document.page
            _tell_of_others(document, job)
        return found

    write_counted(documents, folder, job, TABLE, rows)
    return written


_COUNTED = {
    JOIN: Sentence("line ends that join"),
    END: Sentence("line ends that end a paragraph"),
    ELSEWHERE: Sentence("line ends whose paragraph goes on elsewhere"),
    UNUSED: Sentence("line ends of unused lines"),
}


def _tell_of_others(document: Document, job: Job) -> None:
    """Note the line ends of a page that are in no article."""
    assert document.whole is not None
    articles = {block.id: block.article for block in document.whole.blocks}
    for end in line_ends(document.whole):
        if articles.get(end.block or "") is None:
            job.left.add(_LINE_END, NO_ARTICLE, f"{document.page} {end.line}")


def front(folder: Path, job: Job) -> str:
    """Give the front matter: how `datasets` is to load the folder."""
    columns = dict(COLUMNS)
    for path in job.files(folder, LINES).values():
        with path.open("rb") as file:
            if line := file.readline():
                names = orjson.loads(line).get("features", ())
                columns |= {"features": dict.fromkeys(names, "float64")} if names else {}
                break
    return front_matter([Table("default", columns, filled(job.files(folder, LINES)))])


def read_back(folder: Path, job: Job) -> Iterator[Content]:
    """Give the documents with the rows that stand in the files."""
    for id, part, found in read_counted(folder, job, TABLE):
        yield Content(id, part, _text(found), tuple(map(_plain, found)))
