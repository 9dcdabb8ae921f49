"""Recipes and previews: options kept as JSON, and how an export would begin."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.exports.export import export, preview
from annotator.formats.exports.options import (
    Card,
    ExportError,
    Form,
    Options,
    Pages,
    Suggestions,
    Unit,
    options_from,
)
from annotator.formats.exports.recipe import Recipe, recipe_from
from annotator.formats.writers import writers
from annotator.page.model import PageStatus
from tests.formats.test_exports import a_page

NAMES = st.frozensets(st.text(max_size=5), max_size=3)
OPTIONS = st.builds(
    Options,
    pages=st.builds(
        Pages,
        statuses=st.none() | st.frozensets(st.sampled_from(PageStatus)),
        papers=st.none() | NAMES,
        since=st.sampled_from(["", "2022-11-22"]),
        until=st.sampled_from(["", "2022-11-22"]),
        search=st.text(max_size=5),
    ),
    unit=st.sampled_from(Unit),
    form=st.sampled_from(Form),
    labels=st.none() | NAMES,
    suggestions=st.none() | st.sampled_from(Suggestions),
    proportions=st.sampled_from([None, (), (80, 10, 10)]),
    seed=st.integers(),
    settings=st.sampled_from([(), (("scheme", "BMES"), ("tokens", "word"))]),
)


@given(OPTIONS)
def test_options_come_back_from_json_as_they_were(options: Options) -> None:
    kept = json.loads(json.dumps({"mine": Recipe("conll", options).as_json()}))
    assert recipe_from(kept, "mine") == Recipe("conll", options)


def test_the_card_of_a_recipe_is_that_of_the_project() -> None:
    kept = {"mine": Recipe("conll", Options(card=Card("old"))).as_json()}
    assert recipe_from(kept, "mine", Card("new")).options.card == Card("new")


@pytest.mark.parametrize(
    "kept", [None, [], {"mine": 3}, {"mine": {"options": {}}}, {"other": {"format": "text"}}]
)
def test_a_recipe_that_is_not_there_is_told_with_those_that_are(kept: object) -> None:
    with pytest.raises(ExportError, match="no recipe “mine”"):
        recipe_from(kept, "mine")


@pytest.mark.parametrize(
    "found",
    [{"unit": "book"}, {"pages": 7}, {"pages": {"statuses": ["ripe"]}}, {"proportions": ["x"]}],
)
def test_options_that_are_none_are_refused(found: dict[str, object]) -> None:
    with pytest.raises(ExportError, match="no options of an export"):
        options_from(found)


@pytest.mark.parametrize("format", [one.name for one in writers().values() if not one.missing])
def test_a_preview_is_how_the_export_begins(tmp_path: Path, format: str) -> None:
    shown = preview(format, iter([a_page()]), cut=list)
    assert shown
    export(format, [a_page()], tmp_path / "x", Options(proportions=()), cut=list)
    out = tmp_path / "x"
    files = [out] if out.is_file() else [path for path in out.rglob("*") if path.is_file()]
    if writers()[format].preview is None:
        assert any(path.read_text("utf-8-sig").startswith(shown) for path in files)
    assert preview(format, [a_page()], Options(pages=Pages(search="没有的词"))) is None
