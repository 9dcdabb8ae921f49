"""Real drives for trials: what reaches them is recorded, and they stall when told to."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.store.drive import is_remote
from torture.drives import served_drive, small_drive, why_not
from torture.recorded import Did, read_events

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "drives can be mounted")


def test_what_is_written_to_a_served_drive_is_recorded_in_order(tmp_path: Path) -> None:
    record = tmp_path / "record"
    with served_drive(tmp_path / "under", tmp_path / "drive", "fuse", record) as drive:
        path = drive.place / "a"
        path.write_bytes(b"one")
        path.rename(drive.place / "b")
        assert (drive.place / "b").read_bytes() == b"one"
        (drive.place / "b").unlink()
        assert list(drive.place.iterdir()) == []
    events = [(event.did, event.data) for event in read_events(record)]
    assert events == [
        (Did.NAMED, b"a"),
        (Did.WRITE, b"one"),
        (Did.UNNAMED, b"a"),
        (Did.NAMED, b"b"),
        (Did.UNNAMED, b"b"),
    ]


def test_sqlite_works_on_a_served_drive_that_seems_to_be_far_away(tmp_path: Path) -> None:
    with served_drive(tmp_path / "under", tmp_path / "drive", "fuse.sshfs") as drive:
        assert is_remote(drive.place)
        with closing(sqlite3.connect(drive.place / "a")) as made, made:
            made.execute("CREATE TABLE t (x)")
            made.execute("INSERT INTO t VALUES (1)")
            assert made.execute("SELECT x FROM t").fetchall() == [(1,)]
    assert (tmp_path / "under" / "a").stat().st_size > 0


def test_a_small_drive_is_soon_full(tmp_path: Path) -> None:
    with small_drive(tmp_path / "small", "1m") as place, pytest.raises(OSError, match="space"):
        (place / "a").write_bytes(bytes(1 << 21))
