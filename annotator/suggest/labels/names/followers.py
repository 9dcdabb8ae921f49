"""What stands behind a string, and how well it reads as what follows a name.

It decides between `韩松` and `韩松到`: punctuation, a verb that follows names, a word of the
dictionary.
"""

import re
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter

from annotator.suggest import lexicons, words
from annotator.suggest.labels.characters import is_han
from annotator.suggest.labels.names.shapes import word_kind

SAYS = re.compile(r"[说称讲问答喊道](?:道)?[，,：:“。]")
"""A verb of saying of one character, which only a mark behind shows to be one."""
_LEANING = frozenset("则也还又均都便并曾已却才再")
"""Adverbs between a name and its verb."""
_IN_A_WAY = re.compile(r"[\u4e00-\u9fff]{2,6}?地[说讲问喊告道叮表回]")
"""In what manner somebody says it."""
_JOINTS = frozenset("和与同及从对向为把将由")
"""Between a name and a verb of saying none of them stands alone."""
_CAME_ALONE = re.compile("(?:参加|出席|列席|陪同|主持)[^，,。；;、的]{0,5}(?:[，,。；;\n]|$)")
"""What somebody did, and no more: behind 和 it would be 出席会议的…."""
_AND_OTHERS = re.compile(
    r"等(?:[，,。；;]|参加|出席|列席|陪同|同志|领导|[\u4e00-\u9fff]{0,6}领导|[\d一二三四五六七八九十]+余?[人名位])"
)
_PLACE_BEHIND = re.compile(
    r"县(?!长|委|政|领|人)|镇(?!长)|乡(?!长|亲)|市(?!长|委|政|民|场|领)|区(?!长|委|政|别|分|领)"
    r"|村(?!民|长|支|委|医|里|党|干|主)|州(?!长|委)|日报|晚报|晨报|时报|都市报|商报|集团|公司|小学|中学"
    r"|大学|学院|医院|酒店|宾馆|广场|机场|铁路|高速|大厦|花园|小区|社区|街道|派出所|水库|大道|电站|湿地"
    r"|景区|林场|农场|牧场|渔港|码头|大桥|火车站|汽车站"
)
"""What makes a place or a firm of the string before it: 白鹿|县, 白鹿|日报."""
_PLACE_FIRSTS = frozenset(part[0] for part in _PLACE_BEHIND.pattern.split("|"))
"""The characters it may begin with, and some others."""
_OPENING = frozenset("“‘《〈「『")
_GOES_ON = ("v", "p", "d", "m")
"""Parts of speech of what a clause goes on with behind its subject."""
_SELDOM = -1.0
"""A character that is likelier in running text than in a name by this, a natural logarithm."""
_STOPS = frozenset("，,。；;：:！!？?、”’\"'（）()》〉【】[]—…·|/／")


_FOLLOWERS = lexicons.words("name_followers") | {
    act for act in lexicons.words("acts_of_attending") if len(act) > 1
}
_SIZES = {
    first: tuple(sorted({len(word) for word in some}, reverse=True))
    for first, some in groupby(sorted(_FOLLOWERS), key=itemgetter(0))
}
"""By first character how long the words are that often follow names, longest first."""
FIRSTS = frozenset(_SIZES)
"""The characters that such words begin with."""


def follower(text: str, at: int) -> int:
    """Say how long the longest word is that often follows names and stands here; 0 for none.

    Where its block ends behind it, it counts as the longest that begins so: nothing of what would
    tell it from the beginning of another word stands there.
    """
    for size in _SIZES.get(text[at : at + 1], ()):
        word = text[at : at + size]
        if word in _FOLLOWERS or ("\n" in word and word[: word.index("\n")] in _FOLLOWERS):
            return size
    return 0


def makes_place(text: str, at: int) -> bool:
    """Whether what stands here makes a place or a firm of the string before it."""
    return text[at : at + 1] in _PLACE_FIRSTS and _PLACE_BEHIND.match(text, at) is not None


@lru_cache(20_000)
def follows(behind: str) -> float:
    """Score how well `behind` reads as what comes after a name."""
    first = behind[:1]
    if first in _OPENING:
        return 0.5
    if not first or first in _STOPS or first.isspace():
        return 3.0
    if not is_han(first):
        return 1.5
    if SAYS.match(behind) or (first == "等" and _AND_OTHERS.match(behind)):
        return 2.5
    if first in _LEANING and follower(behind, 1) > 1:
        return 2.5  # 某某|则认为
    if makes_place(behind, 0):
        return -4.0
    if first in "了着过":
        return -3.0
    if behind[1:2] in ("着", "了"):
        return 1.2
    if "地" in behind[1:7] and _IN_A_WAY.match(behind):
        return 2.5  # 某某|不好意思地说
    told = follower(behind, 0)
    if told == 1 and first in _JOINTS:
        if SAYS.match(behind, 1):
            return -2.0  # 鲁和|说: the name goes on
        if _CAME_ALONE.match(behind, 1):
            return -2.5  # 鲁和|出席会议。
    if told:
        return 2.5 if told > 1 else 1.2
    word = words.cut(behind[:6])[0]
    if len(word) > 1 and not words.has_word(word):
        return -1.0
    kind = word_kind(word) or words.tag(behind[:6])[0][1]
    if len(word) > 1:
        return 1.3 if kind.startswith(("v", "p", "d")) else 0.8
    if is_han(behind[1:2]) and kind.startswith(_GOES_ON) and _seldom_named(first, kind):
        return 0.6  # 某某|接边线球, 某某|一开口
    return -1.0


@cache
def _names_with() -> dict[str, tuple[float, ...]]:
    return lexicons.table("given_names")


def _seldom_named(character: str, flag: str) -> bool:
    """Whether names hardly ever end in it, so that it begins what is told of one."""
    odds = _names_with().get(character)
    return flag == "v" if odds is None else max(odds[1], odds[2]) < _SELDOM
