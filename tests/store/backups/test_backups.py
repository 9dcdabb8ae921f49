"""Backups: whole, named by what they hold, in a place that can be chosen, let go as they age."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections import namedtuple
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from annotator import places
from annotator.page.errors import CancelledError
from annotator.page.model import Page, Status
from annotator.store.backups import making as made
from annotator.store.backups.copying import copy_project
from annotator.store.backups.making import (
    FALL,
    ROOM,
    SETTLED,
    Backup,
    Why,
    backups_of,
    fall,
    fallen,
    folder_of,
    let_go,
    make_backup,
    now_settled,
)
from annotator.store.backups.policy import LEAST_MEGABYTES, Policy
from annotator.store.errors import DamagedError, ProjectError
from annotator.store.project import Project
from annotator.store.tables.adding import Arrival
from tests.store.pages import RAW, full_page, text_page

NOW = datetime.now(UTC).replace(microsecond=0)
LABELS = 7
"""Of `full_page`: what a person made or accepted of its labels, speeches and meetings."""


def stand_in(project: Path, age: timedelta, why: Why = Why.AUTOMATIC, labels: int = 0) -> Path:
    """Put a file where a backup of that age would lie."""
    folder = folder_of(project)
    folder.mkdir(exist_ok=True)
    clock = (NOW - age).strftime("%Y-%m-%d %H.%M.%S%z")
    path = folder / f"{project.stem} {clock} {why}, 1 pages, {labels} labels.annotator"
    path.write_bytes(b"x" * 1000)
    return path


def test_a_backup_holds_all_to_the_last_step_and_says_so(project: Project) -> None:
    project.add(full_page())
    project.add(text_page("p2", "文"))
    project.delete_page("p2")
    backup = project.make_backup()
    assert (backup.why, backup.pages, backup.labels) == (Why.ASKED, 1, LABELS)
    assert abs(backup.time - datetime.now(UTC)) < timedelta(minutes=1)
    assert backup.size == backup.path.stat().st_size
    assert backups_of(project.path) == [backup]
    with Project.open(backup.path, read_only=True) as then:
        assert then.load(full_page().id) == full_page()
        assert then.check() == []
    assert os.listdir(backup.path.parent) == [backup.path.name], "one file, no draft"


def test_it_lies_beside_the_project_and_is_write_protected(project: Project) -> None:
    backup = project.make_backup()
    assert backup.path.parent == project.path.with_name(f"{project.path.name} backups")
    assert backup.path.stat().st_mode & 0o222 == 0


def test_two_that_are_done_in_one_moment_are_two(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Path] = []

    def raced(source: sqlite3.Connection, path: Path, *others: Any) -> None:
        if not taken:
            taken.append(path)
            copy_project(source, path, *others)
        copy_project(source, path, *others)

    monkeypatch.setattr(made, "copy_project", raced)
    backup = project.make_backup()
    assert backup.path not in taken
    assert {one.path for one in backups_of(project.path)} == {backup.path, *taken}


def test_a_project_of_a_long_name_has_backups(tmp_path: Path) -> None:
    with Project.create(tmp_path / f"{'报' * 70}.annotator") as project:
        backup = project.make_backup()
        assert backup.path.name.startswith("报" * 10)
        assert backups_of(project.path) == [backup]


def test_two_in_one_second_are_two(project: Project) -> None:
    assert len({project.make_backup().path for _ in range(3)}) == 3
    assert len(backups_of(project.path)) == 3


def test_what_waits_for_a_yes_is_no_label_that_can_be_lost(project: Project) -> None:
    page = full_page()
    spans = (replace(page.spans[0], confidence=0.5, status=Status.SUGGESTED), *page.spans[1:])
    project.add(replace(page, spans=spans))
    assert project.make_backup().labels == LABELS - 1


def test_the_newest_comes_first_and_other_files_are_none(project: Project) -> None:
    old = stand_in(project.path, timedelta(days=2))
    newest = project.make_backup()
    folder = folder_of(project.path)
    for name in (
        "notes.txt",
        ".draft",
        "papers.annotator",
        "papers 2026-99-99 automatic.annotator",
    ):
        (folder / name).write_text("mine")
    os.mkdir(folder / f"{newest.path.stem} (2).annotator")
    assert [one.path for one in backups_of(project.path)] == [newest.path, old]
    assert backups_of(project.path.with_name("another.annotator")) == []


def test_another_folder_can_be_chosen_and_tells_two_of_one_name_apart(
    project: Project, tmp_path: Path
) -> None:
    Policy(folder=str(tmp_path / "all of them")).write()
    first = project.make_backup()
    (tmp_path / "other").mkdir()
    with Project.create(tmp_path / "other" / project.path.name) as other:
        second = other.make_backup()
    assert first.path.parents[1] == second.path.parents[1] == tmp_path / "all of them"
    assert backups_of(project.path) == [first]
    assert backups_of(other.path) == [second]


def test_those_beside_the_project_count_wherever_new_ones_go(
    project: Project, tmp_path: Path
) -> None:
    beside = project.make_backup()
    Policy(folder=str(tmp_path / "elsewhere")).write()
    assert beside in backups_of(project.path)


def test_what_is_wanted_is_kept_and_nonsense_is_the_default() -> None:
    assert Policy.read() == Policy()
    Policy(False, "/somewhere", 77).write()
    assert Policy.read() == Policy(False, "/somewhere", 77)
    from annotator import places

    for words in ("", "[1]", '{"automatic": 3, "folder": 4, "megabytes": true}', "\xff"):
        (places.settings() / "backups.json").write_text(words, "latin-1")
        assert Policy.read() == Policy()
    (places.settings() / "backups.json").write_text('{"megabytes": -5}')
    assert Policy.read().megabytes == LEAST_MEGABYTES


# What goes wrong


def test_without_room_none_is_made_and_it_is_told(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(0, 0, ROOM))
    make_backup(project.path, project.connection, Why.UPDATE)  # before a risk it may be narrow
    with pytest.raises(ProjectError, match="too little room"):
        make_backup(project.path, project.connection, Why.AUTOMATIC)
    assert len(backups_of(project.path)) == 1


def test_where_its_folder_cannot_be_the_reason_is_told(project: Project, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    Policy(folder=str(tmp_path / "file" / "below")).write()
    with pytest.raises(ProjectError, match="No backup of") as told:
        project.make_backup()
    assert str(project.path) in str(told.value)


def test_a_stopped_one_leaves_nothing(project: Project) -> None:
    def stop(done: int, total: int | None, what: str = "") -> None:
        raise CancelledError("enough")

    project.add(full_page())
    with pytest.raises(CancelledError):
        project.make_backup(progress=stop)
    assert not folder_of(project.path).exists()
    assert project.make_backup().labels == LABELS, "and the connection is free again"


def test_what_a_killed_program_left_is_swept_away(project: Project) -> None:
    folder = folder_of(project.path)
    folder.mkdir()
    left, fresh = folder / ".papers.annotator.77.draft", folder / ".papers.annotator.78.draft"
    letter = folder / ".letter.draft.txt"
    for file in (left, fresh, letter):
        file.write_bytes(b"half")
    os.utime(left, (1, 1))
    os.utime(letter, (1, 1))
    project.make_backup()
    assert not left.exists()
    assert letter.exists(), "it is somebody else's"
    assert fresh.exists(), "another program may be at it"


KILLED = """
import os, sys
from pathlib import Path
from annotator.store.project import Project
from annotator.store.tables.adding import Arrival
def die(done, total, what=""):
    os.kill(os.getpid(), 9)
with Project.open(sys.argv[1]) as project:
    project.make_backup(progress=die)
"""


def test_a_kill_in_the_middle_harms_nothing_and_lists_nothing(path: Path) -> None:
    with Project.create(path) as project:
        project.add(full_page())
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path)])
    assert killed.returncode == -9
    assert backups_of(path) == []
    with Project.open(path) as project:
        assert project.check() == []
        project.make_backup()
    assert len(backups_of(path)) == 1


def test_steps_go_on_while_it_is_made_and_it_is_of_one_moment(path: Path) -> None:
    """The copy is made in steps while another thread saves: it holds a state there was."""
    states = [full_page()]
    for n in range(40):
        last = states[-1]
        states.append(replace(last, people=(*last.people, replace(last.people[1], id=f"x{n}"))))
    begun, saved = Event(), []

    def write() -> None:
        begun.wait()
        with Project.open(path, locked=False) as writer:
            for before, after in pairwise(states):
                writer.save(before, after)
                saved.append(after)

    with Project.create(path) as project:
        project.add(full_page())
        project.add(text_page("long", "长" * 3_000_000))
        writing = Thread(target=write)
        writing.start()
        seen: list[int] = []

        def tell(done: int, total: int | None, what: str = "") -> None:
            begun.set()
            seen.append(len(saved))

        backup = make_backup(project.path, project.connection, Why.AUTOMATIC, tell, gently=True)
        writing.join()
        assert project.load(full_page().id) == states[-1]
    with Project.open(backup.path, read_only=True) as then:
        assert then.load(full_page().id) == states[0]
        assert then.check() == []
    assert len(seen) > 5
    assert seen[-1] > 0, "steps were kept in the meantime"


# Letting go


def test_old_ones_go_as_a_new_one_is_made_but_not_what_was_asked_for(project: Project) -> None:
    hours = [stand_in(project.path, timedelta(days=200, minutes=n)) for n in range(5)]
    asked = stand_in(project.path, timedelta(days=201), Why.ASKED)
    risky = stand_in(project.path, timedelta(days=2), Why.RESTORE)
    automatic = stand_in(project.path, timedelta(days=2, seconds=1))
    new = make_backup(project.path, project.connection, Why.AUTOMATIC)
    left = [one.path for one in backups_of(project.path)]
    assert left == [new.path, risky, automatic, hours[0], asked]


def test_no_more_room_is_taken_than_is_wanted(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    for hour in range(2, 20):
        stand_in(project.path, timedelta(hours=hour))
    policy = Policy(megabytes=LEAST_MEGABYTES)
    monkeypatch.setattr(made, "MEGABYTE", 1)
    monkeypatch.setattr("annotator.store.backups.policy.MEGABYTE", 500)
    assert policy.most_bytes == 5000
    let_go(project.path, project.connection, policy)
    assert sum(one.size for one in backups_of(project.path)) <= 5000
    assert len(backups_of(project.path)) == 5


@pytest.mark.parametrize(
    "kept", ["[" * 100_000, '{"folder": "here"}', '{"folder": "\\ud800"}', '{"folder": "a\\u0000"}']
)
def test_settings_that_make_no_sense_are_left_out(kept: str) -> None:
    """A folder by half a way would be another one wherever the program is started from."""
    Policy(folder="").write()
    (places.settings() / "backups.json").write_text(kept)
    assert Policy.read() == Policy()


# A sudden fall of the number of labels


def of(labels: int, **ago: float) -> Backup:
    return Backup(Path(f"{ago}"), NOW - timedelta(**ago), Why.AUTOMATIC, 1, labels, 1)


def test_a_fall_is_a_tenth_and_fifty_at_least() -> None:
    assert fall([of(1000, hours=1)], 901) is None
    assert fall([of(1000, hours=1)], 900) == of(1000, hours=1)
    assert fall([of(100, hours=1)], 51) is None, "few labels come and go"
    assert fall([of(100, hours=1)], 100 - FALL) == of(100, hours=1)
    assert fall([], 0) is None


def test_the_backup_of_just_before_the_fall_is_meant() -> None:
    backups = [of(900, minutes=5), of(1000, minutes=20), of(1100, days=1), of(10, days=2)]
    assert fall(backups, 890) == of(1000, minutes=20)


def test_the_last_one_with_the_labels_is_held_until_a_person_answers(project: Project) -> None:
    before = stand_in(project.path, timedelta(days=3), labels=400)
    later = stand_in(project.path, timedelta(days=3) - timedelta(seconds=1), labels=20)
    lost = fallen(project.path, project.connection)
    assert lost is not None
    assert lost.path == before
    project.make_backup(Why.AUTOMATIC)
    assert before.exists(), "though a later one of that day stands for it"
    project.set_setting(SETTLED, now_settled())
    assert fallen(project.path, project.connection) is None
    project.make_backup(Why.AUTOMATIC)
    assert not before.exists()
    assert later.exists()


def test_after_an_answer_only_a_new_fall_is_asked_about(project: Project) -> None:
    stand_in(project.path, timedelta(hours=3), labels=400)
    project.set_setting(SETTLED, (NOW - timedelta(hours=2)).isoformat())
    assert fallen(project.path, project.connection) is None
    stand_in(project.path, timedelta(hours=1), labels=200)
    lost = fallen(project.path, project.connection)
    assert lost is not None
    assert lost.labels == 200


def test_an_answer_that_cannot_be_read_is_none(project: Project) -> None:
    stand_in(project.path, timedelta(hours=3), labels=400)
    for nonsense in (None, 7, "yesterday"):
        project.set_setting(SETTLED, nonsense)
        assert fallen(project.path, project.connection) is not None


def test_a_damaged_project_is_not_taken_for_a_backup(path: Path) -> None:
    with Project.create(path) as project:
        for n in range(30):
            project.add(Page(id=f"p{n}", raw=f"{n}{RAW * 20}"))
    data = bytearray(path.read_bytes())
    data[8192:60000] = b"\xa5" * (60000 - 8192)
    path.write_bytes(data)
    with closing(sqlite3.connect(path)) as connection, pytest.raises(ProjectError):
        make_backup(path, connection, Why.ASKED)
    assert backups_of(path) == []


def test_a_damaged_project_is_told_of_and_not_the_drive(path: Path) -> None:
    with Project.create(path) as project:
        project.add_many(Arrival(text_page(f"p{n}", f"{n}文" * 400)) for n in range(20))
        (root,) = project.connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'source_raw_sha256'"
        ).fetchone()
    data = bytearray(path.read_bytes())
    data[root * 4096 - 2000 : root * 4096] = b"\xa5" * 2000
    path.write_bytes(data)
    with Project.open(path, read_only=True) as project:
        with pytest.raises(DamagedError, match=re.escape(f"“{path}”")) as told:
            project.make_backup()
        assert "the copy is damaged, as the file is" in str(told.value)
    assert backups_of(path) == []
    assert not Path(f"{path} backups").exists()


@pytest.mark.parametrize(
    "time", ["9999-12-31 23.59.59-1200", "0001-01-01 00.00.00+1400", "2026-13-01 00.00.00+0000"]
)
def test_a_name_with_a_time_of_no_clock_is_no_backup(path: Path, time: str) -> None:
    with Project.create(path) as project:
        first = project.make_backup()
        odd = first.path.with_name(f"papers {time} automatic, 3 pages, 1 labels.annotator")
        shutil.copy(first.path, odd)
        second = project.make_backup()
    assert {one.path for one in backups_of(path)} == {first.path, second.path}
    assert odd.exists()


# A clock that was ahead


def dated(backup: Backup, at: datetime, labels: int | None = None, why: str = "") -> Path:
    """Copy a backup under the name that it would have been given at another time."""
    now = backup.time.strftime(made.CLOCK)
    name = backup.path.name.replace(now, at.strftime(made.CLOCK))
    if labels is not None:
        name = re.sub(r"\d+ labels", f"{labels} labels", name)
    name = name.replace(backup.why, why or backup.why)
    return Path(shutil.copy(backup.path, backup.path.with_name(name)))


def test_the_backup_made_just_now_stays_though_others_are_dated_later(path: Path) -> None:
    policy = Policy(megabytes=LEAST_MEGABYTES)
    with Project.create(path) as project:
        project.add(text_page("big", "文" * 2_200_000))
        first = project.make_backup()
        for days in (300, 301):
            at = first.time + timedelta(days=days)
            dated(first, at, why=Why.AUTOMATIC).chmod(0o444)
        first.path.unlink()
        mine = make_backup(project.path, project.connection, Why.TRIM, policy=policy)
        assert mine.path.exists()
        assert sum(one.size for one in backups_of(path)) > 0


def test_a_fall_is_asked_about_by_what_the_clock_now_can_have_dated(path: Path) -> None:
    with Project.create(path) as project:
        project.add(full_page())
        first = project.make_backup()
        now = first.time
        later = dated(first, now + timedelta(days=900), labels=5000)
        assert fallen(path, project.connection) is None, "it would be asked for 900 days"
        earlier = dated(first, now - timedelta(hours=2), labels=5000)
        lost = fallen(path, project.connection)
        assert lost is not None
        assert lost.path == earlier
        project.set_setting(SETTLED, (now + timedelta(days=900)).isoformat())
        assert fallen(path, project.connection) == lost, "nobody can have answered then"
        project.set_setting(SETTLED, made.now_settled())
        assert fallen(path, project.connection) is None
        assert later.exists()
