"""Paragraphs cut in two whose second half stands far from the first, or even before it.

Which halves belong together is settled for the whole page at once: each pair has odds by what it
shows (`tail_signs`), and the pairs that are likeliest together are taken where no other choice
comes near. Weights are fitted on pages torn anew (`tools/fit_tails.py`).
"""

import json
import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from annotator.places import resources
from annotator.suggest.logistic import Logistic
from annotator.suggest.structure.heads import is_bracketed, kind_of
from annotator.suggest.structure.lines import Line
from annotator.suggest.structure.measures import UNSET
from annotator.suggest.structure.paragraphs import Paragraph
from annotator.suggest.structure.role_names import BODY, BYLINE, CREDIT, HEADLINE
from annotator.suggest.structure.setting import INDENT
from annotator.suggest.structure.tail_signs import COSTLY, FEATURES, TailSigns, breaks_off

_ALONE = 1.0
"""What it costs that a first half, or what looks like a second one, is left alone."""
_MARGIN = 0.7
"""How much better all pairs must be together than the best choice without this one."""
_SURE = 3.0
"""The odds from which what the reading puts together stays so."""
_HOPELESS = -2.5
"""The odds by all cheap features below which no costly ones are asked."""
_FEW = 2
"""Lines that tell the width of their column only about."""
_SLACK = 1.25
"""By how much they may miss it, in em."""
_TOO_MANY = 2_000
"""Pairs beyond which nothing can be told by such weak signs."""
_TRIED = 4_000
"""Choices that are compared at the most where halves of one page compete."""

Pair = tuple[int, int]


@cache
def shipped() -> Logistic:
    """Give the weights that the program comes with."""
    text = (resources() / "models" / "tails.json").read_text(encoding="utf-8")
    return Logistic.from_json(FEATURES, json.loads(text)["weights"])


@dataclass(frozen=True, slots=True)
class Halves:
    """A page's paragraphs, those that a column break runs through cut there."""

    found: list[Paragraph]
    glued: frozenset[int]
    """The numbers of those that the reading puts together with the next one."""
    heads: list[int]
    tails: list[int]
    signs: TailSigns


def halves(found: Sequence[Paragraph], lines: Sequence[Line]) -> Halves | None:
    """Give the paragraphs that may be halves of others; None where none breaks off alone."""
    started = dict(_first_lines(found, lines))
    if not started and not any(one.body and _is_head(one, lines) for one in found):
        return None
    parts: list[Paragraph] = []
    glued: set[int] = set()
    heads: list[int] = []
    for number, one in enumerate(found):
        if number in started:
            one = replace(one, measure=started[number])
            heads.append(len(parts))
        cuts = [0, *_breaks(one, lines), len(one.lines)] if one.body else [0, len(one.lines)]
        for low, high in pairwise(cuts):
            if high < len(one.lines):
                glued.add(len(parts))
                heads.append(len(parts))
            elif one.body and _is_head(one, lines):
                heads.append(len(parts))
            whole = high - low == len(one.lines)
            parts.append(one if whole else _part(one, low, high))
    signs = TailSigns(parts, lines)
    tails = [
        number
        for number, one in enumerate(parts)
        if one.body
        and (number in glued or lines[one.lines[-1]].finished or len(one.lines) > _FEW)
        and lines[one.lines[0]].kind is not BODY
        and not signs.begins_with_day(number)
        and not signs.is_picture(number)
        and not signs.is_led(number)
        and (number - 1 in glued or not signs.is_set_in(number))
    ]
    if not tails or len(heads) * len(tails) > _TOO_MANY:
        return None
    return Halves(parts, frozenset(glued), heads, tails, signs)


def _part(one: Paragraph, low: int, high: int) -> Paragraph:
    flush = one.flush or low > 0
    return Paragraph(one.lines[low:high], True, one.measure, one.confidence, flush)


def reunited(
    found: Sequence[Paragraph], lines: Sequence[Line], weights: Logistic | None = None
) -> list[Paragraph]:
    """Give the paragraphs with second halves joined to their first ones, where that is clear.

    Without `weights` those of the program are taken.
    """
    parts = halves(found, lines)
    if parts is None:
        return list(found)
    weights = weights or shipped()
    named = dict(zip(weights.names, weights.weights, strict=True))
    joined = _settled(_odds(parts, named), parts)
    if all(joined.get(head) == head + 1 for head in parts.glued) and len(joined) == len(
        parts.glued
    ):
        return list(found)
    return _put_together(parts, joined)


def _odds(parts: Halves, weights: Mapping[str, float]) -> dict[Pair, float]:
    """Give the odds of the pairs that may belong together.

    Halves that the reading puts together and that clearly go on are no one else's.
    """
    signs = parts.signs
    heads = {head: _weighed(signs.of_head(head), weights) for head in parts.heads}
    tails = {tail: _weighed(signs.of_tail(tail), weights) for tail in parts.tails}
    rest = _rest(weights)
    odds: dict[Pair, float] = {}

    def alone(tail: int) -> float:
        return _ALONE * (1 + parts.found[tail].flush)

    def weigh(head: int, tail: int, glued: bool) -> float | None:
        pair = _weighed(signs.of_pair(head, tail, glued), weights)
        found = cheap = heads[head] + tails[tail] + pair
        if not glued and cheap < _HOPELESS:
            return None
        costly: dict[str, float] = {}
        for name, value in signs.costly(head, tail):
            costly[name] = value
            found = cheap + _weighed(costly, weights)
            least, most = rest[name]
            if found + least >= _SURE if glued else found + most + alone(tail) < 0:
                break  # whatever the rest says, it is sure, or worth nothing
        odds[head, tail] = found
        return found

    for head in parts.glued:
        found = weigh(head, head + 1, True) if head + 1 in tails else _SURE
        if found is None or found >= _SURE:
            heads.pop(head, None)
            tails.pop(head + 1, None)
    for head in heads:
        for tail in tails:
            if tail != head and (head, tail) not in odds:
                weigh(head, tail, False)
    return {(head, tail): value + alone(tail) for (head, tail), value in odds.items()}


def _rest(weights: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """Give the least and the most that the costly features behind each of them can weigh."""
    rest: dict[str, tuple[float, float]] = {}
    least = most = 0.0
    for name, can in reversed(COSTLY.items()):
        rest[name] = least, most
        weighs = [weights[name] * value for value in can]
        least, most = least + min(weighs), most + max(weighs)
    return rest


def _weighed(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum([weights[name] * value for name, value in features.items() if value])


def _settled(odds: Mapping[Pair, float], parts: Halves) -> dict[int, int]:
    """Choose the pairs that are likeliest together; what the reading put together stays otherwise.

    A pair is taken where the best choice without it is clearly worse.
    """
    worth = {
        pair: value
        for pair, value in odds.items()
        if value > 0 or (pair[0] in parts.glued and pair[1] == pair[0] + 1)
    }
    joined: dict[int, int] = {}
    for group in _groups(worth):
        best, chosen = _best(group)
        for pair in chosen:
            others = {other: value for other, value in group.items() if other != pair}
            if best - _best(others)[0] >= _MARGIN:
                joined[pair[0]] = pair[1]
    taken = set(joined.values())
    for head in parts.glued:
        if head not in joined and head + 1 not in taken:
            joined[head] = head + 1
    for head in list(joined):
        if head in joined and _ends_in(joined[head], joined, head):
            del joined[head]
    return joined


def _groups(worth: Mapping[Pair, float]) -> list[dict[Pair, float]]:
    """Put pairs together that share a half, directly or through others."""
    groups: list[dict[Pair, float]] = []
    for pair, value in worth.items():
        merged = {pair: value}
        rest = []
        for group in groups:
            if any(pair[0] == head or pair[1] == tail for head, tail in group):
                merged |= group
            else:
                rest.append(group)
        groups = [*rest, merged]
    return groups


def _best(worth: Mapping[Pair, float]) -> tuple[float, list[Pair]]:
    """Choose the pairs that are worth most together, each half in one of them at the most.

    Where there are very many ways, each first half is given its likeliest second one or none.
    """
    heads: dict[int, list[Pair]] = {}
    likeliest = sorted(worth, key=lambda one: -worth[one])
    for pair in likeliest:
        heads.setdefault(pair[0], []).append(pair)
    if math.prod(len(pairs) + 1 for pairs in heads.values()) <= _TRIED:
        return _choice(list(heads), heads, worth, frozenset())
    first_of: dict[int, Pair] = {}
    for pair in likeliest:
        if pair is heads[pair[0]][0] and worth[pair] > 0:
            first_of.setdefault(pair[1], pair)
    chosen = list(first_of.values())
    return sum([worth[pair] for pair in chosen]), chosen


def _choice(
    rest: Sequence[int],
    heads: Mapping[int, Sequence[Pair]],
    worth: Mapping[Pair, float],
    taken: frozenset[int],
) -> tuple[float, list[Pair]]:
    """Give the best pairs for the rest of the heads, none with a tail that is taken."""
    if not rest:
        return 0.0, []
    best, chosen = _choice(rest[1:], heads, worth, taken)
    for pair in heads[rest[0]]:
        if pair[1] in taken:
            continue
        value, pairs = _choice(rest[1:], heads, worth, taken | {pair[1]})
        if value + worth[pair] > best:
            best, chosen = value + worth[pair], [pair, *pairs]
    return best, chosen


def _put_together(parts: Halves, joined: Mapping[int, int]) -> list[Paragraph]:
    """Give the paragraphs with these halves joined, and what follows far ones behind them."""
    found = parts.found
    gone = set(joined.values())
    glued = {head + 1 for head in parts.glued if joined.get(head) == head + 1}
    far = gone - glued
    follow: dict[int, list[int]] = {}
    for tail in far:
        behind_it = _followers(parts.signs, tail, joined, far)
        # Of two tails side by side, which are one paragraph, only one leads what follows both.
        follow[tail] = [number for number in behind_it if number not in gone]
        gone.update(follow[tail])
    result: list[Paragraph] = []
    for start in range(len(found)):
        waiting = [] if start in gone else [start]
        while waiting:
            number = waiting.pop()
            chain, after = found[number], list[int]()
            while number in joined:
                behind = joined[number]
                chain = _one(chain, found[behind], behind in glued)
                after += follow.get(behind, ())
                number = behind
            result.append(chain)
            waiting += reversed(after)
    return result


def _first_lines(found: Sequence[Paragraph], lines: Sequence[Line]) -> Iterator[tuple[int, float]]:
    """Give the lines read as standing alone that may be a paragraph's first one, each with the
    width of its column: it is that of the text right above, and they fill it but for the indent.
    """
    for n, (before, one) in enumerate(pairwise(found), 1):
        line = lines[one.lines[0]]
        if one.body or not before.body or before.measure == UNSET or len(one.lines) > 1:
            continue
        if line.kind is not HEADLINE or line.spaced_out or not lines[before.lines[-1]].finished:
            continue
        room = before.measure - INDENT - line.width
        under = found[n + 1] if n + 1 < len(found) else None
        if under is None or not lines[under.lines[0]].blank or abs(room) > 0.6:
            continue
        yield n, before.measure


def _breaks(one: Paragraph, lines: Sequence[Line]) -> list[int]:
    """Give the places inside a paragraph where a column ends in the midst of a sentence."""
    return [
        at
        for at in range(1, len(one.lines))
        if lines[one.lines[at]].blank and not lines[one.lines[at - 1]].finished
    ]


def _is_head(one: Paragraph, lines: Sequence[Line]) -> bool:
    """Whether a paragraph breaks off; a photographer's line set in two does not."""
    if not breaks_off(one, lines):
        return False
    text = "".join([lines[index].text for index in one.lines[-2:]])
    return len(one.lines) > 2 or kind_of(text, 0.0) is not CREDIT


def _followers(
    signs: TailSigns,
    tail: int,
    joined: Mapping[int, int],
    far: Collection[int],
) -> list[int]:
    """Give what follows a tail far from its head and goes where it goes: paragraphs, and who wrote
    them, in brackets.
    """
    found, lines = signs.found, signs.lines
    numbers: list[int] = []
    for number in range(tail + 1, len(found)):
        one, kind = found[number], lines[found[number].lines[0]].kind
        if joined.get(number - 1) == number:
            continue  # the rest of a paragraph that a column break runs through
        if not one.body and kind is BYLINE and is_bracketed(lines[one.lines[0]].text):
            numbers.append(number)
            break
        if number in far or _leads_far(number, joined):
            break
        if not one.body or one.flush or kind is BODY:
            break
        if not _one_width(one, found[tail]) or signs.begins_with_day(number):
            break
        numbers.append(number)
    return numbers


def _leads_far(number: int, joined: Mapping[int, int]) -> bool:
    """Whether a paragraph, and what goes on in it, breaks off and goes on elsewhere."""
    while number in joined:
        if joined[number] != number + 1:
            return True
        number += 1
    return False


def _ends_in(number: int, joined: Mapping[int, int], end: int) -> bool:
    """Whether the tails behind a paragraph lead to `end`, which would make a ring."""
    while number in joined and number != end:
        number = joined[number]
    return number == end


def _one(head: Paragraph, tail: Paragraph, glued: bool) -> Paragraph:
    confidence = min(head.confidence, tail.confidence) * (1.0 if glued else 0.7)
    return Paragraph(head.lines + tail.lines, True, head.measure, confidence, head.flush)


def _one_width(one: Paragraph, other: Paragraph) -> bool:
    """Whether two paragraphs can stand in columns of one width."""
    few = min(len(one.lines), len(other.lines)) <= _FEW
    slack = _SLACK if few else 0.6
    return UNSET in (one.measure, other.measure) or abs(one.measure - other.measure) < slack
