"""Killing the program loses nothing that it had said to be kept."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.page.edits import ReplaceText
from annotator.page.model import Page
from annotator.store.project import Project
from tests.store.pages import full_page

TYPE = """
import sys
from annotator.page.edits import ReplaceText
from annotator.store.project import Project
from annotator.store.writer import Writer

project = Project.open(sys.argv[1])
page = project.load(project.ids()[0])
writer = Writer(project.path, lambda kept: print(kept.number, flush=True), sys.exit)
for number in range(1, 100_000):
    after = ReplaceText("b3", 0, 0, chr(0x4E00 + number % 20_000)).apply(page)
    after = ReplaceText("b3", 1, min(200, len(after.block("b3").text)), "").apply(after)
    writer.save(page, after, str(number))
    page = after
    if number % 20 == 0:
        writer.flush()
"""


@pytest.mark.parametrize("kept_before", [1, 37, 150])
def test_nothing_that_was_marked_kept_is_lost(path: Path, kept_before: int) -> None:
    with Project.create(path) as project:
        project.add(full_page())
    command = [sys.executable, "-c", TYPE, str(path)]
    last = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as typing:
        assert typing.stdout is not None
        for line in typing.stdout:
            last = int(line)
            if last >= kept_before:
                break
        typing.kill()
        rest = typing.stdout.read()  # what it still said before it died
        said = [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
        last = int(said[-1]) if said else last
    with Project.open(path) as project:
        newest = project.history(limit=1)[0]
        assert newest.number >= last
        assert int(newest.name) == newest.number
        page = project.load(full_page().id)
        assert page == typed(newest.number)
        assert project.check() == []
    assert os.listdir(path.parent) == [path.name]


def typed(steps: int) -> Page:
    """Give the page after so many steps of the other process."""
    page = full_page()
    for number in range(1, steps + 1):
        page = ReplaceText("b3", 0, 0, chr(0x4E00 + number % 20_000)).apply(page)
        page = ReplaceText("b3", 1, min(200, len(page.block("b3").text)), "").apply(page)
    return page
