"""Roles as a project's habits have them: learnt weights that may overrule what the rules chose.

The rules come first: what they choose has an advantage of `RULES`, so that weights which say
nothing change nothing. Weights are fitted in `suggest/learn/role_answers.py`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, product
from typing import NamedTuple, Protocol

from annotator.page.model import Role
from annotator.suggest.loglinear import Choice, LogLinear, Way
from annotator.suggest.structure.drafts import Draft
from annotator.suggest.structure.head_parts import HeadLine
from annotator.suggest.structure.heads import kind_of, leads
from annotator.suggest.structure.role_names import BYLINE
from annotator.suggest.structure.role_signs import (
    group_signs,
    head_signs,
    joins_alike,
    line_signs,
)
from annotator.suggest.structure.units import Unit

Parts = list[tuple[Role, int]]
"""The role of each line of a head, and the number of its part."""

RULES = 2.5
"""The logarithm of the odds that the rules are right about a line."""
_COST = 2.0
"""What a learnt unit is worth among the costs of putting heads and texts together."""
_MOST_LINES = 5
_LONGEST_BYLINE = 24
_SHORT, _LONGEST_CAPTION = 40, 220
_HEADLINE_KIN = frozenset((Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE))
_MOVED = _HEADLINE_KIN | {Role.BYLINE}
KINDS = {
    Role.HEADLINE: "line",
    Role.BODY: "body",
    Role.CAPTION: "caption",
    Role.CREDIT: "credit",
    Role.BYLINE: "signature",
    Role.FURNITURE: "furniture",
}
"""What a draft may be before heads and texts are put together; all of a head's kin are lines."""
_ROLES = {name: role for role, name in KINDS.items()}
HEAD, HEADING = "opens", "heading"
"""What lines between paragraphs may be: the head of an article, or a heading inside one."""


class Judge(Protocol):
    """Is asked where the rules have made their choice."""

    def tell_kinds(self, drafts: Sequence[Draft]) -> None:
        """Change the roles of drafts, before heads and texts are put together."""

    def leanings(self, flow: Sequence[Draft], units: Sequence[Unit]) -> Mapping[int, float]:
        """Give what it costs besides that lines are a heading, by the first unit of them."""

    def head(
        self, drafts: Sequence[Draft], lines: Sequence[HeadLine], parts: Parts, body: str
    ) -> Parts:
        """Give the roles and parts of a head's lines."""


class HeadChoice(NamedTuple):
    """The ways to read a head's lines; the rules' own is the first."""

    choice: Choice
    roles: tuple[tuple[Role, ...], ...]


@dataclass(frozen=True, slots=True)
class Habits:
    """A judge by learnt weights."""

    weights: LogLinear

    def tell_kinds(self, drafts: Sequence[Draft]) -> None:
        """Change the roles of lone lines and short paragraphs."""
        kinds = [(draft, kind_choice(drafts, index)) for index, draft in enumerate(drafts)]
        for draft, choice in kinds:
            if choice is not None:
                best, likely = self._best(choice)
                if best:
                    draft.role = _ROLES[choice.ways[best].outcomes[0]]
                    draft.confidence *= likely

    def leanings(self, flow: Sequence[Draft], units: Sequence[Unit]) -> Mapping[int, float]:
        """Give what it costs besides that lines are a heading, by the first unit of them."""
        found = {}
        for members in groups_of(units):
            opens, inside = self.weights.scores(group_choice(units, members))
            found[members[0]] = _COST * (opens - inside)
        return found

    def head(
        self, drafts: Sequence[Draft], lines: Sequence[HeadLine], parts: Parts, body: str
    ) -> Parts:
        """Give the roles and parts of a head's lines."""
        found = head_choice(lines, [role for role, _ in parts], body)
        if found is None:
            return parts
        best, likely = self._best(found.choice)
        if not best:
            return parts
        for draft, role, (before, _) in zip(drafts, found.roles[best], parts, strict=True):
            if role is not before:
                draft.confidence *= likely
        return parted(found.roles[best], parts)

    def _best(self, choice: Choice) -> tuple[int, float]:
        """Give the likeliest way, the first of several, and how likely it is."""
        likely = self.weights.chances(choice)
        best = max(range(len(likely)), key=likely.__getitem__)
        return best, likely[best]


def parted(roles: Sequence[Role], parts: Parts) -> Parts:
    """Give the parts of a head with other roles: none holds two roles, or goes over a border."""
    found: Parts = []
    number = -1
    last: tuple[Role, int] | None = None
    for role, (_, part) in zip(roles, parts, strict=True):
        number += last != (role, part)
        last = (role, part)
        found.append((role, number))
    return found


def kind_choice(drafts: Sequence[Draft], index: int) -> Choice | None:
    """Give what a draft may be, the rules' choice first; None where nothing else is thought of."""
    draft = drafts[index]
    kind = KINDS.get(draft.role)
    if draft.block is not None or kind is None or len(draft.text) > _LONGEST_CAPTION:
        return None
    others = ("body", "caption") if len(draft.text) > _SHORT else tuple(_ROLES)
    if kind not in others or leads(draft.text):
        return None
    if draft.role is Role.BYLINE and draft.lines[0].kind is BYLINE:
        return None  # by its own words, whatever the paper's other bylines are
    ways = [Way((kind,), base=RULES), *(Way((one,)) for one in others if one != kind)]
    return Choice((line_signs(drafts, index),), tuple(ways))


def groups_of(units: Sequence[Unit]) -> Iterator[list[int]]:
    """Give the lines that stand together between paragraphs, where no report opens behind them."""
    for head, run in groupby(range(len(units)), key=lambda index: units[index].head):
        members = list(run)
        after = members[-1] + 1
        if head and members[0] and after < len(units) and not units[after].opens:
            yield members


def group_choice(units: Sequence[Unit], members: Sequence[int]) -> Choice:
    """Give what lines between paragraphs may be: the head of an article or a heading inside."""
    return Choice((group_signs(units, members),), (Way((HEAD,)), Way((HEADING,))))


def head_choice(lines: Sequence[HeadLine], roles: Sequence[Role], body: str) -> HeadChoice | None:
    """Give the ways to read a head; None for one of a single line, or of very many."""
    if not 1 < len(lines) <= _MOST_LINES:
        return None
    ways = list(dict.fromkeys((tuple(roles), *_readings(lines, roles))))
    likes = joins_alike(lines)
    choices = []
    for way in ways:
        agreed = sum(one is other for one, other in zip(way, roles, strict=True))
        choices.append(Way(tuple(way), _shape(way, likes), RULES * agreed))
    return HeadChoice(Choice(head_signs(lines, body), tuple(choices)), tuple(ways))


def _readings(lines: Sequence[HeadLine], roles: Sequence[Role]) -> Iterator[tuple[Role, ...]]:
    """Give each way in which kickers stand over one headline, subheadlines and names under it."""
    free = [
        index
        for index, (line, role) in enumerate(zip(lines, roles, strict=True))
        if role in _MOVED and not (role is Role.BYLINE and _says_who_made(line))
    ]
    for number, start in enumerate(free):
        for end in range(number + 1, len(free) + 1):
            run = free[number:end]
            if run[-1] - start >= len(run):
                break  # a line that is no part of the headline stands between
            options = [
                (Role.HEADLINE,)
                if index in run
                else _beside(line, role, Role.KICKER if index < start else Role.SUBHEADLINE)
                for index, (line, role) in enumerate(zip(lines, roles, strict=True))
            ]
            yield from product(*options)


def _says_who_made(line: HeadLine) -> bool:
    """Whether a line is a byline by its own words, whatever a paper's other bylines are."""
    return kind_of(line.text, 0.0, line.apart) is BYLINE


def _beside(line: HeadLine, role: Role, place: Role) -> tuple[Role, ...]:
    """Give what a line may be that is no part of the headline."""
    if role not in _MOVED:
        return (role,)
    if role is Role.BYLINE:
        return (role, place)
    return (place, Role.BYLINE) if len(line.text) <= _LONGEST_BYLINE else (place,)


def _shape(roles: Sequence[Role], likes: Sequence[str]) -> tuple[str, ...]:
    """Name what a head's roles are together, and how the lines of its headline stand."""
    runs = "+".join(role.value for role, _ in groupby(roles))
    joined = [
        like
        for one, after, like in zip(roles, roles[1:], likes, strict=False)
        if one is after is Role.HEADLINE
    ]
    return (runs, f"{runs} of {len(roles)}", *joined)
