"""doccano: a text with its spans, or with entities and relations, one JSON object a line."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.formats.documents.document import Content, Document, relations_of
from annotator.formats.documents.from_pages import without
from annotator.formats.files.json_lines import read_lines, write_lines
from annotator.formats.writers import Job, Setting

NAME = "doccano"
TITLE = "doccano: JSON Lines with spans, or with relations too"
FILES = {
    "*.jsonl": "One document a line, to be imported into a project for sequence labelling that "
    "allows overlapping spans, and relations where there are any; doccano drops them unsaid else. "
    "The file is UTF-8: say so, for what doccano guesses from its beginning can be wrong."
}
SETTINGS = {
    "shape": Setting(
        ("spans", "relations"), "Spans alone, or entities with the relations between them."
    )
}
RELATIONS = ("shape", "relations")
RECORDS = False

GAPS = "it lies in several stretches, and the format knows one start and one end"


def fit(document: Document, job: Job) -> Document:
    """Give the document without spans that lie in several stretches."""
    gone = {span.id for span in document.spans if len(span.parts) > 1}
    for span in document.spans:
        if span.id in gone:
            job.drop(document, span, GAPS)
    return without(document, gone, job.left)


def write(documents: Iterable[Document], folder: Path, job: Job) -> None:
    """Write a line for each document."""
    if job.relating:
        write_lines(documents, folder, job, _Related().objects)
    else:
        write_lines(documents, folder, job, _with_spans)


def _meta(document: Document) -> dict[str, str]:
    """Give what doccano keeps beside a text; words throughout, since its tables keep those."""
    meta = document.meta
    return {
        "page": document.page,
        "article": document.article or "",
        "kind": document.kind,
        "paper": meta.paper or "",
        "published": meta.published or "",
        "page_number": meta.page_number or "",
    }


def _with_spans(document: Document) -> Iterator[object]:
    yield {
        "id": document.id,
        "text": document.text,
        "label": [(span.start, span.end, span.label) for span in document.spans],
        **_meta(document),
    }


class _Related:
    """Lines with entities and relations, whose ids doccano wants to be numbers."""

    def __init__(self) -> None:
        self.next_entity = self.next_relation = 0

    def objects(self, document: Document) -> Iterator[object]:
        first = self.next_entity
        number = {span.id: first + index for index, span in enumerate(document.spans)}
        self.next_entity += len(number)
        relations = relations_of(document)
        first_relation = self.next_relation
        self.next_relation += len(relations)
        yield {
            "id": document.id,
            "text": document.text,
            "entities": [
                {
                    "id": number[span.id],
                    "label": span.label,
                    "start_offset": span.start,
                    "end_offset": span.end,
                }
                for span in document.spans
            ],
            "relations": [
                {
                    "id": first_relation + index,
                    "from_id": number[one.head],
                    "to_id": number[one.tail],
                    "type": one.type,
                }
                for index, one in enumerate(relations)
            ],
            "Comments": [],
            **_meta(document),
        }


def read_back(folder: Path, job: Job) -> Iterator[Content]:
    """Give the documents as they stand in the lines."""
    for part, one in read_lines(folder, job):
        if not job.relating:
            spans = [(label, ((start, end),)) for start, end, label in one["label"]]
            yield Content(one["id"], part, one["text"], tuple(sorted(spans)))
            continue
        entities = {
            entity["id"]: (entity["label"], ((entity["start_offset"], entity["end_offset"]),))
            for entity in one["entities"]
        }
        relations = [
            (relation["type"], entities[relation["from_id"]], entities[relation["to_id"]])
            for relation in one["relations"]
        ]
        yield Content(
            one["id"],
            part,
            one["text"],
            tuple(sorted(entities.values())),
            tuple(sorted(relations)),
        )
