"""`learn`: what a project's finished pages teach, what that gains, and the switch for it."""

from pathlib import Path

import click

from annotator.cli.output import json_option, progress_bar, say_counts, say_json, say_table


@click.command()
@click.argument("project", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--on", "act", flag_value="on", help="Use again what was learnt.")
@click.option("--off", "act", flag_value="off", help="Keep what was learnt, but don't use it.")
@click.option("--forget", "act", flag_value="forget", help="Drop what was learnt.")
@click.option("--show", "act", flag_value="show", help="Say what was learnt last, and no more.")
@json_option
def learn(project: Path, act: str | None, as_json: bool) -> None:
    """Learn from the pages of PROJECT that are marked as done or checked.

    Names with offices, institutions that speak, lines that stand on every page, how lines end,
    and which roles lines have. Each page is held out in turn to see what the others gain it. What
    was learnt is kept in the project and used from then on, unless more is left to do by hand with
    it than without. What a person made, accepted or refused stays as it is.
    """
    from annotator.jobs.learning import learn_in, report_of
    from annotator.store.clock import local
    from annotator.store.project import Project

    with Project.open(project, read_only=act == "show") as store:
        if act is None:
            with progress_bar() as progress:
                learn_in(store, progress)
        elif act == "forget":
            store.forget_learned()
        elif act != "show":
            store.use_learned(act == "on")
        found = report_of(store)
    if found is None:
        _say_nothing(as_json)
        return
    report, at, used = found
    if as_json:
        say_json({"learnt": True, "at": at, "used": used, **report.to_json()})
        return
    counts = {name: value for name, value in report.to_json().items() if name != "gains"}
    say_counts({**counts, "learnt_at": local(at), "used": "yes" if used else "no"})
    if not report.gains:
        click.echo("Too few finished pages to hold one out: what this gains is not known.")
        return
    rows = [
        [one.metric.replace("_", " "), _figure(one.before), _figure(one.after)]
        for one in report.gains
    ]
    click.echo()
    say_table("On pages held out", ("", "without", "with"), rows)
    if report.lost:
        click.echo("More is left to do by hand with it, so it is off; --on uses it all the same.")


def _say_nothing(as_json: bool) -> None:
    if as_json:
        say_json({"learnt": False})
    else:
        click.echo("Nothing is learnt.")


def _figure(value: float | None) -> str:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.4f}"
