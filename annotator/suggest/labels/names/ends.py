"""Where a name that starts here ends: what looks best with what stands behind it on the page."""

import re

from annotator.suggest.labels.characters import HAN
from annotator.suggest.labels.names.followers import FIRSTS, follower, follows
from annotator.suggest.labels.names.shapes import (
    TRANSLITERATING,
    family_at,
    in_names,
    is_word,
    looks,
)
from annotator.suggest.labels.names.texts import MOST_REPEATS, Texts

_GIVEN = re.compile(f"{HAN}{{1,2}}")
_HOPELESS = -5.5
"""A look that nothing around a string makes up for: what follows gives 3.0 at most, repeats 2.0."""


def begins_longer(text: str, start: int, end: int) -> bool:
    """Whether the name is but the beginning of a foreign one, or of two words (庄严|肃穆)."""
    if text[end : end + 1] in ("", "\n"):
        return False  # its block ends here
    last = text[end - 1]
    if (
        last in FIRSTS
        and last != "等"
        and follower(text, end - 1) > 1
        and not is_word(text[start:end])
    ):
        return True  # 向荣主|持: the last character is the verb's
    if end - start < 3:
        return False
    if not in_names(last) and is_word(text[end - 1 : end + 1]):
        return True  # 郁红|抖开
    if text[end] in TRANSLITERATING and TRANSLITERATING.issuperset(text[start:end]):
        return True
    return is_word(text[end - 1 : end + 1]) and is_word(text[start : end - 1])


def best_end(text: str, start: int, texts: Texts, least: float = 0.0) -> int | None:
    """Say where the likeliest name that starts here ends; None where none scores `least`."""
    family = family_at(text, start)
    if not family:
        return None
    best: int | None = None
    top = least
    given = _GIVEN.match(text, start + family)
    if given is None:
        return None
    for end in range(given.start() + 1, given.end() + 1):
        name = text[start:end]
        score = looks(name)
        if score < _HOPELESS:
            continue
        score += follows(text[end : end + 8])
        if score + MOST_REPEATS < top:
            continue
        score += texts.repeats(name)
        if score < top:
            continue
        if is_word(name):
            score -= 2.0
        if begins_longer(text, start, end):
            score -= 3.0
        if score > top or (best is None and score == top):
            best, top = end, score
    return best
