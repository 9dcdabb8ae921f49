"""Line ends and roles that follow from those a person corrected: what has the same form."""

from collections.abc import Iterable
from dataclasses import replace

from annotator.page.edits import SetRole, SplitBlock
from annotator.page.errors import AnnotatorError
from annotator.page.lines import LineEndKind, line_ends
from annotator.page.model import Block, Page, Role, Status
from annotator.page.pieces import Kept, RawMap, offset_of
from annotator.suggest.follow.correction import Correction, RoleSet
from annotator.suggest.follow.forms import form, is_line, is_row, row_of
from annotator.suggest.follow.sitting import Sitting
from annotator.suggest.follow.undecided import LIKELY, given, undecided, unmoved

_NEAR = 3
"""The most lines that furniture of one list lies apart."""


def alike(after: Page, made: Correction, sitting: Sitting) -> Page:
    """Give the page with the line ends and roles that follow.

    Only roles that nobody gave in this sitting may be others; see `undecided`.
    """
    page = _parted(after, made.parted)
    for one in made.roles:
        page = _given(page, one, sitting)
    return page


def _parted(page: Page, newlines: Iterable[int]) -> Page:
    """End paragraphs where lines open as the one does before which a person ended one.

    Inside the parts of the block that the person cut nobody has decided the other line ends yet.
    """
    for newline in newlines:
        wanted = _wanted(page.raw, newline)
        if not wanted:
            continue
        raw_map = RawMap((block.id, block.pieces) for block in page.blocks)
        here = _around(page, raw_map, newline)
        if here is None:
            continue
        cut = {block.id for block in here}
        for end in reversed(line_ends(page)):
            if end.kind is not LineEndKind.JOINED:
                continue
            if row_of(_line(page.raw, end.offset + 1)) in wanted:
                page = _split(page, end.offset, cut, here[0])
    return page


def _wanted(raw: str, newline: int) -> set[str]:
    """Give the forms of the lines about a line end: of the one behind it, and of a row before."""
    before = row_of(raw[raw.rfind("\n", 0, newline) + 1 : newline])
    behind = row_of(_line(raw, newline + 1))
    return {one for one in (behind, before if is_row(before) else None) if one is not None}


def _around(page: Page, raw_map: RawMap, newline: int) -> tuple[Block, Block] | None:
    """Give the blocks on either side of a line end that ends one."""
    raw = page.raw
    left = next((at for at in range(newline - 1, -1, -1) if not raw[at].isspace()), None)
    right = next((at for at in range(newline, len(raw)) if not raw[at].isspace()), None)
    places = [raw_map.place(at) if at is not None else None for at in (left, right)]
    if places[0] is None or places[1] is None:
        return None
    return page.block(places[0].block), page.block(places[1].block)


def _split(page: Page, newline: int, cut: set[str], like: Block) -> Page:
    raw = page.raw
    at = next((at for at in range(newline, len(raw)) if not raw[at].isspace()), None)
    place = RawMap((b.id, b.pieces) for b in page.blocks).place(at) if at is not None else None
    if place is None:
        return page
    block = page.block(place.block)
    ours = block.id in cut
    if not ours and (block.status is not Status.SUGGESTED or block.article != like.article):
        return page
    offset = offset_of(block.pieces, at) if at is not None else None
    if not offset:
        return page
    known = set(page.block_index)
    after = SplitBlock(block.id, offset).apply(page)
    new = next(one.id for one in after.blocks if one.id not in known)
    if ours:
        cut.add(new)
    return _suggested(after, {new} if ours else {new, block.id})


def _given(page: Page, made: RoleSet, sitting: Sitting) -> Page:
    """Give the role to the undecided blocks of the role before that have the same form.

    To be furniture is to leave one's article: that is for those that nobody put into theirs.
    """
    if made.block not in page.block_index:
        return page
    block = page.block(made.block)
    places = Role.FURNITURE in (made.was, block.role)
    free = unmoved(sitting, page) if places else undecided(sitting, page)
    like = [
        other
        for other in page.blocks
        if other.id in free and other.role is made.was and _is_alike(page, other, block, made.home)
    ]
    waiting = {one.id for one in like if one.status is Status.SUGGESTED}
    if not places:
        page = given(page, {one.id: block.role for one in like if one.by_hand})
        like = [one for one in like if one.id in waiting]
    if not like:
        return page
    try:
        return _suggested(SetRole(tuple(one.id for one in like), block.role).apply(page), waiting)
    except AnnotatorError:
        return page


def _is_alike(page: Page, other: Block, block: Block, home: str | None) -> bool:
    if other.text == block.text:
        return True
    same = form(block.text)
    if same == "signed":
        return form(other.text) == same and _first(other) == _first(block)
    if other.article != home:
        return False
    if block.role is Role.FURNITURE and _lines_between(page, other, block) == 0:
        return True
    if same is not None:
        return form(other.text) == same and (
            home is not None or _lines_between(page, other, block) <= _NEAR
        )
    if home is None:
        return False
    return block.role is Role.HEADING and is_line(other.text) and is_line(block.text)


def _lines_between(page: Page, one: Block, other: Block) -> int:
    """Say how many line ends of raw lie between two blocks."""
    ends = [
        (piece.start, piece.end)
        for block in (one, other)
        for piece in block.pieces
        if isinstance(piece, Kept)
    ]
    if not ends:
        return 0
    return page.raw.count("\n", min(end for _, end in ends), max(start for start, _ in ends))


def _first(block: Block) -> str:
    """Give the last two characters of the first word: 记者 of 本报记者 某某."""
    return block.text.split(maxsplit=1)[0][-2:]


def _suggested(page: Page, ids: Iterable[str]) -> Page:
    chosen = set(ids)
    return replace(
        page,
        blocks=tuple(
            replace(block, confidence=LIKELY, status=Status.SUGGESTED)
            if block.id in chosen
            else block
            for block in page.blocks
        ),
    )


def _line(raw: str, start: int) -> str:
    """Give the raw line that starts here; the next one that isn't empty."""
    while start < len(raw):
        end = raw.find("\n", start)
        end = len(raw) if end < 0 else end
        if raw[start:end].strip():
            return raw[start:end]
        start = end + 1
    return ""
