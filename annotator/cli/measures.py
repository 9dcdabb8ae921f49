"""`evaluate`: pages against gold, as tables or JSON."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import click

from annotator.cli.output import json_option, progress_bar, say_json, say_table, trouble
from annotator.evaluate import METRICS, Measures, Tally, from_scratch, measure, pool
from annotator.page.errors import AnnotatorError
from annotator.page.model import Page

Found = tuple[str, Measures, int]
"""A page's id, its measures, and the hand actions it takes from scratch."""

ABREAST = 6
"""How many pages stand side by side in one table."""


@click.command()
@click.argument("gold", type=click.Path(path_type=Path, exists=True))
@click.argument("pages", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--structure", is_flag=True, help="Blocks alone, for gold without labels.")
@click.option("--misses", is_flag=True, help="List every difference, too.")
@json_option
def evaluate(
    gold: Path, pages: tuple[Path, ...], structure: bool, misses: bool, as_json: bool
) -> int:
    """Measure PAGES against GOLD: files or folders of annotator-page/1.

    Pages are matched by their raw text. Where PAGES has mere text, suggestions are made for it
    and measured. Annotated files that are GOLD itself are left out of PAGES. What has no match or
    can't be read is told, and the exit code is 1.
    """
    troubles: list[str] = []
    golds = [page for page in _read([gold], troubles) if page.blocks]
    if not golds:
        raise AnnotatorError(
            f"Nothing was measured: “{gold}” holds no annotated page. Give annotator-page/1 "
            "files whose blocks and labels are right."
        )
    found = list(_measured(golds, _read(pages, troubles, _files(gold)), structure, troubles))
    pooled = ("pooled", pool(m for _, m, _ in found), sum(scratch for _, _, scratch in found))
    for words in troubles:
        trouble(words)
    if as_json:
        each = {id: _plain(measures, scratch) for id, measures, scratch in found}
        say_json({"pages": each, "pooled": _plain(*pooled[1:]), "not_measured": troubles})
    elif found:
        for start in range(0, len(found), ABREAST):
            _say(found[start : start + ABREAST])
        _say_pooled(pooled)
        if misses:
            _say_misses(found)
    return 1 if troubles else 0


def _files(path: Path) -> frozenset[Path]:
    from annotator.formats.reading.walk import files_in

    return frozenset(file.resolve() for file in files_in([path]))


def _read(
    paths: Iterable[Path], troubles: list[str], gold: frozenset[Path] = frozenset()
) -> list[Page]:
    """Give the pages of these paths, without annotated ones from the files of gold itself."""
    from annotator.formats.readers import read_paths
    from annotator.formats.reading.incoming import Refused

    pages: list[Page] = []
    same: set[Path] = set()
    for found in read_paths(paths):
        if not isinstance(found, Refused):
            for incoming in found:
                if incoming.page.blocks and incoming.path.resolve() in gold:
                    same.add(incoming.path)
                else:
                    pages.append(incoming.page)
        elif not found.skipped:
            troubles.append(found.reason)
    if same:
        names = ", ".join(sorted(path.name for path in same))
        trouble(f"Not measured against itself, as it is GOLD: {names}.")
    return pages


def _measured(
    golds: Sequence[Page], pages: Iterable[Page], structure: bool, troubles: list[str]
) -> Iterable[Found]:
    """Give the measures of each gold page that has a match; one with blocks goes before text."""
    from annotator.suggest.pipeline import suggest

    known: dict[str, Page] = {}
    for page in pages:
        if page.blocks or page.raw not in known:
            known[page.raw] = page
    with progress_bar() as progress:
        for done, gold in enumerate(golds):
            progress(done, len(golds), gold.id)
            guess = known.get(gold.raw)
            if guess is None:
                troubles.append(f"{gold.id} was not measured: none of the pages has its raw text.")
                continue
            if not guess.blocks:
                guess = suggest(guess)
            if structure:
                gold, guess = _unlabelled(gold), _unlabelled(guess)
            yield gold.id, measure(gold, guess), measure(gold, from_scratch(gold)).actions.total


def _unlabelled(page: Page) -> Page:
    return replace(page, people=(), spans=(), speeches=(), meetings=())


def _say(found: Sequence[Found]) -> None:
    """Print pages side by side: the metrics, then the hand actions that are left."""
    rows = [[name, *(_figure(getattr(m, name).value) for _, m, _ in found)] for name in METRICS]
    say_table("", ("", *(id for id, _, _ in found)), [*rows, *_actions(found)])
    click.echo()


def _say_misses(found: Iterable[Found]) -> None:
    """Print what differs, page by page and kind by kind, the pages with most to do first."""
    for id, measures, _ in sorted(found, key=lambda one: -one[1].actions.total):
        if not measures.misses:
            continue
        click.echo(f"\n{id}: {measures.actions.total} hand actions left")
        kinds = dict.fromkeys(miss.metric for miss in measures.misses)
        for kind in kinds:
            words = [miss.words for miss in measures.misses if miss.metric == kind]
            click.echo(f"  {kind.replace('_', ' ')} ({len(words)})")
            for one in words:
                click.echo(f"    {one}")


def _say_pooled(pooled: Found) -> None:
    rows = []
    for name in METRICS:
        score = getattr(pooled[1], name)
        parts = (score.precision, score.recall) if isinstance(score, Tally) else (None, None)
        rows.append([name, *map(_figure, (score.value, *parts))])
    actions = [[*row, "", ""] for row in _actions([pooled])]
    say_table("", ("", "pooled", "precision", "recall"), [*rows, *actions])


def _actions(found: Sequence[Found]) -> list[list[str]]:
    kinds = asdict(found[0][1].actions)
    return [
        ["hand actions", *(str(m.actions.total) for _, m, _ in found)],
        ["from scratch", *(str(scratch) for _, _, scratch in found)],
        *([f"· {kind}", *(str(getattr(m.actions, kind)) for _, m, _ in found)] for kind in kinds),
    ]


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.4f}"


def _plain(measures: Measures, scratch: int) -> dict[str, Any]:
    """Give measures as JSON values."""
    said: dict[str, Any] = {}
    for name in METRICS:
        score = getattr(measures, name)
        said[name] = {"value": score.value, **asdict(score)}
        if isinstance(score, Tally):
            said[name] |= {"precision": score.precision, "recall": score.recall}
    actions = {"total": measures.actions.total, "from_scratch": scratch}
    said["actions"] = {**actions, **asdict(measures.actions)}
    said["misses"] = [asdict(miss) for miss in measures.misses]
    return said
