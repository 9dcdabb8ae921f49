"""jieba alone: its cuts, and the parts of speech that rjieba gives to them.

`jieba.posseg` is not asked, for it cuts otherwise than jieba: it knows no `%` and no `-` inside
words, and unknown words by a model of its own. That model is asked here as rjieba asks it, for
the part of speech of one word that the dictionary does not hold.
"""

import logging
import re
import warnings
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

with warnings.catch_warnings():
    # jieba imports pkg_resources and holds invalid escapes; both only warn.
    warnings.simplefilter("ignore")
    import jieba
    from jieba.posseg import char_state_tab_P, emit_P, start_P, trans_P
    from jieba.posseg import dt as posseg

_NEVER = -3.14e100
"""The log-probability by which jieba's tables say that something does not happen."""
_State = tuple[str, str]
"""The place in a word (B begins it, M is within, E ends it, S is all of it), the part of speech."""
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f]")


_SPEECH = posseg.word_tag_tab
"""The part of speech of each word of the dictionary."""


def start(folder: Path) -> None:
    """Read the dictionary, silently; what jieba makes of it is kept in `folder`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        jieba.dt.tmp_dir = str(folder)
    except OSError:
        pass  # jieba then keeps it in the temporary folder, or goes without
    jieba.setLogLevel(logging.CRITICAL)
    jieba.initialize()


cut = jieba.lcut


def has_word(word: str) -> bool:
    """Whether the dictionary holds the word."""
    return bool(jieba.dt.FREQ.get(word))


def tag(text: str) -> list[tuple[str, str]]:
    """Cut a text into words, each with its part of speech."""
    return [(word, _SPEECH.get(word) or _guess(word)) for word in cut(text)]


@lru_cache(maxsize=4096)
def _guess(word: str) -> str:
    """Give the part of speech of a word that is in no dictionary."""
    if any(char.isascii() and char.isalnum() for char in word):
        return "eng" if any(char.isascii() and char.isalpha() for char in word) else "m"
    states = _best_states(word) if _HAN.search(word) else []
    ends = [at + 1 for at, (place, _) in enumerate(states) if place in "ES"]
    # What is one word for jieba may be several for this model: the longest speaks for all.
    spans = [(end - start, end) for start, end in pairwise([0, *ends])]
    return states[max(spans)[1] - 1][1] if spans else "x"


def _best_states(word: str) -> list[_State]:
    """Give the likeliest state of each character by Viterbi's algorithm; none if none fit."""
    scores = {state: start_P[state] + heard for state, heard in _states(word[0]).items()}
    scores = {state: score for state, score in scores.items() if score > _NEVER}
    came_from: list[dict[_State, _State]] = []
    for char in word[1:]:
        best: dict[_State, tuple[float, _State]] = {}
        for state, heard in _states(char).items():
            ways = [
                (score + trans_P[before][state] + heard, before)
                for before, score in scores.items()
                if state in trans_P[before]
            ]
            if ways:
                best[state] = max(ways)
        scores = {state: score for state, (score, _) in best.items()}
        came_from.append({state: before for state, (_, before) in best.items()})
    ended = [(score, state) for state, score in scores.items() if state[0] in "ES"]
    if not ended:
        return []
    path = [max(ended)[1]]
    for before in reversed(came_from):
        path.append(before[path[-1]])
    return path[::-1]


def _states(char: str) -> dict[_State, float]:
    """Give the states that a character may be in, each with its log-probability there."""
    listed = char_state_tab_P.get(char) or emit_P
    return {state: emit_P[state][char] for state in listed if char in emit_P[state]}
