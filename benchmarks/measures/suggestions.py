"""Structure and labels of pages with text alone, beside the tagger that every Chinese tool has."""

import json
from collections.abc import Iterator

from annotator.page.codec import read_page
from annotator.page.model import Page
from annotator.suggest.labels.label import label
from annotator.suggest.structure.fix import fix
from benchmarks.figure import Figure
from benchmarks.material import CHECKOUT, Material
from benchmarks.per_million import beside_tagger, seconds_a_million

TITLE = "Suggestions: processor time for a million characters"
_LIMIT = 5.0


def measure(material: Material) -> Iterator[Figure]:
    pages = invented_pages()
    raws = [page.raw for page in pages]
    structure = seconds_a_million(pages, fix, raws)
    labels = seconds_a_million(list(map(fix, pages)), label, raws)
    yield Figure("structure", structure, "s")
    yield Figure("labels", labels, "s")
    yield from beside_tagger("structure and labels", structure + labels, _LIMIT, raws)


def invented_pages() -> list[Page]:
    """Give the pages that rules may be tuned on and the sample pages, by their text alone."""
    folders = (CHECKOUT / "benchmarks" / "pages" / "tuning", CHECKOUT / "sample_data")
    found = []
    for path in sorted(path for folder in folders for path in folder.glob("*.page.json")):
        gold = read_page(json.loads(path.read_text(encoding="utf-8")))
        found.append(Page(gold.id, gold.raw, meta=gold.meta))
    return found
