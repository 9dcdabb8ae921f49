"""`fix` and `suggest`: pages on standard output, without a window or a project."""

from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import click

from annotator.cli.output import progress_bar, trouble
from annotator.page.errors import AnnotatorError
from annotator.page.model import Page

_file = click.Path(path_type=Path)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def fix(file: Path) -> None:
    """Print the fixed text of FILE: a paragraph a line, articles parted by an empty line."""
    from annotator.formats.readers import read_file
    from annotator.suggest.pipeline import fix as fixed

    for number, incoming in enumerate(read_file(file)):
        if number:
            click.echo("\n\f", nl=False)
        click.echo(text_of(fixed(incoming.page)))


def text_of(page: Page) -> str:
    """Give a page's text: a block a line, an empty line between articles and before furniture."""
    groups = groupby((b for b in page.blocks if b.text), key=lambda block: block.article)
    return "\n\n".join("\n".join(block.text for block in blocks) for _, blocks in groups)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=_file)
@click.option("--project", type=_file, help="Use what this project knows and has learnt.")
def suggest(paths: tuple[Path, ...], project: Path | None) -> int:
    """Print the pages of PATHS, fixed and labelled, as annotator-page/1: one page a line.

    Of a folder everything below it is read; what can't be is told and left out.
    """
    from annotator.formats.readers import documents_in, read_file, skipped
    from annotator.jobs.learning import knowledge
    from annotator.page.codec import dump_page
    from annotator.suggest.pipeline import suggest as suggested

    failed = False
    told = _once()
    known = knowledge(project)
    with progress_bar() as progress:
        files = documents_in(paths)
        for done, file in enumerate(files):
            progress(done, len(files), file.name)
            if file not in paths and (left_out := skipped(file)):
                trouble(f"{file.name} was left out: {left_out.reason}.")
                continue
            try:
                for incoming in read_file(file):
                    click.echo(dump_page(suggested(incoming.page, known=known, told=told)))
            except AnnotatorError as error:
                trouble(str(error))
                failed = True
    return 1 if failed else 0


def _once() -> Callable[[AnnotatorError], None]:
    """Give what tells each trouble of a rule of another package, but none twice."""
    said: set[str] = set()

    def tell(error: AnnotatorError) -> None:
        if str(error) not in said:
            said.add(str(error))
            trouble(str(error))

    return tell
