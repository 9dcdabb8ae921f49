"""Exports as the programs read them that people will load them with.

The light ones are asked in every run, where `make clients` has brought them: seqeval with NLTK, and
brat_parser. All of them are asked at length in Pythons of their own where PEERS=1 says so:
`PEERS_PYTHON` is one with label-studio-sdk, mendelai-brat-parser with smart_open, seqeval and nltk,
`DOCCANO_PYTHON` one with doccano. docs/exports.md says how to make them, and what they said when
they were last asked.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from annotator.formats.documents.document import Document, content_of
from annotator.formats.exports.export import export, suited, writer_named
from annotator.formats.exports.options import Form, Options, Suggestions, Unit
from annotator.formats.exports.report import LeftOuts
from annotator.formats.writers import Job
from annotator.formats.writers.brat import type_names
from annotator.page.codec import read_pages
from annotator.page.model import Page
from tests.formats.invented_pages import pages
from tests.formats.test_documents import made
from tests.formats.test_exports import a_page

SCRIPTS = Path(__file__).parents[1] / "peers"
SAMPLES = Path(__file__).parents[2] / "sample_data"
REAL = Path(__file__).parents[3] / "shared/pages"
"""Real pages, where they lie beside the checkout."""
PYTHONS = {"with_doccano": "DOCCANO_PYTHON"}

RECORDED = "doccano 476, Label Studio 238, brat 238, seqeval and NLTK 1,212 spans of real pages"
pytestmark = pytest.mark.timeout(1800)  # doccano alone takes minutes where the machine is busy
PEERS = pytest.mark.skipif(
    os.environ.get("PEERS") != "1",
    reason=f"other programs are asked where PEERS=1 says so; recorded as meant: {RECORDED}",
)
SCHEMES = tuple(product(("BIO", "BIOES", "BMES"), ("character", "word")))
"""Every scheme with every kind of token."""


def said(script: str, *words: object) -> Any:
    """Give what another program says."""
    python = os.environ.get(PYTHONS.get(script, "PEERS_PYTHON"), sys.executable)
    command: list[str | Path] = [python, "-W", "ignore", SCRIPTS / f"{script}.py", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def read(folder: Path) -> Iterator[Page]:
    for path in sorted(folder.glob("**/*.page.json")):
        yield from read_pages([path.read_text("utf-8").replace("\n", " ")])


class Many(list[Page]):
    """Pages that are not written out where an example is reported: they would fill screens."""

    def __repr__(self) -> str:
        return f"{len(self)} pages"


@st.composite
def many_pages(draw: st.DrawFn) -> Many:
    found = draw(st.lists(pages(), min_size=25, max_size=25))
    return Many(replace(page, id=f"页{number}") for number, page in enumerate(found))


FORMS = st.builds(
    Options,
    unit=st.sampled_from(Unit),
    form=st.sampled_from(Form),
    suggestions=st.sampled_from([Suggestions.INCLUDE, Suggestions.MARK]),
    proportions=st.just(()),
)


def fitted(format: str, found: Sequence[Page], options: Options) -> list[Document]:
    """Give the documents of pages as a format holds them."""
    writer = writer_named(format)
    options = suited(options, writer)
    usual = {name: setting.values[0] for name, setting in writer.settings.items()}
    job = Job(options, LeftOuts(), settings=usual | dict(options.settings))
    documents = (one for page in found for one in made(page, options, writer=writer))
    return [writer.fit(one, job) for one in documents]


def plain(document: Document) -> tuple[list[Any], list[Any]]:
    """Give spans as [label, start, end] and relations as [type, span, span], sorted."""
    content = content_of(document)

    def flat(span: Any) -> list[Any]:
        return [span[0], *span[1][0]]

    relations = [[type, flat(head), flat(tail)] for type, head, tail in content.relations]
    return sorted(map(flat, content.spans)), sorted(relations)


def ask_doccano(found: Sequence[Page], folder: Path, options: Options) -> int:
    number = 0
    for shape, task in (("spans", "SequenceLabeling"), ("relations", "RelationExtraction")):
        asked = replace(options, settings=(("shape", shape),), suggestions=Suggestions.INCLUDE)
        export("doccano", found, folder / shape, asked)
        answer = said("with_doccano", folder / shape / "all.jsonl", task)
        assert not answer["errors"]
        documents = fitted("doccano", found, asked)
        assert len(answer["documents"]) == len(documents)
        for one, document in zip(answer["documents"], documents, strict=True):
            spans, relations = plain(document)
            assert (one["id"], one["text"]) == (document.id, document.text)
            assert one["spans"] == spans
            assert one["relations"] == (relations if shape == "relations" else [])
            number += len(spans)
    return number


def ask_label_studio(found: Sequence[Page], folder: Path, options: Options) -> int:
    export("label-studio", found, folder, options)
    answer = said("with_label_studio", folder, "all.json")
    documents = fitted("label-studio", found, options)
    assert answer["tasks"] == [[document.id, True] for document in documents]
    number = 0
    tasks = json.loads((folder / "all.json").read_text("utf-8"))
    for task, document in zip(tasks, documents, strict=True):
        results = [
            result
            for kind in ("annotations", "predictions")
            for one in task[kind]
            for result in one["result"]
        ]
        regions = {one["id"]: one for one in results if one["type"] == "labels"}
        text = task["data"]["text"]
        for one in regions.values():  # the SDK would take any offset
            value = one["value"]
            assert text[value["start"] : value["end"]] == value["text"]
            assert 0 <= value["start"] < value["end"] <= len(text)
        flat = {
            id: [one["value"]["labels"][0], one["value"]["start"], one["value"]["end"]]
            for id, one in regions.items()
        }
        relations = [
            [one["labels"][0], flat[one["from_id"]], flat[one["to_id"]]]
            for one in results
            if one["type"] == "relation"
        ]
        assert (sorted(flat.values()), sorted(relations)) == plain(document)
        number += len(flat)
    return number


def ask_brat(found: Sequence[Page], folder: Path, options: Options) -> int:
    export("brat", found, folder, options)
    answer = said("with_brat_parser", folder)
    documents = {document.id: document for document in fitted("brat", found, options)}
    types = type_names(sorted({one.label for d in documents.values() for one in d.spans}))
    rows = (folder / "files.tsv").read_text("utf-8").split("\n")[1:-1]
    assert len(rows) == len(answer) == len(documents)
    number = 0
    for row in rows:
        name, id = row.split("\t")
        document, one = documents[id], answer[f"{name}.ann"]
        for index, span in enumerate(document.spans, start=1):
            type, places, words = one["entities"].pop(f"T{index}")
            assert (type, places) == (types[span.label], [list(part) for part in span.parts])
            # It takes the white space off the end of a line.
            assert words == " ".join(document.text[a:b] for a, b in span.parts).rstrip().replace(
                "\t", " "
            )
            number += 1
        records = len(document.speeches) + len(document.meetings)
        assert len(one["entities"]) == records, "each event has a trigger"
    return number


def ask_conll(
    found: Sequence[Page],
    folder: Path,
    options: Options,
    schemes: Sequence[tuple[str, str]] = SCHEMES,
) -> int:
    number = 0
    for scheme, tokens in schemes:
        asked = replace(options, settings=(("scheme", scheme), ("tokens", tokens)))
        out = folder / scheme / tokens
        export("conll", found, out, asked, cut=pairs)
        answer = said("with_seqeval", out, "all.conll", scheme)
        entities = [
            ["".join(one["tokens"][start:end]), label]
            for one in answer["sentences"]
            for start, end, label in one["entities"]
        ]
        by_character = replace(asked, settings=(("tokens", "character"),))
        documents = fitted("conll", found, by_character)
        assert entities == [
            ["".join(document.words(span).split()), "_".join(span.label.split())]
            for document in documents
            for span in document.spans
        ]
        said_words = "".join("".join(one["tokens"]) for one in answer["sentences"])
        assert said_words == "".join("".join(one.text.split()) for one in documents)
        number += len(entities)
    return number


def pairs(text: str) -> list[str]:
    """Cut a text into words of two characters, whatever they mean."""
    return [text[at : at + 2] for at in range(0, len(text), 2)]


ASKED = [ask_doccano, ask_label_studio, ask_brat, ask_conll]
LIGHT = (
    (ask_brat, ("brat_parser", "smart_open")),
    (partial(ask_conll, schemes=(("BIO", "character"), ("BMES", "word"))), ("nltk", "seqeval")),
)


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(
            ask,
            marks=pytest.mark.skipif(
                not all(map(find_spec, modules)),
                reason=f"`make clients` brings {' and '.join(modules)}",
            ),
            id=modules[0],
        )
        for ask, modules in LIGHT
    ],
)
def test_light_programs_read_what_was_meant_in_every_run(tmp_path: Path, ask: Any) -> None:
    options = Options(proportions=())
    assert ask([a_page(), *read(SAMPLES), *read(REAL)], tmp_path / "x", options) > 100


@PEERS
@pytest.mark.parametrize("ask", ASKED)
def test_other_programs_read_what_was_meant_on_sample_pages(tmp_path: Path, ask: Any) -> None:
    found = [a_page(), *read(SAMPLES)]
    assert len(found) > 1
    assert ask(found, tmp_path / "x", Options(proportions=())) > 100


@PEERS
@pytest.mark.parametrize("ask", ASKED)
@pytest.mark.parametrize("form", Form)
def test_other_programs_read_what_was_meant_on_real_pages(
    shared: Path, tmp_path: Path, ask: Any, form: Form, tell: Any
) -> None:
    found = list(read(shared / "pages"))
    number = ask(found, tmp_path / "x", Options(unit=Unit.PAGE, form=form, proportions=()))
    tell(f"{ask.__name__[4:]}, {form} text: {number} spans read as meant")
    assert number > 100


@PEERS
@pytest.mark.parametrize("ask", ASKED)
# To find the smallest example would be to ask for an hour.
@settings(max_examples=4, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(found=many_pages(), options=FORMS)
def test_other_programs_read_what_was_meant_on_random_pages(
    tmp_path_factory: pytest.TempPathFactory, ask: Any, found: Many, options: Options
) -> None:
    ask(found, tmp_path_factory.mktemp("x") / "out", options)
