"""The way of documents through a writer: fitted, counted, written, read back and compared."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from annotator.formats.documents.document import Document, related, relations_of
from annotator.formats.documents.lost_relations import END_LEFT_OUT, note_lost
from annotator.formats.exports.dealing import one_cell
from annotator.formats.exports.options import ALL, PARTS, Options, Unit
from annotator.formats.exports.proof import Documents, MismatchError
from annotator.formats.exports.spool import Spool
from annotator.formats.files.label_names import written_otherwise
from annotator.formats.writers import Job, Writer
from annotator.page.errors import Sentence

INDEX = "documents.tsv"
_COLUMNS = "part\tdocument\tpage\tarticle\tkind\tpaper\tpublished\tpage_number\tcharacters\tspans\n"
NO_RELATIONS = "the format holds no relations"
UNRELATED = "the format tells of it by relations, and it has none"


@dataclass(slots=True)
class Counts:
    """How much was written; memory grows with labels and types alone."""

    items: Counter[str] = field(default_factory=Counter)
    labels: Counter[str] = field(default_factory=Counter)
    relations: Counter[str] = field(default_factory=Counter)
    parts: Counter[str] = field(default_factory=Counter)
    front: str = ""
    """What is to stand before the data card."""
    spelt: dict[str, str] = field(default_factory=dict)
    """Labels that were written under another name, and that name."""
    sums: dict[str, str] = field(default_factory=dict)
    """SHA-256 of files that were read back whole, by their path inside the export."""


def write_documents(
    writer: Writer,
    spool: Spool,
    folder: Path,
    job: Job,
    tell: Callable[[], None],
) -> Counts:
    """Write the documents of the spool into a folder, and prove it.

    `tell` is called for each document written and again for each read back; what it raises ends
    the work. MismatchError where something was left out unsaid, or reads back as something else.
    """
    assert writer.write is not None
    assert writer.read_back is not None
    counts, proof = Counts(), Documents()
    with (folder / INDEX).open("x", encoding="utf-8", newline="\n") as index:
        index.write(_COLUMNS)

        def flow() -> Iterator[Document]:
            for document in spool.documents(job.options):
                tell()
                fitted = fitting(writer, document, job)
                proof.meant(writer.content(fitted, job))
                _count(counts, fitted, job)
                index.write(_row(fitted))
                yield fitted

        more = writer.write(flow(), folder, job)
    if counts.items["documents"] != len(spool):
        raise MismatchError(
            Sentence("{found} of {meant}", found=counts.items["documents"], meant=len(spool))
        )
    for content in writer.read_back(folder, job):
        tell()
        proof.found(content)
    proof.check()
    counts.items.update(more or {})
    counts.sums = job.sums
    counts.spelt = {label: job.spelt[label] for label in sorted(job.spelt) if counts.labels[label]}
    for label, name in counts.spelt.items():
        job.left.add(Sentence("label {label}", label=label), written_otherwise(name), "–")
    counts.front = writer.front(folder, job) if writer.front is not None else ""
    return counts


def fitting(writer: Writer, document: Document, job: Job) -> Document:
    """Give what of a document the format holds; MismatchError where something goes unsaid."""
    job.dropped.clear()
    job.memo.clear()
    fitted = writer.fit(document, job)
    if len(fitted.spans) < len(document.spans) or job.dropped:
        gone = {span.id for span in document.spans} - {span.id for span in fitted.spans}
        if gone != job.dropped:
            raise MismatchError(
                Sentence("{id}: a span is left out, and nobody says why", id=document.id)
            )
    if document.speeches or document.meetings:
        there = relations_of(fitted) if job.relating else ()
        why = END_LEFT_OUT if job.relating else NO_RELATIONS
        note_lost(document.page, relations_of(document), there, job.left, why)
    return fitted if writer.holds_records(job.settings) else _related(fitted, job)


def _related(document: Document, job: Job) -> Document:
    """Give the document with those records alone that a format of relations holds."""
    if not (document.speeches or document.meetings):
        return document
    why = UNRELATED if job.relating else NO_RELATIONS
    empty = document._replace(speeches=(), meetings=())
    kept = related(document) if job.relating else empty
    for what, records, there in (
        ("speech", document.speeches, kept.speeches),
        ("meeting", document.meetings, kept.meetings),
    ):
        for record in records:
            if record not in there:
                job.left.add(what, why, f"{document.page} {record.id}")
    return kept


def _count(counts: Counts, document: Document, job: Job) -> None:
    items = counts.items
    items["documents"] += 1
    items["characters"] += len(document.text)
    items["spans"] += len(document.spans)
    items["speeches"] += len(document.speeches)
    items["meetings"] += len(document.meetings)
    counts.parts[document.part] += 1
    counts.labels.update([span.label for span in document.spans])
    if job.relating:
        counts.relations.update([one.type for one in relations_of(document)])


def _row(document: Document) -> str:
    meta = document.meta
    cells = [document.part, document.id, document.page, document.article or "", document.kind]
    cells += [meta.paper or "", meta.published or "", meta.page_number or ""]
    cells += [str(len(document.text)), str(len(document.spans))]
    return "\t".join(map(one_cell, cells)) + "\n"


def written(counts: Counts, pages: int, options: Options) -> dict[str, int]:
    """Give what a report says was written."""
    items = dict(counts.items)
    documents = items.pop("documents", 0)
    said = {"pages": pages}
    if options.unit is Unit.ARTICLE:
        said["articles"] = documents
    said |= items
    if counts.relations:
        said[Sentence("relations")] = counts.relations.total()
    for part in parts_of(options):
        if part != ALL:
            said[in_part(part, options.unit is Unit.PAGE)] = counts.parts[part]
    return said


def in_part(part: str, pages: bool) -> Sentence:
    """Give the words for what is counted of a part."""
    if pages:
        return Sentence("pages in {part}", part=part)
    return Sentence("articles in {part}", part=part)


def parts_of(options: Options) -> tuple[str, ...]:
    """Give the parts an export has."""
    return PARTS if options.proportions else (ALL,)
