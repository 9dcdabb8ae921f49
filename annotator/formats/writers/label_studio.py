"""Label Studio: tasks with annotations and predictions, and the labelling configuration."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import orjson

from annotator.formats.documents.document import (
    SUGGESTED,
    Content,
    Document,
    TextSpan,
    relations_of,
)
from annotator.formats.documents.from_pages import without
from annotator.formats.exports.proof import MismatchError
from annotator.formats.files.label_names import unlike
from annotator.formats.files.xml_text import legal
from annotator.formats.writers import Job
from annotator.page.model import LABELS

NAME = "label-studio"
TITLE = "Label Studio: tasks as JSON, accepted work as annotations and suggestions as predictions"
FILES = {
    "*.json": "A list of tasks, one a line. Suggestions are predictions; what a prediction's "
    "relations need of the annotation stands there again under the same id.",
    "config.xml": "The labelling configuration: set it in the project before the import.",
}
MARKS = True
RELATIONS = True
RECORDS = False

SUFFIX_OF_TASKS = ".json"
MODEL = "annotator"
"""The model version under which suggestions stand."""
GAPS = "it lies in several stretches, and the format knows one start and one end"
COLOURS = ("#e6194b", "#3cb44b", "#4363d8", "#f58231", "#911eb4", "#008080", "#9a6324", "#808000")


def fit(document: Document, job: Job) -> Document:
    """Give the document without spans that lie in several stretches."""
    gone = {span.id for span in document.spans if len(span.parts) > 1}
    for span in document.spans:
        if span.id in gone:
            job.drop(document, span, GAPS)
    return without(document, gone, job.left)


def write(documents: Iterable[Document], folder: Path, job: Job) -> None:
    """Write the configuration and the tasks, one a line of a JSON list."""
    names = unlike(job.labels, lambda label: legal(label).strip())
    job.spell(names)
    config = configuration(names.values(), job.relations)
    (folder / "config.xml").write_text(config, "utf-8", newline="\n")
    with ExitStack() as stack:
        files = {
            part: stack.enter_context(path.open("xb"))
            for part, path in job.files(folder, SUFFIX_OF_TASKS).items()
        }
        before = dict.fromkeys(files, b"[\n")
        for number, document in enumerate(documents, start=1):
            line = orjson.dumps(task(document, number, job))
            files[document.part].write(before[document.part] + line)
            before[document.part] = b",\n"
        for part, file in files.items():
            file.write(b"[]\n" if before[part] == b"[\n" else b"\n]\n")


def configuration(labels: Iterable[str], relations: Iterable[str]) -> str:
    """Give the labelling configuration that fits the tasks; without labels it has the usual ones.

    Granularity by symbol lets a Chinese word be marked that no space sets apart.
    """
    lines = ["<View>", '  <Labels name="label" toName="text">']
    lines += [
        f"    <Label value={quoteattr(label)} background={quoteattr(COLOURS[n % len(COLOURS)])}/>"
        for n, label in enumerate(tuple(labels) or LABELS)
    ]
    lines += ["  </Labels>"]
    if types := list(relations):
        lines += ["  <Relations>"]
        lines += [f"    <Relation value={quoteattr(type)}/>" for type in types]
        lines += ["  </Relations>"]
    lines += [
        '  <View style="white-space: pre-wrap">',
        '    <Text name="text" value="$text" granularity="symbol"/>',
        "  </View>",
        "</View>",
    ]
    return "\n".join(lines) + "\n"


def task(document: Document, number: int, job: Job) -> dict[str, Any]:
    """Give a document as a task; `number` is its id, and that of its annotation."""
    text, meta, marked = document.text, document.meta, job.marked
    spans = {span.id: _region(span, text, job.spelt) for span in document.spans}
    waiting = {span.id for span in document.spans if marked and span.state == SUGGESTED}
    accepted = [region for id, region in spans.items() if id not in waiting]
    suggested = {id: spans[id] for id in spans if id in waiting}
    links: list[dict[str, Any]] = []
    for one in relations_of(document):
        link = {
            "type": "relation",
            "from_id": one.head,
            "to_id": one.tail,
            "direction": "right",
            "labels": [one.type],
        }
        if marked and (one.state == SUGGESTED or not waiting.isdisjoint((one.head, one.tail))):
            suggested |= {id: spans[id] for id in (one.head, one.tail)}
            links.append(link | {"meta": {"accepted": one.state != SUGGESTED}})
        else:
            accepted.append(link)
    made: dict[str, Any] = {
        "id": number,
        "data": {
            "text": text,
            "document": document.id,
            "page": document.page,
            "article": document.article,
            "kind": document.kind,
            "paper": meta.paper,
            "published": meta.published,
            "page_number": meta.page_number,
        },
        "annotations": [
            {"id": number, "result": accepted, "was_cancelled": False, "ground_truth": False}
        ],
        "predictions": [],
    }
    if suggested:
        sure = [span.confidence for span in document.spans if span.id in waiting]
        scores = [one for one in sure if one is not None]
        score = round(sum(scores) / len(scores), 4) if scores else 0.0
        result = [*suggested.values(), *links]
        made["predictions"] = [{"model_version": MODEL, "score": score, "result": result}]
    return made


def _region(span: TextSpan, text: str, names: Mapping[str, str]) -> dict[str, Any]:
    start, end = span.parts[0]
    label = names.get(span.label, span.label)
    region: dict[str, Any] = {
        "id": span.id,
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": {"start": start, "end": end, "text": text[start:end], "labels": [label]},
    }
    if span.title is not None:
        region["meta"] = {"text": [span.title]}
    if span.confidence is not None:
        region["score"] = span.confidence
    return region


def read_back(folder: Path, job: Job) -> Iterator[Content]:
    """Give the documents as they stand in the tasks, the words of each region compared."""
    behind = {name: label for label, name in job.spelt.items()}
    for part, path in job.files(folder, SUFFIX_OF_TASKS).items():
        with path.open("rb") as file:
            for line in file:
                if line not in (b"[\n", b"]\n", b"[]\n"):
                    found = orjson.loads(line.removesuffix(b"\n").removesuffix(b","))
                    yield _read(found, part, job.marked, behind)


def _read(one: dict[str, Any], part: str, marked: bool, behind: Mapping[str, str]) -> Content:
    text = one["data"]["text"]
    spans: dict[str, tuple[object, ...]] = {}
    relations: list[tuple[object, ...]] = []
    for kind in ("annotations", "predictions"):
        predicted = kind == "predictions"
        results = [result for answer in one[kind] for result in answer["result"]]
        for result in results:
            if result["type"] != "labels" or result["id"] in spans:
                continue
            value = result["value"]
            start, end = value["start"], value["end"]
            if text[start:end] != value["text"]:
                raise MismatchError(one["data"]["document"])
            label = value["labels"][0]
            span = (behind.get(label, label), ((start, end),))
            spans[result["id"]] = (*span, predicted) if marked else span
        for result in results:
            if result["type"] == "relation":
                ends = spans[result["from_id"]], spans[result["to_id"]]
                relation = (result["labels"][0], *ends)
                waits = predicted and not result["meta"]["accepted"]
                relations.append((*relation, waits) if marked else relation)
    return Content(
        one["data"]["document"],
        part,
        text,
        tuple(sorted(spans.values())),
        tuple(sorted(relations)),
    )
