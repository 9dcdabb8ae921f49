"""`history`: who changed what on the pages of a project, and forgetting what is old."""

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import click

from annotator.cli.output import json_option, progress_bar, say_counts, say_json

COLUMNS = ("step", "at", "author", "what", "page", "kind", "item", "was_at", "is_at", "was", "is")

LONGEST_DAYS = 36_500
"""A hundred years; no history reaches as far back."""


@click.command()
@click.argument("project", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--page", help="Only the steps of the page with this id.")
@click.option("--csv", "as_csv", is_flag=True, help="A row for each thing a step changed.")
@click.option("--out", "-o", type=click.Path(path_type=Path), help="A new file to write it to.")
@click.option(
    "--trim",
    type=click.IntRange(min=0, max=LONGEST_DAYS),
    metavar="DAYS",
    help="Make a backup, then forget the steps that are older.",
)
@json_option
def history(
    project: Path,
    page: str | None,
    as_csv: bool,
    out: Path | None,
    trim: int | None,
    as_json: bool,
) -> None:
    """Tell who changed what in PROJECT, the oldest first.

    As a table for people, with --csv or --json whole: what was, and what is. Times are those of
    the clock here; with --csv and --json they are UTC, as in the file.
    """
    from annotator.store.project import Project

    if as_csv and as_json:
        raise click.UsageError("Choose one of --csv and --json.")
    if trim is not None:
        if page or as_csv or out:
            raise click.UsageError("--trim goes alone: it forgets what is old of all pages.")
        with Project.open(project) as store, progress_bar() as progress:
            _told(*store.trim_history(trim, progress), as_json)
        return
    # With the mark that spreadsheets know UTF-8 by, as in exported tables.
    encoding = "utf-8-sig" if as_csv else "utf-8"
    with Project.open(project, read_only=True) as store, _written_to(out, encoding) as file:
        steps = store.full_history(page)
        if as_csv:
            _write_csv(file, steps)
        elif as_json:
            file.writelines(_json_lines(steps))
        else:
            file.writelines(_words(step) for step in steps)
            size = store.history_size(page)
            file.write(f"{size.steps} steps, {size.bytes} bytes, {size.per_step:.0f} a step\n")


@contextmanager
def _written_to(path: Path | None, encoding: str) -> Iterator[TextIO]:
    """Give standard output, or a new file; nothing that is there is written over."""
    if path is None:
        yield sys.stdout
        return
    from annotator.page.errors import AnnotatorError
    from annotator.store.errors import said_by_system

    def refused(error: OSError) -> AnnotatorError:
        if isinstance(error, FileExistsError):
            return AnnotatorError(
                "“{path}” was not written: there is such a file already. Choose a new name.",
                path=path,
            )
        why = said_by_system(error)
        return AnnotatorError("“{path}” was not written: {why}", path=path, why=why)

    try:
        file = path.open("x", encoding=encoding, newline="")
    except OSError as error:
        raise refused(error) from error
    try:
        with file:
            yield file
    except BaseException as error:
        path.unlink(missing_ok=True)  # half a table says less than none
        if isinstance(error, OSError):
            raise refused(error) from error
        raise


def _told(backup: Any, trimmed: Any, as_json: bool) -> None:
    counts = {
        "steps_forgotten": trimmed.steps,
        "bytes_freed": trimmed.bytes,
        "steps_kept_for_the_trash": trimmed.for_trash,
        "pages_left_as_they_are": list(trimmed.left),
        "backup": str(backup.path),
    }
    if as_json:
        say_json(counts)
    else:
        say_counts({**counts, "pages_left_as_they_are": ", ".join(trimmed.left) or 0})


def _words(step: Any) -> str:
    """Give a step as a line: when, who, where, what it was called, what it touched."""
    from annotator.store.clock import local

    kept = step.kept
    kinds = Counter(entry[0] for entry in step.entries)
    touched = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
    known = "" if kept.bytes is not None else "(what it changed was not kept)"
    told = (
        f"{kept.number:>6}",
        local(kept.at, seconds=True),
        kept.author or "?",
        kept.page_id,
        kept.name,
    )
    return "  ".join(filter(None, (*told, touched or known))) + "\n"


def _json_lines(steps: Iterable[Any]) -> Iterator[str]:
    """Give a JSON list a piece at a time, so that a long history is never held whole."""
    before = "["
    for step in steps:
        kept = step.kept
        value = {
            "step": kept.number,
            "at": kept.at,
            "author": kept.author,
            "what": kept.name,
            "page": kept.page_id,
            "changes": None
            if kept.bytes is None
            else [dict(zip(COLUMNS[5:], entry, strict=True)) for entry in step.entries],
        }
        yield f"{before}\n{json.dumps(value, ensure_ascii=False)}"
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def _write_csv(file: TextIO, steps: Iterable[Any]) -> None:
    """Write a row for each change; no cell is one that a spreadsheet would run."""
    from annotator.formats.files.cells import harmless

    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(COLUMNS)
    for step in steps:
        kept = step.kept
        head = (kept.number, kept.at, kept.author or "", kept.name, kept.page_id)
        for entry in step.entries or [(None,) * 6]:
            kind, item, was_at, is_at, *values = entry
            said = ("" if one is None else json.dumps(one, ensure_ascii=False) for one in values)
            cells = (*head, kind or "", item or "", was_at, is_at, *said)
            rows.writerow(harmless(one) if isinstance(one, str) else one for one in cells)
