"""Gold pages torn anew: paragraphs cut inside a sentence, their second halves moved elsewhere."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.page.model import Page, Role
from annotator.page.pieces import Kept
from annotator.suggest.structure.heads import finishes

_HEADS = frozenset((Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE, Role.BYLINE))
_MOST_TEARS = 3
_SHORTEST = 3
"""The fewest lines of a paragraph that is torn."""


@dataclass(frozen=True, slots=True)
class Torn:
    """A page's raw text, and which of its lines go on in which."""

    raw: str
    goes_on: dict[int, int]
    """For the number of a line, that of the line behind it in the same block."""


@dataclass(slots=True, eq=False)
class _Chunk:
    """Lines of one block that follow each other in raw, by their numbers there."""

    lines: list[int]
    role: Role
    article: str | None
    blank: int


def whole(page: Page) -> Torn:
    """Give a gold page as it is."""
    return Torn(page.raw, _goes_on(page))


def torn(page: Page, dice: random.Random) -> Torn | None:
    """Give a gold page with one to three of its paragraphs torn; None where none can be."""
    raw = page.raw.split("\n")
    goes_on = _goes_on(page)
    chunks = _chunks(page, raw)
    moved = [
        tear
        for _ in range(dice.choice((1, 1, 2, _MOST_TEARS)))
        if (tear := _cut(chunks, raw, dice))
    ]
    if not moved:
        return None
    for head, tail in moved:
        _put(chunks, head, tail, dice)
    if len(moved) > 1 and dice.random() < 0.2:
        first, second = (chunks.index(tail[0]) for _, tail in moved[:2])
        chunks[first], chunks[second] = chunks[second], chunks[first]
    order: list[int] = []
    text: list[str] = []
    place: dict[int, int] = {}
    for chunk in chunks:
        text += [""] * chunk.blank
        for number in chunk.lines:
            place[number] = len(text)
            text.append(raw[number])
        order += chunk.lines
    links = {place[a]: place[b] for a, b in goes_on.items() if a in place and b in place}
    return Torn("\n".join(text), links)


def _goes_on(page: Page) -> dict[int, int]:
    number_at: list[int] = []
    for number, line in enumerate(page.raw.split("\n")):
        number_at += [number] * (len(line) + 1)
    links: dict[int, int] = {}
    for block in page.blocks:
        last = -1
        for piece in block.pieces:
            if not isinstance(piece, Kept):
                continue
            for at in range(piece.start, piece.end):
                if not page.raw[at].isspace():
                    if last >= 0 and number_at[at] != last:
                        links[last] = number_at[at]
                    last = number_at[at]
    return links


def _chunks(page: Page, raw: Sequence[str]) -> list[_Chunk]:
    """Give the page's lines in their order, put together by block."""
    owner: list[str | None] = [None] * len(page.raw)
    for block in page.blocks:
        for piece in block.pieces:
            if isinstance(piece, Kept):
                owner[piece.start : piece.end] = [block.id] * (piece.end - piece.start)
    chunks: list[_Chunk] = []
    before: str | None = None
    start = blank = 0
    for number, line in enumerate(raw):
        own = next((owner[at] for at in range(start, start + len(line)) if owner[at]), before)
        start += len(line) + 1
        if not line.strip():
            blank += 1
            continue
        if chunks and own == before and not blank:
            chunks[-1].lines.append(number)
        else:
            known = next((one for one in page.blocks if one.id == own), None)
            role = known.role if known else Role.FURNITURE
            chunks.append(_Chunk([number], role, known.article if known else None, blank))
        before, blank = own, 0
    return chunks


def _cut(
    chunks: list[_Chunk], raw: Sequence[str], dice: random.Random
) -> tuple[_Chunk, list[_Chunk]] | None:
    """Cut a paragraph in two, and say what of its article goes with the second half."""
    bodies = [one for one in chunks if one.role is Role.BODY and len(one.lines) >= _SHORTEST]
    for one in dice.sample(bodies, min(len(bodies), 4)):
        places = [
            at
            for at in range(1, len(one.lines))
            if not finishes("".join(raw[one.lines[at - 1]].split()))
        ]
        if not places:
            continue
        at = dice.choice(places)
        tail = _Chunk(one.lines[at:], one.role, one.article, 1)
        one.lines = one.lines[:at]
        where = chunks.index(one) + 1
        chunks.insert(where, tail)
        going = [tail]
        for after in chunks[where + 1 :]:
            if after.role is not Role.BODY or after.article != one.article:
                break
            going.append(after)
        return one, going if dice.random() < 0.7 else [tail]
    return None


def _put(chunks: list[_Chunk], head: _Chunk, tail: Sequence[_Chunk], dice: random.Random) -> None:
    """Put a second half elsewhere: over its head, over the page, behind or between other texts."""
    for one in tail:
        if one in chunks:
            chunks.remove(one)
    kind = dice.random()
    own = [n for n, one in enumerate(chunks) if one.article == head.article]
    if kind < 0.2:
        at = 0
    elif kind < 0.45 and own:
        at = own[0]
    elif kind < 0.7:
        at = _beside(chunks, chunks.index(head) + 1, dice)
    else:
        at = dice.choice(list(_places(chunks)))
    tail[0].blank = max(1, tail[0].blank)
    chunks[at:at] = tail
    if at + len(tail) < len(chunks):
        after = chunks[at + len(tail)]
        after.blank = max(1, after.blank)


def _beside(chunks: list[_Chunk], at: int, dice: random.Random) -> int:
    """Move a picture or another article's head right behind a first half; give where it ends."""
    starts = [
        n
        for n, one in enumerate(chunks)
        if one.role in (Role.CAPTION, Role.HEADLINE, Role.KICKER)
        and (not n or chunks[n - 1].role is not one.role)
        and n != at
    ]
    if not starts:
        return at
    start = dice.choice(starts)
    kinds = _HEADS if chunks[start].role in _HEADS else (Role.CAPTION, Role.CREDIT)
    end = start
    while (
        end < len(chunks)
        and chunks[end].role in kinds
        and chunks[end].article == chunks[start].article
    ):
        end += 1
    if start < at <= end:
        return at
    moved = chunks[start:end]
    del chunks[start:end]
    at -= len(moved) if start < at else 0
    moved[0].blank = max(1, moved[0].blank)
    chunks[at:at] = moved
    return at + len(moved)


def _places(chunks: Sequence[_Chunk]) -> Iterator[int]:
    """Give the places among the chunks where a column may begin."""
    yield 0
    for number in range(1, len(chunks)):
        before, after = chunks[number - 1], chunks[number]
        if before.article != after.article or (before.role in _HEADS) != (after.role in _HEADS):
            yield number
