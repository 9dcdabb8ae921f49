"""Suggesting as a whole, from raw text to labels."""

import gc
from pathlib import Path

import pytest

from annotator.page.model import Page
from annotator.suggest.pipeline import suggest

SAMPLES = sorted((Path(__file__).parents[2] / "sample_data").glob("*.txt"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_suggesting_leaves_nothing_for_the_collector(path: Path) -> None:
    raw = path.read_text(encoding="utf-8-sig", errors="replace")
    suggest(Page("warm", raw))
    gc.collect()
    page = suggest(Page("page", raw))
    assert page.blocks
    assert gc.collect() == 0
