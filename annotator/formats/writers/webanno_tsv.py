"""WebAnno TSV 3.3, as INCEpTION reads it: a token a row, with spans and relations in layers."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from annotator.formats.documents.document import Content, Document, TextSpan, relations_of
from annotator.formats.documents.from_pages import without
from annotator.formats.exports.proof import MismatchError
from annotator.formats.files.label_names import unlike
from annotator.formats.files.listed_files import listed, listing, read_listed
from annotator.formats.files.webanno import (
    FORMAT,
    NONE,
    SPANS,
    TEXT,
    Layer,
    escaped,
    layers_and_sentences,
    stacked,
    text_escaped,
)
from annotator.formats.files.webanno import (
    RELATIONS as RELATION_LAYER,
)
from annotator.formats.writers import Job
from annotator.page.check import UNPRINTABLE

NAME = "webanno-tsv"
TITLE = "WebAnno TSV 3.3, as INCEpTION reads it: a character a row, with spans and relations"
FILES = {
    "train/, dev/, test/ or all/": "A .tsv file a document. A token is one character, white space "
    "none; offsets count UTF-16 units. The project needs a custom span layer Span with a string "
    "feature label, any overlap allowed, and a relation layer Relation on it with a string "
    "feature type.",
    "files.tsv": "Which document stands in which file.",
}
COLUMNS = True
RELATIONS = True
RECORDS = False

SPAN = Layer(SPANS, "webanno.custom.Span", ("label",))
RELATION = Layer(RELATION_LAYER, "webanno.custom.Relation", ("type", f"BT_{SPAN.name}"))
GAPS = "it lies in several stretches, and the format knows one start and one end"
BLANK = "it covers nothing but white space"
_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_SENTENCE = re.compile("[^。！？!?；;…]*[。！？!?；;…]*[”’」』）)》〉】\"']*")


class _Sentence(NamedTuple):
    """A sentence's stretch of the text, without white space at either end."""

    start: int
    end: int


def fit(document: Document, job: Job) -> Document:
    """Give the document with spans in one stretch that begin and end with a token."""
    spans: list[TextSpan] = []
    gone: set[str] = set()
    for span in document.spans:
        trimmed = _trimmed(document.text, span.start, span.end)
        if len(span.parts) > 1 or trimmed is None:
            job.drop(document, span, GAPS if len(span.parts) > 1 else BLANK)
            gone.add(span.id)
        else:
            spans.append(span._replace(parts=(trimmed,)))
    return without(document, gone, job.left)._replace(spans=tuple(spans))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give a stretch without white space at its ends; None where it is nothing else."""
    words = text[start:end]
    first = start + len(words) - len(words.lstrip())
    last = end - len(words) + len(words.rstrip())
    return (first, last) if first < last else None


def sentences(text: str) -> list[_Sentence]:
    """Give the sentences of a text; no line end of any kind is inside one."""
    return [
        _Sentence(*trimmed)
        for line in _LINE.finditer(text)
        for match in _SENTENCE.finditer(text, *line.span())
        if (trimmed := _trimmed(text, *match.span()))
    ]


def content(document: Document, job: Job) -> Content:
    """Give what must be read back: white space between sentences is a line end each."""
    spans = {span.id: (span.label, span.parts) for span in document.spans}
    relations = [(one.type, spans[one.head], spans[one.tail]) for one in relations_of(document)]
    return Content(
        document.id,
        document.part,
        _held(document.text),
        tuple(sorted(spans.values())),
        tuple(sorted(relations)),
    )


def _held(text: str) -> str:
    parts: list[str] = []
    at = 0
    for start, end in sentences(text):
        parts += ["\n" * (start - at), text[start:end]]
        at = end
    return "".join(parts)


def write(documents: Iterable[Document], folder: Path, job: Job) -> dict[str, int]:
    """Write a file a document, and say how many sentences there are."""
    count = 0
    # Tabs and line feeds can be escaped; what else some reader takes for a line end can not.
    job.spell(unlike(job.labels, lambda label: UNPRINTABLE.sub("_", label).strip()))
    with listing(folder, job) as name_of:
        for document in documents:
            text = rows(document, job.spelt)
            count += text.count(f"\n{TEXT}")
            (folder / f"{name_of(document)}.tsv").write_text(text, "utf-8", newline="\n")
    return {"sentences": count}


def rows(document: Document, names: Mapping[str, str]) -> str:
    """Give the text of a document's file; `names` says what stands there for a label."""
    text = document.text
    utf16 = [0, *accumulate(2 if char > "\uffff" else 1 for char in text)]
    number = {span.id: index for index, span in enumerate(document.spans, start=1)}
    on: dict[int, list[str]] = defaultdict(list)
    for span in document.spans:
        cell = f"{escaped(names.get(span.label, span.label))}[{number[span.id]}]"
        for at in range(span.start, span.end):
            on[at].append(cell)
    tokens = dict(_tokens(text))
    ends = dict(_ends(document, number, tokens))
    lines = [FORMAT, SPAN.header, RELATION.header, ""]
    for start, end in sentences(text):
        lines += ["", TEXT + text_escaped(text[start:end])]
        for at in range(start, end):
            if at in tokens:
                spans = "|".join(on[at]) if at in on else NONE
                types, sources = ends.get(at, (NONE, NONE))
                token = text_escaped(text[at])
                place = f"{utf16[at]}-{utf16[at + 1]}"
                lines.append(f"{tokens[at]}\t{place}\t{token}\t{spans}\t{types}\t{sources}\t")
    return "\n".join([*lines, ""])


def _tokens(text: str) -> Iterator[tuple[int, str]]:
    """Give the offset of each token with what it is called."""
    for number, (start, end) in enumerate(sentences(text), start=1):
        there = (at for at in range(start, end) if not text[at].isspace())
        for token, at in enumerate(there, start=1):
            yield at, f"{number}-{token}"


def _ends(
    document: Document, number: Mapping[str, int], tokens: Mapping[int, str]
) -> Iterator[tuple[int, tuple[str, str]]]:
    """Give the cells of relations, which stand where the span that is their tail begins."""
    spans = {span.id: span for span in document.spans}
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for one in relations_of(document):
        source = tokens[spans[one.head].start]
        pair = f"{source}[{number[one.head]}_{number[one.tail]}]"
        found[spans[one.tail].start].append((escaped(one.type), pair))
    for at, cells in found.items():
        yield at, ("|".join(type for type, _ in cells), "|".join(pair for _, pair in cells))


def read_back(folder: Path, job: Job) -> Iterator[Content]:
    """Give the documents as they stand in their files, each token held against its sentence."""
    behind = {name: label for label, name in job.spelt.items()}
    for name, id, part in listed(folder, job, ".tsv"):
        yield _read(id, part, behind, read_listed(folder, f"{name}.tsv", job).decode())


def _read(id: str, part: str, behind: Mapping[str, str], file: str) -> Content:
    layers, found = layers_and_sentences(file.split("\n"))
    if layers != [SPAN, RELATION]:
        raise MismatchError(id)
    units = bytearray()
    for sentence in found:
        start = sentence.rows[0].start
        units += "\n".encode("utf-16-le") * (start - len(units) // 2)
        units += sentence.text.encode("utf-16-le")
    text = units.decode("utf-16-le")
    places = _places(text)
    spans: dict[str, tuple[str, int, int]] = {}
    relations: list[tuple[str, str, str]] = []
    for row in (row for sentence in found for row in sentence.rows):
        if text[places[row.start] : places[row.end]] != row.token:
            raise MismatchError(id)
        for one in stacked(SPAN, row.cells[:1], row.line):
            label, number, _ = one["label"]
            low, high = spans.get(number, (label, row.start, row.end))[1:]
            spans[number] = label, min(low, row.start), max(high, row.end)
        for one in stacked(RELATION, row.cells[1:], row.line):
            head, _, tail = one[RELATION.features[1]].id.partition("_")
            relations.append((one["type"].text, head, tail))
    contents = {
        number: (behind.get(label, label), ((places[low], places[high]),))
        for number, (label, low, high) in spans.items()
    }
    return Content(
        id,
        part,
        text,
        tuple(sorted(contents.values())),
        tuple(sorted((type, contents[head], contents[tail]) for type, head, tail in relations)),
    )


def _places(text: str) -> dict[int, int]:
    """Give the offset in code points for each offset in UTF-16 units."""
    units = accumulate((2 if char > "\uffff" else 1 for char in text), initial=0)
    return {unit: at for at, unit in enumerate(units)}
