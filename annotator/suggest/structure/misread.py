"""Characters that certainly are not what was printed: junk marks and misreadings."""

import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from annotator.page.model import CorrectionKind
from annotator.suggest import lexicons
from annotator.suggest.look_alikes import look_alikes


class Misread(NamedTuple):
    """`raw[start:end]` was printed as `text`: one character, or nothing where it is junk."""

    start: int
    end: int
    text: str
    kind: CorrectionKind


_RADICALS = dict(
    zip(
        "⺀⺁⺃⺄⺅⺆⺇⺈⺊⺋⺍⺎⺏⺐⺑⺒⺓⺔⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "丶厂乙乙亻冂几刀卜㔾小小兀尢尣巳幺彑忄心扌攵旡日月歺母民氵氺灬爪爫犭王疋目示礻竹糹纟罒罒网罓罒羊羊羊耂聿月臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長长长门阜阝雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾齐齐齿竜龙龙龟龟龟",
        strict=True,
    )
)
"""The CJK radicals (U+2E80 to 2EF3) that text layers hold for whole characters."""

_MARKS = re.compile(
    r"^[ \t]*(?P<heading>\#{1,6})(?=\s|\S)|^[ \t]*(?P<rule>(?:[-*_=][ \t]*){3,})$"
    r"|(?P<bold>\*\*|__)|^[ \t]*(?P<quote>>+)(?=\s)|^[ \t]*(?P<item>[*+-])(?=[ \t]+\S)"
    r"|(?P<picture>!\[[^\]\n]{0,80}\]\([^)\n]{0,300}\))|(?P<tag></?[a-zA-Z][^<>\n]{0,200}>)"
    r"|(?P<tick>`{1,3})|^[ \t]*(?P<star>\\[*+#-])|(?P<escape>\\)(?=[%*_#&$~])",
    re.MULTILINE,
)
_FORMULA = re.compile(r"\$([^$\n\u4e00-\u9fff]{1,40})\$")
"""A figure that a machine which writes Markdown took for a formula."""
_MARKING = re.compile(r"[-#*_=>+!<`\\]")
"""What each mark has at least one of."""
# A pattern that begins with the rarest of what it asks for is found ten times as quickly.
_ALIKE = (
    (re.compile(r"曰(?:(?<=月\d曰)|(?<=月\d\d曰)|(?<=月\d 曰)|(?<=月\d\d 曰))"), "日"),
    (re.compile(r"丙(?<=[\u4e00-\u9fff]丙)(?=[个位名次年天项家届批条类])"), "两"),
)
"""Characters read for others of their shape, where what stands about them leaves no doubt."""
_STROKE = re.compile(r"[丨|｜](?<=[\u4e00-\u9fff].)(?=[\u4e00-\u9fff])")
_AND = re.compile(r"(?<=[\u4e00-\u9fff]) *and *(?=[\u4e00-\u9fff])")
_END_MARK = re.compile(r"[■□◆](?<=[。！？”].)(?=[ \t\u3000]*$)", re.MULTILINE)
_RUN = re.compile(r"\S+")
_EMPTY_LINES = re.compile(r"\n\s*\n\s*")
_APART = 7
"""Traditional characters nearer to each other than this were printed."""
_MISREADS = 2
"""As many sure misreadings show that a page was read with faults."""
_UNPRINTED = "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b-\u200f\u2060\ufeff\ufffe\ufffc]"
_CONTROL = re.compile(f"{_UNPRINTED}{_UNPRINTED}*")  # twice as quick to look for as with a plus


def misread(raw: str) -> tuple[list[Misread], dict[int, int]]:
    """Give what is certainly junk or misread, in order and without overlaps.

    With it come the raw offsets at which the text itself marks a heading (Markdown), by level.
    """
    found = [Misread(m.start(), m.end(), "", CorrectionKind.JUNK) for m in _CONTROL.finditer(raw)]
    headings: dict[int, int] = {}
    for mark in _marks(raw):
        start, end = mark.span(mark.lastgroup or 0)
        found.append(Misread(start, end, "", CorrectionKind.JUNK))
        if mark.lastgroup == "heading":
            headings[start] = end - start
    for formula in _FORMULA.finditer(raw) if "$" in raw else ():
        marks = formula.start(), formula.end() - 1
        found += [Misread(at, at + 1, "", CorrectionKind.JUNK) for at in marks]
    for alike, text in (*_ALIKE, (_AND, "和")) if "and" in raw else _ALIKE:
        found += [
            Misread(m.start(), m.end(), text, CorrectionKind.MISREAD) for m in alike.finditer(raw)
        ]
    ends = _END_MARK.finditer(raw) if any(mark in raw for mark in "■□◆") else ()
    found += [Misread(m.start(), m.end(), "", CorrectionKind.JUNK) for m in ends]
    found += _strokes(raw) if any(mark in raw for mark in "丨|｜") else ()
    found += _radicals(raw)
    found += _traditional(raw)
    found += _read_for_others(raw)
    found.sort()
    apart: list[Misread] = []
    for one in found:
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return apart, headings


def _marks(raw: str) -> Iterator[re.Match[str]]:
    """Find the marks of Markdown, in the lines that have a sign of any."""
    end = 0
    for sign in _MARKING.finditer(raw):
        if sign.start() >= end:
            start = raw.rfind("\n", 0, sign.start()) + 1
            end = raw.find("\n", sign.start()) + 1 or len(raw)
            yield from _MARKS.finditer(raw, start, end)


def _strokes(raw: str) -> Iterator[Misread]:
    """Upright strokes inside a sentence; between the parts of a heading they are printed."""
    for stroke in _STROKE.finditer(raw):
        start = raw.rfind("\n", 0, stroke.start()) + 1
        end = raw.find("\n", stroke.start())
        line = raw[start : len(raw) if end < 0 else end]
        if stroke.start() - start > 8 and any(mark in line for mark in "，,。"):
            yield Misread(stroke.start(), stroke.end(), "", CorrectionKind.JUNK)


def in_full(radical: str) -> str:
    """Give the character that a CJK radical stands for; itself where there is none."""
    return _RADICALS.get(radical) or unicodedata.normalize("NFKC", radical)


def _radicals(raw: str) -> Iterator[Misread]:
    for found in re.finditer("[\u2e80-\u2fd5]", raw):
        mark = found.group()
        text = in_full(mark)
        if text != mark:
            yield Misread(found.start(), found.end(), text, CorrectionKind.MISREAD)


def _traditional(raw: str) -> Iterator[Misread]:
    """Single traditional characters inside simplified text; text that is traditional stays."""
    pattern, simplified = _traditional_table()
    places = [found.start() for found in pattern.finditer(raw)]
    if len(places) > max(3, len(raw) // 200):
        return
    around = [-_APART, *places, len(raw) + _APART]
    for before, index, after in zip(around, places, around[2:], strict=False):
        if index - before >= _APART and after - index >= _APART:
            yield Misread(index, index + 1, simplified[raw[index]], CorrectionKind.MISREAD)


@cache
def _traditional_table() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {pair[0]: pair[1] for pair in lexicons.words("traditional")}
    return re.compile("[" + "".join(table) + "]"), table


def _read_for_others(raw: str) -> Iterator[Misread]:
    """What was read for something else of its shape, and what was read twice.

    Where nothing is sure to be misread, what only may be is left to be looked at.
    """
    found = look_alikes(_without_spaces(raw))
    runs = _runs(raw) if found else []
    misreads = sum(one.sure for one in found) >= _MISREADS
    for one in found:
        start, end = _raw_at(runs, one.start), _raw_at(runs, one.end - 1) + 1
        if (one.sure or misreads) and end - start == one.end - one.start:
            kind = CorrectionKind.MISREAD if one.meant else CorrectionKind.DUPLICATE
            yield Misread(start, end, one.meant, kind)


def _without_spaces(raw: str) -> str:
    """Give the text without white space, so that no line's end cuts a word.

    A mark stands where empty lines part it.
    """
    return "\n".join(["".join(part.split()) for part in _EMPTY_LINES.split(raw.rstrip())])


_Runs = list[tuple[int, int]]
"""Where runs of characters start, in the text without spaces and in raw."""


def _runs(raw: str) -> _Runs:
    """Give the runs of characters, counting the marks between some of them too."""
    runs: _Runs = []
    size = end = 0
    for run in _RUN.finditer(raw):
        start = run.start()
        size += raw.count("\n", end, start) > 1
        runs.append((size, start))
        end = run.end()
        size += end - start
    return runs


def _raw_at(runs: _Runs, offset: int) -> int:
    """Give the raw offset of a character of the text without spaces."""
    at, start = runs[bisect_right(runs, (offset, sys.maxsize)) - 1]
    return start + offset - at
