"""Pages through a writer that takes them whole, and their division into train, dev and test."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.formats.exports.dealing import dealt, one_cell, rank
from annotator.formats.exports.options import Options
from annotator.formats.exports.passage import in_part
from annotator.formats.exports.proof import Proof
from annotator.formats.writers import Job, Writer
from annotator.page.model import Page

SPLITS = "splits.tsv"


def write_whole(
    writer: Writer, pages: Iterable[Page], draft: Path, job: Job, options: Options
) -> dict[str, int]:
    """Write pages to the draft and give the counts.

    A format of one file is divided by page, into a folder with a file for each part; one that
    fills a folder stays together, and a table says which part each article belongs to.
    """
    assert writer.write_pages is not None
    if not options.proportions:
        return writer.write_pages(pages, draft, job)
    ids: list[tuple[str, str | None]] = []
    by_page = bool(writer.suffix)

    def noted() -> Iterator[Page]:
        for page in pages:
            articles = (None,) if by_page else tuple(article.id for article in page.articles)
            ids.extend((page.id, article) for article in articles)
            yield page

    whole = draft / f"all{writer.suffix}" if by_page else draft
    written = dict(writer.write_pages(noted(), whole, job))
    parts = dealt([rank(options.seed, *one) for one in ids], options.proportions)
    if by_page:
        _divide(whole, parts, job)
    with (draft / SPLITS).open("x", encoding="utf-8", newline="\n") as table:
        table.write("part\tpage\tarticle\n")
        for part, (page, article) in zip(parts, ids, strict=True):
            table.write(f"{part}\t{one_cell(page)}\t{one_cell(article or '')}\n")
    for part in job.parts:
        written[in_part(part, by_page)] = parts.count(part)
    return written


def _divide(whole: Path, parts: list[str], job: Job) -> None:
    """Deal the lines of a file, one a page, out to the files of the parts, and prove it."""
    files = job.files(whole.parent, whole.suffix)
    proofs = {part: Proof() for part in files}
    out = {part: path.open("xb") for part, path in files.items()}
    try:
        with whole.open("rb") as lines:
            for part, line in zip(parts, lines, strict=True):
                out[part].write(line)
                proofs[part].meant(line)
    finally:
        for file in out.values():
            file.close()
    whole.unlink()
    for part, path in files.items():
        with path.open("rb") as lines:
            for line in lines:
                proofs[part].found(line)
        proofs[part].check(path.name)
