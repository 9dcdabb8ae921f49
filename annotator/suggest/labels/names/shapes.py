"""What looks like a Chinese person's name by its own characters.

A score is a natural logarithm: how much likelier the characters are as a name than as running text.
"""

import re
from functools import cache, lru_cache

from annotator.suggest import lexicons, words

_COMMON = 150
_KNOWN = 320
_COMPOUNDS = frozenset(word for word in lexicons.words("surnames") if len(word) > 1)
"""The family names of two characters or more."""
_JAPANESE = lexicons.words("japanese_surnames")
_RANKS = {
    word: rank
    for rank, word in enumerate(
        word for section in lexicons.sections("surnames") for word in section if len(word) == 1
    )
}
"""Those of one character, the commonest first."""
PARTICLES = frozenset("者和与及从向于由任时应全连都过令经但多才能后因所为将对当占来")
"""Family names that are prepositions and the like far more often."""
_SOMEBODY = lexicons.words("people") | lexicons.words("offices")
"""People whom a particle may lead to: 向|村民."""
_DOING = frozenset("vdpcraml")
"""What parts of speech begin with of words that are no given names behind a particle."""
_PLACE_ENDS = frozenset("区县镇村乡市省庄路街站厂桥湾沟陵网店巷屯堡寺性办")
"""A string of three characters that ends so is a place more often than a person."""
_PLACE_COST = 6.0
_NEVER_GIVEN = frozenset("了着吗呢吧你我他她它们")
"""Characters that are in no given name, nor is 不 but as its first: 老人|付了钱."""
_NEVER_LAST = frozenset("在的是也又还就都说到等把被将由从则称")
_SELDOM_LAST = frozenset("同和与及为在对向")
_SAYING = frozenset("说称讲道问")
_NAMING = frozenset(("nr", "ns", "nz", "x"))
"""Parts of speech that the segmenter gives to pieces of names it does not know."""
_RARE = (0.6, 0.6, 0.6)
"""A character that is neither in names nor in running text is rare, and rare ones are in names."""

_ODDS = {
    character: tuple(max(min(value, 3.0), -4.0) for value in values)
    for character, values in lexicons.table("given_names").items()
}
"""How much likelier a character is in a name: as first of two, second, and alone."""
_OTHERS = lexicons.words("places") | lexicons.words("not_names")
"""What is never a person, though it may begin with a family name."""

TRANSLITERATING = frozenset(lexicons.sections("transliteration")[0])
"""Characters that spell foreign names."""
SPELLING = TRANSLITERATING | frozenset(lexicons.sections("transliteration")[1])
"""These and those that spell the names of peoples of China besides."""
_NEARLY_SPELT = re.compile("[{0}]*.?[{0}]*".format("".join(sorted(SPELLING))), re.DOTALL)
"""All characters but one of a string spell such names."""
_FIRSTS = SPELLING.union(_RANKS, (word[0] for word in _COMPOUNDS | _JAPANESE))
"""What a name without a dot may begin with."""
SPELLING_BY_DOTS = frozenset(lexicons.sections("transliteration")[2])
"""Those that spell foreign names, too, and are words so often that only a dot shows it."""


def is_compound(family: str) -> bool:
    """Whether it is a family name of two characters or more."""
    return family in _COMPOUNDS


def is_common_family(name: str) -> bool:
    """Whether the name begins with one of the most common family names, or a compound one."""
    return name[:2] in _COMPOUNDS or _RANKS.get(name[:1], _KNOWN) < _COMMON


def family_at(text: str, at: int) -> int:
    """Say how many characters of a family name stand here, with one of a name behind; 0 for none.

    At a block's end one character of a family name is enough.
    """
    if text[at : at + 2] in _COMPOUNDS and text[at + 2 : at + 3] not in ("", "\n"):
        return 2
    return int(text[at : at + 1] in _RANKS)


def may_begin(text: str, at: int) -> bool:
    """Whether the character here may be the first of a name without a dot in it."""
    return text[at : at + 1] in _FIRSTS and (
        text[at : at + 1] in SPELLING or family_at(text, at) > 0 or text[at : at + 2] in _JAPANESE
    )


def may_have_four(name: str) -> bool:
    """Whether a string of four characters may be a name by how it begins or is spelt."""
    return name[:2] in _COMPOUNDS or name[:2] in _JAPANESE or spells(name)


def surname_length(name: str) -> int:
    """Say how many characters of the name are the family name; 0 where it begins with none."""
    if len(name) > 2 and name[:2] in _COMPOUNDS:
        return 2
    return int(name[:1] in _RANKS)


def looks_like_family(character: str) -> bool:
    """Whether a character is one of the common family names, so that it may stand alone."""
    return character in _alone()


@cache
def _alone() -> frozenset[str]:
    return frozenset(lexicons.sections("surnames")[0][:260])


def _may_be_given(family: str, given: str) -> bool:
    """Whether a word behind a particle that is a family name may be a given name: 于|国强."""
    if _RANKS[family] >= _KNOWN or len(given) != 2 or given in _SOMEBODY:
        return False
    return given_odds(given) > 0.0 and word_kind(given)[:1] not in _DOING


@lru_cache(20_000)
def looks(name: str) -> float:
    """Score how much the characters look like a Chinese name of two to four characters."""
    family = surname_length(name)
    given = name[family:]
    if name in _OTHERS:
        return -9.0
    if not family or not 1 <= len(given) <= 2 or given == "姓":
        return -9.0
    odds = (
        _ODDS.get(given[0], _RARE)[0] + _ODDS.get(given[1], _RARE)[1]
        if len(given) == 2
        else _ODDS.get(given[0], _RARE)[2]
    )
    rank = 0 if family > 1 else _RANKS[name[0]]
    prior = 1.5 if rank < _COMMON else 0.3 if rank < _KNOWN else -1.2
    if rank >= _KNOWN and name[0] not in _ODDS:
        prior = 1.0  # rare in running text too: hardly anything but a family name
    if name[0] in PARTICLES:
        word = family == 1 and words.has_word(given)
        # 和|儿媳, 从|武汉; 于国强 has a word behind it that is a given name, too.
        prior -= 1.5 if not word else 2.5 if _may_be_given(name[0], given) else 5.0
    if len(name) > 2 and name[-1] in _PLACE_ENDS:
        prior -= _PLACE_COST
    if len(name) > 2 and name[-1] in _NEVER_LAST:
        prior -= 4.0
    return prior + odds


def spells(name: str) -> bool:
    """Whether all characters spell names of other peoples; 孟和 is one of their words."""
    return SPELLING.issuperset(name.replace("孟和", "孟"))


@lru_cache(4_000)
def of_another_people(name: str) -> bool:
    """Whether it may be a name of three characters or more without a family name: 洛桑江村.

    All but one of its characters spell such names, and the segmenter sees no other word in it.
    """
    if len(name) < 3 or _NEARLY_SPELT.fullmatch(name) is None:
        return False
    if name in _OTHERS or name[-1] in _NEVER_LAST or not _SAYING.isdisjoint(name):
        return False
    return all(len(word) == 1 or flag[:2] in _NAMING for word, flag in words.tag(name))


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


_NEVER = lexicons.words("places").union(
    lexicons.words("offices"), lexicons.sections("not_names")[1]
)
"""Words that are no name even where one is called for."""
_BEHIND_ANOTHER = lexicons.words("speaking_bodies") | lexicons.words("cues")
"""Words before which what looks like a family name is the end of another word."""


@lru_cache(20_000)
def standing(name: str) -> float:
    """Score a string that stands where a name is called for: behind an office, in a list.

    There even a word will do for a name; what hardly will are verbs and particles.
    """
    if name in _NEVER:
        return -9.0
    if len(name) == 3 and name[2] == "地" and is_word(name[:2]):
        return -6.0  # 高兴地
    family = surname_length(name)
    given = name[family:]
    if not _NEVER_GIVEN.isdisjoint(given) or "不" in name[1:]:
        return -9.0  # 老人|付了钱, 党员|合格不合格
    if family and 1 <= len(given) <= 2:
        particle = name[0] in PARTICLES and family == 1
        leads = particle and len(given) > 1 and words.has_word(given)
        if leads and not _may_be_given(name[0], given):
            return -6.0
        score = looks(name)
        if len(name) > 2 and name[-1] in _PLACE_ENDS:
            score += _PLACE_COST - 1.0  # behind an office a place is less likely
        if given in _BEHIND_ANOTHER:
            return -6.0  # 省长|安银行, 老伴|常念叨
        likely = name[0] not in PARTICLES
        if score < 0.5 and len(given) == 2 and words.has_word(given):
            score = 0.5  # given names that are words: 郝|运来
        if likely or family > 1:
            score = max(score, -1.5)
        if score < 0.5 and (likely or len(name) > 2) and spells(name) and not is_word(name):
            score = 0.5
        score = min(score, 5.0)
    elif 3 <= len(name) <= 4 and name[:2] in _JAPANESE:
        score = -6.0 if name[2:] in lexicons.words("name_followers") else 2.5  # 石川|主持
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


def given_odds(given: str) -> float:
    """Score how much two characters look like a given name."""
    return _ODDS.get(given[0], _RARE)[0] + _ODDS.get(given[1], _RARE)[1]


def in_names(character: str) -> bool:
    """Whether the character is known to be in given names."""
    return character in _ODDS


@lru_cache(20_000)
def is_word(text: str) -> bool:
    """Whether the dictionary holds it as something other than a name.

    Of the strings of two characters that it holds as names most are words or brands all the same.
    """
    if not words.has_word(text):
        return False
    if len(text) == 2:
        return True
    kind = word_kind(text)
    return bool(kind) and not kind.startswith("nr")


@lru_cache(20_000)
def is_everyday(name: str) -> bool:
    """Whether the dictionary knows the name, and as something else than a person's name."""
    if len(name) > 4 or not words.has_word(name):
        return False
    return not any(flag.startswith("nr") for _, flag in words.tag(name))


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
