"""Fixed articles as text: each one plain, and each page as Markdown."""

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.formats.documents.from_pages import FURNITURE
from annotator.formats.exports.proof import MismatchError
from annotator.formats.files.cells import as_it_was, harmless
from annotator.formats.files.names import Names
from annotator.formats.writers import Job
from annotator.page.errors import Sentence
from annotator.page.model import Block, Page, Role

NAME = "text"
TITLE = "Fixed articles as plain text, and pages as Markdown"
SUFFIX = ""
FILES = {
    "text/": "One file an article: its blocks in reading order, one a line.",
    "markdown/": "One file a page: headlines, headings and captions marked, articles parted "
    "by a rule.",
    "index.csv": "Which article stands in which file.",
}

NO_LABELS = "the format holds texts alone"
_COLUMNS = [
    *("file", "page", "article", "kind", "status", "paper", "published", "page_number"),
    "headline",
]
_ANYWHERE = re.compile(r"[\\`*_\[\]<&~$|]")
_AT_START = re.compile(r"^(\s*\d*)([#+\-=>.)])")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_RULE = "* * *"
_MARKS = {
    Role.KICKER: ("**", "**"),
    Role.HEADLINE: ("# ", ""),
    Role.SUBHEADLINE: ("### ", ""),
    Role.BYLINE: ("*", "*"),
    Role.HEADING: ("## ", ""),
    Role.BODY: ("", ""),
    Role.CAPTION: ("> ", ""),
    Role.CREDIT: ("> *", "*"),
    Role.JUMP: ("_", "_"),
}
"""What stands before and behind a block in Markdown; no two roles have the same."""


def write_pages(pages: Iterable[Page], draft: Path, job: Job) -> dict[str, int]:
    """Write each article and each page, and read each file back when it is written."""
    (draft / "text").mkdir()
    (draft / "markdown").mkdir()
    names = Names()
    written = {"pages": 0, "articles": 0, "blocks": 0, "characters": 0}
    rows: int = 0
    with (draft / "index.csv").open("x", encoding="utf-8-sig", newline="") as index:
        table = csv.writer(index)
        table.writerow(_COLUMNS)
        for page in pages:
            _tell(page, job)
            if not page.articles:
                job.left.add("page", "it has no article", page.id)
                continue
            stem = names.take(page.id)
            _keep(draft / "markdown" / f"{stem}.md", markdown(page))
            _prove_markdown(draft / "markdown" / f"{stem}.md", page)
            for number, article in enumerate(page.articles, start=1):
                blocks = page.blocks_of(article.id)
                text = "\n".join(block.text for block in blocks)
                file = f"text/{stem}-{number:02}.txt"
                _keep(draft / file, text + "\n")
                headline = next((b.text for b in blocks if b.role is Role.HEADLINE), "")
                meta = [page.meta.paper, page.meta.published, page.meta.page_number]
                row = [file, page.id, article.id, article.kind, article.status, *meta, headline]
                table.writerow([harmless(cell or "") for cell in row])
                rows += 1
                written["blocks"] += len(blocks)
                written["characters"] += len(text)
            written["pages"] += 1
            written["articles"] += len(page.articles)
    _prove_index(draft, rows)
    return written


def _tell(page: Page, job: Job) -> None:
    """Note what of a page no text holds."""
    for block in page.blocks:
        if block.article is None:
            job.left.add("block", FURNITURE, _at(page, block))
    for span in page.spans:
        job.left.add(Sentence("{label} span", label=span.label), NO_LABELS, f"{page.id} {span.id}")
    for what, records in (("speech", page.speeches), ("meeting", page.meetings)):
        for record in records:
            job.left.add(what, NO_LABELS, f"{page.id} {record.id}")


def markdown(page: Page) -> str:
    """Give a page as Markdown: a paragraph a block, articles parted by a rule."""
    articles = []
    for article in page.articles:
        blocks = page.blocks_of(article.id)
        articles.append("\n\n".join(_marked(block) for block in blocks))
    return f"\n\n{_RULE}\n\n".join(articles) + "\n"


def blocks_in(text: str) -> Iterator[tuple[Role, str] | None]:
    """Read such Markdown back: each block's role and text, and None for a rule."""
    for paragraph in text.removesuffix("\n").split("\n\n"):
        yield None if paragraph == _RULE else _read(paragraph)


def _marked(block: Block) -> str:
    before, after = _MARKS[block.role]
    return f"{before}{escaped(block.text)}{after}"


def escaped(text: str) -> str:
    """Give text as Markdown that shows it as it is."""
    return _AT_START.sub(r"\1\\\2", _ANYWHERE.sub(r"\\\g<0>", text))


def _read(paragraph: str) -> tuple[Role, str]:
    """Give the role whose marks fit best, and the text between them."""
    fitting = [
        (len(before) + len(after), role)
        for role, (before, after) in _MARKS.items()
        if paragraph.startswith(before) and paragraph.endswith(after)
    ]
    _, role = max(fitting, key=lambda one: one[0])
    before, after = _MARKS[role]
    text = paragraph[len(before) : len(paragraph) - len(after)]
    return role, _ESCAPED.sub(r"\1", text)


def _keep(path: Path, text: str) -> None:
    """Write a text file that must not be there yet, and compare what it then holds."""
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    if path.read_bytes() != text.encode():
        raise MismatchError(path.name)


def _prove_markdown(path: Path, page: Page) -> None:
    meant: list[tuple[Role, str] | None] = []
    for article in page.articles:
        meant += [None] if meant else []
        meant += [(block.role, block.text) for block in page.blocks_of(article.id)]
    if list(blocks_in(path.read_bytes().decode())) != meant:
        raise MismatchError(path.name)


def _prove_index(draft: Path, rows: int) -> None:
    """Check that the index names each text file once."""
    with (draft / "index.csv").open(encoding="utf-8-sig", newline="") as file:
        named = [as_it_was(row[0]) for row in csv.reader(file)][1:]
    there = {f"text/{path.name}" for path in (draft / "text").iterdir()}
    if len(named) != rows or set(named) != there:
        raise MismatchError("index.csv")


def _at(page: Page, block: Block) -> str:
    return f"{page.id} {block.id}"
