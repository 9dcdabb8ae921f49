"""Line ends by themselves: from raw text to joined or parted, each with its confidence."""

import random
import time
from collections.abc import Callable, Iterator

from annotator.suggest.structure.line_ends import shipped
from annotator.suggest.structure.lines import read_lines
from annotator.suggest.structure.paragraphs import paragraphs
from benchmarks.figure import Figure
from benchmarks.invented import invented_page
from benchmarks.material import Material
from tools.set_lines import Look, Story, look, set_page, stories

TITLE = "Line ends alone: processor time for a million characters"
_PAGES = 30
_RUNS = 3
_MILLION = 1_000_000


def measure(material: Material) -> Iterator[Figure]:
    shipped()
    for what, raws, limit in (
        ("narrow columns, 8 to 41 characters a line", set_raws(columns=True), 1.0),
        ("a paragraph on each line", set_raws(columns=False), 1.0),
    ):
        yield Figure(f"line ends, {what}", seconds_a_million(raws, judged), "s", limit)


def judged(raw: str) -> None:
    """Decide the line ends of a page."""
    paragraphs(read_lines(raw, bytearray(len(raw)), {}))


def seconds_a_million(raws: list[str], work: Callable[[str], None]) -> float:
    """Give the processor time that a million characters take; the best of a few runs."""
    best = float("inf")
    for _ in range(_RUNS):
        start = time.process_time()
        for raw in raws:
            work(raw)
        best = min(best, time.process_time() - start)
    return best * _MILLION / sum(map(len, raws))


def set_raws(columns: bool) -> list[str]:
    """Set invented pages of some 3,000 characters, each in a look of its own."""
    texts: list[Story] = []
    for number in range(_PAGES):
        texts += stories(invented_page(number, 3_000, 0))
    found: list[str] = []
    seed = 0
    while len(found) < _PAGES:
        seed += 1
        dice = random.Random(seed)
        how: Look = look(dice)
        if bool(how.style.measure) == columns and not (how.ragged or how.torn):
            found.append(set_page(dice.sample(texts, 3), how, dice).raw)
    return found
