"""Characters that were read for others of their shape: what dictionary and page say stood there."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from annotator.suggest import lexicons
from annotator.suggest.words import cut, engine, has_word

_ABOUT = ((-1, 1), (0, 2), (-2, 1), (0, 3), (-1, 2), (-3, 1), (0, 4), (-2, 2), (-1, 3))
"""Where words start and end that a character may be of, counted from it, the likeliest first."""
_REACH = 3
"""As far as that reaches to either side."""
_CONTEXT = 8
_HAN = r"\u3400-\u9fff"
_DIGIT = re.compile(
    r"[OoＯlI](?:(?<=\d.)|(?<=\d[.．].)|(?<=\d[OoＯ].))"
    r"(?:(?<=[lI])(?=[\d年月日时分万亿元个人名户%％])"
    r"|(?<=[OoＯ])(?=[OoＯ]?(?:[\d年月日时分万亿元%％.．]|[\u4e00-\u9fff])))"
)
"""Letters read for digits: in a number, not in a name such as O2O."""
_RUN = re.compile(f"[{_HAN}]+")
_TWICE = re.compile(rf"([{_HAN}])\1")

_DOUBLING = frozenset(
    "人家天年月日时处个层种步点滴渐常刚偏仅往悄纷频屡世代户看慢静默悠匆爸妈哥姐弟妹爷奶叔伯婶公婆宝娃太等星"
    "和对在把为与要从向将以用于有不的了是被让给跟同就也都又再还大小新老中上下前后里外多少我你他她它这那来去"
    "到能会可没很更最得着说想做好一二三四五六七八九十百千万两各每某本该并或及其此当使由按据经自已正地出"
    "县市省区乡镇村州张件条座根片块头口双对间紧砰噜"
)
"""Characters that are words of their own, or that Chinese doubles."""


class LookAlike(NamedTuple):
    """`text[start:end]` most likely was printed as `meant`; as nothing where it was read twice."""

    start: int
    end: int
    meant: str
    sure: bool
    """Whether nothing else can have stood there."""


def look_alikes(text: str) -> list[LookAlike]:
    """Give what was read for something else of its shape, in order, without overlaps.

    `text` has no spaces inside words; a line end parts words.
    """
    found = [
        LookAlike(hit.start(), hit.end(), "1" if hit.group() in "lI" else "0", True)
        for hit in _DIGIT.finditer(text)
    ]
    halves, variants, _ = _tables()
    found += [
        LookAlike(hit.start(), hit.end(), halves[hit.group()], True)
        for hit in _halves_pattern().finditer(text)
    ]
    strange = [hit.start() for hit in _variants_pattern().finditer(text)]
    if len(strange) <= max(3, len(text) // 200):
        found += [LookAlike(at, at + 1, variants[text[at]], True) for at in strange]
    # What stands twice, and what is taken for others and makes no word here: its run is looked at.
    twice = {hit.start() for hit in _TWICE.finditer(text) if hit[1] not in _DOUBLING}
    alike = [hit.start() for hit in _alike_pattern().finditer(text)]
    end = 0
    for at in sorted(twice.union(alike)) if twice else alike:
        if at >= end and (at in twice or not _of_word(text, at)):
            start, end = _run_about(text, at)
            found += _in_run(text[start:end], start, text)
    found.sort()
    return [one for n, one in enumerate(found) if not n or one.start >= found[n - 1].end]


def _run_about(text: str, at: int) -> tuple[int, int]:
    """Give start and end of the run that a character stands in."""
    start = at
    while start and "\u3400" <= text[start - 1] <= "\u9fff":
        start -= 1
    found = _RUN.match(text, start)
    return start, found.end() if found else at + 1


def _in_run(run: str, start: int, text: str) -> Iterator[LookAlike]:
    """Look at the characters of a run that are no part of a word."""
    at = 0
    words = cut(run)
    pairs = _tables()[2]
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        if len(word) == 1:
            if word not in _DOUBLING and _stands_twice(before, word, after):
                second = start + at + after.startswith(word)
                yield LookAlike(second, second + 1, "", False)
            elif word in pairs and not _of_word(run, at):
                meant = [one for one in pairs[word] if _is_cut_as_word(run, at, one)]
                if len(meant) == 1:
                    sure = _shown(run, at, meant[0], text)
                    yield LookAlike(start + at, start + at + 1, meant[0], sure)
        at += len(word)


def _stands_twice(before: str, character: str, after: str) -> bool:
    """Whether a character that is no word repeats the end, or the start, of the word beside it."""
    return (len(before) > 1 and before[-1] == character and has_word(before)) or (
        len(after) > 1 and after[0] == character and after[1] != "长" and has_word(after)
    )


def _of_word(text: str, at: int) -> bool:
    """Whether a character makes a word of the dictionary with those about its place."""
    size, known = len(text), engine().has_word  # asked often
    about: Iterable[tuple[int, int]] = _ABOUT
    if not _REACH <= at < size - _REACH:
        about = [(low, high) for low, high in _ABOUT if at + low >= 0 and at + high <= size]
    for low, high in about:
        word = text[at + low : at + high]
        if known(word) and _RUN.fullmatch(word):
            return True
    return False


def _is_cut_as_word(run: str, at: int, character: str) -> bool:
    """Whether the segmenter makes the character a part of a word at its place."""
    low = max(0, at - _CONTEXT)
    place = low
    for word in cut(run[low:at] + character + run[at + 1 : at + 1 + _CONTEXT]):
        if place <= at < place + len(word):
            return len(word) > 1 and has_word(word)
        place += len(word)
    return False


def _shown(run: str, at: int, character: str, text: str) -> bool:
    """Whether the page itself shows how it is written: the words right twice, wrong only here."""
    for low, high in ((at - 1, at + 2), (at - 2, at + 1), (at, at + 3)):
        if low < 0 or high > len(run):
            continue
        wrong = run[low:high]
        right = wrong[: at - low] + character + wrong[at - low + 1 :]
        if text.count(wrong) == 1 and text.count(right) >= 2:
            return True
    return False


@cache
def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, tuple[str, ...]]]:
    """Give halves by their two characters, variants, and what each common one is taken for."""
    variants, alike, halves = lexicons.sections("look_alikes")
    pairs: dict[str, list[str]] = {}
    for pair in alike:
        pairs.setdefault(pair[0], []).append(pair[1])
    return (
        {triple[:2]: triple[2] for triple in halves},
        {pair[0]: pair[1] for pair in variants},
        {wrong: tuple(meant) for wrong, meant in pairs.items()},
    )


@cache
def _halves_pattern() -> re.Pattern[str]:
    return re.compile(lexicons.either(_tables()[0]))


@cache
def _variants_pattern() -> re.Pattern[str]:
    return re.compile("[" + "".join(_tables()[1]) + "]")


@cache
def _alike_pattern() -> re.Pattern[str]:
    """Find what is taken for other characters."""
    return re.compile("[" + "".join(_tables()[2]) + "]")
