"""What tests of exports for trainers share: pages, options, and what of them is meant."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from annotator.formats.documents.document import Document
from annotator.formats.exports.export import suited, writer_named
from annotator.formats.exports.options import Form, Options, Suggestions, Unit
from annotator.formats.writers import writers
from annotator.page.codec import read_page
from annotator.page.model import Page
from tests.formats.invented_pages import pages
from tests.formats.test_documents import made
from tests.formats.test_exports import a_page

ROOT = Path(__file__).parents[2]
WHOLE = Options(proportions=())
RAW_PAGE = Options(unit=Unit.PAGE, form=Form.RAW, proportions=())
RANDOM = settings(
    # To find the smallest example would be to ask for an hour.
    max_examples=4,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
OPTIONS = st.builds(
    Options,
    unit=st.sampled_from(Unit),
    form=st.sampled_from(Form),
    suggestions=st.sampled_from(Suggestions),
    proportions=st.sampled_from([(), (60, 20, 20)]),
)


@st.composite
def many_pages(draw: st.DrawFn) -> list[Page]:
    found = draw(st.lists(pages(), min_size=25, max_size=25))
    return [replace(page, id=f"页{number}") for number, page in enumerate(found)]


def samples() -> list[Page]:
    """Give the sample pages, and one with an astral character and a nested span."""
    return [a_page(), *gold(ROOT / "sample_data")]


def gold(folder: Path) -> Iterator[Page]:
    for path in sorted(folder.glob("*.page.json")):
        yield read_page(json.loads(path.read_text("utf-8")))


def meant(format: str, found: Sequence[Page], options: Options) -> dict[str, Document]:
    """Give the documents of pages by their ids, as they are before the format sees them."""
    writer = writer_named(format)
    options = suited(options, writer)
    documents = [one for page in found for one in made(page, options, writer=writer)]
    return {document.id: document for document in documents}


def needs(format: str) -> None:
    """Skip the test where what the format needs is not installed."""
    if missing := writers()[format].missing:
        pytest.skip(f"{format} is not installed: `make clients`, or {missing}")


def rows(path: Path) -> list[Any]:
    """Give the objects of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n")[:-1]]
