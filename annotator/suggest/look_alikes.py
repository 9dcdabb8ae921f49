"""Characters that were read for others of their shape: what dictionary and page say stood there."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from annotator.suggest import lexicons
from annotator.suggest.words import cut, engine, has_word

_ABOUT = ((1, 0), (0, 1), (2, 0), (0, 2), (1, 1), (3, 0), (0, 3), (2, 1), (1, 2))
"""How many characters to either side of one may be of one word with it, the likeliest first."""
_CONTEXT = 8
_HAN = r"\u3400-\u9fff"
_DIGIT = re.compile(
    r"[OoＯlI](?<=\d.)(?:(?<=[lI])(?=[\d年月日时分万亿元%％])"
    r"|(?<=[OoＯ])(?=[\d年月日时分万亿元%％.．]|[\u4e00-\u9fff]))"
)
"""Letters read for digits: in a number, not in a name such as O2O."""
_RUN = re.compile(f"[{_HAN}]+")

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
    end = 0
    for hit in _suspects_pattern().finditer(text):
        at = hit.start()
        if at >= end and _is_suspect(text, at):
            start, end = _run_about(text, at)
            found += _in_run(text[start:end], start, text)
    found.sort()
    return [one for n, one in enumerate(found) if not n or one.start >= found[n - 1].end]


def _is_suspect(text: str, at: int) -> bool:
    """Whether a character may be found fault with, so that its run has to be cut into words."""
    character = text[at]
    if text.startswith(character, at + 1) and character not in _DOUBLING:
        return True
    return character in _tables()[2] and not _of_word(text, at)


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
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        if len(word) == 1 and word not in _DOUBLING and _stands_twice(before, word, after):
            second = start + at + after.startswith(word)
            yield LookAlike(second, second + 1, "", False)
        elif len(word) == 1:
            yield from _taken_for(run, at, word, start, text)
        at += len(word)


def _taken_for(run: str, at: int, character: str, start: int, text: str) -> Iterator[LookAlike]:
    """Look at one character of a run that is no part of a word."""
    _, _, pairs = _tables()
    if character in pairs and not _of_word(run, at):
        meant = [one for one in pairs[character] if _is_cut_as_word(run, at, one)]
        if len(meant) == 1:
            sure = _shown(run, at, meant[0], text)
            yield LookAlike(start + at, start + at + 1, meant[0], sure)


def _stands_twice(before: str, character: str, after: str) -> bool:
    """Whether a character that is no word repeats the end, or the start, of the word beside it."""
    return (len(before) > 1 and before[-1] == character and has_word(before)) or (
        len(after) > 1 and after[0] == character and after[1] != "长" and has_word(after)
    )


def _of_word(text: str, at: int) -> bool:
    """Whether a character makes a word of the dictionary with those about its place."""
    size, known = len(text), engine().has_word  # asked often
    for left, right in _ABOUT:
        start, end = at - left, at + right + 1
        if start >= 0 and end <= size:
            word = text[start:end]
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
def _suspects_pattern() -> re.Pattern[str]:
    """Find what is taken for other characters, and what stands twice."""
    return re.compile(f"[{''.join(_tables()[2])}]|([{_HAN}])\\1")
