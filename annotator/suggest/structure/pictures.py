"""What belongs to pictures and to the page rather than to an article's text."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from annotator.suggest.structure.drafts import Draft
from annotator.suggest.structure.furniture import is_day, names_contents
from annotator.suggest.structure.heads import (
    comes_in,
    credit_start,
    is_caption,
    is_issuer,
    is_signed,
    jump_end,
    jump_start,
    sends_on,
    shows,
)
from annotator.suggest.structure.pairs import pairs_of, spelt
from annotator.suggest.structure.role_names import (
    BODY,
    BYLINE,
    CAPTION,
    CREDIT,
    FURNITURE,
    HEADLINE,
    JUMP,
)
from annotator.suggest.structure.signers import signed_role

_PAGE_NUMBER = re.compile(r"(?<=\D)[A-Z]?\d{1,2}版?$")
_POINTS = re.compile("图为|[上下左右]图|[▲▼◀▶◄►↑↓←→]")
"""How a caption starts that says where its picture is."""
_LONGEST_CAPTION = 220
_BRIEF_CAPTION, _TINY_CAPTION = 80, 16
_SHORTEST_HEAD, _SHORTEST_CAPTION = 3, 6
_ILLUSTRATES = 0.25
"""The share of its pairs that a caption which points to its picture has of the article beside."""
_RETOLD = 0.4
"""The same for one that tells a story of its own."""


def tell_pictures(drafts: list[Draft]) -> None:
    """Set the roles of captions and credits among body, and of contents boxes among headlines."""
    for index, draft in reversed(list(enumerate(drafts))):
        before = drafts[index - 1] if index and drafts[index - 1].block is None else None
        if draft.block is not None:
            continue
        if draft.role is BODY:
            _part_jumps(drafts, index)
            _tell_caption(drafts, index)
        elif (draft.role is HEADLINE and _part_credit(drafts, index)) or before is None:
            continue
        elif draft.role is CREDIT and before.role is HEADLINE:
            if draft.text.endswith("报道") and _is_long(drafts, index + 1):
                draft.role = BYLINE
        elif draft.role is CREDIT and before.role is BODY:
            if len(before.text) < _LONGEST_CAPTION:
                before.role = CAPTION
        elif draft.role is JUMP and before.role is HEADLINE and sends_on(draft.text):
            draft.role = before.role = FURNITURE
            while before.tight and index > 1:
                index -= 1
                before = drafts[index - 1]
                before.role = FURNITURE
    _tell_boxes(drafts)


def _is_long(drafts: Sequence[Draft], start: int) -> bool:
    """Whether what stands from a place on is more text than a picture's."""
    texts = [one.text if one.role is BODY else "" for one in drafts[start : start + 2]]
    return all(texts) and len("".join(texts)) > _BRIEF_CAPTION


def _part_jumps(drafts: list[Draft], index: int) -> None:
    """Make blocks of （下转第三版） behind a paragraph and of （上接第一版） before one."""
    draft, text = drafts[index], drafts[index].text
    start, end = jump_start(text), jump_end(text)
    if start > end:
        run = draft.run.cut(start, len(text))
        drafts.insert(index + 1, replace(draft, run=run, role=JUMP))
        draft.run = draft.run.cut(0, start)
    if end:
        drafts.insert(index, replace(draft, run=draft.run.cut(0, end), role=JUMP))
        draft.run = draft.run.cut(end, len(draft.text))


def _tell_caption(drafts: list[Draft], index: int) -> None:
    draft, text = drafts[index], drafts[index].text
    start = credit_start(text) if len(text) < _LONGEST_CAPTION + 40 else 0
    if start:
        run = draft.run
        drafts.insert(index + 1, replace(draft, run=run.cut(start, len(run.text)), role=CREDIT))
        draft.run = run.cut(0, start)
        draft.role = CAPTION
    elif len(text) < _LONGEST_CAPTION and is_caption(text) and not _is_item(drafts, index):
        draft.role = CAPTION


def _part_credit(drafts: list[Draft], index: int) -> bool:
    """Make a caption and a credit of a lone line that ends with who took the picture, set apart."""
    draft = drafts[index]
    apart = [at for at, gap in draft.run.gaps.items() if at and gap > 0]
    if len(draft.lines) != 1 or draft.lines[0].spaced_out or draft.text[-1] not in "摄影道图绘":
        return False
    for number, place in enumerate(apart):
        edges = [*apart[number:], len(draft.text)]
        words = [draft.text[start:end] for start, end in pairwise(edges)]
        if place >= _SHORTEST_CAPTION and signed_role(words) is CREDIT:
            run = draft.run
            credit = replace(draft, run=run.cut(place, len(run.text)), role=CREDIT)
            drafts.insert(index + 1, credit)
            draft.run, draft.role = run.cut(0, place), CAPTION
            return True
    return False


def _is_item(drafts: Sequence[Draft], index: int) -> bool:
    """Whether a paragraph starts with a mark that the one before it or behind it starts with too.

    ▲ points to a picture once; a list of news in brief has it before each item.
    """
    mark = drafts[index].text[:1]
    beside = [drafts[n].text[:1] for n in (index - 1, index + 1) if 0 <= n < len(drafts)]
    return not mark.isalnum() and mark in beside


def tell_contents(drafts: Sequence[Draft]) -> None:
    """Make furniture of lines in a row that end with the number of a page, and of their name."""
    for index, draft in enumerate(drafts):
        if not _is_content(draft):
            boxed = draft.role is HEADLINE and drafts[index + 1 : index + 2]
            if boxed and boxed[0].role is FURNITURE and names_contents(draft.text):
                draft.role = FURNITURE
            continue
        beside = drafts[index + 1 : index + 2]
        before = drafts[index - 1] if index else None
        if not any(map(_is_content, beside)) and (before is None or before.role is not FURNITURE):
            continue
        draft.role = FURNITURE
        if before is not None and before.role is HEADLINE and names_contents(before.text):
            before.role = FURNITURE


def _is_content(draft: Draft) -> bool:
    """Whether a lone line ends with a number set apart, as that of a page is."""
    if draft.role is not HEADLINE or draft.block is not None:
        return False
    last = draft.text[-1]
    number = _PAGE_NUMBER.search(draft.text) if last == "版" or last.isdecimal() else None
    return number is not None and draft.run.gaps[number.start()] > 0


def _tell_boxes(drafts: Sequence[Draft]) -> None:
    """Make furniture of head lines between pieces of furniture: contents boxes, QR captions."""
    start = 0
    for index in range(len(drafts) + 1):
        if index < len(drafts) and drafts[index].role is not BODY:
            continue
        run = drafts[start:index]
        places = [number for number, one in enumerate(run) if one.role is FURNITURE]
        for draft in run[places[0] : places[-1]] if places else ():
            if draft.role is HEADLINE and draft.block is None:
                draft.role = FURNITURE
        start = index + 1


def _signs_above(office: Draft, day: Draft) -> bool:
    """Whether a day stands right under the office that issues the notice: one signature."""
    if office.role is not BYLINE or office.block is not None or day.lines[0].blank:
        return False
    return is_issuer(office.text) and not is_day(office.text)


def tell_issuers(drafts: list[Draft]) -> None:
    """Make bylines of the office and the day that stand behind a notice."""
    gone: set[int] = set()
    for n, draft in enumerate(drafts):
        if draft.role is not HEADLINE or draft.block is not None or not n:
            continue
        before, after = drafts[n - 1], drafts[n + 1] if n + 1 < len(drafts) else None
        if is_issuer(draft.text):
            signed = before.role is BODY or (before.role is BYLINE and is_issuer(before.text))
            ends = after is None or after.role is not BODY or before.role is BYLINE
            if signed and ends:
                draft.role, draft.tight = BYLINE, False
                if is_day(draft.text) and _signs_above(before, draft):
                    before.take(draft.lines, draft.confidence)
                    gone.add(id(draft))
        elif before.role is BODY and is_signed(draft.text):
            draft.role, draft.tight = BYLINE, False
    if gone:
        drafts[:] = [draft for draft in drafts if id(draft) not in gone]


def tell_days(drafts: Sequence[Draft]) -> None:
    """Make furniture of a date that stands beside what belongs to the page, or over all else."""
    for n, draft in enumerate(drafts):
        if draft.role is not HEADLINE or draft.block is not None or not is_day(draft.text):
            continue
        beside = [drafts[near].role for near in (n - 1, n + 1) if 0 <= near < len(drafts)]
        if not n or FURNITURE in beside:
            draft.role = FURNITURE


def signatures(drafts: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """Give the bylines that stand behind their text, each with the paragraph it signs."""
    found: list[tuple[Draft, Draft]] = []
    text: Draft | None = None
    for draft in drafts:
        if draft.role is BYLINE and draft.block is None and text is not None:
            first = not found or found[-1][1] is not text
            if first or is_issuer(draft.text):
                found.append((draft, text))
                continue
        text = draft if draft.role is BODY else None
    return found


def place_pictures(drafts: Sequence[Draft], number: int) -> None:
    """Put captions and credits into articles, new ones from `number` on; jumps go with the text.

    A caption goes with the article that it illustrates where the words say so, else it is an
    article of its own. A credit without a caption goes with the article above it.
    """
    near = _Near(drafts)
    above: int | None = None
    picture: int | None = None
    for index, draft in enumerate(drafts):
        if draft.block is not None:
            if draft.article is None and draft.role is not FURNITURE:
                draft.article = number
                number += 1
            above = draft.article
            picture = draft.article if draft.role is CAPTION else None
        elif draft.role is CAPTION and picture is not None and _is_pair(drafts, index):
            draft.article = picture
        elif draft.role is CAPTION:
            picture = near.illustrated(index)
            if picture is None:
                picture = number
                number += 1
            draft.article = picture
        elif draft.role is CREDIT and picture is not None:
            draft.article = picture
        elif draft.role in (CREDIT, JUMP):
            draft.article = above
            if draft.role is JUMP and comes_in(draft.text):
                draft.article = _next_article(drafts, index, above)
                above = draft.article
            if above is None:
                draft.role = FURNITURE
        elif draft.role is not FURNITURE:
            above, picture = draft.article, None


def _next_article(drafts: Sequence[Draft], index: int, above: int | None) -> int | None:
    """Give the article of the text below a place; `above` where there is none."""
    below = (one for one in drafts[index + 1 :] if one.role is BODY)
    one = next(below, None)
    return above if one is None or one.article is None else one.article


def _is_pair(drafts: Sequence[Draft], index: int) -> bool:
    """Whether a caption stands right behind another one, as those of pictures in a row do."""
    return index > 0 and drafts[index - 1].role is CAPTION


def head_pictures(drafts: Sequence[Draft], loose: Collection[int], number: int) -> None:
    """Give a head line that heads no text to the picture beside it.

    `loose` has the ids of such lines; articles from `number` on are pictures of their own.
    """
    headed: set[int | None] = set()
    for index, draft in enumerate(drafts):
        if id(draft) not in loose or draft.block is not None or len(draft.text) < _SHORTEST_HEAD:
            continue
        for near in (index - 1, index + 1):
            picture = drafts[near] if 0 <= near < len(drafts) else None
            if (
                picture is not None
                and picture.role in (CAPTION, CREDIT)
                and picture.article is not None
                and picture.article >= number
                and picture.article not in headed
            ):
                draft.role, draft.article = HEADLINE, picture.article
                headed.add(picture.article)
                break


class _Near:
    """The articles before and behind each caption, and how much of it they hold."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.drafts = drafts
        self.texts: dict[int, list[str]] = {}
        self.pairs: dict[int, set[int]] = {}

    def illustrated(self, index: int) -> int | None:
        """Give the article beside a caption that it illustrates; None where none holds enough."""
        text = self.drafts[index].text
        if len(text) <= _TINY_CAPTION and _POINTS.match(text):
            # Too short to tell a story: it explains a picture of the text that it stands behind.
            above = self.drafts[index - 1] if index else None
            if above is not None and above.role is BODY and above.article is not None:
                return above.article
        pairs = {pair for pair in pairs_of(text) if spelt(pair).isalpha()}
        enough = _ILLUSTRATES if shows(text) and len(text) <= _BRIEF_CAPTION else _RETOLD
        best = max(
            self._beside(index),
            key=lambda article: len(pairs & self._pairs_of(article)),
            default=None,
        )
        if best is None or len(pairs & self._pairs_of(best)) < enough * max(len(pairs), 6):
            return None
        return best

    def _beside(self, index: int) -> list[int]:
        """Give the articles of the texts next to a place, above it and below."""
        found = []
        for way in (range(index - 1, -1, -1), range(index + 1, len(self.drafts))):
            texts = (self.drafts[n] for n in way if self.drafts[n].role is BODY)
            one = next(texts, None)
            if one is not None and one.article is not None:
                found.append(one.article)
        return found

    def _pairs_of(self, article: int) -> set[int]:
        if not self.texts:
            for draft in self.drafts:
                if draft.article is not None and draft.role is not CAPTION:
                    self.texts.setdefault(draft.article, []).append(draft.text)
        if article not in self.pairs:
            self.pairs[article] = set().union(*map(pairs_of, self.texts.get(article, ())))
        return self.pairs[article]
