"""What is measured of learnt roles: pages held out, on structure alone."""

from benchmarks.following import FOLDERS, golds
from benchmarks.measures.learning import left, without_and_with
from tools.set_papers import HOUSES, paper


def test_pages_are_measured_without_and_with_what_the_others_teach() -> None:
    house = next(house for house in HOUSES if house.byline == "tail")
    pages = paper(tuple(golds(FOLDERS)), house, 5, seed=2)
    rules, taught = without_and_with(pages)
    assert rules.role_blocks.gold == taught.role_blocks.gold == sum(len(p.blocks) for p in pages)
    assert left(taught) < left(rules)


def test_a_page_alone_is_taught_nothing() -> None:
    page = next(golds(FOLDERS))
    rules, taught = without_and_with([page])
    assert taught == rules
