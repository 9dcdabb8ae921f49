"""What following a correction saves: an editor who knows the gold works with it and without.

`python -m benchmarks.following FOLDER …` prints it page by page; without a folder it takes
`sample_data` and `benchmarks/pages/tuning`. With `--total` only the sums are printed, as for pages
that nobody is to read.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from annotator.evaluate.compare import measure
from annotator.page.codec import read_page
from annotator.page.model import Page
from annotator.suggest.follow.follow import follow
from annotator.suggest.follow.sitting import Sitting
from annotator.suggest.pipeline import suggest
from benchmarks.editor import next_correction
from benchmarks.figure import percentile_95
from benchmarks.material import CHECKOUT

FOLDERS = (CHECKOUT / "sample_data", CHECKOUT / "benchmarks" / "pages" / "tuning")
MOST = 400
"""More corrections than any page needs: a simulation that goes round in circles ends there."""

Follow = Callable[[Page, Page, Sitting], Page | None]
"""Gives what follows: from the pages before and after a correction, and what was done before."""


@dataclass(frozen=True, slots=True)
class Work:
    """What an editor did to a page, from its suggestions to its gold."""

    errors: int
    """The hand actions left on the page with its first suggestions."""
    corrections: int
    """The corrections made by hand."""
    vanished: int
    """The hand actions that what followed saved: those that went, less those that came."""
    made: int
    """The mistakes that what was taken brought along, each counted once."""
    taken: int
    refused: int
    """How often what was offered was taken, or would not have lessened the work."""
    lost: int
    """The hand actions that taking what was refused would have cost."""
    milliseconds: tuple[float, ...]
    """What each following took, of this process's own time."""
    after: Counter[str] = field(default_factory=Counter)
    """The hand actions that vanished, by the kind of correction that they followed from."""

    def __add__(self, other: "Work") -> "Work":
        return Work(
            self.errors + other.errors,
            self.corrections + other.corrections,
            self.vanished + other.vanished,
            self.made + other.made,
            self.taken + other.taken,
            self.refused + other.refused,
            self.lost + other.lost,
            self.milliseconds + other.milliseconds,
            self.after + other.after,
        )


NOTHING = Work(0, 0, 0, 0, 0, 0, 0, ())


def worked(gold: Page, follow: Follow | None) -> Work:
    """Let the editor correct a page; what follows is taken where it leaves less to do."""
    page = suggest(Page(id=gold.id, raw=gold.raw, meta=gold.meta, source=gold.source))
    sitting = Sitting(page)
    work = replace(NOTHING, errors=left(gold, page))
    for _ in range(MOST):
        found = next_correction(page, gold)
        if found is None:
            return work
        act, counts = found
        before, page = page, act.edit(page).apply(page)
        sitting = sitting.corrected(before, page)
        work += replace(NOTHING, corrections=int(counts))
        if follow is None or not counts:
            continue
        start = time.process_time()
        offered = follow(before, page, sitting)
        work += replace(NOTHING, milliseconds=((time.process_time() - start) * 1000,))
        if offered is None:
            continue
        one = judged(gold, page, offered, type(act).__name__.strip("_"))
        work += one
        if one.taken:
            page = offered
    raise RuntimeError(f"The gold of {gold.id} was not reached in {MOST} corrections.")


def followed(before: Page, after: Page, sitting: Sitting) -> Page | None:
    """Give what follows from a correction, as the window asks for it."""
    return follow(before, after, sitting=sitting)


def judged(gold: Page, page: Page, offered: Page, act: str) -> Work:
    """Say what an offer that follows from an act is worth."""
    was, then = measure(gold, page), measure(gold, offered)
    saved = was.actions.total - then.actions.total
    if saved <= 0:
        return replace(NOTHING, refused=1, lost=-saved)
    made = (Counter(then.misses) - Counter(was.misses)).total()
    return replace(NOTHING, taken=1, vanished=saved, made=made, after=Counter({act: saved}))


def left(gold: Page, page: Page) -> int:
    """Count the hand actions that are left."""
    return measure(gold, page).actions.total


def golds(folders: Iterable[Path]) -> Iterator[Page]:
    """Give the gold pages of some folders."""
    for folder in folders:
        for path in sorted(folder.glob("*.page.json")):
            yield read_page(json.loads(path.read_text(encoding="utf-8")))


def main() -> None:
    words = [word for word in sys.argv[1:] if word != "--total"]
    folders = tuple(map(Path, words)) or FOLDERS
    table = Table(
        "page",
        "errors",
        "corrections",
        "with following",
        "vanish",
        "made",
        "taken, refused",
        "lost",
    )
    alone, helped = NOTHING, NOTHING
    for gold in golds(folders):
        one, other = worked(gold, None), worked(gold, followed)
        alone, helped = alone + one, helped + other
        if "--total" not in sys.argv:
            table.add_row(gold.id, *cells(one, other))
    table.add_section()
    table.add_row("together", *cells(alone, helped))
    Console(width=None if Console().is_terminal else 120).print(table)
    print(", ".join(f"{act}: {saved}" for act, saved in helped.after.most_common()))
    if helped.milliseconds:
        print(f"{percentile_95(helped.milliseconds):.0f} ms at the 95th percentile")


def cells(alone: Work, helped: Work) -> tuple[str, ...]:
    """Give what a row of the table says."""
    share = f"{helped.vanished} ({helped.vanished / helped.errors:.0%})" if helped.errors else "0"
    corrections = str(alone.corrections), str(helped.corrections)
    offers = f"{helped.taken}, {helped.refused}"
    return str(alone.errors), *corrections, share, str(helped.made), offers, str(helped.lost)


if __name__ == "__main__":
    main()
