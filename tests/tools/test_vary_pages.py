"""Gold pages in other words: sound, the same for the same dice, and true in all but the words."""

import random
from functools import cache
from pathlib import Path

import pytest

from annotator.evaluate import measure
from annotator.page.check import broken
from annotator.page.model import Page
from benchmarks import following
from tools.vary_pages import KINDS, main, varied

every_kind = pytest.mark.parametrize("kind", KINDS)


@cache
def golds() -> tuple[Page, ...]:
    """The gold pages that are published with the project."""
    return tuple(following.golds(following.FOLDERS[:1]))


@cache
def variants(kind: str, seed: int = 1) -> list[Page]:
    dice = random.Random(seed)
    return [varied(page, kind, dice) for page in golds()]


@every_kind
def test_variants_are_sound_and_have_as_many_of_all_as_the_page(kind: str) -> None:
    for page, other in zip(golds(), variants(kind), strict=True):
        assert broken(other) == []
        assert len(other.spans) == len(page.spans)
        assert len(other.blocks) == len(page.blocks)
        assert measure(other, other).actions.total == 0
    assert any(one.raw != page.raw for page, one in zip(golds(), variants(kind), strict=True))


def test_the_same_dice_give_the_same_variant_and_others_another() -> None:
    assert variants("names", 3) == variants("names", 3)
    assert variants("names", 3) != variants("names", 4)


def test_people_are_called_by_their_new_names_wherever_they_are_named() -> None:
    for page, other in zip(golds(), variants("names"), strict=True):
        called = {one.id: one.name for one in other.people}
        for old, new in zip(page.spans, other.spans, strict=True):
            if old.person and page.text_of(old) == page.person_by_id[old.person].name:
                assert other.text_of(new) == called[old.person]


def test_what_is_renamed_with_as_many_characters_leaves_all_lines_as_long() -> None:
    for page, other in zip(golds(), variants("names, everyday words"), strict=True):
        assert list(map(len, other.raw.split("\n"))) == list(map(len, page.raw.split("\n")))


def test_a_folder_without_gold_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["vary_pages", str(tmp_path)])
    with pytest.raises(SystemExit, match="2"):
        main()
