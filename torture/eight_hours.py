"""A long session in one process: `python -m torture.eight_hours FOLDER` prints what it took."""

import gc
import json
import os
import sys
import threading
import time
from collections import defaultdict
from pathlib import Path
from statistics import median

import click
from PySide6.QtCore import QEventLoop, QSettings
from PySide6.QtWidgets import QApplication

from annotator.ui.app import application
from annotator.ui.window import Window
from torture.hand import Hand
from torture.worker import project_of

EDGE = 0.1
"""The share of the steps that counts as the start, and as the end; the first of all warm up."""
ENOUGH = 25
"""Acts of a kind at the start, and at the end, whose medians can be compared."""
MEGABYTE = 1 << 20
FLUSH_EVERY = 20


def memory_mb() -> float:
    """Give what this process holds of the machine's memory."""
    gc.collect()
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / MEGABYTE
    except OSError:
        import resource  # neither Linux nor Windows

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most / (MEGABYTE if sys.platform == "darwin" else 1024)


def handles() -> int:
    """Count what is open: files where the system lists them, and threads."""
    listed = Path("/proc/self/fd")
    return threading.active_count() + (len(os.listdir(listed)) if listed.is_dir() else 0)


def without_backup(window: Window) -> None:
    """Wait until no backup is being made: its thread and its file come and go."""
    while window.backing_up.busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--steps", default=100_000)
@click.option("--pages", default=2_000)
@click.option("--seed", default=1)
def main(folder: Path, steps: int, pages: int, seed: int) -> None:
    """Work, and print as JSON what it took."""
    bugs: list[str] = []
    sys.excepthook = lambda kind, error, trace: bugs.append(f"{kind.__name__}: {error}")
    path = folder / "long.annotator"
    project_of(path, pages)
    application()
    settings = QSettings(str(folder / "long.ini"), QSettings.Format.IniFormat)
    for unasked in ("suggest_on_opening", "follow"):
        settings.setValue(unasked, False)
    window = Window(settings)
    session = window.session
    changes = [0]
    session.page_changed.connect(lambda change: changes.__setitem__(0, changes[0] + 1))
    session.trouble.connect(bugs.append)
    window.show()
    window.activateWindow()
    window.files.open(path)
    window.make_whole()
    # SQLite keeps the file of the first backup's connection for that of the next.
    window.backing_up.look()
    without_backup(window)
    hand = Hand(window, seed)
    taken: dict[str, list[tuple[int, float]]] = defaultdict(list)
    seen, opened = {hand.page.id}, 1
    number, start_mb, start_handles, told = 0, 0.0, 0, 0
    while changes[0] < steps:
        number += 1
        before, start = changes[0], time.thread_time()
        name = hand.act()
        QApplication.processEvents()
        if changes[0] > before:  # nothing to redo, say, takes no time and tells of none
            taken[name].append((changes[0], (time.thread_time() - start) * 1000))
        if changes[0] * pages >= opened * steps:  # an act can be several steps
            start = time.thread_time()
            hand.turn()
            taken["page opened"].append((changes[0], (time.thread_time() - start) * 1000))
            opened += 1
            seen.add(hand.page.id)
        if number % FLUSH_EVERY == 0:
            session.finish_keeping()
        if not start_mb and changes[0] >= EDGE * steps:
            without_backup(window)
            start_mb, start_handles = memory_mb(), handles()
        if changes[0] // 5_000 > told:
            told = changes[0] // 5_000
            print(f"{changes[0]} steps, {memory_mb():.0f} MB", file=sys.stderr, flush=True)
    all_kept = session.finish_keeping()
    without_backup(window)
    end_mb, end_handles = memory_mb(), handles()
    project = session.project
    assert project is not None
    if trouble := [one.words for one in project.check()]:
        bugs += trouble
    if not all_kept:
        bugs.append("the last steps were not kept")
    found = {
        "kept": changes[0] if all_kept else 0,
        "opened": opened,
        "pages": len(seen),
        "grown_mb": round(end_mb - start_mb, 1),
        "memory": f"{start_mb:.0f} MB after a tenth, {end_mb:.0f} MB at the end",
        "handles": max(end_handles - start_handles, 0),
        "slower": slower(taken, steps),
        "bugs": bugs,
    }
    window.close()
    print(json.dumps(found))


def slower(
    taken: dict[str, list[tuple[int, float]]], steps: int
) -> list[tuple[str, float, float, float]]:
    """Compare each kind of act at the end with the start: times, and both medians in ms."""
    found = []
    for act, times in taken.items():
        first = [ms for at, ms in times if EDGE / 2 * steps <= at < 1.5 * EDGE * steps]
        last = [ms for at, ms in times if at >= (1 - EDGE) * steps]
        if min(len(first), len(last)) >= ENOUGH:
            before, after = median(first), median(last)
            found.append((act, round(after / before, 2), before, after))
    return found


if __name__ == "__main__":
    main()
