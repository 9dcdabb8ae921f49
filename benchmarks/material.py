"""What the measures work on: pages, a project of them, and processes of the program."""

import json
import os
import subprocess
import sys
import time
from functools import cached_property
from pathlib import Path

from annotator.page.codec import write_page
from annotator.store.adding import Arrival
from annotator.store.project import Project
from benchmarks.invented import invented_page

CHECKOUT = Path(__file__).resolve().parent.parent


class Material:
    """A folder that fills as measures ask for things; each is made once."""

    def __init__(self, folder: Path, pages: int) -> None:
        self.folder = folder
        self.pages = pages

    @cached_property
    def lines(self) -> Path:
        """A file of annotator-page/1 lines: pages of 1,000 characters with 20 spans."""
        path = self.folder / "pages.jsonl"
        with path.open("w", encoding="utf-8", newline="\n") as file:
            for number in range(self.pages):
                page = write_page(invented_page(number, 1_000, 20))
                file.write(json.dumps(page, ensure_ascii=False) + "\n")
        return path

    @cached_property
    def project(self) -> Path:
        """A project of the same pages, with one of 10,000 characters and 300 spans before them."""
        path = self.folder / "pages.annotator"
        small = (invented_page(number, 1_000, 20) for number in range(self.pages - 1))
        with Project.create(path) as project:
            project.add_many([Arrival(invented_page(self.pages, 10_000, 300))])
            project.add_many(map(Arrival, small))
        return path

    def seconds(self, *words: str | Path) -> float:
        """Run the environment's Python to its end and say how long that took."""
        start = time.perf_counter()
        subprocess.run([sys.executable, *words], cwd=CHECKOUT, check=True, capture_output=True)
        return time.perf_counter() - start

    def seconds_to_line(self, *words: str | Path) -> tuple[float, str]:
        """Say how long a process takes until its first line of output, and give the line.

        The process is then asked to end by its standard input being closed.
        """
        start = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, *words],
            cwd=CHECKOUT,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            line = process.stdout.readline()
            taken = time.perf_counter() - start
            process.stdin.close()
        if not line:
            raise RuntimeError(f"{' '.join(map(str, words))} ended without a word")
        return taken, line.strip()
