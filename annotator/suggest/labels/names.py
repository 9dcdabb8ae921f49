"""Mentions of people: lists, bylines, names behind offices and before verbs, and all later ones."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from annotator.page.model import PERSON, Block, Page, Part
from annotator.suggest import lexicons, words
from annotator.suggest.known import NOTHING, Known
from annotator.suggest.labels.bylines import byline_names
from annotator.suggest.labels.draft import Draft, live_people
from annotator.suggest.labels.name_shapes import (
    FOREIGN,
    HAN,
    TRANSLITERATING,
    Texts,
    begins_longer,
    best_at,
    follows,
    foreign_end,
    foreign_run,
    is_common_family,
    is_word,
    looks,
    surname_length,
)
from annotator.suggest.labels.offices import offices
from annotator.suggest.labels.rosters import list_names

_REMARK = re.compile(r"[（(][^（()）、，。]{1,8}[)）](?=[、，,和及等\s])")
_BEHIND_OFFICE = 1.0
_POLITE_END = re.compile("先生|女士|小姐|同志")
_EVERYDAY = frozenset("高金白石牛马黄龙花水江海云田方万文安平成温夏华常康毛熊谷车房钱路段红")
"""Family names that are everyday words as well."""
_OPEN_END = 0.92
"""The most a rule is sure of that has to guess where the name ends."""
_LEAST = 0.55
"""Confidence below which a name is not suggested."""


class Seed(NamedTuple):
    """A place where a name shows itself by its surroundings."""

    block: str
    start: int
    end: int
    confidence: float
    titled: int | None = None


def suggest_names(page: Page, strangers: Collection[str] = (), learnt: Known = NOTHING) -> Page:
    """Give the page with a person span at each mention, linked to one person a name.

    People already on the page are looked for too, but for `strangers` (ids), who prove nothing,
    and so are those `learnt` from other pages of the project.
    """
    draft = Draft(page)
    taken: dict[str, list[tuple[int, int]]] = defaultdict(list)
    known: dict[str, float] = {}
    names: dict[str, str] = {}
    for span in live_people(page):
        for part in span.parts:
            taken[part.block].append((part.start, part.end))
        text = page.text_of(span)
        known[text] = 0.95
        if span.person is not None:
            names[text] = page.person_by_id[span.person].name
    for person in page.people:
        if len(person.name) > 1 and person.id not in strangers:
            known.setdefault(person.name, 0.9)
    texts = Texts("\n".join(block.text for block in page.blocks), offices(learnt.offices))
    for name in learnt.named_in(texts.text):
        known.setdefault(name, 0.9)
    seeds = _by_block(
        one for one in _seeds(page, texts) if _spelled(page, one) not in learnt.not_names
    )
    known = _settled(page, seeds, known)
    for block in page.blocks:
        for seed in _mentions(block, seeds.get(block.id, []), known, taken[block.id]):
            text = block.text[seed.start : seed.end]
            start = (
                texts.offices.title_start(block.text, seed.start)
                if seed.titled is None
                else seed.titled
            )
            title = (
                block.text[start : seed.start].strip(" \u3000:：/／") if start is not None else ""
            )
            part = Part(block.id, seed.start, seed.end)
            if not draft.refused(PERSON, [part]):
                who = draft.person(names.get(text, _spelt(text)), title or None)
                draft.span(PERSON, [part], seed.confidence, who, title or None)
    return draft.page()


def _spelt(name: str) -> str:
    """Take out the space that sets a name of two characters as wide as one of three."""
    return re.sub(rf"(?<={HAN})\s+(?={HAN})", "", name)


def _spelled(page: Page, seed: Seed) -> str:
    return page.block(seed.block).text[seed.start : seed.end]


def _seeds(page: Page, texts: Texts) -> Iterator[Seed]:
    for block in page.blocks:
        text = block.text
        for start, end, confidence, title in byline_names(text, block.role):
            yield Seed(block.id, start, end, confidence, title)
        plain = _REMARK.sub(lambda hit: "\ue000" * len(hit.group()), text)
        for start, end, confidence in _lists(plain, texts):
            yield Seed(block.id, start, end, confidence)
        yield from _behind_offices(block, texts)
        yield from _before_cues(block, texts)
        yield from _foreign(block)
        yield from _polite(block)
        yield from _tagged(block, texts)


def _lists(plain: str, texts: Texts) -> Iterator[tuple[int, int, float]]:
    """Read lists without remarks such as （女） in them; give places in the full text."""
    kept = [index for index, character in enumerate(plain) if character != "\ue000"]
    bare = "".join(plain[index] for index in kept)
    for start, end, confidence in list_names(bare, texts):
        yield kept[start], kept[end - 1] + 1, confidence


def _behind_offices(block: Block, texts: Texts) -> Iterator[Seed]:
    text = block.text
    for hit in texts.offices.ends.finditer(text):
        at = hit.end()
        foreign = foreign_end(text, at)
        if foreign is not None:
            yield Seed(block.id, at, foreign, 0.85)
            continue
        run = foreign_run(text, at)
        if run is not None:
            yield Seed(block.id, at, run, 0.75)
            continue
        best = best_at(text, at, texts, least=_BEHIND_OFFICE)
        if best is None:
            continue
        weak = 0.0 if len(hit.group()) > 1 else 2.0
        score = best.score - weak
        if is_word(text[at : at + 2]) and best.end - at == 2:
            score -= 2.0
        if score > _BEHIND_OFFICE:
            yield Seed(block.id, best.start, best.end, min(_OPEN_END, 0.6 + 0.05 * score))


@cache
def _cue_follow() -> re.Pattern[str]:
    official, _ = lexicons.sections("cues")
    acts = lexicons.words("person_acts")
    return re.compile(lexicons.either([*official, *acts]))


def _before_cues(block: Block, texts: Texts) -> Iterator[Seed]:
    text = block.text
    for hit in re.finditer(rf"(?:^|[\s，,。；;：:！!？?“”（(、])(?={HAN})", text):
        at = hit.end()
        run = at
        while run - at < 9 and text[run : run + 1] in TRANSLITERATING:
            run += 1
        # 巴巴多斯总理: what stands before an office is a country.
        country = texts.offices.ends.match(text, run) and not _POLITE_END.match(text, run)
        told = run - at > 2 and _cue_follow().match(text, run) and not country
        if told and not is_word(text[at:run]):
            yield Seed(block.id, at, run, 0.65)
            continue
        for length in (3, 2, 4):
            end = at + length
            name = text[at:end]
            if name in lexicons.words("speaking_bodies") or not surname_length(name):
                continue
            heading = at == 0 and text[end : end + 1] in ("：", ":")
            if heading or _cue_follow().match(text, end):
                score = looks(name) + texts.repeats(name)
                if is_word(name):
                    score -= 0.5 if words.tag(name)[0][1].startswith("nr") else 4.0
                if score > 1.0:
                    yield Seed(block.id, at, end, min(_OPEN_END, 0.6 + 0.06 * score))
                    break


def _foreign(block: Block) -> Iterator[Seed]:
    text = block.text
    for hit in FOREIGN.finditer(text):
        dot = min(at for mark in "·•・‧" if (at := text.find(mark, hit.start(), hit.end())) >= 0)
        start = dot
        while start > hit.start() and text[start - 1] in TRANSLITERATING and dot - start < 6:
            start -= 1
        end = foreign_end(text, start) if start < dot else None
        if end is not None:
            yield Seed(block.id, start, end, 0.75)


def _polite(block: Block) -> Iterator[Seed]:
    for hit in re.finditer(
        rf"(?<!{HAN})?({HAN})({lexicons.either(lexicons.words('polite_forms'))})", block.text
    ):
        if surname_length(hit.group(1)) and looks_like_family(hit.group(1)):
            yield Seed(block.id, hit.start(), hit.end(), 0.6)


def looks_like_family(character: str) -> bool:
    """Whether a character is one of the common family names, so that it may stand alone."""
    return character in lexicons.sections("surnames")[0][:260]


def _tagged(block: Block, texts: Texts) -> Iterator[Seed]:
    at = 0
    for word, flag in words.tag(block.text):
        start, at = at, at + len(word)
        if not flag.startswith("nr") or not 2 <= len(word) <= 4 or not surname_length(word):
            continue
        best = best_at(block.text, start, texts)
        if best is None or not is_common_family(word):
            continue
        name = block.text[best.start : best.end]
        plain = words.has_word(word)
        score = looks(name)
        if begins_longer(block.text, best.start, best.end):
            continue
        again = texts.branches(name)[1] > 1
        behind = follows(block.text[best.end : best.end + 8]) > 1.0
        # Two characters that the dictionary holds as a name are a brand or a word more often.
        if len(name) == 2 and not plain and (again or behind) and score > 0:
            yield Seed(block.id, best.start, best.end, 0.7)
        elif (
            len(name) > 2
            and plain
            and _is_noun(name[1:])
            and not (again and behind and name[0] not in _EVERYDAY)
        ):
            continue  # 高水平, 纪念碑: in the dictionary as a name, and no name
        elif len(name) > 2 and len(word) > 2 and score > 2:
            yield Seed(block.id, best.start, best.end, 0.75)
        elif len(name) > 2 and score > (0 if len(word) > 2 else 4) and behind and not plain:
            yield Seed(block.id, best.start, best.end, 0.65)


def _is_noun(text: str) -> bool:
    return words.has_word(text) and not words.tag(text)[0][1].startswith("nr")


def _by_block(seeds: Iterator[Seed]) -> dict[str, list[Seed]]:
    found: dict[str, list[Seed]] = defaultdict(list)
    for seed in seeds:
        found[seed.block].append(seed)
    return found


def _settled(page: Page, seeds: dict[str, list[Seed]], known: dict[str, float]) -> dict[str, float]:
    """Give the names the page holds, each with its confidence, rivals decided.

    `韩松` and `韩松到` cannot both be right: the longer one needs better grounds than the shorter.
    """
    sure = dict(known)
    count: dict[str, int] = defaultdict(int)
    for block in page.blocks:
        for seed in seeds.get(block.id, []):
            name = block.text[seed.start : seed.end]
            count[name] += 1
            sure[name] = max(sure.get(name, 0.0), seed.confidence)
    for name in sorted(sure, key=len, reverse=True):
        shorter = name[:-1]
        if shorter not in sure or name in known or sure[name] > _OPEN_END:
            continue
        if sure[shorter] >= sure[name] and count[shorter] >= count[name]:
            del sure[name]
        elif shorter not in known and count[shorter] < count[name]:
            del sure[shorter]
    return {name: value for name, value in sure.items() if value >= _LEAST}


def _mentions(
    block: Block, seeds: list[Seed], known: dict[str, float], taken: list[tuple[int, int]]
) -> list[Seed]:
    """Give the mentions in a block, none inside another or upon one that is there already."""
    text = block.text
    found = [seed for seed in seeds if text[seed.start : seed.end] in known]
    if known:
        for hit in re.finditer(lexicons.either(known), text):
            name = hit.group()
            if len(name) > 2 or not _crossed(text, hit.start(), hit.end()):
                found.append(Seed(block.id, hit.start(), hit.end(), known[name] - 0.03))
    found.sort(key=lambda one: (-(one.end - one.start), -one.confidence, one.titled is None))
    used = list(taken)
    result: list[Seed] = []
    for one in found:
        if all(one.end <= start or end <= one.start for start, end in used):
            used.append((one.start, one.end))
            result.append(one)
    return sorted(result, key=lambda one: one.start)


def _crossed(text: str, start: int, end: int) -> bool:
    """Whether a word of the dictionary runs over the border of a name of two characters."""
    at = max(start - 4, 0)
    for word in words.cut(text[at : end + 4]):
        stop = at + len(word)
        inside = at < end and stop > start
        if inside and (at < start or stop > end) and len(word) > 1 and words.has_word(word):
            return follows(text[end : end + 8]) < 2.5
        at = stop
    return False
