"""Nothing reaches for a network: the whole way from files to exports, and the window, watched."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.formats.writers import writers

WATCH = """
import os, sys

LOOKS = ("socket.__new__", "socket.gethostname")

def watch(event, arguments):
    if event in LOOKS or (event == "socket.bind" and arguments[1][0] == "::1"):
        return  # urllib3, which spaCy loads, looks so whether the computer knows IPv6
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        if getattr(arguments[0], "family", 0) != 1:  # the ends between processes of our own
            with open(os.environ["WATCHED"], "a", encoding="utf-8") as file:
                print(sys.argv[:4], event, arguments, file=file)
            raise OSError("there is no network here")

sys.addaudithook(watch)
"""
TEXT = "云州日报\n\n本报讯（记者 林小满）县长温颂白强调：“水要到，路要通。”\n温颂白出席会议。\n"
WINDOW = """
import sys
from pathlib import Path
from annotator.ui.app import picture
picture(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have every Python that is started refuse sockets, and note who asked for one."""
    folder = tmp_path / "watch"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(WATCH, "utf-8")
    monkeypatch.setenv("WATCHED", str(folder / "seen"))
    path = os.pathsep.join((str(folder), str(Path(__file__).parents[2])))
    monkeypatch.setenv("PYTHONPATH", path)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return folder / "seen"


def seen(watched: Path) -> str:
    return watched.read_text("utf-8") if watched.exists() else ""


def run(*words: object) -> str:
    done = subprocess.run(
        [sys.executable, *map(str, words)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_watch_sees_and_stops_whoever_reaches_out(watched: Path) -> None:
    code = "import urllib.request as r\ntry: r.urlopen('http://192.0.2.1/')\nexcept OSError: pass"
    run("-c", code)
    assert "192.0.2.1" in seen(watched)


def test_from_files_to_exports_nothing_reaches_for_a_network(watched: Path, tmp_path: Path) -> None:
    text, project = tmp_path / "云州日报_20240517_01.txt", tmp_path / "p.annotator"
    text.write_text(TEXT, "utf-8")
    run("-m", "annotator", "import", project, text, "--suggest")
    run("-m", "annotator", "fix", text)
    suggested = tmp_path / "suggested.jsonl"
    suggested.write_text(run("-m", "annotator", "suggest", text), "utf-8")
    run("-m", "annotator", "evaluate", suggested, text)
    run("-m", "annotator", "check", project)
    run("-m", "annotator", "stats", project)
    for name, writer in writers().items():
        if not writer.missing:
            out = tmp_path / f"{name}{writer.suffix or ''}"
            run("-m", "annotator", "export", project, "-f", name, "-o", out)
    assert not seen(watched)


def test_the_window_reaches_for_no_network(watched: Path, tmp_path: Path) -> None:
    text, project = tmp_path / "<img src='http:__192.0.2.1_x'>.txt", tmp_path / "p.annotator"
    text.write_text(f"<img src='http://192.0.2.1/x.png'>{TEXT}", "utf-8")
    run("-m", "annotator", "import", project, text, "--suggest")
    run("-c", WINDOW, project, tmp_path / "window.png")
    assert (tmp_path / "window.png").stat().st_size > 1000
    assert not seen(watched)
