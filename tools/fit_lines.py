"""Fits the weights of the line ends: `python -m tools.fit_lines GOLD… [--check]`.

GOLD are folders of gold pages. Pages are set anew in hundreds of looks from their texts, and read
as they are, too. Only figures of layout and marks are weighed, so nothing of the texts is kept.
With `--check`, the pages of each fifth are read with weights fitted without them and without their
texts, and it is printed how many line ends come out wrong and how far the confidence can be
trusted; nothing is written.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from annotator.page.codec import read_page
from annotator.page.model import Page
from annotator.suggest.learn.answers import BLANK, Answers, answers, answers_of, fitted, folds
from annotator.suggest.learn.trust import Trust, trust
from annotator.suggest.structure.line_ends import LineEnds
from annotator.suggest.structure.lines import read_lines
from tools.set_lines import Answered, pages, stories

TARGET = Path(__file__).resolve().parent.parent / "resources" / "models" / "line_ends.json"
LOOKS = 3_000
FOLDS = 5
PULL = 1.0
_file = click.Path(path_type=Path, exists=True)


@click.command()
@click.argument("gold", nargs=-1, required=True, type=_file)
@click.option("--check", is_flag=True, help="Hold out each fifth in turn; write nothing.")
@click.option("--looks", default=LOOKS, show_default=True, help="Pages set for one fit.")
def main(gold: tuple[Path, ...], check: bool, looks: int) -> None:
    """Fit the weights to the pages of GOLD and to pages set from their texts."""
    named = {folder.name: golds(folder) for folder in gold}
    everything = [page for found in named.values() for page in found]
    if check:
        checked(named, looks)
        return
    weights = fit(everything, looks, seed=1)
    said = {
        "what": "Weights of layout and marks for line ends; see docs/decisions/line-ends.md",
        "made_by": "python -m tools.fit_lines",
        "gold_pages": {name: len(found) for name, found in named.items()},
        "pages_set": looks,
        **weights.to_json(),
    }
    TARGET.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    click.echo(f"Written to {TARGET}")


def golds(folder: Path) -> list[Page]:
    """Give the gold pages of a folder in the order of their names."""
    files = sorted(folder.glob("*.page.json"))
    return [read_page(json.loads(file.read_text(encoding="utf-8"))) for file in files]


def fit(gold: Sequence[Page], looks: int, seed: int) -> LineEnds:
    """Give the weights fitted to gold pages and to as many `looks` set from their texts."""
    return fitted([*map(answers_of, gold), *_set(gold, looks, seed)], BLANK, PULL)


def _set(gold: Sequence[Page], looks: int, seed: int) -> list[Answers]:
    texts = [story for page in gold for story in stories(page)]
    return [_answers(page) for page in pages(texts, looks, seed)]


def _answers(page: Answered) -> Answers:
    lines = read_lines(page.raw, bytearray(len(page.raw)), {})
    joins = [
        None if loose else joined for joined, loose in zip(page.joins, page.loose, strict=True)
    ]
    return answers(lines, joins, frozenset())


def checked(named: dict[str, list[Page]], looks: int) -> None:
    """Print, for each folder and for pages set, what pages held out come to."""
    labelled = [(name, page) for name, found in named.items() for page in found]
    found: dict[str, list[tuple[Answers, LineEnds]]] = {}
    for number, (kept, held) in enumerate(folds(len(labelled), FOLDS)):
        click.echo(f"fold {number + 1} of {FOLDS} …", err=True)
        weights = fit([labelled[index][1] for index in kept], looks // 2, seed=10 + number)
        for index in held:
            name, page = labelled[index]
            found.setdefault(name, []).append((answers_of(page), weights))
        for one in _set([labelled[index][1] for index in held], looks // 8, seed=100 + number):
            name = "set, torn" if one.torn else "set, sound"
            found.setdefault(name, []).append((one, weights))
    click.echo("| pages | line ends | wrong by the reading | wrong by the model | ECE |")
    click.echo("|---|---|---|---|---|")
    everything: list[Trust] = []
    for name, pairs in found.items():
        each = [trust(page, weights) for page, weights in pairs]
        everything += each
        _say(name, Trust.pooled(each))
    _say("all", Trust.pooled(everything))
    _say_table(Trust.pooled(everything))


def _say(name: str, one: Trust) -> None:
    click.echo(f"| {name} | {one.count} | {one.wrong_before} | {one.wrong} | {one.error:.4f} |")


def _say_table(one: Trust) -> None:
    click.echo("\n| said | line ends | mean said | right |")
    click.echo("|---|---|---|---|")
    for low, high, count, said, right in one.rows():
        click.echo(f"| {low:.2f}–{high:.2f} | {count} | {said:.4f} | {right:.4f} |")


if __name__ == "__main__":
    sys.exit(main())
