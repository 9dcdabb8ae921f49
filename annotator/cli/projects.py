"""What is done with a project file: import, export, stats, check, card; and which formats."""

import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from annotator.cli.output import (
    json_option,
    progress_bar,
    say_counts,
    say_json,
    say_table,
    trouble,
)
from annotator.page.model import PageStatus

_path = click.Path(path_type=Path)
_project = click.argument("project", type=click.Path(path_type=Path, dir_okay=False))


@click.command("import")
@_project
@click.argument("paths", nargs=-1, required=True, type=_path)
@click.option("--suggest", is_flag=True, help="Fix and label pages that come as mere text.")
@json_option
def import_(project: Path, paths: tuple[Path, ...], suggest: bool, as_json: bool) -> int:
    """Bring PATHS, files and folders, into PROJECT, which is made where it isn't there.

    A text that is there already is not taken twice. Files that can't be read are told, and the
    others come in; the exit code is 1 then, unless they were of a kind that is merely skipped.
    """
    from annotator.jobs.tasks import Came, import_files
    from annotator.store.project import Project

    with (
        Project.open(project) if project.exists() else Project.create(project),
        progress_bar() as progress,
    ):
        arrived = import_files(project, paths, sys.maxsize if suggest else 0, progress)
    counts = Counter(one.came.value for one in arrived)
    if as_json:
        files = [
            {"file": str(one.path), "came": one.came.value, "page": one.page, "words": one.words}
            for one in arrived
        ]
        say_json({"project": str(project), "counts": dict(counts), "files": files})
    else:
        for one in arrived:
            if one.came in (Came.REFUSED, Came.SKIPPED):
                trouble(f"{one.path}: {one.came}: {one.words}")
        say_counts({came.value: counts[came.value] for came in Came if counts[came.value]})
    return 1 if counts[Came.REFUSED.value] else 0


def _split(context: click.Context, parameter: click.Parameter, value: str) -> tuple[int, int, int]:
    parts = value.split("/")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts) or not any(map(int, parts)):
        raise click.BadParameter("give three whole numbers, such as 80/10/10")
    train, dev, test = map(int, parts)
    return train, dev, test


@click.command()
@_project
@click.option("--format", "-f", "format", required=True, help="One of `annotator formats`.")
@click.option("--out", "-o", required=True, type=_path, help="The file or folder to write.")
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice([status.value for status in PageStatus]),
    help="Only pages of this status; may be given more than once.",
)
@click.option(
    "--split", default="80/10/10", show_default=True, callback=_split, help="train/dev/test."
)
@click.option("--seed", default=0, show_default=True, help="Deals the articles out.")
@click.option(
    "--suggestions",
    type=click.Choice(["include", "leave-out"]),
    default="include",
    show_default=True,
    help="What becomes of labels that nobody accepted yet.",
)
@click.option("--label", "labels", multiple=True, help="Only spans of this label, in conll.")
@json_option
def export(
    project: Path,
    format: str,
    out: Path,
    statuses: tuple[str, ...],
    split: tuple[int, int, int],
    seed: int,
    suggestions: str,
    labels: tuple[str, ...],
    as_json: bool,
) -> None:
    """Write the pages of PROJECT in another format.

    What was written is read back and compared before it takes the place of an earlier export.
    """
    from annotator.formats.export import export as write
    from annotator.formats.report import Card, Options
    from annotator.formats.writers import writers
    from annotator.store.project import PageFilter, Project

    if format not in writers():
        raise click.BadParameter(f"choose one of {', '.join(writers())}", param_hint="--format")
    chosen = PageFilter(statuses=[PageStatus(status) for status in statuses] or None)
    with Project.open(project, read_only=True) as store, progress_bar() as progress:
        options = Options(
            suggestions=suggestions == "include",
            proportions=split,
            seed=seed,
            labels=frozenset(labels) or None,
            card=Card(**store.setting("card", {})),
        )
        report = write(
            format, store.iter_pages(chosen), out, options, progress, store.count(chosen)
        )
    if as_json:
        say_json({"path": str(report.path), **report.as_json()})
        return
    say_counts(report.written)
    for one in report.left_out:
        click.echo(f"left out: {one.count} × {one.what}: {one.why}")
    click.echo(f"written to {report.path}")


@click.command()
@json_option
def formats(as_json: bool) -> None:
    """List what can be read and what can be written."""
    from annotator.formats.readers import readers
    from annotator.formats.writers import writers

    reads = {reader.TITLE: list(reader.SUFFIXES) for reader in readers().values()}
    if as_json:
        said = [
            {"name": one.NAME, "title": one.TITLE, "suffix": one.SUFFIX or None}
            for one in writers().values()
        ]
        say_json({"read": reads, "write": said})
        return
    click.echo("Read:")
    for title, suffixes in reads.items():
        click.echo(f"  {title}: {', '.join(suffixes)}")
    click.echo("Write:")
    for writer in writers().values():
        click.echo(f"  {writer.NAME:8} {writer.TITLE}")


@click.command()
@_project
@json_option
def stats(project: Path, as_json: bool) -> None:
    """Count what PROJECT holds; the trash and what was rejected are left out."""
    from annotator.store.project import Project

    with Project.open(project, read_only=True) as store:
        counts = asdict(store.stats())
    if as_json:
        say_json(counts)
        return
    say_counts({name: value for name, value in counts.items() if not isinstance(value, dict)})
    for name, table in counts.items():
        if isinstance(table, dict) and table:
            click.echo()
            rows = [(str(key), str(value)) for key, value in table.items()]
            say_table(name.replace("_", " "), ("", "number"), rows)


@click.command()
@_project
@json_option
def check(project: Path, as_json: bool) -> int:
    """Look for damage in PROJECT and for pages that break a rule; exit code 1 where there is."""
    from annotator.store.project import Project

    with Project.open(project, read_only=True) as store, progress_bar() as progress:
        troubles = store.check(progress)
        pages = store.count()
    if as_json:
        said = [{"page": one.page_id, "trouble": one.words} for one in troubles]
        say_json({"pages": pages, "sound": not troubles, "troubles": said})
    elif troubles:
        for one in troubles:
            trouble(f"{one.page_id}: {one.words}" if one.page_id else one.words)
    else:
        click.echo(f"{pages} pages, all sound")
    return 1 if troubles else 0


@click.command()
@_project
@click.option("--title", help="What the data set is called.")
@click.option("--annotators", help="Who annotated, and how they agreed.")
@click.option("--licence", help="Under which terms others may use it.")
@click.option("--citation", help="How it is to be cited.")
@json_option
def card(project: Path, as_json: bool, **given: str | None) -> None:
    """Show what the data cards of PROJECT's exports say, or set parts of it."""
    from annotator.store.project import Project

    new = {name: text for name, text in given.items() if text is not None}
    with Project.open(project, read_only=not new) as store:
        said: dict[str, Any] = store.setting("card", {})
        if new:
            said = {**said, **new}
            store.set_setting("card", said)
    if as_json:
        say_json(said)
    else:
        say_counts({name: said.get(name, "") for name in given})
