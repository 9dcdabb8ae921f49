"""Runs the measures, prints a table, and writes the figures as JSON."""

import json
import os
import platform
import tempfile
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from benchmarks.figure import Figure
from benchmarks.material import CHECKOUT, Material
from benchmarks.measures import measures

HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


def step_aside(folder: Path) -> None:
    """Have this process and its children show nothing, and touch no one's settings."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_LOGGING_RULES"] = "default.warning=false"  # what offscreen says about itself
    for name in HOMES:
        os.environ[name] = str(folder)
    # Whoever starts the program a second time finds its bytecode on the disk.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(list(measures())))
@click.option("--pages", default=10_000, show_default=True, help="Pages of the project.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=CHECKOUT / "build" / "bench.json",
    help="File for the figures as JSON.",
)
def main(names: tuple[str, ...], pages: int, out: Path) -> None:
    """Measure speed and memory; NAMES picks measures. Exits with 1 where a limit is broken."""
    chosen = {name: measure for name, measure in measures().items() if name in (names or (name,))}
    found: dict[str, list[Figure]] = {}
    console = Console(width=None if Console().is_terminal else 120)
    with tempfile.TemporaryDirectory(prefix="annotator-bench-") as folder:
        step_aside(Path(folder))
        material = Material(Path(folder), pages)
        for name, measure in chosen.items():
            console.print(f"{measure.TITLE} …", style="dim")
            found[name] = list(measure.measure(material))
    console.print(table(found))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(report(found, pages), ensure_ascii=False, indent=1), "utf-8")
    console.print(f"Written to {out}")
    if not all(figure.reached for figures in found.values() for figure in figures):
        raise SystemExit(1)


def table(found: dict[str, list[Figure]]) -> Table:
    """Give the figures as a table, those over their limit in red."""
    shown = Table("measure", "reached", "at most", "beside", title="annotator")
    for name, figures in found.items():
        shown.add_section()
        for figure in figures:
            beside = "\n".join(
                f"{who} {shown_value(value)} {figure.unit}" for who, value in figure.beside
            )
            limit = "" if figure.limit is None else f"{figure.limit:g} {figure.unit}"
            style = "green" if figure.reached else "bold red"
            reached = f"[{style}]{shown_value(figure.value)} {figure.unit}[/]"
            shown.add_row(f"{name}: {figure.what}", reached, limit, beside)
    return shown


def shown_value(value: float) -> str:
    """Give a value with three digits that count, whole from a hundred on."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def report(found: dict[str, list[Figure]], pages: int) -> dict[str, object]:
    """Give the figures, and on what they were taken, as JSON holds them."""
    return {
        "taken": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "system": platform.platform(),
        "cores": os.cpu_count(),
        "pages": pages,
        "figures": [
            {"measure": name, **asdict(figure), "reached": figure.reached}
            for name, figures in found.items()
            for figure in figures
        ],
    }


if __name__ == "__main__":
    main()
