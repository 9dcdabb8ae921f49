"""`backup`, `backups` and `restore`: copies of a project as it was, and the way back to one."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.output import json_option, progress_bar, say_counts, say_json, say_table, trouble

if TYPE_CHECKING:  # loaded late, so that help comes at once
    from annotator.store.backups.comparing import Difference
    from annotator.store.backups.damaged import BadBackupError
    from annotator.store.backups.making import Backup

_project = click.argument("project", type=click.Path(path_type=Path, dir_okay=False))


@click.command()
@_project
@click.option(
    "--to",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the copy to this file, and leave the backups alone.",
)
@json_option
def backup(project: Path, to: Path | None, as_json: bool) -> None:
    """Back PROJECT up, complete to the last kept step; a window may be at work on it."""
    from annotator.store.project import Project

    with Project.open(project, read_only=True) as store, progress_bar() as progress:
        if to is not None:
            store.backup(to)
        path = to or store.make_backup(progress=progress).path
    if as_json:
        say_json({"path": str(path), "bytes": path.stat().st_size})
    else:
        click.echo(f"written to {path}")


@click.command()
@_project
@json_option
def backups(project: Path, as_json: bool) -> None:
    """List the backups of PROJECT, the newest first, with numbers for `restore`."""
    from annotator.store.backups.damaged import with_damaged_heads
    from annotator.store.backups.making import backups_of, folder_of

    found = backups_of(project)
    damaged = with_damaged_heads(found)
    if as_json:
        said = [{**_as_json(one), "damaged": one.path in damaged} for one in found]
        say_json({"folder": str(folder_of(project)), "backups": said})
        return
    if not found:
        click.echo(f"no backups in {folder_of(project)}")
        return
    rows = [
        (
            f"{number}  {one.time.astimezone():%Y-%m-%d %H:%M:%S}  {one.why}"
            f"{'  DAMAGED' if one.path in damaged else ''}",
            str(one.pages),
            str(one.labels),
            _megabytes(one.size),
        )
        for number, one in enumerate(found, 1)
    ]
    say_table("", ("", "pages", "labels", "MB"), rows)
    for folder in dict.fromkeys(one.path.parent for one in found):
        click.echo(f"in {folder}")


@click.command()
@_project
@click.argument("backup")
@click.option("--look", is_flag=True, help="Say what differs from now, and change nothing.")
@json_option
def restore(project: Path, backup: str, look: bool, as_json: bool) -> int:
    """Put BACKUP, a file or a number of `annotator backups`, in the place of PROJECT.

    What is there becomes a backup first. The project must not be open in a window. The exit code
    is 1 where `annotator check` finds something wrong with what was put there.
    """
    path = _chosen(project, backup)
    if look:
        return _say_difference(project, path, as_json)
    from annotator.store.backups.damaged import BadBackupError
    from annotator.store.backups.restoring import restore as put_back
    from annotator.store.project import Project

    with progress_bar() as progress:
        try:
            kept = put_back(project, path, progress)
        except BadBackupError as error:
            return _say_bad(project, error)
        with Project.open(project, read_only=True) as store:
            troubles = store.check(progress)
    if as_json:
        kept_as = str(kept) if kept else None
        told = [{"page": one.page_id, "trouble": one.words} for one in troubles]
        say_json({"project": str(project), "from": str(path), "kept": kept_as, "troubles": told})
    else:
        click.echo(f"{project} is as in {path}")
        if kept is not None:
            click.echo(f"what was there is kept: {kept}")
        for one in troubles:
            trouble(f"{one.page_id}: {one.words}" if one.page_id else one.words)
    return 1 if troubles else 0


def _chosen(project: Path, words: str) -> Path:
    """Give the file of a backup by its number in the list, or by its path."""
    from annotator.store.backups.making import backups_of

    if not words.isdecimal() or Path(words).exists():
        return Path(words)
    found = backups_of(project)
    if not 1 <= int(words) <= len(found):
        raise click.BadParameter(
            f"there are {len(found)} backups; `annotator backups` lists them", param_hint="BACKUP"
        )
    return found[int(words) - 1].path


def _say_bad(project: Path, error: "BadBackupError") -> int:
    """Tell of a damaged backup, and which command goes on from there; give the exit code."""
    from annotator.store.backups.making import backups_of

    trouble(str(error))
    if error.older is not None:
        number = [one.path for one in backups_of(project)].index(error.older.path) + 1
        command = f"annotator restore {shlex.quote(str(project))} {number}"
        trouble(f"`{command}` goes back to the older one.")
    else:
        trouble(f"`annotator check {shlex.quote(str(error.backup))} --repair NEW` makes that file.")
    return 1


def _say_difference(project: Path, backup: Path, as_json: bool) -> int:
    from annotator.jobs.looking_back import look_back
    from annotator.store.backups.comparing import Turn
    from annotator.store.backups.damaged import bad_backup

    with progress_bar() as progress:
        look = look_back(project, backup, progress)
    if (found := look.difference) is None:
        return _say_bad(project, bad_backup(project, backup))
    if not look.now_readable:
        trouble("PROJECT itself can't be read now: all of its pages count as gone.")
    if as_json:
        say_json(_difference_as_json(found))
        return 0
    say_counts({f"pages {turn}": found.count(turn) for turn in Turn})
    for name in ("pages", "labels"):
        then_, now_ = getattr(found, f"{name}_then"), getattr(found, f"{name}_now")
        click.echo(f"{name}: {then_} then, {now_} now")
    if found.turned:
        rows = [
            (f"{one.turn}: {one.id}", str(one.labels_then), str(one.labels_now))
            for one in found.turned
        ]
        click.echo()
        say_table("", ("page", "labels then", "now"), rows)
    return 0


def _difference_as_json(found: "Difference") -> dict[str, Any]:
    return {
        "pages": {"then": found.pages_then, "now": found.pages_now},
        "labels": {"then": found.labels_then, "now": found.labels_now},
        "turned": [
            {
                "page": one.id,
                "turn": one.turn.value,
                "labels": {"then": one.labels_then, "now": one.labels_now},
            }
            for one in found.turned
        ],
    }


def _as_json(one: "Backup") -> dict[str, Any]:
    return {
        "path": str(one.path),
        "time": one.time.isoformat(),
        "why": one.why.value,
        "pages": one.pages,
        "labels": one.labels,
        "bytes": one.size,
    }


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}"
