"""Where a headline's parts are set apart: at a line's end, or inside letter-spaced lines."""

from itertools import pairwise

from annotator.suggest.structure.glyphs import CLOSERS, NO_START, OPENERS, is_chinese, is_latin
from annotator.suggest.structure.spelling import BREAK, LETTER, Run


def apart_in(run: Run, body: str, *, stretched: bool) -> list[int]:
    """Say before which glyphs of a headline a space goes that raw does not show.

    A line's end makes a space between clauses and none inside a phrase; `body`, the article's
    own text, tells words that belong together from clauses that stand apart.
    """
    text = run.text
    places = [
        index
        for index, gap in run.gaps.items()
        if index and gap == BREAK and _clause_ends(text, index, run, body)
    ]
    if stretched:
        places += _inside(run, body)
    return places


def _clause_ends(text: str, index: int, run: Run, body: str) -> bool:
    left, right = text[:index], text[index:]
    if left[-1] in OPENERS or right[0] in NO_START or right[0] in CLOSERS:
        return False
    if left[-1] in NO_START - CLOSERS:
        return False
    if _opened(left):
        return False
    if is_latin(left[-1]) and is_latin(right[0]):
        return True
    edges = [n for n, gap in run.gaps.items() if n and gap != LETTER]
    start = max([0, *(n for n in edges if n < index)])
    end = min([len(text), *(n for n in edges if n > index)])
    joint = _joint(text, index, body)
    if joint:
        return joint < 0
    return abs(end - 2 * index + start) >= 2 or parallel(text[start:index], text[index:end])


def _joint(text: str, index: int, body: str) -> int:
    """Say whether the body shows the two characters about a place together (1) or parted (-1)."""
    pair = text[index - 1 : index + 1]
    if pair in body:
        return 1
    left, right = text[max(0, index - 3) : index], text[index : index + 3]
    parted = any(left + mark in body for mark in "，。、；！,") and len(left) == 3
    opened = any(mark + right in body for mark in "，。、；！,") and len(right) == 3
    return -1 if parted or opened else 0


def _opened(text: str) -> bool:
    depth = 0
    for mark in text:
        depth += (mark in OPENERS) - (mark in CLOSERS)
    return depth > 0


def _inside(run: Run, body: str) -> list[int]:
    """Give the clause borders inside the letter-spaced lines of a headline.

    Nothing but the words tells them: clauses of one length with a character at the same place in
    each (把 … 来 …, 把 … 来 …), or parts that the body sets apart by a mark.
    """
    text = run.text
    edges = [index for index, gap in run.gaps.items() if gap == BREAK] + [len(text)]
    places = []
    for start, end in pairwise(edges):
        if all(run.gaps[index] != LETTER for index in range(start, end)):
            continue
        for index in range(start + 4, end - 3):
            halves = index - start == end - index
            if not all(map(is_chinese, text[index - 2 : index + 2])):
                continue
            if text[index - 1 : index + 1] in body:
                continue
            parted = _joint(text, index, body) < 0
            if (halves and (parted or parallel(text[start:index], text[index:end]))) or (
                parted and _set_off(text[index - 4 : index], text[index : index + 4], body)
            ):
                places.append(index)
    return places


def parallel(left: str, right: str) -> bool:
    """Whether two clauses of about one length are built alike: a character at the same place."""
    if abs(len(left) - len(right)) > 1 or min(len(left), len(right)) < 4:
        return False
    return any(a == b and is_chinese(a) for a, b in zip(left[:4], right[:4], strict=True))


def _set_off(left: str, right: str, body: str) -> bool:
    """Whether the body ends a clause with `left` and starts one with `right`."""
    ends = any(left + mark in body for mark in "，。、；！,")
    starts = any(mark + right in body for mark in "，。、；！,")
    return ends and starts
