"""How the characters of a block are spelt as clean text: which spaces and line breaks stay."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.page.model import Role
from annotator.page.pieces import Added, Kept, Piece
from annotator.suggest.structure.glyphs import CLOSERS, OPENERS, is_chinese, is_latin
from annotator.suggest.structure.lines import Gaps, Line
from annotator.suggest.structure.printed_names import COMPOUND, is_name
from annotator.suggest.structure.role_names import (
    BYLINE,
    CREDIT,
    FURNITURE,
    HEADING,
    HEADLINE,
    KICKER,
    SUBHEADLINE,
)

BREAK = -1
"""The gap before a glyph that opens a line."""
LETTER = -2
"""The gap between the letters of a stretched line."""
SET_APART = frozenset((KICKER, HEADLINE, SUBHEADLINE, HEADING, FURNITURE))
BY_NAME = frozenset((BYLINE, CREDIT))
_OFFICE = re.compile(
    r"(本报|本刊|本台|新华社|全媒体|融媒体|见习|实习|特约|特派|首席|驻.{1,4})*(记者|通讯员|评论员|摄影|摄影师|编辑|作者)"
)
_BRACKET_OFFICE = re.compile(r"记者|通讯员|评论员|摄影|作者")
_BRACKET = re.compile("[（()）]")
_SIGNED_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日$")
"""The day behind who signs a notice."""
_LISTED = 3
_MEASURES = frozenset("元个项人名家户次条座处台套件吨亩里米天岁倍成%％")
_UNITS = frozenset("年月日号期版级时分度元个至到—℃")
_LATIN_MARKS = frozenset(".,;:!?)'\"&")
_TAKEN_BY = frozenset("摄文图绘")


@dataclass(slots=True)
class Run:
    """Glyphs in a row: their text, raw offsets, and the gap before each; nobody changes one."""

    text: str
    ranges: Sequence[range]
    """The raw offsets; no range goes on where the one before it ends."""
    gaps: Gaps

    def cut(self, start: int, end: int) -> "Run":
        """Give the glyphs `[start, end)`."""
        gaps = Gaps({at - start: gap for at, gap in self.gaps.items() if start <= at < end})
        return Run(self.text[start:end], self.within(start, end), gaps)

    def within(self, start: int, end: int) -> list[range]:
        """Give the raw offsets of the glyphs `[start, end)`."""
        found: list[range] = []
        at = 0
        for one in self.ranges:
            part = one[max(start - at, 0) : max(end - at, 0)]
            at += len(one)
            if part:
                found.append(part)
        return found


def run_of(lines: Iterable[Line]) -> Run:
    """Give the glyphs of the lines in a row, each line opened by a break."""
    text: list[str] = []
    ranges: list[range] = []
    gaps = Gaps()
    size = 0
    for line in lines:
        text.append(line.text)
        ranges += line.ranges
        gaps[size] = BREAK
        if line.gaps:
            narrow = _letter_gap(line) if line.spaced_out else 0
            for index, gap in line.gaps.items():
                if index:
                    gaps[size + index] = LETTER if gap <= narrow else gap - narrow
        size += len(line.text)
    return Run("".join(text), ranges, gaps)


def _letter_gap(line: Line) -> int:
    """The gap by which the letters of a stretched line stand apart."""
    inner = sorted(gap for index, gap in line.gaps.items() if index)
    return inner[len(inner) // 2]


def spell(
    run: Run, role: Role, breaks: Sequence[int], digits_apart: Callable[[], bool]
) -> tuple[Piece, ...]:
    """Give the pieces of clean text.

    `breaks` are the places in a headline where a space goes that raw does not show;
    `digits_apart` says whether the page sets a space between Chinese and digits everywhere.
    """
    spaces = set(breaks)
    if role in SET_APART:
        spaces |= _headline_spaces(run, digits_apart, furniture=role is FURNITURE)
    elif role in BY_NAME and not run.text[:1].isdigit():
        day = _SIGNED_DAY.search(run.text) if run.text[-1] == "日" else None
        end = day.start() if day is not None else len(run.text)
        spaces |= _name_spaces(run, 0, end) | {end} - {len(run.text)}
    else:
        spaces |= _latin_spaces(run) | _list_spaces(run)
        for start, end in _bylines(run.text):
            spaces |= _name_spaces(run, start, end)
    spaces.discard(0)
    if not spaces:
        return tuple([Kept(one.start, one.stop) for one in run.ranges])
    pieces: list[Piece] = []
    at = 0
    apart = sorted(spaces, reverse=True)
    for stretch in run.ranges:
        first, end = stretch.start, stretch.stop
        while apart and apart[-1] < at + end - first:
            place = first + apart.pop() - at
            if first < place:
                pieces.append(Kept(first, place))
            pieces.append(Added(" "))
            at += place - first
            first = place
        pieces.append(Kept(first, end))
        at += end - first
    return tuple(pieces)


def _latin_spaces(run: Run) -> set[int]:
    found = set()
    text = run.text
    for index, gap in run.gaps.items():
        left = text[index - 1]
        # Between Chinese characters, as nearly all of them, a gap is none.
        if not (is_latin(left) or left in _LATIN_MARKS) or not index or gap == LETTER:
            continue
        right = text[index]
        if is_latin(right) or right in "('\"&":
            if left in ".,;:!?)" and not _latin_before(text, index - 1):
                continue
            if gap == BREAK and (left.isdigit() or right.isdigit()):
                continue
            found.add(index)
    return found


def _list_spaces(run: Run) -> set[int]:
    """Say where spaces stand in a list of names that has nothing else between them.

    Such a list is at least four names in a row, each of two to four characters; a name of two may
    have its letters set apart, and a line's end may cut a name.
    """
    if len(run.gaps) < 2 or max(run.gaps.values()) <= 0:
        return set()  # the breaks of lines and no more, as in most paragraphs
    text = run.text
    apart = [n for n, gap in run.gaps.items() if gap != LETTER and n]
    # Between two others, a name has nothing but its own characters between its spaces, or each of
    # them set apart.
    sizes = [
        end - start if end - start <= 4 and all(map(is_chinese, text[start:end])) else 0
        for start, end in pairwise(apart)
    ]
    if not any(size > 1 or size == before == 1 for before, size in pairwise((0, *sizes))):
        return set()
    if not any(run.gaps[n] > 0 and is_chinese(text[n]) and is_chinese(text[n - 1]) for n in apart):
        return set()
    names: list[list[int]] = []
    for index, glyph in enumerate(text):
        gap = run.gaps.get(index, 0)
        if not is_chinese(glyph):
            names.append([index, index])
        elif names and gap in (0, LETTER) and names[-1][1] == index:
            names[-1][1] = index + 1
        else:
            names.append([index, index + 1])
    words = _put_together(_put_together(names, run, at_break=False), run, at_break=True)
    found: set[int] = set()
    row: list[int] = []
    for first, end in [*words, [0, 0]]:
        if 2 <= end - first <= 4:
            row.append(first)
            continue
        close = sum(run.gaps[at + 1] == 0 for at in row)
        wide = any(run.gaps[at + 1] > run.gaps[at] > 0 for at in row)
        if len(row) >= _LISTED and (close > 1 or (close and wide)):
            found.update(row[1:])
        row = []
    return found


def _put_together(names: list[list[int]], run: Run, *, at_break: bool) -> list[list[int]]:
    """Join single characters: the two of a name set wide, then what a line's end cut off a name."""
    words: list[list[int]] = []
    widest = max(run.gaps.values())
    for first, end in names:
        sizes = (words[-1][1] - words[-1][0], end - first) if words else (0, 0)
        gap = run.gaps[first]
        short = (1 in sizes and gap == BREAK) if at_break else (sizes == (1, 1) and gap == widest)
        if short and words[-1][1] == first and end - words[-1][0] <= 4:
            words[-1][1] = end
        else:
            words.append([first, end])
    return words


def _latin_before(text: str, index: int) -> bool:
    return index > 0 and is_latin(text[index - 1]) and not text[index - 1].isdigit()


def _headline_spaces(run: Run, digits_apart: Callable[[], bool], *, furniture: bool) -> set[int]:
    found = set()
    for index, gap in run.gaps.items():
        if not index or gap <= 0:
            continue
        left, right = run.text[index - 1], run.text[index]
        mixed = is_latin(left) != is_latin(right)
        if mixed and digits_apart():
            if left in _MEASURES and right.isdigit() and not furniture:
                found.add(index)  # 186 亿元 38 个项目: the next number starts the next part
                continue
            if not (furniture and _is_item(run.text, index)):
                continue
        if _is_letter(run, index - 1) and _is_letter(run, index):
            continue
        if left in OPENERS or right in CLOSERS or right in "，、。；：！？,和与及暨的":
            continue
        found.add(index)
    return found


def _is_item(text: str, index: int) -> bool:
    """Whether a date or a number of its own starts, or ends, at a place in a line of furniture.

    What is measured or counted (第 8 版, 3 级) is one item.
    """
    if is_latin(text[index]):
        end = index
        while end < len(text) and text[end].isdigit():
            end += 1
        if text[end:] == "版":
            return text[index - 1] not in "第至到转见"
        if text[index - 1] == "第":
            return False
        return end - index >= 5 or text[end : end + 1] in ("年", "") or not text[index].isdigit()
    return text[index] not in _UNITS


def _is_letter(run: Run, index: int) -> bool:
    """Whether a Chinese character stands alone between gaps, as letter-spacing sets it."""
    ends = index + 1 == len(run.text) or run.gaps[index + 1] > 0 or run.gaps[index + 1] == BREAK
    starts = index == 0 or run.gaps[index] != 0 or not is_chinese(run.text[index - 1])
    return ends and starts and is_chinese(run.text[index])


def _bylines(text: str) -> list[tuple[int, int]]:
    """Give the stretches inside brackets near the start that hold a reporter's name."""
    if "（" not in text and "(" not in text:
        return []
    found = []
    opened = -1
    for bracket in _BRACKET.finditer(text, 0, 160):
        index = bracket.start()
        if text[index] in "（(":
            opened = index
        elif opened >= 0:
            if _BRACKET_OFFICE.search(text, opened, index):
                found.append((opened + 1, index))
            opened = -1
    last = max(text.rfind("（"), text.rfind("("))
    if last >= 160 and text[-1] in "）)。" and _BRACKET_OFFICE.search(text, last):
        found.append((last + 1, len(text) - 1))
    return found


def _name_spaces(run: Run, start: int, end: int) -> set[int]:
    """Say where spaces stand between offices and names: 记者 某某 通讯员 某某某."""
    words: list[list[int]] = []
    stretched = any(run.gaps[index] == LETTER for index in range(start + 1, end))
    if stretched and all(run.gaps[index] <= 0 for index in range(start + 1, end)):
        return _name_spaces_in_one(run, start, end)
    for index in range(start, end):
        if words and run.gaps[index] in (0, LETTER) and index > start:
            words[-1][1] = index + 1
        else:
            words.append([index, index + 1])
    lone = sum(stop - first == 1 for first, stop in words)
    if len(words) > 3 and lone * 3 > len(words) * 2:
        return _name_spaces_in_one(run, start, end)
    found: set[int] = set()
    before = words[0] if words else [start, start]
    for word in words[1:]:
        if _stands_apart(run, before, word):
            found.add(word[0])
            before = word
        else:
            before = [before[0], word[1]]
    return found


def _stands_apart(run: Run, before: list[int], word: list[int]) -> bool:
    left, right = run.text[before[0] : before[1]], run.text[word[0] : word[1]]
    if (
        right[0] in CLOSERS
        or right[0] in "，、。：；"
        or left[-1] in OPENERS
        or left[-1] in "，、。：；"
    ):
        return False
    if not is_chinese(left[-1]) or not is_chinese(right[0]):
        return is_chinese(left[-1]) or is_chinese(right[0]) or is_latin(left[-1])
    if left in ("文", "图", "图文") and (len(right) > 1 or right in "文图"):
        return True
    if _OFFICE.fullmatch(left) or _OFFICE.match(right) or right in _TAKEN_BY:
        return True
    if len(left) == 1 or len(right) == 1:
        return False
    return run.gaps[word[0]] != BREAK or len(left) >= 3 or len(right) != 1


def _name_spaces_in_one(run: Run, start: int, end: int) -> set[int]:
    """The same where every letter stands apart, so that only the words tell."""
    text = run.text[start:end]
    found: set[int] = set()
    for office in _OFFICE.finditer(text):
        if not office.group():
            continue
        if office.start() and is_chinese(text[office.start() - 1]):
            found.add(start + office.start())
        if office.end() < len(text) and is_chinese(text[office.end()]):
            found.add(start + office.end())
    if text and text[-1] in _TAKEN_BY:
        found.add(end - 1)
    borders = [start, *sorted(found), end]
    for low, high in pairwise(borders):
        two = _two_names(run.text[low:high])
        if two:
            found.add(low + two)
    return found


def _two_names(text: str) -> int:
    """Say where the second of two names starts that stand in a row; 0 where it is one name."""
    if not 4 <= len(text) <= 6 or (text[:2] in COMPOUND and len(text) == 4):
        return 0
    sizes = {4: (2,), 5: (2, 3), 6: (3,)}[len(text)]
    return next((n for n in sizes if is_name(text[:n]) and is_name(text[n:])), 0)
