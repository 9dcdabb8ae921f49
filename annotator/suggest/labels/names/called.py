"""Names that the words before them call for: offices, 名叫, 35岁的."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from annotator.suggest import lexicons, words
from annotator.suggest.labels.characters import HAN, is_han
from annotator.suggest.labels.names.ends import begins_longer
from annotator.suggest.labels.names.followers import follows
from annotator.suggest.labels.names.foreign import dotted, foreign_end
from annotator.suggest.labels.names.seed import OPEN_END, Seed
from annotator.suggest.labels.names.shapes import (
    SPELLING,
    given_odds,
    in_names,
    is_word,
    may_begin,
    may_have_four,
    of_another_people,
    spells,
    standing,
    word_kind,
)
from annotator.suggest.labels.names.texts import MOST_REPEATS, Texts
from annotator.suggest.labels.offices import WEAK_OFFICES

_NO_NAME = -4.5
"""A score below which nothing around a string makes a name of it."""
_NAMED = 2.5
"""The least score of a name behind words that go before names."""
_PREFIX = 1.0
"""What it adds that the segmenter begins with the name, and takes it for one."""
_SUREST = 4.4
"""So much above the least score a name is as sure as `OPEN_END`."""
_LONGER = 3.0
"""What it costs that a name is but the beginning of a longer string."""
_SHORT = 0.9
"""How much less likely a name of two characters is beside one of three that begins so."""
_ROUNDING = 1e-6
"""More than sums of scores differ by the order in which they are added up."""
_GIVEN = 2.0
"""The least score of two given characters that stand in for a family name nobody lists."""
_WHEN_DONE = frozenset("下后时中上前里")
"""What stands behind a verb to say when: 关心|下."""
# Each begins with a character of its own, so that the search skips all others.
_INTRODUCED = re.compile(
    r"(?:任命|免去|推选|补选|他(?<!自他)叫|她(?<!自她)叫"
    r"|岁(?:(?<=\d岁)的?|(?<=[一二三四五六七八九十]岁)的)|名叫|叫做|名为|化名|原名|笔名|艺名|姓名[:：]?|联系人[:：][^\S\n]*|——)"
    r"(?=[\u3400-\u9fff])"
)
"""Words behind which a name stands, though they are no office."""
_KIN_ENDS = frozenset("子女孩童儿妹弟孙友")
"""Last characters of words for children: 女儿, 男孩, 小朋友."""
_RUN = re.compile(f"{HAN}{{1,7}}")
"""What a name can be at the longest."""
_ALONE = re.compile(rf"{HAN}{{2,4}}(?=[）)])")
_BRACKETS = ("（", "）", "(", ")")


def behind_offices(texts: Texts, offices: Sequence[tuple[int, int]]) -> Iterator[Seed]:
    """Give the names directly behind the last words of offices."""
    text = texts.text
    for start, end in offices:
        at = end
        if text[at : at + 1] in (" ", "\u3000") and _ALONE.match(text, at + 1):
            at += 1  # 某县读者 某某）
        if text[end - 1] in _KIN_ENDS and _is_pet_name(text, at):
            yield Seed(at, at + 2, 0.7)
            continue
        if not (may_begin(text, at) or (texts.dotted and dotted(text, at))):
            if text[start:end] not in _anybody() and _of_rare_family(text, at):
                yield Seed(at, at + 3, 0.65)
            continue
        if words.has_word(text[end - 2 : end + 1]) or words.has_word(text[end - 2 : end + 2]):
            continue  # 主席台, 代表团; 领导班子
        office = text[start:end]
        strength = 0.5 if office in WEAK_OFFICES else 1.5
        found = named_at(texts, at, strength, office in _anybody())
        if strength > 1 and spells(text[at : at + 2]):
            whole = _of_another_people(texts, at)
            if whole is not None and (found is None or found[0] < whole[0]):
                found = whole
        if (
            found is None
            and strength > 1
            and office not in _anybody()
            and _of_rare_family(text, at)
        ):
            found = at + 3, 0.65
        if found is not None:
            yield Seed(at, *found)


def _of_another_people(texts: Texts, at: int) -> tuple[int, float] | None:
    """Give end and confidence of what is set off between an office and what its holder does."""
    text = texts.text
    run = _RUN.match(text, at)
    for end in range(run.end() if run else at, at + 2, -1):
        name = text[at:end]
        behind = follows(text[end : end + 8])
        again = texts.repeats(name) > 0
        if behind < 2.5 and (behind < 1.0 or not again):
            continue
        if end - at > 3 and follows(text[end - 1 : end + 7]) >= 2.5:
            continue
        if of_another_people(name) or (again and spells(name)):
            return end, 0.7 if end - at > 3 else 0.62
    return None


def _of_rare_family(text: str, at: int) -> bool:
    """Whether somebody is set off between an office and what he does whose family nobody lists.

    市长|公璇诗|主持会议: two characters of given names behind another, and no other word there.
    """
    name = text[at : at + 3]
    return (
        len(name) == 3
        and all(map(is_han, name))
        and follows(text[at + 3 : at + 11]) >= 2.5
        and given_odds(name[1:]) > _GIVEN
        and all(len(word) == 1 or flag.startswith("nr") for word, flag in words.tag(name))
    )


def introduced(texts: Texts) -> Iterator[Seed]:
    """Give the names behind words that announce one."""
    for hit in _INTRODUCED.finditer(texts.text):
        if _is_pet_name(texts.text, hit.end()):
            yield Seed(hit.end(), hit.end() + 2, 0.7)
            continue
        found = named_at(texts, hit.end(), 0.5)
        if found is not None:
            yield Seed(hit.end(), *found)


@cache
def _anybody() -> frozenset[str]:
    """People whom a story calls by what they are: 居民|海岛 is no name, 秘书长|关键 is."""
    return WEAK_OFFICES | frozenset(lexicons.sections("offices")[-1])


def named_at(
    texts: Texts, at: int, before: float, anybody: bool = False
) -> tuple[int, float] | None:
    """Give end and confidence of the name that starts behind words which go before names.

    `before` says how strongly those words call for a name. Behind `anybody` a word of the
    dictionary is one only where it does what people do.
    """
    text = texts.text
    if texts.dotted and dotted(text, at) and is_han(text[at : at + 1]):
        known = texts.offices.end_of(text, at, len(text)) > at
        foreign = None if known else foreign_end(text, at, any_first=True)
        if foreign is not None:
            return foreign, 0.9
    run = _RUN.match(text, at) if may_begin(text, at) else None
    if run is None:
        return None
    best: tuple[float, int] | None = None
    top = 0.0
    last = run.end()
    if last > at + 4 and not spells(text[at : at + 5]):
        last = at + 4  # longer ones are foreign
    if last > at + 3 and not may_have_four(text[at : at + 4]):
        last = at + 3
    for end in range(at + 2, last + 1):
        name = text[at:end]
        own = standing(name)
        if own < _NO_NAME:
            continue
        ends = name[2:] in _WHEN_DONE or (end == at + 4 and is_word(name[2:]))
        if ends and word_kind(name[:2]).startswith("v"):
            own -= 4.0  # 关心|下, 考察|山东
        behind = follows(text[end : end + 8])
        score = own + behind + before
        if anybody and behind != 2.5 and text[end : end + 1] not in _BRACKETS and _is_noun(name):
            continue
        called = before >= 1.5 and behind >= 2.5 and own > -4.6
        # Of a name and one that is longer by its second given character, the longer is likelier.
        alone = end == at + 2 and behind < 2.5 and not is_word(name)
        short = _SHORT if alone else 0.0
        most = score + MOST_REPEATS + _PREFIX
        if (not called and most < _NAMED) or (best is not None and most < top):
            continue
        score += texts.repeats(name)
        longer = begins_longer(text, at, end) or end < _spelling_end(text, at)
        least = _NAMED + _LONGER if longer else _NAMED
        # At the last end it could be, a name as sure as any needs no more to tell for it.
        surest = end == last and score - least > _SUREST and score - short > top
        if not surest and score + _PREFIX > least - _ROUNDING:
            score += _PREFIX if texts.name_at(at) == name else 0.0
        if called and score < _NAMED:
            score = _NAMED  # 局长|温馨|表示: what else would a noun or adjective do there?
        if longer:
            score -= _LONGER
        if score >= _NAMED and (best is None or score - short > top):
            best, top = (score, end), score - short
    if best is None:
        return None
    return best[1], min(OPEN_END, 0.58 + 0.08 * (best[0] - _NAMED))


def _is_twice(text: str, at: int) -> bool:
    """Whether the same character stands here twice, and neither before nor behind that."""
    one = text[at]
    return text[at + 1] == one and one not in (text[at - 1 : at], text[at + 2 : at + 3])


def _is_pet_name(text: str, at: int) -> bool:
    """Whether a child's name stands here, 朵朵 or 小宝, where kin or age calls for it."""
    name = text[at : at + 2]
    if (
        len(name) < 2
        or not (name[0] == "小" or _is_twice(text, at))
        or name in lexicons.words("people")
    ):
        return False
    if name in lexicons.words("offices") or name in lexicons.words("not_names"):
        return False
    return (
        in_names(name[1])
        and word_kind(name)[:1] in ("", "n", "z", "q", "d", "a")
        and not is_word(text[at + 1 : at + 3])
        and follows(text[at + 2 : at + 10]) > 0
    )


def _is_noun(name: str) -> bool:
    """Whether the dictionary has it as a word, and as no name."""
    return is_word(name) and not word_kind(name).startswith("nr")


def _spelling_end(text: str, at: int) -> int:
    """Say where a name of four characters or more that all spell foreign names ends; `at` if none.

    龙珠多杰 is one name, though 龙珠 would do for one.
    """
    if "孟和" not in (four := text[at : at + 4]) and not SPELLING.issuperset(four):
        return at
    end = at
    while (
        end < len(text)
        and end - at < 7
        and (text[end] in SPELLING or text[max(end - 1, at) : end + 1] == "孟和")
    ):
        end += 1
    while end - at > 3 and follows(text[end : end + 8]) < 1.2:
        end -= 1
    return end if end - at > 3 else at
