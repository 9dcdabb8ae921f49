"""Blocks put into articles and reading order, around the blocks that stay."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from annotator.page.model import (
    Article,
    ArticleKind,
    Attendance,
    Block,
    Correction,
    Page,
    Part,
    Role,
    Span,
    Status,
)
from annotator.page.pieces import Kept, Piece
from annotator.suggest.draft import without_strangers
from annotator.suggest.held import Held
from annotator.suggest.misread import Misread

_RANK = {
    Role.KICKER: 0,
    Role.HEADLINE: 1,
    Role.SUBHEADLINE: 2,
    Role.BYLINE: 3,
    Role.BODY: 4,
    Role.HEADING: 4,
    Role.CAPTION: 5,
    Role.CREDIT: 5,
    Role.JUMP: 6,
    Role.FURNITURE: 7,
}


@dataclass(frozen=True, slots=True)
class Found:
    """A block as it was read; `article` is a number, or None for furniture."""

    role: Role
    article: int | None
    pieces: tuple[Piece, ...]
    confidence: float

    @property
    def start(self) -> int:
        return next(piece.start for piece in self.pieces if isinstance(piece, Kept))


def arranged(page: Page, kept: Held, found: Sequence[Found], wrong: Sequence[Misread]) -> Page:
    """Give the page with the found blocks and corrections beside what is held."""
    names = _Names({block.id for block in page.blocks if block.id in kept.blocks}, "b")
    stays = [block for block in page.blocks if block.id in kept.blocks]
    groups: dict[object, list[Block]] = {}
    article_names = _Names({block.article for block in stays if block.article}, "a")
    numbered: dict[int, str] = {}
    blocks: list[Block] = []
    ordered = sorted(found, key=lambda one: one.start)
    for one in ordered:
        article = None
        if one.article is not None:
            if one.article not in numbered:
                numbered[one.article] = article_names.fresh()
            article = numbered[one.article]
        blocks.append(
            Block.spelt(
                page.raw,
                "",
                article,
                one.role,
                one.pieces,
                round(one.confidence, 2),
                Status.SUGGESTED,
            )
        )
    del groups
    sequence = _sequence(stays, blocks)
    sequence = [block if block.id else replace(block, id=names.fresh()) for block in sequence]
    order = list(dict.fromkeys(block.article for block in sequence if block.article))
    known = page.article_by_id
    articles = tuple(
        known[id]
        if id in known and any(block.article == id for block in stays)
        else Article(id, _kind([block for block in sequence if block.article == id]))
        for id in order
    )
    correction_names = _Names(
        {one.id for one in page.corrections if one.id in kept.corrections}, "c"
    )
    corrections = [one for one in page.corrections if one.id in kept.corrections]
    corrections += [
        Correction(
            correction_names.fresh(), one.kind, one.start, one.end, one.text, 0.9, Status.SUGGESTED
        )
        for one in wrong
    ]
    corrections.sort(key=lambda one: one.start)
    fixed = replace(
        page,
        articles=articles,
        blocks=tuple(sequence),
        corrections=tuple(corrections),
        spans=tuple(span for span in page.spans if span.id in kept.spans),
    )
    return without_strangers(_records(fixed), page)


def _kind(blocks: Sequence[Block]) -> ArticleKind:
    if all(block.role in (Role.CAPTION, Role.CREDIT) for block in blocks):
        return ArticleKind.PHOTO
    return ArticleKind.NEWS


def _sequence(stays: Sequence[Block], blocks: Sequence[Block]) -> list[Block]:
    """Order everything: articles by their first raw character, blocks by role and raw."""
    groups: dict[str, list[Block]] = {}
    first: dict[str, float] = {}
    loose = 0
    for block in [*blocks, *stays]:
        key = block.article or f"\0{loose}"
        loose += block.article is None
        groups.setdefault(key, []).append(block)
        first[key] = min(first.get(key, float("inf")), _start(block))
    keys = sorted(groups, key=lambda key: first[key])
    result: list[Block] = []
    for key in keys:
        result += sorted(groups[key], key=lambda block: (_RANK[block.role], _start(block)))
    return result


def _start(block: Block) -> float:
    return min(
        (piece.start for piece in block.pieces if isinstance(piece, Kept)), default=float("inf")
    )


class _Names:
    """Gives out ids that are not in use: b1, b2, …"""

    def __init__(self, used: set[str], letter: str) -> None:
        self.used, self.letter, self.count = used, letter, 0

    def fresh(self) -> str:
        while True:
            self.count += 1
            name = f"{self.letter}{self.count}"
            if name not in self.used:
                return name


def _records(page: Page) -> Page:
    """Drop the suggested records whose spans went, and the parts of those that stay."""
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
        or {one.name, one.date, one.place, *one.mentions} - {None} <= spans
    )
    return replace(page, speeches=speeches, meetings=meetings)
