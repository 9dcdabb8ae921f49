"""Paragraphs cut in two whose tail stands far from its head, or even before it."""

from collections.abc import Sequence
from itertools import product

from annotator.suggest.glyphs import NO_START, ends_sentence
from annotator.suggest.lines import Line
from annotator.suggest.paragraphs import Paragraph
from annotator.suggest.setting import UNSET

_ENOUGH = 4.0
_MARGIN = 1.0
"""How much better a pair must be than any other of its head or its tail."""


def reunited(found: Sequence[Paragraph], lines: Sequence[Line]) -> list[Paragraph]:
    """Give the paragraphs with tails joined to their heads where no other pair is as likely.

    A head ends inside a sentence and a tail starts at the column's edge, without the indent; they
    are set to one width, and the page may show elsewhere the characters they meet with.
    """
    heads = [n for n, one in enumerate(found) if one.body and _breaks_off(one, lines)]
    tails = [n for n, one in enumerate(found) if one.body and (one.flush or _closes(one, lines))]
    if not heads or not tails:
        return list(found)
    text = "\n".join(line.text for line in lines)
    scores = {
        (head, tail): _score(found[head], found[tail], lines, text)
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
        if head not in joined and tail not in joined.values() and joined.get(tail) != head:
            joined[head] = tail
    gone = set(joined.values())
    result = []
    for number, one in enumerate(found):
        if number in gone and not _leads_to(number, joined):
            continue
        chain = one
        at = number
        while at in joined and number not in gone:
            at = joined[at]
            chain = _one(chain, found[at])
        if number not in gone:
            result.append(chain)
    return result


def _leads_to(number: int, joined: dict[int, int]) -> bool:
    """Whether a tail is part of a ring of tails, which has no head to stand with."""
    seen = {number}
    while number in joined:
        number = joined[number]
        if number in seen:
            return True
        seen.add(number)
    return False


def _one(head: Paragraph, tail: Paragraph) -> Paragraph:
    confidence = 0.7 * min(head.confidence, tail.confidence)
    return Paragraph(head.lines + tail.lines, True, head.measure, confidence, head.flush)


def _breaks_off(one: Paragraph, lines: Sequence[Line]) -> bool:
    text = lines[one.lines[-1]].text
    return not ends_sentence(text) and text[-1] not in "：:"


def _closes(one: Paragraph, lines: Sequence[Line]) -> bool:
    """Whether a paragraph starts with a mark that can't start one."""
    return lines[one.lines[0]].text[0] in NO_START


def _score(head: Paragraph, tail: Paragraph, lines: Sequence[Line], text: str) -> float:
    score = 2.0 if tail.flush else 0.0
    if _closes(tail, lines):
        score += 3.0
    if head.measure != UNSET and tail.measure != UNSET:
        score += 2.0 if abs(head.measure - tail.measure) < 0.6 else -3.0
    last, first = lines[head.lines[-1]].text, lines[tail.lines[0]].text
    if text.count(last[-1] + first[0]):
        score += 1.0
    return score
