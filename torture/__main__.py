"""Runs the trials, prints a table, and writes what came of them as JSON."""

import json
import os
import platform
import sqlite3
import tempfile
import time
import traceback
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from torture.conditions import Conditions
from torture.outcome import Outcome
from torture.trials import Trial, trials

CHECKOUT = Path(__file__).resolve().parent.parent
HOMES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
PREFIX = "annotator-torture-"
MOST_TOLD = 5
"""Failures of one line that are printed; the JSON has all of them."""

Taken = tuple[float, list[Outcome]]


def step_aside(folder: Path) -> None:
    """Have this process and its children show nothing, and touch no one's settings."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_LOGGING_RULES"] = "default.warning=false"  # what offscreen says about itself
    for name in HOMES:
        os.environ[name] = str(folder)


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(list(trials())))
@click.option("--short", is_flag=True, help="A sample of each trial, within three minutes.")
@click.option("--seed", default=1, show_default=True, help="Another seed, other chances.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=CHECKOUT / "build" / "torture.json",
    help="File for what came of it as JSON.",
)
def main(names: tuple[str, ...], short: bool, seed: int, out: Path) -> None:
    """Break things; NAMES picks trials. Exits with 1 where something was not stood."""
    console = Console(width=None if Console().is_terminal else 120)
    found: dict[str, Taken] = {}
    with tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as place:
        os.chmod(place, 0o755)  # one trial works there as nobody
        step_aside(Path(place))
        for name, trial in trials().items():
            if name in (names or (name,)):
                console.print(f"{trial.TITLE} …", style="dim")
                folder = Path(place) / name
                folder.mkdir(mode=0o755)
                found[name] = put_through(trial, Conditions(folder, short, seed))
    console.print(table(found))
    for words in told(found):
        console.print(words, style="red", markup=False, highlight=False)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(report(found, short, seed), ensure_ascii=False, indent=1), "utf-8")
    console.print(f"Written to {out}")
    if not all(one.stood for _, outcomes in found.values() for one in outcomes):
        raise SystemExit(1)


def put_through(trial: Trial, conditions: Conditions) -> Taken:
    """Run a trial; give its seconds and its outcomes, of which its own fault is one."""
    start = time.perf_counter()
    outcomes: list[Outcome] = []
    try:
        outcomes += trial.run(conditions)
    except Exception:
        outcomes.append(Outcome("the trial itself", 0, "", (traceback.format_exc(),)))
    return time.perf_counter() - start, outcomes


def table(found: dict[str, Taken]) -> Table:
    """Give the outcomes as a table, what was not stood in red."""
    shown = Table("trial", "done", "stood", "remark", title="annotator, tortured")
    for name, (seconds, outcomes) in found.items():
        shown.add_section()
        for number, one in enumerate(outcomes):
            done = "–" if one.skipped else f"{one.done:,.10g} {one.unit}".strip()
            if one.most is not None and not one.skipped:
                done += f" (at most {one.most:g})"
            if one.skipped:
                stood = "[yellow]not tried[/]"
            elif one.stood:
                stood = "[green]all[/]" if one.most is None else "[green]yes[/]"
            else:
                stood = f"[bold red]{len(one.failures) or 1} failed[/]"
            remarks = [one.skipped or one.remark]
            if number == len(outcomes) - 1:
                remarks.append(f"{seconds:.0f} s")
            remark = escape("; ".join(filter(None, remarks)))
            shown.add_row(f"{name}: {escape(one.what)}", done, stood, remark)
    return shown


def told(found: dict[str, Taken]) -> list[str]:
    """Give the first failures of every line in words."""
    return [
        f"{name}: {one.what}: {words}"
        for name, (_, outcomes) in found.items()
        for one in outcomes
        for words in one.failures[:MOST_TOLD]
    ]


def report(found: dict[str, Taken], short: bool, seed: int) -> dict[str, object]:
    """Give what came of the trials, and under which conditions, as JSON holds it."""
    return {
        "python": platform.python_version(),
        "system": platform.platform(),
        "sqlite": sqlite3.sqlite_version,
        "cores": os.cpu_count(),
        "short": short,
        "seed": seed,
        "trials": {
            name: {
                "seconds": round(seconds, 1),
                "outcomes": [{**asdict(one), "stood": one.stood} for one in outcomes],
            }
            for name, (seconds, outcomes) in found.items()
        },
    }


if __name__ == "__main__":
    main()
