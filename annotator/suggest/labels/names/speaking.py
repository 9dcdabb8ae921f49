"""Names that open a clause before what people say or do, or before an office: 某某委员说."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from annotator.suggest import lexicons, words
from annotator.suggest.labels.characters import ALL_HAN, HAN, WHITE_SPACE, is_han
from annotator.suggest.labels.names.seed import OPEN_END, Seed
from annotator.suggest.labels.names.shapes import (
    PARTICLES,
    TRANSLITERATING,
    is_word,
    looks,
    standing,
    surname_length,
    word_kind,
)
from annotator.suggest.labels.names.texts import Texts

_POLITE_END = re.compile("先生|女士|小姐|同志")
_COLONS = ("：", ":")
_COLON = re.compile("[：:]")
_SPOKEN = re.compile(rf"”{HAN}+说$")
"""“……。”某某说: nothing but a name stands there."""
_SAID = re.compile("(?:记者|笔者|我们|大家)?[，,：:“]")
_OPENERS = frozenset("，,。；;：:！!？?“”（(、■●◆▲★△□◇的") | WHITE_SPACE
"""Behind what a clause opens."""
_LENGTHS = (3, 2, 4)
"""How many characters a name has that stands there, the most usual first."""
_LONGEST = 9
"""The most characters of a foreign name without a dot."""


@cache
def _cue_follow() -> re.Pattern[str]:
    official, any_speaker = lexicons.sections("cues")
    acts = lexicons.words("person_acts")
    return re.compile(lexicons.either([*official, *any_speaker, *acts]))


def _opens(text: str, at: int) -> bool:
    """Whether a clause opens here: at the text's beginning, or behind a mark or white space."""
    return (not at or text[at - 1] in _OPENERS) and is_han(text[at : at + 1])


def before_cues(texts: Texts) -> Iterator[Seed]:
    """Give the names that open a clause before a verb of saying, or a line before a colon."""
    text = texts.text
    told = [hit.start() for hit in _cue_follow().finditer(text)]
    told_at = frozenset(told)
    for at in _openings(texts, told):
        run = at
        while run - at < _LONGEST and text[run : run + 1] in TRANSLITERATING:
            run += 1
        # 巴巴多斯总理: what stands before an office is a country.
        tells = run - at > 2 and run in told_at
        country = tells and _is_office(texts, run)
        if tells and not country and not is_word(text[at:run]):
            yield Seed(at, run, 0.65)
            continue
        for length in _LENGTHS:
            end = at + length
            if end not in told_at and text[end : end + 1] not in _COLONS:
                continue
            name = text[at:end]
            if (
                name in lexicons.words("speaking_bodies")
                or not surname_length(name)
                or "\n" in name
            ):
                continue
            if end in told_at or _heads(texts, at):
                score = looks(name) + texts.repeats(name)
                if at and text[at - 1] == "的":
                    if not _said_by(text, end):
                        continue
                    score -= 1.0  # 住在桥头的|某某说，…
                score += 1.5 if at and _SPOKEN.match(text, at - 1, end + 1) else 0.0
                if is_word(name):
                    score -= 0.5 if words.tag(name)[0][1].startswith("nr") else 4.0
                if score <= 1.0 and _tells(text, end) and _is_somebody(name, texts):
                    score += 5.0  # 校长|夏至 … 夏至|说: who else is called so and speaks?
                if score > 1.0:
                    yield Seed(at, end, min(OPEN_END, 0.6 + 0.06 * score))
                    break


def _is_office(texts: Texts, at: int) -> bool:
    """Whether an office stands here, and no mere form of address."""
    known = texts.offices.end_of(texts.text, at, len(texts.text)) > at
    return known and not _POLITE_END.match(texts.text, at)


def _heads(texts: Texts, at: int) -> bool:
    """Whether a block begins here, or behind one mark, or an item."""
    return texts.opens_block(at) or texts.opens_block(at - 1) or texts.text[at - 1] in " ■●◆▲★△□◇"


def _openings(texts: Texts, told: Sequence[int]) -> list[int]:
    """Give where a clause opens with what may be a name before a verb of saying or a colon.

    That is two to four characters before it, or as many as all spell foreign names. A colon alone
    calls for a name near the beginning of a block, or in one that tells what was said.
    """
    text = texts.text
    found = set()
    for end in told:
        if end < 5 or not _OPENERS.isdisjoint(text[end - 5 : end - 2]):
            for at in (end - 3, end - 2, end - 4):
                if at >= 0 and _opens(text, at):
                    found.add(at)
        at = end
        while at and end - at < _LONGEST and text[at - 1] in TRANSLITERATING:
            at -= 1
            if end - at > 2 and _opens(text, at):
                found.add(at)
    for hit in _COLON.finditer(text):
        end = hit.start()
        if end > 4 and _OPENERS.isdisjoint(text[end - 5 : end - 2]):
            continue
        for at in (end - 3, end - 2, end - 4):
            if at >= 0 and at not in found and _opens(text, at) and _calls(texts, at, told):
                found.add(at)
    return sorted(found)


def _calls(texts: Texts, at: int, told: Sequence[int]) -> bool:
    """Whether a colon calls for a name in the block in which one may stand at `at`."""
    block = texts.block_at(at)
    low, high = texts.starts[block], texts.starts[block + 1] - 1
    early = texts.text[low : min(low + 6, high)]
    return "：" in early[2:] or ":" in early or bisect_left(told, low) < bisect_left(told, high)


def _said_by(text: str, at: int) -> bool:
    """Whether a verb of saying stands here with a mark or a listener behind it."""
    cue = _cue_follow().match(text, at)
    return cue is not None and _SAID.match(text, cue.end()) is not None


def _is_somebody(name: str, texts: Texts) -> bool:
    """Whether an office stands before it somewhere on the page, and it is not 向|村民."""
    towards = name[0] in PARTICLES and word_kind(name[1:]) in ("n", "nt", "nz", "j", "s", "l", "vn")
    return not towards and texts.is_titled(name)


def _tells(text: str, at: int) -> bool:
    """Whether what stands here tells of a person, and is not the last character of a name."""
    cue = _cue_follow().match(text, at)
    return cue is not None and (
        len(cue.group()) > 1 or text[cue.end() : cue.end() + 1] in ("，", "：", "“", "。", "", "\n")
    )


def before_titles(texts: Texts, offices: Sequence[tuple[int, int]]) -> Iterator[Seed]:
    """Give the names that open a clause before an office: 某某代表说, 某某委员：."""
    text = texts.text
    for stop, behind in offices:
        if stop > 5 and _OPENERS.isdisjoint(text[stop - 5 : stop - 2]):
            continue  # nothing opens where a name would begin
        for length in _LENGTHS:
            start = stop - length
            if start < 0 or not _opens(text, start):
                continue
            name = text[start:stop]
            if not surname_length(name) or not ALL_HAN.fullmatch(name):
                continue
            told = text[behind : behind + 1] in _COLONS or _cue_follow().match(text, behind)
            score = standing(name) + (2.0 if told else 0.0) + texts.repeats(name)
            score += 1.5 if _POLITE_END.fullmatch(text, stop, behind) else 0.0
            if score > 3.0:
                yield Seed(start, stop, min(0.9, 0.6 + 0.05 * score))
                break
