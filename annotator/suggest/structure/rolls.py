"""Rolls and lists set line by line: running text, though no line of them ends a sentence."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from annotator.suggest.structure.drafts import Draft
from annotator.suggest.structure.glyphs import is_chinese
from annotator.suggest.structure.heads import attends, is_entry, is_issuer
from annotator.suggest.structure.printed_names import SURNAMES, is_name
from annotator.suggest.structure.role_names import BODY, BYLINE, HEADLINE
from annotator.suggest.structure.spelling import BREAK, Run

_FEWEST = 3
"""The fewest names that make a roll."""
_MANY = 5
"""As many names are a roll whatever words lead to them."""
_LONGEST_NAME = 5
_SHARE = 0.6
"""The share of a roll's characters that are names."""
_LEADS = ("：", ":")
_SENTENCE = frozenset("，。；！？,;!?《")
"""Marks that no roll has."""
_UNIT = re.compile(
    r"^[\u4e00-\u9fff]+(厂|公司|部|院|校|小学|中学|大学|局|处|室|队|站|所|中心|乡|镇|街道|社区|村|县|区|班|系|组|团|连|营|社|店|行|会|场|集团|馆|园|矿|委)$"
)
"""Where those belong whose names follow in a roll."""
_ALIKE = 3
"""The fewest lines built alike that make a list."""
_TELLING = frozenset("《》∶:：0—–-…")
"""What lines built alike show that lines of headlines hardly do."""
_MAY_TELL = re.compile("[《》∶:：—–…0-9０-９-]")
"""What becomes one of those when each run of digits is written as one."""
_KINDS = (
    (re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+"), "X"),
    (re.compile(r"[0-9０-９]+"), "0"),
    (re.compile(r"[A-Za-z]+"), "A"),
)


def tell_rolls(drafts: list[Draft]) -> None:
    """Make body of the lines of names among the headlines, one block of those that go on."""
    result: list[Draft] = []
    roll: Draft | None = None
    for draft in drafts:
        if draft.role is not HEADLINE:
            result.append(draft)
            continue
        before = result[-1] if result else None
        listed = draft.block is None and is_roll(draft.run)
        opens = _opens(draft.run)
        if before is not None and before is roll:
            listed = listed or (
                opens and draft.block is None and (draft.tight or _lists(draft.run))
            )
        goes_on = before is not None and draft.tight and not opens
        if listed and before is not None and goes_on and (before is roll or _opens(before.run)):
            before.take(draft.lines, draft.confidence)
            before.role, before.tight = BODY, False
            roll = before
            continue
        last = before is roll and goes_on and not is_issuer(draft.text)
        if roll is not None and last and len(draft.text) <= 2 * _FEWEST:
            roll.take(draft.lines, draft.confidence)  # the last names, too few to tell by
            continue
        if listed:
            draft.role, draft.tight = BODY, False
            draft.listed = opens and _lists(draft.run)
            roll = draft
        result.append(draft)
    drafts[:] = result


def is_roll(run: Run) -> bool:
    """Whether a line holds little but names with spaces between them."""
    apart = sum([gap > 0 for gap in run.gaps.values()])
    if apart < _FEWEST - 1 or not _SENTENCE.isdisjoint(run.text):
        return False
    if attends(run.text):
        return False  # under a headline, who was there
    lead = max(run.text.rfind(mark) for mark in _LEADS) + 1
    sizes: list[int] = []
    for index in range(lead, len(run.text)):
        if not is_chinese(run.text[index]):
            return False
        gap = run.gaps.get(index, 0)
        if sizes and index > lead and gap <= 0 and gap != BREAK:
            sizes[-1] += 1
        else:
            sizes.append(1)
    while len(sizes) > _MANY and max(sizes[:2]) > _LONGEST_NAME:
        lead += sizes[0]
        del sizes[0]  # 主会场参会的有 市领导某某
    if not lead and len(sizes) < _MANY and len(set(sizes)) == 1:
        starts = [run.text[at] for at in range(lead, len(run.text), sizes[0])]
        if sum(first in SURNAMES for first in starts) * 2 < len(starts):
            return False  # clauses of one length
    names = [size for size in sizes if 2 <= size <= 4]
    halves = sizes.count(1) // 2
    listed = sum(names) + 2 * halves
    return (
        len(names) + halves >= _FEWEST
        and bool(names)
        and listed >= _SHARE * (len(run.text) - lead)
        and max(sizes) <= _LONGEST_NAME
    )


def _opens(run: Run) -> bool:
    """Whether a line says whose names follow: a unit and a colon, or a gap."""
    if any(mark in run.text for mark in _LEADS):
        return True
    first = next((at for at, gap in run.gaps.items() if at and gap > 0), 0)
    return first > 2 and _UNIT.match(run.text[:first]) is not None


def _lists(run: Run) -> bool:
    """Whether all that stands behind a line's colon, or its first word, are names."""
    start = max(run.text.rfind(mark) for mark in _LEADS) + 1
    if not start:
        start = next((at for at, gap in run.gaps.items() if at and gap > 0), 0)
    edges = [start, *[at for at, gap in run.gaps.items() if at > start and gap > 0], len(run.text)]
    return start > 0 and all(is_name(run.text[at:end]) for at, end in pairwise(edges))


def tell_lists(drafts: Sequence[Draft]) -> None:
    """Make body of lines in a row that are built alike: results, books, prizes with the winners."""
    for form, row in groupby(drafts, _form):
        lines = list(row)
        if form and len(lines) >= (2 if form == _ENTRY else _ALIKE):
            for draft in lines:
                draft.role, draft.tight, draft.listed = BODY, False, True


_ENTRY = "X："
"""The form of all lines that say first what follows."""


def _form(draft: Draft) -> str:
    """Give how a lone line is built, in one letter a run; nothing where it could be a headline."""
    lone = draft.role in (HEADLINE, BYLINE) and draft.block is None
    if not lone or not draft.lines or draft.lines[0].spaced_out:
        return ""
    if is_entry(draft.text):
        return _ENTRY
    run = draft.run
    if _MAY_TELL.search(run.text) is None:
        return ""
    apart = [at for at, gap in run.gaps.items() if at and gap > 0]
    text = " ".join(run.text[start:end] for start, end in pairwise((0, *apart, len(run.text))))
    for kind, letter in _KINDS:
        text = kind.sub(letter, text)
    return text if _TELLING.intersection(text) else ""
