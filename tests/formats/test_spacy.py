"""spaCy's files as spaCy itself reads them."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.documents.document import SUGGESTED, relations_of
from annotator.formats.exports.export import export, preview
from annotator.formats.exports.options import Options, Suggestions
from annotator.formats.writers.spacy import tokens
from annotator.page.model import Page, Part, Span
from tests.formats.invented_pages import LETTERS
from tests.formats.test_exports import a_page
from tests.formats.trainer_pages import (
    OPTIONS,
    RANDOM,
    RAW_PAGE,
    WHOLE,
    many_pages,
    meant,
    samples,
)

spacy = pytest.importorskip("spacy", reason="`make clients` brings spaCy")


def docs(folder: Path) -> list[Any]:
    from spacy.tokens import DocBin

    vocab = spacy.blank("zh").vocab
    files = sorted(folder.glob("*.spacy"))
    return [doc for path in files for doc in DocBin().from_disk(path).get_docs(vocab)]


def ask(found: Sequence[Page], out: Path, options: Options) -> int:
    """Have spaCy read an export, compare all of it with what was meant, and count the spans."""
    export("spacy", found, out, options)
    documents = meant("spacy", found, options)
    marked = options.suggestions in (None, Suggestions.MARK)
    count = 0
    for doc in (doc for part in ("all", "train", "dev", "test") for doc in docs(out / part)):
        document = documents.pop(doc.user_data["document"])
        assert doc.text == document.text
        wanted: dict[str, list[Any]] = {"sc": [], "suggested": [], "fragments": []}
        for one in document.spans:
            group = "suggested" if marked and one.state == SUGGESTED else "sc"
            group = "fragments" if len(one.parts) > 1 else group
            wanted[group] += [(*part, one.label, one.id, one.person or "") for part in one.parts]
        for name, spans in wanted.items():
            there = doc.spans.get(name, ())
            said = [(a.start_char, a.end_char, a.label_, a.id_, a.kb_id_) for a in there]
            assert sorted(said) == sorted(spans)
            count += len(spans)
        entities = [(a.start_char, a.end_char, a.label_, a.id_, a.kb_id_) for a in doc.ents]
        assert set(entities) <= set(wanted["sc"])
        assert {token.ent_iob_ for token in doc} <= {"B", "I", "O"}, "none is left open"
        assert list(map(tuple, doc.user_data["relations"])) == [
            (one.type, one.head, one.tail, one.state == SUGGESTED) for one in relations_of(document)
        ]
    assert not documents
    return count


def test_every_span_and_relation_of_the_sample_pages_is_read(tmp_path: Path) -> None:
    assert ask(samples(), tmp_path / "fixed", WHOLE) > 300
    assert ask(samples(), tmp_path / "raw", RAW_PAGE) > 300


@pytest.mark.parametrize("options", [WHOLE, RAW_PAGE], ids=["fixed", "raw"])
def test_every_span_and_relation_of_real_pages_is_read(
    real: list[Page], tmp_path: Path, options: Options, tell: Any
) -> None:
    count = ask(real, tmp_path / "x", options)
    tell(f"spacy, {options.form} text: {count} spans read as meant")
    assert count > 200


@RANDOM
@given(many_pages(), OPTIONS)
def test_every_span_and_relation_of_random_pages_is_read(
    tmp_path_factory: pytest.TempPathFactory, found: list[Page], options: Options
) -> None:
    ask(found, tmp_path_factory.mktemp("x") / "out", options)


@given(st.text(st.sampled_from(LETTERS + "\n\t\u2028"), max_size=30))
def test_tokens_are_those_of_spacys_own_chinese_by_characters(text: str) -> None:
    words, spaces = tokens(text)
    doc = spacy.blank("zh").make_doc(text)
    assert words == [token.text for token in doc]
    assert spaces == [bool(token.whitespace_) for token in doc]


def test_a_span_that_ends_in_a_space_takes_the_space_off_its_word(tmp_path: Path) -> None:
    page = a_page()
    spaced = Span("t", "topic", (Part("b2", 1, 4),))
    assert page.text_of(spaced) == "明天 "
    export("spacy", [replace(page, spans=(*page.spans, spaced))], tmp_path / "x", WHOLE)
    (doc,) = docs(tmp_path / "x/all")
    assert [one.text for one in doc.spans["sc"] if one.id_ == "t"] == ["明天 "]
    assert "t" not in {one.id_ for one in doc.ents}, "spaCy can't learn where it ends"


def test_entities_are_flat_and_the_nested_ones_stay_in_the_group(tmp_path: Path) -> None:
    export("spacy", [a_page()], tmp_path / "x", WHOLE)
    (doc,) = docs(tmp_path / "x/all")
    assert {one.id_ for one in doc.spans["sc"]} == {"s1", "s2", "s3", "s4", "s5"}
    assert [one.id_ for one in doc.ents] == ["s1", "s2", "s4"]
    assert [one.id_ for one in doc.spans["suggested"]] == ["s6"]


def test_content_is_an_entity_where_its_label_was_asked_for(tmp_path: Path) -> None:
    options = Options(labels=frozenset(["content", "person"]), proportions=())
    export("spacy", [a_page()], tmp_path / "x", options)
    (doc,) = docs(tmp_path / "x/all")
    assert [one.label_ for one in doc.ents] == ["person", "content"]


def test_a_span_in_stretches_is_in_fragments_under_one_id(tmp_path: Path) -> None:
    page = a_page()
    apart = Span("t", "topic", (Part("b1", 0, 3), Part("b2", 8, 11)))
    report = export("spacy", [replace(page, spans=(*page.spans, apart))], tmp_path / "x", WHOLE)
    (doc,) = docs(tmp_path / "x/all")
    assert [(one.id_, one.text) for one in doc.spans["fragments"]] == [
        ("t", "柳𠮷安"),
        ("t", "林小溪"),
    ]
    assert not [one for one in report.left_out if "topic" in one.what]


def test_spacys_own_corpus_reader_takes_the_folder(tmp_path: Path) -> None:
    from spacy.training import Corpus

    export("spacy", samples(), tmp_path / "x", Options(seed=1))
    nlp = spacy.blank("zh")
    examples = list(Corpus(tmp_path / "x/train")(nlp))
    assert len(examples) > 20
    for example in examples:  # it cuts the text anew, and no entity is out of place then
        known = [(one.start_char, one.end_char) for one in example.reference.ents]
        aligned = example.get_aligned_spans_y2x(example.reference.ents)
        assert [(one.start_char, one.end_char) for one in aligned] == known


def test_many_characters_go_into_several_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.formats.writers.spacy._FILE", 2_000)
    export("spacy", samples(), tmp_path / "x", WHOLE)
    assert len(list((tmp_path / "x/all").iterdir())) > 2
    assert len(docs(tmp_path / "x/all")) == len(meant("spacy", samples(), WHOLE))


def test_the_preview_shows_text_and_spans(tmp_path: Path) -> None:
    said = preview("spacy", [a_page()])
    assert said is not None
    assert said.startswith("柳𠮷安在防汛会议上强调\n")
    assert "sc\t0\t3\tperson\t柳𠮷安" in said
