"""Names that the segmenter takes for such, as far as their looks bear it out."""

from collections.abc import Iterator

from annotator.suggest import lexicons, words
from annotator.suggest.labels.names.called import named_at
from annotator.suggest.labels.names.ends import begins_longer, best_end
from annotator.suggest.labels.names.followers import follows
from annotator.suggest.labels.names.seed import Seed
from annotator.suggest.labels.names.shapes import (
    PARTICLES,
    TRANSLITERATING,
    is_common_family,
    is_word,
    looks,
    looks_like_family,
    surname_length,
    word_kind,
)
from annotator.suggest.labels.names.texts import Texts

_EVERYDAY = frozenset("高金白石牛马黄龙花水江海云田方万文安平成温夏华常康毛熊谷车房钱路段红")
"""Family names that are everyday words as well."""
_NO_LAST = frozenset("家氏说称道")
"""What a word ends in that is somebody's family, or what he does: 李家, 郑说."""
_NOT_NAMES = lexicons.words("not_names")
_NAMES = frozenset(("nr", "nrt", "nrfg"))
"""Parts of speech of names of people."""
_ROOMS = frozenset("室厅馆亭楼科组队班费款证卡票表机器周节月季阁塔庙祠")
"""What a thing, a building or a time ends in whose first two characters are a word."""
_CRAFTS = frozenset("师员工匠手家者生户医警兵长攻传商友人")
"""Last characters of words for people by what they do: 制茶师, 起重工, 副攻."""


def tagged(texts: Texts) -> Iterator[Seed]:
    """Give the names the segmenter sees, and those behind words for people by what they do."""
    before, end = "", 0
    for word, flag in words.tag(texts.text):
        end += len(word)
        if flag in _NAMES:
            seed = _seen(texts, end - len(word), word, flag, before)
            if seed is not None:
                yield seed
        elif flag == "n" and word[-1] in _CRAFTS and len(word) > 1:
            found = named_at(texts, end, -0.5, True)
            if found is not None and not _does_something(texts.text[end : found[0]]):
                yield Seed(end, found[0], found[1] - 0.05)
        before = word


def _seen(texts: Texts, start: int, word: str, flag: str, before: str) -> Seed | None:
    """Give the name that the segmenter sees in a word; None where it does not look like one.

    `before` is the word before it.
    """
    text, end = texts.text, start + len(word)
    if flag == "nr" and len(before) == 1 and len(word) < 3 and is_common_family(before):
        whole = _of_two_words(text, start - 1, end, texts)
        if whole is not None:
            return whole
    if len(word) > 4 or word in _NOT_NAMES:
        return None
    if flag == "nrfg" and len(word) > 1 and surname_length(word) and word[-1] not in _NO_LAST:
        return Seed(start, end, 0.8)  # somebody of history, or in office for long
    if word[0] in "小老阿" and len(word) == 2 and looks_like_family(word[1]):
        told = texts.repeats(word) > 0 or follows(text[end : end + 8]) > 2
        return Seed(start, end, 0.6) if told else None
    found = _tagged_name(text, start, word, texts) if surname_length(word) else None
    return Seed(start, *found) if found is not None else None


def _does_something(name: str) -> bool:
    """Whether the segmenter sees a verb and its object: 客商|谈|生意."""
    tagged_so = words.tag(name)
    return len(tagged_so) == 2 and tagged_so[0][1] == "v" and len(tagged_so[1][0]) > 1


def _of_two_words(text: str, start: int, end: int, texts: Texts) -> Seed | None:
    """Give the name that the segmenter cuts behind its family name, as 蔡|俊杰; None if none."""
    name = text[start:end]
    behind = follows(text[end : end + 8])
    if name[0] in PARTICLES or is_word(name) or texts.is_place(name) or behind <= 0:
        return None
    if begins_longer(text, start, end) or looks(name) <= 3:
        return None
    again = texts.repeats(name) > 0
    if name[0] in _EVERYDAY and not again:
        return None  # 路|太贵
    return Seed(start, end, 0.8 if again or behind > 1 else 0.65)


def _tagged_name(text: str, start: int, word: str, texts: Texts) -> tuple[int, float] | None:
    """Give end and confidence of the name that starts where the segmenter sees one; None if none.

    The figures are how often such words were names in news of many kinds.
    """
    common = is_common_family(word)
    if len(word) != 3:
        if len(word) == 2 and words.has_word(word):
            return None
        if not common and texts.repeats(text[start : start + 2]) <= 0:
            return None  # of a seldom family name nothing is taken that comes but once
    end = best_end(text, start, texts)
    if len(word) == 3 and word[2] in _ROOMS and is_word(word[:2]):
        return None  # 陈列|室
    if word[0] in PARTICLES and texts.repeats(word[1:]) > 0 and texts.once(word):
        return None  # 来|永屿, where the page has 永屿 elsewhere
    if len(word) == 3 and (end is None or end == start + 3):
        return _of_three(text, start, word, texts, common)
    if end is None or text[start:end] in _NOT_NAMES:
        return None
    found = _of_another(text, start, word, end, texts, common)
    return None if found is None or texts.is_place(text[start:end]) else found


def _of_another(
    text: str, start: int, word: str, end: int, texts: Texts, common: bool
) -> tuple[int, float] | None:
    """Judge a name that the segmenter sees as shorter or longer, or whose length is not three."""
    name = text[start:end]
    score, again = looks(name), texts.repeats(name) > 0
    behind = follows(text[end : end + 8])
    if words.has_word(name) or behind < -2:
        return None
    if len(name) == 2:
        if begins_longer(text, start, end + 1) and not again:
            return None
        if common and ((again and (behind > 0 or score > 2)) or (behind > 1 and score > 1)):
            return end, 0.82
        return (end, 0.6) if behind > 1 and score > 0 and (common or again) else None
    if len(word) > 2 or not common or begins_longer(text, start, end):
        return None
    if score > 3 and (behind > 1 or again):
        return end, 0.9 if len(word) == 1 else 0.65
    return (end, 0.8) if score > 1 and again and behind > 0 else None


def _of_three(
    text: str, start: int, word: str, texts: Texts, common: bool
) -> tuple[int, float] | None:
    """Judge a word of three characters that the segmenter takes for a name."""
    end = start + 3
    score, again, behind = looks(word), texts.repeats(word) > 0, follows(text[end : end + 8])
    held = words.has_word(word)
    if begins_longer(text, start, end) or behind < -2:
        return None
    if TRANSLITERATING.issuperset(word):
        return (end, 0.65) if common and again and behind > 1 and score > 1 else None
    if word[0] in _EVERYDAY and held and word_kind(word[1:]) == "n":
        return (end, 0.65) if again and behind > 1 and score > 2 else None
    if common and score > (1 if held else 0):
        return end, 0.9 if score > 2 else 0.85
    if score > 1 and not held and behind > 0:
        return end, 0.65 if again or behind > 1 else 0.55
    return None
