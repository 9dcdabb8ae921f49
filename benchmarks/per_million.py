"""What work takes of the processor for a million characters, and how quick the machine is."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from statistics import median
from typing import TypeVar

from annotator.page.codec import read_page
from annotator.page.model import Page
from benchmarks.figure import Figure
from benchmarks.material import CHECKOUT

RECORDED_TAGGER_S = 1 / 0.055
"""What `jieba.posseg` took for a million characters where the limits in seconds were set."""
_TURNS = 5
_MILLION = 1_000_000
_Item = TypeVar("_Item")


def seconds_a_million(
    items: Sequence[_Item], work: Callable[[_Item], object], texts: Sequence[str], runs: int = 3
) -> float:
    """Give the processor time that a million characters of `texts` take; the best of some runs.

    The first item is done once before, so that no table is read while the time is taken.
    """
    work(items[0])
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        for item in items:
            work(item)
        best = min(best, time.process_time() - start)
    return best * _MILLION / sum(map(len, texts))


def beside_tagger(
    what: str,
    items: Sequence[_Item],
    work: Callable[[_Item], object],
    texts: Sequence[str],
    limit: float,
) -> Iterator[Figure]:
    """Give the seconds that a million characters take, and the same in parts of what
    `jieba.posseg` takes for the invented newspapers.

    The part is held to a limit on any machine. Both are run in turn, and the middle of the parts
    of each turn is given: a machine that is slow for a minute is so for both. The tagger has
    newspapers, for it is much slower on characters put together by chance, which are no words.
    """
    raws = [page.raw for page in invented_pages()]
    turns = [
        (seconds_a_million(items, work, texts, 1), seconds_a_million(raws, _tagged, raws, 1))
        for _ in range(_TURNS)
    ]
    ours, theirs = (min(taken) for taken in zip(*turns, strict=True))
    yield Figure(what, ours, "s", limit, (("jieba.posseg", theirs),))
    part = median(100 * one / other for one, other in turns)
    yield Figure(f"{what}, of jieba.posseg's", part, "%", round(100 * limit / RECORDED_TAGGER_S, 1))


def _tagged(raw: str) -> object:
    from jieba import posseg  # slow: reads its dictionary

    return posseg.lcut(raw)


def invented_pages() -> list[Page]:
    """Give the pages that rules may be tuned on and the sample pages, by their text alone."""
    folders = (CHECKOUT / "benchmarks" / "pages" / "tuning", CHECKOUT / "sample_data")
    found = []
    for path in sorted(path for folder in folders for path in folder.glob("*.page.json")):
        gold = read_page(json.loads(path.read_text(encoding="utf-8")))
        found.append(Page(gold.id, gold.raw, meta=gold.meta))
    return found
