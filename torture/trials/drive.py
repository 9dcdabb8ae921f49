"""The drive breaks under the open window: full, read-only, stalled, gone; the file taken away."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from torture.conditions import Conditions
from torture.drives import unmount, why_not
from torture.outcome import Outcome
from torture.scenes import SCENES

TITLE = "The drive breaks under the open window"
SECONDS = 150
WITHOUT_DRIVES = (
    "the_file_is_removed",
    "the_file_is_moved_and_put_back",
    "the_file_is_replaced",
    "the_folder_is_read_only",
    "permission_is_taken_away",
    "another_program_writes_without_end",
)
"""What can be played where no drives can be mounted."""
SHORT = (
    "the_drive_is_full",
    "the_file_is_replaced",
    "the_folder_is_read_only",
    "a_network_drive_stalls",
)


def run(conditions: Conditions) -> Iterator[Outcome]:
    reason = why_not()
    for name in SHORT if conditions.short else SCENES:
        words = name.replace("_", " ")
        if sys.platform == "win32":
            yield Outcome(words, 0, "", skipped="Windows does not let an open file go")
        elif reason and name not in WITHOUT_DRIVES:
            yield Outcome(words, 0, "", skipped=reason)
        else:
            folder = conditions.folder / name
            folder.mkdir()
            yield Outcome(words, 1, "scene", tuple(played(name, folder)))


def played(name: str, folder: Path) -> list[str]:
    """Play a scene in a process of its own; give what went wrong."""
    words = [sys.executable, "-m", "torture.scenes", name, str(folder)]
    pipe = subprocess.PIPE
    scene = subprocess.Popen(words, stdout=pipe, stderr=pipe, start_new_session=True)
    try:
        told, errors = scene.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return [f"not at its end after {SECONDS} s"]
    finally:
        with suppress(ProcessLookupError):  # the server of a drive may be left, stopped
            os.killpg(scene.pid, signal.SIGKILL)
        scene.communicate()
        for place in (folder / "network", folder / "small"):
            if not why_not():
                unmount(place)
    if scene.returncode:
        return [errors.decode()[-1500:]]
    failures: list[str] = json.loads(told.splitlines()[-1])
    return failures
