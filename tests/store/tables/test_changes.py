"""What differs between two lists is found, and rising positions are given to what moved."""

from dataclasses import dataclass
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator.store.tables.changes import changes, spread

GAP = 1000


@dataclass(frozen=True)
class Item:
    id: str
    value: int = 0


ITEMS = st.lists(
    st.builds(Item, st.sampled_from([f"i{n}" for n in range(12)]), st.integers(0, 1)),
    unique_by=lambda item: item.id,
)


def sorted_by(positions: dict[str, int]) -> list[str]:
    return sorted(positions, key=positions.__getitem__)


@given(ITEMS, ITEMS)
def test_the_changes_make_one_list_into_the_other(before: list[Item], after: list[Item]) -> None:
    found = changes(before, after)
    rows = {item.id: item for item in before}
    for item in found.removed:
        del rows[item.id]
    for old, new in found.changed:
        assert rows[old.id] == old
        rows[new.id] = new
    rows |= {item.id: item for item in found.added}
    assert rows == {item.id: item for item in after}


@given(st.lists(ITEMS, min_size=2, max_size=6))
def test_positions_rise_in_the_order_of_the_list(states: list[list[Item]]) -> None:
    positions = {item.id: GAP * n for n, item in enumerate(states[0], start=1)}
    for before, after in pairwise(states):
        found = changes(before, after)
        placed = {id for run in found.runs for id in run.ids}
        kept = {item.id for item in after} - placed
        known = {id: positions[id] for id in kept}
        positions = known | spread([item.id for item in after], found.runs, known, GAP)
        assert sorted_by(positions) == [item.id for item in after]


@given(ITEMS, st.data())
def test_a_moved_item_moves_alone(items: list[Item], data: st.DataObject) -> None:
    if len(items) < 2:
        return
    moved = [*items]
    item = moved.pop(data.draw(st.integers(0, len(items) - 1)))
    moved.insert(data.draw(st.integers(0, len(moved))), item)
    found = changes(items, moved)
    assert len(found.moved) <= 1
    assert not found.removed
    assert not found.added
    assert not found.changed


def test_equal_but_not_identical_items_are_no_change() -> None:
    found = changes([Item("a"), Item("b")], [Item("a"), Item("b")])
    assert [*found.changed, *found.added, *found.removed, *found.runs] == []
