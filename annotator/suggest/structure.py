"""From raw lines to blocks, articles, roles and corrections; what a person made stays as it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotator.page.model import (
    Block,
    Correction,
    CorrectionKind,
    Page,
    Role,
    Status,
)
from annotator.page.pieces import Added, Kept, Piece, joined
from annotator.suggest.arrange import Found, arranged
from annotator.suggest.articles import Unit, group
from annotator.suggest.breaks import doubled
from annotator.suggest.glyphs import ends_sentence, is_chinese, is_latin
from annotator.suggest.heads import (
    is_dashed,
    is_name,
    is_numbered,
    kicker_end,
    open_marks,
    kind_of,
    leads,
    parts_of,
)
from annotator.suggest.held import Held, held
from annotator.suggest.lines import Line, Swap, read_lines
from annotator.suggest.misread import Misread, misread
from annotator.suggest.paragraphs import paragraphs
from annotator.suggest.setting import UNSET
from annotator.suggest.phrases import apart_in
from annotator.suggest.spelling import Run, run_of, spell
from annotator.suggest.tails import reunited


@dataclass(slots=True)
class Draft:
    """A block in the making."""

    lines: list[Line]
    run: Run
    role: Role
    measure: float
    confidence: float
    article: int | None = None

    @property
    def text(self) -> str:
        return self.run.text


def fix(page: Page) -> Page:
    """Give the page with its structure suggested anew around what a person made.

    Blocks, articles, roles and corrections come from raw; all have status suggested and a
    confidence. Every character of raw that isn't white space then stands in exactly one piece or
    correction. Metadata stay; labels stay where their blocks do.
    """
    kept = held(page)
    return arranged(page, kept, *_read(page.raw, kept))


def _read(raw: str, kept: Held) -> tuple[list[Found], list[Misread]]:
    wrong, headings = misread(raw)
    wrong = [one for one in wrong if not any(kept.taken[one.start : one.end])]
    swaps = {one.start: Swap(one.start, one.end, one.text) for one in wrong}
    lines = read_lines(raw, kept.taken, swaps)
    marked = _marked_lines(raw, headings)
    drafts, doubles = _drafts(lines, marked)
    wrong += doubles
    _assign(drafts, marked)
    digits_apart = _digits_apart(lines)
    bodies: dict[int | None, str] = {}
    for draft in drafts:
        if draft.role is Role.BODY:
            bodies[draft.article] = bodies.get(draft.article, "") + draft.text + "\n"
    found = []
    for draft in drafts:
        breaks: list[int] = []
        if draft.role in (Role.HEADLINE, Role.KICKER, Role.SUBHEADLINE, Role.FURNITURE):
            stretched = any(line.spaced_out for line in draft.lines)
            breaks = apart_in(draft.run, bodies.get(draft.article, ""), stretched=stretched)
        pieces = spell(draft.run, draft.role, breaks, digits_apart)
        pieces = _swapped(pieces, swaps)
        found.append(Found(draft.role, draft.article, pieces, draft.confidence))
    return found, sorted(wrong)


def _swapped(pieces: Sequence[Piece], swaps: dict[int, Swap]) -> tuple[Piece, ...]:
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


def _marked_lines(raw: str, headings: dict[int, int]) -> dict[int, int]:
    return {raw.count("\n", 0, start): level for start, level in headings.items()}


def _digits_apart(lines: Sequence[Line]) -> bool:
    """Whether the page sets a space between Chinese characters and digits as a rule."""
    apart = close = 0
    for line in lines:
        for left, right, gap in zip(line.text, line.text[1:], line.gaps[1:], strict=False):
            if (is_chinese(left) and is_latin(right)) or (is_latin(left) and is_chinese(right)):
                if gap:
                    apart += 1
                else:
                    close += 1
    return apart > close


def _drafts(lines: list[Line], marked: dict[int, int]) -> tuple[list[Draft], list[Misread]]:
    """Give the blocks as the lines make them, and the characters doubled inside them."""
    elsewhere = "\n".join(line.text for line in lines)
    drafts: list[Draft] = []
    doubles: list[Misread] = []
    read = reunited(paragraphs(lines, marked), lines)
    for number, one in enumerate(read):
        members = [lines[index] for index in one.lines]
        if not one.body and drafts and not read[number - 1].body:
            last = drafts[-1]
            if _goes_on(last, members[0], marked):
                last.lines += members
                last.run = run_of(last.lines)
                continue
        run = run_of(members)
        if not one.body:
            role = kind_of(run.text, sum(line.width for line in members))
        else:
            role = Role.BODY
            run, cut = _without_doubles(run, members, elsewhere)
            doubles += cut
        drafts.append(Draft(members, run, role, one.measure, one.confidence))
    return drafts, doubles


def _goes_on(head: Draft, line: Line, marked: dict[int, int]) -> bool:
    """Whether a lone line is the second line of what stands above it."""
    if head.role is not Role.HEADLINE or is_dashed(line.text) or line.number in marked:
        return False
    if kind_of(line.text, line.width) is not Role.HEADLINE or is_name(line.text):
        return False
    return open_marks(head.text) or (not line.blank and len(head.lines) < 4)


def _without_doubles(run: Run, lines: list[Line], elsewhere: str) -> tuple[Run, list[Misread]]:
    found: list[Misread] = []
    drop: set[int] = set()
    end = 0
    for before, after in zip(lines, lines[1:], strict=False):
        end += len(before.text)
        if not after.blank:
            continue
        count = doubled(before.text, after.text, elsewhere)
        if 0 < count < len(after.text):
            drop |= set(range(end, end + count))
            for index in range(end, end + count):
                at = run.at[index]
                found.append(Misread(at, at + 1, "", CorrectionKind.DUPLICATE))
    if not drop:
        return run, []
    keep = [index for index in range(len(run.text)) if index not in drop]
    return (
        Run(
            "".join(run.text[index] for index in keep),
            tuple(run.at[index] for index in keep),
            tuple(run.gaps[index] for index in keep),
        ),
        found,
    )


def _assign(drafts: list[Draft], marked: dict[int, int]) -> None:
    """Set the article and the role of every draft."""
    _captions(drafts)
    flow = [draft for draft in drafts if draft.role in (Role.BODY, Role.HEADLINE, Role.BYLINE)]
    is_head = [draft.role is not Role.BODY for draft in flow]
    units = [
        Unit(
            draft.text,
            head,
            opens=not head and leads(draft.text),
            dashed=head and is_dashed(draft.text),
            measure=draft.measure,
            marked=marked.get(draft.lines[0].number, 0),
            counted=head and is_numbered(draft.text),
            far=draft.lines[0].blank > 1,
        )
        for draft, head in zip(flow, is_head, strict=True)
    ]
    unset = sum(d.measure == UNSET for d in flow if d.role is Role.BODY)
    bodies = sum(d.role is Role.BODY for d in flow)
    behind_cost = 5.0 if unset * 2 > bodies else 0.5
    articles, loose = group(units, behind_cost)
    for number, article in enumerate(articles):
        body = "\n".join(flow[index].text for index in article.body)
        roles = parts_of(
            [flow[index].text for index in article.head],
            [units[index].marked > 0 for index in article.head],
            body,
        )
        for index, role in zip(article.head, roles, strict=True):
            flow[index].role = role
            flow[index].article = number
        for index in article.body:
            flow[index].article = number
            if is_head[index]:
                flow[index].role = Role.HEADING
        head = [flow[index] for index in article.head]
        _merge_headlines(head, drafts)
        _part_kicker(head, drafts)
    for index in loose:
        flow[index].role = Role.FURNITURE
    _place_pictures(drafts, len(articles))


def _merge_headlines(head: Sequence[Draft], drafts: list[Draft]) -> None:
    """Make one block of the headline's lines, where blank lines had set them apart."""
    before: Draft | None = None
    for draft in head:
        if before is not None and before.role is draft.role is Role.HEADLINE:
            before.lines += draft.lines
            before.run = run_of(before.lines)
            before.confidence = min(before.confidence, draft.confidence)
            drafts.remove(draft)
        else:
            before = draft


def _part_kicker(head: Sequence[Draft], drafts: list[Draft]) -> None:
    """Make two blocks of a line that holds the kicker and the headline."""
    if any(draft.role is Role.KICKER for draft in head):
        return
    whole = next((draft for draft in head if draft.role is Role.HEADLINE), None)
    if whole is None or whole.lines[0].spaced_out or len(whole.lines) > 1:
        return
    apart = [index for index, gap in enumerate(whole.run.gaps) if index and gap > 0]
    end = kicker_end(whole.text, apart)
    if end:
        kicker = replace(whole, run=whole.run.cut(0, end), role=Role.KICKER)
        whole.run = whole.run.cut(end, len(whole.text))
        drafts.insert(drafts.index(whole), kicker)


def _captions(drafts: list[Draft]) -> None:
    for index, draft in enumerate(drafts):
        if draft.role is not Role.CREDIT or not index:
            continue
        before = drafts[index - 1]
        if before.role is Role.BODY and len(before.text) < 220:
            before.role = Role.CAPTION


def _place_pictures(drafts: list[Draft], number: int) -> None:
    """Put captions, credits and jumps with the article about them, or with none of them."""
    near: int | None = None
    opened: int | None = None
    for draft in drafts:
        if draft.role is Role.CAPTION:
            opened = draft.article = number
            number += 1
        elif draft.role is Role.CREDIT and opened is not None:
            draft.article = opened
        elif draft.role in (Role.CREDIT, Role.JUMP):
            draft.article = near
            if near is None:
                draft.role = Role.FURNITURE
        elif draft.role is not Role.FURNITURE:
            near, opened = draft.article, None
