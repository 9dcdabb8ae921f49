"""A project on which work was done, and what befalls the bytes and rows of its file."""

import sqlite3
from contextlib import closing
from pathlib import Path

from annotator.page.edits.spans import AddSpan
from annotator.page.edits.text import ReplaceText
from annotator.page.model import Page, Part
from annotator.store.backups.making import Why
from annotator.store.project import Project
from annotator.store.schema import SCHEMA
from annotator.store.tables.adding import Arrival
from tests.store.pages import RAW, full_page, text_page


def worked_on(path: Path, backup: bool = False) -> dict[str, Page]:
    """Make a project on which work was done, before a backup and after it; give its pages."""
    with Project.create(path) as project:
        raws = {f"p{number}": f"{RAW}\n第{number}版" for number in range(6)}
        project.add_many(
            Arrival(full_page(id, raw), raw.encode("gb18030"), {"line_ends": "lf"})
            for id, raw in raws.items()
        )
        project.add(text_page("plain", "只有文字。\n" * 400), b"file")
        project.set_setting("card", {"title": "某某"})
        for id in ("p1", "p2"):
            step(project, id, "早")
        if backup:
            project.make_backup(Why.ASKED)
        for id in ("p2", "p3"):
            step(project, id, "晚")
        project.delete_page("p5")
        return {id: project.load(id) for id in (*raws, "plain")}


def step(project: Project, id: str, text: str) -> None:
    before = project.load(id)
    typed = ReplaceText("b3", 0, 0, text).apply(before)
    project.save(before, typed, "Typing")
    project.save(typed, AddSpan("place", (Part("b3", 0, 1),)).apply(typed), "Add label")


def damage(path: Path, *statements: str) -> None:
    """Change rows behind the program's back, as a flipped byte does."""
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def flip(path: Path, text: str, times: int = 1) -> None:
    """Flip a bit of the last places in the file where a text stands."""
    data = bytearray(path.read_bytes())
    at = len(data)
    for _ in range(times):
        at = data.rindex(text.encode(), 0, at)
        data[at + 1] ^= 1
    path.write_bytes(data)


def made_by_a_newer_version(path: Path) -> None:
    """Make of a project what a version to come may make of it."""
    damage(
        path,
        "ALTER TABLE block ADD COLUMN note TEXT",
        "UPDATE block SET note = 'work that only the newer version knows of'",
        f"PRAGMA user_version = {SCHEMA + 1}",
    )
