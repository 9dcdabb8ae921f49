"""Another person's window: a real one in a process of its own, told what to do line by line."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

WINDOW = """
import json, select, sys
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from annotator.page.model import Page
from annotator.page.pieces import Place
from annotator.ui.app import application
from annotator.ui.window import Window

app = application()
settings = QSettings(sys.argv[2], QSettings.Format.IniFormat)
for unasked in ("suggest_on_opening", "follow"):
    settings.setValue(unasked, False)
window = Window(settings)
window.show()
window.activateWindow()
assert window.files.open(Path(sys.argv[1]))
session = window.session

def answer(**words):
    print(json.dumps({"read_only": session.read_only, **words}), flush=True)

def type_(text):
    for key in text:
        QTest.keyClick(window.text, key)
    answer(kept=session.finish_keeping(), page=session.page.id)

def go(page, block, offset):
    session.open_page(page)
    window.text.put_caret(Place(block, offset))
    answer()

def delete(page):
    answer(deleted=session.delete_page(page))

def undo():
    session.undo()
    answer(page=session.page.id)

def empty_trash(page):
    answer(gone=session.project.empty_trash([page]))

def bring_in(id, raw):
    answer(page=session.project.add(Page(id=id, raw=raw)).page_id)

acts = {"type": type_, "go": go, "delete": delete, "undo": undo, "empty trash": empty_trash,
        "bring in": bring_in}
answer()
busy = False
while True:
    ready = select.select([sys.stdin], [], [], 0.01)[0]
    app.processEvents()
    if ready:
        line = sys.stdin.readline()
        name, *words = json.loads(line or '["close"]')
        if name == "close":
            window.close()
            app.processEvents()
            break
        if name == "type on":
            busy = True
            answer()
        else:
            acts[name](*words)
    if busy:
        QTest.keyClick(window.text, "x")
"""


class OtherWindow:
    """A window of another process; every act waits until it is done there."""

    def __init__(self, project: Path, settings: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", WINDOW, str(project), str(settings)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        self.opened = self._answer()

    @property
    def pid(self) -> int:
        return self.process.pid

    def do(self, *words: object) -> dict[str, Any]:
        """Have something done there: ("go", page, block, offset), ("type", letters), ("undo",),
        ("delete", page), ("empty trash", page), ("bring in", page, raw text)."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()
        return self._answer()

    def type_on(self) -> None:
        """Have it type until it is closed or killed."""
        self.do("type on")

    def close(self) -> None:
        """Close the window, as its person would, and wait for the end of its process."""
        if self.process.poll() is None:
            self.process.communicate('["close"]\n')
            assert self.process.returncode == 0
        self._let_go()

    def kill(self) -> None:
        """Kill the process in whatever it is doing."""
        self.process.kill()
        self.process.wait()
        self._let_go()

    def _let_go(self) -> None:
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()

    def _answer(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        return dict(json.loads(self.process.stdout.readline()))
