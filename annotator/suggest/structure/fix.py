"""From raw lines to blocks, articles, roles and corrections; what a person made stays as it is."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache

from annotator.page.model import CorrectionKind, Page
from annotator.page.pieces import Added, Kept, Piece, joined
from annotator.suggest.known import NOTHING, Known, usual_form
from annotator.suggest.structure.arrange import Found, arranged, start_of
from annotator.suggest.structure.drafts import Draft, drafted
from annotator.suggest.structure.held import Held, held
from annotator.suggest.structure.lines import Line, read_lines
from annotator.suggest.structure.membership import assign
from annotator.suggest.structure.misread import Misread, misread
from annotator.suggest.structure.phrases import apart_in
from annotator.suggest.structure.role_names import BODY, FURNITURE, HEADLINE
from annotator.suggest.structure.roles import Habits, Judge
from annotator.suggest.structure.spelling import SET_APART, spell

_HAN, _LATIN = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]", "[0-9A-Za-z]"
_BEHIND_HAN = re.compile(f"{_LATIN}(?<={_HAN}.)")
_BEFORE_HAN = re.compile(f"{_LATIN}(?={_HAN})")
"""Where Chinese meets digits or Latin letters."""


def fix(page: Page, known: Known = NOTHING) -> Page:
    """Give the page with its structure suggested anew around what a person made.

    Blocks, articles, roles and corrections come from raw; all have status suggested and a
    confidence. `known` is what the project's finished pages taught of layout. Every character of
    raw that isn't white space then stands in exactly one piece or correction, or is the person's.
    Metadata stay; labels stay where their blocks do.
    """
    kept = held(page)
    judge = Habits(known.roles) if known.roles is not None else None
    return arranged(page, kept, *_read(page, kept, known, judge))


def heard(page: Page, judge: Judge) -> None:
    """Read a page as it came, for a judge that only listens to what the rules choose."""
    _read(page, held(page), NOTHING, judge)


def _read(
    page: Page, kept: Held, known: Known, judge: Judge | None
) -> tuple[list[Found], list[Misread]]:
    """Give all blocks, the held ones too, and what is to be corrected."""
    raw = page.raw
    wrong, headings = misread(raw)
    wrong = [one for one in wrong if not any(kept.taken[one.start : one.end])]
    swaps = {one.start: one for one in wrong}
    lines = read_lines(raw, kept.taken, swaps)
    marked = {raw.count("\n", 0, start): level for start, level in headings.items()}
    drafts, doubles = drafted(lines, marked, known.line_ends)
    for draft in drafts if known.usual else ():
        if usual_form(draft.text) in known.usual:
            draft.role = FURNITURE
    for block in page.blocks:
        if block.id in kept.blocks:
            own = Draft.standing_for(block)
            behind = (n for n, draft in enumerate(drafts) if draft.start > own.start)
            drafts.insert(next(behind, len(drafts)), own)
    assign(drafts, marked, judge)
    digits_apart = cache(lambda: _digits_apart(lines))
    texts: dict[int | None, list[str]] = {}
    for draft in drafts:
        if draft.role is BODY:
            texts.setdefault(draft.article, []).append(draft.text + "\n")
    bodies = {article: "".join(of) for article, of in texts.items()}
    found = []
    swapped = [one for one in wrong if one.text]
    for draft in drafts:
        if draft.block is not None:
            block = draft.block
            start = start_of(block.pieces)
            found.append(Found(block.role, draft.article, block.pieces, start, 1.0, block.id))
            continue
        pieces = _spelt(draft, bodies.get(draft.article, ""), digits_apart)
        if swapped:
            pieces = _swapped(pieces, swapped)
        start = start_of(pieces)
        found.append(Found(draft.role, draft.article, pieces, start, draft.confidence))
    return found, sorted(_once(wrong, doubles))


def _once(wrong: Sequence[Misread], doubles: Sequence[Misread]) -> list[Misread]:
    """Give all corrections, each character in one: what stands twice goes, misread or not."""
    twice = {one.start for one in doubles}
    gone = [one for one in wrong if one.start in twice]
    whole = {at for one in gone for at in range(one.start, one.end)}
    return [
        *_in_runs([one for one in wrong if one.start not in twice]),
        *(one._replace(text="", kind=CorrectionKind.DUPLICATE) for one in gone),
        *(one for one in doubles if one.start not in whole),
    ]


def _in_runs(wrong: Sequence[Misread]) -> list[Misread]:
    """Make one correction of letters in a row that were read for digits: OO for 00."""
    result: list[Misread] = []
    for one in wrong:
        before = result[-1] if result else None
        digits = before is not None and before.text.isdecimal() and one.text.isdecimal()
        if before is not None and digits and before.end == one.start:
            result[-1] = before._replace(end=one.end, text=before.text + one.text)
        else:
            result.append(one)
    return result


def _spelt(draft: Draft, body: str, digits_apart: Callable[[], bool]) -> tuple[Piece, ...]:
    breaks: list[int] = []
    if draft.role in SET_APART:
        stretched = any(line.spaced_out for line in draft.lines)
        breaks = apart_in(draft.run, body, stretched=stretched)
    # What stands between the words of a list's entry is all that parts them.
    role = HEADLINE if draft.listed else draft.role
    return spell(draft.run, role, breaks, digits_apart)


def _swapped(pieces: Sequence[Piece], order: Sequence[Misread]) -> tuple[Piece, ...]:
    """Put the right characters in the place of misread ones."""
    result: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Added):
            result.append(piece)
            continue
        first = piece.start
        for swap in order[bisect_left(order, (piece.start,)) : bisect_left(order, (piece.end,))]:
            result += [Kept(first, swap.start), Added(swap.text)]
            first = swap.end
        if first < piece.end:
            result.append(Kept(first, piece.end))
    return joined(result)


def _digits_apart(lines: Sequence[Line]) -> bool:
    """Whether the page sets a space between Chinese characters and digits as a rule."""
    apart = [line.text[at - 1 : at + 1] for line in lines if line.gaps for at in line.gaps if at]
    parted = _meetings("\n".join(apart))
    return parted > 0 and parted * 2 > _meetings("\n".join([line.text for line in lines]))


def _meetings(text: str) -> int:
    """Count the places where Chinese meets digits or Latin letters."""
    return len(_BEHIND_HAN.findall(text)) + len(_BEFORE_HAN.findall(text))
