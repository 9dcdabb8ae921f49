"""Where a headline's parts are set apart: at a line's end, or inside letter-spaced lines."""

from annotator.suggest.glyphs import CLOSERS, NO_START, OPENERS, is_chinese, is_latin
from annotator.suggest.spelling import BREAK, Run


def apart_in(run: Run, body: str, *, stretched: bool) -> list[int]:
    """Say before which glyphs of a headline a space goes that raw does not show.

    A line's end makes a space between clauses and none inside a phrase; `body`, the article's
    own text, tells words that belong together from clauses that stand apart.
    """
    places = []
    text = run.text
    for index in range(1, len(text)):
        if run.gaps[index] == BREAK and _clause_ends(text, index, run, body):
            places.append(index)
    if stretched:
        places += _inside(text, body)
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
    breaks = [n for n in range(1, len(text)) if run.gaps[n] == BREAK] + [len(text)]
    start = max([0, *(n for n in breaks if n < index)])
    end = min(n for n in breaks if n > index)
    return _joint(text, index, body) < 0 or (
        _joint(text, index, body) == 0 and abs((index - start) - (end - index)) >= 2
    )


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


def _inside(text: str, body: str) -> list[int]:
    """Give the clause borders of a letter-spaced headline, where the body shows them."""
    places = []
    for index in range(4, len(text) - 3):
        left, right = text[index - 4 : index], text[index : index + 4]
        if not all(map(is_chinese, left + right)) or text[index - 1 : index + 1] in body:
            continue
        ends = any(left + mark in body for mark in "，。、；！,")
        starts = any(mark + right in body for mark in "，。、；！,") or right in body
        if ends and starts:
            places.append(index)
    return places
