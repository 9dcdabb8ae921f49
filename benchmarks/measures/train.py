"""Models trained from exports of invented pages, and what they reach on pages held out."""

import json
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from annotator.formats.exports.export import export
from annotator.formats.exports.options import Options, Unit
from annotator.page.codec import read_page
from annotator.page.model import PERSON, Page
from annotator.suggest.structure.line_signs import line_signs
from benchmarks.figure import Figure
from benchmarks.material import CHECKOUT, Material
from benchmarks.trainers import Score, line_ends_by_crf, persons_by_crf, persons_by_spacy

TITLE = "Models trained from exports: persons and line ends on pages held out"

TAUGHT = ("benchmarks/pages/tuning", "sample_data")
HELD = ("benchmarks/pages/heldout",)
EPOCHS = 15
PERSONS = Options(labels=frozenset([PERSON]), proportions=())


def gold(folders: tuple[str, ...]) -> Iterator[Page]:
    for folder in folders:
        for path in sorted((CHECKOUT / folder).glob("*.page.json")):
            yield read_page(json.loads(path.read_text("utf-8")))


def measure(material: Material) -> Iterator[Figure]:
    if find_spec("pycrfsuite") is not None:
        taught, held = exported("conll", PERSONS, material.folder)
        score = persons_by_crf(
            taught / "all.conll", held / "all.conll", material.folder / "persons.crf"
        )
        yield _figure("persons, a CRF trained from conll", score)
    if find_spec("spacy") is not None:
        taught, held = exported("spacy", PERSONS, material.folder)
        score = persons_by_spacy(taught / "all", held / "all", EPOCHS)
        yield _figure("persons, spaCy's ner trained from spacy", score)
    if find_spec("pycrfsuite") is not None:
        whole = Options(unit=Unit.PAGE, proportions=())
        taught, held = exported("line-breaks", whole, material.folder)
        scores = line_ends_by_crf(
            taught / "all.jsonl", held / "all.jsonl", material.folder / "lines.crf"
        )
        score = scores.pop("model")
        beside = [(who, one.f) for who, one in scores.items()]
        yield _figure("ends of paragraphs, a CRF trained from line-breaks", score, *beside)


def exported(format: str, options: Options, folder: Path) -> tuple[Path, Path]:
    """Give the folders with the pages to teach and those held out, in a format."""
    for name, folders in (("taught", TAUGHT), ("held", HELD)):
        export(format, gold(folders), folder / format / name, options, signs=line_signs)
    return folder / format / "taught", folder / format / "held"


def _figure(what: str, score: Score, *beside: tuple[str, float]) -> Figure:
    return Figure(f"{what} ({score.there} held out)", score.f, "F", None, beside)
