"""Paragraphs cut in two whose tail stands far from its head, or even before it."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, product

from annotator.page.model import Role
from annotator.suggest.structure.glyphs import NO_START
from annotator.suggest.structure.heads import (
    credit_start,
    finishes,
    is_bracketed,
    kind_of,
    runs_over,
)
from annotator.suggest.structure.lines import Line
from annotator.suggest.structure.paragraphs import Paragraph
from annotator.suggest.structure.setting import INDENT, UNSET

_ENOUGH = 4.0
_ASIDE, _ABOUT_HEAD = 3.0, 1.5
_MARGIN = 1.0
"""How much better a pair must be than any other of its head or its tail."""


_DAY_FIRST = re.compile(r"(\d{1,2}月)?\d{1,2}日(上午|下午|中午|早上|晚|晚上|凌晨)?[，,]")
_STARTED = 0.5
"""How much less likely a head is that stood alone."""
_WORD = 1.5
"""A word that runs over."""
_FEW = 2
"""Lines that tell the width of their column only about."""
_SLACK = 1.25
"""By how much they may miss it, in em."""
_LONGEST_CAPTION = 12
"""The most lines of a picture's caption."""
_TOO_MANY = 2_000
"""Pairs beyond which nothing can be told by such weak signs."""


def reunited(found: Sequence[Paragraph], lines: Sequence[Line]) -> list[Paragraph]:
    """Give the paragraphs with tails joined to their heads where no other pair is as likely.

    A head ends inside a sentence and a tail starts at the column's edge, without the indent; they
    are set to one width, and the page may show elsewhere the characters they meet with.
    """
    # A tail that follows what interrupts a paragraph needs no other sign.
    heads = [n for n, one in enumerate(found) if one.body and _breaks_off(one, lines)]
    found = list(found)
    started = set()
    for n, column in _first_lines(found, lines):
        started.add(n)
        heads.append(n)
        found[n] = replace(found[n], measure=column)
    interrupted = {
        (head, tail): score
        for head in heads
        for tail in range(head + 2, min(head + 6, len(found)))
        if found[tail].body and (score := _interrupted(found, lines, head, tail))
    }
    resumed = {tail for _, tail in interrupted}
    tails = [
        n
        for n, one in enumerate(found)
        if one.body
        and (one.flush or n in resumed or _closes(one, lines))
        and not _explains(found, lines, n)
    ]
    if not heads or not tails or len(heads) * len(tails) > _TOO_MANY:
        return list(found)
    text = "\n".join(line.text for line in lines)
    scores = {
        (head, tail): _score(found[head], found[tail], lines, text)
        + interrupted.get((head, tail), 0.0)
        - _STARTED * (head in started)
        for head, tail in product(heads, tails)
        if head != tail
    }
    joined: dict[int, int] = {}
    for (head, tail), score in sorted(scores.items(), key=lambda item: -item[1]):
        rivals = [
            other
            for (a, b), other in scores.items()
            if (a == head) != (b == tail) and a not in joined and b not in joined.values()
        ]
        if score < _ENOUGH or score < max(rivals, default=0.0) + _MARGIN:
            continue
        if head not in joined and tail not in joined.values() and not _ends_in(tail, joined, head):
            joined[head] = tail
    gone = set(joined.values())
    follow = {
        tail: _followers(found, lines, tail, {*joined, *gone}) for head, tail in joined.items()
    }
    gone |= {number for numbers in follow.values() for number in numbers}
    result = []
    for number, one in enumerate(found):
        if number in gone:
            continue
        chain, at = one, number
        after: list[int] = []
        while at in joined:
            at = joined[at]
            chain = _one(chain, found[at])
            after += follow[at]
        result.append(chain)
        result += [found[other] for other in after]
    return result


def _first_lines(found: Sequence[Paragraph], lines: Sequence[Line]) -> Iterator[tuple[int, float]]:
    """Give the lines read as standing alone that may be a paragraph's first one, each with the
    width of its column: it is that of the text right above, and they fill it but for the indent.
    """
    for n, (before, one) in enumerate(pairwise(found), 1):
        line = lines[one.lines[0]]
        if one.body or not before.body or before.measure == UNSET or len(one.lines) > 1:
            continue
        if (
            line.kind is not Role.HEADLINE
            or line.spaced_out
            or not lines[before.lines[-1]].finished
        ):
            continue
        room = before.measure - INDENT - line.width
        under = found[n + 1] if n + 1 < len(found) else None
        if under is None or not lines[under.lines[0]].blank or abs(room) > 0.6:
            continue
        yield n, before.measure


def _followers(
    found: Sequence[Paragraph], lines: Sequence[Line], tail: int, taken: Collection[int]
) -> list[int]:
    """Give what follows a tail far from its head and goes where it goes: paragraphs, and who wrote
    them, in brackets.
    """
    numbers: list[int] = []
    for number in range(tail + 1, len(found)):
        one, kind = found[number], lines[found[number].lines[0]].kind
        if not one.body and kind is Role.BYLINE and is_bracketed(lines[one.lines[0]].text):
            numbers.append(number)  # who wrote it
            break
        if number in taken or not one.body or one.flush or kind is Role.BODY:
            break
        if not _one_width(one, found[tail]) or _begins_with_day(one, lines):
            break
        numbers.append(number)
    return numbers


def _ends_in(number: int, joined: Mapping[int, int], end: int) -> bool:
    """Whether the tails behind a paragraph lead to `end`, which would make a ring."""
    while number in joined:
        number = joined[number]
    return number == end


def _one(head: Paragraph, tail: Paragraph) -> Paragraph:
    confidence = 0.7 * min(head.confidence, tail.confidence)
    return Paragraph(head.lines + tail.lines, True, head.measure, confidence, head.flush)


def _breaks_off(one: Paragraph, lines: Sequence[Line]) -> bool:
    text = "".join(lines[index].text for index in one.lines[-2:])
    if finishes(text) or text[-1] in "：:":
        return False
    return len(one.lines) > 2 or kind_of(text, 0.0) is not Role.CREDIT


def _closes(one: Paragraph, lines: Sequence[Line]) -> bool:
    """Whether a paragraph starts with a mark that can't start one."""
    return lines[one.lines[0]].text[0] in NO_START


def _explains(found: Sequence[Paragraph], lines: Sequence[Line], number: int) -> bool:
    """Whether a paragraph is a picture's caption: it begins with a day, or a credit follows it."""
    return _begins_with_day(found[number], lines) or _is_caption(found, lines, number)


def _begins_with_day(one: Paragraph, lines: Sequence[Line]) -> bool:
    return _DAY_FIRST.match(lines[one.lines[0]].text) is not None


def _is_caption(found: Sequence[Paragraph], lines: Sequence[Line], number: int) -> bool:
    """Whether a credit follows a paragraph, or ends it."""
    own = found[number]
    if len(own.lines) <= _LONGEST_CAPTION and credit_start(
        "".join(lines[index].text for index in own.lines[-2:])
    ):
        return True
    after = found[number + 1] if number + 1 < len(found) else None
    if after is None or after.body:
        return False
    line = lines[after.lines[0]]
    return line.kind is Role.CREDIT


def _interrupted(found: Sequence[Paragraph], lines: Sequence[Line], head: int, tail: int) -> float:
    """Say how likely a tail is by what alone stands between it and the head; 0 for not at all.

    That is a credit, a jump or furniture, or the lines of a headline that a column breaks about.
    """
    between = found[head + 1 : tail]
    if not 0 < len(between) <= 4 or lines[found[tail].lines[0]].kind is Role.BODY:
        return 0.0
    pictures = [n for n in range(head + 1, tail) if found[n].body and _is_caption(found, lines, n)]
    if sum(one.body for one in between) > len(pictures):
        return 0.0
    # A picture's headline stands right before its caption or behind its credit.
    titles = {n - 1 for n in pictures} | {n + 2 for n in pictures}
    kinds = {
        lines[found[n].lines[0]].kind
        for n in range(head + 1, tail)
        if n not in {*pictures, *titles}
    }
    return _ASIDE if kinds <= {Role.CREDIT, Role.JUMP, Role.FURNITURE} else _ABOUT_HEAD


def _one_width(one: Paragraph, other: Paragraph) -> bool:
    """Whether two paragraphs can stand in columns of one width."""
    few = min(len(one.lines), len(other.lines)) <= _FEW
    slack = _SLACK if few else 0.6
    return UNSET in (one.measure, other.measure) or abs(one.measure - other.measure) < slack


def _score(head: Paragraph, tail: Paragraph, lines: Sequence[Line], text: str) -> float:
    score = 2.0 if tail.flush else 1.0 if tail.measure == UNSET else 0.0
    if _closes(tail, lines):
        score += 3.0
    if head.measure != UNSET and tail.measure != UNSET:
        score += 2.0 if _one_width(head, tail) else -3.0
    elif head.measure != UNSET and len(tail.lines) <= _FEW:
        # Too few lines to know their column by: what fills the head's has no room for an indent.
        over = lines[tail.lines[0]].width - head.measure
        score += 2.0 if -_SLACK <= over <= 2 * _SLACK else 0.0
    last, first = lines[head.lines[-1]].text, lines[tail.lines[0]].text
    if text.count(last[-1] + first[0]):
        score += 1.0
    if runs_over(last, first):
        score += _WORD
    return score
