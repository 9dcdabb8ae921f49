"""What following a correction saves: an editor who knows the gold works with it and without.

`python -m benchmarks.following FOLDER …` prints it page by page; without a folder it takes
`sample_data` and `benchmarks/pages/tuning`.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from annotator.evaluate.compare import measure
from annotator.page.codec import read_page
from annotator.page.model import Page
from annotator.suggest.follow.follow import follow
from annotator.suggest.pipeline import suggest
from benchmarks.editor import next_correction
from benchmarks.figure import percentile_95
from benchmarks.material import CHECKOUT

FOLDERS = (CHECKOUT / "sample_data", CHECKOUT / "benchmarks" / "pages" / "tuning")
MOST = 400
"""More corrections than any page needs: a simulation that goes round in circles ends there."""

Follow = Callable[[Page, Page], Page | None]


@dataclass(frozen=True, slots=True)
class Work:
    """What an editor did to a page, from its suggestions to its gold."""

    errors: int
    """The hand actions left on the page with its first suggestions."""
    corrections: int
    """The corrections made by hand."""
    vanished: int
    """The hand actions that what followed saved."""
    taken: int
    refused: int
    """How often what was offered was taken, or would not have lessened the work."""
    milliseconds: tuple[float, ...]
    """What each following took, of this process's own time."""

    def __add__(self, other: "Work") -> "Work":
        return Work(
            self.errors + other.errors,
            self.corrections + other.corrections,
            self.vanished + other.vanished,
            self.taken + other.taken,
            self.refused + other.refused,
            self.milliseconds + other.milliseconds,
        )


NOTHING = Work(0, 0, 0, 0, 0, ())


def worked(gold: Page, follow: Follow | None) -> Work:
    """Let the editor correct a page; what follows is taken where it leaves less to do."""
    page = suggest(Page(id=gold.id, raw=gold.raw, meta=gold.meta, source=gold.source))
    errors = left(gold, page)
    corrections = vanished = taken = refused = 0
    times: list[float] = []
    for _ in range(MOST):
        found = next_correction(page, gold)
        if found is None:
            return Work(errors, corrections, vanished, taken, refused, tuple(times))
        act, counts = found
        before, page = page, act.edit(page).apply(page)
        corrections += counts
        if follow is None or not counts:
            continue
        start = time.process_time()
        offered = follow(before, page)
        times.append((time.process_time() - start) * 1000)
        if offered is not None:
            saved = left(gold, page) - left(gold, offered)
            taken, refused = taken + (saved > 0), refused + (saved <= 0)
            if saved > 0:
                vanished += saved
                page = offered
    raise RuntimeError(f"The gold of {gold.id} was not reached in {MOST} corrections.")


def left(gold: Page, page: Page) -> int:
    """Count the hand actions that are left."""
    return measure(gold, page).actions.total


def golds(folders: Iterable[Path]) -> Iterator[Page]:
    """Give the gold pages of some folders."""
    for folder in folders:
        for path in sorted(folder.glob("*.page.json")):
            yield read_page(json.loads(path.read_text(encoding="utf-8")))


def main() -> None:
    folders = tuple(map(Path, sys.argv[1:])) or FOLDERS
    table = Table("page", "errors", "corrections", "with following", "vanish", "taken, refused")
    alone, helped = NOTHING, NOTHING
    for gold in golds(folders):
        one, other = worked(gold, None), worked(gold, follow)
        alone, helped = alone + one, helped + other
        table.add_row(gold.id, *cells(one, other))
    table.add_section()
    table.add_row("together", *cells(alone, helped))
    Console(width=None if Console().is_terminal else 110).print(table)
    if helped.milliseconds:
        print(f"{percentile_95(helped.milliseconds):.0f} ms at the 95th percentile")


def cells(alone: Work, helped: Work) -> tuple[str, ...]:
    """Give what a row of the table says."""
    share = f"{helped.vanished} ({helped.vanished / helped.errors:.0%})" if helped.errors else "0"
    corrections = str(alone.corrections), str(helped.corrections)
    return str(alone.errors), *corrections, share, f"{helped.taken}, {helped.refused}"


if __name__ == "__main__":
    main()
