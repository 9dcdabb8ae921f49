"""Eight hours of work without a pause: nothing piles up, and nothing gets slower."""

import json
import subprocess
import sys
from collections.abc import Iterator

from torture.conditions import Conditions
from torture.outcome import Outcome

TITLE = "Eight hours at the window, compressed"
MOST_GROWN_MB = 50
MOST_SLOWER = 1.5
SECONDS = 3 * 3600


def run(conditions: Conditions) -> Iterator[Outcome]:
    steps, pages = conditions.number(800, 100_000), conditions.number(40, 2_000)
    words = ["--steps", str(steps), "--pages", str(pages), "--seed", str(conditions.seed)]
    done = subprocess.run(
        [sys.executable, "-m", "torture.eight_hours", str(conditions.folder), *words],
        capture_output=True,
        timeout=SECONDS,
    )
    if done.returncode:
        yield Outcome("eight hours", 0, "steps", (done.stderr.decode()[-2000:],))
        return
    found = json.loads(done.stdout.splitlines()[-1])
    yield Outcome("steps kept", found["kept"], "steps", tuple(found["bugs"]))
    yield Outcome("pages opened", found["opened"], "pages", remark=f"{found['pages']} different")
    yield Outcome(
        "memory grown", found["grown_mb"], "MB", most=MOST_GROWN_MB, remark=found["memory"]
    )
    for act, times, before, after in found["slower"]:
        yield Outcome(
            f"an act at the end, {act}",
            times,
            "times the start",
            most=MOST_SLOWER,
            remark=f"median {before:.2f} ms of processor time, then {after:.2f} ms",
        )
    yield Outcome("files and threads left open", found["handles"], "", most=0)
