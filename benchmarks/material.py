"""What the measures work on: pages, a project of them, and processes of the program."""

import json
import subprocess
import sys
import time
from functools import cached_property
from itertools import chain
from pathlib import Path

from annotator.page.codec import write_page
from annotator.store.project import Project
from annotator.store.tables.adding import Arrival
from annotator.ui.session import PLACE
from benchmarks.invented import invented_page

CHECKOUT = Path(__file__).resolve().parent.parent


def leave_at(path: Path, place: list[object]) -> None:
    """Have a project opened at a place the next time, as a window that closes there does."""
    with Project.open(path) as project:
        project.set_setting(PLACE, place)


class Material:
    """A folder that fills as measures ask for things; each is made once."""

    def __init__(self, folder: Path, pages: int) -> None:
        self.folder = folder
        self.pages = pages
        self.usual = self.large = ""
        """The ids of a page of 10,000 characters with 300 spans, and of one of 100,000 with 5,000,
        once the project is made."""
        self._place: list[object] = []

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
        """A project of such pages and two larger ones; it was left on the one of usual size."""
        path = self.folder / "pages.annotator"
        usual = invented_page(self.pages, 10_000, 300)
        large = invented_page(self.pages + 1, 100_000, 5_000)
        small = (invented_page(number, 1_000, 20) for number in range(self.pages - 2))
        with Project.create(path) as project:
            project.add_many(map(Arrival, chain((usual, large), small)))
        self.usual, self.large = usual.id, large.id
        self._place = [usual.id, usual.blocks[0].id, 0]
        leave_at(path, self._place)
        return path

    def leave_on_usual(self) -> None:
        """Have the project left on the page of usual size, whatever a measure opened since."""
        leave_at(self.project, self._place)

    def seconds(self, *words: str | Path) -> float:
        """Run the environment's Python to its end and say how long that took."""
        start = time.perf_counter()
        subprocess.run([sys.executable, *words], cwd=CHECKOUT, check=True, capture_output=True)
        return time.perf_counter() - start

    def seconds_to_line(self, *words: str | Path) -> tuple[float, str]:
        """Say how long a process takes until its first line, and give what it wrote after that."""
        start = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, *words], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            first = process.stdout.readline()
            taken = time.perf_counter() - start
            rest = process.stdout.read()
        if not first or process.returncode:
            raise RuntimeError(f"{' '.join(map(str, words))} did not get there")
        return taken, rest.strip()
