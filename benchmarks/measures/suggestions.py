"""Structure and labels of pages with text alone, beside the tagger that every Chinese tool has."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from annotator.page.codec import read_page
from annotator.page.model import Page
from annotator.suggest.labels.label import label
from annotator.suggest.structure.fix import fix
from annotator.suggest.words import jieba_engine
from benchmarks.figure import Figure
from benchmarks.material import CHECKOUT, Material

TITLE = "Suggestions: processor time for a million characters"
_RUNS = 3
_MILLION = 1_000_000
_Item = TypeVar("_Item")


def measure(material: Material) -> Iterator[Figure]:
    pages = invented_pages()
    size = sum(len(page.raw) for page in pages)
    tag = jieba_engine().tag
    beside = (("jieba.posseg", _seconds([page.raw for page in pages], tag, size)),)
    structure = _seconds(pages, fix, size)
    labels = _seconds(list(map(fix, pages)), label, size)
    yield Figure("structure", structure, "s", None, beside)
    yield Figure("labels", labels, "s", None, beside)
    yield Figure("structure and labels", structure + labels, "s", 5.0, beside)


def invented_pages() -> list[Page]:
    """Give the pages that rules may be tuned on and the sample pages, by their text alone."""
    folders = (CHECKOUT / "benchmarks" / "pages" / "tuning", CHECKOUT / "sample_data")
    found = []
    for path in sorted(path for folder in folders for path in folder.glob("*.page.json")):
        gold = read_page(json.loads(path.read_text(encoding="utf-8")))
        found.append(Page(gold.id, gold.raw, meta=gold.meta))
    return found


def _seconds(items: Sequence[_Item], work: Callable[[_Item], object], size: int) -> float:
    """Give the processor time that a million characters take; the best of a few runs.

    The first item is done once before, so that no table is read while the time is taken.
    """
    work(items[0])
    best = float("inf")
    for _ in range(_RUNS):
        start = time.process_time()
        for item in items:
            work(item)
        best = min(best, time.process_time() - start)
    return best * _MILLION / size
