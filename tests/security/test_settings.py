"""What a stranger's project keeps for the program: settings and lessons of any shape."""

from contextlib import suppress
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.exports.options import Card, ExportError, card_from, options_from
from annotator.formats.exports.recipe import recipe_from
from annotator.page.errors import AnnotatorError
from annotator.page.model import Article, Block, Page, Part, Role
from annotator.page.pieces import Kept
from annotator.store.project import Project
from annotator.suggest import rules
from annotator.suggest.learn.learned import Learned, LearnedError
from annotator.suggest.rules import Offer, offered

KEYS = (
    *("title", "licence", "format", "options", "pages", "statuses", "papers", "labels", "unit"),
    *("form", "suggestions", "proportions", "seed", "settings", "since", "names", "offices"),
    *("bodies", "not_names", "usual", "line_ends", "roles", "version", "sound"),
    *("torn", "x"),
)
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["", "x", "open"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6)
    ),
    max_leaves=20,
)


@given(ODD)
def test_a_card_of_any_shape_is_a_card(found: Any) -> None:
    card = card_from(found)
    assert isinstance(card, Card)
    assert isinstance(card.title, str)


@given(st.dictionaries(st.sampled_from(KEYS), ODD))
def test_options_and_recipes_of_any_shape_are_options_or_refused(found: dict[str, Any]) -> None:
    for read in (lambda: options_from(found), lambda: recipe_from({"r": found}, "r")):
        with suppress(ExportError):
            read()


@given(st.dictionaries(st.sampled_from(KEYS), ODD))
def test_lessons_of_any_shape_are_lessons_or_refused(found: dict[str, Any]) -> None:
    try:
        learned = Learned.from_json({"version": 1, "pages": 1, **found})
    except LearnedError:
        return
    for words in (*learned.known.names, *learned.known.offices, *learned.known.bodies):
        assert isinstance(words, str)


@pytest.mark.parametrize(
    "value", ["{", "[" * 5000, "NaN", "null", "3", '"x"', "[]", '{"title": 3}']
)
def test_settings_that_another_program_wrote_keep_nothing_from_opening(
    tmp_path: Path, value: str
) -> None:
    path = tmp_path / "p.annotator"
    with Project.create(path) as store:
        for key in ("card", "recipes", "last_exports", "place"):
            store.set_setting(key, {})
        store.connection.execute("UPDATE setting SET value = ?", (value,))
        store.connection.commit()
        assert card_from(store.setting("card")) == Card()
        with pytest.raises(AnnotatorError):
            recipe_from(store.setting("recipes", {}), "r")


RAW = "柳安说水到了"
PAGE = Page(
    "p",
    RAW,
    articles=(Article("a1"),),
    blocks=(Block.spelt(RAW, "b1", "a1", Role.BODY, (Kept(0, 6),)),),
)
OFFERS: list[Any] = [
    Offer("x", (Part("b1", 0.0, 1),), 0.5),  # type: ignore[arg-type]
    Offer("x", (Part("b1", 0, True),), 0.5),
    Offer("x", (Part("b1", 0, 10**9),), 0.5),
    Offer(3, (Part("b1", 0, 1),), 0.5),  # type: ignore[arg-type]
    Offer(" ", (Part("b1", 0, 1),), 0.5),
    Offer("person", (Part("b1", 0, 1),), 0.5, title=["x"]),  # type: ignore[arg-type]
    Offer("x", (Part("b1", 0, 1),), float("nan")),
    Offer("x", (), 0.5),
    None,
]


@pytest.mark.parametrize("number", range(len(OFFERS)))
def test_what_a_rule_of_another_package_gives_fits_the_page_or_is_left_out(
    monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(rules, "_loaded", lambda entry: lambda page: [OFFERS[number]])
    told: list[AnnotatorError] = []
    entry = EntryPoint("odd", "odd:rule", rules.GROUP)
    assert offered(PAGE, [entry], told.append) == PAGE
    assert len(told) == 1
