"""A second process that reads a project file while the window has it open."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from annotator.page.codec import write_page
from annotator.ui.window import Window

READER = """
import json, sys
from annotator.page.codec import write_page
from annotator.store.project import Project
for line in sys.stdin:
    path, page = json.loads(line)
    with Project.open(path, read_only=True) as project:
        print(json.dumps(write_page(project.load(page))), flush=True)
"""


class SecondReader:
    """Asked for a page, it opens the file anew, to read only, and gives what stands there."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", READER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def page(self, path: Path, id: str) -> dict[str, Any]:
        """Give the page as its file has it now, as annotator-page/1."""
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps([str(path), id]) + "\n")
        process.stdin.flush()
        answer: dict[str, Any] = json.loads(process.stdout.readline())
        return answer

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()


def hold_against(window: Window, reader: SecondReader) -> None:
    """Compare what is on the screen with what another process finds kept."""
    page, project = window.session.page, window.session.project
    assert page is not None
    assert project is not None
    assert window.session.finish_keeping(), "a step could not be kept"
    assert reader.page(project.path, page.id) == write_page(page)
