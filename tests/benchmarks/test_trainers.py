"""Models are trained from exports, as the people do who ask for them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.formats.exports.export import export
from annotator.formats.exports.options import Options, Unit
from annotator.suggest.structure.line_signs import line_signs
from benchmarks.measures.train import HELD, PERSONS, TAUGHT, exported, gold
from benchmarks.trainers import (
    line_ends_by_crf,
    persons_by_crf,
    persons_by_spacy,
    scored,
    tagged,
)

Tell = Callable[[str], None]


@pytest.fixture(scope="module")
def crf() -> None:
    pytest.importorskip("pycrfsuite", reason="`make clients` brings python-crfsuite")


def test_tags_are_read_as_stretches() -> None:
    assert tagged(["O", "B-person", "I-person", "B-person", "O", "B-person"]) == {
        (1, 3),
        (3, 4),
        (5, 6),
    }


def test_f_weighs_what_was_found_against_what_there_was() -> None:
    one, other = frozenset([(0, 1), (2, 3)]), frozenset([(0, 1)])
    assert scored([(one, other), (other, other)]).f == pytest.approx(0.8)
    assert scored([]).f == 0


@pytest.mark.usefixtures("crf")
def test_a_model_of_persons_learns_from_conll(tmp_path: Path, tell: Tell) -> None:
    taught, held = exported("conll", PERSONS, tmp_path)
    score = persons_by_crf(taught / "all.conll", held / "all.conll", tmp_path / "model")
    tell(f"persons, a CRF trained from conll: F {score.f:.3f} of {score.there} held out")
    assert score.f > 0.5
    assert persons_by_crf(taught / "all.conll", taught / "all.conll", tmp_path / "model").f > 0.98


@pytest.mark.usefixtures("crf")
def test_a_model_of_line_ends_learns_from_line_breaks(tmp_path: Path, tell: Tell) -> None:
    whole = Options(unit=Unit.PAGE, proportions=())
    for name, folders in (("taught", TAUGHT), ("held", HELD)):
        export("line-breaks", gold(folders), tmp_path / name, whole, signs=line_signs)
    taught, held = (tmp_path / name / "all.jsonl" for name in ("taught", "held"))
    scores = line_ends_by_crf(taught, held, tmp_path / "model")
    said = ", ".join(f"{who} {score.f:.3f}" for who, score in scores.items())
    tell(f"ends of paragraphs, a CRF trained from line-breaks, F: {said}")
    assert scores["model"].f > scores["only at 。！？”"].f + 0.1


def test_spacys_tagger_learns_from_its_files(tmp_path: Path) -> None:
    pytest.importorskip("spacy", reason="`make clients` brings spaCy")
    for name in ("taught", "held"):
        export("spacy", list(gold(("sample_data",)))[:1], tmp_path / name, PERSONS)
    score = persons_by_spacy(tmp_path / "taught/all", tmp_path / "held/all", 40)
    assert score.f > 0.5, "it finds what it was taught"
