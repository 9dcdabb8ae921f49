"""The window's process is killed in the middle of work: what was marked kept is there."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from annotator.page.check import broken
from annotator.page.codec import write_page
from tests.workflows.desk import Desk
from tests.workflows.small_pages import small_page

WORKER = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from annotator.page.check import broken
from annotator.page.codec import write_page
from annotator.page.pieces import Place
from annotator.ui.app import application
from annotator.ui.window import Window

app = application()
window = Window(QSettings(sys.argv[2], QSettings.Format.IniFormat))
window.show()
window.activateWindow()
assert window.files.open(Path(sys.argv[1]))
session = window.session
window.session.open_page("second")
window.text.put_caret(Place("b4", 3))
states = [session.page]
session.page_changed.connect(lambda change: states.append(change.after))
kept = [0]

def told(number, when):
    kept[0] += 1
    print(json.dumps([kept[0], write_page(states[kept[0]])]), flush=True)

session.kept.connect(told)
while True:
    for key in "ab":
        QTest.keyClick(window.text, key)
    QTest.keyClick(window.text, "\\r")
    app.processEvents()
"""
ENOUGH = 25


def test_what_was_marked_kept_survives_and_the_project_opens_where_it_was_left(
    tmp_path: Path, project: Callable[..., Path], sit_down: Callable[[Path], Desk]
) -> None:
    path = project(small_page("first"), small_page("second", loose="又一行"))
    settings = str(tmp_path / "killed.ini")
    with subprocess.Popen(
        [sys.executable, "-c", WORKER, str(path), settings],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ) as process:
        assert process.stdout is not None
        told = []
        for line in process.stdout:
            told.append(json.loads(line))
            if len(told) == ENOUGH:
                process.send_signal(signal.SIGKILL)
                break
        told += [json.loads(line) for line in process.stdout if line.endswith("\n")]
    assert process.returncode == -signal.SIGKILL

    desk = sit_down(path)

    assert not desk.session.read_only, "the lock of a killed process is nobody's"
    assert desk.page.id == "second", "it opens on the page where it was left"
    kept = [page for _, page in told]
    now = write_page(desk.page)
    later = len(now["blocks"]), sum(len(block["text"]) for block in now["blocks"])
    last = len(kept[-1]["blocks"]), sum(len(block["text"]) for block in kept[-1]["blocks"])
    assert now == kept[-1] or later > last, "nothing that was marked kept is lost"
    assert broken(desk.page) == []
    assert desk.session.project is not None
    assert desk.session.project.check() == []
    steps = desk.session.project.history("second", limit=10_000)
    assert len(steps) >= len(told)
