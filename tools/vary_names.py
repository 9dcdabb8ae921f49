"""People of gold pages called by other names."""

import random
import re
from collections.abc import Callable

from annotator.page.model import PERSON
from annotator.suggest.words import has_word
from tools.variant import SPACES, Variant, words

Namer = Callable[[random.Random, str, str], str]
"""Gives a new name for an old one; the third is what characters stand behind it on the page."""


def _given(dice: random.Random, length: int) -> str:
    return "".join(dice.choice(words("given characters")) for _ in range(length))


def _as_long(dice: random.Random, families: str, old: str) -> str:
    return dice.choice(words(families)) + _given(dice, max(1, len(old) - 1) if len(old) < 4 else 2)


def common(dice: random.Random, old: str, _: str) -> str:
    return _as_long(dice, "common families", old)


def rare(dice: random.Random, old: str, _: str) -> str:
    return _as_long(dice, "rare families", old)


def everyday(dice: random.Random, old: str, _: str) -> str:
    given = dice.choice(words("everyday words")) if len(old) > 2 else _given(dice, 1)
    return dice.choice(words("common families")) + given


def compound(dice: random.Random, old: str, _: str) -> str:
    return dice.choice(words("compound families")) + _given(dice, dice.choice((1, 1, 2)))


def short(dice: random.Random, old: str, _: str) -> str:
    return dice.choice(words("common families")) + _given(dice, 1)


def long(dice: random.Random, old: str, _: str) -> str:
    return dice.choice(words("common families")) + _given(dice, 2)


def dotted(dice: random.Random, old: str, _: str) -> str:
    return dice.choice(words("names with dots")) if dice.random() < 0.4 else common(dice, old, "")


def undotted(dice: random.Random, old: str, _: str) -> str:
    return (
        dice.choice(words("names of other peoples"))
        if dice.random() < 0.4
        else common(dice, old, "")
    )


def foreign(dice: random.Random, old: str, _: str) -> str:
    return dice.choice(words("foreign names")) if dice.random() < 0.3 else common(dice, old, "")


def joining(dice: random.Random, old: str, behind: str) -> str:
    """Give a name whose last character makes a word with what stands behind it somewhere."""
    ends = [c for c in words("given characters") if any(has_word(c + after) for after in behind)]
    if not ends:
        return common(dice, old, behind)
    first = _given(dice, max(0, min(len(old), 3) - 2))
    return dice.choice(words("common families")) + first + dice.choice(ends)


def renamed(namer: Namer) -> Callable[[Variant, random.Random], None]:
    """Give the variation that calls everybody by other names."""

    def vary(variant: Variant, dice: random.Random) -> None:
        page = variant.page
        mentions: dict[str, list[tuple[str, int, int]]] = {}
        for span in page.spans:
            if span.label == PERSON and span.person and len(span.parts) == 1:
                part = span.parts[0]
                mentions.setdefault(span.person, []).append((part.block, part.start, part.end))
        everything = "\n".join(block.text for block in page.blocks)
        taken = {person.name for person in page.people}
        for person in page.people:
            places = mentions.get(person.id, [])
            said = {"".join(variant.text(b)[s:e].split()) for b, s, e in places}
            family = 2 if person.name[:2] in words("compound families") else 1
            if not re.fullmatch("[一-龥]{2,4}", person.name) or not all(
                _part(person.name, family, one) for one in said
            ):
                continue
            behind = "".join(variant.text(b)[e : e + 1] for b, _, e in places)
            for _ in range(50):
                new = namer(dice, person.name, behind)
                if new not in everything and new not in taken:
                    break
            if len(said) > 1 and (len(new) > 4 or "·" in new):
                continue
            taken.add(new)
            fresh = 2 if new[:2] in words("compound families") else 1
            done = [
                variant.put(b, s, e, _said(variant.text(b)[s:e], person.name, family, new, fresh))
                for b, s, e in places
            ]
            if all(done):
                variant.names[person.name] = new

    return vary


def _part(name: str, family: int, said: str) -> bool:
    return said in (name, name[:family], name[family:]) or said in (
        f"{little}{name[:family]}" for little in "小老"
    )


def _said(said: str, name: str, family: int, new: str, fresh: int) -> str:
    """Give the part of a new name that a mention says of the old one."""
    plain = "".join(said.split())
    if plain == name:
        return new
    if plain == name[:family]:
        return new[:fresh]
    return new[fresh:] if plain == name[family:] else said[0] + new[:fresh]


def spaced(variant: Variant, dice: random.Random) -> None:
    """Set the two characters of short names apart, as papers do to make them as wide as three."""
    gap = dice.choice(SPACES)
    for span in variant.page.spans:
        if span.label == PERSON and len(span.parts) == 1:
            part = span.parts[0]
            row = variant.offsets(part.block)[part.start : part.end]
            first = row[0] if len(row) == 2 else None
            if first is not None and row[1] == first + 1:
                variant.changes[first] = ((variant.page.raw[first], True), (gap, False))
