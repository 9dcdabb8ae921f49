"""Blocks put into articles and reading order, around the blocks that stay."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from annotator.page.model import Article, Block, Correction, Page, Role, Status
from annotator.page.pieces import Kept, Piece, RawMap
from annotator.suggest.labels.draft import without_strangers
from annotator.suggest.structure.held import Held
from annotator.suggest.structure.kinds import kind_of_article
from annotator.suggest.structure.misread import Misread
from annotator.suggest.structure.role_names import (
    BODY,
    BYLINE,
    CAPTION,
    CREDIT,
    FURNITURE,
    HEADING,
    HEADLINE,
    JUMP,
    KICKER,
    SUBHEADLINE,
)

_RANK = {
    KICKER: 0,
    HEADLINE: 1,
    SUBHEADLINE: 2,
    BYLINE: 3,
    BODY: 4,
    HEADING: 4,
    CAPTION: 5,
    CREDIT: 5,
    JUMP: 6,
    FURNITURE: 7,
}
"""The reading order inside an article; on a level, the order of raw."""
_SURE_OF_CORRECTION = 0.9
_Item = TypeVar("_Item")
_Key = tuple[float, float]


@dataclass(slots=True)
class Found:
    """A block as it was read, or the held block with this id; `article` is a number, or None.

    Those of one article stand in reading order as far as their roles leave it open. Nobody changes
    one.
    """

    role: Role
    article: int | None
    pieces: tuple[Piece, ...]
    start: int
    """The first raw character; -1 where it has none."""
    confidence: float
    held: str | None = None


def start_of(pieces: Iterable[Piece]) -> int:
    """Give the first raw character of a block in reading order; -1 where it has none."""
    for piece in pieces:
        if isinstance(piece, Kept):
            return piece.start
    return -1


def arranged(page: Page, kept: Held, found: Sequence[Found], wrong: Sequence[Misread]) -> Page:
    """Give the page with the found blocks and corrections beside what is held.

    Held blocks keep their article, their role and their order among themselves; what was found to
    belong to one of their articles is put in where its place in raw says.
    """
    stays = {block.id: block for block in page.blocks if block.id in kept.blocks}
    before = _Before(page)
    articles = _article_ids(stays, found, before)
    turn = {one.start: number for number, one in enumerate(found)}

    def place(one: Found) -> _Key:
        return _RANK[one.role], turn[one.start]

    def precedes(one: Found, other: Found) -> bool:
        """Whether a found block goes before one that stays in their article."""
        known = before.precedes(one, other)
        return place(one) < place(other) if known is None else known

    groups: dict[str, list[Found]] = {}
    for one in found:
        if one.held is None:
            groups.setdefault(articles.get(one.start) or f"\0{one.start}", []).append(one)
    held = {one.held: one for one in found}
    fixed: dict[str, list[Found]] = {}
    for block in stays.values():
        fixed.setdefault(block.article or f"\1{block.id}", []).append(held[block.id])
    members = {
        name: _woven(fixed.get(name, []), groups.get(name, []), place, precedes)
        for name in [*fixed, *(name for name in groups if name not in fixed)]
    }
    first = {name: min([one.start for one in members[name]]) for name in members}
    order = _woven(
        list(fixed),
        [name for name in members if name not in fixed],
        lambda name: (first[name], 0),
        lambda one, other: first[one] < first[other],
    )
    names = _Names(kept.blocks, "b")
    blocks = [
        stays[one.held]
        if one.held is not None
        else Block.spelt(
            page.raw,
            names.fresh(),
            articles.get(one.start),
            one.role,
            one.pieces,
            round(one.confidence, 2),
            Status.SUGGESTED,
        )
        for name in order
        for one in members[name]
    ]
    return _page(page, kept, blocks, wrong)


def _article_ids(
    stays: dict[str, Block], found: Sequence[Found], before: "_Before"
) -> dict[int, str]:
    """Give the article of each found block by its start in raw.

    What was read as one article is a person's where most of it was that or is held by it: a block
    that was moved to another article takes nothing with it.
    """
    votes: dict[int, Counter[str]] = {}
    for one in found:
        if one.article is not None:
            article = stays[one.held].article if one.held else before.article(one.start)
            if article is not None:
                votes.setdefault(one.article, Counter())[article] += 2 if one.held else 1
    theirs = {block.article for block in stays.values()}
    names = _Names(theirs, "a")
    named: dict[int, str] = {}
    ids: dict[int, str] = {}
    for one in sorted(found, key=lambda one: one.start):
        if one.article is None or one.held is not None:
            continue
        if one.article not in named:
            most = votes[one.article].most_common(1) if one.article in votes else ()
            known = most[0][0] if most else None
            named[one.article] = known if known in theirs and known else names.fresh()
        ids[one.start] = named[one.article]
    return ids


class _Before:
    """The order of the blocks before, in which a person may have moved some."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.index = page.block_index
        self.map = RawMap((block.id, block.pieces) for block in page.blocks)

    def article(self, raw_offset: int) -> str | None:
        """Give the article that a raw character stood in."""
        stood = self.map.place(raw_offset)
        return self.page.block(stood[0]).article if stood else None

    def precedes(self, found: Found, stays: Found) -> bool | None:
        """Whether a found block's text stood before one that stays; None where that is not known.

        Where it stood in another block before, that one's place decides.
        """
        stood = self.map.place(found.start)
        if stood is None or stays.held is None or stood[0] == stays.held:
            return None
        return self.index[stood[0]] < self.index[stays.held]


def _woven(
    stays: Sequence[_Item],
    others: Sequence[_Item],
    key: Callable[[_Item], _Key],
    precedes: Callable[[_Item, _Item], bool],
) -> list[_Item]:
    """Give the items that stay in their order, each other one before the first that it precedes."""
    if not stays:
        return sorted(others, key=key)
    slots: list[list[_Item]] = [[] for _ in range(len(stays) + 1)]
    for item in sorted(others, key=key):
        slots[next((n for n, one in enumerate(stays) if precedes(item, one)), len(stays))].append(
            item
        )
    result = list(slots[0])
    for one, behind in zip(stays, slots[1:], strict=True):
        result += [one, *behind]
    return result


def _page(page: Page, kept: Held, blocks: Sequence[Block], wrong: Sequence[Misread]) -> Page:
    corrections = [one for one in page.corrections if one.id in kept.corrections]
    correction_names = _Names(kept.corrections, "c")
    corrections += [
        Correction(
            correction_names.fresh(),
            one.kind,
            one.start,
            one.end,
            one.text,
            _SURE_OF_CORRECTION,
            Status.SUGGESTED,
        )
        for one in wrong
    ]
    fixed = replace(
        page,
        articles=_articles(page, kept, blocks),
        blocks=tuple(blocks),
        corrections=tuple(sorted(corrections, key=lambda one: one.start)),
        spans=tuple(span for span in page.spans if span.id in kept.spans),
    )
    return without_strangers(_without_lost_spans(fixed), page)


def _articles(page: Page, kept: Held, blocks: Sequence[Block]) -> tuple[Article, ...]:
    members: dict[str, list[Block]] = {}
    for block in blocks:
        if block.article is not None:
            members.setdefault(block.article, []).append(block)
    stays = {block.article for block in page.blocks if block.id in kept.blocks}
    return tuple(
        page.article_by_id[id] if id in stays else Article(id, kind_of_article(of))
        for id, of in members.items()
    )


class _Names:
    """Gives out ids that are not in use: b1, b2, …"""

    def __init__(self, used: Iterable[str | None], letter: str) -> None:
        self.used, self.letter, self.count = set(used), letter, 0

    def fresh(self) -> str:
        while True:
            self.count += 1
            name = f"{self.letter}{self.count}"
            if name not in self.used:
                return name


def _without_lost_spans(page: Page) -> Page:
    """Drop the suggested records that name a span that went with its block."""
    spans = {span.id for span in page.spans}
    speeches = tuple(
        one
        for one in page.speeches
        if one.status is not Status.SUGGESTED
        or {one.speaker_span, one.cue, one.content} - {None} <= spans
    )
    meetings = tuple(
        one
        for one in page.meetings
        if one.status is not Status.SUGGESTED
        or {
            one.name,
            one.date,
            one.place,
            *one.mentions,
            *(entry.mention for entry in (*one.hosts, *one.attendees)),
        }
        - {None}
        <= spans
    )
    return replace(page, speeches=speeches, meetings=meetings)
