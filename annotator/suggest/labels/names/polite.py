"""Family names with a form of address, and with 小 or 老: 王先生, 欧阳女士, 小周."""

import re
from collections.abc import Iterator
from functools import cache

from annotator.suggest import lexicons, words
from annotator.suggest.labels.characters import is_han
from annotator.suggest.labels.names.followers import follows
from annotator.suggest.labels.names.seed import Seed
from annotator.suggest.labels.names.shapes import (
    PARTICLES,
    is_compound,
    is_word,
    looks_like_family,
    surname_length,
    word_kind,
)
from annotator.suggest.labels.names.texts import Texts

_SOME = re.compile("某[些种个类项处地人家日天时年]")


def polite(texts: Texts) -> Iterator[Seed]:
    """Give family names before forms of address (先生, 某), and before offices (王主任)."""
    text = texts.text
    for form in _forms().finditer(text):
        at = form.start() - 1
        family = text[at]
        compound = is_compound(text[max(at - 1, 0) : at + 1])
        if not (compound or surname_length(family)) or texts.opens_block(form.start()):
            continue
        if _SOME.match(text, form.start()):
            continue  # 于某些: something, not somebody
        if compound:
            at -= 1  # 欧阳|先生
        elif form.group() in lexicons.sections("polite_forms")[1]:
            alone = looks_like_family(family) and family not in PARTICLES  # 向|主任汇报
            if not (alone and _is_told(text, form.end()) and _begins_word(text, at, form.end())):
                continue
        elif form[0][0] != "某" and not looks_like_family(family):
            continue
        yield Seed(at, form.end(), 0.6)


def familiar(texts: Texts) -> Iterator[Seed]:
    """Give 小 or 老 before a family name, where the page has it more than once: 小周, 老陈."""
    text = texts.text
    for hit in _familiar().finditer(text):
        name = hit.group()
        if (
            word_kind(name)[:2] in ("", "nr")
            and name not in lexicons.words("not_names")
            and (texts.repeats(name) > 0 or _is_called(texts, hit.start(), hit.end()))
            and follows(text[hit.end() : hit.end() + 8]) > -2
        ):
            yield Seed(hit.start(), hit.end(), 0.84)


def _is_told(text: str, end: int) -> bool:
    """Whether something is told of whom the words before name: 某国总理|某某某 is no 国总理."""
    return follows(text[end : end + 8]) >= 1.2


def _is_called(texts: Texts, start: int, end: int) -> bool:
    """Whether what stands around calls for a name: 同事|老卢, 网格员小方、|小孟."""
    text = texts.text
    if is_word(text[end - 1 : end + 1]):
        return False  # 老|党员
    if texts.offices.before(text, start) is not None:
        return True
    beside = text[start - 3 : start], text[end : end + 3]
    return any(
        "、" in one
        and one.strip("、")[:1] in ("小", "老")
        and looks_like_family(one.strip("、")[1:])
        for one in beside
    )


def _begins_word(text: str, start: int, end: int) -> bool:
    """Whether a word begins at `start`, as the segmenter cuts what stands around."""
    if start == 0 or not is_han(text[start - 1]):
        return True
    at = max(start - 8, 0)
    for word in words.cut(text[at : end + 2]):
        if at >= start:
            break
        at += len(word)
    return at == start


@cache
def _familiar() -> re.Pattern[str]:
    families = lexicons.words("surnames") - PARTICLES
    alone = [one for one in families if len(one) == 1 and looks_like_family(one)]
    return re.compile(f"[小老][{''.join(alone)}]")


@cache
def _forms() -> re.Pattern[str]:
    return re.compile(lexicons.either(lexicons.words("polite_forms")))
