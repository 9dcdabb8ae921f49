"""What the commands say: lines and JSON on standard output, progress and troubles beside it."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import click

from annotator.page.progress import Progress, silent
from annotator.page.visible import visible

WIDE = 200
"""Columns of a table where nobody watches: nothing is cut off."""

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for a program.")


def say_json(value: Any) -> None:
    """Print a value as JSON, indented, Chinese as it is."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def trouble(words: str) -> None:
    """Print a trouble to standard error."""
    click.echo(f"annotator: {visible(words)}", err=True)


def say_table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table: the first column to the left, the others to the right."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(title=escape(visible(title)), title_justify="left", box=None, pad_edge=False)
    for number, column in enumerate(columns):
        table.add_column(escape(column), justify="right" if number else "left")
    for row in rows:
        table.add_row(*(escape(visible(cell)) for cell in row))
    console = Console() if sys.stdout.isatty() else Console(width=WIDE)
    console.print(table)


def say_counts(counts: Mapping[str, Any]) -> None:
    """Print names and figures, a line each."""
    width = max(map(len, counts), default=0)
    for name, count in counts.items():
        click.echo(f"{name.replace('_', ' '):{width}}  {visible(str(count))}")


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Give a progress that draws a bar where standard error is a terminal, and is silent else."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def tell(done: int, total: int | None, what: str = "") -> None:
            bar.update(task, completed=done, total=total, description=what.replace("[", "\\["))

        yield tell
