"""The binding itself: one release of it aborts the program after some thousand calls."""

import sys

import pytest
from PySide6.QtCore import QObject


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is never freed from Python 3.12 on")
def test_calls_that_answer_nothing_keep_their_reference_to_none():
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("")
    assert sys.getrefcount(None) > before - 100


def test_ten_thousand_calls_that_answer_nothing_leave_the_program_alive():
    thing = QObject()
    for number in range(10_000):
        thing.setObjectName(str(number))
    assert thing.objectName() == "9999"
