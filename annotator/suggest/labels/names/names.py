"""Mentions of people: names that their surroundings show, and all later ones."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from annotator.page.model import PERSON, Block, Page, Part, Role
from annotator.suggest import lexicons, words
from annotator.suggest.known import NOTHING, Known
from annotator.suggest.labels.characters import HAN, is_han
from annotator.suggest.labels.draft import Draft
from annotator.suggest.labels.mentions import live_people
from annotator.suggest.labels.names.followers import follows
from annotator.suggest.labels.names.foreign import split_dots
from annotator.suggest.labels.names.seed import Seed
from annotator.suggest.labels.names.seeds import seeds
from annotator.suggest.labels.names.shapes import is_everyday, is_word, surname_length, word_kind
from annotator.suggest.labels.names.texts import DOT, Texts
from annotator.suggest.labels.offices import office_before, offices

_BETWEEN = re.compile(rf"(?<={HAN})\s+(?={HAN})")
_APART = re.compile(rf"[ \u3000](?<={HAN}.)(?={HAN})")
"""The space between two characters."""
_LEAST = 0.55
"""Confidence below which a name is not suggested."""
_SURE = 0.93
"""Confidence from which on a name is not given up for a shorter one."""
_LATER = 0.06
"""How much less sure a mention is that nothing around it shows."""
_HEADS = frozenset((Role.HEADLINE, Role.SUBHEADLINE, Role.KICKER))


def suggest_names(page: Page, strangers: Collection[str] = (), learnt: Known = NOTHING) -> Page:
    """Give the page with a person span at each mention, linked to one person a name.

    People already on the page are looked for too, but for `strangers` (ids), who prove nothing,
    and so are those `learnt` from other pages of the project.
    """
    draft = Draft(page)
    add_names(draft, strangers, learnt)
    return draft.page()


def add_names(draft: Draft, strangers: Collection[str] = (), learnt: Known = NOTHING) -> None:
    """Add the people to a page in the making, as `suggest_names` does."""
    page = draft.page()
    texts = Texts((block.text for block in page.blocks), offices(learnt.offices))
    text = texts.text
    taken: list[tuple[int, int]] = []
    known: dict[str, float] = {}
    names: dict[str, str] = {}
    for span in live_people(page):
        for part in span.parts:
            first = texts.starts[page.block_index[part.block]]
            taken.append((first + part.start, first + part.end))
        name = page.text_of(span)
        known[name] = 0.95
        if span.person is not None:
            names[name] = page.person_by_id[span.person].name
    for person in page.people:
        if len(person.name) > 1 and person.id not in strangers:
            known.setdefault(person.name, 0.9)
    everyday: list[str] = []
    for name in learnt.named_in(text):
        if is_everyday(name):
            everyday.append(name)
        else:
            known.setdefault(name, 0.9)
    found = [*seeds(page.blocks, texts), *_as_names(everyday, texts)]
    if learnt.not_names:
        found = [one for one in found if text[one.start : one.end] not in learnt.not_names]
    # Block by block, and in each rule by rule: where names are rivals, the first one told leads.
    found.sort(key=lambda one: bisect_right(texts.starts, one.start))
    known = _settled(text, found, known)
    aliases = set()
    for name in [name for name in known if DOT.search(name)]:
        for short in split_dots(name):
            if short not in known:
                known[short] = 0.85
                aliases.add(short)
            names.setdefault(short, names.get(name, name))
    for name in [name for name in known if len(name) > 3 and name[:2] in _japanese()]:
        names.setdefault(name[:2], names.get(name, name))  # 小林正男 … 小林会长
        aliases.add(name[:2])
        known.setdefault(name[:2], 0.8)
    index = named = 0
    for seed in _mentions(page.blocks, texts, found, known, aliases, taken):
        while texts.starts[index + 1] <= seed.start:
            index += 1
        first, name = texts.starts[index], text[seed.start : seed.end]
        start = (
            texts.offices.title_start(text, seed.start, named)
            if seed.titled is None
            else seed.titled
        )
        named = seed.end
        title = text[start : seed.start].strip(" \u3000:：/／") if start is not None else ""
        parts = [Part(page.blocks[index].id, seed.start - first, seed.end - first)]
        if not draft.refused(PERSON, parts):
            who = draft.person(names.get(name, _spelt(name)), title or None)
            draft.span(PERSON, parts, seed.confidence, who, title or None)


def _japanese() -> frozenset[str]:
    return lexicons.words("japanese_surnames")


def _as_names(everyday: Collection[str], texts: Texts) -> Iterator[Seed]:
    """Give where confirmed names that are everyday words stand as names do.

    Behind an office, or opening a clause before what people do: elsewhere 高兴 is a word.
    """
    text = texts.text
    for name in everyday:
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            behind = text[end : end + 8]
            led = texts.offices.before(text, at) is not None
            opens = at == 0 or not is_han(text[at - 1])
            told = is_han(behind[:1]) and follows(behind) >= 2.5
            if (led and follows(behind) > 0) or (opens and told):
                yield Seed(at, end, 0.85)
            at = text.find(name, end)


def _spelt(name: str) -> str:
    """Take out the space that sets a name of two characters as wide as one of three."""
    return name if len(name.split()) == 1 else _BETWEEN.sub("", name)


def _settled(text: str, seeds: Sequence[Seed], known: dict[str, float]) -> dict[str, float]:
    """Give the names the page holds, each with its confidence, rivals decided.

    `韩松` and `韩松到` cannot both be right: the longer one needs better grounds than the shorter.
    """
    sure = dict(known)
    count: dict[str, int] = defaultdict(int)
    for start, end, confidence, _ in seeds:
        name = text[start:end]
        count[name] += 1
        if confidence > sure.get(name, 0.0):
            sure[name] = confidence
    for name in sorted(sure, key=len, reverse=True):
        shorter = name[:-1]
        if name not in sure or shorter not in sure:  # a longer one took its place
            continue
        if name in known or sure[name] >= _SURE:
            continue
        if sure[shorter] >= sure[name] and count[shorter] >= count[name]:
            del sure[name]
        elif shorter not in known and count[shorter] < count[name]:
            del sure[shorter]
    return {name: value for name, value in sure.items() if value >= _LEAST}


def _mentions(
    blocks: Sequence[Block],
    texts: Texts,
    seeds: Sequence[Seed],
    known: dict[str, float],
    aliases: set[str],
    taken: Sequence[tuple[int, int]],
) -> list[Seed]:
    """Give the mentions on a page, none inside another or upon one that is there already."""
    text = texts.text
    found = [seed for seed in seeds if text[seed.start : seed.end] in known]
    shown: dict[tuple[int, int], float] = {}
    surest: dict[str, float] = {}
    for start, end, confidence, _ in found:
        if confidence > shown.get((start, end), 0.0):
            shown[start, end] = confidence
        name = text[start:end]
        if confidence > surest.get(name, 0.0):
            surest[name] = confidence
    for name, sure in known.items():
        confidence = sure - _LATER
        if surest.get(name, 0.0) >= confidence and texts.once(name):
            continue  # a rule has shown the only one
        at = text.find(name) if name else -1
        while at >= 0:
            end = at + len(name)
            # What a rule shows as surely comes first anyway.
            if (
                shown.get((at, end), 0.0) < confidence
                and not _crossed(text, at, end)
                and _stands(blocks, texts, at, end, name in aliases)
            ):
                found.append(Seed(at, end, confidence))
            at = text.find(name, at + 1)
    found += _set_apart(text, known)
    found.sort(key=lambda one: (one.start - one.end, -one.confidence, one.titled is None))
    used = bytearray(len(text))
    for start, end in taken:
        used[start:end] = b"\1" * (end - start)
    result: list[Seed] = []
    for one in found:
        if 1 not in used[one.start : one.end]:
            used[one.start : one.end] = b"\1" * (one.end - one.start)
            result.append(one)
    return sorted(result, key=lambda one: one.start)


def _set_apart(text: str, known: dict[str, float]) -> Iterator[Seed]:
    """Give the known names of two characters that are set as wide as three: 李 丹."""
    for hit in _APART.finditer(text):
        start, end = hit.start() - 1, hit.end() + 1
        name = text[start] + text[end - 1]
        sure = known.get(name, 0.0)
        if sure and not is_word(name) and surname_length(name):
            yield Seed(start, end, sure - _LATER)


def _stands(blocks: Sequence[Block], texts: Texts, start: int, end: int, alias: bool) -> bool:
    """Whether what is a name elsewhere is one here too: not 白鹿 in 白鹿县, not the word 马上."""
    text = texts.text
    behind = follows(text[end : end + 8])
    if alias and behind < 1.0:
        return False  # 韦伯 of 汉斯·韦伯, in the name of a firm
    if behind < -2 and end - start < 4:
        return False
    if not is_word(text[start:end]) or word_kind(text[start:end]).startswith("nr"):
        return True
    if blocks[texts.block_at(start)].role in _HEADS:
        return behind > 2
    opens = start == 0 or not is_han(text[start - 1]) or office_before(text, start)
    return bool(opens) and behind > 1


def _crossed(text: str, start: int, end: int) -> bool:
    """Whether a word of the dictionary runs over the border of a name of two characters."""
    if end - start > 2:
        return False
    at = max(start - 4, 0)
    for word in words.cut(text[at : end + 4]):
        stop = at + len(word)
        inside = at < end and stop > start
        if inside and (at < start or stop > end) and len(word) > 1 and words.has_word(word):
            return follows(text[end : end + 8]) < 2.5
        at = stop
    return False
