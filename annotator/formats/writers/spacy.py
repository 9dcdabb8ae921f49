"""spaCy: DocBin files in which each Chinese character is a token and no span is out of place."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from annotator.formats.documents.document import (
    SUGGESTED,
    Content,
    Document,
    TextSpan,
    relations_of,
)
from annotator.formats.documents.flat import flat
from annotator.formats.exports.proof import MismatchError
from annotator.formats.writers import Job
from annotator.page.errors import Sentence

NAME = "spacy"
TITLE = "spaCy: DocBin files by character, all spans in doc.spans and the flat ones in doc.ents"
FILES = {
    "train/, dev/, test/ or all/": "DocBin files; name the folder where spaCy asks for a path.",
    "doc.spans": "“sc” has the spans, “suggested” those that nobody accepted yet where they are "
    "told apart, “fragments” the stretches of those that lie in several, under one id.",
    "doc.ents": "Spans of “sc” that do not overlap, the longest first; no content unless labels "
    "were asked for, and none that starts or ends with white space, which spaCy can't learn.",
    "doc.user_data": "Where the document comes from, its people, its relations by span ids, and "
    "titles and confidence by span id.",
}
DIVIDED = True
MARKS = True
RELATIONS = True
NEEDS = "spacy"
EXTRA = "spacy"

SPANS, WAITING, FRAGMENTS = "sc", "suggested", "fragments"
"""The groups of spans; “sc” is where spaCy's own trainer looks."""
ATTRIBUTES = ("ORTH", "ENT_IOB", "ENT_TYPE", "ENT_KB_ID", "ENT_ID")
_FILE = 250_000
"""As many characters fill a file: spaCy holds each file as a whole."""


def tokens(text: str, spans: Iterable[TextSpan] = ()) -> tuple[list[str], list[bool]]:
    """Give words, and whether a space stands behind each: spaCy spells the same text from them.

    They are those of spaCy's own Chinese by characters, except that no token of white space
    reaches over the start or end of a span.
    """
    parts = [part for span in spans for part in span.parts]
    starts, ends = {start for start, _ in parts}, {end for _, end in parts}
    words: list[str] = []
    spaces: list[bool] = []
    at, size = 0, len(text)
    while at < size:
        if text[at].isspace():
            end = at + 1
            while end < size and text[end].isspace():
                end += 1
            inner = (one for one in range(at + 1, end) if one in starts or one in ends)
            cuts = [at, *inner, end]
            words += [text[low:high] for low, high in pairwise(cuts)]
            spaces += [False] * (len(cuts) - 1)
            at = end
        else:
            words.append(text[at])
            at += 1
            # To spaCy such a space is no token, but hangs on the word before it.
            hangs = text.startswith(" ", at) and at not in starts and at + 1 not in ends
            spaces.append(hangs)
            at += hangs
    return words, spaces


def entities(document: Document, job: Job) -> tuple[TextSpan, ...]:
    """Give the spans for doc.ents."""
    text = document.text
    taught = [
        span
        for span in document.spans
        if not (job.marked and span.state == SUGGESTED)
        and not (text[span.start].isspace() or text[span.end - 1].isspace())
    ]
    return flat(taught, asked=job.options.labels is not None)


def content(document: Document, job: Job) -> Content:
    """Give what must be read back: spans with person and title, those of doc.ents, relations."""
    waits = {one.id: job.marked and one.state == SUGGESTED for one in document.spans}
    spans = {
        one.id: (one.label, one.parts, waits[one.id], one.person or "", one.title or "")
        for one in document.spans
    }
    flat_ones = ((one.start, one.end, one.label, one.id) for one in entities(document, job))
    relations = (
        (one.type, spans[one.head], spans[one.tail], one.state == SUGGESTED)
        for one in relations_of(document)
    )
    return Content(
        document.id,
        document.part,
        document.text,
        (*sorted(spans.values()), tuple(flat_ones)),
        tuple(sorted(relations)),
    )


def write(documents: Iterable[Document], folder: Path, job: Job) -> dict[str, int]:
    """Write the documents of each part into the files of a folder."""
    bins = {part: _Bins(folder / part) for part in job.parts}
    count = 0
    for document in documents:
        count += bins[document.part].add(document, job)
    for one in bins.values():
        one.close()
    return {Sentence("spans in doc.ents"): count}


class _Bins:
    """The files of a part, the last of which is being filled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.number = self.characters = 0
        self.bin: Any = None
        self.vocab: Any = None

    def add(self, document: Document, job: Job) -> int:
        """Take in a document, and say how many of its spans are in doc.ents."""
        import spacy
        from spacy.tokens import DocBin

        if self.bin is None:
            self.bin = DocBin(ATTRIBUTES, store_user_data=True)
            self.vocab = spacy.blank("zh").vocab  # a fresh one: it keeps every word it meets
        flat_ones = entities(document, job)
        self.bin.add(_doc(self.vocab, document, flat_ones, job.marked))
        self.characters += len(document.text)
        if self.characters >= _FILE:
            self.close()
        return len(flat_ones)

    def close(self) -> None:
        """Write what was taken in; a part without documents has one file without any."""
        from spacy.tokens import DocBin

        if self.bin is not None or not self.number:
            found = self.bin or DocBin(ATTRIBUTES, store_user_data=True)
            found.to_disk(self.folder / f"{self.number:05}.spacy")
            self.number += 1
        self.bin, self.characters = None, 0


def _doc(vocab: Any, document: Document, flat_ones: Sequence[TextSpan], marked: bool) -> Any:
    """Give a document as spaCy's; MismatchError where it can't hold it as it is."""
    from spacy.tokens import Doc, SpanGroup

    words, spaces = tokens(document.text, document.spans)
    doc = Doc(vocab, words=words, spaces=spaces)
    if doc.text != document.text:
        raise MismatchError(document.id)
    groups: dict[str, list[Any]] = {SPANS: [], WAITING: [], FRAGMENTS: []}
    waiting: list[str] = []
    for span in document.spans:
        suggested = marked and span.state == SUGGESTED
        name = WAITING if suggested else SPANS
        if len(span.parts) > 1:
            name = FRAGMENTS
            waiting += [span.id] * suggested
        groups[name] += [_span(doc, span, start, end) for start, end in span.parts]
    for name, found in groups.items():
        if found or name == SPANS:
            doc.spans[name] = SpanGroup(doc, name=name, spans=found)
    doc.set_ents([_span(doc, one, one.start, one.end) for one in flat_ones], default="outside")
    meta = document.meta
    doc.user_data = {
        "document": document.id,
        "page": document.page,
        "article": document.article,
        "kind": document.kind,
        "paper": meta.paper,
        "published": meta.published,
        "page_number": meta.page_number,
        "people": {one.id: [one.name, *one.titles] for one in document.people},
        "relations": [
            [one.type, one.head, one.tail, one.state == SUGGESTED] for one in relations_of(document)
        ],
        "titles": {one.id: one.title for one in document.spans if one.title},
        "confidence": {
            one.id: one.confidence for one in document.spans if one.confidence is not None
        },
        "suggested_fragments": waiting,
    }
    return doc


def _span(doc: Any, span: TextSpan, start: int, end: int) -> Any:
    found = doc.char_span(
        start, end, span.label, kb_id=span.person or "", span_id=span.id, alignment_mode="strict"
    )
    if found is None:
        raise MismatchError(span.id)
    return found


def read_back(folder: Path, job: Job) -> Iterator[Content]:
    """Give the documents as spaCy reads them."""
    for part in job.parts:
        for doc in docs(folder / part):
            yield _content(doc, part)


def docs(folder: Path) -> Iterator[Any]:
    """Give the documents of a folder of DocBin files as spaCy's, in their order."""
    import spacy
    from spacy.tokens import DocBin

    for path in sorted(folder.glob("*.spacy")):
        yield from DocBin().from_disk(path).get_docs(spacy.blank("zh").vocab)


def _content(doc: Any, part: str) -> Content:
    said = doc.user_data
    parts: dict[str, list[tuple[int, int]]] = {}
    heads: dict[str, tuple[Any, ...]] = {}
    for name, group in doc.spans.items():
        for one in group:
            id = one.id_
            parts.setdefault(id, []).append((one.start_char, one.end_char))
            waits = name == WAITING or id in said["suggested_fragments"]
            heads[id] = (one.label_, waits, one.kb_id_, said["titles"].get(id, ""))
    spans = {id: (label, tuple(parts[id]), *rest) for id, (label, *rest) in heads.items()}
    flat_ones = tuple((one.start_char, one.end_char, one.label_, one.id_) for one in doc.ents)
    relations = [
        (type, spans[head], spans[tail], waits) for type, head, tail, waits in said["relations"]
    ]
    return Content(
        said["document"],
        part,
        doc.text,
        (*sorted(spans.values()), flat_ones),
        tuple(sorted(relations)),
    )


def preview(folder: Path, job: Job) -> str:
    """Give the text of the first document, and its spans one a line."""
    doc = next((doc for part in job.parts for doc in docs(folder / part)), None)
    if doc is None:
        return ""
    lines = [
        f"{name}\t{one.start_char}\t{one.end_char}\t{one.label_}\t{one.text}"
        for name, group in doc.spans.items()
        for one in group
    ]
    return "\n".join([doc.text[:2_000], "", *lines])
