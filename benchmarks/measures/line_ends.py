"""Line ends by themselves: from raw text to joined or parted, each with its confidence."""

import random
from collections.abc import Iterator

from annotator.suggest.structure.line_ends import shipped
from annotator.suggest.structure.lines import read_lines
from annotator.suggest.structure.paragraphs import paragraphs
from benchmarks.figure import Figure
from benchmarks.invented import invented_page
from benchmarks.material import Material
from benchmarks.per_million import beside_tagger
from tools.set_lines import Look, Story, look, set_page, stories

TITLE = "Line ends alone: processor time for a million characters"
_LIMIT = 1.0
_PAGES = 30


def measure(material: Material) -> Iterator[Figure]:
    shipped()
    for what, raws in (
        ("narrow columns, 8 to 41 characters a line", set_raws(columns=True)),
        ("a paragraph on each line", set_raws(columns=False)),
    ):
        yield from beside_tagger(f"line ends, {what}", raws, judged, raws, _LIMIT)


def judged(raw: str) -> None:
    """Decide the line ends of a page."""
    paragraphs(read_lines(raw, bytearray(len(raw)), {}))


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
