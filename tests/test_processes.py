"""Whether other processes run is asked without harm to them."""

import os
import subprocess
import sys

import pytest

from annotator.processes import runs


def test_a_process_runs_until_it_has_ended() -> None:
    words = [sys.executable, "-c", "import sys; sys.stdin.read()"]
    with subprocess.Popen(words, stdin=subprocess.PIPE) as other:
        assert runs(other.pid)
        assert other.poll() is None
    assert runs(other.pid) == (os.name == "nt")
    assert runs(os.getpid())


@pytest.mark.parametrize("number", [1, 999_999_999_999_999_999_999])
def test_what_can_not_be_asked_counts_as_running(number: int) -> None:
    assert runs(number)
