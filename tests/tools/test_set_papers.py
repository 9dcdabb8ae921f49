"""Papers with habits of their own, set anew: sound gold pages that keep to their house."""

from functools import cache

import pytest

from annotator.page.check import broken
from annotator.page.model import Page, PageStatus, Role
from benchmarks import following
from tools.set_papers import HOUSES, PLAIN, House, paper

every_house = pytest.mark.parametrize("house", [*HOUSES, PLAIN], ids=lambda house: house.name)


@cache
def golds() -> tuple[Page, ...]:
    """The gold pages that belong to the project."""
    return tuple(following.golds(following.FOLDERS))


@every_house
def test_pages_are_sound_and_finished_and_hold_all_that_raw_does(house: House) -> None:
    for page in paper(golds(), house, 6, seed=1):
        assert broken(page) == []
        assert page.status is PageStatus.DONE
        text = "".join("".join(block.text.split()) for block in page.blocks)
        assert sorted(text) == sorted("".join(page.raw.split()))


@every_house
def test_a_paper_is_the_same_every_time_and_another_with_another_seed(house: House) -> None:
    pages = paper(golds(), house, 4, seed=3)
    assert pages == paper(golds(), house, 4, seed=3)
    assert pages != paper(golds(), house, 4, seed=4)


def test_no_text_stands_on_two_pages_of_a_paper() -> None:
    seen: set[str] = set()
    for page in paper(golds(), PLAIN, 12, seed=1):
        texts = {block.text for block in page.blocks if len(block.text) > 60}
        assert not texts & seen
        seen |= texts


def test_bylines_behind_their_texts_are_read_before_them() -> None:
    house = next(one for one in HOUSES if one.byline == "tail")
    page = paper(golds(), house, 6, seed=1)[0]
    for article in page.articles:
        roles = [block.role for block in page.blocks_of(article.id)]
        if Role.BYLINE in roles:
            assert roles.index(Role.BYLINE) < roles.index(Role.BODY)


def test_the_same_lines_are_kickers_in_one_house_and_headlines_in_another() -> None:
    over, under = (
        [block.role for page in paper(golds(), house, 12, seed=1) for block in page.blocks]
        for house in HOUSES[:2]
    )
    assert over.count(Role.KICKER) > over.count(Role.SUBHEADLINE)
    assert under.count(Role.SUBHEADLINE) > under.count(Role.KICKER)
