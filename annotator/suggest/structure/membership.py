"""The article and the role of every block."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from annotator.suggest.structure.articles import Grouping, group
from annotator.suggest.structure.drafts import Draft
from annotator.suggest.structure.furniture import section_end
from annotator.suggest.structure.head_parts import (
    HeadLine,
    byline_start,
    kicker_end,
    kicker_start,
    parts_of,
)
from annotator.suggest.structure.heads import (
    continues,
    is_bullet,
    is_case,
    is_dashed,
    is_dated,
    is_numbered,
    leads,
    names_notice,
    names_series,
    signs,
)
from annotator.suggest.structure.kinship import USUAL
from annotator.suggest.structure.measures import UNSET
from annotator.suggest.structure.pictures import (
    head_pictures,
    place_pictures,
    signatures,
    tell_contents,
    tell_days,
    tell_issuers,
    tell_pictures,
)
from annotator.suggest.structure.printed_names import is_pen_name
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
from annotator.suggest.structure.roles import Judge
from annotator.suggest.structure.rolls import tell_lists, tell_rolls
from annotator.suggest.structure.units import Unit

_HEADS = frozenset((KICKER, HEADLINE, SUBHEADLINE, BYLINE, HEADING))
_LONGEST_MARKED = 20
_CLAUSE = 8
"""The fewest characters of each line of a headline among furniture."""
_PICTURES = (CAPTION, CREDIT)
_IN_COLUMNS, _WHOLE_LINES = 0.5, 5.0
"""What it costs that a head stands behind its text, by how the page's text is set."""


def assign(drafts: list[Draft], marked: Mapping[int, int], judge: Judge | None = None) -> None:
    """Set the article and the role of every draft, and join and cut those that need it.

    `marked` gives the level of the lines that the text itself marks as headings; `judge` may
    overrule what the rules choose.
    """
    tell_contents(drafts)
    _tell_marked_headings(drafts)
    tell_rolls(drafts)
    tell_lists([one for one in drafts if not _is_marked(one, marked)] if marked else drafts)
    _tell_signers(drafts)
    tell_pictures(drafts)
    tell_issuers(drafts)
    tell_days(drafts)
    if judge is not None:
        judge.tell_kinds(drafts)
    signed = signatures(drafts)
    apart = {id(signature) for signature, _ in signed}
    flow = [
        draft
        for draft in drafts
        if (draft.role is BODY or draft.role in _HEADS) and id(draft) not in apart
    ]
    parted = _parted(drafts)
    items = _first_items(flow)
    names = {
        id(after)
        for before, after, behind in zip(flow, flow[1:], [*flow[2:], None], strict=False)
        if before.role in _HEADS
        and after.role is HEADLINE
        and is_pen_name(after.text)
        and not (behind is not None and (behind.tight or is_dashed(behind.text)))
        and not (behind is not None and behind.role is BYLINE)
    }
    fresh = {id(after) for before, after in pairwise(drafts) if before.role is JUMP}
    fresh |= {id(after) for before, after in pairwise(drafts) if id(before) in apart}
    pictured = _beside_pictures(drafts)
    units = [
        _unit(
            draft,
            marked,
            id(draft) in parted,
            id(draft) in items,
            id(draft) in fresh,
            id(draft) in names,
            id(draft) in pictured,
        )
        for draft in flow
    ]
    leanings = judge.leanings(flow, units) if judge is not None else {}
    articles, loose = group(units, _behind_cost(flow), leanings=leanings)
    left: list[Draft] = []
    parts: dict[int, list[Draft]] = {}
    for number, article in enumerate(articles):
        head = [flow[index] for index in article.head]
        body = "\n".join([flow[index].text for index in article.body])
        numbers = _set_article(flow, article, body, number, marked, judge)
        if head and all(draft.block is None for draft in head):
            left += _merged(head, numbers)
            on_line = _part_line(head, body)
            parts.update((id(one), on_line) for one in on_line)
        left += _merged_headings([flow[index] for index in article.body])
    for index in loose:
        if flow[index].block is None:
            flow[index].role = FURNITURE
    _tidy(drafts, left, parts)
    for signature, text in signed:
        signature.article = text.article
    place_pictures(drafts, len(articles))
    head_pictures(drafts, {id(flow[index]) for index in loose}, len(articles))
    for article in articles:
        over = [index for index in article.body if article.head and index < article.head[0]]
        if 0 < len(over) < len(article.body) and not units[over[0]].opens:
            # A heading's lines but the first were put into its first one.
            tail = [flow[index] for index in over if flow[index] not in left]
            _move(tail, flow[article.body[-1]], drafts)


def _tell_marked_headings(drafts: Sequence[Draft]) -> None:
    """Make headings of lone lines with one mark before each, where paragraphs stand between them.

    The lines of a list stand together, and items are sentences.
    """
    found: dict[str, list[Draft]] = {}
    for before, draft, after in zip(drafts, drafts[1:], drafts[2:], strict=False):
        if (
            draft.role is BODY
            and draft.block is None
            and len(draft.lines) == 1
            and len(draft.text) <= _LONGEST_MARKED
            and is_bullet(draft.text[0])
            and draft.text[-1].isalnum()
            and before.role is after.role is BODY
            and not is_bullet(before.text[:1])
            and not is_bullet(after.text[:1])
        ):
            found.setdefault(draft.text[0], []).append(draft)
    for alike in found.values():
        for draft in alike if len(alike) > 1 else ():
            draft.role = HEADLINE


def _is_marked(draft: Draft, marked: Mapping[int, int]) -> bool:
    """Whether the text itself marks a draft as a heading."""
    return bool(draft.lines) and draft.lines[0].number in marked


def _tell_signers(drafts: Sequence[Draft]) -> None:
    """Make bylines of lone lines that hold where a writer belongs and the name, and no more."""
    for draft, after in zip_longest(drafts, drafts[1:]):
        if draft.role is not HEADLINE or draft.block is not None or draft.tight:
            continue
        apart = [at for at in draft.run.gaps if at]
        listed = after is not None and after.tight
        if apart and not listed and signs(*_words(draft.text, apart)):
            draft.role = BYLINE


def _words(text: str, apart: Sequence[int]) -> list[str]:
    return [text[start:end] for start, end in pairwise((0, *apart, len(text)))]


def _move(tail: Sequence[Draft], last: Draft, drafts: list[Draft]) -> None:
    """Put the paragraphs that stand over their own head behind those under it."""
    for draft in tail:
        drafts.remove(draft)
    at = drafts.index(last) + 1
    drafts[at:at] = tail


def _parted(drafts: Sequence[Draft]) -> set[int]:
    """Give the ids of the drafts right behind furniture or a picture, and of the head lines right
    behind other ones that text stood between, until it was put behind its first half.
    """
    return {
        id(after)
        for before, after in pairwise(drafts)
        if ((before.role is FURNITURE or before.role in _PICTURES) and after.role is not FURNITURE)
        or (before.role in _HEADS and after.role in _HEADS and _stood_apart(before, after))
    }


def _stood_apart(before: Draft, after: Draft) -> bool:
    """Whether other lines stand in raw between two drafts."""
    if not before.lines or not after.lines:
        return False
    first = after.lines[0]
    return first.number - before.lines[-1].number - 1 > first.blank


def _beside_pictures(drafts: Sequence[Draft]) -> set[int]:
    """Give the ids of the drafts right before a caption, and right behind a picture."""
    found = {id(one) for one, after in pairwise(drafts) if after.role is CAPTION}
    return found | {id(after) for one, after in pairwise(drafts) if one.role in _PICTURES}


def _first_items(flow: Sequence[Draft]) -> set[int]:
    """Give the ids of the paragraphs that open a list of items with a mark before each."""
    marks = [one.text[:1] if one.role is BODY else "" for one in flow]
    return {
        id(flow[n])
        for n, mark in enumerate(marks)
        if is_bullet(mark) and (not n or marks[n - 1] != mark) and mark in marks[n + 1 : n + 2]
    }


def _unit(
    draft: Draft,
    marked: Mapping[int, int],
    parted: bool,
    item: bool,
    fresh: bool,
    signs: bool,
    pictured: bool,
) -> Unit:
    head, text = draft.role in _HEADS, draft.text
    first = draft.lines[0] if draft.lines else None
    return Unit(
        text,
        head,
        opens=not head and leads(text),
        dated=not head and is_dated(text),
        dashed=head and is_dashed(text),
        byline=draft.role is BYLINE or signs,
        measure=draft.measure,
        marked=marked.get(first.number, 0) if first and marked else 0,
        counted=head and (is_numbered(text) or is_case(text) or _is_marked_heading(text)),
        parted=parted,
        item=item,
        fresh=not head and fresh,
        tight=draft.tight,
        titled=head and names_series(text),
        far=first is not None and first.blank > 1,
        spaced=head and first is not None and first.spaced_out,
        continues=not head and continues(text),
        listed=draft.listed,
        notice=head and names_notice(text),
        pictured=head and pictured,
    )


def _is_marked_heading(text: str) -> bool:
    """Whether a head line has a mark before it alone; a column's name has one behind it, too."""
    return is_bullet(text[:1]) and text[-1] != text[0]


def _behind_cost(flow: Sequence[Draft]) -> float:
    """Text taken from columns often has heads behind; paragraphs on one line each hardly do."""
    bodies = [draft.measure == UNSET for draft in flow if draft.role is BODY]
    return _WHOLE_LINES if sum(bodies) * 2 > len(bodies) else _IN_COLUMNS


def _set_article(
    flow: Sequence[Draft],
    article: Grouping,
    text: str,
    number: int,
    marked: Mapping[int, int],
    judge: Judge | None,
) -> list[int]:
    """Set the article and the roles of its drafts; give the part of each line of its head.

    `text` is that of all its paragraphs.
    """
    head = [flow[index] for index in article.head]
    body = [flow[index] for index in article.body]
    lines = [
        HeadLine(
            draft.text,
            _is_marked(draft, marked),
            bool(n) and draft.tight,
            tuple(at for at, gap in draft.run.gaps.items() if at and gap > 0),
            draft.role is BYLINE,
            bool(draft.lines) and draft.lines[0].spaced_out,
        )
        for n, draft in enumerate(head)
    ]
    parts = parts_of(lines, text)
    if judge is not None and all(draft.block is None for draft in head):
        parts = judge.head(head, lines, parts, text)
    sure = min(1.0, 0.5 + 0.5 * article.likeness / USUAL)
    for draft, (role, _) in zip(head, parts, strict=True):
        draft.article = number
        if draft.block is None:
            draft.role = role
            draft.confidence *= sure
    for draft in body:
        draft.article = number
        if draft.role is not BODY and draft.block is None:
            draft.role = HEADING
            draft.confidence *= 0.8
    return [part for _, part in parts]


def _merged_headings(body: Sequence[Draft]) -> list[Draft]:
    """Make one block of a heading's lines; give those merged into others."""
    left = []
    before: Draft | None = None
    for draft in body:
        heading = draft.role is HEADING and draft.block is None
        if heading and before is not None and draft.tight:
            before.take(draft.lines, draft.confidence)
            left.append(draft)
        else:
            before = draft if heading else None
    return left


def _tidy(drafts: list[Draft], left: Sequence[Draft], parts: Mapping[int, Sequence[Draft]]) -> None:
    """Take out what was merged into other drafts, and put in what was taken off one line.

    Lines of furniture that stand together as those of a headline do are one block.
    """
    gone = {id(draft) for draft in left}
    result: list[Draft] = []
    for draft in drafts:
        if (
            draft.tight
            and result
            and result[-1].role is draft.role is FURNITURE
            and min(len(result[-1].text), len(draft.text)) >= _CLAUSE
            and not result[-1].text[-1].isdigit()
            and (draft.text[0].isalnum() or draft.text[0] != result[-1].text[0])
        ):
            result[-1].take(draft.lines, draft.confidence)
        elif id(draft) not in gone:
            furniture = draft.role is FURNITURE
            result += _by_section(draft) if furniture else parts.get(id(draft), (draft,))
    drafts[:] = result


def _by_section(draft: Draft) -> Sequence[Draft]:
    """Give a line of furniture in two where the page's section stands on it with paper or day."""
    if draft.block is not None or len(draft.lines) != 1:
        return [draft]
    apart = [at for at in draft.run.gaps if at]
    end = section_end(draft.text, apart)
    if not end:
        return [draft]
    rest = draft.run.cut(end, len(draft.text))
    return [replace(draft, run=draft.run.cut(0, end)), replace(draft, run=rest)]


def _merged(head: Sequence[Draft], parts: Sequence[int]) -> list[Draft]:
    """Make one block of each part of a head, and of the headline; give what is left over."""
    left: list[Draft] = []
    before, number = head[0], parts[0]
    for draft, part in zip(head[1:], parts[1:], strict=True):
        headline = before.role is draft.role is HEADLINE
        if (part == number and before.role is draft.role) or headline:
            before.take(draft.lines, draft.confidence)
            left.append(draft)
        else:
            before = draft
        number = part
    return left


def _part_line(head: Sequence[Draft], body: str) -> list[Draft]:
    """Take the kicker and the byline off a headline of one line; give all that stands on it."""
    whole = next((draft for draft in head if draft.role is HEADLINE), None)
    if whole is None or whole.lines[0].spaced_out or len(whole.lines) > 1:
        return []
    roles = {draft.role for draft in head}
    apart = [index for index, gap in whole.run.gaps.items() if index and gap > 0]
    run, size = whole.run, len(whole.text)
    end = 0 if KICKER in roles else kicker_end(whole.text, apart, body)
    start, behind = 0 if BYLINE in roles else byline_start(whole.text, apart), BYLINE
    if not end and not start and KICKER not in roles:
        start, behind = kicker_start(whole.text, apart), KICKER
    if not end and not start:
        return []
    whole.run = run.cut(end, start or size)
    before = [replace(whole, run=run.cut(0, end), role=KICKER)] if end else []
    rest = [replace(whole, run=run.cut(start, size), role=behind)] if start else []
    return [*before, whole, *rest]
