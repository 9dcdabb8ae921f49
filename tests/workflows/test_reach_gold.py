"""The acceptance test: every page with a gold, by keys and clicks alone, to that gold."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.suggest.pipeline import suggest
from tests.workflows.desk import Desk
from tests.workflows.editor import Editor
from tests.workflows.gold_pages import GOLD, gold_page, raw_page
from tests.workflows.reach import reach
from tests.workflows.second_reader import SecondReader, hold_against

STARTS = {"nothing": lambda page: page, "suggestions": suggest}


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("name", GOLD)
def test_the_gold_of_a_page_is_reached_by_keys_and_clicks(
    name: str,
    start: str,
    project: Callable[..., Path],
    sit_down: Callable[[Path], Desk],
    second_reader: SecondReader,
    tell: Callable[[str], None],
) -> None:
    gold = gold_page(name)
    desk = sit_down(project(STARTS[start](raw_page(gold))))
    reach(Editor(desk), gold)
    hold_against(desk.window, second_reader)
    person = desk.person
    tell(f"{name} from {start}: {person.keys} keys, {person.clicks} clicks")
