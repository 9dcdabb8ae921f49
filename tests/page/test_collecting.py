"""Python's collector rests while work is done that makes no circles, and only then."""

import gc

import pytest

from annotator.page.collecting import collector_rests


@pytest.mark.parametrize("was", [True, False])
def test_the_collector_is_afterwards_as_it_was(was: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if was else gc.disable)()
        with collector_rests():
            assert not gc.isenabled()
        assert gc.isenabled() is was
        with pytest.raises(ValueError, match="work"), collector_rests():
            raise ValueError("work failed")
        assert gc.isenabled() is was
    finally:
        (gc.enable if before else gc.disable)()
