"""What is done with a project file: import, stats, check, card."""

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
        arrived = import_files(project, paths, sys.maxsize if suggest else 0, progress, alone=True)
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
@click.option(
    "--repair",
    "new",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="NEWFILE",
    help="Make a new project of what is sound in PROJECT, its history and its backups.",
)
@click.option(
    "--accept", is_flag=True, help="Take as right what another program wrote into PROJECT."
)
@json_option
def check(project: Path, new: Path | None, accept: bool, as_json: bool) -> int:
    """Look for damage in PROJECT and for pages that break a rule; exit code 1 where there is.

    With --repair PROJECT is only read, and the exit code is 0 where every page of NEWFILE is
    exactly what was kept last; what is lost is told page by page.
    """
    from annotator.store.project import Project

    if new is not None:
        if accept:
            raise click.UsageError("--repair and --accept exclude each other.")
        return _repair(project, new, as_json)
    if accept:
        with Project.open(project) as store, progress_bar() as progress:
            for page in store.accept(progress):
                trouble(f"{page}: left as it is, for it breaks a rule or cannot be read")
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
        click.echo(f"{pages} {'page' if pages == 1 else 'pages'}, all sound")
    return 1 if troubles else 0


def _repair(project: Path, new: Path, as_json: bool) -> int:
    from annotator.store.soundness.repair import repair
    from annotator.store.soundness.repaired import Whence

    with progress_bar() as progress:
        made = repair(project, new, progress)
    counts = Counter(page.whence for page in made.pages)
    if as_json:
        say_json(
            {
                "project": str(project),
                "repaired": str(made.path),
                "whole": made.whole,
                "counts": {whence.value: counts[whence] for whence in Whence},
                "pages": [
                    {"page": page.page_id, "from": page.whence.value, "words": page.words}
                    for page in made.pages
                    if page.words
                ],
                "left_out": list(made.left_out),
            }
        )
    else:
        for page in made.pages:
            if page.words:
                trouble(f"{page.page_id}: {page.words}")
        for words in made.left_out:
            trouble(words)
        say_counts({whence.value: counts[whence] for whence in Whence if counts[whence]})
    return 0 if made.whole else 1


@click.command()
@_project
@click.option("--title", help="What the data set is called.")
@click.option("--annotators", help="Who annotated, and how they agreed.")
@click.option("--licence", help="Under which terms others may use it.")
@click.option("--citation", help="How it is to be cited.")
@json_option
def card(project: Path, as_json: bool, **given: str | None) -> None:
    """Show what the data cards of PROJECT's exports say, or set parts of it."""
    from annotator.formats.exports.options import card_from
    from annotator.store.project import Project

    new = {name: text for name, text in given.items() if text is not None}
    with Project.open(project, read_only=not new) as store:
        kept = asdict(card_from(store.setting("card")))
        said: dict[str, Any] = {name: text for name, text in kept.items() if text}
        if new:
            said = {**said, **new}
            store.set_setting("card", said)
    if as_json:
        say_json(said)
    else:
        say_counts({name: said.get(name, "") for name in given})
