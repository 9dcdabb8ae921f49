"""What a line end shows of itself: figures of layout and marks, never of words."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import add

from annotator.suggest.structure.glyphs import (
    CLOSERS,
    NO_START,
    OPENERS,
    PAIRED,
    PAUSES,
    is_latin,
)
from annotator.suggest.structure.heads import is_dashed, is_numbered
from annotator.suggest.structure.lines import Line
from annotator.suggest.structure.role_names import BODY, BYLINE, CREDIT, FURNITURE, JUMP

FEATURES = (
    "always",
    "margin",  # what the likeliest reading pays for another answer, joined above zero
    "margin_sign",
    "margin_near",
    "margin_ragged",  # the same on pages whose lines vary in width
    "before",  # the margins of the line ends on either side
    "behind",
    "stop",
    "stop_ragged",
    "pause",
    "colon",
    "digit_before",
    "digit_behind",
    "no_start",
    "opener",
    "leads",
    "open",  # a quote or bracket is open
    "short",  # how far the line falls short of those about it
    "much_short",
    "short_stop",
    "fragment",  # no more than a number or a few characters
    "fragment_behind",
    "indent",
    "indent_lost",
    "blank",
    "blanks_usual",
    "pair_seen",  # the characters on either side stand side by side elsewhere on the page
    "pair_unseen",
    "whole",  # lines hereabouts hold whole paragraphs
    "whole_stop",
    "in_words",  # the line is made of short words between gaps, as lists of names are
    "words_behind",
    "alone",  # the likeliest reading takes the line for no running text
    "alone_behind",
    "both_alone",
    "headlike",  # such a line that is no scrap and holds no inner marks
    "headlike_behind",
    "headlike_both",
    "headlike_after_stop",  # and stands behind a sentence's end
    "own_words",  # the line or the next one says of itself what it is: a byline, a credit
    "numbered",  # the line has a heading's number
    "dashed_behind",  # the next line opens with a dash, as a subheadline does
)
FAR = 8.0
"""The largest margin that tells more than a smaller one."""
LONG = 44.0
"""The width in em from which a line is not broken by a column."""
ON_THEIR_OWN = frozenset((FURNITURE, CREDIT, JUMP, BYLINE))
"""What lines are by their own words that nothing runs into."""
_SCRAP = 5.0
"""No more em has what is a piece of a line rather than a head, as a figure torn out."""
_INNER = frozenset("，。；、,;")
_NEARBY = 4
_FEW = 80
_MUCH = 5_000
"""Characters of a page from which it tells something that two of them never stand together."""


def evidence(
    lines: Sequence[Line],
    margins: Sequence[float],
    alone: Sequence[bool],
    where: Iterable[int],
) -> list[tuple[float, ...]]:
    """Give the features of the line ends behind the lines `where`, in the order of `FEATURES`.

    `margins` say how much more the likeliest reading with another answer costs, below zero
    where it ends the paragraph there; `alone` says which lines it takes for no running text.
    """
    where = list(where)
    page = _PageLook(lines, len(where))
    widths = [line.width for line in lines]
    heads = list(map(is_headlike, lines, alone))
    found: list[tuple[float, ...]] = []
    for index in where:
        line, after = lines[index], lines[index + 1]
        words = _in_words(line)
        text, following = line.text, after.text
        last, first = text[-1], following[0]
        margin = _clipped(margins[index])
        stop = float(line.finished)
        wide = widths[index]
        nearby = sorted(widths[max(0, index - _NEARBY) : index + _NEARBY + 1])
        room = nearby[len(nearby) * 3 // 4]
        whole = float(max(wide, widths[index + 1], room) >= LONG)
        short = max(-2.0, min(8.0, room - wide)) / 8.0 if not whole else 0.0
        seen = last + first in page.seen
        found.append(
            (
                1.0,
                margin,
                1.0 if margin > 0 else -1.0,
                max(-0.25, min(0.25, margin)) * 4.0,
                margin * page.ragged,
                _clipped(margins[index - 1]) if index else 0.0,
                _clipped(margins[index + 1]) if index + 1 < len(margins) else 0.0,
                stop,
                stop * page.ragged,
                float(last in PAUSES and last not in "：:"),
                float(last in "：:"),
                float(is_latin(last)),
                float(is_latin(first)),
                float(first in NO_START),
                float(first in OPENERS),
                float(after.kind is BODY),
                float(_open(text, following)),
                short,
                float(short > 0.3),
                short * stop,
                float(wide <= 5.0),
                float(widths[index + 1] <= 5.0),
                float(page.indents and after.indent >= 1.5),
                float(page.indents and after.indent < 1.5),
                float(after.blank > 0),
                float(after.blank > 0) * page.blanks,
                float(seen),
                0.0 if seen else page.telling,
                whole,
                whole * stop,
                words,
                words and _in_words(after),
                float(alone[index]),
                float(alone[index + 1]),
                float(alone[index] and alone[index + 1]),
                float(heads[index]),
                float(heads[index + 1]),
                float(heads[index] and heads[index + 1]),
                float(heads[index] and (not index or lines[index - 1].finished)),
                float(line.kind in ON_THEIR_OWN or after.kind in ON_THEIR_OWN),
                float(alone[index] and is_numbered(text)),
                float(is_dashed(following)),
            )
        )
    return found


def is_headlike(line: Line, alone: bool) -> bool:
    """Whether a line that stands by itself may be a head, rather than a piece of running text."""
    return alone and line.width > _SCRAP and not line.finished and _INNER.isdisjoint(line.text)


def _in_words(line: Line) -> float:
    """Whether gaps or list marks cut most of the line into words of two to four characters."""
    cuts = len(line.gaps) - (0 in line.gaps) + line.text.count("、", 1)
    if cuts < 3 or line.spaced_out:
        return 0.0
    cuts -= sum(line.text[at] == "、" for at in line.gaps if at)
    return float(cuts >= 3 and cuts * 5 >= len(line.text))


def _clipped(margin: float) -> float:
    return (FAR if margin > FAR else margin if margin > -FAR else -FAR) / FAR


class _PageLook:
    """What all of a page's lines say together."""

    def __init__(self, lines: Sequence[Line], asked: int) -> None:
        follow = [line.blank > 0 for line in lines[1:]]
        self.blanks = sum(follow) / len(follow) if follow else 1.0
        self.indents = sum([line.indent >= 1.5 for line in lines]) >= max(3, len(lines) / 12)
        text = "\n".join([line.text for line in lines])
        self.telling = min(1.0, len(text) / _MUCH)
        self.seen = text if asked < _FEW else set(map(add, text, text[1:]))
        """Where pairs of characters are looked up: in the text, or for many in a set of all."""
        self.ragged = _raggedness(lines)


def _raggedness(lines: Sequence[Line]) -> float:
    """Say how much the widths of neighbours inside sentences differ: 0 for a clean column, to 1."""
    steps = [
        abs(line.width - after.width)
        for line, after in pairwise(lines)
        if not line.finished and not after.finished and line.width < LONG
    ]
    if len(steps) < 4:
        return 0.0
    return sum(step > 1.1 for step in steps) / len(steps)


def _open(text: str, following: str) -> bool:
    """Whether the line opens a quote or bracket that the next one closes first."""
    before = PAIRED.findall(text)
    if not before or before[-1] not in OPENERS:
        return False
    behind = PAIRED.search(following)
    return behind is not None and behind.group() in CLOSERS
