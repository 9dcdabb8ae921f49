"""How likely each line end joins: the reading's margins and what else is seen, weighed by a model.

The reading (`paragraphs`) finds the cheapest way to set a page's lines. Its margins are no
probabilities, and where a page was torn by the reading machine its widths mislead. The model weighs
both; its weights are fitted on pages with known answers (`tools/fit_lines.py`).
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Self

from annotator.places import resources
from annotator.suggest.logistic import Logistic
from annotator.suggest.structure.evidence import FEATURES, LONG, evidence
from annotator.suggest.structure.heads import is_entry
from annotator.suggest.structure.lines import Line
from annotator.suggest.structure.role_names import BODY, BYLINE, CREDIT, FURNITURE, JUMP

TORN = 0.12
"""The share of line ends read as a paragraph's inside a sentence from which a page is torn."""
_MOST_OF_HEAD, _CERTAIN = 4, -5.0
"""The most lines of a head in a row, and the margin from which on one certainly stands alone."""
_FEW = 5
"""As many such line ends any page may have."""
_ON_THEIR_OWN = frozenset((FURNITURE, CREDIT, JUMP, BYLINE))
"""What lines are by their own words that nothing runs into."""
_NEAR = 7.0
"""On a sound page the reading's own choice stands where another one costs more than this."""
_CLEARER = 2.4
"""The same where a line may be a head, which had better not run into its text."""
_ALONE, _ALONE_BEHIND = FEATURES.index("alone"), FEATURES.index("alone_behind")
_BLANK = FEATURES.index("blank")
_APART = -4.0
"""From this margin on nothing runs over blank lines into a line that stands alone."""
_WHOLE = FEATURES.index("whole")
_SURE = 6.5
"""The odds of such a choice."""
_CLEAR = 1.0
"""How clearly, in odds, the model must speak against the reading of a sound page."""


@dataclass(frozen=True, slots=True)
class LineEnds:
    """The weights for sound pages and for torn ones."""

    sound: Logistic
    torn: Logistic

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """Read weights; KeyError where one is missing."""
        return cls(*(Logistic.from_json(FEATURES, value[name]) for name in ("sound", "torn")))

    def to_json(self) -> dict[str, dict[str, float]]:
        return {"sound": self.sound.to_json(), "torn": self.torn.to_json()}


@cache
def shipped() -> LineEnds:
    """Give the weights that the program comes with."""
    text = (resources() / "models" / "line_ends.json").read_text(encoding="utf-8")
    return LineEnds.from_json(json.loads(text))


@dataclass(frozen=True, slots=True)
class Judged:
    """The odds of each line end but the last, and which of them go on in the next line."""

    odds: tuple[float, ...]
    joins: tuple[bool, ...]


def judge(
    lines: Sequence[Line],
    margins: Sequence[float],
    alone: Sequence[bool],
    weights: LineEnds | None = None,
) -> Judged:
    """Say of each line end how likely it joins, and whether it does.

    `margins` are above zero where the reading goes on, below where it parts; `alone` says which
    lines it takes for no running text. Without `weights` those of the program are taken.
    """
    weights = weights or shipped()
    torn = is_torn(lines, margins, alone)
    near = [n for n, margin in enumerate(margins) if torn or -_NEAR < margin < _NEAR]
    odds = [_SURE if margin > 0 else -_SURE for margin in margins]
    joins = [margin > 0 for margin in margins]
    for index, features in zip(near, evidence(lines, margins, alone, near), strict=True):
        if margins[index] < 0 and alone[index + 1] and _is_head(lines, index + 1):
            continue  # the reading has it right, and is sure enough
        if margins[index] < 0 and (
            lines[index].kind in _ON_THEIR_OWN or lines[index + 1].kind in _ON_THEIR_OWN
        ):
            continue
        odds[index], joins[index] = decided(torn, margins[index], features, weights)
    return Judged(tuple(odds), tuple(joins))


def _is_head(lines: Sequence[Line], index: int) -> bool:
    """Whether a report opens right under a line that ends no sentence: that is its headline."""
    after = lines[index + 1] if index + 1 < len(lines) else None
    return after is not None and after.kind is BODY and not lines[index].finished


def decided(
    torn: bool, margin: float, features: Sequence[float], weights: LineEnds
) -> tuple[float, bool]:
    """Give the odds that a line end joins, and whether it does."""
    if torn:
        odds = weights.torn.odds(features)
        return odds, odds > 0
    if abs(margin) >= _NEAR:
        return (_SURE, True) if margin > 0 else (-_SURE, False)
    odds = weights.sound.odds(features)
    # Where a line holds a whole paragraph, rules say more than its width does.
    enough = _CLEARER if features[_ALONE] or features[_ALONE_BEHIND] else _CLEAR
    clear = abs(odds) > enough and not features[_WHOLE]
    if margin < _APART and features[_ALONE_BEHIND] and features[_BLANK]:
        clear = False  # the last line over a headline, cut off where its column ends
    if clear or (odds > 0) == (margin > 0):
        return odds, odds > 0
    return 0.0, margin > 0  # the two disagree, and on real pages each is right as often


def is_torn(lines: Sequence[Line], margins: Sequence[float], alone: Sequence[bool] = ()) -> bool:
    """Whether the reading parts lines inside sentences more often than heads and lists explain.

    Where most of the text stands on lines that hold a whole paragraph, the short ones are heads;
    so are, where `alone` tells which lines were read so, a few in a row behind a sentence's end.
    """
    if sum(line.width for line in lines if line.width >= LONG) * 2 > sum(
        one.width for one in lines
    ):
        return False
    heads = _heads(lines, margins, alone)
    cut = sum(
        margin < 0
        and not after.blank
        and max(line.width, after.width) < LONG
        and line.text[-1] not in "：:"
        and not line.finished
        and line.kind not in _ON_THEIR_OWN
        and after.kind not in _ON_THEIR_OWN
        and number not in heads
        and not is_entry(after.text)
        for number, (line, after, margin) in enumerate(zip(lines, lines[1:], margins, strict=False))
    )
    return cut > max(_FEW, TORN * len(margins))


def _heads(
    lines: Sequence[Line], margins: Sequence[float], alone: Sequence[bool]
) -> Collection[int]:
    """Give the lines that stand alone for sure, few in a row, behind the end of a paragraph."""
    found: set[int] = set()
    run = 0
    for number, lone in enumerate(alone[: len(margins)]):
        before = lines[number - 1] if number else None
        if not lone:
            run = 0
        elif run or before is None or before.finished or before.kind in _ON_THEIR_OWN:
            run += 1
            if run <= _MOST_OF_HEAD and margins[number] < _CERTAIN:
                found.add(number)
    return found
