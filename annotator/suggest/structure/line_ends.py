"""How likely each line end joins: the reading's margins and what else is seen, weighed by a model.

The reading (`paragraphs`) finds the cheapest way to set a page's lines. Its margins are no
probabilities, and where a page was torn by the reading machine its widths mislead. The model weighs
both; its weights are fitted on pages with known answers (`tools/fit_lines.py`).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Self

from annotator.places import resources
from annotator.suggest.logistic import Logistic
from annotator.suggest.structure.evidence import FEATURES, LONG, ON_THEIR_OWN, evidence, is_headlike
from annotator.suggest.structure.heads import is_entry
from annotator.suggest.structure.lines import Line
from annotator.suggest.structure.role_names import BODY

TORN = 0.07
"""The share of line ends read as a paragraph's inside a sentence from which a page is torn."""
_FEW = 5
"""As many such line ends any page may have."""
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
_LATER = dict.fromkeys(
    ("headlike", "headlike_behind", "headlike_both", "headlike_after_stop", "own_words"), 0.0
)
"""Features that came later than weights which projects may have learnt."""
_CLEAR = 1.0
"""How clearly, in odds, the model must speak against the reading of a sound page."""


@dataclass(frozen=True, slots=True)
class LineEnds:
    """The weights for sound pages and for torn ones."""

    sound: Logistic
    torn: Logistic

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """Read weights; KeyError where one is missing that there always was."""
        kinds = ({**_LATER, **value[name]} for name in ("sound", "torn"))
        return cls(*(Logistic.from_json(FEATURES, weights) for weights in kinds))

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
            lines[index].kind in ON_THEIR_OWN or lines[index + 1].kind in ON_THEIR_OWN
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


def is_torn(lines: Sequence[Line], margins: Sequence[float], alone: Sequence[bool]) -> bool:
    """Whether the reading parts running text inside sentences more often than on sound pages.

    That is where a paragraph ends, or a line stands by itself that is no head by its looks; of
    heads and entries of lists a page may have many. Where most of the text stands on lines that
    hold a whole paragraph, the short ones are heads.
    """
    widths = [line.width for line in lines]
    if sum([wide for wide in widths if wide >= LONG]) * 2 > sum(widths):
        return False
    parted = [index for index, margin in enumerate(margins) if margin < 0]
    cut = sum([_is_cut(lines[index], lines[index + 1], alone[index]) for index in parted])
    return cut > max(_FEW, TORN * len(margins))


def _is_cut(line: Line, after: Line, alone: bool) -> bool:
    """Whether a line at whose end a paragraph was parted looks like running text that goes on."""
    return not (
        line.finished
        or after.blank
        or max(line.width, after.width) >= LONG
        or line.text[-1] in "：:"
        or line.kind in ON_THEIR_OWN
        or after.kind in ON_THEIR_OWN
        or is_headlike(line, alone)
        or is_entry(after.text)
    )
