"""What sentences are filled with is said as people say it."""

import os
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from annotator.page.errors import Sentence
from annotator.ui.dates import backup_said
from annotator.ui.spoken import spoken

NAME = "渠 2026-03-01 17.40.05+0000 automatic, 3 pages, 12 labels.annotator"


@pytest.fixture
def in_shanghai(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have the clock here be eight hours before that of whoever made the backup."""
    if not hasattr(time, "tzset"):
        pytest.skip("the clock of this system is not to be set for one program")
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    monkeypatch.setitem(os.environ, "TZ", "Asia/Shanghai")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()
    QLocale.setDefault(before)


@pytest.mark.usefixtures("in_shanghai")
def test_a_backup_is_called_by_when_it_was_made_by_the_clock_here() -> None:
    assert backup_said(NAME) == "02/03/2026 01:40"
    assert backup_said("渠 damaged.annotator") == "渠 damaged.annotator"


@pytest.mark.usefixtures("in_shanghai")
def test_backups_and_times_in_sentences_are_said_for_people() -> None:
    words = "taken from “{backup}”: what was done after {time} is lost"
    said = spoken(Sentence(words, backup=NAME, time="2026-03-02 01:40"))
    assert said == "taken from “02/03/2026 01:40”: what was done after 02/03/2026 01:40 is lost"
    assert spoken(Sentence("{time}", time="no time at all")) == "no time at all"
