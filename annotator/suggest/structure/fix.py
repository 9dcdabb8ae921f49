"""From raw lines to blocks, articles, roles and corrections; what a person made stays as it is."""

from collections.abc import Mapping, Sequence

from annotator.page.model import Page, Role
from annotator.page.pieces import Added, Kept, Piece, joined
from annotator.suggest.structure.arrange import Found, arranged
from annotator.suggest.structure.drafts import Draft, drafted
from annotator.suggest.structure.glyphs import is_chinese, is_latin
from annotator.suggest.structure.held import Held, held
from annotator.suggest.structure.lines import Line, read_lines
from annotator.suggest.structure.membership import assign
from annotator.suggest.structure.misread import Misread, misread
from annotator.suggest.structure.phrases import apart_in
from annotator.suggest.structure.spelling import SET_APART, spell


def fix(page: Page) -> Page:
    """Give the page with its structure suggested anew around what a person made.

    Blocks, articles, roles and corrections come from raw; all have status suggested and a
    confidence. Every character of raw that isn't white space then stands in exactly one piece or
    correction, or is the person's. Metadata stay; labels stay where their blocks do.
    """
    kept = held(page)
    return arranged(page, kept, *_read(page, kept))


def _read(page: Page, kept: Held) -> tuple[list[Found], list[Misread]]:
    """Give all blocks, the held ones too, and what is to be corrected."""
    raw = page.raw
    wrong, headings = misread(raw)
    wrong = [one for one in wrong if not any(kept.taken[one.start : one.end])]
    swaps = {one.start: one for one in wrong}
    lines = read_lines(raw, kept.taken, swaps)
    marked = {raw.count("\n", 0, start): level for start, level in headings.items()}
    drafts, doubles = drafted(lines, marked)
    for block in page.blocks:
        if block.id in kept.blocks:
            own = Draft.standing_for(block)
            behind = (n for n, draft in enumerate(drafts) if draft.start > own.start)
            drafts.insert(next(behind, len(drafts)), own)
    assign(drafts, marked)
    digits_apart = _digits_apart(lines)
    bodies: dict[int | None, str] = {}
    for draft in drafts:
        if draft.role is Role.BODY:
            bodies[draft.article] = bodies.get(draft.article, "") + draft.text + "\n"
    found = []
    for draft in drafts:
        if draft.block is not None:
            block = draft.block
            found.append(Found(block.role, draft.article, block.pieces, 1.0, block.id))
            continue
        pieces = _spelt(draft, bodies.get(draft.article, ""), digits_apart)
        found.append(Found(draft.role, draft.article, _swapped(pieces, swaps), draft.confidence))
    return found, sorted(wrong + doubles)


def _spelt(draft: Draft, body: str, digits_apart: bool) -> tuple[Piece, ...]:
    breaks: list[int] = []
    if draft.role in SET_APART:
        stretched = any(line.spaced_out for line in draft.lines)
        breaks = apart_in(draft.run, body, stretched=stretched)
    return spell(draft.run, draft.role, breaks, digits_apart)


def _swapped(pieces: Sequence[Piece], swaps: Mapping[int, Misread]) -> tuple[Piece, ...]:
    """Put the right characters in the place of misread ones."""
    result: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Added):
            result.append(piece)
            continue
        first = piece.start
        for offset in range(piece.start, piece.end):
            swap = swaps.get(offset)
            if swap is not None:
                result += [Kept(first, offset), Added(swap.text)]
                first = swap.end
        if first < piece.end:
            result.append(Kept(first, piece.end))
    return joined(result)


def _digits_apart(lines: Sequence[Line]) -> bool:
    """Whether the page sets a space between Chinese characters and digits as a rule."""
    balance = 0
    for line in lines:
        for left, right, gap in zip(line.text, line.text[1:], line.gaps[1:], strict=False):
            if (is_chinese(left) and is_latin(right)) or (is_latin(left) and is_chinese(right)):
                balance += 1 if gap else -1
    return balance > 0
