"""`export` and `formats`: a project in other forms, and which forms there are."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from annotator.cli.output import json_option, progress_bar, say_counts, say_json
from annotator.page.check import is_iso_date
from annotator.page.model import PageStatus

_project = click.argument("project", type=click.Path(path_type=Path, dir_okay=False))


def _split(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> tuple[int, ...] | None:
    if value is None:
        return None
    if value == "none":
        return ()
    parts = value.split("/")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts) or not any(map(int, parts)):
        raise click.BadParameter("give three whole numbers, such as 80/10/10, or none")
    return tuple(map(int, parts))


def _date(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not is_iso_date(value):
        raise click.BadParameter("give a date such as 2024-02-29")
    return value


def _settings(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    pairs = [value.partition("=") for value in values]
    if not all(middle for _, middle, _ in pairs):
        raise click.BadParameter("give NAME=VALUE; `annotator formats` lists them")
    return tuple((name, value) for name, _, value in pairs)


@click.command()
@_project
@click.option("--format", "-f", "format", help="One of `annotator formats`.")
@click.option("--out", "-o", type=click.Path(path_type=Path), help="The file or folder to write.")
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice([status.value for status in PageStatus]),
    help="Only pages of this status; may be given more than once.",
)
@click.option("--paper", "papers", multiple=True, help="Only pages of this paper; more than once.")
@click.option("--since", callback=_date, help="Only pages of this date and later.")
@click.option("--until", callback=_date, help="Only pages up to this date.")
@click.option("--search", help="Only pages with these words in name, paper, date or text.")
@click.option("--unit", type=click.Choice(["article", "page"]), help="What one document is.")
@click.option("--text", "form", type=click.Choice(["fixed", "raw"]), help="Which text it has.")
@click.option("--label", "labels", multiple=True, help="Only spans of this label; more than once.")
@click.option(
    "--suggestions",
    type=click.Choice(["include", "leave-out", "mark"]),
    help="What becomes of labels that nobody accepted yet.",
)
@click.option("--split", callback=_split, help="train/dev/test, such as 80/10/10; none for one.")
@click.option("--seed", type=int, help="Deals the articles out.  [default: 0]")
@click.option(
    "--set", "settings", multiple=True, callback=_settings, help="NAME=VALUE, for the format."
)
@click.option("--recipe", help="Begin with an export that was saved under this name.")
@click.option("--save-recipe", metavar="NAME", help="Save this format and these options.")
@click.option("--preview", "shown", is_flag=True, help="Print how it begins, and write nothing.")
@json_option
def export(
    project: Path,
    format: str | None,
    out: Path | None,
    recipe: str | None,
    save_recipe: str | None,
    shown: bool,
    as_json: bool,
    **asked: Any,
) -> None:
    """Write the pages of PROJECT in another format.

    What was written is read back and compared before it takes the place of an earlier export.
    """
    from annotator.formats.exports.export import export as write
    from annotator.formats.exports.export import preview, suited, writer_named
    from annotator.formats.exports.options import ExportError, Options, card_from
    from annotator.formats.exports.recipe import RECIPES, Recipe, recipe_from
    from annotator.formats.writers import writers
    from annotator.store.project import PageFilter, Project
    from annotator.suggest.structure.line_signs import line_signs
    from annotator.suggest.words import cut

    if format is None and recipe is None:
        raise click.UsageError("Missing option '--format' / '-f'.")
    if format is not None and format not in writers():
        raise click.BadParameter(f"choose one of {', '.join(writers())}", param_hint="--format")
    if out is None and not shown:
        raise click.UsageError("Missing option '--out' / '-o'.")
    with Project.open(project, read_only=save_recipe is None) as store:
        card = card_from(store.setting("card"))
        options = Options(card=card)
        if recipe is not None:
            saved = recipe_from(store.setting(RECIPES, {}), recipe, card)
            format, options = format or saved.format, saved.options
        assert format is not None
        options = _asked_for(options, asked)
        suited(options, writer_named(format))
        if save_recipe is not None:
            kept = {**store.setting(RECIPES, {}), save_recipe: Recipe(format, options).as_json()}
            store.set_setting(RECIPES, kept)
        chosen = PageFilter(statuses=options.pages.statuses)
        if shown:
            begins = preview(format, store.iter_pages(chosen), options, cut, line_signs)
            if as_json:
                say_json({"format": format, "preview": begins})
            elif begins is None:
                raise ExportError(
                    "Nothing would be written: no page or article is as asked for. Ask for another "
                    "status, paper, date or search, or for fewer of them."
                )
            else:
                click.echo(begins)
            return
        assert out is not None
        with progress_bar() as progress, store.one_moment():
            pages, total = store.iter_pages(chosen), store.count(chosen)
            report = write(format, pages, out, options, progress, total, cut, line_signs)
    if as_json:
        say_json({"path": str(report.path), **report.as_json()})
        return
    say_counts(report.written)
    for one in report.left_out:
        click.echo(f"left out: {one.count} × {one.what}: {one.why}")
    click.echo(f"written to {report.path}")


def _asked_for(options: Any, asked: dict[str, Any]) -> Any:
    """Give the options with what the command line asks for in place of what they say."""
    from annotator.formats.exports.options import Form, Suggestions, Unit

    given = {name: value for name, value in asked.items() if value not in (None, "")}
    for name in ("statuses", "papers", "labels", "settings"):
        if not given[name]:
            del given[name]
    read: dict[str, Any] = {
        "statuses": lambda names: frozenset(map(PageStatus, names)),
        "papers": frozenset,
        "labels": frozenset,
        "unit": Unit,
        "form": Form,
        "suggestions": Suggestions,
    }
    given = {name: read.get(name, lambda one: one)(value) for name, value in given.items()}
    if "split" in given:
        given["proportions"] = given.pop("split")
    if "settings" in given:
        given["settings"] = tuple((dict(options.settings) | dict(given["settings"])).items())
    choice = ("statuses", "papers", "since", "until", "search")
    pages = {name: given.pop(name) for name in choice if name in given}
    return replace(options, pages=replace(options.pages, **pages), **given)


@click.command()
@json_option
def formats(as_json: bool) -> None:
    """List what can be read and what can be written, with what each format lets one choose."""
    from annotator.formats.readers import readers
    from annotator.formats.writers import broken, writers

    reads = {reader.TITLE: list(reader.SUFFIXES) for reader in readers()}
    if as_json:
        said = [
            {
                "name": one.name,
                "title": one.title,
                "suffix": one.suffix or None,
                "settings": {name: list(found.values) for name, found in one.settings.items()},
                "missing": one.missing,
            }
            for one in writers().values()
        ]
        say_json({"read": reads, "write": said, "broken": [str(error) for error in broken()]})
        return
    click.echo("Read:")
    for title, suffixes in reads.items():
        click.echo(f"  {title}: {', '.join(suffixes)}")
    click.echo("Write:")
    width = max(map(len, writers()))
    for writer in writers().values():
        form = f"a {writer.suffix} file" if writer.suffix else "a folder"
        click.echo(f"  {writer.name:{width}}  {writer.title} ({form})")
        if writer.missing:
            click.echo(f"  {'':{width}}    not installed: {writer.missing}")
        for name, setting in writer.settings.items():
            choices = "|".join(setting.values)
            click.echo(f"  {'':{width}}    --set {name}={choices}: {setting.help}")
    for error in broken():
        click.echo(f"  {error}")
