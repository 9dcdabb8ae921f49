"""A damaged backup is told of as such, and the next older sound one is named."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from annotator.store.backups.damaged import (
    BadBackupError,
    is_damaged,
    next_sound,
    with_damaged_heads,
)
from annotator.store.backups.making import backups_of
from annotator.store.backups.restoring import restore
from annotator.store.errors import DamagedError, ProjectError
from annotator.store.project import Project
from tests.store.pages import full_page, text_page

Break = Callable[[Path], None]


def made_of(path: Path, change: Callable[[bytes], bytes]) -> None:
    path.chmod(0o644)
    path.write_bytes(change(path.read_bytes()))
    path.chmod(0o444)


def without_head(path: Path) -> None:
    made_of(path, lambda data: bytes(100) + data[100:])


def empty(path: Path) -> None:
    made_of(path, lambda _: b"")


def with_a_word_that_is_none(path: Path) -> None:
    """Put bytes into a row that no text has; SQLite's own check never looks at them."""
    path.chmod(0o644)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE page SET name = CAST(X'41ff42' AS TEXT)")
        connection.commit()
    path.chmod(0o444)


def cut_off(path: Path) -> None:
    made_of(path, lambda data: data[: len(data) // 2 + 100])


def other_words(path: Path) -> None:
    made_of(path, lambda _: "有人存错了文件".encode() * 40)


def broken_inside(path: Path) -> None:
    made_of(path, lambda data: data[:8192] + b"\xa5" * 40_960 + data[49_152:])


AT_FIRST_SIGHT = (without_head, empty, cut_off, other_words)
ALL = (*AT_FIRST_SIGHT, broken_inside, with_a_word_that_is_none)


@pytest.fixture
def path(path: Path) -> Path:
    """Give a project with three backups: of one page, of two, and of three."""
    with Project.create(path) as project:
        for n, page in enumerate((full_page(), text_page("p2", "文"), text_page("p3", "字"))):
            project.add(page)
            backup = project.make_backup().path
            made = datetime.now(UTC) - timedelta(hours=3 - n)
            name = backup.name.replace(backup.name.split(" by hand")[0], "")
            backup.rename(backup.with_name(f"{path.stem} {made:%Y-%m-%d %H.%M.%S%z}{name}"))
    return path


@pytest.mark.parametrize("damage", ALL)
def test_it_is_not_gone_back_to_and_the_next_older_sound_one_is_named(
    path: Path, damage: Break
) -> None:
    newest, middle, oldest = backups_of(path)
    damage(newest.path)
    damage(middle.path)
    before = path.read_bytes()
    with pytest.raises(BadBackupError) as told:
        restore(path, newest.path)
    assert told.value.older == oldest
    assert not isinstance(told.value, DamagedError), "it is not the project that is to be repaired"
    for words in ("was not restored: the backup “", newest.path.name, "damaged", oldest.path.name):
        assert words in str(told.value)
    assert path.read_bytes() == before
    assert sorted(os.listdir(path.parent)) == [path.name, f"{path.name} backups"]
    assert len(backups_of(path)) == 3, "nothing was backed up for nothing"
    restore(path, oldest.path)
    with Project.open(path) as project:
        assert project.ids() == [full_page().id]


@pytest.mark.parametrize("damage", ALL)
def test_where_no_older_one_is_sound_that_is_said(path: Path, damage: Break) -> None:
    *newer, oldest = backups_of(path)
    damage(oldest.path)
    with pytest.raises(BadBackupError, match="there is no older sound one") as told:
        restore(path, oldest.path)
    assert told.value.older is None
    assert next_sound(path, newer[-1].path) is None


@pytest.mark.parametrize("damage", AT_FIRST_SIGHT)
def test_what_is_seen_at_first_sight_is_marked_in_lists(path: Path, damage: Break) -> None:
    newest, *others = backups_of(path)
    assert with_damaged_heads(backups_of(path)) == set()
    damage(newest.path)
    assert with_damaged_heads(backups_of(path)) == {newest.path}
    assert is_damaged(newest.path)
    assert not any(is_damaged(one.path) for one in others)


def test_a_copy_with_another_name_has_all_backups_behind_it(path: Path, tmp_path: Path) -> None:
    newest, *_ = backups_of(path)
    copy = tmp_path / "copy.annotator"
    copy.write_bytes(bytes(4096))
    assert next_sound(path, copy) == newest


def test_what_is_missing_or_foreign_is_no_damaged_backup(path: Path, tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="There is no file"):
        is_damaged(tmp_path / "nowhere.annotator")
    text = tmp_path / "words.txt"
    text.write_text("苇湾镇")
    with pytest.raises(ProjectError, match="no project of annotator"):
        is_damaged(text)
    with pytest.raises(ProjectError, match="is a folder"):
        is_damaged(tmp_path)
