"""Rolls of names set line by line: running text, though no line of them ends a sentence."""

from annotator.page.model import Role
from annotator.suggest.structure.drafts import Draft
from annotator.suggest.structure.glyphs import is_chinese
from annotator.suggest.structure.spelling import BREAK, LETTER, Run

_FEWEST = 3
"""The fewest names that make a roll."""
_SHARE = 0.6
"""The share of a roll's characters that are names."""
_LEADS = ("：", ":")


def tell_rolls(drafts: list[Draft]) -> None:
    """Make body of the lines of names among the headlines, one block of those that go on."""
    result: list[Draft] = []
    roll: Draft | None = None
    for draft in drafts:
        before = result[-1] if result else None
        listed = draft.role is Role.HEADLINE and draft.block is None and is_roll(draft.run)
        goes_on = before is not None and draft.tight and not _opens(draft.text)
        if listed and before is not None and goes_on and (before is roll or _opens(before.text)):
            before.take(draft.lines, draft.confidence)
            before.role, before.tight = Role.BODY, False
            roll = before
            continue
        if (
            roll is not None
            and before is roll
            and goes_on
            and draft.role is Role.HEADLINE
            and len(draft.text) <= 2 * _FEWEST
        ):
            roll.take(draft.lines, draft.confidence)  # the last names, too few to tell by
            continue
        if listed:
            draft.role, draft.tight = Role.BODY, False
            roll = draft
        result.append(draft)
    drafts[:] = result


def is_roll(run: Run) -> bool:
    """Whether a line holds little but names with spaces between them."""
    if any(mark in run.text for mark in "，。；！？,;!?《"):
        return False
    lead = max(run.text.rfind(mark) for mark in _LEADS) + 1
    sizes: list[int] = []
    for index in range(lead, len(run.text)):
        if not is_chinese(run.text[index]):
            return False
        if sizes and index > lead and run.gaps[index] in (0, LETTER, BREAK):
            sizes[-1] += 1
        else:
            sizes.append(1)
    names = [size for size in sizes if 2 <= size <= 4]
    halves = sizes.count(1) // 2
    listed = sum(names) + 2 * halves
    return (
        len(names) + halves >= _FEWEST
        and bool(names)
        and listed >= _SHARE * (len(run.text) - lead)
        and max(sizes) <= 5
    )


def _opens(text: str) -> bool:
    """Whether a line says whose names follow."""
    return any(mark in text for mark in _LEADS)
