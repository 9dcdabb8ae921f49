"""What looks like a Chinese person's name, and where a name that starts here ends.

A score is a natural logarithm: how much likelier the characters are as a name than as running text.
The context behind the name decides between `韩松` and `韩松到`: punctuation, a verb that follows
names, a word of the dictionary; and so does the page, where the same
name stands before other words.
"""

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from annotator.suggest import lexicons, words
from annotator.suggest.labels.offices import Offices, office_before

_COMMON = 150
_KNOWN = 320
_COMPOUNDS = frozenset(word for word in lexicons.words("surnames") if len(word) > 1)
"""The family names of two characters or more."""
_RANKS = {
    word: rank
    for rank, word in enumerate(
        word for section in lexicons.sections("surnames") for word in section if len(word) == 1
    )
}
"""Those of one character, the commonest first."""
PARTICLES = frozenset("和与及从向于由任时应全连都过令经但多才能后因所为将对当占来")
"""Family names that are prepositions and the like far more often."""
_PLACE_ENDS = frozenset("区县镇村乡市省庄路街站厂桥湾沟陵网店巷屯堡寺性办")
"""A string of three characters that ends so is a place more often than a person."""
_PLACE_COST = 6.0
_NEVER_LAST = frozenset("的是也又还就都说到等把被将由从则称")
_SELDOM_LAST = frozenset("同和与及为在对向")
_RARE = (0.6, 0.6, 0.6)
"""A character that is neither in names nor in running text is rare, and rare ones are in names."""

_LEANING = frozenset("则也还又均都便并曾已却才再")
"""Adverbs between a name and its verb."""
_SAYS = re.compile(r"[说称讲问答喊道](?:道)?[，,：:“]")
_WHEN = re.compile(r"(?:当|今|昨|前)[天日晚]$|近日$|日前$")
_AND_OTHERS = re.compile(
    r"等(?:[，,。；;]|参加|出席|列席|陪同|同志|领导|[\u4e00-\u9fff]{0,6}领导|[\d一二三四五六七八九十]+余?[人名位])"
)
_PLACE_BEHIND = re.compile(
    r"县(?!长|委|政|领|人)|镇(?!长|党|政)|乡(?!长|亲|党|政)|市(?!长|委|政|民|场|领)|区(?!长|委|政|别|分|领)"
    r"|村(?!民|长|支|委|医|里|党|干|主)|州(?!长|委)|日报|晚报|晨报|时报|都市报|商报|集团|公司|小学|中学"
    r"|大学|学院|医院|酒店|宾馆|广场|机场|铁路|高速|大厦|花园|小区|社区|街道|派出所|水库|大道|电站|湿地"
    r"|景区|林场|农场|牧场|渔港|码头|大桥|火车站|汽车站"
)
"""What makes a place or a firm of the string before it: 白鹿|县, 白鹿|日报."""
_PLACE_FIRSTS = frozenset(part[0] for part in _PLACE_BEHIND.pattern.split("|"))
"""The characters it may begin with, and some others."""

HAN = r"[\u3400-\u9fff\U00020000-\U0003134f]"
IS_HAN = re.compile(HAN)
ALL_HAN = re.compile(HAN + "+")
_OPENING = frozenset("“‘《〈「『")
_STOPS = frozenset("，,。；;：:！!？?、”’\"'（）()》〉【】[]—…·|/／")
_STOP = re.compile(r"[\s，,。；;：:！!？?、“”‘’\"'（）()《》〈〉【】\[\]—…·|/／]|$")
DOTS = "·•・‧"
_DOT = re.compile(f"[{DOTS}]")
_HYPHEN = rf"[-－]{HAN}{{1,5}}"
FOREIGN = re.compile(
    rf"{HAN}{{1,8}}(?:{_HYPHEN})?(?:[{DOTS}]{HAN}{{1,8}}(?:{_HYPHEN}(?![{DOTS}]))?){{1,3}}"
)
TRANSLITERATING = frozenset(lexicons.sections("transliteration")[0])
"""Characters that spell foreign names."""
SPELLING = lexicons.words("transliteration")
"""These and those that spell the names of peoples of China besides."""


def dotted(text: str, start: int) -> bool:
    """Whether a dot stands near enough for a foreign name with one in it to start here."""
    return _DOT.search(text, start + 1, start + 16) is not None


def foreign_end(text: str, start: int, any_first: bool = False) -> int | None:
    """Say where the foreign name with a dot in it that starts here ends; None where none does.

    Its last part ends at a mark, before what follows names, or at the first character that does
    not spell foreign names. Its first part spells such, or is short and `any_first` is set.
    """
    if not dotted(text, start):
        return None
    hit = FOREIGN.match(text, start)
    if hit is None:
        return None
    first = min(at for mark in DOTS if (at := hit.group().find(mark)) >= 0)
    spelt = SPELLING.issuperset(re.sub("[-－]", "", hit.group()[:first]))
    if first > 7 or not (spelt or (any_first and first < 5)):
        return None
    dot = max(hit.group().rfind(mark) for mark in DOTS)
    low = start + dot + 1
    end = low
    while (
        end < hit.end() and (text[end] in TRANSLITERATING or text[end] in "-－") and end - low < 8
    ):
        end += 1
    told = _told_from(text, end, hit.end())
    if end - low > 1 and told == end:
        return end
    if end == low and told is not None and told - low > 1:
        office = office_before(text, told)
        return told - len(office) if office and told - len(office) - low > 1 else told
    if 0 < hit.end() - end <= (4 if any_first else 2) and _STOP.match(text, hit.end()):
        behind = _follower(text, end)
        short = hit.end() - end <= 2
        if end == low or not behind or (short and end + behind < hit.end()):
            when = _WHEN.search(text, low, hit.end())
            if when is not None and when.start() - low > 1:
                return when.start()
            office = office_before(text, hit.end())
            if office and hit.end() - len(office) - low > 1:
                return hit.end() - len(office)  # 某某·某某丁|常委表示
            says = hit.end() - low > 2 and _SAYS.match(text, hit.end() - 1)
            return hit.end() - 1 if says else hit.end()
    while end < hit.end() and text[end] in SPELLING and not _follower(text, end):
        end += 1
    return end if end > low else None


def _told_from(text: str, low: int, high: int) -> int | None:
    """Say where in `[low, high)` the first verb begins that is told of a person; None if none."""
    for at in range(low, high):
        if _follower(text, at) > 1:
            return at
        if at == low:
            word, flag = words.tag(text[at : at + 6])[0]
            if len(word) > 1 and words.has_word(word) and flag[0] in "vdli":
                return at
    return None


def split_dots(name: str) -> list[str]:
    """Give the parts of a foreign name that later mentions may use alone."""
    return [part for part in re.split(f"[{DOTS}]", name) if len(part) > 1]


def is_compound(family: str) -> bool:
    """Whether it is a family name of two characters or more."""
    return family in _COMPOUNDS


def is_common_family(name: str) -> bool:
    """Whether the name begins with one of the most common family names, or a compound one."""
    return name[:2] in _COMPOUNDS or _RANKS.get(name[:1], _KNOWN) < _COMMON


class Shape(NamedTuple):
    """A name that may stand at `[start, end)`, and how well it looks."""

    start: int
    end: int
    score: float


def surname_length(name: str) -> int:
    """Say how many characters of the name are the family name; 0 where it begins with none."""
    if name[:2] in _COMPOUNDS and len(name) > 2:
        return 2
    return int(name[:1] in _RANKS)


@lru_cache(20_000)
def looks(name: str) -> float:
    """Score how much the characters look like a Chinese name of two to four characters."""
    family = surname_length(name)
    given = name[family:]
    if name in lexicons.words("places") or name in lexicons.words("not_names"):
        return -9.0
    if not family or not 1 <= len(given) <= 2 or given == "姓":
        return -9.0
    table = _odds()
    odds = (
        table.get(given[0], _RARE)[0] + table.get(given[1], _RARE)[1]
        if len(given) == 2
        else table.get(given[0], _RARE)[2]
    )
    rank = 0 if family > 1 else _RANKS[name[0]]
    prior = 1.5 if rank < _COMMON else 0.3 if rank < _KNOWN else -1.2
    if rank >= _KNOWN and name[0] not in table:
        prior = 1.0  # rare in running text too: hardly anything but a family name
    if name[0] in PARTICLES:
        prior -= 1.5 if family > 1 or not words.has_word(given) else 5.0  # 和|儿媳, 从|武汉
    if len(name) > 2 and name[-1] in _PLACE_ENDS:
        prior -= _PLACE_COST
    if len(name) > 2 and name[-1] in _NEVER_LAST:
        prior -= 4.0
    return prior + odds


def spells(name: str) -> bool:
    """Whether all characters spell names of other peoples; 孟和 is one of their words."""
    return SPELLING.issuperset(name.replace("孟和", "孟"))


@lru_cache(20_000)
def word_kind(text: str) -> str:
    """Give the part of speech that the dictionary gives a whole word; "" where it holds none."""
    if not words.has_word(text):
        return ""
    tagged = words.tag(text)
    return tagged[0][1] if len(tagged) == 1 else ""


_WORD_COSTS = (
    (("nr",), 0.5),
    (("n", "a", "z", "b", "i", "s", "t", "vn", "an", "j"), 1.0),
    (("v", "l"), 3.0),
    (("d", "p", "c", "r", "m", "q", "f", "u", "y", "e", "o"), 4.5),
)


@cache
def _never() -> frozenset[str]:
    """Words that are no name even where one is called for."""
    places, offices = lexicons.words("places"), lexicons.words("offices")
    return places | offices | frozenset(lexicons.sections("not_names")[1])


@lru_cache(20_000)
def standing(name: str) -> float:
    """Score a string that stands where a name is called for: behind an office, in a list.

    There even a word will do for a name; what hardly will are verbs and particles.
    """
    if name in _never():
        return -9.0
    if len(name) == 3 and name[2] == "地" and is_word(name[:2]):
        return -6.0  # 高兴地
    family = surname_length(name)
    given = name[family:]
    if family and 1 <= len(given) <= 2:
        if name[0] in PARTICLES and family == 1 and words.has_word(given) and len(given) > 1:
            return -6.0
        score = looks(name)
        if len(name) > 2 and name[-1] in _PLACE_ENDS:
            score += _PLACE_COST - 1.0  # behind an office a place is less likely
        if given in lexicons.words("speaking_bodies"):
            return -6.0  # 省长|安银行
        if len(given) == 2 and words.has_word(given):
            score = max(score, 0.5)  # given names that are words: 郝|运来
        if name[0] not in PARTICLES or family > 1:
            score = max(score, -1.5)
        if spells(name) and not is_word(name) and (len(name) > 2 or name[0] not in PARTICLES):
            score = max(score, 0.5)
        score = min(score, 5.0)
    elif 3 <= len(name) <= 4 and name[:2] in lexicons.words("japanese_surnames"):
        score = 2.5
    elif 1 < len(name) < 8 and spells(name) and not is_word(name):
        score = (0.0, 0.0, 0.5, 1.5)[len(name)] if len(name) < 4 else 2.5
    else:
        return -6.0
    if len(name) > 2:
        score -= 4.0 if name[-1] in _NEVER_LAST else 1.5 if name[-1] in _SELDOM_LAST else 0.0
    kind = word_kind(name)
    if kind:
        score -= next((cost for flags, cost in _WORD_COSTS if kind.startswith(flags)), 1.0)
        score -= 2.0 if len(name) == 3 and kind == "n" else 0.0  # 纪念碑, 保护法
    return score


@cache
def _odds() -> dict[str, tuple[float, ...]]:
    """Give how much likelier a character is in a name: as first of two, second, and alone."""
    return {
        character: tuple(max(min(value, 3.0), -4.0) for value in values)
        for character, values in lexicons.table("given_names").items()
    }


@lru_cache(20_000)
def is_word(text: str) -> bool:
    """Whether the dictionary holds it as something other than a name.

    Of the strings of two characters that it holds as names most are words or brands all the same.
    """
    if not words.has_word(text):
        return False
    if len(text) == 2:
        return True
    tagged = words.tag(text)
    return len(tagged) == 1 and not tagged[0][1].startswith("nr")


@lru_cache(20_000)
def is_everyday(name: str) -> bool:
    """Whether the dictionary knows the name, and as something else than a person's name."""
    if len(name) > 4 or not words.has_word(name):
        return False
    return not any(flag.startswith("nr") for _, flag in words.tag(name))


@cache
def _follower_sizes() -> dict[str, tuple[int, ...]]:
    """Give by first character how long the words are that often follow names, longest first."""
    sizes: dict[str, set[int]] = {}
    for word in lexicons.words("name_followers"):
        sizes.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(some, reverse=True)) for first, some in sizes.items()}


def _follower(text: str, at: int) -> int:
    """Say how long the longest word is that often follows names and stands here; 0 for none."""
    followers = lexicons.words("name_followers")
    for size in _follower_sizes().get(text[at : at + 1], ()):
        if text[at : at + size] in followers:
            return size
    return 0


@lru_cache(20_000)
def follows(behind: str) -> float:
    """Score how well `behind` reads as what comes after a name."""
    first = behind[:1]
    if first in _OPENING:
        return 0.5
    if not first or first in _STOPS or first.isspace():
        return 3.0
    if not IS_HAN.match(first):
        return 1.5
    if _SAYS.match(behind) or (first == "等" and _AND_OTHERS.match(behind)):
        return 2.5
    if first in _LEANING and _follower(behind, 1) > 1:
        return 2.5  # 某某|则认为
    if first in _PLACE_FIRSTS and _PLACE_BEHIND.match(behind):
        return -4.0
    if first in "了着过":
        return -3.0
    if behind[1:2] in ("着", "了"):
        return 1.2
    told = _follower(behind, 0)
    if told:
        return 2.5 if told > 1 else 1.2
    word, flag = words.tag(behind[:6])[0]
    if len(word) > 1 and words.has_word(word):
        return 1.3 if flag.startswith(("v", "p", "d")) else 0.8
    return -1.0


MOST_REPEATS = 2.0
"""The most that the page's other places say for a name."""
_HOPELESS = -5.5
"""A look that nothing around a string makes up for: what follows gives 3.0 at most, repeats 2.0."""


class Texts:
    """All text of a page, to ask how often a string stands on it and before what."""

    def __init__(self, text: str, titles: Offices) -> None:
        self.text = text
        self.offices = titles
        self._seen: dict[str, tuple[int, int]] = {}
        self._places: dict[str, bool] = {}
        self._titled: dict[str, bool] = {}

    def branches(self, string: str) -> tuple[int, int]:
        """Say how often the string stands on the page, and before how many characters."""
        if string not in self._seen:
            text, at, count, behind = self.text, self.text.find(string), 0, set()
            while at >= 0:
                count += 1
                behind.add(text[at + len(string) : at + len(string) + 1])
                at = text.find(string, at + 1)
            self._seen[string] = (count, len(behind))
        return self._seen[string]

    def is_place(self, string: str) -> bool:
        """Whether the page has it as a place somewhere: 蓝渚日报, 在蓝渚."""
        if string not in self._places:
            self._places[string] = any(
                _PLACE_BEHIND.match(self.text, at + len(string))
                or (at and self.text[at - 1] in "在到赴驻住")
                for at in self._where(string)
            )
        return self._places[string]

    @cached_property
    def foreign(self) -> tuple[str, ...]:
        """What spells foreign names and stands on the page again and again, none of it a place.

        A firm or a city spelt so is mostly in the dictionary; whom the segmenter cuts in two must
        be told to do what people do.
        """
        found: dict[str, list[int]] = {}
        for hit in _SPELT.finditer(self.text):
            start, end = hit.span()
            # 主席|米兰: an office's last character may spell names, too.
            if end - start < 6 and not self.offices.before(self.text, start + 1):
                found.setdefault(hit.group(), []).append(hit.end())
        return tuple(
            name
            for name, ends in found.items()
            if len(ends) > 1
            and name not in lexicons.words("places")
            and self._is_foreign(name, ends)
        )

    def _is_foreign(self, name: str, ends: Sequence[int]) -> bool:
        behind = [follows(self.text[end : end + 8]) for end in ends]
        if min(behind) < -2:
            return False
        flags = [flag for _, flag in words.tag(name)]
        told = 2.5 in behind
        if len(flags) > 1:
            return told and flags[0] not in ("ns", "p", "c")
        if words.has_word(name) or flags[0] == "nrt":
            return told and flags[0] == "nrt"
        return flags[0] == "nr"

    def is_titled(self, string: str) -> bool:
        """Whether an office stands directly before it somewhere: 校长|夏至."""
        if string not in self._titled:
            self._titled[string] = any(
                self.offices.before(self.text, at) for at in self._where(string)
            )
        return self._titled[string]

    def _where(self, string: str) -> Iterator[int]:
        """Give where the string stands on the page, no place inside another."""
        at = self.text.find(string)
        while at >= 0:
            yield at
            at = self.text.find(string, at + len(string))

    def repeats(self, string: str) -> float:
        """Score what the page's other places say for the string being a whole name."""
        count, behind = self.branches(string)
        if count < 2:
            return 0.0
        return min(math.log(count), MOST_REPEATS) if behind > 1 else -0.8


_SPELT = re.compile("[{0}][{0}][{0}]+".format("".join(sorted(TRANSLITERATING))))


def _shapes_at(text: str, start: int, texts: Texts, least: float) -> list[Shape]:
    """Give the names that may start here, the best first, those that look like none left out.

    Of those that score less than `least` most are left out as well.
    """
    family = surname_length(text[start : start + 4])
    if not family:
        return []
    found = []
    for end in range(start + family + 1, min(start + family + 2, len(text)) + 1):
        name = text[start:end]
        if not ALL_HAN.fullmatch(name):
            break
        score = looks(name)
        if score < _HOPELESS:
            continue
        score += follows(text[end : end + 8])
        if score + MOST_REPEATS < least:
            continue
        score += texts.repeats(name)
        if score < least:
            continue
        if is_word(name):
            score -= 2.0
        if begins_longer(text, start, end):
            score -= 3.0
        found.append(Shape(start, end, score))
    return sorted(found, key=lambda shape: (-shape.score, shape.end))


def begins_longer(text: str, start: int, end: int) -> bool:
    """Whether the name is but the beginning of a foreign one, or of two words (庄严|肃穆)."""
    if end >= len(text):
        return False
    told = _follower(text, end - 1)
    if told > 1 and text[end - 1] != "等" and not is_word(text[start:end]):
        return True  # 向荣主|持: the last character is the verb's
    if end - start < 3:
        return False
    if TRANSLITERATING.issuperset(text[start : end + 1]):
        return True
    return is_word(text[end - 1 : end + 1]) and is_word(text[start : end - 1])


def best_at(text: str, start: int, texts: Texts, least: float = 0.0) -> Shape | None:
    """Give the likeliest name that starts here, or None where none scores `least`."""
    found = _shapes_at(text, start, texts, least)
    return found[0] if found and found[0].score >= least else None


def split_names(run: str) -> list[tuple[int, int]] | None:
    """Cut a run of characters that holds nothing but names; None where it doesn't read so."""
    length = len(run)
    best: list[tuple[float, list[tuple[int, int]]] | None] = [None] * (length + 1)
    best[0] = (0.0, [])
    for at in range(length):
        here = best[at]
        if here is None:
            continue
        for size in (2, 3, 4):
            if at + size > length:
                break
            score = looks(run[at : at + size])
            if score < -3:
                continue
            total = here[0] + score - 1.0
            there = best[at + size]
            if there is None or total > there[0]:
                best[at + size] = (total, [*here[1], (at, at + size)])
    last = best[length]
    return last[1] if last else None
