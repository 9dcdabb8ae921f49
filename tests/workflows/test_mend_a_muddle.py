"""Pages spoilt by chance in every way are mended at the window, by keys and clicks alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workflows.desk import Desk
from tests.workflows.editor import Editor
from tests.workflows.gold_pages import gold_page
from tests.workflows.muddle import muddled
from tests.workflows.reach import reach
from tests.workflows.second_reader import SecondReader, hold_against
from tests.workflows.sheet import differences

SPOILT = (("tingxi-2024-03-15-02", 350), ("qingwu-31", 36), ("scan0427", 213))
"""Between them they ask for nearly every kind of act there is."""


@pytest.mark.parametrize(("name", "seed"), SPOILT)
def test_a_muddled_page_is_mended(
    name: str,
    seed: int,
    project: Callable[..., Path],
    sit_down: Callable[[Path], Desk],
    second_reader: SecondReader,
    tell: Callable[[str], None],
) -> None:
    gold = gold_page(name)
    page = muddled(gold, seed, times=24)
    wrong = len(differences(page, gold))
    desk = sit_down(project(page))
    reach(Editor(desk), gold)
    hold_against(desk.window, second_reader)
    person = desk.person
    tell(f"{name}, {wrong} things wrong, mended: {person.keys} keys, {person.clicks} clicks")
