"""A flipped bit anywhere in a project is found, or it changes nothing that a project holds."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from annotator.page.codec import dump_page
from annotator.store.errors import ProjectError
from annotator.store.project import Project
from tests.store.soundness.damage import worked_on

STEP = 1499
"""Bytes from one flip to the next; `make torture` flips many more."""


def content(path: Path) -> dict[str, Any]:
    """Give all that a project holds, whatever the file looks like inside."""
    with Project.open(path, read_only=True) as project:

        def rows(query: str) -> list[Any]:
            return project.connection.execute(query).fetchall()

        ids = [id for (id,) in rows("SELECT id FROM page ORDER BY key")]
        return {
            "pages": [dump_page(project.load(id)) for id in ids],
            "files": [project.file_of(id) for id in ids],
            "list": rows("SELECT * FROM page ORDER BY key"),
            "settings": rows("SELECT key, value FROM setting ORDER BY key"),
            "lessons": rows("SELECT at, used, value FROM learned"),
            "steps": rows("SELECT number, page, at, name, author, removed, delta FROM step"),
            "origins": rows("SELECT page, step, at, state FROM origin"),
        }


@pytest.mark.parametrize("start", range(5))
def test_a_flipped_bit_is_found_or_changes_nothing(path: Path, start: int) -> None:
    worked_on(path)
    with Project.open(path) as project:
        project.keep_learned({"names": {"何田": 3}})
        project.set_doubts("p1", 12)
    sound = path.read_bytes()
    truth = content(path)
    found = 0
    for at in range(start * STEP // 5, len(sound), STEP):
        flipped = bytearray(sound)
        flipped[at] ^= 1 << (at // STEP % 8)
        path.write_bytes(flipped)
        try:
            with Project.open(path, read_only=True) as project:
                troubles = project.check()
        except ProjectError:
            found += 1
            continue
        if troubles:
            found += 1
        else:
            assert content(path) == truth, f"the bit in byte {at} was not found"
    assert found > len(sound) // STEP // 4  # the rest lies in free space


def test_a_flipped_bit_in_each_setting_and_lesson_is_found(path: Path) -> None:
    worked_on(path)
    with Project.open(path) as project:
        project.keep_learned({"names": {"何田": 3}})
        project.set_setting("number", 7)
        values = {
            "setting": [key for (key,) in project.connection.execute("SELECT key FROM setting")],
            "learned": [key for (key,) in project.connection.execute("SELECT rowid FROM learned")],
        }
    assert all(values.values())
    sound = path.read_bytes()
    for table, keys in values.items():
        column = "key" if table == "setting" else "rowid"
        for key in keys:
            with closing(sqlite3.connect(path)) as connection:
                query = f"SELECT value FROM {table} WHERE {column} = ?"
                (value,) = connection.execute(query, (key,)).fetchone()
                middle = len(value) // 2
                flipped = value[:middle] + chr(ord(value[middle]) ^ 1) + value[middle + 1 :]
                change = f"UPDATE {table} SET value = ? WHERE {column} = ?"
                connection.execute(change, (flipped, key))
                connection.commit()
            with Project.open(path, read_only=True) as project:
                (trouble,) = project.check()
            assert table in trouble.words
            path.write_bytes(sound)
