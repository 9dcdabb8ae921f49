"""Roles that follow inside an article of which a person moved, cut or named a part.

An article has one headline: kickers stand above it, subheadlines and bylines under it, headings
between its paragraphs.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from annotator.page.edits import MoveBlocks
from annotator.page.errors import AnnotatorError
from annotator.page.model import Block, Page, Role, Status
from annotator.page.pieces import Kept
from annotator.suggest.follow.forms import form, is_line, is_row, row_of
from annotator.suggest.follow.sitting import Sitting
from annotator.suggest.follow.undecided import LIKELY, given, raw_start, undecided
from annotator.suggest.structure.head_parts import HeadLine, parts_of
from annotator.suggest.structure.heads import kind_of
from annotator.suggest.structure.printed_names import is_name

_TEXT = frozenset((Role.BODY, Role.CAPTION))
_SIGNS = frozenset((Role.BYLINE, Role.CREDIT, Role.JUMP))
"""What a line is by its own words, whatever stands about it."""
_OF_HEADS = (None, "named", "dated", "bracketed")
"""How a headline may open; not with a bullet or a number, nor as a list's row."""
_WIDE = 0.0


def headed(before: Page, after: Page, sitting: Sitting) -> Page:
    """Give the page after a correction with the roles that follow in the articles it touched.

    Only roles that nobody gave in this sitting may be others; see `undecided`.
    """
    if before.blocks is after.blocks:
        return after
    page = _with_heads(before, after)
    free = undecided(Sitting(before), page) | undecided(sitting, page)
    roles: dict[str, Role] = {}
    for article in _touched(before, page):
        blocks = [b for b in page.blocks_of(article) if b.status is not Status.REJECTED]
        roles.update(_told(before, blocks, free))
        blocks = [replace(b, role=roles.get(b.id, b.role)) for b in blocks]
        roles.update(_captions(blocks, free))
        roles.update(_on_one_line(page.raw, blocks, free) or _in_order(blocks, free))
    return given(page, roles)


def _touched(before: Page, page: Page) -> list[str]:
    """Give the articles whose blocks or roles are others than before."""
    return [
        article.id
        for article in page.articles
        if _members(page, article.id)
        != (_members(before, article.id) if article.id in before.article_by_id else [])
    ]


def _members(page: Page, article: str) -> list[tuple[str, Role, int]]:
    return [(block.id, block.role, len(block.text)) for block in page.blocks_of(article)]


def _end(block: Block) -> int | None:
    return next((one.end for one in reversed(block.pieces) if isinstance(one, Kept)), None)


def _told(before: Page, blocks: Sequence[Block], free: Collection[str]) -> dict[str, Role]:
    """Give the roles of parts just cut off that say by their own words what they are."""
    return {
        block.id: kind
        for block in blocks
        if block.id in free
        and block.text
        and _is_cut(before, block)
        and (kind := kind_of(block.text, _WIDE)) in _SIGNS
    }


def _is_cut(before: Page, block: Block) -> bool:
    known = before.block_index.get(block.id)
    return block.by_hand and (known is None or len(before.blocks[known].text) > len(block.text))


def _captions(blocks: Sequence[Block], free: Collection[str]) -> dict[str, Role]:
    """Give the paragraphs that were put over a photographer's line: they explain its picture."""
    return {
        block.id: Role.CAPTION
        for block, behind in pairwise(blocks)
        if block.role is Role.BODY and behind.role is Role.CREDIT and block.id in free
        if block.by_hand or behind.by_hand
    }


def _on_one_line(raw: str, blocks: Sequence[Block], free: Collection[str]) -> dict[str, Role]:
    """Give the roles of two parts of a headline that were one raw line: a kicker comes first."""
    top = [block for block in blocks[: _top(blocks)] if block.role is Role.HEADLINE]
    above = any(block.role is Role.KICKER for block in blocks[: _top(blocks)])
    if above or len(top) != 2 or any(block.id not in free for block in top):
        return {}
    one, other = top
    low, high = _end(one), raw_start(other)
    if not all(block.by_hand for block in top) or low is None or high is None:
        return {}
    if high < low or "\n" in raw[low:high]:
        return {}
    return {one.id: Role.KICKER}


def _in_order(blocks: Sequence[Block], free: Collection[str]) -> dict[str, Role]:
    heads = [index for index, block in enumerate(blocks) if block.role is Role.HEADLINE]
    if not heads:
        found = _missing(blocks, free)
        return {} if found is None else {found: Role.HEADLINE}
    decided = [index for index in heads if blocks[index].id not in free]
    rows = _rows([blocks[index] for index in heads])
    if not decided and len(heads) > 1 and heads[1] < _top(blocks):
        if rows:
            return {}
        if not any(block.role is Role.KICKER for block in blocks[: heads[0]]):
            return _read_anew(blocks, free)
    main = decided[0] if decided else heads[0]
    return {
        block.id: role
        for index, block in enumerate(blocks)
        if index != main and block.id in free and block.id not in rows
        if (role := _beside(blocks, main, index, bool(decided))) is not None
    }


def _rows(lines: Sequence[Block]) -> set[str]:
    """Give those of some lines that have one form, as a list's rows have and no headlines do."""
    forms = {line.id: found for line in lines if is_row(found := row_of(line.text))}
    often = Counter(forms.values())
    return {id for id, found in forms.items() if often[found] > 1}


def _missing(blocks: Sequence[Block], free: Collection[str]) -> str | None:
    """Give the line that must be the headline of an article that has none."""
    top = _top(blocks)
    lines = [block for block in blocks[:top] if block.id in free]
    for roles in ((Role.SUBHEADLINE, Role.HEADING), (Role.KICKER,)):
        fitting = [block.id for block in lines if block.role in roles]
        if fitting:
            return fitting[0] if Role.KICKER not in roles else fitting[-1]
    if top + 1 < len(blocks) and blocks[top].id in free and blocks[top].role is Role.BODY:
        block, behind = blocks[top], blocks[top + 1]
        text = behind.role is Role.BODY and not is_line(behind.text)
        if (
            form(block.text) is None
            and is_line(block.text.rstrip("？！?!"))
            and (text or behind.role is Role.BYLINE)
        ):
            return block.id
    return None


def _top(blocks: Sequence[Block]) -> int:
    """Give the number of the first paragraph under the head."""
    return next((i for i, block in enumerate(blocks) if block.role in _TEXT), len(blocks))


def _read_anew(blocks: Sequence[Block], free: Collection[str]) -> dict[str, Role]:
    """Give the roles of the lines of a head with two headlines, read together.

    Nothing where the reading has not one headline, or another role for what a person decided.
    """
    head = blocks[: _top(blocks)]
    body = "\n".join(block.text for block in blocks if block.role is Role.BODY)
    read = parts_of([HeadLine(block.text) for block in head], body)
    roles = {block.id: role for block, (role, _) in zip(head, read, strict=True)}
    held = all(block.id in free or roles[block.id] is block.role for block in head)
    return roles if held and list(roles.values()).count(Role.HEADLINE) == 1 else {}


def _beside(blocks: Sequence[Block], main: int, index: int, decided: bool) -> Role | None:
    """Give the role of a line beside its article's headline; None where it keeps its own."""
    block = blocks[index]
    if block.text.endswith("。"):
        return None
    between = blocks[min(main, index) + 1 : max(main, index)]
    text = any(one.role in _TEXT for one in between)
    if index < main:
        above = block.role is Role.HEADLINE or (
            block.role is Role.BYLINE and block.by_hand and not _is_signed(block.text)
        )
        return Role.KICKER if above and not text else None
    if text:
        heading = block.role in (Role.HEADLINE, Role.KICKER, Role.SUBHEADLINE)
        if heading and index + 1 < len(blocks) and blocks[index + 1].role in _TEXT:
            return Role.HEADING
        row = heading and blocks[index - 1].role is Role.BODY
        return Role.BODY if row and _rows(blocks[index - 1 : index + 1]) else None
    put = block.role is Role.KICKER and (decided or block.by_hand)
    if block.role is not Role.HEADLINE and not put:
        return None
    if is_name(block.text):
        return Role.BYLINE
    kind = kind_of(block.text, _WIDE) if block.text else Role.HEADLINE
    return kind if kind in _SIGNS else Role.SUBHEADLINE


def _is_signed(text: str) -> bool:
    return bool(text) and (kind_of(text, _WIDE) is Role.BYLINE or is_name(text))


def _with_heads(before: Page, after: Page) -> Page:
    """Put the heading that stands right behind a new article without one over it.

    Who makes an article of paragraphs whose heading follows them found a text above its head.
    """
    found = ((start, block) for block in after.blocks if (start := raw_start(block)) is not None)
    order = sorted(found, key=lambda one: one[0])
    for article in after.articles:
        blocks = after.blocks_of(article.id)
        if article.id in before.article_by_id or not blocks or blocks[0].role is not Role.BODY:
            continue
        if any(block.role is not Role.BODY for block in blocks):
            continue
        own = [start for start, block in order if block.article == article.id]
        # What a person typed stands nowhere in raw, and no heading behind it.
        behind = next((block for start, block in order if own and start > own[-1]), None)
        if behind is None or behind.status is not Status.SUGGESTED:
            continue
        if behind.role is Role.HEADING:
            after = _over(after, behind, blocks[0])
    return after


def _over(page: Page, heading: Block, first: Block) -> Page:
    try:
        moved = MoveBlocks((heading.id,), first.article, first.id).apply(page)
    except AnnotatorError:
        return page
    own = replace(
        heading,
        article=first.article,
        role=Role.HEADLINE,
        confidence=LIKELY,
    )
    return replace(moved, blocks=tuple(own if b.id == heading.id else b for b in moved.blocks))
