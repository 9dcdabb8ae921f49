"""Choices of roles with known answers: what the rules chose on a page, beside what is right."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from annotator.page.model import Page, Role, Status
from annotator.page.pieces import Kept
from annotator.suggest.loglinear import Choice, LogLinear
from annotator.suggest.structure.drafts import Draft
from annotator.suggest.structure.fix import heard
from annotator.suggest.structure.head_parts import HeadLine
from annotator.suggest.structure.roles import (
    HEAD,
    HEADING,
    KINDS,
    RULES,
    HeadChoice,
    Parts,
    group_choice,
    groups_of,
    head_choice,
    kind_choice,
)
from annotator.suggest.structure.units import Unit

PULL = 1.0
"""How strongly each weight is held at nothing."""
_MOSTLY = 0.9
"""The share of a line's characters that one role must have."""
_HEAD = frozenset((Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE, Role.BYLINE))
_LINES = frozenset((Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE, Role.HEADING))
_Place = tuple[range, ...]


class RoleAnswer(NamedTuple):
    """A choice and which of its ways is right."""

    choice: Choice
    right: int


def role_answers(page: Page) -> tuple[RoleAnswer, ...]:
    """Give the choices that the rules have on a page whose blocks are right."""
    listener = _Listener()
    heard(Page(page.id, page.raw), listener)
    return tuple(listener.answers(_Gold(page)))


def roles_fitted(pages: Sequence[Sequence[RoleAnswer]], pull: float = PULL) -> LogLinear:
    """Give the weights fitted to the pages."""
    answers = list(chain.from_iterable(pages))
    return LogLinear.fitted([one.choice for one in answers], [one.right for one in answers], pull)


class _Gold:
    """The right role and article of each raw character."""

    def __init__(self, page: Page) -> None:
        self.at: dict[int, tuple[Role, str | None]] = {}
        for block in page.blocks:
            if block.status is Status.REJECTED:
                continue
            for piece in block.pieces:
                if isinstance(piece, Kept):
                    for offset in range(piece.start, piece.end):
                        self.at[offset] = (block.role, block.article)

    def of(self, place: _Place) -> tuple[Role, str | None] | None:
        """Give the role and the article of most of a place's characters; None for no such."""
        found = Counter(self.at.get(offset) for offset in chain(*place))
        size = found.total()
        best, count = found.most_common(1)[0] if found else (None, 0)
        return best if count >= _MOSTLY * size else None


def _place(draft: Draft) -> _Place:
    return tuple(draft.run.ranges)


@dataclass(slots=True)
class _Listener:
    """Notes each choice, and what the rules chose where that is known only afterwards."""

    kinds: list[tuple[Choice, _Place]] = field(default_factory=list)
    groups: list[tuple[Choice, list[Draft], list[_Place]]] = field(default_factory=list)
    heads: list[tuple[HeadChoice, list[_Place]]] = field(default_factory=list)

    def tell_kinds(self, drafts: Sequence[Draft]) -> None:
        for index, draft in enumerate(drafts):
            choice = kind_choice(drafts, index)
            if choice is not None:
                self.kinds.append((choice, _place(draft)))

    def leanings(self, flow: Sequence[Draft], units: Sequence[Unit]) -> Mapping[int, float]:
        for members in groups_of(units):
            of = [flow[index] for index in members]
            self.groups.append((group_choice(units, members), of, list(map(_place, of))))
        return {}

    def head(
        self, drafts: Sequence[Draft], lines: Sequence[HeadLine], parts: Parts, body: str
    ) -> Parts:
        choice = head_choice(lines, [role for role, _ in parts], body)
        if choice is not None:
            self.heads.append((choice, list(map(_place, drafts))))
        return parts

    def answers(self, gold: _Gold) -> Iterator[RoleAnswer]:
        """Give the choices whose answer gold knows."""
        for choice, place in self.kinds:
            found = gold.of(place)
            if found is not None:
                yield from _answer(choice, (_kind(found[0]),))
        for choice, drafts, places in self.groups:
            roles = {found[0] for found in map(gold.of, places) if found is not None}
            inside = roles == {Role.HEADING}
            if inside or (roles and roles <= _HEAD):
                chosen = HEADING if drafts[0].role is Role.HEADING else HEAD
                ways = [
                    way._replace(base=RULES * (way.outcomes[0] == chosen)) for way in choice.ways
                ]
                yield from _answer(
                    choice._replace(ways=tuple(ways)), (HEADING if inside else HEAD,)
                )
        for head, places in self.heads:
            right = [found for found in map(gold.of, places) if found is not None]
            if len(right) == len(places) and len({article for _, article in right}) == 1:
                yield from _answer(head.choice, tuple(role for role, _ in right))


def _kind(role: Role) -> str:
    return KINDS[Role.HEADLINE] if role in _LINES else KINDS.get(role, "")


def _answer(choice: Choice, outcomes: tuple[str, ...]) -> Iterator[RoleAnswer]:
    for number, way in enumerate(choice.ways):
        if way.outcomes == outcomes:
            yield RoleAnswer(choice, number)
            return
