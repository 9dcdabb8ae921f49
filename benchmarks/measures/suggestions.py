"""Structure and labels of pages with text alone, beside the tagger that every Chinese tool has."""

from collections.abc import Iterator

from annotator.suggest.labels.label import label
from annotator.suggest.structure.fix import fix
from benchmarks.figure import Figure
from benchmarks.material import Material
from benchmarks.per_million import beside_tagger, invented_pages, seconds_a_million

TITLE = "Suggestions: processor time for a million characters"
_LIMIT = 5.0


def measure(material: Material) -> Iterator[Figure]:
    pages = invented_pages()
    raws = [page.raw for page in pages]
    yield Figure("structure", seconds_a_million(pages, fix, raws), "s")
    yield Figure("labels", seconds_a_million(list(map(fix, pages)), label, raws), "s")
    yield from beside_tagger(
        "structure and labels", pages, lambda page: label(fix(page)), raws, _LIMIT
    )
