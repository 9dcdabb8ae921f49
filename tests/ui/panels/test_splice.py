"""The stretch in which two lists of ids differ."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.panels.splice import splice

ids = st.lists(st.sampled_from("abcdef"), unique=True)


@given(ids, ids)
def test_replacing_the_stretch_turns_the_old_list_into_the_new(old, new):
    start, old_end, new_end = splice(old, new)
    assert old[:start] + new[start:new_end] + old[old_end:] == new


@given(ids)
def test_equal_lists_differ_nowhere(some):
    assert splice(some, some) == (len(some),) * 3


@given(ids, st.integers(0, 6))
def test_one_added_id_is_the_whole_difference(some, at):
    at = min(at, len(some))
    new = [*some[:at], "new", *some[at:]]
    assert splice(some, new) == (at, at, at + 1)
