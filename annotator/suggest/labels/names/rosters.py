"""Names in lists: 甲、乙、丙等参加."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from annotator.suggest import lexicons
from annotator.suggest.labels.characters import HAN, WHITE_SPACE
from annotator.suggest.labels.names.ends import best_end
from annotator.suggest.labels.names.followers import follows, makes_place
from annotator.suggest.labels.names.foreign import FOREIGN, foreign_end
from annotator.suggest.labels.names.rows import BODIES, HANS, UNITS
from annotator.suggest.labels.names.shapes import (
    SPELLING,
    family_at,
    is_word,
    looks,
    of_another_people,
    standing,
    surname_length,
)
from annotator.suggest.labels.names.texts import DOTS, MOST_REPEATS, Texts

_DOTS = frozenset(DOTS)
_MARKS = frozenset("，,。；;：:！!？?“”‘’（()）《》、") | WHITE_SPACE
"""What stands in no item of a list."""
_ITEM = r"[^\s，,。；;：:！!？?“”‘’（()）《》、]"
_LIST = re.compile(rf"{_ITEM}++(?:、{_ITEM}++)+")
_OPENS_LAST = re.compile("以及|及|和|与")
_JOINT = re.compile("以及|及其?|和|与")
_ODD_LAST = re.compile(rf"{HAN}{{2,3}}?(?=出席|参加|列席|陪同|参会|到会)")
_WHOLE = re.compile(rf"{HAN}{{2,4}}")
_ASIDE = r"[^（()）、，。\n]{1,16}[)）](?=[、，,和及与等出参列]|[^\S\n])"
# Every alternative begins with a character of its own, so that the search skips all others.
_REMARK = re.compile(rf"（{_ASIDE}|\({_ASIDE}|\ue000")
"""What says something of a person in a list: （女）. Places without a character count as such."""


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(
        rf"(?:等(?:[\d一二三四五六七八九十]+[人名位]|同志|人|领导)?)?[，,]?{lexicons.either(lexicons.words('list_cues'))}"
    )


@cache
def _attending() -> re.Pattern[str]:
    acts = lexicons.either(act for act in lexicons.words("acts_of_attending") if len(act) > 1)
    return re.compile(
        r"(?:等(?:\d+人|同志|人|领导)?)?[，,]?(?:一同|一起|分别|共同|也|先后|依次)?"
        rf"(?:参加|出席|列席|陪同|参会|与会|发言|作交流|作了|到会|{acts})"
    )


def list_names(texts: Texts) -> Iterator[tuple[int, int, float]]:
    """Give start, end and confidence of each name that stands in a list of names.

    Lists are read without remarks such as （女） in them; the places are those of the full text.
    """
    text = texts.text
    if "、" not in text:
        return
    remarks = list(_REMARK.finditer(text))
    if not remarks:
        yield from _listed(text, texts)
        return
    kept: list[str] = []
    froms, moved = [0], [0]
    at = gone = 0
    for remark in remarks:
        kept.append(text[at : remark.start()])
        at = remark.end()
        gone += at - remark.start()
        froms.append(at - gone)
        moved.append(gone)
    kept.append(text[at:])
    for start, end, confidence in _listed("".join(kept), texts):
        first = start + moved[bisect_right(froms, start) - 1]
        last = end - 1 + moved[bisect_right(froms, end - 1) - 1]
        yield first, last + 1, confidence


def _listed(text: str, texts: Texts) -> Iterator[tuple[int, int, float]]:
    """Give the names of the lists in a text."""
    for run in _runs(text):
        start = run.start()
        # 甲、乙以及各乡镇书记、镇长: behind the joint another list begins.
        for joint in _JOINT.finditer(run.group()):
            stop = run.start() + joint.start()
            rest = run.start() + joint.end()
            if stop < start or "、" not in text[start:stop] or text[rest : rest + 1] == "、":
                continue  # 甲、李永和、乙
            last = text[text.rfind("、", start, stop) + 1 : stop]
            if joint.group() != "以及" and not (_WHOLE.fullmatch(last) and looks(last) > 0):
                continue
            if "、" in text[rest : run.end()]:
                yield from _roster(text, start, stop, texts)
                start = rest
        if "、" in text[start : run.end()]:
            yield from _roster(text, start, run.end(), texts)


def _runs(text: str) -> Iterator[re.Match[str]]:
    """Give the items that list marks part, found by the marks: most text has none."""
    at = text.find("、")
    while at >= 0:
        # A list begins where an item does: no text without marks is read at every place.
        start = at
        while start and text[start - 1] not in _MARKS:
            start -= 1
        run = _LIST.match(text, start)
        if run is not None:
            yield run
        at = text.find("、", at + 1 if run is None else run.end())


def _roster(text: str, at: int, end: int, texts: Texts) -> Iterator[tuple[int, int, float]]:
    items: list[tuple[int, int]] = []
    for item in text[at:end].split("、"):
        items.append((at, at + len(item)))
        at += len(item) + 1
    whole = [text[a:b] for a, b in items[1:-1]]
    good = [_item_score(item) for item in whole]
    if len(whole) > 1 and max(good) < -1.6:
        return  # 粮食、蔬菜、水果: no need to look at the ends
    first = _head(text, *items[0], texts)
    short = first is None and (
        _short_name(text, *items[0]) or of_another_people(text[slice(*items[0])])
    )
    if first is None and not short and max(good, default=0.0) <= 0:
        return  # one name alone is no list
    last = _tail(text, *items[-1], texts)
    if short and last is not None:
        first = items[0] if _attending().match(text, last[1]) else None
    cued = last is not None and bool(_cue().match(text[last[1] : last[1] + 14]))
    ends = [looks(text[one[0] : one[1]]) for one in (first, last) if one is not None]
    attended = last is not None and bool(_attending().match(text, last[1]))
    if last is None and (odd := _ODD_LAST.match(text, items[-1][0])):
        # 秘书长某某出席会议: at a list's end any two characters are a name before what it did.
        came = _attending().match(text, odd.end())
        if came and len(items) > 4 and max(good) > 0:
            last, cued, attended = odd.span(), True, True
    led = first is not None and texts.offices.before(text, first[0]) is not None
    sure = sum(score > 0 for score in good) + sum(score > 0 for score in ends)
    total = len(whole) + 2
    ratio = sure / total
    # 副县长甲、乙参加: who attends is a person, whatever the names look like.
    told = (
        attended
        and first is not None
        and all(
            _short_name(text, a, b) or of_another_people(text[a:b])
            for a, b in (first, *items[1:-1], last or first)
        )
    )
    if not told and (
        sure < 2
        or ratio < (0.5 if cued else 0.6 if led else 0.75)
        or (total == 2 and not (cued or led) and min(ends) < 2.5)
    ):
        return
    units = sum(text[a:b].endswith(BODIES) for a, b in items[:-1])
    confidence = 0.97 if cued and sure > 2 else 0.93 if cued or ratio > 0.9 else 0.85
    if first is not None:
        yield first[0], first[1], confidence
    for (a, b), score in zip(items[1:-1], good, strict=True):
        if units > 1 and b - a > 2 and text[a:b].endswith(BODIES):
            continue  # 市发改局、柳河镇、白石乡负责人甲、乙: whose people they are
        if _fits(text[a:b], score, ratio, cued and total > 5):
            # Between the marks of a list that tells who came an odd name is whole.
            less = 0.04 if ratio > 0.9 and confidence > 0.96 else 0.12
            yield a, b, confidence if score > 0 else confidence - less
    if last is not None:
        yield last[0], last[1], confidence


def _short_name(text: str, start: int, end: int) -> bool:
    return end - start < 4 and surname_length(text[start:end]) > 0


def _item_score(item: str) -> float:
    """Score an item that stands between two list marks, and so is a name whole or not at all."""
    if not _DOTS.isdisjoint(item) and FOREIGN.fullmatch(item):
        return 2.0
    if not _WHOLE.fullmatch(item) and standing(item) < 0:
        return -9.0
    return standing(item) + 1.0


def _fits(item: str, score: float, ratio: float, surely: bool) -> bool:
    """Whether an item of a list of names is one; `surely` where a long list tells who came."""
    if score > 0:
        return True
    if surely and ratio >= 0.6 and len(item) < 4 and _WHOLE.fullmatch(item):
        return item not in lexicons.words("offices")  # 乐山 among people is somebody
    if surely and ratio >= 0.6 and 3 < len(item) < 7 and of_another_people(item):
        return not item.endswith(UNITS)  # 乌云其木格
    # Among many names an odd one is a name too: a rare family name, or a given part that is a word.
    return ratio >= 0.6 and bool(_WHOLE.fullmatch(item)) and len(item) < 4 and score > -8.0


_LENGTHS = ((2, 1), (3, 1), (4, 2))
"""How many characters a name has, and its family name at least."""


def _head(text: str, start: int, end: int, texts: Texts) -> tuple[int, int] | None:
    """Find the name at the end of a list's first item, behind an office or alone."""
    item = text[start:end]
    if not _DOTS.isdisjoint(item) and FOREIGN.fullmatch(item):
        dot = start + min(item.index(mark) for mark in DOTS if mark in item)
        led = max((hit.end() for hit in texts.offices.ends.finditer(text, start, dot)), default=0)
        return (led if start < led < dot else start), end  # 市领导|某某·某某
    if _WHOLE.fullmatch(item) and surname_length(item) and looks(item) > -1:
        return start, end
    if 3 < len(item) < 7 and of_another_people(item):
        return start, end
    choices = []
    for length, family in _LENGTHS:
        at = end - length
        if at < start:
            break
        if family_at(text, at) < family:
            continue
        score = looks(text[at:end])
        if score < -8.0:
            continue
        if texts.offices.before(text, at) is not None:
            score += 4.0
        elif at > start and not _cuts_at(text, start, at, end):
            score -= 2.0
        if length == 4:
            score += 2.0  # a compound family name is hardly there by chance
        if score + MOST_REPEATS <= 1.0:
            continue
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
    joint = _OPENS_LAST.match(text, start, end)
    start = joint.end() if joint else start
    # 父亲甲、母亲乙和女儿丙: behind who somebody is.
    start = texts.offices.end_of(text, start, end)
    foreign = foreign_end(text, start) if texts.dotted else None
    if foreign is not None:
        return start, foreign
    run = start
    while run < end and text[run] in SPELLING:
        run += 1
    while run - start > 3:
        if follows(text[run : run + 8]) >= 2.5 and not is_word(text[start:run]):
            return start, run
        run -= 1
    best = best_end(text, start, texts, least=0.5)
    if best is not None:
        return None if makes_place(text, best) else (start, best)
    # A word for a name, or none that looks like one, but set off by what follows lists.
    for length in (3, 2, 4, 5, 6, 7):
        stop = start + length
        if stop > end or not HANS.fullmatch(text, start, stop):
            continue
        own = standing(text[start:stop])
        if own <= -3.0:
            continue
        told = bool(_cue().match(text, stop) or _attending().match(text, stop))
        if not told and follows(text[stop : stop + 8]) < 2.5:
            continue
        if own + (1.0 if told else 0.0) > -2.0:
            return start, stop
    if HANS.fullmatch(text, start, end) and end - start < 4 and surname_length(text[start:end]):
        return start, end
    return None
