"""A file has times in UTC; people are told them by the clock they have before them."""

import json
import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from annotator.cli import main
from annotator.store.backups.making import backups_of
from annotator.store.backups.restoring import restore
from annotator.store.clock import local, now
from annotator.store.lock import Holder, holder_of
from annotator.store.project import Project
from annotator.store.soundness.sealing import is_time
from tests.store.pages import full_page

pytestmark = pytest.mark.skipif(
    not hasattr(time, "tzset"), reason="a process here has one time zone"
)


@pytest.fixture(autouse=True)
def _zone() -> Iterator[None]:
    """Let the clock go back to what it was, whatever a test puts it to."""
    was = os.environ.get("TZ")
    yield
    put_clock(was)


def put_clock(zone: str | None) -> None:
    """Let the clock here be that of a place; None for the system's."""
    os.environ.pop("TZ", None)
    if zone is not None:
        os.environ["TZ"] = zone
    time.tzset()


def test_a_time_of_the_file_is_told_by_the_clock_here() -> None:
    put_clock("CST-8")
    assert local("2026-11-22T17:05:31.123Z") == "2026-11-23 01:05"
    assert local("2026-11-22T17:05:31.123Z", seconds=True) == "2026-11-23 01:05:31"
    put_clock("NST+3:30")
    assert local("2026-11-22T17:05:31.123Z") == "2026-11-22 13:35"


@pytest.mark.parametrize(
    "stamp", ["", "yesterday", "2026-13-45T00:00:00Z", "0001-01-01T00:00:00+23:59"]
)
def test_what_is_no_time_is_told_as_it_is(stamp: str) -> None:
    assert local(stamp) == stamp


@pytest.mark.parametrize("zone", ["CST-8", "UTC", "NST+3:30"])
def test_the_file_has_utc_wherever_it_is_written(path: Path, zone: str) -> None:
    put_clock(zone)
    before = datetime.now(UTC) - timedelta(seconds=1)
    with Project.create(path) as project:
        project.add(full_page())
        project.delete_page(full_page().id)
        holder = holder_of(path)
        times = project.connection.execute("SELECT added_at FROM page UNION SELECT at FROM step")
        found = [at for (at,) in times] + [now()]
    assert holder is not None
    for stamp in found:
        assert is_time(stamp)
        assert before <= datetime.fromisoformat(stamp) <= datetime.now(UTC)
    assert holder.since.endswith("+00:00")


@pytest.mark.parametrize("since", ["2026-11-22T15:30:00+00:00", "2026-11-22T16:30:00+01:00"])
def test_who_has_a_project_since_when_is_told_by_the_clock_of_who_is_told(since: str) -> None:
    """Also of a note that a version before this one wrote, by the clock of its own machine."""
    put_clock("CST-8")
    assert "since 2026-11-22 23:30" in str(Holder(1, "host", "who", since))


def test_a_backup_is_named_by_the_clock_of_who_made_it_and_known_everywhere(path: Path) -> None:
    put_clock("CST-8")
    with Project.create(path) as project:
        first = project.make_backup()
    assert "+0800 by hand" in first.path.name
    put_clock("NST+3:30")
    with Project.open(path) as project:
        second = project.make_backup()
    assert "-0330 by hand" in second.path.name
    assert {one.path for one in backups_of(path)} == {second.path, first.path}
    assert all(
        timedelta(0) <= datetime.now(UTC) - one.time < timedelta(hours=1)
        for one in backups_of(path)
    )
    path.write_bytes(b"damaged")
    kept = restore(path, first.path)
    assert kept is not None
    assert kept.stem.endswith("-0330")


def test_the_command_line_tells_people_their_time_and_programs_utc(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put_clock("CST-8")
    with Project.create(path) as project:
        project.add(full_page())
        project.delete_page(full_page().id)
        (step,) = project.history()
    assert main(["history", str(path)]) == 0
    assert local(step.at, seconds=True) in capsys.readouterr().out
    assert main(["history", str(path), "--json"]) == 0
    assert [one["at"] for one in json.loads(capsys.readouterr().out)] == [step.at]
    assert step.at.endswith("Z")
