"""Labels that go out to another program's format come in again on the same words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from annotator.formats.documents.document import SUGGESTED, Document, TextSpan, relations_of
from annotator.formats.exports.export import export
from annotator.formats.exports.options import Options, Suggestions
from annotator.formats.readers import read_paths
from annotator.formats.reading.incoming import Refused
from annotator.page.check import broken
from annotator.page.model import CONTENT, CUE, MEETING, Page, Status
from annotator.page.pieces import raw_at
from tests.formats.invented_pages import pages
from tests.formats.test_documents import made
from tests.formats.test_exports import a_page
from tests.formats.test_peers import SAMPLES, fitted, read

Covered = tuple[str, bool, tuple[int, ...]]
"""A label, whether it is a suggestion, and the offsets of the characters it covers."""
EVERYTHING = Options(suggestions=Suggestions.MARK, proportions=())


def came_back(folder: Path) -> dict[str, Page]:
    """Read what was written, where anything was."""
    places = [folder / name for name in ("all.jsonl", "all.json", "all.conll", "all")]
    there = [one for one in places if one.is_dir() or (one.is_file() and one.stat().st_size > 3)]
    found: dict[str, Page] = {}
    for file in read_paths(there):
        assert not isinstance(file, Refused), file.reason
        for one in file:
            assert broken(one.page) == []
            found[one.page.id] = one.page
    return found


def meant(document: Document, spans: Iterable[TextSpan]) -> Counter[Covered]:
    """Give what a document's spans cover; a page keeps one stretch of each of its lines."""
    found: Counter[Covered] = Counter()
    starts = [0, *(at + 1 for at, char in enumerate(document.text) if char == "\n")]
    for span in spans:
        covered: list[int] = []
        for start, end in zip(starts, [*(at - 1 for at in starts[1:]), None], strict=True):
            end = len(document.text) if end is None else end
            line = document.text[start:end]
            there = [at for low, high in span.parts for at in range(low, high) if start <= at < end]
            if there and line.strip():
                covered += range(there[0], there[-1] + 1)
        if covered:
            label = span.label.removesuffix("?")
            waits = span.state == SUGGESTED
            found[label, waits, tuple(covered)] += 1
    return found


def found_on(page: Page) -> Counter[Covered]:
    found: Counter[Covered] = Counter()
    for span in page.spans:
        covered = [
            raw_at(page.block(part.block).pieces, at)
            for part in span.parts
            for at in range(part.start, part.end)
        ]
        waits = span.status is Status.SUGGESTED
        found[
            span.label.removesuffix("?"), waits, tuple(at for at in covered if at is not None)
        ] += 1
    return found


@pytest.mark.parametrize("format", ["label-studio", "doccano", "brat"])
@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(page=pages())
def test_random_pages_go_out_and_come_in_with_the_same_labels(
    tmp_path_factory: pytest.TempPathFactory, format: str, page: Page
) -> None:
    folder = tmp_path_factory.mktemp("x") / "out"
    spans = tuple(replace(span, label=span.label.replace(" ", "_")) for span in page.spans)
    page = replace(page, spans=spans)
    export(format, [page], folder, EVERYTHING)
    back = came_back(folder)
    for document in fitted(format, [page], EVERYTHING):
        came = back.pop(document.id)
        assert came.raw == document.text
        own = {"主题", "two_words"} if format == "doccano" else set()
        assert flattened(found_on(came), own) == flattened(meant(document, document.spans), own)
        assert came.meta.paper == page.meta.paper or format == "brat"
    assert not back


def flattened(found: Counter[Covered], own: set[str]) -> Counter[Covered]:
    """Leave out of labels of a project's own whether they wait, where only a mark says so."""
    flat: Counter[Covered] = Counter()
    for (label, waits, at), count in found.items():
        flat[label, waits and label not in own, at] += count
    return flat


@settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)
@given(page=pages())
def test_webanno_tsv_goes_out_and_comes_in_with_the_same_labels(
    tmp_path_factory: pytest.TempPathFactory, page: Page
) -> None:
    folder = tmp_path_factory.mktemp("x") / "out"
    export("webanno-tsv", [page], folder, EVERYTHING)
    back = [dense(one) for one in came_back(folder).values()]
    documents = fitted("webanno-tsv", [page], EVERYTHING)
    assert Counter(text for text, _ in back) == Counter(
        "".join(one.text.split()) for one in documents
    )
    words = Counter(
        (span.label.removesuffix("?"), "".join(one.words(span).split()))
        for one in documents
        for span in one.spans
    )
    assert sum((found for _, found in back), Counter()) == words


def dense(page: Page) -> tuple[str, Counter[tuple[str, str]]]:
    words = Counter(
        (span.label.removesuffix("?"), "".join(page.text_of(span).split())) for span in page.spans
    )
    return "".join(page.raw.split()), words


@pytest.mark.parametrize("scheme", ["BIO", "BIOES", "BMES"])
@settings(max_examples=12, suppress_health_check=list(HealthCheck), deadline=None)
@given(page=pages())
def test_conll_goes_out_and_comes_in_with_the_same_labels(
    tmp_path_factory: pytest.TempPathFactory, scheme: str, page: Page
) -> None:
    folder = tmp_path_factory.mktemp("x") / "out"
    options = replace(EVERYTHING, settings=(("scheme", scheme),))
    export("conll", [page], folder, options)
    back = {id: dense(one) for id, one in came_back(folder).items()}
    for document in fitted("conll", [page], options):
        text, words = back.pop(document.id)
        assert text == "".join(document.text.split())
        assert words == Counter(
            (span.label.removesuffix("?"), "".join(document.words(span).split()))
            for span in document.spans
        )
    assert not back


@pytest.mark.parametrize(
    ("format", "setting"),
    [("label-studio", ()), ("doccano", (("shape", "relations"),)), ("brat", ())],
)
def test_speeches_and_meetings_of_the_sample_pages_come_back(
    tmp_path: Path, format: str, setting: tuple[tuple[str, str], ...]
) -> None:
    found = [a_page(), *read(SAMPLES)]
    options = replace(EVERYTHING, settings=setting)
    export(format, found, tmp_path / "x", options)
    back = came_back(tmp_path / "x")
    number = 0
    for document in fitted(format, found, options):
        (again,) = made(back[document.id], EVERYTHING)
        kept = pairs(document, heads=(CUE, CONTENT, MEETING))
        assert pairs(again) == kept
        number += len(kept)
    assert number > 100


def pairs(document: Document, heads: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    spans = {span.id: span for span in document.spans}
    return sorted(
        (one.type, *("".join(document.words(spans[end]).split()) for end in (one.head, one.tail)))
        for one in relations_of(document)
        if not heads or spans[one.head].label.removesuffix("?") in heads
    )
