"""Line ends with known answers, and the weights fitted to them."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.page.model import Page, Role, Status
from annotator.page.pieces import Kept
from annotator.suggest.logistic import Logistic
from annotator.suggest.structure.evidence import FEATURES, evidence
from annotator.suggest.structure.line_ends import LineEnds, is_torn
from annotator.suggest.structure.lines import Line, read_lines
from annotator.suggest.structure.misread import misread
from annotator.suggest.structure.paragraphs import alone_in, likeliest

_HEADS = frozenset((Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE, Role.BYLINE, Role.HEADING))
_SURE = 7.0
_EASY = 2_500
"""As many sure line ends are looked at as stand for all of them."""
BLANK = LineEnds(*(Logistic(FEATURES, (0.0,) * len(FEATURES)) for _ in range(2)))
"""Weights that know nothing."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one line end shows, the reading's margin there, and whether it joins."""

    features: tuple[float, ...]
    margin: float
    joins: bool


@dataclass(frozen=True, slots=True)
class Answers:
    """The line ends of one page, but those inside its heads, which other rules put together."""

    torn: bool
    ends: tuple[Answer, ...]


def answers_of(page: Page) -> Answers:
    """Give the line ends of a page whose blocks are right."""
    wrong, headings = misread(page.raw)
    swaps = {one.start: one for one in wrong}
    lines = read_lines(page.raw, bytearray(len(page.raw)), swaps)
    marked = {page.raw.count("\n", 0, start) for start in headings}
    block_of: dict[int, tuple[int, int]] = {}
    heads: set[int] = set()
    for number, block in enumerate(page.blocks):
        if block.status is Status.REJECTED:
            continue
        if block.role in _HEADS:
            heads.add(number)
        at = 0
        for piece in block.pieces:
            if isinstance(piece, Kept):
                for offset in range(piece.start, piece.end):
                    if not page.raw[offset].isspace():
                        block_of[offset] = (number, at)
                        at += 1
    joins: list[bool | None] = []
    for line, after in pairwise(lines):
        last = next((block_of[at] for at in reversed(line.at) if at in block_of), None)
        first = next((block_of[at] for at in after.at if at in block_of), None)
        if last is None or first is None or (last[0] == first[0] and last[0] in heads):
            joins.append(None)
        else:
            joins.append(first == (last[0], last[1] + 1))
    return answers(lines, joins, marked)


def answers(
    lines: Sequence[Line], joins: Sequence[bool | None], marked: frozenset[int] | set[int]
) -> Answers:
    """Give the line ends of some lines, `joins` saying what each is; None leaves it out."""
    if len(lines) < 2:
        return Answers(False, ())
    reading, found = likeliest(lines, marked)
    margins = reading.margins
    alone = alone_in(found)
    shown = evidence(lines, margins, alone, range(len(margins)))
    ends = tuple(
        Answer(features, margin, answer)
        for features, margin, answer in zip(shown, margins, joins, strict=True)
        if answer is not None
    )
    return Answers(is_torn(lines, margins, alone), ends)


def fitted(pages: Sequence[Answers], prior: LineEnds, pull: float) -> LineEnds:
    """Give the weights fitted to the pages, pulled to the prior's with strength `pull`."""
    sound = [end for page in pages if not page.torn for end in page.ends]
    torn = [end for page in pages if page.torn for end in page.ends]
    return LineEnds(_fitted(sound, prior.sound, pull), _fitted(torn, prior.torn, pull))


def _fitted(ends: Sequence[Answer], prior: Logistic, pull: float) -> Logistic:
    hard = [end for end in ends if abs(end.margin) < _SURE]
    easy = [end for end in ends if abs(end.margin) >= _SURE]
    # Sure ends are many and alike: a few of them stand for all.
    some = random.Random(len(easy)).sample(easy, min(len(easy), _EASY))
    chosen = [*hard, *some]
    counts = [1.0] * len(hard) + [len(easy) / max(1, len(some))] * len(some)
    if not chosen:
        return prior
    return Logistic.fitted(
        prior, [end.features for end in chosen], [end.joins for end in chosen], counts, pull
    )


def folds(count: int, parts: int) -> Iterator[tuple[list[int], list[int]]]:
    """Give (what stays, what is held out) for each part of so many things in turn."""
    for part in range(min(parts, count)):
        held = [number for number in range(count) if number % parts == part]
        yield [number for number in range(count) if number % parts != part], held
