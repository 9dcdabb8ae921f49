"""Places where a name shows itself by what stands around it, and how sure that is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from annotator.page.model import Block
from annotator.suggest import lexicons, words
from annotator.suggest.labels.bylines import byline_names
from annotator.suggest.labels.name_shapes import (
    ALL_HAN,
    DOTS,
    FOREIGN,
    HAN,
    IS_HAN,
    MOST_REPEATS,
    PARTICLES,
    SPELLING,
    TRANSLITERATING,
    Texts,
    begins_longer,
    best_at,
    dotted,
    follows,
    foreign_end,
    is_common_family,
    is_compound,
    is_word,
    looks,
    standing,
    surname_length,
    word_kind,
)
from annotator.suggest.labels.rosters import list_names, spaced_names

_REMARK = re.compile(r"[（(][^（()）、，。]{1,8}[)）](?=[、，,和及等\s])")
_POLITE_END = re.compile("先生|女士|小姐|同志")
_EVERYDAY = frozenset("高金白石牛马黄龙花水江海云田方万文安平成温夏华常康毛熊谷车房钱路段红")
"""Family names that are everyday words as well."""
_OPEN_END = 0.93
"""The most a rule is sure of that has to guess where the name ends."""
_NO_NAME = -4.5
"""A score below which nothing around a string makes a name of it."""
_NAMED = 2.5
"""The least score of a name behind words that go before names."""
_WHEN_DONE = frozenset("下后时中上前里")
"""What stands behind a verb to say when: 关心|下."""
_INTRODUCED = re.compile(
    r"(?:任命|免去|推选|补选|(?<!自)[他她]叫|\d{1,3}岁的?|[一二三四五六七八九十]{1,4}岁的|名叫|叫做|名为|化名|原名|笔名|艺名|姓名[:：]?|联系人[:：]\s*|——)(?=[\u3400-\u9fff])"
)
"""Words behind which a name stands, though they are no office."""
WEAK_OFFICES = frozenset(
    ("代表", "成员", "干部", "群众", "学生", "居民", "市民", "职工", "员工", "工人", "专家", "学者")
)
"""People by what they are: what follows is told of them as often as it names one of them."""
_CRAFTS = frozenset("师员工匠手家者生户医警兵长攻传商友")
"""Last characters of words for people by what they do: 制茶师, 起重工, 副攻."""


_BRACKETS = ("（", "）", "(", ")")


class Seed(NamedTuple):
    """A place where a name shows itself by its surroundings."""

    block: str
    start: int
    end: int
    confidence: float
    titled: int | None = None


def seeds(block: Block, texts: Texts) -> Iterator[Seed]:
    """Give the names of a block that their surroundings or the segmenter show."""
    text = block.text
    for start, end, confidence, title in byline_names(text, block.role):
        yield Seed(block.id, start, end, confidence, title)
    plain = text
    if "（" in text or "(" in text:
        plain = _REMARK.sub(lambda hit: "\ue000" * len(hit.group()), text)
    if "、" in text:
        for start, end, confidence in _lists(plain, texts):
            yield Seed(block.id, start, end, confidence)
    for start, end, confidence in spaced_names(text, texts):
        yield Seed(block.id, start, end, confidence)
    offices = list(texts.offices.ends.finditer(text))
    yield from _behind_offices(block, texts, offices)
    yield from _introduced(block, texts)
    yield from _described(block)
    yield from _before_cues(block, texts)
    yield from _before_titles(block, texts, offices)
    yield from _foreign(block, texts)
    yield from _foreign_again(block, texts)
    yield from _polite(block)
    yield from _familiar(block, texts)
    yield from _tagged(block, texts)


def _lists(plain: str, texts: Texts) -> Iterator[tuple[int, int, float]]:
    """Read lists without remarks such as （女） in them; give places in the full text."""
    if "\ue000" not in plain:
        yield from list_names(plain, texts)
        return
    kept = [index for index, character in enumerate(plain) if character != "\ue000"]
    bare = "".join(plain[index] for index in kept)
    for start, end, confidence in list_names(bare, texts):
        yield kept[start], kept[end - 1] + 1, confidence


_ALONE = re.compile(rf"{HAN}{{2,4}}(?=[）)])")


def _behind_offices(block: Block, texts: Texts, offices: Sequence[re.Match[str]]) -> Iterator[Seed]:
    text = block.text
    for hit in offices:
        at = hit.end()
        if text[at : at + 1] in (" ", "\u3000") and _ALONE.match(text, at + 1):
            at += 1  # 某县读者 某某）
        if not (_may_begin(text, at) or dotted(text, at)):
            continue
        if words.has_word(text[hit.end() - 2 : hit.end() + 1]):
            continue  # 主席台, 代表团
        if words.has_word(text[hit.end() - 2 : hit.end() + 2]):
            continue  # 领导班子
        office = hit.group()
        strength = 0.5 if office in WEAK_OFFICES else 1.5 if len(office) > 1 else -1.0
        found = _named_at(text, at, texts, strength, office in _anybody())
        if found is not None:
            yield Seed(block.id, at, *found)


def _introduced(block: Block, texts: Texts) -> Iterator[Seed]:
    for hit in _INTRODUCED.finditer(block.text):
        found = _named_at(block.text, hit.end(), texts, 0.5)
        if found is not None:
            yield Seed(block.id, hit.end(), *found)


_TO_A_PERSON = re.compile(rf"(?:^|[。；\s])({HAN}{{2,4}}|{HAN}\s+{HAN})，(?:男|女)，")


def _described(block: Block) -> Iterator[Seed]:
    """Give the names that open what is told of a person: 某某，女，1970年生."""
    if "，男，" not in block.text and "，女，" not in block.text:
        return
    for hit in _TO_A_PERSON.finditer(block.text):
        if surname_length(hit.group(1)):
            yield Seed(block.id, hit.start(1), hit.end(1), 0.9)


def _may_begin(text: str, at: int) -> bool:
    """Whether the character here may be the first of a name without a dot in it."""
    return (
        text[at : at + 1] in SPELLING
        or surname_length(text[at : at + 3]) > 0
        or text[at : at + 2] in lexicons.words("japanese_surnames")
    )


@cache
def _anybody() -> frozenset[str]:
    """People whom a story calls by what they are: 居民|海岛 is no name, 秘书长|关键 is."""
    return WEAK_OFFICES | frozenset(lexicons.sections("offices")[-1])


def _named_at(
    text: str, at: int, texts: Texts, before: float, anybody: bool = False
) -> tuple[int, float] | None:
    """Give end and confidence of the name that starts behind words which go before names.

    `before` says how strongly those words call for a name. Behind `anybody` a word of the
    dictionary is one only where it does what people do.
    """
    if not IS_HAN.match(text, at):
        return None
    foreign = foreign_end(text, at, any_first=True)
    if foreign is not None:
        return foreign, 0.9
    if not _may_begin(text, at):
        return None
    first: tuple[str, str] | None = None
    spelt = _spelling_end(text, at)
    best: tuple[float, int] | None = None
    for length in range(2, 8):
        end = at + length
        name = text[at:end]
        if end > len(text) or not ALL_HAN.fullmatch(name):
            break
        own = standing(name)
        if own < _NO_NAME:
            continue
        ends = name[2:] in _WHEN_DONE or (length == 4 and is_word(name[2:]))
        if ends and word_kind(name[:2]).startswith("v"):
            own -= 4.0  # 关心|下, 考察|山东
        behind = follows(text[end : end + 8])
        score = own + behind + before
        if anybody and behind != 2.5 and text[end : end + 1] not in _BRACKETS and _is_noun(name):
            continue
        called = before >= 1.5 and behind >= 2.5 and own > -4.6
        if not called and score + MOST_REPEATS + 1.0 < _NAMED:
            continue
        first = first or words.tag(text[at : at + 8])[0]
        score += texts.repeats(name)
        score += 1.0 if first[0] == name and first[1].startswith("nr") else 0.0
        if called and score < _NAMED:
            score = _NAMED  # 局长|温馨|表示: what else would a noun or adjective do there?
        if begins_longer(text, at, end) or end < spelt:
            score -= 3.0
        if best is None or score > best[0]:
            best = (score, end)
    if best is None or best[0] < _NAMED:
        return None
    return best[1], min(_OPEN_END, 0.58 + 0.08 * (best[0] - _NAMED))


def _is_noun(name: str) -> bool:
    """Whether the dictionary has it as a word, and as no name."""
    return is_word(name) and not word_kind(name).startswith("nr")


def _spelling_end(text: str, at: int) -> int:
    """Say where a name of four characters or more that all spell foreign names ends; `at` if none.

    龙珠多杰 is one name, though 龙珠 would do for one.
    """
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


@cache
def _cue_follow() -> re.Pattern[str]:
    official, any_speaker = lexicons.sections("cues")
    acts = lexicons.words("person_acts")
    return re.compile(lexicons.either([*official, *any_speaker, *acts]))


_COLON = re.compile("[：:]")
_SPOKEN = re.compile(rf"”{HAN}+说$")
"""“……。”某某说: nothing but a name stands there."""
_CLAUSE_OPENS = re.compile(rf"[\s，,。；;：:！!？?“”（(、■●◆▲★△□◇](?={HAN})")


def _before_cues(block: Block, texts: Texts) -> Iterator[Seed]:
    text = block.text
    told_at = {hit.start() for hit in _cue_follow().finditer(text)}
    if not told_at and text[2:6].find("：") < 0 and ":" not in text[:6]:
        return
    for at in _openings(text, told_at | {hit.start() for hit in _COLON.finditer(text)}):
        run = at
        while run - at < 9 and text[run : run + 1] in TRANSLITERATING:
            run += 1
        # 巴巴多斯总理: what stands before an office is a country.
        told = run - at > 2 and run in told_at
        country = told and texts.offices.ends.match(text, run) and not _POLITE_END.match(text, run)
        if told and not country and not is_word(text[at:run]):
            yield Seed(block.id, at, run, 0.65)
            continue
        heads = at < 2 or text[at - 1] in " ■●◆▲★△□◇"
        for length in (3, 2, 4):
            end = at + length
            if end not in told_at and text[end : end + 1] not in ("：", ":"):
                continue
            name = text[at:end]
            if name in lexicons.words("speaking_bodies") or not surname_length(name):
                continue
            heading = heads and text[end : end + 1] in ("：", ":")
            if heading or end in told_at:
                score = looks(name) + texts.repeats(name)
                score += 1.5 if at and _SPOKEN.match(text, at - 1, end + 1) else 0.0
                if is_word(name):
                    score -= 0.5 if words.tag(name)[0][1].startswith("nr") else 4.0
                if score <= 1.0 and _tells(text, end) and _is_somebody(name, texts):
                    score += 5.0  # 校长|夏至 … 夏至|说: who else is called so and speaks?
                if score > 1.0:
                    yield Seed(block.id, at, end, min(_OPEN_END, 0.6 + 0.06 * score))
                    break


def _is_somebody(name: str, texts: Texts) -> bool:
    """Whether an office stands before it somewhere on the page, and it is not 向|村民."""
    towards = name[0] in PARTICLES and word_kind(name[1:]) in ("n", "nt", "nz", "j", "s", "l", "vn")
    return not towards and texts.is_titled(name)


def _tells(text: str, at: int) -> bool:
    """Whether what stands here tells of a person, and is not the last character of a name."""
    cue = _cue_follow().match(text, at)
    return cue is not None and (
        len(cue.group()) > 1 or text[cue.end() : cue.end() + 1] in "，：“。"
    )


def _openings(text: str, ends: Iterable[int]) -> list[int]:
    """Give where a clause opens two to nine characters before one of these places, in order."""
    found = {
        hit.end()
        for end in ends
        for hit in _CLAUSE_OPENS.finditer(text, max(end - 10, 0), max(end - 1, 0))
    }
    if IS_HAN.match(text) and any(1 < end < 10 for end in ends):
        found.add(0)
    return sorted(found)


def _before_titles(block: Block, texts: Texts, offices: Sequence[re.Match[str]]) -> Iterator[Seed]:
    """Give the names that open a clause before an office: 某某代表说, 某某委员：."""
    text = block.text
    for hit in offices:
        stop = hit.start()
        for length in (3, 2, 4):
            start = stop - length
            if start < 0 or (start and not _CLAUSE_OPENS.match(text, start - 1)):
                continue
            name = text[start:stop]
            if not surname_length(name) or not ALL_HAN.fullmatch(name):
                continue
            told = _cue_follow().match(text, hit.end()) or text[hit.end() : hit.end() + 1] in (
                "：",
                ":",
            )
            score = standing(name) + (2.0 if told else 0.0) + texts.repeats(name)
            score += 1.5 if _POLITE_END.fullmatch(hit.group()) else 0.0
            if score > 3.0:
                yield Seed(block.id, start, stop, min(0.9, 0.6 + 0.05 * score))
                break


def _foreign(block: Block, texts: Texts) -> Iterator[Seed]:
    text = block.text
    if not any(mark in text for mark in DOTS):
        return
    for hit in FOREIGN.finditer(text):
        dot = min(at for mark in "·•・‧" if (at := text.find(mark, hit.start(), hit.end())) >= 0)
        start = dot
        while start > hit.start() and dot - start < 7:
            if text[start - 1] not in TRANSLITERATING and text[start - 1] not in "-－":
                break
            start -= 1
        for at in range(start + 1, min(start + 3, dot)):
            if texts.offices.before(text, at) is not None:
                start = at  # 总|理某某·某某: the title's last character may spell names, too
        end = foreign_end(text, start) if start < dot else None
        if end is not None:
            yield Seed(block.id, start, end, 0.78)


def _foreign_again(block: Block, texts: Texts) -> Iterator[Seed]:
    """Give the foreign names without a dot that the page has more than once."""
    for name in texts.foreign:
        at = block.text.find(name)
        while at >= 0:
            yield Seed(block.id, at, at + len(name), 0.68)
            at = block.text.find(name, at + len(name))


def _polite(block: Block) -> Iterator[Seed]:
    text = block.text
    for form in _forms().finditer(text):
        at = form.start() - 1
        if at < 0 or _SOME.match(text, form.start()):
            continue  # 于某些: something, not somebody
        family = text[at]
        if is_compound(text[max(at - 1, 0) : at + 1]):
            at -= 1  # 欧阳|先生
        elif form.group() in lexicons.sections("polite_forms")[1]:
            told = follows(text[form.end() : form.end() + 8]) >= 1.2  # 某国总理|某某某: not 国总理
            alone = looks_like_family(family) and family not in PARTICLES  # 向|主任汇报
            if not (told and alone and _begins_word(text, at, form.end())):
                continue
        elif not (surname_length(family) if form[0][0] == "某" else looks_like_family(family)):
            continue
        yield Seed(block.id, at, form.end(), 0.6)


_FAMILIAR = re.compile(f"[小老]{HAN}")


def _familiar(block: Block, texts: Texts) -> Iterator[Seed]:
    """Give 小 or 老 before a family name, where the page has it more than once: 小周, 老陈."""
    if "小" not in block.text and "老" not in block.text:
        return
    for hit in _FAMILIAR.finditer(block.text):
        name = hit.group()
        if (
            looks_like_family(name[1])
            and name[1] not in PARTICLES
            and texts.branches(name)[1] > 1
            and word_kind(name)[:2] in ("", "nr")
            and follows(block.text[hit.end() : hit.end() + 8]) > -2
        ):
            yield Seed(block.id, hit.start(), hit.end(), 0.84)


_SOME = re.compile("某[些种个类项处地人家日天时年]")


def _begins_word(text: str, start: int, end: int) -> bool:
    """Whether a word begins at `start`, as the segmenter cuts what stands around."""
    if start == 0 or not IS_HAN.match(text, start - 1):
        return True
    at = max(start - 8, 0)
    for word in words.cut(text[at : end + 2]):
        if at >= start:
            break
        at += len(word)
    return at == start


@cache
def _forms() -> re.Pattern[str]:
    return re.compile(lexicons.either(lexicons.words("polite_forms")))


def looks_like_family(character: str) -> bool:
    """Whether a character is one of the common family names, so that it may stand alone."""
    return character in _alone()


@cache
def _alone() -> frozenset[str]:
    return frozenset(lexicons.sections("surnames")[0][:260])


def _tagged(block: Block, texts: Texts) -> Iterator[Seed]:
    """Give the names that the segmenter takes for such, as far as their looks bear it out."""
    text = block.text
    not_names = lexicons.words("not_names")
    at = 0
    for word, flag in words.tag(text):
        start, at = at, at + len(word)
        if flag[0] != "n":
            continue
        if flag == "n" and len(word) > 1 and word[-1] in _CRAFTS:
            found = _named_at(text, at, texts, -0.5, True)
            if found is not None:
                yield Seed(block.id, at, found[0], found[1] - 0.05)
        if not flag.startswith("nr") or len(word) > 4 or word in not_names:
            continue
        if flag == "nrfg" and len(word) > 1 and surname_length(word):
            yield Seed(block.id, start, at, 0.8)  # somebody of history, or in office for long
        elif word[0] in "小老阿" and len(word) == 2 and looks_like_family(word[1]):
            if texts.branches(word)[1] > 1 or follows(text[at : at + 8]) > 2:
                yield Seed(block.id, start, at, 0.6)
        elif surname_length(word):
            seed = _tagged_name(text, start, word, texts)
            if seed is not None:
                yield Seed(block.id, start, *seed)


def _tagged_name(text: str, start: int, word: str, texts: Texts) -> tuple[int, float] | None:
    """Give end and confidence of the name that starts where the segmenter sees one; None if none.

    The figures are how often such words were names in news of many kinds.
    """
    best = best_at(text, start, texts)
    common = is_common_family(word)
    if len(word) == 3 and (best is None or best.end == start + 3):
        return _of_three(text, start, word, texts, common)
    if best is None or text[start : best.end] in lexicons.words("not_names"):
        return None
    name, end = text[start : best.end], best.end
    score, again = looks(name), texts.branches(name)[1] > 1
    behind = follows(text[end : end + 8])
    if words.has_word(name) or behind < -2 or texts.is_place(name):
        return None
    if len(name) == 2:
        if begins_longer(text, start, end + 1) and not again:
            return None
        if common and ((again and (behind > 0 or score > 2)) or (behind > 1 and score > 1)):
            return end, 0.82
        return (end, 0.6) if behind > 1 and score > 0 and (common or again) else None
    if len(word) > 2 or not common or begins_longer(text, start, end):
        return None
    if len(word) == 2 and words.has_word(word):
        return None
    if score > 3 and (behind > 1 or again):
        return end, 0.9 if len(word) == 1 else 0.65
    return (end, 0.8) if score > 1 and again and behind > 0 else None


def _of_three(
    text: str, start: int, word: str, texts: Texts, common: bool
) -> tuple[int, float] | None:
    """Judge a word of three characters that the segmenter takes for a name."""
    end = start + 3
    score, again, behind = looks(word), texts.branches(word)[1] > 1, follows(text[end : end + 8])
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
