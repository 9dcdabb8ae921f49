"""TEI P5: text with what nests marked in it, and the rest, people and meetings in standOff."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from annotator.formats.documents.document import Content, Document, content_of
from annotator.formats.files.label_names import unlike
from annotator.formats.files.listed_files import listed, listing, read_listed
from annotator.formats.files.xml_text import legal, legal_document
from annotator.formats.writers import Job
from annotator.formats.writers.tei.edition import Edition
from annotator.formats.writers.tei.reading import Reading

NAME = "tei"
TITLE = "TEI P5: text with names, dates and speeches marked in it, people and meetings in standOff"
FILES = {
    "train/, dev/, test/ or all/": "An .xml file a document. Every marked stretch names its label "
    "by ana. What crosses another or lies in several blocks or stretches is in standOff, between "
    'anchors. lb stands where a printed line ended, with break="no" where nothing parts the '
    "words.",
    "files.tsv": "Which document stands in which file.",
}
MARKS = True
RELATIONS = True
WHOLE = True
RUNS = True

NOT_IN_XML = "XML can't carry it; a character that stands for it does"


def fit(document: Document, job: Job) -> Document:
    """Give the document with a text that XML can carry."""
    return legal_document(document, job, NOT_IN_XML)


def content(document: Document, job: Job) -> Content:
    """Give what must be read back: everything, with people by their names and titles."""
    return content_of(document, job.marked)


def write(documents: Iterable[Document], folder: Path, job: Job) -> None:
    """Write a file a document."""
    labels = {label: f"label-{number}" for number, label in enumerate(job.labels, start=1)}
    job.spell(unlike(job.labels, legal))
    with listing(folder, job) as name_of:
        for document in documents:
            text = Edition(document, labels, job).xml()
            (folder / f"{name_of(document)}.xml").write_text(text, "utf-8", newline="\n")


def read_back(folder: Path, job: Job) -> Iterator[Content]:
    """Give the documents as they stand in their files."""
    for name, id, part in listed(folder, job, ".xml"):
        root = ElementTree.fromstring(read_listed(folder, f"{name}.xml", job))
        yield Reading(root, job).content(id, part)
