"""What belongs to pictures and to the page rather than to an article's text."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from annotator.page.model import Role
from annotator.suggest.structure.drafts import Draft
from annotator.suggest.structure.heads import credit_start, is_caption, sends_on

_LONGEST_CAPTION = 220


def tell_pictures(drafts: list[Draft]) -> None:
    """Set the roles of captions and credits among body, and of contents boxes among headlines."""
    for index, draft in reversed(list(enumerate(drafts))):
        before = drafts[index - 1] if index and drafts[index - 1].block is None else None
        if draft.block is not None:
            continue
        if draft.role is Role.BODY:
            _tell_caption(drafts, index)
        elif before is None:
            continue
        elif draft.role is Role.CREDIT and before.role is Role.BODY:
            if len(before.text) < _LONGEST_CAPTION:
                before.role = Role.CAPTION
        elif draft.role is Role.JUMP and before.role is Role.HEADLINE and sends_on(draft.text):
            draft.role = before.role = Role.FURNITURE
    _tell_boxes(drafts)


def _tell_caption(drafts: list[Draft], index: int) -> None:
    draft = drafts[index]
    start = credit_start(draft.text) if len(draft.text) < _LONGEST_CAPTION + 40 else 0
    if start:
        run = draft.run
        drafts.insert(
            index + 1, replace(draft, run=run.cut(start, len(run.text)), role=Role.CREDIT)
        )
        draft.run = run.cut(0, start)
        draft.role = Role.CAPTION
    elif is_caption(draft.text) and len(draft.text) < _LONGEST_CAPTION:
        draft.role = Role.CAPTION


def _tell_boxes(drafts: Sequence[Draft]) -> None:
    """Make furniture of head lines between pieces of furniture: contents boxes, QR captions."""
    start = 0
    for index in range(len(drafts) + 1):
        if index < len(drafts) and drafts[index].role is not Role.BODY:
            continue
        run = drafts[start:index]
        places = [number for number, one in enumerate(run) if one.role is Role.FURNITURE]
        for draft in run[places[0] : places[-1]] if places else ():
            if draft.role is Role.HEADLINE and draft.block is None:
                draft.role = Role.FURNITURE
        start = index + 1


def signatures(drafts: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """Give the bylines that stand behind their text, each with the paragraph it signs."""
    return [
        (after, before)
        for before, after in pairwise(drafts)
        if before.role is Role.BODY and after.role is Role.BYLINE and after.block is None
    ]


def place_pictures(drafts: Sequence[Draft], number: int) -> None:
    """Give captions and credits an article of their own, from `number` on; jumps go with the text.

    A credit without a caption goes with the article above it.
    """
    above: int | None = None
    picture: int | None = None
    for draft in drafts:
        if draft.block is not None:
            if draft.article is None and draft.role is not Role.FURNITURE:
                draft.article = number
                number += 1
            above = draft.article
            picture = draft.article if draft.role is Role.CAPTION else None
        elif draft.role is Role.CAPTION:
            picture = draft.article = number
            number += 1
        elif draft.role is Role.CREDIT and picture is not None:
            draft.article = picture
        elif draft.role in (Role.CREDIT, Role.JUMP):
            draft.article = above
            if above is None:
                draft.role = Role.FURNITURE
        elif draft.role is not Role.FURNITURE:
            above, picture = draft.article, None
