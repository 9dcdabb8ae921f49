"""Edits are found by name in whichever room they stand, and nothing else is."""

import pytest

from annotator.page import edits


def test_every_name_leads_to_what_is_called_so() -> None:
    for name in edits.__all__:
        found = getattr(edits, name)
        assert getattr(found, "__name__", name) in (name, "tuple"), name  # a target is a pair


def test_a_name_that_is_no_edit_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="NoSuchEdit"):
        _ = edits.NoSuchEdit
    with pytest.raises(AttributeError, match="rearranged"):
        _ = edits.rearranged
