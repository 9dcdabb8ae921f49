"""What work takes of the processor for a million characters, and how quick the machine is."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TypeVar

from annotator.page.codec import read_page
from annotator.page.model import Page
from annotator.suggest.words import jieba_engine
from benchmarks.figure import Figure
from benchmarks.material import CHECKOUT

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


def beside_tagger(what: str, taken: float, limit: float) -> Iterator[Figure]:
    """Give the seconds that a million characters took, and the same in parts of what
    `jieba.posseg` takes for newspapers; that is held to a limit on any machine, a slow one too."""
    yield Figure(what, taken, "s", limit, (("jieba.posseg", tagger_s()),))
    part, most = 100 * taken / tagger_s(), 100 * limit / RECORDED_TAGGER_S
    yield Figure(f"{what}, of jieba.posseg's", part, "%", round(most, 1))


@cache
def tagger_s() -> float:
    """Give what `jieba.posseg` takes for a million characters of the invented newspapers.

    It is much slower on characters put together by chance, which are no words.
    """
    raws = [page.raw for page in invented_pages()]
    return seconds_a_million(raws, jieba_engine().tag, raws)


def invented_pages() -> list[Page]:
    """Give the pages that rules may be tuned on and the sample pages, by their text alone."""
    folders = (CHECKOUT / "benchmarks" / "pages" / "tuning", CHECKOUT / "sample_data")
    found = []
    for path in sorted(path for folder in folders for path in folder.glob("*.page.json")):
        gold = read_page(json.loads(path.read_text(encoding="utf-8")))
        found.append(Page(gold.id, gold.raw, meta=gold.meta))
    return found
