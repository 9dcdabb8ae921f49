"""Names in rows: 甲乙 丙丁戊 己 庚, parted by spaces or, where these are lost, by nothing."""

import re
from collections.abc import Iterator
from itertools import pairwise

from annotator.suggest import lexicons
from annotator.suggest.labels.characters import HAN, is_han
from annotator.suggest.labels.names.shapes import looks, split_names, standing
from annotator.suggest.labels.names.texts import Texts

HANS = re.compile(HAN + "+")
BODIES = ("公司", "局", "部", "院", "厂", "校", "县", "乡", "镇", "村", "队", "区", "市")
"""Last words of what stands in a list of people without being one."""
UNITS = (
    *BODIES,
    "处",
    "科",
    "室",
    "组",
    "站",
    "段",
    "所",
    "团",
    "车间",
    "中心",
    "集团",
    "学院",
    "场",
    "矿",
    "馆",
    "社",
    "台",
)
"""Last words of the units by which a roll names its people."""
_SPACED = re.compile(rf"{HAN}{{1,9}}(?:[ \u3000]+{HAN}{{1,7}}){{1,}}(?!{HAN})")
_SPACE = re.compile(rf"[ \u3000][ \u3000]*(?={HAN})")
_LAST_SPACED = re.compile(rf"[ \u3000]+({HAN}{{2,4}}?)(?:等{HAN}{{0,8}}?)?(?:参加|出席|列席|陪同)")
"""The last of them, before what they did."""
_LONGEST_LEAD = 9
"""The most characters before the first space."""


def _spaced_runs(text: str) -> Iterator[re.Match[str]]:
    """Give the runs that only spaces part, found by the spaces: most text has none."""
    done = 0
    while (space := _SPACE.search(text, done)) is not None:
        start = space.start()
        least = max(done, start - _LONGEST_LEAD)
        while start > least and is_han(text[start - 1]):
            start -= 1
        whole = start < space.start() and not (start and is_han(text[start - 1]))
        run = _SPACED.match(text, start) if whole else None
        if run is not None:
            yield run
        done = space.end() if run is None else run.end()


# Each begins with a character that is seldom, so that the search skips all others.
_BEHIND_LEAD = rf"(?={HAN}{{6}})(?:(?<=领导.)|(?<=有.)|(?<=名单.))"
_PACKED = re.compile(
    rf"等{HAN}{{0,4}}?(?:领导|同志)(?:参加|出席|列席)|：{_BEHIND_LEAD}|:{_BEHIND_LEAD}"
)
"""What stands behind or before names that nothing parts any more."""
_SHORTEST_PACKED, _LONGEST_PACKED = 8, 48
_LEAST_PACKED = 0.0
"""The least that each of them looks like a name."""


def packed_names(texts: Texts) -> Iterator[tuple[int, int, float]]:
    """Give the names of a list whose spaces are gone: 甲乙丙丁戊等县领导出席.

    Letter-spaced text loses its spaces, and with them those that part names.
    """
    text = texts.text
    for start, behind in pairwise(texts.starts):
        # a block in which nothing else stands
        if not _SHORTEST_PACKED < behind - start <= _LONGEST_PACKED + 1:
            continue
        row = text[start : behind - 1]
        cuts = (split_names(row) if HANS.fullmatch(row) else None) or []
        looked = [looks(row[low:high]) for low, high in cuts]
        if len(cuts) > 3 and min(looked) > _LEAST_PACKED and sum(looked) > 2.0 * len(looked):
            for low, high in cuts:
                yield start + low, start + high, 0.85
    for hit in _PACKED.finditer(text):
        start, end = hit.span()
        if text[start] == "等":
            end, start = start, max(start - _LONGEST_PACKED, 0)
            start = max(text.rfind(mark, start, end) for mark in _PACKED_FROM) + 1
        else:
            run = HANS.match(text, end, end + _LONGEST_PACKED)
            start, end = end, run.end() if run else end
        if not HANS.fullmatch(text, start, end) or end - start < 6:
            continue
        cuts = split_names(text[start:end]) or []
        looked = [looks(text[start + low : start + high]) for low, high in cuts]
        if len(cuts) > 2 and min(looked) > _LEAST_PACKED and sum(looked) > 1.5 * len(looked):
            for low, high in cuts:
                yield start + low, start + high, 0.85


_PACKED_FROM = ("\n", "。", "，", "：", ":")
_OF_UNIT = re.compile(rf"(?:{'|'.join(UNITS)})[:：]\s*$")
"""The unit by which a row of a roll begins."""
_NEAR = 40
"""So far before a list of names stands what leads to it."""
_LEADS = re.compile(r"(?:[:：]\s*|有|领导|成员|人员|名单)$")


def spaced_names(texts: Texts) -> Iterator[tuple[int, int, float]]:
    """Give the names of a list that only spaces part: 甲乙 丙丁戊 己 庚."""
    text = texts.text
    for run in _spaced_runs(text):
        block = texts.block_at(run.start())
        first, last = texts.starts[block], texts.starts[block + 1] - 1
        before = text[max(run.start() - _NEAR, first) : run.start()]
        items: list[tuple[int, int]] = []
        for hit in HANS.finditer(run.group()):
            start, end = run.start() + hit.start(), run.start() + hit.end()
            # 甲 乙: two characters set as wide as three
            if items and end - start == 1 and items[-1][1] - items[-1][0] == 1:
                items[-1] = (items[-1][0], end)
            else:
                items.append((start, end))
        told = _LAST_SPACED.match(text, run.end())
        if told:
            items.append(told.span(1))
        lead = _LEADS.search(text[slice(*items[0])])
        if lead and len(items) > 4:
            del items[0]
        low, high = items[0]
        office = max((hit.end() for hit in texts.offices.ends.finditer(text, low, high)), default=0)
        if office < high:
            items[0] = (max(low, office), high)
        led = bool(office or lead or told) or bool(_LEADS.search(before))
        if len(items) < 3 and not led:
            continue
        names = ["".join(text[a:b].split()) for a, b in items]
        if not lexicons.words("byline_roles").isdisjoint(names):
            continue
        scores = [standing(name) for name in names]
        fine = sum(score > -1.6 for score in scores) / len(items)
        alone = (
            run.group() == text[first:last].strip() and names[0].endswith(UNITS) and len(items) > 2
        )
        if alone and scores[0] < 0 and min(scores[1:]) > -1.6 and max(scores) > 1.0:
            del items[0], names[0], scores[0]  # 炼钢厂 甲某 乙某: a row of a roll
            for start, end in items:
                yield start, end, 0.85
            continue
        row = run.end() == last and len(items) > 2 and _OF_UNIT.search(before)
        few = len(items) < 4 and not (led and (told or run.end() == last) and fine > 0.6)
        least = 0.5 if row else 1.5  # 某小学：甲某 乙某: one name bears out the others
        if few or fine < (0.5 if led else 0.6) or max(scores) < least or max(map(len, names)) > 7:
            continue
        for (start, end), name, score in zip(items, names, scores, strict=True):
            if score > -2.6 or (1 < len(name) < 4 and not name.endswith(BODIES)):
                yield start, end, 0.93 if score > 0 else 0.85
