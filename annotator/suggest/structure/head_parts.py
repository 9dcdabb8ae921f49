"""The parts of an article's head: which of its lines are kicker, headline, subheadline, byline."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from annotator.page.model import Role
from annotator.suggest.structure.glyphs import is_latin
from annotator.suggest.structure.heads import (
    act_start,
    attends,
    calls,
    happened,
    is_bracketed,
    is_dashed,
    is_issuer,
    is_signature,
    names_column,
    names_notice,
    names_series,
    says,
    starts_byline,
)
from annotator.suggest.structure.printed_names import SURNAMES, is_name, is_pen_name
from annotator.suggest.structure.role_names import BYLINE, HEADING, HEADLINE, KICKER, SUBHEADLINE

_COUNTED = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩")
_LONGEST_SUPPORT = 16
_LONGEST_COLUMN, _LONGEST_ALONE, _LONGEST_DOTTED = 6, 10, 16
_SHORTEST_ACT, _LONGEST_ACT = 4, 12
_ANSWERS = re.compile(r"^[\u4e00-\u9fff]{2,8}[：:][^：:]+$")
"""A party and what it says of the matter, under a headline that tells the matter."""
_DEALS = re.compile(r"会见|会晤|会谈|接见|看望|慰问|调研|考察|视察|检查|督导|走访|座谈")
"""What leaders do of which the rest of the line tells more, so that it is the headline itself."""
_OUTCOME = re.compile(
    r"^(?:致|造成|引发|导致|尚未|尚无|暂无|未|无|不会|至少|超|逾|近\d|已致|已有)"
    r"|[死伤亡]|丧生|遇难|失踪|[被受]困|获救|受损|淹没|过火|海啸"
)
"""What came of an accident: the second clause of a headline that tells it."""
_LONGEST_CLAUSE = 6
"""As long a headline's first clause may be whose others are shorter: 看病不用跑 少走路 少花钱."""
_SHORTEST_TELLING = 8
_SHORTEST_TOLD = 10
_SHORTEST_HEADLINE = 6
_OFFICE_ENDS = frozenset("长记席任授")
_PAPER_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}[〔［\[（(【]\d{4}[〕］\]）)】]第?\d{1,4}号$")
_MARKS = ("，", ",", "。", "\n", "")
_TOLD_ALL, _TOLD_HALF = 0.75, 0.6
_TOLD, _UNTOLD = 0.5, 0.15
"""How much of a plain line, and of a telling one, the first paragraph repeats."""


def _numbers_paper(text: str) -> bool:
    """Whether a line is the number of an official paper under its title: 某政发〔2023〕3号."""
    return text[-1:] == "号" and _PAPER_NUMBER.match(text) is not None


class HeadLine(NamedTuple):
    """A line of an article's head."""

    text: str
    marked: bool = False
    """Whether the text itself marks it as a heading (Markdown)."""
    tight: bool = False
    """Whether it stands right under the line before it, as the next line of one part does."""
    apart: tuple[int, ...] = ()
    """The places of its spaces."""
    signs: bool = False
    """Whether it is known to name who wrote the article."""
    spaced: bool = False
    """Whether its letters stand apart, as those of the largest line of a head do."""

    @property
    def words(self) -> list[str]:
        """Give what stands between its spaces."""
        return [self.text[start:end] for start, end in pairwise((0, *self.apart, len(self.text)))]


def parts_of(lines: Sequence[HeadLine], body: str) -> list[tuple[Role, int]]:
    """Give for each line of one article's head its role and the number of its part.

    Lines with one number are one block. `body` is the text below, in which names and what was
    told are looked up.
    """
    parts = _parts(lines, body)
    roles = _roles([_Told.of(part) for part in parts], body)
    return [
        (role, number)
        for number, (role, part) in enumerate(zip(roles, parts, strict=True))
        for _ in part
    ]


def _parts(lines: Sequence[HeadLine], body: str) -> list[list[HeadLine]]:
    """Put lines that stand together into one part, but where the words say that another starts."""
    parts: list[list[HeadLine]] = []
    for line in lines:
        if parts and line.tight and not _parts_here(parts, line, body):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def _parts_here(parts: Sequence[Sequence[HeadLine]], line: HeadLine, body: str) -> bool:
    above = parts[-1]
    text = "".join(one.text for one in above)
    if line.marked or line.signs or is_signature(line.text) or names_series(line.text):
        return True
    if is_bracketed(line.text) or is_dashed(line.text):
        return True
    if _supports(_Told.of([line]), text, body):
        # Under a line that stands under the headline it is the last clause of that.
        under = any(one.spaced for part in parts[:-1] for one in part)
        return not under and not _supports(_Told.of(above), text, body)
    if _is_column(text):
        return True
    if line.spaced and above[-1].spaced:
        return says(text)
    if len(above) == 1 and not above[0].spaced and _labels(text, line.text):
        return True
    ends = says(text) or text[-1] in _COUNTED or names_series(text)
    if ends or is_bracketed(text) or is_dashed(text):
        return True
    if _OUTCOME.search(line.text):
        return False
    if happened(text) and _went_by(text, line.text, body):
        return True
    return calls(text) or _tells(text, line.text, body, 0.1)


def _labels(text: str, following: str) -> bool:
    """Whether a short line can be the name of the column over its headline.

    The lines of one headline are about as long as each other.
    """
    return len(text) <= _LONGEST_COLUMN and len(following) >= len(text) * 3 / 2 and text.isalpha()


def _is_column(text: str, most: int = _LONGEST_ALONE) -> bool:
    """Whether words over a headline, or set apart before it, are the name of a column of the paper.

    A long one has a dot between its parts; `most` is how long any other may be.
    """
    return len(text) <= (_LONGEST_DOTTED if "·" in text else most) and names_column(text)


class _Told(NamedTuple):
    """What one part of a head says."""

    text: str
    words: tuple[str, ...]
    marked: bool
    spaced: bool
    signs: bool

    @classmethod
    def of(cls, part: Sequence[HeadLine]) -> "_Told":
        text = "".join(line.text for line in part)
        words = tuple(word for line in part for word in line.words)
        return cls(text, words, part[0].marked, part[0].spaced, part[0].signs)


def _roles(parts: Sequence[_Told], body: str) -> list[Role]:
    """Give the roles of the parts of a head, in their order."""
    roles: list[Role | None] = [None] * len(parts)
    signed = 0
    for index, part in enumerate(parts):
        text = part.text
        bracketed = not part.signs and is_bracketed(text)
        if is_dashed(text) or (index and (bracketed or _numbers_paper(text))):
            roles[index] = SUBHEADLINE
        elif index and is_issuer(text) and names_notice(parts[0].text):
            roles[index] = BYLINE
        elif (index and not part.marked and (part.signs or is_signature(text))) or (
            index == len(parts) - 1 > 0 and not (part.marked or part.spaced) and is_pen_name(text)
        ):
            roles[index] = BYLINE
            signed = signed or index
        elif signed and signed == index - 1 == len(parts) - 2:
            roles[index] = HEADING  # the first of those inside the text
    open_places = [index for index, role in enumerate(roles) if role is None]
    if not open_places:
        if SUBHEADLINE in roles:
            roles[roles.index(SUBHEADLINE)] = HEADLINE
        return [role or HEADLINE for role in roles]
    main = _main(parts, open_places, body)
    for index in open_places:
        if index < main[0]:
            roles[index] = KICKER
        elif index > main[-1]:
            under = "".join(parts[place].text for place in main)
            text = parts[index].text
            told = (says(text) and not attends(text)) or calls(text)
            attributes = told and not _supports(parts[index], under, body)
            label = len(text) <= _SHORTEST_ACT and not attends(text)
            attributes = attributes or label or _is_column(text)
            roles[index] = KICKER if attributes else SUBHEADLINE
        else:
            roles[index] = HEADLINE
    return [role or HEADLINE for role in roles]


def _main(parts: Sequence[_Told], places: Sequence[int], body: str) -> list[int]:
    """Choose the lines of the headline itself among the places."""
    chosen = [index for index in places if parts[index].marked]
    if chosen:
        return chosen
    first = parts[places[0]].text
    if len(places) == 2 and len(first) <= _SHORTEST_ACT and names_notice(first):
        return list(places[:1])  # 光荣榜 over whom it honours
    texts = [part.text for part in parts]
    rest = list(places)
    said = False
    rest = [place for place in rest if not _is_column(texts[place])] or rest
    rest = [place for place in rest[:-1] if not names_series(texts[place])] + rest[-1:]
    for index in places[:-1]:
        if says(texts[index]) and not (index and _supports(parts[index], texts[index - 1], body)):
            rest = [place for place in places if place > index]
            said = True
    supported = len(rest)
    while len(rest) > 1 and _supports(parts[rest[-1]], texts[rest[0]], body):
        rest.pop()
    spaced = [index for index in rest if parts[index].spaced]
    if 0 < len(spaced) < max(2, len(rest)):
        return spaced
    if len(rest) == 1 or said:
        return rest
    if len(rest) == supported == 2 and _retells(texts[rest[1]], texts[rest[0]], body):
        return rest[:1]
    return rest[1:2] if len(rest) == 3 else rest[1:]


def _supports(part: _Told, headline: str, body: str) -> bool:
    """Whether a line under a headline tells who was there, or who says what, not what happened."""
    text = part.text
    if names_at_start(text, body) >= 2 and not _deals(text):
        return True
    if len(part.words) > 1 and all(_acts(word, body) for word in part.words):
        return True
    if len(text) < len(headline) and _ANSWERS.match(text):
        return True
    return attends(text) and (
        len(text) <= min(8, len(headline) - 3)
        or (len(text) <= _LONGEST_SUPPORT and named_before_act(text, body))
    )


def _deals(text: str) -> bool:
    """Whether a line that names people tells whom they met: that is the news, not who came."""
    return _DEALS.search(text) is not None


def _acts(word: str, body: str) -> bool:
    """Whether a word says in brief what somebody did whom the text names: 某某讲话."""
    if len(word) > _LONGEST_ACT:
        return False
    named = any(is_name(word[:size]) and word[:size] in body for size in (2, 3, 4))
    return named and (attends(word) or len(word) >= _SHORTEST_ACT)


def _retells(text: str, headline: str, body: str) -> bool:
    """Whether the line under a headline is the plain one of the two.

    The first paragraph then repeats its words, and none of the headline's.
    """
    first = body[: body.find("\n")] if "\n" in body else body
    if len(headline) < 6 or headline[-1] in _COUNTED or len(text) < _SHORTEST_TELLING:
        return False
    return _share(text, first) >= _TOLD and _share(headline, first) <= _UNTOLD


def _tells(text: str, following: str, body: str, most: float = 2 * _UNTOLD) -> bool:
    """Whether a line tells what happened, as the text does, and the next one something else.

    Two sides that each say something (甲称 … 乙称 …) make one headline.
    """
    first = body[: body.find("\n")] if "\n" in body else body
    if len(text) < _SHORTEST_TELLING or ("称" in text and "称" in following):
        return False
    return _share(text, first) >= _TOLD - 0.05 and _share(following, first) <= most


def _went_by(text: str, following: str, body: str) -> bool:
    """Whether a line that ends with an event tells what the text tells, more than the next one."""
    first = body[: body.find("\n")] if "\n" in body else body
    return _share(text, first) >= _TOLD_ALL and _share(following, first) <= _TOLD_HALF


def told(text: str, body: str) -> float:
    """Give the share of a line's pairs of characters that the first paragraph repeats."""
    return _share(text, body[: body.find("\n")] if "\n" in body else body)


def _share(text: str, body: str) -> float:
    pairs = [text[index : index + 2] for index in range(len(text) - 1)]
    return sum(pair in body for pair in pairs) / max(1, len(pairs))


def kicker_end(text: str, apart: Sequence[int], body: str) -> int:
    """Say where a headline set on one line with its kicker has its border; 0 for no kicker.

    `apart` are the places of its spaces. The kicker comes first, and either says who speaks, names
    a column, tells what the text tells, or is followed by clauses of one length among themselves
    and not of its own.
    """
    apart = [place for place in apart if not (is_latin(text[place - 1]) and is_latin(text[place]))]
    if not apart:
        return 0
    if says(text[: apart[0]]):
        return apart[0]
    if _is_column(text[: apart[0]], _LONGEST_COLUMN):
        return apart[0]
    number = text[apart[0] - 1].isdigit() and not text[: apart[0]].isdigit()
    if text[apart[0] - 1] in _COUNTED or (apart[0] <= 8 and number):
        return apart[0]
    first = text[: apart[0]]
    if _OUTCOME.search(text[apart[0] :]):
        return 0
    if happened(first) and _went_by(first, text[apart[0] :], body):
        return apart[0]
    if len(first) >= _SHORTEST_TOLD and _tells(first, text[apart[0] :], body):
        return apart[0]
    sizes = [end - start for start, end in zip([0, *apart], [*apart, len(text)], strict=True)]
    alike = len(sizes) > 2 and max(sizes[1:]) - min(sizes[1:]) <= 1
    if alike and sizes[0] > max(_LONGEST_CLAUSE, max(sizes[1:]) + 1):
        return apart[0]
    return 0


def kicker_start(text: str, apart: Sequence[int]) -> int:
    """Say where the kicker starts that stands behind its headline on one line; 0 for none.

    It says who speaks: …… 某某在会上强调. `apart` are the places of the line's spaces.
    """
    last = apart[-1] if apart else 0
    behind = len(text) - last
    return last if last >= _SHORTEST_HEADLINE and behind > _LONGEST_COLUMN and says(text) else 0


def byline_start(text: str, apart: Sequence[int]) -> int:
    """Say where the writer's name starts that stands on one line with the headline; 0 for none.

    `apart` are the places of the line's spaces.
    """
    for place in apart:
        if place >= _SHORTEST_HEADLINE and starts_byline(text[place:]):
            return place
    last = apart[-1] if apart else 0
    if last < _SHORTEST_HEADLINE or not is_pen_name(text[last:]):
        return 0
    return last if len(apart) == 1 and (len(text) - last == 2 or is_name(text[last:])) else 0


def names_at_start(text: str, body: str) -> int:
    """Count the names that a line starts with, set one behind the other without a mark."""
    count = at = 0
    while at < len(text) and text[at] in SURNAMES:
        for size in (3, 2):
            name = text[at : at + size]
            if len(name) == size and _is_listed(name, body):
                count += 1
                at += size
                break
        else:
            break
    return count


def named_before_act(text: str, body: str) -> bool:
    """Whether a name that the body has stands right before the verb that the line ends in."""
    before = text[: act_start(text)]
    return any(is_name(before[-size:]) and before[-size:] in body for size in (3, 2))


def _is_listed(name: str, body: str) -> bool:
    """Whether the text has a name as it has those of people: in a list, behind an office, or as
    what sentences start with.
    """
    starts = 0
    at = body.find(name)
    while at >= 0:
        before, after = body[at - 1 : at], body[at + len(name) : at + len(name) + 1]
        if before == "、" or after in ("、", "等") or before in _OFFICE_ENDS:
            return True
        if before in _MARKS:
            starts += 1 + (after in _MARKS)
        at = body.find(name, at + 1)
    return starts > 1
