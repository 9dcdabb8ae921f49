"""What a person decided between two pages of one raw text, read from the pages themselves."""

from dataclasses import dataclass

from annotator.page.lines import LineEndKind, line_ends
from annotator.page.model import PERSON, Block, Page, Role, Status
from annotator.page.pieces import Kept

_JOINED = (LineEndKind.JOINED, LineEndKind.COLUMN)


@dataclass(frozen=True, slots=True)
class RoleSet:
    """A block that a person gave another role."""

    block: str
    was: Role
    home: str | None
    """The article that it stood in."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What is another by hand on the page after."""

    parted: tuple[int, ...]
    """The line ends inside a block of the page before, which nobody had decided, that end one."""
    roles: tuple[RoleSet, ...]
    tagged: tuple[str, ...]
    """The ids of mentions that were tagged or accepted."""
    refused: tuple[str, ...]
    """The ids of mentions that were refused."""


def correction(before: Page, after: Page) -> Correction:
    """Say what a person decided on the way from one page to the next."""
    return Correction(_parted(before, after), _roles(before, after), *_mentions(before, after))


def _parted(before: Page, after: Page) -> tuple[int, ...]:
    if before.blocks is after.blocks:
        return ()
    undecided = [_bounds(block) for block in before.blocks if block.status is Status.SUGGESTED]
    return tuple(
        one.offset
        for one, other in zip(line_ends(before), line_ends(after), strict=True)
        if one.kind in _JOINED
        and other.kind is LineEndKind.PARAGRAPH
        and any(low < one.offset < high for low, high in undecided)
    )


def _bounds(block: Block) -> tuple[int, int]:
    kept = [piece for piece in block.pieces if isinstance(piece, Kept)]
    return min((one.start for one in kept), default=0), max((one.end for one in kept), default=0)


def _roles(before: Page, after: Page) -> tuple[RoleSet, ...]:
    if before.blocks is after.blocks:
        return ()
    known = {block.id: block for block in before.blocks}
    return tuple(
        RoleSet(block.id, known[block.id].role, known[block.id].article)
        for block in after.blocks
        if block.fixed and block.id in known and known[block.id].role is not block.role
    )


def _mentions(before: Page, after: Page) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if before.spans is after.spans:
        return (), ()
    known = before.span_by_id
    tagged, refused = [], []
    for span in after.spans:
        if span.label != PERSON or known.get(span.id) is span:
            continue
        was = known.get(span.id)
        if span.fixed and not (was and was.fixed and was.parts == span.parts):
            tagged.append(span.id)
        elif span.status is Status.REJECTED and not (was and was.status is Status.REJECTED):
            refused.append(span.id)
    return tuple(tagged), tuple(refused)
