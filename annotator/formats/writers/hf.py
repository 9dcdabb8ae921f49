"""Hugging Face datasets: Parquet and JSON Lines with their columns told, loaded as a folder."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from annotator.formats.documents.document import (
    SUGGESTED,
    Content,
    Document,
    TextSpan,
    relations_of,
)
from annotator.formats.documents.flat import flat
from annotator.formats.exports.proof import MismatchError
from annotator.formats.files.features import (
    Classes,
    Column,
    Table,
    as_features,
    dated,
    filled,
    front_matter,
    undated,
)
from annotator.formats.files.json_lines import SUFFIX as LINES
from annotator.formats.writers import Job
from annotator.page.errors import Sentence

NAME = "hf"
TITLE = "Hugging Face datasets: Parquet and JSON Lines with typed columns, loaded by its folder"
FILES = {
    "*.parquet": 'One document a row: `load_dataset("THIS FOLDER")`.',
    "jsonl/": 'The same rows as JSON Lines: `load_dataset("THIS FOLDER/jsonl")`.',
}
DIVIDED = True
MARKS = True
RELATIONS = True
NEEDS = "pyarrow"
EXTRA = "hf"

PARQUET, JSONL = ".parquet", "jsonl"
"""JSON Lines have a folder of their own: `datasets` reads all files of one as of one kind."""
_GROUP = 500_000
"""As many characters are written at a time."""
_PART = {"start": "int64", "end": "int64"}


def columns(labels: Iterable[str]) -> dict[str, Column]:
    """Give the columns of documents with spans of these labels.

    `tokens` are characters, so offsets count them too.
    """
    return {
        "id": "string",
        "text": "string",
        "tokens": ["string"],
        "ner_tags": [Classes(tags(labels))],
        "spans": [
            {
                "id": "string",
                "start": "int64",
                "end": "int64",
                "label": "string",
                "text": "string",
                "parts": [_PART],
                "person": "string",
                "title": "string",
                "suggested": "bool",
                "confidence": "float64",
            }
        ],
        "relations": [
            {"id": "string", "head": "string", "tail": "string", "type": "string"}
            | {"suggested": "bool"}
        ],
        "people": [{"id": "string", "name": "string", "titles": ["string"]}],
        "meta": dict.fromkeys(
            ("page", "article", "kind", "status", "paper", "page_number"), "string"
        )
        | {"published": "date32"},
    }


def tags(labels: Iterable[str]) -> tuple[str, ...]:
    """Give the tags in the order of their numbers."""
    return "O", *(f"{side}-{label}" for label in sorted(labels) for side in "BI")


def row(document: Document, job: Job) -> dict[str, Any]:
    """Give a document as a row.

    Without marks a suggestion is a span as any other; with them it has no tags.
    """
    text, meta = document.text, document.meta
    return {
        "id": undated(document.id),
        "text": text,
        "tokens": list(text),
        "ner_tags": _tag_numbers(document, job),
        "spans": [_span(span, document, job.marked) for span in document.spans],
        "relations": [
            {
                "id": f"r{number}",
                "head": one.head,
                "tail": one.tail,
                "type": one.type,
                "suggested": job.marked and one.state == SUGGESTED,
            }
            for number, one in enumerate(relations_of(document), start=1)
        ],
        "people": [
            {"id": one.id, "name": one.name, "titles": list(one.titles)} for one in document.people
        ],
        "meta": {
            "page": undated(document.page),
            "article": document.article,
            "kind": document.kind,
            "status": document.status,
            "paper": meta.paper,
            "page_number": meta.page_number,
            "published": None if meta.published is None else date.fromisoformat(meta.published),
        },
    }


def _span(span: TextSpan, document: Document, marked: bool) -> dict[str, Any]:
    return {
        "id": span.id,
        "start": span.start,
        "end": span.end,
        "label": span.label,
        "text": document.text[span.start : span.end],
        "parts": [{"start": start, "end": end} for start, end in span.parts],
        "person": span.person,
        "title": span.title,
        "suggested": marked and span.state == SUGGESTED,
        "confidence": span.confidence,
    }


def _flat(document: Document, job: Job) -> tuple[TextSpan, ...]:
    taught = [one for one in document.spans if not (job.marked and one.state == SUGGESTED)]
    return flat(taught, asked=job.options.labels is not None)


def _tag_numbers(document: Document, job: Job) -> list[int]:
    first = {label: 1 + 2 * number for number, label in enumerate(job.labels)}
    found = [0] * len(document.text)
    for span in _flat(document, job):
        number = first[span.label]
        found[span.start : span.end] = [number, *[number + 1] * (span.end - span.start - 1)]
    return found


def content(document: Document, job: Job) -> Content:
    """Give what must be read back: spans, the flat ones, relations, and people by name."""
    names = {one.id: one.name for one in document.people}
    spans = {
        one.id: (
            one.label,
            one.parts,
            job.marked and one.state == SUGGESTED,
            names.get(one.person or "", ""),
            one.title or "",
        )
        for one in document.spans
    }
    tagged = tuple((one.start, one.end, one.label) for one in _flat(document, job))
    relations = (
        (one.type, spans[one.head], spans[one.tail], job.marked and one.state == SUGGESTED)
        for one in relations_of(document)
    )
    return Content(
        document.id,
        document.part,
        document.text,
        (*sorted(spans.values()), tagged),
        tuple(sorted(relations)),
    )


def write(documents: Iterable[Document], folder: Path, job: Job) -> dict[str, int]:
    """Write each document twice, as a row of Parquet and as a line of JSON."""
    import pyarrow as pa
    from pyarrow import parquet

    features = json.dumps({"info": {"features": as_features(columns(job.labels))}})
    schema = pa.schema(_arrow(columns(job.labels)), {"huggingface": features})
    tagged = 0
    (folder / JSONL).mkdir()
    with ExitStack() as stack:
        lines = {
            part: stack.enter_context(path.open("xb"))
            for part, path in job.files(folder / JSONL, LINES).items()
        }
        tables = {
            part: _Rows(stack.enter_context(parquet.ParquetWriter(path, schema)), schema)
            for part, path in job.files(folder, PARQUET).items()
        }
        for document in documents:
            one = row(document, job)
            lines[document.part].write(_line(one))
            tables[document.part].add(one)
            tagged += len(_flat(document, job))
        for table in tables.values():
            table.flush()
    card = _front(job, filled(job.files(folder / JSONL, LINES)))
    (folder / JSONL / "README.md").write_text(card, "utf-8", newline="\n")
    return {Sentence("spans as tags"): tagged}


def _line(row: Mapping[str, Any]) -> bytes:
    return orjson.dumps(row) + b"\n"


class _Rows:
    """Rows of a Parquet file that wait until there are enough of them for a group."""

    def __init__(self, writer: Any, schema: Any) -> None:
        self.writer, self.schema = writer, schema
        self.rows: list[dict[str, Any]] = []
        self.size = 0

    def add(self, row: dict[str, Any]) -> None:
        self.rows.append(row)
        self.size += len(row["tokens"])
        if self.size >= _GROUP:
            self.flush()

    def flush(self) -> None:
        """Write what waits; a file of no rows is one too, with its columns."""
        import pyarrow as pa

        if self.rows:
            self.writer.write_batch(pa.RecordBatch.from_pylist(self.rows, self.schema))
            self.rows, self.size = [], 0


def _arrow(fields: Mapping[str, Any]) -> list[Any]:
    """Give columns as Arrow's fields."""
    import pyarrow as pa

    return [pa.field(name, _arrow_type(column)) for name, column in fields.items()]


def _arrow_type(column: Column) -> Any:
    import pyarrow as pa

    match column:
        case str():
            return pa.type_for_alias(column)
        case Classes():
            return pa.int64()
        case list():
            return pa.list_(_arrow_type(column[0]))
        case _:
            return pa.struct(_arrow(column))


def front(folder: Path, job: Job) -> str:
    """Give the front matter: how `datasets` is to load the folder."""
    lines = filled(job.files(folder / JSONL, LINES))
    files = job.files(folder, PARQUET)
    return _front(job, {part: path for part, path in files.items() if part in lines})


def _front(job: Job, files: Mapping[str, Path]) -> str:
    return front_matter([Table("default", columns(job.labels), files)], ["token-classification"])


def read_back(folder: Path, job: Job) -> Iterator[Content]:
    """Give the documents as they stand in Parquet, and in JSON alike."""
    names = tags(job.labels)
    for part, path in job.files(folder, PARQUET).items():
        with (folder / JSONL / f"{part}{LINES}").open("rb") as lines:
            for found in _rows(path):
                # A date is none in JSON, so rows are compared as they are written there.
                if lines.readline() != _line(found):
                    raise MismatchError(found["id"])
                yield _content(found, part, names)
            if lines.read(1):
                raise MismatchError(Sentence("{name} holds more than was meant", name=lines.name))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    from pyarrow import parquet

    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(64):
            yield from batch.to_pylist()


def _content(found: Mapping[str, Any], part: str, names: tuple[str, ...]) -> Content:
    text, people = found["text"], {one["id"]: one["name"] for one in found["people"]}
    spans: dict[str, tuple[Any, ...]] = {}
    for one in found["spans"]:
        parts = tuple((stretch["start"], stretch["end"]) for stretch in one["parts"])
        if text[one["start"] : one["end"]] != one["text"] or found["tokens"] != list(text):
            raise MismatchError(found["id"])
        said_of = people.get(one["person"] or "", "")
        spans[one["id"]] = (one["label"], parts, one["suggested"], said_of, one["title"] or "")
    relations = [
        (one["type"], spans[one["head"]], spans[one["tail"]], one["suggested"])
        for one in found["relations"]
    ]
    tagged = tuple(_entities([names[number] for number in found["ner_tags"]]))
    return Content(
        dated(found["id"]), part, text, (*sorted(spans.values()), tagged), tuple(sorted(relations))
    )


def _entities(found: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Give the stretches that BIO tags tell of; MismatchError for one that starts with an I."""
    start, name, at = 0, "", -1
    for at, tag in enumerate(found):
        side, _, label = tag.partition("-")
        if side == "I":
            if label != name:
                raise MismatchError(tag)
            continue
        if name:
            yield start, at, name
        start, name = at, label
    if name:
        yield start, at + 1, name


def preview(folder: Path, job: Job) -> str:
    """Give the first row as JSON."""
    for part in job.parts:
        with (folder / JSONL / f"{part}{LINES}").open("rb") as lines:
            if line := lines.readline():
                return json.dumps(orjson.loads(line), ensure_ascii=False)
    return ""
