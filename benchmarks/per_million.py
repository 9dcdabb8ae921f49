"""What work takes of the processor for a million characters, and how quick the machine is."""

import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from annotator.suggest.words import jieba_engine
from benchmarks.figure import Figure

RECORDED_TAGGER_S = 1 / 0.055
"""What `jieba.posseg` took for a million characters where the limits in seconds were set."""
_RUNS = 3
_MILLION = 1_000_000
_Item = TypeVar("_Item")


def seconds_a_million(
    items: Sequence[_Item], work: Callable[[_Item], object], texts: Sequence[str]
) -> float:
    """Give the processor time that a million characters of `texts` take; the best of a few runs.

    The first item is done once before, so that no table is read while the time is taken.
    """
    work(items[0])
    best = float("inf")
    for _ in range(_RUNS):
        start = time.process_time()
        for item in items:
            work(item)
        best = min(best, time.process_time() - start)
    return best * _MILLION / sum(map(len, texts))


def beside_tagger(what: str, taken: float, limit: float, texts: Sequence[str]) -> Iterator[Figure]:
    """Give the seconds that a million characters took, and the same in parts of what
    `jieba.posseg` takes for these texts; that is held to a limit on any machine, a slow one too."""
    tagger = seconds_a_million(texts, jieba_engine().tag, texts)
    yield Figure(what, taken, "s", limit, (("jieba.posseg", tagger),))
    part = 100 * taken / tagger
    yield Figure(f"{what}, of jieba.posseg's", part, "%", round(100 * limit / RECORDED_TAGGER_S, 1))
