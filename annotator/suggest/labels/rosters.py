"""Names in lists: 甲、乙、丙等参加."""

import re
from collections.abc import Iterator
from functools import cache

from annotator.suggest import lexicons
from annotator.suggest.labels.name_shapes import (
    FOREIGN,
    HAN,
    Texts,
    best_at,
    follows,
    foreign_end,
    is_word,
    looks,
    shapes_at,
    surname_length,
)

_ITEM = r"[^\s，,。；;：:！!？?“”‘’（()）《》、]"
# A list begins where an item begins: without that a long text without marks is read at every place.
_LIST = re.compile(rf"(?<!{_ITEM}){_ITEM}++(?:、{_ITEM}++)+")
_WHOLE = re.compile(rf"{HAN}{{2,4}}")
_REMARK = re.compile(r"[（(][^（()）]{1,12}[)）]")


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(
        rf"(?:等(?:\d+人|同志|人|领导)?)?[，,]?{lexicons.either(lexicons.words('list_cues'))}"
    )


def list_names(text: str, texts: Texts) -> Iterator[tuple[int, int, float]]:
    """Give start, end and confidence of each name that stands in a list of names."""
    for run in _LIST.finditer(text):
        yield from _roster(text, run, texts)


def _roster(text: str, run: re.Match[str], texts: Texts) -> Iterator[tuple[int, int, float]]:
    items: list[tuple[int, int]] = []
    at = run.start()
    for item in run.group().split("、"):
        items.append((at, at + len(item)))
        at += len(item) + 1
    whole = [text[a:b] for a, b in items[1:-1]]
    last = _tail(text, *items[-1], texts)
    first = _head(text, *items[0], texts)
    cued = last is not None and bool(_cue().match(text[last[1] : last[1] + 14]))
    good = [_item_score(item) for item in whole]
    ends = [looks(text[one[0] : one[1]]) for one in (first, last) if one is not None]
    led = first is not None and texts.offices.before(text, first[0]) is not None
    sure = sum(score > 0 for score in good) + sum(score > 0 for score in ends)
    total = len(whole) + 2
    ratio = sure / total
    if (
        sure < 2
        or ratio < (0.5 if cued else 0.75)
        or (total == 2 and not (cued or led) and min(ends) < 2.5)
    ):
        return
    confidence = 0.97 if cued and sure > 2 else 0.93 if cued or ratio > 0.9 else 0.85
    if first is not None:
        yield first[0], first[1], confidence
    for (a, b), score in zip(items[1:-1], good, strict=True):
        if _fits(text[a:b], score, ratio):
            yield a, b, confidence if score > 0 else confidence - 0.12
    if last is not None:
        yield last[0], last[1], confidence


def _item_score(item: str) -> float:
    """Score an item that stands between two list marks, and so is a name whole or not at all."""
    if FOREIGN.fullmatch(item):
        return 2.0
    if not _WHOLE.fullmatch(item):
        return -9.0
    return looks(item) + 1.0 - (3.0 if is_word(item) else 0.0)


def _fits(item: str, score: float, ratio: float) -> bool:
    if score > 0:
        return True
    # Among many names an odd one is a name too: a rare family name, or a given part that is a word.
    return ratio >= 0.6 and bool(_WHOLE.fullmatch(item)) and len(item) < 4 and score > -7.0


def _head(text: str, start: int, end: int, texts: Texts) -> tuple[int, int] | None:
    """Find the name at the end of a list's first item, behind an office or alone."""
    item = text[start:end]
    if FOREIGN.fullmatch(item):
        return start, end
    if _WHOLE.fullmatch(item) and surname_length(item) and looks(item) > -1:
        return start, end
    choices = []
    for length in (2, 3, 4):
        at = end - length
        if at < start:
            break
        score = looks(text[at:end])
        if texts.offices.before(text, at) is not None:
            score += 4.0
        elif at > start and not _cuts_at(text, start, at, end):
            score -= 2.0
        if length == 4:
            score += 2.0  # a compound family name is hardly there by chance
        choices.append((score + texts.repeats(text[at:end]), -length))
    if not choices:
        return None
    score, length = max(choices)
    return (end + length, end) if score > 1.0 else None


def _cuts_at(text: str, start: int, at: int, end: int) -> bool:
    """Whether the word before `at` ends there when read without the name."""
    if text[at - 1] in "有的是为由和与及":
        return True
    before = text[max(start, at - 2) : at]
    crossing = text[at - 1 : at + 1]
    return is_word(before) and not is_word(crossing)


def _tail(text: str, start: int, end: int, texts: Texts) -> tuple[int, int] | None:
    """Find the name at the start of a list's last item, before what the list does."""
    joint = re.match(r"以及|及|和|与", text[start:end])
    start += joint.end() if joint else 0
    foreign = foreign_end(text, start)
    if foreign is not None:
        return start, foreign
    best = best_at(text, start, texts, least=0.5)
    if best is not None:
        return best.start, best.end
    # No family name, but set off by what follows lists: 甲、乙、阿木等参加
    for length in (3, 2):
        stop = start + length
        if (
            stop <= end
            and _WHOLE.fullmatch(text[start:stop])
            and follows(text[stop : stop + 8]) >= 2.5
        ):
            shapes = shapes_at(text, start, texts)
            if shapes or _cue().match(text[stop : stop + 10]):
                return start, stop
    return None
