"""Fits the weights of torn paragraphs: `python -m tools.fit_tails GOLD… [--check]`.

GOLD are folders of gold pages. Each is read as it is and torn anew at random (`tools/tear_pages`);
for each half that breaks off the weights say which paragraph goes on from it, or none. Only
figures of layout, marks and shared characters are weighed, so nothing of the texts is kept. With
`--check`, the pages of each fifth are put together with weights fitted without them, and it is
printed how many far halves come out right; nothing is written.
"""

import json
import math
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import mul
from pathlib import Path

import click

from annotator.page.codec import read_page
from annotator.page.model import Page
from annotator.suggest.learn.answers import folds
from annotator.suggest.logistic import Logistic, solved
from annotator.suggest.structure.lines import read_lines
from annotator.suggest.structure.paragraphs import paragraphs
from annotator.suggest.structure.tail_signs import FEATURES, row
from annotator.suggest.structure.tails import halves, reunited
from tools.tear_pages import Torn, torn, whole

TARGET = Path(__file__).resolve().parent.parent / "resources" / "models" / "tails.json"
TEARS = 8
"""How often each page is torn anew."""
FOLDS = 5
PULL = 1.0
REAL = 5.0
"""How many torn pages a page as it is counts for."""
_STEPS = 30
_NEAR = 1e-3
_file = click.Path(path_type=Path, exists=True)


@dataclass(frozen=True, slots=True)
class Choice:
    """What may go on from one half, and which of it does; -1 where none."""

    rows: list[tuple[float, ...]]
    answer: int
    counts: float


@dataclass(frozen=True, slots=True)
class Read:
    """A gold page as it is and torn, with the choices they ask."""

    pages: list[Torn]
    choices: list[Choice]


@click.command()
@click.argument("gold", nargs=-1, required=True, type=_file)
@click.option("--check", is_flag=True, help="Hold out each fifth in turn; write nothing.")
def main(gold: tuple[Path, ...], check: bool) -> None:
    """Fit the weights to the pages of GOLD, as they are and torn."""
    dice = random.Random(5)
    found = [read(page, dice) for folder in gold for page in golds(folder)]
    if check:
        checked(found)
        return
    weights = fit([choice for one in found for choice in one.choices])
    said = {
        "what": "Weights for the halves of torn paragraphs; see docs/decisions/structure.md",
        "made_by": "python -m tools.fit_tails",
        "gold_pages": len(found),
        "weights": weights.to_json(),
    }
    TARGET.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    click.echo(f"Written to {TARGET}")


def golds(folder: Path) -> list[Page]:
    """Give the gold pages of a folder in the order of their names."""
    files = sorted(folder.glob("*.page.json"))
    return [read_page(json.loads(file.read_text(encoding="utf-8"))) for file in files]


def read(page: Page, dice: random.Random) -> Read:
    """Give a page as it is, first, and torn."""
    pages = [whole(page), *(one for _ in range(TEARS) if (one := torn(page, dice)))]
    choices = [
        choice
        for number, one in enumerate(pages)
        for choice in _choices(one, 1.0 if number else REAL)
    ]
    return Read(pages, choices)


def _choices(page: Torn, counts: float) -> Iterator[Choice]:
    lines = read_lines(page.raw, bytearray(len(page.raw)), {})
    parts = halves(paragraphs(lines), lines)
    if parts is None:
        return
    for head in parts.heads:
        behind = page.goes_on.get(lines[parts.found[head].lines[-1]].number, -1)
        rows: list[tuple[float, ...]] = []
        answer = -1
        for tail in parts.tails:
            if tail == head:
                continue
            if lines[parts.found[tail].lines[0]].number == behind:
                answer = len(rows)
            glued = head in parts.glued and tail == head + 1
            costly = dict(parts.signs.costly(head, tail))
            rows.append(row(parts.signs.cheap(head, tail, glued) | costly))
        if rows:
            yield Choice(rows, answer, counts)


def fit(choices: Sequence[Choice]) -> Logistic:
    """Give the likeliest weights of a choice among ways, none of them being one, by Newton."""
    size = len(FEATURES)
    weights = [0.0] * size
    best = _likelihood(choices, weights)
    for _ in range(_STEPS):
        slope = [-PULL * weight for weight in weights]
        curve = [[PULL if a == b else 0.0 for b in range(a + 1)] for a in range(size)]
        for one in choices:
            shares = _shares(one, weights)
            mean = [0.0] * size
            for features, share in zip(one.rows, shares, strict=True):
                shown = [(at, value) for at, value in enumerate(features) if value]
                for number, (a, value) in enumerate(shown):
                    mean[a] += share * value
                    line, part = curve[a], one.counts * share * value
                    for b, other in shown[: number + 1]:
                        line[b] += part * other
            right = one.rows[one.answer] if one.answer >= 0 else (0.0,) * size
            for a in range(size):
                slope[a] += one.counts * (right[a] - mean[a])
                for b in range(a + 1):
                    curve[a][b] -= one.counts * mean[a] * mean[b]
        step = solved(curve, slope)
        reach, now = 1.0, -math.inf
        while reach > _NEAR:
            tried = [weight + reach * move for weight, move in zip(weights, step, strict=True)]
            now = _likelihood(choices, tried)
            if now > best:
                break
            reach /= 2
        if now - best < _NEAR:
            break
        weights, best = tried, now
    return Logistic(FEATURES, tuple(weights))


def _scores(one: Choice, weights: Sequence[float]) -> list[float]:
    return [sum(map(mul, weights, features)) for features in one.rows]


def _shares(one: Choice, weights: Sequence[float]) -> list[float]:
    scores = _scores(one, weights)
    most = max(0.0, *scores)
    parts = [math.exp(score - most) for score in scores]
    total = sum(parts) + math.exp(-most)
    return [part / total for part in parts]


def _likelihood(choices: Sequence[Choice], weights: Sequence[float]) -> float:
    found = -0.5 * PULL * sum(weight * weight for weight in weights)
    for one in choices:
        scores = _scores(one, weights)
        most = max(0.0, *scores)
        total = most + math.log(sum(math.exp(s - most) for s in (*scores, 0.0)))
        found += one.counts * ((scores[one.answer] if one.answer >= 0 else 0.0) - total)
    return found


def checked(found: Sequence[Read]) -> None:
    """Print how many far halves of held-out pages are put together, as they are and torn."""
    sums = {"as they are": [0, 0, 0], "torn anew": [0, 0, 0]}
    for kept, held in folds(len(found), FOLDS):
        weights = fit([choice for index in kept for choice in found[index].choices])
        for index in held:
            for number, page in enumerate(found[index].pages):
                name = "torn anew" if number else "as they are"
                for place, count in enumerate(_far(page, weights)):
                    sums[name][place] += count
    click.echo("| pages | far halves | put together | rightly |")
    click.echo("|---|---|---|---|")
    for name, (right, put, gold) in sums.items():
        click.echo(f"| {name} | {gold} | {put} | {right} |")


def _far(page: Torn, weights: Logistic) -> tuple[int, int, int]:
    """Count the far halves that are rightly put together, those put together, and gold's."""
    lines = read_lines(page.raw, bytearray(len(page.raw)), {})
    numbers = [line.number for line in lines]
    behind = dict(pairwise(numbers))
    put = {
        (numbers[a], numbers[b])
        for one in reunited(paragraphs(lines), lines, weights)
        for a, b in pairwise(one.lines)
    }
    far = {pair for pair in put if behind.get(pair[0]) != pair[1]}
    gold = {pair for pair in page.goes_on.items() if behind.get(pair[0]) != pair[1]}
    return len(far & gold), len(far), len(gold)


if __name__ == "__main__":
    sys.exit(main())
