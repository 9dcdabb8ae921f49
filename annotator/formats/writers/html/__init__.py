"""A readable edition: a page for the eye and the printer, with its labels, in one file each."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.formats.documents.document import Content, Document, content_of
from annotator.formats.files.label_names import unlike
from annotator.formats.files.listed_files import listed, listing, read_listed
from annotator.formats.files.xml_text import escaped, legal, legal_document
from annotator.formats.writers import Job, Setting
from annotator.formats.writers.html.edition import Edition, file_of
from annotator.formats.writers.html.reading import Reading
from annotator.formats.writers.html.words import said
from annotator.page.model import LABELS
from annotator.places import resources

NAME = "html"
TITLE = "A readable edition: the text with its labels, people, speeches and meetings, to be printed"
FILES = {
    "train/, dev/, test/ or all/": "An .html file a document: nothing is fetched and nothing runs. "
    "It is light or dark as the reader's system is, and can be printed.",
    "index.html": "What there is, by paper and date.",
    "files.tsv": "Which document stands in which file.",
}
MARKS = True
RELATIONS = True
WHOLE = True
SETTINGS = {"language": Setting(("zh", "en"), "The language of what is not the page's own text.")}

CONTENTS = "index.html"
NOT_IN_HTML = "no web page can carry it; a character that stands for it does"
OTHERS = 4
"""How many colours there are for labels of the project's own."""


def fit(document: Document, job: Job) -> Document:
    """Give the document with a text that a web page can carry."""
    return legal_document(document, job, NOT_IN_HTML)


def content(document: Document, job: Job) -> Content:
    """Give what must be read back: everything."""
    return content_of(document, job.marked)


def write(documents: Iterable[Document], folder: Path, job: Job) -> None:
    """Write a file a document, and a list of them."""
    style = (resources() / "edition.css").read_text("utf-8")
    others = {label: n % OTHERS for n, label in enumerate(x for x in job.labels if x not in LABELS)}
    job.spell(unlike(job.labels, legal))
    entries: list[str] = []
    with listing(folder, job) as name_of:
        for document in documents:
            name = name_of(document)
            edition = Edition(document, job, others)
            (folder / f"{name}.html").write_text(edition.html(style), "utf-8", newline="\n")
            entries.append(edition.entry(f"{name}.html"))
    language = job.settings["language"]
    title = escaped(job.options.card.title or said("contents", language))
    main = [f'<h1 class="headline">{title}</h1>', '<ul class="contents">', *entries, "</ul>"]
    text = "\n".join(file_of(title, language, style, main))
    (folder / CONTENTS).write_text(text, "utf-8", newline="\n")


def read_back(folder: Path, job: Job) -> Iterator[Content]:
    """Give the documents as they stand in their files."""
    for name, id, part in listed(folder, job, ".html"):
        reading = Reading(job)
        reading.feed(read_listed(folder, f"{name}.html", job).decode())
        reading.close()
        yield reading.content(id, part)


def preview(folder: Path, job: Job) -> str:
    """Give what the first document shows, without the head of its file."""
    first = min(folder.glob("*/*.html"))
    return first.read_text("utf-8").partition("<main>\n")[2]
