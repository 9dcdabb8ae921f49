"""`open` and `demo`: the window, and the sample project where there is none."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import click

from annotator.cli.output import progress_bar
from annotator.page.errors import AnnotatorError
from annotator.system import has_display, require_libraries

PROJECT_SUFFIX = ".annotator"


@click.command("open")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def open_(paths: tuple[Path, ...]) -> int:
    """Open the window: on a project, on files to read, or on what was open last."""
    if missing := [str(path) for path in paths if not path.exists()]:
        raise click.UsageError(f"there is no command and no file {', '.join(missing)}")
    return _window(paths)


@click.command()
@click.argument("folder", default="demo", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--no-window",
    is_flag=True,
    help="Save a picture of the window and an export; so it is done where there is no display.",
)
def demo(folder: Path, no_window: bool) -> int:
    """Make a new project in FOLDER from the sample pages, fix, suggest, and open it.

    FOLDER is made where it isn't there; a project that is in it stays as it is.
    """
    from annotator.jobs.tasks import import_files
    from annotator.places import sample_data, sample_pages
    from annotator.store.project import Project

    require_libraries()  # before the work is done in vain
    raw = sample_pages()
    if not raw:
        raise AnnotatorError(
            f"There are no sample pages in “{sample_data()}”. Install annotator again."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AnnotatorError(
            "No project was made: there can be no folder “{folder}” ({why}). Name another one.",
            folder=folder,
            why=error.strerror or error,
        ) from None
    project = next(path for path in _names(folder) if not path.exists())
    with Project.create(project), progress_bar() as progress:
        import_files(project, raw, len(raw), progress)
    click.echo(f"project: {project}")
    if no_window or not has_display():
        _without_window(project)
        return 0
    return _window((project,))


def _names(folder: Path) -> Iterator[Path]:
    yield folder / f"sample{PROJECT_SUFFIX}"
    for number in count(2):
        yield folder / f"sample-{number}{PROJECT_SUFFIX}"


def _without_window(project: Path) -> None:
    from annotator.formats.exports.export import export
    from annotator.store.project import Project

    tables = project.with_name(f"{project.stem}-tables")
    pages = project.with_suffix(".jsonl")
    shown = project.with_suffix(".png")
    with Project.open(project, read_only=True) as store:
        for format, path in (("jsonl", pages), ("tables", tables)):
            export(format, store.iter_pages(), path)
            click.echo(f"export:  {path}")
    from annotator.ui.app import picture

    picture(project, shown)
    click.echo(f"picture: {shown}")


def _window(paths: tuple[Path, ...]) -> int:
    require_libraries()  # named before Qt is imported, which fails in words of its own
    from annotator.ui.app import run

    return run(paths)
